/* test-audits.c - audits begin only where nobody could call them partial, and change hands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audit-list.h"
#include "candour-store-audits.h"
#include "candour-store-cases.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

static char *
try_start (CandourTestStore       *store,
           const CandourNewAudit  *facts,
           const CandourActor     *actor,
           GError                **error)
{
  char *id = NULL;
  gboolean started =
    candour_store_audits_start (store->db, facts, actor, CANDOUR_TEST_TODAY, &id, error);

  g_assert_cmpint (started, ==, id != NULL);

  return id;
}

static void
assert_refused (CandourTestStore      *store,
                const CandourNewAudit *facts,
                const CandourActor    *actor)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (try_start (store, facts, actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_start (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;
  const CandourHistoryRow *first;

  g_assert_cmpint (audit->state, ==, CANDOUR_AUDIT_NOT_STARTED);
  g_assert_cmpstr (audit->reference, ==, "CF-2291");
  g_assert_cmpint (audit->cohort, ==, CANDOUR_COHORT_CHILD_IN_NEED);
  g_assert_cmpstr (audit->worker_id, ==, CANDOUR_TEST_WORKER);
  g_assert_cmpstr (audit->team_id, ==, "East");
  g_assert_cmpstr (audit->due_on, ==, "2026-01-28");
  g_assert_true (g_str_has_prefix (audit->created_at, CANDOUR_TEST_TODAY));
  g_assert_nonnull (audit->declared_at);
  g_assert_null (audit->started_at);
  g_assert_cmpstr (audit->plan, ==, "");
  g_assert_cmpint (audit->overall, ==, 0);
  g_assert_cmpint (audit->risk, ==, CANDOUR_RISK_UNANSWERED);
  g_assert_cmpint (audit->revision, ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_standards FROM audit"), ==, 3);

  history = candour_store_history_list (store->db, audit->id, &error);
  g_assert_no_error (error);
  first = history->pdata[0];
  g_assert_cmpstr (first->field, ==, "state");
  g_assert_cmpstr (first->new_value, ==, "not-started");
  candour_test_store_verify (store);
}

static void
test_find (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autofree char *by_id = candour_store_audits_find (store->db, audit->id, NULL);
  g_autofree char *by_case = candour_store_audits_find (store->db, "cf-2291", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (by_id, ==, audit->id);
  g_assert_cmpstr (by_case, ==, audit->id);

  g_assert_null (candour_store_audits_find (store->db, "CF-9", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (candour_store_audits_load (store->db, "CF-9", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_ties (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id, .auditor_id = CANDOUR_TEST_BOSS,
    .declared = TRUE,
  };
  g_autoptr(CandourActor) boss =
    candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourActor) worker =
    candour_test_kept_actor (CANDOUR_TEST_WORKER, CANDOUR_ROLE_SOCIAL_WORKER);
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  /* Who manages the worker does not audit, and cannot allow it; nor can who has no such role. */
  assert_refused (store, &facts, boss);
  facts.exception_reason = "Nobody else is trained";
  assert_refused (store, &facts, boss);
  facts.auditor_id = store->actor->person_id;
  assert_refused (store, &facts, worker);

  facts.auditor_id = CANDOUR_TEST_BOSS;
  id = try_start (store, &facts, store->actor, &error);
  g_assert_no_error (error);
  audit = candour_test_kept_load (store, id);
  g_assert_cmpstr (audit->exception_by, ==, store->actor->person_id);
  g_assert_cmpstr (audit->exception_reason, ==, "Nobody else is trained");
  g_assert_cmpuint (audit->exception_ties, ==,
                    1u << CANDOUR_TIE_LINE_MANAGER | 1u << CANDOUR_TIE_OWN_TEAM);

  /* Declaring is the auditor's own to do. */
  g_assert_null (audit->declared_at);
  candour_store_audits_declare (store->db, audit, boss, &error);
  g_assert_no_error (error);
  g_assert_nonnull (audit->declared_at);
  g_assert_cmpint (audit->revision, ==, 2);
  g_assert_false (candour_store_audits_declare (store->db, audit, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* What nobody may allow, and what must be said first. */
static void
test_not_begun (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id,
    .auditor_id = store->actor->person_id, .exception_reason = "Because",
  };

  assert_refused (store, &facts, store->actor);
  facts.declared = TRUE;

  candour_test_store_run (store, "UPDATE person SET trained_on = NULL WHERE id = 'r-dean'");
  assert_refused (store, &facts, store->actor);
  candour_test_store_run (store,
                          "UPDATE person SET trained_on = '2020-01-06' WHERE id = 'r-dean'");

  candour_test_store_run (store, "UPDATE child_case SET closed_on = '2026-01-09'");
  assert_refused (store, &facts, store->actor);
  candour_test_store_run (store, "UPDATE child_case SET closed_on = NULL");

  facts.due_on = "soon";
  assert_refused (store, &facts, store->actor);
  facts.due_on = CANDOUR_TEST_TODAY;
  assert_refused (store, &facts, store->actor);

  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit"), ==, 0);
  candour_test_store_verify (store);
}

static void
test_twice (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id,
    .auditor_id = store->actor->person_id, .declared = TRUE,
  };
  g_autoptr(CandourAudit) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  /* One is open already. */
  assert_refused (store, &facts, store->actor);
  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);

  /* Within twelve months only with a reason, in words too. */
  assert_refused (store, &facts, store->actor);
  facts.repeat = CANDOUR_REPEAT_RE_AUDIT;
  assert_refused (store, &facts, store->actor);
  facts.repeat_reason = "Did the plan change her nights?";
  id = try_start (store, &facts, store->actor, &error);
  g_assert_no_error (error);

  again = candour_test_kept_load (store, id);
  g_assert_cmpint (again->repeat, ==, CANDOUR_REPEAT_RE_AUDIT);
  g_assert_cmpstr (again->repeat_reason, ==, "Did the plan change her nights?");
  g_assert_cmpstr (again->earlier_id, ==, audit->id);
}

static void
test_place (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows;

  candour_store_audits_set_place (store->db, audit->id, CANDOUR_TEST_SAFETY, store->actor,
                                  &error);
  g_assert_no_error (error);
  n_rows = candour_test_store_count (store, "SELECT count(*) FROM history");
  candour_store_audits_set_place (store->db, audit->id, CANDOUR_TEST_SEEING, store->actor,
                                  &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"), ==, n_rows);

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpstr (after->place, ==, CANDOUR_TEST_SEEING);
  g_assert_cmpint (after->state, ==, CANDOUR_AUDIT_IN_PROGRESS);
  g_assert_nonnull (after->started_at);
  g_assert_cmpint (after->revision, ==, audit->revision);

  g_assert_false (candour_store_audits_set_place (store->db, audit->id, CANDOUR_TEST_SAFETY,
                                                  peer, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_judgement (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourAudit) stale = candour_test_kept_load (store, audit->id);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows;

  audit->overall = CANDOUR_GRADE_REQUIRES_IMPROVEMENT;
  audit->risk = CANDOUR_RISK_TOLD;
  candour_set_text (&audit->overall_reason, "“Nobody asked her.”");
  candour_set_text (&audit->risk_told, "M. Bell");
  candour_store_audits_save_judgement (store->db, audit, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (audit->revision, ==, 2);

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpint (after->overall, ==, CANDOUR_GRADE_REQUIRES_IMPROVEMENT);
  g_assert_cmpstr (after->overall_reason, ==, "“Nobody asked her.”");
  g_assert_cmpstr (after->risk_told, ==, "M. Bell");
  g_assert_cmpint (after->state, ==, CANDOUR_AUDIT_IN_PROGRESS);
  g_assert_cmpint (candour_test_store_count (store, "SELECT overall_drawn FROM audit"), ==,
                   CANDOUR_GRADE_REQUIRES_IMPROVEMENT);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " field = 'overall' AND new_value ="
                                             " 'requires-improvement'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " new_value LIKE '%asked%'"), ==, 0);

  /* The same once more is nothing; an older one is too late; a grade must be one. */
  n_rows = candour_test_store_count (store, "SELECT count(*) FROM history");
  candour_store_audits_save_judgement (store->db, audit, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (audit->revision, ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"), ==, n_rows);

  g_assert_false (candour_store_audits_save_judgement (store->db, stale, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);

  audit->overall = 9;
  g_assert_false (candour_store_audits_save_judgement (store->db, audit, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (audit->revision, ==, 2);
  candour_test_store_verify (store);
}

static void
assert_not_handed_on (CandourTestStore   *store,
                      const char         *id,
                      const char         *to,
                      const char         *reason,
                      const CandourActor *actor)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_store_audits_hand_on (store->db, id, to, reason, actor,
                                                CANDOUR_TEST_TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_hand_on (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;

  assert_not_handed_on (store, audit->id, CANDOUR_TEST_PEER, "I know them", peer);
  assert_not_handed_on (store, audit->id, CANDOUR_TEST_PEER, "", store->actor);
  assert_not_handed_on (store, audit->id, CANDOUR_TEST_BOSS, "She is near", store->actor);

  candour_store_audits_hand_on (store->db, audit->id, CANDOUR_TEST_PEER, "On leave",
                                store->actor, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpstr (after->auditor_id, ==, CANDOUR_TEST_PEER);
  g_assert_null (after->declared_at);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " field = 'auditor_id' AND reason = 'On leave'"),
                   ==, 1);

  candour_store_audits_set_place (store->db, audit->id, CANDOUR_TEST_SAFETY, peer, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);
}

static void
add_lead (CandourTestStore *store)
{
  candour_test_store_add_person (store, "I. Sayer", "qa-lead", NULL);
}

/* Who says to have a tie does not audit: the QA lead finds somebody else, and only that. */
static void
test_tied (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id, .auditor_id = CANDOUR_TEST_PEER,
    .due_on = "2026-01-28", .tie_reason = "Her aunt is my neighbour",
  };
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourActor) lead = candour_test_kept_actor ("I. Sayer", CANDOUR_ROLE_QA_LEAD);
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  candour_test_store_run (store, "UPDATE person SET role = 'team-manager' WHERE id = 'r-dean'");
  assert_refused (store, &facts, peer);
  add_lead (store);
  assert_refused (store, &facts, store->actor);
  id = try_start (store, &facts, peer, &error);
  g_assert_no_error (error);

  audit = candour_test_kept_load (store, id);
  g_assert_cmpint (audit->state, ==, CANDOUR_AUDIT_NOT_STARTED);
  g_assert_cmpstr (audit->auditor_id, ==, "I. Sayer");
  g_assert_cmpstr (audit->tied_by, ==, CANDOUR_TEST_PEER);
  g_assert_cmpstr (audit->tie_reason, ==, "Her aunt is my neighbour");
  g_assert_nonnull (audit->waiting_since);
  g_assert_null (audit->declared_at);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " field = 'tie_reason' AND actor = 'P. Lowe'"),
                   ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " new_value LIKE '%aunt%'"), ==, 0);

  g_assert_false (candour_store_audits_set_place (store->db, id, CANDOUR_TEST_SAFETY, lead,
                                                  &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  assert_not_handed_on (store, id, store->actor->person_id, "Mine", peer);
  assert_not_handed_on (store, id, CANDOUR_TEST_PEER, "It is far", lead);

  candour_store_audits_hand_on (store->db, id, store->actor->person_id, "No tie", lead,
                                CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  after = candour_test_kept_load (store, id);
  g_assert_cmpstr (after->auditor_id, ==, store->actor->person_id);
  g_assert_cmpstr (after->tied_by, ==, CANDOUR_TEST_PEER);
  g_assert_null (after->waiting_since);
  candour_store_audits_set_place (store->db, id, CANDOUR_TEST_SAFETY, store->actor, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);
}

/* The QA lead who may audit it can keep it; then it is declared like any other. */
static void
test_kept_by_lead (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id, .auditor_id = CANDOUR_TEST_PEER,
    .tie_reason = "Her aunt is my neighbour",
  };
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  candour_test_store_run (store, "UPDATE person SET role = 'qa-lead' WHERE id = 'r-dean'");
  id = try_start (store, &facts, peer, &error);
  g_assert_no_error (error);
  candour_store_audits_hand_on (store->db, id, store->actor->person_id, "I am free",
                                store->actor, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  after = candour_test_kept_load (store, id);
  g_assert_cmpstr (after->auditor_id, ==, store->actor->person_id);
  g_assert_null (after->waiting_since);
  g_assert_null (after->declared_at);
  candour_store_audits_set_place (store->db, id, CANDOUR_TEST_SAFETY, store->actor, &error);
  g_assert_no_error (error);
}

/* Two people choose the same case: the second is told whose it is. */
static void
test_race (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id, .auditor_id = CANDOUR_TEST_PEER,
    .declared = TRUE,
  };
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(GError) error = NULL;

  g_assert_null (try_start (store, &facts, peer, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "CF-2291 was just given to R. Dean.");
}

static void
assert_told (CandourTestStore *store,
             const char       *person_id,
             guint             n_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_audit_list_told (store->db, person_id, 3,
                                                             CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n_rows);
  if (n_rows > 0)
    g_assert_cmpstr (((CandourAuditRow *) rows->pdata[0])->auditor_name, ==, "R. Dean");
}

/* The worker and the worker's manager hear of an audit until it is submitted. */
static void
test_told (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");

  assert_told (store, CANDOUR_TEST_WORKER, 1);
  assert_told (store, CANDOUR_TEST_BOSS, 1);
  assert_told (store, CANDOUR_TEST_PEER, 0);
  assert_told (store, store->actor->person_id, 0);

  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  assert_told (store, CANDOUR_TEST_WORKER, 0);
}

static void
assert_recent (CandourTestStore *store,
               const char       *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_cases_list_recent (store->db,
                                                               store->actor->person_id, 7, &error);
  g_autoptr(GString) references = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (references, "%s%s", i > 0 ? " " : "",
                            ((CandourCaseRow *) rows->pdata[i])->reference);
  g_assert_cmpstr (references->str, ==, expected);
}

/* Of the teams that somebody audited: never audited first, and not what is being audited. */
static void
test_recent (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourAudit) other = NULL;

  candour_test_rows_add_case (store, "CF-3", "East", CANDOUR_TEST_WORKER);
  candour_test_rows_add_case (store, "CF-4", "East", CANDOUR_TEST_WORKER);
  candour_test_rows_add_case (store, "CF-5", "North", NULL);
  assert_recent (store, "");

  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  assert_recent (store, "CF-3 CF-4 CF-2291");

  other = candour_test_kept_start (store, framework_id, "CF-3");
  assert_recent (store, "CF-4 CF-2291");
}

/* --- Practice observations ------------------------------------------------------------ */

static char *
add_observation (CandourTestStore *store)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  g_free (framework->code);
  framework->code = g_strdup ("test-observation");
  framework->kind = CANDOUR_KIND_PRACTICE_OBSERVATION;
  candour_store_frameworks_add (store->db, framework, store->actor, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
assert_noted (CandourTestStore *store,
              const char       *audit_id,
              const char       *field,
              const char       *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = candour_store_history_list (store->db, audit_id, &error);
  guint n_found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      const CandourHistoryRow *row = g_ptr_array_index (history, i);

      if (g_str_equal (row->field, field))
        {
          g_assert_cmpstr (row->new_value, ==, value);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_observation (CandourTestStore *store)
{
  g_autofree char *usual_id = candour_test_kept_prepare (store);
  g_autofree char *framework_id = add_observation (store);
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = framework_id, .auditor_id = store->actor->person_id,
    .due_on = "2026-01-28", .declared = TRUE,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) audit = NULL;
  g_autofree char *id = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *other = NULL;

  assert_refused (store, &facts, store->actor);
  facts.event = CANDOUR_EVENT_KIND_VISIT;
  assert_refused (store, &facts, store->actor);
  facts.consent = CANDOUR_CONSENT_NO_FAMILY;
  assert_refused (store, &facts, store->actor);
  facts.consent = CANDOUR_CONSENT_GIVEN;
  id = try_start (store, &facts, store->actor, &error);
  g_assert_no_error (error);

  audit = candour_test_kept_load (store, id);
  g_assert_cmpint (audit->event, ==, CANDOUR_EVENT_KIND_VISIT);
  g_assert_cmpint (audit->consent, ==, CANDOUR_CONSENT_GIVEN);
  assert_noted (store, id, "event", "visit");
  assert_noted (store, id, "consent", "given");
  candour_test_store_verify (store);

  /* What is sealed cannot be said to have had another consent. */
  fingerprint = candour_audit_dup_fingerprint (audit);
  audit->consent = CANDOUR_CONSENT_NO_FAMILY;
  other = candour_audit_dup_fingerprint (audit);
  g_assert_cmpstr (fingerprint, !=, other);

  /* Nothing else observes an event. */
  facts.framework_id = usual_id;
  assert_refused (store, &facts, store->actor);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/audits/start", test_start);
  candour_test_store_add ("/store/audits/find", test_find);
  candour_test_store_add ("/store/audits/ties", test_ties);
  candour_test_store_add ("/store/audits/not-begun", test_not_begun);
  candour_test_store_add ("/store/audits/twice", test_twice);
  candour_test_store_add ("/store/audits/place", test_place);
  candour_test_store_add ("/store/audits/judgement", test_judgement);
  candour_test_store_add ("/store/audits/hand-on", test_hand_on);
  candour_test_store_add ("/store/audits/tied", test_tied);
  candour_test_store_add ("/store/audits/kept-by-lead", test_kept_by_lead);
  candour_test_store_add ("/store/audits/race", test_race);
  candour_test_store_add ("/store/audits/told", test_told);
  candour_test_store_add ("/store/audits/recent", test_recent);

  candour_test_store_add ("/store/audits/observation", test_observation);

  return g_test_run ();
}
