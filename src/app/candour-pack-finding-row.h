/* candour-pack-finding-row.h - a text that is to go out, what it tells, and what is decided on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-pack-out.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACK_FINDING_ROW (candour_pack_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourPackFindingRow, candour_pack_finding_row, CANDOUR, PACK_FINDING_ROW,
                      GtkWidget)

/* Signals: "kept" (the text goes out as it is), "rewritten" (const char *text), "left-out" (the
 * audit does not go out; only of a reveal).
 */
GtkWidget *candour_pack_finding_row_new    (const CandourPackFinding *finding,
                                            CandourPackKind           kind);
/* After a decision; @again: the new text tells as well. */
void       candour_pack_finding_row_update (CandourPackFindingRow    *self,
                                            const CandourPackFinding *finding,
                                            gboolean                  again);

G_END_DECLS
