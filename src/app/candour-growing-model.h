/* candour-growing-model.h - a list that is handed to a view a few rows at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view makes some 200 rows of whatever it is given, at once. Given them bit by bit it
 * paints the first screen before it makes the others, and no bit holds up a key.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows of the first screen; how many rows a list view makes at most; and how long the window's
 * thread may be kept from other work while rows are made, in microseconds.
 */
#define CANDOUR_GROWING_FIRST  12
#define CANDOUR_GROWING_MOST   216
#define CANDOUR_GROWING_BUDGET 4000

#define CANDOUR_TYPE_GROWING_MODEL (candour_growing_model_get_type ())
G_DECLARE_FINAL_TYPE (CandourGrowingModel, candour_growing_model, CANDOUR, GROWING_MODEL, GObject)

/* What the thread has worked so far, in microseconds: to be kept waiting by others is no work. */
gint64               candour_growing_get_time    (void);
/* @model: (transfer full) */
CandourGrowingModel *candour_growing_model_new   (GListModel          *model);
/* Shows at once what comes before @n_items. */
void                 candour_growing_model_reach (CandourGrowingModel *self,
                                                  guint                n_items);

G_END_DECLS
