/* candour-id.h - ids that no two desks make alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A UUID of version 7 (RFC 9562) as lower-case text: ids made later in this process sort later,
 * whatever the clock does. (transfer full); any thread.
 */
char *candour_id_new            (void);

/* @n_bytes that nobody can guess, as lower-case hexadecimal digits. */
char *candour_id_dup_random_hex (gsize n_bytes);

G_END_DECLS
