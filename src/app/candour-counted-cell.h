/* candour-counted-cell.h - a row of what a figure counts: an audit, a moderation or an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-cell.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_COUNTED_CELL (candour_counted_cell_get_type ())
G_DECLARE_FINAL_TYPE (CandourCountedCell, candour_counted_cell, CANDOUR, COUNTED_CELL,
                      CandourLazyCell)

G_END_DECLS
