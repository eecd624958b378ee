/* candour-store-action-list.h - the long list of actions: filtered, ordered and paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most urgent first, unless another order is asked for: overdue, to verify, due, to be checked
 * later; in each the oldest first. So the order depends on the day, and a list is read with one
 * @today throughout.
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"
#include "candour-rows.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_ACTIONS_OPEN,       /* all that are not closed or withdrawn */
  CANDOUR_ACTIONS_OVERDUE,
  CANDOUR_ACTIONS_DUE_SOON,   /* today and the seven days after it */
  CANDOUR_ACTIONS_TO_VERIFY,  /* reported done, or to be checked again by now */
  CANDOUR_ACTIONS_MINE,       /* open, and owned by person_id */
  CANDOUR_ACTIONS_TOLD,       /* person_id should know of by now, by role: the QA lead's list,
                               * or those of the people below */
  CANDOUR_ACTIONS_CLOSED,     /* made a difference, closed, withdrawn; newest first */
} CandourActionView;

#define CANDOUR_N_ACTION_VIEWS (CANDOUR_ACTIONS_CLOSED + 1)

/* What is closed is always listed by the day of that, the newest first. */
typedef enum
{
  CANDOUR_ACTIONS_URGENT,
  CANDOUR_ACTIONS_BY_DUE,      /* the nearest first */
  CANDOUR_ACTIONS_NEWEST,      /* by the day on which they were raised */
  CANDOUR_ACTIONS_OLDEST,
} CandourActionOrder;

#define CANDOUR_N_ACTION_ORDERS (CANDOUR_ACTIONS_OLDEST + 1)

/* NULL, -1 and 0 mean: any. Texts are lent for the call. */
typedef struct
{
  CandourActionView  view;
  CandourActionOrder order;
  const char        *person_id;   /* whose MINE and TOLD */
  CandourRole        role;        /* of person_id, for TOLD */
  const char        *team_id;     /* of the case when it was audited; with the teams below it */
  const char        *owner_id;
  const char        *auditor_id;
  const char        *verifier_id; /* those that this person could verify: audited by them, or
                                   * owned by somebody they manage, and never their own */
  int                level;       /* CandourActionLevel; -1 */
  int                drawn_as;    /* CandourGrade that stands, of the standard or audit; 0 */
} CandourActionFilter;

/* No filter but the view. */
#define CANDOUR_ACTION_FILTER_INIT { .level = -1 }

/* (element-type CandourActionRow): at most @limit after the row with @after_key (NULL: from the
 * start).
 */
GPtrArray *candour_store_action_list_page  (CandourDb                  *db,
                                            const CandourActionFilter  *filter,
                                            const char                 *after_key,
                                            int                         limit,
                                            const char                 *today,
                                            GError                    **error);
/* The keys of every @step-th row, and the count of all; as candour_store_audit_list_index(). */
GPtrArray *candour_store_action_list_index (CandourDb                  *db,
                                            const CandourActionFilter  *filter,
                                            int                         step,
                                            const char                 *today,
                                            gint64                     *n_rows,
                                            GError                    **error);
/* How many there are in each view, after the other filters: CANDOUR_N_ACTION_VIEWS places. MINE
 * and TOLD stay 0 where person_id is NULL.
 */
gboolean   candour_store_action_list_count (CandourDb                  *db,
                                            const CandourActionFilter  *filter,
                                            const char                 *today,
                                            gint64                     *counts,
                                            GError                    **error);
/* (element-type CandourActionRow) of these @ids (element-type utf8), in their order. */
GPtrArray *candour_store_action_list_rows  (CandourDb                  *db,
                                            GPtrArray                  *ids,
                                            const char                 *today,
                                            GError                    **error);

G_END_DECLS
