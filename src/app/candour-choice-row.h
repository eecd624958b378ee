/* candour-choice-row.h - one of several, with two lines and how it stands with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-chip.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_CHOICE_ROW (candour_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourChoiceRow, candour_choice_row, CANDOUR, CHOICE_ROW, GtkCheckButton)

/* @id is the caller's own. A radio: to be put into a group. */
GtkWidget  *candour_choice_row_new       (const char       *id);
const char *candour_choice_row_get_id    (CandourChoiceRow *self);
/* Bold @lead, then @rest. */
void        candour_choice_row_set_title (CandourChoiceRow *self,
                                          const char       *lead,
                                          const char       *rest,
                                          const char       *subtitle);
/* @status "": nothing. DANGER and NEUTRAL are shown with a lock: it cannot be chosen, but keeps
 * the focus, and whoever tries is told why.
 */
void        candour_choice_row_set_status (CandourChoiceRow *self,
                                           CandourTone       tone,
                                           const char       *status);
/* Repeats at the end what the title says; for a row without a status. */
void        candour_choice_row_set_icon  (CandourChoiceRow *self,
                                          const char       *icon_name,
                                          const char       *css_class);
gboolean    candour_choice_row_is_locked  (CandourChoiceRow *self);

G_END_DECLS
