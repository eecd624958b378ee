/* candour-wrap-layout.h - children one after the other, in as many lines as it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_WRAP_LAYOUT (candour_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CandourWrapLayout, candour_wrap_layout, CANDOUR, WRAP_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *candour_wrap_layout_new (int spacing);

G_END_DECLS
