/* candour-pane-rows.h - facts, audits and actions as the panes of a person and a record show them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-rows.h"

G_BEGIN_DECLS

/* An audit that was submitted; activating it opens it. */
GtkWidget *candour_pane_row_new_audit  (CandourAuditRow   *row,
                                        const char        *today);
GtkWidget *candour_pane_row_new_action (CandourActionRow  *row,
                                        const char        *today);
/* Words alone, with a chip or other widget at the end (taken; may be NULL). */
GtkWidget *candour_pane_row_new_words  (const char        *title,
                                        const char        *subtitle,
                                        GtkWidget         *suffix);

/* A line below the last of @grid. Nothing where @value is NULL or "". */
void       candour_pane_add_fact       (GtkGrid           *grid,
                                        const char        *name,
                                        const char        *value);
/* The same, as a link that activates @action with the text @target. */
void       candour_pane_add_link       (GtkGrid           *grid,
                                        const char        *name,
                                        const char        *value,
                                        const char        *action,
                                        const char        *target);
/* Takes all children away. */
void       candour_pane_clear          (GtkWidget         *parent);

G_END_DECLS
