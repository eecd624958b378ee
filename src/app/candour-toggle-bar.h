/* candour-toggle-bar.h - linked buttons of which one is on, each with a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "picked" when a person chose another one.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_TOGGLE_BAR (candour_toggle_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandourToggleBar, candour_toggle_bar, CANDOUR, TOGGLE_BAR, GtkWidget)

/* What is read out for all of them: "State". */
void  candour_toggle_bar_set_label  (CandourToggleBar *self,
                                     const char       *label);
void  candour_toggle_bar_add        (CandourToggleBar *self,
                                     const char       *name);
/* One at 0 cannot be chosen unless it is on or @always; -1: its number is not known. */
void  candour_toggle_bar_set_number (CandourToggleBar *self,
                                     guint             place,
                                     gint64            number,
                                     gboolean          always);
guint candour_toggle_bar_get_active (CandourToggleBar *self);
/* Emits nothing. */
void  candour_toggle_bar_set_active (CandourToggleBar *self,
                                     guint             place);

G_END_DECLS
