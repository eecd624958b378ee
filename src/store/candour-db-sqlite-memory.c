/* candour-db-sqlite-memory.c - a database that is nowhere but in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its image is what a file of it would hold (sqlite.org/c3ref/serialize.html). One that comes from
 * outside is checked as a file is.
 */

#include "candour-db-sqlite-private.h"

#include <string.h>

static void
free_image (gpointer data)
{
  sqlite3_uint64 size = sqlite3_msize (data);

  explicit_bzero (data, size);
  sqlite3_free (data);
}

GBytes *
candour_sqlite_dup_image (CandourDb  *db,
                          GError    **error)
{
  sqlite3_int64 size = 0;
  unsigned char *data = sqlite3_serialize (((SqliteDb *) db)->handle, "main", &size, 0);

  if (data == NULL)
    {
      candour_db_set_error (error, CANDOUR_ERROR_FAILED, "serialize");
      return NULL;
    }

  return g_bytes_new_with_free_func (data, size, free_image, data);
}

/* SQLite takes the copy, and frees it also where it cannot use it. */
static gboolean
load (sqlite3  *handle,
      GBytes   *image,
      GError  **error)
{
  gsize size = g_bytes_get_size (image);
  unsigned char *data = sqlite3_malloc64 (MAX (size, 1));

  if (data == NULL)
    return candour_sqlite_check (SQLITE_NOMEM, error);

  if (size > 0)
    memcpy (data, g_bytes_get_data (image, NULL), size);

  return candour_sqlite_check (sqlite3_deserialize (handle, "main", data, size, size,
                                                    SQLITE_DESERIALIZE_FREEONCLOSE
                                                    | SQLITE_DESERIALIZE_RESIZEABLE), error);
}

gboolean
candour_sqlite_load_image (CandourDb  *db,
                           GBytes     *image,
                           GError    **error)
{
  sqlite3 *handle = ((SqliteDb *) db)->handle;

  return load (handle, image, error)
         && candour_sqlite_prepare_handle (handle, CANDOUR_DB_WRITE, error);
}

gint64
candour_sqlite_count_changes (CandourDb *db)
{
  return sqlite3_total_changes (((SqliteDb *) db)->handle);
}

CandourDb *
candour_sqlite_open_memory (GBytes  *image,
                            GError **error)
{
  CandourDbMode mode = image != NULL ? CANDOUR_DB_WRITE : CANDOUR_DB_CREATE;
  SqliteDb *self = g_new0 (SqliteDb, 1);
  int result = sqlite3_open_v2 (":memory:", &self->handle,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE
                                | SQLITE_OPEN_NOMUTEX, NULL);

  if (candour_sqlite_check (result, error)
      && (image == NULL || load (self->handle, image, error))
      && candour_sqlite_prepare_handle (self->handle, mode, error))
    return &self->parent;

  candour_sqlite_close (&self->parent);

  return NULL;
}
