/* candour-teams-tree.h - the council's teams as a tree, and the views that go across them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-people-data.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_TEAMS_TREE (candour_teams_tree_get_type ())
G_DECLARE_FINAL_TYPE (CandourTeamsTree, candour_teams_tree, CANDOUR, TEAMS_TREE, GtkWidget)

/* Signals: "picked" (another team or view is shown), "opened" (by Enter or a click: where only
 * one column is seen, its people are wanted). The menu activates page.add-team and
 * page.edit-team.
 */
GtkWidget          *candour_teams_tree_new       (void);
/* What is chosen stays chosen where it is still there; at first, everyone. Emits nothing. */
void                candour_teams_tree_set_data  (CandourTeamsTree        *self,
                                                  const CandourPeopleData *data);
void                candour_teams_tree_set_may_edit (CandourTeamsTree     *self,
                                                  gboolean                 may_edit);
CandourPeopleScope  candour_teams_tree_get_scope (CandourTeamsTree        *self);
/* NULL where a view is chosen. */
const char         *candour_teams_tree_get_team  (CandourTeamsTree        *self);
void                candour_teams_tree_focus     (CandourTeamsTree        *self);

G_END_DECLS
