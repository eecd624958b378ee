/* candour-range-selection.h - which rows of a long list are selected, by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkMultiSelection holds an item for every selected row, so that selecting all of a lazy list
 * would make them all. This one holds places only, and forgets them when the list starts anew.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_RANGE_SELECTION (candour_range_selection_get_type ())
G_DECLARE_FINAL_TYPE (CandourRangeSelection, candour_range_selection, CANDOUR, RANGE_SELECTION,
                      GObject)

/* Takes @model. */
CandourRangeSelection *candour_range_selection_new    (GListModel            *model);
guint64                candour_range_selection_count  (CandourRangeSelection *self);
/* After the places have come to mean other rows. */
void                   candour_range_selection_forget (CandourRangeSelection *self);

G_END_DECLS
