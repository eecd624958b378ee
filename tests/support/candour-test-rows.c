/* candour-test-rows.c - the least that a test needs to be in the tables around its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-rows.h"

static const char add_team_sql[] =
  "INSERT INTO team (id, name, parent_id, position) VALUES ($1, $1, $2, 1)";

void
candour_test_rows_add_team (CandourTestStore *store,
                            const char       *id,
                            const char       *parent_id)
{
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_team_sql, &error, "ss", id, parent_id);
  g_assert_no_error (error);
}

static const char add_framework_sql[] =
  "INSERT INTO framework (id, code, version, kind, title, summary, source, has_overall,"
  " audit_days, next_step_good, hash, added_at)"
  " VALUES ($1, $1, 1, 'case-file-audit', $1, '', '', 1, 20, 0, $1, '2026-01-05T09:00:00Z')";

void
candour_test_rows_add_framework (CandourTestStore *store,
                                 const char       *id)
{
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_framework_sql, &error, "s", id);
  g_assert_no_error (error);
}

static const char add_case_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, team_id, worker_id, lists, revision)"
  " VALUES ($1, $1, lower ($1), 'child-in-need', $2, $3, 64, 1)";

void
candour_test_rows_add_case (CandourTestStore *store,
                            const char       *id,
                            const char       *team_id,
                            const char       *worker_id)
{
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_case_sql, &error, "sss", id, team_id, worker_id);
  g_assert_no_error (error);
}

static const char add_audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, worker_id, state, created_at,"
  " submitted_at, listed_on, reference, cohort, overall_drawn, overall_reason, other_reason,"
  " risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason, exception_reason, text_salt,"
  " n_graded, n_standards, n_actions, n_open, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, '2020-01-06T09:00:00Z', $7, COALESCE ($8, '2020-02-03'), $2,"
  " 'child-in-need', 0, '', '', 'unanswered', '', '', '', 'none', '', '', 'salt',"
  " 0, 0, 0, 0, 1)";

void
candour_test_rows_add_audit (CandourTestStore *store,
                             const char       *id,
                             const char       *case_id,
                             const char       *framework_id,
                             const char       *auditor_id,
                             const char       *worker_id,
                             const char       *submitted_on)
{
  g_autofree char *at =
    submitted_on != NULL ? g_strconcat (submitted_on, "T10:00:00Z", NULL) : NULL;
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_audit_sql, &error, "ssssssss", id, case_id, framework_id,
                      auditor_id, worker_id, at != NULL ? "closed" : "in-progress", at,
                      submitted_on);
  g_assert_no_error (error);
}

static const char add_action_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, kind, position, what, difference, level,"
  " owner_id, state, is_open, text_salt, revision)"
  " VALUES ($1, $2, $3, 'improvement', 1, '', '', 'child', $4, 'open', 1, 'salt', 1)";

void
candour_test_rows_add_action (CandourTestStore *store,
                              const char       *id,
                              const char       *audit_id,
                              const char       *case_id,
                              const char       *owner_id)
{
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_action_sql, &error, "ssss", id, audit_id, case_id, owner_id);
  g_assert_no_error (error);
}
