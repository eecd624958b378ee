/* candour-verb-backup.c - candour backup: a copy that is known to be whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-error.h"
#include "candour-restore.h"
#include "candour-store-settings.h"

static char *output;
static gboolean seal;
static char **to;
static gboolean always;
static gboolean no_longer;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("Where to write; without it in the folder “backups” beside the workspace"), N_("FILE") },
  { "seal", 0, 0, G_OPTION_ARG_NONE, &seal,
    N_("Seal it: for those of --to, or those set for all backups, or with your own keys"), NULL },
  { "to", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &to,
    N_("The card of somebody who is to be able to open it; may be given again"),
    N_("FILE.candour-card") },
  { "always", 0, 0, G_OPTION_ARG_NONE, &always,
    N_("Seal every backup from now on, for the same people"), NULL },
  { "no-longer", 0, 0, G_OPTION_ARG_NONE, &no_longer,
    N_("From now on no backup is sealed unless somebody asks for it"), NULL },
  CANDOUR_KEYS_OPTIONS,
  { NULL },
};

static gboolean
add_named (GPtrArray  *cards,
           GError    **error)
{
  for (char **path = to; path != NULL && *path != NULL; path++)
    {
      CandourCard *card = candour_keys_read_card (*path, error);

      if (card == NULL)
        return FALSE;
      g_ptr_array_add (cards, card);
    }

  return TRUE;
}

static gboolean
add_own (GPtrArray  *cards,
         GError    **error)
{
  g_autoptr(CandourKeyring) ring = candour_keys_load (NULL, error);

  if (ring == NULL)
    return FALSE;

  g_ptr_array_add (cards, candour_keyring_dup_card (ring));

  return TRUE;
}

/* (element-type CandourCard): empty where it is not to be sealed. */
static GPtrArray *
find_cards (CandourDb  *db,
            GError    **error)
{
  g_autoptr(GPtrArray) cards = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *setting = candour_store_settings_get (db, CANDOUR_SETTING_BACKUPS_FOR,
                                                         &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  cards = candour_restore_read_cards (to == NULL && !no_longer ? setting : NULL);
  if (!add_named (cards, error))
    return NULL;
  if (seal && cards->len == 0 && !add_own (cards, error))
    return NULL;

  return g_steal_pointer (&cards);
}

static gboolean
remember (CandourCall  *call,
          CandourDb    *db,
          GPtrArray    *cards,
          GError      **error)
{
  const CandourActor *actor = candour_workspace_get_actor (call->workspace);
  g_autofree char *setting = candour_restore_dup_setting (cards);

  if (actor->role == CANDOUR_ROLE_QA_LEAD)
    return candour_store_settings_set (db, CANDOUR_SETTING_BACKUPS_FOR, setting, actor, error);

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("Only the QA lead may say for whom backups are sealed."));

  return FALSE;
}

static gboolean
write_backup (CandourCall  *call,
              GPtrArray    *cards,
              char        **written,
              GError      **error)
{
  g_autofree char *words = g_strdup (_("Backing up…"));
  g_autoptr(GPtrArray) recipients = g_ptr_array_new ();

  if (cards->len == 0)
    return candour_workspace_backup (call->workspace, output, candour_call_progress, words,
                                     call->cancellable, written, error);

  for (guint i = 0; i < cards->len; i++)
    g_ptr_array_add (recipients, ((CandourCard *) cards->pdata[i])->recipient);
  g_ptr_array_add (recipients, NULL);

  return candour_workspace_backup_sealed (call->workspace,
                                          (const char *const *) recipients->pdata, output,
                                          candour_call_progress, words, call->cancellable,
                                          written, error);
}

static void
print_cards (GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const CandourCard *card = cards->pdata[i];

      /* Translators: %s is somebody's name; the words of their card follow */
      g_print (_("Sealed for %s:\n"), card->name);
      candour_keys_print_words (card);
    }
}

static gboolean
check_options (GError **error)
{
  if ((to == NULL && !always) || seal)
    {
      if (!no_longer || (!seal && !always))
        return TRUE;
      candour_call_set_usage_error (error, _("Either --always or --no-longer, not both"));
      return FALSE;
    }

  candour_call_set_usage_error (error, _("--to and --always go with --seal"));

  return FALSE;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  CandourCallKind kind = always || no_longer ? CANDOUR_CALL_WRITE : CANDOUR_CALL_READ;
  g_autoptr(GPtrArray) cards = NULL;
  g_autofree char *written = NULL;
  CandourDb *db;

  if (!check_options (error)
      || (db = candour_call_open (call, kind, error)) == NULL
      || (cards = find_cards (db, error)) == NULL
      || ((always || no_longer) && !remember (call, db, cards, error))
      || !write_backup (call, cards, &written, error))
    return FALSE;

  candour_call_progress_end ();
  g_print (_("Wrote %s.\n"), written);
  print_cards (cards);

  return TRUE;
}

const CandourVerb candour_verb_backup = {
  .name = "backup",
  .arguments = "",
  .summary = N_("writes a copy that is known to be whole"),
  .options = options,
  .needs_workspace = TRUE,
  .run = run,
};
