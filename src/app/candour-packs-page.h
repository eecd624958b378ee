/* candour-packs-page.h - what was sealed for moderators outside, and what came back of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACKS_PAGE (candour_packs_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourPacksPage, candour_packs_page, CANDOUR, PACKS_PAGE, GtkWidget)

/* A task, for the QA lead. */
GtkWidget *candour_packs_page_new (CandourWorkspace *workspace);

G_END_DECLS
