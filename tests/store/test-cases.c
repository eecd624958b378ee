/* test-cases.c - cases: found, filtered, and paged by key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows.h"
#include "candour-store-cases.h"
#include "candour-test-rows.h"

static void
fill (CandourTestStore *store)
{
  candour_test_rows_add_team (store, "south", NULL);
  candour_test_rows_add_team (store, "east", "south");
  candour_test_rows_add_team (store, "north", NULL);
  candour_test_store_add_person (store, "a.brook", "social-worker", "south");
  candour_test_store_add_person (store, "c.penn", "social-worker", "east");
  candour_test_rows_add_case (store, "CF-10", "south", "a.brook");
  candour_test_rows_add_case (store, "CF-2", "east", "c.penn");
  candour_test_rows_add_case (store, "CF-3", "north", NULL);
  candour_test_rows_add_case (store, "cf-4", "north", "a.brook");
  candour_test_rows_add_case (store, "ZZ_5", NULL, "a.brook");
  candour_test_store_run (store, "UPDATE child_case SET closed_on = '2026-01-05'"
                          " WHERE id = 'cf-4'");
}

static void
assert_listed (CandourTestStore        *store,
               const CandourCaseFilter *filter,
               const char              *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = candour_store_cases_list (store->db, filter, NULL, 100, &error);
  g_autoptr(GString) references = g_string_new (NULL);
  gint64 n_cases;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (references, "%s%s", i > 0 ? " " : "",
                            ((CandourCaseRow *) rows->pdata[i])->reference);
  g_assert_cmpstr (references->str, ==, expected);

  n_cases = candour_store_cases_count (store->db, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_cases, ==, rows->len);
}

static void
test_filters (CandourTestStore *store)
{
  fill (store);

  assert_listed (store, &(CandourCaseFilter) { NULL }, "CF-10 CF-2 CF-3 ZZ_5");
  assert_listed (store, &(CandourCaseFilter) { .with_closed = TRUE },
                 "CF-10 CF-2 CF-3 cf-4 ZZ_5");
  assert_listed (store, &(CandourCaseFilter) { .team_id = "south" }, "CF-10 CF-2");
  assert_listed (store, &(CandourCaseFilter) { .team_id = "east" }, "CF-2");
  assert_listed (store, &(CandourCaseFilter) { .worker_id = "a.brook" }, "CF-10 ZZ_5");
  assert_listed (store, &(CandourCaseFilter) { .unallocated = TRUE }, "CF-3");
  assert_listed (store, &(CandourCaseFilter) { .text = "cf-1" }, "CF-10");
  assert_listed (store, &(CandourCaseFilter) { .text = "CF", .with_closed = TRUE },
                 "CF-10 CF-2 CF-3 cf-4");
  assert_listed (store, &(CandourCaseFilter) { .text = "PENN" }, "CF-2");
  assert_listed (store, &(CandourCaseFilter) { .text = "_" }, "");
  assert_listed (store, &(CandourCaseFilter) { .text = "zz_" }, "ZZ_5");
  assert_listed (store, &(CandourCaseFilter) { .text = "brook", .team_id = "south" }, "CF-10");
}

static void
test_pages (CandourTestStore *store)
{
  g_autofree char *key = NULL;
  const CandourCaseFilter filter = { .with_closed = TRUE };
  g_autoptr(GString) references = g_string_new (NULL);

  fill (store);

  for (;;)
    {
      g_autoptr(GPtrArray) rows = candour_store_cases_list (store->db, &filter, key, 2, NULL);

      g_assert_nonnull (rows);
      g_assert_cmpuint (rows->len, <=, 2);
      if (rows->len == 0)
        break;

      for (guint i = 0; i < rows->len; i++)
        g_string_append_printf (references, "%s ", ((CandourCaseRow *) rows->pdata[i])->reference);
      g_free (key);
      key = g_strdup (((CandourCaseRow *) rows->pdata[rows->len - 1])->key);
    }

  g_assert_cmpstr (references->str, ==, "CF-10 CF-2 CF-3 cf-4 ZZ_5 ");
}

static void
test_row (CandourTestStore *store)
{
  g_autoptr(GPtrArray) rows = NULL;
  const CandourCaseRow *row;

  fill (store);
  candour_test_rows_add_framework (store, "f1");
  candour_test_rows_add_audit (store, "a1", "CF-2", "f1", "a.brook", "c.penn", "2024-03-01");
  candour_test_rows_add_audit (store, "a2", "CF-2", "f1", "a.brook", "c.penn", "2025-03-01");
  candour_test_rows_add_audit (store, "a3", "CF-2", "f1", "a.brook", "c.penn", NULL);

  rows = candour_store_cases_list (store->db, &(CandourCaseFilter) { NULL }, NULL, 100, NULL);
  row = rows->pdata[1];
  g_assert_cmpstr (row->worker_name, ==, "c.penn");
  g_assert_cmpstr (row->team_name, ==, "east");
  g_assert_cmpint (row->cohort, ==, CANDOUR_COHORT_CHILD_IN_NEED);
  g_assert_cmpstr (row->last_audited, ==, "2025-03-01");

  row = rows->pdata[2];
  g_assert_cmpstr (row->worker_name, ==, "");
  g_assert_null (row->worker_id);
  g_assert_null (row->last_audited);
}

static void
test_find (CandourTestStore *store)
{
  g_autoptr(CandourCase) exact = NULL;
  g_autoptr(CandourCase) folded = NULL;
  g_autoptr(CandourCase) loaded = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);

  exact = candour_store_cases_find (store->db, "CF-10", NULL);
  g_assert_cmpstr (exact->worker_id, ==, "a.brook");
  g_assert_cmpuint (exact->lists, ==, 64);
  folded = candour_store_cases_find (store->db, " cf-10 ", NULL);
  g_assert_cmpstr (folded->id, ==, exact->id);
  loaded = candour_store_cases_load (store->db, "cf-4", NULL);
  g_assert_cmpstr (loaded->closed_on, ==, "2026-01-05");

  g_assert_null (candour_store_cases_find (store->db, "CF-1", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (candour_store_cases_load (store->db, "CF-1", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_allocations (CandourTestStore *store)
{
  g_autoptr(GPtrArray) allocations = NULL;
  const CandourAllocation *allocation;

  fill (store);
  candour_test_store_run (store, "INSERT INTO allocation (case_id, worker_id, from_on, until_on)"
                          " VALUES ('CF-2', 'a.brook', '2024-01-08', '2025-02-03'),"
                          " ('CF-2', 'c.penn', '2025-02-03', NULL)");

  allocations = candour_store_cases_list_allocations (store->db, "CF-2", NULL);
  g_assert_cmpuint (allocations->len, ==, 2);
  allocation = allocations->pdata[0];
  g_assert_cmpstr (allocation->worker_id, ==, "c.penn");
  g_assert_null (allocation->until);
  allocation = allocations->pdata[1];
  g_assert_cmpstr (allocation->from, ==, "2024-01-08");
  g_assert_cmpstr (allocation->until, ==, "2025-02-03");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/cases/filters", test_filters);
  candour_test_store_add ("/store/cases/pages", test_pages);
  candour_test_store_add ("/store/cases/row", test_row);
  candour_test_store_add ("/store/cases/find", test_find);
  candour_test_store_add ("/store/cases/allocations", test_allocations);

  return g_test_run ();
}
