/* test-learning.c - what stronger audits taught: shared, passed on, used, withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-learning.h"
#include "candour-store-people.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

#define TODAY "2026-01-20"
#define STRENGTH "At each visit the child drew a good day. It came to the review."

typedef struct
{
  char         *framework_id;
  CandourAudit *audit;
  CandourActor *worker;   /* of the team East */
  CandourActor *peer;
  char         *id;       /* of the item */
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_free (self->framework_id);
  candour_audit_free (self->audit);
  candour_actor_free (self->worker);
  candour_actor_free (self->peer);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static char *
find_item (CandourTestStore *store)
{
  const CandourLearningFilter filter = { .view = CANDOUR_LEARNING_MINE,
                                         .person_id = store->actor->person_id };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_learning_page (store->db, &filter, NULL, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);

  return g_strdup (((CandourLearningRow *) rows->pdata[0])->id);
}

/* A submitted audit of which one strength, on a standard graded Good, is shared. */
static void
fixture_init (Fixture          *self,
              CandourTestStore *store,
              const char       *strength)
{
  CandourGrading *grading;
  g_autoptr(GError) error = NULL;

  self->framework_id = candour_test_kept_prepare (store);
  self->audit = candour_test_kept_start (store, self->framework_id, "CF-2291");
  candour_test_kept_fill (store, &self->audit);
  grading = candour_audit_find_grading (self->audit, CANDOUR_TEST_SEEING,
                                        CANDOUR_GRADING_AUDITOR);
  candour_set_text (&grading->strengths, strength);
  grading->shared = TRUE;
  candour_store_gradings_save (store->db, self->audit->id, grading, store->actor, &error);
  g_assert_no_error (error);
  candour_test_kept_submit (store, self->audit);
  self->worker = candour_test_kept_actor (CANDOUR_TEST_WORKER, CANDOUR_ROLE_SOCIAL_WORKER);
  self->peer = candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_SOCIAL_WORKER);
  self->id = find_item (store);
}

static CandourLearning *
load (CandourTestStore   *store,
      Fixture            *fixture,
      const CandourActor *actor)
{
  g_autoptr(GError) error = NULL;
  CandourLearning *learning =
    candour_store_learning_load (store->db, fixture->id, actor, &error);

  g_assert_no_error (error);

  return learning;
}

static guint
count (CandourTestStore            *store,
       const CandourLearningFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_learning_page (store->db, filter, NULL, 10, &error);

  g_assert_no_error (error);

  return rows->len;
}

/* --- Shared --------------------------------------------------------------------------- */

static void
test_shared (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourLearning) mine = NULL;
  g_autoptr(CandourLearning) theirs = NULL;
  g_autoptr(GPtrArray) themes = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store, STRENGTH);
  mine = load (store, &fixture, store->actor);
  g_assert_cmpstr (mine->title, ==, "At each visit the child drew a good day");
  g_assert_cmpstr (mine->done, ==, STRENGTH);
  g_assert_cmpstr (mine->audit_id, ==, fixture.audit->id);
  g_assert_nonnull (mine->next_step);
  g_assert_false (mine->lacks_step);

  /* Who may not open the audit sees neither it nor its child's step, nor who wrote it. */
  theirs = load (store, &fixture, fixture.peer);
  g_assert_null (theirs->audit_id);
  g_assert_null (theirs->next_step);
  g_assert_cmpstr (theirs->author_name, ==, "");
  /* One open case is fewer than five. */
  g_assert_cmpint (theirs->cohort, ==, 0);
  g_assert_null (theirs->age_band);

  themes = candour_store_learning_themes (store->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (themes->len, ==, 1);
  g_assert_cmpint (((CandourLearningTheme *) themes->pdata[0])->n, ==, 1);
  candour_test_store_verify (store);
}

static void
test_filters (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  const struct
  {
    CandourLearningFilter filter;
    guint                 n;
  } cases[] = {
    { { .person_id = CANDOUR_TEST_PEER }, 1 },
    { { .person_id = CANDOUR_TEST_PEER, .text = "DREW visit" }, 1 },
    { { .person_id = CANDOUR_TEST_PEER, .text = "drew night" }, 0 },
    { { .person_id = CANDOUR_TEST_PEER, .text = "100%" }, 0 },
    { { .person_id = CANDOUR_TEST_PEER, .theme = "No such" }, 0 },
    { { .person_id = CANDOUR_TEST_PEER, .used = 1 }, 0 },
    { { .person_id = CANDOUR_TEST_PEER, .used = 2 }, 1 },
    { { .person_id = CANDOUR_TEST_PEER, .since_on = "2026-01-15" }, 0 },
    { { .view = CANDOUR_LEARNING_TO_ME, .person_id = CANDOUR_TEST_PEER }, 0 },
    { { .view = CANDOUR_LEARNING_WILL_USE, .person_id = CANDOUR_TEST_PEER }, 0 },
    { { .view = CANDOUR_LEARNING_MINE, .person_id = CANDOUR_TEST_PEER }, 0 },
  };

  fixture_init (&fixture, store, STRENGTH);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count (store, &cases[i].filter), ==, cases[i].n);
}

/* What names somebody is held back, until its author takes the name out. */
static void
test_held (CandourTestStore *store)
{
  const CandourLearningFilter all = { .person_id = CANDOUR_TEST_PEER };
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourLearning) item = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store, CANDOUR_TEST_WORKER " drew with the child");
  g_assert_cmpuint (count (store, &all), ==, 0);
  item = load (store, &fixture, store->actor);
  g_assert_true (item->is_held);
  g_assert_false (candour_store_learning_save (store->db, item, store->actor, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  candour_set_text (&item->title, "Drawing with the child");
  candour_set_text (&item->done, "The worker drew with the child");
  candour_set_text (&item->helped, "She could say why");
  candour_store_learning_save (store->db, item, store->actor, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &all), ==, 1);
  candour_test_store_verify (store);
}

/* --- Passed on and used --------------------------------------------------------------- */

static void
test_passed (CandourTestStore *store)
{
  const CandourLearningFilter to_me = { .view = CANDOUR_LEARNING_TO_ME,
                                        .person_id = CANDOUR_TEST_WORKER };
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourLearning) item = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPass *pass;
  g_autofree char *state = NULL;
  gint64 counts[CANDOUR_N_LEARNING_VIEWS];
  gint64 n_used;

  fixture_init (&fixture, store, STRENGTH);
  g_assert_false (candour_store_learning_pass (store->db, fixture.id, "East", CANDOUR_TEST_PEER,
                                               "Duty week", store->actor, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_learning_pass (store->db, fixture.id, "East", NULL, "For the duty week",
                               store->actor, TODAY, &error);
  g_assert_no_error (error);
  g_assert_false (candour_store_learning_ask (store->db, fixture.id, fixture.worker, TODAY,
                                              &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (count (store, &to_me), ==, 1);

  candour_store_learning_read (store->db, fixture.id, fixture.worker, TODAY, &error);
  g_assert_no_error (error);
  candour_store_learning_promise (store->db, fixture.id, TRUE, fixture.worker, TODAY, &error);
  g_assert_no_error (error);
  item = load (store, &fixture, fixture.worker);
  g_assert_true (item->i_will_use);
  pass = item->passes->pdata[0];
  g_assert_cmpint (pass->state, ==, CANDOUR_PASS_WILL_USE);
  g_clear_pointer (&item, candour_learning_free);

  candour_store_learning_use (store->db, fixture.id, 2, "Two children could say why",
                              fixture.worker, TODAY, &error);
  g_assert_no_error (error);
  item = load (store, &fixture, fixture.worker);
  g_assert_true (item->i_used);
  pass = item->passes->pdata[0];
  state = candour_pass_dup_state (pass);
  g_assert_cmpstr (state, ==, "Used with 2 children");
  g_assert_cmpuint (item->uses->len, ==, 1);

  candour_store_learning_count (store->db, CANDOUR_TEST_WORKER, NULL, counts, &n_used, NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts[CANDOUR_LEARNING_ALL], ==, 1);
  g_assert_cmpint (counts[CANDOUR_LEARNING_TO_ME], ==, 1);
  g_assert_cmpint (counts[CANDOUR_LEARNING_WILL_USE], ==, 1);
  g_assert_cmpint (n_used, ==, 1);
  candour_test_store_verify (store);
}

static void
test_use_refused (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store, STRENGTH);
  g_assert_false (candour_store_learning_use (store->db, fixture.id, 1, "As with CF-2291",
                                              fixture.worker, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_store_learning_use (store->db, fixture.id, 0, "It helped",
                                              fixture.worker, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_store_learning_use (store->db, fixture.id, 1, "It helped",
                                              store->actor, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM learning_use"), ==, 0);
}

static void
test_withdrawn (CandourTestStore *store)
{
  const CandourLearningFilter all = { .person_id = CANDOUR_TEST_PEER };
  const CandourLearningFilter mine = { .view = CANDOUR_LEARNING_MINE,
                                       .person_id = store->actor->person_id };
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourLearning) item = NULL;
  g_autoptr(CandourLearning) stale = NULL;
  g_autoptr(CandourLearning) kept = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store, STRENGTH);
  item = load (store, &fixture, store->actor);
  stale = load (store, &fixture, store->actor);
  g_assert_false (candour_store_learning_withdraw (store->db, item, "No", fixture.worker, TODAY,
                                                   &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  candour_set_text (&item->helped, "She could say why");
  candour_store_learning_save (store->db, item, store->actor, TODAY, &error);
  g_assert_no_error (error);
  g_assert_false (candour_store_learning_withdraw (store->db, stale, "It tells too much",
                                                   store->actor, TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);
  candour_store_learning_withdraw (store->db, item, "It tells too much", store->actor, TODAY,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &all), ==, 0);
  g_assert_cmpuint (count (store, &mine), ==, 1);
  kept = load (store, &fixture, store->actor);
  g_assert_cmpstr (kept->withdrawer_name, ==, "");
  g_assert_cmpstr (kept->withdrawn_reason, ==, "It tells too much");
  candour_test_store_verify (store);
}

/* Who withdrew it is named, where it was not the author; why, to those two alone. */
static void
test_withdrawn_by_lead (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActor) lead = candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_QA_LEAD);
  g_autoptr(CandourPerson) person = NULL;
  g_autoptr(CandourLearning) item = NULL;
  g_autoptr(CandourLearning) mine = NULL;
  g_autoptr(CandourLearning) theirs = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store, STRENGTH);
  person = candour_store_people_load (store->db, CANDOUR_TEST_PEER, &error);
  g_assert_no_error (error);
  item = load (store, &fixture, lead);
  candour_store_learning_withdraw (store->db, item, "It tells too much", lead, TODAY, &error);
  g_assert_no_error (error);

  mine = load (store, &fixture, store->actor);
  g_assert_cmpstr (mine->withdrawn_on, ==, TODAY);
  g_assert_cmpstr (mine->withdrawn_by, ==, CANDOUR_TEST_PEER);
  g_assert_cmpstr (mine->withdrawer_name, ==, person->name);
  g_assert_cmpstr (mine->withdrawn_reason, ==, "It tells too much");
  theirs = load (store, &fixture, fixture.worker);
  g_assert_cmpstr (theirs->withdrawer_name, ==, person->name);
  g_assert_cmpstr (theirs->withdrawn_reason, ==, "");
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/learning/shared", test_shared);
  candour_test_store_add ("/store/learning/filters", test_filters);
  candour_test_store_add ("/store/learning/held", test_held);
  candour_test_store_add ("/store/learning/passed", test_passed);
  candour_test_store_add ("/store/learning/use-refused", test_use_refused);
  candour_test_store_add ("/store/learning/withdrawn", test_withdrawn);
  candour_test_store_add ("/store/learning/withdrawn-by-lead", test_withdrawn_by_lead);

  return g_test_run ();
}
