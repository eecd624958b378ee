/* test-migration.c - a workspace of yesterday's program is brought up to date, or left as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is released yet, so there is no second script: a made-up one stands for it, and what
 * the program does about it is all real.
 */

#include <glib/gstdio.h>

#include "candour-schema.h"
#include "candour-test-store.h"

#define NEXT "CREATE TABLE trial (\n  id TEXT NOT NULL PRIMARY KEY\n);" \
             "ALTER TABLE person ADD COLUMN nickname TEXT;" \
             "UPDATE person SET nickname = name;" \
             "INSERT INTO candour_schema (version) VALUES (2);"
#define NEXT_SQLITE "PRAGMA user_version = 2;"
#define FAULTY "ALTER TABLE person ADD COLUMN nickname TEXT;" \
               "INSERT INTO candour_schema (version) VALUES (2);" \
               "UPDATE nowhere SET nothing = 1;"

static void
close_store (CandourTestStore *store)
{
  candour_workspace_close (store->workspace);
  store->db = NULL;
}

/* NULL: refused with @code. */
static CandourWorkspace *
open_store (CandourTestStore *store,
            CandourOpenFlags  flags,
            int               code)
{
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace =
    candour_workspace_open (store->uri, flags | CANDOUR_OPEN_NO_BACKUP, &error);

  if (workspace != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, CANDOUR_ERROR, code);

  return workspace;
}

static void
assert_number (CandourDb  *db,
               const char *sql,
               gint64      number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_cmpint (candour_statement_get_int (statement, 0), ==, number);
}

static guint
count_backups (CandourTestStore *store)
{
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (store->uri);

  return candour_test_store_is_sqlite (store) ? backups->len : 0;
}

/* The copy from before opens by yesterday's program, with all that was in it. */
static void
assert_backup (CandourTestStore *store)
{
  g_autoptr(GPtrArray) backups = candour_workspace_list_backups (store->uri);
  g_autoptr(CandourWorkspace) backup = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (backups->len, ==, 1);
  candour_schema_set_trial (NULL, NULL);
  backup = candour_workspace_open (backups->pdata[0],
                                   CANDOUR_OPEN_READ_ONLY | CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  assert_number (candour_workspace_get_db (backup), "SELECT max(version) FROM candour_schema", 1);
  assert_number (candour_workspace_get_db (backup), "SELECT count(*) FROM person", 1);
}

static void
test_next (CandourTestStore *store)
{
  g_autoptr(CandourWorkspace) workspace = NULL;
  gboolean is_file = candour_test_store_is_sqlite (store);

  candour_test_store_add_actor (store);
  close_store (store);
  candour_schema_set_trial (NEXT, NEXT_SQLITE);

  /* To read alone, nothing may be changed, so it is not opened. */
  g_assert_null (open_store (store, CANDOUR_OPEN_READ_ONLY, CANDOUR_ERROR_REFUSED));
  g_assert_cmpuint (count_backups (store), ==, 0);

  workspace = open_store (store, CANDOUR_OPEN_DEFAULT, 0);
  assert_number (candour_workspace_get_db (workspace),
                 "SELECT max(version) FROM candour_schema", 2);
  assert_number (candour_workspace_get_db (workspace),
                 "SELECT count(*) FROM person WHERE nickname = name", 1);
  assert_number (candour_workspace_get_db (workspace), "SELECT count(*) FROM trial", 0);
  store->db = candour_workspace_get_db (workspace);
  candour_test_store_verify (store);
  candour_workspace_close (workspace);
  g_clear_object (&workspace);

  /* Once is enough: nothing is migrated or copied again. */
  workspace = open_store (store, CANDOUR_OPEN_DEFAULT, 0);
  candour_workspace_close (workspace);
  g_assert_cmpuint (count_backups (store), ==, is_file ? 1 : 0);
  if (is_file)
    assert_backup (store);

  /* And yesterday's program keeps its hands off. */
  candour_schema_set_trial (NULL, NULL);
  g_assert_null (open_store (store, CANDOUR_OPEN_DEFAULT, CANDOUR_ERROR_TOO_NEW));
}

/* Where a script fails, all of it is undone, and yesterday's program goes on as before. */
static void
test_faulty (CandourTestStore *store)
{
  g_autoptr(CandourWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_store_add_actor (store);
  close_store (store);
  candour_schema_set_trial (FAULTY, "");
  g_assert_null (candour_workspace_open (store->uri, CANDOUR_OPEN_NO_BACKUP, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, CANDOUR_ERROR);

  candour_schema_set_trial (NULL, NULL);
  workspace = open_store (store, CANDOUR_OPEN_DEFAULT, 0);
  store->db = candour_workspace_get_db (workspace);
  assert_number (store->db, "SELECT max(version) FROM candour_schema", 1);
  assert_number (store->db, "SELECT count(*) FROM person", 1);
  candour_test_store_verify (store);
  g_assert_cmpuint (count_backups (store), ==, candour_test_store_is_sqlite (store) ? 1 : 0);
  candour_workspace_close (workspace);
}

/* Two desks that open a server's workspace at once both find it old; one of them changes it. */
static void
test_once (CandourTestStore *store)
{
  g_autoptr(CandourDb) desk = NULL;
  g_autoptr(GError) error = NULL;

  candour_schema_set_trial (NEXT, NEXT_SQLITE);
  desk = candour_test_store_open_desk (store);
  candour_schema_update (store->db, &error);
  g_assert_no_error (error);
  candour_schema_update (desk, &error);
  g_assert_no_error (error);
  assert_number (desk, "SELECT count(*) FROM candour_schema", 2);
  candour_schema_set_trial (NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/migration/next", test_next);
  candour_test_store_add ("/store/migration/faulty", test_faulty);
  candour_test_store_add ("/store/migration/once", test_once);

  return g_test_run ();
}
