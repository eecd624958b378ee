/* candour-learning-report.h - what was shared to learn from, for a team meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-people.h"
#include "candour-store-learning.h"

G_BEGIN_DECLS

/* All that stands of @filter, newest first, as @actor may read it, to a PDF of A4 at @path, whole
 * or not at all. @heading: what the filter amounts to. No child, worker or team is named.
 * *n_items (may be NULL): how many there are.
 */
gboolean candour_learning_report_write (CandourDb                    *db,
                                        const CandourLearningFilter  *filter,
                                        const char                   *heading,
                                        const char                   *path,
                                        const CandourActor           *actor,
                                        const char                   *today,
                                        int                          *n_items,
                                        GError                      **error);

G_END_DECLS
