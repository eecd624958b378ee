/* candour-tasks.c - what takes the whole window, and the actions that open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-tasks.h"
#include "candour-window.h"

void
candour_tasks_install_actions (GtkWidgetClass *widget_class)
{
}
