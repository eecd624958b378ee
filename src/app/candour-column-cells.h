/* candour-column-cells.h - cells of the tables of people and records, and moving between their rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-chip.h"

G_BEGIN_DECLS

/* One line of text that is cut where it does not fit. @xalign 0 left, 1 right. */
void     candour_column_cell_setup_text (GtkListItem  *item,
                                         float         xalign);
void     candour_column_cell_set_text   (GtkListItem  *item,
                                         const char   *text,
                                         gboolean      is_secondary);
/* Text, or a chip where the text must be seen. */
void     candour_column_cell_setup_chip (GtkListItem  *item);
void     candour_column_cell_set_chip   (GtkListItem  *item,
                                         const char   *text,
                                         gboolean      is_chip,
                                         CandourTone   tone,
                                         const char   *icon_name);
/* What is read out for the whole row; to be called when its first cell is bound. */
void     candour_column_cell_name_row   (GtkListItem  *item,
                                         const char   *label);

/* What the view is made of takes the focus too, and has no name: the headers, and the list of
 * rows, which is to be called @label.
 */
void     candour_column_view_name_parts (GtkColumnView *view,
                                         const char    *label);
/* At @place among the columns that are there. A column that is only made invisible keeps its room
 * in GTK 4.8, so it goes and comes back.
 */
void     candour_column_view_show_column (GtkColumnView       *view,
                                          GtkColumnViewColumn *column,
                                          guint                place,
                                          gboolean             is_shown);

/* The row that has the focus, or holds what has it; NULL where none does. */
GtkWidget *candour_column_view_find_row   (GtkColumnView *view);
/* From the row that has the focus to the next (1) or the one before (-1), and chooses it where one
 * is chosen at a time.
 */
gboolean candour_column_view_step       (GtkColumnView *view,
                                         int            by);
void     candour_column_view_scroll_to  (GtkColumnView *view,
                                         guint          position);
void     candour_column_view_focus      (GtkColumnView *view);

G_END_DECLS
