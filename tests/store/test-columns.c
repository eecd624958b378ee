/* test-columns.c - what headers mean is remembered from one workbook to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-columns.h"
#include "candour-test-store.h"

#define PROFILE "Annex A"

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
          const char       *profile,
          const char       *key,
          const char       *code)
{
  g_autoptr(GHashTable) columns = make_columns (key, code);
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_store_columns_remember (store->db, profile, columns, store->actor, &error));
  g_assert_no_error (error);
}

static void
assert_column (CandourTestStore *store,
               const char       *profile,
               guint             n_columns,
               const char       *key,
               const char       *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) columns = candour_store_columns_load (store->db, profile, &error);

  g_assert_no_error (error);
  g_assert_nonnull (columns);
  g_assert_cmpuint (g_hash_table_size (columns), ==, n_columns);
  g_assert_cmpstr (g_hash_table_lookup (columns, key), ==, code);
}

static void
test_remember (CandourTestStore *store)
{
  assert_column (store, PROFILE, 0, "9/key person", NULL);

  remember (store, PROFILE, "9/key person", "worker");
  assert_column (store, PROFILE, 1, "9/key person", "worker");

  /* A header may have a slash, and a column may be left unused. */
  remember (store, PROFILE, "8/seen (y/n)", "");
  assert_column (store, PROFILE, 2, "8/seen (y/n)", "");
  assert_column (store, PROFILE, 2, "9/key person", "worker");

  remember (store, PROFILE, "9/key person", "team");
  assert_column (store, PROFILE, 2, "9/key person", "team");
}

static void
assert_names (CandourTestStore *store,
              const char       *names)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) list = candour_store_columns_list (store->db, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (", ", list);
  g_assert_cmpstr (joined, ==, names);
}

/* Two systems of one council may call the same column by two names, or two by the same. */
static void
test_names (CandourTestStore *store)
{
  assert_names (store, "");

  remember (store, "Annex A", "9/owner", "worker");
  remember (store, " Case system ", "9/owner", "team");
  assert_names (store, "Case system, Annex A");
  assert_column (store, "Annex A", 1, "9/owner", "worker");
  assert_column (store, "Case system", 1, "9/owner", "team");
  assert_column (store, "Nothing like it", 0, "9/owner", NULL);

  remember (store, "Annex A", "8/owner", "worker");
  assert_names (store, "Annex A, Case system");
  assert_column (store, "Case system", 1, "9/owner", "team");
}

static void
test_refused (CandourTestStore *store)
{
  g_autoptr(GHashTable) columns = make_columns ("9/key person", "worker");
  g_autoptr(GHashTable) odd = make_columns ("key person", "worker");
  g_autoptr(GError) role_error = NULL;
  g_autoptr(GError) name_error = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (odd, g_strdup ("3/age"), g_strdup ("age"));
  g_assert_false (candour_store_columns_remember (store->db, PROFILE, odd, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  g_assert_false (candour_store_columns_remember (store->db, "  ", columns, store->actor,
                                                 &name_error));
  g_assert_error (name_error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  store->actor->role = CANDOUR_ROLE_TEAM_MANAGER;
  g_assert_false (candour_store_columns_remember (store->db, PROFILE, columns, store->actor,
                                                 &role_error));
  g_assert_error (role_error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  assert_column (store, PROFILE, 0, "9/key person", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/columns/remember", test_remember);
  candour_test_store_add ("/store/columns/names", test_names);
  candour_test_store_add ("/store/columns/refused", test_refused);

  return g_test_run ();
}
