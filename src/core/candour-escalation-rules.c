/* candour-escalation-rules.c - who should know of an action that stands still, and since when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"

/* Same day, 24 hours and 5 working days are what councils say of an immediate risk and of what
 * was graded Inadequate; the other numbers are a beginning, for each council to set.
 */
static const CandourEscalationRule usual[] = {
  { CANDOUR_CLOCK_USUAL, CANDOUR_TRIGGER_NOT_ACCEPTED, CANDOUR_TOLD_TEAM_MANAGER, 5, TRUE },
  { CANDOUR_CLOCK_USUAL, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_TEAM_MANAGER, 1, TRUE },
  { CANDOUR_CLOCK_USUAL, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_HEAD_OF_SERVICE, 5, TRUE },
  { CANDOUR_CLOCK_USUAL, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_QA_LEAD, 10, TRUE },
  { CANDOUR_CLOCK_USUAL, CANDOUR_TRIGGER_NOT_VERIFIED, CANDOUR_TOLD_QA_LEAD, 10, TRUE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_RAISED, CANDOUR_TOLD_TEAM_MANAGER, 0, FALSE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_NOT_ACCEPTED, CANDOUR_TOLD_HEAD_OF_SERVICE, 1,
    FALSE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_NOT_ACCEPTED, CANDOUR_TOLD_QA_LEAD, 5, TRUE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_HEAD_OF_SERVICE, 1, FALSE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_QA_LEAD, 5, TRUE },
  { CANDOUR_CLOCK_INADEQUATE, CANDOUR_TRIGGER_NOT_VERIFIED, CANDOUR_TOLD_QA_LEAD, 5, TRUE },
  { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_TRIGGER_RAISED, CANDOUR_TOLD_TEAM_MANAGER, 0, FALSE },
  { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_TRIGGER_RAISED, CANDOUR_TOLD_HEAD_OF_SERVICE, 0, FALSE },
  { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_TRIGGER_NOT_ACCEPTED, CANDOUR_TOLD_QA_LEAD, 1, FALSE },
  { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_TRIGGER_OVERDUE, CANDOUR_TOLD_QA_LEAD, 1, FALSE },
  { CANDOUR_CLOCK_IMMEDIATE, CANDOUR_TRIGGER_NOT_VERIFIED, CANDOUR_TOLD_QA_LEAD, 5, TRUE },
};

/* Beyond it nothing is told any more. */
#define MAX_DAYS 250

GArray *
candour_rules_new_escalation (void)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (CandourEscalationRule));

  g_array_append_vals (rules, usual, G_N_ELEMENTS (usual));

  return rules;
}

static gboolean
are_about_the_same (const CandourEscalationRule *rule,
                    const CandourEscalationRule *other)
{
  return rule->clock == other->clock && rule->trigger == other->trigger
         && rule->told == other->told;
}

char *
candour_rules_check_escalation (const CandourEscalationRule *rules,
                                guint                        n_rules)
{
  gboolean reaches_qa_lead[CANDOUR_N_CLOCKS] = { FALSE };

  for (guint i = 0; i < n_rules; i++)
    {
      gboolean from_due = rules[i].trigger == CANDOUR_TRIGGER_OVERDUE
                          || rules[i].trigger == CANDOUR_TRIGGER_NOT_VERIFIED;

      if (rules[i].days < (from_due ? 1 : 0) || rules[i].days > MAX_DAYS)
        return g_strdup_printf (_("Give a number of days from %d to %d."), from_due ? 1 : 0,
                                MAX_DAYS);

      for (guint j = 0; j < i; j++)
        if (are_about_the_same (&rules[i], &rules[j]))
          return g_strdup (_("Each is told of the same thing once."));

      if (rules[i].told == CANDOUR_TOLD_QA_LEAD && rules[i].trigger == CANDOUR_TRIGGER_OVERDUE)
        reaches_qa_lead[rules[i].clock] = TRUE;
    }

  for (int i = 0; i < CANDOUR_N_CLOCKS; i++)
    if (!reaches_qa_lead[i])
      return g_strdup (_("What stays overdue must reach the QA lead in the end."));

  return NULL;
}

CandourClock
candour_rules_get_clock (const CandourActionPoint *action)
{
  if (action->kind == CANDOUR_ACTION_IMMEDIATE)
    return CANDOUR_CLOCK_IMMEDIATE;

  return action->drawn_as == CANDOUR_GRADE_INADEQUATE ? CANDOUR_CLOCK_INADEQUATE
                                                      : CANDOUR_CLOCK_USUAL;
}

/* The day that the trigger counts from; NULL: it is not so. */
static const char *
get_start (const CandourActionPoint *action,
           CandourTrigger            trigger)
{
  switch (trigger)
    {
    case CANDOUR_TRIGGER_RAISED:
      return candour_rules_is_action_open (action->state) ? action->raised_on : NULL;
    case CANDOUR_TRIGGER_NOT_ACCEPTED:
      return action->state == CANDOUR_ACTION_OPEN || action->state == CANDOUR_ACTION_DECLINED
             ? action->owner_since : NULL;
    case CANDOUR_TRIGGER_OVERDUE:
      return candour_rules_is_action_due (action->state) ? action->due_on : NULL;
    case CANDOUR_TRIGGER_NOT_VERIFIED:
      return action->state == CANDOUR_ACTION_REPORTED_DONE ? action->done_on
             : action->state == CANDOUR_ACTION_NO_DIFFERENCE ? action->check_on : NULL;
    }

  return NULL;
}

static char *
dup_since (const CandourEscalationRule *rule,
           const char                  *start,
           const CandourHolidays       *holidays)
{
  if (rule->days == 0)
    return g_strdup (start);

  return rule->working ? candour_date_add_working_days (start, rule->days, holidays)
                       : candour_date_add_days (start, rule->days);
}

void
candour_rules_escalate (const CandourActionPoint     *action,
                        const CandourEscalationRule  *rules,
                        guint                         n_rules,
                        const CandourHolidays        *holidays,
                        char                        **since,
                        CandourTrigger               *triggers)
{
  CandourClock clock = candour_rules_get_clock (action);

  for (int i = 0; i < CANDOUR_N_TOLD; i++)
    since[i] = NULL;

  for (guint i = 0; i < n_rules; i++)
    {
      const CandourEscalationRule *rule = &rules[i];
      const char *start = rule->clock == clock ? get_start (action, rule->trigger) : NULL;
      g_autofree char *date = start != NULL ? dup_since (rule, start, holidays) : NULL;

      if (date == NULL || (since[rule->told] != NULL && strcmp (since[rule->told], date) <= 0))
        continue;

      g_free (since[rule->told]);
      since[rule->told] = g_steal_pointer (&date);
      if (triggers != NULL)
        triggers[rule->told] = rule->trigger;
    }
}
