/* candour-audit-page.h - the audit workspace: judge one standard at a time, from evidence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-rules.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_PAGE (candour_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditPage, candour_audit_page, CANDOUR, AUDIT_PAGE, GtkWidget)

/* Loads by itself, and opens where its auditor was. A task: candour_window_push_task(). */
GtkWidget *candour_audit_page_new        (CandourWorkspace *workspace,
                                          const char       *audit_id);
/* To the field that @gap is about. */
void       candour_audit_page_go_to_gap  (CandourAuditPage *self,
                                          const CandourGap *gap);

G_END_DECLS
