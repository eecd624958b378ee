/* test-moderations.c - a moderation from the draw to the auditor's answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-store-notices.h"
#include "candour-test-moderated.h"

static void
assert_refused (gboolean     worked,
                GError     **error,
                const char  *sentence)
{
  g_assert_false (worked);
  g_assert_error (*error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  if (sentence != NULL)
    g_assert_cmpstr ((*error)->message, ==, sentence);
  g_clear_error (error);
}

static void
assert_conflict (gboolean   worked,
                 GError   **error)
{
  g_assert_false (worked);
  g_assert_error (*error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (error);
}

static void
assert_state (CandourTestModerated   *test,
              CandourModerationState  state,
              const char             *audit_state)
{
  g_autofree char *stored = candour_test_moderated_dup_state (test);

  g_assert_cmpint (test->moderation->state, ==, state);
  g_assert_cmpstr (stored, ==, audit_state);
  candour_test_store_verify (test->store);
}

static char *
dup_blind_to (CandourTestModerated *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement =
    candour_db_query (test->store->db, "SELECT coalesce(blind_to, '') FROM audit", &error, "");

  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return g_strdup (candour_statement_get_text (statement, 0));
}

static void
assert_blind_to (CandourTestModerated *test,
                 const char           *expected)
{
  g_autofree char *blind_to = dup_blind_to (test);

  g_assert_cmpstr (blind_to, ==, expected);
}

/* --- Who moderates -------------------------------------------------------------------- */

static const CandourModeratorChoice *
find_choice (GPtrArray  *choices,
             const char *person_id)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const CandourModeratorChoice *choice = choices->pdata[i];

      if (g_str_equal (choice->person_id, person_id))
        return choice;
    }

  return NULL;
}

static void
test_choices (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GPtrArray) choices = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_store_add_person (store, "O. Wner", "head-of-service", NULL);
  candour_test_store_run (store, "UPDATE action_point SET owner_id = 'O. Wner'"
                                 " WHERE standard_id = 'S1'");
  candour_store_history_log_reading (store->db, test.lead, "audit", test.audit->id, "opened",
                                     &error);
  g_assert_no_error (error);

  choices = candour_store_moderations_list_choices (store->db, test.moderation->id, FALSE,
                                                    test.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  g_assert_null (find_choice (choices, CANDOUR_TEST_MODERATOR)->sentence);
  g_assert_null (find_choice (choices, CANDOUR_TEST_SECOND)->sentence);
  g_assert_true (find_choice (choices, CANDOUR_TEST_LEAD)->had_read);
  g_assert_cmpstr (find_choice (choices, store->actor->person_id)->sentence, ==,
                   "R. Dean audited this case. Choose another moderator.");
  g_assert_cmpstr (find_choice (choices, CANDOUR_TEST_BOSS)->sentence, ==,
                   "M. Bell manages this worker. Choose another moderator.");
  g_assert_nonnull (find_choice (choices, CANDOUR_TEST_WORKER)->sentence);
  g_assert_cmpstr (find_choice (choices, "O. Wner")->sentence, ==,
                   "O. Wner has an action from this audit. Choose another moderator.");

  /* Who may, and has not read it, comes first. */
  g_assert_cmpstr (((CandourModeratorChoice *) choices->pdata[0])->person_id, ==,
                   CANDOUR_TEST_MODERATOR);
  g_assert_cmpstr (((CandourModeratorChoice *) choices->pdata[2])->person_id, ==,
                   CANDOUR_TEST_LEAD);
}

static void
test_allocate (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 stale;

  candour_test_moderated_init (&test, store);
  assert_state (&test, CANDOUR_MODERATION_WAITING, "in-moderation");
  assert_blind_to (&test, "*");

  /* R. Dean audited it: the program may choose, R. Dean may not. */
  assert_refused (candour_store_moderations_allocate (store->db, test.moderation,
                                                      CANDOUR_TEST_MODERATOR, NULL, store->actor,
                                                      CANDOUR_TEST_TODAY, NULL, &error),
                  &error, "Only a QA lead who did not audit it can do this.");
  assert_refused (candour_store_moderations_allocate (store->db, test.moderation,
                                                      CANDOUR_TEST_BOSS, NULL, test.lead,
                                                      CANDOUR_TEST_TODAY, NULL, &error),
                  &error, "M. Bell manages this worker. Choose another moderator.");

  stale = test.moderation->revision;
  candour_store_moderations_allocate (store->db, test.moderation, NULL, NULL, store->actor,
                                      CANDOUR_TEST_TODAY, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, CANDOUR_TEST_MODERATOR);
  assert_state (&test, CANDOUR_MODERATION_ALLOCATED, "in-moderation");
  assert_blind_to (&test, CANDOUR_TEST_MODERATOR);

  test.moderation->revision = stale;
  assert_conflict (candour_store_moderations_allocate (store->db, test.moderation,
                                                       CANDOUR_TEST_SECOND, "Away", test.lead,
                                                       CANDOUR_TEST_TODAY, NULL, &error), &error);
  candour_test_moderated_reload (&test);
  assert_refused (candour_store_moderations_allocate (store->db, test.moderation,
                                                      CANDOUR_TEST_SECOND, "", test.lead,
                                                      CANDOUR_TEST_TODAY, NULL, &error), &error,
                  "Say why the moderation is handed on.");
}

/* What one moderator began is nothing for the next. */
static void
test_from_another (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 4, 1, 0, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM grading"
                                             " WHERE role = 'moderator'"), ==, 2);

  assert_refused (candour_store_moderations_hand_back (store->db, test.moderation, "I know her",
                                                       test.second, &error), &error,
                  "Only its moderator or the QA lead can do this.");
  candour_store_moderations_hand_back (store->db, test.moderation, "I know her", test.moderator,
                                       &error);
  g_assert_no_error (error);
  assert_state (&test, CANDOUR_MODERATION_WAITING, "in-moderation");
  assert_blind_to (&test, "*");
  g_assert_null (test.moderation->moderator_id);
  g_assert_cmpint (test.moderation->n_graded, ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM grading"
                                             " WHERE role = 'moderator'"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM grading"
                                             " WHERE role = 'auditor'"), ==, 3);

  notices = candour_store_notices_list (store->db, CANDOUR_TEST_LEAD, 10, &error);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpstr (((CandourNoticeRow *) notices->pdata[0])->sentence, ==,
                   "It waits for another moderator: I know her");
}

static void
test_take_next (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  candour_test_moderated_init (&test, store);
  candour_store_moderations_take_next (store->db, test.boss, CANDOUR_TEST_TODAY, &none, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  candour_store_moderations_take_next (store->db, test.second, CANDOUR_TEST_TODAY, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, test.moderation->id);
  candour_test_moderated_reload (&test);
  assert_state (&test, CANDOUR_MODERATION_ALLOCATED, "in-moderation");
  g_assert_cmpstr (test.moderation->moderator_id, ==, CANDOUR_TEST_SECOND);

  candour_store_moderations_take_next (store->db, test.moderator, CANDOUR_TEST_TODAY, &again,
                                       &error);
  g_assert_no_error (error);
  g_assert_null (again);
}

static void
test_allocate_all (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  int n_allocated;
  int n_left;

  candour_test_moderated_init (&test, store);
  assert_refused (candour_store_moderations_allocate_all (store->db, test.moderator,
                                                          CANDOUR_TEST_TODAY, &n_allocated,
                                                          &n_left, &error), &error, NULL);
  candour_store_moderations_allocate_all (store->db, test.lead, CANDOUR_TEST_TODAY, &n_allocated,
                                          &n_left, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_allocated, ==, 1);
  g_assert_cmpint (n_left, ==, 0);
  candour_test_moderated_reload (&test);
  assert_state (&test, CANDOUR_MODERATION_ALLOCATED, "in-moderation");
}

/* --- Grading -------------------------------------------------------------------------- */

static void
test_grade (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourGrading) grading = candour_grading_new (CANDOUR_TEST_SAFETY,
                                                           CANDOUR_GRADING_MODERATOR);
  g_autoptr(CandourCitation) citation =
    candour_citation_new (CANDOUR_TEST_SAFETY, CANDOUR_SOURCE_PLAN, "2025-12-01", "Plan of June");
  g_autoptr(CandourAudit) blind = NULL;
  g_autoptr(GError) error = NULL;
  const CandourGrading *own;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);

  grading->grade = 1;
  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_NOT_MET, "");
  assert_refused (candour_store_gradings_save (store->db, test.audit->id, grading, store->actor,
                                               &error), &error,
                  "Only its moderator can do this.");
  candour_store_gradings_save (store->db, test.audit->id, grading, test.moderator, &error);
  g_assert_no_error (error);
  g_assert_cmpint (grading->revision, ==, 1);

  grading->revision = 0;
  assert_conflict (candour_store_gradings_save (store->db, test.audit->id, grading,
                                                test.moderator, &error), &error);
  candour_store_gradings_save_citation (store->db, test.audit->id, CANDOUR_GRADING_MODERATOR,
                                        citation, test.moderator, &error);
  g_assert_no_error (error);

  candour_test_moderated_reload (&test);
  assert_state (&test, CANDOUR_MODERATION_GRADING, "in-moderation");
  g_assert_cmpint (test.moderation->n_graded, ==, 1);
  g_assert_cmpint (test.moderation->n_standards, ==, 3);
  g_assert_nonnull (test.moderation->started_at);

  blind = candour_store_moderations_load_blind (store->db, test.moderation->id, test.moderator,
                                                &error);
  g_assert_no_error (error);
  own = candour_audit_find_grading (blind, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_MODERATOR);
  g_assert_cmpint (own->grade, ==, 1);
  g_assert_cmpuint (own->citations->len, ==, 1);
  g_assert_cmpint (candour_grading_get_answer (own, "1"), ==, CANDOUR_ANSWER_NOT_MET);

  candour_store_gradings_remove_citation (store->db, citation->id, test.moderator, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);
}

static void
test_judgement (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  gint64 stale;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  stale = test.moderation->revision;
  candour_test_moderated_grade (&test, 0, 0, 0, 2);
  assert_state (&test, CANDOUR_MODERATION_GRADING, "in-moderation");
  g_assert_cmpint (test.moderation->overall, ==, 2);

  test.moderation->revision = stale;
  test.moderation->overall = 3;
  assert_conflict (candour_store_moderations_save_judgement (store->db, test.moderation,
                                                             test.moderator, &error), &error);
  candour_test_moderated_reload (&test);
  test.moderation->overall = 9;
  assert_refused (candour_store_moderations_save_judgement (store->db, test.moderation,
                                                            test.moderator, &error), &error,
                  "The framework has no such grade");
}

static void
test_seal (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourAudit) blind = NULL;
  g_autoptr(CandourAudit) both = NULL;
  g_autoptr(CandourGrading) late = candour_grading_new (CANDOUR_TEST_SAFETY,
                                                        CANDOUR_GRADING_MODERATOR);
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 0, 2);
  blind = candour_store_moderations_load_blind (store->db, test.moderation->id, test.moderator,
                                                &error);
  assert_refused (candour_store_moderations_seal (store->db, test.moderation, blind,
                                                  test.moderator, CANDOUR_TEST_TODAY, &error),
                  &error, "3. Supervision and reflection has no grade");
  g_assert_null (candour_store_moderations_load_both (store->db, test.moderation->id, NULL,
                                                      &error));
  assert_refused (FALSE, &error, "The moderator’s grades are not sealed yet.");

  /* What was reviewed is what is sealed, and nothing newer. */
  candour_test_moderated_grade (&test, 0, 0, 3, 2);
  assert_conflict (candour_store_moderations_seal (store->db, test.moderation, blind,
                                                   test.moderator, CANDOUR_TEST_TODAY, &error),
                   &error);
  candour_test_moderated_seal (&test);
  assert_state (&test, CANDOUR_MODERATION_COMPARING, "in-moderation");
  assert_blind_to (&test, "");
  g_assert_cmpint (test.moderation->days, ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject = 'moderation'"
                                             " AND field LIKE '%fingerprint'"), ==, 2);

  late->grade = 3;
  late->revision = 1;
  assert_refused (candour_store_gradings_save (store->db, test.audit->id, late, test.moderator,
                                               &error), &error,
                  "Both sets of grades are sealed. Neither can change now.");

  both = candour_store_moderations_load_both (store->db, test.audit->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_audit_find_grading (both, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_AUDITOR)->grade, ==, 2);
  g_assert_cmpint (candour_audit_find_grading (both, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_MODERATOR)->grade, ==, 1);
  /* Seeing and supervision were the same, and are agreed with it. */
  g_assert_cmpint (candour_audit_find_grading (both, CANDOUR_TEST_SEEING,
                                               CANDOUR_GRADING_AGREED)->grade, ==, 3);
  g_assert_null (candour_audit_find_grading (both, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AGREED));
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_to_agree FROM moderation"), ==, 2);
}

/* --- Agreeing ------------------------------------------------------------------------- */

/* Safety 2 against 1, overall Good against Requires improvement: the one is talked about, the
 * other decided.
 */
static void
prepare_compared (CandourTestModerated *test,
                  CandourTestStore     *store)
{
  candour_test_moderated_init (test, store);
  candour_test_moderated_allocate (test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (test, 3, 1, 3, 2);
  candour_test_moderated_seal (test);
}

static void
test_agree (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourAgreement) agreement = candour_agreement_new (CANDOUR_TEST_SAFETY);
  g_autoptr(GError) error = NULL;

  prepare_compared (&test, store);
  agreement->how = CANDOUR_AGREEMENT_TALKED;
  agreement->grade = 1;
  agreement->talked_on = g_strdup (CANDOUR_TEST_TODAY);
  assert_refused (candour_store_moderations_agree (store->db, test.moderation, agreement,
                                                   test.moderator, &error), &error,
                  "Say why this is the agreed grade. Both of you will see it.");
  candour_set_text (&agreement->reason, "Nobody told the school.");
  assert_refused (candour_store_moderations_agree (store->db, test.moderation, agreement,
                                                   store->actor, &error), &error,
                  "Only its moderator can do this.");
  candour_store_moderations_agree (store->db, test.moderation, agreement, test.moderator, &error);
  g_assert_no_error (error);
  g_assert_cmpint (agreement->revision, ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_to_agree FROM moderation"), ==, 1);

  /* Another window that read it before. */
  agreement->revision = 0;
  assert_conflict (candour_store_moderations_agree (store->db, test.moderation, agreement,
                                                    test.moderator, &error), &error);
  agreement->revision = 1;
  agreement->grade = 2;
  candour_store_moderations_agree (store->db, test.moderation, agreement, test.moderator, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT grade FROM grading"
                                             " WHERE role = 'agreed' AND standard_id = 'S2'"),
                   ==, 2);
  assert_state (&test, CANDOUR_MODERATION_COMPARING, "in-moderation");
}

static void
test_decide (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourAgreement) overall = candour_agreement_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = NULL;

  prepare_compared (&test, store);
  assert_refused (candour_store_moderations_refer (store->db, test.moderation, NULL, "",
                                                   test.moderator, CANDOUR_TEST_TODAY, &error),
                  &error, "Talk about the other difference first: 1 is left.");
  candour_test_moderated_agree (&test, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 1,
                                test.moderator);
  assert_refused (candour_store_moderations_settle (store->db, test.moderation, test.moderator,
                                                    CANDOUR_TEST_TODAY, &error), &error,
                  "The overall judgement is to be decided");
  assert_refused (candour_store_moderations_refer (store->db, test.moderation, CANDOUR_TEST_BOSS,
                                                   "", test.moderator, CANDOUR_TEST_TODAY,
                                                   &error), &error, NULL);
  candour_store_moderations_refer (store->db, test.moderation, CANDOUR_TEST_SECOND, "",
                                   test.moderator, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  assert_state (&test, CANDOUR_MODERATION_REFERRED, "in-moderation");

  overall->how = CANDOUR_AGREEMENT_DECIDED;
  overall->grade = 2;
  candour_set_text (&overall->reason, "There was no safe plan.");
  assert_refused (candour_store_moderations_agree (store->db, test.moderation, overall,
                                                   test.moderator, &error), &error, NULL);
  assert_refused (candour_store_moderations_agree (store->db, test.moderation, overall,
                                                   test.lead, &error), &error, NULL);
  overall->grade = 3;
  assert_refused (candour_store_moderations_agree (store->db, test.moderation, overall,
                                                   test.second, &error), &error,
                  "An audit cannot be Good while Safety planning is Inadequate. The rule is in "
                  "framework version 4 and applies to every audit.");
  overall->grade = 2;
  candour_store_moderations_agree (store->db, test.moderation, overall, test.second, &error);
  g_assert_no_error (error);

  assert_refused (candour_store_moderations_settle (store->db, test.moderation, test.moderator,
                                                    CANDOUR_TEST_TODAY, &error), &error, NULL);
  candour_store_moderations_settle (store->db, test.moderation, test.second, CANDOUR_TEST_TODAY,
                                    &error);
  g_assert_no_error (error);
  assert_state (&test, CANDOUR_MODERATION_AGREED, "in-moderation");
  g_assert_cmpint (test.moderation->agreed_overall, ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT changed FROM audit"), ==, -1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT overall_drawn FROM audit"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT overall FROM audit"), ==, 3);

  notices = candour_store_notices_list (store->db, CANDOUR_TEST_MODERATOR, 10, &error);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpint (((CandourNoticeRow *) notices->pdata[0])->kind, ==, CANDOUR_NOTICE_DECIDED);
}

/* --- What follows --------------------------------------------------------------------- */

static void
assert_told (CandourTestModerated *test,
             const char           *person_id,
             const char           *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = candour_store_notices_list (test->store->db, person_id, 10,
                                                             &error);
  const CandourNoticeRow *notice;

  g_assert_no_error (error);
  g_assert_cmpuint (notices->len, ==, 1);
  notice = notices->pdata[0];
  g_assert_cmpint (notice->kind, ==, CANDOUR_NOTICE_GRADE_LOWERED);
  g_assert_cmpstr (notice->reference, ==, "CF-2291");
  g_assert_cmpstr (notice->sentence, ==, sentence);
}

/* Safety planning falls from Requires improvement to Inadequate, and supervision from Good to
 * Requires improvement, where nobody has an action.
 */
static void
test_lowered (CandourTestStore *store)
{
  static const char *const sentence =
    "Overall agreed Requires improvement, not Good: The descriptor below fits better. (2 more are "
    "lower)";
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) after = NULL;
  g_autofree char *fingerprint = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 2, 2);
  candour_test_moderated_seal (&test);
  candour_test_moderated_agree (&test, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 1,
                                test.moderator);
  candour_store_moderations_refer (store->db, test.moderation, NULL, NULL, test.moderator,
                                   CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  candour_test_moderated_agree (&test, CANDOUR_TEST_SUPERVISION, CANDOUR_AGREEMENT_DECIDED, 2,
                                test.lead);
  candour_test_moderated_agree (&test, NULL, CANDOUR_AGREEMENT_DECIDED, 2, test.lead);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"), ==, 2);

  candour_store_moderations_settle (store->db, test.moderation, test.lead, CANDOUR_TEST_TODAY,
                                    &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);

  /* Five working days from Wednesday 14 January; the first date stays. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"
                                             " WHERE standard_id = 'S2' AND due_on = '2026-01-21'"
                                             " AND first_due_on = '2026-01-30'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"
                                             " WHERE standard_id = 'S1'"
                                             " AND due_on = '2026-01-30'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"
                                             " WHERE standard_id = 'S3' AND kind = 'moderation'"
                                             " AND state = 'open' AND owner_id = 'T. Ash'"
                                             " AND due_on = '2026-02-11'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_open FROM audit"
                                             " WHERE next_due_on = '2026-01-21'"), ==, 3);

  /* Each is a step of the action's life, and the list has it where it belongs now. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_step s"
                                             " JOIN action_point p ON p.id = s.action_id"
                                             " WHERE s.event = 'hasten' AND p.standard_id = 'S2'"
                                             " AND s.old_due_on = '2026-01-30'"
                                             " AND s.new_due_on = '2026-01-21'"
                                             " AND s.words = 'Moderation agreed Inadequate'"), ==,
                   1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"
                                             " WHERE standard_id = 'S2' AND drawn_as = 1"
                                             " AND stage = 'owner' AND wait_on = '2026-01-21'"
                                             " AND told_manager IS NOT NULL"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_step s"
                                             " JOIN action_point p ON p.id = s.action_id"
                                             " WHERE s.event = 'send' AND p.kind = 'moderation'"
                                             " AND p.is_later = 1 AND p.drawn_as = 2"
                                             " AND p.stage = 'owner' AND p.raised_on = '"
                                             CANDOUR_TEST_TODAY "'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n FROM action_tally WHERE scope = ''"
                                             " AND level = '' AND drawn_as = 1"
                                             " AND stage = 'owner' AND wait_on = '2026-01-21'"),
                   ==, 1);

  assert_told (&test, store->actor->person_id, sentence);
  assert_told (&test, CANDOUR_TEST_WORKER, sentence);
  assert_told (&test, CANDOUR_TEST_BOSS, sentence);

  /* What the auditor sealed is still that. */
  after = candour_test_kept_load (store, test.audit->id);
  fingerprint = candour_audit_dup_fingerprint (after);
  g_assert_cmpstr (fingerprint, ==, test.audit->fingerprint);
}

static gboolean
find_had_read (CandourTestModerated *test,
               const char           *person_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) choices =
    candour_store_moderations_list_choices (test->store->db, test->moderation->id, FALSE, test->lead,
                                            CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < choices->len; i++)
    {
      const CandourModeratorChoice *choice = choices->pdata[i];

      if (g_str_equal (choice->person_id, person_id))
        return choice->had_read;
    }

  g_assert_not_reached ();
}

/* Who opened the audit would not be blind; who only saw it sealed still is. */
static void
test_had_read (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  g_assert_false (find_had_read (&test, CANDOUR_TEST_MODERATOR));
  candour_store_audits_note_read (store->db, test.audit->id, store->actor, &error);
  candour_store_audits_note_read (store->db, test.audit->id, test.second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM reading"), ==, 0);

  candour_store_audits_note_read (store->db, test.audit->id, test.moderator, &error);
  candour_store_audits_note_read (store->db, test.audit->id, test.moderator, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM reading"), ==, 1);
  g_assert_true (find_had_read (&test, CANDOUR_TEST_MODERATOR));
}

static void
test_read_notice (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = NULL;
  g_autoptr(GPtrArray) after = NULL;
  const char *id;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_store_moderations_hand_back (store->db, test.moderation, "Ill", test.moderator, &error);
  g_assert_no_error (error);
  notices = candour_store_notices_list (store->db, CANDOUR_TEST_LEAD, 10, &error);
  g_assert_cmpuint (notices->len, ==, 1);
  id = ((CandourNoticeRow *) notices->pdata[0])->id;

  assert_refused (candour_store_notices_read (store->db, id, test.moderator, &error), &error,
                  "This was told to somebody else.");
  g_assert_true (candour_store_notices_read (store->db, id, test.lead, &error));
  g_assert_true (candour_store_notices_read (store->db, id, test.lead, &error));
  after = candour_store_notices_list (store->db, CANDOUR_TEST_LEAD, 10, &error);
  g_assert_cmpuint (after->len, ==, 0);
}

/* --- Feedback ------------------------------------------------------------------------- */

static void
prepare_same (CandourTestModerated *test,
              CandourTestStore     *store)
{
  candour_test_moderated_init (test, store);
  candour_test_moderated_allocate (test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (test, 3, 2, 3, 3);
  candour_test_moderated_seal (test);
}

static void
test_finish (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;

  prepare_same (&test, store);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_to_agree FROM moderation"), ==, 0);
  assert_refused (candour_store_moderations_finish (store->db, test.moderation, test.moderator,
                                                    CANDOUR_TEST_TODAY, &error), &error,
                  "Not answered: “Grades rest on cited evidence”");
  assert_state (&test, CANDOUR_MODERATION_COMPARING, "in-moderation");

  candour_test_moderated_finish (&test);
  assert_state (&test, CANDOUR_MODERATION_FINISHED, "actions-open");
  g_assert_cmpint (test.moderation->agreed_overall, ==, 3);
  g_assert_cmpint (candour_test_store_count (store, "SELECT changed FROM audit"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " subject = 'moderation' AND field = 'state'"), ==,
                   6);
}

static void
test_acknowledge (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) told = NULL;
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GPtrArray) replied = NULL;

  prepare_same (&test, store);
  candour_test_moderated_finish (&test);
  told = candour_store_notices_list (store->db, store->actor->person_id, 10, &error);
  g_assert_cmpuint (told->len, ==, 1);

  assert_refused (candour_store_moderations_acknowledge (store->db, test.moderation, "Thank you",
                                                         test.moderator, CANDOUR_TEST_TODAY,
                                                         &error), &error,
                  "Only the auditor can do this.");
  candour_store_moderations_acknowledge (store->db, test.moderation, "Thank you", store->actor,
                                         CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test.moderation->reply, ==, "Thank you");
  assert_state (&test, CANDOUR_MODERATION_FINISHED, "actions-open");

  assert_refused (candour_store_moderations_acknowledge (store->db, test.moderation, "More",
                                                         store->actor, CANDOUR_TEST_TODAY,
                                                         &error), &error,
                  "This feedback was read and answered already.");
  read = candour_store_notices_list (store->db, store->actor->person_id, 10, &error);
  g_assert_cmpuint (read->len, ==, 0);
  replied = candour_store_notices_list (store->db, CANDOUR_TEST_MODERATOR, 10, &error);
  g_assert_cmpstr (((CandourNoticeRow *) replied->pdata[0])->sentence, ==, "“Thank you”");
}

/* Two windows with the same moderation: the second is told. */
static void
test_two_at_once (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourModeration) other = NULL;
  g_autoptr(GError) error = NULL;

  prepare_same (&test, store);
  other = candour_store_moderations_load (store->db, test.moderation->id, &error);

  candour_set_text (&test.moderation->comment, "Well cited.");
  candour_store_moderations_save_feedback (store->db, test.moderation, test.moderator, &error);
  g_assert_no_error (error);
  candour_set_text (&other->comment, "Badly cited.");
  assert_conflict (candour_store_moderations_save_feedback (store->db, other, test.moderator,
                                                            &error), &error);
  assert_conflict (candour_store_moderations_settle (store->db, other, test.moderator,
                                                     CANDOUR_TEST_TODAY, &error), &error);
  assert_conflict (candour_store_moderations_finish (store->db, other, test.moderator,
                                                     CANDOUR_TEST_TODAY, &error), &error);
  candour_test_moderated_reload (&test);
  g_assert_cmpstr (test.moderation->comment, ==, "Well cited.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/moderations/choices", test_choices);
  candour_test_store_add ("/store/moderations/allocate", test_allocate);
  candour_test_store_add ("/store/moderations/from-another", test_from_another);
  candour_test_store_add ("/store/moderations/take-next", test_take_next);
  candour_test_store_add ("/store/moderations/allocate-all", test_allocate_all);
  candour_test_store_add ("/store/moderations/grade", test_grade);
  candour_test_store_add ("/store/moderations/judgement", test_judgement);
  candour_test_store_add ("/store/moderations/seal", test_seal);
  candour_test_store_add ("/store/moderations/agree", test_agree);
  candour_test_store_add ("/store/moderations/decide", test_decide);
  candour_test_store_add ("/store/moderations/lowered", test_lowered);
  candour_test_store_add ("/store/moderations/had-read", test_had_read);
  candour_test_store_add ("/store/moderations/read-notice", test_read_notice);
  candour_test_store_add ("/store/moderations/finish", test_finish);
  candour_test_store_add ("/store/moderations/acknowledge", test_acknowledge);
  candour_test_store_add ("/store/moderations/two-at-once", test_two_at_once);

  return g_test_run ();
}
