/* candour-workspace-jobs.c - the two threads of a workspace: one writes, one reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-workspace-private.h"

#include <glib/gi18n-lib.h>

struct _CandourWorker
{
  GThread     *thread;
  GAsyncQueue *queue;   /* of Job; the last is one without a task */
  CandourDb   *db;
  const char  *uri;     /* db is the thread's own, opened with its first job; NULL: it is lent */
};

/* Made and freed on the caller's thread; lent to the worker in between. */
typedef struct
{
  CandourWorkspace    *workspace;
  GTask               *task;
  CandourJob           run;
  gpointer             data;
  GDestroyNotify       free_data;
  GDestroyNotify       free_result;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
  char                *reader;      /* who asked */
  gboolean             moderates;
} Job;

static void
run_job (Job       *job,
         CandourDb *db)
{
  g_autoptr(GTask) task = g_steal_pointer (&job->task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;

  candour_db_set_reader (db, job->reader, job->moderates);
  result = job->run (db, job->data, cancellable, &error);

  /* From here on @job may be gone. */
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

/* A server may take its time, or not answer at all: then the next job tries again. */
static void
run_with_own (CandourWorker *self,
              Job           *job)
{
  GError *error = NULL;

  if (self->db == NULL)
    self->db = candour_db_open (self->uri, CANDOUR_DB_SECOND, &error);

  if (self->db != NULL)
    {
      run_job (job, self->db);
    }
  else
    {
      g_autoptr(GTask) task = g_steal_pointer (&job->task);

      g_task_return_error (task, error);
    }
}

static gpointer
work (gpointer data)
{
  CandourWorker *self = data;
  Job *job;

  while ((job = g_async_queue_pop (self->queue))->task != NULL)
    {
      if (self->uri != NULL)
        run_with_own (self, job);
      else
        run_job (job, self->db);
    }

  g_free (job);
  if (self->uri != NULL)
    g_clear_pointer (&self->db, candour_db_close);

  return NULL;
}

static CandourWorker *
worker_new (const char *name,
            CandourDb  *db,
            const char *uri)
{
  CandourWorker *self = g_new0 (CandourWorker, 1);

  self->queue = g_async_queue_new ();
  self->db = db;
  self->uri = uri;
  self->thread = g_thread_new (name, work, self);

  return self;
}

static void
worker_free (CandourWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}

/* The task knows no source object: should the worker drop the last reference to it, the worker
 * would drop the workspace as well, and wait for itself to end.
 */
static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = user_data;

  if (job->callback != NULL)
    job->callback (G_OBJECT (job->workspace), result, job->user_data);

  if (job->free_data != NULL)
    job->free_data (job->data);

  g_object_unref (job->workspace);
  g_free (job->reader);
  g_free (job);
}

static Job *
job_new (CandourWorkspace    *workspace,
         CandourJob           run,
         gpointer             data,
         GDestroyNotify       free_data,
         GDestroyNotify       free_result,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  Job *job = g_new (Job, 1);

  *job = (Job) {
    .workspace = g_object_ref (workspace),
    .run = run,
    .data = data,
    .free_data = free_data,
    .free_result = free_result,
    .callback = callback,
    .user_data = user_data,
  };
  if (workspace->actor != NULL)
    {
      job->reader = g_strdup (workspace->actor->person_id);
      job->moderates = workspace->actor->role == CANDOUR_ROLE_MODERATOR;
    }
  job->task = g_task_new (NULL, cancellable, job_done_cb, job);

  /* What was committed was not cancelled, however late the answer arrives. */
  g_task_set_check_cancellable (job->task, FALSE);

  return job;
}

static void
refuse_job (Job        *job,
            int         code,
            const char *message)
{
  g_autoptr(GTask) task = g_steal_pointer (&job->task);

  g_task_return_new_error (task, CANDOUR_ERROR, code, "%s", message);
}

/* The thread of the one connection that writes, and in memory also reads. */
static void
push_to_writer (CandourWorkspace *self,
                Job              *job)
{
  if (self->write_worker == NULL)
    self->write_worker = worker_new ("candour-write", self->db, NULL);
  g_async_queue_push (self->write_worker->queue, job);
}

void
candour_workspace_write_async (CandourWorkspace    *self,
                               CandourJob           job,
                               gpointer             data,
                               GDestroyNotify       free_data,
                               GDestroyNotify       free_result,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Job *queued;

  g_return_if_fail (CANDOUR_IS_WORKSPACE (self));

  queued = job_new (self, job, data, free_data, free_result, cancellable, callback, user_data);

  if (self->db == NULL)
    {
      refuse_job (queued, CANDOUR_ERROR_FAILED, _("The workspace is closed"));
    }
  else if (self->read_only)
    {
      refuse_job (queued, CANDOUR_ERROR_REFUSED, _("The workspace is open for reading only"));
    }
  else
    {
      push_to_writer (self, queued);
    }
}

void
candour_workspace_read_async (CandourWorkspace    *self,
                              CandourJob           job,
                              gpointer             data,
                              GDestroyNotify       free_data,
                              GDestroyNotify       free_result,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Job *queued;

  g_return_if_fail (CANDOUR_IS_WORKSPACE (self));

  queued = job_new (self, job, data, free_data, free_result, cancellable, callback, user_data);

  if (self->db == NULL)
    {
      refuse_job (queued, CANDOUR_ERROR_FAILED, _("The workspace is closed"));
      return;
    }

  if (self->is_in_memory)
    {
      push_to_writer (self, queued);
      return;
    }

  if (self->read_worker == NULL)
    self->read_worker = worker_new ("candour-read", NULL, self->uri);
  g_async_queue_push (self->read_worker->queue, queued);
}

gpointer
candour_workspace_finish (CandourWorkspace  *self,
                          GAsyncResult      *result,
                          GError           **error)
{
  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
candour_workspace_stop_jobs (CandourWorkspace *self)
{
  g_clear_pointer (&self->write_worker, worker_free);
  g_clear_pointer (&self->read_worker, worker_free);
}
