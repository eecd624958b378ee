/* candour-text-scale.h - widths that grow with the letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Saved 14:32" in a header bar, which would rather shorten it than the title. */
#define CANDOUR_SAVED_WIDTH 104

/* @width, which was chosen for text of the usual size, for the size that this person reads. */
int candour_text_scale   (GtkWidget *widget,
                          int        width);
/* The way back: how much room @width is to somebody who reads text of that size. */
int candour_text_unscale (GtkWidget *widget,
                          int        width);

/* The fixed widths of all columns of @view, once, after they are set. */
void candour_text_scale_columns (GtkColumnView *view);

G_END_DECLS
