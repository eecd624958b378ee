/* candour-file-writer.c - a new file that appears whole or not at all, however long it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-error.h"

struct _CandourFileWriter
{
  char *path;
  char *partial;   /* NULL once it was renamed */
  int   fd;
};

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
               /* Translators: %s is the system's reason: "No space left on device" */
               _("The file could not be written: %s"), g_strerror (code));

  return FALSE;
}

CandourFileWriter *
candour_file_writer_new (const char  *path,
                         GError     **error)
{
  g_autoptr(CandourFileWriter) self = g_new0 (CandourFileWriter, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->partial = g_strconcat (path, ".XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->partial, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (error, errno);
      g_clear_pointer (&self->partial, g_free);
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
candour_file_writer_append (CandourFileWriter  *self,
                            const char         *text,
                            gsize               length,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (length > 0)
    {
      gssize n = write (self->fd, text, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);

      text += n;
      length -= n;
    }

  return TRUE;
}

int
candour_file_writer_get_fd (CandourFileWriter *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

const char *
candour_file_writer_get_name (CandourFileWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->partial;
}

gboolean
candour_file_writer_sync (CandourFileWriter  *self,
                          GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return fsync (self->fd) == 0 || fail (error, errno);
}

/* So that the new name survives a loss of power; not every file system can do it. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

gboolean
candour_file_writer_finish (CandourFileWriter  *self,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!candour_file_writer_sync (self, error))
    return FALSE;
  if (g_rename (self->partial, self->path) != 0)
    return fail (error, errno);

  g_clear_pointer (&self->partial, g_free);
  sync_folder (self->path);

  return TRUE;
}

void
candour_file_writer_free (CandourFileWriter *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->partial != NULL)
    g_unlink (self->partial);
  g_free (self->partial);
  g_free (self->path);
  g_free (self);
}
