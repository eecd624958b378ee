/* candour-import-page-run.c - the import itself: a backup, then all of the file or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-import-page-private.h"
#include "candour-store-columns.h"
#include "candour-window.h"

/* What the thread needs, so that nothing of the page is touched there. */
typedef struct
{
  CandourImportPage *page;       /* for the progress, and to keep the file */
  CandourActor      *actor;
  GPtrArray         *entries;
  guint              covered;    /* of cases: the lists that the file has */
  char              *file_name;
  char              *file_hash;
  char              *today;
  GHashTable        *columns;    /* to be remembered; NULL: none */
  char              *profile;    /* under this name */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->page);
  candour_actor_free (run->actor);
  g_ptr_array_unref (run->entries);
  g_free (run->file_name);
  g_free (run->file_hash);
  g_free (run->today);
  g_clear_pointer (&run->columns, g_hash_table_unref);
  g_free (run->profile);
  g_free (run);
}

static Run *
run_new (CandourImportPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean cases = self->kind == CANDOUR_IMPORT_CASES;
  Run *run = g_new0 (Run, 1);

  run->page = g_object_ref (self);
  run->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  run->entries = g_ptr_array_ref (cases ? self->cases->entries : self->people->entries);
  run->covered = cases ? candour_cases_file_get_covered (self->cases) : 0;
  run->file_name = g_strdup (cases ? self->cases->file_name : self->people->file_name);
  run->file_hash = g_strdup (cases ? self->cases->file_hash : self->people->file_hash);
  run->today = g_strdup (candour_window_get_today (window));
  if (cases && gtk_check_button_get_active (self->remember)
      && g_hash_table_size (self->chosen) > 0)
    {
      /* Under a new name too, all that this file was read with. */
      run->columns = candour_import_page_copy_choices (self->choices);
      run->profile = g_strstrip (g_strdup (gtk_editable_get_text (self->profile_name)));
      if (*run->profile == '\0')
        {
          g_free (run->profile);
          run->profile = g_strdup (_("Case list"));
        }
    }

  return run;
}

/* --- The end -------------------------------------------------------------------------- */

static void
fail (CandourImportPage *self,
      const GError      *error)
{
  g_autofree char *sentence = NULL;
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  candour_import_page_stop_working (self);
  gtk_stack_set_visible_child_name (self->stack, "check");
  candour_step_strip_set_current (self->steps, 2);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), TRUE);
  gtk_widget_set_visible (self->another, TRUE);

  if (stopped)
    {
      candour_notice_show (self->notice, CANDOUR_TONE_NEUTRAL, _("Stopped."),
                           _("Nothing was changed."));
    }
  else
    {
      sentence = g_strdup_printf (_("%s Nothing was changed."), error->message);
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Not imported:"), sentence);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static char *
describe_done (CandourImportPage *self)
{
  if (self->kind == CANDOUR_IMPORT_CASES)
    return g_strdup_printf (_("%1$'d new, %2$'d changed, %3$'d closed. It is in the history."),
                            (int) self->case_plan->n_new, (int) self->case_plan->n_changed,
                            (int) self->case_plan->n_gone);

  return g_strdup_printf (_("%1$'d new, %2$'d changed. It is in the history."),
                          (int) self->people_plan->n_new, (int) self->people_plan->n_changed);
}

static void
finish (CandourImportPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *amount = candour_import_page_dup_amount (self);
  g_autofree char *title = g_strdup_printf (_("%s imported"), amount);
  g_autofree char *words = describe_done (self);

  candour_import_page_stop_working (self);
  self->done = TRUE;
  candour_step_strip_set_current (self->steps, 4);
  adw_status_page_set_title (self->finished, title);
  adw_status_page_set_description (self->finished, words);
  gtk_stack_set_visible_child_name (self->stack, "finished");
  gtk_widget_child_focus (GTK_WIDGET (self->finished), GTK_DIR_TAB_FORWARD);
  if (window == NULL)
    return;

  candour_window_announce (window, title);
  candour_window_changed (window);
}

/* --- Writing -------------------------------------------------------------------------- */

static gpointer
import_cases (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Run *run = data;
  g_autoptr(CandourCasePlan) plan = NULL;

  if (!candour_store_cases_import (db, run->entries, run->covered, run->file_name, run->file_hash,
                                   run->today, run->actor, cancellable, &plan, error))
    return NULL;

  /* The cases are in; that a header is asked for again is no reason to say otherwise. */
  if (run->columns != NULL)
    candour_store_columns_remember (db, run->profile, run->columns, run->actor, NULL);

  return g_steal_pointer (&plan);
}

static gpointer
import_people (CandourDb     *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Run *run = data;
  CandourPeoplePlan *plan = NULL;

  if (!candour_store_people_import (db, run->entries, run->file_name, run->file_hash, run->actor,
                                    cancellable, &plan, error))
    return NULL;

  return plan;
}

static void
cases_imported_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CandourImportPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourCasePlan *plan = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->stack == NULL)
    {
      g_clear_pointer (&plan, candour_case_plan_free);
      return;
    }

  if (plan == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->case_plan, candour_case_plan_free);
  self->case_plan = plan;
  finish (self);
}

static void
people_imported_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(CandourImportPage) self = user_data;
  g_autoptr(GError) error = NULL;
  CandourPeoplePlan *plan = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (self->stack == NULL)
    {
      g_clear_pointer (&plan, candour_people_plan_free);
      return;
    }

  if (plan == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->people_plan, candour_people_plan_free);
  self->people_plan = plan;
  finish (self);
}

static void
write_all (CandourImportPage *self,
           Run               *run)
{
  gboolean cases = self->kind == CANDOUR_IMPORT_CASES;

  adw_status_page_set_title (self->working, _("Importing…"));
  candour_import_page_progress (0, 0, self);
  candour_workspace_write_async (self->workspace, cases ? import_cases : import_people, run,
                                 run_free,
                                 cases ? (GDestroyNotify) candour_case_plan_free
                                       : (GDestroyNotify) candour_people_plan_free,
                                 self->cancellable,
                                 cases ? cases_imported_cb : people_imported_cb,
                                 g_object_ref (self));
}

/* --- The backup before ---------------------------------------------------------------- */

static void
back_up_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  CandourImportPage *self = source;
  GError *error = NULL;

  if (candour_workspace_backup (data, NULL, candour_import_page_progress, self, cancellable, NULL,
                                &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (source);
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || self->stack == NULL)
    {
      if (self->stack != NULL)
        fail (self, error);
      run_free (run);
      return;
    }

  write_all (self, run);
}

void
candour_import_page_run (CandourImportPage *self)
{
  Run *run;

  if (self->busy || self->done || !candour_import_page_is_ready (self))
    return;

  run = run_new (self);
  candour_notice_hide (self->notice);
  candour_step_strip_set_current (self->steps, 3);
  candour_import_page_start_working (self, _("Making a backup…"), "working");
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (self->another, FALSE);

  if (candour_workspace_is_file (self->workspace))
    {
      g_autoptr(GTask) task = g_task_new (self, self->cancellable, backed_up_cb, run);

      g_task_set_task_data (task, g_object_ref (self->workspace), g_object_unref);
      g_task_run_in_thread (task, back_up_on_thread);
      return;
    }

  write_all (self, run);
}
