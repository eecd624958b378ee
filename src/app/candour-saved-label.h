/* candour-saved-label.h - whether what was written is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_SAVED_LABEL (candour_saved_label_get_type ())
G_DECLARE_FINAL_TYPE (CandourSavedLabel, candour_saved_label, CANDOUR, SAVED_LABEL, GtkBox)

/* Says nothing at first. */
GtkWidget  *candour_saved_label_new           (void);

void        candour_saved_label_set_saving    (CandourSavedLabel *self);
/* "Saved 14:32", with the clock's time. */
void        candour_saved_label_set_saved     (CandourSavedLabel *self);
/* "Not saved: the disk is full"; @reason NULL: "Not saved". */
void        candour_saved_label_set_not_saved (CandourSavedLabel *self,
                                               const char        *reason);
void        candour_saved_label_set_read_only (CandourSavedLabel *self);
void        candour_saved_label_clear         (CandourSavedLabel *self);
const char *candour_saved_label_get_text      (CandourSavedLabel *self);

G_END_DECLS
