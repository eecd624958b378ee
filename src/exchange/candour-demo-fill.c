/* candour-demo-fill.c - what the invented auditors write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"

#include <math.h>
#include <string.h>

#include "candour-audit-rules.h"

/* Of the strengths that are written down; and of the stronger audits, those with a reason why there
 * is no next step, and those that lack both.
 */
#define SHARED 0.06
#define NO_STEP 0.05
#define LACKING 0.02

const CandourDemoTexts *
candour_demo_find_texts (const CandourFramework *framework,
                         const char             *standard_id)
{
  if (framework->kind != CANDOUR_KIND_CASE_FILE_AUDIT)
    return &candour_demo_other_texts;

  for (guint i = 0; i < candour_demo_n_texts; i++)
    if (g_str_equal (candour_demo_texts[i].standard_id, standard_id))
      return &candour_demo_texts[i];

  return &candour_demo_other_texts;
}

/* Twelve rolls of a die are as good a bell as this needs. */
static int
draw_grade (CandourDemo *self,
            double       quality)
{
  double sum = 0;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (self->random);

  return CLAMP ((int) floor (quality + (sum - 6) * 0.62 + 0.5), CANDOUR_GRADE_INADEQUATE,
                CANDOUR_GRADE_OUTSTANDING);
}

static void
fill_answers (CandourDemo           *self,
              const CandourStandard *standard,
              CandourGrading        *grading)
{
  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = standard->prompts->pdata[i];
      double roll = g_rand_double (self->random) + (grading->grade - 2.5) * 0.3;
      CandourAnswerValue value = roll > 0.45 ? CANDOUR_ANSWER_MET
                                 : roll > 0.05 || grading->grade >= CANDOUR_GRADE_GOOD
                                   ? CANDOUR_ANSWER_PARTLY
                                   : CANDOUR_ANSWER_NOT_MET;

      candour_grading_set_answer (grading, prompt->id, value, "");
    }
}

static void
fill_sources (CandourDemo    *self,
              CandourAudit   *audit,
              CandourGrading *grading)
{
  g_autofree char *begun = candour_instant_dup_date (audit->started_at);
  int n = 1 + candour_demo_chance (self, 0.45);

  for (int i = 0; i < n; i++)
    {
      int days = 3 + candour_demo_pick (self, 120);
      g_autofree char *dated = candour_date_add_days (begun, -days);
      CandourSourceType type = candour_demo_pick (self, CANDOUR_SOURCE_TALK_WORKER + 1);
      const char *where = candour_demo_references[type][candour_demo_pick (self, 2)];
      CandourCitation *citation = candour_citation_new (grading->standard_id, type, dated, where);

      citation->id = candour_demo_dup_id (self);
      g_ptr_array_add (grading->citations, citation);
    }
}

/* Who is to act: mostly the worker, else the manager of that worker. */
static const char *
pick_owner (CandourDemo        *self,
            const CandourAudit *audit)
{
  if (candour_demo_chance (self, 0.72))
    return audit->worker_id;

  for (guint i = 0; i < self->people->len; i++)
    {
      const CandourPerson *person = self->people->pdata[i];

      if (g_strcmp0 (person->id, audit->worker_id) == 0)
        return person->manager_id;
    }

  return audit->auditor_id;
}

static CandourActionPoint *
add_action (CandourDemo        *self,
            CandourAudit       *audit,
            const char         *standard_id,
            CandourActionKind   kind,
            const char *const   words[2],
            int                 working_days)
{
  CandourActionPoint *action = candour_action_point_new (audit->id, standard_id);
  const char *from = audit->submitted_at != NULL ? audit->submitted_at : audit->started_at;
  g_autofree char *date = candour_instant_dup_date (from);

  g_clear_pointer (&action->id, g_free);
  action->id = candour_demo_dup_id (self);
  action->kind = kind;
  action->position = audit->actions->len;
  candour_set_text (&action->what, words[0]);
  candour_set_text (&action->difference, words[1]);
  action->level = candour_demo_chance (self, 0.8) ? CANDOUR_LEVEL_CHILD : CANDOUR_LEVEL_WORKER;
  g_clear_pointer (&action->owner_id, g_free);
  action->owner_id = g_strdup (pick_owner (self, audit));
  if (action->owner_id == NULL)
    action->owner_id = g_strdup (audit->auditor_id);
  action->due_on = candour_date_add_working_days (date, working_days, self->holidays);
  g_ptr_array_add (audit->actions, action);

  return action;
}

static void
fill_grading (CandourDemo            *self,
              const CandourFramework *framework,
              CandourAudit           *audit,
              const CandourStandard  *standard,
              double                  quality)
{
  CandourGrading *grading = candour_audit_ensure_grading (audit, standard->id,
                                                          CANDOUR_GRADING_AUDITOR);
  const CandourDemoTexts *texts = candour_demo_find_texts (framework, standard->id);
  const CandourScaleGrade *grade;

  grading->grade = draw_grade (self, quality);
  grade = candour_framework_get_grade (framework, grading->grade);
  candour_set_text (&grading->rationale,
            texts->rationales[grading->grade - 1][candour_demo_pick (self, 2)]);
  if (grading->grade >= CANDOUR_GRADE_GOOD && candour_demo_chance (self, 0.3))
    {
      candour_set_text (&grading->strengths, texts->strength);
      if (candour_demo_chance (self, SHARED))
        candour_demo_share (self, standard, grading);
    }
  fill_answers (self, standard, grading);
  fill_sources (self, audit, grading);

  if (grade->needs_action)
    add_action (self, audit, standard->id, CANDOUR_ACTION_IMPROVEMENT,
                texts->actions[candour_demo_pick (self, 2)],
                MAX (grade->action_days, 5));
}

static void
fill_voices (CandourDemo            *self,
             const CandourFramework *framework,
             CandourAudit           *audit)
{
  g_autofree char *date = candour_instant_dup_date (audit->started_at);

  for (guint i = 0; i < framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = framework->voices->pdata[i];
      CandourVoice *voice = candour_voice_new (need->voice);
      double roll = g_rand_double (self->random);

      voice->outcome = roll < 0.7 ? CANDOUR_VOICE_OBTAINED
                       : roll < 0.9 ? CANDOUR_VOICE_SOUGHT : CANDOUR_VOICE_DECLINED;
      voice->on = g_strdup (date);
      if (voice->outcome == CANDOUR_VOICE_OBTAINED && need->voice < 5)
        candour_set_text (&voice->words, candour_demo_words[need->voice]);
      g_ptr_array_add (audit->voices, voice);
    }
}

/* An Inadequate of today needs someone told; in old audits one in five was so. */
static void
fill_risk (CandourDemo  *self,
           CandourAudit *audit)
{
  audit->risk = CANDOUR_RISK_NONE;
  if (audit->overall != CANDOUR_GRADE_INADEQUATE || !candour_demo_chance (self, 0.2))
    return;

  audit->risk = CANDOUR_RISK_TOLD;
  candour_set_text (&audit->risk_told, "the team manager");
  candour_set_text (&audit->risk_how, "Phone");
  candour_set_text (&audit->risk_at, "same day, 14:05");
}

/* Now and then an auditor goes one above what the rules suggest, where they allow it. */
static void
be_kind (CandourDemo            *self,
         CandourAudit           *audit,
         const CandourJudgement *judgement)
{
  if (audit->overall >= CANDOUR_GRADE_GOOD
      || *(const char *) judgement->ruled_out->pdata[audit->overall] != '\0'
      || !candour_demo_chance (self, 0.35))
    return;

  audit->overall++;
  candour_set_text (&audit->other_reason,
                    "Progress since the last review is strong and should be recognised.");
}

static void
fill_next_step (CandourDemo  *self,
                CandourAudit *audit)
{
  double roll = g_rand_double (self->random);

  if (roll < NO_STEP)
    candour_set_text (&audit->no_step_reason,
                      "The child moved to another council, which has the plan.");
  else if (roll > LACKING + NO_STEP)
    add_action (self, audit, NULL, CANDOUR_ACTION_NEXT_STEP,
                candour_demo_next_steps[candour_demo_pick (self, 4)], 20);
}

static void
fill_judgement (CandourDemo            *self,
                const CandourFramework *framework,
                CandourAudit           *audit)
{
  g_autoptr(CandourJudgement) judgement = NULL;

  if (framework->has_overall)
    {
      judgement = candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
      audit->suggested = judgement->suggested;
      audit->overall = judgement->suggested;
      be_kind (self, audit, judgement);
      candour_set_text (&audit->overall_reason,
                candour_demo_judgements[audit->overall - 1][candour_demo_pick (self, 3)]);
      if (framework->next_step_good && audit->overall >= CANDOUR_GRADE_GOOD)
        fill_next_step (self, audit);
    }
  fill_risk (self, audit);
}

void
candour_demo_fill_audit (CandourDemo            *self,
                         const CandourFramework *framework,
                         CandourAudit           *audit,
                         double                  quality,
                         guint                   n_standards)
{
  guint n_filled = 0;

  for (guint i = 0; i < framework->standards->len && n_filled < n_standards; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      if (!candour_rules_applies (standard, audit->cohort))
        continue;

      fill_grading (self, framework, audit, standard, quality);
      n_filled++;
    }

  if (audit->submitted_at == NULL)
    return;

  fill_voices (self, framework, audit);
  fill_judgement (self, framework, audit);
  candour_demo_follow_actions (self, audit);
}
