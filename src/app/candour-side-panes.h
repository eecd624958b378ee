/* candour-side-panes.h - something to work on, with a pane at each side that gives way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that knows which of libadwaita's widgets does it. Below a width the pane at the
 * end lies over the middle when it is asked for; below a second one that at the start does too.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In pixels, of the whole; more where the text is larger. */
#define CANDOUR_END_FOLDS 1100
#define CANDOUR_START_FOLDS 860

#define CANDOUR_TYPE_SIDE_PANES (candour_side_panes_get_type ())
G_DECLARE_FINAL_TYPE (CandourSidePanes, candour_side_panes, CANDOUR, SIDE_PANES, GtkWidget)

/* Properties: "start", "middle", "end" (widgets; to be set once), "narrow" (read-only: the pane
 * at the start is folded), "show-start", "show-end", "end-folds" (the width below which the pane at
 * the end folds).
 */
GtkWidget *candour_side_panes_new       (void);
gboolean   candour_side_panes_is_narrow (CandourSidePanes *self);

G_END_DECLS
