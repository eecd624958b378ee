/* test-memory.c - a database in memory: what is said to be kept is kept, and nothing else is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-test-store.h"

static const char insert_sql[] = "INSERT INTO team (id, name, position) VALUES ($1, $1, 1)";
static const char count_sql[] = "SELECT count(*) FROM team";

/* Where images go. */
typedef struct
{
  GBytes   *image;
  guint     n_kept;
  gboolean  fails;
} Shelf;

static gboolean
keep (GBytes    *image,
      gpointer   data,
      GError   **error)
{
  Shelf *shelf = data;

  if (shelf->fails)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FULL, "no room");
      return FALSE;
    }

  g_clear_pointer (&shelf->image, g_bytes_unref);
  shelf->image = g_bytes_ref (image);
  shelf->n_kept++;

  return TRUE;
}

static void
shelf_clear (Shelf *shelf)
{
  g_clear_pointer (&shelf->image, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shelf, shelf_clear)

static CandourWorkspace *
make (Shelf *shelf)
{
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace =
    candour_workspace_open_image (NULL, "I. Sayer", NULL, NULL, &error);

  g_assert_no_error (error);
  candour_db_set_keeper (candour_workspace_get_db (workspace), keep, shelf, &error);
  g_assert_no_error (error);

  return workspace;
}

static gint64
count (CandourDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_query (db, count_sql, &error, "");

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return candour_statement_get_int (statement, 0);
}

static gboolean
add (CandourDb   *db,
     const char  *id,
     GError     **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && candour_db_execute (db, insert_sql, error, "s", id)
         && candour_transaction_commit (transaction, error);
}

static void
test_there_and_back (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  g_autoptr(CandourWorkspace) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add (candour_workspace_get_db (workspace), "a", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (shelf.n_kept, ==, 1);
  candour_workspace_close (workspace);

  again = candour_workspace_open_image (shelf.image, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (candour_workspace_get_db (again)), ==, 1);
  g_assert_cmpstr (candour_workspace_get_council (again), ==, "I. Sayer");
  g_assert_cmpstr (candour_workspace_get_uri (again), ==, "");
  g_assert_false (candour_workspace_is_file (again));
  g_assert_false (candour_workspace_is_shared (again));
  g_assert_false (candour_workspace_is_read_only (again));
  g_assert_false (candour_workspace_backup (again, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* Nor is an inner one kept by itself, nor what was rolled back. */
static void
test_nothing_changed (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(GError) error = NULL;

  transaction = candour_db_begin (db, &error);
  g_assert_cmpint (count (db), ==, 0);
  g_assert_true (candour_transaction_commit (transaction, &error));
  g_clear_pointer (&transaction, candour_transaction_end);
  g_assert_cmpuint (shelf.n_kept, ==, 0);

  transaction = candour_db_begin (db, &error);
  g_assert_true (add (db, "a", &error));
  g_assert_cmpuint (shelf.n_kept, ==, 0);
  g_clear_pointer (&transaction, candour_transaction_end);
  g_assert_cmpuint (shelf.n_kept, ==, 0);
  g_assert_cmpint (count (db), ==, 0);
}

/* What is in no transaction is one by itself. */
static void
test_alone (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_db_execute (db, insert_sql, &error, "s", "a"));
  g_assert_cmpuint (shelf.n_kept, ==, 1);
  shelf.fails = TRUE;
  g_assert_false (candour_db_execute (db, insert_sql, &error, "s", "b"));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FULL);
  g_assert_cmpint (count (db), ==, 1);
}

/* What was not kept is not there, and the next time it works. */
static void
test_keeper_fails (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(CandourDb) kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add (db, "a", &error));
  for (guint i = 0; i < 3; i++)
    {
      shelf.fails = TRUE;
      g_assert_false (add (db, "b", &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FULL);
      g_clear_error (&error);
      g_assert_cmpint (count (db), ==, 1);
    }

  shelf.fails = FALSE;
  g_assert_true (add (db, "b", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (db), ==, 2);
  g_assert_cmpuint (shelf.n_kept, ==, 2);

  kept = candour_db_open_memory (shelf.image, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (kept), ==, 2);
}

/* Put back, the tables are as strict as before. */
static void
test_strict_afterwards (void)
{
  g_auto(Shelf) shelf = { .fails = TRUE };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(GError) error = NULL;

  g_assert_false (add (db, "a", &error));
  g_clear_error (&error);
  shelf.fails = FALSE;

  g_assert_false (candour_db_execute (db, "UPDATE team SET parent_id = 'none'", &error, "")
                  && candour_db_execute (db, "INSERT INTO team (id, name, parent_id, position)"
                                             " VALUES ('c', 'c', 'none', 1)", &error, ""));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* A statement that somebody is in the middle of does not stand in the way of going back. */
static void
test_lent_meanwhile (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  CandourDb *db = candour_workspace_get_db (workspace);
  g_autoptr(CandourStatement) walk = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add (db, "a", &error));
  walk = candour_db_query (db, "SELECT id FROM team", &error, "");
  g_assert_cmpint (candour_statement_step (walk, &error), ==, CANDOUR_STEP_ROW);

  shelf.fails = TRUE;
  g_assert_false (add (db, "b", &error));
  g_clear_error (&error);
  g_clear_pointer (&walk, candour_statement_release);
  g_assert_cmpint (count (db), ==, 1);
  shelf.fails = FALSE;
  g_assert_true (add (db, "b", &error));
  g_assert_no_error (error);
}

static GBytes *
dup_changed (GBytes *image,
             gsize   at,
             guint8  value)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (image, &size);
  guint8 *copy = g_memdup2 (data, size);

  copy[at] = value;

  return g_bytes_new_take (copy, size);
}

static void
assert_opens_not (GBytes *taken,
                  int     code)
{
  g_autoptr(GBytes) image = taken;
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_workspace_open_image (image, NULL, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, code);
}

/* Checked as a file is: foreign, newer, cut, not a database, damaged. */
static void
test_hostile (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  g_autoptr(GBytes) image = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  image = candour_db_dup_image (candour_workspace_get_db (workspace), &error);
  g_assert_no_error (error);
  size = g_bytes_get_size (image);

  assert_opens_not (dup_changed (image, 68, 0), CANDOUR_ERROR_REFUSED);
  assert_opens_not (dup_changed (image, 63, 200), CANDOUR_ERROR_TOO_NEW);
  assert_opens_not (dup_changed (image, 0, 'x'), CANDOUR_ERROR_DAMAGED);
  assert_opens_not (dup_changed (image, size / 4096 / 2 * 4096, 0xff), CANDOUR_ERROR_DAMAGED);
  assert_opens_not (g_bytes_new_from_bytes (image, 0, size / 2), CANDOUR_ERROR_DAMAGED);
  assert_opens_not (g_bytes_new (NULL, 0), CANDOUR_ERROR_REFUSED);
}

/* --- Jobs ----------------------------------------------------------------------------- */

static gpointer
add_job (CandourDb     *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return add (db, data, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
count_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER ((int) count (db));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  gpointer *answer = data;
  g_autoptr(GError) error = NULL;

  *answer = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* What is read was asked for after it was written, and so it is there. */
static void
test_jobs (void)
{
  g_auto(Shelf) shelf = { 0 };
  g_autoptr(CandourWorkspace) workspace = make (&shelf);
  gpointer added = NULL;
  gpointer counted = NULL;

  candour_workspace_write_async (workspace, add_job, (gpointer) "a", NULL, NULL, NULL, done_cb,
                                 &added);
  candour_workspace_read_async (workspace, count_job, NULL, NULL, NULL, NULL, done_cb, &counted);
  while (counted == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (added);
  g_assert_cmpint (GPOINTER_TO_INT (counted), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/memory/there-and-back", test_there_and_back);
  g_test_add_func ("/store/memory/nothing-changed", test_nothing_changed);
  g_test_add_func ("/store/memory/alone", test_alone);
  g_test_add_func ("/store/memory/keeper-fails", test_keeper_fails);
  g_test_add_func ("/store/memory/strict-afterwards", test_strict_afterwards);
  g_test_add_func ("/store/memory/lent-meanwhile", test_lent_meanwhile);
  g_test_add_func ("/store/memory/hostile", test_hostile);
  g_test_add_func ("/store/memory/jobs", test_jobs);

  return g_test_run ();
}
