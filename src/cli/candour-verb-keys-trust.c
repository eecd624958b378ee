/* candour-verb-keys-trust.c - candour keys trust: a card whose words were read over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-words.h"

static char *words;
static gboolean changed;

static const GOptionEntry options[] = {
  CANDOUR_KEYS_OPTIONS,
  { "words", 0, 0, G_OPTION_ARG_STRING, &words,
    N_("The eight words that the other read to you"), N_("WORDS") },
  { "changed", 0, 0, G_OPTION_ARG_NONE, &changed,
    N_("You knew them by other keys, rang, and they say they have new ones"), NULL },
  { NULL },
};

/* The words of the card are not shown first: who reads them off the screen has rung nobody. */
static gboolean
check_words (const CandourCard  *card,
             GError            **error)
{
  g_autofree char *typed = candour_words_dup_typed (words);
  g_autofree char *expected = candour_card_dup_words (card);

  if (g_str_equal (typed, expected))
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               _("These are not the words of %s’s card. Ring %s on a number you already have; if "
                 "the words still differ, do not use this card."), card->name, card->name);

  return FALSE;
}

/* The words of a forged card are right as well, if it was the forger who rang. */
static gboolean
check_known (const CandourKeyring  *ring,
             const CandourCard     *card,
             GError               **error)
{
  const CandourCard *known = candour_keyring_find_trusted (ring, card->name);

  if (changed || known == NULL || candour_card_is_same (known, card))
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
               _("You know %s by other keys. The words have changed: stop, and ring %s on a number "
                 "you already have. Only if %s says that the keys are new, try again with"
                 " --changed."), card->name, card->name, card->name);

  return FALSE;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourCard) card = NULL;
  g_autoptr(CandourKeyring) ring = NULL;
  char *passphrase = NULL;
  gboolean saved;

  if (words == NULL)
    {
      candour_call_set_usage_error (error, _("Give the words that were read to you: --words"
                                             " \"WORD WORD …\""));
      return FALSE;
    }

  card = candour_keys_read_card (call->arguments[0], error);
  if (card == NULL || !check_words (card, error)
      || (ring = candour_keys_load (&passphrase, error)) == NULL)
    return FALSE;

  saved = check_known (ring, card, error);
  if (saved)
    {
      candour_keyring_trust (ring, card);
      saved = candour_keys_save (ring, passphrase, error);
    }
  candour_age_wipe (passphrase);
  if (saved)
    g_print (_("From now on, %s is known by these keys.\n"), card->name);

  return saved;
}

const CandourVerb candour_verb_keys_trust = {
  .name = "keys trust",
  .arguments = "FILE.candour-card",
  .summary = N_("remembers a card whose words were read to you"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
