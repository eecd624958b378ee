/* candour-verb-list-people.c - candour list people: who is here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-rows.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"
#include "candour-table.h"

static char *format;
static gboolean with_left;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { "left", 0, 0, G_OPTION_ARG_NONE, &with_left, N_("Those who left as well"), NULL },
  { NULL },
};

static const char *const columns[] = {
  "code", "name", "role", "job", "team", "manager", "started", "left", "trained", "children",
  "last_audited", "to_do", NULL,
};

static void
add_row (CandourTable           *table,
         const CandourPersonRow *row)
{
  char n_children[12];
  char n_to_do[12];

  g_snprintf (n_children, sizeof n_children, "%d", row->n_children);
  g_snprintf (n_to_do, sizeof n_to_do, "%d", row->n_to_do);
  candour_table_add (table, row->code, row->name,
                     candour_code_from_value (candour_roles, row->role), row->job, row->team_name,
                     row->manager_name, row->started_on, row->left_on, row->trained_on, n_children,
                     row->last_audited, n_to_do);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *today = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL || (today = candour_store_settings_dup_today (db, error)) == NULL)
    return FALSE;

  rows = candour_store_people_list (db, with_left ? CANDOUR_PEOPLE_ALL : CANDOUR_PEOPLE_HERE, NULL,
                                    NULL, today, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows->pdata[i]);

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_people = {
  .name = "list people",
  .arguments = "",
  .summary = N_("who is here, with team and line manager"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
