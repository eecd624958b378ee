/* candour-audits-page.h - any audit of ten years in seconds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDITS_PAGE (candour_audits_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditsPage, candour_audits_page, CANDOUR, AUDITS_PAGE, GtkWidget)

GtkWidget *candour_audits_page_new (CandourWorkspace *workspace);

G_END_DECLS
