/* candour-tasks.h - what takes the whole window, and the actions that open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new task is one action here: it makes the page and pushes it.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the window's class. */
void candour_tasks_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
