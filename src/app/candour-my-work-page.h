/* candour-my-work-page.h - what I owe, most urgent first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MY_WORK_PAGE (candour_my_work_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourMyWorkPage, candour_my_work_page, CANDOUR, MY_WORK_PAGE, GtkWidget)

GtkWidget *candour_my_work_page_new (CandourWorkspace *workspace);

G_END_DECLS
