/* candour-verb-list-actions.c - candour list actions: every action of a submitted audit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audits.h"
#include "candour-rows.h"
#include "candour-table.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

static char *format;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = {
  "action", "audit", "case", "standard", "kind", "level", "state", "owner", "first_due", "due",
  "done", "what", "difference", NULL,
};

static void
add_row (CandourTable           *table,
         const CandourActionRow *row)
{
  candour_table_add (table, row->id, row->audit_id, row->reference, row->standard_name,
                     candour_code_from_value (candour_action_kinds, row->kind),
                     candour_code_from_value (candour_action_levels, row->level),
                     candour_code_from_value (candour_action_states, row->state), row->owner_name,
                     row->first_due_on, row->due_on, row->done_on, row->what, row->difference);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autofree char *after = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr(GPtrArray) rows = candour_store_actions_list (db, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_row (table, rows->pdata[i]);
      if (rows->len < PAGE)
        break;

      g_free (after);
      after = g_strdup (CANDOUR_ACTION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_actions = {
  .name = "list actions",
  .arguments = "",
  .summary = N_("every action of the submitted audits"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
