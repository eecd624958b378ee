/* candour-start-page.h - the first start: where will the records live, and who are you?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_START_PAGE (candour_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourStartPage, candour_start_page, CANDOUR, START_PAGE, GtkWidget)

GtkWidget *candour_start_page_new (void);

G_END_DECLS
