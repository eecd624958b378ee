/* candour-preferences.h - what can be set for this computer, and for the records that are open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PREFERENCES (candour_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CandourPreferences, candour_preferences, CANDOUR, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *candour_preferences_new           (CandourWindow *window);

/* Light or dark, as was chosen. */
void       candour_preferences_apply_colours (void);

G_END_DECLS
