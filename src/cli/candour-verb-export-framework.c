/* candour-verb-export-framework.c - candour export framework: one version as XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-csv-writer.h"
#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE.xml") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *id = NULL;
  g_autoptr(CandourFramework) framework = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CandourDb *db;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file: -o FILE.xml"));
      return FALSE;
    }

  db = candour_call_open (call, CANDOUR_CALL_READ, error);
  if (db == NULL
      || (id = candour_store_frameworks_find (db, call->arguments[0], error)) == NULL
      || (framework = candour_store_frameworks_load (db, id, error)) == NULL)
    return FALSE;

  bytes = candour_framework_write (framework);
  if (!candour_file_replace (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             error))
    return FALSE;

  g_print (_("Wrote %s, version %d, to %s.\n"), framework->title, framework->version, output);

  return TRUE;
}

const CandourVerb candour_verb_export_framework = {
  .name = "export framework",
  .arguments = "ID -o FILE.xml",
  .summary = N_("one framework as XML; the newest version, or CODE/VERSION"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
