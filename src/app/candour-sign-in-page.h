/* candour-sign-in-page.h - who is it that signs in to this computer?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_SIGN_IN_PAGE (candour_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourSignInPage, candour_sign_in_page, CANDOUR, SIGN_IN_PAGE, GtkWidget)

GtkWidget *candour_sign_in_page_new (CandourWorkspace *workspace,
                                     const char       *today);

G_END_DECLS
