/* candour-verb-pack-open.c - candour pack open: what a moderator was sent, and how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-cli-desk.h"
#include "candour-csv-writer.h"
#include "candour-date.h"
#include "candour-desk-sheet.h"
#include "candour-table.h"

static char *format;
static char *output;

static const GOptionEntry options[] = {
  CANDOUR_CLI_DESK_OPTIONS,
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or csv"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_("Write a sheet to be filled in, for candour pack return"), N_("SHEET.csv") },
  { NULL },
};

static const char *const columns[] = {
  "code", "plan", "age_band", "due", "graded", "state", NULL
};

static char *
dup_state (const CandourDeskRow *row)
{
  switch (row->state)
    {
    case CANDOUR_DESK_NOT_STARTED:
      return g_strdup (_("Not started"));
    case CANDOUR_DESK_IN_PROGRESS:
      return g_strdup (_("In progress"));
    case CANDOUR_DESK_READY:
      return g_strdup (_("Ready to seal"));
    case CANDOUR_DESK_SEALED:
      return g_strdup_printf (_("Sent in file %d"), row->returned_in);
    case CANDOUR_DESK_REVEALED:
      return g_strdup (row->reveal == CANDOUR_DESK_REVEAL_SAME
                         ? _("Revealed, as it was sealed")
                         : _("Revealed, and not as it was sealed"));
    }

  return g_strdup ("");
}

static void
print_head (const CandourPackStatement *statement)
{
  g_autofree char *short_id = candour_pack_dup_short_id (statement->id);
  g_autofree char *last = candour_date_format_long (statement->expires);

  /* Translators: a number, two people, a date */
  g_print (_("Pack %s from %s for %s, opens until %s\n"), short_id, statement->sender->name,
           statement->recipient->name, last);
}

static gboolean
print_rows (CandourDb  *db,
            GError    **error)
{
  g_autoptr(CandourTable) table = candour_table_new (columns);
  g_autoptr(GPtrArray) rows = candour_store_desk_list (db, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const CandourDeskRow *row = rows->pdata[i];
      g_autofree char *graded = g_strdup_printf (_("%d of %d"), row->n_graded, row->n_standards);
      g_autofree char *state = dup_state (row);

      candour_table_add (table, row->code, row->plan, row->age_band, row->due_on, graded, state);
    }

  return candour_table_print (table, format, error);
}

static gboolean
print_returns (CandourDb  *db,
               GError    **error)
{
  g_autoptr(GPtrArray) returns = candour_store_desk_list_returns (db, error);

  for (guint i = 0; returns != NULL && i < returns->len; i++)
    {
      const CandourDeskReturn *made = returns->pdata[i];
      g_autofree char *when = candour_instant_format (made->made_at);

      /* Translators: a number, a time, a number, the name of a file */
      g_print (ngettext ("File %d, %s, %d audit: %s\n", "File %d, %s, %d audits: %s\n",
                         (gulong) made->n_audits),
               made->sequence, when, made->n_audits, made->path);
    }

  return returns != NULL;
}

static gboolean
write_sheet (CandourDesk  *desk,
             GError      **error)
{
  const CandourActor *actor = candour_workspace_get_actor (candour_desk_get_workspace (desk));
  g_autofree char *text = candour_desk_sheet_write (candour_cli_desk_get_db (desk), actor, error);

  return text != NULL && candour_file_replace (output, text, strlen (text), error);
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourDesk) desk = candour_cli_desk_open (call->arguments[0], error);
  gboolean for_people = g_strcmp0 (format, "csv") != 0;

  if (desk == NULL)
    return FALSE;

  if (output != NULL)
    return write_sheet (desk, error);

  if (for_people)
    print_head (candour_desk_get_statement (desk));

  return print_rows (candour_cli_desk_get_db (desk), error)
         && (!for_people || print_returns (candour_cli_desk_get_db (desk), error));
}

const CandourVerb candour_verb_pack_open = {
  .name = "pack open",
  .arguments = "PACK",
  .summary = N_("what a moderator was sent, and how far it is"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
