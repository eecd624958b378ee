/* bench-moderation-list.c - a queue of moderations costs the same among many audits as among few
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-moderation-list [MANY [FEW]]
 *
 * As bench-audit-list: two workspaces alike but for their size, what the window asks of them timed
 * on both, and the ratio printed. Each third audit was drawn; of those as many are on the way as a
 * council has at any time, the others are finished.
 */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "candour-store-moderation-list.h"
#include "candour-workspace.h"

#define PAGE 50
#define N_ROUNDS 41
#define N_PEOPLE 14
#define N_TEAMS 9
#define N_ON_THE_WAY 300

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
run (CandourDb  *db,
     const char *sql)
{
  g_autoptr(GError) error = NULL;

  candour_db_run (db, sql, &error);
  check (error);
}

/* --- Filling -------------------------------------------------------------------------- */

static const char team_sql[] =
  "INSERT INTO team (id, name, parent_id, position) VALUES ($1, $1, $2, $3)";

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, team_id, revision)"
  " VALUES ($1, $1, $1, $1, 'moderator', $2, 1)";

static void
fill_people (CandourDb *db)
{
  g_autoptr(GError) error = NULL;

  run (db, "INSERT INTO framework (id, code, version, kind, title, summary, source, has_overall,"
       " audit_days, next_step_good, hash, added_at) VALUES ('f', 'f', 1, 'case-file-audit', 'F',"
       " '', '', 1, 10, 1, '', '')");
  run (db, "INSERT INTO framework_grade (framework_id, grade, code, name, short_name, meaning,"
       " drawn_as, needs_action, action_days) VALUES ('f', 1, 'a', 'Inadequate', 'I', '', 1, 1, 5),"
       " ('f', 2, 'b', 'Requires improvement', 'RI', '', 2, 1, 20), ('f', 3, 'c', 'Good', 'G', '',"
       " 3, 0, -1), ('f', 4, 'd', 'Outstanding', 'O', '', 4, 0, -1)");

  for (int i = 0; i < N_TEAMS; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%d", i);

      candour_db_execute (db, team_sql, &error, "ssi", id, i > 0 && i < 5 ? "t0" : NULL,
                          (gint64) i);
      check (error);
    }
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i);
      g_autofree char *team_id = g_strdup_printf ("t%d", i % N_TEAMS);

      candour_db_execute (db, person_sql, &error, "ss", id, team_id);
      check (error);
    }
}

static const char case_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, lists, revision)"
  " VALUES ($1, $1, $1, 'child-in-need', 64, 1)";

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " VALUES ($1, $2, 'f', $3, $4, $5, $5, $6, $2, 'child-in-need', $7, $8, $8,"
  " 'What the child''s life is like because of the work, in a line or two as people write it.',"
  " '', 'none', '', '', '', 'none', '', '', '0123456789abcdef0123456789abcdef', 12, 12, 2, 0, 1)";

static const char moderation_sql[] =
  "INSERT INTO moderation (id, audit_id, state, stage, listed_on, kind, reason, request_words,"
  " drawn_by, drawn_at, due_on, submitted_on, auditor_id, team_id, moderator_id, had_read,"
  " n_graded, n_standards, overall, overall_reason, sealed_at, days, late, refer_words,"
  " n_to_agree, agreed_overall, agreed_at, changed, quality_evidence, quality_child,"
  " quality_actions, comment, finished_at, read_at, reply, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, 'none', '', 'p0', $7, $5, $5, $8, $9, $10, 0, 12, 12, $11, '',"
  " $12, $13, 0, '', 0, $11, $12, $14, 'yes', 'yes', 'partly', 'A few words of feedback.', $15,"
  " $15, '', '0123456789abcdef0123456789abcdef', 1)";

static char *
dup_day (int i,
         int n_audits)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (2016, 1, 4, 0, 0, 0);
  g_autoptr(GDateTime) day = g_date_time_add_days (first, (int) ((gint64) i * 3650 / n_audits));

  return g_date_time_format (day, "%Y-%m-%d");
}

/* Where it is, by how many come after it. */
static int
get_place (int i,
           int n_audits)
{
  int n_after = (n_audits - i) / 3;

  return n_after < N_ON_THE_WAY ? n_after % 3 : 3;
}

static void
fill_moderation (CandourDb  *db,
                 int         i,
                 int         n_audits,
                 const char *audit_id,
                 const char *day,
                 const char *auditor_id,
                 const char *team_id)
{
  static const char *const states[] = { "waiting", "grading", "comparing", "finished" };
  static const char *const stages[] = { "to-allocate", "grading", "comparing", "finished" };
  static const char *const kinds[] = { "rule", "random", "random", "request" };
  int place = get_place (i, n_audits);
  g_autofree char *id = g_strdup_printf ("01900000-1111-7000-8000-%012d", i);
  g_autofree char *moderator_id = g_strdup_printf ("p%d", (i / 3 * 5 + 1) % N_PEOPLE);
  g_autofree char *at = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, moderation_sql, &error, "ssssssssssisiis", id, audit_id, states[place],
                      stages[place], day, kinds[i / 3 % 4], at, auditor_id, team_id,
                      place > 0 ? moderator_id : NULL, (gint64) (1 + i % 4),
                      place > 1 ? at : NULL, (gint64) (i % 12),
                      (gint64) (place == 3 ? i / 3 % 5 / 2 - 1 : 0), place == 3 ? at : NULL);
  check (error);
}

static void
fill_audit (CandourDb *db,
            int        i,
            int        n_audits)
{
  gboolean on_the_way = i % 3 == 0 && get_place (i, n_audits) < 3;
  g_autofree char *id = g_strdup_printf ("01900000-0000-7000-8000-%012d", i);
  g_autofree char *case_id = g_strdup_printf ("CF-%06d", i / 2);
  g_autofree char *auditor_id = g_strdup_printf ("p%d", i * 5 % N_PEOPLE);
  g_autofree char *team_id = g_strdup_printf ("t%d", i * 5 % N_TEAMS);
  g_autofree char *day = dup_day (i, n_audits);
  g_autofree char *at = g_strconcat (day, "T10:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  if (i % 2 == 0)
    candour_db_execute (db, case_sql, &error, "s", case_id);
  check (error);
  candour_db_execute (db, audit_sql, &error, "sssssssi", id, case_id, auditor_id,
                      on_the_way ? "in-moderation" : "closed", at, day, team_id,
                      (gint64) (1 + i % 4));
  check (error);
  if (i % 3 == 0)
    fill_moderation (db, i, n_audits, id, day, auditor_id, team_id);
}

static CandourWorkspace *
make_workspace (const char *folder,
                int         n_audits)
{
  g_autofree char *name = g_strdup_printf ("%d.candour", n_audits);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  CandourWorkspace *workspace = candour_workspace_create (path, "Wenbrook", &error);
  g_autoptr(CandourTransaction) transaction = NULL;
  CandourDb *db;

  check (error);
  db = candour_workspace_get_db (workspace);
  run (db, "PRAGMA synchronous = OFF");
  transaction = candour_db_begin (db, &error);
  check (error);
  fill_people (db);
  for (int i = 0; i < n_audits; i++)
    fill_audit (db, i, n_audits);
  run (db, "INSERT INTO moderation_tally (stage, n) SELECT stage, count(*) FROM moderation"
       " GROUP BY stage");
  candour_transaction_commit (transaction, &error);
  check (error);
  run (db, "PRAGMA wal_checkpoint (TRUNCATE)");

  return workspace;
}

/* --- Timing --------------------------------------------------------------------------- */

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

/* One question; @limit 0: the counts of all queues. */
static gint64
time_one (CandourWorkspace              *workspace,
          const CandourModerationFilter *filter,
          int                            limit)
{
  CandourDb *db = candour_workspace_get_db (workspace);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];

  if (limit > 0)
    rows = candour_store_moderation_list_page (db, filter, NULL, limit, &error);
  else
    candour_store_moderation_list_count (db, filter->person_id, counts, &error);
  check (error);

  return g_get_monotonic_time () - begin;
}

static int
count_page (CandourWorkspace              *workspace,
            const CandourModerationFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_moderation_list_page (candour_workspace_get_db (workspace), filter, NULL, PAGE,
                                        &error);

  check (error);

  return rows->len;
}

static void
compare (const char                    *what,
         CandourWorkspace              *many,
         CandourWorkspace              *few,
         const CandourModerationFilter *filter,
         gboolean                       is_page)
{
  int limit = is_page ? MAX (1, count_page (few, filter)) : 0;
  gint64 costs_few[N_ROUNDS];
  gint64 costs_many[N_ROUNDS];
  double cost_few;
  double cost_many;

  /* In turns, so that a busy machine is busy for both. */
  for (int i = 0; i < N_ROUNDS; i++)
    {
      costs_few[i] = time_one (few, filter, limit);
      costs_many[i] = time_one (many, filter, limit);
    }

  cost_few = get_median (costs_few);
  cost_many = get_median (costs_many);
  g_print ("%-28s %6.0f us %6.0f us  ratio %.2f  (%d rows)\n", what, cost_few, cost_many,
           cost_many / cost_few, limit);
}

static void
compare_all (CandourWorkspace *many,
             CandourWorkspace *few)
{
  static const struct
  {
    const char              *what;
    CandourModerationFilter  filter;
  } cases[] = {
    { "mine", { .queue = CANDOUR_QUEUE_MINE, .person_id = "p3" } },
    { "to allocate", { .queue = CANDOUR_QUEUE_TO_ALLOCATE } },
    { "waiting", { .queue = CANDOUR_QUEUE_GRADING } },
    { "comparing", { .queue = CANDOUR_QUEUE_COMPARING } },
    { "finished", { .queue = CANDOUR_QUEUE_FINISHED } },
    { "all", { .queue = CANDOUR_QUEUE_ALL } },
    { "finished, one moderator", { .queue = CANDOUR_QUEUE_FINISHED, .moderator_id = "p3" } },
    { "finished, one auditor", { .queue = CANDOUR_QUEUE_FINISHED, .auditor_id = "p3" } },
    { "finished, one team", { .queue = CANDOUR_QUEUE_FINISHED, .team_id = "t3" } },
    { "finished, a team without", { .queue = CANDOUR_QUEUE_FINISHED, .team_id = "t7" } },
    { "finished, with teams below", { .queue = CANDOUR_QUEUE_FINISHED, .team_id = "t0" } },
    { "finished, random", { .queue = CANDOUR_QUEUE_FINISHED, .kind = CANDOUR_DRAW_RANDOM } },
    { "finished, asked for", { .queue = CANDOUR_QUEUE_FINISHED, .kind = CANDOUR_DRAW_REQUEST } },
    { "feedback to read", { .queue = CANDOUR_QUEUE_FEEDBACK, .person_id = "p3" } },
    { "a year", { .queue = CANDOUR_QUEUE_ALL, .from_on = "2020-01-01",
                  .until_on = "2020-12-31" } },
    { "a year, downgraded", { .queue = CANDOUR_QUEUE_ALL, .from_on = "2020-01-01",
                              .until_on = "2020-12-31",
                              .behind = CANDOUR_BEHIND_DOWNGRADED } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    compare (cases[i].what, many, few, &cases[i].filter, TRUE);
  compare ("counts of all queues", many, few, &cases[0].filter, FALSE);
}

/* These count what they are about, so they grow with the period; they are not part of a list. */
static void
measure_figures (CandourWorkspace *many)
{
  const CandourModerationScope year = { .from_on = "2020-01-01", .until_on = "2020-12-31" };
  CandourModerationFigures figures;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;

  candour_store_moderation_figures (candour_workspace_get_db (many), &year, &figures, &error);
  check (error);
  g_print ("figures of a year: %" G_GINT64_FORMAT " audits, %.0f ms\n", figures.n_submitted,
           (g_get_monotonic_time () - begin) / 1e3);
}

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
main (int   argc,
      char *argv[])
{
  int n_many = argc > 1 ? atoi (argv[1]) : 360000;
  int n_few = argc > 2 ? atoi (argv[2]) : 3600;
  g_autofree char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", NULL);
  g_autoptr(CandourWorkspace) few = make_workspace (folder, n_few);
  g_autoptr(CandourWorkspace) many = make_workspace (folder, n_many);

  g_print ("%d audits, %d audits; wanted: no ratio over 1.5\n", n_few, n_many);
  compare_all (many, few);
  measure_figures (many);

  candour_workspace_close (few);
  candour_workspace_close (many);
  remove_folder (folder);

  return 0;
}
