/* test-feedback.c - what an audit says to the worker, read, answered and talked through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-feedback.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

#define SHARED_ON "2026-01-16"

typedef struct
{
  char         *framework_id;
  CandourAudit *audit;
  CandourActor *worker;
  CandourActor *boss;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_free (self->framework_id);
  candour_audit_free (self->audit);
  candour_actor_free (self->worker);
  candour_actor_free (self->boss);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture          *self,
              CandourTestStore *store)
{
  self->framework_id = candour_test_kept_prepare (store);
  self->audit = candour_test_kept_start (store, self->framework_id, "CF-2291");
  candour_test_kept_fill (store, &self->audit);
  candour_test_kept_submit (store, self->audit);
  self->worker = candour_test_kept_actor (CANDOUR_TEST_WORKER, CANDOUR_ROLE_SOCIAL_WORKER);
  self->boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
}

static CandourFeedback *
load (CandourTestStore   *store,
      Fixture            *fixture,
      const CandourActor *actor)
{
  g_autoptr(GError) error = NULL;
  CandourFeedback *feedback =
    candour_store_feedback_load (store->db, fixture->audit->id, actor, &error);

  g_assert_no_error (error);

  return feedback;
}

static CandourFeedback *
share (CandourTestStore *store,
       Fixture          *fixture)
{
  CandourFeedback *feedback = load (store, fixture, store->actor);
  g_autoptr(GError) error = NULL;

  candour_set_text (&feedback->strong, "He knows you and asks for you by name.");
  candour_set_text (&feedback->why, "Good work reached him.");
  candour_store_feedback_share (store->db, feedback, store->actor, SHARED_ON, &error);
  g_assert_no_error (error);

  return feedback;
}

static guint
count_duty (CandourTestStore    *store,
            const char          *person_id,
            CandourFeedbackDuty  duty,
            const char          *today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_feedback_list (store->db, person_id, duty, 10, today, &error);

  g_assert_no_error (error);
  if (rows->len > 0)
    g_assert_cmpstr (((CandourFeedbackRow *) rows->pdata[0])->reference, ==, "CF-2291");

  return rows->len;
}

static void
move (CandourTestStore     *store,
      CandourFeedback      *feedback,
      CandourFeedbackEvent  event,
      const CandourActor   *actor,
      const char           *today)
{
  g_autoptr(GError) error = NULL;

  candour_store_feedback_move (store->db, feedback, event, actor, today, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);
}

static void
assert_refused (CandourTestStore     *store,
                CandourFeedback      *feedback,
                CandourFeedbackEvent  event,
                const CandourActor   *actor,
                const char           *today)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_store_feedback_move (store->db, feedback, event, actor, today, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* --- The draft ------------------------------------------------------------------------ */

static void
test_draft (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourFeedback) draft = NULL;
  g_autoptr(CandourFeedback) kept = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store);
  g_assert_cmpuint (count_duty (store, store->actor->person_id, CANDOUR_FEEDBACK_TO_SHARE,
                                SHARED_ON), ==, 1);
  g_assert_null (candour_store_feedback_load (store->db, fixture.audit->id, fixture.worker,
                                              &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  draft = load (store, &fixture, store->actor);
  g_assert_cmpint (draft->revision, ==, 0);
  g_assert_cmpstr (draft->why, ==, fixture.audit->overall_reason);
  g_assert_cmpstr (draft->reader_id, ==, CANDOUR_TEST_WORKER);
  g_assert_cmpstr (draft->manager_id, ==, CANDOUR_TEST_BOSS);

  candour_set_text (&draft->strong, "He knows you");
  g_assert_false (candour_store_feedback_save (store->db, draft, fixture.worker, SHARED_ON,
                                               &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_feedback_save (store->db, draft, store->actor, SHARED_ON, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->revision, ==, 1);
  kept = load (store, &fixture, store->actor);
  g_assert_cmpstr (kept->strong, ==, "He knows you");

  candour_set_text (&draft->strong, " ");
  g_assert_false (candour_store_feedback_share (store->db, draft, store->actor, SHARED_ON,
                                                &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Say one thing that helped this child, however small.");
  candour_test_store_verify (store);
}

/* --- Shared, read, answered, talked through ------------------------------------------- */

static void
test_life (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourFeedback) feedback = NULL;
  g_autoptr(CandourFeedback) mine = NULL;

  fixture_init (&fixture, store);
  feedback = share (store, &fixture);
  g_assert_cmpuint (count_duty (store, store->actor->person_id, CANDOUR_FEEDBACK_TO_SHARE,
                                SHARED_ON), ==, 0);
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_WORKER, CANDOUR_FEEDBACK_TO_READ, SHARED_ON),
                    ==, 1);
  assert_refused (store, feedback, CANDOUR_FEEDBACK_SAVE, store->actor, SHARED_ON);
  assert_refused (store, feedback, CANDOUR_FEEDBACK_OPEN, fixture.boss, SHARED_ON);

  mine = load (store, &fixture, fixture.worker);
  move (store, mine, CANDOUR_FEEDBACK_OPEN, fixture.worker, "2026-01-19");
  g_assert_nonnull (mine->read_at);
  move (store, mine, CANDOUR_FEEDBACK_OPEN, fixture.worker, "2026-01-19");
  mine->match = CANDOUR_MATCH_NO;
  assert_refused (store, mine, CANDOUR_FEEDBACK_REPLY, fixture.worker, "2026-01-19");
  candour_set_text (&mine->reply, "I did ask him in October.");
  move (store, mine, CANDOUR_FEEDBACK_REPLY, fixture.worker, "2026-01-19");
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_WORKER, CANDOUR_FEEDBACK_TO_READ,
                                "2026-01-19"), ==, 0);

  g_assert_cmpuint (count_duty (store, store->actor->person_id, CANDOUR_FEEDBACK_TO_TALK,
                                "2026-01-19"), ==, 1);
  move (store, mine, CANDOUR_FEEDBACK_TALK, store->actor, "2026-01-20");
  g_assert_cmpuint (count_duty (store, store->actor->person_id, CANDOUR_FEEDBACK_TO_TALK,
                                "2026-01-20"), ==, 0);

  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_BOSS, CANDOUR_FEEDBACK_TO_TICK, "2026-01-20"),
                    ==, 1);
  assert_refused (store, mine, CANDOUR_FEEDBACK_TICK_TALKED, store->actor, "2026-01-20");
  move (store, mine, CANDOUR_FEEDBACK_TICK_TALKED, fixture.boss, "2026-01-20");
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_BOSS, CANDOUR_FEEDBACK_TO_TICK, "2026-01-20"),
                    ==, 1);
  move (store, mine, CANDOUR_FEEDBACK_TICK_KNOWS, fixture.boss, "2026-01-20");
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_BOSS, CANDOUR_FEEDBACK_TO_TICK, "2026-01-20"),
                    ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
    " subject = 'feedback' AND new_value LIKE '%October%'"), ==, 0);
}

/* Without a reply it goes to supervision by itself, and then further up. */
static void
test_silence (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourFeedback) feedback = NULL;

  fixture_init (&fixture, store);
  candour_test_store_add_person (store, "H. Head", "head-of-service", NULL);
  candour_test_store_run (store, "UPDATE person SET manager_id = 'H. Head' WHERE id = '"
                          CANDOUR_TEST_BOSS "'");
  feedback = share (store, &fixture);
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_BOSS, CANDOUR_FEEDBACK_TO_TICK, "2026-01-29"),
                    ==, 0);
  g_assert_cmpuint (count_duty (store, CANDOUR_TEST_BOSS, CANDOUR_FEEDBACK_TO_TICK, "2026-01-30"),
                    ==, 1);
  feedback->match = CANDOUR_MATCH_YES;
  assert_refused (store, feedback, CANDOUR_FEEDBACK_REPLY, fixture.worker, "2026-02-02");
  g_assert_cmpuint (count_duty (store, "H. Head", CANDOUR_FEEDBACK_TOLD, "2026-02-27"), ==, 0);
  g_assert_cmpuint (count_duty (store, "H. Head", CANDOUR_FEEDBACK_TOLD, "2026-02-28"), ==, 1);
}

static void
test_worker_left (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourFeedback) feedback = NULL;

  fixture_init (&fixture, store);
  candour_test_store_run (store, "UPDATE person SET left_on = '2026-01-15' WHERE id = '"
                          CANDOUR_TEST_WORKER "'");
  feedback = share (store, &fixture);
  g_assert_cmpstr (feedback->reader_id, ==, CANDOUR_TEST_BOSS);
  assert_refused (store, feedback, CANDOUR_FEEDBACK_OPEN, fixture.worker, SHARED_ON);
  move (store, feedback, CANDOUR_FEEDBACK_OPEN, fixture.boss, SHARED_ON);
}

static void
test_conflict (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourFeedback) feedback = NULL;
  g_autoptr(CandourFeedback) stale = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store);
  feedback = share (store, &fixture);
  stale = candour_feedback_copy (feedback);
  move (store, feedback, CANDOUR_FEEDBACK_OPEN, fixture.worker, SHARED_ON);
  g_assert_false (candour_store_feedback_move (store->db, stale, CANDOUR_FEEDBACK_TICK_TALKED,
                                               fixture.boss, SHARED_ON, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/feedback/draft", test_draft);
  candour_test_store_add ("/store/feedback/life", test_life);
  candour_test_store_add ("/store/feedback/silence", test_silence);
  candour_test_store_add ("/store/feedback/worker-left", test_worker_left);
  candour_test_store_add ("/store/feedback/conflict", test_conflict);

  return g_test_run ();
}
