/* candour-a11y.h - names for screen readers where GTK 4.8 gives none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is read out for the widget; buttons with only an icon, lists and column views need it. */
void candour_a11y_set_label       (GtkWidget  *widget,
                                   const char *label);
void candour_a11y_set_description (GtkWidget  *widget,
                                   const char *description);

/* The item of a list, or the cell of a column view, that holds @cell: to be called when @cell
 * is bound. The item itself is nameless otherwise.
 */
void candour_a11y_label_item      (GtkWidget  *cell,
                                   const char *label);

/* A drop down of texts: its button, which has the focus, says @label and what is chosen. */
void candour_a11y_label_drop_down (GtkDropDown *drop_down,
                                   const char  *label);

/* A button with an icon and a text, and the text goes where there is no room for it. The button is
 * called by @label either way, and only once.
 */
void candour_a11y_show_button_text (AdwButtonContent *content,
                                    const char       *label,
                                    gboolean          shown);

/* For a label beside the widget, that is already in words for everybody. */
void candour_a11y_label_by        (GtkWidget  *widget,
                                   GtkWidget  *label);

G_END_DECLS
