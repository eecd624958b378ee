/* test-learning.c - who may do what to learning, and what its words may not have in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning.h"

/* --- Every state by everybody by every event ------------------------------------------ */

typedef enum
{
  STANDS,
  HELD,
  WITHDRAWN,
  LOWERED,
  N_STATES
} State;

static CandourLearning *
make_learning (State state)
{
  CandourLearning *learning = candour_learning_new ();

  learning->author_id = g_strdup ("author");
  learning->is_held = state == HELD;
  if (state == WITHDRAWN || state == LOWERED)
    learning->withdrawn_on = g_strdup ("2026-03-03");
  learning->is_lowered = state == LOWERED;

  return learning;
}

static void
test_every (void)
{
  static const struct
  {
    const char  *id;
    CandourRole  role;
  } everybody[] = {
    { "author", CANDOUR_ROLE_SOCIAL_WORKER }, { "worker", CANDOUR_ROLE_SOCIAL_WORKER },
    { "manager", CANDOUR_ROLE_TEAM_MANAGER }, { "qa", CANDOUR_ROLE_QA_LEAD },
    { NULL, CANDOUR_ROLE_QA_LEAD },
  };
  /* Of what stands, and of what is held: a letter for each who may. */
  static const struct
  {
    CandourLearningEvent event;
    const char          *stands;
    const char          *held;
  } table[] = {
    { CANDOUR_LEARNING_SAVE, "a", "a" },      { CANDOUR_LEARNING_WITHDRAW, "aq", "a" },
    { CANDOUR_LEARNING_PASS, "awmq", "" },    { CANDOUR_LEARNING_ASK, "wmq", "" },
    { CANDOUR_LEARNING_PROMISE, "wmq", "" },  { CANDOUR_LEARNING_USE, "wmq", "" },
  };

  for (int state = 0; state < N_STATES; state++)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      for (guint j = 0; j < G_N_ELEMENTS (everybody); j++)
        {
          g_autoptr(CandourLearning) learning = make_learning (state);
          const char *who = state == STANDS ? table[i].stands : state == HELD ? table[i].held : "";
          gboolean may = everybody[j].id != NULL && strchr (who, everybody[j].id[0]) != NULL;
          g_autofree char *sentence =
            candour_rules_check_learning (learning, table[i].event, everybody[j].id,
                                          everybody[j].role);

          g_assert_true ((sentence == NULL) == may);
        }
}

static void
test_words (void)
{
  static const char *const names[] = { "R. Dean", NULL };
  static const struct
  {
    CandourLearningEvent event;
    const char          *words;
    int                  n_children;
    gboolean             is_whole;
  } cases[] = {
    { CANDOUR_LEARNING_PASS, "", 0, FALSE },
    { CANDOUR_LEARNING_PASS, "For the duty week", 0, TRUE },
    { CANDOUR_LEARNING_PASS, "R. Dean told me of it", 0, FALSE },
    { CANDOUR_LEARNING_PASS, "As with CF-2291", 0, FALSE },
    { CANDOUR_LEARNING_USE, "She could say why", 0, FALSE },
    { CANDOUR_LEARNING_USE, "", 1, FALSE },
    { CANDOUR_LEARNING_USE, "She could say why", 1, TRUE },
    { CANDOUR_LEARNING_SAVE, " ", 0, FALSE },
    { CANDOUR_LEARNING_ASK, "", 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence =
        candour_rules_check_learning_words (cases[i].event, cases[i].words, cases[i].n_children,
                                            names);

      g_assert_true ((sentence == NULL) == cases[i].is_whole);
    }
}

static void
test_title (void)
{
  static const char *const cases[][2] = {
    { "Using the child’s own drawings to review the plan", NULL },
    { "A night visit. It changed what we thought.", "A night visit" },
    { "One page the child keeps.", "One page the child keeps" },
    { "First line\nSecond line", "First line" },
    { "At each visit the child drew a good day and a bad day and the worker brought the drawings",
      "At each visit the child drew a good day and a bad day and the worker…" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = candour_learning_dup_title (cases[i][0]);

      g_assert_cmpstr (title, ==, cases[i][1] != NULL ? cases[i][1] : cases[i][0]);
    }
}

static void
test_source (void)
{
  g_autoptr(CandourLearning) learning = make_learning (STANDS);

  g_assert_true (candour_rules_may_see_source (learning, "author", CANDOUR_ROLE_SOCIAL_WORKER));
  g_assert_true (candour_rules_may_see_source (learning, "x", CANDOUR_ROLE_TEAM_MANAGER));
  g_assert_true (candour_rules_may_see_source (learning, "x", CANDOUR_ROLE_QA_LEAD));
  g_assert_false (candour_rules_may_see_source (learning, "x", CANDOUR_ROLE_SOCIAL_WORKER));
  g_assert_false (candour_rules_may_see_source (learning, "x", CANDOUR_ROLE_MODERATOR));
  g_assert_false (candour_rules_may_see_source (learning, NULL, CANDOUR_ROLE_SOCIAL_WORKER));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/learning/every-state-person-event", test_every);
  g_test_add_func ("/core/learning/words", test_words);
  g_test_add_func ("/core/learning/title", test_title);
  g_test_add_func ("/core/learning/source", test_source);

  return g_test_run ();
}
