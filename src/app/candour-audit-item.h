/* candour-audit-item.h - a place in the list of audits, and the audit there once it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place lasts while somebody shows it; "row" changes when the audit is read or read again.
 */

#pragma once

#include "candour-rows.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_ITEM (candour_audit_item_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditItem, candour_audit_item, CANDOUR, AUDIT_ITEM, GObject)

CandourAuditItem *candour_audit_item_new          (guint             position);
guint             candour_audit_item_get_position (CandourAuditItem *self);
/* NULL: not read yet. */
CandourAuditRow  *candour_audit_item_get_row      (CandourAuditItem *self);
void              candour_audit_item_set_row      (CandourAuditItem *self,
                                                   CandourAuditRow  *row);

G_END_DECLS
