/* candour-test-rows.h - the least that a test needs to be in the tables around its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-test-store.h"

G_BEGIN_DECLS

void candour_test_rows_add_team      (CandourTestStore *store,
                                      const char       *id,
                                      const char       *parent_id);
/* A framework without parts; id and code are alike. */
void candour_test_rows_add_framework (CandourTestStore *store,
                                      const char       *id);
/* An open case of the cohort "child in need"; id and reference are alike. */
void candour_test_rows_add_case      (CandourTestStore *store,
                                      const char       *id,
                                      const char       *team_id,
                                      const char       *worker_id);
/* @submitted_on NULL: in progress. */
void candour_test_rows_add_audit     (CandourTestStore *store,
                                      const char       *id,
                                      const char       *case_id,
                                      const char       *framework_id,
                                      const char       *auditor_id,
                                      const char       *worker_id,
                                      const char       *submitted_on);
/* An open action of the audit @audit_id, whose case is @case_id. */
void candour_test_rows_add_action    (CandourTestStore *store,
                                      const char       *id,
                                      const char       *audit_id,
                                      const char       *case_id,
                                      const char       *owner_id);

G_END_DECLS
