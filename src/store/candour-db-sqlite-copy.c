/* candour-db-sqlite-copy.c - copies a file while it is written to, and examines one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* So many pages (256 KiB) between two looks at whether it was cancelled. */
#define PAGES_PER_STEP 64

static gboolean
copy_pages (sqlite3_backup     *backup,
            CandourDbProgress   progress,
            gpointer            progress_data,
            GCancellable       *cancellable,
            GError            **error)
{
  int result;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (progress != NULL)
        progress (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                  sqlite3_backup_pagecount (backup), progress_data);
    }
  while (result == SQLITE_OK);

  return result == SQLITE_DONE || candour_sqlite_check (result, error);
}

/* A copy is one file: it has no log beside it, and the next to open it makes its own. */
static const char one_file_sql[] =
  "PRAGMA journal_mode = DELETE;"
  "PRAGMA quick_check(1);";

static const char check_sql[] = "PRAGMA quick_check(1)";

static int
is_ok (void  *whole,
       int    n_columns,
       char **values,
       char **names)
{
  *(gboolean *) whole = g_strcmp0 (values[0], "ok") == 0;

  return 0;
}

static gboolean
check_copy (sqlite3     *handle,
            const char  *sql,
            GError     **error)
{
  gboolean whole = FALSE;
  int result = sqlite3_exec (handle, sql, is_ok, &whole, NULL);

  return candour_sqlite_check (result == SQLITE_OK && !whole ? SQLITE_CORRUPT : result, error);
}

static gboolean
copy_into (sqlite3            *source,
           sqlite3            *target,
           CandourDbProgress   progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GError            **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  gboolean copied;

  if (backup == NULL)
    return candour_sqlite_check (sqlite3_extended_errcode (target), error);

  copied = copy_pages (backup, progress, progress_data, cancellable, error);
  sqlite3_backup_finish (backup);

  return copied;
}

/* As long as the source is being read it stays, for this connection, what it was: otherwise each
 * save in between would make the copy start again.
 */
static const char hold_sql[] =
  "BEGIN;"
  "SELECT count(*) FROM sqlite_schema;";

static gboolean
copy_held (sqlite3            *source,
           sqlite3            *target,
           CandourDbProgress   progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GError            **error)
{
  gboolean copied = candour_sqlite_check (sqlite3_exec (source, hold_sql, NULL, NULL, NULL), error)
                    && copy_into (source, target, progress, progress_data, cancellable, error);

  sqlite3_exec (source, "ROLLBACK", NULL, NULL, NULL);

  return copied;
}

gboolean
candour_sqlite_copy (CandourDb          *db,
                     const char         *path,
                     CandourDbProgress   progress,
                     gpointer            progress_data,
                     GCancellable       *cancellable,
                     GError            **error)
{
  sqlite3 *target = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
              | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  gboolean copied = candour_sqlite_check (sqlite3_open_v2 (path, &target, flags, NULL), error)
                    && copy_held (((SqliteDb *) db)->handle, target, progress, progress_data,
                                  cancellable, error)
                    && check_copy (target, one_file_sql, error);

  sqlite3_close (target);

  return copied;
}

/* --- Without a name ------------------------------------------------------------------- */

/* In the head of the file, https://sqlite.org/fileformat2.html: 2 in the first two where there is
 * a log; a count of changes, by which other connections know that what they have read is old; the
 * same count again, for a size that holds with it.
 */
#define HEAD_BYTES  100
#define WRITE_AT    18
#define READ_AT     19
#define CHANGES_AT  24
#define VALID_AT    92

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, CANDOUR_ERROR, code == ENOSPC ? CANDOUR_ERROR_FULL : CANDOUR_ERROR_FAILED,
               _("The backup could not be made (%s)"), g_strerror (code));

  return FALSE;
}

static sqlite3 *
open_unnamed (const char  *path,
              GError     **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
              | SQLITE_OPEN_NOMUTEX;
  sqlite3 *handle = NULL;
  gboolean opened = candour_sqlite_check (sqlite3_open_v2 (path, &handle, flags, NULL), error);

  /* A journal would have a name, and there is nothing to go back to. */
  opened = (unlink (path) == 0 || !opened || fail (error)) && opened
           && candour_sqlite_check (sqlite3_exec (handle, "PRAGMA journal_mode = OFF;"
                                                  "PRAGMA synchronous = OFF", NULL, NULL, NULL),
                                    error);
  if (opened)
    return handle;

  sqlite3_close (handle);

  return NULL;
}

/* What has no name cannot have a log beside it. */
static gboolean
forgo_log (int      fd,
           GError **error)
{
  guchar head[HEAD_BYTES];
  guint32 changes;

  if (pread (fd, head, sizeof head, 0) != sizeof head)
    return fail (error);

  memcpy (&changes, head + CHANGES_AT, sizeof changes);
  changes = GUINT32_FROM_BE (changes) + 1;
  changes = GUINT32_TO_BE (changes);
  memcpy (head + CHANGES_AT, &changes, sizeof changes);
  memcpy (head + VALID_AT, &changes, sizeof changes);
  head[WRITE_AT] = 1;
  head[READ_AT] = 1;

  return pwrite (fd, head, sizeof head, 0) == sizeof head || fail (error);
}

gboolean
candour_sqlite_copy_unnamed (CandourDb          *db,
                             const char         *path,
                             CandourDbProgress   progress,
                             gpointer            progress_data,
                             GCancellable       *cancellable,
                             int                *fd,
                             GError            **error)
{
  int file = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  sqlite3 *target;
  gboolean copied;

  if (file < 0)
    return fail (error);

  target = open_unnamed (path, error);
  copied = target != NULL
           && copy_held (((SqliteDb *) db)->handle, target, progress, progress_data, cancellable,
                         error)
           && forgo_log (file, error)
           && check_copy (target, check_sql, error);
  sqlite3_close (target);
  if (copied)
    *fd = file;
  else
    close (file);

  return copied;
}

/* --- Examined ------------------------------------------------------------------------- */

static int
add_fault (void  *data,
           int    n_columns,
           char **values,
           char **names)
{
  GPtrArray *faults = data;

  if (g_strcmp0 (values[0], "ok") != 0)
    g_ptr_array_add (faults, g_strdup_printf (_("The file is damaged: %s"),
                                              values[0] != NULL ? values[0] : "?"));

  return 0;
}

static int
add_orphan (void  *data,
            int    n_columns,
            char **values,
            char **names)
{
  GPtrArray *faults = data;

  g_ptr_array_add (faults, g_strdup_printf (_("A row of “%s” refers to a row of “%s” that is not "
                                              "there"), values[0], values[2]));

  return 0;
}

gboolean
candour_sqlite_examine (CandourDb  *db,
                        GPtrArray  *faults,
                        GError    **error)
{
  sqlite3 *handle = ((SqliteDb *) db)->handle;

  return candour_sqlite_check (sqlite3_exec (handle, "PRAGMA integrity_check(20)", add_fault,
                                             faults, NULL), error)
         && candour_sqlite_check (sqlite3_exec (handle, "PRAGMA foreign_key_check", add_orphan,
                                                faults, NULL), error);
}
