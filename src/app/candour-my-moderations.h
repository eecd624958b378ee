/* candour-my-moderations.h - the moderations of My work, and what one was told and has not read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-my-work.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MY_MODERATIONS (candour_my_moderations_get_type ())
G_DECLARE_FINAL_TYPE (CandourMyModerations, candour_my_moderations, CANDOUR, MY_MODERATIONS,
                      GtkWidget)

/* A group without rows is hidden. Rows activate win.open-moderation, links win.show-moderations;
 * "Read" keeps that a notice was read, and the window's lists read again.
 */
GtkWidget *candour_my_moderations_new  (void);
void       candour_my_moderations_show (CandourMyModerations *self,
                                        CandourWorkspace     *workspace,
                                        const CandourMyWork  *work,
                                        const char           *today);

G_END_DECLS
