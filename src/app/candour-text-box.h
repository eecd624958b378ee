/* candour-text-box.h - some sentences, with what they are for above and inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_TEXT_BOX (candour_text_box_get_type ())
G_DECLARE_FINAL_TYPE (CandourTextBox, candour_text_box, CANDOUR, TEXT_BOX, GtkWidget)

/* Signals: "edited" (typing), "left" (the focus went elsewhere). */
GtkWidget  *candour_text_box_new           (void);

/* @title "": no heading is drawn, and @name is only read out. */
void        candour_text_box_set_heading   (CandourTextBox *self,
                                            const char     *title,
                                            const char     *hint);
void        candour_text_box_set_name      (CandourTextBox *self,
                                            const char     *name);
void        candour_text_box_set_placeholder (CandourTextBox *self,
                                            const char     *placeholder);
/* In pixels; grows from one to the other with what is written. */
void        candour_text_box_set_height    (CandourTextBox *self,
                                            int             least,
                                            int             most);
/* Emits nothing. */
void        candour_text_box_set_text      (CandourTextBox *self,
                                            const char     *text);
/* (transfer full) */
char       *candour_text_box_dup_text      (CandourTextBox *self);
/* Words to be read and copied rather than a field; an empty one says "Nothing written". */
void        candour_text_box_set_read_only (CandourTextBox *self,
                                            gboolean        read_only);

G_END_DECLS
