/* candour-verb-export-findings.c - candour export findings: every grading as CSV, for analysts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-findings-writer.h"

static char *output;
static gboolean with_names;
static gboolean with_bom;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE.csv") },
  { "names", 0, 0, G_OPTION_ARG_NONE, &with_names,
    N_("Workers and auditors by name; this is kept in the history"), NULL },
  { "bom", 0, 0, G_OPTION_ARG_NONE, &with_bom, N_("Begin with a byte order mark"), NULL },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Writing findings…"));
  CandourExportFlags flags = 0;
  gint64 n_rows = 0;
  CandourDb *db;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file: -o FILE.csv"));
      return FALSE;
    }

  if (with_names)
    flags |= CANDOUR_EXPORT_NAMES;
  if (with_bom)
    flags |= CANDOUR_EXPORT_BOM;

  db = candour_call_open (call, with_names ? CANDOUR_CALL_WRITE : CANDOUR_CALL_READ, error);
  if (db == NULL
      || !candour_findings_write (db, output, NULL, flags,
                                  candour_workspace_get_actor (call->workspace),
                                  candour_call_progress, words, call->cancellable, &n_rows, error))
    return FALSE;

  candour_call_progress_end ();
  g_print (ngettext ("Wrote %d grading to %s.\n", "Wrote %d gradings to %s.\n", n_rows),
           (int) n_rows, output);

  return TRUE;
}

const CandourVerb candour_verb_export_findings = {
  .name = "export findings",
  .arguments = "-o FILE.csv",
  .summary = N_("every grading as CSV, one row each"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
