/* candour-restore-keys.c - asks for the passphrase of the keys that open a sealed backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-dialogs.h"
#include "candour-entry.h"
#include "candour-keyring-file.h"
#include "candour-restore-keys.h"

typedef struct
{
  char      *backup;
  char      *path;
  char      *keys;        /* the file of them */
  char      *passphrase;
  GtkWidget *entry;       /* of the form, which owns this */
} Request;

static Request *
request_new (const char *backup,
             const char *path,
             const char *keys)
{
  Request *self = g_new0 (Request, 1);

  self->backup = g_strdup (backup);
  self->path = g_strdup (path);
  self->keys = g_strdup (keys);

  return self;
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->backup);
  g_free (self->path);
  g_free (self->keys);
  candour_age_wipe (self->passphrase);
  g_free (self);
}

static void ask (GtkWidget  *parent,
                 Request    *request,
                 const char *problem);

static void
open_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  CandourKeyring *ring = candour_keyring_load (request->keys, request->passphrase, &error);

  if (ring != NULL)
    g_task_return_pointer (task, ring, (GDestroyNotify) candour_keyring_free);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      unused)
{
  const Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  CandourKeyring *ring = g_task_propagate_pointer (G_TASK (result), &error);

  if (ring != NULL)
    candour_entry_restore_sealed (CANDOUR_WINDOW (source), request->backup, ring, request->path);
  else
    ask (GTK_WIDGET (source), request_new (request->backup, request->path, request->keys),
         g_error_matches (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND)
         ? _("This is not the passphrase of these keys.") : error->message);
}

static void
confirmed_cb (GtkWidget *parent,
              gpointer   data)
{
  const Request *asked = data;
  Request *request = request_new (asked->backup, asked->path, asked->keys);
  g_autoptr(GTask) task = g_task_new (parent, NULL, opened_cb, NULL);

  request->passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (asked->entry)));
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, open_on_thread);
}

static void
typed_cb (GtkEditable *entry,
          GtkWidget   *form)
{
  candour_dialogs_set_ready (form, *gtk_editable_get_text (entry) != '\0');
}

/* Takes over @request. */
static void
ask (GtkWidget  *parent,
     Request    *request,
     const char *problem)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("The passphrase of your keys"));
  g_autofree char *name = g_filename_display_basename (request->backup);
  g_autofree char *body = problem != NULL ? g_strdup (problem)
                                          : g_strdup_printf (_("“%s” is sealed."), name);

  request->entry = gtk_password_entry_new ();
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (request->entry), TRUE);
  candour_a11y_set_label (request->entry, _("The passphrase of your keys"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (form), label);
  gtk_box_append (GTK_BOX (form), request->entry);
  g_object_set_data_full (G_OBJECT (form), "request", request, request_free);
  g_signal_connect (request->entry, "changed", G_CALLBACK (typed_cb), form);
  g_signal_connect_swapped (request->entry, "activate", G_CALLBACK (candour_dialogs_act), form);

  candour_dialogs_fill_in (parent, _("Restore a sealed backup"), body, form, _("Cancel"),
                           _("Restore"), confirmed_cb, request);
  candour_dialogs_set_ready (form, FALSE);
}

static void
keys_chosen_cb (GtkWidget *widget,
                GFile     *file,
                gpointer   data)
{
  const Request *request = data;

  if (g_file_peek_path (file) != NULL)
    ask (widget, request_new (request->backup, request->path, g_file_peek_path (file)), NULL);
}

void
candour_restore_keys_ask (CandourWindow *window,
                          const char    *backup,
                          const char    *path)
{
  static const char *const patterns[] = { "*" CANDOUR_KEYRING_SUFFIX, NULL };
  g_autofree char *keys = NULL;
  Request *request;

  g_return_if_fail (CANDOUR_IS_WINDOW (window));
  g_return_if_fail (backup != NULL && path != NULL);

  keys = candour_keyring_dup_path ();
  request = request_new (backup, path, keys);
  if (g_file_test (keys, G_FILE_TEST_EXISTS))
    {
      ask (GTK_WIDGET (window), request, NULL);
      return;
    }

  /* It lasts as long as the chooser can answer. */
  g_object_set_data_full (G_OBJECT (window), "restore-request", request, request_free);
  candour_dialogs_open_file (GTK_WIDGET (window), _("Choose the file of your keys"),
                             _("Keys"), patterns, keys_chosen_cb, request);
}
