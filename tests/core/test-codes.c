/* test-codes.c - every list's codes come back as the value that they stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-codes.h"
#include "candour-grade.h"

static const CandourCode *const lists[] = {
  candour_cohorts,        candour_kinds,         candour_roles,          candour_audit_states,
  candour_action_states,  candour_action_levels, candour_action_kinds,   candour_answers,
  candour_source_types,   candour_voices,        candour_voice_outcomes, candour_risks,
  candour_repeat_reasons, candour_grading_roles, candour_action_events,  candour_delays,
  candour_extension_states, candour_clocks,      candour_triggers,       candour_told,
  candour_matches,
};

static void
check_code (const CandourCode *list,
            const CandourCode *code)
{
  g_assert_cmpstr (candour_code_from_value (list, code->value), ==, code->code);
  g_assert_cmpint (candour_code_to_value (list, code->code, -1), ==, code->value);
  g_assert_cmpstr (candour_code_get_name (list, code->value), !=, "");
  g_assert_true (g_regex_match_simple ("^[a-z][a-z-]*$", code->code, 0, 0));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_nonnull (lists[i][0].code);
      for (const CandourCode *code = lists[i]; code->code != NULL; code++)
        check_code (lists[i], code);
    }
}

static void
test_unknown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_null (candour_code_from_value (lists[i], 9999));
      g_assert_cmpstr (candour_code_get_name (lists[i], 9999), ==, "");
      g_assert_cmpint (candour_code_to_value (lists[i], "no-such-code", -7), ==, -7);
      g_assert_cmpint (candour_code_to_value (lists[i], "", -7), ==, -7);
      g_assert_cmpint (candour_code_to_value (lists[i], NULL, -7), ==, -7);
    }
}

static void
test_cohorts (void)
{
  int all = 0;

  for (const CandourCode *code = candour_cohorts; code->code != NULL; code++)
    {
      g_assert_cmpint (all & code->value, ==, 0);
      all |= code->value;
    }
  g_assert_cmpint (all, ==, CANDOUR_COHORT_ALL);
}

static void
test_grades (void)
{
  CandourGrade grade = CANDOUR_GRADE_NONE;

  for (guint i = CANDOUR_GRADE_INADEQUATE; i < CANDOUR_N_GRADES; i++)
    {
      g_assert_true (candour_grade_from_code (candour_grade_get_code (i), &grade));
      g_assert_cmpint (grade, ==, i);
      g_assert_cmpstr (candour_grade_get_name (i), !=, "");
      g_assert_cmpstr (candour_grade_get_short_name (i), !=, "");
    }

  g_assert_false (candour_grade_from_code ("excellent", &grade));
  g_assert_cmpint (grade, ==, CANDOUR_GRADE_OUTSTANDING);
  g_assert_null (candour_grade_get_code (CANDOUR_GRADE_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/codes/round-trip", test_round_trip);
  g_test_add_func ("/core/codes/unknown", test_unknown);
  g_test_add_func ("/core/codes/cohorts", test_cohorts);
  g_test_add_func ("/core/codes/grades", test_grades);

  return g_test_run ();
}
