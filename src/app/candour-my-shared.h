/* candour-my-shared.h - of My work: feedback to write, read and tick, and learning to pass on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-my-work.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MY_SHARED (candour_my_shared_get_type ())
G_DECLARE_FINAL_TYPE (CandourMyShared, candour_my_shared, CANDOUR, MY_SHARED, GtkWidget)

/* A group without rows is hidden. Rows activate win.open-feedback, win.show-learning and
 * win.show-lacking.
 */
GtkWidget *candour_my_shared_new  (void);
void       candour_my_shared_show (CandourMyShared     *self,
                                   const CandourMyWork *work,
                                   const char          *today);

G_END_DECLS
