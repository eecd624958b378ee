/* candour-action-model.h - the actions that match a filter, as a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-action-query.h"
#include "candour-lazy-model.h"

G_BEGIN_DECLS

/* How many there are in each view, after the other filters. */
typedef struct
{
  gint64 counts[CANDOUR_N_ACTION_VIEWS];
} CandourActionSummary;

/* Rows are CandourActionRow, queries CandourActionQuery, the summary CandourActionSummary. */
CandourLazyModel *candour_action_model_new (CandourWorkspace *workspace);

G_END_DECLS
