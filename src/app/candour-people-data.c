/* candour-people-data.c - teams and people as they were read, and what is counted in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-fold.h"
#include "candour-people-data.h"
#include "candour-person-words.h"
#include "candour-store-people.h"

gpointer
candour_people_data_read (CandourDb     *db,
                          gpointer       today,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(CandourPeopleData) self = g_new0 (CandourPeopleData, 1);

  self->today = g_strdup (today);
  self->teams = candour_store_people_list_teams (db, error);
  if (self->teams == NULL)
    return NULL;

  self->people = candour_store_people_list (db, CANDOUR_PEOPLE_ALL, NULL, NULL, today, error);

  return self->people != NULL ? g_steal_pointer (&self) : NULL;
}

void
candour_people_data_free (CandourPeopleData *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->today);
  g_free (self);
}

const CandourTeam *
candour_people_data_find_team (const CandourPeopleData *self,
                               const char              *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (self->teams, i);

      if (g_strcmp0 (team->id, id) == 0)
        return team;
    }

  return NULL;
}

CandourPersonRow *
candour_people_data_find_person (const CandourPeopleData *self,
                                 const char              *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      CandourPersonRow *row = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (row->id, id) == 0)
        return row;
    }

  return NULL;
}

CandourPersonRow *
candour_people_data_find_manager (const CandourPeopleData *self,
                                  const char              *team_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      CandourPersonRow *row = g_ptr_array_index (self->people, i);

      if (row->role == CANDOUR_ROLE_TEAM_MANAGER && row->left_on == NULL
          && g_strcmp0 (row->team_id, team_id) == 0)
        return row;
    }

  return NULL;
}

/* A set of ids, borrowed: @team_id and all below it, as parents come before their children. */
static GHashTable *
find_below (const CandourPeopleData *self,
            const char              *team_id)
{
  GHashTable *below = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (self->teams, i);

      if (g_strcmp0 (team->id, team_id) == 0
          || (team->parent_id != NULL && g_hash_table_contains (below, team->parent_id)))
        g_hash_table_add (below, team->id);
    }

  return below;
}

static gboolean
is_in_scope (const CandourPeopleData *self,
             CandourPersonRow        *row,
             CandourPeopleScope       scope,
             GHashTable              *below)
{
  switch (scope)
    {
    case CANDOUR_SCOPE_TEAM:
      return row->left_on == NULL && row->team_id != NULL
             && g_hash_table_contains (below, row->team_id);
    case CANDOUR_SCOPE_AUDITORS:
      return row->left_on == NULL && row->trained_on != NULL;
    case CANDOUR_SCOPE_NOT_AUDITED:
      return candour_person_is_not_audited (row, self->today);
    case CANDOUR_SCOPE_LEFT:
      return row->left_on != NULL;
    case CANDOUR_SCOPE_EVERYONE:
    case CANDOUR_N_SCOPES:
    default:
      return row->left_on == NULL;
    }
}

static gboolean
has_text (CandourPersonRow *row,
          const char       *folded)
{
  g_autofree char *name = NULL;

  if (*folded == '\0')
    return TRUE;

  name = candour_fold (row->name);

  return strstr (name, folded) != NULL;
}

GPtrArray *
candour_people_data_list (const CandourPeopleData *self,
                          CandourPeopleScope       scope,
                          const char              *team_id,
                          int                      role,
                          const char              *text)
{
  g_autoptr(GHashTable) below = NULL;
  g_autofree char *folded = candour_fold (text);
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, rows);

  below = find_below (self, team_id);
  for (guint i = 0; i < self->people->len; i++)
    {
      CandourPersonRow *row = g_ptr_array_index (self->people, i);

      if (is_in_scope (self, row, scope, below)
          && (role == CANDOUR_ANY_ROLE || (int) row->role == role)
          && has_text (row, folded))
        g_ptr_array_add (rows, row);
    }

  return rows;
}

guint
candour_people_data_count_workers (const CandourPeopleData *self,
                                   const char              *team_id)
{
  g_autoptr(GPtrArray) rows = NULL;

  g_return_val_if_fail (self != NULL, 0);

  rows = candour_people_data_list (self, team_id != NULL ? CANDOUR_SCOPE_TEAM
                                                         : CANDOUR_SCOPE_EVERYONE,
                                   team_id, CANDOUR_ROLE_SOCIAL_WORKER, NULL);

  return rows->len;
}

guint
candour_people_data_count_teams (const CandourPeopleData *self)
{
  g_autoptr(GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (self->teams, i);

      if (team->parent_id != NULL)
        g_hash_table_add (parents, team->parent_id);
    }

  return self->teams->len - g_hash_table_size (parents);
}
