/* candour-store-teams.c - keeps the teams, and which belongs to which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-people.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-people-private.h"

static const char list_sql[] =
  "SELECT id, name, parent_id, position FROM team ORDER BY position, name, id";

static CandourTeam *
read_team (CandourStatement *statement)
{
  CandourTeam *team = candour_team_new ();

  team->id = g_strdup (candour_statement_get_text (statement, 0));
  team->name = g_strdup (candour_statement_get_text (statement, 1));
  team->parent_id = g_strdup (candour_statement_get_text (statement, 2));
  team->position = candour_statement_get_int (statement, 3);

  return team;
}

static GPtrArray *
load_all (CandourDb  *db,
          GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, list_sql, error, "");

  return candour_statement_collect (statement, (CandourStatementReader) read_team,
                                    (GDestroyNotify) candour_team_free, error);
}

/* Moves what is below @parent_id from @teams to @tree; places left empty are NULL. */
static void
take_children (GPtrArray  *teams,
               const char *parent_id,
               GPtrArray  *tree)
{
  for (guint i = 0; i < teams->len; i++)
    {
      CandourTeam *team = teams->pdata[i];

      if (team == NULL || g_strcmp0 (team->parent_id, parent_id) != 0)
        continue;

      teams->pdata[i] = NULL;
      g_ptr_array_add (tree, team);
      take_children (teams, team->id, tree);
    }
}

/* Saving lets no circle in, so every team is below one without a parent. */
GPtrArray *
candour_store_people_list_teams (CandourDb  *db,
                                 GError    **error)
{
  g_autoptr(GPtrArray) teams = load_all (db, error);
  GPtrArray *tree;

  if (teams == NULL)
    return NULL;

  g_ptr_array_set_free_func (teams, NULL);
  tree = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_team_free);
  take_children (teams, NULL, tree);

  return tree;
}

static const char next_position_sql[] =
  "SELECT COALESCE (max (position), 0) + 1 FROM team"
  " WHERE parent_id IS NOT DISTINCT FROM CAST ($1 AS TEXT)";

static gboolean
find_position (CandourDb    *db,
               CandourTeam  *team,
               GError      **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, next_position_sql, error, "s", team->parent_id);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  team->position = candour_statement_get_int (statement, 0);

  return TRUE;
}

static const char insert_sql[] =
  "INSERT INTO team (id, name, parent_id, position) VALUES ($1, $2, $3, $4)";

gboolean
candour_store_teams_insert (CandourDb           *db,
                            CandourTeam         *team,
                            const CandourActor  *actor,
                            GError             **error)
{
  if (team->position == 0 && !find_position (db, team, error))
    return FALSE;

  if (team->id == NULL)
    team->id = candour_id_new ();

  return candour_db_execute (db, insert_sql, error, "sssi", team->id, team->name, team->parent_id,
                             (gint64) team->position)
         && candour_store_history_append (db, actor, "team", team->id, "name", NULL, team->name,
                                          NULL, error)
         && (team->parent_id == NULL
             || candour_store_history_append (db, actor, "team", team->id, "parent_id", NULL,
                                              team->parent_id, NULL, error));
}

static const char parent_sql[] =
  "UPDATE team SET parent_id = $1 WHERE id = $2";

gboolean
candour_store_teams_set_parent (CandourDb           *db,
                                CandourTeam         *team,
                                const char          *parent_id,
                                const CandourActor  *actor,
                                GError             **error)
{
  if (!candour_db_execute (db, parent_sql, error, "ss", parent_id, team->id)
      || !candour_store_history_append (db, actor, "team", team->id, "parent_id", team->parent_id,
                                        parent_id, NULL, error))
    return FALSE;

  g_free (team->parent_id);
  team->parent_id = g_strdup (parent_id);

  return TRUE;
}

/* NULL: yes. @team as it is to be, @teams as they are. */
static const char *
find_fault (const CandourTeam *team,
            GPtrArray         *teams)
{
  g_autofree char *folded = candour_fold (team->name);
  const char *above = team->parent_id;

  if (*folded == '\0')
    return _("Give the team a name.");

  for (guint i = 0; i < teams->len; i++)
    {
      const CandourTeam *other = teams->pdata[i];
      g_autofree char *other_folded = candour_fold (other->name);

      if (g_strcmp0 (other->id, team->id) != 0 && strcmp (folded, other_folded) == 0)
        return _("There is a team of this name already.");
    }

  if (team->id == NULL)
    return NULL;

  /* Parents come before children, so one walk from the end climbs to the top. */
  for (guint i = teams->len; above != NULL && i > 0; i--)
    {
      const CandourTeam *other = teams->pdata[i - 1];

      if (strcmp (above, team->id) == 0)
        return _("A team cannot be below itself.");
      if (strcmp (other->id, above) == 0)
        above = other->parent_id;
    }

  return NULL;
}

static const CandourTeam *
find_team (GPtrArray  *teams,
           const char *id)
{
  for (guint i = 0; i < teams->len; i++)
    if (strcmp (((const CandourTeam *) teams->pdata[i])->id, id) == 0)
      return teams->pdata[i];

  return NULL;
}

static const char update_sql[] =
  "UPDATE team SET name = $1, parent_id = $2, position = $3 WHERE id = $4";

static gboolean
update_team (CandourDb           *db,
             const CandourTeam   *old,
             const CandourTeam   *team,
             const CandourActor  *actor,
             GError             **error)
{
  if (old == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                           _("There is no such team."));
      return FALSE;
    }

  return candour_db_execute (db, update_sql, error, "ssis", team->name, team->parent_id,
                             (gint64) team->position, team->id)
         && (strcmp (old->name, team->name) == 0
             || candour_store_history_append (db, actor, "team", team->id, "name", old->name,
                                              team->name, NULL, error))
         && (g_strcmp0 (old->parent_id, team->parent_id) == 0
             || candour_store_history_append (db, actor, "team", team->id, "parent_id",
                                              old->parent_id, team->parent_id, NULL, error));
}

static void
take_over (CandourTeam *team,
           CandourTeam *saved)
{
  g_free (team->id);
  team->id = g_steal_pointer (&saved->id);
  g_free (team->name);
  team->name = g_steal_pointer (&saved->name);
  team->position = saved->position;
}

gboolean
candour_store_people_save_team (CandourDb           *db,
                                CandourTeam         *team,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourTeam) saved = candour_team_new ();
  g_autoptr(GPtrArray) teams = NULL;
  const char *fault;

  saved->id = g_strdup (team->id);
  saved->name = candour_squeeze (team->name);
  saved->parent_id = g_strdup (team->parent_id);
  saved->position = team->position;

  if (transaction == NULL || !candour_store_people_check_editor (actor, error))
    return FALSE;
  teams = candour_store_people_list_teams (db, error);
  if (teams == NULL)
    return FALSE;

  fault = find_fault (saved, teams);
  if (fault != NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, fault);
      return FALSE;
    }

  if (!(saved->id == NULL
        ? candour_store_teams_insert (db, saved, actor, error)
        : update_team (db, find_team (teams, saved->id), saved, actor, error))
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  take_over (team, saved);

  return TRUE;
}
