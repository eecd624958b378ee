/* candour-keyring-file.h - where somebody's own keys are kept on this computer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keyring.h"

G_BEGIN_DECLS

/* Of the person who is signed in to this computer, whether they are there or not. */
char           *candour_keyring_dup_path     (void);

/* FALSE: too short to keep anybody out. */
gboolean        candour_keyring_check_passphrase (const char            *passphrase,
                                                  GError               **error);

/* Errors of candour_keyring_open(), and FAILED where there is no such file. Takes most of a second:
 * not for the window's thread.
 */
CandourKeyring *candour_keyring_load         (const char            *path,
                                              const char            *passphrase,
                                              GError               **error);
/* For nobody else to read, whole or not at all; makes the folder. As slow. */
gboolean        candour_keyring_save         (const CandourKeyring  *self,
                                              const char            *path,
                                              const char            *passphrase,
                                              GError               **error);

G_END_DECLS
