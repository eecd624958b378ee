/* candour-print-job.c - asks where to, and writes a PDF there while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-print-job.h"

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-window.h"

/* Where @parent keeps what it asked for until a file is chosen. */
#define KEY "candour-print-job"

typedef struct
{
  GtkWidget        *parent;     /* owned while it runs */
  CandourWorkspace *workspace;
  CandourActor     *actor;
  CandourPrint      print;
  gpointer          data;
  GDestroyNotify    free_data;
  char             *path;
  char             *today;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_clear_object (&self->parent);
  g_object_unref (self->workspace);
  candour_actor_free (self->actor);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self->path);
  g_free (self->today);
  g_free (self);
}

static gpointer
print_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Printing *printing = data;

  return GINT_TO_POINTER (printing->print (db, printing->data, printing->path, printing->actor,
                                           printing->today, error));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  const Printing *printing = user_data;
  CandourWindow *window = candour_window_find (printing->parent);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (printing->path);
  g_autofree char *uri = g_file_get_uri (file);

  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  if (window == NULL)
    return;

  if (error != NULL)
    candour_dialogs_tell (GTK_WIDGET (window), _("The PDF was not written"), error->message);
  else
    candour_window_toast (window, _("The PDF is written"), _("Open"), "win.show-file",
                          g_variant_new_string (uri));
}

static void
place_chosen_cb (GtkWidget *parent,
                 GFile     *file,
                 gpointer   unused)
{
  Printing *printing = g_object_steal_data (G_OBJECT (parent), KEY);

  if (printing == NULL)
    return;

  if (g_file_peek_path (file) == NULL)
    {
      printing_free (printing);
      return;
    }

  printing->parent = g_object_ref (parent);
  printing->path = g_file_get_path (file);
  if (candour_workspace_is_read_only (printing->workspace))
    candour_workspace_read_async (printing->workspace, print_job, printing, printing_free, NULL,
                                  NULL, printed_cb, printing);
  else
    candour_workspace_write_async (printing->workspace, print_job, printing, printing_free, NULL,
                                   NULL, printed_cb, printing);
}

void
candour_print_job_ask (GtkWidget        *parent,
                       CandourWorkspace *workspace,
                       const char       *title,
                       const char       *name,
                       CandourPrint      print,
                       gpointer          data,
                       GDestroyNotify    free_data)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  CandourWindow *window = candour_window_find (parent);
  Printing *printing = g_new0 (Printing, 1);

  printing->workspace = g_object_ref (workspace);
  printing->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  printing->print = print;
  printing->data = data;
  printing->free_data = free_data;
  printing->today = g_strdup (window != NULL ? candour_window_get_today (window) : NULL);
  g_object_set_data_full (G_OBJECT (parent), KEY, printing, printing_free);
  candour_dialogs_save_file (parent, title, name, _("PDF documents"), patterns, place_chosen_cb,
                             NULL);
}
