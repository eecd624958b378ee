/* candour-verb-list-audits.c - candour list audits: every audit, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audit-list.h"
#include "candour-store-settings.h"
#include "candour-table.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

static char *format;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = {
  "audit", "case", "cohort", "state", "worker", "team", "auditor", "framework", "due", "submitted",
  "overall", "graded", "standards", "actions", "open", "overdue", NULL,
};

static void
add_row (CandourTable          *table,
         const CandourAuditRow *row)
{
  char counts[5][12];
  const int numbers[5] = {
    row->n_graded, row->n_standards, row->n_actions, row->n_open, row->n_overdue,
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_snprintf (counts[i], sizeof counts[i], "%d", numbers[i]);

  candour_table_add (table, row->id, row->reference,
                     candour_code_from_value (candour_cohorts, row->cohort),
                     candour_code_from_value (candour_audit_states, row->state), row->worker_name,
                     row->team_name, row->auditor_name, row->framework_title, row->due_on,
                     row->submitted_on, row->overall_name, counts[0], counts[1], counts[2],
                     counts[3], counts[4]);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  const CandourAuditFilter filter = { .state = -1 };
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autofree char *after = NULL;
  g_autofree char *today = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL || (today = candour_store_settings_dup_today (db, error)) == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr(GPtrArray) rows = candour_store_audit_list_page (db, &filter, after, PAGE, today,
                                                                 error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_row (table, rows->pdata[i]);
      if (rows->len < PAGE)
        break;

      g_free (after);
      after = g_strdup (CANDOUR_AUDIT_ROW (rows->pdata[PAGE - 1])->key);
    }

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_audits = {
  .name = "list audits",
  .arguments = "",
  .summary = N_("every audit, newest first"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
