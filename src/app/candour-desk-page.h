/* candour-desk-page.h - what an external moderator has: one pack, its audits, the files made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-desk.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_DESK_PAGE (candour_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourDeskPage, candour_desk_page, CANDOUR, DESK_PAGE, GtkWidget)

/* @desk is the page's, and closed with it. @checked_on: when the sender's words were read; NULL
 * where the pack was opened by words.
 */
GtkWidget   *candour_desk_page_new      (CandourDesk      *desk,
                                         const char       *checked_on);
CandourDesk *candour_desk_page_get_desk (CandourDeskPage  *self);

G_END_DECLS
