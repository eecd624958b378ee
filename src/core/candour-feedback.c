/* candour-feedback.c - what an audit says to the practitioner, what comes back, and where it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules-private.h"

CandourFeedback *
candour_feedback_new (const char *audit_id)
{
  CandourFeedback *self = g_new0 (CandourFeedback, 1);

  self->audit_id = g_strdup (audit_id);
  self->strong = g_strdup ("");
  self->help = g_strdup ("");
  self->why = g_strdup ("");
  self->reply = g_strdup ("");

  return self;
}

CandourFeedback *
candour_feedback_copy (const CandourFeedback *self)
{
  CandourFeedback *copy = g_memdup2 (self, sizeof *self);

  copy->audit_id = g_strdup (self->audit_id);
  copy->auditor_id = g_strdup (self->auditor_id);
  copy->worker_id = g_strdup (self->worker_id);
  copy->reader_id = g_strdup (self->reader_id);
  copy->manager_id = g_strdup (self->manager_id);
  copy->strong = g_strdup (self->strong);
  copy->help = g_strdup (self->help);
  copy->why = g_strdup (self->why);
  copy->shared_at = g_strdup (self->shared_at);
  copy->read_at = g_strdup (self->read_at);
  copy->replied_at = g_strdup (self->replied_at);
  copy->reply = g_strdup (self->reply);
  copy->talked_at = g_strdup (self->talked_at);
  copy->talked_by = g_strdup (self->talked_by);
  copy->knows_at = g_strdup (self->knows_at);
  copy->knows_by = g_strdup (self->knows_by);
  copy->spoke_at = g_strdup (self->spoke_at);

  return copy;
}

void
candour_feedback_free (CandourFeedback *self)
{
  g_free (self->audit_id);
  g_free (self->auditor_id);
  g_free (self->worker_id);
  g_free (self->reader_id);
  g_free (self->manager_id);
  g_free (self->strong);
  g_free (self->help);
  g_free (self->why);
  g_free (self->shared_at);
  g_free (self->read_at);
  g_free (self->replied_at);
  g_free (self->reply);
  g_free (self->talked_at);
  g_free (self->talked_by);
  g_free (self->knows_at);
  g_free (self->knows_by);
  g_free (self->spoke_at);
  g_free (self);
}

/* --- Its days ------------------------------------------------------------------------- */

char *
candour_feedback_dup_reply_until (const CandourFeedback *self,
                                  const CandourHolidays *holidays)
{
  g_autofree char *shared_on = NULL;

  if (self->shared_at == NULL)
    return NULL;

  shared_on = candour_instant_dup_date (self->shared_at);

  return candour_date_add_working_days (shared_on, CANDOUR_REPLY_DAYS, holidays);
}

char *
candour_feedback_dup_handed_on (const CandourFeedback *self,
                                const CandourHolidays *holidays)
{
  if (self->replied_at != NULL)
    return candour_instant_dup_date (self->replied_at);

  return candour_feedback_dup_reply_until (self, holidays);
}

char *
candour_feedback_dup_told_on (const CandourFeedback *self,
                              const CandourHolidays *holidays)
{
  g_autofree char *handed_on = candour_feedback_dup_handed_on (self, holidays);
  g_autofree char *last = NULL;

  if (handed_on == NULL)
    return NULL;

  last = candour_date_add_working_days (handed_on, CANDOUR_SUPERVISION_DAYS, holidays);

  return candour_date_add_days (last, 1);
}

CandourFeedbackState
candour_feedback_get_state (const CandourFeedback *self,
                            const char            *today,
                            const CandourHolidays *holidays)
{
  g_autofree char *until = candour_feedback_dup_reply_until (self, holidays);

  if (self->shared_at == NULL)
    return CANDOUR_FEEDBACK_DRAFT;
  if (self->talked_at != NULL && self->knows_at != NULL)
    return CANDOUR_FEEDBACK_TALKED;
  if (self->replied_at != NULL)
    return CANDOUR_FEEDBACK_REPLIED;
  if (strcmp (today, until) > 0)
    return CANDOUR_FEEDBACK_SUPERVISION;

  return self->read_at != NULL ? CANDOUR_FEEDBACK_READ : CANDOUR_FEEDBACK_SHARED;
}

gboolean
candour_feedback_wants_talk (const CandourFeedback *self)
{
  return self->replied_at != NULL && self->match == CANDOUR_MATCH_NO && self->spoke_at == NULL;
}

/* --- Rules ---------------------------------------------------------------------------- */

static const char *
get_name (GPtrArray  *people,
          const char *id,
          const char *otherwise)
{
  for (guint i = 0; id != NULL && people != NULL && i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person->name;
    }

  return otherwise;
}

static gboolean
is_person (const char *person_id,
           const char *id)
{
  return person_id != NULL && g_strcmp0 (person_id, id) == 0;
}

static char *
check_draft (const CandourFeedback *feedback,
             CandourFeedbackEvent   event,
             CandourAuditState      audit_state,
             const char            *person_id,
             GPtrArray             *people)
{
  if (!is_person (person_id, feedback->auditor_id))
    return g_strdup_printf (_("Only %s, who audited, can write it."),
                            get_name (people, feedback->auditor_id, _("the auditor")));
  if (feedback->shared_at != NULL)
    return g_strdup (_("It is shared, so its words stand."));
  if (audit_state < CANDOUR_AUDIT_ACTIONS_OPEN
      && (event == CANDOUR_FEEDBACK_SHARE || audit_state <= CANDOUR_AUDIT_IN_PROGRESS))
    return g_strdup (audit_state <= CANDOUR_AUDIT_IN_PROGRESS
                     ? _("Submit the audit first.")
                     : _("The audit is being moderated. Share it when the grades are agreed."));
  if (event == CANDOUR_FEEDBACK_SHARE && feedback->reader_id == NULL)
    return g_strdup (_("Nobody holds this case, so there is nobody to share it with."));

  return NULL;
}

static char *
check_reader (const CandourFeedback *feedback,
              CandourFeedbackEvent   event,
              const char            *person_id,
              const char            *today,
              const CandourHolidays *holidays,
              GPtrArray             *people)
{
  g_autofree char *until = candour_feedback_dup_reply_until (feedback, holidays);

  if (!is_person (person_id, feedback->reader_id))
    return g_strdup_printf (_("It is for %s to read and answer."),
                            get_name (people, feedback->reader_id, _("the worker")));
  if (event == CANDOUR_FEEDBACK_OPEN)
    return NULL;
  if (feedback->replied_at != NULL)
    return g_strdup (_("You answered it already."));
  if (strcmp (today, until) > 0)
    return g_strdup (_("The time to answer is over. Talk about it in supervision."));

  return NULL;
}

static char *
check_tick (const CandourFeedback *feedback,
            CandourFeedbackEvent   event,
            const char            *person_id,
            GPtrArray             *people)
{
  const char *ticked_at = event == CANDOUR_FEEDBACK_TICK_TALKED ? feedback->talked_at
                                                                : feedback->knows_at;

  if (!is_person (person_id, feedback->manager_id))
    return g_strdup_printf (_("Only %s can tick it."),
                            get_name (people, feedback->manager_id, _("the line manager")));

  return ticked_at == NULL ? NULL : g_strdup (_("It is ticked already."));
}

static char *
check_talk (const CandourFeedback *feedback,
            const char            *person_id,
            GPtrArray             *people)
{
  if (!is_person (person_id, feedback->auditor_id))
    return g_strdup_printf (_("Only %s, who audited, can say that they talked."),
                            get_name (people, feedback->auditor_id, _("the auditor")));

  return candour_feedback_wants_talk (feedback) ? NULL : g_strdup (_("Nobody asked to talk."));
}

char *
candour_rules_check_feedback (const CandourFeedback *feedback,
                              CandourFeedbackEvent   event,
                              CandourAuditState      audit_state,
                              const char            *person_id,
                              const char            *today,
                              const CandourHolidays *holidays,
                              GPtrArray             *people)
{
  if (event == CANDOUR_FEEDBACK_SAVE || event == CANDOUR_FEEDBACK_SHARE)
    return check_draft (feedback, event, audit_state, person_id, people);
  if (feedback->shared_at == NULL)
    return g_strdup (_("It is not shared yet."));

  switch (event)
    {
    case CANDOUR_FEEDBACK_OPEN:
    case CANDOUR_FEEDBACK_REPLY:
      return check_reader (feedback, event, person_id, today, holidays, people);
    case CANDOUR_FEEDBACK_TICK_TALKED:
    case CANDOUR_FEEDBACK_TICK_KNOWS:
      return check_tick (feedback, event, person_id, people);
    default:
      return check_talk (feedback, person_id, people);
    }
}

const char *
candour_rules_check_feedback_words (const CandourFeedback *feedback,
                                    CandourFeedbackEvent   event)
{
  if (event == CANDOUR_FEEDBACK_SHARE)
    {
      if (candour_rules_is_blank (feedback->strong))
        return _("Say one thing that helped this child, however small.");
      if (candour_rules_is_blank (feedback->why))
        return _("Say why it has this grade.");
    }

  if (event == CANDOUR_FEEDBACK_REPLY)
    {
      if (feedback->match == CANDOUR_MATCH_NONE)
        return _("Say whether it matches how you see it.");
      if (feedback->match != CANDOUR_MATCH_YES && candour_rules_is_blank (feedback->reply))
        return _("Say what you see differently, in a line or two.");
    }

  return NULL;
}

char *
candour_rules_check_feedback_reader (const CandourFeedback *feedback,
                                     const char            *person_id,
                                     CandourRole            role)
{
  if ((role != CANDOUR_ROLE_SOCIAL_WORKER && role != CANDOUR_ROLE_SUPPORT_WORKER)
      || (person_id != NULL
          && (g_strcmp0 (person_id, feedback->reader_id) == 0
              || g_strcmp0 (person_id, feedback->worker_id) == 0
              || g_strcmp0 (person_id, feedback->auditor_id) == 0)))
    return NULL;

  return g_strdup (_("It is for somebody else to read."));
}
