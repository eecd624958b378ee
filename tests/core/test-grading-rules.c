/* test-grading-rules.c - which standards count, and the notice under a grade
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"

#include "candour-test-audit.h"

typedef struct
{
  CandourFramework *framework;
  CandourAudit     *audit;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->framework = candour_test_framework_new ();
  fixture->audit = candour_test_audit_new (NULL, NULL, NULL, "w");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  candour_framework_unref (fixture->framework);
  candour_audit_free (fixture->audit);
}

static const CandourStandard *
get_standard (Fixture    *fixture,
              const char *id)
{
  return candour_framework_find_standard (fixture->framework, id, NULL);
}

static CandourGrading *
get_grading (Fixture    *fixture,
             const char *id)
{
  return candour_audit_ensure_grading (fixture->audit, id, CANDOUR_GRADING_AUDITOR);
}

static void
test_applies (Fixture       *fixture,
              gconstpointer  data)
{
  const CandourStandard *supervision = get_standard (fixture, CANDOUR_TEST_SUPERVISION);

  g_assert_true (candour_rules_applies (supervision, CANDOUR_COHORT_CHILD_PROTECTION));
  g_assert_false (candour_rules_applies (supervision, CANDOUR_COHORT_EARLY_HELP));
  g_assert_true (candour_rules_applies (supervision, 0));
  g_assert_true (candour_rules_applies (get_standard (fixture, CANDOUR_TEST_SAFETY),
                                        CANDOUR_COHORT_EARLY_HELP));
}

static void
check_count (Fixture *fixture,
             guint    graded,
             guint    standards)
{
  guint n_graded, n_standards;

  candour_rules_count_graded (fixture->framework, fixture->audit, CANDOUR_GRADING_AUDITOR, &n_graded,
                              &n_standards);
  g_assert_cmpuint (n_graded, ==, graded);
  g_assert_cmpuint (n_standards, ==, standards);
}

static gboolean
is_settled (Fixture    *fixture,
            const char *id)
{
  return candour_rules_is_settled (fixture->framework, fixture->audit, get_standard (fixture, id));
}

static void
test_settled (Fixture       *fixture,
              gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SUPERVISION);

  check_count (fixture, 3, 3);
  g_assert_true (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  grading->grade = 0;
  check_count (fixture, 2, 3);
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  grading->grade = 5;
  check_count (fixture, 2, 3);
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  grading->not_applicable = TRUE;
  check_count (fixture, 2, 2);
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  candour_set_text (&grading->na_reason, "  ");
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  candour_set_text (&grading->na_reason, "Supervised elsewhere");
  g_assert_true (is_settled (fixture, CANDOUR_TEST_SUPERVISION));

  g_ptr_array_set_size (fixture->audit->gradings, 0);
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SUPERVISION));
  fixture->audit->cohort = CANDOUR_COHORT_EARLY_HELP;
  g_assert_true (is_settled (fixture, CANDOUR_TEST_SUPERVISION));
  check_count (fixture, 0, 2);
}

static void
test_settled_narrative (Fixture       *fixture,
                        gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SAFETY);

  candour_test_framework_set_scale (fixture->framework, CANDOUR_TEST_SCALE_NARRATIVE);
  check_count (fixture, 3, 3);
  candour_set_text (&grading->rationale, " \n");
  check_count (fixture, 2, 3);
  g_assert_false (is_settled (fixture, CANDOUR_TEST_SAFETY));
}

static void
test_needs_action (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_false (candour_rules_needs_action (fixture->framework, 0));
  g_assert_true (candour_rules_needs_action (fixture->framework, 1));
  g_assert_true (candour_rules_needs_action (fixture->framework, 2));
  g_assert_false (candour_rules_needs_action (fixture->framework, 3));
  g_assert_false (candour_rules_needs_action (fixture->framework, 4));
  g_assert_false (candour_rules_needs_action (fixture->framework, 5));
}

/* --- Checks --------------------------------------------------------------------------- */

static void
check_notice (Fixture          *fixture,
              const char       *standard_id,
              CandourCheckKind  kind,
              const char       *expected)
{
  g_autofree char *sentence = NULL;

  g_assert_cmpint (candour_rules_check_grading (fixture->framework, fixture->audit,
                                                get_standard (fixture, standard_id),
                                                CANDOUR_GRADING_AUDITOR, &sentence),
                   ==, kind);
  g_assert_cmpstr (sentence, ==, expected);
}

#define RING " If the child is not safe now, ring first, then record it."

static void
test_check_limits (Fixture       *fixture,
                   gconstpointer  data)
{
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_NONE, NULL);
  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SAFETY, 1);
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_LIMITS,
                "This limits the overall judgement: the audit cannot be Good or Outstanding." RING);

  /* The strictest rule is told. */
  candour_test_framework_add_rule (fixture->framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 1,
                                   1, 0);
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_LIMITS,
                "This limits the overall judgement: the audit cannot be Requires improvement, Good "
                "or Outstanding." RING);

  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SUPERVISION, 1);
  check_notice (fixture, CANDOUR_TEST_SUPERVISION, CANDOUR_CHECK_NONE, NULL);

  get_grading (fixture, CANDOUR_TEST_SAFETY)->not_applicable = TRUE;
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_NONE, NULL);

  get_grading (fixture, CANDOUR_TEST_SAFETY)->not_applicable = FALSE;
  fixture->framework->has_overall = FALSE;
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_NONE, NULL);
}

static void
test_check_limits_eleven (Fixture       *fixture,
                          gconstpointer  data)
{
  candour_test_framework_set_scale (fixture->framework, CANDOUR_TEST_SCALE_ELEVEN);
  candour_test_framework_add_rule (fixture->framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 3,
                                   5, 0);
  check_notice (fixture, CANDOUR_TEST_SAFETY, CANDOUR_CHECK_LIMITS,
                "This limits the overall judgement: the audit cannot be above 4." RING);
}

static void
test_check_good (Fixture       *fixture,
                 gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SEEING);

  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);

  g_ptr_array_set_size (fixture->audit->actions, 0);
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NEXT_STEP,
                "What would help this child next? Stronger audits need a next step too.");

  g_ptr_array_set_size (grading->citations, 0);
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NO_SOURCE,
                "Cite what you saw. A grade without a source is often moderated down.");

  candour_grading_set_answer (grading, "2", CANDOUR_ANSWER_NOT_MET, NULL);
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NOT_MET,
                "1 prompt is Not met. Say in the rationale why this is still Good, or choose "
                "again.");

  candour_grading_set_answer (grading, "3", CANDOUR_ANSWER_NOT_MET, NULL);
  grading->grade = 4;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NOT_MET,
                "2 prompts are Not met. Say in the rationale why this is still Outstanding, or "
                "choose again.");

  /* An answer to a prompt that is no more is nobody's business. */
  candour_grading_set_answer (grading, "2", CANDOUR_ANSWER_NONE, NULL);
  candour_grading_set_answer (grading, "3", CANDOUR_ANSWER_NONE, NULL);
  candour_grading_set_answer (grading, "old", CANDOUR_ANSWER_NOT_MET, NULL);
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NO_SOURCE,
                "Cite what you saw. A grade without a source is often moderated down.");

  grading->grade = 2;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);
  grading->grade = 0;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);
}

static void
test_check_next_step (Fixture       *fixture,
                      gconstpointer  data)
{
  CandourActionPoint *action = g_ptr_array_index (fixture->audit->actions, 0);

  g_ptr_array_remove_index (fixture->audit->actions, 1);
  action->kind = CANDOUR_ACTION_IMPROVEMENT;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);

  action->level = CANDOUR_LEVEL_TEAM;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NEXT_STEP,
                "What would help this child next? Stronger audits need a next step too.");

  action->kind = CANDOUR_ACTION_NEXT_STEP;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);

  candour_set_text (&action->what, " ");
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NEXT_STEP,
                "What would help this child next? Stronger audits need a next step too.");

  fixture->framework->next_step_good = FALSE;
  check_notice (fixture, CANDOUR_TEST_SEEING, CANDOUR_CHECK_NONE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/core/grading-rules/applies", test_applies },
    { "/core/grading-rules/settled", test_settled },
    { "/core/grading-rules/settled-narrative", test_settled_narrative },
    { "/core/grading-rules/needs-action", test_needs_action },
    { "/core/grading-rules/check-limits", test_check_limits },
    { "/core/grading-rules/check-limits-eleven", test_check_limits_eleven },
    { "/core/grading-rules/check-good", test_check_good },
    { "/core/grading-rules/check-next-step", test_check_next_step },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
