/* candour-verb-keys-list.c - candour keys list: one's own keys, and those of others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-table.h"

static char *format;

static const GOptionEntry options[] = {
  CANDOUR_KEYS_OPTIONS,
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = { "name", "whose", "seals_for", "signs_with", "words", NULL };

static void
add (CandourTable       *table,
     const CandourCard  *card,
     const char         *whose)
{
  g_autofree char *words = candour_card_dup_words (card);

  candour_table_add (table, card->name, whose, card->recipient, card->public_key, words);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(CandourKeyring) ring = candour_keys_load (NULL, error);
  g_autoptr(CandourCard) own = NULL;

  if (ring == NULL)
    return FALSE;

  own = candour_keyring_dup_card (ring);
  add (table, own, "own");
  /* They only open what is old, so they have no words to be read any more. */
  for (guint i = 0; i < ring->retired->len; i++)
    candour_table_add (table, ring->name, "retired",
                       candour_age_identity_get_recipient (ring->retired->pdata[i]), "", "");
  for (guint i = 0; i < ring->trusted->len; i++)
    add (table, ring->trusted->pdata[i], "trusted");

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_keys_list = {
  .name = "keys list",
  .arguments = "",
  .summary = N_("your own keys, and those you know others by"),
  .options = options,
  .run = run,
};
