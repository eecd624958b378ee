/* candour-re-audit-view.h - an audit beside the one it follows: grades then and now, each action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-re-audit.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_RE_AUDIT_VIEW (candour_re_audit_view_get_type ())
G_DECLARE_FINAL_TYPE (CandourReAuditView, candour_re_audit_view, CANDOUR, RE_AUDIT_VIEW,
                      GtkWidget)

/* NULL: it follows none, and the view is hidden. @why: the reason kept with the audit; "": none. */
void candour_re_audit_view_show (CandourReAuditView   *self,
                                 const CandourReAudit *re_audit,
                                 const char           *why,
                                 const char           *today);

G_END_DECLS
