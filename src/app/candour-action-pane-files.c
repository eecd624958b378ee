/* candour-action-pane-files.c - files that show that an action was done: attached, and looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To be looked at, a file is copied to where only this person can read it; the copies go with the
 * pane.
 */

#include "candour-action-pane-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-dialogs.h"
#include "candour-store-follow.h"
#include "candour-window.h"

/* --- Attaching ------------------------------------------------------------------------- */

typedef struct
{
  CandourActionPane *pane;   /* owned */
  char              *id;     /* of the action that was shown */
  char              *name;
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_object_unref (self->pane);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

/* Neither the pane nor the action may have gone away meanwhile. */
static gboolean
is_current (const Attaching *attaching)
{
  CandourActionPane *self = attaching->pane;

  return self->workspace != NULL && self->detail != NULL
         && g_strcmp0 (self->id, attaching->id) == 0;
}

static void
tell_unread (Attaching *attaching)
{
  if (is_current (attaching))
    candour_evidence_list_set_wrong (attaching->pane->evidence,
                                     _("The file could not be read, so it was not attached. Try "
                                       "again."));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Attaching) attaching = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    tell_unread (attaching);
  else if (is_current (attaching))
    candour_action_pane_add_file (attaching->pane, attaching->name, bytes);
}

/* A file that is too large is not even read. */
static void
looked_at_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Attaching) attaching = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      tell_unread (attaching);
      return;
    }

  if (!is_current (attaching))
    return;

  if (g_file_info_get_size (info) > CANDOUR_EVIDENCE_BYTES)
    {
      candour_evidence_list_set_wrong (attaching->pane->evidence,
                                       _("The file is larger than 10 MB, so it was not "
                                         "attached."));
      return;
    }

  attaching->name = g_strdup (g_file_info_get_display_name (info));
  g_file_load_bytes_async (G_FILE (source), NULL, loaded_cb, g_steal_pointer (&attaching));
}

static void
file_chosen_cb (GtkWidget *parent,
                GFile     *file,
                gpointer   user_data)
{
  CandourActionPane *self = CANDOUR_ACTION_PANE (parent);
  Attaching *attaching;

  if (self->detail == NULL)
    return;

  candour_evidence_list_set_wrong (self->evidence, NULL);
  attaching = g_new0 (Attaching, 1);
  attaching->pane = g_object_ref (self);
  attaching->id = g_strdup (self->id);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                           G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                           G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, looked_at_cb, attaching);
}

void
candour_action_pane_choose_file (CandourActionPane *self)
{
  candour_dialogs_open_file (GTK_WIDGET (self), _("Attach a file"), NULL, NULL, file_chosen_cb,
                             NULL);
}

/* --- Looking at one --------------------------------------------------------------------- */

typedef struct
{
  CandourActionPane *pane;   /* owned */
  char              *id;     /* of the piece of evidence */
  char              *path;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->pane);
  g_free (self->id);
  g_free (self->path);
  g_free (self);
}

static const char *
find_file_name (const CandourActionDetail *detail,
                const char                *id)
{
  for (guint i = 0; i < detail->evidence->len; i++)
    {
      const CandourEvidence *evidence = g_ptr_array_index (detail->evidence, i);

      if (g_str_equal (evidence->id, id))
        return evidence->file_name;
    }

  return NULL;
}

/* In a folder of its own that is closed to others. NULL: @error. */
static char *
make_path (const char  *file_name,
           GError     **error)
{
  g_autofree char *template = g_build_filename (g_get_user_runtime_dir (),
                                                "candour-evidence-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (file_name);

  if (g_mkdtemp_full (template, 0700) == NULL)
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code),
                           g_strerror (code));
      return NULL;
    }

  g_strdelimit (name, "/\\", '-');

  return g_build_filename (template, *name == '.' ? "evidence" : name, NULL);
}

static gpointer
copy_file (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Opening *opening = data;
  g_autoptr(GBytes) bytes = candour_store_follow_load_file (db, opening->id, error);
  g_autofree char *path = bytes != NULL ? make_path (opening->path, error) : NULL;

  if (path == NULL
      || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE,
                                    0400, error))
    return NULL;

  return g_steal_pointer (&path);
}

static void
remove_copy (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  CandourActionPane *self = opening->pane;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_autoptr(GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (self->workspace == NULL)
    {
      if (path != NULL)
        remove_copy (path);
      return;
    }

  if (path == NULL)
    {
      candour_evidence_list_set_wrong (self->evidence, error->message);
      return;
    }

  file = g_file_new_for_path (path);
  uri = g_file_get_uri (file);
  g_ptr_array_add (self->opened, g_steal_pointer (&path));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-file", "s", uri);
}

void
candour_action_pane_open_file (CandourActionPane *self,
                               const char        *evidence_id)
{
  const char *name = self->detail != NULL ? find_file_name (self->detail, evidence_id) : NULL;
  Opening *opening;

  if (name == NULL)
    return;

  candour_evidence_list_set_wrong (self->evidence, NULL);
  opening = g_new0 (Opening, 1);
  opening->pane = g_object_ref (self);
  opening->id = g_strdup (evidence_id);
  opening->path = g_strdup (name);
  candour_workspace_read_async (self->workspace, copy_file, opening, opening_free, g_free, NULL,
                                copied_cb, opening);
}

void
candour_action_pane_forget_files (CandourActionPane *self)
{
  for (guint i = 0; i < self->opened->len; i++)
    remove_copy (g_ptr_array_index (self->opened, i));

  g_ptr_array_set_size (self->opened, 0);
}
