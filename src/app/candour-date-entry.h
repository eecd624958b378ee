/* candour-date-entry.h - a date as people write it, or picked from a calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_DATE_ENTRY (candour_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (CandourDateEntry, candour_date_entry, CANDOUR, DATE_ENTRY, GtkWidget)

/* Signal "date-changed": what is written is a date now, or nothing. With the property "past" a day
 * without a year is the last one that was, not the next.
 */
GtkWidget  *candour_date_entry_new       (void);

/* ISO; "16 jan" and "+2w" count from it. */
void        candour_date_entry_set_today (CandourDateEntry *self,
                                          const char       *today);
/* What is read out: "By when". */
void        candour_date_entry_set_label (CandourDateEntry *self,
                                          const char       *label);
/* ISO, or NULL. Emits nothing. */
void        candour_date_entry_set_date  (CandourDateEntry *self,
                                          const char       *date);
/* ISO; NULL where nothing is written, or no date. */
const char *candour_date_entry_get_date  (CandourDateEntry *self);
/* Something is written that is no date. */
gboolean    candour_date_entry_is_wrong  (CandourDateEntry *self);

G_END_DECLS
