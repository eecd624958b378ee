/* test-window.c - tasks that come and go, and what is asked before something is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-window.h"

typedef struct
{
  CandourWindow *window;
  guint          n_leaving;
  guint          n_changed;
} Page;

static void
leaving_cb (Page *page)
{
  page->n_leaving++;
}

static void
changed_cb (Page *page)
{
  page->n_changed++;
}

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  page->window = CANDOUR_WINDOW (g_object_ref_sink (candour_window_new (NULL)));
  g_signal_connect_swapped (page->window, "leaving", G_CALLBACK (leaving_cb), page);
  g_signal_connect_swapped (page->window, "changed", G_CALLBACK (changed_cb), page);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (page->window));
  g_object_add_weak_pointer (G_OBJECT (page->window), (gpointer *) &page->window);
  g_object_unref (page->window);

  while (page->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_task (Page      *page,
               GtkWidget *task)
{
  while (candour_window_get_task (page->window) != task)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_tasks (Page          *page,
            gconstpointer  unused)
{
  GtkWidget *audit = gtk_button_new_with_label ("Audit");
  GtkWidget *review = gtk_button_new_with_label ("Review");

  g_assert_null (candour_window_get_task (page->window));

  candour_window_push_task (page->window, audit);
  candour_window_push_task (page->window, review);
  g_assert_true (candour_window_get_task (page->window) == review);

  candour_window_pop_task (page->window);
  wait_for_task (page, audit);
  gtk_widget_activate_action (GTK_WIDGET (page->window), "win.back", NULL);
  wait_for_task (page, NULL);
  g_assert_cmpuint (page->n_leaving, ==, 2);
  g_assert_cmpuint (page->n_changed, ==, 2);
}

/* A page that could not save is not left without a word. */
static void
test_unsaved (Page          *page,
              gconstpointer  unused)
{
  GtkWidget *audit = gtk_button_new_with_label ("Audit");
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n_windows;

  candour_window_push_task (page->window, audit);
  candour_window_set_unsaved (page->window, "The disk is full.", NULL, NULL);
  n_windows = g_list_model_get_n_items (windows);
  candour_window_pop_task (page->window);
  g_assert_true (candour_window_get_task (page->window) == audit);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);

  candour_window_set_unsaved (page->window, NULL, NULL, NULL);
  candour_window_pop_task (page->window);
  wait_for_task (page, NULL);
}

static void
test_find (Page          *page,
           gconstpointer  unused)
{
  GtkWidget *audit = gtk_button_new_with_label ("Audit");
  GtkWidget *form = gtk_window_new ();

  candour_window_push_task (page->window, audit);
  g_assert_true (candour_window_find (audit) == page->window);

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (page->window));
  g_assert_true (candour_window_find (form) == page->window);
  gtk_window_destroy (GTK_WINDOW (form));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/window/tasks", Page, NULL, set_up, test_tasks, tear_down);
  g_test_add ("/app/window/unsaved", Page, NULL, set_up, test_unsaved, tear_down);
  g_test_add ("/app/window/find", Page, NULL, set_up, test_find, tear_down);

  return g_test_run ();
}
