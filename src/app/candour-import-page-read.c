/* candour-import-page-read.c - a file is read, and what it would change is worked out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-import-page-private.h"
#include "candour-store-columns.h"
#include "candour-window.h"

#define QUIET_MS 300
#define REFRESH_MS 80

/* --- Something long ------------------------------------------------------------------- */

void
candour_import_page_progress (guint64  done,
                              guint64  total,
                              gpointer page)
{
  CandourImportPage *self = page;

  g_mutex_lock (&self->lock);
  self->progress_done = done;
  self->progress_total = total;
  g_mutex_unlock (&self->lock);
}

static gboolean
tick_cb (gpointer data)
{
  CandourImportPage *self = data;
  guint64 done;
  guint64 total;

  g_mutex_lock (&self->lock);
  done = self->progress_done;
  total = self->progress_total;
  g_mutex_unlock (&self->lock);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

/* What is quick does not flash. */
static gboolean
appear_cb (gpointer data)
{
  CandourImportPage *self = data;

  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_grab_focus (self->cancel);
  self->tick = g_timeout_add (REFRESH_MS, tick_cb, self);

  return G_SOURCE_REMOVE;
}

void
candour_import_page_start_working (CandourImportPage *self,
                                   const char        *title,
                                   const char        *stack_child)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  candour_import_page_progress (0, 0, self);
  adw_status_page_set_title (self->working, title);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, stack_child);
  if (g_str_equal (stack_child, "quiet"))
    self->tick = g_timeout_add (QUIET_MS, appear_cb, self);
  else if (g_str_equal (stack_child, "working"))
    appear_cb (self);
  else
    gtk_spinner_start (self->spinner);
}

void
candour_import_page_stop_working (CandourImportPage *self)
{
  self->busy = FALSE;
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->found, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", TRUE);
}

/* --- Where it is ---------------------------------------------------------------------- */

void
candour_import_page_forget (CandourImportPage *self)
{
  g_clear_pointer (&self->cases, candour_cases_file_free);
  g_clear_pointer (&self->case_plan, candour_case_plan_free);
  g_clear_pointer (&self->people, candour_people_file_free);
  g_clear_pointer (&self->people_plan, candour_people_plan_free);
}

/* Back to the first step, with why. */
static void
refuse (CandourImportPage *self,
        const GError      *error)
{
  candour_import_page_stop_working (self);
  candour_import_page_forget (self);
  candour_step_strip_set_current (self->steps, 1);
  candour_step_strip_set_detail (self->steps, 1, NULL);
  candour_step_strip_set_detail (self->steps, 2, NULL);
  candour_pane_header_set_subtitle (self->header, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (self->another, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_child_focus (GTK_WIDGET (self->choose), GTK_DIR_TAB_FORWARD);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      candour_notice_show (self->choose_notice, CANDOUR_TONE_NEUTRAL, _("Stopped."),
                           _("Nothing was changed."));
    }
  else
    {
      gboolean ended = g_str_has_suffix (error->message, ".");
      g_autofree char *text = g_strdup_printf ("%s%s %s", error->message, ended ? "" : ".",
                                               _("Nothing was changed."));

      candour_notice_show (self->choose_notice, CANDOUR_TONE_DANGER, _("Not read."), text);
    }
}

static void
show_file (CandourImportPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *subtitle = NULL;
  g_autofree char *detail = NULL;

  if (self->kind == CANDOUR_IMPORT_CASES)
    {
      guint n_lists = self->cases->lists->len;
      guint n_unsure = candour_import_columns_count_unsure (self->cases->columns);
      g_autofree char *size = g_format_size ((guint64) self->cases->n_bytes);
      g_autofree char *lists = g_strdup_printf (ngettext ("%u list", "%u lists", n_lists), n_lists);

      subtitle = g_strdup_printf (_("%1$s · %2$s · read today %3$s"), name, size, time);
      candour_step_strip_set_detail (self->steps, 1, lists);
      if (n_unsure > 0)
        detail = g_strdup_printf (ngettext ("%u column to check", "%u columns to check", n_unsure),
                                  n_unsure);
    }
  else
    {
      subtitle = g_strdup_printf (_("%1$s · read today %2$s"), name, time);
    }

  candour_pane_header_set_subtitle (self->header, subtitle);
  candour_step_strip_set_detail (self->steps, 2, detail);
}

/* --- What was chosen -------------------------------------------------------------------- */

void
candour_import_page_copy_choice (gpointer key,
                                 gpointer code,
                                 gpointer columns)
{
  g_hash_table_insert (columns, g_strdup (key), g_strdup (code));
}

GHashTable *
candour_import_page_copy_choices (GHashTable *choices)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_foreach (choices, candour_import_page_copy_choice, copy);

  return copy;
}

static void
copy_over (GHashTable **copy,
           GHashTable  *choices)
{
  g_hash_table_unref (*copy);
  *copy = candour_import_page_copy_choices (choices);
}

/* With these the file could be read. */
static void
keep_choices (CandourImportPage *self)
{
  copy_over (&self->choices_before, self->choices);
  copy_over (&self->chosen_before, self->chosen);
  self->left_out_before = self->left_out;
}

static void
show_check (CandourImportPage *self)
{
  gboolean first = candour_step_strip_get_current (self->steps) != 2;
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));

  candour_import_page_stop_working (self);
  show_file (self);
  candour_notice_hide (self->choose_notice);
  candour_step_strip_set_current (self->steps, 2);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), TRUE);
  gtk_widget_set_visible (self->another, TRUE);
  candour_import_page_fill (self);
  gtk_stack_set_visible_child_name (self->stack, "check");

  if (first && candour_import_page_is_ready (self))
    gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
  else if (first)
    candour_import_columns_focus (self->columns);
  if (window != NULL)
    candour_window_announce (window, gtk_button_get_label (self->import_button));

  if (self->stale)
    candour_import_page_read (self);
}

/* --- What it would change ------------------------------------------------------------- */

typedef struct
{
  GPtrArray *entries;
  guint      covered;    /* of cases: the lists that the file has */
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  g_ptr_array_unref (planning->entries);
  g_free (planning);
}

static gpointer
plan_cases (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Planning *planning = data;

  return candour_store_cases_plan (db, planning->entries, planning->covered, error);
}

static gpointer
plan_people (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return candour_store_people_plan (db, ((const Planning *) data)->entries, error);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CandourImportPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gpointer plan = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  gboolean cases = self->kind == CANDOUR_IMPORT_CASES;

  if (plan != NULL && cases)
    {
      g_clear_pointer (&self->case_plan, candour_case_plan_free);
      self->case_plan = plan;
    }
  else if (plan != NULL)
    {
      g_clear_pointer (&self->people_plan, candour_people_plan_free);
      self->people_plan = plan;
    }

  if (self->stack == NULL)
    return;

  if (plan == NULL)
    {
      refuse (self, error);
      return;
    }

  keep_choices (self);
  show_check (self);
}

static void
ask_plan (CandourImportPage *self)
{
  gboolean cases = self->kind == CANDOUR_IMPORT_CASES;
  Planning *planning = g_new0 (Planning, 1);

  planning->entries = g_ptr_array_ref (cases ? self->cases->entries : self->people->entries);
  planning->covered = cases ? candour_cases_file_get_covered (self->cases) : 0;
  candour_workspace_read_async (self->workspace, cases ? plan_cases : plan_people, planning,
                                planning_free,
                                cases ? (GDestroyNotify) candour_case_plan_free
                                      : (GDestroyNotify) candour_people_plan_free,
                                self->cancellable, planned_cb, g_object_ref (self));
}

void
candour_import_page_plan (CandourImportPage *self)
{
  candour_import_page_start_working (self, _("Reading the file…"), "check");
  ask_plan (self);
}

/* --- Reading -------------------------------------------------------------------------- */

typedef struct
{
  CandourImportKind  kind;
  char              *path;
  char              *today;
  CandourCasesAnswers answers;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading->today);
  g_hash_table_unref (reading->answers.columns);
  g_free (reading->answers.sheet);
  g_free (reading);
}

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  if (reading->kind == CANDOUR_IMPORT_CASES)
    {
      CandourCasesFile *file = candour_cases_read (reading->path, &reading->answers, reading->today,
                                                   candour_import_page_progress, source,
                                                   cancellable, &error);

      if (file != NULL)
        g_task_return_pointer (task, file, (GDestroyNotify) candour_cases_file_free);
    }
  else
    {
      CandourPeopleFile *file = candour_people_read (reading->path, cancellable, &error);

      if (file != NULL)
        g_task_return_pointer (task, file, (GDestroyNotify) candour_people_file_free);
    }

  if (error != NULL)
    g_task_return_error (task, error);
}

/* The file was read before; with the last choice it cannot be, so that choice is taken back. */
static void
take_back_choice (CandourImportPage *self,
                  const GError      *error)
{
  g_autofree char *text = g_strdup_printf (_("%s. The choice was taken back."), error->message);

  copy_over (&self->choices, self->choices_before);
  copy_over (&self->chosen, self->chosen_before);
  self->left_out = self->left_out_before;
  candour_import_answers_take_back (self->answers);
  self->stale = FALSE;

  show_check (self);
  candour_notice_show (self->notice, CANDOUR_TONE_WARN, NULL, text);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  CandourImportPage *self = CANDOUR_IMPORT_PAGE (source);
  g_autoptr(GError) error = NULL;
  gpointer file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file == NULL)
    {
      if (self->stack != NULL && self->case_plan != NULL
          && g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
        take_back_choice (self, error);
      else if (self->stack != NULL)
        refuse (self, error);
      return;
    }

  candour_import_page_forget (self);
  if (self->kind == CANDOUR_IMPORT_CASES)
    self->cases = file;
  else
    self->people = file;
  if (self->stack != NULL)
    ask_plan (self);
}

void
candour_import_page_read (CandourImportPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  gboolean again = self->cases != NULL;
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  if (window == NULL || self->busy)
    return;

  self->stale = FALSE;
  candour_import_page_start_working (self, _("Reading the file…"), again ? "check" : "quiet");
  reading = g_new0 (Reading, 1);
  reading->kind = self->kind;
  reading->path = g_strdup (self->path);
  reading->today = g_strdup (candour_window_get_today (window));
  candour_import_answers_fill (self->answers, &reading->answers);
  reading->answers.sheet = g_strdup (reading->answers.sheet);
  reading->answers.columns = candour_import_page_copy_choices (self->choices);
  reading->answers.left_out = self->left_out;

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_on_thread);
}

/* What is remembered of columns, and what of it is used. */
typedef struct
{
  char       **names;
  char        *name;      /* asked for: NULL, the last saved; "", none. Then the one used */
  GHashTable  *columns;
} Remembered;

static void
remembered_free (gpointer data)
{
  Remembered *self = data;

  g_strfreev (self->names);
  g_free (self->name);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_free (self);
}

static gpointer
load_columns (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *name = ((const Remembered *) data)->name;
  Remembered *found = g_new0 (Remembered, 1);

  found->names = candour_store_columns_list (db, error);
  if (found->names != NULL)
    {
      found->name = g_strdup (name != NULL ? name : found->names[0]);
      if (found->name != NULL && *found->name == '\0')
        g_clear_pointer (&found->name, g_free);
      if (found->name == NULL
          || (found->columns = candour_store_columns_load (db, found->name, error)) != NULL)
        return found;
    }

  remembered_free (found);

  return NULL;
}

/* Without what was remembered the file can still be read. */
static void
columns_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(CandourImportPage) self = user_data;
  Remembered *found = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);

  g_hash_table_remove_all (self->choices);
  g_hash_table_remove_all (self->chosen);
  self->left_out = 0;
  candour_import_answers_clear (self->answers);
  g_clear_pointer (&self->profiles, g_strfreev);
  g_clear_pointer (&self->profile, g_free);
  if (found != NULL)
    {
      self->profiles = g_steal_pointer (&found->names);
      self->profile = g_steal_pointer (&found->name);
      if (found->columns != NULL)
        g_hash_table_foreach (found->columns, candour_import_page_copy_choice, self->choices);
      remembered_free (found);
    }
  if (self->stack != NULL)
    candour_import_page_read (self);
}

/* @profile: as in Remembered. */
static void
open_with (CandourImportPage *self,
           char              *path,
           const char        *profile)
{
  Remembered *asked = g_new0 (Remembered, 1);

  asked->name = g_strdup (profile);
  candour_import_page_forget (self);
  g_free (self->path);
  self->path = path;
  candour_workspace_read_async (self->workspace, load_columns, asked, remembered_free,
                                remembered_free, NULL, columns_loaded_cb, g_object_ref (self));
}

void
candour_import_page_open (CandourImportPage *self,
                          char              *path)
{
  open_with (self, path, NULL);
}

void
candour_import_page_use_profile (CandourImportPage *self,
                                 const char        *profile)
{
  if (!self->busy && self->path != NULL)
    open_with (self, g_strdup (self->path), profile != NULL ? profile : "");
}
