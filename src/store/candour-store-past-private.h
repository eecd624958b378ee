/* candour-store-past-private.h - what the files that invent a past have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-past.h"

G_BEGIN_DECLS

/* What a past audit, or its moderation, is written with. All is lent. */
typedef struct
{
  CandourPast            *self;
  CandourDb              *db;
  const CandourFramework *framework;
  CandourAudit           *audit;
  const CandourActor     *actor;   /* the auditor, or the moderator */
  const char             *salt;
  const CandourDrawRule  *rule;    /* of a moderation */
  const char             *at_utc;  /* when what is said was said */
} CandourPastAudit;

gboolean candour_past_write_grading    (const CandourPastAudit   *past,
                                        const CandourGrading     *grading,
                                        GError                  **error);
gboolean candour_past_write_moderation (const CandourPastAudit   *past,
                                        const CandourModeration  *moderation,
                                        GError                  **error);

G_END_DECLS
