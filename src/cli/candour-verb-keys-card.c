/* candour-verb-keys-card.c - candour keys card: what others are to know of one's keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-csv-writer.h"

static char *output;

static const GOptionEntry options[] = {
  CANDOUR_KEYS_OPTIONS,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"),
    N_("FILE.candour-card") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourKeyring) ring = NULL;
  g_autoptr(CandourCard) card = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file: -o FILE.candour-card"));
      return FALSE;
    }

  ring = candour_keys_load (NULL, error);
  if (ring == NULL)
    return FALSE;

  card = candour_keyring_dup_card (ring);
  bytes = candour_card_write (card);
  if (!candour_file_replace (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             error))
    return FALSE;

  g_print (_("Wrote %s. It holds no secret.\n"), output);
  g_print ("%s\n", _("Your words, to be read over the telephone:"));
  candour_keys_print_words (card);

  return TRUE;
}

const CandourVerb candour_verb_keys_card = {
  .name = "keys card",
  .arguments = "-o FILE.candour-card",
  .summary = N_("your card, for those who exchange packs with you"),
  .options = options,
  .run = run,
};
