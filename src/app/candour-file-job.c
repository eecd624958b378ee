/* candour-file-job.c - a file is written while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-file-job.h"

#include <glib/gi18n-lib.h>

#include "candour-csv-writer.h"
#include "candour-dialogs.h"
#include "candour-window.h"

typedef struct
{
  char   *path;
  GBytes *bytes;
  char   *failure;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_bytes_unref (job->bytes);
  g_free (job->failure);
  g_free (job);
}

static void
write_on_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (candour_file_replace (job->path, g_bytes_get_data (job->bytes, NULL),
                            g_bytes_get_size (job->bytes), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (source));
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *sentence = g_strdup_printf (_("Written to %s"), name);
  g_autoptr(GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (window == NULL)
    return;

  if (written)
    candour_window_toast (window, sentence, NULL, NULL, NULL);
  else
    candour_dialogs_tell (GTK_WIDGET (source), job->failure, error->message);
}

void
candour_file_job_write (GtkWidget  *parent,
                        GFile      *file,
                        GBytes     *bytes,
                        const char *failure)
{
  g_autoptr(GTask) task = NULL;
  Job *job;
  char *path;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      candour_dialogs_tell (parent, failure, _("This place is not on this computer."));
      return;
    }

  job = g_new0 (Job, 1);
  job->path = path;
  job->bytes = g_bytes_ref (bytes);
  job->failure = g_strdup (failure);
  task = g_task_new (parent, NULL, written_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_on_thread);
}
