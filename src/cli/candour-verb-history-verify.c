/* candour-verb-history-verify.c - candour history verify: whether the history was tampered with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *hash = NULL;
  gint64 seq = 0;
  gint64 broken_at = 0;
  gint64 n_rows = 0;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL
      || !candour_store_history_verify (db, &broken_at, &n_rows, error)
      || !candour_store_history_get_head (db, &seq, &hash, error))
    return FALSE;

  if (broken_at > 0)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                   _("The history does not fit together from row %" G_GINT64_FORMAT " on."),
                   broken_at);
      return FALSE;
    }

  g_print (_("%" G_GINT64_FORMAT " rows fit together. The last is row %" G_GINT64_FORMAT ", %s.\n"),
           n_rows, seq, hash != NULL ? hash : "-");

  return TRUE;
}

const CandourVerb candour_verb_history_verify = {
  .name = "history verify",
  .arguments = "",
  .summary = N_("whether the history was tampered with; names the first bad row"),
  .needs_workspace = TRUE,
  .run = run,
};
