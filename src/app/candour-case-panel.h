/* candour-case-panel.h - whose record it is, who may judge it, and what went before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_CASE_PANEL (candour_case_panel_get_type ())
G_DECLARE_FINAL_TYPE (CandourCasePanel, candour_case_panel, CANDOUR, CASE_PANEL, GtkWidget)

GtkWidget *candour_case_panel_new    (void);
void       candour_case_panel_show   (CandourCasePanel    *self,
                                      CandourAuditSession *session);
/* Which of the open actions is asked for again. */
void       candour_case_panel_update (CandourCasePanel    *self,
                                      CandourAuditSession *session);

G_END_DECLS
