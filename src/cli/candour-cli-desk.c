/* candour-cli-desk.c - a moderator's desk, for the verbs that work at one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-desk.h"

#include <glib/gi18n-lib.h>

#include "candour-cell.h"
#include "candour-error.h"

char *candour_cli_desk_words_path;

/* Who is not known yet is made known by "candour keys trust", with words that were not shown here
 * first: who reads them off the screen has rung nobody.
 */
static void
explain_stranger (const CandourCard  *sender,
                  GError            **error)
{
  if (!g_error_matches (*error, CANDOUR_DESK_ERROR, CANDOUR_DESK_UNKNOWN_SENDER))
    return;

  g_clear_error (error);
  g_set_error (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_UNKNOWN_SENDER,
               _("%s is not known here yet. Ask %s for the card, ring on a number you already have "
                 "for its words, and then: candour keys trust"), sender->name, sender->name);
}

static CandourDesk *
open_by_words (GBytes   *file,
               GError  **error)
{
  CandourDeskKeys keys = { 0 };
  CandourDesk *desk = NULL;
  char *words = candour_keys_ask_words (candour_keys_passphrase_path, error);
  char *desk_words = NULL;

  if (words == NULL)
    return NULL;

  if (candour_cli_desk_words_path != NULL)
    desk_words = candour_keys_ask_words (candour_cli_desk_words_path, error);
  keys.words = words;
  keys.desk_words = desk_words;
  if (candour_cli_desk_words_path == NULL || desk_words != NULL)
    desk = candour_desk_open (file, &keys, NULL, error);
  candour_age_wipe (words);
  candour_age_wipe (desk_words);

  return desk;
}

static CandourDesk *
open_by_keys (GBytes   *file,
              GError  **error)
{
  g_autoptr(CandourKeyring) ring = candour_keys_load (NULL, error);
  g_autoptr(CandourCard) sender = NULL;
  g_autoptr(GError) failure = NULL;
  CandourDeskKeys keys = { .ring = ring };
  CandourDesk *desk;

  if (ring == NULL)
    return NULL;

  desk = candour_desk_open (file, &keys, &sender, &failure);
  if (desk == NULL)
    {
      explain_stranger (sender, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
    }

  return desk;
}

CandourDesk *
candour_cli_desk_open (const char  *path,
                       GError     **error)
{
  g_autoptr(GBytes) file = candour_file_load (path, CANDOUR_AGE_MAX_BYTES, error);

  if (file == NULL)
    return NULL;

  return candour_age_wants_passphrase (file) ? open_by_words (file, error)
                                             : open_by_keys (file, error);
}

CandourDb *
candour_cli_desk_get_db (CandourDesk *desk)
{
  return candour_workspace_get_db (candour_desk_get_workspace (desk));
}
