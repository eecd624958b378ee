/* candour-verb-moderate-draw.c - candour moderate draw: draws submitted audits for moderation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-moderations.h"
#include "candour-table.h"

static char *from_on;
static char *until_on;
static char *format;
static gboolean dry_run;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_on, N_("Submitted on this day or later"),
    N_("YYYY-MM-DD") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until_on, N_("Submitted on this day or before"),
    N_("YYYY-MM-DD") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be drawn; draw nothing"),
    NULL },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or csv"), N_("FORMAT") },
  { NULL },
};

static const char *const columns[] = {
  "audit", "case", "auditor", "submitted", "kind", "reason", "why", NULL,
};

static GPtrArray *
draw (CandourCall  *call,
      CandourDb    *db,
      int          *n_looked_at,
      GError      **error)
{
  const CandourDrawBatch batch = { .from_on = from_on, .until_on = until_on, .share = -1 };

  return candour_store_moderations_draw (db, &batch, dry_run,
                                         candour_workspace_get_actor (call->workspace), NULL,
                                         n_looked_at, error);
}

static void
print_sum (guint n_drawn,
           int   n_looked_at)
{
  g_autofree char *looked_at =
    g_strdup_printf (ngettext ("%d audit looked at", "%d audits looked at", n_looked_at),
                     n_looked_at);

  if (dry_run)
    g_print (ngettext ("%s, %u would be drawn. Nothing was drawn.\n",
                       "%s, %u would be drawn. Nothing was drawn.\n", n_drawn),
             looked_at, n_drawn);
  else
    g_print (ngettext ("%s, %u drawn.\n", "%s, %u drawn.\n", n_drawn), looked_at, n_drawn);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(GPtrArray) drawn = NULL;
  int n_looked_at = 0;
  CandourDb *db;

  if (!candour_call_check_period (from_on, until_on, error))
    return FALSE;

  db = candour_call_open (call, dry_run ? CANDOUR_CALL_READ : CANDOUR_CALL_WRITE, error);
  drawn = db != NULL ? draw (call, db, &n_looked_at, error) : NULL;
  if (drawn == NULL)
    return FALSE;

  for (guint i = 0; i < drawn->len; i++)
    {
      const CandourDrawnAudit *audit = g_ptr_array_index (drawn, i);

      candour_table_add (table, audit->audit_id, audit->reference, audit->auditor_name,
                         audit->submitted_on,
                         candour_code_from_value (candour_draw_kinds, audit->kind),
                         candour_code_from_value (candour_draw_reasons, audit->reason),
                         candour_rules_get_drawn_name (audit->kind, audit->reason));
    }

  if (!candour_table_print (table, format, error))
    return FALSE;

  if (g_strcmp0 (format, "csv") != 0)
    print_sum (drawn->len, n_looked_at);

  return TRUE;
}

const CandourVerb candour_verb_moderate_draw = {
  .name = "moderate draw",
  .arguments = "[--dry-run]",
  .summary = N_("draws submitted audits for moderation, and says why each"),
  .options = options,
  .n_arguments = 0,
  .needs_workspace = TRUE,
  .run = run,
};
