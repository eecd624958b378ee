/* candour-audit-session-said.c - everything that was said in an audit or a moderation, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-rules.h"

/* Where what is listed belongs. */
typedef struct
{
  GPtrArray       *list;
  CandourUnitKind  kind;
  gpointer         subject;
  const char      *where;
  char            *id;      /* begins each key */
} Place;

static void
said_free (gpointer data)
{
  CandourSaid *self = data;

  g_free (self->key);
  g_free (self->where);
  g_free (self->what);
  g_free (self->value);
  g_free (self);
}

static void
add (const Place  *place,
     const char   *code,
     const char   *what,
     const char   *value,
     char        **field)
{
  CandourSaid *said = g_new0 (CandourSaid, 1);

  said->kind = place->kind;
  said->subject = place->subject;
  said->key = g_strdup_printf ("%s/%s", place->id, code);
  said->where = g_strdup (place->where);
  said->what = g_strdup (what);
  said->value = g_strdup (value != NULL ? value : "");
  said->field = field;
  g_ptr_array_add (place->list, said);
}

static void
add_text (const Place  *place,
          const char   *code,
          const char   *what,
          char        **field)
{
  add (place, code, what, *field, field);
}

static const char *
find_name (const CandourAuditFacts *facts,
           const char              *id)
{
  for (guint i = 0; i < facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (facts->people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person->name;
    }

  return "";
}

static const char *
get_grade_name (const CandourAuditFacts *facts,
                int                      grade)
{
  return grade != 0 ? candour_framework_get_grade_name (facts->framework, grade) : "";
}

static void
add_answers (const Place           *place,
             const CandourStandard *standard,
             CandourGrading        *grading)
{
  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      for (guint j = 0; j < grading->answers->len; j++)
        {
          CandourAnswer *answer = g_ptr_array_index (grading->answers, j);
          g_autofree char *reason = g_strdup_printf ("%s/reason", prompt->id);

          if (!g_str_equal (answer->prompt_id, prompt->id))
            continue;

          add (place, prompt->id, prompt->text,
               candour_code_get_name (candour_answers, answer->value), NULL);
          if (answer->reason != NULL)
            add_text (place, reason, _("Why it does not apply"), &answer->reason);
        }
    }
}

static void
add_sources (const Place    *place,
             CandourGrading *grading)
{
  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *citation = g_ptr_array_index (grading->citations, i);
      g_autofree char *code = g_strdup_printf ("source/%u", i);
      g_autofree char *value =
        g_strdup_printf ("%s %s %s", candour_code_get_name (candour_source_types, citation->type),
                         citation->dated != NULL ? citation->dated : "", citation->reference);

      add (place, code, _("Source"), value, NULL);
    }
}

static void
add_grading (GPtrArray               *list,
             const CandourAuditFacts *facts,
             const CandourStandard   *standard,
             const char              *where)
{
  CandourGrading *grading =
    candour_audit_find_grading (facts->audit, standard->id, facts->role);
  g_autofree char *id = g_strdup_printf ("grading/%s", standard->id);
  const Place place = { list, CANDOUR_UNIT_GRADING, grading, where, id };

  if (grading == NULL)
    return;

  add (&place, "grade", _("Grade"),
       grading->not_applicable ? _("Not applicable") : get_grade_name (facts, grading->grade),
       NULL);
  add_text (&place, "na", _("Why it is not applicable"), &grading->na_reason);
  add_answers (&place, standard, grading);
  add_text (&place, "rationale", _("Evidence and rationale"), &grading->rationale);
  add_sources (&place, grading);
  add_text (&place, "strengths", _("Strengths and learning"), &grading->strengths);
}

static void
add_actions (GPtrArray               *list,
             const CandourAuditFacts *facts,
             const char              *standard_id,
             const char              *where)
{
  for (guint i = 0; i < facts->audit->actions->len; i++)
    {
      CandourActionPoint *action = g_ptr_array_index (facts->audit->actions, i);
      g_autofree char *id = g_strdup_printf ("action/%s", action->id != NULL ? action->id : "");
      const Place place = { list, CANDOUR_UNIT_ACTION, action, where, id };

      if (g_strcmp0 (action->standard_id != NULL ? action->standard_id : "", standard_id) != 0)
        continue;

      add_text (&place, "what", _("What will be done"), &action->what);
      add_text (&place, "difference", _("What difference to the child"), &action->difference);
      add (&place, "owner", _("By whom"), find_name (facts, action->owner_id), NULL);
      add (&place, "due", _("By when"), action->due_on, NULL);
    }
}

static void
add_voices (GPtrArray               *list,
            const CandourAuditFacts *facts)
{
  for (guint i = 0; i < facts->audit->voices->len; i++)
    {
      CandourVoice *voice = g_ptr_array_index (facts->audit->voices, i);
      g_autofree char *id = g_strdup_printf ("voice/%d", voice->voice);
      const Place place = { list, CANDOUR_UNIT_VOICE, voice,
                            candour_code_get_name (candour_voices, voice->voice), id };

      add (&place, "outcome", _("Asked"),
           candour_code_get_name (candour_voice_outcomes, voice->outcome), NULL);
      add (&place, "on", _("On"), voice->on, NULL);
      add_text (&place, "words", _("What they said"), &voice->words);
    }
}

static void
add_judgement (GPtrArray               *list,
               const CandourAuditFacts *facts)
{
  CandourAudit *audit = facts->audit;
  const Place place = { list, CANDOUR_UNIT_JUDGEMENT, NULL, _("Overall judgement"),
                        (char *) "judgement" };

  add (&place, "overall", _("Grade"), get_grade_name (facts, audit->overall), NULL);
  add_text (&place, "why", _("Why this judgement"), &audit->overall_reason);
  add_text (&place, "other", _("Why not what is suggested"), &audit->other_reason);
  add_text (&place, "no-step", _("Why there is no next step"), &audit->no_step_reason);
  add_text (&place, "told", _("Immediate risk: who was told"), &audit->risk_told);
  add_text (&place, "how", _("Immediate risk: how"), &audit->risk_how);
  add_text (&place, "at", _("Immediate risk: when"), &audit->risk_at);
}

/* --- A moderation --------------------------------------------------------------------- */

static void
add_agreement (GPtrArray               *list,
               const CandourAuditFacts *facts,
               const char              *standard_id,
               const char              *where)
{
  CandourAgreement *agreement = candour_moderation_find_agreement (facts->moderation, standard_id);
  g_autofree char *id = g_strdup_printf ("agreed/%s", standard_id != NULL ? standard_id : "");
  const Place place = { list, CANDOUR_UNIT_AGREEMENT, agreement, where, id };

  if (agreement == NULL || agreement->how == CANDOUR_AGREEMENT_SAME)
    return;

  add (&place, "grade", _("Agreed grade"),
       agreement->not_applicable ? _("Not applicable")
       : agreement->how == CANDOUR_AGREEMENT_NOT_AGREED ? _("Not agreed")
       : get_grade_name (facts, agreement->grade), NULL);
  add_text (&place, "reason", _("Reason for the agreed grade"), &agreement->reason);
  add (&place, "day", _("Agreed on"), agreement->talked_on, NULL);
}

static void
add_feedback (GPtrArray               *list,
              const CandourAuditFacts *facts)
{
  CandourModeration *moderation = facts->moderation;
  const Place place = { list, CANDOUR_UNIT_FEEDBACK, NULL, _("Quality of the audit"),
                        (char *) "feedback" };

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    {
      g_autofree char *code = g_strdup_printf ("quality/%d", i);

      add (&place, code, candour_rules_get_quality_name (i),
           candour_code_get_name (candour_verdicts, moderation->quality[i]), NULL);
    }
  add_text (&place, "comment", _("Comment for the auditor"), &moderation->comment);
}

static void
add_blind_judgement (GPtrArray               *list,
                     const CandourAuditFacts *facts)
{
  CandourModeration *moderation = facts->moderation;
  const Place place = { list, CANDOUR_UNIT_JUDGEMENT, NULL, _("Overall judgement"),
                        (char *) "judgement" };

  add (&place, "overall", _("Grade"), get_grade_name (facts, moderation->overall), NULL);
  add_text (&place, "why", _("Why this judgement"), &moderation->overall_reason);
}

static void
list_moderation (GPtrArray               *list,
                 const CandourAuditFacts *facts)
{
  gboolean blind = facts->role == CANDOUR_GRADING_MODERATOR;

  for (guint i = 0; i < facts->framework->standards->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (facts->framework->standards, i);
      g_autofree char *where = g_strdup_printf ("%u. %s", i + 1, standard->name);

      if (blind)
        add_grading (list, facts, standard, where);
      else
        add_agreement (list, facts, standard->id, where);
    }

  if (blind)
    {
      add_blind_judgement (list, facts);
    }
  else
    {
      add_agreement (list, facts, NULL, _("Overall judgement"));
      add_feedback (list, facts);
    }
}

static void
list_audit (GPtrArray               *list,
            const CandourAuditFacts *facts)
{

  for (guint i = 0; i < facts->framework->standards->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (facts->framework->standards, i);
      g_autofree char *where = g_strdup_printf ("%u. %s", i + 1, standard->name);

      add_grading (list, facts, standard, where);
      add_actions (list, facts, standard->id, where);
    }

  add_voices (list, facts);
  add_actions (list, facts, "", _("Actions for the audit as a whole"));
  add_judgement (list, facts);
}

GPtrArray *
candour_audit_list_said (const CandourAuditFacts *facts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (said_free);

  if (facts->moderation != NULL)
    list_moderation (list, facts);
  else
    list_audit (list, facts);

  return list;
}

/* --- A copy for a file of its own ----------------------------------------------------- */

char *
candour_audit_session_dup_copy (CandourAuditSession *self)
{
  const CandourAudit *audit;
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *now = candour_date_dup_now_utc ();
  g_autofree char *when = candour_instant_format (now);
  const char *where = NULL;
  GString *text;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  audit = self->facts->audit;
  list = candour_audit_list_said (self->facts);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n%s\n", audit->reference, self->facts->framework->title);
  /* Translators: %s: "16 January 2026, 14:32" */
  g_string_append_printf (text, _("As it stood on the screen, %s. Not all of it is in the records."),
                          when);
  g_string_append_c (text, '\n');

  for (guint i = 0; i < list->len; i++)
    {
      const CandourSaid *said = g_ptr_array_index (list, i);

      if (*said->value == '\0')
        continue;

      if (g_strcmp0 (where, said->where) != 0)
        g_string_append_printf (text, "\n%s\n", said->where);
      where = said->where;
      g_string_append_printf (text, "%s: %s\n", said->what, said->value);
    }

  return g_string_free (text, FALSE);
}
