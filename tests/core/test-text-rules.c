/* test-text-rules.c - an action's words, repeats, and what must not be shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"

#include <string.h>

static void
test_action_words (void)
{
  static const struct
  {
    const char *what;
    gboolean    fine;
  } cases[] = {
    { "Monitor", FALSE },
    { "Monitor the situation", FALSE },
    { "To monitor school attendance", FALSE },
    { "Social worker to ensure visits are recorded", FALSE },
    { "ENSURE the plan is up to date", FALSE },
    { "Discuss in supervision", FALSE },
    { "Continue to discuss with the team manager", FALSE },
    { "  discuss  ", FALSE },
    { "Discuss with her mother and rewrite the plan", TRUE },
    { "Monitor weekly; step up if she misses school", TRUE },
    { "Rewrite the safety plan with the child", TRUE },
    { "Write down how we monitor the plan", TRUE },
    { "Monitoring officer signs the plan, dated", TRUE },
    { "", TRUE },
    { "   ", TRUE },
    { NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *sentence = candour_rules_check_action_words (cases[i].what);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (sentence, ==,
                       cases[i].fine ? NULL
                       : "Say what will be different, not what will be discussed.");
    }
}

static CandourActionPoint *
make_action (const char         *standard_id,
             CandourActionState  state,
             const char         *what)
{
  CandourActionPoint *action = candour_action_point_new ("audit", standard_id);

  action->state = state;
  candour_set_text (&action->what, what);

  return action;
}

static void
test_repeat (void)
{
  static const struct
  {
    const char         *standard_id;
    CandourActionState  state;
    const char         *what;
    gboolean            repeated;
  } cases[] = {
    { "S2", CANDOUR_ACTION_OPEN, "Safety plan to name a night contact", TRUE },
    { "S2", CANDOUR_ACTION_NOT_DONE, "REWRITE THE PLANS; name night contacts", TRUE },
    { "S2", CANDOUR_ACTION_REPORTED_DONE, "Safety plan to name a night contact", TRUE },
    { "S3", CANDOUR_ACTION_OPEN, "Safety plan to name a night contact", FALSE },
    { NULL, CANDOUR_ACTION_OPEN, "Safety plan to name a night contact", FALSE },
    { "S2", CANDOUR_ACTION_DRAFT, "Safety plan to name a night contact", FALSE },
    { "S2", CANDOUR_ACTION_MADE_DIFFERENCE, "Safety plan to name a night contact", FALSE },
    { "S2", CANDOUR_ACTION_WITHDRAWN, "Safety plan to name a night contact", FALSE },
    { "S2", CANDOUR_ACTION_OPEN, "Father’s views recorded in the plan", FALSE },
    { "S2", CANDOUR_ACTION_OPEN, "The and with her", FALSE },
    { "S2", CANDOUR_ACTION_OPEN, "", FALSE },
  };
  g_autoptr(CandourActionPoint) action = NULL;

  action = make_action ("S2", CANDOUR_ACTION_DRAFT,
                        "Rewrite the plan with the child; name a night contact");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) earlier = make_action (cases[i].standard_id, cases[i].state,
                                                           cases[i].what);
      g_autoptr(GPtrArray) list = g_ptr_array_new ();

      g_test_message ("%s", cases[i].what);
      g_ptr_array_add (list, earlier);
      g_assert_true (candour_rules_find_repeat (action, list)
                     == (cases[i].repeated ? earlier : NULL));
    }
}

static void
test_repeat_nearest (void)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(CandourActionPoint) action = NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_point_free);
  action = make_action ("S2", CANDOUR_ACTION_DRAFT, "Name a night contact in the safety plan");
  g_ptr_array_add (list, make_action ("S2", CANDOUR_ACTION_OPEN, "Name a night contact"));
  g_ptr_array_add (list, make_action ("S2", CANDOUR_ACTION_OPEN,
                                      "Name a night contact in the safety plan"));
  g_ptr_array_add (list, make_action ("S2", CANDOUR_ACTION_OPEN, "Safety plan: a night contact"));

  g_assert_true (candour_rules_find_repeat (action, list) == g_ptr_array_index (list, 1));
  g_assert_null (candour_rules_find_repeat (action, NULL));

  /* It does not repeat itself. */
  candour_set_text (&action->id, "a");
  action->state = CANDOUR_ACTION_OPEN;
  g_ptr_array_set_size (list, 0);
  g_ptr_array_add (list, candour_action_point_copy (action));
  g_assert_null (candour_rules_find_repeat (action, list));
}

static void
test_sharing (void)
{
  static const char *const names[] = { "R. Dean", "Ash", "", NULL };
  static const struct
  {
    const char *text;
    const char *part;   /* of the sentence; NULL: may be shared */
  } cases[] = {
    { "School kept a daily log that shows the pattern", NULL },
    { "", NULL },
    { NULL, NULL },
    { "Three visits in 14 days, 100 % on time, s47 within 24 hours", NULL },
    { "Covid-19 stopped visits in March 2020", NULL },
    { "Best of 198 records", NULL },
    { "As in CF-2291", "case reference" },
    { "as in cf–2291.", "case reference" },
    { "See CF2291", "case reference" },
    { "Number 1234567", "case reference" },
    { "943 476 5919", "case reference" },
    { "P104422 went well", "case reference" },
    { "Born 3/9/2016", "date of birth" },
    { "born 03.09.16", "date of birth" },
    { "2016-09-03", "date of birth" },
    { "Born on 3rd September 2016", "date of birth" },
    { "On 3 Sept 2016 she came", "date of birth" },
    { "R. Dean rang the school", "name" },
    { "It was r.  DEAN’s idea", "name" },
    { "Ask Ash", "name" },
    { "(ash)", "name" },
    { "Ashes, a flash, cash", NULL },
    { "Dean of the school", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = candour_rules_check_sharing (cases[i].text, names);

      g_test_message ("%s", cases[i].text);
      if (cases[i].part == NULL)
        g_assert_cmpstr (sentence, ==, NULL);
      else
        g_assert_nonnull (strstr (sentence, cases[i].part));
    }
}

static void
test_sharing_no_names (void)
{
  g_autofree char *sentence = candour_rules_check_sharing ("CF-2291", NULL);

  g_assert_cmpstr (sentence, ==,
                   "This looks like a case reference. Take it out before sharing.");
  g_assert_null (candour_rules_check_sharing ("R. Dean rang", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-rules/action-words", test_action_words);
  g_test_add_func ("/core/text-rules/repeat", test_repeat);
  g_test_add_func ("/core/text-rules/repeat-nearest", test_repeat_nearest);
  g_test_add_func ("/core/text-rules/sharing", test_sharing);
  g_test_add_func ("/core/text-rules/sharing-no-names", test_sharing_no_names);

  return g_test_run ();
}
