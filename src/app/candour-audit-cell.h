/* candour-audit-cell.h - one cell of the list of audits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-cell.h"
#include "candour-rows.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_CELL (candour_audit_cell_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditCell, candour_audit_cell, CANDOUR, AUDIT_CELL,
                      CandourLazyCell)

/* Kinds: "select", "brief", "state", "case", "worker", "auditor", "due", "overall", "actions". */

/* "CF-1990, child in need, C. Penn, Disabled children, auditor H. Pryce, ..." for a screen
 * reader. @today ISO.
 */
char *candour_audit_row_describe (CandourAuditRow *row,
                                  const char      *today);

G_END_DECLS
