/* candour-action-query.c - a filter of the list of actions that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-query.h"

CandourActionQuery *
candour_action_query_new (const CandourActionFilter *filter,
                          const char                *today)
{
  CandourActionQuery *self = g_new0 (CandourActionQuery, 1);

  self->filter = *filter;
  self->filter.person_id = g_strdup (filter->person_id);
  self->filter.team_id = g_strdup (filter->team_id);
  self->filter.owner_id = g_strdup (filter->owner_id);
  self->filter.auditor_id = g_strdup (filter->auditor_id);
  self->filter.verifier_id = g_strdup (filter->verifier_id);
  self->today = g_strdup (today);

  return self;
}

CandourActionQuery *
candour_action_query_copy (const CandourActionQuery *self)
{
  return candour_action_query_new (&self->filter, self->today);
}

void
candour_action_query_free (CandourActionQuery *self)
{
  g_free ((char *) self->filter.person_id);
  g_free ((char *) self->filter.team_id);
  g_free ((char *) self->filter.owner_id);
  g_free ((char *) self->filter.auditor_id);
  g_free ((char *) self->filter.verifier_id);
  g_free (self->today);
  g_free (self);
}

int
candour_action_view_from_name (const char *name)
{
  static const char *const names[CANDOUR_N_ACTION_VIEWS] =
  {
    [CANDOUR_ACTIONS_OPEN] = "open",
    [CANDOUR_ACTIONS_OVERDUE] = "overdue",
    [CANDOUR_ACTIONS_DUE_SOON] = "due-soon",
    [CANDOUR_ACTIONS_TO_VERIFY] = "to-verify",
    [CANDOUR_ACTIONS_MINE] = "mine",
    [CANDOUR_ACTIONS_TOLD] = "told",
    [CANDOUR_ACTIONS_CLOSED] = "closed",
  };

  for (int i = 0; i < CANDOUR_N_ACTION_VIEWS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return i;

  return -1;
}
