/* candour-record-model.h - children's records of a team or a worker, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paged model of CandourCaseRow.
 */

#pragma once

#include "candour-paged-model.h"
#include "candour-store-cases.h"

G_BEGIN_DECLS

CandourPagedModel *candour_record_model_new        (CandourWorkspace        *workspace);
/* Reads anew. The texts of @filter are copied. */
void               candour_record_model_set_filter (CandourPagedModel       *self,
                                                    const CandourCaseFilter *filter);

G_END_DECLS
