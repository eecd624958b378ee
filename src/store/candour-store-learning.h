/* candour-store-learning.h - keeps what stronger audits taught, who passed it on, and who used it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An item comes into being when an audit is submitted with "Share as learning" ticked, from a
 * standard graded Good or better. Decided by the rules of candour-learning.h (REFUSED); each write
 * is one transaction with its rows of the history.
 */

#pragma once

#include "candour-db.h"
#include "candour-learning.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_LEARNING_ALL,
  CANDOUR_LEARNING_TO_ME,      /* passed to me or my team */
  CANDOUR_LEARNING_WILL_USE,   /* "I said I would use" */
  CANDOUR_LEARNING_MINE,       /* "I shared", the withdrawn ones too */
} CandourLearningView;

#define CANDOUR_N_LEARNING_VIEWS (CANDOUR_LEARNING_MINE + 1)

/* NULL and 0: any. Texts are lent for the call. */
typedef struct
{
  CandourLearningView  view;
  const char          *person_id;   /* who looks; required but for ALL */
  const char          *theme;
  const char          *text;        /* words that are all in it */
  int                  used;        /* 1: used by somebody; 2: not used yet */
  const char          *since_on;    /* shared on that day or later */
} CandourLearningFilter;

/* (element-type CandourLearningRow), newest first, after @after_key, at most @limit. */
GPtrArray       *candour_store_learning_page   (CandourDb                    *db,
                                                const CandourLearningFilter  *filter,
                                                const char                   *after_key,
                                                int                           limit,
                                                GError                      **error);
/* (element-type CandourLearningTheme): of ALL, most first. */
GPtrArray       *candour_store_learning_themes (CandourDb                    *db,
                                                GError                      **error);
/* How many there are in each view (CANDOUR_N_LEARNING_VIEWS places), how many of ALL were used
 * by somebody, and how many audits of theirs lack the child's own next step.
 */
gboolean         candour_store_learning_count  (CandourDb                    *db,
                                                const char                   *person_id,
                                                const char                   *since_on,
                                                gint64                       *counts,
                                                gint64                       *n_used,
                                                gint64                       *n_lack_step,
                                                GError                      **error);
/* (element-type CandourAuditRow): submitted, Good or better, and without a next step for the
 * child; of @auditor_id, or (NULL) of everybody.
 */
GPtrArray       *candour_store_learning_list_lacking (CandourDb              *db,
                                                const char                   *auditor_id,
                                                int                           limit,
                                                const char                   *today,
                                                GError                      **error);

/* The whole item, for @actor: its audit and its child's next step only where the actor may open
 * the audit.
 */
CandourLearning *candour_store_learning_load   (CandourDb                    *db,
                                                const char                   *id,
                                                const CandourActor           *actor,
                                                GError                      **error);
/* title, done and helped; checked for case details and the names that the workspace knows. */
gboolean         candour_store_learning_save   (CandourDb                    *db,
                                                CandourLearning              *learning,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
gboolean         candour_store_learning_withdraw (CandourDb                  *db,
                                                CandourLearning              *learning,
                                                const char                   *reason,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
/* To a team or to a person (the other is NULL), with one line why. */
gboolean         candour_store_learning_pass   (CandourDb                    *db,
                                                const char                   *id,
                                                const char                   *team_id,
                                                const char                   *person_id,
                                                const char                   *why,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
/* For the actor's own team (without one, for the actor). */
gboolean         candour_store_learning_ask    (CandourDb                    *db,
                                                const char                   *id,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
/* Twice is once. */
gboolean         candour_store_learning_read   (CandourDb                    *db,
                                                const char                   *id,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
gboolean         candour_store_learning_promise (CandourDb                   *db,
                                                const char                   *id,
                                                gboolean                      will_use,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);
gboolean         candour_store_learning_use    (CandourDb                    *db,
                                                const char                   *id,
                                                int                           n_children,
                                                const char                   *words,
                                                const CandourActor           *actor,
                                                const char                   *today,
                                                GError                      **error);

G_END_DECLS
