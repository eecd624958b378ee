/* candour-follow-rules.c - how well actions are followed: what counts, once, for every figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-follow-rules.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-date.h"

struct _CandourFollowCount
{
  char                 *today;
  CandourFollowFigures  figures;
  GArray               *done_days;      /* int */
  GArray               *verified_days;  /* int */
};

const CandourCode candour_no_actions[] = {
  { CANDOUR_NO_ACTIONS_LEFT_OUT, "left-out", N_("Left out") },
  { CANDOUR_NO_ACTIONS_IN_TIME, "in-time", N_("Counted as in time") },
  { 0, NULL, NULL },
};

const char *
candour_no_actions_get_sentence (CandourNoActions no_actions)
{
  return no_actions == CANDOUR_NO_ACTIONS_IN_TIME
         ? _("Audits without an action count as in time.")
         : _("Audits without an action are left out.");
}

/* --- One action ----------------------------------------------------------------------- */

gboolean
candour_follow_counts (CandourActionState state)
{
  return state != CANDOUR_ACTION_DRAFT && state != CANDOUR_ACTION_WITHDRAWN;
}

gboolean
candour_follow_is_done (const CandourFollowed *action)
{
  switch (action->state)
    {
    case CANDOUR_ACTION_REPORTED_DONE:
    case CANDOUR_ACTION_MADE_DIFFERENCE:
    case CANDOUR_ACTION_NO_DIFFERENCE:
    case CANDOUR_ACTION_CLOSED:
      return action->done_on != NULL;
    default:
      return FALSE;
    }
}

gboolean
candour_follow_is_in_time (const CandourFollowed *action)
{
  return candour_follow_is_done (action) && action->first_due_on != NULL
         && strcmp (action->done_on, action->first_due_on) <= 0;
}

gboolean
candour_follow_is_verified (const CandourFollowed *action)
{
  return candour_follow_is_done (action) && action->verified_on != NULL
         && action->state != CANDOUR_ACTION_REPORTED_DONE;
}

/* --- One audit ------------------------------------------------------------------------ */

CandourInTime
candour_follow_judge_audit (const CandourFollowed *actions,
                            guint                  n_actions,
                            const char            *today)
{
  CandourInTime judged = CANDOUR_IN_TIME_NO_ACTIONS;

  for (guint i = 0; i < n_actions; i++)
    {
      if (!candour_follow_counts (actions[i].state))
        continue;

      if (candour_follow_is_in_time (&actions[i]))
        judged = judged == CANDOUR_IN_TIME_NOT_DUE ? judged : CANDOUR_IN_TIME_YES;
      else if (!candour_follow_is_done (&actions[i]) && actions[i].first_due_on != NULL
               && strcmp (today, actions[i].first_due_on) <= 0)
        judged = CANDOUR_IN_TIME_NOT_DUE;
      else
        return CANDOUR_IN_TIME_NO;
    }

  return judged;
}

gboolean
candour_follow_is_decided (CandourInTime     judged,
                           CandourNoActions  no_actions,
                           gboolean         *in_time)
{
  if (in_time != NULL)
    *in_time = judged == CANDOUR_IN_TIME_YES
               || (judged == CANDOUR_IN_TIME_NO_ACTIONS
                   && no_actions == CANDOUR_NO_ACTIONS_IN_TIME);

  return judged == CANDOUR_IN_TIME_YES || judged == CANDOUR_IN_TIME_NO
         || (judged == CANDOUR_IN_TIME_NO_ACTIONS && no_actions == CANDOUR_NO_ACTIONS_IN_TIME);
}

/* --- All of them ---------------------------------------------------------------------- */

CandourFollowCount *
candour_follow_count_new (const char *today)
{
  CandourFollowCount *self = g_new0 (CandourFollowCount, 1);

  self->today = g_strdup (today);
  self->done_days = g_array_new (FALSE, FALSE, sizeof (int));
  self->verified_days = g_array_new (FALSE, FALSE, sizeof (int));

  return self;
}

void
candour_follow_count_free (CandourFollowCount *self)
{
  g_free (self->today);
  g_array_unref (self->done_days);
  g_array_unref (self->verified_days);
  g_free (self);
}

static void
add_days (GArray     *days,
          const char *from,
          const char *to)
{
  int between = from != NULL && to != NULL ? candour_date_days_between (from, to) : -1;

  if (between >= 0)
    g_array_append_val (days, between);
}

static void
add_action (CandourFollowCount    *self,
            const CandourFollowed *action)
{
  CandourFollowFigures *figures = &self->figures;

  if (!candour_follow_counts (action->state))
    return;

  figures->n_actions++;
  figures->n_open += candour_rules_is_action_open (action->state);
  if (!candour_follow_is_done (action))
    return;

  figures->n_done++;
  figures->n_done_in_time += candour_follow_is_in_time (action);
  add_days (self->done_days, action->raised_on, action->done_on);
  if (!candour_follow_is_verified (action))
    return;

  figures->n_verified++;
  if (action->state == CANDOUR_ACTION_MADE_DIFFERENCE)
    figures->n_difference++;
  else
    figures->n_no_difference++;
  add_days (self->verified_days, action->raised_on, action->verified_on);
}

void
candour_follow_count_add (CandourFollowCount    *self,
                          const CandourFollowed *actions,
                          guint                  n_actions,
                          CandourNoActions       no_actions)
{
  CandourInTime judged = candour_follow_judge_audit (actions, n_actions, self->today);
  gboolean in_time;

  self->figures.n_audits++;
  self->figures.n_no_actions += judged == CANDOUR_IN_TIME_NO_ACTIONS;
  self->figures.n_not_due += judged == CANDOUR_IN_TIME_NOT_DUE;
  if (candour_follow_is_decided (judged, no_actions, &in_time))
    {
      self->figures.n_decided++;
      self->figures.n_in_time += in_time;
    }

  for (guint i = 0; i < n_actions; i++)
    add_action (self, &actions[i]);
}

void
candour_follow_count_note (CandourFollowCount *self,
                           gint64              n_extended,
                           gint64              n_overdue)
{
  self->figures.n_extended += n_extended;
  self->figures.n_overdue += n_overdue;
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  int first = *(const int *) a;
  int second = *(const int *) b;

  return first < second ? -1 : first > second;
}

/* The smallest number that @tenths in ten are not above; -1 where there is none. */
static int
get_within (GArray *days,
            guint   tenths)
{
  if (days->len == 0)
    return -1;

  return g_array_index (days, int, (days->len * tenths + 9) / 10 - 1);
}

void
candour_follow_count_finish (CandourFollowCount   *self,
                             CandourFollowFigures *figures)
{
  g_array_sort (self->done_days, compare_ints);
  g_array_sort (self->verified_days, compare_ints);

  *figures = self->figures;
  figures->median_done = get_within (self->done_days, 5);
  figures->ninth_done = get_within (self->done_days, 9);
  figures->median_verified = get_within (self->verified_days, 5);
  figures->ninth_verified = get_within (self->verified_days, 9);
}
