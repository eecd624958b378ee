/* candour-record-pane.h - one child's record: plan, worker, its audits, and a new audit of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-rows.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_RECORD_PANE (candour_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (CandourRecordPane, candour_record_pane, CANDOUR, RECORD_PANE, GtkWidget)

/* Activates win.new-audit (s: id of the case), win.open-audit, page.show-person (s) and
 * page.pane-back.
 */
GtkWidget  *candour_record_pane_new        (void);
void        candour_record_pane_set_record (CandourRecordPane *self,
                                            CandourWorkspace  *workspace,
                                            CandourCaseRow    *row,
                                            const char        *today);
void        candour_record_pane_set_back   (CandourRecordPane *self,
                                            gboolean           has_back);

G_END_DECLS
