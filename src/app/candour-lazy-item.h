/* candour-lazy-item.h - a place in a long list, and the row there once it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place lasts while somebody shows it; "row" changes when the row is read or read again.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_LAZY_ITEM (candour_lazy_item_get_type ())
G_DECLARE_FINAL_TYPE (CandourLazyItem, candour_lazy_item, CANDOUR, LAZY_ITEM, GObject)

CandourLazyItem *candour_lazy_item_new          (guint            position);
guint            candour_lazy_item_get_position (CandourLazyItem *self);
/* Borrowed, of the list's own kind; NULL: not read yet. */
gpointer         candour_lazy_item_get_row      (CandourLazyItem *self);
void             candour_lazy_item_set_row      (CandourLazyItem *self,
                                                 gpointer         row);

G_END_DECLS
