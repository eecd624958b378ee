/* candour-test-store.c - a workspace of its own for each test, on each engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-store.h"

#include <glib/gstdio.h>

#include "candour-store-history.h"

typedef struct
{
  CandourTestFunc  test;
  const char      *server;  /* NULL: SQLite */
} Case;

static void
run_at (const char *uri,
        const char *verb,
        const char *schema)
{
  g_autofree char *sql = g_strdup_printf ("%s %s%s", verb, schema,
                                          g_str_has_prefix (verb, "DROP") ? " CASCADE" : "");
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (uri, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);
  candour_db_run (db, sql, &error);
  g_assert_no_error (error);
}

static CandourActor *
make_actor (void)
{
  CandourActor *actor = g_new0 (CandourActor, 1);

  actor->person_id = g_strdup ("r-dean");
  actor->name = g_strdup ("R. Dean");
  actor->role = CANDOUR_ROLE_QA_LEAD;
  actor->account = g_strdup ("rdean");
  actor->device = g_strdup ("QA-04");

  return actor;
}

static void
set_up (CandourTestStore *store,
        gconstpointer     data)
{
  const Case *a_case = data;
  g_autoptr(GError) error = NULL;

  if (a_case->server == NULL)
    {
      store->place = g_dir_make_tmp ("candour-XXXXXX", &error);
      g_assert_no_error (error);
      store->uri = g_build_filename (store->place, "test.candour", NULL);
    }
  else
    {
      store->place = g_strdup_printf ("test_%08x", g_random_int ());
      store->uri = g_strdup_printf ("%s%coptions=-csearch_path%%3D%s", a_case->server,
                                    strchr (a_case->server, '?') != NULL ? '&' : '?',
                                    store->place);
      run_at (a_case->server, "CREATE SCHEMA", store->place);
    }

  store->workspace = candour_workspace_create (store->uri, "Wenbrook", &error);
  g_assert_no_error (error);
  store->db = candour_workspace_get_db (store->workspace);
  store->actor = make_actor ();
  candour_workspace_set_actor (store->workspace, store->actor);
}

static void
run_case (CandourTestStore *store,
          gconstpointer     data)
{
  const Case *a_case = data;

  a_case->test (store);
}

static void
tear_down (CandourTestStore *store,
           gconstpointer     data)
{
  const Case *a_case = data;

  /* What is answered once all is closed was asked for by somebody who did not wait. */
  candour_workspace_close (store->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store->workspace);
  candour_actor_free (store->actor);

  if (a_case->server == NULL)
    candour_test_remove_folder (store->place);
  else
    run_at (a_case->server, "DROP SCHEMA", store->place);

  g_free (store->uri);
  g_free (store->place);
}

static void
add_case (const char      *path,
          const char      *server,
          CandourTestFunc  test)
{
  static GSList *cases;
  Case *a_case = g_new (Case, 1);

  /* They live as long as the program; the list shows a leak checker that they are not lost. */
  *a_case = (Case) { test, server };
  cases = g_slist_prepend (cases, a_case);
  g_test_add_vtable (path, sizeof (CandourTestStore), a_case, (GTestFixtureFunc) set_up,
                     (GTestFixtureFunc) run_case, (GTestFixtureFunc) tear_down);
}

void
candour_test_store_add (const char      *path,
                        CandourTestFunc  test)
{
  const char *server = g_getenv ("CANDOUR_TEST_POSTGRES");
  g_autofree char *on_sqlite = g_strconcat (path, "/sqlite", NULL);
  g_autofree char *on_postgres = g_strconcat (path, "/postgres", NULL);

  add_case (on_sqlite, NULL, test);
  if (server != NULL)
    add_case (on_postgres, server, test);
}

void
candour_test_store_add_file (const char      *path,
                             CandourTestFunc  test)
{
  add_case (path, NULL, test);
}

static void
skip_without_server (void)
{
  g_test_skip ("there is no PostgreSQL here");
}

void
candour_test_store_add_server (const char      *path,
                               CandourTestFunc  test)
{
  const char *server = g_getenv ("CANDOUR_TEST_POSTGRES");

  if (server != NULL)
    add_case (path, server, test);
  else
    g_test_add_func (path, skip_without_server);
}

gboolean
candour_test_store_is_sqlite (CandourTestStore *store)
{
  return candour_workspace_is_file (store->workspace);
}

void
candour_test_store_run (CandourTestStore *store,
                        const char       *sql)
{
  g_autoptr(GError) error = NULL;

  candour_db_run (store->db, sql, &error);
  g_assert_no_error (error);
}

gint64
candour_test_store_count (CandourTestStore *store,
                          const char       *select_number_sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (store->db, select_number_sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_no_error (error);

  return candour_statement_get_int (statement, 0);
}

CandourDb *
candour_test_store_open_desk (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_db_open (store->uri, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);

  return db;
}

static const char add_person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, team_id, account, trained_on, revision)"
  " VALUES ($1, $1, $2, lower($2), $3, $4, $5, '2020-01-06', 1)";

static void
add_person (CandourTestStore *store,
            const char       *id,
            const char       *name,
            const char       *role,
            const char       *team_id,
            const char       *account)
{
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, add_person_sql, &error, "sssss", id, name, role, team_id,
                      account);
  g_assert_no_error (error);
}

void
candour_test_store_add_actor (CandourTestStore *store)
{
  add_person (store, store->actor->person_id, store->actor->name,
              candour_code_from_value (candour_roles, store->actor->role), NULL,
              store->actor->account);
}

void
candour_test_store_add_person (CandourTestStore *store,
                               const char       *id,
                               const char       *role,
                               const char       *team_id)
{
  add_person (store, id, id, role, team_id, NULL);
}

void
candour_test_store_verify (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  gint64 broken_at = -1;
  gint64 n_rows = -1;

  candour_store_history_verify (store->db, &broken_at, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (broken_at, ==, 0);
}

void
candour_test_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        candour_test_remove_folder (child);
      else
        g_assert_no_errno (g_remove (child));
    }

  g_assert_no_errno (g_rmdir (path));
}
