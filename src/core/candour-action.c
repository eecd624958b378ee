/* candour-action.c - what became of an action: its evidence, more time, and each step of its life
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action.h"

#include <glib/gi18n-lib.h>

CandourEvidence *
candour_evidence_new (const char *action_id)
{
  CandourEvidence *self = g_new0 (CandourEvidence, 1);

  self->action_id = g_strdup (action_id);
  self->reference = g_strdup ("");

  return self;
}

void
candour_evidence_free (CandourEvidence *self)
{
  g_free (self->id);
  g_free (self->action_id);
  g_free (self->dated);
  g_free (self->reference);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->added_by);
  g_free (self->added_name);
  g_free (self->added_at);
  g_free (self);
}

CandourExtension *
candour_extension_new (const char *action_id)
{
  CandourExtension *self = g_new0 (CandourExtension, 1);

  self->action_id = g_strdup (action_id);
  self->number = 1;
  self->words = g_strdup ("");
  self->answer = g_strdup ("");

  return self;
}

void
candour_extension_free (CandourExtension *self)
{
  g_free (self->id);
  g_free (self->action_id);
  g_free (self->old_due_on);
  g_free (self->new_due_on);
  g_free (self->words);
  g_free (self->asked_by);
  g_free (self->asked_name);
  g_free (self->asked_at);
  g_free (self->decided_by);
  g_free (self->decided_name);
  g_free (self->decided_at);
  g_free (self->answer);
  g_free (self);
}

CandourActionStep *
candour_action_step_new (CandourActionEvent event)
{
  CandourActionStep *self = g_new0 (CandourActionStep, 1);

  self->event = event;
  self->words = g_strdup ("");

  return self;
}

void
candour_action_step_free (CandourActionStep *self)
{
  g_free (self->at_utc);
  g_free (self->by_id);
  g_free (self->by_name);
  g_free (self->words);
  g_free (self->old_due_on);
  g_free (self->new_due_on);
  g_free (self->other_id);
  g_free (self->other_name);
  g_free (self);
}

CandourEscalation *
candour_escalation_new (CandourTold     told,
                        CandourTrigger  trigger,
                        const char     *since)
{
  CandourEscalation *self = g_new0 (CandourEscalation, 1);

  self->told = told;
  self->trigger = trigger;
  self->since = g_strdup (since);
  self->person_name = g_strdup ("");

  return self;
}

void
candour_escalation_free (CandourEscalation *self)
{
  g_free (self->since);
  g_free (self->person_id);
  g_free (self->person_name);
  g_free (self);
}

CandourActionDetail *
candour_action_detail_new (void)
{
  CandourActionDetail *self = g_new0 (CandourActionDetail, 1);

  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_evidence_free);
  self->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_extension_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_step_free);
  self->escalations = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_escalation_free);
  self->repeated_by = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
candour_action_detail_free (CandourActionDetail *self)
{
  g_clear_pointer (&self->action, candour_action_point_free);
  g_clear_object (&self->row);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->extensions);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->escalations);
  g_clear_object (&self->repeats);
  g_ptr_array_unref (self->repeated_by);
  g_free (self->auditor_id);
  g_free (self->auditor_name);
  g_free (self->decider_id);
  g_free (self->decider_name);
  g_free (self->reader_id);
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_free (self);
}

/* --- Sentences ------------------------------------------------------------------------ */

static char *
dup_done (const CandourActionStep *self)
{
  return g_strdup_printf (ngettext ("Marked done by %s. %d piece of evidence",
                                    "Marked done by %s. %d pieces of evidence", self->number),
                          self->by_name, self->number);
}

static char *
dup_time (const CandourActionStep *self,
          const char              *today)
{
  g_autofree char *from = candour_date_format_short (self->old_due_on, today);
  g_autofree char *until = candour_date_format_short (self->new_due_on, today);

  if (self->event == CANDOUR_ACTION_HASTEN)
    return g_strdup_printf (_("Due %s now, not %s"), until, from);
  if (self->event == CANDOUR_ACTION_ASK_TIME)
    return g_strdup_printf (_("%s asked for more time: %s to %s"), self->by_name, from, until);

  return g_strdup_printf (_("More time given by %s: %s to %s"), self->by_name, from, until);
}

static char *
dup_not_done (const CandourActionStep *self,
              const char              *today)
{
  g_autofree char *until = candour_date_format_short (self->new_due_on, today);

  return g_strdup_printf (_("Not done, found %s. Sent back, to be done by %s"), self->by_name,
                          until);
}

/* What was found, and by whom. */
static char *
dup_found (const CandourActionStep *self)
{
  if (self->event == CANDOUR_ACTION_FIND_DIFFERENCE)
    return g_strdup_printf (_("Made a difference, found %s"), self->by_name);
  if (self->event == CANDOUR_ACTION_FIND_NO_DIFFERENCE)
    return g_strdup_printf (_("Done, no difference yet, found %s"), self->by_name);

  return g_strdup_printf (_("Closed without a difference by %s"), self->by_name);
}

char *
candour_action_step_dup_sentence (const CandourActionStep *self,
                                  const char              *today)
{
  switch (self->event)
    {
    case CANDOUR_ACTION_SEND:
      return g_strdup_printf (_("Raised by %s"), self->by_name);
    case CANDOUR_ACTION_ACCEPT:
      return g_strdup_printf (_("Accepted by %s"), self->by_name);
    case CANDOUR_ACTION_DECLINE:
      return g_strdup_printf (_("Declined by %s"), self->by_name);
    case CANDOUR_ACTION_REASSIGN:
      return g_strdup_printf (_("%s gave it to %s"), self->by_name, self->other_name);
    case CANDOUR_ACTION_HAND_ON:
      return g_strdup_printf (_("Handed on by %s to %s"), self->by_name, self->other_name);
    case CANDOUR_ACTION_START:
      return g_strdup_printf (_("Started by %s"), self->by_name);
    case CANDOUR_ACTION_REPORT_DONE:
      return dup_done (self);
    case CANDOUR_ACTION_FIND_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NO_DIFFERENCE:
    case CANDOUR_ACTION_CLOSE:
      return dup_found (self);
    case CANDOUR_ACTION_FIND_NOT_DONE:
      return dup_not_done (self, today);
    case CANDOUR_ACTION_WITHDRAW:
      return g_strdup_printf (_("Withdrawn by %s"), self->by_name);
    case CANDOUR_ACTION_ASK_TIME:
    case CANDOUR_ACTION_GIVE_TIME:
    case CANDOUR_ACTION_HASTEN:
      return dup_time (self, today);
    case CANDOUR_ACTION_REFUSE_TIME:
      return g_strdup_printf (_("More time refused by %s"), self->by_name);
    case CANDOUR_ACTION_ADD_EVIDENCE:
      return g_strdup_printf (_("Evidence added by %s"), self->by_name);
    case CANDOUR_ACTION_REMOVE_EVIDENCE:
      return g_strdup_printf (_("Evidence taken back by %s"), self->by_name);
    case CANDOUR_ACTION_ACKNOWLEDGE:
      return g_strdup_printf (_("%s knows of it"), self->by_name);
    }

  return g_strdup ("");
}

static const char *
get_trigger_words (CandourTrigger trigger)
{
  switch (trigger)
    {
    case CANDOUR_TRIGGER_RAISED:
      return _("Told of it when it was raised");
    case CANDOUR_TRIGGER_NOT_ACCEPTED:
      return _("Not accepted yet");
    case CANDOUR_TRIGGER_OVERDUE:
      return _("Overdue");
    case CANDOUR_TRIGGER_NOT_VERIFIED:
      return _("Done, and not verified yet");
    }

  return "";
}

char *
candour_escalation_dup_sentence (const CandourEscalation *self,
                                 const char              *today)
{
  g_autofree char *since = candour_date_format_short (self->since, today);
  const char *post = candour_code_get_name (candour_told, self->told);

  if (*self->person_name == '\0')
    return g_strdup_printf (_("%s: %s, since %s"), get_trigger_words (self->trigger), post, since);

  return g_strdup_printf (_("%s: %s (%s), since %s"), get_trigger_words (self->trigger),
                          self->person_name, post, since);
}
