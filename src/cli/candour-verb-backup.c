/* candour-verb-backup.c - candour backup: a copy that is known to be whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("Where to write; without it in the folder “backups” beside the workspace"), N_("FILE") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Backing up…"));
  g_autofree char *written = NULL;

  if (candour_call_open (call, CANDOUR_CALL_READ, error) == NULL
      || !candour_workspace_backup (call->workspace, output, candour_call_progress, words,
                                    call->cancellable, &written, error))
    return FALSE;

  candour_call_progress_end ();
  g_print (_("Wrote %s.\n"), written);

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
