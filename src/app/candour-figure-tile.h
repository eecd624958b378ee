/* candour-figure-tile.h - one figure: its name, its value, what it is of; pressed, it lists that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-store-figures.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FIGURE_TILE (candour_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (CandourFigureTile, candour_figure_tile, CANDOUR, FIGURE_TILE, GtkButton)

GtkWidget *candour_figure_tile_new  (CandourFigure         figure);
/* NULL: being read; it keeps its size. */
void       candour_figure_tile_show (CandourFigureTile    *self,
                                     const CandourFigures *figures);

G_END_DECLS
