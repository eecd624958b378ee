/* candour-verb-import-framework.c - candour import framework: adds one, or a new version of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"

static void
print_faults (GPtrArray *faults)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const CandourFault *fault = faults->pdata[i];

      if (fault->line > 0)
        g_printerr (_("Line %d: %s\n"), fault->line, fault->sentence);
      else
        g_printerr ("%s\n", fault->sentence);
    }
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CandourFramework) framework = NULL;
  g_autofree char *id = NULL;
  CandourDb *db;

  framework = candour_framework_read_file (call->arguments[0], &faults, error);
  if (framework == NULL)
    {
      print_faults (faults);
      return FALSE;
    }

  db = candour_call_open (call, CANDOUR_CALL_WRITE, error);
  if (db == NULL
      || !candour_store_frameworks_add (db, framework,
                                        candour_workspace_get_actor (call->workspace), &id, error))
    return FALSE;

  g_print (_("%s, version %d, is in the workspace.\n"), framework->title, framework->version);

  return TRUE;
}

const CandourVerb candour_verb_import_framework = {
  .name = "import framework",
  .arguments = "FILE.xml",
  .summary = N_("adds a framework, or a new version of one"),
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
