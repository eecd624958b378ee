/* candour-people-page.h - who does what for whom, who was audited when, and the records they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PEOPLE_PAGE (candour_people_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourPeoplePage, candour_people_page, CANDOUR, PEOPLE_PAGE, GtkWidget)

GtkWidget *candour_people_page_new (CandourWorkspace *workspace);

G_END_DECLS
