/* candour-db-sqlite-open.c - opens a file that may be damaged, foreign, newer, or hostile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is that of sqlite.org/security.html: first what a file may not do, then whether it is
 * whole, whose it is and how old, and only then the settings that may write.
 */

#include "candour-db-sqlite-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "candour-lock-private.h"
#include "candour-schema.h"

/* No text that people write comes near it. */
#define MAX_VALUE_BYTES (64 * 1024 * 1024)
#define MAX_SQL_BYTES (1024 * 1024)

/* Whoever mends it reads no more. */
#define MAX_FAULTS 20

static const char *vfs_name;

void
candour_sqlite_set_vfs (const char *name)
{
  vfs_name = name;
}

/* Texts sort by their bytes here anyway; the name is there so that saying so is no error. */
static int
compare_bytes (void       *unused,
               int         first_length,
               const void *first,
               int         second_length,
               const void *second)
{
  int order = memcmp (first, second, MIN (first_length, second_length));

  return order != 0 ? order : first_length - second_length;
}

static void
restrain (sqlite3 *handle)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (handle, options[i].option, options[i].value, (int *) NULL);

  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (handle, SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES);
  sqlite3_limit (handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_create_collation (handle, "C", SQLITE_UTF8, NULL, compare_bytes);
  sqlite3_busy_timeout (handle, CANDOUR_DB_BUSY_SECONDS * 1000);
}

/* The first number of the first row; no row at all is no error either. */
static int
read_number (sqlite3    *handle,
             const char *sql,
             gint64     *number)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  if (result != SQLITE_OK)
    return result;

  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

/* "ok" counts as no fault. The pragma answers a row a fault; the first is enough. */
static int
find_fault (sqlite3    *handle,
            const char *pragma,
            const char *whole)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, pragma, -1, &statement, NULL);

  if (result != SQLITE_OK)
    return result;

  result = sqlite3_step (statement);
  if (result == SQLITE_ROW
      && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), whole) != 0)
    result = SQLITE_CORRUPT;
  sqlite3_finalize (statement);

  return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

/* An empty file is ours only where we are making it. */
static gboolean
identify (sqlite3        *handle,
          CandourDbMode   mode,
          GError        **error)
{
  gint64 application = 0;
  gint64 version = 0;
  gint64 n_pages = 0;

  if (!candour_sqlite_check (read_number (handle, "PRAGMA application_id", &application), error)
      || !candour_sqlite_check (read_number (handle, "PRAGMA user_version", &version), error)
      || !candour_sqlite_check (read_number (handle, "PRAGMA page_count", &n_pages), error))
    return FALSE;

  if (n_pages == 0 && mode == CANDOUR_DB_CREATE)
    return TRUE;

  if (application != CANDOUR_SQLITE_APPLICATION_ID)
    {
      candour_db_set_error (error, CANDOUR_ERROR_REFUSED, "application");
      return FALSE;
    }

  if (version > candour_schema_get_latest ())
    {
      candour_db_set_error (error, CANDOUR_ERROR_TOO_NEW, "schema");
      return FALSE;
    }

  return TRUE;
}

static const char careful_sql[] =
  "PRAGMA cell_size_check = ON;"
  "PRAGMA mmap_size = 0;";

static const char reading_sql[] =
  "PRAGMA query_only = ON;"
  "PRAGMA temp_store = MEMORY;";

/* FULL is what keeps "saved" true through a power cut: NORMAL would lose the last saves. */
static const char writing_sql[] =
  "PRAGMA foreign_keys = ON;"
  "PRAGMA journal_mode = WAL;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA journal_size_limit = 16777216;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA temp_store = MEMORY;";

/* Whether the file is whole. What each row may hold is asked again of every row that is written,
 * and of all of them by "candour check": to leave it out here takes a quarter off the way to the
 * first screen of a large file.
 */
static int
find_damage (sqlite3 *handle)
{
  int result = sqlite3_exec (handle, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
  int restored;

  if (result == SQLITE_OK)
    result = find_fault (handle, "PRAGMA quick_check(1)", "ok");
  restored = sqlite3_exec (handle, "PRAGMA ignore_check_constraints = OFF", NULL, NULL, NULL);

  return result != SQLITE_OK ? result : restored;
}

gboolean
candour_sqlite_prepare_handle (sqlite3        *handle,
                               CandourDbMode   mode,
                               GError        **error)
{
  gboolean writes = mode == CANDOUR_DB_WRITE || mode == CANDOUR_DB_CREATE;

  restrain (handle);

  if (!candour_sqlite_check (sqlite3_exec (handle, careful_sql, NULL, NULL, NULL), error))
    return FALSE;

  if (mode != CANDOUR_DB_SECOND
      && (!candour_sqlite_check (find_damage (handle), error)
          || !identify (handle, mode, error)))
    return FALSE;

  if (!writes)
    return candour_sqlite_check (sqlite3_exec (handle, reading_sql, NULL, NULL, NULL), error);

  return candour_sqlite_check (sqlite3_exec (handle, writing_sql, NULL, NULL, NULL), error)
         && candour_sqlite_check (find_fault (handle, "PRAGMA foreign_key_check", ""), error);
}

/* Bytes that were saved and have not reached the file itself. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

static SqliteDb *
open_name (const char     *path,
           const char     *name,
           CandourDbMode   mode,
           int             flags,
           GError        **error)
{
  gboolean left_over = has_log (path);
  SqliteDb *self = g_new0 (SqliteDb, 1);
  int result;

  flags |= SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  result = sqlite3_open_v2 (name, &self->handle, flags, vfs_name);

  if (candour_sqlite_check (result, error) && candour_sqlite_prepare_handle (self->handle, mode, error))
    {
      /* The check has read every page; few of them will be asked for again. */
      sqlite3_db_release_memory (self->handle);
      return self;
    }

  /* What was refused stays as it was: closing must not bring a log into the file. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left_over, (int *) NULL);
  candour_sqlite_close (&self->parent);

  return NULL;
}

/* In a folder that cannot be written, readers cannot make the file by which they and writers
 * agree. Where no writer left anything behind, none can be there, and it is not needed.
 */
static SqliteDb *
open_immutable (const char  *path,
                GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *name = g_strconcat (uri, "?immutable=1", NULL);

  if (uri == NULL)
    return NULL;

  return open_name (path, name, CANDOUR_DB_READ, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* Beside a writer in another process a reader touches nothing: no log brought in, none taken away,
 * no index of it begun anew. SQLite would know that from the writer's locks, but those are gone as
 * soon as anything in the writer's process has opened and closed the file, as file choosers do to
 * tell what kind of file it is; and what the writer saves then goes into a log that is no more.
 */
static SqliteDb *
open_as_guest (const char     *path,
               CandourDbMode   mode,
               GError        **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, error);
  g_autofree char *name = g_strconcat (uri, "?readonly_shm=1", NULL);

  if (uri == NULL)
    return NULL;

  return open_name (path, name, mode, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* Readers may write as far as the system is asked, though not by SQL: so they can tidy up the
 * files beside the file, which a reader that may not would leave there.
 */
static SqliteDb *
open_for_reading (const char     *path,
                  CandourDbMode   mode,
                  GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (candour_lock_is_elsewhere (path))
    return open_as_guest (path, mode, error);

  if (g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0)
    return open_name (path, path, mode, SQLITE_OPEN_READWRITE, error);

  if (g_path_is_absolute (path) && g_access (folder, W_OK) != 0 && !has_log (path))
    return open_immutable (path, error);

  return open_name (path, path, mode, SQLITE_OPEN_READONLY, error);
}

static int
add_line (gpointer   text,
          int        n_columns,
          char     **values,
          char     **unused)
{
  if (n_columns > 0 && values[0] != NULL)
    g_string_append_printf (text, "%s%s", ((GString *) text)->len > 0 ? "\n" : "", values[0]);

  return 0;
}

/* The file alone, and nothing of what may lie beside it: it is touched in no way. What is found has
 * numbers of pages and names of tables in it, and no values.
 */
char *
candour_sqlite_dup_damage (const char *path)
{
  static const char examine_sql[] =
    "PRAGMA ignore_check_constraints = ON;"
    "PRAGMA quick_check(" G_STRINGIFY (MAX_FAULTS) ")";
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  GString *text = g_string_new (NULL);
  sqlite3 *handle = NULL;
  int result = SQLITE_CANTOPEN;

  if (name != NULL)
    result = sqlite3_open_v2 (name, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                              | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, vfs_name);
  if (result == SQLITE_OK)
    {
      restrain (handle);
      result = sqlite3_exec (handle, careful_sql, NULL, NULL, NULL);
    }
  if (result == SQLITE_OK)
    result = sqlite3_exec (handle, examine_sql, add_line, text, NULL);
  if (result != SQLITE_OK)
    g_string_append_printf (text, "%sSQLite %d: %s", text->len > 0 ? "\n" : "", result,
                            sqlite3_errstr (result));
  sqlite3_close (handle);

  return g_string_free (text, FALSE);
}

CandourDb *
candour_sqlite_open (const char     *path,
                     CandourDbMode   mode,
                     GError        **error)
{
  SqliteDb *self;

  if (mode == CANDOUR_DB_CREATE)
    self = open_name (path, path, mode, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  else if (mode == CANDOUR_DB_WRITE)
    self = open_name (path, path, mode, SQLITE_OPEN_READWRITE, error);
  else
    self = open_for_reading (path, mode, error);

  return self != NULL ? &self->parent : NULL;
}

void
candour_sqlite_close (CandourDb *db)
{
  /* Not close_v2, which would hide a leaked statement. */
  int result = sqlite3_close (((SqliteDb *) db)->handle);

  g_warn_if_fail (result == SQLITE_OK);
  g_free (db);
}
