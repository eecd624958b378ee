/* test-columns.c - what headers mean is remembered from one workbook to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-columns.h"
#include "candour-test-store.h"

static GHashTable *
make_columns (const char *key,
              const char *code)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (columns, g_strdup (key), g_strdup (code));

  return columns;
}

static void
remember (CandourTestStore *store,
          const char       *key,
          const char       *code)
{
  g_autoptr(GHashTable) columns = make_columns (key, code);
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_store_columns_remember (store->db, columns, store->actor, &error));
  g_assert_no_error (error);
}

static void
assert_column (CandourTestStore *store,
               guint             n_columns,
               const char       *key,
               const char       *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) columns = candour_store_columns_load (store->db, &error);

  g_assert_no_error (error);
  g_assert_nonnull (columns);
  g_assert_cmpuint (g_hash_table_size (columns), ==, n_columns);
  g_assert_cmpstr (g_hash_table_lookup (columns, key), ==, code);
}

static void
test_remember (CandourTestStore *store)
{
  assert_column (store, 0, "9/key person", NULL);

  remember (store, "9/key person", "worker");
  assert_column (store, 1, "9/key person", "worker");

  /* A header may have a slash, and a column may be left unused. */
  remember (store, "8/seen (y/n)", "");
  assert_column (store, 2, "8/seen (y/n)", "");
  assert_column (store, 2, "9/key person", "worker");

  remember (store, "9/key person", "team");
  assert_column (store, 2, "9/key person", "team");
}

static void
test_refused (CandourTestStore *store)
{
  g_autoptr(GHashTable) columns = make_columns ("9/key person", "worker");
  g_autoptr(GHashTable) odd = make_columns ("key person", "worker");
  g_autoptr(GError) role_error = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (odd, g_strdup ("3/age"), g_strdup ("age"));
  g_assert_false (candour_store_columns_remember (store->db, odd, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  store->actor->role = CANDOUR_ROLE_TEAM_MANAGER;
  g_assert_false (candour_store_columns_remember (store->db, columns, store->actor, &role_error));
  g_assert_error (role_error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  assert_column (store, 0, "9/key person", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/columns/remember", test_remember);
  candour_test_store_add ("/store/columns/refused", test_refused);

  return g_test_run ();
}
