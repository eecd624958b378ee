/* candour-store-past-private.h - what the files that invent a past have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-past-words.h"
#include "candour-store-follow-private.h"
#include "candour-store-past.h"

G_BEGIN_DECLS

struct _CandourPast
{
  CandourDb         *db;
  CandourPastWords  *words;
  GHashTable        *names;    /* id of a team or person -> name */
  CandourClocks      clocks;   /* read with the first action */
  GHashTable        *tallies;  /* what an action is summed up by -> how many */
  gint64             n_moderations[CANDOUR_N_MODERATION_STATES];
};

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
/* The row of one action, with all that lists read it by. */
gboolean candour_past_write_action     (const CandourPastAudit   *past,
                                        const CandourActionPoint *action,
                                        GError                  **error);
/* Those that were written with the audit, brought to what was agreed. */
gboolean candour_past_regrade_actions  (const CandourPastAudit   *past,
                                        const CandourModeration  *moderation,
                                        GError                  **error);
/* The sums of all actions written. */
gboolean candour_past_write_tallies    (CandourPast              *self,
                                        GError                  **error);

G_END_DECLS
