/* candour-verb-pack-withdraw.c - candour pack withdraw: nothing that comes back to it is taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-pack.h"
#include "candour-store-packs.h"
#include "candour-store-settings.h"

static char *why;

static const GOptionEntry options[] = {
  { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_("Why it is withdrawn"), N_("WORDS") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourPackRecord) record = NULL;
  g_autofree char *today = NULL;
  g_autofree char *short_id = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_WRITE, error);

  if (db == NULL
      || (today = candour_store_settings_dup_today (db, error)) == NULL
      || (record = candour_store_packs_load (db, call->arguments[0], today, error)) == NULL
      || !candour_store_packs_withdraw (db, record->id, why,
                                        candour_workspace_get_actor (call->workspace), error))
    return FALSE;

  short_id = candour_pack_dup_short_id (record->id);
  g_print (_("Pack %s is withdrawn. What is not back from it may go out again.\n"), short_id);

  return TRUE;
}

const CandourVerb candour_verb_pack_withdraw = {
  .name = "pack withdraw",
  .arguments = "PACK --why WORDS",
  .summary = N_("takes nothing more that comes back to a pack"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
