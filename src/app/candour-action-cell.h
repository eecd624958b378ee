/* candour-action-cell.h - a row of the list of actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-cell.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ACTION_CELL (candour_action_cell_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionCell, candour_action_cell, CANDOUR, ACTION_CELL,
                      CandourLazyCell)

G_END_DECLS
