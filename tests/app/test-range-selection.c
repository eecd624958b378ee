/* test-range-selection.c - selects rows of a long list without making them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "candour-range-selection.h"

#define N_ROWS 1000

typedef struct
{
  GtkStringList         *rows;
  CandourRangeSelection *selection;
  guint                  position;  /* of what was told last */
  guint                  n_items;
  guint                  n_told;
} Page;

static void
selection_changed_cb (Page  *page,
                      guint  position,
                      guint  n_items)
{
  page->position = position;
  page->n_items = n_items;
  page->n_told++;
}

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  page->rows = gtk_string_list_new (NULL);
  for (int i = 0; i < N_ROWS; i++)
    gtk_string_list_append (page->rows, "row");
  page->selection = candour_range_selection_new (G_LIST_MODEL (g_object_ref (page->rows)));
  g_signal_connect_swapped (page->selection, "selection-changed",
                            G_CALLBACK (selection_changed_cb), page);
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_assert_finalize_object (page->selection);
  g_assert_finalize_object (page->rows);
}

static void
test_one_by_one (Page          *page,
                 gconstpointer  unused)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (page->selection);

  g_assert_true (gtk_selection_model_select_item (model, 5, FALSE));
  g_assert_true (gtk_selection_model_select_item (model, 7, FALSE));
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (model, 5));
  g_assert_false (gtk_selection_model_is_selected (model, 6));
  g_assert_cmpuint (page->n_told, ==, 2);
  g_assert_cmpuint (page->position, ==, 7);
  g_assert_cmpuint (page->n_items, ==, 1);

  /* Once more changes nothing, so nothing is told. */
  g_assert_true (gtk_selection_model_select_item (model, 7, FALSE));
  g_assert_cmpuint (page->n_told, ==, 2);

  g_assert_true (gtk_selection_model_select_item (model, 9, TRUE));
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 9));
}

static void
test_all (Page          *page,
          gconstpointer  unused)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (page->selection);

  g_assert_true (gtk_selection_model_select_all (model));
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, N_ROWS);
  g_assert_cmpuint (page->n_items, ==, N_ROWS);

  candour_range_selection_forget (page->selection);
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, 0);
  g_assert_cmpuint (page->n_told, ==, 2);
}

/* What is added or taken at the end leaves the rest where it was. */
static void
test_rows_come_and_go (Page          *page,
                       gconstpointer  unused)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (page->selection);

  gtk_selection_model_select_item (model, 3, FALSE);
  gtk_selection_model_select_item (model, N_ROWS - 1, FALSE);
  gtk_string_list_append (page->rows, "new");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_ROWS + 1);
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, 2);
  g_assert_false (gtk_selection_model_is_selected (model, N_ROWS));

  gtk_string_list_splice (page->rows, N_ROWS - 1, 2, NULL);
  g_assert_cmpuint (candour_range_selection_count (page->selection), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 3));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/app/range-selection/one-by-one", Page, NULL, set_up, test_one_by_one, tear_down);
  g_test_add ("/app/range-selection/all", Page, NULL, set_up, test_all, tear_down);
  g_test_add ("/app/range-selection/rows-come-and-go", Page, NULL, set_up, test_rows_come_and_go,
              tear_down);

  return g_test_run ();
}
