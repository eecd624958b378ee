/* bench-grading.c - what it costs to keep one grade, beside a bare transaction of the same bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both change one row and append one row, and both are on the disk when they return. The bare
 * one is two statements and nothing else: no rule, no history to seal, no counts.
 */

#include <stdlib.h>

#include "candour-store-audits.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

#define N_ROUNDS 400

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static double
get_median (gint64 *costs)
{
  qsort (costs, N_ROUNDS, sizeof *costs, compare_costs);

  return costs[N_ROUNDS / 2];
}

static void
save_bare (CandourTestStore *store,
           const char       *rationale,
           int               i)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  /* As long as a grading is, and as a row of the history is. */
  candour_db_execute (store->db, "UPDATE bare SET grade = $1, rationale = $2 WHERE id = 1",
                      &error, "is", (gint64) (1 + i % 4), rationale);
  g_assert_no_error (error);
  candour_db_execute (store->db, "INSERT INTO bare_row (id, value) VALUES ($1, $2)", &error, "is",
                      (gint64) i,
                      "2026-01-14T14:32:05Z 0190a7b2-0000-7000-8000-000000000001 R. Dean rdean"
                      " QA-04 grading 0190a7b2-0000-7000-8000-000000000002/S2/auditor grade"
                      " requires-improvement good"
                      " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_no_error (error);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static void
measure (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourGrading) grading =
    candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
  g_autofree char *rationale = g_strnfill (300, 'x');
  g_autoptr(GError) error = NULL;
  gint64 bare[N_ROUNDS];
  gint64 kept[N_ROUNDS];

  candour_test_store_run (store, "CREATE TABLE bare (id INTEGER PRIMARY KEY, grade INTEGER,"
                          " rationale TEXT);"
                          "CREATE TABLE bare_row (id INTEGER PRIMARY KEY, value TEXT);"
                          "INSERT INTO bare (id) VALUES (1);");
  candour_set_text (&grading->rationale, rationale);

  /* In turns, so that a busy machine is busy for both. */
  for (int i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      gint64 between;

      save_bare (store, rationale, i);
      between = g_get_monotonic_time ();
      grading->grade = 1 + i % 4;
      candour_store_gradings_save (store->db, audit->id, grading, store->actor, &error);
      g_assert_no_error (error);
      kept[i] = g_get_monotonic_time () - between;
      bare[i] = between - begin;
    }

  g_print ("# bare %.0f us, a grade kept %.0f us: ratio %.2f, wanted: no more than 2.5\n",
           get_median (bare), get_median (kept), get_median (kept) / get_median (bare));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/bench/grading", measure);

  return g_test_run ();
}
