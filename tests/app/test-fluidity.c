/* test-fluidity.c - what keeps the window's thread free: rows bit by bit, widths asked once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-growing-model.h"
#include "candour-tooltip.h"
#include "candour-width-first.h"

#define N_ROWS 500

/* What a list view would know from what it is told. */
typedef struct
{
  GtkStringList       *rows;
  CandourGrowingModel *model;
  GPtrArray           *seen;
  guint                most_added;
} View;

static void
look (View  *view,
      guint  position,
      guint  removed,
      guint  added)
{
  GListModel *model = G_LIST_MODEL (view->model);

  view->most_added = MAX (view->most_added, added);
  if (removed > 0)
    g_ptr_array_remove_range (view->seen, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->seen, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
assert_seen_is_model (View *view)
{
  GListModel *model = G_LIST_MODEL (view->model);

  g_assert_cmpuint (view->seen->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < view->seen->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (view->seen, i));
    }
}

static void
wait_until_whole (View *view)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (view->model))
         < g_list_model_get_n_items (G_LIST_MODEL (view->rows)))
    g_main_context_iteration (NULL, TRUE);
  assert_seen_is_model (view);
}

static void
fill (GtkStringList *rows,
      guint          n_removed,
      guint          n_rows,
      const char    *text)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (texts, (gpointer) text);
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (rows, 0, n_removed, (const char *const *) texts->pdata);
}

static void
set_up (View          *view,
        gconstpointer  unused)
{
  view->rows = gtk_string_list_new (NULL);
  view->model = candour_growing_model_new (G_LIST_MODEL (g_object_ref (view->rows)));
  view->seen = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (view->model, "items-changed", G_CALLBACK (look), view);
}

static void
tear_down (View          *view,
           gconstpointer  unused)
{
  g_object_unref (view->model);
  g_object_unref (view->rows);
  g_ptr_array_unref (view->seen);
}

static void
test_grows (View          *view,
            gconstpointer  unused)
{
  fill (view->rows, 0, N_ROWS, "a row");

  g_assert_cmpuint (view->seen->len, ==, CANDOUR_GROWING_FIRST);
  wait_until_whole (view);
  g_assert_cmpuint (view->seen->len, ==, N_ROWS);

  /* Nothing but the rows that no view makes came in one go. */
  g_assert_cmpuint (view->most_added, <=, N_ROWS - CANDOUR_GROWING_MOST);
}

static void
test_changes (View          *view,
              gconstpointer  unused)
{
  fill (view->rows, 0, N_ROWS, "a row");

  /* While it grows, among what is shown and beyond it. */
  gtk_string_list_remove (view->rows, 3);
  gtk_string_list_remove (view->rows, N_ROWS - 10);
  gtk_string_list_append (view->rows, "the last");
  assert_seen_is_model (view);
  wait_until_whole (view);

  /* Few instead of many, and many again. */
  fill (view->rows, N_ROWS - 1, 5, "another");
  g_assert_cmpuint (view->seen->len, ==, 5);
  assert_seen_is_model (view);
  fill (view->rows, 5, N_ROWS, "a row");
  assert_seen_is_model (view);
  wait_until_whole (view);

  fill (view->rows, N_ROWS, 0, "");
  g_assert_cmpuint (view->seen->len, ==, 0);
}

static void
test_reach (View          *view,
            gconstpointer  unused)
{
  fill (view->rows, 0, N_ROWS, "a row");
  candour_growing_model_reach (view->model, 321);

  g_assert_cmpuint (view->seen->len, ==, 321);
  assert_seen_is_model (view);
  candour_growing_model_reach (view->model, 7);
  g_assert_cmpuint (view->seen->len, ==, 321);
  wait_until_whole (view);
}

/* However high a sentence may be, it is as wide as its words. */
static void
test_width (void)
{
  g_autoptr(GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *label = gtk_label_new ("One sentence that has a good many words in it");
  int width;
  int minimum;
  int high;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &width, NULL, NULL);
  g_assert_cmpint (minimum, <, width);
  for (int height = 10; height < 400; height += 40)
    {
      int natural;

      gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, height, NULL, &natural, NULL, NULL);
      g_assert_cmpint (natural, ==, width);
    }

  /* And still higher where it is narrower. */
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &high, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, minimum, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >, high);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  g_autoptr(GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean answer = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &answer);

  return answer;
}

static void
test_tooltip (void)
{
  g_autoptr(GtkWidget) widget = g_object_ref_sink (gtk_label_new ("CF-…"));

  candour_tooltip_set (widget, "CF-2291");
  g_assert_true (gtk_widget_get_has_tooltip (widget));
  g_assert_true (has_tooltip (widget));
  candour_tooltip_set (widget, NULL);
  g_assert_false (has_tooltip (widget));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  candour_width_first ();

  g_test_add ("/app/growing/grows", View, NULL, set_up, test_grows, tear_down);
  g_test_add ("/app/growing/changes", View, NULL, set_up, test_changes, tear_down);
  g_test_add ("/app/growing/reach", View, NULL, set_up, test_reach, tear_down);
  g_test_add_func ("/app/width-first/sentence", test_width);
  g_test_add_func ("/app/tooltip/asked-for", test_tooltip);

  return g_test_run ();
}
