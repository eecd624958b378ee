/* candour-combo-names.h - choices of a combo row that a screen reader can say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* For a row over a GtkStringList: GTK 4.8 leaves the items of its lists without a name. */
void candour_combo_names_give (AdwComboRow *row);

G_END_DECLS
