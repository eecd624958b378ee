/* candour-counted-model.h - what a figure counts, as a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-model.h"
#include "candour-store-figures.h"

G_BEGIN_DECLS

typedef struct
{
  CandourCounted       counted;
  CandourFiguresScope  scope;     /* its texts are the query's own */
  char                *today;
} CandourCountedQuery;

CandourCountedQuery *candour_counted_query_new  (CandourCounted             counted,
                                                 const CandourFiguresScope *scope,
                                                 const char                *today);
void                 candour_counted_query_free (CandourCountedQuery       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCountedQuery, candour_counted_query_free)

/* Rows are CandourAuditRow, CandourModerationRow or CandourActionRow, queries
 * CandourCountedQuery, the summary is CandourFigures.
 */
CandourLazyModel    *candour_counted_model_new  (CandourWorkspace          *workspace);

G_END_DECLS
