/* test-follow.c - an action from its owner to what it changed, and everybody who may not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-action-list.h"
#include "candour-store-audits.h"
#include "candour-store-follow.h"
#include "candour-store-notices.h"
#include "candour-store-history.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

#define LATER "2026-01-20"

/* --- Helpers -------------------------------------------------------------------------- */

typedef struct
{
  char         *framework_id;
  CandourAudit *audit;
  CandourActor *owner;   /* T. Ash */
  CandourActor *boss;    /* M. Bell, team manager */
  CandourActor *peer;    /* P. Lowe */
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_free (self->framework_id);
  candour_audit_free (self->audit);
  candour_actor_free (self->owner);
  candour_actor_free (self->boss);
  candour_actor_free (self->peer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* A submitted audit of the acting QA lead, with two actions of T. Ash. */
static void
fixture_init (Fixture          *self,
              CandourTestStore *store)
{
  self->framework_id = candour_test_kept_prepare (store);
  self->audit = candour_test_kept_start (store, self->framework_id, "CF-2291");
  candour_test_kept_fill (store, &self->audit);
  candour_test_kept_submit (store, self->audit);
  self->owner = candour_test_kept_actor (CANDOUR_TEST_WORKER, CANDOUR_ROLE_SOCIAL_WORKER);
  self->boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);
  self->peer = candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_SOCIAL_WORKER);
}

static CandourActionPoint *
take_action (Fixture *fixture,
             guint    place)
{
  g_assert_cmpuint (fixture->audit->actions->len, >, place);

  return candour_action_point_copy (fixture->audit->actions->pdata[place]);
}

/* The sums must say what the rows say, whatever was done. */
static void
check_tallies (CandourTestStore *store)
{
  static const char *const columns[] = { "team", "owner", "auditor" };

  g_assert_cmpint (candour_test_store_count (store,
    "SELECT count(*) FROM (SELECT stage, count(*) AS n FROM action_point WHERE stage <> 'draft'"
    " GROUP BY stage) p LEFT JOIN action_tally t ON t.stage = p.stage AND t.scope = ''"
    " AND t.level = '' AND t.drawn_as = -1 AND t.wait_on = '' WHERE t.n IS DISTINCT FROM p.n"),
    ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM (SELECT stage, wait_on, %s_id AS whose, level,"
                         " drawn_as, count(*) AS n FROM action_point WHERE is_open = 1"
                         " AND %s_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5) p"
                         " LEFT JOIN action_tally t ON t.stage = p.stage"
                         " AND t.wait_on = p.wait_on AND t.scope = '%s ' || p.whose"
                         " AND t.level = p.level AND t.drawn_as = p.drawn_as"
                         " WHERE t.n IS DISTINCT FROM p.n", columns[i], columns[i], columns[i]);

      g_assert_cmpint (candour_test_store_count (store, sql), ==, 0);
    }
  g_assert_cmpint (candour_test_store_count (store,
    "SELECT count(*) FROM (SELECT told_qa, count(*) AS n FROM action_point WHERE is_open = 1"
    " AND told_qa IS NOT NULL GROUP BY told_qa) p LEFT JOIN action_tally t"
    " ON t.stage = 'told' AND t.wait_on = p.told_qa AND t.scope = '' AND t.level = ''"
    " AND t.drawn_as = -1 WHERE t.n IS DISTINCT FROM p.n"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store,
    "SELECT count(*) FROM action_tally WHERE n < 0 OR (n = 0 AND wait_on <> '')"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store,
    "SELECT count(*) FROM audit a WHERE n_open <> (SELECT count(*) FROM action_point p"
    " WHERE p.audit_id = a.id AND p.is_open = 1)"), ==, 0);
}

static void
move (CandourTestStore        *store,
      CandourActionPoint      *action,
      CandourActionEvent       event,
      const CandourActionMove *what,
      const CandourActor      *actor,
      const char              *today)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = action->revision;

  candour_store_follow_move (store->db, action, event, what, actor, today, &error);
  g_assert_no_error (error);
  g_assert_cmpint (action->revision, ==, revision + 1);
  candour_test_store_verify (store);
  check_tallies (store);
}

static void
say (CandourTestStore   *store,
     CandourActionPoint *action,
     CandourActionEvent  event,
     const char         *words,
     const CandourActor *actor,
     const char         *today)
{
  const CandourActionMove what = { .words = words };

  move (store, action, event, &what, actor, today);
}

static void
assert_refused (CandourTestStore        *store,
                CandourActionPoint      *action,
                CandourActionEvent       event,
                const CandourActionMove *what,
                const CandourActor      *actor,
                const char              *today,
                const char              *sentence)
{
  g_autoptr(GError) error = NULL;
  gint64 n_steps = candour_test_store_count (store, "SELECT count(*) FROM action_step");
  gint64 n_rows = candour_test_store_count (store, "SELECT count(*) FROM history");

  g_assert_false (candour_store_follow_move (store->db, action, event, what, actor, today,
                                             &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  if (sentence != NULL)
    g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_step"), ==,
                   n_steps);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"), ==, n_rows);
}

static void
cite (CandourTestStore   *store,
      CandourActionPoint *action,
      const CandourActor *actor,
      const char         *today)
{
  g_autoptr(CandourEvidence) evidence = candour_evidence_new (action->id);
  g_autoptr(GError) error = NULL;

  candour_set_text (&evidence->reference, "Updated plan, section 3");
  candour_store_follow_add_evidence (store->db, action, evidence, NULL, actor, today, &error);
  g_assert_no_error (error);
  g_assert_nonnull (evidence->id);
}

static CandourActionDetail *
load (CandourTestStore   *store,
      const char         *id,
      const CandourActor *actor,
      const char         *today)
{
  g_autoptr(GError) error = NULL;
  CandourActionDetail *detail =
    candour_store_follow_load (store->db, id, actor, today, &error);

  g_assert_no_error (error);

  return detail;
}

/* As far as "to verify". */
static void
do_action (CandourTestStore   *store,
           Fixture            *fixture,
           CandourActionPoint *action)
{
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture->owner, CANDOUR_TEST_TODAY);
  move (store, action, CANDOUR_ACTION_START, NULL, fixture->owner, CANDOUR_TEST_TODAY);
  cite (store, action, fixture->owner, CANDOUR_TEST_TODAY);
  say (store, action, CANDOUR_ACTION_REPORT_DONE, "Met father twice", fixture->owner, LATER);
}

/* --- A life --------------------------------------------------------------------------- */

static void
test_sent (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionDetail) detail = NULL;
  g_autofree char *sentence = NULL;

  fixture_init (&fixture, store);
  check_tallies (store);
  for (guint i = 0; i < fixture.audit->actions->len; i++)
    {
      const CandourActionPoint *action = fixture.audit->actions->pdata[i];

      g_assert_cmpint (action->state, ==, CANDOUR_ACTION_OPEN);
      g_assert_cmpstr (action->raised_on, ==, CANDOUR_TEST_TODAY);
      g_assert_cmpstr (action->owner_since, ==, CANDOUR_TEST_TODAY);
      g_assert_cmpint (action->drawn_as, >, 0);
    }

  detail = load (store, ((CandourActionPoint *) fixture.audit->actions->pdata[1])->id,
                 fixture.owner, CANDOUR_TEST_TODAY);
  g_assert_cmpuint (detail->steps->len, ==, 1);
  sentence = candour_action_step_dup_sentence (detail->steps->pdata[0], CANDOUR_TEST_TODAY);
  g_assert_cmpstr (sentence, ==, "Raised by R. Dean");
  g_assert_true (detail->ties.is_owner);
  g_assert_cmpstr (detail->decider_name, ==, CANDOUR_TEST_BOSS);
  g_assert_cmpstr (detail->row->reference, ==, "CF-2291");
  g_assert_cmpstr (detail->row->team_name, ==, "East");
  g_assert_cmpint (detail->row->drawn_as, ==, CANDOUR_GRADE_REQUIRES_IMPROVEMENT);
}

/* The last that was said to somebody, and not read. */
static void
assert_told (CandourTestStore         *store,
             const char               *person_id,
             CandourNoticeKind         kind,
             const CandourActionPoint *action,
             const char               *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) notices = candour_store_notices_list (store->db, person_id, 10, &error);
  const CandourNoticeRow *notice;

  g_assert_no_error (error);
  g_assert_cmpuint (notices->len, >, 0);
  notice = notices->pdata[0];
  g_assert_cmpint (notice->kind, ==, kind);
  g_assert_cmpstr (notice->action_id, ==, action->id);
  g_assert_cmpstr (notice->reference, ==, "CF-2291");
  g_assert_cmpstr (notice->sentence, ==, sentence);
}

static void
test_life (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActionPoint) other = NULL;
  g_autoptr(CandourActionDetail) detail = NULL;
  const CandourActionMove words = { .words = "She rings him each Sunday" };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  other = take_action (&fixture, 1);
  assert_refused (store, action, CANDOUR_ACTION_START, NULL, fixture.owner, CANDOUR_TEST_TODAY,
                  "Accept the action first.");
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  move (store, action, CANDOUR_ACTION_START, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  assert_refused (store, action, CANDOUR_ACTION_REPORT_DONE, &words, fixture.owner, LATER,
                  "Add at least one piece of evidence before you mark it done.");
  cite (store, action, fixture.owner, CANDOUR_TEST_TODAY);
  say (store, action, CANDOUR_ACTION_REPORT_DONE, "Met father twice", fixture.owner, LATER);
  g_assert_cmpstr (action->done_on, ==, LATER);

  /* The owner never; a colleague without a post neither. */
  assert_refused (store, action, CANDOUR_ACTION_FIND_DIFFERENCE, &words, fixture.owner, LATER,
                  "You own this action, so somebody else verifies it.");
  assert_refused (store, action, CANDOUR_ACTION_FIND_DIFFERENCE, &words, fixture.peer, LATER,
                  NULL);
  assert_refused (store, action, CANDOUR_ACTION_FIND_DIFFERENCE, NULL, fixture.boss, LATER,
                  "Say what changed for the child, and how you know.");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM notice"), ==, 0);
  move (store, action, CANDOUR_ACTION_FIND_DIFFERENCE, &words, fixture.boss, LATER);
  assert_told (store, CANDOUR_TEST_WORKER, CANDOUR_NOTICE_DIFFERENCE, action,
               "“She rings him each Sunday”");
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_MADE_DIFFERENCE);
  g_assert_cmpstr (action->closed_on, ==, LATER);

  detail = load (store, action->id, store->actor, LATER);
  g_assert_cmpuint (detail->steps->len, ==, 6);
  g_assert_cmpint (((CandourActionStep *) detail->steps->pdata[0])->event, ==,
                   CANDOUR_ACTION_FIND_DIFFERENCE);
  g_assert_cmpstr (((CandourActionStep *) detail->steps->pdata[0])->words, ==, words.words);
  g_assert_cmpuint (detail->evidence->len, ==, 1);

  /* What was said is in the history as a commitment, not as words. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
    " field = 'event' AND new_value = 'find-difference' AND reason LIKE 'sha256:%'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
    " reason LIKE '%Sunday%'"), ==, 0);

  /* The last one closes the audit. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit WHERE"
    " state = 'actions-open' AND n_open = 1"), ==, 1);
  do_action (store, &fixture, other);
  move (store, other, CANDOUR_ACTION_FIND_DIFFERENCE, &words, fixture.boss, LATER);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit WHERE"
    " state = 'closed' AND n_open = 0"), ==, 1);
}

static void
test_no_difference (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  const CandourActionMove words = { .words = "Nothing changed" };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 1);
  do_action (store, &fixture, action);
  move (store, action, CANDOUR_ACTION_FIND_NO_DIFFERENCE, &words, fixture.boss, LATER);
  g_assert_cmpstr (action->check_on, ==, "2026-02-19");
  g_assert_true (candour_rules_is_action_open (action->state));
  assert_refused (store, action, CANDOUR_ACTION_CLOSE, &words, store->actor, "2026-02-18", NULL);
  assert_refused (store, action, CANDOUR_ACTION_CLOSE, &words, fixture.boss, "2026-02-19", NULL);
  move (store, action, CANDOUR_ACTION_CLOSE, &words, store->actor, "2026-02-19");
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_CLOSED);
  g_assert_cmpstr (action->verified_on, ==, LATER);
}

static void
test_not_done (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  const CandourActionMove back = { .words = "Not in the plan", .new_due_on = "2026-02-16" };
  g_autofree char *first = NULL;

  fixture_init (&fixture, store);
  action = take_action (&fixture, 1);
  first = g_strdup (action->first_due_on);
  do_action (store, &fixture, action);
  move (store, action, CANDOUR_ACTION_FIND_NOT_DONE, &back, fixture.boss, LATER);
  assert_told (store, CANDOUR_TEST_WORKER, CANDOUR_NOTICE_NOT_DONE, action, "“Not in the plan”");
  g_assert_cmpstr (action->due_on, ==, "2026-02-16");
  g_assert_cmpstr (action->first_due_on, ==, first);
  g_assert_null (action->done_on);
  move (store, action, CANDOUR_ACTION_START, NULL, fixture.owner, LATER);
}

static void
test_declined (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActionPoint) other = NULL;
  const CandourActionMove late = { .words = "Not mine" };
  const CandourActionMove same = { .words = "Hers", .other_id = CANDOUR_TEST_WORKER };
  const CandourActionMove nobody = { .words = "Hers", .other_id = "Nobody" };
  const CandourActionMove boss = { .words = "Hers", .other_id = CANDOUR_TEST_BOSS };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  other = take_action (&fixture, 1);
  say (store, action, CANDOUR_ACTION_DECLINE, "Not mine", fixture.owner, LATER);
  assert_refused (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, LATER, NULL);
  assert_refused (store, action, CANDOUR_ACTION_REASSIGN, &boss, fixture.boss, LATER, NULL);
  assert_refused (store, action, CANDOUR_ACTION_REASSIGN, &same, store->actor, LATER, NULL);
  assert_refused (store, action, CANDOUR_ACTION_REASSIGN, &nobody, store->actor, LATER, NULL);
  move (store, action, CANDOUR_ACTION_REASSIGN, &boss, store->actor, LATER);
  g_assert_cmpstr (action->owner_id, ==, CANDOUR_TEST_BOSS);
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_OPEN);

  /* Wed 21 January is the last of five working days. */
  assert_refused (store, other, CANDOUR_ACTION_DECLINE, &late, fixture.owner, "2026-01-22", NULL);
  say (store, other, CANDOUR_ACTION_DECLINE, "Not mine", fixture.owner, "2026-01-21");
  assert_refused (store, other, CANDOUR_ACTION_WITHDRAW, &late, fixture.boss, LATER,
                  "Only the QA lead can withdraw an action.");
  say (store, other, CANDOUR_ACTION_WITHDRAW, "The child moved", store->actor, LATER);
  g_assert_cmpint (other->state, ==, CANDOUR_ACTION_WITHDRAWN);
}

static void
test_hand_on_to_who_left (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  const CandourActionMove peer = { .words = "I am on leave", .other_id = CANDOUR_TEST_PEER };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  candour_test_store_run (store, "UPDATE person SET left_on = '2026-01-02' WHERE id = '"
                          CANDOUR_TEST_PEER "'");
  assert_refused (store, action, CANDOUR_ACTION_HAND_ON, &peer, fixture.owner, LATER,
                  "P. Lowe has left. Choose somebody who is still here.");
  candour_test_store_run (store, "UPDATE person SET left_on = NULL");
  move (store, action, CANDOUR_ACTION_HAND_ON, &peer, fixture.owner, LATER);
  assert_told (store, CANDOUR_TEST_PEER, CANDOUR_NOTICE_GIVEN, action, action->what);
  g_assert_cmpstr (action->owner_id, ==, CANDOUR_TEST_PEER);
  g_assert_cmpstr (action->owner_since, ==, LATER);
}

/* --- More time ------------------------------------------------------------------------ */

static void
test_more_time (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActionDetail) detail = NULL;
  const CandourActionMove ask = { "Weekly visits go on", "2026-03-02", NULL,
                                  CANDOUR_DELAY_AGENCY };
  const CandourActionMove again = { "Still waiting", "2026-04-02", NULL, CANDOUR_DELAY_COURT };
  const CandourExtension *extension;
  g_autofree char *first = NULL;

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  first = g_strdup (action->first_due_on);
  assert_refused (store, action, CANDOUR_ACTION_ASK_TIME, &ask, fixture.owner, LATER, NULL);
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  move (store, action, CANDOUR_ACTION_ASK_TIME, &ask, fixture.owner, LATER);
  g_assert_cmpstr (action->asked_due_on, ==, "2026-03-02");
  assert_refused (store, action, CANDOUR_ACTION_ASK_TIME, &again, fixture.owner, LATER,
                  "M. Bell has not answered your last request yet.");
  assert_refused (store, action, CANDOUR_ACTION_GIVE_TIME, NULL, store->actor, LATER,
                  "M. Bell decides.");
  move (store, action, CANDOUR_ACTION_GIVE_TIME, NULL, fixture.boss, LATER);
  assert_told (store, CANDOUR_TEST_WORKER, CANDOUR_NOTICE_TIME_GIVEN, action,
               "It is due Mon 2 Mar.");
  g_assert_cmpstr (action->due_on, ==, "2026-03-02");
  g_assert_cmpstr (action->first_due_on, ==, first);

  /* The second time nobody above holds the post, so it is the QA lead's. */
  move (store, action, CANDOUR_ACTION_ASK_TIME, &again, fixture.owner, LATER);
  assert_refused (store, action, CANDOUR_ACTION_GIVE_TIME, NULL, fixture.boss, LATER,
                  "The QA lead decides.");
  say (store, action, CANDOUR_ACTION_REFUSE_TIME, "She is not safe until then", store->actor,
       LATER);
  g_assert_cmpstr (action->due_on, ==, "2026-03-02");
  g_assert_null (action->asked_due_on);

  detail = load (store, action->id, fixture.owner, LATER);
  g_assert_cmpuint (detail->extensions->len, ==, 2);
  extension = detail->extensions->pdata[0];
  g_assert_cmpint (extension->number, ==, 2);
  g_assert_cmpint (extension->state, ==, CANDOUR_EXTENSION_REFUSED);
  g_assert_cmpstr (extension->answer, ==, "She is not safe until then");
  extension = detail->extensions->pdata[1];
  g_assert_cmpint (extension->state, ==, CANDOUR_EXTENSION_GIVEN);
  g_assert_cmpint (extension->why, ==, CANDOUR_DELAY_AGENCY);
  g_assert_cmpstr (extension->decided_name, ==, CANDOUR_TEST_BOSS);
}

static void
test_time_lapses (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  const CandourActionMove ask = { "Weekly visits go on", "2026-03-02", NULL,
                                  CANDOUR_DELAY_AGENCY };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  move (store, action, CANDOUR_ACTION_START, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  move (store, action, CANDOUR_ACTION_ASK_TIME, &ask, fixture.owner, LATER);
  cite (store, action, fixture.owner, LATER);
  say (store, action, CANDOUR_ACTION_REPORT_DONE, "Done after all", fixture.owner, LATER);
  g_assert_null (action->asked_due_on);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_extension WHERE"
    " state = 'lapsed'"), ==, 1);
}

/* --- Evidence ------------------------------------------------------------------------- */

static void
test_evidence (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourEvidence) file = NULL;
  g_autoptr(CandourEvidence) bare = NULL;
  g_autoptr(GBytes) content = g_bytes_new_static ("%PDF-1.4\0 of a visit", 20);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) loaded = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  file = candour_evidence_new (action->id);
  bare = candour_evidence_new (action->id);
  file->file_name = g_strdup ("Contact notes.pdf");

  /* Not before it is accepted, not by others, not without anything. */
  g_assert_false (candour_store_follow_add_evidence (store->db, action, file, content,
                                                     fixture.owner, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  g_assert_false (candour_store_follow_add_evidence (store->db, action, file, content,
                                                     fixture.boss, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_store_follow_add_evidence (store->db, action, bare, NULL,
                                                     fixture.owner, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_store_follow_add_evidence (store->db, action, file, empty,
                                                     fixture.owner, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (file->id);

  candour_store_follow_add_evidence (store->db, action, file, content, fixture.owner, LATER,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpint (action->n_evidence, ==, 1);
  loaded = candour_store_follow_load_file (store->db, file->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, content));
  g_assert_cmpint (file->n_bytes, ==, 20);
  check_tallies (store);
  candour_test_store_verify (store);

  /* Somebody else's it stays; one's own can be taken back. */
  g_assert_false (candour_store_follow_remove_evidence (store->db, action, file->id,
                                                        fixture.boss, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_follow_remove_evidence (store->db, action, file->id, fixture.owner, LATER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (action->n_evidence, ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM evidence_file"), ==, 0);
  candour_test_store_verify (store);
}

static void
test_damaged_file (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourEvidence) file = NULL;
  g_autoptr(GBytes) content = g_bytes_new_static ("A visit", 7);
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  file = candour_evidence_new (action->id);
  file->file_name = g_strdup ("Notes.txt");
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);
  candour_store_follow_add_evidence (store->db, action, file, content, fixture.owner, LATER,
                                     &error);
  g_assert_no_error (error);
  candour_test_store_run (store, "UPDATE evidence_file SET content = 'QSB2aXNpdHM='");
  g_assert_null (candour_store_follow_load_file (store->db, file->id, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
}

/* --- Two at once ---------------------------------------------------------------------- */

static void
test_conflict (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActionPoint) stale = NULL;
  g_autoptr(CandourEvidence) evidence = NULL;
  g_autoptr(GError) error = NULL;
  const CandourActionMove withdraw = { .words = "The child moved" };

  fixture_init (&fixture, store);
  action = take_action (&fixture, 0);
  stale = candour_action_point_copy (action);
  evidence = candour_evidence_new (action->id);
  candour_set_text (&evidence->reference, "Plan");
  move (store, action, CANDOUR_ACTION_ACCEPT, NULL, fixture.owner, CANDOUR_TEST_TODAY);

  g_assert_false (candour_store_follow_move (store->db, stale, CANDOUR_ACTION_WITHDRAW, &withdraw,
                                             store->actor, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (candour_store_follow_add_evidence (store->db, stale, evidence, NULL,
                                                     fixture.owner, LATER, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (stale->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point WHERE"
    " state = 'accepted'"), ==, 1);
  candour_test_store_verify (store);
}

/* --- Who should know ------------------------------------------------------------------ */

static void
test_escalation (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActionDetail) early = NULL;
  g_autoptr(CandourActionDetail) late = NULL;
  g_autoptr(CandourActionDetail) known = NULL;
  g_autoptr(GArray) rules = candour_rules_new_escalation ();
  g_autoptr(GError) error = NULL;
  const CandourEscalation *first;

  fixture_init (&fixture, store);
  action = take_action (&fixture, 1);
  early = load (store, action->id, fixture.boss, "2026-01-20");
  g_assert_cmpuint (early->escalations->len, ==, 0);

  late = load (store, action->id, fixture.boss, "2026-06-01");
  g_assert_cmpuint (late->escalations->len, ==, 3);
  first = late->escalations->pdata[0];
  g_assert_cmpint (first->told, ==, CANDOUR_TOLD_TEAM_MANAGER);
  g_assert_cmpstr (first->person_id, ==, CANDOUR_TEST_BOSS);
  g_assert_false (first->is_acknowledged);
  g_assert_cmpint (late->row->told, ==, CANDOUR_TOLD_QA_LEAD);

  say (store, action, CANDOUR_ACTION_ACKNOWLEDGE, "I ring them today", fixture.boss, "2026-06-01");
  known = load (store, action->id, fixture.boss, "2026-06-01");
  g_assert_true (((CandourEscalation *) known->escalations->pdata[0])->is_acknowledged);

  /* A council's own clocks hold at once for what is open. */
  for (guint i = 0; i < rules->len; i++)
    g_array_index (rules, CandourEscalationRule, i).days += 100;
  g_assert_false (candour_store_follow_save_escalation (store->db, rules, fixture.boss, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_follow_save_escalation (store->db, rules, store->actor, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);
  check_tallies (store);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point WHERE"
    " is_open = 1 AND told_qa <= '2026-06-01'"), ==, 0);
  g_clear_pointer (&rules, g_array_unref);
  rules = candour_store_follow_load_escalation (store->db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (rules, CandourEscalationRule, 0).days, ==, 105);
}

/* --- The child's next step ------------------------------------------------------------ */

static void
test_next_step (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) step = NULL;
  g_autoptr(CandourActionPoint) second = NULL;
  g_autoptr(CandourActionPoint) added = candour_action_point_new (NULL, NULL);
  g_autoptr(CandourAudit) after = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr(GError) error = NULL;

  fixture_init (&fixture, store);
  step = take_action (&fixture, 0);
  second = take_action (&fixture, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT lacks_step FROM audit"), ==, 0);
  say (store, step, CANDOUR_ACTION_WITHDRAW, "Not this", store->actor, LATER);
  say (store, second, CANDOUR_ACTION_WITHDRAW, "Nor this", store->actor, LATER);
  g_assert_cmpint (candour_test_store_count (store, "SELECT lacks_step FROM audit"), ==, 1);

  added->audit_id = g_strdup (fixture.audit->id);
  candour_set_text (&added->what, "Plan a next piece of direct work");
  candour_set_text (&added->difference, "She can say what she wants");
  added->owner_id = g_strdup (CANDOUR_TEST_WORKER);
  added->due_on = g_strdup ("2026-02-16");
  g_assert_false (candour_store_follow_add_next_step (store->db, added, fixture.boss, LATER,
                                                      &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_follow_add_next_step (store->db, added, store->actor, LATER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (added->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_true (added->is_later);
  g_assert_cmpint (candour_test_store_count (store, "SELECT lacks_step FROM audit"), ==, 0);
  check_tallies (store);
  candour_test_store_verify (store);

  /* What was sealed is as it was. */
  after = candour_test_kept_load (store, fixture.audit->id);
  fingerprint = candour_audit_dup_fingerprint (after);
  g_assert_cmpstr (fingerprint, ==, after->fingerprint);

  say (store, added, CANDOUR_ACTION_WITHDRAW, "Not this either", store->actor, LATER);
  g_assert_false (candour_store_follow_explain_no_step (store->db, fixture.audit->id, " ",
                                                        store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_follow_explain_no_step (store->db, fixture.audit->id, "She is adopted",
                                        store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT lacks_step FROM audit"), ==, 0);
  candour_test_store_verify (store);
}

/* --- Repeats and re-audit ------------------------------------------------------------- */

static CandourAudit *
audit_again (CandourTestStore *store,
             Fixture          *fixture)
{
  CandourNewAudit facts = {
    .case_id = fixture->audit->case_id, .framework_id = fixture->framework_id,
    .auditor_id = store->actor->person_id, .due_on = "2026-06-01", .declared = TRUE,
    .repeat = CANDOUR_REPEAT_RE_AUDIT, .repeat_reason = "Did the actions help?",
    .earlier_id = fixture->audit->id,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  CandourAudit *audit;

  candour_store_audits_start (store->db, &facts, store->actor, "2026-05-04", &id, &error);
  g_assert_no_error (error);
  audit = candour_test_kept_load (store, id);
  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);

  return audit;
}

static void
test_repeats (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourAudit) again = NULL;
  g_autoptr(CandourActionPoint) closed = NULL;
  g_autoptr(CandourActionDetail) earlier = NULL;
  g_autoptr(CandourActionDetail) later = NULL;
  g_autoptr(CandourReAudit) re_audit = NULL;
  g_autoptr(GError) error = NULL;
  const CandourMovement *overall;
  const CandourActionPoint *repeat = NULL;

  fixture_init (&fixture, store);
  closed = take_action (&fixture, 0);
  say (store, closed, CANDOUR_ACTION_WITHDRAW, "Not this", store->actor, LATER);
  again = audit_again (store, &fixture);
  for (guint i = 0; i < again->actions->len; i++)
    if (((CandourActionPoint *) again->actions->pdata[i])->repeats_id != NULL)
      repeat = again->actions->pdata[i];

  /* Like the one still open, and not like the one withdrawn. */
  g_assert_nonnull (repeat);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point WHERE"
    " repeats_id IS NOT NULL"), ==, 1);
  later = load (store, repeat->id, NULL, LATER);
  g_assert_cmpstr (later->repeats->id, ==, repeat->repeats_id);
  earlier = load (store, repeat->repeats_id, NULL, LATER);
  g_assert_cmpuint (earlier->repeated_by->len, ==, 1);

  re_audit = candour_store_follow_re_audit (store->db, again->id, &error);
  g_assert_no_error (error);
  overall = re_audit->movements->pdata[0];
  g_assert_null (overall->standard_id);
  g_assert_cmpint (overall->moved, ==, CANDOUR_MOVED_SAME);
  g_assert_cmpuint (re_audit->n_same, ==, 3);
  g_assert_cmpuint (re_audit->n_actions, ==, 1);
  g_assert_cmpuint (re_audit->n_open, ==, 1);
  g_assert_null (candour_store_follow_re_audit (store->db, fixture.audit->id, &error));
  g_assert_no_error (error);
}

/* --- Figures -------------------------------------------------------------------------- */

static CandourFollowFigures
count_figures (CandourTestStore *store,
               const char       *today)
{
  const CandourFollowScope scope = { .from_on = "2026-01-01", .until_on = "2026-12-31" };
  CandourFollowFigures figures;
  g_autoptr(GError) error = NULL;

  candour_store_follow_figures (store->db, &scope, today, &figures, &error);
  g_assert_no_error (error);

  return figures;
}

static guint
count_behind (CandourTestStore    *store,
              CandourFollowBehind  behind,
              const char          *today,
              guint               *n_audits)
{
  const CandourFollowScope scope = { .from_on = "2026-01-01", .until_on = "2026-12-31" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_follow_behind (store->db, &scope, behind, 100, today, &audits, &error);

  g_assert_no_error (error);
  if (n_audits != NULL)
    *n_audits = audits->len;

  return rows->len;
}

static void
test_figures (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) first = NULL;
  g_autoptr(CandourActionPoint) second = NULL;
  CandourFollowFigures figures;
  guint n_audits;

  fixture_init (&fixture, store);
  first = take_action (&fixture, 0);
  second = take_action (&fixture, 1);
  figures = count_figures (store, LATER);
  g_assert_cmpint (figures.n_audits, ==, 1);
  g_assert_cmpint (figures.n_not_due, ==, 1);
  g_assert_cmpint (figures.n_decided, ==, 0);
  g_assert_cmpint (figures.n_actions, ==, 2);
  g_assert_cmpint (figures.median_done, ==, -1);

  do_action (store, &fixture, first);
  do_action (store, &fixture, second);
  figures = count_figures (store, LATER);
  g_assert_cmpint (figures.n_decided, ==, 1);
  g_assert_cmpint (figures.n_in_time, ==, 1);
  g_assert_cmpint (figures.n_done, ==, 2);
  g_assert_cmpint (figures.n_verified, ==, 0);
  g_assert_cmpint (figures.median_done, ==, 6);
  g_assert_cmpuint (count_behind (store, CANDOUR_BEHIND_AUDITS_IN_TIME, LATER, &n_audits), ==, 2);
  g_assert_cmpuint (n_audits, ==, 1);

  /* Another verifies, and the figures move by exactly one. */
  say (store, first, CANDOUR_ACTION_FIND_DIFFERENCE, "She rings him", fixture.boss, "2026-01-21");
  figures = count_figures (store, "2026-01-21");
  g_assert_cmpint (figures.n_verified, ==, 1);
  g_assert_cmpint (figures.n_difference, ==, 1);
  g_assert_cmpint (figures.n_no_difference, ==, 0);
  g_assert_cmpint (figures.median_verified, ==, 7);
  g_assert_cmpuint (count_behind (store, CANDOUR_BEHIND_DIFFERENCE, LATER, NULL), ==, 1);
  g_assert_cmpuint (count_behind (store, CANDOUR_BEHIND_NOT_VERIFIED, LATER, NULL), ==, 1);
  g_assert_cmpuint (count_behind (store, CANDOUR_BEHIND_VERIFIED, LATER, NULL), ==, 1);
}

static void
test_no_actions (CandourTestStore *store)
{
  g_auto(Fixture) fixture = { 0 };
  g_autoptr(CandourActionPoint) first = NULL;
  g_autoptr(CandourActionPoint) second = NULL;
  g_autoptr(GError) error = NULL;
  CandourFollowFigures figures;
  CandourNoActions no_actions;

  fixture_init (&fixture, store);
  first = take_action (&fixture, 0);
  second = take_action (&fixture, 1);
  say (store, first, CANDOUR_ACTION_WITHDRAW, "Not this", store->actor, LATER);
  say (store, second, CANDOUR_ACTION_WITHDRAW, "Nor this", store->actor, LATER);
  figures = count_figures (store, LATER);
  g_assert_cmpint (figures.n_no_actions, ==, 1);
  g_assert_cmpint (figures.n_decided, ==, 0);

  g_assert_false (candour_store_follow_save_no_actions (store->db, NULL,
                                                        CANDOUR_NO_ACTIONS_IN_TIME, fixture.boss,
                                                        &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  candour_store_follow_save_no_actions (store->db, NULL, CANDOUR_NO_ACTIONS_IN_TIME, store->actor,
                                        &error);
  g_assert_no_error (error);
  figures = count_figures (store, LATER);
  g_assert_cmpint (figures.n_decided, ==, 1);
  g_assert_cmpint (figures.n_in_time, ==, 1);

  /* What a framework has of its own goes before what the council has. */
  candour_store_follow_save_no_actions (store->db, "test-small", CANDOUR_NO_ACTIONS_LEFT_OUT,
                                        store->actor, &error);
  g_assert_no_error (error);
  figures = count_figures (store, LATER);
  g_assert_cmpint (figures.n_decided, ==, 0);
  candour_store_follow_load_no_actions (store->db, "another", &no_actions, &error);
  g_assert_no_error (error);
  g_assert_cmpint (no_actions, ==, CANDOUR_NO_ACTIONS_IN_TIME);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/follow/sent", test_sent);
  candour_test_store_add ("/store/follow/life", test_life);
  candour_test_store_add ("/store/follow/no-difference", test_no_difference);
  candour_test_store_add ("/store/follow/not-done", test_not_done);
  candour_test_store_add ("/store/follow/declined", test_declined);
  candour_test_store_add ("/store/follow/hand-on-to-who-left", test_hand_on_to_who_left);
  candour_test_store_add ("/store/follow/more-time", test_more_time);
  candour_test_store_add ("/store/follow/time-lapses", test_time_lapses);
  candour_test_store_add ("/store/follow/evidence", test_evidence);
  candour_test_store_add ("/store/follow/damaged-file", test_damaged_file);
  candour_test_store_add ("/store/follow/conflict", test_conflict);
  candour_test_store_add ("/store/follow/escalation", test_escalation);
  candour_test_store_add ("/store/follow/next-step", test_next_step);
  candour_test_store_add ("/store/follow/repeats", test_repeats);
  candour_test_store_add ("/store/follow/figures", test_figures);
  candour_test_store_add ("/store/follow/no-actions", test_no_actions);

  return g_test_run ();
}
