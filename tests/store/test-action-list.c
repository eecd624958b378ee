/* test-action-list.c - the list of actions: order, views, filters, pages and counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-action-list.h"
#include "candour-store-audits.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

#define TODAY "2026-03-02"
#define N_ACTIONS 40

/* --- Forty actions of an audit -------------------------------------------------------- */

/* Rows as the store would write them; what they are summed up to is made here by adding up. */
static void
add_tally (CandourTestStore *store,
           const char       *scope,
           const char       *level,
           const char       *grade)
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

      candour_test_store_run (store, sql);
    }
}

static void
add_tallies (CandourTestStore *store)
{
  static const char *const scopes[] = {
    "''", "'team ' || p.team_id", "'owner ' || p.owner_id", "'auditor ' || p.auditor_id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      add_tally (store, scopes[i], "''", "-1");
      add_tally (store, scopes[i], "p.level", "-1");
      add_tally (store, scopes[i], "''", "p.drawn_as");
      add_tally (store, scopes[i], "p.level", "p.drawn_as");
    }
}

static const char *
get_state (int i)
{
  static const char *const states[] = {
    "open", "started", "reported-done", "no-difference", "made-difference",
  };

  return states[i % G_N_ELEMENTS (states)];
}

static const char *
get_stage (int i)
{
  static const char *const stages[] = { "owner", "owner", "verify", "check", "closed" };

  return stages[i % G_N_ELEMENTS (stages)];
}

/* Each day twice, and in no order of theirs. */
static char *
dup_raised (int i)
{
  return candour_date_add_days (TODAY, -60 + i * 7 % 20);
}

/* Dates from 20 days before to 19 days after TODAY, each twice. */
static void
add_action (CandourTestStore *store,
            int               i)
{
  g_autofree char *wait_on = candour_date_add_days (TODAY, i % 20 * 2 - 20);
  g_autofree char *told = candour_date_add_days (wait_on, 14);
  const char *level = i % 3 == 0 ? "worker" : "child";
  const char *owner = i % 4 == 0 ? CANDOUR_TEST_BOSS : CANDOUR_TEST_WORKER;
  int drawn = 1 + i % 2;
  gboolean is_open = !g_str_equal (get_stage (i), "closed");
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO action_point (id, audit_id, case_id, kind, position, what,"
                     " difference, level, owner_id, due_on, first_due_on, state, is_open,"
                     " text_salt, revision, auditor_id, team_id, grade, drawn_as, stage, wait_on,"
                     " told_manager, told_head, told_qa)"
                     " SELECT 'p%02d', id, case_id, 'improvement', %d, 'Do %d', '', '%s', '%s',"
                     " '%s', '%s', '%s', %d, 's', 1, auditor_id, team_id, %d, %d, '%s', '%s',"
                     " %s, %s, %s FROM audit",
                     i, i, i, level, owner, wait_on, wait_on, get_state (i), is_open, drawn,
                     drawn, get_stage (i), wait_on, "NULL", "NULL", "NULL");
  g_autofree char *tell =
    g_strdup_printf ("UPDATE action_point SET told_qa = '%s', told_manager = '%s' WHERE id ="
                     " 'p%02d'", told, wait_on, i);

  g_autofree char *raised = dup_raised (i);
  g_autofree char *raise =
    g_strdup_printf ("UPDATE action_point SET raised_on = '%s' WHERE id = 'p%02d'", raised, i);

  candour_test_store_run (store, sql);
  candour_test_store_run (store, raise);
  if (is_open)
    candour_test_store_run (store, tell);
}

static void
prepare (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  g_assert_no_error (error);
  for (int i = 0; i < N_ACTIONS; i++)
    add_action (store, i);
  add_tallies (store);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static GPtrArray *
get_page (CandourTestStore          *store,
          const CandourActionFilter *filter,
          const char                *after,
          int                        limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows =
    candour_store_action_list_page (store->db, filter, after, limit, TODAY, &error);

  g_assert_no_error (error);

  return rows;
}

/* --- Order ---------------------------------------------------------------------------- */

/* Overdue, to verify (and to check by now), due, to check later. */
static int
get_part (const CandourActionRow *row)
{
  gboolean past = strcmp (row->due_on, TODAY) < 0;

  if (row->state == CANDOUR_ACTION_REPORTED_DONE)
    return 1;
  if (row->state == CANDOUR_ACTION_NO_DIFFERENCE)
    return strcmp (row->due_on, TODAY) <= 0 ? 1 : 3;

  return past ? 0 : 2;
}

static void
check_order (GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    {
      const CandourActionRow *before = rows->pdata[i - 1];
      const CandourActionRow *row = rows->pdata[i];

      g_assert_cmpint (get_part (before), <=, get_part (row));
      if (get_part (before) == get_part (row))
        g_assert_cmpstr (before->due_on, <=, row->due_on);
    }
}

static void
test_order (CandourTestStore *store)
{
  const CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  g_autoptr(GPtrArray) rows = NULL;
  const CandourActionRow *first;

  prepare (store);
  rows = get_page (store, &filter, NULL, 100);
  g_assert_cmpuint (rows->len, ==, 32);
  check_order (rows);
  first = rows->pdata[0];
  g_assert_cmpstr (first->reference, ==, "CF-2291");
  g_assert_cmpstr (first->team_name, ==, "East");
  g_assert_cmpint (first->told, ==, CANDOUR_TOLD_QA_LEAD);
}

/* Negative: @row comes before @other. */
static int
compare_by (CandourActionOrder      order,
            const CandourActionRow *row,
            const CandourActionRow *other)
{
  g_autofree char *raised = dup_raised (atoi (row->id + 1));
  g_autofree char *other_raised = dup_raised (atoi (other->id + 1));

  switch (order)
    {
    case CANDOUR_ACTIONS_BY_DUE:
      return strcmp (row->due_on, other->due_on);
    case CANDOUR_ACTIONS_NEWEST:
      return strcmp (other_raised, raised);
    case CANDOUR_ACTIONS_OLDEST:
    case CANDOUR_ACTIONS_URGENT:
    default:
      return strcmp (raised, other_raised);
    }
}

/* Another order shows the same actions of a view, each once. */
static void
check_same (GPtrArray *rows,
            GPtrArray *others)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, ((CandourActionRow *) rows->pdata[i])->id);
  g_assert_cmpuint (g_hash_table_size (ids), ==, rows->len);
  g_assert_cmpuint (others->len, ==, rows->len);
  for (guint i = 0; i < others->len; i++)
    g_assert_true (g_hash_table_remove (ids, ((CandourActionRow *) others->pdata[i])->id));
}

static void
check_other_order (CandourTestStore    *store,
                   CandourActionFilter *filter)
{
  g_autoptr(GPtrArray) urgent = NULL;
  g_autoptr(GPtrArray) rows = get_page (store, filter, NULL, 100);

  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (compare_by (filter->order, rows->pdata[i - 1], rows->pdata[i]), <=, 0);

  filter->order = CANDOUR_ACTIONS_URGENT;
  urgent = get_page (store, filter, NULL, 100);
  g_assert_cmpuint (urgent->len, >, 0);
  check_same (rows, urgent);
}

static void
test_other_orders (CandourTestStore *store)
{
  prepare (store);
  for (int order = CANDOUR_ACTIONS_BY_DUE; order < CANDOUR_N_ACTION_ORDERS; order++)
    for (int view = 0; view < CANDOUR_ACTIONS_CLOSED; view++)
      {
        CandourActionFilter filter = {
          .view = view, .order = order, .level = -1, .person_id = CANDOUR_TEST_BOSS,
          .role = CANDOUR_ROLE_QA_LEAD,
        };

        check_other_order (store, &filter);
      }
}

/* What is closed has one order, whatever the rest is in. */
static void
test_order_of_closed (CandourTestStore *store)
{
  const CandourActionFilter filter = {
    .view = CANDOUR_ACTIONS_CLOSED, .order = CANDOUR_ACTIONS_BY_DUE, .level = -1,
  };
  g_autoptr(GPtrArray) rows = NULL;

  prepare (store);
  rows = get_page (store, &filter, NULL, 100);
  g_assert_cmpuint (rows->len, ==, 8);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpstr (((CandourActionRow *) rows->pdata[i - 1])->due_on, >=,
                     ((CandourActionRow *) rows->pdata[i])->due_on);
}

/* Page by page, of any size, nothing is left out and nothing comes twice. */
static void
test_pages (CandourTestStore *store)
{
  const CandourActionFilter filters[] = {
    { .level = -1 },
    { .view = CANDOUR_ACTIONS_CLOSED, .level = -1 },
    { .level = -1, .verifier_id = CANDOUR_TEST_BOSS },
    { .view = CANDOUR_ACTIONS_TOLD, .person_id = CANDOUR_TEST_BOSS,
      .role = CANDOUR_ROLE_TEAM_MANAGER, .level = -1 },
    { .view = CANDOUR_ACTIONS_TOLD, .person_id = "x", .role = CANDOUR_ROLE_QA_LEAD, .level = -1 },
    { .order = CANDOUR_ACTIONS_BY_DUE, .level = -1 },
    { .order = CANDOUR_ACTIONS_NEWEST, .level = -1 },
    { .order = CANDOUR_ACTIONS_OLDEST, .level = -1, .verifier_id = CANDOUR_TEST_BOSS },
    { .view = CANDOUR_ACTIONS_TOLD, .order = CANDOUR_ACTIONS_NEWEST, .person_id = "x",
      .role = CANDOUR_ROLE_QA_LEAD, .level = -1 },
  };

  prepare (store);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (int size = 3; size <= 10; size += 7)
      {
        g_autoptr(GPtrArray) all = get_page (store, &filters[i], NULL, 100);
        g_autofree char *after = NULL;
        guint n = 0;

        g_assert_cmpuint (all->len, >, 0);
        while (TRUE)
          {
            g_autoptr(GPtrArray) page = get_page (store, &filters[i], after, size);

            for (guint j = 0; j < page->len; j++, n++)
              g_assert_cmpstr (((CandourActionRow *) page->pdata[j])->id, ==,
                               ((CandourActionRow *) all->pdata[n])->id);
            if (page->len < (guint) size)
              break;

            g_free (after);
            after = g_strdup (((CandourActionRow *) page->pdata[page->len - 1])->key);
          }
        g_assert_cmpuint (n, ==, all->len);
      }
}

static void
test_index (CandourTestStore *store)
{
  const CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) page = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows = 0;

  prepare (store);
  keys = candour_store_action_list_index (store->db, &filter, 10, TODAY, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 32);
  g_assert_cmpuint (keys->len, ==, 3);
  all = get_page (store, &filter, NULL, 100);
  page = get_page (store, &filter, keys->pdata[1], 1);
  g_assert_cmpstr (((CandourActionRow *) page->pdata[0])->id, ==,
                   ((CandourActionRow *) all->pdata[20])->id);
}

/* --- Counts --------------------------------------------------------------------------- */

/* What is counted is what is listed, in each view and by each filter. */
static void
test_counts (CandourTestStore *store)
{
  const CandourActionFilter filters[] = {
    { .level = -1 },
    { .level = CANDOUR_LEVEL_WORKER },
    { .level = -1, .drawn_as = 2 },
    { .level = CANDOUR_LEVEL_CHILD, .drawn_as = 1 },
    { .level = -1, .team_id = "East" },
    { .level = -1, .team_id = "North" },
    { .level = CANDOUR_LEVEL_CHILD, .drawn_as = 2, .team_id = "North" },
    { .level = -1, .owner_id = CANDOUR_TEST_WORKER },
    { .level = CANDOUR_LEVEL_WORKER, .owner_id = CANDOUR_TEST_WORKER, .team_id = "East" },
    { .level = -1, .verifier_id = CANDOUR_TEST_BOSS },
    { .level = -1, .auditor_id = CANDOUR_TEST_PEER },
    { .level = -1, .drawn_as = 1, .owner_id = CANDOUR_TEST_BOSS },
    { .level = -1, .team_id = "Nowhere" },
  };

  prepare (store);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (int reader = 0; reader < 2; reader++)
      {
        CandourActionFilter filter = filters[i];
        gint64 counts[CANDOUR_N_ACTION_VIEWS];
        g_autoptr(GError) error = NULL;

        filter.person_id = CANDOUR_TEST_BOSS;
        filter.role = reader == 0 ? CANDOUR_ROLE_TEAM_MANAGER : CANDOUR_ROLE_QA_LEAD;
        candour_store_action_list_count (store->db, &filter, TODAY, counts, &error);
        g_assert_no_error (error);

        for (int view = 0; view < CANDOUR_N_ACTION_VIEWS; view++)
          {
            g_autoptr(GPtrArray) rows = NULL;

            filter.view = view;
            rows = get_page (store, &filter, NULL, 100);
            if (counts[view] != rows->len)
              g_test_message ("filter %u view %d: %d counted, %u listed", i, view,
                              (int) counts[view], rows->len);
            g_assert_cmpint (counts[view], ==, rows->len);
          }
      }
}

/* The sums and the rows themselves agree: a reader for whom they are counted one by one sees the
 * same numbers as one for whom they were added up.
 */
static void
test_both_ways (CandourTestStore *store)
{
  const CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  gint64 summed[CANDOUR_N_ACTION_VIEWS];
  gint64 counted[CANDOUR_N_ACTION_VIEWS];
  g_autoptr(GError) error = NULL;

  prepare (store);
  candour_store_action_list_count (store->db, &filter, TODAY, summed, &error);
  g_assert_no_error (error);
  candour_db_set_reader (store->db, "moderator", TRUE);
  candour_store_action_list_count (store->db, &filter, TODAY, counted, &error);
  candour_db_set_reader (store->db, NULL, FALSE);
  g_assert_no_error (error);
  g_assert_cmpmem (summed, sizeof summed, counted, sizeof counted);
  g_assert_cmpint (summed[CANDOUR_ACTIONS_OPEN], ==, 32);
  g_assert_cmpint (summed[CANDOUR_ACTIONS_CLOSED], ==, 8);
}

/* What is sealed to who reads is in no list and no count. */
static void
test_sealed (CandourTestStore *store)
{
  const CandourActionFilter filter = CANDOUR_ACTION_FILTER_INIT;
  g_autoptr(GPtrArray) blind = NULL;
  g_autoptr(GPtrArray) other = NULL;
  gint64 counts[CANDOUR_N_ACTION_VIEWS];
  g_autoptr(GError) error = NULL;

  prepare (store);
  candour_test_store_run (store, "UPDATE audit SET blind_to = '" CANDOUR_TEST_PEER "'");
  candour_db_set_reader (store->db, CANDOUR_TEST_PEER, TRUE);
  blind = get_page (store, &filter, NULL, 100);
  candour_store_action_list_count (store->db, &filter, TODAY, counts, &error);
  g_assert_no_error (error);
  candour_db_set_reader (store->db, CANDOUR_TEST_BOSS, FALSE);
  other = get_page (store, &filter, NULL, 100);
  candour_db_set_reader (store->db, NULL, FALSE);
  g_assert_cmpuint (blind->len, ==, 0);
  g_assert_cmpint (counts[CANDOUR_ACTIONS_OPEN], ==, 0);
  g_assert_cmpuint (other->len, ==, 32);
}

/* But what somebody has to do they see, in the list and in the count. */
static void
test_own (CandourTestStore *store)
{
  const CandourActionFilter filter = { .level = -1, .person_id = CANDOUR_TEST_BOSS,
                                       .role = CANDOUR_ROLE_MODERATOR };
  g_autoptr(GPtrArray) rows = NULL;
  gint64 counts[CANDOUR_N_ACTION_VIEWS];
  g_autoptr(GError) error = NULL;

  prepare (store);
  candour_test_store_run (store, "UPDATE audit SET blind_to = '*'");
  candour_db_set_reader (store->db, CANDOUR_TEST_BOSS, TRUE);
  rows = get_page (store, &filter, NULL, 100);
  candour_store_action_list_count (store->db, &filter, TODAY, counts, &error);
  candour_db_set_reader (store->db, NULL, FALSE);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 8);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((CandourActionRow *) rows->pdata[i])->owner_id, ==, CANDOUR_TEST_BOSS);
  g_assert_cmpint (counts[CANDOUR_ACTIONS_OPEN], ==, 8);
  g_assert_cmpint (counts[CANDOUR_ACTIONS_MINE], ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/action-list/order", test_order);
  candour_test_store_add ("/store/action-list/other-orders", test_other_orders);
  candour_test_store_add ("/store/action-list/order-of-closed", test_order_of_closed);
  candour_test_store_add ("/store/action-list/pages", test_pages);
  candour_test_store_add ("/store/action-list/index", test_index);
  candour_test_store_add ("/store/action-list/counts", test_counts);
  candour_test_store_add ("/store/action-list/both-ways", test_both_ways);
  candour_test_store_add ("/store/action-list/sealed", test_sealed);
  candour_test_store_add ("/store/action-list/own", test_own);

  return g_test_run ();
}
