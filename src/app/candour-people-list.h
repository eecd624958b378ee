/* candour-people-list.h - people in a table: name, role, children, when audited last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-rows.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PEOPLE_LIST (candour_people_list_get_type ())
G_DECLARE_FINAL_TYPE (CandourPeopleList, candour_people_list, CANDOUR, PEOPLE_LIST, GtkWidget)

/* Signals: "picked" (another person is chosen, or nobody), "opened" (by Enter or double click). */
GtkWidget        *candour_people_list_new          (void);
/* @rows: CandourPersonRow by name. Who is chosen stays so, and rows that are as before stay
 * where they are; emits nothing.
 */
void              candour_people_list_set_rows     (CandourPeopleList *self,
                                                    GPtrArray         *rows,
                                                    const char        *today);
/* Borrowed; NULL: nobody. */
CandourPersonRow *candour_people_list_get_selected (CandourPeopleList *self);
/* NULL: nobody. FALSE where the person is not in the list. Emits "picked". */
gboolean          candour_people_list_select       (CandourPeopleList *self,
                                                    const char        *id);
gboolean          candour_people_list_step         (CandourPeopleList *self,
                                                    int                by);
void              candour_people_list_focus        (CandourPeopleList *self);
/* Less to see where there is little room. */
void              candour_people_list_set_compact  (CandourPeopleList *self,
                                                    gboolean           compact);

G_END_DECLS
