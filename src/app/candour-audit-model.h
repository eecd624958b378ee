/* candour-audit-model.h - the audits that match a filter, as a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-query.h"
#include "candour-lazy-model.h"

G_BEGIN_DECLS

/* Of each CandourAuditState, after the other filters, and of all with an action open. */
typedef struct
{
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 n_open;
} CandourAuditSummary;

/* Rows are CandourAuditRow, queries CandourAuditQuery, the summary a CandourAuditSummary. */
CandourLazyModel *candour_audit_model_new (CandourWorkspace *workspace);

G_END_DECLS
