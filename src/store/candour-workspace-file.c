/* candour-workspace-file.c - the file of a workspace before SQLite opens it, and why it will not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-date.h"
#include "candour-db-sqlite-private.h"
#include "candour-schema.h"

/* sqlite.org/fileformat.html, 1.3: numbers are big-endian. */
#define MAGIC "SQLite format 3"
#define HEAD_BYTES 100
#define VERSION_AT 60
#define APPLICATION_AT 68

static void
refuse (GError      **error,
        int           code,
        const char   *sentence,
        const char   *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", name, 0);
  g_set_error_literal (error, CANDOUR_ERROR, code, message->str);
}

/* SQLite refuses names with a link in them, which is right for the file and too much for the
 * folder: on some computers the home folder is one.
 */
static char *
resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (folder, NULL);
  char *resolved = g_build_filename (real != NULL ? real : folder, name, NULL);

  free (real);

  return resolved;
}

static gboolean
check_is_file (const char  *path,
               GError     **error)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    {
      refuse (error, CANDOUR_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return FALSE;
    }

  if (S_ISLNK (status.st_mode))
    refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” is a link. Open the file itself."), path);
  else if (S_ISDIR (status.st_mode))
    refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” is a folder, not a Candour file."), path);
  else if (!S_ISREG (status.st_mode))
    refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” is not a Candour file."), path);
  else
    return TRUE;

  return FALSE;
}

gboolean
candour_workspace_resolve_file (CandourWorkspace  *self,
                                gboolean           exists,
                                GError           **error)
{
  g_autofree char *path = resolve (self->uri);
  CandourPlace place = candour_workspace_check_place (path);
  struct stat status;

  g_free (self->uri);
  self->uri = g_steal_pointer (&path);

  if (exists && !check_is_file (self->uri, error))
    return FALSE;

  if (!exists && lstat (self->uri, &status) == 0)
    {
      refuse (error, CANDOUR_ERROR_REFUSED, _("There is something called “%s” already."),
              self->uri);
      return FALSE;
    }

  if (place == CANDOUR_PLACE_NETWORK)
    {
      refuse (error, CANDOUR_ERROR_REFUSED,
              _("“%s” is on a network drive, where such files come to harm. Keep it on this "
                "computer's own disk; for several desks there is the council's server."),
              self->uri);
      return FALSE;
    }

  if (place == CANDOUR_PLACE_SYNC)
    self->warning =
      g_strdup (_("This file is in a folder that is copied to other places. Keep children's "
                  "records in a folder of this computer only."));

  return TRUE;
}

void
candour_workspace_claim_file (CandourWorkspace *self)
{
  if (g_access (self->uri, W_OK) == 0)
    self->lock = candour_lock_take (self->uri, &self->holder);

  if (self->lock != NULL)
    {
      candour_lock_sign (self->lock, NULL);
      /* Older files, or copies, may be open to others of this computer. */
      g_chmod (self->uri, 0600);
      return;
    }

  self->read_only = TRUE;
  if (self->holder == NULL && self->warning == NULL)
    self->warning = g_strdup (_("This file cannot be written where it is. You can read everything "
                                "and change nothing."));
}

static void
explain_damage (CandourWorkspace  *self,
                GError           **error)
{
  g_autofree char *name = g_filename_display_basename (self->uri);
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (self->uri);
  g_autofree char *when = backups->len > 0 ? candour_backup_dup_time (backups->pdata[0]) : NULL;

  if (when == NULL)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                   _("Candour will not open “%s”, so that nothing more is lost: the file is "
                     "damaged. There is no backup beside it."), name);
      return;
    }

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
               _("Candour will not open “%s”, so that nothing more is lost: the file is damaged. "
                 "The newest whole backup is from %s."), name, when);
}

static void
explain (CandourWorkspace  *self,
         int                code,
         GError           **error)
{
  switch (code)
    {
    case CANDOUR_ERROR_DAMAGED:
      explain_damage (self, error);
      break;

    case CANDOUR_ERROR_REFUSED:
      refuse (error, code, _("“%s” is not a Candour file."), self->uri);
      break;

    case CANDOUR_ERROR_TOO_NEW:
      refuse (error, code,
              _("“%s” was made by a newer Candour. Ask for that program; nothing in the file was "
                "changed."), self->uri);
      break;

    case CANDOUR_ERROR_BUSY:
      refuse (error, code, _("“%s” is in use. Try again in a moment."), self->uri);
      break;

    default:
      refuse (error, code, _("“%s” could not be opened."), self->uri);
    }
}

static guint32
read_number (const guchar *head,
             gsize         at)
{
  guint32 number;

  memcpy (&number, head + at, sizeof number);

  return GUINT32_FROM_BE (number);
}

static gssize
read_head (const char *path,
           guchar      head[HEAD_BYTES])
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gssize n_bytes;

  if (fd < 0)
    return -1;

  n_bytes = read (fd, head, HEAD_BYTES);
  close (fd);

  return n_bytes;
}

static gboolean
is_sqlite_head (const guchar *head,
                gssize        n_bytes)
{
  return n_bytes == HEAD_BYTES && memcmp (head, MAGIC, sizeof MAGIC) == 0;
}

gboolean
candour_workspace_has_head (const char *path)
{
  guchar head[HEAD_BYTES];

  g_return_val_if_fail (path != NULL, FALSE);

  return is_sqlite_head (head, read_head (path, head))
         && read_number (head, APPLICATION_AT) == CANDOUR_SQLITE_APPLICATION_ID;
}

/* What was begun and not finished may still lie in the log beside the file, the number of the
 * program among it; SQLite finds it there.
 */
static gboolean
judge_head (CandourWorkspace  *self,
            const guchar      *head,
            gssize             n_bytes,
            GError           **error)
{
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (self->uri);
  g_autofree char *log = g_strconcat (self->uri, "-wal", NULL);
  gboolean is_sqlite = is_sqlite_head (head, n_bytes);
  gboolean is_ours = is_sqlite
                     && read_number (head, APPLICATION_AT) == CANDOUR_SQLITE_APPLICATION_ID;

  if (n_bytes < 0)
    refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” may not be read by this account."), self->uri);
  else if (!is_sqlite && backups->len > 0)
    explain (self, CANDOUR_ERROR_DAMAGED, error);
  else if (n_bytes == 0)
    refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” is empty. It is not a Candour file."),
            self->uri);
  else if (!is_sqlite || (!is_ours && !g_file_test (log, G_FILE_TEST_EXISTS)))
    explain (self, CANDOUR_ERROR_REFUSED, error);
  else if (is_ours && read_number (head, VERSION_AT) > (guint32) candour_schema_get_latest ())
    explain (self, CANDOUR_ERROR_TOO_NEW, error);
  else
    return TRUE;

  return FALSE;
}

/* To close any descriptor of a file takes away all this process's locks on it, SQLite's as well.
 * Under our own lock, nobody here can have it open.
 */
gboolean
candour_workspace_probe_file (CandourWorkspace  *self,
                              GError           **error)
{
  g_autoptr(CandourLock) passing = NULL;
  g_autofree char *holder = NULL;
  guchar head[HEAD_BYTES];

  if (self->lock == NULL)
    {
      passing = candour_lock_take (self->uri, &holder);
      if (passing == NULL)
        return TRUE;
    }

  return judge_head (self, head, read_head (self->uri, head), error);
}

gboolean
candour_workspace_make_file (CandourWorkspace  *self,
                             GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (self->uri);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      refuse (error, CANDOUR_ERROR_REFUSED, _("The folder for “%s” cannot be made."), self->uri);
      return FALSE;
    }

  fd = open (self->uri, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      refuse (error, CANDOUR_ERROR_REFUSED, _("“%s” cannot be made: its folder cannot be written."),
              self->uri);
      return FALSE;
    }
  close (fd);

  return TRUE;
}

char *
candour_workspace_dup_damage (const char *path)
{
  g_autofree char *whole = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  whole = g_canonicalize_filename (path, NULL);

  return candour_sqlite_dup_damage (whole);
}

void
candour_workspace_explain_newer (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_TOO_NEW,
                       _("This workspace was made by a newer Candour. Ask for that program; "
                         "nothing in the workspace was changed."));
}

/* What a server says of itself, its driver has put into words already. */
static void
explain_server (const GError  *failure,
                GError       **error)
{
  switch (failure->code)
    {
    case CANDOUR_ERROR_NOT_FOUND:
      g_set_error_literal (error, CANDOUR_ERROR, failure->code,
                           _("There is no Candour workspace in this database."));
      break;

    case CANDOUR_ERROR_TOO_NEW:
      candour_workspace_explain_newer (error);
      break;

    default:
      g_propagate_error (error, g_error_copy (failure));
    }
}

void
candour_workspace_explain (CandourWorkspace  *self,
                           const GError      *failure,
                           GError           **error)
{
  if (self->is_file)
    explain (self, failure->code, error);
  else
    explain_server (failure, error);
}
