/* bench-action-list.c - a page of the actions costs the same after many audits as after few
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-action-list [MANY [FEW]]
 *
 * Each audit raised two actions. Of those as many are open as a council has at any time, in each
 * stage; the others are closed, over ten years.
 */

#include "candour-bench.h"
#include "candour-date.h"
#include "candour-grade.h"
#include "candour-store-action-list.h"

#define PAGE 50
#define N_PEOPLE 198
#define N_AUDITORS 14
#define N_TEAMS 9
#define N_OPEN 1200
#define TODAY "2026-01-14"

/* --- Filling -------------------------------------------------------------------------- */

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, team_id, manager_id, revision)"
  " VALUES ($1, $1, $1, $1, $2, $3, $4, 1)";

/* m0 ... lead the teams of w0 ..., h is above them; a0 ... audit. */
static void
fill_person (CandourDb  *db,
             char        letter,
             int         i,
             const char *role,
             const char *manager)
{
  g_autofree char *id = g_strdup_printf ("%c%d", letter, i);
  g_autofree char *team_id = g_strdup_printf ("t%d", i % N_TEAMS);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, person_sql, &error, "ssss", id, role, team_id, manager);
  candour_bench_check (error);
}

static void
fill_people (CandourDb *db)
{
  candour_bench_fill_scales (db);
  candour_bench_fill_teams (db, N_TEAMS);
  fill_person (db, 'h', 0, "head-of-service", NULL);
  for (int i = 0; i < N_TEAMS; i++)
    fill_person (db, 'm', i, "team-manager", "h0");
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *manager = g_strdup_printf ("m%d", i % N_TEAMS);

      fill_person (db, 'w', i, "social-worker", manager);
    }
  for (int i = 0; i < N_AUDITORS; i++)
    fill_person (db, 'a', i, "auditor", NULL);
}

static const char case_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, lists, revision)"
  " VALUES ($1, $1, $1, 'child-in-need', 64, 1)";

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " VALUES ($1, $2, 'f', $3, 'closed', $4, $4, $5, $2, 'child-in-need', $6, $7, $7,"
  " 'What the child''s life is like because of the work, in a line or two as people write it.',"
  " '', 'none', '', '', '', 'none', '', '', '0123456789abcdef0123456789abcdef', 12, 12, 2, 0, 1)";

static const char action_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, kind, position, what, difference, level,"
  " owner_id, due_on, first_due_on, state, is_open, done_on, check_on, closed_on, text_salt,"
  " revision, raised_on, owner_since, auditor_id, team_id, grade, drawn_as, stage, wait_on,"
  " told_manager, told_head, told_qa)"
  " VALUES ($1, $2, $3, 'improvement', 0, 'Ring her father, and write down what he says.',"
  " 'She hears from him each week.', $4, $5, $6, $6, $7, $8, NULL, NULL, NULL,"
  " '0123456789abcdef0123456789abcdef', 1, $9, $9, $10, $11, $12, $12, $13, $6, $14, $14, $14)";

/* Those that are open wait around TODAY. */
static void
fill_action (CandourDb  *db,
             int         i,
             int         n_open_from,
             const char *audit_id,
             const char *case_id,
             const char *day,
             const char *auditor_id,
             const char *team_id,
             int         grade)
{
  static const char *const states[] = { "open", "started", "reported-done", "no-difference" };
  static const char *const stages[] = { "owner", "owner", "verify", "check" };
  static const char *const levels[] = { "child", "worker", "team", "system" };
  gboolean is_open = i >= n_open_from;
  g_autofree char *id = g_strdup_printf ("01900000-2222-7000-8000-%012d", i);
  g_autofree char *owner_id = g_strdup_printf ("w%d", i * 5 % N_PEOPLE);
  g_autofree char *wait_on = is_open ? candour_date_add_days (TODAY, i % 60 - 20) : g_strdup (day);
  g_autofree char *told = is_open ? candour_date_add_days (wait_on, 5) : NULL;
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, action_sql, &error, "sssssssisssiss", id, audit_id, case_id,
                      levels[i / 3 % 4], owner_id, wait_on,
                      is_open ? states[i % 4] : "made-difference", (gint64) is_open, day,
                      auditor_id, team_id, (gint64) grade, is_open ? stages[i % 4] : "closed",
                      told);
  candour_bench_check (error);
}

static void
fill_audit (CandourDb *db,
            int        i,
            int        n_audits)
{
  g_autofree char *id = g_strdup_printf ("01900000-0000-7000-8000-%012d", i);
  g_autofree char *case_id = g_strdup_printf ("CF-%06d", i / 2);
  g_autofree char *auditor_id = g_strdup_printf ("a%d", i * 5 % N_AUDITORS);
  g_autofree char *team_id = g_strdup_printf ("t%d", i * 5 % N_TEAMS);
  g_autofree char *day = candour_bench_dup_day (i, n_audits);
  g_autofree char *at = g_strconcat (day, "T10:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  if (i % 2 == 0)
    candour_db_execute (db, case_sql, &error, "s", case_id);
  candour_bench_check (error);
  candour_db_execute (db, audit_sql, &error, "ssssssi", id, case_id, auditor_id, at, day, team_id,
                      (gint64) (1 + i % 4));
  candour_bench_check (error);
  for (int k = 2 * i; k < 2 * i + 2; k++)
    fill_action (db, k, 2 * n_audits - N_OPEN, id, case_id, day, auditor_id, team_id, 1 + i % 4);
}

/* Every sum that the store keeps, by adding up. */
static void
fill_tally (CandourDb  *db,
            const char *scope,
            const char *level,
            const char *grade)
{
  static const char *const stages[][3] = {
    { "p.stage", "p.wait_on", "p.is_open = 1" },
    { "p.stage", "''", "1 = 1" },
    { "'told'", "p.told_qa", "p.told_qa IS NOT NULL" },
    { "'told'", "''", "p.told_qa IS NOT NULL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO action_tally (scope, level, drawn_as, stage, wait_on, n)"
                         " SELECT %s, %s, %s, %s, %s, count(*) FROM action_point p WHERE %s"
                         " GROUP BY 1, 2, 3, 4, 5", scope, level, grade, stages[i][0],
                         stages[i][1], stages[i][2]);

      candour_bench_run (db, sql);
    }
}

static void
fill (CandourDb *db,
      int        n_audits)
{
  static const char *const scopes[] = {
    "''", "'team ' || p.team_id", "'owner ' || p.owner_id", "'auditor ' || p.auditor_id",
  };

  fill_people (db);
  for (int i = 0; i < n_audits; i++)
    fill_audit (db, i, n_audits);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      fill_tally (db, scopes[i], "''", "-1");
      fill_tally (db, scopes[i], "p.level", "-1");
      fill_tally (db, scopes[i], "''", "p.drawn_as");
      fill_tally (db, scopes[i], "p.level", "p.drawn_as");
    }
}

/* --- Timing --------------------------------------------------------------------------- */

typedef struct
{
  const CandourActionFilter *filter;
  int                        limit;
} Page;

static GPtrArray *
load_page (CandourDb                 *db,
           const CandourActionFilter *filter,
           int                        limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = candour_store_action_list_page (db, filter, NULL, limit, TODAY, &error);

  candour_bench_check (error);

  return rows;
}

static void
read_page (CandourDb     *db,
           gconstpointer  what)
{
  const Page *page = what;
  g_autoptr(GPtrArray) rows = load_page (db, page->filter, page->limit);
}

static void
read_counts (CandourDb     *db,
             gconstpointer  what)
{
  gint64 counts[CANDOUR_N_ACTION_VIEWS];
  g_autoptr(GError) error = NULL;

  candour_store_action_list_count (db, what, TODAY, counts, &error);
  candour_bench_check (error);
}

typedef struct
{
  const char          *what;
  CandourActionFilter  filter;
} Case;

static void
compare_pages (CandourWorkspace *many,
               CandourWorkspace *few)
{
  static const Case cases[] = {
    { "open", { .level = -1 } },
    { "open, due first", { .order = CANDOUR_ACTIONS_BY_DUE, .level = -1 } },
    { "open, newest first", { .order = CANDOUR_ACTIONS_NEWEST, .level = -1 } },
    { "open, open longest", { .order = CANDOUR_ACTIONS_OLDEST, .level = -1 } },
    { "overdue, newest first", { .view = CANDOUR_ACTIONS_OVERDUE,
                                 .order = CANDOUR_ACTIONS_NEWEST, .level = -1 } },
    { "mine, due first", { .view = CANDOUR_ACTIONS_MINE, .order = CANDOUR_ACTIONS_BY_DUE,
                           .level = -1, .person_id = "w17" } },
    { "a team, open longest", { .order = CANDOUR_ACTIONS_OLDEST, .level = -1,
                                .team_id = "t7" } },
    { "told: QA lead, due first", { .view = CANDOUR_ACTIONS_TOLD,
                                    .order = CANDOUR_ACTIONS_BY_DUE, .level = -1,
                                    .person_id = "q", .role = CANDOUR_ROLE_QA_LEAD } },
    { "overdue", { .view = CANDOUR_ACTIONS_OVERDUE, .level = -1 } },
    { "due soon", { .view = CANDOUR_ACTIONS_DUE_SOON, .level = -1 } },
    { "to verify", { .view = CANDOUR_ACTIONS_TO_VERIFY, .level = -1 } },
    { "to verify, by one", { .view = CANDOUR_ACTIONS_TO_VERIFY, .level = -1,
                             .verifier_id = "a3" } },
    { "mine", { .view = CANDOUR_ACTIONS_MINE, .level = -1, .person_id = "w17" } },
    { "told: QA lead", { .view = CANDOUR_ACTIONS_TOLD, .level = -1, .person_id = "q",
                         .role = CANDOUR_ROLE_QA_LEAD } },
    { "told: team manager", { .view = CANDOUR_ACTIONS_TOLD, .level = -1, .person_id = "m3",
                              .role = CANDOUR_ROLE_TEAM_MANAGER } },
    { "told: head of service", { .view = CANDOUR_ACTIONS_TOLD, .level = -1, .person_id = "h0",
                                 .role = CANDOUR_ROLE_HEAD_OF_SERVICE } },
    { "closed", { .view = CANDOUR_ACTIONS_CLOSED, .level = -1 } },
    { "closed, one owner", { .view = CANDOUR_ACTIONS_CLOSED, .level = -1, .owner_id = "w17" } },
    { "closed, one team", { .view = CANDOUR_ACTIONS_CLOSED, .level = -1, .team_id = "t7" } },
    { "open, a team with teams below", { .level = -1, .team_id = "t0" } },
    { "open, one auditor", { .level = -1, .auditor_id = "a3" } },
    { "open, Inadequate", { .level = -1, .drawn_as = CANDOUR_GRADE_INADEQUATE } },
    { "open, the worker's", { .level = CANDOUR_LEVEL_WORKER } },
    { "open, a team and a grade", { .level = -1, .team_id = "t7",
                                    .drawn_as = CANDOUR_GRADE_GOOD } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) rows = load_page (candour_workspace_get_db (few), &cases[i].filter,
                                             PAGE);
      /* Of both as many rows as the small one has, or there would be more to show, not to find. */
      const Page page = { &cases[i].filter, MAX (1, rows->len) };

      candour_bench_compare (cases[i].what, many, few, read_page, &page, rows->len);
    }
}

static void
compare_counts (CandourWorkspace *many,
                CandourWorkspace *few)
{
  static const Case cases[] = {
    { "counts", { .level = -1 } },
    { "counts: QA lead", { .level = -1, .person_id = "q", .role = CANDOUR_ROLE_QA_LEAD } },
    { "counts: team manager", { .level = -1, .person_id = "m3",
                                .role = CANDOUR_ROLE_TEAM_MANAGER } },
    { "counts: owner", { .level = -1, .person_id = "w17" } },
    { "counts of a team", { .level = -1, .team_id = "t7" } },
    { "counts of teams below", { .level = -1, .team_id = "t0" } },
    { "counts of a grade", { .level = -1, .drawn_as = CANDOUR_GRADE_INADEQUATE } },
    { "counts of a level", { .level = CANDOUR_LEVEL_WORKER } },
    { "counts of an owner", { .level = -1, .owner_id = "w17" } },
    { "counts of an auditor", { .level = -1, .auditor_id = "a3" } },
    { "counts of an auditor and grade", { .level = -1, .auditor_id = "a3",
                                          .drawn_as = CANDOUR_GRADE_GOOD } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    candour_bench_compare (cases[i].what, many, few, read_counts, &cases[i].filter, 0);

  /* Who moderates sees less, so the sums made for all do not serve. */
  candour_db_set_reader (candour_workspace_get_db (few), "a3", TRUE);
  candour_db_set_reader (candour_workspace_get_db (many), "a3", TRUE);
  candour_bench_compare ("counts: moderator", many, few, read_counts, &cases[0].filter, 0);
}

static void
measure (CandourWorkspace *many,
         CandourWorkspace *few)
{
  compare_pages (many, few);
  compare_counts (many, few);
}

int
main (int   argc,
      char *argv[])
{
  return candour_bench_main (argc, argv, fill, measure);
}
