/* bench-demo.c - building the ten-year example beside bare inserts of the same rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are read back into memory first, so that the bare side pays for nothing but its
 * statements, indexes, triggers and the commit: the same tables in the same kind of file.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "candour-demo.h"

typedef struct
{
  char      *name;
  int        n_columns;
  GPtrArray *values;  /* sqlite3_value, row after row */
} Table;

static void
check (sqlite3    *db,
       int         result,
       const char *what)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("%s: %s", what, sqlite3_errmsg (db));
}

static void
free_value (gpointer value)
{
  sqlite3_value_free (value);
}

static Table *
read_table (sqlite3    *db,
            const char *name)
{
  Table *table = g_new0 (Table, 1);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", name);
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), sql);
  table->name = g_strdup (name);
  table->n_columns = sqlite3_column_count (statement);
  table->values = g_ptr_array_new_with_free_func (free_value);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < table->n_columns; i++)
      g_ptr_array_add (table->values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
  sqlite3_finalize (statement);

  return table;
}

static void
free_table (gpointer data)
{
  Table *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->values);
  g_free (table);
}

/* In the order they were made, so that references find what they name. */
static GPtrArray *
read_names (sqlite3    *db,
            const char *type)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, "SELECT name, sql FROM sqlite_schema WHERE type = ?1"
                                 " AND sql IS NOT NULL ORDER BY rowid", -1, &statement, NULL),
         type);
  sqlite3_bind_text (statement, 1, type, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }
  sqlite3_finalize (statement);

  return names;
}

static void
make_schema (sqlite3 *from,
             sqlite3 *to)
{
  static const char *const types[] = { "table", "index", "trigger" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GPtrArray) names = read_names (from, types[i]);

      for (guint j = 1; j < names->len; j += 2)
        check (to, sqlite3_exec (to, names->pdata[j], NULL, NULL, NULL), names->pdata[j - 1]);
    }
}

static void
insert (sqlite3     *db,
        const Table *table)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_string_printf (sql, "INSERT INTO %s VALUES (", table->name);
  for (int i = 0; i < table->n_columns; i++)
    g_string_append (sql, i == 0 ? "?" : ", ?");
  g_string_append_c (sql, ')');
  check (db, sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL), table->name);

  for (guint i = 0; i < table->values->len; i += table->n_columns)
    {
      for (int j = 0; j < table->n_columns; j++)
        sqlite3_bind_value (statement, j + 1, table->values->pdata[i + j]);
      check (db, sqlite3_step (statement), table->name);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

static double
copy_bare (const char *from_path,
           const char *to_path)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
  g_autoptr(GPtrArray) names = NULL;
  sqlite3 *from = NULL;
  sqlite3 *to = NULL;
  gint64 begun;
  double seconds;

  check (from, sqlite3_open (from_path, &from), from_path);
  check (to, sqlite3_open (to_path, &to), to_path);
  check (to, sqlite3_exec (to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL,
                           NULL), "settings");
  make_schema (from, to);
  names = read_names (from, "table");
  for (guint i = 0; i < names->len; i += 2)
    g_ptr_array_add (tables, read_table (from, names->pdata[i]));

  begun = g_get_monotonic_time ();
  check (to, sqlite3_exec (to, "BEGIN", NULL, NULL, NULL), "begin");
  for (guint i = 0; i < tables->len; i++)
    insert (to, tables->pdata[i]);
  check (to, sqlite3_exec (to, "COMMIT", NULL, NULL, NULL), "commit");
  seconds = (g_get_monotonic_time () - begun) / (double) G_USEC_PER_SEC;

  sqlite3_close (from);
  sqlite3_close (to);

  return seconds;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "example.candour", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf %s", folder);
  int n_audits = argc > 1 ? atoi (argv[1]) : CANDOUR_DEMO_AUDITS;
  gint64 begun = g_get_monotonic_time ();
  double built;
  double bare;

  if (!candour_demo_build (path, 1, n_audits, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  built = (g_get_monotonic_time () - begun) / (double) G_USEC_PER_SEC;
  bare = copy_bare (path, bare_path);

  g_print ("%d audits built in %.1f s, bare inserts of the same rows %.1f s, ratio %.2f"
           " (wanted: 5.00 at most)\n", n_audits, built, bare, built / bare);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);

  return 0;
}
