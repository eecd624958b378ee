/* candour-restore.c - records from a backup, in clear or sealed, and who backups are sealed for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-restore.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-error.h"
#include "candour-file-writer.h"

gboolean
candour_restore_is_sealed (const char *backup)
{
  static const char start[] = "age-encryption.org/";
  char head[sizeof start - 1];
  int fd;
  gboolean sealed;

  g_return_val_if_fail (backup != NULL, FALSE);

  fd = g_open (backup, O_RDONLY | O_CLOEXEC, 0);
  sealed = fd >= 0 && read (fd, head, sizeof head) == sizeof head
           && memcmp (head, start, sizeof head) == 0;
  if (fd >= 0)
    close (fd);

  return sealed;
}

static gboolean
check_is_vacant (const char  *path,
                 GError     **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               _("There is a file already: %s. Nothing was changed."), path);

  return FALSE;
}

gboolean
candour_restore_plain (const char  *backup,
                       const char  *path,
                       GError     **error)
{
  g_autoptr(CandourWorkspace) workspace = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (!check_is_vacant (path, error))
    return FALSE;

  workspace = candour_workspace_open (backup, CANDOUR_OPEN_READ_ONLY | CANDOUR_OPEN_NO_BACKUP,
                                      error);

  return workspace != NULL
         && candour_workspace_backup (workspace, path, NULL, NULL, NULL, NULL, error);
}

static gboolean
unseal (int                    fd,
        const char            *backup,
        const CandourKeyring  *ring,
        const char            *path,
        GCancellable          *cancellable,
        GError               **error)
{
  g_autoptr(CandourFileWriter) writer = candour_file_writer_new (path, error);

  if (writer == NULL
      || !candour_keyring_unseal_file (ring, fd, candour_file_writer_get_fd (writer),
                                       cancellable, error))
    return FALSE;

  if (!candour_workspace_has_head (candour_file_writer_get_name (writer)))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("What is sealed in “%s” is not a Candour file."), backup);
      return FALSE;
    }

  return candour_file_writer_finish (writer, error);
}

gboolean
candour_restore_sealed (const char            *backup,
                        const CandourKeyring  *ring,
                        const char            *path,
                        GCancellable          *cancellable,
                        GError               **error)
{
  gboolean restored;
  int fd;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);
  g_return_val_if_fail (ring != NULL, FALSE);

  if (!check_is_vacant (path, error))
    return FALSE;

  fd = g_open (backup, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND, _("%s could not be read."),
                   backup);
      return FALSE;
    }

  restored = unseal (fd, backup, ring, path, cancellable, error);
  close (fd);

  return restored;
}

GPtrArray *
candour_restore_read_cards (const char *setting)
{
  g_auto(GStrv) lines = g_strsplit (setting != NULL ? setting : "", "\n", -1);
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_card_free);

  for (char **line = lines; *line != NULL; line++)
    {
      CandourCard *card = candour_card_parse_line (*line);

      if (card != NULL)
        g_ptr_array_add (cards, card);
    }

  return cards;
}

char *
candour_restore_dup_setting (GPtrArray *cards)
{
  GString *setting = g_string_new (NULL);

  g_return_val_if_fail (cards != NULL, NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *line = candour_card_dup_line (cards->pdata[i]);

      g_string_append_printf (setting, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (setting, FALSE);
}
