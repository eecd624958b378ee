/* candour-team-node.h - a team in the tree, with what is below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-people-data.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_TEAM_NODE (candour_team_node_get_type ())
G_DECLARE_FINAL_TYPE (CandourTeamNode, candour_team_node, CANDOUR, TEAM_NODE, GObject)

struct _CandourTeamNode
{
  GObject     parent_instance;

  char       *id;
  char       *name;
  guint       n_workers;  /* with those of the teams below */
  GListStore *children;   /* CandourTeamNode */
};

/* Returns: (transfer full): those at the top. *shape is text that is the same for the same tree.
 */
GListModel *candour_team_node_make_roots (const CandourPeopleData  *data,
                                          char                    **shape);

G_END_DECLS
