/* candour-moderation-query.h - a filter of the queues of moderations that owns its texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-lazy-model.h"
#include "candour-store-moderation-list.h"

G_BEGIN_DECLS

typedef struct
{
  CandourModerationFilter filter;   /* its texts are the query's own; a moderator and a period
                                     * stand in it for the queues that know them */
} CandourModerationQuery;

CandourModerationQuery *candour_moderation_query_new   (const CandourModerationFilter *filter);
/* By more than the queue. */
gboolean                candour_moderation_query_is_narrowed (const CandourModerationQuery *self);
void                    candour_moderation_query_free  (CandourModerationQuery        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourModerationQuery, candour_moderation_query_free)

/* How many there are in each queue, and the rule of the draw. */
typedef struct
{
  gint64  counts[CANDOUR_N_MODERATION_QUEUES];   /* of all */
  gint64  behind[CANDOUR_N_MODERATION_QUEUES];   /* as narrowed; -1: not known until listed */
  char   *rule;                                /* in words; NULL: nothing is drawn */
} CandourModerationSummary;

/* Rows are CandourModerationRow, queries CandourModerationQuery, the summary a
 * CandourModerationSummary of filter.person_id.
 */
CandourLazyModel       *candour_moderation_model_new   (CandourWorkspace              *workspace);

G_END_DECLS
