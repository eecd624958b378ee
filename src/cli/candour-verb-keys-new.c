/* candour-verb-keys-new.c - candour keys new: keys to seal, to open and to sign packs with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-cli-keys.h"

static gboolean renew;

static const GOptionEntry options[] = {
  CANDOUR_KEYS_OPTIONS,
  { "renew", 0, 0, G_OPTION_ARG_NONE, &renew,
    N_("New keys for those there are, which still open what was sealed for them"), NULL },
  { NULL },
};

static CandourKeyring *
make (const char  *name,
      char       **passphrase,
      GError     **error)
{
  g_autofree char *path = candour_keys_dup_path ();

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("There are keys in %s already. To take new ones into use: --renew"), path);
      return NULL;
    }

  *passphrase = candour_keys_ask_passphrase (TRUE, error);

  return *passphrase != NULL ? candour_keyring_new (name) : NULL;
}

static CandourKeyring *
make_again (const char  *name,
            char       **passphrase,
            GError     **error)
{
  CandourKeyring *ring = candour_keys_load (passphrase, error);

  if (ring == NULL)
    return NULL;

  candour_keyring_renew (ring);
  g_free (ring->name);
  ring->name = g_strdup (name);

  return ring;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *name = g_strstrip (g_strdup (call->arguments[0]));
  g_autofree char *path = candour_keys_dup_path ();
  g_autoptr(CandourKeyring) ring = NULL;
  g_autoptr(CandourCard) card = NULL;
  char *passphrase = NULL;
  gboolean saved;

  if (!candour_card_check_name (name, error))
    return FALSE;

  ring = renew ? make_again (name, &passphrase, error) : make (name, &passphrase, error);
  if (ring == NULL)
    return FALSE;

  saved = candour_keys_save (ring, passphrase, error);
  candour_age_wipe (passphrase);
  if (!saved)
    return FALSE;

  card = candour_keyring_dup_card (ring);
  g_print (_("Wrote %s.\n"), path);
  g_print ("%s\n", _("Your words, to be read over the telephone:"));
  candour_keys_print_words (card);

  return TRUE;
}

const CandourVerb candour_verb_keys_new = {
  .name = "keys new",
  .arguments = "NAME",
  .summary = N_("keys of your own, to exchange packs with"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
