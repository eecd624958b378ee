/* candour-record-model.h - children's records of a team or a worker, read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model of CandourCaseRow. It starts with the first page and reads on behind it, by key,
 * so that the first rows are there at once and the list never waits for the last.
 */

#pragma once

#include "candour-store-cases.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_RECORDS_LOADING,   /* nothing of this filter is here yet */
  CANDOUR_RECORDS_MORE,      /* some are, and more are being read */
  CANDOUR_RECORDS_READY,
  CANDOUR_RECORDS_FAILED,
} CandourRecordsState;

#define CANDOUR_TYPE_RECORD_MODEL (candour_record_model_get_type ())
G_DECLARE_FINAL_TYPE (CandourRecordModel, candour_record_model, CANDOUR, RECORD_MODEL, GObject)

/* Signal "state-changed". */
CandourRecordModel  *candour_record_model_new         (CandourWorkspace        *workspace);
/* Reads anew. The texts of @filter are copied. */
void                 candour_record_model_set_filter  (CandourRecordModel      *self,
                                                       const CandourCaseFilter *filter);
/* What changed since is put in its place. */
void                 candour_record_model_reload      (CandourRecordModel      *self);
CandourRecordsState  candour_record_model_get_state   (CandourRecordModel      *self);
/* NULL where nothing went wrong. */
const char          *candour_record_model_get_message (CandourRecordModel      *self);

G_END_DECLS
