/* candour-new-audit-dialog.h - starts an audit that nobody can call partial
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_NEW_AUDIT_DIALOG (candour_new_audit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourNewAuditDialog, candour_new_audit_dialog, CANDOUR, NEW_AUDIT_DIALOG,
                      AdwWindow)

/* Before @window. @case_id: the case to begin with, or NULL. */
void candour_new_audit_dialog_present (CandourWindow *window,
                                       const char    *case_id);

G_END_DECLS
