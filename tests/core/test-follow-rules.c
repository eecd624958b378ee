/* test-follow-rules.c - what counts in the figures of follow-through, case by case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-follow-rules.h"

#define TODAY "2026-02-02"
#define MAX_ACTIONS 4

#define OPEN_DUE(date) { CANDOUR_ACTION_STARTED, "2026-01-05", date, NULL, NULL }
#define DONE(state, due, done) { CANDOUR_ACTION_##state, "2026-01-05", due, done, NULL }
#define VERIFIED(state, due, done, verified) \
  { CANDOUR_ACTION_##state, "2026-01-05", due, done, verified }
#define WITHDRAWN { CANDOUR_ACTION_WITHDRAWN, "2026-01-05", "2026-01-20", NULL, NULL }

/* --- One audit ------------------------------------------------------------------------ */

static void
test_in_time (void)
{
  static const struct
  {
    const char      *what;
    guint            n;
    CandourFollowed  actions[MAX_ACTIONS];
    CandourInTime    judged;
  } cases[] = {
    { "no action at all", 0, { { 0 } }, CANDOUR_IN_TIME_NO_ACTIONS },
    { "withdrawn ones alone", 2, { WITHDRAWN, WITHDRAWN }, CANDOUR_IN_TIME_NO_ACTIONS },
    { "done on the day", 1, { DONE (REPORTED_DONE, "2026-01-20", "2026-01-20") },
      CANDOUR_IN_TIME_YES },
    { "done a day late", 1, { DONE (REPORTED_DONE, "2026-01-20", "2026-01-21") },
      CANDOUR_IN_TIME_NO },
    { "due today and not done", 1, { OPEN_DUE (TODAY) }, CANDOUR_IN_TIME_NOT_DUE },
    { "due yesterday and not done", 1, { OPEN_DUE ("2026-02-01") }, CANDOUR_IN_TIME_NO },
    { "one in time, one not due yet", 2,
      { DONE (MADE_DIFFERENCE, "2026-01-20", "2026-01-10"), OPEN_DUE ("2026-03-01") },
      CANDOUR_IN_TIME_NOT_DUE },
    { "one not due yet, one in time", 2,
      { OPEN_DUE ("2026-03-01"), DONE (MADE_DIFFERENCE, "2026-01-20", "2026-01-10") },
      CANDOUR_IN_TIME_NOT_DUE },
    { "one late decides, whatever is not due yet", 3,
      { OPEN_DUE ("2026-03-01"), DONE (CLOSED, "2026-01-20", "2026-01-25"),
        DONE (CLOSED, "2026-01-20", "2026-01-15") }, CANDOUR_IN_TIME_NO },
    { "all in time, and one withdrawn", 3,
      { WITHDRAWN, DONE (NO_DIFFERENCE, "2026-01-20", "2026-01-19"),
        DONE (MADE_DIFFERENCE, "2026-01-20", "2026-01-20") }, CANDOUR_IN_TIME_YES },
    /* Sent back as not done: what was reported does not count, and the first date stays. */
    { "found not done", 1, { OPEN_DUE ("2026-01-20") }, CANDOUR_IN_TIME_NO },
    { "declined and past its date", 1,
      { { CANDOUR_ACTION_DECLINED, "2026-01-05", "2026-01-20", NULL, NULL } },
      CANDOUR_IN_TIME_NO },
    { "drafts", 1, { { CANDOUR_ACTION_DRAFT, NULL, NULL, NULL, NULL } },
      CANDOUR_IN_TIME_NO_ACTIONS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourInTime judged = candour_follow_judge_audit (cases[i].actions, cases[i].n, TODAY);

      if (judged != cases[i].judged)
        g_test_message ("%s", cases[i].what);
      g_assert_cmpint (judged, ==, cases[i].judged);
    }
}

static void
test_decided (void)
{
  static const struct
  {
    CandourInTime    judged;
    CandourNoActions no_actions;
    gboolean         decided;
    gboolean         in_time;
  } cases[] = {
    { CANDOUR_IN_TIME_YES, CANDOUR_NO_ACTIONS_LEFT_OUT, TRUE, TRUE },
    { CANDOUR_IN_TIME_YES, CANDOUR_NO_ACTIONS_IN_TIME, TRUE, TRUE },
    { CANDOUR_IN_TIME_NO, CANDOUR_NO_ACTIONS_LEFT_OUT, TRUE, FALSE },
    { CANDOUR_IN_TIME_NO, CANDOUR_NO_ACTIONS_IN_TIME, TRUE, FALSE },
    { CANDOUR_IN_TIME_NOT_DUE, CANDOUR_NO_ACTIONS_LEFT_OUT, FALSE, FALSE },
    { CANDOUR_IN_TIME_NOT_DUE, CANDOUR_NO_ACTIONS_IN_TIME, FALSE, FALSE },
    { CANDOUR_IN_TIME_NO_ACTIONS, CANDOUR_NO_ACTIONS_LEFT_OUT, FALSE, FALSE },
    { CANDOUR_IN_TIME_NO_ACTIONS, CANDOUR_NO_ACTIONS_IN_TIME, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean in_time;

      g_assert_true (candour_follow_is_decided (cases[i].judged, cases[i].no_actions, &in_time)
                     == cases[i].decided);
      g_assert_true (in_time == cases[i].in_time);
    }
}

/* --- All of them ---------------------------------------------------------------------- */

static void
test_count (void)
{
  static const CandourFollowed first[] = {
    VERIFIED (MADE_DIFFERENCE, "2026-01-20", "2026-01-08", "2026-01-12"),
    VERIFIED (NO_DIFFERENCE, "2026-01-20", "2026-01-15", "2026-01-25"),
  };
  static const CandourFollowed second[] = {
    DONE (REPORTED_DONE, "2026-01-20", "2026-01-26"),
    OPEN_DUE ("2026-03-01"),
    WITHDRAWN,
  };
  static const CandourFollowed third[] = {
    VERIFIED (CLOSED, "2026-01-20", "2026-01-20", "2026-01-22"),
  };
  g_autoptr(CandourFollowCount) count = candour_follow_count_new (TODAY);
  CandourFollowFigures figures;

  candour_follow_count_add (count, first, G_N_ELEMENTS (first), CANDOUR_NO_ACTIONS_LEFT_OUT);
  candour_follow_count_add (count, second, G_N_ELEMENTS (second), CANDOUR_NO_ACTIONS_LEFT_OUT);
  candour_follow_count_add (count, third, G_N_ELEMENTS (third), CANDOUR_NO_ACTIONS_LEFT_OUT);
  candour_follow_count_add (count, NULL, 0, CANDOUR_NO_ACTIONS_LEFT_OUT);
  candour_follow_count_add (count, NULL, 0, CANDOUR_NO_ACTIONS_IN_TIME);
  candour_follow_count_note (count, 2, 1);
  candour_follow_count_finish (count, &figures);

  g_assert_cmpint (figures.n_audits, ==, 5);
  g_assert_cmpint (figures.n_no_actions, ==, 2);
  g_assert_cmpint (figures.n_decided, ==, 4);
  g_assert_cmpint (figures.n_in_time, ==, 3);
  g_assert_cmpint (figures.n_not_due, ==, 0);
  g_assert_cmpint (figures.n_actions, ==, 5);
  g_assert_cmpint (figures.n_done, ==, 4);
  g_assert_cmpint (figures.n_done_in_time, ==, 3);
  g_assert_cmpint (figures.n_open, ==, 3);
  g_assert_cmpint (figures.n_verified, ==, 3);
  g_assert_cmpint (figures.n_difference, ==, 1);
  g_assert_cmpint (figures.n_no_difference, ==, 2);
  g_assert_cmpint (figures.n_extended, ==, 2);
  g_assert_cmpint (figures.n_overdue, ==, 1);
  /* 3, 10, 15 and 21 days; 7, 17 and 20. */
  g_assert_cmpint (figures.median_done, ==, 10);
  g_assert_cmpint (figures.ninth_done, ==, 21);
  g_assert_cmpint (figures.median_verified, ==, 17);
  g_assert_cmpint (figures.ninth_verified, ==, 20);
}

static void
test_nothing (void)
{
  g_autoptr(CandourFollowCount) count = candour_follow_count_new (TODAY);
  CandourFollowFigures figures;

  candour_follow_count_finish (count, &figures);
  g_assert_cmpint (figures.n_audits, ==, 0);
  g_assert_cmpint (figures.median_done, ==, -1);
  g_assert_cmpint (figures.ninth_verified, ==, -1);
}

static void
test_sentences (void)
{
  g_assert_cmpstr (candour_no_actions_get_sentence (CANDOUR_NO_ACTIONS_LEFT_OUT), ==,
                   "Audits without an action are left out.");
  g_assert_cmpstr (candour_no_actions_get_sentence (CANDOUR_NO_ACTIONS_IN_TIME), ==,
                   "Audits without an action count as in time.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/follow-rules/in-time", test_in_time);
  g_test_add_func ("/core/follow-rules/decided", test_decided);
  g_test_add_func ("/core/follow-rules/count", test_count);
  g_test_add_func ("/core/follow-rules/nothing", test_nothing);
  g_test_add_func ("/core/follow-rules/sentences", test_sentences);

  return g_test_run ();
}
