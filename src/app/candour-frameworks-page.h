/* candour-frameworks-page.h - what audits are judged against: read, brought in, given out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FRAMEWORKS_PAGE (candour_frameworks_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworksPage, candour_frameworks_page, CANDOUR, FRAMEWORKS_PAGE,
                      GtkWidget)

GtkWidget *candour_frameworks_page_new (CandourWorkspace *workspace);

G_END_DECLS
