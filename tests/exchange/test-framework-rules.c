/* test-framework-rules.c - what the rules of the shipped frameworks make of grades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-audit-rules.h"
#include "candour-framework-reader.h"

typedef struct
{
  const char *name;
  const char *grades;     /* a digit a standard, in order; 0: not graded, - : not applicable */
  int         ceiling;
  int         suggested;
  const char *open;       /* a digit a grade that may be chosen */
} Case;

static const Case case_file[] = {
  { "all-good", "333333333333", 4, 3, "123" },
  { "risk", "331333333333", 1, 1, "1" },
  { "voice", "133333333333", 2, 2, "12" },
  { "planning", "333313333333", 2, 2, "12" },
  { "oversight", "333333313333", 2, 2, "12" },
  { "impact", "333333333331", 2, 2, "12" },
  { "risk-and-voice", "131333333333", 1, 1, "1" },
  { "two-inadequate", "313133333333", 4, 1, "12" },
  { "one-inadequate", "313333333333", 4, 2, "12" },
  { "two-weaker", "323233333333", 4, 3, "123" },
  { "three-weaker", "323232333333", 4, 2, "12" },
  { "voice-weaker", "233333333333", 4, 2, "12" },
  { "risk-weaker", "332333333333", 4, 2, "12" },
  { "oversight-weaker", "333333323333", 4, 2, "12" },
  { "impact-weaker", "333333333332", 4, 2, "12" },
  { "impact-outstanding", "333333333334", 4, 3, "1234" },
  { "all-outstanding", "444444444444", 4, 4, "1234" },
  { "mostly-outstanding", "343444444444", 4, 4, "1234" },
  { "one-weaker", "444444244444", 4, 3, "123" },
  { "not-applicable", "33333333--33", 4, 3, "123" },
  { "nothing", "000000000000", 4, 0, "1234" },
};

static const Case supervision[] = {
  { "all-good", "333333", 4, 3, "1234" },
  { "child-focus", "333133", 1, 1, "1" },
  { "direction", "331333", 2, 2, "12" },
  { "reflection", "313333", 4, 3, "1234" },
};

static const Case observation[] = {
  { "all-good", "333333", 4, 0, "1234" },
  { "child-ignored", "331333", 4, 0, "1234" },
};

static const struct
{
  const char *code;
  const Case *cases;
  guint       n_cases;
} tables[] = {
  { "case-file-audit", case_file, G_N_ELEMENTS (case_file) },
  { "supervision-audit", supervision, G_N_ELEMENTS (supervision) },
  { "practice-observation", observation, G_N_ELEMENTS (observation) },
};

static CandourAudit *
make_audit (const CandourFramework *framework,
            const char             *grades)
{
  CandourAudit *audit = candour_audit_new ();

  g_assert_cmpuint (strlen (grades), ==, framework->standards->len);
  audit->cohort = CANDOUR_COHORT_CHILD_IN_CARE;
  for (guint i = 0; grades[i] != '\0'; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);
      CandourGrading *grading = candour_audit_ensure_grading (audit, standard->id,
                                                              CANDOUR_GRADING_AUDITOR);

      grading->not_applicable = grades[i] == '-';
      grading->grade = grades[i] == '-' ? 0 : grades[i] - '0';
    }

  return audit;
}

static void
check_case (const CandourFramework *framework,
            const Case             *expected)
{
  g_autoptr(CandourAudit) audit = make_audit (framework, expected->grades);
  g_autoptr(CandourJudgement) judgement = candour_rules_judge (framework, audit,
                                                               CANDOUR_GRADING_AUDITOR);
  g_autoptr(GString) open = g_string_new (NULL);

  for (guint i = 0; i < judgement->ruled_out->len; i++)
    if (g_str_equal (g_ptr_array_index (judgement->ruled_out, i), ""))
      g_string_append_printf (open, "%u", i + 1);

  g_test_message ("%s", expected->name);
  g_assert_cmpint (judgement->ceiling, ==, expected->ceiling);
  g_assert_cmpint (judgement->suggested, ==, expected->suggested);
  g_assert_cmpstr (open->str, ==, expected->open);
}

static void
test_table (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (NULL);
  const CandourFramework *framework = g_ptr_array_index (shipped, n);

  g_assert_cmpstr (framework->code, ==, tables[n].code);
  for (guint i = 0; i < tables[n].n_cases; i++)
    check_case (framework, &tables[n].cases[i]);
}

/* Without a plan that has a chair or an officer, and not in care, two standards fall away. */
static void
test_cohorts (void)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (NULL);
  const CandourFramework *framework = g_ptr_array_index (shipped, 0);

  for (const CandourCode *cohort = candour_cohorts; cohort->code != NULL; cohort++)
    {
      g_autoptr(CandourAudit) audit = candour_audit_new ();
      guint n_graded, n_standards;
      guint expected = 10;

      audit->cohort = cohort->value;
      expected += cohort->value == CANDOUR_COHORT_CHILD_PROTECTION;
      expected += cohort->value == CANDOUR_COHORT_CARE_LEAVER;
      expected += cohort->value == CANDOUR_COHORT_CHILD_IN_CARE ? 2 : 0;

      candour_rules_count_graded (framework, audit, CANDOUR_GRADING_AUDITOR, &n_graded,
                                  &n_standards);
      g_assert_cmpuint (n_standards, ==, expected);
    }
}

static void
test_limiting (void)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (NULL);
  const CandourFramework *framework = g_ptr_array_index (shipped, 0);
  static const char *const limiting[] = { "Q1", "Q3", "Q5", "Q8", "Q12", NULL };

  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      g_assert_cmpint (candour_framework_can_limit (framework, standard->id), ==,
                       g_strv_contains (limiting, standard->id));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/framework-rules/", tables[i].code, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/exchange/framework-rules/cohorts", test_cohorts);
  g_test_add_func ("/exchange/framework-rules/limiting", test_limiting);

  return g_test_run ();
}
