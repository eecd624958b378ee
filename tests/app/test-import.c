/* test-import.c - a list comes in through the window: looked at first, then all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-import-page-private.h"
#include "candour-store-columns.h"
#include "candour-test-rows.h"
#include "candour-window.h"

#define TODAY "2026-01-16"

static const char own_csv[] =
  "Child ID,Key person,Team name,Plan\n"
  "CF-1,R. Hart,North,Child in need\n"
  "CF-2,R. Hart,North,Child protection\n"
  ",M. Fell,South,Child in need\n"
  "CF-4,,South,Child in care\n";

typedef struct
{
  CandourTestStore  *store;
  GtkWidget         *window;
  CandourImportPage *page;
} Task;

static void
begin (Task             *task,
       CandourTestStore *store)
{
  task->store = store;
  candour_test_store_add_actor (store);
  task->window = candour_window_new (NULL);
  candour_window_set_workspace (CANDOUR_WINDOW (task->window), store->workspace, TODAY);
  task->page = CANDOUR_IMPORT_PAGE (candour_import_page_new (store->workspace,
                                                             CANDOUR_IMPORT_CASES));
  candour_window_push_task (CANDOUR_WINDOW (task->window), GTK_WIDGET (task->page));
}

static void
end (Task *task)
{
  gtk_window_destroy (GTK_WINDOW (task->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (Task       *task,
          const char *state)
{
  while (task->page->busy
         || g_strcmp0 (gtk_stack_get_visible_child_name (task->page->stack), state) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_text (Task       *task,
           const char *text)
{
  char *path = g_build_filename (task->store->place, "list.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  candour_import_page_open (task->page, path);
}

static gint64
count_cases (Task *task)
{
  g_autoptr(CandourDb) desk = candour_test_store_open_desk (task->store);
  g_autoptr(CandourStatement) statement = candour_db_prepare (desk,
                                                              "SELECT count(*) FROM child_case",
                                                              NULL);

  g_assert_cmpint (candour_statement_step (statement, NULL), ==, CANDOUR_STEP_ROW);

  return candour_statement_get_int (statement, 0);
}

static guint
count_children (GtkWidget *widget)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;

  return n_children;
}

static void
test_import (CandourTestStore *store)
{
  Task task;

  begin (&task, store);
  open_text (&task, own_csv);
  wait_for (&task, "check");

  /* Nothing is changed before a person says so. */
  g_assert_cmpint (count_cases (&task), ==, 0);
  g_assert_cmpstr (gtk_button_get_label (task.page->import_button), ==, "Import 3 cases");
  g_assert_cmpuint (candour_step_strip_get_current (task.page->steps), ==, 2);
  g_assert_cmpuint (count_children (GTK_WIDGET (task.page->tiles)), ==, 5);
  g_assert_cmpint (task.page->case_plan->n_new, ==, 3);

  candour_import_page_run (task.page);
  wait_for (&task, "finished");
  g_assert_cmpint (count_cases (&task), ==, 3);
  g_assert_cmpuint (candour_step_strip_get_current (task.page->steps), ==, 4);
  end (&task);
}

static GtkDropDown *
find_drop_down (GtkWidget  *widget,
                const char *choice)
{
  GtkDropDown *found = NULL;

  if (GTK_IS_DROP_DOWN (widget))
    {
      GListModel *choices = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
      g_autoptr(GtkStringObject) first = g_list_model_get_item (choices, 0);

      if (first != NULL && g_str_equal (gtk_string_object_get_string (first), choice))
        found = GTK_DROP_DOWN (widget);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_drop_down (child, choice);

  return found;
}

/* What cannot be is said, and taken back. */
static void
test_impossible (CandourTestStore *store)
{
  GtkDropDown *letters;
  Task task;

  begin (&task, store);
  open_text (&task, "Child ID,Plan,Worker\nCF-1,Child in need,Ren\xe9 Hart\n");
  wait_for (&task, "check");
  letters = find_drop_down (GTK_WIDGET (task.page->answers), "UTF-8");
  g_assert_cmpuint (gtk_drop_down_get_selected (letters), ==, 1);

  gtk_drop_down_set_selected (letters, 0);
  g_assert_true (task.page->busy);
  wait_for (&task, "check");
  g_assert_true (candour_notice_is_shown (task.page->notice));
  g_assert_cmpuint (gtk_drop_down_get_selected (letters), ==, 1);
  g_assert_cmpuint (task.page->cases->entries->len, ==, 1);
  end (&task);
}

/* A choice changes what is read. */
static void
test_columns (CandourTestStore *store)
{
  g_autoptr(GHashTable) team = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) remembered = NULL;
  Task task;

  begin (&task, store);
  open_text (&task, own_csv);
  wait_for (&task, "check");
  g_assert_cmpint (task.page->case_plan->n_unallocated, ==, 1);

  g_hash_table_insert (team, "0/Key person", "");
  g_signal_emit_by_name (task.page->columns, "chosen", team);
  g_assert_true (task.page->busy);
  wait_for (&task, "check");
  g_assert_cmpint (task.page->case_plan->n_unallocated, ==, 3);

  g_hash_table_insert (none, "0/Child ID", "");
  g_signal_emit_by_name (task.page->columns, "chosen", none);
  wait_for (&task, "check");
  g_assert_true (candour_notice_is_shown (task.page->missing));
  g_assert_cmpuint (task.page->cases->entries->len, ==, 0);

  g_hash_table_insert (none, "0/Child ID", "child-id");
  g_signal_emit_by_name (task.page->columns, "chosen", none);
  wait_for (&task, "check");
  g_assert_false (candour_notice_is_shown (task.page->missing));
  g_assert_false (gtk_widget_get_visible (task.page->profile_box));
  g_assert_cmpstr (gtk_editable_get_text (task.page->profile_name), ==, "Case list");
  gtk_editable_set_text (task.page->profile_name, " Case system ");

  candour_import_page_run (task.page);
  wait_for (&task, "finished");
  end (&task);

  remembered = candour_store_columns_load (store->db, "Case system", NULL);
  g_assert_cmpuint (g_hash_table_size (remembered), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (remembered, "0/Key person"), ==, "");
}

static void
remember (CandourTestStore *store,
          const char       *profile,
          const char       *code)
{
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (columns, "0/Key person", (char *) code);
  candour_store_columns_remember (store->db, profile, columns, store->actor, &error);
  g_assert_no_error (error);
}

/* Nothing is planned while another reading is asked for. */
static void
wait_for_plan (Task *task)
{
  while (task->page->busy || task->page->case_plan == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The file is read as was remembered last, until another name is chosen, or none. */
static void
test_profiles (CandourTestStore *store)
{
  Task task;

  begin (&task, store);
  remember (store, "Annex A", "worker");
  remember (store, "Without workers", "");
  open_text (&task, own_csv);
  wait_for (&task, "check");
  g_assert_cmpint (task.page->case_plan->n_unallocated, ==, 3);
  g_assert_true (gtk_widget_get_visible (task.page->profile_box));
  g_assert_cmpuint (gtk_drop_down_get_selected (task.page->profile_list), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (task.page->profile_name), ==, "Without workers");

  gtk_drop_down_set_selected (task.page->profile_list, 1);
  wait_for_plan (&task);
  g_assert_cmpint (task.page->case_plan->n_unallocated, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (task.page->profile_name), ==, "Annex A");
  g_assert_cmpuint (gtk_drop_down_get_selected (task.page->profile_list), ==, 1);

  gtk_drop_down_set_selected (task.page->profile_list, 2);
  wait_for_plan (&task);
  g_assert_cmpstr (gtk_editable_get_text (task.page->profile_name), ==, "Case list");
  g_assert_cmpuint (gtk_drop_down_get_selected (task.page->profile_list), ==, 2);
  end (&task);
}

/* A list that says of no row whose it is waits for a column; without one nothing can come in. */
static void
test_missing_id (CandourTestStore *store)
{
  g_autoptr(GHashTable) choice = g_hash_table_new (g_str_hash, g_str_equal);
  Task task;

  begin (&task, store);
  open_text (&task, "Whose,Plan,Worker,Team\nC1,Child in need,R. Hart,North\n");
  wait_for (&task, "check");
  g_assert_true (candour_notice_is_shown (task.page->missing));
  candour_import_page_run (task.page);
  g_assert_false (task.page->busy);

  g_hash_table_insert (choice, "0/Whose", "child-id");
  g_signal_emit_by_name (task.page->columns, "chosen", choice);
  wait_for (&task, "check");
  g_assert_false (candour_notice_is_shown (task.page->missing));
  candour_import_page_run (task.page);
  wait_for (&task, "finished");
  g_assert_cmpint (count_cases (&task), ==, 1);
  end (&task);
}

static void
test_refused (CandourTestStore *store)
{
  Task task;

  begin (&task, store);
  open_text (&task, "Colour,Size\nred,4\n");
  wait_for (&task, "choose");
  while (!candour_notice_is_shown (task.page->choose_notice))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (candour_step_strip_get_current (task.page->steps), ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (task.page->import_button)));
  end (&task);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"), ==, 0);
}

static void
test_names (void)
{
  g_autoptr(CandourTextRow) row = candour_text_row_new ("List 8", "212", "No child unique ID",
                                                        "Left out", NULL);
  g_autofree char *name = NULL;

  candour_text_row_set_chip (row, CANDOUR_TONE_DANGER, NULL, "Left out");
  name = candour_text_row_dup_name (row);
  g_assert_cmpstr (name, ==, "List 8, 212, No child unique ID, Left out, Left out");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/import/names", test_names);
  candour_test_store_add_file ("/app/import/import", test_import);
  candour_test_store_add_file ("/app/import/columns", test_columns);
  candour_test_store_add_file ("/app/import/profiles", test_profiles);
  candour_test_store_add_file ("/app/import/missing-id", test_missing_id);
  candour_test_store_add_file ("/app/import/impossible", test_impossible);
  candour_test_store_add_file ("/app/import/refused", test_refused);

  return g_test_run ();
}
