/* test-grade-picker.c - picks by card and by key, and reads what a screen reader is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-grade-card.h"
#include "candour-grade-picker.h"

typedef struct
{
  GtkWidget        *window;
  GtkWidget        *picker;
  CandourFramework *framework;
  int               n_picked;
  int               n_ruled_out;
  int               grade;
} Page;

static void
picked_cb (Page *page,
           int   grade)
{
  page->n_picked++;
  page->grade = grade;
}

static void
ruled_out_cb (Page *page,
              int   grade)
{
  page->n_ruled_out++;
}

static void
add_grades (CandourFramework *framework,
            int               n)
{
  for (int i = 1; i <= n; i++)
    {
      CandourScaleGrade *grade = candour_framework_add_grade (framework);
      CandourGrade drawn_as = MIN (i, (int) CANDOUR_GRADE_OUTSTANDING);

      g_free (grade->name);
      grade->name = g_strdup (candour_grade_get_name (drawn_as));
      grade->drawn_as = drawn_as;
    }
}

static void
set_up (Page          *page,
        gconstpointer  n_grades)
{
  page->framework = candour_framework_new ();
  add_grades (page->framework, GPOINTER_TO_INT (n_grades));
  page->window = g_object_ref (gtk_window_new ());
  page->picker = candour_grade_picker_new ();
  candour_grade_picker_set_scale (CANDOUR_GRADE_PICKER (page->picker), page->framework);
  g_signal_connect_swapped (page->picker, "grade-picked", G_CALLBACK (picked_cb), page);
  g_signal_connect_swapped (page->picker, "ruled-out", G_CALLBACK (ruled_out_cb), page);
  gtk_window_set_child (GTK_WINDOW (page->window), page->picker);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
tear_down (Page          *page,
           gconstpointer  unused)
{
  g_object_add_weak_pointer (G_OBJECT (page->picker), (gpointer *) &page->picker);
  gtk_window_destroy (GTK_WINDOW (page->window));
  g_object_unref (page->window);
  candour_framework_unref (page->framework);

  while (page->picker != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
get_card (Page *page,
          int   grade)
{
  GtkWidget *card = gtk_widget_get_first_child (gtk_widget_get_first_child (page->picker));

  while (--grade > 0)
    card = gtk_widget_get_next_sibling (card);

  return card;
}

static void
assert_chosen (Page *page,
               int   chosen)
{
  for (int i = 1; i <= (int) page->framework->scale->len; i++)
    gtk_test_accessible_assert_state (get_card (page, i), GTK_ACCESSIBLE_STATE_CHECKED,
                                      i == chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                  : GTK_ACCESSIBLE_TRISTATE_FALSE);
}

/* As GTK does when the key arrives: the first shortcut for it is activated. */
static gboolean
press (Page  *page,
       guint  keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (page->picker);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts)
                        && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                 page->picker,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

static void
test_cards (Page          *page,
            gconstpointer  unused)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_card (page, 3)), TRUE);
  g_assert_cmpint (page->n_picked, ==, 1);
  g_assert_cmpint (page->grade, ==, 3);
  assert_chosen (page, 3);

  gtk_widget_activate (get_card (page, 1));
  g_assert_cmpint (page->n_picked, ==, 2);
  g_assert_cmpint (page->grade, ==, 1);
  assert_chosen (page, 1);
}

static void
test_keys (Page          *page,
           gconstpointer  unused)
{
  for (int i = 1; i <= 4; i++)
    {
      g_assert_true (press (page, GDK_KEY_0 + i));
      g_assert_cmpint (page->grade, ==, i);
      assert_chosen (page, i);
      g_assert_true (gtk_widget_is_focus (get_card (page, i)));
    }

  g_assert_true (press (page, GDK_KEY_KP_0));
  g_assert_cmpint (page->grade, ==, 0);
  assert_chosen (page, 0);
  g_assert_cmpint (page->n_picked, ==, 5);

  /* Once more changes nothing, so nothing is told; nor does a grade that is not there. */
  g_assert_true (press (page, GDK_KEY_0));
  g_assert_true (press (page, GDK_KEY_5));
  g_assert_cmpint (page->n_picked, ==, 5);
}

static void
test_set_grade_is_silent (Page          *page,
                          gconstpointer  unused)
{
  candour_grade_picker_set_grade (CANDOUR_GRADE_PICKER (page->picker), 3);
  assert_chosen (page, 3);
  candour_grade_picker_set_grade (CANDOUR_GRADE_PICKER (page->picker), 0);
  assert_chosen (page, 0);
  g_assert_cmpint (page->n_picked, ==, 0);
}

static void
test_ruled_out (Page          *page,
                gconstpointer  unused)
{
  CandourGradePicker *picker = CANDOUR_GRADE_PICKER (page->picker);
  GtkWidget *card = get_card (page, 3);

  candour_grade_picker_set_grade (picker, 2);
  candour_grade_picker_set_ruled_out (picker, 3, "Ruled out by Safety planning");

  gtk_widget_activate (card);
  g_assert_false (candour_grade_picker_pick (picker, 3));
  g_assert_cmpint (page->n_picked, ==, 0);
  g_assert_cmpint (page->n_ruled_out, ==, 2);
  assert_chosen (page, 2);

  g_assert_true (gtk_widget_grab_focus (card));
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ruled out by Safety planning");

  candour_grade_picker_set_ruled_out (picker, 3, "");
  g_assert_true (candour_grade_picker_pick (picker, 3));
  assert_chosen (page, 3);
}

static void
test_read_only (Page          *page,
                gconstpointer  unused)
{
  CandourGradePicker *picker = CANDOUR_GRADE_PICKER (page->picker);

  candour_grade_picker_set_grade (picker, 2);
  candour_grade_picker_set_read_only (picker, TRUE);
  g_assert_true (gtk_widget_get_visible (get_card (page, 2)));
  g_assert_false (gtk_widget_get_visible (get_card (page, 1)));
  g_assert_false (candour_grade_picker_pick (picker, 1));
  g_assert_cmpint (candour_grade_picker_get_grade (picker), ==, 2);
}

static void
test_accessible (Page          *page,
                 gconstpointer  unused)
{
  GtkWidget *card = get_card (page, 3);

  candour_grade_picker_set_label (CANDOUR_GRADE_PICKER (page->picker), "Grade for Visits");
  candour_grade_picker_set_description (CANDOUR_GRADE_PICKER (page->picker), 3,
                                        "Risks <& needs> are answered.");

  gtk_test_accessible_assert_role (page->picker, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_property (page->picker, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Grade for Visits");
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Good");
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Risks <& needs> are answered.");
  gtk_test_accessible_assert_relation (card, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 3);
  gtk_test_accessible_assert_relation (card, GTK_ACCESSIBLE_RELATION_SET_SIZE, 4);
}

static void
test_long_scale (Page          *page,
                 gconstpointer  unused)
{
  gtk_widget_activate (get_card (page, 11));
  g_assert_cmpint (page->grade, ==, 11);
  g_assert_true (press (page, GDK_KEY_9));
  assert_chosen (page, 9);
}

static void
test_no_scale (Page          *page,
               gconstpointer  unused)
{
  g_assert_false (gtk_widget_get_visible (page->picker));
  g_assert_false (candour_grade_picker_pick (CANDOUR_GRADE_PICKER (page->picker), 1));
}

static void
add (const char *path,
     int         n_grades,
     void      (*test) (Page *, gconstpointer))
{
  g_test_add (path, Page, GINT_TO_POINTER (n_grades), set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/app/grade-picker/cards", 4, test_cards);
  add ("/app/grade-picker/keys", 4, test_keys);
  add ("/app/grade-picker/silent", 4, test_set_grade_is_silent);
  add ("/app/grade-picker/ruled-out", 4, test_ruled_out);
  add ("/app/grade-picker/read-only", 4, test_read_only);
  add ("/app/grade-picker/accessible", 4, test_accessible);
  add ("/app/grade-picker/long-scale", 11, test_long_scale);
  add ("/app/grade-picker/no-scale", 0, test_no_scale);

  return g_test_run ();
}
