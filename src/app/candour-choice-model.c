/* candour-choice-model.c - names to choose from, with the ids behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-choice-model.h"

#define IDS "candour-ids"

static GPtrArray *
get_ids (GtkStringList *self)
{
  return g_object_get_data (G_OBJECT (self), IDS);
}

GtkStringList *
candour_choice_model_new (const char *none)
{
  GtkStringList *self = gtk_string_list_new (NULL);

  g_object_set_data_full (G_OBJECT (self), IDS, g_ptr_array_new_with_free_func (g_free),
                          (GDestroyNotify) g_ptr_array_unref);
  candour_choice_model_add (self, NULL, none);

  return self;
}

void
candour_choice_model_add (GtkStringList *self,
                          const char    *id,
                          const char    *name)
{
  g_return_if_fail (GTK_IS_STRING_LIST (self));

  g_ptr_array_add (get_ids (self), g_strdup (id));
  gtk_string_list_append (self, name);
}

static guint
find_depth (GPtrArray         *teams,
            const CandourTeam *team,
            const char        *without,
            gboolean          *is_left_out)
{
  const char *above = team->parent_id;
  guint depth = 0;

  *is_left_out = without != NULL && g_strcmp0 (team->id, without) == 0;

  /* Parents come before children, so one walk from the end climbs to the top. */
  for (guint i = teams->len; above != NULL && i > 0; i--)
    {
      const CandourTeam *other = g_ptr_array_index (teams, i - 1);

      if (g_strcmp0 (other->id, above) != 0)
        continue;

      *is_left_out = *is_left_out || g_strcmp0 (other->id, without) == 0;
      above = other->parent_id;
      depth++;
    }

  return depth;
}

void
candour_choice_model_add_teams (GtkStringList *self,
                                GPtrArray     *teams,
                                const char    *without)
{
  g_return_if_fail (GTK_IS_STRING_LIST (self));
  g_return_if_fail (teams != NULL);

  for (guint i = 0; i < teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (teams, i);
      gboolean is_left_out;
      guint depth = find_depth (teams, team, without, &is_left_out);
      g_autofree char *name = g_strdup_printf ("%*s%s", (int) depth * 3, "", team->name);

      if (!is_left_out)
        candour_choice_model_add (self, team->id, name);
    }
}

guint
candour_choice_model_find (GtkStringList *self,
                           const char    *id)
{
  GPtrArray *ids;

  g_return_val_if_fail (GTK_IS_STRING_LIST (self), 0);

  ids = get_ids (self);
  for (guint i = 1; id != NULL && i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), id) == 0)
      return i;

  return 0;
}

const char *
candour_choice_model_get_id (GtkStringList *self,
                             guint          position)
{
  GPtrArray *ids;

  g_return_val_if_fail (GTK_IS_STRING_LIST (self), NULL);

  ids = get_ids (self);

  return position < ids->len ? g_ptr_array_index (ids, position) : NULL;
}
