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

#include "candour-bench.h"
#include "candour-store-moderation-list.h"

#define PAGE 50
#define N_PEOPLE 14
#define N_TEAMS 9
#define N_ON_THE_WAY 300

/* --- Filling -------------------------------------------------------------------------- */

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, team_id, revision)"
  " VALUES ($1, $1, $1, $1, 'moderator', $2, 1)";

static void
fill_people (CandourDb *db)
{
  g_autoptr(GError) error = NULL;

  candour_bench_fill_scales (db);
  candour_bench_fill_teams (db, N_TEAMS);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i);
      g_autofree char *team_id = g_strdup_printf ("t%d", i % N_TEAMS);

      candour_db_execute (db, person_sql, &error, "ss", id, team_id);
      candour_bench_check (error);
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
  candour_bench_check (error);
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
  g_autofree char *day = candour_bench_dup_day (i, n_audits);
  g_autofree char *at = g_strconcat (day, "T10:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  if (i % 2 == 0)
    candour_db_execute (db, case_sql, &error, "s", case_id);
  candour_bench_check (error);
  candour_db_execute (db, audit_sql, &error, "sssssssi", id, case_id, auditor_id,
                      on_the_way ? "in-moderation" : "closed", at, day, team_id,
                      (gint64) (1 + i % 4));
  candour_bench_check (error);
  if (i % 3 == 0)
    fill_moderation (db, i, n_audits, id, day, auditor_id, team_id);
}

static void
fill (CandourDb *db,
      int        n_audits)
{
  fill_people (db);
  for (int i = 0; i < n_audits; i++)
    fill_audit (db, i, n_audits);
  candour_bench_run (db, "INSERT INTO moderation_tally (stage, n) SELECT stage, count(*)"
                     " FROM moderation GROUP BY stage");
}

/* --- Timing --------------------------------------------------------------------------- */

typedef struct
{
  const CandourModerationFilter *filter;
  int                            limit;
} Page;

static void
read_page (CandourDb     *db,
           gconstpointer  what)
{
  const Page *page = what;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_moderation_list_page (db, page->filter, NULL, page->limit, &error);

  candour_bench_check (error);
}

static void
read_counts (CandourDb     *db,
             gconstpointer  person_id)
{
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];
  g_autoptr(GError) error = NULL;

  candour_store_moderation_list_count (db, person_id, counts, &error);
  candour_bench_check (error);
}

static int
count_page (CandourWorkspace              *workspace,
            const CandourModerationFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_moderation_list_page (candour_workspace_get_db (workspace), filter, NULL, PAGE,
                                        &error);

  candour_bench_check (error);

  return rows->len;
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
    {
      const Page page = { &cases[i].filter, MAX (1, count_page (few, &cases[i].filter)) };

      candour_bench_compare (cases[i].what, many, few, read_page, &page, page.limit);
    }
  candour_bench_compare ("counts of all queues", many, few, read_counts, "p3", 0);
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
  candour_bench_check (error);
  g_print ("figures of a year: %" G_GINT64_FORMAT " audits, %.0f ms\n", figures.n_submitted,
           (g_get_monotonic_time () - begin) / 1e3);
}

static void
measure (CandourWorkspace *many,
         CandourWorkspace *few)
{
  compare_all (many, few);
  measure_figures (many);
}

int
main (int   argc,
      char *argv[])
{
  return candour_bench_main (argc, argv, fill, measure);
}
