/* test-actions.c - how an action stands in words, and words that were typed and not sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-drafts.h"
#include "candour-action-query.h"
#include "candour-action-words.h"

#define TODAY "2026-01-14"

static CandourActionRow *
make_row (CandourActionState  state,
          const char         *due_on,
          const char         *done_on)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  row->state = state;
  row->due_on = g_strdup (due_on);
  row->first_due_on = g_strdup (due_on);
  row->done_on = g_strdup (done_on);
  row->what = g_strdup ("Father’s views added");
  row->reference = g_strdup ("CF-2018");
  row->owner_id = g_strdup ("moss");
  row->owner_name = g_strdup ("K. Moss");
  row->grade_name = g_strdup ("Good");
  row->told = -1;

  return row;
}

static void
assert_time (const CandourActionRow *row,
             const char             *expected,
             CandourTone             expected_tone)
{
  CandourTone tone;
  g_autofree char *text = candour_action_describe_time (row, TODAY, &tone, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (tone, ==, expected_tone);
}

static void
test_time (void)
{
  g_autoptr(CandourActionRow) late = make_row (CANDOUR_ACTION_STARTED, "2026-01-08", NULL);
  g_autoptr(CandourActionRow) done = make_row (CANDOUR_ACTION_REPORTED_DONE, "2026-01-13",
                                               "2026-01-13");
  g_autoptr(CandourActionRow) after = make_row (CANDOUR_ACTION_REPORTED_DONE, "2026-01-12",
                                                "2026-01-13");
  g_autoptr(CandourActionRow) withdrawn = make_row (CANDOUR_ACTION_WITHDRAWN, "2026-01-16", NULL);
  g_autoptr(CandourActionRow) bare = make_row (CANDOUR_ACTION_OPEN, NULL, NULL);

  assert_time (late, "6 days overdue", CANDOUR_TONE_DANGER);
  assert_time (done, "Done Tue 13 Jan, on time", CANDOUR_TONE_NEUTRAL);
  assert_time (after, "Done Tue 13 Jan, late", CANDOUR_TONE_NEUTRAL);
  assert_time (withdrawn, "Was due Fri 16 Jan", CANDOUR_TONE_NEUTRAL);
  assert_time (bare, "No date", CANDOUR_TONE_NEUTRAL);

  /* The first date stays: more time makes nothing "on time". */
  after->n_extended = 1;
  assert_time (after, "Done Tue 13 Jan, extended once", CANDOUR_TONE_NEUTRAL);
  after->n_extended = 2;
  assert_time (after, "Done Tue 13 Jan, extended 2 times", CANDOUR_TONE_NEUTRAL);
}

static void
assert_state (const CandourActionRow *row,
              const char             *expected,
              CandourTone             expected_tone)
{
  CandourTone tone;
  g_autofree char *text = candour_action_describe_state (row, TODAY, &tone, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (tone, ==, expected_tone);
}

static void
test_state (void)
{
  g_autoptr(CandourActionRow) row = make_row (CANDOUR_ACTION_STARTED, "2026-01-16", NULL);

  assert_state (row, "Started", CANDOUR_TONE_NEUTRAL);
  row->asked_due_on = g_strdup ("2026-01-30");
  assert_state (row, "Started, more time asked for", CANDOUR_TONE_INFO);

  row->state = CANDOUR_ACTION_NO_DIFFERENCE;
  row->check_on = g_strdup ("2026-01-15");
  assert_state (row, "No difference yet", CANDOUR_TONE_WARN);
  g_free (row->check_on);
  row->check_on = g_strdup (TODAY);
  assert_state (row, "Check again", CANDOUR_TONE_WARN);

  row->state = CANDOUR_ACTION_MADE_DIFFERENCE;
  g_clear_pointer (&row->asked_due_on, g_free);
  assert_state (row, "Made a difference", CANDOUR_TONE_OK);
}

static void
test_name (void)
{
  g_autoptr(CandourActionRow) row = make_row (CANDOUR_ACTION_STARTED, "2026-01-08", NULL);
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;

  row->repeats_id = g_strdup ("earlier");
  row->told = CANDOUR_TOLD_TEAM_MANAGER;
  line = candour_action_describe_line (row);
  name = candour_action_describe (row, TODAY);
  g_assert_cmpstr (line, ==, "CF-2018 · K. Moss · Good · Repeat · Escalated");
  g_assert_cmpstr (name, ==, "Father’s views added, CF-2018, K. Moss, Good, Repeat, Escalated, "
                   "6 days overdue, Started");
}

/* The strip of four steps ends where somebody else has verified. */
static void
test_steps (void)
{
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_OPEN), ==, 1);
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_ACCEPTED), ==, 2);
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_NOT_DONE), ==, 2);
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_STARTED), ==, 3);
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_REPORTED_DONE), ==, 4);
  g_assert_cmpuint (candour_action_get_step (CANDOUR_ACTION_MADE_DIFFERENCE), ==, 5);
}

/* Each action and each form has words of its own; forms with one outcome of several share them. */
static void
test_drafts (void)
{
  g_autoptr(CandourActionDrafts) drafts = candour_action_drafts_new ();
  CandourActionDraft *found = candour_action_drafts_get (drafts, "a",
                                                         CANDOUR_ACTION_FIND_NOT_DONE);
  CandourActionDraft *did = candour_action_drafts_get (drafts, "a", CANDOUR_ACTION_REPORT_DONE);
  CandourActionMove move;

  g_assert_true (candour_action_drafts_get (drafts, "a", CANDOUR_ACTION_FIND_DIFFERENCE) == found);
  g_assert_true (candour_action_drafts_get (drafts, "a", CANDOUR_ACTION_REFUSE_TIME)
                 == candour_action_drafts_get (drafts, "a", CANDOUR_ACTION_GIVE_TIME));
  g_assert_true (did != found);
  g_assert_cmpuint (candour_action_drafts_count (drafts), ==, 0);

  candour_action_draft_set_words (found, "  She rings her father. ");
  candour_action_draft_set_words (did, "   ");
  g_assert_cmpstr (found->words, ==, "She rings her father.");
  g_assert_null (did->words);
  g_assert_cmpuint (candour_action_drafts_count (drafts), ==, 1);
  move = candour_action_draft_get_move (did);
  g_assert_cmpstr (move.words, ==, "");
  g_assert_null (candour_action_drafts_get (drafts, "b",
                                            CANDOUR_ACTION_FIND_DIFFERENCE)->words);

  candour_action_drafts_drop (drafts, "a", CANDOUR_ACTION_FIND_DIFFERENCE);
  g_assert_cmpuint (candour_action_drafts_count (drafts), ==, 0);

  /* A form that has it may go on with it. */
  candour_action_draft_set_words (found, "More");
  g_assert_cmpuint (candour_action_drafts_count (drafts), ==, 1);
}

static void
test_query (void)
{
  char team_id[] = "east";
  CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  g_autoptr(CandourActionQuery) query = NULL;
  g_autoptr(CandourActionQuery) copy = NULL;

  filter.view = CANDOUR_ACTIONS_TOLD;
  filter.team_id = team_id;
  query = candour_action_query_new (&filter, TODAY);
  copy = candour_action_query_copy (query);
  team_id[0] = 'w';
  g_assert_cmpstr (copy->filter.team_id, ==, "east");
  g_assert_cmpint (copy->filter.view, ==, CANDOUR_ACTIONS_TOLD);
  g_assert_cmpstr (copy->today, ==, TODAY);

  g_assert_cmpint (candour_action_view_from_name ("to-verify"), ==, CANDOUR_ACTIONS_TO_VERIFY);
  g_assert_cmpint (candour_action_view_from_name ("yesterday"), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/actions/time", test_time);
  g_test_add_func ("/app/actions/state", test_state);
  g_test_add_func ("/app/actions/name", test_name);
  g_test_add_func ("/app/actions/steps", test_steps);
  g_test_add_func ("/app/actions/drafts", test_drafts);
  g_test_add_func ("/app/actions/query", test_query);

  return g_test_run ();
}
