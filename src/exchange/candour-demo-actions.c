/* candour-demo-actions.c - what became of the invented council's actions, in every way there is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo-private.h"

#include "candour-audit-rules.h"

/* --- How each ends -------------------------------------------------------------------- */

/* Within so many days of its coming an action may still not be taken up. */
#define FRESH_DAYS 9
/* No longer than that does a second look wait. */
#define FORGOTTEN_DAYS 60

/* What is with its owner still: how far it came, and whether the day is past. */
static void
leave_with_owner (CandourDemo        *self,
                  CandourActionPoint *action)
{
  int age = candour_date_days_between (action->raised_on, self->today);
  int luck = candour_demo_pick (self, 100);

  if (age <= FRESH_DAYS)
    action->state = luck < 60 ? CANDOUR_ACTION_OPEN : luck < 85 ? CANDOUR_ACTION_ACCEPTED
                                                                : CANDOUR_ACTION_DECLINED;
  else if (luck < 8)
    action->state = CANDOUR_ACTION_DECLINED;
  else if (luck < 18)
    {
      action->state = CANDOUR_ACTION_NOT_DONE;
      action->n_evidence = 1;
      g_free (action->due_on);
      action->due_on = candour_date_add_days (self->today, 3 + candour_demo_pick (self, 20));
    }
  else if (luck < 38)
    action->state = CANDOUR_ACTION_ACCEPTED;
  else
    action->state = CANDOUR_ACTION_STARTED;

  /* Some had more time, and some wait for an answer. */
  if (action->state == CANDOUR_ACTION_STARTED && luck >= 80)
    {
      if (luck < 92)
        action->asked_due_on =
          candour_date_add_days (strcmp (action->due_on, self->today) > 0 ? action->due_on
                                                                          : self->today,
                                 10 + luck % 12);
      else
        {
          action->n_extended = 1;
          g_free (action->due_on);
          action->due_on = candour_date_add_days (action->first_due_on, 14 + luck % 21);
        }
    }
}

static void
verify (CandourDemo        *self,
        CandourActionPoint *action)
{
  g_autofree char *checked = candour_date_add_days (action->verified_on, 30);
  int waited = candour_date_days_between (checked, self->today);

  if (candour_demo_chance (self, 0.58))
    {
      action->state = CANDOUR_ACTION_MADE_DIFFERENCE;
      action->closed_on = g_strdup (action->verified_on);
      return;
    }

  /* Looked at again a month later; what came due of late is not, here and there. */
  if (waited > 0 && (candour_demo_chance (self, 0.9) || waited > FORGOTTEN_DAYS))
    {
      action->state = candour_demo_chance (self, 0.6) ? CANDOUR_ACTION_MADE_DIFFERENCE
                                                      : CANDOUR_ACTION_CLOSED;
      action->closed_on = g_steal_pointer (&checked);
      return;
    }

  action->state = CANDOUR_ACTION_NO_DIFFERENCE;
  action->check_on = g_steal_pointer (&checked);
}

/* Late more often than not by a little, and never back before it was raised. */
static void
move_action (CandourDemo        *self,
             CandourActionPoint *action)
{
  int late = candour_demo_chance (self, 0.62) ? -candour_demo_pick (self, 6)
                                              : 1 + candour_demo_pick (self, 45);
  g_autofree char *done = candour_date_add_days (action->due_on, late);
  g_autofree char *verified = NULL;

  if (strcmp (done, action->raised_on) < 0)
    candour_set_text (&done, action->raised_on);

  if (candour_demo_chance (self, 0.02))
    {
      action->state = CANDOUR_ACTION_WITHDRAWN;
      action->closed_on = g_strdup (strcmp (done, self->today) < 0 ? done : self->today);
      return;
    }

  if (strcmp (done, self->today) > 0)
    {
      leave_with_owner (self, action);
      return;
    }

  action->done_on = g_strdup (done);
  action->n_evidence = 1 + candour_demo_pick (self, 2);
  verified = candour_date_add_days (done, 2 + candour_demo_pick (self, 20));
  if (strcmp (verified, self->today) > 0)
    {
      action->state = CANDOUR_ACTION_REPORTED_DONE;
      return;
    }

  action->verified_on = g_steal_pointer (&verified);
  verify (self, action);
}

void
candour_demo_follow_actions (CandourDemo  *self,
                             CandourAudit *audit)
{
  g_autofree char *date = candour_instant_dup_date (audit->submitted_at);

  audit->state = CANDOUR_AUDIT_CLOSED;
  for (guint i = 0; i < audit->actions->len; i++)
    {
      CandourActionPoint *action = audit->actions->pdata[i];

      action->first_due_on = g_strdup (action->due_on);
      action->raised_on = g_strdup (date);
      action->owner_since = g_strdup (date);
      move_action (self, action);
      if (candour_rules_is_action_open (action->state))
        audit->state = CANDOUR_AUDIT_ACTIONS_OPEN;
    }
}

/* --- The steps it took ---------------------------------------------------------------- */

typedef struct
{
  CandourDemo              *self;
  const CandourActionPoint *action;
  const CandourActor       *verifier;
  CandourActor             *owner;
  const char               *salt;
  CandourActionState        state;
  int                       n_steps;
} Life;

static char *
dup_at (const Life *life,
        const char *date)
{
  /* Each step after the one before, also of one day. */
  return g_strdup_printf ("%sT%02d:%02d:00Z", date, 10 + life->n_steps, (life->n_steps * 17) % 60);
}

static const CandourPerson *
find_person (CandourDemo *self,
             const char  *id)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

static gboolean
add_step (Life                *life,
          CandourActionEvent   event,
          CandourActionState   state,
          const char          *date,
          const char          *words,
          const CandourActor  *by,
          GError             **error)
{
  g_autoptr(CandourActionStep) step = candour_action_step_new (event);
  g_autofree char *id = candour_demo_dup_id (life->self);
  const CandourActionPoint *action = life->action;

  life->n_steps++;
  step->at_utc = dup_at (life, date);
  step->from_state = life->state;
  step->to_state = state;
  candour_set_text (&step->words, words);
  if (event == CANDOUR_ACTION_REPORT_DONE)
    step->number = MAX (action->n_evidence, 1);
  if (event == CANDOUR_ACTION_ASK_TIME || event == CANDOUR_ACTION_GIVE_TIME
      || event == CANDOUR_ACTION_FIND_NOT_DONE)
    {
      step->old_due_on = g_strdup (action->first_due_on);
      step->new_due_on = g_strdup (action->asked_due_on != NULL ? action->asked_due_on
                                                                : action->due_on);
      step->number = 1;
    }
  life->state = state;

  return candour_past_add_step (life->self->past, id, action->id, step, by, life->salt, error);
}

static gboolean
add_evidence (Life        *life,
              const char  *date,
              GError     **error)
{
  for (int i = 0; i < MAX (life->action->n_evidence, 1); i++)
    {
      g_autoptr(CandourEvidence) evidence = candour_evidence_new (life->action->id);

      evidence->id = candour_demo_dup_id (life->self);
      evidence->type = i == 0 ? CANDOUR_SOURCE_PLAN : CANDOUR_SOURCE_CASE_NOTE;
      evidence->dated = g_strdup (date);
      candour_set_text (&evidence->reference,
                        i == 0 ? "Updated plan, section 3" : "Case record note of the visit");
      evidence->added_at = dup_at (life, date);
      if (!candour_past_add_evidence (life->self->past, evidence, life->owner, life->salt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_extension (Life        *life,
               const char  *date,
               gboolean     is_given,
               GError     **error)
{
  static const char words[] = "Asked the hospital twice for the minutes. Weekly visits go on, and "
                              "the grandmother knows whom to ring.";
  const CandourActionPoint *action = life->action;
  g_autoptr(CandourExtension) extension = candour_extension_new (action->id);
  const CandourActor *decider = life->verifier;

  extension->id = candour_demo_dup_id (life->self);
  extension->old_due_on = g_strdup (action->first_due_on);
  extension->new_due_on = g_strdup (is_given ? action->due_on : action->asked_due_on);
  extension->why = CANDOUR_DELAY_AGENCY;
  candour_set_text (&extension->words, words);
  extension->asked_by = g_strdup (life->owner->person_id);
  extension->asked_at = dup_at (life, date);
  if (is_given)
    {
      extension->state = CANDOUR_EXTENSION_GIVEN;
      extension->decided_by = g_strdup (decider->person_id);
      extension->decided_at = dup_at (life, date);
    }

  return candour_past_add_extension (life->self->past, extension, error)
         && add_step (life, CANDOUR_ACTION_ASK_TIME, life->state, date, words, life->owner, error)
         && (!is_given
             || add_step (life, CANDOUR_ACTION_GIVE_TIME, life->state, date, "", decider, error));
}

static gboolean
add_start (Life    *life,
           GError **error)
{
  const CandourActionPoint *action = life->action;
  g_autofree char *day = candour_date_add_days (action->raised_on, 1);
  const char *date = strcmp (day, life->self->today) < 0 ? day : action->raised_on;

  if (action->state == CANDOUR_ACTION_OPEN)
    return TRUE;
  if (action->state == CANDOUR_ACTION_DECLINED)
    return add_step (life, CANDOUR_ACTION_DECLINE, CANDOUR_ACTION_DECLINED, date,
                     "The health visitor leads on this. It should be hers.", life->owner, error);
  if (!add_step (life, CANDOUR_ACTION_ACCEPT, CANDOUR_ACTION_ACCEPTED, date, "", life->owner,
                 error))
    return FALSE;
  if (action->state == CANDOUR_ACTION_ACCEPTED || action->state == CANDOUR_ACTION_WITHDRAWN)
    return TRUE;

  return add_step (life, CANDOUR_ACTION_START, CANDOUR_ACTION_STARTED, date, "", life->owner, error)
         && (action->n_extended == 0 || add_extension (life, date, TRUE, error))
         && (action->asked_due_on == NULL || add_extension (life, date, FALSE, error));
}

static gboolean
add_verified (Life    *life,
              GError **error)
{
  static const char changed[] = "She has spoken to her father each Sunday since, and says that she "
                                "looks forward to it (visit of last week).";
  static const char same[] = "It is done, and her days are as they were. Ask her again when the "
                             "new school week has begun.";
  const CandourActionPoint *action = life->action;
  gboolean at_once = action->state == CANDOUR_ACTION_MADE_DIFFERENCE
                     && g_strcmp0 (action->closed_on, action->verified_on) == 0;

  if (!at_once
      && !add_step (life, CANDOUR_ACTION_FIND_NO_DIFFERENCE, CANDOUR_ACTION_NO_DIFFERENCE,
                    action->verified_on, same, life->verifier, error))
    return FALSE;
  if (action->state == CANDOUR_ACTION_MADE_DIFFERENCE)
    return add_step (life, CANDOUR_ACTION_FIND_DIFFERENCE, CANDOUR_ACTION_MADE_DIFFERENCE,
                     action->closed_on, changed, life->verifier, error);
  if (action->state == CANDOUR_ACTION_CLOSED)
    return add_step (life, CANDOUR_ACTION_CLOSE, CANDOUR_ACTION_CLOSED, action->closed_on,
                     "The plan changed, and this is no longer what would help.", life->verifier,
                     error);

  return TRUE;
}

static gboolean
add_done (Life    *life,
          GError **error)
{
  static const char words[] = "Met the family at home, wrote it into the plan and read it with "
                              "them.";
  const CandourActionPoint *action = life->action;
  g_autofree char *tried = candour_date_add_days (action->raised_on, 4);
  const char *date = action->done_on != NULL ? action->done_on : tried;

  if (!add_evidence (life, date, error)
      || !add_step (life, CANDOUR_ACTION_REPORT_DONE, CANDOUR_ACTION_REPORTED_DONE, date, words,
                    life->owner, error))
    return FALSE;
  if (action->state == CANDOUR_ACTION_NOT_DONE)
    return add_step (life, CANDOUR_ACTION_FIND_NOT_DONE, CANDOUR_ACTION_NOT_DONE, date,
                     "The plan names nobody yet. Name who is rung at night.", life->verifier,
                     error);

  return action->state == CANDOUR_ACTION_REPORTED_DONE || add_verified (life, error);
}

static gboolean
add_life (Life    *life,
          GError **error)
{
  const CandourActionPoint *action = life->action;

  if (!add_start (life, error))
    return FALSE;

  switch (action->state)
    {
    case CANDOUR_ACTION_WITHDRAWN:
      return add_step (life, CANDOUR_ACTION_WITHDRAW, CANDOUR_ACTION_WITHDRAWN, action->closed_on,
                       "The child moved to another council, which was told.", life->verifier,
                       error);
    case CANDOUR_ACTION_REPORTED_DONE:
    case CANDOUR_ACTION_MADE_DIFFERENCE:
    case CANDOUR_ACTION_NO_DIFFERENCE:
    case CANDOUR_ACTION_CLOSED:
    case CANDOUR_ACTION_NOT_DONE:
      return add_done (life, error);
    default:
      return TRUE;
    }
}

gboolean
candour_demo_write_lives (CandourDemo         *self,
                          const CandourAudit  *audit,
                          const char          *salt,
                          GError             **error)
{
  g_autoptr(CandourActor) qa_lead = candour_actor_new (self->qa_lead, NULL);

  for (guint i = 0; audit->submitted_at != NULL && i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = audit->actions->pdata[i];
      const CandourPerson *owner = find_person (self, action->owner_id);
      g_autoptr(CandourActor) acting = candour_actor_new (owner, NULL);
      Life life = { self, action, qa_lead, acting, salt, CANDOUR_ACTION_OPEN, 0 };

      if (!add_life (&life, error))
        return FALSE;
    }

  return TRUE;
}
