/* test-sidebar.c - which section the sidebar says is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-sections.h"
#include "candour-sidebar.h"

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);

  return found;
}

static void
assert_selected (GtkListBox *list,
                 int         place)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  g_assert_nonnull (row);
  g_assert_cmpint (gtk_list_box_row_get_index (row), ==, place);
}

/* Whoever passes with the Tab key opens nothing, and what is open stays marked. */
static void
test_passing_by (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *sidebar = g_object_new (CANDOUR_TYPE_SIDEBAR, NULL);
  g_autoptr(GPtrArray) sections = candour_sections_list (CANDOUR_ROLE_QA_LEAD);
  GtkListBox *list = GTK_LIST_BOX (find_list (sidebar));

  candour_sidebar_set_sections (CANDOUR_SIDEBAR (sidebar), sections);
  gtk_window_set_child (GTK_WINDOW (window), sidebar);
  gtk_window_present (GTK_WINDOW (window));
  candour_sidebar_select (CANDOUR_SIDEBAR (sidebar), "audits");
  assert_selected (list, 1);

  candour_sidebar_grab_focus (CANDOUR_SIDEBAR (sidebar));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (list, 2)));
  assert_selected (list, 1);

  candour_sidebar_select (CANDOUR_SIDEBAR (sidebar), "moderation");
  assert_selected (list, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/sidebar/passing-by", test_passing_by);

  return g_test_run ();
}
