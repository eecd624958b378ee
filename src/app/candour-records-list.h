/* candour-records-list.h - children's records in a table: plan, age, worker, when audited last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-record-model.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_RECORDS_LIST (candour_records_list_get_type ())
G_DECLARE_FINAL_TYPE (CandourRecordsList, candour_records_list, CANDOUR, RECORDS_LIST, GtkWidget)

/* Signals: "picked" (another record is chosen, or none), "opened" (by Enter or double click). */
GtkWidget      *candour_records_list_new          (void);
void            candour_records_list_set_model    (CandourRecordsList *self,
                                                   CandourPagedModel  *model,
                                                   const char         *today);
/* Borrowed; NULL: none. */
CandourCaseRow *candour_records_list_get_selected (CandourRecordsList *self);
void            candour_records_list_unselect     (CandourRecordsList *self);
gboolean        candour_records_list_step         (CandourRecordsList *self,
                                                   int                 by);
void            candour_records_list_focus        (CandourRecordsList *self);
/* Less to see where there is little room. */
void            candour_records_list_set_width    (CandourRecordsList *self,
                                                   int                 width);

G_END_DECLS
