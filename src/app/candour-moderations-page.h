/* candour-moderations-page.h - the queues of moderations: to allocate, to grade, to compare
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATIONS_PAGE (candour_moderations_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationsPage, candour_moderations_page, CANDOUR,
                      MODERATIONS_PAGE, GtkWidget)

/* A section: needs somebody who acts. Its action page.show-queue (s) shows one of "mine",
 * "to-allocate", "feedback".
 */
GtkWidget *candour_moderations_page_new (CandourWorkspace *workspace);

G_END_DECLS
