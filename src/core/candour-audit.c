/* candour-audit.c - one audit of one child's record, with all that was said in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit.h"

void
candour_set_text (char       **field,
                  const char  *text)
{
  char *old = *field;

  /* @text may be part of the old one. */
  *field = g_strdup (text != NULL ? text : "");
  g_free (old);
}

/* --- Audit ---------------------------------------------------------------------------- */

CandourAudit *
candour_audit_new (void)
{
  CandourAudit *self = g_new0 (CandourAudit, 1);

  self->reference = g_strdup ("");
  self->plan = g_strdup ("");
  self->age_band = g_strdup ("");
  self->overall_reason = g_strdup ("");
  self->other_reason = g_strdup ("");
  self->no_step_reason = g_strdup ("");
  self->risk_told = g_strdup ("");
  self->risk_how = g_strdup ("");
  self->risk_at = g_strdup ("");
  self->repeat_reason = g_strdup ("");
  self->exception_reason = g_strdup ("");

  self->gradings = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_grading_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_point_free);
  self->voices = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_voice_free);

  return self;
}

static void
free_snapshot (CandourAudit *self)
{
  g_free (self->reference);
  g_free (self->plan);
  g_free (self->age_band);
  g_free (self->worker_id);
  g_free (self->team_id);
}

static void
free_judgement (CandourAudit *self)
{
  g_free (self->overall_reason);
  g_free (self->other_reason);
  g_free (self->risk_told);
  g_free (self->risk_how);
  g_free (self->no_step_reason);
  g_free (self->risk_at);
}

static void
free_start (CandourAudit *self)
{
  g_free (self->repeat_reason);
  g_free (self->earlier_id);
  g_free (self->exception_by);
  g_free (self->exception_reason);
  g_free (self->declared_at);
  g_free (self->tied_by);
  g_free (self->tie_reason);
  g_free (self->waiting_since);
}

void
candour_audit_free (CandourAudit *self)
{
  g_free (self->id);
  g_free (self->case_id);
  g_free (self->framework_id);
  g_free (self->auditor_id);
  g_free (self->created_at);
  g_free (self->due_on);
  g_free (self->started_at);
  g_free (self->submitted_at);
  free_snapshot (self);
  free_judgement (self);
  free_start (self);
  g_free (self->place);
  g_free (self->fingerprint);
  g_ptr_array_unref (self->gradings);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->voices);
  g_free (self);
}

CandourGrading *
candour_audit_find_grading (const CandourAudit *self,
                            const char         *standard_id,
                            CandourGradingRole  role)
{
  for (guint i = 0; i < self->gradings->len; i++)
    {
      CandourGrading *grading = g_ptr_array_index (self->gradings, i);

      if (grading->role == role && g_strcmp0 (grading->standard_id, standard_id) == 0)
        return grading;
    }

  return NULL;
}

CandourGrading *
candour_audit_ensure_grading (CandourAudit       *self,
                              const char         *standard_id,
                              CandourGradingRole  role)
{
  CandourGrading *grading = candour_audit_find_grading (self, standard_id, role);

  if (grading == NULL)
    {
      grading = candour_grading_new (standard_id, role);
      g_ptr_array_add (self->gradings, grading);
    }

  return grading;
}

CandourVoice *
candour_audit_find_voice (const CandourAudit *self,
                          CandourVoiceCode    voice)
{
  for (guint i = 0; i < self->voices->len; i++)
    {
      CandourVoice *found = g_ptr_array_index (self->voices, i);

      if (found->voice == voice)
        return found;
    }

  return NULL;
}

/* --- Grading -------------------------------------------------------------------------- */

CandourGrading *
candour_grading_new (const char         *standard_id,
                     CandourGradingRole  role)
{
  CandourGrading *self = g_new0 (CandourGrading, 1);

  self->standard_id = g_strdup (standard_id);
  self->role = role;
  self->na_reason = g_strdup ("");
  self->rationale = g_strdup ("");
  self->strengths = g_strdup ("");
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_answer_free);
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_citation_free);

  return self;
}

void
candour_grading_free (CandourGrading *self)
{
  g_free (self->standard_id);
  g_free (self->na_reason);
  g_free (self->rationale);
  g_free (self->strengths);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->citations);
  g_free (self);
}

static CandourAnswer *
find_answer (const CandourGrading *self,
             const char           *prompt_id)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      CandourAnswer *answer = g_ptr_array_index (self->answers, i);

      if (g_strcmp0 (answer->prompt_id, prompt_id) == 0)
        return answer;
    }

  return NULL;
}

CandourAnswerValue
candour_grading_get_answer (const CandourGrading *self,
                            const char           *prompt_id)
{
  const CandourAnswer *answer = find_answer (self, prompt_id);

  return answer != NULL ? answer->value : CANDOUR_ANSWER_NONE;
}

/* An answer taken back leaves no trace here: only those that were given are kept. */
void
candour_grading_set_answer (CandourGrading     *self,
                            const char         *prompt_id,
                            CandourAnswerValue  value,
                            const char         *reason)
{
  CandourAnswer *answer = find_answer (self, prompt_id);

  if (value == CANDOUR_ANSWER_NONE)
    {
      if (answer != NULL)
        g_ptr_array_remove (self->answers, answer);
    }
  else if (answer == NULL)
    g_ptr_array_add (self->answers, candour_answer_new (prompt_id, value, reason));
  else
    {
      answer->value = value;
      candour_set_text (&answer->reason, reason);
    }
}

CandourCitation *
candour_citation_new (const char        *standard_id,
                      CandourSourceType  type,
                      const char        *dated,
                      const char        *reference)
{
  CandourCitation *self = g_new0 (CandourCitation, 1);

  self->standard_id = g_strdup (standard_id);
  self->type = type;
  self->dated = g_strdup (dated);
  self->reference = g_strdup (reference != NULL ? reference : "");

  return self;
}

void
candour_citation_free (CandourCitation *self)
{
  g_free (self->id);
  g_free (self->standard_id);
  g_free (self->dated);
  g_free (self->reference);
  g_free (self);
}

CandourAnswer *
candour_answer_new (const char         *prompt_id,
                    CandourAnswerValue  value,
                    const char         *reason)
{
  CandourAnswer *self = g_new0 (CandourAnswer, 1);

  self->prompt_id = g_strdup (prompt_id);
  self->value = value;
  self->reason = g_strdup (reason != NULL ? reason : "");

  return self;
}

void
candour_answer_free (CandourAnswer *self)
{
  g_free (self->prompt_id);
  g_free (self->reason);
  g_free (self);
}

/* --- Action point --------------------------------------------------------------------- */

CandourActionPoint *
candour_action_point_new (const char *audit_id,
                          const char *standard_id)
{
  CandourActionPoint *self = g_new0 (CandourActionPoint, 1);

  self->audit_id = g_strdup (audit_id);
  self->standard_id = g_strdup (standard_id);
  self->what = g_strdup ("");
  self->difference = g_strdup ("");

  return self;
}

CandourActionPoint *
candour_action_point_copy (const CandourActionPoint *self)
{
  CandourActionPoint *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->audit_id = g_strdup (self->audit_id);
  copy->standard_id = g_strdup (self->standard_id);
  copy->what = g_strdup (self->what);
  copy->difference = g_strdup (self->difference);
  copy->owner_id = g_strdup (self->owner_id);
  copy->due_on = g_strdup (self->due_on);
  copy->first_due_on = g_strdup (self->first_due_on);
  copy->repeats_id = g_strdup (self->repeats_id);
  copy->done_on = g_strdup (self->done_on);
  copy->closed_on = g_strdup (self->closed_on);
  copy->raised_on = g_strdup (self->raised_on);
  copy->owner_since = g_strdup (self->owner_since);
  copy->verified_on = g_strdup (self->verified_on);
  copy->check_on = g_strdup (self->check_on);
  copy->asked_due_on = g_strdup (self->asked_due_on);

  return copy;
}

void
candour_action_point_free (CandourActionPoint *self)
{
  g_free (self->id);
  g_free (self->audit_id);
  g_free (self->standard_id);
  g_free (self->what);
  g_free (self->difference);
  g_free (self->owner_id);
  g_free (self->due_on);
  g_free (self->first_due_on);
  g_free (self->repeats_id);
  g_free (self->done_on);
  g_free (self->closed_on);
  g_free (self->raised_on);
  g_free (self->owner_since);
  g_free (self->verified_on);
  g_free (self->check_on);
  g_free (self->asked_due_on);
  g_free (self);
}

/* --- Voice ---------------------------------------------------------------------------- */

CandourVoice *
candour_voice_new (CandourVoiceCode voice)
{
  CandourVoice *self = g_new0 (CandourVoice, 1);

  self->voice = voice;
  self->words = g_strdup ("");

  return self;
}

void
candour_voice_free (CandourVoice *self)
{
  g_free (self->on);
  g_free (self->words);
  g_free (self);
}
