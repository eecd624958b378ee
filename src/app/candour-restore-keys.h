/* candour-restore-keys.h - asks for the passphrase of the keys that open a sealed backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

/* Asks until the keys open or the person gives up, then restores @backup to @path. The keys are
 * this person's own, or where there are none on this computer, those in a file that they choose.
 */
void candour_restore_keys_ask (CandourWindow *window,
                               const char    *backup,
                               const char    *path);

G_END_DECLS
