/* candour-opener.c - opens a workspace without holding up the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-opener-private.h"
#include "candour-rows.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

typedef struct
{
  char             *uri;
  CandourOpenFlags  flags;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->uri);
  g_free (self);
}

void
candour_opened_free (CandourOpened *self)
{
  g_clear_object (&self->workspace);
  g_free (self->today);
  g_free (self);
}

/* Who looks round an example council sees most from the desk of the team manager with most to
 * do: one who audits, and whose own team's cases are for others.
 */
static const CandourPersonRow *
find_busiest (GPtrArray *rows)
{
  const CandourPersonRow *busiest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CandourPersonRow *row = g_ptr_array_index (rows, i);
      gboolean manages = row->role == CANDOUR_ROLE_TEAM_MANAGER;
      gboolean other_manages = busiest != NULL && busiest->role == CANDOUR_ROLE_TEAM_MANAGER;

      if (busiest == NULL || (manages && !other_manages)
          || (manages == other_manages && row->n_to_do > busiest->n_to_do))
        busiest = row;
    }

  return busiest;
}

static gboolean
act_as_busiest (CandourWorkspace  *workspace,
                const char        *today,
                GError           **error)
{
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(GPtrArray) rows = candour_store_people_list (db, CANDOUR_PEOPLE_AUDITORS, NULL, NULL,
                                                         today, error);
  g_autoptr(CandourPerson) person = NULL;
  g_autoptr(CandourActor) actor = NULL;
  const CandourPersonRow *busiest;

  if (rows == NULL)
    return FALSE;

  busiest = find_busiest (rows);
  if (busiest == NULL)
    return TRUE;

  person = candour_store_people_load (db, busiest->id, error);
  if (person == NULL)
    return FALSE;

  actor = candour_actor_new (person, candour_workspace_get_account ());
  candour_workspace_set_actor (workspace, actor);

  return TRUE;
}

CandourOpened *
candour_opener_open_sync (const char        *uri,
                          CandourOpenFlags   flags,
                          GError           **error)
{
  g_autoptr(CandourOpened) opened = g_new0 (CandourOpened, 1);
  g_autoptr(GError) nobody = NULL;

  opened->workspace = candour_workspace_open (uri, flags, error);
  if (opened->workspace == NULL)
    return NULL;

  opened->today = candour_store_settings_dup_today (candour_workspace_get_db (opened->workspace),
                                                    error);
  if (opened->today == NULL)
    return NULL;

  if (candour_workspace_sign_in (opened->workspace, &nobody))
    return g_steal_pointer (&opened);

  if (!g_error_matches (nobody, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&nobody));
      return NULL;
    }

  if (candour_workspace_is_demonstration (opened->workspace)
      && !act_as_busiest (opened->workspace, opened->today, error))
    return NULL;

  return g_steal_pointer (&opened);
}

static void
open_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  CandourOpened *opened = candour_opener_open_sync (request->uri, request->flags, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) candour_opened_free);
  else
    g_task_return_error (task, error);
}

void
candour_opener_open (const char          *uri,
                     CandourOpenFlags     flags,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->uri = g_strdup (uri);
  request->flags = flags;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, open_on_thread);
}

static void
try_on_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  char *council = NULL;

  if (candour_workspace_try_server (data, &council, &error))
    g_task_return_pointer (task, council, g_free);
  else
    g_task_return_error (task, error);
}

void
candour_opener_try (const char          *uri,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_run_in_thread (task, try_on_thread);
}

gboolean
candour_opener_try_finish (GAsyncResult  *result,
                           char         **council,
                           GError       **error)
{
  gboolean had_error = g_task_had_error (G_TASK (result));
  char *found = g_task_propagate_pointer (G_TASK (result), error);

  if (had_error)
    return FALSE;

  *council = found;

  return TRUE;
}

CandourOpened *
candour_opener_finish (GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
