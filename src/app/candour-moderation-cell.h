/* candour-moderation-cell.h - one cell of the queues of moderations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-cell.h"
#include "candour-rows.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATION_CELL (candour_moderation_cell_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationCell, candour_moderation_cell, CANDOUR, MODERATION_CELL,
                      CandourLazyCell)

/* Kinds: "brief", "case", "auditor", "why", "moderator", "progress", "grades", "due". */

/* "CF-2107, child protection, audited by T. Lowe, Front door, ..." for a screen reader. */
char *candour_moderation_row_describe     (CandourModerationRow *row,
                                           const char           *today);
/* "3 of 10 graded", "1 left to agree", "Finished, not read yet" */
char *candour_moderation_row_dup_progress (CandourModerationRow *row);

G_END_DECLS
