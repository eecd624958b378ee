/* test-moderation-list.c - the queues of moderations, and the figures over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-moderation-list.h"
#include "candour-store-moderations.h"
#include "candour-test-moderated.h"
#include "candour-test-rows.h"

#define N_ROWS 60

/* --- Rows of all kinds ---------------------------------------------------------------- */

static const char add_sql[] =
  "INSERT INTO moderation (id, audit_id, state, stage, listed_on, kind, reason, request_words,"
  " drawn_by, drawn_at, due_on, submitted_on, auditor_id, team_id, moderator_id, had_read,"
  " n_graded, n_standards, overall_reason, sealed_at, days, late, decider_id, refer_words,"
  " n_to_agree, agreed_overall, agreed_at, changed, quality_evidence, quality_child,"
  " quality_actions, comment, finished_at, read_at, reply, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, 'none', '', 'R', '2026-01-05T09:00:00Z', $7, $8, $9, $10,"
  " $11, 0, 0, 3, '', $12, $13, $14, $15, '', 0, $16, $12, $17, 'none', 'none', 'none', '',"
  " $18, $19, '', 'salt', 1)";

/* What the loop below makes of a number, so that expectations can be asked of plain SQL. */
static void
add_moderation (CandourTestStore *store,
                int               i)
{
  static const char *const states[] = { "waiting", "grading", "referred", "finished", "finished" };
  static const char *const stages[] = { "to-allocate", "grading", "comparing", "finished",
                                        "finished" };
  static const char *const kinds[] = { "rule", "random", "request" };
  int state = i % 5;
  g_autofree char *id = g_strdup_printf ("m%02d", i);
  g_autofree char *audit_id = g_strdup_printf ("a%02d", i);
  g_autofree char *due_on = g_strdup_printf ("2026-02-%02d", i % 20 + 1);
  g_autofree char *submitted_on = g_strdup_printf ("2026-01-%02d", i % 28 + 1);
  const char *sealed_at = state >= 2 ? "2026-01-30T12:00:00Z" : NULL;
  const char *finished_at = state >= 3 ? "2026-01-31T12:00:00Z" : NULL;
  g_autoptr(GError) error = NULL;

  candour_test_rows_add_audit (store, audit_id, "CF-1", "f", i % 2 == 0 ? "R" : "P", NULL,
                               "2026-01-12");
  candour_db_execute (store->db, add_sql, &error, "ssssssssssssiisiiss", id, audit_id,
                      states[state], stages[state], due_on, kinds[i % 3], due_on, submitted_on,
                      i % 2 == 0 ? "R" : "P", i % 4 == 0 ? "East" : "West",
                      state > 0 ? (i % 2 == 0 ? "P" : "Q") : NULL, sealed_at, (gint64) (i % 9),
                      (gint64) (sealed_at != NULL && i % 7 == 0),
                      state == 2 && i % 4 == 0 ? "S" : NULL, (gint64) (i % 4 + 1),
                      (gint64) (state >= 3 ? i % 3 - 1 : 0), finished_at,
                      state == 4 ? finished_at : NULL);
  g_assert_no_error (error);
}

static void
prepare (CandourTestStore *store)
{
  static const char *const stages[] = { "to-allocate", "grading", "comparing", "finished" };

  candour_test_rows_add_team (store, "North", NULL);
  candour_test_rows_add_team (store, "East", "North");
  candour_test_rows_add_team (store, "West", NULL);
  candour_test_store_add_person (store, "P", "moderator", NULL);
  candour_test_store_add_person (store, "Q", "moderator", NULL);
  candour_test_store_add_person (store, "R", "team-manager", NULL);
  candour_test_store_add_person (store, "S", "head-of-service", NULL);
  candour_test_store_add_person (store, "L", "qa-lead", NULL);
  candour_test_rows_add_framework (store, "f");
  candour_test_rows_add_case (store, "CF-1", NULL, NULL);

  for (int i = 0; i < N_ROWS; i++)
    add_moderation (store, i);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO moderation_tally (stage, n) SELECT '%s', count(*) FROM"
                         " moderation WHERE stage = '%s'", stages[i], stages[i]);

      candour_test_store_run (store, sql);
    }
  candour_db_set_reader (store->db, NULL, FALSE);
}

/* --- Pages ---------------------------------------------------------------------------- */

static char *
ask (CandourTestStore *store,
     const char       *condition,
     const char       *order)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM moderation m WHERE %s ORDER BY %s",
                                          condition, order);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement = candour_db_query (store->db, sql, &error, "");
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  while (candour_statement_step (statement, &error) == CANDOUR_STEP_ROW)
    g_string_append_printf (ids, "%s ", candour_statement_get_text (statement, 0));

  return g_string_free (ids, FALSE);
}

static char *
walk_pages (CandourTestStore              *store,
            const CandourModerationFilter *filter,
            int                            limit)
{
  GString *ids = g_string_new (NULL);
  g_autofree char *after = NULL;

  while (TRUE)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) rows = candour_store_moderation_list_page (store->db, filter, after,
                                                                      limit, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        {
          const CandourModerationRow *row = rows->pdata[i];

          g_string_append_printf (ids, "%s ", row->id);
          g_free (after);
          after = g_strdup (row->key);
        }
      if (rows->len < (guint) limit)
        return g_string_free (ids, FALSE);
    }
}

static void
assert_list (CandourTestStore        *store,
             CandourModerationFilter  filter,
             const char              *condition,
             const char              *order)
{
  g_autofree char *expected = ask (store, condition, order);
  g_autofree char *paged = walk_pages (store, &filter, 7);
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM moderation m WHERE ", condition, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  gint64 n_rows;

  g_assert_cmpstr (paged, ==, expected);
  keys = candour_store_moderation_list_index (store->db, &filter, 5, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, candour_test_store_count (store, sql));
  g_assert_cmpuint (keys->len, ==, n_rows / 5);
}

#define SOONEST "m.listed_on, m.id"
#define NEWEST "m.listed_on DESC, m.id DESC"

static void
test_queues (CandourTestStore *store)
{
  CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_TO_ALLOCATE };

  prepare (store);
  assert_list (store, filter, "stage = 'to-allocate'", SOONEST);
  filter.queue = CANDOUR_QUEUE_GRADING;
  assert_list (store, filter, "stage = 'grading'", SOONEST);
  filter.queue = CANDOUR_QUEUE_COMPARING;
  assert_list (store, filter, "stage = 'comparing'", SOONEST);
  filter.queue = CANDOUR_QUEUE_FINISHED;
  assert_list (store, filter, "stage = 'finished'", NEWEST);
  filter.queue = CANDOUR_QUEUE_ALL;
  assert_list (store, filter, "1 = 1", NEWEST);
}

static void
test_own (CandourTestStore *store)
{
  CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_MINE, .person_id = "P" };

  prepare (store);
  assert_list (store, filter, "moderator_id = 'P' AND stage IN ('grading', 'comparing')",
               SOONEST);
  filter.person_id = "S";
  assert_list (store, filter, "decider_id = 'S' AND state = 'referred'", SOONEST);
  filter.person_id = "L";
  assert_list (store, filter, "state = 'referred' AND decider_id IS NULL", SOONEST);
  filter.queue = CANDOUR_QUEUE_FEEDBACK;
  filter.person_id = "R";
  assert_list (store, filter, "auditor_id = 'R' AND stage = 'finished' AND read_at IS NULL",
               NEWEST);
}

static void
test_filters (CandourTestStore *store)
{
  CandourModerationFilter filter = { .queue = CANDOUR_QUEUE_FINISHED, .moderator_id = "Q" };
  CandourModerationFilter period = { .queue = CANDOUR_QUEUE_ALL, .from_on = "2026-01-05",
                                     .until_on = "2026-01-20" };

  prepare (store);
  assert_list (store, filter, "stage = 'finished' AND moderator_id = 'Q'", NEWEST);
  filter.kind = CANDOUR_DRAW_RANDOM;
  assert_list (store, filter, "stage = 'finished' AND moderator_id = 'Q' AND kind = 'random'",
               NEWEST);
  filter.moderator_id = NULL;
  filter.auditor_id = "R";
  assert_list (store, filter, "stage = 'finished' AND auditor_id = 'R' AND kind = 'random'",
               NEWEST);
  filter.auditor_id = NULL;
  filter.team_id = "North";
  assert_list (store, filter, "stage = 'finished' AND team_id = 'East' AND kind = 'random'",
               NEWEST);

  filter.kind = CANDOUR_DRAW_REQUEST;
  filter.team_id = NULL;
  assert_list (store, filter, "stage = 'finished' AND kind = 'request'", NEWEST);
  filter.queue = CANDOUR_QUEUE_ALL;
  filter.kind = CANDOUR_DRAW_NONE;
  filter.team_id = "West";
  assert_list (store, filter, "team_id = 'West'", NEWEST);

  assert_list (store, period, "submitted_on BETWEEN '2026-01-05' AND '2026-01-20'",
               "m.submitted_on DESC, m.id DESC");
}

static void
test_counts (CandourTestStore *store)
{
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];
  g_autoptr(GError) error = NULL;

  prepare (store);
  candour_store_moderation_list_count (store->db, "P", counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts[CANDOUR_QUEUE_TO_ALLOCATE], ==, 12);
  g_assert_cmpint (counts[CANDOUR_QUEUE_GRADING], ==, 12);
  g_assert_cmpint (counts[CANDOUR_QUEUE_COMPARING], ==, 12);
  g_assert_cmpint (counts[CANDOUR_QUEUE_FINISHED], ==, 24);
  g_assert_cmpint (counts[CANDOUR_QUEUE_ALL], ==, N_ROWS);
  g_assert_cmpint (counts[CANDOUR_QUEUE_MINE], ==,
                   candour_test_store_count (store, "SELECT count(*) FROM moderation WHERE"
                                             " moderator_id = 'P' AND stage IN"
                                             " ('grading', 'comparing')"));
}

/* The tally moves with each moderation. */
static void
test_tally (CandourTestStore *store)
{
  static const int finished = CANDOUR_QUEUE_FINISHED;
  g_auto(CandourTestModerated) test;
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_store_moderation_list_count (store->db, CANDOUR_TEST_MODERATOR, counts, &error);
  g_assert_cmpint (counts[CANDOUR_QUEUE_TO_ALLOCATE], ==, 1);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_store_moderation_list_count (store->db, CANDOUR_TEST_MODERATOR, counts, &error);
  g_assert_cmpint (counts[CANDOUR_QUEUE_TO_ALLOCATE], ==, 0);
  g_assert_cmpint (counts[CANDOUR_QUEUE_GRADING], ==, 1);
  g_assert_cmpint (counts[CANDOUR_QUEUE_MINE], ==, 1);
  candour_test_moderated_grade (&test, 3, 2, 3, 3);
  candour_test_moderated_seal (&test);
  candour_test_moderated_finish (&test);
  candour_store_moderation_list_count (store->db, CANDOUR_TEST_MODERATOR, counts, &error);
  g_assert_cmpint (counts[finished], ==, 1);
  g_assert_cmpint (counts[CANDOUR_QUEUE_ALL], ==, 1);
  g_assert_cmpint (counts[CANDOUR_QUEUE_MINE], ==, 0);
  candour_store_moderation_list_count (store->db, store->actor->person_id, counts, &error);
  g_assert_cmpint (counts[CANDOUR_QUEUE_FEEDBACK], ==, 1);
}

/* --- Figures -------------------------------------------------------------------------- */

static gint64
count (CandourTestStore *store,
       const char       *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM moderation m WHERE ", condition, NULL);

  return candour_test_store_count (store, sql);
}

static gint64
count_behind (CandourTestStore              *store,
              const CandourModerationScope  *scope,
              CandourModerationBehind        behind)
{
  const CandourModerationFilter filter = {
    .queue = CANDOUR_QUEUE_ALL, .behind = behind, .from_on = scope->from_on,
    .until_on = scope->until_on, .team_id = scope->team_id, .auditor_id = scope->auditor_id,
    .kind = scope->random_only ? CANDOUR_DRAW_RANDOM : CANDOUR_DRAW_NONE,
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  gint64 n_rows = -1;

  keys = candour_store_moderation_list_index (store->db, &filter, 5, &n_rows, &error);
  g_assert_no_error (error);

  return n_rows;
}

/* The list behind each figure has as many rows as the figure says. */
static void
assert_figures (CandourTestStore              *store,
                const CandourModerationScope  *scope,
                const char                    *condition)
{
  g_autofree char *agreed = g_strconcat (condition, " AND agreed_at IS NOT NULL", NULL);
  g_autofree char *lower = g_strconcat (agreed, " AND changed = -1", NULL);
  g_autofree char *higher = g_strconcat (agreed, " AND changed = 1", NULL);
  g_autofree char *late = g_strconcat (condition, " AND late = 1", NULL);
  g_autoptr(GError) error = NULL;
  CandourModerationFigures figures;

  candour_store_moderation_figures (store->db, scope, &figures, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures.n_drawn, ==, count (store, condition));
  g_assert_cmpint (figures.n_rule + figures.n_random + figures.n_request, ==, figures.n_drawn);
  g_assert_cmpint (figures.n_moderated, ==, count (store, agreed));
  g_assert_cmpint (figures.n_downgraded, ==, count (store, lower));
  g_assert_cmpint (figures.n_upgraded, ==, count (store, higher));
  g_assert_cmpint (figures.n_same + figures.n_upgraded + figures.n_downgraded, ==,
                   figures.n_moderated);
  g_assert_cmpint (figures.n_late, ==, count (store, late));

  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_DRAWN), ==, figures.n_drawn);
  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_MODERATED), ==,
                   figures.n_moderated);
  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_UPGRADED), ==, figures.n_upgraded);
  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_DOWNGRADED), ==,
                   figures.n_downgraded);
  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_SAME), ==, figures.n_same);
  g_assert_cmpint (count_behind (store, scope, CANDOUR_BEHIND_LATE), ==, figures.n_late);
}

static void
test_figures (CandourTestStore *store)
{
  CandourModerationScope scope = { NULL };

  prepare (store);
  assert_figures (store, &scope, "1 = 1");
  scope.random_only = TRUE;
  assert_figures (store, &scope, "kind = 'random'");
  scope.random_only = FALSE;
  scope.from_on = "2026-01-05";
  scope.until_on = "2026-01-20";
  assert_figures (store, &scope, "submitted_on BETWEEN '2026-01-05' AND '2026-01-20'");
  scope.team_id = "North";
  assert_figures (store, &scope, "submitted_on BETWEEN '2026-01-05' AND '2026-01-20'"
                                 " AND team_id = 'East'");
  scope.team_id = NULL;
  scope.auditor_id = "P";
  assert_figures (store, &scope, "submitted_on BETWEEN '2026-01-05' AND '2026-01-20'"
                                 " AND auditor_id = 'P'");
}

/* A table of cases: days of each, then the median and nine in ten. */
static void
test_days (CandourTestStore *store)
{
  static const struct
  {
    int days[10];
    int n;
    int median;
    int ninth;
  } cases[] = {
    { { 0 }, 0, -1, -1 },
    { { 4 }, 1, 4, 4 },
    { { 4, 8 }, 2, 4, 8 },
    { { 1, 2, 3 }, 3, 2, 3 },
    { { 1, 1, 2, 2, 3, 3, 4, 4, 5, 30 }, 10, 3, 5 },
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 9 }, 10, 0, 0 },
  };
  const CandourModerationScope scope = { NULL };

  prepare (store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandourModerationFigures figures;
      g_autoptr(GError) error = NULL;

      candour_test_store_run (store, "UPDATE moderation SET sealed_at = NULL");
      for (int j = 0; j < cases[i].n; j++)
        {
          g_autofree char *sql =
            g_strdup_printf ("UPDATE moderation SET sealed_at = '2026-01-30T12:00:00Z', days = %d"
                             " WHERE id = 'm%02d'", cases[i].days[j], j);

          candour_test_store_run (store, sql);
        }

      candour_store_moderation_figures (store->db, &scope, &figures, &error);
      g_assert_no_error (error);
      g_assert_cmpint (figures.n_sealed, ==, cases[i].n);
      g_assert_cmpint (figures.median_days, ==, cases[i].median);
      g_assert_cmpint (figures.ninth_days, ==, cases[i].ninth);
    }
}

/* One more moderated, and the figures move by exactly one. */
static void
test_by_one (CandourTestStore *store)
{
  const CandourModerationScope scope = { NULL };
  g_auto(CandourTestModerated) test;
  CandourModerationFigures before;
  CandourModerationFigures after;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_store_moderation_figures (store->db, &scope, &before, &error);
  g_assert_cmpint (before.n_submitted, ==, 1);
  g_assert_cmpint (before.n_drawn, ==, 1);
  g_assert_cmpint (before.n_moderated, ==, 0);

  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 2, 3, 3);
  candour_test_moderated_seal (&test);
  candour_test_moderated_finish (&test);
  candour_store_moderation_figures (store->db, &scope, &after, &error);
  g_assert_cmpint (after.n_moderated, ==, 1);
  g_assert_cmpint (after.n_same, ==, 1);
  g_assert_cmpint (after.n_sealed, ==, 1);
  g_assert_cmpint (after.median_days, ==, 0);
}

static void
test_pattern (CandourTestStore *store)
{
  guint n_higher;
  guint n_same;
  guint n_lower;
  g_autoptr(GError) error = NULL;

  prepare (store);
  candour_test_store_run (store, "UPDATE moderation SET overall = 2, kind = 'random'"
                                 " WHERE sealed_at IS NOT NULL AND auditor_id = 'R'");
  candour_test_store_run (store, "UPDATE audit SET overall = 3 WHERE id IN (SELECT audit_id FROM"
                                 " moderation WHERE days > 4)");
  candour_test_store_run (store, "UPDATE audit SET overall = 2 WHERE overall IS NULL");
  candour_test_store_run (store, "UPDATE moderation SET had_read = 1 WHERE id = 'm08'");

  candour_store_moderation_pattern (store->db, "R", NULL, &n_higher, &n_same, &n_lower, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_higher, ==, count (store, "auditor_id = 'R' AND sealed_at IS NOT NULL"
                                        " AND days > 4 AND had_read = 0"));
  g_assert_cmpint (n_same, ==, count (store, "auditor_id = 'R' AND sealed_at IS NOT NULL"
                                      " AND days <= 4 AND had_read = 0"));
  g_assert_cmpint (n_lower, ==, 0);

  candour_store_moderation_pattern (store->db, "R", "2026-01-30T12:00:00Z", &n_higher, &n_same,
                                    &n_lower, &error);
  g_assert_cmpint (n_higher + n_same + n_lower, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/moderation-list/queues", test_queues);
  candour_test_store_add ("/store/moderation-list/own", test_own);
  candour_test_store_add ("/store/moderation-list/filters", test_filters);
  candour_test_store_add ("/store/moderation-list/counts", test_counts);
  candour_test_store_add ("/store/moderation-list/tally", test_tally);
  candour_test_store_add ("/store/moderation-list/figures", test_figures);
  candour_test_store_add ("/store/moderation-list/days", test_days);
  candour_test_store_add ("/store/moderation-list/by-one", test_by_one);
  candour_test_store_add ("/store/moderation-list/pattern", test_pattern);

  return g_test_run ();
}
