/* candour-compared-row.h - one standard, or the overall, as two people graded it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

/* The columns of the table, from the left. */
typedef enum
{
  CANDOUR_COMPARED_COLUMN_NAME,
  CANDOUR_COMPARED_COLUMN_AUDITOR,
  CANDOUR_COMPARED_COLUMN_MODERATOR,
  CANDOUR_COMPARED_COLUMN_DIFFERENCE,
  CANDOUR_COMPARED_COLUMN_AGREED,
} CandourComparedColumn;

#define CANDOUR_N_COMPARED_COLUMNS (CANDOUR_COMPARED_COLUMN_AGREED + 1)

#define CANDOUR_TYPE_COMPARED_ROW (candour_compared_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourComparedRow, candour_compared_row, CANDOUR, COMPARED_ROW,
                      GtkListBoxRow)

/* @place: see candour-moderation-point.h. */
GtkWidget  *candour_compared_row_new         (const char           *place);
const char *candour_compared_row_get_place   (CandourComparedRow *self);
/* @is_short: grades by their short names, where there is little room. */
void        candour_compared_row_update      (CandourComparedRow *self,
                                                CandourAuditSession  *session,
                                                gboolean              is_short);
/* To be made as wide as the others of its column, or hidden. */
GtkWidget  *candour_compared_row_get_cell    (CandourComparedRow *self,
                                                CandourComparedColumn column);
/* The two grades differ. */
gboolean    candour_compared_row_is_different (CandourComparedRow *self);

G_END_DECLS
