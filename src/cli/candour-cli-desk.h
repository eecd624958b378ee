/* candour-cli-desk.h - a moderator's desk, for the verbs that work at one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-cli-keys.h"
#include "candour-desk.h"

G_BEGIN_DECLS

/* What such verbs share. A pack by six words takes them from --passphrase-file as well. */
#define CANDOUR_CLI_DESK_OPTIONS \
  CANDOUR_KEYS_OPTIONS, \
  { "pack-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &candour_cli_desk_words_path, \
    N_("Where what was revealed has words of its own: a file with those of the pack"), N_("FILE") }

extern char *candour_cli_desk_words_path;

/* Opens the desk of the pack, or of what was revealed of it, at @path. */
CandourDesk *candour_cli_desk_open (const char  *path,
                                    GError     **error);
/* Lent, of what candour_cli_desk_open() gave. */
CandourDb   *candour_cli_desk_get_db (CandourDesk *desk);

G_END_DECLS
