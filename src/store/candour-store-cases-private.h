/* candour-store-cases-private.h - what the import shares with the list of cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* The columns that candour_store_cases_read() reads, in its order. */
#define CANDOUR_CASE_COLUMNS \
  "child_case.id, child_case.reference, child_case.cohort, child_case.plan, child_case.since," \
  " child_case.age_band, child_case.sex, child_case.team_id, child_case.worker_id," \
  " child_case.closed_on, child_case.lists, child_case.revision"

CandourCase *candour_store_cases_read   (CandourStatement    *statement);

/* Inside the caller's transaction, with the allocation. Makes the id. A new case has no row of
 * its own in the history: that of its import tells of it.
 */
gboolean     candour_store_cases_insert (CandourDb           *db,
                                         CandourCase         *child_case,
                                         const char          *today,
                                         GError             **error);
/* Each field that differs from @old goes into the history; allocations end and begin @today. */
gboolean     candour_store_cases_update (CandourDb           *db,
                                         const CandourCase   *old,
                                         const CandourCase   *child_case,
                                         const char          *today,
                                         const CandourActor  *actor,
                                         GError             **error);

G_END_DECLS
