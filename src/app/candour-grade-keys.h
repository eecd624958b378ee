/* candour-grade-keys.h - grading by the digits of the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-framework.h"

G_BEGIN_DECLS

/* The focus in the window of @widget is where letters and digits are text. */
gboolean  candour_grade_keys_is_writing (GtkWidget              *widget);
/* What a key that was pressed grades, 0 clears; -1: it means something else. A digit by itself
 * where nobody writes, with Alt and Shift anywhere.
 */
int       candour_grade_keys_find_grade (GtkEventControllerKey  *controller,
                                         guint                   keycode,
                                         GdkModifierType         state);
/* "Grade changed to Good" */
char     *candour_grade_keys_dup_change (const CandourFramework *framework,
                                         int                     old_grade,
                                         int                     new_grade);

/* @keys, as GtkShortcutTrigger names them, do @action; @arguments (may be NULL, floating is
 * taken).
 */
void      candour_keys_add              (GtkEventController     *controller,
                                         const char             *keys,
                                         const char             *action,
                                         GVariant               *arguments);

G_END_DECLS
