/* test-escalation-rules.c - who should know of an action that stands still, and since when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"

/* Friday; the Monday after is a holiday. */
#define RAISED "2026-01-16"
#define HOLIDAY "2026-01-19"
#define DUE "2026-01-30"

typedef struct
{
  CandourClock        clock;
  CandourActionState  state;
  const char         *since[CANDOUR_N_TOLD];
  CandourTrigger      trigger;  /* of the last that has a date */
} Case;

static CandourActionPoint *
make_action (const Case *one)
{
  CandourActionPoint *action = candour_action_point_new ("audit", NULL);

  action->state = one->state;
  action->kind = one->clock == CANDOUR_CLOCK_IMMEDIATE ? CANDOUR_ACTION_IMMEDIATE
                                                       : CANDOUR_ACTION_IMPROVEMENT;
  action->drawn_as = one->clock == CANDOUR_CLOCK_USUAL ? CANDOUR_GRADE_REQUIRES_IMPROVEMENT
                                                       : CANDOUR_GRADE_INADEQUATE;
  action->raised_on = g_strdup (RAISED);
  action->owner_since = g_strdup (RAISED);
  action->due_on = g_strdup (DUE);
  action->done_on = g_strdup ("2026-01-28");
  action->check_on = g_strdup ("2026-02-27");

  return action;
}

static void
test_defaults (void)
{
  static const Case cases[] = {
    /* Not accepted after five working days: Tue 20 ... Mon 26. */
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_OPEN,
      { "2026-01-26", "2026-02-06", "2026-02-13" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_DECLINED,
      { "2026-01-26", "2026-02-06", "2026-02-13" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_STARTED,
      { "2026-02-02", "2026-02-06", "2026-02-13" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_NOT_DONE,
      { "2026-02-02", "2026-02-06", "2026-02-13" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_REPORTED_DONE, { NULL, NULL, "2026-02-11" },
      CANDOUR_TRIGGER_NOT_VERIFIED },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_NO_DIFFERENCE, { NULL, NULL, "2026-03-13" },
      CANDOUR_TRIGGER_NOT_VERIFIED },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_MADE_DIFFERENCE, { NULL }, 0 },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_WITHDRAWN, { NULL }, 0 },
    { CANDOUR_CLOCK_USUAL, CANDOUR_ACTION_DRAFT, { NULL }, 0 },
    /* Same day; 24 hours, though it is a Saturday; five working days. */
    { CANDOUR_CLOCK_INADEQUATE, CANDOUR_ACTION_OPEN,
      { "2026-01-16", "2026-01-17", "2026-01-26" }, CANDOUR_TRIGGER_NOT_ACCEPTED },
    { CANDOUR_CLOCK_INADEQUATE, CANDOUR_ACTION_STARTED,
      { "2026-01-16", "2026-01-31", "2026-02-06" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_ACTION_OPEN,
      { "2026-01-16", "2026-01-16", "2026-01-17" }, CANDOUR_TRIGGER_NOT_ACCEPTED },
    { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_ACTION_STARTED,
      { "2026-01-16", "2026-01-16", "2026-01-31" }, CANDOUR_TRIGGER_OVERDUE },
    { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_ACTION_REPORTED_DONE,
      { "2026-01-16", "2026-01-16", "2026-02-04" }, CANDOUR_TRIGGER_NOT_VERIFIED },
    { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_ACTION_CLOSED, { NULL }, 0 },
  };
  g_autoptr(GArray) rules = candour_rules_new_escalation ();
  g_autoptr(CandourHolidays) holidays = candour_holidays_new ();

  candour_holidays_add (holidays, HOLIDAY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourActionPoint) action = make_action (&cases[i]);
      char *since[CANDOUR_N_TOLD];
      CandourTrigger triggers[CANDOUR_N_TOLD] = { 0 };

      candour_rules_escalate (action, (CandourEscalationRule *) rules->data, rules->len,
                              holidays, since, triggers);
      for (int told = 0; told < CANDOUR_N_TOLD; told++)
        {
          g_assert_cmpstr (since[told], ==, cases[i].since[told]);
          g_free (since[told]);
        }
      if (cases[i].since[CANDOUR_TOLD_QA_LEAD] != NULL)
        g_assert_cmpint (triggers[CANDOUR_TOLD_QA_LEAD], ==, cases[i].trigger);
    }
}

static void
test_clock (void)
{
  g_autoptr(CandourActionPoint) action = candour_action_point_new ("audit", NULL);

  g_assert_cmpint (candour_rules_get_clock (action), ==, CANDOUR_CLOCK_USUAL);
  action->drawn_as = CANDOUR_GRADE_INADEQUATE;
  g_assert_cmpint (candour_rules_get_clock (action), ==, CANDOUR_CLOCK_INADEQUATE);
  action->kind = CANDOUR_ACTION_IMMEDIATE;
  g_assert_cmpint (candour_rules_get_clock (action), ==, CANDOUR_CLOCK_IMMEDIATE);
}

static void
test_own_rules (void)
{
  g_autoptr(GArray) rules = candour_rules_new_escalation ();
  CandourEscalationRule *first = &g_array_index (rules, CandourEscalationRule, 0);
  g_autofree char *twice = NULL;
  g_autofree char *days = NULL;
  g_autofree char *never = NULL;

  g_assert_null (candour_rules_check_escalation (first, rules->len));

  first->trigger = CANDOUR_TRIGGER_OVERDUE;
  twice = candour_rules_check_escalation (first, rules->len);
  g_assert_cmpstr (twice, ==, "Each is told of the same thing once.");

  first->trigger = CANDOUR_TRIGGER_NOT_VERIFIED;
  first->days = 0;
  days = candour_rules_check_escalation (first, rules->len);
  g_assert_cmpstr (days, ==, "Give a number of days from 1 to 250.");

  never = candour_rules_check_escalation (first, 0);
  g_assert_cmpstr (never, ==, "What stays overdue must reach the QA lead in the end.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/escalation-rules/defaults", test_defaults);
  g_test_add_func ("/core/escalation-rules/clock", test_clock);
  g_test_add_func ("/core/escalation-rules/own-rules", test_own_rules);

  return g_test_run ();
}
