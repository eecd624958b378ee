/* candour-verb-pack-return.c - candour pack return: seals what a moderator graded, for the sender
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cell.h"
#include "candour-cli-desk.h"
#include "candour-desk-sheet.h"

static char *grades;
static char *output;

static const GOptionEntry options[] = {
  CANDOUR_CLI_DESK_OPTIONS,
  { "grades", 'g', 0, G_OPTION_ARG_FILENAME, &grades,
    N_("Take in the sheet of candour pack open first"), N_("SHEET.csv") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to send"), N_("FILE") },
  { NULL },
};

static gboolean
take_sheet (CandourDesk  *desk,
            GError      **error)
{
  const CandourActor *actor = candour_workspace_get_actor (candour_desk_get_workspace (desk));
  g_autoptr(GBytes) sheet = NULL;

  if (grades == NULL)
    return TRUE;

  sheet = candour_file_load (grades, CANDOUR_MAX_FILE, error);

  return sheet != NULL
         && candour_desk_sheet_take (candour_cli_desk_get_db (desk), sheet, actor, NULL, error);
}

/* What stays behind, and why. */
static gboolean
print_left (CandourDb  *db,
            GError    **error)
{
  g_autoptr(GPtrArray) rows = candour_store_desk_list (db, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CandourDeskRow *row = rows->pdata[i];

      if (row->state < CANDOUR_DESK_SEALED && row->lack != NULL)
        g_print ("%s: %s\n", row->code, row->lack);
    }

  return rows != NULL;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(CandourDeskReturn) made = NULL;
  CandourDb *db;

  if (output == NULL)
    {
      candour_call_set_usage_error (error, _("Name the file to make: -o FILE"));
      return FALSE;
    }

  desk = candour_cli_desk_open (call->arguments[0], error);
  if (desk == NULL || !take_sheet (desk, error))
    return FALSE;

  db = candour_cli_desk_get_db (desk);
  if (!candour_desk_make_return (desk, db, output, &made, error))
    return FALSE;

  g_print (ngettext ("File %d holds %d sealed audit, for %s alone. Send it as you usually do.\n",
                     "File %d holds %d sealed audits, for %s alone. Send it as you usually do.\n",
                     (gulong) made->n_audits),
           made->sequence, made->n_audits, candour_desk_get_statement (desk)->sender->name);

  return print_left (db, error);
}

const CandourVerb candour_verb_pack_return = {
  .name = "pack return",
  .arguments = "PACK",
  .summary = N_("seals what a moderator graded, in one file for who sent the pack"),
  .options = options,
  .n_arguments = 1,
  .run = run,
};
