/* candour-store-roster.c - everybody and every team, found by the names that files have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-roster-private.h"

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-people.h"
#include "candour-store-people-private.h"

static void
enter_team (CandourRoster *self,
            CandourTeam   *team)
{
  g_hash_table_insert (self->team_names, candour_fold (team->name), team);
  g_hash_table_insert (self->team_ids, team->id, team);
}

void
candour_roster_add_name (CandourRoster *self,
                         CandourPerson *person,
                         const char    *name)
{
  g_autofree char *folded = candour_fold (name);
  GPtrArray *same = g_hash_table_lookup (self->names, folded);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_steal_pointer (&folded), same);
    }

  if (!g_ptr_array_find (same, person, NULL))
    g_ptr_array_add (same, person);
}

static void
enter_person (CandourRoster *self,
              CandourPerson *person)
{
  candour_roster_add_name (self, person, person->name);
  g_hash_table_insert (self->ids, person->id, person);
  if (person->account != NULL)
    g_hash_table_insert (self->accounts, person->account, person);
}

CandourRoster *
candour_roster_load (CandourDb           *db,
                     const CandourActor  *actor,
                     gboolean             writes,
                     GError             **error)
{
  g_autoptr(CandourRoster) self = g_new0 (CandourRoster, 1);

  self->db = db;
  self->actor = actor;
  self->writes = writes;
  self->team_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->team_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->accounts = g_hash_table_new (g_str_hash, g_str_equal);

  self->teams = candour_store_people_list_teams (db, error);
  if (self->teams == NULL)
    return NULL;
  self->people = candour_store_people_load_all (db, error);
  if (self->people == NULL)
    return NULL;

  for (guint i = 0; i < self->teams->len; i++)
    enter_team (self, self->teams->pdata[i]);
  for (guint i = 0; i < self->people->len; i++)
    enter_person (self, self->people->pdata[i]);

  return g_steal_pointer (&self);
}

void
candour_roster_free (CandourRoster *self)
{
  g_hash_table_unref (self->team_names);
  g_hash_table_unref (self->team_ids);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->accounts);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

gboolean
candour_roster_take_team (CandourRoster      *self,
                          const char         *name,
                          const CandourTeam  *parent,
                          CandourTeam       **team,
                          GError            **error)
{
  g_autofree char *folded = candour_fold (name);
  CandourTeam *found = g_hash_table_lookup (self->team_names, folded);

  if (found == NULL && *folded != '\0')
    {
      found = candour_team_new ();
      found->id = candour_id_new ();
      found->name = candour_squeeze (name);
      found->parent_id = g_strdup (parent != NULL ? parent->id : NULL);
      g_ptr_array_add (self->teams, found);

      if (self->writes
          && !candour_store_teams_insert (self->db, found, self->actor, error))
        return FALSE;

      enter_team (self, found);
      self->n_new_teams++;
    }

  *team = found;

  return TRUE;
}

GPtrArray *
candour_roster_find_people (CandourRoster *self,
                            const char    *name)
{
  g_autofree char *folded = candour_fold (name);

  return g_hash_table_lookup (self->names, folded);
}

CandourPerson *
candour_roster_find_account (CandourRoster *self,
                             const char    *account)
{
  return account != NULL ? g_hash_table_lookup (self->accounts, account) : NULL;
}

/* The tables know people by strings of their own, which therefore stay or are entered anew. */
void
candour_roster_replace (CandourRoster *self,
                        CandourPerson *person,
                        CandourPerson *wanted)
{
  CandourPerson before = *person;

  if (before.account != NULL)
    g_hash_table_remove (self->accounts, before.account);

  *person = *wanted;
  *wanted = before;
  wanted->id = person->id;
  person->id = before.id;

  if (person->account != NULL)
    g_hash_table_insert (self->accounts, person->account, person);
}

gboolean
candour_roster_add_person (CandourRoster  *self,
                           CandourPerson  *person,
                           GError        **error)
{
  g_ptr_array_add (self->people, person);

  if (person->id == NULL)
    person->id = candour_id_new ();
  if (self->writes
      && !candour_store_people_insert (self->db, person, self->actor, error))
    return FALSE;

  enter_person (self, person);
  self->n_new_people++;

  return TRUE;
}

/* The only one who has not left and is of the team, or NULL. */
static CandourPerson *
choose_only (GPtrArray  *candidates,
             const char *team_id,
             gboolean    any_team)
{
  CandourPerson *chosen = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      CandourPerson *person = candidates->pdata[i];

      if (person->left_on != NULL
          || (!any_team && g_strcmp0 (person->team_id, team_id) != 0))
        continue;

      if (chosen != NULL)
        return NULL;
      chosen = person;
    }

  return chosen;
}

CandourPerson *
candour_roster_choose (GPtrArray  *candidates,
                       const char *team_id,
                       const char *current)
{
  CandourPerson *chosen;

  if (candidates->len == 1)
    return candidates->pdata[0];

  chosen = choose_only (candidates, NULL, TRUE);
  if (chosen == NULL && team_id != NULL)
    chosen = choose_only (candidates, team_id, FALSE);

  for (guint i = 0; chosen == NULL && i < candidates->len; i++)
    if (g_strcmp0 (((CandourPerson *) candidates->pdata[i])->id, current) == 0)
      chosen = candidates->pdata[i];

  return chosen;
}

const char *
candour_roster_get_name (CandourRoster *self,
                         const char    *person_id)
{
  const CandourPerson *person =
    person_id != NULL ? g_hash_table_lookup (self->ids, person_id) : NULL;

  return person != NULL ? person->name : "";
}

const char *
candour_roster_get_team (CandourRoster *self,
                         const char    *team_id)
{
  const CandourTeam *team = team_id != NULL ? g_hash_table_lookup (self->team_ids, team_id) : NULL;

  return team != NULL ? team->name : "";
}
