/* candour-actions-page.h - every action, followed to what it changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ACTIONS_PAGE (candour_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionsPage, candour_actions_page, CANDOUR, ACTIONS_PAGE, GtkWidget)

/* Actions: page.show-action (s: id) shows one, wherever it is in the list; page.show-view (s: a
 * name of candour-action-query.h) lists those.
 */
GtkWidget *candour_actions_page_new (CandourWorkspace *workspace);

G_END_DECLS
