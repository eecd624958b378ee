/* test-prompt-row.c - answers by press and by letter, and takes an answer back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-prompt-row.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *first;
  GtkWidget *second;
  int        n_answered;
} Page;

static void
answered_cb (Page     *page,
             gboolean  typing)
{
  page->n_answered++;
}

static void
set_up (Page          *page,
        gconstpointer  unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  page->window = g_object_ref (gtk_window_new ());
  page->first = candour_prompt_row_new ("1", "The plan says who does what");
  page->second = candour_prompt_row_new ("2", "The plan was reviewed");
  gtk_box_append (GTK_BOX (box), page->first);
  gtk_box_append (GTK_BOX (box), page->second);
  g_signal_connect_swapped (page->first, "answered", G_CALLBACK (answered_cb), page);
  gtk_window_set_child (GTK_WINDOW (page->window), box);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (page->first), (gpointer *) &page->first);
  gtk_window_destroy (GTK_WINDOW (page->window));
  g_object_unref (page->window);

  while (page->first != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_button (GtkWidget *widget,
             guint      n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, n);

      if (found != NULL)
        return found;
      if (GTK_IS_TOGGLE_BUTTON (child))
        {
          while (n-- > 0)
            child = gtk_widget_get_next_sibling (child);
          return child;
        }
    }

  return NULL;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_press (Page          *page,
            gconstpointer  unused)
{
  CandourPromptRow *row = CANDOUR_PROMPT_ROW (page->first);

  g_signal_emit_by_name (find_button (page->first, 2), "clicked");
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_NOT_MET);
  gtk_test_accessible_assert_state (find_button (page->first, 2), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);

  g_signal_emit_by_name (find_button (page->first, 0), "clicked");
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_MET);
  gtk_test_accessible_assert_state (find_button (page->first, 2), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_assert_cmpint (page->n_answered, ==, 2);

  /* The same again takes it back. */
  g_signal_emit_by_name (find_button (page->first, 0), "clicked");
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_NONE);
  g_assert_cmpint (page->n_answered, ==, 3);
}

static void
test_letters (Page          *page,
              gconstpointer  unused)
{
  CandourPromptRow *row = CANDOUR_PROMPT_ROW (page->first);

  gtk_widget_grab_focus (page->first);
  g_assert_true (has_focus_within (page->first));
  gtk_widget_activate_action (page->first, "prompt.choose", "i", CANDOUR_ANSWER_PARTLY);
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_PARTLY);
  g_assert_true (has_focus_within (page->second));

  /* By letter an answer is never taken back by mistake. */
  gtk_widget_activate_action (page->first, "prompt.choose", "i", CANDOUR_ANSWER_PARTLY);
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_PARTLY);
  g_assert_cmpint (page->n_answered, ==, 1);
}

static void
test_not_applicable (Page          *page,
                     gconstpointer  unused)
{
  CandourPromptRow *row = CANDOUR_PROMPT_ROW (page->first);

  gtk_widget_activate_action (page->first, "prompt.choose", "i", CANDOUR_ANSWER_NOT_APPLICABLE);
  g_assert_true (has_focus_within (page->first));
  g_assert_cmpstr (candour_prompt_row_get_reason (row), ==, "");

  candour_prompt_row_set_answer (row, CANDOUR_ANSWER_NOT_APPLICABLE, "Not born yet");
  g_assert_cmpstr (candour_prompt_row_get_reason (row), ==, "Not born yet");
  g_assert_cmpint (page->n_answered, ==, 1);
}

static void
test_accessible (Page          *page,
                 gconstpointer  unused)
{
  GtkWidget *button = find_button (page->first, 1);

  gtk_test_accessible_assert_property (page->first, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The plan says who does what");
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Partly");

  /* One tab stop. */
  g_assert_true (gtk_widget_get_focusable (find_button (page->first, 0)));
  g_assert_false (gtk_widget_get_focusable (button));
}

static void
test_read_only (Page          *page,
                gconstpointer  unused)
{
  CandourPromptRow *row = CANDOUR_PROMPT_ROW (page->first);

  candour_prompt_row_set_answer (row, CANDOUR_ANSWER_MET, NULL);
  candour_prompt_row_set_read_only (row, TRUE);
  gtk_widget_activate_action (page->first, "prompt.choose", "i", CANDOUR_ANSWER_NOT_MET);
  g_assert_cmpint (candour_prompt_row_get_answer (row), ==, CANDOUR_ANSWER_MET);
  g_assert_cmpint (page->n_answered, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/prompt-row/press", Page, NULL, set_up, test_press, tear_down);
  g_test_add ("/app/prompt-row/letters", Page, NULL, set_up, test_letters, tear_down);
  g_test_add ("/app/prompt-row/not-applicable", Page, NULL, set_up, test_not_applicable,
              tear_down);
  g_test_add ("/app/prompt-row/accessible", Page, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/app/prompt-row/read-only", Page, NULL, set_up, test_read_only, tear_down);

  return g_test_run ();
}
