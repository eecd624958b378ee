/* candour-a11y-unseen.h - keeps what a stack hides from being read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, for every stack and leaflet of the program: GTK 4.8 tells assistive technology of
 * all their children as though they were all on the screen. To be called once.
 */
void candour_a11y_hide_unseen (void);

G_END_DECLS
