/* candour-frameworks-page-import.c - a framework file is read, looked at, and added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-framework-preview.h"
#include "candour-framework-reader.h"
#include "candour-frameworks-page-private.h"
#include "candour-store-frameworks.h"
#include "candour-window.h"

static const char *const xml_patterns[] = { "*.xml", NULL };

/* --- Adding --------------------------------------------------------------------------- */

typedef struct
{
  CandourFramework *framework;
  CandourActor     *actor;
} Addition;

typedef struct
{
  CandourFrameworksPage   *page;
  CandourFrameworkPreview *preview;
} Asker;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  candour_framework_unref (addition->framework);
  candour_actor_free (addition->actor);
  g_free (addition);
}

static gpointer
add_version (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Addition *addition = data;
  char *id = NULL;

  if (!candour_store_frameworks_add (db, addition->framework, addition->actor, &id, error))
    return NULL;

  return id;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Asker *asker = user_data;
  CandourWindow *window = candour_window_find (GTK_WIDGET (asker->page));
  g_autoptr(GError) error = NULL;
  g_autofree char *id = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  if (id == NULL)
    {
      candour_framework_preview_fail (asker->preview, error->message);
    }
  else if (window != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (asker->preview));
      g_free (asker->page->wanted);
      asker->page->wanted = g_strdup (id);
      candour_window_toast (window, _("The framework was added"), NULL, NULL, NULL);
      candour_window_changed (window);
    }

  g_object_unref (asker->preview);
  g_object_unref (asker->page);
  g_free (asker);
}

static void
add_cb (CandourFrameworksPage   *self,
        const char              *from_date,
        CandourFrameworkPreview *preview)
{
  CandourFramework *framework = g_object_get_data (G_OBJECT (preview), "framework");
  Addition *addition = g_new0 (Addition, 1);
  Asker *asker = g_new0 (Asker, 1);

  g_free (framework->from_date);
  framework->from_date = g_strdup (from_date);
  addition->framework = candour_framework_ref (framework);
  addition->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));
  asker->page = g_object_ref (self);
  asker->preview = g_object_ref (preview);
  candour_workspace_write_async (self->workspace, add_version, addition, addition_free, g_free,
                                 NULL, added_cb, asker);
}

/* --- Reading -------------------------------------------------------------------------- */

typedef struct
{
  char             *path;
  CandourFramework *framework;  /* or NULL, and then */
  GPtrArray        *faults;     /* or NULL where it could not even be read */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_clear_pointer (&reading->framework, candour_framework_unref);
  g_clear_pointer (&reading->faults, g_ptr_array_unref);
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

  reading->framework = candour_framework_read_file (reading->path, &reading->faults, &error);
  if (reading->framework != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_preview (CandourFrameworksPage *self,
              CandourFramework      *framework)
{
  CandourFrameworkNode *newest = candour_frameworks_page_find_newest (self, framework->code);
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  g_autofree char *hash = candour_framework_dup_hash (framework);
  g_autofree char *newest_hash =
    newest != NULL ? candour_framework_dup_hash (newest->framework) : NULL;
  GtkWidget *preview;

  if (newest != NULL && newest->row->version == framework->version
      && g_str_equal (hash, newest_hash))
    {
      candour_dialogs_tell (GTK_WIDGET (self), _("This version is here already"),
                            _("The file says the same in every word. Nothing was changed."));
      return;
    }

  preview = candour_framework_preview_new_import (GTK_WIDGET (self), framework,
                                                  newest != NULL ? newest->framework : NULL,
                                                  candour_window_get_today (window));
  g_object_set_data_full (G_OBJECT (preview), "framework", candour_framework_ref (framework),
                          (GDestroyNotify) candour_framework_unref);
  g_signal_connect_object (preview, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (reading->path);
  g_autoptr(GError) error = NULL;

  if (candour_window_find (GTK_WIDGET (self)) == NULL)
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_preview (self, reading->framework);
  else if (reading->faults != NULL && reading->faults->len > 0)
    gtk_window_present (GTK_WINDOW (candour_framework_preview_new_refused (GTK_WIDGET (self), name,
                                                                           reading->faults)));
  else
    candour_dialogs_tell (GTK_WIDGET (self), _("Nothing was added"), error->message);
}

static void
file_chosen_cb (GtkWidget *parent,
                GFile     *file,
                gpointer   user_data)
{
  CandourFrameworksPage *self = CANDOUR_FRAMEWORKS_PAGE (parent);
  g_autoptr(GTask) task = NULL;
  Reading *reading;
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      candour_dialogs_tell (parent, _("Nothing was added"),
                            _("This file is not on this computer. Copy it here first."));
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->path = path;
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_on_thread);
}

void
candour_frameworks_page_import (CandourFrameworksPage *self)
{
  candour_dialogs_open_file (GTK_WIDGET (self), _("Import framework"), _("Frameworks (XML)"),
                             xml_patterns, file_chosen_cb, NULL);
}
