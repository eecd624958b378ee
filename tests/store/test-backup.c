/* test-backup.c - a backup that was never restored is a guess: here each is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "candour-store-history.h"
#include "candour-store-settings.h"
#include "candour-test-store.h"
#include "candour-workspace-private.h"

static void
fill (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_test_store_add_actor (store);
  candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, "OFFICIAL", store->actor,
                              &error);
  g_assert_no_error (error);
  candour_test_store_run (store, "INSERT INTO team (id, name, position)"
                                 " VALUES ('t1', '漢 ''é''', 1)");
}

static char *
back_up (CandourTestStore *store,
         const char       *path)
{
  g_autoptr(GError) error = NULL;
  char *written = NULL;

  candour_workspace_backup (store->workspace, path, NULL, NULL, NULL, &written, &error);
  g_assert_no_error (error);
  g_assert_nonnull (written);

  return written;
}

static int
add_row (void  *data,
         int    n_columns,
         char **values,
         char **names)
{
  GString *dump = data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (dump, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (dump, '\n');

  return 0;
}

static int
add_table (void  *data,
           int    n_columns,
           char **values,
           char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));

  return 0;
}

/* The whole of it, every table row by row. */
static char *
dump (const char *path)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT type, name, sql FROM sqlite_schema ORDER BY 2",
                                 add_row, text, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                         " ORDER BY 1", add_table, tables, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2",
                                              (const char *) tables->pdata[i]);

      g_string_append_printf (text, "-- %s\n", (const char *) tables->pdata[i]);
      if (sqlite3_exec (handle, sql, add_row, text, NULL) != SQLITE_OK)
        {
          g_free (sql);
          sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1",
                                 (const char *) tables->pdata[i]);
          g_assert_cmpint (sqlite3_exec (handle, sql, add_row, text, NULL), ==, SQLITE_OK);
        }
    }
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  return g_string_free (text, FALSE);
}

static void
test_restored (CandourTestStore *store)
{
  g_autofree char *written = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  GStatBuf status;

  fill (store);
  written = back_up (store, NULL);
  candour_test_store_run (store, "UPDATE team SET name = 'changed since'");
  candour_workspace_close (store->workspace);
  g_object_unref (store->workspace);

  g_assert_no_errno (g_stat (written, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  before = dump (written);
  g_assert_nonnull (strstr (before, "漢 'é'"));

  /* Restoring is copying one file back. */
  g_assert_true (g_file_get_contents (written, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (store->uri, bytes, length, &error));
  after = dump (store->uri);
  g_assert_cmpstr (before, ==, after);

  store->workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  store->db = candour_workspace_get_db (store->workspace);
  candour_test_store_verify (store);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team WHERE name ="
                                                    " '漢 ''é'''"), ==, 1);
}

/* A backup is a workspace like any other, and one file. */
static void
test_opened (CandourTestStore *store)
{
  g_autofree char *path = g_build_filename (store->place, "copy.candour", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *written = NULL;
  g_autoptr(CandourWorkspace) copy = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);
  written = back_up (store, path);
  g_assert_cmpstr (written, ==, path);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  copy = candour_workspace_open (path, CANDOUR_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (candour_workspace_get_council (copy), ==, "Wenbrook");
  candour_workspace_close (copy);
}

/* What is not committed is in no copy, and to be copied is no hindrance. */
static void
test_while_writing (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);
  g_autofree char *written = NULL;
  g_autofree char *text = NULL;

  g_assert_true (candour_db_run (store->db, "INSERT INTO team (id, name, position)"
                                            " VALUES ('t1', 'half done', 1)", &error));
  written = back_up (store, NULL);
  g_assert_true (candour_transaction_commit (transaction, &error));

  text = dump (written);
  g_assert_null (strstr (text, "half done"));
}

static void
test_cancelled (CandourTestStore *store)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename (store->place, "backups", NULL);
  g_autoptr(GDir) dir = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_workspace_backup (store->workspace, NULL, NULL, NULL, cancellable, NULL,
                                            &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  backups = candour_workspace_list_backups (store->uri);
  g_assert_cmpuint (backups->len, ==, 0);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* A copy over the file itself, or over one that is open, would be the end of it. */
static void
test_targets (CandourTestStore *store)
{
  g_autofree char *other = g_build_filename (store->place, "other.candour", NULL);
  g_autofree char *nowhere = g_build_filename (store->place, "no", "such", "folder", NULL);
  g_autofree char *replaced = NULL;
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_workspace_backup (store->workspace, store->uri, NULL, NULL, NULL, NULL,
                                            &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (candour_workspace_backup (store->workspace, nowhere, NULL, NULL, NULL, NULL,
                                            &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
  g_clear_error (&error);

  workspace = candour_workspace_create (other, "Elsewhere", &error);
  g_assert_no_error (error);
  g_assert_false (candour_workspace_backup (store->workspace, other, NULL, NULL, NULL, NULL,
                                            &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  candour_workspace_close (workspace);

  /* Once it is closed it is a file like any other, to whoever chose to replace it. */
  replaced = back_up (store, other);
}

static void
test_two_in_a_second (CandourTestStore *store)
{
  g_autofree char *first = back_up (store, NULL);
  g_autofree char *second = back_up (store, NULL);
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (store->uri);

  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (backups->pdata[0], ==, second);
  g_assert_cmpstr (backups->pdata[1], ==, first);
}

/* Those of another workspace in the same folder are not this one's to count or to take away. */
static void
test_neighbours (CandourTestStore *store)
{
  static const char *const names[] = {
    "test-2-20260116-080200.candour", "other-20260116-080200.candour",
    "test-20260116-080200.candour.partial", "test-20260116-0802000.candour",
    "test-2026011x-080200.candour", "20260116-080200.candour",
    "test-20260116-080200.age", "test-20260116-080200.candour.age.partial",
  };
  g_autofree char *written = back_up (store, NULL);
  g_autofree char *folder = g_path_get_dirname (written);
  g_autoptr(GPtrArray) backups = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }

  backups = candour_workspace_list_backups (store->uri);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (backups->pdata[0], ==, written);
}

/* As good as sealed, for those who cannot read it. */
static gboolean
turn_round (int                 plain,
            int                 sealed,
            const char *const  *recipients,
            GCancellable       *cancellable,
            GError            **error)
{
  guchar bytes[4096];
  gssize n;

  g_assert_cmpstr (recipients[0], ==, "age1first");
  g_assert_cmpstr (recipients[1], ==, "age1second");
  g_assert_null (recipients[2]);
  lseek (plain, 0, SEEK_SET);
  while ((n = read (plain, bytes, sizeof bytes)) > 0)
    {
      for (gssize i = 0; i < n; i++)
        bytes[i] ^= 0xff;
      g_assert_cmpint (write (sealed, bytes, n), ==, n);
    }

  return n == 0;
}

static void
set_backups_for (CandourTestStore *store,
                 const char       *value)
{
  g_autoptr(GError) error = NULL;

  candour_store_settings_set (store->db, CANDOUR_SETTING_BACKUPS_FOR, value, store->actor, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* What the sealer is given is the whole of it, as one file, and it is nowhere else. */
static void
test_sealed (CandourTestStore *store)
{
  g_autofree char *path = g_build_filename (store->place, "turned.candour", NULL);
  g_autofree char *written = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *report = NULL;
  g_autoptr(CandourWorkspace) copy = NULL;
  g_autoptr(GError) error = NULL;
  guint n_before = count_files (store->place);
  GStatBuf status;
  gsize length;

  fill (store);
  set_backups_for (store, "age1first RWx I. Sayer\nage1second RWy A. Ferrier");
  candour_workspace_set_sealer (turn_round);
  written = back_up (store, NULL);
  candour_workspace_set_sealer (NULL);

  g_assert_true (g_str_has_suffix (written, ".candour.age"));
  g_assert_no_errno (g_stat (written, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (store->place), ==, n_before + 1);

  g_assert_true (g_file_get_contents (written, &bytes, &length, &error));
  for (gsize i = 0; i < length; i++)
    bytes[i] ^= 0xff;
  g_assert_true (g_file_set_contents (path, bytes, length, &error));
  copy = candour_workspace_open (path, CANDOUR_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (candour_workspace_check (copy, NULL, NULL, NULL, &report, &error));
  candour_workspace_close (copy);
}

/* Rather no backup than one in clear, where they are to be sealed. */
static void
test_not_sealed (CandourTestStore *store)
{
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);
  g_assert_false (candour_workspace_backup_sealed (store->workspace, NULL, NULL, NULL, NULL, NULL,
                                                   NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  set_backups_for (store, "age1first RWx I. Sayer");
  g_assert_false (candour_workspace_backup (store->workspace, NULL, NULL, NULL, NULL, NULL,
                                            &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  backups = candour_workspace_list_backups (store->uri);
  g_assert_cmpuint (backups->len, ==, 0);
  set_backups_for (store, "");
  g_free (back_up (store, NULL));
}

/* The first opening of a day on which something changed; not the second, and not for nothing. */
static void
test_at_start (CandourTestStore *store)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) backups = NULL;
      g_autoptr(GError) error = NULL;

      candour_workspace_close (store->workspace);
      g_object_unref (store->workspace);
      store->workspace = candour_workspace_open (store->uri, i == 0 ? CANDOUR_OPEN_NO_BACKUP
                                                                    : CANDOUR_OPEN_DEFAULT,
                                                 &error);
      g_assert_no_error (error);
      store->db = candour_workspace_get_db (store->workspace);
      candour_test_store_run (store, "UPDATE setting SET value = value");
      candour_workspace_close (store->workspace);

      backups = candour_workspace_list_backups (store->uri);
      g_assert_cmpuint (backups->len, ==, MIN (i, 1));
    }
}

static void
test_thinned (void)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) old = NULL;
  g_autoptr(GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  GDate date;
  guint n_kept_days = 0;

  /* Twice a day for two years, newest first. */
  g_date_set_dmy (&date, 16, 1, 2026);
  for (int day = 0; day < 730; day++)
    {
      char text[9];

      g_date_strftime (text, sizeof text, "%Y%m%d", &date);
      g_ptr_array_add (names, g_strdup_printf ("/b/test-%s-160000.candour", text));
      g_ptr_array_add (names, g_strdup_printf ("/b/test-%s-080000.candour.age", text));
      g_date_subtract_days (&date, 1);
    }

  old = candour_backup_choose_old (names, "20260116");
  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (gone, old->pdata[i]);

  for (guint i = 0; i < 10; i++)
    g_assert_false (g_hash_table_contains (gone, names->pdata[i]));
  for (guint i = 0; i < names->len; i++)
    n_kept_days += !g_hash_table_contains (gone, names->pdata[i]);

  /* Ten of five days; the last of nine days more; the last of eleven months before, of which one
   * is none of those days.
   */
  g_assert_cmpuint (n_kept_days, ==, 10 + 9 + 11);
  g_assert_false (g_hash_table_contains (gone, "/b/test-20260103-160000.candour"));
  g_assert_true (g_hash_table_contains (gone, "/b/test-20260103-080000.candour.age"));
  g_assert_true (g_hash_table_contains (gone, "/b/test-20260102-160000.candour"));
  g_assert_false (g_hash_table_contains (gone, "/b/test-20251231-160000.candour"));
  g_assert_false (g_hash_table_contains (gone, "/b/test-20250228-160000.candour"));
  g_assert_true (g_hash_table_contains (gone, "/b/test-20250131-160000.candour"));
}

static void
test_server (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  if (candour_test_store_is_sqlite (store))
    return;

  g_assert_false (candour_workspace_backup (store->workspace, NULL, NULL, NULL, NULL, NULL,
                                            &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_check (CandourTestStore *store)
{
  g_autofree char *report = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);
  g_assert_true (candour_workspace_check (store->workspace, NULL, NULL, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (report, "The history fits together"));
  g_assert_true (candour_test_store_is_sqlite (store)
                 == (strstr (report, "There is no backup") != NULL));

  if (!candour_test_store_is_sqlite (store))
    return;

  candour_test_store_run (store, "DROP TRIGGER history_never_changes;"
                                 "UPDATE history SET new_value = 'x' WHERE seq = 2");
  g_assert_false (candour_workspace_check (store->workspace, NULL, NULL, NULL, &again, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (again, "does not fit together at row 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add_file ("/store/backup/restored", test_restored);
  candour_test_store_add_file ("/store/backup/opened", test_opened);
  candour_test_store_add_file ("/store/backup/while-writing", test_while_writing);
  candour_test_store_add_file ("/store/backup/cancelled", test_cancelled);
  candour_test_store_add_file ("/store/backup/targets", test_targets);
  candour_test_store_add_file ("/store/backup/two-in-a-second", test_two_in_a_second);
  candour_test_store_add_file ("/store/backup/neighbours", test_neighbours);
  candour_test_store_add_file ("/store/backup/sealed", test_sealed);
  candour_test_store_add_file ("/store/backup/not-sealed", test_not_sealed);
  candour_test_store_add_file ("/store/backup/at-start", test_at_start);
  g_test_add_func ("/store/backup/thinned", test_thinned);
  candour_test_store_add ("/store/backup/server", test_server);
  candour_test_store_add ("/store/backup/check", test_check);

  return g_test_run ();
}
