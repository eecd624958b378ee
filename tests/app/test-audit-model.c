/* test-audit-model.c - reads a long list as it is looked at, and no more of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */


#include "candour-audit-model.h"
#include "candour-demo.h"
#include "candour-test-store.h"

#define N_AUDITS 450
#define TODAY "2026-01-14"

typedef struct
{
  char              *folder;
  char              *path;
  CandourWorkspace  *workspace;
  CandourLazyModel *model;
  guint              n_restarted;
} Page;

static void
restarted_cb (Page *page)
{
  page->n_restarted++;
}

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  page->folder = g_dir_make_tmp ("candour-model-XXXXXX", &error);
  g_assert_no_error (error);
  page->path = g_build_filename (page->folder, "example.candour", NULL);
  candour_demo_build (page->path, 3, N_AUDITS, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  page->workspace = candour_workspace_open (page->path, CANDOUR_OPEN_NO_BACKUP, &error);
  g_assert_no_error (error);
  page->model = candour_audit_model_new (page->workspace);
  g_signal_connect_swapped (page->model, "restarted", G_CALLBACK (restarted_cb), page);
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (page->model), (gpointer *) &page->model);
  g_object_unref (page->model);
  while (page->model != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_finalize_object (page->workspace);
  candour_test_remove_folder (page->folder);
  g_free (page->folder);
  g_free (page->path);
}

static void
ask (Page       *page,
     int         state,
     const char *text)
{
  const CandourAuditFilter filter = { .state = state, .text = text };
  g_autoptr(CandourAuditQuery) query = candour_audit_query_new (&filter, TODAY);

  candour_lazy_model_set_query (page->model, query);
  while (candour_lazy_model_get_state (page->model) != CANDOUR_LIST_READY)
    {
      g_assert_cmpint (candour_lazy_model_get_state (page->model), !=, CANDOUR_LIST_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }

  /* It grows to what was counted, bit by bit. */
  while (g_list_model_get_n_items (G_LIST_MODEL (page->model))
         < candour_lazy_model_get_n_rows (page->model))
    g_main_context_iteration (NULL, TRUE);
}

static CandourLazyItem *
wait_for_row (Page  *page,
              guint  position)
{
  CandourLazyItem *item = g_list_model_get_item (G_LIST_MODEL (page->model), position);

  while (candour_lazy_item_get_row (item) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return item;
}

static CandourAuditRow *
get_audit (CandourLazyItem *item)
{
  return CANDOUR_AUDIT_ROW (candour_lazy_item_get_row (item));
}

static void
test_jumps (Page          *page,
            gconstpointer  unused)
{
  GListModel *list = G_LIST_MODEL (page->model);
  g_autoptr(CandourLazyItem) last = NULL;
  g_autoptr(CandourLazyItem) before = NULL;
  g_autoptr(CandourLazyItem) first = NULL;
  g_autoptr(CandourLazyItem) again = NULL;

  ask (page, -1, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_AUDITS);
  g_assert_cmpuint (page->n_restarted, ==, 1);

  /* The last page was never read; its key was. */
  g_assert_null (candour_lazy_model_peek_row (page->model, N_AUDITS - 1));
  last = wait_for_row (page, N_AUDITS - 1);
  before = wait_for_row (page, N_AUDITS - 2);
  first = wait_for_row (page, 0);
  g_assert_cmpstr (get_audit (last)->id, !=, get_audit (before)->id);
  g_assert_cmpstr (get_audit (first)->id, !=, get_audit (last)->id);

  /* One item a place, as long as somebody has it. */
  again = g_list_model_get_item (list, 0);
  g_assert_true (again == first);
  g_assert_null (g_list_model_get_item (list, N_AUDITS));
}

static void
test_filters (Page          *page,
              gconstpointer  unused)
{
  GListModel *list = G_LIST_MODEL (page->model);
  CandourAuditSummary summary;
  gint64 sum = 0;

  ask (page, -1, NULL);
  summary = *(const CandourAuditSummary *) candour_lazy_model_get_summary (page->model);
  for (guint i = 0; i < CANDOUR_N_AUDIT_STATES; i++)
    sum += summary.counts[i];
  g_assert_cmpint (sum, ==, N_AUDITS);

  ask (page, CANDOUR_AUDIT_CLOSED, NULL);
  g_assert_cmpuint (page->n_restarted, ==, 2);
  g_assert_cmpint (g_list_model_get_n_items (list), ==,
                   summary.counts[CANDOUR_AUDIT_CLOSED]);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CandourLazyItem) item = wait_for_row (page, i);

      g_assert_cmpint (get_audit (item)->state, ==, CANDOUR_AUDIT_CLOSED);
    }

  ask (page, -1, "nowordlikethisanywhere");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

/* The same places with what they hold now. */
static void
test_reload (Page          *page,
             gconstpointer  unused)
{
  g_autoptr(CandourLazyItem) item = NULL;
  g_autofree char *id = NULL;
  CandourAuditRow *row;

  ask (page, -1, NULL);
  item = wait_for_row (page, 5);
  row = candour_lazy_item_get_row (item);
  id = g_strdup (row->id);

  candour_lazy_model_reload (page->model);
  while (candour_lazy_item_get_row (item) == row)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_audit (item)->id, ==, id);
  g_assert_cmpuint (page->n_restarted, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/audit-model/jumps", Page, NULL, set_up, test_jumps, tear_down);
  g_test_add ("/app/audit-model/filters", Page, NULL, set_up, test_filters, tear_down);
  g_test_add ("/app/audit-model/reload", Page, NULL, set_up, test_reload, tear_down);

  return g_test_run ();
}
