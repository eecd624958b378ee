/* test-history.c - the history seals what it is told, and shows what was done to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-history.h"
#include "candour-store-settings.h"
#include "candour-test-store.h"

static void
append (CandourTestStore *store,
        const char       *old_value,
        const char       *new_value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  g_assert_no_error (error);
  candour_store_history_append (store->db, store->actor, "grading", "a1/safety", "grade",
                                old_value, new_value, NULL, &error);
  g_assert_no_error (error);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static void
test_append (CandourTestStore *store)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = NULL;
  const CandourHistoryRow *row;
  gint64 seq;

  append (store, NULL, "good");
  append (store, "good", "");

  rows = candour_store_history_list (store->db, "a1/safety", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[1];
  g_assert_cmpstr (row->actor_name, ==, "R. Dean");
  g_assert_cmpstr (row->field, ==, "grade");
  g_assert_cmpstr (row->old_value, ==, "good");
  g_assert_cmpstr (row->new_value, ==, "");
  g_assert_null (row->reason);

  g_assert_true (candour_store_history_get_head (store->db, &seq, &hash, &error));
  g_assert_cmpint (seq, ==, row->seq);
  g_assert_cmpuint (strlen (hash), ==, 64);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/history/append", test_append);

  return g_test_run ();
}
