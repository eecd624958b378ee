/* candour-verb-report-audit.c - candour report audit: one audit as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-report.h"
#include "candour-store-audits.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE.pdf") },
  { NULL },
};

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *id = NULL;
  int n_pages = 0;
  CandourDb *db;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file: -o FILE.pdf"));
      return FALSE;
    }

  db = candour_call_open (call, CANDOUR_CALL_READ, error);
  if (db == NULL
      || (id = candour_store_audits_find (db, call->arguments[0], error)) == NULL
      || !candour_audit_report_write (db, id, output,
                                      candour_workspace_get_actor (call->workspace), &n_pages,
                                      error))
    return FALSE;

  g_print (ngettext ("Wrote %d page to %s.\n", "Wrote %d pages to %s.\n", n_pages), n_pages,
           output);

  return TRUE;
}

const CandourVerb candour_verb_report_audit = {
  .name = "report audit",
  .arguments = "ID -o FILE.pdf",
  .summary = N_("one audit as PDF; by its ID, or the newest of a case"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
