/* candour-store-audit-list.h - the long list of audits: filtered, sorted and paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-rows.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_SORT_LISTED,     /* due or submitted */
  CANDOUR_SORT_REFERENCE,
} CandourAuditSort;

/* NULL, -1 and 0 mean: any. Texts are lent for the call. */
typedef struct
{
  int               state;          /* CandourAuditState; -1 */
  const char       *team_id;        /* with the teams below it */
  const char       *auditor_id;
  const char       *worker_id;
  const char       *case_id;
  const char       *framework_id;
  const char       *from_on;        /* due or submitted, both ends included */
  const char       *until_on;
  int               drawn_as;       /* CandourGrade of the overall that stands, the agreed one
                                     * where there is one; 0: any */
  gboolean          not_graded;
  gboolean          changed;        /* the agreed overall is not the auditor's */
  gboolean          own_unsubmitted; /* with auditor_id: what that auditor has to do */
  const char       *text;           /* words; each must be in the case, worker or findings; the
                                     * last may be a beginning */
  CandourAuditSort  sort;
  gboolean          ascending;
} CandourAuditFilter;

/* (element-type CandourAuditRow): at most @limit after the row with @after_key (NULL: from the
 * start). @today decides what is overdue.
 */
GPtrArray *candour_store_audit_list_page   (CandourDb                 *db,
                                            const CandourAuditFilter  *filter,
                                            const char                *after_key,
                                            int                        limit,
                                            const char                *today,
                                            GError                   **error);
/* (element-type CandourAuditRow): audits not yet submitted of this person's own work, or of the
 * work of those whom the person manages, by due date. Who audits is not told.
 */
GPtrArray *candour_store_audit_list_told   (CandourDb                 *db,
                                            const char                *person_id,
                                            int                        limit,
                                            const char                *today,
                                            GError                   **error);
/* The keys of every @step-th row (the step-th, the 2*step-th ...), so that a jump to row
 * n * step begins after key n - 1. (element-type utf8). *n_rows is the count of all.
 */
GPtrArray *candour_store_audit_list_index  (CandourDb                 *db,
                                            const CandourAuditFilter  *filter,
                                            int                        step,
                                            gint64                    *n_rows,
                                            GError                   **error);
/* How many there are in each state, after the other filters: @counts has CANDOUR_N_AUDIT_STATES
 * places. *n_open: of all, with an action open; may be NULL.
 */
gboolean   candour_store_audit_list_count  (CandourDb                 *db,
                                            const CandourAuditFilter  *filter,
                                            gint64                    *counts,
                                            gint64                    *n_open,
                                            GError                   **error);
/* (element-type utf8): ids of all that match, in the list's order: for "select all". */
GPtrArray *candour_store_audit_list_ids    (CandourDb                 *db,
                                            const CandourAuditFilter  *filter,
                                            GError                   **error);

/* (element-type CandourAuditRow) of these @ids (element-type utf8), in their order; those that are
 * not there are left out.
 */
GPtrArray *candour_store_audit_list_of     (CandourDb                 *db,
                                            GPtrArray                 *ids,
                                            const char                *today,
                                            GError                   **error);

/* Brings the words of one audit into the index; inside the caller's transaction. */
gboolean   candour_store_audit_list_index_words (CandourDb            *db,
                                            const char                *audit_id,
                                            GError                   **error);

G_END_DECLS
