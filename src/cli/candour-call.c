/* candour-call.c - what verbs share: opening the workspace, who acts, progress on a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "candour-audit-rules.h"
#include "candour-cases-reader.h"
#include "candour-date.h"
#include "candour-store-people.h"

/* More row numbers than these are told as their count. */
#define MAX_ROWS_TOLD 6

static gboolean showing_progress;

void
candour_call_set_usage_error (GError     **error,
                              const char  *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
}

gboolean
candour_call_check_period (const char  *from_on,
                           const char  *until_on,
                           GError     **error)
{
  if ((from_on == NULL || candour_date_is_valid (from_on))
      && (until_on == NULL || candour_date_is_valid (until_on)))
    return TRUE;

  candour_call_set_usage_error (error, _("Write dates as YYYY-MM-DD"));

  return FALSE;
}

static CandourPerson *
find_qa_lead (CandourDb  *db,
              GError    **error)
{
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      CandourPerson *person = people->pdata[i];

      if (person->role == CANDOUR_ROLE_QA_LEAD && person->left_on == NULL)
        return candour_person_copy (person);
    }

  if (people != NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("This example council has no QA lead."));

  return NULL;
}

static CandourPerson *
find_named (CandourDb   *db,
            const char  *name,
            GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  CandourPerson *person = candour_store_people_find (db, name, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (person == NULL)
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                 _("There is no one person called “%s” here."), name);

  return person;
}

static gboolean
act_in_demonstration (CandourCall  *call,
                      CandourDb    *db,
                      GError      **error)
{
  g_autoptr(CandourPerson) person = NULL;
  g_autoptr(CandourActor) actor = NULL;

  person = call->acting_as != NULL ? find_named (db, call->acting_as, error)
                                   : find_qa_lead (db, error);
  if (person == NULL)
    return FALSE;

  actor = candour_actor_new (person, candour_workspace_get_account ());
  candour_workspace_set_actor (call->workspace, actor);

  return TRUE;
}

static gboolean
sign_in (CandourCall  *call,
         CandourDb    *db,
         GError      **error)
{
  g_autoptr(GError) local_error = NULL;

  if (candour_workspace_is_demonstration (call->workspace))
    return act_in_demonstration (call, db, error);

  if (call->acting_as != NULL)
    {
      candour_call_set_usage_error (error, _("--as works in an example council only"));
      return FALSE;
    }

  if (candour_workspace_sign_in (call->workspace, &local_error))
    return TRUE;

  if (g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                 _("Nobody here has the sign-in “%s”. Open the workspace in Candour once and say "
                   "who you are."), candour_workspace_get_account ());
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

CandourDb *
candour_call_open (CandourCall      *call,
                   CandourCallKind   kind,
                   GError          **error)
{
  CandourOpenFlags flags = kind == CANDOUR_CALL_READ
                             ? CANDOUR_OPEN_READ_ONLY | CANDOUR_OPEN_NO_BACKUP
                             : CANDOUR_OPEN_DEFAULT;
  CandourDb *db;

  call->workspace = candour_workspace_open (call->workspace_name, flags, error);
  if (call->workspace == NULL)
    return NULL;

  if (kind == CANDOUR_CALL_WRITE && candour_workspace_is_read_only (call->workspace))
    {
      const char *holder = candour_workspace_get_holder (call->workspace);

      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_BUSY,
                           holder != NULL ? holder : _("The workspace can only be read."));
      return NULL;
    }

  db = candour_workspace_get_db (call->workspace);

  return sign_in (call, db, error) ? db : NULL;
}

gboolean
candour_call_may_import (CandourCall  *call,
                         GError      **error)
{
  if (candour_rules_may_import (candour_workspace_get_actor (call->workspace)->role))
    return TRUE;

  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("Only the QA lead may import. Nothing was changed."));

  return FALSE;
}

static char *
dup_rows (const GArray *rows)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (rows->len > MAX_ROWS_TOLD)
    return g_strdup_printf (ngettext ("%u row", "%u rows", rows->len), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (rows, int, i));

  return g_strdup_printf (ngettext ("row %s", "rows %s", rows->len), text->str);
}

void
candour_call_print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const CandourRowProblem *problem = problems->pdata[i];
      g_autofree char *rows = dup_rows (problem->rows);

      g_printerr (_("%s, %s: %s. %s\n"), problem->sheet, rows, problem->wrong, problem->outcome);
    }
}

void
candour_call_progress (guint64  done,
                       guint64  total,
                       gpointer words)
{
  if (!isatty (STDERR_FILENO))
    return;

  showing_progress = TRUE;
  if (total > 0)
    g_printerr ("\r%s %3d %%", (const char *) words, (int) (done * 100 / total));
  else
    g_printerr ("\r%s %" G_GUINT64_FORMAT, (const char *) words, done);
}

void
candour_call_progress_end (void)
{
  if (showing_progress)
    g_printerr ("\r\033[K");
  showing_progress = FALSE;
}
