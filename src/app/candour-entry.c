/* candour-entry.c - how a person gets into a workspace: first start, sign-in, refusals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-dialogs.h"
#include "candour-entry.h"
#include "candour-prefs.h"
#include "candour-progress-page.h"
#include "candour-refusal-page.h"
#include "candour-reminders.h"
#include "candour-restore-keys.h"
#include "candour-restore.h"
#include "candour-sign-in-page.h"
#include "candour-start-page.h"

/* One attempt. It takes copies before it shows itself: the page that asked goes then, and with it
 * the texts it lent. The page is kept alive while a thread reports to it. */
typedef struct
{
  CandourWindow *window;
  GtkWidget     *page;
  GCancellable  *cancellable;
  char          *uri;
} Attempt;

static Attempt *
attempt_new (CandourWindow *window,
             const char    *uri,
             const char    *title,
             gboolean       can_cancel)
{
  Attempt *self = g_new0 (Attempt, 1);

  self->window = g_object_ref (window);
  self->uri = g_strdup (uri);
  if (can_cancel)
    self->cancellable = g_cancellable_new ();
  self->page = g_object_ref_sink (candour_progress_page_new (title, self->cancellable));
  candour_window_show_cover (window, self->page);

  return self;
}

static void
attempt_free (Attempt *self)
{
  g_object_unref (self->window);
  g_object_unref (self->page);
  g_clear_object (&self->cancellable);
  g_free (self->uri);
  g_free (self);
}

char *
candour_entry_dup_example_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "candour", "example.candour", NULL);
}

void
candour_entry_enter (CandourWindow    *window,
                     CandourWorkspace *workspace,
                     const char       *today)
{
  if (!candour_workspace_is_in_memory (workspace))
    candour_prefs_set_last (candour_workspace_get_uri (workspace));
  candour_window_set_workspace (window, workspace, today);
  candour_reminders_send (window);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Attempt *attempt = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourOpened) opened = candour_opener_finish (result, &error);

  if (opened == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    candour_entry_show_start (attempt->window);
  else if (opened == NULL)
    candour_window_show_cover (attempt->window, candour_refusal_page_new (attempt->uri, error));
  else if (candour_workspace_get_actor (opened->workspace) == NULL)
    candour_window_show_cover (attempt->window,
                               candour_sign_in_page_new (opened->workspace, opened->today));
  else
    candour_entry_enter (attempt->window, opened->workspace, opened->today);

  attempt_free (attempt);
}

void
candour_entry_show_start (CandourWindow *window)
{
  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  candour_window_show_cover (window, candour_start_page_new ());
}

void
candour_entry_open (CandourWindow *window,
                    const char    *uri)
{
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));
  g_return_if_fail (uri != NULL);

  attempt = attempt_new (window, uri, _("Opening the records"), FALSE);
  candour_opener_open (attempt->uri, CANDOUR_OPEN_DEFAULT, opened_cb, attempt);
}

void
candour_entry_create (CandourWindow       *window,
                      const char          *uri,
                      const char          *council,
                      const CandourPerson *person)
{
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  attempt = attempt_new (window, uri, _("Making the records"), FALSE);
  candour_opener_create (attempt->uri, council, person, opened_cb, attempt);
}

void
candour_entry_open_example (CandourWindow *window)
{
  g_autofree char *path = candour_entry_dup_example_path ();
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  attempt = attempt_new (window, path, _("Inventing the example council"), TRUE);
  candour_opener_demo (path, candour_progress_page_report, attempt->page, attempt->cancellable,
                       opened_cb, attempt);
}

void
candour_entry_restore (CandourWindow *window,
                       const char    *backup,
                       const char    *path)
{
  g_autofree char *source = g_strdup (backup);
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));

  if (candour_restore_is_sealed (source))
    {
      candour_restore_keys_ask (window, source, path);
      return;
    }

  attempt = attempt_new (window, path, _("Restoring the backup"), FALSE);
  candour_opener_restore (source, attempt->uri, opened_cb, attempt);
}

void
candour_entry_restore_sealed (CandourWindow  *window,
                              const char     *backup,
                              CandourKeyring *ring,
                              const char     *path)
{
  Attempt *attempt;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));
  g_return_if_fail (ring != NULL);

  attempt = attempt_new (window, path, _("Restoring the backup"), FALSE);
  candour_opener_restore_sealed (backup, ring, attempt->uri, opened_cb, attempt);
}

/* "wenbrook-20260116-080200.candour" of that and ".age". */
static char *
dup_restored_name (const char *backup)
{
  char *name = g_path_get_basename (backup);

  if (g_str_has_suffix (name, ".age"))
    name[strlen (name) - strlen (".age")] = '\0';

  return name;
}

static void
place_chosen_cb (GtkWidget *widget,
                 GFile     *file,
                 gpointer   unused)
{
  const char *backup = g_object_get_data (G_OBJECT (widget), "sealed-backup");

  if (g_file_peek_path (file) != NULL)
    candour_entry_restore (CANDOUR_WINDOW (widget), backup, g_file_peek_path (file));
}

static void
ask_where (GtkWidget  *window,
           const char *backup)
{
  static const char *const patterns[] = { "*.candour", NULL };
  g_autofree char *name = dup_restored_name (backup);

  g_object_set_data_full (G_OBJECT (window), "sealed-backup", g_strdup (backup), g_free);
  candour_dialogs_save_file (window, _("Where the records are to be"), name, _("Candour files"),
                             patterns, place_chosen_cb, NULL);
}

static void
chosen_cb (GtkWidget *widget,
           GFile     *file,
           gpointer   unused)
{
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    return;

  if (candour_restore_is_sealed (path))
    ask_where (widget, path);
  else
    candour_entry_open (CANDOUR_WINDOW (widget), path);
}

void
candour_entry_choose (CandourWindow *window)
{
  static const char *const patterns[] = { "*.candour", "*.candour.age", NULL };

  candour_dialogs_open_file (GTK_WIDGET (window), _("Open records"), _("Candour files"), patterns,
                             chosen_cb, NULL);
}
