/* candour-standard-row.h - one standard in the list of an audit: its grade and what is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_STANDARD_ROW (candour_standard_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourStandardRow, candour_standard_row, CANDOUR, STANDARD_ROW,
                      GtkListBoxRow)

/* @place: what the audit's place is there: a standard's id, or CANDOUR_PLACE_VOICES. */
GtkWidget  *candour_standard_row_new       (const char          *place);
const char *candour_standard_row_get_place (CandourStandardRow  *self);
void        candour_standard_row_update    (CandourStandardRow  *self,
                                            CandourAuditSession *session);

/* Whose views were heard, after the standards. */
#define CANDOUR_PLACE_VOICES "voices"

/* "Inad." beside its bars, "In progress", "To do" or "N/A", as the list says it, in the chip for
 * which it is meant; the other is hidden.
 */
void        candour_standard_show_state    (CandourAuditSession   *session,
                                            const CandourStandard *standard,
                                            GtkWidget             *grade_chip,
                                            GtkWidget             *state_chip);

G_END_DECLS
