/* candour-person-pane.h - one person: facts, audits of the work, actions owned, standing as auditor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-rows.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PERSON_PANE (candour_person_pane_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonPane, candour_person_pane, CANDOUR, PERSON_PANE, GtkWidget)

/* Activates page.edit-person, page.show-person (s: id), page.show-records (s: id of the worker)
 * and page.pane-back.
 */
GtkWidget  *candour_person_pane_new           (void);
/* Reads what belongs to the person, and keeps in the log of readings that it was looked at,
 * unless the same person is there already.
 */
void        candour_person_pane_set_person    (CandourPersonPane *self,
                                               CandourWorkspace  *workspace,
                                               CandourPersonRow  *row,
                                               const char        *today);
/* NULL before. */
const char *candour_person_pane_get_person    (CandourPersonPane *self);
/* Nobody is shown: the next one is another reading. */
void        candour_person_pane_clear         (CandourPersonPane *self);
void        candour_person_pane_set_back      (CandourPersonPane *self,
                                               gboolean           has_back);

G_END_DECLS
