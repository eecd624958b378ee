/* bench-packs.c - what a pack costs with one hundred audits, and with five hundred
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preparing, sealing, checking what came back and importing it are to grow as the audits do: the
 * ratio is that of the costs of one audit.
 */

#include <sys/resource.h>

#include "candour-pack-in.h"
#include "candour-test-packs.h"

#define FEW  100
#define MANY 500

/* Of one audit that may be lost to chance. */
#define MAX_RATIO 2.0

enum
{
  PREPARE,
  SEAL,
  CHECK,
  IMPORT,
  N_STEPS
};

static const char *const names[N_STEPS] = { "prepare", "seal", "check", "import" };

static double seconds[2][N_STEPS];

static void
take_time (int      place,
           int      step,
           gint64  *begin)
{
  gint64 now = g_get_monotonic_time ();

  seconds[place][step] = (now - *begin) / (double) G_USEC_PER_SEC;
  *begin = now;
}

/* Without a disk to wait for after each. */
static void
add_cases (CandourTestPacks *test,
           int               n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (test->council.store->db, &error);

  g_assert_no_error (error);
  for (int i = 1; i < n; i++)
    {
      g_autofree char *reference = g_strdup_printf ("C-%04d", i);

      candour_test_packs_add_case (test, reference);
    }
  g_assert_true (candour_transaction_commit (transaction, &error));
}

static char *
answer (CandourTestPacks *test)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();

  for (guint i = 0; i < test->record->cases->len; i++)
    candour_test_packs_grade (audits, ((CandourPackCase *) test->record->cases->pdata[i])->code,
                              3, 2, 3, 3);

  return candour_test_packs_return (test, audits, 1);
}

static void
measure (CandourTestStore  *store,
         int                place,
         int                n)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *back = NULL;
  gint64 begin;

  candour_test_packs_init (&test, store);
  add_cases (&test, n);
  out = candour_test_packs_dup_path (&test, "out.candour-pack");

  begin = g_get_monotonic_time ();
  draft = candour_pack_draft_new (store->db, CANDOUR_TEST_MODERATOR, NULL, NULL, test.council.lead,
                                  CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  take_time (place, PREPARE, &begin);
  candour_pack_draft_seal (draft, store->db, test.lead, test.card, NULL, out, test.council.lead,
                           CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  take_time (place, SEAL, &begin);

  test.record = g_steal_pointer (&draft->record);
  g_assert_cmpuint (test.record->cases->len, ==, n);
  back = answer (&test);
  begin = g_get_monotonic_time ();
  in = candour_pack_in_new (store->db, back, test.lead, test.council.lead, CANDOUR_TEST_TODAY,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (in->n_new, ==, n);
  take_time (place, CHECK, &begin);
  candour_pack_in_import (in, store->db, test.council.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  take_time (place, IMPORT, &begin);
}

static void
measure_few (CandourTestStore *store)
{
  measure (store, 0, FEW);
}

static void
measure_many (CandourTestStore *store)
{
  struct rusage usage;

  measure (store, 1, MANY);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("# %d audits: at most %ld MB\n", MANY, usage.ru_maxrss / 1024);
  for (int i = 0; i < N_STEPS; i++)
    {
      double ratio = (seconds[1][i] / MANY) / (seconds[0][i] / FEW);

      g_print ("# %-8s %6.3f s for %d, %6.3f s for %d; one of many costs %.2f of one of few\n",
               names[i], seconds[0][i], FEW, seconds[1][i], MANY, ratio);
      g_assert_cmpfloat (ratio, <, MAX_RATIO);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add_file ("/bench/packs/few", measure_few);
  candour_test_store_add_file ("/bench/packs/many", measure_many);

  return g_test_run ();
}
