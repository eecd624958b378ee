/* candour-action-query.h - a filter of the list of actions that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-action-list.h"

G_BEGIN_DECLS

typedef struct
{
  CandourActionFilter  filter;  /* its texts are the query's own */
  char                *today;
} CandourActionQuery;

CandourActionQuery *candour_action_query_new  (const CandourActionFilter *filter,
                                               const char                *today);
CandourActionQuery *candour_action_query_copy (const CandourActionQuery  *self);
void                candour_action_query_free (CandourActionQuery        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionQuery, candour_action_query_free)

/* "open", "overdue", "due-soon", "to-verify", "mine", "told", "closed"; -1 for any other. */
int                 candour_action_view_from_name (const char             *name);

G_END_DECLS
