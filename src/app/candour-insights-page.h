/* candour-insights-page.h - how moderation and actions go, each figure with what it counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_INSIGHTS_PAGE (candour_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourInsightsPage, candour_insights_page, CANDOUR, INSIGHTS_PAGE,
                      GtkWidget)

/* A section. */
GtkWidget *candour_insights_page_new (CandourWorkspace *workspace);

G_END_DECLS
