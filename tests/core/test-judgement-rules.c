/* test-judgement-rules.c - what the grades of the standards allow the whole to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"

#include "candour-test-audit.h"

/* --- The rules of Child's Journey, on twelve bare standards ------------------------------ */

#define N_JOURNEY 12

static CandourFramework *
make_journey (void)
{
  static const char *const limiting[] = { "Q1", "Q5", "Q8", "Q12" };
  static const char *const good[] = { "Q1", "Q3", "Q8", "Q12" };
  CandourFramework *self = candour_framework_new ();

  self->version = 1;
  candour_test_framework_set_scale (self, CANDOUR_TEST_SCALE_FOUR);
  for (guint i = 1; i <= N_JOURNEY; i++)
    {
      CandourStandard *standard = candour_framework_add_standard (self);

      standard->id = g_strdup_printf ("Q%u", i);
      standard->name = g_strdup_printf ("Standard %u", i);
      if (i == 9)
        standard->cohorts = CANDOUR_COHORT_CHILD_PROTECTION | CANDOUR_COHORT_CHILD_IN_CARE;
      if (i == 10)
        standard->cohorts = CANDOUR_COHORT_CHILD_IN_CARE | CANDOUR_COHORT_CARE_LEAVER;
    }

  candour_test_framework_add_rule (self, CANDOUR_RULE_LIMIT, "Q3", 1, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (limiting); i++)
    candour_test_framework_add_rule (self, CANDOUR_RULE_LIMIT, limiting[i], 1, 2, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_SUGGEST, NULL, 1, 1, 2);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS, good[i], 3, 3, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS_COUNT, NULL, 3, 3, 2);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS, "Q12", 4, 4, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS, "Q1", 3, 4, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS, "Q3", 3, 4, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS_COUNT, NULL, 3, 4, 0);

  return self;
}

/* One character a standard: a digit, or - for none, x for set aside. */
static CandourAudit *
make_audit (const CandourFramework *framework,
            const char             *grades)
{
  CandourAudit *audit = candour_audit_new ();

  audit->cohort = CANDOUR_COHORT_CHILD_IN_CARE;
  for (guint i = 0; grades[i] != '\0'; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      if (grades[i] == 'x')
        candour_audit_ensure_grading (audit, standard->id,
                                      CANDOUR_GRADING_AUDITOR)->not_applicable = TRUE;
      else if (grades[i] != '-')
        candour_test_audit_grade (audit, standard->id, g_ascii_xdigit_value (grades[i]));
    }

  return audit;
}

/* "1" the grades that may be chosen, "-" those that may not. */
static char *
dup_allowed (const CandourJudgement *judgement)
{
  GString *allowed = g_string_new (NULL);

  for (guint i = 0; i < judgement->ruled_out->len; i++)
    {
      const char *why = g_ptr_array_index (judgement->ruled_out, i);

      g_string_append_c (allowed, why[0] == '\0' ? '1' : '-');
    }

  return g_string_free (allowed, FALSE);
}

static char *
dup_limited_by (const CandourJudgement *judgement)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < judgement->limited_by->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (judgement->limited_by, i));

  return g_string_free (ids, FALSE);
}

static const struct
{
  const char *grades;
  int         ceiling;
  const char *limited_by;
  const char *allowed;
  int         suggested;
} journeys[] = {
  /* Nothing yet, and one grade. */
  { "------------", 4, "", "1111", 0 },
  { "3-----------", 4, "", "1111", 3 },
  /* All alike. */
  { "333333333333", 4, "", "111-", 3 },
  { "444444444444", 4, "", "1111", 4 },
  { "222222222222", 4, "", "11--", 2 },
  { "111111111111", 1, "Q3", "1---", 1 },
  /* Risk alone decides. */
  { "331333333333", 1, "Q3", "1---", 1 },
  { "441444444444", 1, "Q3", "1---", 1 },
  /* Any of four holds it at Requires improvement. */
  { "133333333333", 2, "Q1", "11--", 2 },
  { "333313333333", 2, "Q5", "11--", 2 },
  { "333333313333", 2, "Q8", "11--", 2 },
  { "333333333331", 2, "Q12", "11--", 2 },
  /* The strictest rule is the one told. */
  { "131333333333", 1, "Q3", "1---", 1 },
  /* Two of them: not above Requires improvement, Inadequate suggested. */
  { "133313333333", 2, "Q1 Q5", "11--", 1 },
  /* Two others: nothing is limited, but two Inadequate suggest it. */
  { "313133333333", 4, "", "111-", 1 },
  { "313333333333", 4, "", "111-", 3 },
  /* Good needs four standards, and no more than two others below. */
  { "323232333333", 4, "", "11--", 2 },
  { "323232333323", 4, "", "11--", 2 },
  { "323232332333", 4, "", "11--", 2 },
  { "323232333332", 4, "", "11--", 2 },
  { "323332333333", 4, "", "111-", 3 },
  { "332333333333", 4, "", "11--", 2 },
  { "333333323333", 4, "", "11--", 2 },
  /* Outstanding needs Impact Outstanding and nothing below Good. */
  { "444444444443", 4, "", "111-", 3 },
  { "444244444444", 4, "", "111-", 3 },
  { "343434343434", 4, "", "1111", 3 },
  { "443444444434", 4, "", "1111", 4 },
  /* Set aside and not graded stand in nobody's way. */
  { "44444444xx44", 4, "", "1111", 4 },
  { "3333333333-x", 4, "", "1111", 3 },
  { "33x333333333", 4, "", "111-", 3 },
  /* The lower of equals. */
  { "333333444444", 4, "", "1111", 3 },
  { "3---3222----", 4, "", "11--", 2 },
};

static void
test_journey (void)
{
  g_autoptr(CandourFramework) framework = make_journey ();

  for (guint i = 0; i < G_N_ELEMENTS (journeys); i++)
    {
      g_autoptr(CandourAudit) audit = make_audit (framework, journeys[i].grades);
      g_autoptr(CandourJudgement) judgement = NULL;
      g_autofree char *limited_by = NULL;
      g_autofree char *allowed = NULL;

      judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
      limited_by = dup_limited_by (judgement);
      allowed = dup_allowed (judgement);

      g_test_message ("%s", journeys[i].grades);
      g_assert_cmpint (judgement->ceiling, ==, journeys[i].ceiling);
      g_assert_cmpstr (limited_by, ==, journeys[i].limited_by);
      g_assert_cmpstr (allowed, ==, journeys[i].allowed);
      g_assert_cmpint (judgement->suggested, ==, journeys[i].suggested);
      g_assert_true ((judgement->limit_sentence != NULL) == (limited_by[0] != '\0'));
    }
}

static void
test_counts (void)
{
  g_autoptr(CandourFramework) framework = make_journey ();
  g_autoptr(CandourAudit) audit = make_audit (framework, "3332-x331333");
  g_autoptr(CandourJudgement) judgement = NULL;

  /* Q10 is for children in care and care leavers, Q9 for child protection as well. */
  audit->cohort = CANDOUR_COHORT_CHILD_PROTECTION;
  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);

  g_assert_cmpint (judgement->most_common, ==, 3);
  g_assert_cmpuint (judgement->n_most_common, ==, 7);
  g_assert_cmpuint (judgement->n_graded, ==, 9);
  g_assert_cmpuint (judgement->n_standards, ==, 10);
}

/* What does not apply to the child limits nothing, though a grade was left there. */
static void
test_other_cohort (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = candour_test_audit_new (NULL, NULL, NULL, "w");
  g_autoptr(CandourJudgement) judgement = NULL;

  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SUPERVISION, 1, 1,
                                   0);
  candour_test_audit_grade (audit, CANDOUR_TEST_SUPERVISION, 1);
  audit->cohort = CANDOUR_COHORT_EARLY_HELP;
  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);

  g_assert_cmpint (judgement->ceiling, ==, 4);
  g_assert_cmpuint (judgement->n_standards, ==, 2);
}

static void
test_roles (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = candour_test_audit_new (NULL, NULL, NULL, "w");
  g_autoptr(CandourJudgement) auditor = NULL;
  g_autoptr(CandourJudgement) moderator = NULL;
  g_autoptr(CandourJudgement) agreed = NULL;

  candour_audit_ensure_grading (audit, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_MODERATOR)->grade = 1;
  auditor = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
  moderator = candour_rules_judge (framework, audit, CANDOUR_GRADING_MODERATOR);
  agreed = candour_rules_judge (framework, audit, CANDOUR_GRADING_AGREED);

  g_assert_cmpint (auditor->suggested, ==, 3);
  g_assert_cmpint (moderator->ceiling, ==, 2);
  g_assert_cmpint (moderator->suggested, ==, 1);
  g_assert_cmpint (agreed->suggested, ==, 0);
}

/* --- Sentences ------------------------------------------------------------------------ */

static const char *
get_why (const CandourJudgement *judgement,
         int                     grade)
{
  return g_ptr_array_index (judgement->ruled_out, grade - 1);
}

static void
test_sentences (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = make_audit (framework, "313");
  g_autoptr(CandourJudgement) judgement = NULL;

  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpstr (judgement->limit_sentence, ==,
                   "An audit cannot be Good while Safety planning is Inadequate. The rule is in "
                   "framework version 4 and applies to every audit.");
  g_assert_cmpstr (get_why (judgement, 2), ==, "");
  g_assert_cmpstr (get_why (judgement, 3), ==, "Ruled out by Safety planning");
  g_assert_cmpstr (get_why (judgement, 4), ==, "Ruled out by Safety planning");
}

static void
test_sentences_of_many (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = make_audit (framework, "111");
  g_autoptr(CandourFramework) journey = make_journey ();
  g_autoptr(CandourAudit) many = make_audit (journey, "113113311311");
  g_autoptr(CandourJudgement) judgement = NULL;
  g_autoptr(CandourJudgement) of_many = NULL;

  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpint (judgement->ceiling, ==, 1);
  g_assert_cmpstr (judgement->limit_sentence, ==,
                   "An audit cannot be Requires improvement while Seeing and hearing the child is "
                   "Inadequate, Safety planning is Inadequate and Supervision and reflection is "
                   "Inadequate. The rule is in framework version 4 and applies to every audit.");
  g_assert_cmpstr (get_why (judgement, 4), ==,
                   "Ruled out by Seeing and hearing the child, Safety planning and Supervision "
                   "and reflection");

  of_many = candour_rules_judge (journey, many, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpstr (of_many->limit_sentence, ==,
                   "An audit cannot be Good while 4 standards are low, the lowest Inadequate. The "
                   "rule is in framework version 1 and applies to every audit.");
  g_assert_cmpstr (get_why (of_many, 3), ==, "Ruled out by 4 standards");
}

static void
test_need_sentences (void)
{
  g_autoptr(CandourFramework) framework = make_journey ();
  g_autoptr(CandourAudit) good = make_audit (framework, "333333333333");
  g_autoptr(CandourAudit) weak = make_audit (framework, "323232343344");
  g_autoptr(CandourAudit) mixed = make_audit (framework, "442444444444");
  g_autoptr(CandourJudgement) judgement = NULL;
  g_autoptr(CandourJudgement) of_weak = NULL;
  g_autoptr(CandourJudgement) of_mixed = NULL;

  judgement = candour_rules_judge (framework, good, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpstr (get_why (judgement, 4), ==, "Needs Standard 12 at Outstanding");
  g_assert_cmpstr (get_why (judgement, 3), ==, "");

  of_weak = candour_rules_judge (framework, weak, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpstr (get_why (of_weak, 3), ==, "Needs no more than 2 other standards below Good");
  g_assert_cmpstr (get_why (of_weak, 4), ==, "Needs every other standard at Good");

  of_mixed = candour_rules_judge (framework, mixed, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpstr (get_why (of_mixed, 3), ==, "Needs Standard 3 at Good");
  g_assert_cmpstr (get_why (of_mixed, 4), ==, "Needs Standard 3 at Good");
}

/* A grade needs all that the grades below it need. */
static void
test_needs_reach_up (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = make_audit (framework, "424");
  g_autoptr(CandourJudgement) judgement = NULL;

  g_ptr_array_set_size (framework->rules, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_NEEDS, CANDOUR_TEST_SAFETY, 3, 3, 0);
  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);

  g_assert_cmpstr (get_why (judgement, 4), ==, "Needs Safety planning at Good");
  g_assert_cmpint (judgement->suggested, ==, 2);
  g_assert_cmpint (judgement->ceiling, ==, 4);
}

/* --- Other scales --------------------------------------------------------------------- */

static void
check_scale (const CandourFramework *framework,
             const char             *grades,
             int                     ceiling,
             const char             *allowed,
             int                     suggested)
{
  g_autoptr(CandourAudit) audit = make_audit (framework, grades);
  g_autoptr(CandourJudgement) judgement = NULL;
  g_autofree char *found = NULL;

  judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
  found = dup_allowed (judgement);

  g_test_message ("%s", grades);
  g_assert_cmpint (judgement->ceiling, ==, ceiling);
  g_assert_cmpstr (found, ==, allowed);
  g_assert_cmpint (judgement->suggested, ==, suggested);
}

static void
test_rag (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();

  candour_test_framework_set_scale (framework, CANDOUR_TEST_SCALE_RAG);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 1, 1, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT_COUNT, NULL, 2, 2, 2);

  check_scale (framework, "333", 3, "111", 3);
  check_scale (framework, "323", 3, "111", 3);
  check_scale (framework, "322", 2, "11-", 2);
  check_scale (framework, "313", 1, "1--", 1);
  check_scale (framework, "311", 1, "1--", 1);
  /* A grade that the scale does not have is none. */
  check_scale (framework, "4--", 3, "111", 0);
}

static void
test_eleven (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();

  candour_test_framework_set_scale (framework, CANDOUR_TEST_SCALE_ELEVEN);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 3, 5, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_NEEDS, CANDOUR_TEST_SEEING, 9, 10, 0);

  check_scale (framework, "8b8", 11, "111111111--", 8);
  check_scale (framework, "bbb", 11, "11111111111", 11);
  check_scale (framework, "b3b", 5, "11111------", 5);
  check_scale (framework, "131", 5, "11111------", 1);
}

static void
test_no_judgement (void)
{
  g_autoptr(CandourFramework) narrative = candour_test_framework_new ();
  g_autoptr(CandourFramework) learning = candour_test_framework_new ();
  g_autoptr(CandourAudit) audit = make_audit (learning, "113");
  g_autoptr(CandourJudgement) judgement = NULL;

  candour_test_framework_set_scale (narrative, CANDOUR_TEST_SCALE_NARRATIVE);
  check_scale (narrative, "111", 0, "", 0);

  learning->has_overall = FALSE;
  judgement = candour_rules_judge (learning, audit, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpint (judgement->suggested, ==, 0);
  g_assert_cmpint (judgement->ceiling, ==, 4);
  g_assert_cmpuint (judgement->limited_by->len, ==, 0);
  g_assert_null (judgement->limit_sentence);
  g_assert_cmpint (judgement->most_common, ==, 1);
  g_assert_cmpuint (judgement->n_graded, ==, 3);
}

/* Rules that leave nothing, or say nothing, still leave something to choose. */
static void
test_odd_rules (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();

  candour_test_framework_set_scale (framework, CANDOUR_TEST_SCALE_FOUR);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_NEEDS, CANDOUR_TEST_SAFETY, 4, 1, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_NEEDS, "no such", 4, 2, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, "no such", 4, 1, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 4, 4, 0);
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SEEING, 1, 0, 0);

  check_scale (framework, "222", 4, "1111", 2);
  check_scale (framework, "122", 1, "1---", 1);

  /* A limit without a standard is one of each. */
  candour_test_framework_add_rule (framework, CANDOUR_RULE_LIMIT, NULL, 2, 3, 0);
  check_scale (framework, "442", 3, "111-", 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/judgement-rules/journey", test_journey);
  g_test_add_func ("/core/judgement-rules/counts", test_counts);
  g_test_add_func ("/core/judgement-rules/other-cohort", test_other_cohort);
  g_test_add_func ("/core/judgement-rules/roles", test_roles);
  g_test_add_func ("/core/judgement-rules/sentences", test_sentences);
  g_test_add_func ("/core/judgement-rules/sentences-of-many", test_sentences_of_many);
  g_test_add_func ("/core/judgement-rules/need-sentences", test_need_sentences);
  g_test_add_func ("/core/judgement-rules/needs-reach-up", test_needs_reach_up);
  g_test_add_func ("/core/judgement-rules/rag", test_rag);
  g_test_add_func ("/core/judgement-rules/eleven", test_eleven);
  g_test_add_func ("/core/judgement-rules/no-judgement", test_no_judgement);
  g_test_add_func ("/core/judgement-rules/odd-rules", test_odd_rules);

  return g_test_run ();
}
