/* candour-learning-model.h - what was shared, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paged model of CandourLearningRow.
 */

#pragma once

#include "candour-paged-model.h"
#include "candour-store-learning.h"

G_BEGIN_DECLS

CandourPagedModel *candour_learning_model_new        (CandourWorkspace            *workspace);
/* Reads anew. The texts of @filter are copied. */
void               candour_learning_model_set_filter (CandourPagedModel           *self,
                                                      const CandourLearningFilter *filter);

G_END_DECLS
