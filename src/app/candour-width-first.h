/* candour-width-first.h - widths that do not ask what a height would allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asked how wide they are at a height, GTK 4.8's wrapping labels and upright boxes try widths
 * until one fits, and boxes ask that of all that they hold: each sentence of a page was set two
 * hundred times before its first frame. From here on a width is that of the words alone, as it
 * was in GTK 3, and the height follows from it.
 */
void candour_width_first (void);

G_END_DECLS
