/* candour-verb-import-people.c - candour import people: takes in a workforce list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-people-reader.h"

static gboolean dry_run;
static gboolean renamed;

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would change; change nothing"),
    NULL },
  { "renamed", 'r', 0, G_OPTION_ARG_NONE, &renamed,
    N_("Whoever has an account that is another name's here is the same person, renamed"), NULL },
  { NULL },
};

static void
print_plan (const CandourPeoplePlan *plan)
{
  for (guint i = 0; i < plan->lines->len; i++)
    g_print ("%s\n", (const char *) plan->lines->pdata[i]);

  g_print (_("%d people: %d new, %d changed, %d not in the file, %d new teams\n"),
           (int) plan->n_people, (int) plan->n_new, (int) plan->n_changed, (int) plan->n_gone,
           (int) plan->n_new_teams);
  if (plan->n_asked > 0)
    g_print (ngettext ("%d person has the account of somebody else and was left out. Where it is "
                       "the same person: --renamed. Where the account has passed on, take it from "
                       "the first in People.\n",
                       "%d people have the account of somebody else and were left out. Where they "
                       "are the same person: --renamed. Where the account has passed on, take it "
                       "from the first in People.\n", (gulong) plan->n_asked),
             (int) plan->n_asked);
}

/* Said for all of them at once. */
static void
accept_renames (GPtrArray *entries)
{
  for (guint i = 0; renamed && i < entries->len; i++)
    ((CandourPersonEntry *) entries->pdata[i])->is_renamed = TRUE;
}

static gboolean
run (CandourCall  *call,
     GError      **error)
{
  g_autoptr(CandourPeopleFile) file = NULL;
  g_autoptr(CandourPeoplePlan) plan = NULL;
  const CandourActor *actor;
  CandourDb *db;

  file = candour_people_read (call->arguments[0], call->cancellable, error);
  if (file == NULL)
    return FALSE;
  candour_call_print_problems (file->problems);
  accept_renames (file->entries);

  db = candour_call_open (call, dry_run ? CANDOUR_CALL_READ : CANDOUR_CALL_WRITE, error);
  if (db == NULL)
    return FALSE;

  actor = candour_workspace_get_actor (call->workspace);
  if (dry_run)
    plan = candour_store_people_plan (db, file->entries, error);
  else if (candour_call_may_import (call, error))
    candour_store_people_import (db, file->entries, file->file_name, file->file_hash, actor,
                                 call->cancellable, &plan, error);
  if (plan == NULL)
    return FALSE;

  print_plan (plan);
  if (dry_run)
    g_print ("%s\n", _("Nothing was changed."));

  return TRUE;
}

const CandourVerb candour_verb_import_people = {
  .name = "import people",
  .arguments = "FILE.csv",
  .summary = N_("takes in teams and people from a workforce list"),
  .options = options,
  .n_arguments = 1,
  .needs_workspace = TRUE,
  .run = run,
};
