/* candour-store-cases.h - keeps the children's records that may be audited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"
#include "candour-rows.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;            /* start of a reference, or part of a worker's name; NULL: all */
  const char *team_id;         /* with the teams below it; NULL: all */
  const char *worker_id;
  gboolean    unallocated;     /* only those that no worker holds */
  gboolean    with_closed;
} CandourCaseFilter;

/* (element-type CandourCaseRow) by reference, after the row with @after_key (NULL: from the
 * start), at most @limit.
 */
GPtrArray   *candour_store_cases_list             (CandourDb                *db,
                                                   const CandourCaseFilter  *filter,
                                                   const char               *after_key,
                                                   int                       limit,
                                                   GError                  **error);
/* (element-type CandourCaseRow): open cases of the three teams that @auditor_id audited last, those
 * that were never audited first, then those that were longest ago.
 */
GPtrArray   *candour_store_cases_list_recent      (CandourDb                *db,
                                                   const char               *auditor_id,
                                                   int                       limit,
                                                   GError                  **error);
/* *on: the local date of the last import of a case list; NULL where there was none. */
gboolean     candour_store_cases_find_imported    (CandourDb                *db,
                                                   char                    **on,
                                                   GError                  **error);
/* -1: failed. */
gint64       candour_store_cases_count            (CandourDb                *db,
                                                   const CandourCaseFilter  *filter,
                                                   GError                  **error);
CandourCase *candour_store_cases_load             (CandourDb                *db,
                                                   const char               *id,
                                                   GError                  **error);
/* NOT_FOUND where no case has this reference. */
CandourCase *candour_store_cases_find             (CandourDb                *db,
                                                   const char               *reference,
                                                   GError                  **error);
/* (element-type CandourAllocation), newest first. */
GPtrArray   *candour_store_cases_list_allocations (CandourDb                *db,
                                                   const char               *case_id,
                                                   GError                  **error);

G_END_DECLS
