/* test-refusals.c - what is no workspace of ours is refused in words, and left as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-test-store.h"

/* Nobody acts, and no workspace is open. */
static void
close_store (CandourTestStore *store)
{
  candour_workspace_close (store->workspace);
  store->db = NULL;
}

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* The same bytes, the same mode, and nothing beside it that was not there. */
static void
assert_refused (const char *folder,
                const char *path,
                int         code,
                const char *words)
{
  gsize length_before;
  gsize length_after;
  g_autofree char *before = read_file (path, &length_before);
  guint n_files = count_files (folder);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 2; i++)
    {
      CandourOpenFlags flags = i == 0 ? CANDOUR_OPEN_DEFAULT : CANDOUR_OPEN_READ_ONLY;
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_workspace_open (path, flags, &error));
      g_assert_error (error, CANDOUR_ERROR, code);
      g_assert_nonnull (strstr (error->message, words));
    }

  after = read_file (path, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
run_raw (const char *path,
         const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
write_bytes (const char *path,
             goffset     at,
             const char *bytes,
             gsize       n_bytes)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, at, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, n_bytes, file), ==, n_bytes);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_newer (CandourTestStore *store)
{
  close_store (store);

  if (candour_test_store_is_sqlite (store))
    {
      run_raw (store->uri, "PRAGMA user_version = 99");
      assert_refused (store->place, store->uri, CANDOUR_ERROR_TOO_NEW, "made by a newer Candour");
    }
  else
    {
      g_autoptr(CandourDb) db = candour_test_store_open_desk (store);
      g_autoptr(GError) error = NULL;

      candour_db_run (db, "INSERT INTO candour_schema (version) VALUES (99)", &error);
      g_assert_no_error (error);
      g_assert_null (candour_workspace_open (store->uri, CANDOUR_OPEN_DEFAULT, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_TOO_NEW);
      g_assert_nonnull (strstr (error->message, "made by a newer Candour"));
    }
}

static void
test_exists (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  close_store (store);

  g_assert_null (candour_workspace_create (store->uri, "Elsewhere", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  g_object_unref (store->workspace);
  store->workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (candour_workspace_get_council (store->workspace), ==, "Wenbrook");
}

/* Each page in turn loses its first bytes. Where the damage shows only in a row's words, the
 * file may still open; what may never be is that it opens and its pages do not fit together.
 */
static void
test_damaged (CandourTestStore *store)
{
  g_autofree char *whole = NULL;
  guint n_refused = 0;
  gsize length;

  close_store (store);
  whole = read_file (store->uri, &length);

  for (gsize at = 4096; at < length; at += 4096)
    {
      g_autoptr(CandourWorkspace) workspace = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (store->uri, whole, length, NULL));
      write_bytes (store->uri, at, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);

      workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error);
      if (workspace == NULL)
        {
          g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
          n_refused++;
        }
    }

  g_assert_cmpuint (n_refused, >, length / 4096 * 9 / 10);
}

static void
test_damage_is_told (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  close_store (store);
  write_bytes (store->uri, 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
  assert_refused (store->place, store->uri, CANDOUR_ERROR_DAMAGED, "There is no backup");
}

/* Whoever has to mend the file learns where, and the file stays as it was. */
static void
test_damage_in_detail (CandourTestStore *store)
{
  g_autofree char *whole = NULL;
  g_autofree char *found = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;

  close_store (store);
  whole = candour_workspace_dup_damage (store->uri);
  g_assert_cmpstr (whole, ==, "ok");

  write_bytes (store->uri, 8 * 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
  before = read_file (store->uri, &n_before);
  found = candour_workspace_dup_damage (store->uri);
  g_assert_nonnull (strstr (found, "Page 9"));
  after = read_file (store->uri, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);

  nothing = candour_workspace_dup_damage ("/nowhere/at.candour");
  g_assert_true (g_str_has_prefix (nothing, "SQLite 14"));
}

static void
test_backup_is_named (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_workspace_backup (store->workspace, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  close_store (store);

  write_bytes (store->uri, 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
  assert_refused (store->place, store->uri, CANDOUR_ERROR_DAMAGED, "The newest whole backup is");
  write_bytes (store->uri, 0, "Not SQLite", 10);
  assert_refused (store->place, store->uri, CANDOUR_ERROR_DAMAGED, "The newest whole backup is");
}

static void
test_truncated (CandourTestStore *store)
{
  close_store (store);
  g_assert_no_errno (truncate (store->uri, 8192));
  assert_refused (store->place, store->uri, CANDOUR_ERROR_DAMAGED, "is damaged");
}

#define RULE "INSERT INTO draw_rule (version, set_at, immediate, inadequate, outstanding, first_n," \
             " share, seed, days) VALUES (77, '', 7, 1, 1, 1, 1, '', 1);"

/* What a row may hold is not asked of all rows at each opening, but by the check; and of each row
 * that is written, by whoever writes.
 */
static void
test_row_rules (CandourTestStore *store)
{
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *report = NULL;

  g_assert_false (candour_db_run (store->db, RULE, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  close_store (store);
  run_raw (store->uri, "PRAGMA ignore_check_constraints = ON;" RULE);

  workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_false (candour_db_run (candour_workspace_get_db (workspace),
                                  "UPDATE draw_rule SET inadequate = 7", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_workspace_check (workspace, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (report, "draw_rule"));
  candour_workspace_close (workspace);
}

static void
test_foreign (CandourTestStore *store)
{
  g_autofree char *path = NULL;
  g_autofree char *text = g_strnfill (5000, 'x');

  path = g_build_filename (store->place, "other.candour", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_refused (store->place, path, CANDOUR_ERROR_REFUSED, "not a Candour file");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (store->place, path, CANDOUR_ERROR_REFUSED, "is empty");

  run_raw (path, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  assert_refused (store->place, path, CANDOUR_ERROR_REFUSED, "not a Candour file");
}

static void
test_no_file (CandourTestStore *store)
{
  g_autofree char *link = NULL;
  g_autofree char *missing = NULL;
  g_autoptr(GError) error = NULL;

  link = g_build_filename (store->place, "link.candour", NULL);
  missing = g_build_filename (store->place, "missing.candour", NULL);
  close_store (store);

  g_assert_null (candour_workspace_open (missing, CANDOUR_OPEN_DEFAULT, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_null (candour_workspace_open (store->place, CANDOUR_OPEN_DEFAULT, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_clear_error (&error);

  g_assert_no_errno (symlink (store->uri, link));
  g_assert_null (candour_workspace_open (link, CANDOUR_OPEN_DEFAULT, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "is a link"));
}

/* A link in the way to the folder is another matter: home folders may have one. */
static void
test_linked_folder (CandourTestStore *store)
{
  g_autofree char *link = NULL;
  g_autofree char *path = NULL;
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  close_store (store);
  link = g_build_filename (store->place, "folder", NULL);
  path = g_build_filename (link, "test.candour", NULL);
  g_assert_no_errno (symlink (store->place, link));

  workspace = candour_workspace_open (path, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (candour_workspace_get_uri (workspace), ==, store->uri);
  candour_workspace_close (workspace);
  g_assert_no_errno (g_unlink (link));
}

static void
test_not_a_workspace (CandourTestStore *store)
{
  const char *server = g_getenv ("CANDOUR_TEST_POSTGRES");
  g_autoptr(GError) error = NULL;

  if (candour_test_store_is_sqlite (store))
    return;

  g_assert_null (candour_workspace_open (server, CANDOUR_OPEN_DEFAULT, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_unreachable (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_workspace_open ("postgresql:///x?host=/nowhere", CANDOUR_OPEN_DEFAULT,
                                         &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_UNREACHABLE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/refusals/newer", test_newer);
  candour_test_store_add ("/store/refusals/exists", test_exists);
  candour_test_store_add_file ("/store/refusals/damaged", test_damaged);
  candour_test_store_add_file ("/store/refusals/damage-is-told", test_damage_is_told);
  candour_test_store_add_file ("/store/refusals/damage-in-detail", test_damage_in_detail);
  candour_test_store_add_file ("/store/refusals/backup-is-named", test_backup_is_named);
  candour_test_store_add_file ("/store/refusals/truncated", test_truncated);
  candour_test_store_add_file ("/store/refusals/row-rules", test_row_rules);
  candour_test_store_add_file ("/store/refusals/foreign", test_foreign);
  candour_test_store_add_file ("/store/refusals/no-file", test_no_file);
  candour_test_store_add_file ("/store/refusals/linked-folder", test_linked_folder);
  candour_test_store_add ("/store/refusals/not-a-workspace", test_not_a_workspace);
  g_test_add_func ("/store/refusals/unreachable", test_unreachable);

  return g_test_run ();
}
