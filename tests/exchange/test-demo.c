/* test-demo.c - an example council holds to the rules that real ones do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-demo.h"
#include "candour-test-store.h"

#define SEED     1
#define N_AUDITS 500
#define TODAY    "2026-01-14"

static gint64
count (CandourDb  *db,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_query (db, sql, &error, "");

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return candour_statement_get_int (statement, 0);
}

/* Who asks for more time asks for a later day. */
static void
test_more_time (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candour-demo-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "example.candour", NULL);
  CandourDb *db;

  candour_demo_build (path, SEED, N_AUDITS, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  db = candour_db_open (path, CANDOUR_DB_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "SELECT count(*) FROM action_point"
                          " WHERE asked_due_on IS NOT NULL"), >, 0);
  g_assert_cmpint (count (db, "SELECT count(*) FROM action_point"
                          " WHERE asked_due_on <= due_on"), ==, 0);
  candour_db_close (db);
  candour_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/demo/more-time", test_more_time);

  return g_test_run ();
}
