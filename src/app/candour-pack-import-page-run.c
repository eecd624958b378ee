/* candour-pack-import-page-run.c - a return is checked, then imported: all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-pack-import-page-private.h"
#include "candour-passphrase-dialog.h"
#include "candour-window.h"

typedef struct
{
  CandourPackImportPage *page;
  CandourPackIn         *in;      /* of an import */
  CandourKeyring        *ring;    /* of a check */
  char                  *path;
  char                  *today;
  CandourActor          *actor;
} Job;

static Job *
job_new (CandourPackImportPage *self)
{
  CandourWindow *window = candour_window_find (GTK_WIDGET (self));
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (self);
  job->path = g_strdup (self->path);
  job->today = g_strdup (candour_window_get_today (window));
  job->actor = candour_actor_copy (candour_workspace_get_actor (self->workspace));

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->page);
  g_clear_pointer (&job->in, candour_pack_in_free);
  candour_keyring_free (job->ring);
  g_free (job->path);
  g_free (job->today);
  candour_actor_free (job->actor);
  g_free (job);
}

static void
start (CandourPackImportPage *self,
       const char            *title)
{
  self->busy = TRUE;
  candour_notice_hide (self->notice);
  candour_notice_hide (self->choose_notice);
  adw_status_page_set_title (self->working, title);
  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (self->another, FALSE);
}

static void
drop (CandourPackImportPage *self)
{
  candour_pack_preview_show (self->preview, NULL);
  g_clear_pointer (&self->in, candour_pack_in_free);
}

static gpointer
check (CandourDb     *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Job *job = data;

  return candour_pack_in_new (db, job->path, job->ring, job->actor, job->today, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CandourPackImportPage *self = ((Job *) user_data)->page;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPackIn) in = candour_workspace_finish (CANDOUR_WORKSPACE (source), result,
                                                          &error);

  self->busy = FALSE;
  if (self->stack == NULL)
    return;

  if (in == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      candour_notice_show (self->choose_notice, CANDOUR_TONE_DANGER, _("Not checked:"),
                           error->message);
      return;
    }

  drop (self);
  self->in = g_steal_pointer (&in);
  candour_pack_import_page_show (self);
}

static void
check_file (CandourPackImportPage *self)
{
  Job *job = job_new (self);

  job->ring = candour_keyring_copy (candour_keys_get_ring (self->keys));
  start (self, _("Checking the file…"));
  candour_workspace_read_async (self->workspace, check, job, job_free,
                                (GDestroyNotify) candour_pack_in_free, self->cancellable,
                                checked_cb, job);
}

static void
opened_cb (GtkWidget   *widget,
           CandourKeys *keys,
           gpointer     unused)
{
  CandourPackImportPage *self = CANDOUR_PACK_IMPORT_PAGE (widget);

  g_clear_pointer (&self->keys, candour_keys_unref);
  self->keys = keys;
  check_file (self);
}

void
candour_pack_import_page_open (CandourPackImportPage *self,
                               char                  *path)
{
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);

  g_free (self->path);
  self->path = path;
  if (self->keys != NULL)
    check_file (self);
  else
    candour_passphrase_dialog_present (GTK_WIDGET (self), actor->name,
                                       _("A return is sealed for your keys."), opened_cb, NULL);
}

static gpointer
import (CandourDb     *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Job *job = data;

  return GINT_TO_POINTER (candour_pack_in_import (job->in, db, job->actor, job->today, error));
}

static const char *
find_to_decide (const CandourPackIn *in)
{
  for (guint i = 0; i < in->incoming->len; i++)
    {
      const CandourIncoming *incoming = g_ptr_array_index (in->incoming, i);

      if (incoming->kind == CANDOUR_INCOMING_NEW && incoming->to_decide)
        return incoming->audit_id;
    }

  return NULL;
}

/* "3 moderations imported. 1 needs your decision." */
static void
say_imported (CandourPackImportPage *self,
              CandourWindow         *window,
              guint                  n_imported)
{
  const CandourPackIn *in = self->in;
  g_autofree char *imported = g_strdup_printf (ngettext ("%u moderation imported.",
                                                         "%u moderations imported.", n_imported),
                                               n_imported);
  g_autofree char *decide = g_strdup_printf (ngettext ("%u needs your decision.",
                                                       "%u need your decision.", in->n_decide),
                                             in->n_decide);
  g_autofree char *text = in->n_decide > 0 ? g_strjoin (" ", imported, decide, NULL)
                                           : g_strdup (imported);

  if (in->n_decide == 1)
    candour_window_toast (window, text, _("Open"), "win.open-moderation",
                          g_variant_new_string (find_to_decide (in)));
  else
    candour_window_toast (window, text, _("Open"), "win.show-section",
                          g_variant_new_string ("moderation"));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = user_data;
  CandourPackImportPage *self = job->page;
  CandourWindow *window;
  g_autoptr(GError) error = NULL;
  gboolean done = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error) != NULL;
  guint n_imported;

  self->busy = FALSE;
  self->in = g_steal_pointer (&job->in);
  window = self->stack != NULL ? candour_window_find (GTK_WIDGET (self)) : NULL;
  if (window == NULL)
    return;

  if (!done)
    {
      candour_pack_import_page_show (self);
      candour_notice_show (self->notice, CANDOUR_TONE_DANGER, _("Nothing was imported."),
                           error->message);
      return;
    }

  n_imported = candour_pack_import_page_count (self);
  candour_step_strip_set_current (self->steps, 4);
  candour_window_pop_task (window);
  candour_window_changed (window);
  say_imported (self, window, n_imported);
}

void
candour_pack_import_page_run (CandourPackImportPage *self)
{
  Job *job;

  if (self->busy || self->in == NULL || !self->in->is_good || self->in->same_as > 0)
    return;

  job = job_new (self);
  candour_pack_preview_show (self->preview, NULL);
  job->in = g_steal_pointer (&self->in);
  candour_step_strip_set_current (self->steps, 3);
  start (self, _("Importing…"));
  candour_workspace_write_async (self->workspace, import, job, job_free, NULL, NULL, imported_cb,
                                 job);
}
