/* candour-team-node.c - a team in the tree, with what is below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-team-node.h"

G_DEFINE_FINAL_TYPE (CandourTeamNode, candour_team_node, G_TYPE_OBJECT)

static void
candour_team_node_finalize (GObject *object)
{
  CandourTeamNode *self = CANDOUR_TEAM_NODE (object);

  g_free (self->id);
  g_free (self->name);
  g_object_unref (self->children);

  G_OBJECT_CLASS (candour_team_node_parent_class)->finalize (object);
}

static void
candour_team_node_class_init (CandourTeamNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candour_team_node_finalize;
}

static void
candour_team_node_init (CandourTeamNode *self)
{
  self->children = g_list_store_new (CANDOUR_TYPE_TEAM_NODE);
}

GListModel *
candour_team_node_make_roots (const CandourPeopleData  *data,
                              char                    **shape)
{
  GListStore *roots = g_list_store_new (CANDOUR_TYPE_TEAM_NODE);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  /* Parents come before their children. */
  for (guint i = 0; i < data->teams->len; i++)
    {
      const CandourTeam *team = g_ptr_array_index (data->teams, i);
      g_autoptr(CandourTeamNode) node = g_object_new (CANDOUR_TYPE_TEAM_NODE, NULL);
      CandourTeamNode *parent =
        team->parent_id != NULL ? g_hash_table_lookup (by_id, team->parent_id) : NULL;

      node->id = g_strdup (team->id);
      node->name = g_strdup (team->name);
      node->n_workers = candour_people_data_count_workers (data, team->id);
      g_hash_table_insert (by_id, node->id, node);
      g_list_store_append (parent != NULL ? parent->children : roots, node);
      g_string_append_printf (text, "%s\n%s\n%s\n%u\n", team->id, team->name,
                              team->parent_id != NULL ? team->parent_id : "", node->n_workers);
    }

  *shape = g_string_free (text, FALSE);

  return G_LIST_MODEL (roots);
}
