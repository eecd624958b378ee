/* candour-verb-restore.c - candour restore: records from a backup, in clear or sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cli-keys.h"
#include "candour-restore.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The workspace to make"),
    N_("WORKSPACE") },
  CANDOUR_KEYS_OPTIONS,
  { NULL },
};

static gboolean
restore (const char    *backup,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(CandourKeyring) ring = NULL;

  if (!candour_restore_is_sealed (backup))
    return candour_restore_plain (backup, path, error);

  ring = candour_keys_load (NULL, error);

  return ring != NULL && candour_restore_sealed (backup, ring, path, cancellable, error);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(CandourWorkspace) workspace = NULL;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the workspace to make: -o WORKSPACE"));
      return FALSE;
    }

  path = g_canonicalize_filename (output, NULL);
  if (!restore (call->arguments[0], path, call->cancellable, error))
    return FALSE;

  /* Somebody relies on it from now on: that it opens is to be known, not hoped. */
  workspace = candour_workspace_open (path, CANDOUR_OPEN_NO_BACKUP, error);
  if (workspace == NULL)
    return FALSE;

  g_print (_("Wrote %s: the records of %s.\n"), path, candour_workspace_get_council (workspace));

  return TRUE;
}

const CandourVerb candour_verb_restore = {
  .name = "restore",
  .arguments = "BACKUP -o WORKSPACE",
  .summary = N_("makes a workspace from a backup, in clear or sealed"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
