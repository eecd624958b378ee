/* test-submit.c - what is submitted is sealed, goes out, and can be told from what was changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

static CandourAudit *
make_full (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  CandourAudit *audit = candour_test_kept_start (store, framework_id, "CF-2291");

  candour_test_kept_fill (store, &audit);

  return audit;
}

static void
assert_not_submitted (CandourTestStore *store,
                      CandourAudit     *audit,
                      CandourError      code)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = audit->revision;

  g_assert_false (candour_store_audits_submit (store->db, audit, store->actor,
                                               CANDOUR_TEST_TODAY, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_cmpint (audit->revision, ==, revision);
  g_assert_null (audit->fingerprint);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit"
                                             " WHERE submitted_at IS NOT NULL"), ==, 0);
  candour_test_store_verify (store);
}

static void
test_sealed (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *fingerprint = NULL;
  CandourGrading *grading;
  int n_actions;
  int n_owners;

  candour_store_audits_submit (store->db, audit, store->actor, CANDOUR_TEST_TODAY, &n_actions,
                               &n_owners, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_actions, ==, 2);
  g_assert_cmpint (n_owners, ==, 1);
  g_assert_cmpint (audit->state, ==, CANDOUR_AUDIT_ACTIONS_OPEN);
  g_assert_true (g_str_has_prefix (audit->submitted_at, CANDOUR_TEST_TODAY));

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpint (after->revision, ==, audit->revision);
  g_assert_cmpint (after->suggested, ==, CANDOUR_GRADE_GOOD);
  fingerprint = candour_audit_dup_fingerprint (after);
  g_assert_cmpstr (fingerprint, ==, after->fingerprint);
  g_assert_cmpstr (fingerprint, ==, audit->fingerprint);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history h JOIN audit a"
                                             " ON a.id = h.subject_id WHERE h.field ="
                                             " 'fingerprint' AND h.new_value = a.fingerprint"),
                   ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_open FROM audit"
                                             " WHERE next_due_on = '2026-01-30'"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point WHERE"
                                             " state = 'open' AND is_open = 1 AND"
                                             " first_due_on = due_on"), ==, 2);

  grading = after->gradings->pdata[0];
  grading->grade = CANDOUR_GRADE_OUTSTANDING;
  g_assert_false (candour_store_gradings_save (store->db, after->id, grading, store->actor,
                                               &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  candour_test_store_verify (store);
}

static void
test_gaps (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");

  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);
}

static void
test_not_reviewed (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) newer = candour_test_kept_load (store, audit->id);
  g_autoptr(GError) error = NULL;
  CandourGrading *grading = newer->gradings->pdata[0];

  candour_set_text (&grading->rationale, "Written while the other window reviewed.");
  candour_store_gradings_save (store->db, audit->id, grading, store->actor, &error);
  g_assert_no_error (error);

  assert_not_submitted (store, audit, CANDOUR_ERROR_CONFLICT);
  candour_test_kept_submit (store, newer);
}

/* Who was handed the audit has to say so as well. */
static void
test_not_declared (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(GError) error = NULL;

  candour_test_store_run (store, "UPDATE audit SET declared_at = NULL");
  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);

  g_clear_pointer (&audit->declared_at, g_free);
  candour_store_audits_declare (store->db, audit, store->actor, &error);
  g_assert_no_error (error);
  candour_test_kept_submit (store, audit);
}

/* --- A tie that came up meanwhile ------------------------------------------------------ */

static void
assert_not_allowed (CandourTestStore   *store,
                    const CandourAudit *audit,
                    const char         *auditor_id,
                    CandourTie          tie,
                    const char         *reason,
                    const CandourActor *actor,
                    CandourError        code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_store_audits_allow_tie (store->db, audit->id, auditor_id, tie, reason,
                                                  actor, CANDOUR_TEST_TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, (int) code);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit"
                                             " WHERE exception_by IS NOT NULL"), ==, 0);
}

/* The auditor becomes the worker's manager; that the case moves on does not undo it. */
static void
test_tie (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(CandourActor) boss =
    candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(CandourActor) lead = candour_test_kept_actor ("I. Sayer", CANDOUR_ROLE_QA_LEAD);
  g_autoptr(GError) error = NULL;
  g_autofree char *fingerprint = NULL;
  const CandourTie manages = CANDOUR_TIE_LINE_MANAGER;

  candour_test_store_add_person (store, "I. Sayer", "qa-lead", NULL);
  assert_not_allowed (store, audit, audit->auditor_id, CANDOUR_TIE_NONE, "None", lead,
                      CANDOUR_ERROR_REFUSED);

  candour_test_store_run (store, "UPDATE person SET manager_id = 'r-dean' WHERE id = 'T. Ash'");
  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);
  candour_test_store_run (store, "UPDATE child_case SET worker_id = NULL, team_id = NULL");
  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);

  assert_not_allowed (store, audit, audit->auditor_id, manages, "She is good", boss,
                      CANDOUR_ERROR_REFUSED);
  assert_not_allowed (store, audit, audit->auditor_id, manages, "", lead, CANDOUR_ERROR_REFUSED);
  assert_not_allowed (store, audit, CANDOUR_TEST_PEER, manages, "She is good", lead,
                      CANDOUR_ERROR_CONFLICT);
  assert_not_allowed (store, audit, audit->auditor_id, CANDOUR_TIE_OWN_TEAM, "She is good", lead,
                      CANDOUR_ERROR_CONFLICT);

  /* What was read before stays what is submitted. */
  candour_store_audits_allow_tie (store->db, audit->id, audit->auditor_id, manages,
                                  "It is half done", lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  candour_test_kept_submit (store, audit);

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpstr (after->exception_by, ==, "I. Sayer");
  g_assert_cmpstr (after->exception_reason, ==, "It is half done");
  fingerprint = candour_audit_dup_fingerprint (after);
  g_assert_cmpstr (fingerprint, ==, after->fingerprint);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " field IN ('exception_by', 'exception_reason',"
                                             " 'exception_ties') AND actor = 'I. Sayer'"), ==, 3);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " new_value LIKE '%half done%'"), ==, 0);
  candour_test_store_verify (store);
}

/* What was allowed is one tie: the next one stops it again, and both reasons stay. */
static void
test_other_tie (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(CandourActor) lead = candour_test_kept_actor ("I. Sayer", CANDOUR_ROLE_QA_LEAD);
  g_autoptr(GError) error = NULL;

  candour_test_store_add_person (store, "I. Sayer", "qa-lead", NULL);
  candour_test_store_run (store, "UPDATE person SET team_id = (SELECT id FROM team WHERE"
                                 " name = 'East') WHERE id = 'r-dean'");
  candour_store_audits_allow_tie (store->db, audit->id, audit->auditor_id, CANDOUR_TIE_OWN_TEAM,
                                  "It is half done.", lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  candour_test_store_run (store, "UPDATE person SET manager_id = 'r-dean' WHERE id = 'T. Ash'");
  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);

  candour_store_audits_allow_tie (store->db, audit->id, audit->auditor_id,
                                  CANDOUR_TIE_LINE_MANAGER, "Since today only.", lead,
                                  CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  candour_test_kept_submit (store, audit);
  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpstr (after->exception_reason, ==, "It is half done. Since today only.");
  g_assert_cmpuint (after->exception_ties, ==,
                    1u << CANDOUR_TIE_OWN_TEAM | 1u << CANDOUR_TIE_LINE_MANAGER);
  candour_test_store_verify (store);
}

/* What is not a question of reasons is put right in People, or handed on. */
static void
test_not_trained (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourActor) lead = candour_test_kept_actor ("I. Sayer", CANDOUR_ROLE_QA_LEAD);

  candour_test_store_add_person (store, "I. Sayer", "qa-lead", NULL);
  candour_test_store_run (store, "UPDATE person SET trained_on = NULL WHERE id = 'r-dean'");
  assert_not_submitted (store, audit, CANDOUR_ERROR_REFUSED);
  assert_not_allowed (store, audit, audit->auditor_id, CANDOUR_TIE_NOT_TRAINED, "She knows how",
                      lead, CANDOUR_ERROR_REFUSED);

  candour_test_store_run (store, "UPDATE person SET trained_on = '2020-01-01'");
  candour_test_kept_submit (store, audit);
}

static void
test_risk (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  const CandourActionPoint *action = NULL;
  int n_owners;

  audit->risk = CANDOUR_RISK_TOLD;
  candour_set_text (&audit->risk_told, CANDOUR_TEST_BOSS);
  candour_set_text (&audit->risk_how, "Phone");
  candour_set_text (&audit->risk_at, "Today, 14:05");
  candour_store_audits_save_judgement (store->db, audit, store->actor, &error);
  g_assert_no_error (error);
  candour_store_audits_submit (store->db, audit, store->actor, CANDOUR_TEST_TODAY, NULL,
                               &n_owners, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_owners, ==, 2);
  g_assert_cmpuint (audit->actions->len, ==, 3);

  after = candour_test_kept_load (store, audit->id);
  for (guint i = 0; i < after->actions->len; i++)
    if (((CandourActionPoint *) after->actions->pdata[i])->kind == CANDOUR_ACTION_IMMEDIATE)
      action = after->actions->pdata[i];
  g_assert_nonnull (action);
  g_assert_cmpstr (action->owner_id, ==, CANDOUR_TEST_BOSS);
  g_assert_cmpstr (action->due_on, ==, CANDOUR_TEST_TODAY);
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_cmpuint (strlen (action->what), >, 10);
  candour_test_store_verify (store);
}

/* The second audit asks for the same again: that is seen, and linked. */
static void
test_repeat (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autoptr(CandourAudit) again = NULL;
  CandourNewAudit facts = {
    .case_id = "CF-2291", .framework_id = audit->framework_id,
    .auditor_id = store->actor->person_id, .declared = TRUE,
    .repeat = CANDOUR_REPEAT_CONCERN, .repeat_reason = "The school rang",
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  guint n_linked = 0;

  candour_test_kept_submit (store, audit);
  candour_store_audits_start (store->db, &facts, store->actor, CANDOUR_TEST_TODAY, &id, &error);
  g_assert_no_error (error);
  again = candour_test_kept_load (store, id);
  candour_test_kept_fill (store, &again);
  candour_test_kept_submit (store, again);

  for (guint i = 0; i < again->actions->len; i++)
    n_linked += ((CandourActionPoint *) again->actions->pdata[i])->repeats_id != NULL;
  g_assert_cmpuint (n_linked, ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point p"
                                             " JOIN action_point e ON e.id = p.repeats_id"
                                             " WHERE e.what = p.what"), ==, 2);
}

/* Any word that was sealed changes it, and nothing that happens to an action later does. */
static void
test_fingerprint (CandourTestStore *store)
{
  g_autoptr(CandourAudit) audit = make_full (store);
  g_autofree char *before = candour_audit_dup_fingerprint (audit);
  g_autofree char *owner_changed = NULL;
  g_autofree char *answer_changed = NULL;
  g_autofree char *moved = NULL;
  CandourActionPoint *action = audit->actions->pdata[0];
  CandourGrading *grading = audit->gradings->pdata[0];

  candour_set_text (&action->owner_id, CANDOUR_TEST_BOSS);
  action->state = CANDOUR_ACTION_STARTED;
  owner_changed = candour_audit_dup_fingerprint (audit);
  g_assert_cmpstr (owner_changed, ==, before);

  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_PARTLY, "");
  answer_changed = candour_audit_dup_fingerprint (audit);
  g_assert_cmpstr (answer_changed, !=, before);
  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_MET, "");

  /* The same letters, but not in the same place. */
  candour_set_text (&audit->risk_told, "ab");
  g_free (before);
  before = candour_audit_dup_fingerprint (audit);
  candour_set_text (&audit->risk_told, "a");
  candour_set_text (&audit->risk_how, "b");
  moved = candour_audit_dup_fingerprint (audit);
  g_assert_cmpstr (moved, !=, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/submit/sealed", test_sealed);
  candour_test_store_add ("/store/submit/gaps", test_gaps);
  candour_test_store_add ("/store/submit/not-reviewed", test_not_reviewed);
  candour_test_store_add ("/store/submit/not-declared", test_not_declared);
  candour_test_store_add ("/store/submit/tie", test_tie);
  candour_test_store_add ("/store/submit/other-tie", test_other_tie);
  candour_test_store_add ("/store/submit/not-trained", test_not_trained);
  candour_test_store_add ("/store/submit/risk", test_risk);
  candour_test_store_add ("/store/submit/repeat", test_repeat);
  candour_test_store_add ("/store/submit/fingerprint", test_fingerprint);

  return g_test_run ();
}
