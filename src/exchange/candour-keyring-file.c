/* candour-keyring-file.c - where somebody's own keys are kept on this computer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-keyring-file.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-csv-writer.h"
#include "candour-error.h"

/* As few as may be; six words have more than thirty. */
#define MIN_LENGTH 12

char *
candour_keyring_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "candour", "mine" CANDOUR_KEYRING_SUFFIX, NULL);
}

gboolean
candour_keyring_check_passphrase (const char  *passphrase,
                                  GError     **error)
{
  g_return_val_if_fail (passphrase != NULL, FALSE);

  if (g_utf8_strlen (passphrase, -1) >= MIN_LENGTH)
    return TRUE;

  /* Translators: %d is a number of letters */
  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               _("A passphrase needs at least %d letters. Several words are easy to remember and"
                 " hard to guess."), MIN_LENGTH);

  return FALSE;
}

CandourKeyring *
candour_keyring_load (const char  *path,
                      const char  *passphrase,
                      GError     **error)
{
  g_autoptr(GBytes) sealed = NULL;
  char *contents = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL && passphrase != NULL, NULL);

  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED, _("There are no keys in %s."),
                   path);
      return NULL;
    }

  sealed = g_bytes_new_take (contents, length);

  return candour_keyring_open (sealed, passphrase, error);
}

gboolean
candour_keyring_save (const CandourKeyring  *self,
                      const char            *path,
                      const char            *passphrase,
                      GError               **error)
{
  g_autofree char *folder = NULL;
  g_autoptr(GBytes) sealed = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && passphrase != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                   _("The folder %s could not be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  sealed = candour_keyring_seal (self, passphrase, CANDOUR_AGE_WORK_FACTOR, error);

  return sealed != NULL
         && candour_file_replace (path, g_bytes_get_data (sealed, NULL),
                                  g_bytes_get_size (sealed), error);
}
