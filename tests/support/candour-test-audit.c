/* candour-test-audit.c - a small framework, and a whole audit by it that may be submitted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-audit.h"

/* --- Framework ------------------------------------------------------------------------ */

static void
add_grade (CandourFramework *framework,
           const char       *code,
           const char       *name,
           CandourGrade      drawn_as,
           int               action_days)
{
  CandourScaleGrade *grade = candour_framework_add_grade (framework);

  grade->code = g_strdup (code);
  grade->name = g_strdup (name);
  grade->short_name = g_strdup (name);
  grade->meaning = g_strdup ("");
  grade->drawn_as = drawn_as;
  grade->needs_action = action_days > 0;
  grade->action_days = action_days;
}

static void
add_four (CandourFramework *framework)
{
  static const int days[] = { -1, 5, 20, -1, -1 };

  for (int grade = CANDOUR_GRADE_INADEQUATE; grade < CANDOUR_N_GRADES; grade++)
    add_grade (framework, candour_grade_get_code (grade), candour_grade_get_name (grade), grade,
               days[grade]);
}

static void
add_eleven (CandourFramework *framework)
{
  for (int step = 0; step <= 10; step++)
    {
      g_autofree char *name = g_strdup_printf ("%d", step);

      add_grade (framework, name, name,
                 step < 3 ? CANDOUR_GRADE_INADEQUATE
                 : step < 6 ? CANDOUR_GRADE_REQUIRES_IMPROVEMENT
                 : step < 9 ? CANDOUR_GRADE_GOOD
                 : CANDOUR_GRADE_OUTSTANDING,
                 step < 6 ? 10 : -1);
    }
}

void
candour_test_framework_set_scale (CandourFramework *framework,
                                  CandourTestScale  scale)
{
  g_ptr_array_set_size (framework->scale, 0);
  g_ptr_array_set_size (framework->rules, 0);

  switch (scale)
    {
    case CANDOUR_TEST_SCALE_FOUR:
      add_four (framework);
      break;
    case CANDOUR_TEST_SCALE_RAG:
      add_grade (framework, "red", "Red", CANDOUR_GRADE_INADEQUATE, 5);
      add_grade (framework, "amber", "Amber", CANDOUR_GRADE_REQUIRES_IMPROVEMENT, 20);
      add_grade (framework, "green", "Green", CANDOUR_GRADE_GOOD, -1);
      break;
    case CANDOUR_TEST_SCALE_ELEVEN:
      add_eleven (framework);
      break;
    case CANDOUR_TEST_SCALE_NARRATIVE:
      break;
    }
}

CandourRule *
candour_test_framework_add_rule (CandourFramework *framework,
                                 CandourRuleKind   kind,
                                 const char       *standard_id,
                                 int               grade,
                                 int               target,
                                 int               count)
{
  CandourRule *rule = candour_framework_add_rule (framework);

  rule->kind = kind;
  rule->standard_id = g_strdup (standard_id);
  rule->grade = grade;
  rule->target = target;
  rule->count = count;

  return rule;
}

static void
add_standard (CandourFramework *framework,
              const char       *id,
              const char       *name,
              const char       *question,
              guint             n_prompts)
{
  CandourStandard *standard = candour_framework_add_standard (framework);

  standard->id = g_strdup (id);
  standard->name = g_strdup (name);
  standard->question = g_strdup (question);
  standard->about = g_strdup ("");

  for (guint i = 1; i <= n_prompts; i++)
    {
      g_autofree char *prompt_id = g_strdup_printf ("%u", i);
      g_autofree char *text = g_strdup_printf ("%s, prompt %u", name, i);

      candour_standard_add_prompt (standard, prompt_id, text);
    }

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);

      g_ptr_array_add (standard->descriptors,
                       g_strdup_printf ("What %s looks like here.", grade->name));
    }
}

static void
add_voice (CandourFramework *framework,
           CandourVoiceCode  voice,
           gboolean          required)
{
  CandourVoiceNeed *need = candour_framework_add_voice (framework);

  need->voice = voice;
  need->required = required;
}

CandourFramework *
candour_test_framework_new (void)
{
  CandourFramework *self = candour_framework_new ();
  CandourStandard *supervision;

  self->code = g_strdup ("test-small");
  self->version = 4;
  self->kind = CANDOUR_KIND_CASE_FILE_AUDIT;
  self->title = g_strdup ("Small audit");
  self->summary = g_strdup ("Three standards");
  self->source = g_strdup ("Candour");
  self->has_overall = TRUE;
  self->audit_days = 10;
  self->next_step_good = TRUE;

  add_four (self);
  add_standard (self, CANDOUR_TEST_SEEING, "Seeing and hearing the child", "Who is she?", 3);
  add_standard (self, CANDOUR_TEST_SAFETY, "Safety planning", "Is there a plan?", 2);
  add_standard (self, CANDOUR_TEST_SUPERVISION, "Supervision and reflection", "Who thinks?", 4);
  supervision = g_ptr_array_index (self->standards, 2);
  supervision->cohorts = CANDOUR_COHORT_ALL & ~CANDOUR_COHORT_EARLY_HELP;

  candour_test_framework_add_rule (self, CANDOUR_RULE_LIMIT, CANDOUR_TEST_SAFETY, 1, 2, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_LIMIT_COUNT, NULL, 1, 1, 3);
  candour_test_framework_add_rule (self, CANDOUR_RULE_SUGGEST, NULL, 1, 1, 2);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS, CANDOUR_TEST_SEEING, 4, 4, 0);
  candour_test_framework_add_rule (self, CANDOUR_RULE_NEEDS_COUNT, NULL, 3, 4, 0);

  add_voice (self, CANDOUR_VOICE_PRACTITIONER, TRUE);
  add_voice (self, CANDOUR_VOICE_CHILD, TRUE);
  add_voice (self, CANDOUR_VOICE_PARENT, FALSE);

  return self;
}

/* --- Audit ---------------------------------------------------------------------------- */

void
candour_test_audit_grade (CandourAudit *audit,
                          const char   *standard_id,
                          int           grade)
{
  CandourGrading *grading = candour_audit_ensure_grading (audit, standard_id,
                                                          CANDOUR_GRADING_AUDITOR);

  grading->grade = grade;
}

static void
fill_grading (CandourAudit *audit,
              const char   *standard_id,
              int           grade,
              const char   *rationale,
              guint         n_prompts)
{
  CandourGrading *grading;

  candour_test_audit_grade (audit, standard_id, grade);
  grading = candour_audit_find_grading (audit, standard_id, CANDOUR_GRADING_AUDITOR);
  candour_set_text (&grading->rationale, rationale);
  g_ptr_array_add (grading->citations,
                   candour_citation_new (standard_id, CANDOUR_SOURCE_CASE_NOTE, "2025-11-24",
                                         "Visit of 24 November"));

  for (guint i = 1; i <= n_prompts; i++)
    {
      g_autofree char *prompt_id = g_strdup_printf ("%u", i);

      candour_grading_set_answer (grading, prompt_id, CANDOUR_ANSWER_MET, "");
    }
}

static void
add_action (CandourAudit      *audit,
            const char        *standard_id,
            CandourActionKind  kind,
            const char        *what,
            const char        *difference,
            const char        *owner_id)
{
  CandourActionPoint *action = candour_action_point_new (audit->id, standard_id);

  action->kind = kind;
  candour_set_text (&action->what, what);
  candour_set_text (&action->difference, difference);
  action->owner_id = g_strdup (owner_id);
  action->due_on = g_strdup ("2026-01-30");
  g_ptr_array_add (audit->actions, action);
}

static void
add_said (CandourAudit        *audit,
          CandourVoiceCode     code,
          CandourVoiceOutcome  outcome)
{
  CandourVoice *voice = candour_voice_new (code);

  voice->outcome = outcome;
  voice->on = g_strdup ("2026-01-12");
  g_ptr_array_add (audit->voices, voice);
}

CandourAudit *
candour_test_audit_new (const char *case_id,
                        const char *framework_id,
                        const char *auditor_id,
                        const char *owner_id)
{
  CandourAudit *self = candour_audit_new ();

  self->case_id = g_strdup (case_id);
  self->framework_id = g_strdup (framework_id);
  self->auditor_id = g_strdup (auditor_id);
  self->state = CANDOUR_AUDIT_IN_PROGRESS;
  self->due_on = g_strdup ("2026-01-16");
  self->declared_at = g_strdup ("2026-01-12T09:00:00Z");
  candour_set_text (&self->reference, "CF-2291");
  candour_set_text (&self->plan, "Child protection, neglect");
  candour_set_text (&self->age_band, "5 to 9");
  self->cohort = CANDOUR_COHORT_CHILD_PROTECTION;

  fill_grading (self, CANDOUR_TEST_SEEING, 3, "She is seen every week and her words are kept.", 3);
  fill_grading (self, CANDOUR_TEST_SAFETY, 2, "The plan names no one to call at night.", 2);
  fill_grading (self, CANDOUR_TEST_SUPERVISION, 3, "Monthly, and what was decided was done.", 4);
  add_action (self, CANDOUR_TEST_SEEING, CANDOUR_ACTION_NEXT_STEP,
              "Write her story with her, in her words", "She knows why she lives where she does",
              owner_id);
  add_action (self, CANDOUR_TEST_SAFETY, CANDOUR_ACTION_IMPROVEMENT,
              "Rewrite the plan with her mother and name a night contact",
              "She knows who to ring and what happens when she does", owner_id);
  add_said (self, CANDOUR_VOICE_PRACTITIONER, CANDOUR_VOICE_OBTAINED);
  add_said (self, CANDOUR_VOICE_CHILD, CANDOUR_VOICE_SOUGHT);

  self->overall = 3;
  candour_set_text (&self->overall_reason,
                    "She is seen often and known well, and her plan is about to be made safer.");
  self->risk = CANDOUR_RISK_NONE;

  return self;
}
