/* candour-selection-bar.h - what can be done with the audits that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its buttons are actions of the page: page.print, page.export, page.hand-on,
 * page.clear-selection and page.cancel-work.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_SELECTION_BAR (candour_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandourSelectionBar, candour_selection_bar, CANDOUR, SELECTION_BAR, GtkWidget)

void candour_selection_bar_set_count    (CandourSelectionBar *self,
                                         guint64              n_selected,
                                         guint                n_rows);
/* A reason why something cannot be done; may be "". */
void candour_selection_bar_set_hint     (CandourSelectionBar *self,
                                         const char          *hint);
/* 0 ... 1; negative: nothing is being done. */
void candour_selection_bar_set_progress (CandourSelectionBar *self,
                                         double               fraction);

G_END_DECLS
