/* bench-audit-list.c - a page of the list costs the same among many audits as among few
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-audit-list [MANY [FEW]]
 *
 * Two workspaces alike but for their size are filled by bare inserts; what the window asks of
 * them is timed on both, and the ratio printed. Each cost is the median of many.
 */

#include "candour-bench.h"
#include "candour-grade.h"
#include "candour-store-audit-list.h"

#define PAGE 50
#define N_AUDITORS 14
#define N_WORKERS 198
#define N_TEAMS 9
#define TODAY "2026-01-14"

/* A word is in every audit whose number it divides, so common and rare words overlap. */
static const int paces[] = { 1, 2, 3, 5, 7, 11, 13, 17, 29, 53, 101, 211, 401, 797 };

/* --- Filling -------------------------------------------------------------------------- */

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, team_id, revision)"
  " VALUES ($1, $1, $1, $1, 'social-worker', $2, 1)";

/* t0 is above the others; a0 ... audit, w0 ... hold the children. */
static void
fill_people (CandourDb *db)
{
  g_autoptr(GError) error = NULL;

  candour_bench_fill_scales (db);
  candour_bench_fill_teams (db, N_TEAMS);
  for (int i = 0; i < N_AUDITORS + N_WORKERS; i++)
    {
      g_autofree char *id = g_strdup_printf (i < N_AUDITORS ? "a%d" : "w%d",
                                             i < N_AUDITORS ? i : i - N_AUDITORS);
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
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $2, 'child-in-need', $9, $10, NULLIF($11, 0), $11,"
  " 'What the child''s life is like because of the work, in a line or two as people write it.',"
  " '', 'none', '', '', '', 'none', '', '', '0123456789abcdef0123456789abcdef', 12, 12, 2, $12, 1)";

static char *
dup_audit_id (int i)
{
  return g_strdup_printf ("01900000-0000-7000-8000-%012d", i);
}

/* The newest of each hundred are not submitted, and a few more have an action open. */
static void
fill_audit (CandourDb *db,
            int        i,
            int        n_audits)
{
  const char *state = i % 100 == 99 ? "in-progress" : i % 31 == 0 ? "actions-open" : "closed";
  g_autofree char *id = dup_audit_id (i);
  g_autofree char *case_id = g_strdup_printf ("CF-%06d", i / 2);
  g_autofree char *auditor_id = g_strdup_printf ("a%d", i * 5 % N_AUDITORS);
  g_autofree char *worker_id = g_strdup_printf ("w%d", i * 5 % N_WORKERS);
  g_autofree char *team_id = g_strdup_printf ("t%d", i * 5 % N_WORKERS % N_TEAMS);
  g_autofree char *day = candour_bench_dup_day (i, n_audits);
  g_autofree char *at = g_strconcat (day, "T10:00:00Z", NULL);
  g_autoptr(GError) error = NULL;

  if (i % 2 == 0)
    candour_db_execute (db, case_sql, &error, "s", case_id);
  candour_bench_check (error);
  candour_db_execute (db, audit_sql, &error, "ssssssssssii", id, case_id, i % 4 == 0 ? "g" : "f",
                      auditor_id, state, at, i % 100 == 99 ? NULL : at, day, worker_id, team_id,
                      (gint64) (i % 100 == 99 ? 0 : i % 40 == 0 ? 1 : 2 + i % 3),
                      (gint64) (i % 31 == 0));
  candour_bench_check (error);
}

static const char word_sql[] =
  "INSERT INTO word (id, folded, n) VALUES ($1, $2, $3)";

static const char audit_word_sql[] =
  "INSERT INTO audit_word (word_id, listed_on, audit_id, said) VALUES ($1, $2, $3, 1)";

static void
place_word (CandourDb  *db,
            gint64      word_id,
            int         i,
            const char *day)
{
  g_autofree char *id = dup_audit_id (i);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, audit_word_sql, &error, "iss", word_id, day, id);
  candour_bench_check (error);
}

/* "cf" and "pace1" are in all, "pace797" in few, and each case has its number. */
static void
fill_words (CandourDb *db,
            int        n_audits)
{
  g_auto(GStrv) days = g_new0 (char *, n_audits + 1);
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < n_audits; i++)
    days[i] = candour_bench_dup_day (i, n_audits);

  for (guint k = 0; k < G_N_ELEMENTS (paces); k++)
    {
      g_autofree char *word = g_strdup_printf ("pace%dx", paces[k]);

      candour_db_execute (db, word_sql, &error, "isi", (gint64) k + 1, word,
                          (gint64) ((n_audits + paces[k] - 1) / paces[k]));
      candour_bench_check (error);
      for (int i = 0; i < n_audits; i += paces[k])
        place_word (db, k + 1, i, days[i]);
    }

  for (int i = 0; i < n_audits; i++)
    {
      g_autofree char *number = g_strdup_printf ("%06d", i / 2);

      if (i % 2 == 0)
        candour_db_execute (db, word_sql, &error, "isi", (gint64) 100 + i / 2, number, (gint64) 2);
      candour_bench_check (error);
      place_word (db, 100 + i / 2, i, days[i]);
    }
}

static void
fill (CandourDb *db,
      int        n_audits)
{
  fill_people (db);
  for (int i = 0; i < n_audits; i++)
    fill_audit (db, i, n_audits);
  fill_words (db, n_audits);
}

/* --- Timing --------------------------------------------------------------------------- */

typedef struct
{
  const CandourAuditFilter *filter;
  int                       limit;
} Page;

static void
read_page (CandourDb     *db,
           gconstpointer  what)
{
  const Page *page = what;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_audit_list_page (db, page->filter, NULL, page->limit, TODAY, &error);

  candour_bench_check (error);
}

static guint
count_page (CandourWorkspace         *workspace,
            const CandourAuditFilter *filter)
{
  g_autoptr(GPtrArray) rows =
    candour_store_audit_list_page (candour_workspace_get_db (workspace), filter, NULL, PAGE,
                                   TODAY, NULL);

  return rows->len;
}

static void
compare_all (CandourWorkspace *many,
             CandourWorkspace *few)
{
  static const struct
  {
    const char         *what;
    CandourAuditFilter  filter;
  } cases[] = {
    { "first page", { .state = -1 } },
    { "first page, oldest first", { .state = -1, .ascending = TRUE } },
    { "first page, by reference", { .state = -1, .sort = CANDOUR_SORT_REFERENCE } },
    { "state: closed", { .state = CANDOUR_AUDIT_CLOSED } },
    { "state: actions open", { .state = CANDOUR_AUDIT_ACTIONS_OPEN } },
    { "state: in progress", { .state = CANDOUR_AUDIT_IN_PROGRESS } },
    { "team", { .state = -1, .team_id = "t7" } },
    { "team with teams below", { .state = -1, .team_id = "t0" } },
    { "auditor", { .state = -1, .auditor_id = "a3" } },
    { "worker", { .state = -1, .worker_id = "w17" } },
    { "framework", { .state = -1, .framework_id = "g" } },
    { "grade: Inadequate", { .state = -1, .drawn_as = CANDOUR_GRADE_INADEQUATE } },
    { "a year", { .state = -1, .from_on = "2024-01-01", .until_on = "2024-12-31" } },
    { "a year, one auditor", { .state = -1, .auditor_id = "a3", .from_on = "2024-01-01",
                               .until_on = "2024-12-31" } },
    { "search: a case", { .state = -1, .text = "001700" } },
    { "search: a word of all", { .state = -1, .text = "pace1x" } },
    { "search: a word of some", { .state = -1, .text = "pace29x" } },
    { "search: a beginning", { .state = -1, .text = "pace" } },
    { "search: two words", { .state = -1, .text = "pace7x pace11x" } },
    { "search and one filter", { .state = -1, .text = "pace5x", .auditor_id = "a0" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Of both as many rows as the small one has, or there would be more to show, not to find. */
      const Page page = { &cases[i].filter, MAX (1, count_page (few, &cases[i].filter)) };

      candour_bench_compare (cases[i].what, many, few, read_page, &page, page.limit);
    }
}

/* --- What the whole list takes -------------------------------------------------------- */

static void
measure_index (CandourWorkspace *many)
{
  CandourAuditFilter filter = { .state = -1 };
  CandourDb *db = candour_workspace_get_db (many);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 n_rows;
  gint64 n_bytes = 0;
  gint64 begin = g_get_monotonic_time ();
  gint64 indexed;

  keys = candour_store_audit_list_index (db, &filter, 200, &n_rows, &error);
  candour_bench_check (error);
  indexed = g_get_monotonic_time ();
  candour_store_audit_list_count (db, &filter, counts, NULL, &error);
  candour_bench_check (error);

  /* What malloc adds is not more than this. */
  for (guint i = 0; i < keys->len; i++)
    n_bytes += strlen (keys->pdata[i]) + 1 + 24 + sizeof (gpointer);

  g_print ("keys of every 200th of %" G_GINT64_FORMAT " rows: %.2f bytes a row, %.0f ms; counts: "
           "%.0f ms\n", n_rows, (double) n_bytes / n_rows, (indexed - begin) / 1e3,
           (g_get_monotonic_time () - indexed) / 1e3);
}

static void
measure (CandourWorkspace *many,
         CandourWorkspace *few)
{
  compare_all (many, few);
  measure_index (many);
}

int
main (int   argc,
      char *argv[])
{
  return candour_bench_main (argc, argv, fill, measure);
}
