/* candour-sidebar.h - the sections of the window and who is signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "section-picked" (const char *name) when a person chooses a row, also the one that is
 * chosen already.
 */

#pragma once

#include <adwaita.h>

#include "candour-people.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_SIDEBAR (candour_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CandourSidebar, candour_sidebar, CANDOUR, SIDEBAR, GtkWidget)

/* Whether nothing is beside it: then the window's own buttons are here. */
void      candour_sidebar_set_alone    (CandourSidebar      *self,
                                        gboolean             alone);
/* (element-type CandourSection) */
void      candour_sidebar_set_sections (CandourSidebar      *self,
                                        GPtrArray           *sections);
void      candour_sidebar_set_person   (CandourSidebar      *self,
                                        const CandourActor  *actor,
                                        gboolean             invented);
/* Emits nothing. */
void      candour_sidebar_select       (CandourSidebar      *self,
                                        const char          *name);
/* By place, from 0; NULL where there are not so many. */
const char *candour_sidebar_get_name   (CandourSidebar      *self,
                                        guint                position);
void      candour_sidebar_set_badge    (CandourSidebar      *self,
                                        const char          *name,
                                        guint                count);
void      candour_sidebar_grab_focus   (CandourSidebar      *self);

G_END_DECLS
