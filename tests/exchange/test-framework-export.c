/* test-framework-export.c - a framework that went through the store comes out as it went in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-reader.h"
#include "candour-store-frameworks.h"
#include "candour-test-store.h"

static void
assert_through_store (CandourTestStore       *store,
                      const CandourFramework *framework)
{
  g_autofree char *before = candour_framework_dup_hash (framework);
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GBytes) exported = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) kept = NULL;
  g_autoptr(CandourFramework) again = NULL;

  candour_store_frameworks_add (store->db, framework, store->actor, &id, &error);
  g_assert_no_error (error);
  kept = candour_store_frameworks_load (store->db, id, &error);
  g_assert_no_error (error);

  exported = candour_framework_write (kept);
  again = candour_framework_read (exported, NULL, &error);
  g_assert_no_error (error);
  after = candour_framework_dup_hash (again);
  g_assert_cmpstr (after, ==, before);
}

static void
test_shipped (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < shipped->len; i++)
    assert_through_store (store, g_ptr_array_index (shipped, i));
}

static void
test_other_scales (CandourTestStore *store)
{
  static const char *const names[] = {
    "feedback-narrative.xml", "scaling-0-10.xml", "themed-rag.xml",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *path = g_test_get_filename (G_TEST_DIST, "data", "frameworks", names[i], NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CandourFramework) framework = candour_framework_read_file (path, NULL, &error);

      g_assert_no_error (error);
      assert_through_store (store, framework);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/framework-export/shipped", test_shipped);
  candour_test_store_add ("/exchange/framework-export/other-scales", test_other_scales);

  return g_test_run ();
}
