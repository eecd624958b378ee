/* candour-conflict-dialog.h - two texts of the same thing, side by side, and which one stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_CONFLICT_DIALOG (candour_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourConflictDialog, candour_conflict_dialog, CANDOUR, CONFLICT_DIALOG,
                      AdwWindow)

/* Over the window of @page. Closes by itself once the conflict is over. */
void candour_conflict_dialog_show (GtkWidget           *page,
                                   CandourAuditSession *session);

G_END_DECLS
