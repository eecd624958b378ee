/* candour-verb-list-cases.c - candour list cases: every child's record that may be audited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-cases.h"
#include "candour-table.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

static char *format;
static gboolean with_closed;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { "closed", 0, 0, G_OPTION_ARG_NONE, &with_closed, N_("Closed ones as well"), NULL },
  { NULL },
};

static const char *const columns[] = {
  "case", "cohort", "plan", "since", "age_band", "team", "worker", "last_audited", "closed", NULL,
};

static void
add_row (CandourTable         *table,
         const CandourCaseRow *row)
{
  candour_table_add (table, row->reference, candour_code_from_value (candour_cohorts, row->cohort),
                     row->plan, row->since, row->age_band, row->team_name, row->worker_name,
                     row->last_audited, row->closed_on);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  const CandourCaseFilter filter = { .with_closed = with_closed };
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autofree char *after = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr(GPtrArray) rows = candour_store_cases_list (db, &filter, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_row (table, rows->pdata[i]);
      if (rows->len < PAGE)
        break;

      g_free (after);
      after = g_strdup (CANDOUR_CASE_ROW (rows->pdata[PAGE - 1])->key);
    }

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_cases = {
  .name = "list cases",
  .arguments = "",
  .summary = N_("every open case"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
