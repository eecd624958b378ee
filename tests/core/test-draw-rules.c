/* test-draw-rules.c - which audits are drawn, and who may moderate them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"
#include "candour-test-audit.h"

#define N_AUDITS 4000

static const CandourDrawFacts plain = {
  "01978c2e-0000-7000-8000-000000000001", TRUE, CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 50,
};

static CandourDrawRule *
rule_new (int share)
{
  CandourDrawRule *rule = candour_draw_rule_new ();

  rule->share = share;
  g_free (rule->seed);
  rule->seed = g_strdup ("W2026");

  return rule;
}

static CandourDrawn
draw (const CandourDrawRule *rule,
      CandourGrade           overall,
      CandourRisk            risk,
      guint                  n_before)
{
  CandourDrawFacts facts = plain;

  facts.overall = overall;
  facts.risk = risk;
  facts.n_before = n_before;

  return candour_rules_draw (rule, &facts);
}

/* --- Rules ---------------------------------------------------------------------------- */

static void
test_rules (void)
{
  static const struct
  {
    CandourGrade      overall;
    CandourRisk       risk;
    guint             n_before;
    CandourDrawKind   kind;
    CandourDrawReason reason;
  } cases[] = {
    { CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 3, CANDOUR_DRAW_NONE, CANDOUR_DRAWN_FOR_NOTHING },
    { CANDOUR_GRADE_REQUIRES_IMPROVEMENT, CANDOUR_RISK_NONE, 3, CANDOUR_DRAW_NONE,
      CANDOUR_DRAWN_FOR_NOTHING },
    { CANDOUR_GRADE_NONE, CANDOUR_RISK_NONE, 3, CANDOUR_DRAW_NONE, CANDOUR_DRAWN_FOR_NOTHING },
    { CANDOUR_GRADE_INADEQUATE, CANDOUR_RISK_NONE, 3, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_INADEQUATE },
    { CANDOUR_GRADE_OUTSTANDING, CANDOUR_RISK_NONE, 3, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_OUTSTANDING },
    { CANDOUR_GRADE_GOOD, CANDOUR_RISK_TOLD, 3, CANDOUR_DRAW_RULE, CANDOUR_DRAWN_FOR_IMMEDIATE },
    { CANDOUR_GRADE_GOOD, CANDOUR_RISK_UNANSWERED, 3, CANDOUR_DRAW_NONE,
      CANDOUR_DRAWN_FOR_NOTHING },
    { CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 2, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_NEW_AUDITOR },
    { CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 0, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_NEW_AUDITOR },
    /* The weightiest is kept. */
    { CANDOUR_GRADE_INADEQUATE, CANDOUR_RISK_TOLD, 0, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_IMMEDIATE },
    { CANDOUR_GRADE_INADEQUATE, CANDOUR_RISK_NONE, 0, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_INADEQUATE },
    { CANDOUR_GRADE_OUTSTANDING, CANDOUR_RISK_NONE, 0, CANDOUR_DRAW_RULE,
      CANDOUR_DRAWN_FOR_OUTSTANDING },
  };
  g_autoptr(CandourDrawRule) rule = rule_new (0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourDrawn drawn = draw (rule, cases[i].overall, cases[i].risk, cases[i].n_before);

      g_assert_cmpint (drawn.kind, ==, cases[i].kind);
      g_assert_cmpint (drawn.reason, ==, cases[i].reason);
    }
}

/* Each rule can be put out alone, and what it drew is then of the rest. */
static void
test_rules_off (void)
{
  g_autoptr(CandourDrawRule) rule = rule_new (100);

  g_assert_cmpint (draw (rule, CANDOUR_GRADE_INADEQUATE, CANDOUR_RISK_NONE, 9).kind, ==,
                   CANDOUR_DRAW_RULE);
  rule->inadequate = FALSE;
  g_assert_cmpint (draw (rule, CANDOUR_GRADE_INADEQUATE, CANDOUR_RISK_NONE, 9).kind, ==,
                   CANDOUR_DRAW_RANDOM);
  rule->outstanding = FALSE;
  g_assert_cmpint (draw (rule, CANDOUR_GRADE_OUTSTANDING, CANDOUR_RISK_NONE, 9).kind, ==,
                   CANDOUR_DRAW_RANDOM);
  rule->immediate = FALSE;
  g_assert_cmpint (draw (rule, CANDOUR_GRADE_GOOD, CANDOUR_RISK_TOLD, 9).kind, ==,
                   CANDOUR_DRAW_RANDOM);
  rule->first_n = 0;
  g_assert_cmpint (draw (rule, CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 0).kind, ==,
                   CANDOUR_DRAW_RANDOM);
  rule->share = 0;
  g_assert_cmpint (draw (rule, CANDOUR_GRADE_GOOD, CANDOUR_RISK_NONE, 0).kind, ==,
                   CANDOUR_DRAW_NONE);
}

static void
test_not_graded (void)
{
  g_autoptr(CandourDrawRule) rule = rule_new (100);
  CandourDrawFacts facts = plain;

  facts.is_graded = FALSE;
  facts.risk = CANDOUR_RISK_TOLD;
  facts.n_before = 0;
  g_assert_cmpint (candour_rules_draw (rule, &facts).kind, ==, CANDOUR_DRAW_NONE);
}

/* --- Chance --------------------------------------------------------------------------- */

static guint
count_random (const CandourDrawRule *rule,
              guint                 *n_as_other,
              const CandourDrawRule *other)
{
  guint n = 0;

  *n_as_other = 0;
  for (guint i = 0; i < N_AUDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("audit-%u", i);
      CandourDrawFacts facts = plain;
      gboolean drawn;

      facts.audit_id = id;
      drawn = candour_rules_draw (rule, &facts).kind == CANDOUR_DRAW_RANDOM;
      n += drawn;
      *n_as_other += drawn == (candour_rules_draw (other, &facts).kind == CANDOUR_DRAW_RANDOM);
    }

  return n;
}

static void
test_same_seed (void)
{
  g_autoptr(CandourDrawRule) rule = rule_new (10);
  g_autoptr(CandourDrawRule) same = candour_draw_rule_copy (rule);
  g_autoptr(CandourDrawRule) other = candour_draw_rule_copy (rule);
  guint n_alike;
  guint n;

  g_free (other->seed);
  other->seed = g_strdup ("W2027");

  n = count_random (rule, &n_alike, same);
  g_assert_cmpuint (n_alike, ==, N_AUDITS);
  /* Six standard deviations to each side; the ids are fixed, so this does not vary. */
  g_assert_cmpuint (n, >, 286);
  g_assert_cmpuint (n, <, 514);

  count_random (rule, &n_alike, other);
  g_assert_cmpuint (n_alike, <, N_AUDITS - 400);
}

/* Who is drawn at a small share is drawn at a larger one too. */
static void
test_larger_share (void)
{
  g_autoptr(CandourDrawRule) small = rule_new (5);
  g_autoptr(CandourDrawRule) large = rule_new (50);

  for (guint i = 0; i < N_AUDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("audit-%u", i);
      CandourDrawFacts facts = plain;

      facts.audit_id = id;
      if (candour_rules_draw (small, &facts).kind == CANDOUR_DRAW_RANDOM)
        g_assert_cmpint (candour_rules_draw (large, &facts).kind, ==, CANDOUR_DRAW_RANDOM);
    }
}

/* Written down once, so that no later version draws others from an old seed. */
static void
test_fixed (void)
{
  g_autoptr(CandourDrawRule) rule = rule_new (10);
  g_autoptr(GString) drawn = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("audit-%u", i);
      CandourDrawFacts facts = plain;

      facts.audit_id = id;
      if (candour_rules_draw (rule, &facts).kind == CANDOUR_DRAW_RANDOM)
        g_string_append_printf (drawn, "%u ", i);
    }

  g_assert_cmpstr (drawn->str, ==, "0 6 29 ");
}

/* --- The rule as data ----------------------------------------------------------------- */

static void
test_check_rule (void)
{
  static const struct
  {
    int      share;
    int      first_n;
    int      days;
    gboolean is_right;
  } cases[] = {
    { 10, 3, 10, TRUE },   { 0, 0, 1, TRUE },     { 100, 100, 250, TRUE }, { -1, 3, 10, FALSE },
    { 101, 3, 10, FALSE }, { 10, -1, 10, FALSE }, { 10, 101, 10, FALSE },  { 10, 3, 0, FALSE },
    { 10, 3, 251, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourDrawRule) rule = rule_new (cases[i].share);
      g_autofree char *why = NULL;

      rule->first_n = cases[i].first_n;
      rule->days = cases[i].days;
      why = candour_rules_check_draw_rule (rule);
      g_assert_cmpint (why == NULL, ==, cases[i].is_right);
    }
}

static void
test_sentence (void)
{
  g_autoptr(CandourDrawRule) rule = rule_new (10);
  g_autofree char *all = candour_rules_dup_draw_sentence (rule);
  g_autofree char *nothing = NULL;

  g_assert_cmpstr (all, ==, "all Inadequate, all Outstanding, all immediate concerns, the first 3 "
                            "of a new auditor and 10% of the rest at random");

  rule->immediate = rule->inadequate = rule->outstanding = FALSE;
  rule->first_n = rule->share = 0;
  nothing = candour_rules_dup_draw_sentence (rule);
  g_assert_cmpstr (nothing, ==, "only what is asked for");

  g_assert_cmpstr (candour_rules_get_drawn_name (CANDOUR_DRAW_RULE, CANDOUR_DRAWN_FOR_INADEQUATE),
                   ==, "Every Inadequate");
  g_assert_cmpstr (candour_rules_get_drawn_name (CANDOUR_DRAW_RANDOM, CANDOUR_DRAWN_FOR_NOTHING),
                   ==, "Drawn at random");
}

static void
test_request (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourFramework) bare = candour_framework_new ();
  g_autoptr(CandourAudit) audit = candour_audit_new ();
  g_autofree char *ungraded = NULL;
  g_autofree char *unsubmitted = NULL;
  g_autofree char *silent = NULL;
  g_autofree char *twice = NULL;

  unsubmitted = candour_rules_check_request (framework, audit, CANDOUR_MODERATION_NONE,
                                             CANDOUR_ROLE_QA_LEAD, "A complaint");
  g_assert_cmpstr (unsubmitted, ==, "This audit is not submitted yet.");

  audit->submitted_at = g_strdup ("2026-01-12T09:00:00Z");
  for (CandourRole role = CANDOUR_ROLE_SOCIAL_WORKER; role <= CANDOUR_ROLE_MODERATOR; role++)
    {
      g_autofree char *why = candour_rules_check_request (framework, audit,
                                                          CANDOUR_MODERATION_NONE, role,
                                                          "A complaint");

      g_assert_cmpint (why == NULL, ==, role == CANDOUR_ROLE_QA_LEAD);
    }

  silent = candour_rules_check_request (framework, audit, CANDOUR_MODERATION_NONE,
                                        CANDOUR_ROLE_QA_LEAD, " ");
  g_assert_cmpstr (silent, ==, "Say why this audit is to be moderated.");
  twice = candour_rules_check_request (framework, audit, CANDOUR_MODERATION_FINISHED,
                                       CANDOUR_ROLE_QA_LEAD, "A complaint");
  g_assert_cmpstr (twice, ==, "This audit was drawn for moderation already.");
  ungraded = candour_rules_check_request (bare, audit, CANDOUR_MODERATION_NONE,
                                          CANDOUR_ROLE_QA_LEAD, "A complaint");
  g_assert_cmpstr (ungraded, ==,
                   "This framework has no grades to compare, so its audits are not moderated.");
}

/* --- Who ------------------------------------------------------------------------------ */

static void
test_moderator (void)
{
  g_autoptr(CandourPerson) person = candour_person_new ();

  person->id = g_strdup ("p");
  person->name = g_strdup ("J. Okafor");

  for (CandourRole role = CANDOUR_ROLE_SOCIAL_WORKER; role <= CANDOUR_ROLE_MODERATOR; role++)
    for (CandourTie tie = CANDOUR_TIE_NONE; tie <= CANDOUR_TIE_LEFT; tie++)
      for (gboolean is_you = FALSE; is_you <= TRUE; is_you++)
        {
          g_autofree char *why = NULL;
          g_autofree char *own = NULL;

          person->role = role;
          why = candour_rules_check_moderator (person, "auditor", tie, is_you);
          own = candour_rules_check_moderator (person, "p", tie, is_you);

          g_assert_cmpint (why == NULL, ==,
                           tie == CANDOUR_TIE_NONE && candour_rules_may_moderate (role));
          g_assert_nonnull (own);
          if (why != NULL)
            g_assert_cmpint (strstr (why, "J. Okafor") == NULL, ==, is_you);
        }
}

static void
add_choice (GPtrArray  *choices,
            const char *id,
            int         n_open,
            gboolean    had_read,
            const char *allocated_at,
            const char *sentence)
{
  CandourModeratorChoice *choice = g_new0 (CandourModeratorChoice, 1);

  choice->person_id = g_strdup (id);
  choice->n_open = n_open;
  choice->had_read = had_read;
  choice->allocated_at = g_strdup (allocated_at);
  choice->sentence = g_strdup (sentence);
  g_ptr_array_add (choices, choice);
}

static void
test_least_loaded (void)
{
  g_autoptr(GPtrArray) choices =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_moderator_choice_free);

  g_assert_null (candour_rules_choose_moderator (choices));
  add_choice (choices, "tied", 0, FALSE, NULL, "manages this worker");
  g_assert_null (candour_rules_choose_moderator (choices));
  add_choice (choices, "read", 0, TRUE, NULL, NULL);
  g_assert_cmpstr (candour_rules_choose_moderator (choices)->person_id, ==, "read");
  add_choice (choices, "busy", 4, FALSE, NULL, NULL);
  g_assert_cmpstr (candour_rules_choose_moderator (choices)->person_id, ==, "busy");
  add_choice (choices, "late", 2, FALSE, "2026-01-12T09:00:00Z", NULL);
  g_assert_cmpstr (candour_rules_choose_moderator (choices)->person_id, ==, "late");
  add_choice (choices, "soon", 2, FALSE, "2026-01-02T09:00:00Z", NULL);
  g_assert_cmpstr (candour_rules_choose_moderator (choices)->person_id, ==, "soon");
  add_choice (choices, "never-b", 2, FALSE, NULL, NULL);
  add_choice (choices, "never-a", 2, FALSE, NULL, NULL);
  g_assert_cmpstr (candour_rules_choose_moderator (choices)->person_id, ==, "never-a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/draw/rules", test_rules);
  g_test_add_func ("/core/draw/rules-off", test_rules_off);
  g_test_add_func ("/core/draw/not-graded", test_not_graded);
  g_test_add_func ("/core/draw/same-seed", test_same_seed);
  g_test_add_func ("/core/draw/larger-share", test_larger_share);
  g_test_add_func ("/core/draw/fixed", test_fixed);
  g_test_add_func ("/core/draw/check-rule", test_check_rule);
  g_test_add_func ("/core/draw/sentence", test_sentence);
  g_test_add_func ("/core/draw/request", test_request);
  g_test_add_func ("/core/draw/moderator", test_moderator);
  g_test_add_func ("/core/draw/least-loaded", test_least_loaded);

  return g_test_run ();
}
