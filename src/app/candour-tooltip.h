/* candour-tooltip.h - tooltips for the many: asked for when they are wanted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gtk_widget_set_tooltip_text() asks the display where the pointer is, and waits for its answer:
 * for the rows of a list that was half the time that it took to show them.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: NULL for none. */
void candour_tooltip_set (GtkWidget  *widget,
                          const char *text);

G_END_DECLS
