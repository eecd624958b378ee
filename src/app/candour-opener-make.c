/* candour-opener-make.c - makes a workspace, an example, or one from a backup, and opens it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-demo.h"
#include "candour-framework-reader.h"
#include "candour-opener-private.h"
#include "candour-restore.h"
#include "candour-store-frameworks.h"
#include "candour-store-people.h"

/* One for all examples: who talks about one sees the same. */
#define EXAMPLE_SEED 1

typedef struct
{
  char            *uri;
  char            *council;
  char            *backup;
  CandourKeyring  *ring;       /* of a sealed backup */
  CandourPerson   *person;
  CandourProgress  progress;
  gpointer         progress_data;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->uri);
  g_free (self->council);
  g_free (self->backup);
  g_clear_pointer (&self->ring, candour_keyring_free);
  g_clear_pointer (&self->person, candour_person_free);
  g_free (self);
}

static void
return_opened (GTask         *task,
               CandourOpened *opened,
               GError        *error)
{
  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) candour_opened_free);
  else
    g_task_return_error (task, error);
}

/* --- New ------------------------------------------------------------------------------------ */

static gboolean
add_frameworks (CandourWorkspace  *workspace,
                GError           **error)
{
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(GPtrArray) frameworks = candour_framework_load_shipped (error);

  if (frameworks == NULL)
    return FALSE;

  for (guint i = 0; i < frameworks->len; i++)
    {
      g_autofree char *id = NULL;

      if (!candour_store_frameworks_add (db, g_ptr_array_index (frameworks, i),
                                         candour_workspace_get_actor (workspace), &id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_workspace (CandourWorkspace  *workspace,
                gpointer           data,
                GError           **error)
{
  const Request *request = data;
  g_autoptr(CandourActor) actor = NULL;

  if (!candour_store_people_add_first (candour_workspace_get_db (workspace), request->person,
                                       error))
    return FALSE;

  actor = candour_actor_new (request->person, request->person->account);
  candour_workspace_set_actor (workspace, actor);

  return add_frameworks (workspace, error);
}

static gboolean
make_workspace (Request  *request,
                GError  **error)
{
  g_autoptr(CandourWorkspace) workspace =
    candour_workspace_create_with (request->uri, request->council, fill_workspace, request, error);

  return workspace != NULL;
}

static gboolean
ensure_folder (const char  *path,
               GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               _("The folder %s cannot be made. Choose another."), folder);

  return FALSE;
}

static void
create_on_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Request *request = data;
  gboolean is_file = strstr (request->uri, "://") == NULL;
  GError *error = NULL;

  if (is_file && !ensure_folder (request->uri, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (!make_workspace (request, &error))
    {
      /* On a server somebody else may have been first, and that is as good. */
      if (is_file || !g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
        {
          g_task_return_error (task, error);
          return;
        }
      g_clear_error (&error);
    }

  return_opened (task, candour_opener_open_sync (request->uri, CANDOUR_OPEN_DEFAULT, &error),
                 error);
}

void
candour_opener_create (const char          *uri,
                       const char          *council,
                       const CandourPerson *person,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->uri = g_strdup (uri);
  request->council = g_strdup (council);
  request->person = candour_person_copy (person);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, create_on_thread);
}

/* --- The example ------------------------------------------------------------------------------ */

static void
demo_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;

  if (!ensure_folder (request->uri, &error)
      || (!g_file_test (request->uri, G_FILE_TEST_EXISTS)
          && !candour_demo_build (request->uri, EXAMPLE_SEED, CANDOUR_DEMO_AUDITS, NULL,
                                  request->progress, request->progress_data, cancellable, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  return_opened (task, candour_opener_open_sync (request->uri, CANDOUR_OPEN_DEFAULT, &error),
                 error);
}

void
candour_opener_demo (const char          *path,
                     CandourProgress      progress,
                     gpointer             progress_data,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->uri = g_strdup (path);
  request->progress = progress;
  request->progress_data = progress_data;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, demo_on_thread);
}

/* --- From a backup --------------------------------------------------------------------- */

/* What was sealed for somebody else is there, for them. */
static gboolean
restore_sealed (const Request  *request,
                GError        **error)
{
  g_autoptr(GError) failure = NULL;

  if (candour_restore_sealed (request->backup, request->ring, request->uri, NULL, &failure))
    return TRUE;

  if (g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    failure->code = CANDOUR_ERROR_REFUSED;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static void
restore_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;

  if (request->ring != NULL ? !restore_sealed (request, &error)
                            : !candour_restore_plain (request->backup, request->uri, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  return_opened (task, candour_opener_open_sync (request->uri, CANDOUR_OPEN_DEFAULT, &error),
                 error);
}

void
candour_opener_restore (const char          *backup,
                        const char          *path,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  candour_opener_restore_sealed (backup, NULL, path, callback, user_data);
}

void
candour_opener_restore_sealed (const char          *backup,
                               CandourKeyring      *ring,
                               const char          *path,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->uri = g_strdup (path);
  request->backup = g_strdup (backup);
  request->ring = ring;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, restore_on_thread);
}
