/* candour-lock-private.h - one Candour at a time writes to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file beside the workspace, "NAME-lock", held while the workspace is open for writing. What it
 * says of the holder is for people only; the lock itself is the kernel's, and ends with the
 * process however that ends.
 */
typedef struct _CandourLock CandourLock;

/* NULL with *holder set to a sentence: somebody else has it. NULL without: there can be no such
 * file here, because the folder cannot be written.
 */
CandourLock *candour_lock_take    (const char   *path,
                                   char        **holder);
void         candour_lock_release (CandourLock  *self);

/* Some other process holds it. */
gboolean     candour_lock_is_elsewhere (const char *path);

/* Who has it, from now on. @name NULL: nobody has signed in yet. */
void         candour_lock_sign    (CandourLock  *self,
                                   const char   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLock, candour_lock_release)

G_END_DECLS
