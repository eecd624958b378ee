/* candour-action-people.c - who stands above the owner of an action, and who is what to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-action-rules.h"

#include <glib/gi18n-lib.h>

static const CandourPerson *
find_person (GPtrArray  *people,
             const char *id)
{
  for (guint i = 0; id != NULL && people != NULL && i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

static gboolean
manages (GPtrArray  *people,
         const char *manager_id,
         const char *person_id)
{
  const CandourPerson *person = find_person (people, person_id);

  /* A circle of managers must not hang us. */
  for (guint left = people != NULL ? people->len : 0; person != NULL && left > 0; left--)
    {
      if (g_strcmp0 (person->manager_id, manager_id) == 0)
        return TRUE;

      person = find_person (people, person->manager_id);
    }

  return FALSE;
}

static gboolean
holds_post (const CandourPerson *person,
            CandourTold          told)
{
  if (person->left_on != NULL)
    return FALSE;

  switch (person->role)
    {
    case CANDOUR_ROLE_TEAM_MANAGER:
      return told == CANDOUR_TOLD_TEAM_MANAGER;
    case CANDOUR_ROLE_HEAD_OF_SERVICE:
      return told != CANDOUR_TOLD_QA_LEAD;
    case CANDOUR_ROLE_QA_LEAD:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A worker whose line manager is not known still has a team, and it a manager. */
static const CandourPerson *
find_team_manager (GPtrArray           *people,
                   const CandourPerson *owner)
{
  if (owner->team_id == NULL || owner->role == CANDOUR_ROLE_TEAM_MANAGER)
    return NULL;

  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (person->role == CANDOUR_ROLE_TEAM_MANAGER && person->left_on == NULL
          && person != owner && g_strcmp0 (person->team_id, owner->team_id) == 0)
        return person;
    }

  return NULL;
}

static const CandourPerson *
find_above (GPtrArray           *people,
            const CandourPerson *person,
            const char          *owner_id,
            CandourTold          told)
{
  for (guint left = people->len; person != NULL && left > 0; left--)
    {
      person = find_person (people, person->manager_id);
      if (person != NULL && holds_post (person, told) && g_strcmp0 (person->id, owner_id) != 0)
        return person;
    }

  return NULL;
}

const CandourPerson *
candour_rules_find_told (const char  *owner_id,
                         CandourTold  told,
                         GPtrArray   *people)
{
  const CandourPerson *owner = find_person (people, owner_id);
  const CandourPerson *manager;
  const CandourPerson *found;

  if (owner == NULL)
    return NULL;

  found = find_above (people, owner, owner_id, told);
  if (found != NULL)
    return found;

  manager = find_team_manager (people, owner);
  if (manager != NULL && holds_post (manager, told))
    return manager;

  return manager != NULL ? find_above (people, manager, owner_id, told) : NULL;
}

const CandourPerson *
candour_rules_find_time_decider (const char *owner_id,
                                 int         number,
                                 GPtrArray  *people)
{
  return candour_rules_find_told (owner_id,
                                  number <= 1 ? CANDOUR_TOLD_TEAM_MANAGER
                                              : CANDOUR_TOLD_HEAD_OF_SERVICE, people);
}

CandourActionTies
candour_rules_find_action_ties (const CandourActionPoint *action,
                                const char               *auditor_id,
                                const char               *person_id,
                                CandourRole               role,
                                GPtrArray                *people)
{
  const CandourPerson *decider =
    candour_rules_find_time_decider (action->owner_id, action->n_extended + 1, people);
  CandourActionTies ties = {
    .person_id = person_id,
    .role = role,
    .is_owner = person_id != NULL && g_strcmp0 (action->owner_id, person_id) == 0,
    .is_auditor = person_id != NULL && g_strcmp0 (auditor_id, person_id) == 0,
    .decider_name = decider != NULL ? decider->name : NULL,
  };

  if (person_id == NULL || ties.is_owner)
    return ties;

  ties.is_manager = manages (people, person_id, action->owner_id)
                    || (decider != NULL && g_strcmp0 (decider->id, person_id) == 0);
  ties.is_decider = decider != NULL ? g_strcmp0 (decider->id, person_id) == 0
                                    : role == CANDOUR_ROLE_QA_LEAD;

  return ties;
}

char *
candour_rules_check_new_owner (const CandourPerson *person,
                               const char          *moderator_id)
{
  g_return_val_if_fail (person != NULL, NULL);

  if (person->left_on != NULL)
    return g_strdup_printf (_("%s has left. Choose somebody who is still here."), person->name);

  if (moderator_id != NULL && g_strcmp0 (person->id, moderator_id) == 0)
    return g_strdup_printf (_("%s is moderating this audit without seeing what the auditor "
                              "judged, and the action would show it. Choose somebody else, or "
                              "wait until the moderator’s grades are sealed."), person->name);

  return NULL;
}
