/* candour-my-actions.h - the actions of My work: to do, to verify, and come up from below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-my-work.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MY_ACTIONS (candour_my_actions_get_type ())
G_DECLARE_FINAL_TYPE (CandourMyActions, candour_my_actions, CANDOUR, MY_ACTIONS, GtkWidget)

/* A group without rows is hidden. Rows activate win.open-action, links win.show-actions. */
GtkWidget *candour_my_actions_new  (void);
void       candour_my_actions_show (CandourMyActions    *self,
                                    const CandourMyWork *work,
                                    const char          *today);
/* Rows that are to come. */
void       candour_my_actions_wait (CandourMyActions    *self,
                                    GtkWidget          *(*make_skeleton) (void));

G_END_DECLS
