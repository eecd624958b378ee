/* candour-pack-in.h - what came back from a moderator outside: checked, looked at, imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is changed by checking. The checks are done in their order, and what fails stops the
 * rest; only what passed them all can be imported, all of it or none.
 */

#pragma once

#include "candour-keyring.h"
#include "candour-moderation-rules.h"
#include "candour-pack.h"
#include "candour-store-packs.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_CHECK_WHOLE,    /* and not too large */
  CANDOUR_CHECK_SEALED,   /* for us */
  CANDOUR_CHECK_SIGNED,   /* with the key that was pinned when the pack went out */
  CANDOUR_CHECK_OUT,      /* the pack is not withdrawn, and the return was made in time */
  CANDOUR_CHECK_ANSWERS,  /* the file that went out, and from whom it went to */
  CANDOUR_CHECK_NEWER,    /* than what came before */
  CANDOUR_CHECK_CASES,    /* none that was not in the pack */
  CANDOUR_CHECK_READS,    /* format, grades and rules */
} CandourPackCheckKind;

#define CANDOUR_PACK_N_CHECKS (CANDOUR_CHECK_READS + 1)

typedef enum
{
  CANDOUR_CHECK_NOT_TRIED,
  CANDOUR_CHECK_PASSED,
  CANDOUR_CHECK_FAILED,
} CandourPackCheckState;

typedef struct
{
  char                  *title;   /* "Signed by V. Lund" */
  char                  *detail;  /* "With the key that was checked by phone"; "" */
  CandourPackCheckState  state;
} CandourPackCheck;

typedef enum
{
  CANDOUR_INCOMING_NEW,
  CANDOUR_INCOMING_HERE,    /* since an earlier return */
  CANDOUR_INCOMING_BESIDE,  /* the audit moved on: kept beside it, and overwrites nothing */
} CandourIncomingKind;

/* One audit of a return, beside what the auditor gave. */
typedef struct
{
  CandourIncomingKind  kind;
  int                  since;              /* HERE: the number of that return */
  char                *why;                /* BESIDE: "CF-2055 was moderated here on …"; "" */
  char                *code;
  char                *audit_id;
  char                *reference;
  CandourFramework    *framework;
  int                  auditor_overall;    /* both 0 where they are sealed to who imports */
  int                  moderator_overall;
  CandourDifference    difference;         /* of the two */
  gboolean             to_decide;          /* that, or one of a standard, is for somebody else */
} CandourIncoming;

typedef struct
{
  CandourPackCheck   checks[CANDOUR_PACK_N_CHECKS];
  gboolean           is_good;       /* all passed */
  char              *refusal;       /* "This return was not signed by V. Lund"; NULL */
  char              *explanation;   /* two sentences about it, or one; NULL */
  char              *advice;        /* what to do; NULL */
  gboolean           is_unsigned;   /* anyone who holds the six words could have written it */
  int                same_as;       /* the return that this very file is already; 0 */
  CandourPackRecord *record;        /* NULL where it is not known which pack it answers */
  int                sequence;
  GPtrArray         *incoming;      /* CandourIncoming; empty unless is_good */
  guint              n_new;
  guint              n_here;
  guint              n_beside;
  guint              n_decide;      /* of the new ones */
  guint              n_missing;     /* of the pack, not back with it */

  /* Private. */
  GBytes            *sealed;
  CandourPack       *pack;
  GPtrArray         *audits;
} CandourPackIn;

/* NULL: could not be checked, and REFUSED for all but the QA lead. A file that fails a check is no
 * error. Shows the auditor's grades, so it is for nobody else.
 */
CandourPackIn *candour_pack_in_new    (CandourDb             *db,
                                       const char            *path,
                                       const CandourKeyring  *ring,
                                       const CandourActor    *actor,
                                       const char            *today,
                                       GError               **error);
void           candour_pack_in_free   (CandourPackIn         *self);

/* The grades and their seals are the moderator's; that they were imported is @actor's. The same
 * file again changes nothing. REFUSED where not all checks passed; CONFLICT where something is not
 * as it was looked at: @self is what it is now.
 */
gboolean       candour_pack_in_import (CandourPackIn         *self,
                                       CandourDb             *db,
                                       const CandourActor    *actor,
                                       const char            *today,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPackIn, candour_pack_in_free)

G_END_DECLS
