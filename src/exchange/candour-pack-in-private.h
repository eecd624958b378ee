/* candour-pack-in-private.h - what the files of candour-pack-in share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-pack-in.h"
#include "candour-pack-payload.h"

G_BEGIN_DECLS

/* All is lent but @whole. */
typedef struct
{
  CandourPackIn        *in;
  CandourDb            *db;
  const CandourKeyring *ring;    /* only where the file is still to be opened */
  const char           *path;
  const char           *today;
  GHashTable           *whole;   /* audit's id to CandourAudit, as the reader may see it */
  GHashTable           *frameworks;
} CandourPackChecking;

/* Each check: FALSE is that it could not be tried. It fails by candour_pack_in_fail(). */
typedef gboolean (*CandourPackCheckFunc) (CandourPackChecking  *self,
                                          GError              **error);

/* Takes over the three texts; all but the first may be NULL. Always TRUE. */
gboolean                candour_pack_in_fail          (CandourPackIn        *self,
                                                       CandourPackCheckKind  kind,
                                                       char                 *refusal,
                                                       char                 *explanation,
                                                       char                 *advice);
/* Takes over @detail. Always TRUE. */
gboolean                candour_pack_in_pass          (CandourPackIn        *self,
                                                       CandourPackCheckKind  kind,
                                                       char                 *detail);

/* Lent, read once. */
CandourAudit           *candour_pack_checking_load    (CandourPackChecking  *self,
                                                       const char           *audit_id,
                                                       GError              **error);
CandourFramework       *candour_pack_checking_framework (CandourPackChecking *self,
                                                       const char           *id,
                                                       GError              **error);

/* Its own or its audits' grades are what a moderator can have sealed. */
gboolean                candour_pack_in_check_reads   (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_whole   (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_sealed  (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_signed  (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_out     (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_answers (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_newer   (CandourPackChecking  *self,
                                                       GError              **error);
gboolean                candour_pack_in_check_cases   (CandourPackChecking  *self,
                                                       GError              **error);

/* From the check of the signature on, as it stands in the tables now. */
gboolean                candour_pack_in_examine       (CandourPackIn        *self,
                                                       CandourDb            *db,
                                                       const char           *today,
                                                       GError              **error);

/* What import would do with each. */
gboolean                candour_pack_in_preview       (CandourPackChecking  *self,
                                                       GError              **error);

G_END_DECLS
