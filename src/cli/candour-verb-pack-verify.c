/* candour-verb-pack-verify.c - candour pack verify: whether what is kept is still what was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-pack-proof.h"
#include "candour-store-settings.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("Where to write all that was signed, to be checked with minisign"), N_("FOLDER") },
  { NULL },
};

static char *
dup_name (const CandourPackProof *proof)
{
  switch (proof->kind)
    {
    case CANDOUR_PACK_MODERATION:
      return g_strdup (_("pack"));
    case CANDOUR_PACK_RETURN:
      return g_strdup_printf (_("return %d"), proof->sequence);
    case CANDOUR_PACK_REVEAL:
      return g_strdup_printf (_("reveal %d"), proof->sequence);
    }

  g_return_val_if_reached (NULL);
}

static gboolean
verify (CandourDb   *db,
        const char  *id,
        const char  *today,
        guint       *n_broken,
        GError     **error)
{
  g_autoptr(CandourPackRecord) record = candour_store_packs_load (db, id, today, error);
  g_autoptr(GPtrArray) proofs = record != NULL ? candour_pack_prove (record, db, error) : NULL;
  g_autofree char *short_id = NULL;

  if (proofs == NULL)
    return FALSE;

  short_id = candour_pack_dup_short_id (record->id);
  for (guint i = 0; i < proofs->len; i++)
    {
      const CandourPackProof *proof = proofs->pdata[i];
      g_autofree char *name = dup_name (proof);

      g_print ("%-2s  %s  %-9s  %s\n", proof->state == CANDOUR_PROOF_BROKEN ? "NO" : "ok",
               short_id, name, proof->sentence);
      *n_broken += proof->state == CANDOUR_PROOF_BROKEN;
    }

  return output == NULL || candour_pack_prove_write (record, output, error);
}

/* (element-type utf8) */
static GPtrArray *
list_ids (CandourCall  *call,
          CandourDb    *db,
          const char   *today,
          GError      **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) packs = NULL;

  if (call->n_arguments > 0)
    {
      g_ptr_array_add (ids, g_strdup (call->arguments[0]));
      return g_steal_pointer (&ids);
    }

  packs = candour_store_packs_list (db, today, error);
  if (packs == NULL)
    return NULL;

  for (guint i = 0; i < packs->len; i++)
    g_ptr_array_add (ids, g_strdup (((CandourPackRecord *) packs->pdata[i])->id));

  return g_steal_pointer (&ids);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(GPtrArray) ids = NULL;
  g_autofree char *today = NULL;
  guint n_broken = 0;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || (ids = list_ids (call, db, today, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!verify (db, ids->pdata[i], today, &n_broken, error))
      return FALSE;

  if (n_broken == 0)
    {
      g_print (ngettext ("%u pack holds.\n", "%u packs hold.\n", ids->len), ids->len);
      return TRUE;
    }

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
               ngettext ("%u file is not what was signed.", "%u files are not what was signed.",
                         n_broken), n_broken);

  return FALSE;
}

const CandourVerb candour_verb_pack_verify = {
  .name = "pack verify",
  .arguments = "[PACK]",
  .summary = N_("whether packs and returns are still what was signed"),
  .options = options,
  .n_optional = 1,
  .needs_workspace = TRUE,
  .run = run,
};
