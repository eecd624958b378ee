/* test-audit-list.c - the list of audits: every filter, both orders, page by page, and by words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audit-list.h"
#include "candour-store-audits.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

#define N_AUDITS 60

static const char insert_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " VALUES ($1, $2, $3, $4, $5, '2020-01-06T09:00:00Z', $6, $7, $8, 'child-in-need', $9, $10,"
  " NULLIF($11, 0), $11, $12, '', 'none', '', '', '', 'none', '', '', 'salt', 3, 3, 0,"
  " CASE WHEN $5 = 'actions-open' THEN 1 ELSE 0 END, 1)";

/* Sixty audits on twenty-five days, so that days have several; each fact goes round at a pace
 * of its own.
 */
static void
add_audit (CandourTestStore *store,
           const char       *framework_id,
           int               i)
{
  static const char *const states[] = { "closed", "closed", "actions-open", "in-progress",
                                        "closed", "not-started" };
  static const char *const teams[] = { "East", "North", "West" };
  const char *state = states[i % 6];
  gboolean is_submitted = i % 6 != 3 && i % 6 != 5;
  g_autofree char *id = g_strdup_printf ("a%02d", (i * 7) % N_AUDITS);
  g_autofree char *case_id = g_strdup_printf ("CF-%d", 2200 + i / 2);
  g_autofree char *day = g_strdup_printf ("2025-%02d-%02d", 1 + i % 5, 1 + i % 25);
  g_autofree char *at = g_strconcat (day, "T10:00:00Z", NULL);
  g_autofree char *reason = g_strdup_printf ("common %s word%d", i % 2 == 0 ? "evening" : "oddly",
                                             i);
  g_autoptr(GError) error = NULL;

  if (i % 2 == 0)
    candour_test_rows_add_case (store, case_id, "East", CANDOUR_TEST_WORKER);

  candour_db_execute (store->db, insert_sql, &error, "ssssssssssis", id, case_id, framework_id,
                      i % 3 == 0 ? CANDOUR_TEST_PEER : "r-dean", state,
                      is_submitted ? at : NULL, day, case_id,
                      i % 5 == 0 ? NULL : CANDOUR_TEST_WORKER, teams[i % 3],
                      (gint64) (is_submitted ? 1 + i % 4 : 0), reason);
  g_assert_no_error (error);
  candour_store_audit_list_index_words (store->db, id, &error);
  g_assert_no_error (error);
}

static void
add_audits (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  candour_test_rows_add_team (store, "West", NULL);
  for (int i = 0; i < N_AUDITS; i++)
    add_audit (store, framework_id, i);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static CandourAuditFilter
make_filter (void)
{
  return (CandourAuditFilter) { .state = -1 };
}

static GPtrArray *
get_page (CandourTestStore         *store,
          const CandourAuditFilter *filter,
          const char               *after_key,
          int                       limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = candour_store_audit_list_page (store->db, filter, after_key, limit,
                                                   CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, <=, limit);

  return rows;
}

/* The ids, page by page, a blank between them. */
static char *
walk_pages (CandourTestStore         *store,
            const CandourAuditFilter *filter,
            int                       limit)
{
  g_autofree char *key = NULL;
  GString *ids = g_string_new (NULL);

  while (TRUE)
    {
      g_autoptr(GPtrArray) rows = get_page (store, filter, key, limit);

      for (guint i = 0; i < rows->len; i++)
        g_string_append_printf (ids, "%s ", ((CandourAuditRow *) rows->pdata[i])->id);
      if (rows->len < (guint) limit)
        return g_string_free (ids, FALSE);

      g_free (key);
      key = g_strdup (((CandourAuditRow *) rows->pdata[limit - 1])->key);
    }
}

/* What the engine itself answers, with nothing of ours between. */
static char *
ask (CandourTestStore *store,
     const char       *condition,
     const char       *order)
{
  g_autofree char *sql = g_strconcat ("SELECT a.id FROM audit a WHERE ", condition, " ORDER BY ",
                                      order, NULL);
  g_autoptr(CandourStatement) statement = candour_db_prepare (store->db, sql, NULL);
  GString *ids = g_string_new (NULL);

  g_assert_nonnull (statement);
  while (candour_statement_step (statement, NULL) == CANDOUR_STEP_ROW)
    g_string_append_printf (ids, "%s ", candour_statement_get_text (statement, 0));

  return g_string_free (ids, FALSE);
}

static char *
join_ids (CandourTestStore         *store,
          const CandourAuditFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = candour_store_audit_list_ids (store->db, filter, &error);
  GString *joined = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (joined, "%s ", (const char *) ids->pdata[i]);

  return g_string_free (joined, FALSE);
}

static void
assert_counts (CandourTestStore         *store,
               const CandourAuditFilter *filter,
               const char               *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM audit a WHERE ", condition, NULL);
  g_autoptr(GError) error = NULL;
  gint64 counts[CANDOUR_N_AUDIT_STATES];
  gint64 n_open;
  gint64 sum = 0;

  candour_store_audit_list_count (store->db, filter, counts, &n_open, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    sum += counts[i];
  if (filter->state < 0)
    g_assert_cmpint (sum, ==, candour_test_store_count (store, sql));
  else
    g_assert_cmpint (counts[filter->state], ==, candour_test_store_count (store, sql));
  g_assert_cmpint (n_open, ==, counts[CANDOUR_AUDIT_ACTIONS_OPEN]);
}

/* In all four orders, in pages and at once, and how many there are. */
static void
assert_lists (CandourTestStore   *store,
              CandourAuditFilter  filter,
              const char         *condition)
{
  static const char *const orders[2][2] = {
    { "a.listed_on DESC, a.id DESC", "a.listed_on, a.id" },
    { "a.reference DESC, a.id DESC", "a.reference, a.id" },
  };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *expected = ask (store, condition, orders[i / 2][i % 2]);
      g_autofree char *paged = NULL;
      g_autofree char *all = NULL;

      filter.sort = i / 2;
      filter.ascending = i % 2;
      paged = walk_pages (store, &filter, 7);
      all = join_ids (store, &filter);
      g_assert_cmpstr (paged, ==, expected);
      g_assert_cmpstr (all, ==, expected);
    }

  assert_counts (store, &filter, condition);
}

static void
test_all (CandourTestStore *store)
{
  CandourAuditFilter filter = make_filter ();

  add_audits (store);
  assert_lists (store, filter, "1 = 1");

  filter.from_on = "2025-02-07";
  assert_lists (store, filter, "a.listed_on >= '2025-02-07'");
  filter.until_on = "2025-04-09";
  assert_lists (store, filter, "a.listed_on BETWEEN '2025-02-07' AND '2025-04-09'");
  filter.from_on = NULL;
  assert_lists (store, filter, "a.listed_on <= '2025-04-09'");
}

static void
test_filters (CandourTestStore *store)
{
  CandourAuditFilter filter = make_filter ();

  add_audits (store);

  for (filter.state = 0; filter.state < 4; filter.state++)
    {
      g_autofree char *condition =
        g_strdup_printf ("a.state = '%s'",
                         candour_code_from_value (candour_audit_states, filter.state));

      assert_lists (store, filter, condition);
    }
  filter.state = -1;

  filter.auditor_id = CANDOUR_TEST_PEER;
  assert_lists (store, filter, "a.auditor_id = 'P. Lowe'");
  filter.own_unsubmitted = TRUE;
  assert_lists (store, filter, "a.auditor_id = 'P. Lowe' AND a.submitted_at IS NULL");

  filter = make_filter ();
  filter.worker_id = CANDOUR_TEST_WORKER;
  filter.from_on = "2025-03-01";
  assert_lists (store, filter, "a.worker_id = 'T. Ash' AND a.listed_on >= '2025-03-01'");

  filter = make_filter ();
  filter.case_id = "CF-2204";
  assert_lists (store, filter, "a.case_id = 'CF-2204'");

  filter = make_filter ();
  filter.drawn_as = CANDOUR_GRADE_GOOD;
  assert_lists (store, filter, "a.overall_drawn = 3");
  filter.drawn_as = 0;
  filter.not_graded = TRUE;
  assert_lists (store, filter, "a.overall IS NULL");

  filter = make_filter ();
  filter.framework_id = "none of these";
  assert_lists (store, filter, "1 = 0");
}

static void
test_teams (CandourTestStore *store)
{
  CandourAuditFilter filter = make_filter ();

  add_audits (store);
  filter.team_id = "West";
  assert_lists (store, filter, "a.team_id = 'West'");
  filter.team_id = "North";
  assert_lists (store, filter, "a.team_id IN ('North', 'East')");
  filter.state = CANDOUR_AUDIT_CLOSED;
  assert_lists (store, filter, "a.team_id IN ('North', 'East') AND a.state = 'closed'");
  filter.drawn_as = CANDOUR_GRADE_INADEQUATE;
  assert_lists (store, filter,
                "a.team_id IN ('North', 'East') AND a.state = 'closed' AND a.overall = 1");
}

static void
test_words (CandourTestStore *store)
{
  CandourAuditFilter filter = make_filter ();

  add_audits (store);

  filter.text = "CF-220";
  assert_lists (store, filter, "a.reference LIKE 'CF-220%'");
  filter.text = "cf2207";
  assert_lists (store, filter, "a.reference = 'CF-2207'");
  filter.text = "West";
  assert_lists (store, filter, "a.team_id = 'West'");
  filter.text = "ash west";
  assert_lists (store, filter, "a.team_id = 'West' AND a.worker_id = 'T. Ash'");

  /* What was written counts once it is submitted. */
  filter.text = "evening";
  assert_lists (store, filter, "a.overall_reason LIKE '%evening%' AND a.submitted_at IS NOT NULL");
  filter.text = "Evening common CF-22";
  assert_lists (store, filter, "a.overall_reason LIKE '%evening%' AND a.submitted_at IS NOT NULL");
  filter.text = "word1";
  assert_lists (store, filter, "a.overall_reason LIKE '% word1%' AND a.submitted_at IS NOT NULL");
  filter.state = CANDOUR_AUDIT_ACTIONS_OPEN;
  assert_lists (store, filter, "a.overall_reason LIKE '% word1%' AND a.state = 'actions-open'");
  filter.state = -1;
  filter.auditor_id = CANDOUR_TEST_PEER;
  assert_lists (store, filter, "a.overall_reason LIKE '% word1%' AND a.submitted_at IS NOT NULL"
                " AND a.auditor_id = 'P. Lowe'");

  filter = make_filter ();
  filter.text = "evening nowhere";
  assert_lists (store, filter, "1 = 0");
  filter.text = "nowhere evening";
  assert_lists (store, filter, "1 = 0");
  filter.text = "  ";
  assert_lists (store, filter, "1 = 1");
}

static void
test_index (CandourTestStore *store)
{
  CandourAuditFilter filter = make_filter ();
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) jump = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows;

  add_audits (store);
  filter.team_id = "North";
  keys = candour_store_audit_list_index (store->db, &filter, 10, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 40);
  g_assert_cmpuint (keys->len, ==, 4);

  all = get_page (store, &filter, NULL, 100);
  jump = get_page (store, &filter, keys->pdata[1], 1);
  g_assert_cmpstr (((CandourAuditRow *) jump->pdata[0])->id, ==,
                   ((CandourAuditRow *) all->pdata[20])->id);
}

static void
test_row (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  CandourAuditFilter filter = make_filter ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) later = NULL;
  const CandourAuditRow *row;

  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);

  rows = get_page (store, &filter, NULL, 5);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->reference, ==, "CF-2291");
  g_assert_cmpint (row->cohort, ==, CANDOUR_COHORT_CHILD_IN_NEED);
  g_assert_cmpstr (row->worker_name, ==, CANDOUR_TEST_WORKER);
  g_assert_cmpstr (row->team_name, ==, "East");
  g_assert_cmpstr (row->auditor_name, ==, "R. Dean");
  g_assert_cmpstr (row->framework_title, ==, "Small audit");
  g_assert_cmpint (row->state, ==, CANDOUR_AUDIT_ACTIONS_OPEN);
  g_assert_cmpstr (row->submitted_on, ==, CANDOUR_TEST_TODAY);
  g_assert_cmpint (row->overall, ==, 3);
  g_assert_cmpstr (row->overall_name, ==, "Good");
  g_assert_cmpint (row->drawn_as, ==, CANDOUR_GRADE_GOOD);
  g_assert_cmpint (row->n_graded, ==, 3);
  g_assert_cmpint (row->n_standards, ==, 3);
  g_assert_cmpint (row->n_actions, ==, 2);
  g_assert_cmpint (row->n_open, ==, 2);
  g_assert_cmpint (row->n_overdue, ==, 0);

  later = candour_store_audit_list_page (store->db, &filter, NULL, 5, "2026-02-01", NULL);
  g_assert_cmpint (((CandourAuditRow *) later->pdata[0])->n_overdue, ==, 2);
}

/* Submitting moves an audit in the list: its words move along, and none is counted twice. */
static void
test_moved_words (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  CandourAuditFilter filter = make_filter ();
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_kept_fill (store, &audit);
  filter.text = "mother";
  before = get_page (store, &filter, NULL, 5);
  g_assert_cmpuint (before->len, ==, 0);

  candour_test_kept_submit (store, audit);
  candour_store_audit_list_index_words (store->db, audit->id, &error);
  g_assert_no_error (error);
  after = get_page (store, &filter, NULL, 5);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM word w WHERE w.n <>"
                                             " (SELECT count(*) FROM audit_word x"
                                             " WHERE x.word_id = w.id)"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit_word x"
                                             " JOIN audit a ON a.id = x.audit_id"
                                             " WHERE a.listed_on <> x.listed_on"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/audit-list/all", test_all);
  candour_test_store_add ("/store/audit-list/filters", test_filters);
  candour_test_store_add ("/store/audit-list/teams", test_teams);
  candour_test_store_add ("/store/audit-list/words", test_words);
  candour_test_store_add ("/store/audit-list/index", test_index);
  candour_test_store_add ("/store/audit-list/row", test_row);
  candour_test_store_add ("/store/audit-list/moved-words", test_moved_words);

  return g_test_run ();
}
