/* candour-search-dialog.h - one box that leads to any case, person or action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-window.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_SEARCH_DIALOG (candour_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourSearchDialog, candour_search_dialog, CANDOUR, SEARCH_DIALOG, AdwWindow)

void candour_search_dialog_present (CandourWindow *window);

G_END_DECLS
