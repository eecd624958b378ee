/* candour-bench.c - two workspaces alike but for their size, and what the same costs on both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-bench.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define N_ROUNDS 41

void
candour_bench_check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

void
candour_bench_run (CandourDb  *db,
                   const char *sql)
{
  g_autoptr(GError) error = NULL;

  candour_db_run (db, sql, &error);
  candour_bench_check (error);
}

/* --- Filling -------------------------------------------------------------------------- */

char *
candour_bench_dup_day (int i,
                       int n_audits)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (2016, 1, 4, 0, 0, 0);
  g_autoptr(GDateTime) day = g_date_time_add_days (first, (int) ((gint64) i * 3650 / n_audits));

  return g_date_time_format (day, "%Y-%m-%d");
}

static const char team_sql[] =
  "INSERT INTO team (id, name, parent_id, position) VALUES ($1, $1, $2, $3)";

void
candour_bench_fill_teams (CandourDb *db,
                          int        n_teams)
{
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < n_teams; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%d", i);

      candour_db_execute (db, team_sql, &error, "ssi", id, i > 0 && i < 5 ? "t0" : NULL,
                          (gint64) i);
      candour_bench_check (error);
    }
}

void
candour_bench_fill_scales (CandourDb *db)
{
  candour_bench_run (db,
    "INSERT INTO framework (id, code, version, kind, title, summary, source, has_overall,"
    " audit_days, next_step_good, hash, added_at) VALUES ('f', 'f', 1, 'case-file-audit', 'F',"
    " '', '', 1, 10, 1, '', ''), ('g', 'g', 1, 'supervision-audit', 'G', '', '', 1, 10, 1, '',"
    " '')");
  candour_bench_run (db,
    "INSERT INTO framework_grade (framework_id, grade, code, name, short_name, meaning,"
    " drawn_as, needs_action, action_days) VALUES ('f', 1, 'a', 'Inadequate', 'I', '', 1, 1, 5),"
    " ('f', 2, 'b', 'Requires improvement', 'RI', '', 2, 1, 20), ('f', 3, 'c', 'Good', 'G', '',"
    " 3, 0, -1), ('f', 4, 'd', 'Outstanding', 'O', '', 4, 0, -1)");
}

static CandourWorkspace *
make_workspace (const char       *folder,
                int               n_audits,
                CandourBenchFill  fill)
{
  g_autofree char *name = g_strdup_printf ("%d.candour", n_audits);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace = candour_workspace_create (path, "Wenbrook", &error);
  g_autoptr(CandourTransaction) transaction = NULL;
  CandourDb *db;

  candour_bench_check (error);
  db = candour_workspace_get_db (workspace);
  candour_bench_run (db, "PRAGMA synchronous = OFF");
  transaction = candour_db_begin (db, &error);
  candour_bench_check (error);
  fill (db, n_audits);
  candour_transaction_commit (transaction, &error);
  candour_bench_check (error);
  candour_bench_run (db, "PRAGMA wal_checkpoint (TRUNCATE)");

  return workspace;
}

/* --- Timing --------------------------------------------------------------------------- */

static gint64
time_once (CandourWorkspace *workspace,
           CandourBenchWork  work,
           gconstpointer     what)
{
  gint64 begin = g_get_monotonic_time ();

  work (candour_workspace_get_db (workspace), what);

  return g_get_monotonic_time () - begin;
}

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

void
candour_bench_compare (const char       *name,
                       CandourWorkspace *many,
                       CandourWorkspace *few,
                       CandourBenchWork  work,
                       gconstpointer     what,
                       int               n_rows)
{
  gint64 costs_few[N_ROUNDS];
  gint64 costs_many[N_ROUNDS];
  double cost_few;
  double cost_many;

  /* In turns, so that a busy machine is busy for both. */
  for (int i = 0; i < N_ROUNDS; i++)
    {
      costs_few[i] = time_once (few, work, what);
      costs_many[i] = time_once (many, work, what);
    }

  cost_few = get_median (costs_few);
  cost_many = get_median (costs_many);
  g_print ("%-32s %6.0f us %6.0f us  ratio %.2f  (%d rows)\n", name, cost_few, cost_many,
           cost_many / cost_few, n_rows);
}

/* --- All of it ------------------------------------------------------------------------ */

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }

  g_rmdir (path);
}

int
candour_bench_main (int                argc,
                    char             **argv,
                    CandourBenchFill   fill,
                    CandourBenchAll    measure)
{
  int n_many = argc > 1 ? atoi (argv[1]) : 360000;
  int n_few = argc > 2 ? atoi (argv[2]) : 3600;
  g_autofree char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", NULL);
  g_autoptr(CandourWorkspace) few = make_workspace (folder, n_few, fill);
  g_autoptr(CandourWorkspace) many = make_workspace (folder, n_many, fill);

  g_print ("%d audits, %d audits; wanted: no ratio over 1.5\n", n_few, n_many);
  measure (many, few);

  candour_workspace_close (few);
  candour_workspace_close (many);
  remove_folder (folder);

  return 0;
}
