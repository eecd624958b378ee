/* candour-app.h - the program with its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_APP (candour_app_get_type ())
G_DECLARE_FINAL_TYPE (CandourApp, candour_app, CANDOUR, APP, AdwApplication)

CandourApp *candour_app_new (void);

G_END_DECLS
