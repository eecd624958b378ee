/* candour-cli-keys.h - somebody's own keys, for the verbs that need them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keyring.h"

G_BEGIN_DECLS

/* What such verbs share: --keys, --passphrase-file. */
#define CANDOUR_KEYS_OPTIONS \
  { "keys", 0, 0, G_OPTION_ARG_FILENAME, &candour_keys_path, \
    N_("The file of your keys; without it, yours on this computer"), N_("FILE") }, \
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &candour_keys_passphrase_path, \
    N_("A file whose first line is the passphrase; without it, you are asked"), N_("FILE") }

extern char *candour_keys_path;
extern char *candour_keys_passphrase_path;

/* Where they are, or will be: --keys, or in the user's own data. */
char           *candour_keys_dup_path       (void);
/* From the file, or asked for on the terminal, twice where it is @new. To go through
 * candour_age_wipe(). REFUSED: too short, not the same twice, nobody there to ask.
 */
char           *candour_keys_ask_passphrase (gboolean               new,
                                             GError               **error);

/* The six words of a pack, from the first line of the file at @path, or asked for where that is
 * NULL; likewise.
 */
char           *candour_keys_ask_words      (const char            *path,
                                             GError               **error);

/* NOT_FOUND: there are none yet. *passphrase (may be NULL) is what they were opened with. */
CandourKeyring *candour_keys_load           (char                 **passphrase,
                                             GError               **error);
/* For nobody else to read, whole or not at all. */
gboolean        candour_keys_save           (const CandourKeyring  *ring,
                                             const char            *passphrase,
                                             GError               **error);

/* NOT_FOUND: no such file; REFUSED: no card. */
CandourCard    *candour_keys_read_card      (const char            *path,
                                             GError               **error);

/* "  afflicted playoff slogan gumdrop\n  crunchy crafter frayed quartet\n" to stdout. */
void            candour_keys_print_words    (const CandourCard     *card);

G_END_DECLS
