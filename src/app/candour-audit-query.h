/* candour-audit-query.h - a filter of the list of audits that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-audit-list.h"

G_BEGIN_DECLS

typedef struct
{
  CandourAuditFilter  filter;  /* its texts are the query's own */
  char               *today;
} CandourAuditQuery;

/* What a person can narrow the list by. */
typedef enum
{
  CANDOUR_PART_STATE,
  CANDOUR_PART_TEAM,
  CANDOUR_PART_AUDITOR,
  CANDOUR_PART_FRAMEWORK,
  CANDOUR_PART_PERIOD,
  CANDOUR_PART_GRADE,
  CANDOUR_PART_TEXT,
  CANDOUR_N_PARTS
} CandourQueryPart;

CandourAuditQuery *candour_audit_query_new  (const CandourAuditFilter *filter,
                                             const char               *today);
CandourAuditQuery *candour_audit_query_copy (const CandourAuditQuery  *self);
/* Whether the list is narrowed by @part, and the way back. */
gboolean           candour_audit_query_has  (const CandourAuditQuery  *self,
                                             CandourQueryPart          part);
void               candour_audit_query_relax (CandourAuditQuery       *self,
                                             CandourQueryPart          part);
void               candour_audit_query_free (CandourAuditQuery        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAuditQuery, candour_audit_query_free)

G_END_DECLS
