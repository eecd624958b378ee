/* candour-refusal-page.h - why a workspace was not opened, and what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_REFUSAL_PAGE (candour_refusal_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourRefusalPage, candour_refusal_page, CANDOUR, REFUSAL_PAGE, GtkWidget)

GtkWidget *candour_refusal_page_new (const char   *uri,
                                     const GError *error);

G_END_DECLS
