/* test-records.c - records of a long list come page by page, and looking at a person is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-person-pane.h"
#include "candour-record-model.h"
#include "candour-test-rows.h"

#define TODAY "2026-01-14"
#define N_CASES 1300

/* "C-0001" to "C-1300" in the east; A. Amble holds each hundredth, the rest nobody. */
static const char add_cases_sql[] =
  "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1300)"
  " INSERT INTO child_case (id, reference, folded, cohort, team_id, worker_id, lists, revision)"
  " SELECT 'case-' || n, printf ('C-%04d', n), printf ('c-%04d', n), 'child-in-need', 'east',"
  " CASE WHEN n % 100 = 0 THEN 'amble' END, 0, 1 FROM numbers";

static void
add_cases (CandourTestStore *store)
{
  candour_test_rows_add_team (store, "east", NULL);
  candour_test_store_add_actor (store);
  candour_test_store_add_person (store, "amble", "social-worker", "east");
  candour_test_store_run (store, add_cases_sql);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      is_done)
{
  candour_workspace_finish (CANDOUR_WORKSPACE (source), result, NULL);
  *(gboolean *) is_done = TRUE;
}

static gpointer
do_nothing (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (TRUE);
}

/* All that was asked for before is through, and nobody holds the workspace for it any more. */
static void
settle (CandourTestStore *store)
{
  gboolean is_written = FALSE;
  gboolean is_read = FALSE;

  candour_workspace_write_async (store->workspace, do_nothing, NULL, NULL, NULL, NULL, done_cb,
                                 &is_written);
  candour_workspace_read_async (store->workspace, do_nothing, NULL, NULL, NULL, NULL, done_cb,
                                &is_read);
  while (!is_written || !is_read || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_read (CandourPagedModel *model)
{
  while (candour_paged_model_get_state (model) != CANDOUR_PAGES_READY)
    {
      g_assert_cmpint (candour_paged_model_get_state (model), !=, CANDOUR_PAGES_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
check_at (CandourPagedModel *model,
          guint              position,
          const char        *reference)
{
  g_autoptr(CandourCaseRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  g_assert_cmpstr (row->reference, ==, reference);
}

static void
check_count (CandourPagedModel      *model,
             const CandourCaseFilter *filter,
             guint                    n_expected)
{
  candour_record_model_set_filter (model, filter);
  g_assert_cmpint (candour_paged_model_get_state (model), ==, CANDOUR_PAGES_LOADING);
  wait_until_read (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_expected);
}

static void
test_pages (CandourTestStore *store)
{
  g_autoptr(CandourPagedModel) model = NULL;

  add_cases (store);
  model = candour_record_model_new (store->workspace);

  check_count (model, &(CandourCaseFilter) { .team_id = "east" }, N_CASES);
  for (guint i = 0; i < N_CASES; i += 99)
    {
      g_autofree char *reference = g_strdup_printf ("C-%04u", i + 1);

      check_at (model, i, reference);
    }

  /* Nothing of the longer list stays behind the shorter one. */
  check_count (model, &(CandourCaseFilter) { .worker_id = "amble" }, N_CASES / 100);
  check_at (model, 0, "C-0100");
  check_count (model, &(CandourCaseFilter) { .unallocated = TRUE }, N_CASES - N_CASES / 100);
  check_count (model, &(CandourCaseFilter) { .text = "c-007" }, 10);
  check_count (model, &(CandourCaseFilter) { .text = "nothing" }, 0);
  settle (store);
}

static void
count_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *n_changed)
{
  *n_changed += n_removed + n_added;
}

static void
test_reload (CandourTestStore *store)
{
  g_autoptr(CandourPagedModel) model = NULL;
  guint n_changed = 0;

  add_cases (store);
  model = candour_record_model_new (store->workspace);
  check_count (model, &(CandourCaseFilter) { .team_id = "east" }, N_CASES);

  /* The last, so that no page moves: one row goes and all others stay where they are. */
  candour_test_store_run (store, "UPDATE child_case SET closed_on = '2026-01-10'"
                          " WHERE id = 'case-1300'");
  g_signal_connect (model, "items-changed", G_CALLBACK (count_changed_cb), &n_changed);
  candour_paged_model_reload (model);
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) == N_CASES)
    g_main_context_iteration (NULL, TRUE);
  wait_until_read (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_CASES - 1);
  g_assert_cmpuint (n_changed, ==, 1);
  settle (store);
}

static gint64
count_readings (CandourDb *desk)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement =
    candour_db_query (desk, "SELECT count(*) FROM reading WHERE subject_id = 'amble'", &error, "");

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return candour_statement_get_int (statement, 0);
}

static void
test_reading (CandourTestStore *store)
{
  g_autoptr(CandourPersonRow) row = g_object_new (CANDOUR_TYPE_PERSON_ROW, NULL);
  g_autoptr(GtkWidget) pane = g_object_ref_sink (candour_person_pane_new ());
  CandourDb *desk;

  add_cases (store);
  desk = candour_test_store_open_desk (store);
  row->id = g_strdup ("amble");
  row->name = g_strdup ("A. Amble");
  row->job = g_strdup ("Social worker");

  candour_person_pane_set_person (CANDOUR_PERSON_PANE (pane), store->workspace, row, TODAY);
  settle (store);
  g_assert_cmpint (count_readings (desk), ==, 1);

  /* The same page read again is the same look; after another it is a new one. */
  candour_person_pane_set_person (CANDOUR_PERSON_PANE (pane), store->workspace, row, TODAY);
  settle (store);
  g_assert_cmpint (count_readings (desk), ==, 1);

  candour_person_pane_clear (CANDOUR_PERSON_PANE (pane));
  candour_person_pane_set_person (CANDOUR_PERSON_PANE (pane), store->workspace, row, TODAY);
  settle (store);
  g_assert_cmpint (count_readings (desk), ==, 2);

  candour_db_close (desk);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  candour_test_store_add_file ("/app/records/pages", test_pages);
  candour_test_store_add_file ("/app/records/reload", test_reload);
  candour_test_store_add_file ("/app/records/reading", test_reading);

  return g_test_run ();
}
