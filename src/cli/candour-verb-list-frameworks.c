/* candour-verb-list-frameworks.c - candour list frameworks: every version of every framework
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-rows.h"
#include "candour-store-frameworks.h"
#include "candour-table.h"

static char *format;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = {
  "framework", "version", "kind", "title", "from", "closed", "standards", "audits", NULL,
};

static void
add_row (CandourTable              *table,
         const CandourFrameworkRow *row)
{
  char numbers[3][12];

  g_snprintf (numbers[0], sizeof numbers[0], "%d", row->version);
  g_snprintf (numbers[1], sizeof numbers[1], "%d", row->n_standards);
  g_snprintf (numbers[2], sizeof numbers[2], "%d", row->n_audits);
  candour_table_add (table, row->code, numbers[0],
                     candour_code_from_value (candour_kinds, row->kind), row->title,
                     row->from_date, row->closed_on, numbers[1], numbers[2]);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(GPtrArray) rows = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL || (rows = candour_store_frameworks_list (db, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows->pdata[i]);

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_frameworks = {
  .name = "list frameworks",
  .arguments = "",
  .summary = N_("every version of every framework"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
