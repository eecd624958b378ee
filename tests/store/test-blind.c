/* test-blind.c - what the auditor judged is not in the moderator's reach before both are sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The auditor's words hold one that is nowhere else. Through every door that the store has, it is
 * looked for on a connection that the moderator looks through.
 */

#include "candour-store-audit-list.h"
#include "candour-store-audits.h"
#include "candour-store-findings.h"
#include "candour-store-follow.h"
#include "candour-store-history.h"
#include "candour-store-moderation-list.h"
#include "candour-store-moderations.h"
#include "candour-test-moderated.h"

static const CandourAuditFilter any = { .state = -1 };

/* --- One audit ------------------------------------------------------------------------ */

static void
assert_silent (const char *text)
{
  g_assert_true (text == NULL || *text == '\0');
}

/* Which prompts were answered, but not how. */
static guint
count_answered (const CandourGrading *grading)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      g_assert_cmpint (answer->value, ==, CANDOUR_ANSWER_NONE);
      assert_silent (answer->reason);
      g_assert_cmpint (candour_grading_get_answer (grading, answer->prompt_id), ==,
                       CANDOUR_ANSWER_NONE);
    }

  return grading->answers->len;
}

/* Nothing of the auditor's but sources, and which prompts were answered. */
static void
assert_blind (const CandourAudit *audit)
{
  guint n_answered = 0;
  guint n_sources = 0;

  g_assert_true (audit->is_sealed);
  g_assert_cmpint (audit->overall, ==, 0);
  g_assert_cmpint (audit->suggested, ==, 0);
  g_assert_cmpint (audit->risk, ==, CANDOUR_RISK_UNANSWERED);
  assert_silent (audit->overall_reason);
  assert_silent (audit->other_reason);
  assert_silent (audit->risk_told);
  assert_silent (audit->fingerprint);
  g_assert_cmpuint (audit->actions->len, ==, 0);

  for (guint i = 0; i < audit->voices->len; i++)
    assert_silent (((CandourVoice *) audit->voices->pdata[i])->words);

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      g_assert_cmpint (grading->role, !=, CANDOUR_GRADING_AGREED);
      if (grading->role == CANDOUR_GRADING_MODERATOR)
        continue;

      g_assert_cmpint (grading->grade, ==, 0);
      g_assert_cmpint (grading->revision, ==, 0);
      assert_silent (grading->rationale);
      assert_silent (grading->strengths);
      assert_silent (grading->na_reason);
      n_answered += count_answered (grading);
      n_sources += grading->citations->len;
    }

  g_assert_cmpuint (n_answered, ==, 9);

  g_assert_cmpuint (n_sources, ==, 3);
  g_assert_cmpstr (audit->reference, ==, "CF-2291");
}

static gboolean
has_secret (const CandourAudit *audit)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, CANDOUR_TEST_SEEING,
                                                              CANDOUR_GRADING_AUDITOR);

  return grading != NULL && strstr (grading->rationale, CANDOUR_TEST_SECRET) != NULL;
}

static void
test_load (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) blind = NULL;
  g_autoptr(CandourAudit) usual = NULL;
  g_autoptr(CandourAudit) of_auditor = NULL;
  g_autoptr(CandourAudit) sealed = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 3, 2);

  candour_test_moderated_read_as (&test, test.moderator);
  blind = candour_store_moderations_load_blind (store->db, test.moderation->id, test.moderator,
                                                &error);
  g_assert_no_error (error);
  assert_blind (blind);
  usual = candour_store_audits_load (store->db, test.audit->id, &error);
  g_assert_no_error (error);
  assert_blind (usual);
  g_assert_cmpint (candour_audit_find_grading (usual, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_MODERATOR)->grade, ==, 1);

  /* Nor is the moderator's in the auditor's reach. */
  candour_test_moderated_read_as (&test, store->actor);
  of_auditor = candour_store_audits_load (store->db, test.audit->id, &error);
  g_assert_true (has_secret (of_auditor));
  g_assert_null (candour_audit_find_grading (of_auditor, CANDOUR_TEST_SAFETY,
                                             CANDOUR_GRADING_MODERATOR));
  g_assert_null (candour_store_moderations_load_blind (store->db, test.moderation->id,
                                                       store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  candour_test_moderated_read_as (&test, test.moderator);
  candour_test_moderated_seal (&test);
  sealed = candour_store_audits_load (store->db, test.audit->id, &error);
  g_assert_false (sealed->is_sealed);
  g_assert_true (has_secret (sealed));
  g_assert_cmpuint (sealed->actions->len, ==, 2);
}

/* Why it was drawn would tell. */
static void
test_moderation (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  g_assert_cmpint (test.moderation->kind, ==, CANDOUR_DRAW_RULE);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 3, 2);

  candour_test_moderated_read_as (&test, test.moderator);
  candour_test_moderated_reload (&test);
  g_assert_cmpint (test.moderation->kind, ==, CANDOUR_DRAW_NONE);
  g_assert_cmpint (test.moderation->reason, ==, CANDOUR_DRAWN_FOR_NOTHING);
  g_assert_cmpint (test.moderation->overall, ==, 2);

  candour_test_moderated_read_as (&test, test.lead);
  candour_test_moderated_reload (&test);
  g_assert_cmpint (test.moderation->kind, ==, CANDOUR_DRAW_RULE);
  g_assert_cmpint (test.moderation->overall, ==, 0);
}

/* Who moderates for work, and may yet get it, sees as little; its own auditor sees it. */
static void
test_waiting (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) of_moderator = NULL;
  g_autoptr(CandourAudit) of_peer = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_read_as (&test, test.second);
  of_moderator = candour_store_audits_load (store->db, test.audit->id, &error);
  assert_blind (of_moderator);

  candour_test_moderated_read_as (&test, test.moderator);
  of_peer = candour_store_audits_load (store->db, test.audit->id, &error);
  g_assert_true (has_secret (of_peer));
}

/* --- Owners ---------------------------------------------------------------------------- */

static gboolean
hand_on (CandourTestModerated *test,
         const char           *person_id,
         GError              **error)
{
  const CandourActionMove move = { .words = "On leave", .other_id = person_id };
  g_autoptr(CandourAudit) audit = candour_test_kept_load (test->store, test->audit->id);
  CandourActionPoint *action = audit->actions->pdata[0];
  g_autoptr(CandourActor) owner =
    candour_test_kept_actor (action->owner_id, CANDOUR_ROLE_SOCIAL_WORKER);

  return candour_store_follow_move (test->store->db, action, CANDOUR_ACTION_HAND_ON, &move, owner,
                                    CANDOUR_TEST_TODAY, error);
}

/* An action says what was judged. Until the grades are sealed its moderator gets none of it, ... */
static void
test_owner (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 2, 3, 3);
  g_assert_false (hand_on (&test, CANDOUR_TEST_MODERATOR, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "P. Lowe is moderating this audit without seeing what the auditor judged, and "
                   "the action would show it. Choose somebody else, or wait until the "
                   "moderator’s grades are sealed.");
  g_clear_error (&error);

  candour_test_moderated_seal (&test);
  g_assert_true (hand_on (&test, CANDOUR_TEST_MODERATOR, &error));
  g_assert_no_error (error);
}

static const CandourModeratorChoice *
find_moderator (GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const CandourModeratorChoice *choice = g_ptr_array_index (choices, i);

      if (g_str_equal (choice->person_id, CANDOUR_TEST_MODERATOR))
        return choice;
    }

  g_assert_not_reached ();
}

static GPtrArray *
list_choices (CandourTestModerated *test)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *choices =
    candour_store_moderations_list_choices (test->store->db, test->moderation->id, FALSE,
                                            test->lead, CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);

  return choices;
}

/* ... and who has one, or had one, is not blind. */
static void
test_owned_before (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  g_assert_true (hand_on (&test, CANDOUR_TEST_MODERATOR, &error));
  g_assert_no_error (error);
  now = list_choices (&test);
  g_assert_cmpstr (find_moderator (now)->sentence, ==,
                   "P. Lowe has an action from this audit. Choose another moderator.");

  g_assert_true (hand_on (&test, CANDOUR_TEST_WORKER, &error));
  g_assert_no_error (error);
  before = list_choices (&test);
  g_assert_null (find_moderator (before)->sentence);
  g_assert_true (find_moderator (before)->had_read);
}

/* --- Lists ---------------------------------------------------------------------------- */

static guint
count_found (CandourTestModerated *test,
             CandourAuditFilter    filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_audit_list_page (test->store->db, &filter, NULL, 10,
                                                             CANDOUR_TEST_TODAY, &error);
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 sum = 0;

  g_assert_no_error (error);
  candour_store_audit_list_count (test->store->db, &filter, counts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    sum += counts[i];
  g_assert_cmpint (sum, ==, rows->len);

  return rows->len;
}

static guint
count_by_words (CandourTestModerated *test,
                const char           *text)
{
  CandourAuditFilter filter = any;

  filter.text = text;

  return count_found (test, filter);
}

/* By the case and the worker yes, by what was said or graded no. */
static void
assert_found (CandourTestModerated *test,
              guint                 n_sealed)
{
  CandourAuditFilter graded = any;

  graded.drawn_as = CANDOUR_GRADE_GOOD;
  g_assert_cmpuint (count_found (test, any), ==, 1);
  g_assert_cmpuint (count_by_words (test, "CF-2291"), ==, 1);
  g_assert_cmpuint (count_by_words (test, "ash"), ==, 1);
  g_assert_cmpuint (count_by_words (test, CANDOUR_TEST_SECRET), ==, n_sealed);
  g_assert_cmpuint (count_by_words (test, "xylo"), ==, n_sealed);
  g_assert_cmpuint (count_by_words (test, "xylophone ash"), ==, n_sealed);
  g_assert_cmpuint (count_by_words (test, "ash xylophone"), ==, n_sealed);
  g_assert_cmpuint (count_found (test, graded), ==, n_sealed);
}

static CandourAuditRow *
load_row (CandourTestModerated *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_audit_list_page (test->store->db, &any, NULL, 10,
                                                             "2027-01-01", &error);

  g_assert_no_error (error);

  return g_object_ref (rows->pdata[0]);
}

static void
test_list (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourAuditRow) sealed = NULL;
  g_autoptr(CandourAuditRow) open = NULL;
  g_autoptr(GError) error = NULL;
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 n_open;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);

  candour_test_moderated_read_as (&test, test.moderator);
  assert_found (&test, 0);
  sealed = load_row (&test);
  g_assert_true (sealed->is_sealed);
  g_assert_cmpint (sealed->overall, ==, 0);
  g_assert_cmpint (sealed->drawn_as, ==, 0);
  assert_silent (sealed->overall_name);
  assert_silent (sealed->overall_short);
  g_assert_cmpint (sealed->n_actions + sealed->n_open + sealed->n_overdue, ==, 0);
  g_assert_cmpint (sealed->moderation, ==, CANDOUR_MODERATION_ALLOCATED);
  candour_store_audit_list_count (store->db, &any, counts, &n_open, &error);
  g_assert_cmpint (n_open, ==, 0);
  g_assert_cmpint (counts[CANDOUR_AUDIT_IN_MODERATION], ==, 1);

  candour_test_moderated_read_as (&test, test.boss);
  assert_found (&test, 1);
  open = load_row (&test);
  g_assert_false (open->is_sealed);
  g_assert_cmpint (open->overall, ==, 3);
  g_assert_cmpstr (open->overall_name, ==, "Good");
  g_assert_cmpint (open->n_overdue, ==, 2);
  candour_store_audit_list_count (store->db, &any, counts, &n_open, &error);
  g_assert_cmpint (n_open, ==, 1);
}

static void
test_queue (CandourTestStore *store)
{
  const CandourModerationFilter mine = {
    .queue = CANDOUR_QUEUE_MINE, .person_id = CANDOUR_TEST_MODERATOR,
  };
  CandourModerationFilter by_rule = mine;
  g_auto(CandourTestModerated) test;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) filtered = NULL;
  g_autoptr(GPtrArray) of_lead = NULL;
  g_autoptr(GError) error = NULL;
  const CandourModerationRow *row;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_read_as (&test, test.moderator);
  rows = candour_store_moderation_list_page (store->db, &mine, NULL, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_true (row->is_sealed);
  g_assert_cmpint (row->kind, ==, CANDOUR_DRAW_NONE);
  g_assert_cmpint (row->reason, ==, CANDOUR_DRAWN_FOR_NOTHING);
  g_assert_cmpint (row->overall + row->drawn_as, ==, 0);
  assert_silent (row->overall_name);

  by_rule.kind = CANDOUR_DRAW_RULE;
  filtered = candour_store_moderation_list_page (store->db, &by_rule, NULL, 10, &error);
  g_assert_cmpuint (filtered->len, ==, 0);

  candour_test_moderated_read_as (&test, test.lead);
  of_lead = candour_store_moderation_list_page (store->db, &by_rule, NULL, 10, &error);
  g_assert_cmpuint (of_lead->len, ==, 1);
  g_assert_cmpint (((CandourModerationRow *) of_lead->pdata[0])->overall, ==, 3);
}

/* --- Other doors ---------------------------------------------------------------------- */

static gboolean
count_finding (const CandourFinding  *finding,
               gpointer               data,
               GError               **error)
{
  (*(guint *) data)++;

  return TRUE;
}

static guint
count_findings (CandourTestModerated *test,
                gboolean              by_id)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_ptr_array_add (ids, test->audit->id);
  candour_store_findings_walk (test->store->db, by_id ? ids : NULL, count_finding, &n, NULL,
                               &error);
  g_assert_no_error (error);

  return n;
}

static guint
count_actions (CandourTestModerated *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) of_case =
    candour_store_actions_list_open_of_case (test->store->db, "CF-2291", NULL, &error);
  g_autoptr(GPtrArray) all = candour_store_actions_list (test->store->db, NULL, 10, &error);
  g_autoptr(GPtrArray) by_word =
    candour_store_actions_search (test->store->db, "rewrite", NULL, 10, &error);
  g_autoptr(GPtrArray) by_both =
    candour_store_actions_search (test->store->db, "r", NULL, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (by_word->len, ==, all->len / 2);
  g_assert_cmpuint (by_both->len, <=, all->len);
  g_assert_cmpuint (of_case->len, ==, all->len);

  return all->len;
}

static void
test_exports (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 3, 2);

  candour_test_moderated_read_as (&test, test.moderator);
  g_assert_cmpuint (count_findings (&test, FALSE), ==, 0);
  g_assert_cmpuint (count_findings (&test, TRUE), ==, 0);
  g_assert_cmpuint (count_actions (&test), ==, 0);

  /* The auditor's, and not yet the moderator's. */
  candour_test_moderated_read_as (&test, test.lead);
  g_assert_cmpuint (count_findings (&test, FALSE), ==, 3);
  g_assert_cmpuint (count_findings (&test, TRUE), ==, 3);
  g_assert_cmpuint (count_actions (&test), ==, 2);

  candour_test_moderated_read_as (&test, test.moderator);
  candour_test_moderated_seal (&test);
  g_assert_cmpuint (count_findings (&test, FALSE), ==, 6);
  g_assert_cmpuint (count_actions (&test), ==, 2);
}

static guint
count_history (CandourTestModerated *test,
               const char           *suffix)
{
  g_autofree char *subject_id = g_strconcat (test->audit->id, suffix, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_history_list (test->store->db, subject_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourHistoryRow *row = rows->pdata[i];

      if (candour_db_get_reader (test->store->db)[0] == 'P' && *suffix == '\0')
        g_assert_cmpstr (row->field, !=, "overall");
    }

  return rows->len;
}

/* Grades stand there in clear. */
static void
test_history (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 1, 3, 2);

  candour_test_moderated_read_as (&test, test.moderator);
  g_assert_cmpuint (count_history (&test, ""), >, 1);
  g_assert_cmpuint (count_history (&test, "/S2/auditor"), ==, 0);
  g_assert_cmpuint (count_history (&test, "/S2/moderator"), ==, 2);

  candour_test_moderated_read_as (&test, store->actor);
  g_assert_cmpuint (count_history (&test, "/S2/auditor"), >, 2);
  g_assert_cmpuint (count_history (&test, "/S2/moderator"), ==, 0);

  candour_test_moderated_read_as (&test, test.moderator);
  candour_test_moderated_seal (&test);
  g_assert_cmpuint (count_history (&test, "/S2/auditor"), >, 2);
}

/* The workspace says who reads, for each job and for its own connection. */
static void
test_workspace (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_SECOND);
  candour_workspace_set_actor (store->workspace, test.second);
  g_assert_cmpstr (candour_db_get_reader (store->db), ==, CANDOUR_TEST_SECOND);
  g_assert_true (candour_db_reader_moderates (store->db));
  audit = candour_store_audits_load (store->db, test.audit->id, &error);
  assert_blind (audit);
  candour_workspace_set_actor (store->workspace, NULL);
  g_assert_cmpstr (candour_db_get_reader (store->db), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/blind/load", test_load);
  candour_test_store_add ("/store/blind/moderation", test_moderation);
  candour_test_store_add ("/store/blind/owner", test_owner);
  candour_test_store_add ("/store/blind/owned-before", test_owned_before);
  candour_test_store_add ("/store/blind/waiting", test_waiting);
  candour_test_store_add ("/store/blind/list", test_list);
  candour_test_store_add ("/store/blind/queue", test_queue);
  candour_test_store_add ("/store/blind/exports", test_exports);
  candour_test_store_add ("/store/blind/history", test_history);
  candour_test_store_add ("/store/blind/workspace", test_workspace);

  return g_test_run ();
}
