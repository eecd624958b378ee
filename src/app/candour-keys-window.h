/* candour-keys-window.h - one's own card, and those whose words were read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-keys.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_KEYS_WINDOW (candour_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (CandourKeysWindow, candour_keys_window, CANDOUR, KEYS_WINDOW,
                      AdwPreferencesWindow)

/* Asks for the passphrase first, or makes keys; @name: as for the passphrase. */
void candour_keys_window_ask     (GtkWidget   *parent,
                                  const char  *name);
/* With keys that are open already. */
void candour_keys_window_present (GtkWidget   *parent,
                                  CandourKeys *keys);

G_END_DECLS
