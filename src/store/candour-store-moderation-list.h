/* candour-store-moderation-list.h - the queues of moderations, paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-rows.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_QUEUE_MINE,         /* mine to grade, compare, decide or give feedback on */
  CANDOUR_QUEUE_TO_ALLOCATE,  /* no moderator yet */
  CANDOUR_QUEUE_GRADING,      /* allocated or being graded blind */
  CANDOUR_QUEUE_COMPARING,    /* sealed, and not finished */
  CANDOUR_QUEUE_FINISHED,
  CANDOUR_QUEUE_FEEDBACK,     /* finished, of my audits, and not acknowledged */
  CANDOUR_QUEUE_ALL,
} CandourModerationQueue;

#define CANDOUR_N_MODERATION_QUEUES (CANDOUR_QUEUE_ALL + 1)

/* Those that a figure counts; 0: not by a figure. Needs ALL, or FINISHED where it was
 * agreed. */
typedef enum
{
  CANDOUR_BEHIND_NOTHING,
  CANDOUR_BEHIND_DRAWN,
  CANDOUR_BEHIND_MODERATED,
  CANDOUR_BEHIND_UPGRADED,
  CANDOUR_BEHIND_DOWNGRADED,
  CANDOUR_BEHIND_SAME,
  CANDOUR_BEHIND_LATE,        /* sealed after the due date */
  CANDOUR_BEHIND_SEALED,
} CandourModerationBehind;

/* NULL and 0 mean: any. Texts are lent for the call. */
typedef struct
{
  CandourModerationQueue   queue;
  const char              *person_id;    /* whose MINE and FEEDBACK; required there */
  const char              *moderator_id;
  const char              *auditor_id;
  const char              *team_id;      /* with the teams below it */
  CandourDrawKind          kind;
  const char              *from_on;      /* the audit was submitted; both ends included */
  const char              *until_on;
  CandourModerationBehind  behind;
} CandourModerationFilter;

/* (element-type CandourModerationRow): by due date, FINISHED by the newest first; at most @limit
 * after the row with @after_key (NULL: from the start).
 */
GPtrArray *candour_store_moderation_list_page   (CandourDb                      *db,
                                                 const CandourModerationFilter  *filter,
                                                 const char                     *after_key,
                                                 int                             limit,
                                                 GError                        **error);
/* The keys of every @step-th row, and the count of all; as candour_store_audit_list_index(). */
GPtrArray *candour_store_moderation_list_index  (CandourDb                      *db,
                                                 const CandourModerationFilter  *filter,
                                                 int                             step,
                                                 gint64                         *n_rows,
                                                 GError                        **error);
/* How many there are in each queue for @person_id: CANDOUR_N_MODERATION_QUEUES places. */
gboolean   candour_store_moderation_list_count  (CandourDb                      *db,
                                                 const char                     *person_id,
                                                 gint64                         *counts,
                                                 GError                        **error);

/* --- Figures -------------------------------------------------------------------------- */

/* Whose audits, and submitted when; NULL: any. */
typedef struct
{
  const char *from_on;
  const char *until_on;
  const char *team_id;       /* with the teams below it */
  const char *auditor_id;
  const char *framework_id;
  gboolean    random_only;   /* only what may feed estimates */
} CandourModerationScope;

/* Counts of audits submitted in the scope. "Moderated": the agreed grades stand. The list behind
 * each is that of the filter with the same scope.
 */
typedef struct
{
  gint64  n_submitted;
  gint64  n_drawn;        /* by rule + random + request */
  gint64  n_rule;
  gint64  n_random;
  gint64  n_request;
  gint64  n_moderated;    /* of them; the three below add up to those with an overall grade */
  gint64  n_upgraded;
  gint64  n_downgraded;
  gint64  n_same;
  gint64  n_not_blind;    /* of n_moderated: the moderator had read the audit before */
  gint64  n_sealed;       /* those that days are of */
  int     median_days;    /* from submission to sealing; -1 where n_sealed is 0 */
  int     ninth_days;     /* nine in ten were sealed within so many */
  gint64  n_late;         /* sealed after the due date */
} CandourModerationFigures;

gboolean   candour_store_moderation_figures     (CandourDb                      *db,
                                                 const CandourModerationScope   *scope,
                                                 CandourModerationFigures       *figures,
                                                 GError                        **error);
/* Of an auditor's audits that were drawn at random, graded blind and sealed before @before_at
 * (instant; NULL: now): the auditor's overall higher than the moderator's, the same, lower.
 */
gboolean   candour_store_moderation_pattern     (CandourDb                      *db,
                                                 const char                     *auditor_id,
                                                 const char                     *before_at,
                                                 guint                          *n_higher,
                                                 guint                          *n_same,
                                                 guint                          *n_lower,
                                                 GError                        **error);

G_END_DECLS
