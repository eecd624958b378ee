/* candour-verb-import-cases.c - candour import cases: takes in a council's own case list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-cases-reader.h"
#include "candour-store-columns.h"
#include "candour-store-settings.h"

static gboolean dry_run;
static char *profile;

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would change; change nothing"),
    NULL },
  { "profile", 'p', 0, G_OPTION_ARG_STRING, &profile,
    N_("Read columns as remembered under NAME; otherwise as remembered last"), N_("NAME") },
  { NULL },
};

static void
print_lists (const CandourCasesFile *file)
{
  for (guint i = 0; i < file->lists->len; i++)
    {
      const CandourListFound *list = file->lists->pdata[i];

      if (list->used)
        g_print (_("List %d, %s: %d rows, %d not allocated, %d of %d columns found, "
                 "%d of them under another name\n"),
                 list->number, list->name, list->n_rows, list->n_unallocated, list->n_found,
                 list->n_columns, list->n_renamed);
    }
}

static void
print_plan (const CandourCasePlan *plan)
{
  g_print (_("%d cases: %d new, %d changed, %d closed, %d not allocated\n"), (int) plan->n_cases,
           (int) plan->n_new, (int) plan->n_changed, (int) plan->n_gone,
           (int) plan->n_unallocated);
  g_print (_("%d workers, %d of them new; %d teams, %d of them new\n"), (int) plan->n_workers,
           (int) plan->n_new_workers, (int) plan->n_teams, (int) plan->n_new_teams);
  if (plan->n_kept > 0)
    {
      g_autofree char *kept = candour_case_plan_dup_kept (plan);

      g_print ("%s\n", kept);
    }
}

static gboolean
has_profile (char       **names,
             const char  *name,
             GError     **error)
{
  g_autofree char *all = NULL;

  if (g_strv_contains ((const char *const *) names, name))
    return TRUE;

  all = g_strjoinv (", ", names);
  if (*all == '\0')
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("Nothing is remembered as “%s”, or under any other name."), name);
  else
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("Nothing is remembered as “%s”, only as: %s."), name, all);

  return FALSE;
}

/* What the window remembered of this council's headers holds here too. NULL with @error: it could
 * not be read.
 */
static GHashTable *
load_columns (CandourDb  *db,
              GError    **error)
{
  g_auto(GStrv) names = candour_store_columns_list (db, error);
  const char *name;

  if (names == NULL || (profile != NULL && !has_profile (names, profile, error)))
    return NULL;

  name = profile != NULL ? profile : names[0];
  if (name == NULL)
    return g_hash_table_new (g_str_hash, g_str_equal);

  g_print (_("Columns are read as remembered under “%s”.\n"), name);

  return candour_store_columns_load (db, name, error);
}

static CandourCasePlan *
import (CandourCall       *call,
        CandourCasesFile  *file,
        const char        *today,
        GError           **error)
{
  CandourDb *db = candour_workspace_get_db (call->workspace);
  CandourCasePlan *plan = NULL;

  if (dry_run)
    return candour_store_cases_plan (db, file->entries, candour_cases_file_get_covered (file),
                                     error);

  if (candour_call_may_import (call, error))
    candour_store_cases_import (db, file->entries, candour_cases_file_get_covered (file),
                                file->file_name, file->file_hash, today,
                                candour_workspace_get_actor (call->workspace), call->cancellable,
                                &plan, error);

  return plan;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autofree char *words = g_strdup (_("Reading…"));
  g_autofree char *today = NULL;
  g_autoptr(CandourCasesFile) file = NULL;
  g_autoptr(CandourCasePlan) plan = NULL;
  g_autoptr(GHashTable) columns = NULL;
  CandourCasesAnswers answers = { 0 };
  CandourDb *db = candour_call_open (call, dry_run ? CANDOUR_CALL_READ : CANDOUR_CALL_WRITE, error);

  if (db == NULL)
    return FALSE;

  today = candour_store_settings_dup_today (db, error);
  columns = today != NULL ? load_columns (db, error) : NULL;
  if (columns == NULL)
    return FALSE;

  /* There is nobody to ask for a column with the child ID. */
  answers.left_out = G_MAXUINT;
  answers.columns = columns;
  file = candour_cases_read (call->arguments[0], &answers, today, candour_call_progress, words,
                             call->cancellable, error);
  candour_call_progress_end ();
  if (file == NULL)
    return FALSE;

  print_lists (file);
  candour_call_print_problems (file->problems);
  plan = import (call, file, today, error);
  if (plan == NULL)
    return FALSE;

  print_plan (plan);
  if (dry_run)
    g_print ("%s\n", _("Nothing was changed."));

  return TRUE;
}

const CandourVerb candour_verb_import_cases = {
  .name = "import cases",
  .arguments = "FILE.xlsx|FILE.csv",
  .summary = N_("takes in a case list: the Annex A workbook, or a list as CSV"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
