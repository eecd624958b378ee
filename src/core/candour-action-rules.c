/* candour-action-rules.c - the life of an action: who may do what to it, when, and what comes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules-private.h"

/* --- The table ------------------------------------------------------------------------ */

#define IN(state) (1 << CANDOUR_ACTION_##state)

#define WITH_OWNER (IN (OPEN) | IN (ACCEPTED) | IN (STARTED) | IN (NOT_DONE))
#define AT_WORK (IN (ACCEPTED) | IN (STARTED) | IN (NOT_DONE))
#define DONE (IN (REPORTED_DONE) | IN (NO_DIFFERENCE))

/* Who may; several are any of them. */
enum
{
  OWNER    = 1 << 0,
  AUDITOR  = 1 << 1,
  MANAGER  = 1 << 2,
  DECIDER  = 1 << 3,
  QA_LEAD  = 1 << 4,  /* but not of an action of their own */
  VERIFIER = 1 << 5,  /* somebody else than the owner, who is placed to judge it */
};

/* The action stays as it is. */
#define STAYS -1

typedef struct
{
  guint from;
  int   to;
  guint who;
} Rule;

static const Rule rules[CANDOUR_N_ACTION_EVENTS] = {
  [CANDOUR_ACTION_SEND] = { IN (DRAFT), CANDOUR_ACTION_OPEN, 0 },
  [CANDOUR_ACTION_ACCEPT] = { IN (OPEN), CANDOUR_ACTION_ACCEPTED, OWNER },
  [CANDOUR_ACTION_DECLINE] = { IN (OPEN), CANDOUR_ACTION_DECLINED, OWNER },
  [CANDOUR_ACTION_REASSIGN] = { IN (DECLINED), CANDOUR_ACTION_OPEN, AUDITOR | QA_LEAD },
  [CANDOUR_ACTION_HAND_ON] = { WITH_OWNER, CANDOUR_ACTION_OPEN, OWNER | MANAGER | QA_LEAD },
  [CANDOUR_ACTION_START] = { IN (ACCEPTED) | IN (NOT_DONE), CANDOUR_ACTION_STARTED, OWNER },
  [CANDOUR_ACTION_REPORT_DONE] = { IN (STARTED), CANDOUR_ACTION_REPORTED_DONE, OWNER },
  [CANDOUR_ACTION_FIND_DIFFERENCE] = { DONE, CANDOUR_ACTION_MADE_DIFFERENCE, VERIFIER },
  [CANDOUR_ACTION_FIND_NO_DIFFERENCE] = { DONE, CANDOUR_ACTION_NO_DIFFERENCE, VERIFIER },
  [CANDOUR_ACTION_FIND_NOT_DONE] = { DONE, CANDOUR_ACTION_NOT_DONE, VERIFIER },
  [CANDOUR_ACTION_CLOSE] = { IN (NO_DIFFERENCE), CANDOUR_ACTION_CLOSED, QA_LEAD },
  [CANDOUR_ACTION_WITHDRAW] = { WITH_OWNER | IN (DECLINED), CANDOUR_ACTION_WITHDRAWN, QA_LEAD },
  [CANDOUR_ACTION_ASK_TIME] = { AT_WORK, STAYS, OWNER },
  [CANDOUR_ACTION_GIVE_TIME] = { AT_WORK, STAYS, DECIDER },
  [CANDOUR_ACTION_REFUSE_TIME] = { AT_WORK, STAYS, DECIDER },
  [CANDOUR_ACTION_ADD_EVIDENCE] = { AT_WORK | DONE, STAYS, OWNER | VERIFIER },
  [CANDOUR_ACTION_REMOVE_EVIDENCE] = { AT_WORK | DONE, STAYS, OWNER | VERIFIER },
  [CANDOUR_ACTION_ACKNOWLEDGE] = { WITH_OWNER | IN (DECLINED) | DONE, STAYS, MANAGER | QA_LEAD },
  [CANDOUR_ACTION_HASTEN] = { WITH_OWNER | IN (DECLINED), STAYS, 0 },
};

int
candour_rules_next_action_state (CandourActionState state,
                                 CandourActionEvent event)
{
  const Rule *rule = &rules[event];

  if ((rule->from & 1 << state) == 0)
    return -1;

  return rule->to == STAYS ? (int) state : rule->to;
}

gboolean
candour_rules_is_action_due (CandourActionState state)
{
  return ((WITH_OWNER | IN (DECLINED)) & 1 << state) != 0;
}

gboolean
candour_rules_is_to_verify (CandourActionState  state,
                            const char         *check_on,
                            const char         *today)
{
  return state == CANDOUR_ACTION_REPORTED_DONE
         || (state == CANDOUR_ACTION_NO_DIFFERENCE && g_strcmp0 (check_on, today) <= 0);
}

/* --- May it be done ------------------------------------------------------------------- */

static gboolean
may_verify (const CandourActionTies *ties)
{
  if (ties->is_owner)
    return FALSE;

  return ties->is_auditor || ties->is_manager || ties->role == CANDOUR_ROLE_TEAM_MANAGER
         || ties->role == CANDOUR_ROLE_HEAD_OF_SERVICE || ties->role == CANDOUR_ROLE_QA_LEAD
         || ties->role == CANDOUR_ROLE_MODERATOR;
}

static gboolean
is_one_who_may (const CandourActionTies *ties,
                guint                    who)
{
  return ((who & OWNER) != 0 && ties->is_owner)
         || ((who & AUDITOR) != 0 && ties->is_auditor)
         || ((who & MANAGER) != 0 && ties->is_manager)
         || ((who & DECIDER) != 0 && ties->is_decider)
         || ((who & QA_LEAD) != 0 && ties->role == CANDOUR_ROLE_QA_LEAD && !ties->is_owner)
         || ((who & VERIFIER) != 0 && may_verify (ties));
}

/* What the action is, where that does not allow the event. */
static const char *
explain_state (CandourActionState state,
               CandourActionEvent event)
{
  gboolean verifies = rules[event].from == DONE || event == CANDOUR_ACTION_CLOSE;

  switch (state)
    {
    case CANDOUR_ACTION_DRAFT:
      return _("The audit is not submitted yet, so nobody has this action.");
    case CANDOUR_ACTION_OPEN:
    case CANDOUR_ACTION_ACCEPTED:
    case CANDOUR_ACTION_STARTED:
    case CANDOUR_ACTION_NOT_DONE:
      if (verifies)
        return _("It is not reported done yet, so there is nothing to verify.");
      if (event == CANDOUR_ACTION_REASSIGN)
        return _("It is with its owner, who did not decline it.");
      if (event == CANDOUR_ACTION_SEND)
        return _("This action was sent to its owner.");
      if (state == CANDOUR_ACTION_OPEN)
        return _("Accept the action first.");
      if (state == CANDOUR_ACTION_NOT_DONE)
        return _("It was sent back as not done. Start it again.");
      return state == CANDOUR_ACTION_STARTED ? _("It is started already.")
             : event == CANDOUR_ACTION_REPORT_DONE ? _("Start the action first.")
                                                   : _("It is accepted already.");
    case CANDOUR_ACTION_DECLINED:
      return _("Its owner declined it. The auditor decides who does it.");
    case CANDOUR_ACTION_REPORTED_DONE:
      return event == CANDOUR_ACTION_CLOSE ? _("It is not verified yet.")
                                           : _("It is reported done, and waits to be verified.");
    case CANDOUR_ACTION_NO_DIFFERENCE:
      return _("It is done, and is checked again for the difference it makes.");
    case CANDOUR_ACTION_MADE_DIFFERENCE:
    case CANDOUR_ACTION_CLOSED:
      return _("This action is closed.");
    case CANDOUR_ACTION_WITHDRAWN:
      return _("This action was withdrawn.");
    }

  return "";
}

static char *
explain_decider (const CandourActionTies *ties)
{
  if (ties->decider_name == NULL)
    return g_strdup (_("The QA lead decides."));

  return g_strdup_printf (_("%s decides."), ties->decider_name);
}

/* Why this person may not, though somebody may. */
static char *
explain_person (const CandourActionTies *ties,
                CandourActionEvent       event)
{
  guint who = rules[event].who;

  if (who == DECIDER)
    return explain_decider (ties);
  if (ties->is_owner && (who & VERIFIER) != 0)
    return g_strdup (_("You own this action, so somebody else verifies it."));
  if (ties->is_owner && (who & QA_LEAD) != 0)
    return g_strdup (_("You own this action, so this is somebody else’s to decide."));

  switch (who)
    {
    case OWNER:
      return g_strdup (_("Only its owner can do that."));
    case AUDITOR | QA_LEAD:
      return g_strdup (_("The auditor decides who does it instead, or the QA lead."));
    case OWNER | MANAGER | QA_LEAD:
      return g_strdup (_("Its owner can hand it on, or a manager of the owner, or the QA lead."));
    case MANAGER | QA_LEAD:
      return g_strdup (_("Only those it goes to can say that they know."));
    case QA_LEAD:
      return g_strdup (event == CANDOUR_ACTION_WITHDRAW
                       ? _("Only the QA lead can withdraw an action.")
                       : _("Only the QA lead can close what made no difference."));
    case OWNER | VERIFIER:
      return g_strdup (_("Its owner adds evidence, or whoever verifies it."));
    case VERIFIER:
      return g_strdup (_("The auditor, a manager or the QA lead verifies it."));
    default:
      return g_strdup (event == CANDOUR_ACTION_HASTEN
                       ? _("It is due earlier when moderation agrees a lower grade.")
                       : _("An action is sent when its audit is submitted."));
    }
}

char *
candour_rules_dup_decline_until (const CandourActionPoint *action,
                                 const CandourHolidays    *holidays)
{
  if (action->owner_since == NULL)
    return NULL;

  return candour_date_add_working_days (action->owner_since, CANDOUR_DECLINE_DAYS, holidays);
}

static char *
check_decline (const CandourActionPoint *action,
               const char               *today,
               const CandourHolidays    *holidays)
{
  g_autofree char *until = candour_rules_dup_decline_until (action, holidays);
  g_autofree char *shown = NULL;

  if (until == NULL || strcmp (today, until) <= 0)
    return NULL;

  shown = candour_date_format_short (until, today);

  return g_strdup_printf (_("It could be declined until %s. Ask for more time, or hand it on."),
                          shown);
}

static char *
check_close (const CandourActionPoint *action,
             const char               *today)
{
  g_autofree char *shown = NULL;

  if (candour_rules_is_to_verify (action->state, action->check_on, today))
    return NULL;

  shown = candour_date_format_short (action->check_on, today);

  return g_strdup_printf (_("It is checked again on %s. Until then it stays in view."), shown);
}

/* Evidence is the owner's while it is being done, and the verifier's while that is verified. */
static char *
check_evidence (const CandourActionPoint *action,
                const CandourActionTies  *ties)
{
  gboolean is_done = (DONE & 1 << action->state) != 0;

  if (ties->is_owner && is_done)
    return g_strdup (_("It is reported done, so its evidence stands."));
  if (!ties->is_owner && !is_done)
    return g_strdup (_("Its owner adds the evidence that it was done."));

  return NULL;
}

static char *
check_asked (const CandourActionPoint *action,
             CandourActionEvent        event,
             const CandourActionTies  *ties)
{
  if (event == CANDOUR_ACTION_ASK_TIME)
    {
      if (action->asked_due_on == NULL)
        return NULL;

      return ties->decider_name != NULL
             ? g_strdup_printf (_("%s has not answered your last request yet."),
                                ties->decider_name)
             : g_strdup (_("The QA lead has not answered your last request yet."));
    }

  return action->asked_due_on != NULL ? NULL : g_strdup (_("Nobody asked for more time."));
}

char *
candour_rules_check_action_event (const CandourActionPoint *action,
                                  CandourActionEvent        event,
                                  const CandourActionTies  *ties,
                                  const char               *today,
                                  const CandourHolidays    *holidays)
{
  if (candour_rules_next_action_state (action->state, event) < 0)
    return g_strdup (explain_state (action->state, event));
  if (!is_one_who_may (ties, rules[event].who))
    return explain_person (ties, event);

  switch (event)
    {
    case CANDOUR_ACTION_DECLINE:
      return check_decline (action, today, holidays);
    case CANDOUR_ACTION_CLOSE:
      return check_close (action, today);
    case CANDOUR_ACTION_ASK_TIME:
    case CANDOUR_ACTION_GIVE_TIME:
    case CANDOUR_ACTION_REFUSE_TIME:
      return check_asked (action, event, ties);
    case CANDOUR_ACTION_ADD_EVIDENCE:
    case CANDOUR_ACTION_REMOVE_EVIDENCE:
      return check_evidence (action, ties);
    default:
      return NULL;
    }
}

/* --- Is everything there -------------------------------------------------------------- */

/* What the words are to say; NULL: none are needed. */
static const char *
get_words_wanted (CandourActionEvent event)
{
  switch (event)
    {
    case CANDOUR_ACTION_DECLINE:
      return _("Say why, so that the auditor can decide who does it.");
    case CANDOUR_ACTION_REASSIGN:
    case CANDOUR_ACTION_HAND_ON:
      return _("Say why somebody else does it.");
    case CANDOUR_ACTION_REPORT_DONE:
      return _("Say what you did.");
    case CANDOUR_ACTION_FIND_DIFFERENCE:
      return _("Say what changed for the child, and how you know.");
    case CANDOUR_ACTION_FIND_NO_DIFFERENCE:
      return _("Say what you saw, and what should be different when it is checked again.");
    case CANDOUR_ACTION_FIND_NOT_DONE:
      return _("Say what is still to do.");
    case CANDOUR_ACTION_CLOSE:
    case CANDOUR_ACTION_WITHDRAW:
      return _("Say why. It stays on the record.");
    case CANDOUR_ACTION_ASK_TIME:
      return _("Say what has been tried, and what keeps the child safe until then.");
    case CANDOUR_ACTION_REFUSE_TIME:
      return _("Say why there is no more time.");
    case CANDOUR_ACTION_ACKNOWLEDGE:
      return _("Say what you will do.");
    default:
      return NULL;
    }
}

static const char *
check_new_date (const CandourActionPoint *action,
                CandourActionEvent        event,
                const CandourActionMove  *move,
                const char               *today)
{
  if (move->new_due_on == NULL || !candour_date_is_valid (move->new_due_on))
    return _("Choose a new date.");
  if (strcmp (move->new_due_on, today) <= 0)
    return _("Choose a day that is still to come.");
  if (event == CANDOUR_ACTION_ASK_TIME && g_strcmp0 (move->new_due_on, action->due_on) <= 0)
    return _("Choose a day after the one it is due on now.");
  if (event == CANDOUR_ACTION_ASK_TIME && move->why == CANDOUR_DELAY_NONE)
    return _("Say why more time is needed.");

  return NULL;
}

char *
candour_rules_check_action_move (const CandourActionPoint *action,
                                 CandourActionEvent        event,
                                 const CandourActionMove  *move,
                                 const char               *today)
{
  const char *wanted = get_words_wanted (event);

  if (event == CANDOUR_ACTION_REASSIGN || event == CANDOUR_ACTION_HAND_ON)
    {
      if (candour_rules_is_blank (move->other_id))
        return g_strdup (_("Choose who does it instead."));
      if (g_strcmp0 (move->other_id, action->owner_id) == 0)
        return g_strdup (_("Choose somebody else than the owner it has."));
    }

  if (event == CANDOUR_ACTION_ASK_TIME || event == CANDOUR_ACTION_FIND_NOT_DONE)
    {
      const char *wrong = check_new_date (action, event, move, today);

      if (wrong != NULL)
        return g_strdup (wrong);
    }

  if (event == CANDOUR_ACTION_REPORT_DONE && action->n_evidence == 0)
    return g_strdup (_("Add at least one piece of evidence before you mark it done."));

  if (wanted != NULL && candour_rules_is_blank (move->words))
    return g_strdup (wanted);

  return NULL;
}

/* --- What comes of it ----------------------------------------------------------------- */

static void
set_date (char       **field,
          const char  *date)
{
  char *copy = g_strdup (date);

  g_free (*field);
  *field = copy;
}

static void
verify (CandourActionPoint *action,
        CandourActionEvent  event,
        const char         *new_due_on,
        const char         *today)
{
  g_clear_pointer (&action->check_on, g_free);

  if (event == CANDOUR_ACTION_FIND_NOT_DONE)
    {
      g_clear_pointer (&action->done_on, g_free);
      g_clear_pointer (&action->verified_on, g_free);
      set_date (&action->due_on, new_due_on);
      return;
    }

  if (action->verified_on == NULL)
    set_date (&action->verified_on, today);
  if (event == CANDOUR_ACTION_FIND_NO_DIFFERENCE)
    action->check_on = candour_date_add_days (today, CANDOUR_CHECK_DAYS);
}

/* Another owner: what was asked for by the last one is not asked any more. */
static void
change_owner (CandourActionPoint *action,
              const char         *owner_id,
              const char         *today)
{
  set_date (&action->owner_id, owner_id);
  set_date (&action->owner_since, today);
  g_clear_pointer (&action->asked_due_on, g_free);
}

static void
apply_dates (CandourActionPoint      *action,
             CandourActionEvent       event,
             const CandourActionMove *move,
             const char              *today)
{
  switch (event)
    {
    case CANDOUR_ACTION_SEND:
      set_date (&action->raised_on, today);
      set_date (&action->owner_since, today);
      set_date (&action->first_due_on, action->due_on);
      break;
    case CANDOUR_ACTION_REASSIGN:
    case CANDOUR_ACTION_HAND_ON:
      change_owner (action, move->other_id, today);
      break;
    case CANDOUR_ACTION_REPORT_DONE:
      set_date (&action->done_on, today);
      g_clear_pointer (&action->asked_due_on, g_free);
      break;
    case CANDOUR_ACTION_FIND_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NO_DIFFERENCE:
    case CANDOUR_ACTION_FIND_NOT_DONE:
    case CANDOUR_ACTION_CLOSE:
      verify (action, event, move->new_due_on, today);
      break;
    case CANDOUR_ACTION_ASK_TIME:
      set_date (&action->asked_due_on, move->new_due_on);
      break;
    case CANDOUR_ACTION_GIVE_TIME:
      set_date (&action->due_on, action->asked_due_on);
      g_clear_pointer (&action->asked_due_on, g_free);
      action->n_extended++;
      break;
    case CANDOUR_ACTION_REFUSE_TIME:
    case CANDOUR_ACTION_WITHDRAW:
      g_clear_pointer (&action->asked_due_on, g_free);
      break;
    case CANDOUR_ACTION_HASTEN:
      set_date (&action->due_on, move->new_due_on);
      break;
    default:
      break;
    }
}

void
candour_rules_apply_action_event (CandourActionPoint      *action,
                                  CandourActionEvent       event,
                                  const CandourActionMove *move,
                                  const char              *today)
{
  int state = candour_rules_next_action_state (action->state, event);

  g_return_if_fail (state >= 0);

  action->state = state;
  apply_dates (action, event, move, today);

  if (candour_rules_is_action_open (action->state))
    g_clear_pointer (&action->closed_on, g_free);
  else
    set_date (&action->closed_on, today);
}
