/* test-submit-rules.c - what stands between an audit and its submission
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"

#include "candour-test-audit.h"

typedef struct
{
  CandourFramework *framework;
  CandourAudit     *audit;
  CandourTie        tie;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->framework = candour_test_framework_new ();
  fixture->audit = candour_test_audit_new ("case", "framework", "auditor", "owner");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  candour_framework_unref (fixture->framework);
  candour_audit_free (fixture->audit);
}

static CandourGrading *
get_grading (Fixture    *fixture,
             const char *id)
{
  return candour_audit_ensure_grading (fixture->audit, id, CANDOUR_GRADING_AUDITOR);
}

static CandourActionPoint *
get_action (Fixture *fixture,
            guint    position)
{
  return g_ptr_array_index (fixture->audit->actions, position);
}

/* One line a gap: kind, standard or -, title, detail. */
static char *
describe_gaps (Fixture *fixture)
{
  g_autoptr(GPtrArray) gaps = candour_rules_find_gaps (fixture->framework, fixture->audit,
                                                       fixture->tie);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const CandourGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (lines, "%d|%s|%s|%s\n", gap->kind,
                              gap->standard_id != NULL ? gap->standard_id : "-", gap->title,
                              gap->detail);
    }

  return g_string_free (lines, FALSE);
}

static void
check_gaps (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *lines = describe_gaps (fixture);

  g_assert_cmpstr (lines, ==, expected);
}

static void
check_gap (Fixture        *fixture,
           CandourGapKind  kind,
           const char     *text)
{
  g_autofree char *expected = g_strdup_printf ("%d|%s\n", kind, text);

  check_gaps (fixture, expected);
}

/* --- Standards ------------------------------------------------------------------------ */

static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  check_gaps (fixture, "");
}

static void
test_declaration (Fixture       *fixture,
                  gconstpointer  data)
{
  g_clear_pointer (&fixture->audit->declared_at, g_free);
  check_gap (fixture, CANDOUR_GAP_DECLARATION,
             "-|The auditor has not said that nothing ties them to this case|A tie to the child, "
             "family or worker could sway the audit, or seem to. Where there is one, ask the QA "
             "lead to hand the audit on.");
}

#define ASK "|Hand the audit on, or ask the QA lead to allow it with a reason, which stays with " \
            "the audit"
#define MEND "|Hand the audit on, or correct it in People"

/* Who came to have a tie since the audit began does not submit it, unless that was allowed. */
static void
test_tie (Fixture       *fixture,
          gconstpointer  data)
{
  static const struct
  {
    CandourTie  tie;
    const char *text;
    gboolean    may_be_allowed;
  } cases[] = {
    { CANDOUR_TIE_OWN_CASE, "-|This is the auditor’s own case" ASK, TRUE },
    { CANDOUR_TIE_HELD_BEFORE,
      "-|The auditor held this case within the last twelve months" ASK, TRUE },
    { CANDOUR_TIE_LINE_MANAGER, "-|The auditor manages this worker" ASK, TRUE },
    { CANDOUR_TIE_OWN_TEAM, "-|This record is of the auditor’s own team" ASK, TRUE },
    { CANDOUR_TIE_NOT_TRAINED,
      "-|The auditor has not finished the training for auditors" MEND, FALSE },
    { CANDOUR_TIE_LEFT, "-|The list of people says that the auditor has left" MEND, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->tie = cases[i].tie;
      check_gap (fixture, CANDOUR_GAP_TIE, cases[i].text);

      /* Allowed: all ties that are none of this one, then this one too. */
      fixture->audit->exception_ties = ~(1u << cases[i].tie);
      check_gap (fixture, CANDOUR_GAP_TIE, cases[i].text);
      fixture->audit->exception_ties = ~0u;
      if (cases[i].may_be_allowed)
        check_gaps (fixture, "");
      else
        check_gap (fixture, CANDOUR_GAP_TIE, cases[i].text);
      fixture->audit->exception_ties = 0;
    }
}

static void
test_grade (Fixture       *fixture,
            gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SUPERVISION);

  grading->grade = 0;
  fixture->audit->overall = 2;
  check_gap (fixture, CANDOUR_GAP_GRADE, "S3|3. Supervision and reflection has no grade|");

  candour_grading_set_answer (grading, "4", CANDOUR_ANSWER_NONE, NULL);
  check_gap (fixture, CANDOUR_GAP_GRADE,
             "S3|3. Supervision and reflection has no grade|1 of 4 prompts is also unanswered");

  g_ptr_array_remove (fixture->audit->gradings, grading);
  check_gap (fixture, CANDOUR_GAP_GRADE,
             "S3|3. Supervision and reflection has no grade|4 of 4 prompts are also unanswered");

  fixture->audit->cohort = CANDOUR_COHORT_EARLY_HELP;
  check_gaps (fixture, "");
}

static void
test_rationale (Fixture       *fixture,
                gconstpointer  data)
{
  candour_set_text (&get_grading (fixture, CANDOUR_TEST_SEEING)->rationale, " \t\n ");
  check_gap (fixture, CANDOUR_GAP_RATIONALE,
             "S1|1. Seeing and hearing the child has no rationale|"
             "Graded Good. Say what you saw that makes it Good");
}

static void
test_not_applicable (Fixture       *fixture,
                     gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SUPERVISION);

  grading->not_applicable = TRUE;
  fixture->audit->overall = 2;
  check_gap (fixture, CANDOUR_GAP_NA_REASON,
             "S3|3. Supervision and reflection is N/A with no reason|"
             "Say why it does not apply to this child");

  candour_set_text (&grading->na_reason, "The worker is the supervisor");
  check_gaps (fixture, "");
}

static void
test_prompt_reason (Fixture       *fixture,
                    gconstpointer  data)
{
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SAFETY);

  candour_grading_set_answer (grading, "2", CANDOUR_ANSWER_NOT_APPLICABLE, "");
  check_gap (fixture, CANDOUR_GAP_NA_REASON,
             "S2|2. Safety planning: a prompt is N/A with no reason|“Safety planning, prompt 2”");

  candour_grading_set_answer (grading, "2", CANDOUR_ANSWER_NOT_APPLICABLE, "No risk outside home");
  check_gaps (fixture, "");

  candour_grading_set_answer (grading, "gone", CANDOUR_ANSWER_NOT_APPLICABLE, "");
  check_gaps (fixture, "");
}

static void
test_action_needed (Fixture       *fixture,
                    gconstpointer  data)
{
  get_action (fixture, 1)->state = CANDOUR_ACTION_WITHDRAWN;
  check_gap (fixture, CANDOUR_GAP_ACTION,
             "S2|2. Safety planning has no action|At least one is needed for Requires improvement");

  g_ptr_array_remove_index (fixture->audit->actions, 1);
  check_gap (fixture, CANDOUR_GAP_ACTION,
             "S2|2. Safety planning has no action|At least one is needed for Requires improvement");

  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SAFETY, 3);
  check_gaps (fixture, "");
}

static void
test_action_fields (Fixture       *fixture,
                    gconstpointer  data)
{
  CandourActionPoint *action = get_action (fixture, 1);
  g_autoptr(GPtrArray) gaps = NULL;

  g_clear_pointer (&action->due_on, g_free);
  action->id = g_strdup ("action");
  check_gap (fixture, CANDOUR_GAP_ACTION_FIELD,
             "S2|2. Safety planning: an action has no date|"
             "“Rewrite the plan with her mother and name a night contact”");
  gaps = candour_rules_find_gaps (fixture->framework, fixture->audit, CANDOUR_TIE_NONE);
  g_assert_cmpstr (((CandourGap *) g_ptr_array_index (gaps, 0))->action_id, ==, "action");

  g_clear_pointer (&action->owner_id, g_free);
  candour_set_text (&action->difference, "");
  candour_set_text (&action->what, "");
  check_gap (fixture, CANDOUR_GAP_ACTION_FIELD,
             "S2|2. Safety planning: an action has no words, difference to the child, owner or "
             "date|");

  action->due_on = g_strdup ("2026-02-30");
  action->owner_id = g_strdup ("owner");
  candour_set_text (&action->difference, "She is safe at night");
  candour_set_text (&action->what, "Name a contact");
  check_gap (fixture, CANDOUR_GAP_ACTION_FIELD,
             "S2|2. Safety planning: an action has no date|“Name a contact”");
}

/* An action is sent wherever it was written, so it must be whole there too. */
static void
test_action_elsewhere (Fixture       *fixture,
                       gconstpointer  data)
{
  CandourActionPoint *action = get_action (fixture, 0);
  CandourGrading *grading = get_grading (fixture, CANDOUR_TEST_SEEING);

  g_clear_pointer (&action->owner_id, g_free);
  grading->not_applicable = TRUE;
  candour_set_text (&grading->na_reason, "Unborn");
  fixture->audit->overall = 2;
  check_gap (fixture, CANDOUR_GAP_ACTION_FIELD,
             "S1|1. Seeing and hearing the child: an action has no owner|"
             "“Write her story with her, in her words”");

  g_clear_pointer (&action->standard_id, g_free);
  check_gap (fixture, CANDOUR_GAP_ACTION_FIELD,
             "-|An action for the whole audit has no owner|"
             "“Write her story with her, in her words”");
}

static void
test_narrative (Fixture       *fixture,
                gconstpointer  data)
{
  candour_test_framework_set_scale (fixture->framework, CANDOUR_TEST_SCALE_NARRATIVE);
  fixture->audit->overall = 0;
  candour_set_text (&fixture->audit->overall_reason, "");
  check_gaps (fixture, "");

  candour_set_text (&get_grading (fixture, CANDOUR_TEST_SAFETY)->rationale, "");
  check_gap (fixture, CANDOUR_GAP_RATIONALE,
             "S2|2. Safety planning has no rationale|Say what you saw, and where in the record");
}

/* --- The audit as a whole ------------------------------------------------------------- */

static void
test_voices (Fixture       *fixture,
             gconstpointer  data)
{
  CandourVoice *child = candour_audit_find_voice (fixture->audit, CANDOUR_VOICE_CHILD);

  for (const CandourCode *code = candour_voice_outcomes; code->code != NULL; code++)
    {
      child->outcome = code->value;
      if (code->value == CANDOUR_VOICE_NOT_SOUGHT)
        check_gap (fixture, CANDOUR_GAP_VOICE,
                   "-|Child: not asked yet|Ask, or say that it is unsafe or wrong to ask");
      else
        check_gaps (fixture, "");
    }

  g_ptr_array_remove (fixture->audit->voices, child);
  check_gap (fixture, CANDOUR_GAP_VOICE,
             "-|Child: not asked yet|Ask, or say that it is unsafe or wrong to ask");
}

static void
test_next_step (Fixture       *fixture,
                gconstpointer  data)
{
  get_action (fixture, 0)->kind = CANDOUR_ACTION_IMPROVEMENT;
  get_action (fixture, 0)->level = CANDOUR_LEVEL_WORKER;
  check_gaps (fixture, "");

  get_action (fixture, 1)->level = CANDOUR_LEVEL_SYSTEM;
  check_gap (fixture, CANDOUR_GAP_NEXT_STEP,
             "-|There is no next step for the child|"
             "Judged Good. What would help this child next?");

  fixture->framework->next_step_good = FALSE;
  check_gaps (fixture, "");

  fixture->framework->next_step_good = TRUE;
  fixture->audit->overall = 2;
  candour_set_text (&fixture->audit->other_reason, "The plan outweighs the rest");
  check_gaps (fixture, "");
}

static void
test_overall (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->audit->overall = 0;
  check_gap (fixture, CANDOUR_GAP_OVERALL, "-|There is no overall judgement|Suggested: Good");

  fixture->audit->overall = 5;
  check_gap (fixture, CANDOUR_GAP_OVERALL, "-|There is no overall judgement|Suggested: Good");

  fixture->framework->has_overall = FALSE;
  fixture->audit->overall = 0;
  candour_set_text (&fixture->audit->overall_reason, "");
  check_gaps (fixture, "");
}

static void
test_overall_reason (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *long_enough = g_strnfill (CANDOUR_OVERALL_REASON_LENGTH, 'x');
  g_autofree char *too_short = g_strdup_printf ("   %s   ", long_enough + 1);

  candour_set_text (&fixture->audit->overall_reason, long_enough);
  check_gaps (fixture, "");

  candour_set_text (&fixture->audit->overall_reason, too_short);
  check_gap (fixture, CANDOUR_GAP_OVERALL_REASON,
             "-|Say why this judgement|What is this child’s life like because of our work?");

  /* Characters are counted, not bytes. */
  candour_set_text (&fixture->audit->overall_reason, "éééééééééééééééééééééééé");
  check_gap (fixture, CANDOUR_GAP_OVERALL_REASON,
             "-|Say why this judgement|What is this child’s life like because of our work?");
}

static void
test_other_choice (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture->audit->overall = 2;
  check_gap (fixture, CANDOUR_GAP_OTHER_REASON,
             "-|Why not Good?|Say why you judged Requires improvement instead");

  candour_set_text (&fixture->audit->other_reason, "The plan outweighs the rest");
  check_gaps (fixture, "");
}

static void
remove_sources (Fixture *fixture)
{
  for (guint i = 0; i < fixture->audit->gradings->len; i++)
    {
      CandourGrading *grading = g_ptr_array_index (fixture->audit->gradings, i);

      g_ptr_array_set_size (grading->citations, 0);
    }
}

static void
test_sources (Fixture       *fixture,
              gconstpointer  data)
{
  CandourGrading *seeing = get_grading (fixture, CANDOUR_TEST_SEEING);

  /* Two Requires improvement suggest it; Good is still allowed. */
  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SUPERVISION, 2);
  g_ptr_array_add (fixture->audit->actions, candour_action_point_copy (get_action (fixture, 1)));
  candour_set_text (&get_action (fixture, 2)->standard_id, CANDOUR_TEST_SUPERVISION);
  candour_set_text (&fixture->audit->other_reason, "She is safer than she was");
  check_gaps (fixture, "");

  remove_sources (fixture);
  check_gap (fixture, CANDOUR_GAP_SOURCES,
             "-|Good is above what is suggested and needs two sources|No source is cited yet");

  g_ptr_array_add (seeing->citations,
                   candour_citation_new (CANDOUR_TEST_SEEING, CANDOUR_SOURCE_VISIT, NULL, "Visit"));
  check_gap (fixture, CANDOUR_GAP_SOURCES,
             "-|Good is above what is suggested and needs two sources|One source is cited so far");

  g_ptr_array_add (seeing->citations,
                   candour_citation_new (CANDOUR_TEST_SEEING, CANDOUR_SOURCE_PLAN, NULL, "Plan"));
  check_gaps (fixture, "");

  remove_sources (fixture);
  fixture->audit->overall = 1;
  check_gaps (fixture, "");
}

static void
test_ruled_out (Fixture       *fixture,
                gconstpointer  data)
{
  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SAFETY, 1);
  check_gap (fixture, CANDOUR_GAP_RULED_OUT,
             "-|The overall judgement cannot be Good|Ruled out by Safety planning");

  fixture->audit->overall = 4;
  candour_test_audit_grade (fixture->audit, CANDOUR_TEST_SAFETY, 3);
  check_gap (fixture, CANDOUR_GAP_RULED_OUT,
             "-|The overall judgement cannot be Outstanding|"
             "Needs Seeing and hearing the child at Outstanding");

  fixture->audit->overall = 3;
  check_gaps (fixture, "");
}

static void
test_risk (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->audit->risk = CANDOUR_RISK_UNANSWERED;
  check_gap (fixture, CANDOUR_GAP_RISK, "-|Is the child at immediate risk? Not answered|");

  fixture->audit->risk = CANDOUR_RISK_TOLD;
  check_gap (fixture, CANDOUR_GAP_RISK_DETAIL,
             "-|Immediate risk: say whom you told, how and when|");

  candour_set_text (&fixture->audit->risk_told, "S. Marsh, team manager");
  candour_set_text (&fixture->audit->risk_at, " ");
  check_gap (fixture, CANDOUR_GAP_RISK_DETAIL, "-|Immediate risk: say how and when|");

  candour_set_text (&fixture->audit->risk_how, "Phone");
  check_gap (fixture, CANDOUR_GAP_RISK_DETAIL, "-|Immediate risk: say when|");

  candour_set_text (&fixture->audit->risk_at, "Today, 14:05");
  check_gaps (fixture, "");
}

/* An audit that was only just begun, in the order in which it is worked through. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const CandourGapKind kinds[] = {
    CANDOUR_GAP_DECLARATION, CANDOUR_GAP_GRADE, CANDOUR_GAP_RATIONALE, CANDOUR_GAP_ACTION,
    CANDOUR_GAP_GRADE, CANDOUR_GAP_VOICE, CANDOUR_GAP_VOICE, CANDOUR_GAP_OVERALL,
    CANDOUR_GAP_RISK,
  };
  g_autoptr(CandourAudit) begun = candour_audit_new ();
  g_autoptr(GPtrArray) gaps = NULL;

  begun->cohort = CANDOUR_COHORT_CHILD_IN_NEED;
  candour_test_audit_grade (begun, CANDOUR_TEST_SAFETY, 1);
  gaps = candour_rules_find_gaps (fixture->framework, begun, CANDOUR_TIE_NONE);

  g_assert_cmpuint (gaps->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < gaps->len; i++)
    g_assert_cmpint (((CandourGap *) g_ptr_array_index (gaps, i))->kind, ==, kinds[i]);
}

/* What a moderator said is no part of the auditor's audit. */
static void
test_other_roles (Fixture       *fixture,
                  gconstpointer  data)
{
  CandourGrading *moderated = candour_audit_ensure_grading (fixture->audit, CANDOUR_TEST_SEEING,
                                                            CANDOUR_GRADING_MODERATOR);

  moderated->grade = 1;
  check_gaps (fixture, "");
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
    { "/core/submit-rules/complete", test_complete },
    { "/core/submit-rules/declaration", test_declaration },
    { "/core/submit-rules/tie", test_tie },
    { "/core/submit-rules/grade", test_grade },
    { "/core/submit-rules/rationale", test_rationale },
    { "/core/submit-rules/not-applicable", test_not_applicable },
    { "/core/submit-rules/prompt-reason", test_prompt_reason },
    { "/core/submit-rules/action-needed", test_action_needed },
    { "/core/submit-rules/action-fields", test_action_fields },
    { "/core/submit-rules/action-elsewhere", test_action_elsewhere },
    { "/core/submit-rules/narrative", test_narrative },
    { "/core/submit-rules/voices", test_voices },
    { "/core/submit-rules/next-step", test_next_step },
    { "/core/submit-rules/overall", test_overall },
    { "/core/submit-rules/overall-reason", test_overall_reason },
    { "/core/submit-rules/other-choice", test_other_choice },
    { "/core/submit-rules/sources", test_sources },
    { "/core/submit-rules/ruled-out", test_ruled_out },
    { "/core/submit-rules/risk", test_risk },
    { "/core/submit-rules/order", test_order },
    { "/core/submit-rules/other-roles", test_other_roles },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
