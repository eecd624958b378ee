/* candour-date-private.h - between a date's text and GLib's arithmetic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-date.h"

G_BEGIN_DECLS

/* FALSE, and @date cleared, where @text is not exactly a day that exists. */
gboolean  candour_date_read  (const char  *text,
                              GDate       *date);
char     *candour_date_write (const GDate *date);

G_END_DECLS
