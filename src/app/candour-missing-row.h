/* candour-missing-row.h - one thing that is missing, and the way to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @detail may be "" or NULL. @label NULL: there is no way to it. @action takes @index (u). */
GtkWidget *candour_missing_row_new          (const char *title,
                                             const char *detail,
                                             const char *label,
                                             const char *action,
                                             guint       index);
/* Instead of rows, where nothing is. */
GtkWidget *candour_missing_row_new_complete (void);

G_END_DECLS
