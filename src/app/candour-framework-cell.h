/* candour-framework-cell.h - one entry of the lists of the frameworks page, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-framework-node.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FRAMEWORK_CELL (candour_framework_cell_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkCell, candour_framework_cell, CANDOUR, FRAMEWORK_CELL,
                      GtkWidget)

GtkWidget          *candour_framework_cell_new          (void);
void                candour_framework_cell_set_node     (CandourFrameworkCell *self,
                                                         CandourFrameworkNode *node);
/* What a screen reader says for it. */
char               *candour_framework_cell_dup_name     (CandourFrameworkNode *node);

/* The first is for a list of GtkTreeListRow, the other for one of nodes. */
GtkListItemFactory *candour_framework_cell_tree_factory (void);
GtkListItemFactory *candour_framework_cell_list_factory (void);

G_END_DECLS
