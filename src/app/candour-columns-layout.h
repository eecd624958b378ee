/* candour-columns-layout.h - children side by side where there is room, else one below the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_COLUMNS_LAYOUT (candour_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (CandourColumnsLayout, candour_columns_layout, CANDOUR, COLUMNS_LAYOUT,
                      GtkLayoutManager)

/* Properties, for templates: "spacing", and "break": the width below which they stack. */
GtkLayoutManager *candour_columns_layout_new (int spacing,
                                              int break_width);

G_END_DECLS
