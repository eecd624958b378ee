/* bench-desk.c - a moderator's desk with 50 audits and with 500: what each audit costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every commit seals and writes the whole desk, so a save may cost in proportion to it.
 */

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>
#include <unistd.h>

#include "candour-desk.h"
#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-test-audit.h"
#include "candour-test-pack.h"

#define FEW  50
#define MANY 500

enum
{
  OPEN,
  SAVE,
  LIST,
  RETURN,
  AGAIN,
  MEMORY,
  SIZE,
  N_COSTS
};

static const char *const names[N_COSTS] = {
  "to open", "to save one grade", "to list", "to seal all and make the file", "to open again",
  "in memory, KB", "on disk, KB"
};

static double
read_memory (void)
{
  g_autofree char *statm = NULL;
  g_auto(GStrv) numbers = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  numbers = g_strsplit (statm, " ", 3);

  return g_ascii_strtod (numbers[1], NULL) * sysconf (_SC_PAGESIZE) / 1024.0;
}

static double
measure (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static CandourDesk *
open_desk (GBytes                 *file,
           const CandourDeskKeys  *keys)
{
  g_autoptr(GError) error = NULL;
  CandourDesk *desk = candour_desk_open (file, keys, NULL, &error);

  g_assert_no_error (error);

  return desk;
}

static void
save (CandourDb             *db,
      const CandourActor    *actor,
      const CandourDeskRow  *row,
      const char            *standard_id)
{
  g_autoptr(CandourGrading) grading =
    candour_grading_new (standard_id, CANDOUR_GRADING_MODERATOR);
  g_autoptr(GError) error = NULL;

  grading->grade = 2;
  candour_set_text (&grading->rationale, "Seen often enough, and what was said is in the plan.");
  candour_store_gradings_save (db, row->audit_id, grading, actor, &error);
  g_assert_no_error (error);
}

static void
grade (CandourDb             *db,
       const CandourActor    *actor,
       const CandourDeskRow  *row,
       double                *costs)
{
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  save (db, actor, row, CANDOUR_TEST_SEEING);
  costs[SAVE] += measure (begin);
  save (db, actor, row, CANDOUR_TEST_SAFETY);
  save (db, actor, row, CANDOUR_TEST_SUPERVISION);
  moderation = candour_store_moderations_load (db, row->moderation_id, &error);
  moderation->overall = 2;
  candour_store_moderations_save_judgement (db, moderation, actor, &error);
  g_assert_no_error (error);
}

/* Most in one transaction: twenty saves that are kept one by one are enough to measure. */
static void
grade_all (CandourDesk *desk,
           double      *costs)
{
  CandourWorkspace *workspace = candour_desk_get_workspace (desk);
  CandourDb *db = candour_workspace_get_db (workspace);
  const CandourActor *actor = candour_workspace_get_actor (workspace);
  g_autoptr(GPtrArray) rows = candour_store_desk_list (db, NULL);
  g_autoptr(CandourTransaction) transaction = NULL;
  const guint n_measured = 20;

  for (guint i = 0; i < n_measured; i++)
    grade (db, actor, rows->pdata[i], costs);
  costs[SAVE] /= n_measured;

  transaction = candour_db_begin (db, NULL);
  for (guint i = n_measured; i < rows->len; i++)
    {
      double unused[N_COSTS] = { 0 };

      grade (db, actor, rows->pdata[i], unused);
    }
  g_assert_true (candour_transaction_commit (transaction, NULL));
}

static void
measure_desk (guint   n_audits,
              double *costs)
{
  g_autofree char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", NULL);
  g_autofree char *answer = g_build_filename (folder, "answer", NULL);
  g_autoptr(CandourTestPack) pack = candour_test_pack_new (n_audits);
  g_autoptr(GBytes) file = candour_test_pack_seal (pack, NULL);
  g_autofree char *name = g_strconcat (pack->statement->id, ".candour-desk", NULL);
  g_autofree char *kept = g_build_filename (folder, name, NULL);
  CandourDeskKeys keys = {
    .ring = pack->moderator, .folder = folder, .today = CANDOUR_TEST_PACK_TODAY,
  };
  double before = read_memory ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf status;
  gint64 begin = g_get_monotonic_time ();

  desk = open_desk (file, &keys);
  costs[OPEN] = measure (begin);
  grade_all (desk, costs);

  begin = g_get_monotonic_time ();
  rows = candour_store_desk_list (candour_workspace_get_db (candour_desk_get_workspace (desk)),
                                  &error);
  costs[LIST] = measure (begin);

  begin = g_get_monotonic_time ();
  candour_desk_make_return (desk, candour_workspace_get_db (candour_desk_get_workspace (desk)),
                            answer, NULL, &error);
  g_assert_no_error (error);
  costs[RETURN] = measure (begin);
  costs[MEMORY] = read_memory () - before;
  g_clear_pointer (&desk, candour_desk_free);

  begin = g_get_monotonic_time ();
  desk = open_desk (file, &keys);
  costs[AGAIN] = measure (begin);
  g_clear_pointer (&desk, candour_desk_free);

  g_assert_cmpint (g_stat (kept, &status), ==, 0);
  costs[SIZE] = status.st_size / 1024.0;
  g_unlink (kept);
  g_unlink (answer);
  g_rmdir (folder);
}

int
main (void)
{
  double few[N_COSTS] = { 0 };
  double many[N_COSTS] = { 0 };

  measure_desk (FEW, few);
  measure_desk (MANY, many);

  for (int i = 0; i < N_COSTS; i++)
    g_print ("# %d and %d audits, %s: %.1f, %.1f: ratio %.2f for each audit, wanted: no more than"
             " 1.5\n", FEW, MANY, names[i], few[i], many[i],
             many[i] / few[i] / ((double) MANY / FEW));

  return 0;
}
