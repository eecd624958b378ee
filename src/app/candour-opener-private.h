/* candour-opener-private.h - what opening and making a workspace share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-opener.h"

G_BEGIN_DECLS

/* On a thread of the caller's: opens, signs in, and asks for today. */
CandourOpened *candour_opener_open_sync (const char        *uri,
                                         CandourOpenFlags   flags,
                                         GError           **error);

G_END_DECLS
