/* candour-backup-seal.c - copies that only those can open whom the settings name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be sealed has to be copied first. That copy lies in the folder of the records, which
 * are there in clear anyway, and not where the backup goes; it has lost its name before the first
 * byte is in it, so that it is gone with this program, however that ends.
 */

#include "candour-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "candour-db-private.h"
#include "candour-id.h"
#include "candour-store-settings.h"

static CandourSealer seal;

void
candour_workspace_set_sealer (CandourSealer sealer)
{
  seal = sealer;
}

/* The first word of each line. */
static char **
dup_recipients (const char *setting)
{
  g_auto(GStrv) lines = g_strsplit (setting, "\n", -1);
  g_autoptr(GStrvBuilder) recipients = g_strv_builder_new ();

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *recipient = g_strndup (*line, strcspn (*line, " "));

      if (*recipient != '\0')
        g_strv_builder_add (recipients, recipient);
    }

  return g_strv_builder_end (recipients);
}

gboolean
candour_backup_load_recipients (CandourDb   *db,
                                char      ***recipients,
                                GError     **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *setting = candour_store_settings_get (db, CANDOUR_SETTING_BACKUPS_FOR,
                                                         &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *recipients = setting != NULL && *setting != '\0' ? dup_recipients (setting) : NULL;

  return TRUE;
}

static gboolean
seal_into (int                  plain,
           const char          *partial,
           const char *const   *recipients,
           GCancellable        *cancellable,
           GError             **error)
{
  int fd = open (partial, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean sealed;

  if (fd < 0)
    {
      int code = errno;

      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                   _("The backup could not be made (%s)"), g_strerror (code));
      return FALSE;
    }

  sealed = seal (plain, fd, recipients, cancellable, error);
  close (fd);

  return sealed;
}

gboolean
candour_backup_copy_sealed (CandourDb           *db,
                            const char          *source,
                            const char          *partial,
                            const char *const   *recipients,
                            CandourProgress      progress,
                            gpointer             progress_data,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autofree char *id = candour_id_new ();
  g_autofree char *unnamed = g_strdup_printf ("%s-%s", source, id);
  gboolean sealed;
  int plain;

  /* Rather none than one in clear. */
  if (seal == NULL || *recipients == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Backups of these records are sealed, which this program cannot do."));
      return FALSE;
    }

  if (!db->driver->copy_unnamed (db, unnamed, progress, progress_data, cancellable, &plain, error))
    return FALSE;

  sealed = seal_into (plain, partial, recipients, cancellable, error);
  close (plain);

  return sealed;
}
