/* candour-escalation-page.h - who is told when an action is left undone, and after how many days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ESCALATION_PAGE (candour_escalation_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourEscalationPage, candour_escalation_page, CANDOUR, ESCALATION_PAGE,
                      AdwPreferencesPage)

/* A page of the preferences, for the QA lead. */
GtkWidget *candour_escalation_page_new (CandourWorkspace *workspace);

G_END_DECLS
