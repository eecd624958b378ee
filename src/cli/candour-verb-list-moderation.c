/* candour-verb-list-moderation.c - candour list moderation: every moderation, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-moderation-list.h"
#include "candour-table.h"

/* As many rows as are asked for at a time. */
#define PAGE 500

static char *format;

static const GOptionEntry options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = {
  "moderation", "audit", "case", "auditor", "moderator", "why", "state", "submitted", "due",
  "finished", "days", "auditor_grade", "moderator_grade", "agreed_grade", "to_agree", NULL,
};

static void
add_row (CandourTable               *table,
         const CandourModerationRow *row)
{
  char days[12] = "";
  char n_to_agree[12];

  if (row->days >= 0)
    g_snprintf (days, sizeof days, "%d", row->days);
  g_snprintf (n_to_agree, sizeof n_to_agree, "%d", row->n_to_agree);
  candour_table_add (table, row->id, row->audit_id, row->reference, row->auditor_name,
                     row->moderator_name,
                     row->kind != CANDOUR_DRAW_NONE
                     ? candour_code_from_value (candour_draw_kinds, row->kind) : NULL,
                     candour_code_from_value (candour_moderation_states, row->state),
                     row->submitted_on, row->due_on, row->finished_on, days, row->overall_name,
                     row->moderated_name, row->agreed_name, n_to_agree);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  const CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_ALL };
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autofree char *after = NULL;
  CandourDb *db = candour_call_open (call, CANDOUR_CALL_READ, error);

  if (db == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr(GPtrArray) rows =
        candour_store_moderation_list_page (db, &filter, after, PAGE, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        add_row (table, rows->pdata[i]);
      if (rows->len < PAGE)
        break;

      g_free (after);
      after = g_strdup (CANDOUR_MODERATION_ROW (rows->pdata[PAGE - 1])->key);
    }

  return candour_table_print (table, format, error);
}

const CandourVerb candour_verb_list_moderation = {
  .name = "list moderation",
  .arguments = "",
  .summary = N_("every moderation, newest first"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
