/* candour-person-picker.h - one of the council's people, found by the start of the name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-people.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PERSON_PICKER (candour_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonPicker, candour_person_picker, CANDOUR, PERSON_PICKER, GtkWidget)

/* Those of @people (CandourPerson) who have not left, after a "nobody" of that name; to be
 * shared by the pickers of a page.
 */
GListModel *candour_person_picker_make_model (GPtrArray           *people,
                                              const char          *nobody);

/* Signal "person-picked". */
GtkWidget  *candour_person_picker_new        (void);
void        candour_person_picker_set_model  (CandourPersonPicker *self,
                                              GListModel          *model);
/* What is read out: "Who". */
void        candour_person_picker_set_label  (CandourPersonPicker *self,
                                              const char          *label);
/* NULL: nobody. Emits nothing. */
void        candour_person_picker_set_person (CandourPersonPicker *self,
                                              const char          *id);
/* NULL: nobody. */
const char *candour_person_picker_get_person (CandourPersonPicker *self);

G_END_DECLS
