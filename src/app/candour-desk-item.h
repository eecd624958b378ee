/* candour-desk-item.h - one audit on a moderator's desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-store-desk.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_DESK_ITEM (candour_desk_item_get_type ())
G_DECLARE_FINAL_TYPE (CandourDeskItem, candour_desk_item, CANDOUR, DESK_ITEM, GtkListBoxRow)

/* The columns whose widths go together: code, plan, age, progress, state, what Enter does. */
#define CANDOUR_N_DESK_COLUMNS 6

GtkWidget  *candour_desk_item_new        (GtkSizeGroup          *const *widths);
void        candour_desk_item_show       (CandourDeskItem             *self,
                                          const CandourDeskRow        *row);
/* Of the moderation; lent. */
const char *candour_desk_item_get_id     (CandourDeskItem             *self);
/* What there is no room for goes. */
void        candour_desk_item_set_narrow (CandourDeskItem             *self,
                                          gboolean                     narrow);

G_END_DECLS
