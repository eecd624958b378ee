/* candour-pane-header.h - the header bar of a pane or a task: title, Back, main menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a template: <object class="CandourPaneHeader"> with properties "title" and "subtitle", and
 * children of type "start" and "end". A task sets "task" and gets the button Back.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_PANE_HEADER (candour_pane_header_get_type ())
G_DECLARE_FINAL_TYPE (CandourPaneHeader, candour_pane_header, CANDOUR, PANE_HEADER, GtkWidget)

GtkWidget *candour_pane_header_new          (void);
void       candour_pane_header_set_title    (CandourPaneHeader *self,
                                             const char        *title);
void       candour_pane_header_set_subtitle (CandourPaneHeader *self,
                                             const char        *subtitle);

G_END_DECLS
