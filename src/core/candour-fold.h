/* candour-fold.h - text as it is compared: how people write a name must not matter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without case, hidden characters, surrounding and doubled spaces; a no-break space is a space,
 * a curly apostrophe a straight one, and each kind of dash a hyphen. NULL gives "".
 */
char  *candour_fold       (const char *text);

/* The same spaces, but case and signs as they were written: a name as it is to be kept. */
char  *candour_squeeze    (const char *text);

/* The distinct words of folded text, two characters or longer, in the order they first come.
 * Returns: (transfer full): NULL-terminated, for g_strfreev()
 */
char **candour_fold_words (const char *text);

G_END_DECLS
