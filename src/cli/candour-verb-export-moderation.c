/* candour-verb-export-moderation.c - candour export moderation: every moderation as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-rows-writer.h"

static char *output;
static gboolean with_names;
static gboolean with_bom;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE.csv") },
  { "names", 0, 0, G_OPTION_ARG_NONE, &with_names,
    N_("People by name as well; this is kept in the history"), NULL },
  { "bom", 0, 0, G_OPTION_ARG_NONE, &with_bom, N_("Begin with a byte order mark"), NULL },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Writing moderations…"));
  const CandourExportFlags flags = (with_names ? CANDOUR_EXPORT_NAMES : 0)
                                   | (with_bom ? CANDOUR_EXPORT_BOM : 0);
  gint64 n_rows = 0;
  CandourDb *db;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file: -o FILE.csv"));
      return FALSE;
    }

  db = candour_call_open (call, with_names ? CANDOUR_CALL_WRITE : CANDOUR_CALL_READ, error);
  if (db == NULL
      || !candour_moderations_write (db, output, flags,
                                     candour_workspace_get_actor (call->workspace),
                                     candour_call_progress, words, call->cancellable, &n_rows,
                                     error))
    return FALSE;

  candour_call_progress_end ();
  g_print (ngettext ("Wrote %d moderation to %s.\n", "Wrote %d moderations to %s.\n", n_rows),
           (int) n_rows, output);

  return TRUE;
}

const CandourVerb candour_verb_export_moderation = {
  .name = "export moderation",
  .arguments = "-o FILE.csv",
  .summary = N_("every moderation as CSV, one row each"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
