/* candour-db-sqlite-private.h - what the files of the SQLite driver share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "candour-db-private.h"

G_BEGIN_DECLS

/* "CAND": in the head of every file of ours. */
#define CANDOUR_SQLITE_APPLICATION_ID 0x43414e44

typedef struct
{
  CandourDb  parent;

  sqlite3   *handle;
} SqliteDb;

gboolean   candour_sqlite_check   (int                 result,
                                   GError            **error);

CandourDb *candour_sqlite_open    (const char         *path,
                                   CandourDbMode       mode,
                                   GError            **error);
void       candour_sqlite_close   (CandourDb          *db);
/* Restrains it, checks what is in it, and makes it ready for @mode. */
gboolean   candour_sqlite_prepare_handle (sqlite3      *handle,
                                   CandourDbMode       mode,
                                   GError            **error);

CandourDb *candour_sqlite_open_memory (GBytes          *image,
                                   GError            **error);
GBytes    *candour_sqlite_dup_image (CandourDb         *db,
                                   GError            **error);
gboolean   candour_sqlite_load_image (CandourDb        *db,
                                   GBytes             *image,
                                   GError            **error);
gint64     candour_sqlite_count_changes (CandourDb     *db);

char      *candour_sqlite_dup_damage (const char       *path);

gboolean   candour_sqlite_copy    (CandourDb          *db,
                                   const char         *path,
                                   CandourDbProgress   progress,
                                   gpointer            progress_data,
                                   GCancellable       *cancellable,
                                   GError            **error);
gboolean   candour_sqlite_copy_unnamed (CandourDb     *db,
                                   const char         *path,
                                   CandourDbProgress   progress,
                                   gpointer            progress_data,
                                   GCancellable       *cancellable,
                                   int                *fd,
                                   GError            **error);
gboolean   candour_sqlite_examine (CandourDb          *db,
                                   GPtrArray          *faults,
                                   GError            **error);

/* For tests: files are opened through the VFS of this name from now on. NULL: the usual one. */
void       candour_sqlite_set_vfs (const char         *name);

G_END_DECLS
