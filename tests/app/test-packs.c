/* test-packs.c - packs go out and come back through the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <string.h>

#include "candour-pack-import-page-private.h"
#include "candour-pack-send-page-private.h"
#include "candour-packs-page-private.h"
#include "candour-test-packs.h"
#include "candour-window.h"

typedef struct
{
  CandourTestPacks  packs;
  GtkWidget        *window;
} Task;

static void
task_clear (Task *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  candour_test_packs_clear (&self->packs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Task, task_clear)

/* The QA lead acts. */
static void
task_init (Task             *self,
           CandourTestStore *store)
{
  candour_test_packs_init (&self->packs, store);
  candour_workspace_set_actor (store->workspace, self->packs.council.lead);
  self->window = candour_window_new (NULL);
  candour_window_set_workspace (CANDOUR_WINDOW (self->window), store->workspace,
                                CANDOUR_TEST_TODAY);
}

static gpointer
push (Task      *self,
      GtkWidget *page)
{
  candour_window_push_task (CANDOUR_WINDOW (self->window), page);

  return page;
}

static void
wait_for (GtkStack   *stack,
          const char *child)
{
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), child) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static CandourKeys *
make_keys (Task *self)
{
  return candour_keys_new (candour_keyring_copy (self->packs.lead), "nowhere", "");
}

static gint64
count (Task       *self,
       const char *from)
{
  g_autoptr(CandourDb) desk = candour_test_store_open_desk (self->packs.council.store);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", from);
  g_autoptr(CandourStatement) statement = candour_db_prepare (desk, sql, NULL);

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

/* --- The list ------------------------------------------------------------------------- */

static void
test_empty (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  CandourPacksPage *page;

  task_init (&task, store);
  page = push (&task, candour_packs_page_new (store->workspace));
  wait_for (page->stack, "empty");
  g_assert_null (gtk_list_box_get_row_at_index (page->list, 0));
}

static void
wait_for_record (CandourPacksPage *page)
{
  while (page->record == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_list (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  CandourPacksPage *page;

  task_init (&task, store);
  candour_test_packs_add_case (&task.packs, CANDOUR_TEST_OTHER_CASE);
  candour_test_packs_send (&task.packs, NULL);
  page = push (&task, candour_packs_page_new (store->workspace));
  wait_for (page->stack, "content");
  wait_for_record (page);

  g_assert_cmpstr (page->record->id, ==, task.packs.record->id);
  g_assert_cmpuint (page->record->cases->len, ==, 2);
  g_assert_nonnull (gtk_list_box_get_row_at_index (page->list, 0));
  g_assert_null (gtk_list_box_get_row_at_index (page->list, 1));
}

/* --- Going out ------------------------------------------------------------------------ */

static CandourPackSendPage *
begin_sending (Task *self)
{
  CandourTestStore *store = self->packs.council.store;
  CandourPackSendPage *page;

  /* Packs are for those whose role it is to moderate. */
  candour_test_store_run (store, "UPDATE person SET role = 'moderator'"
                          " WHERE id = '" CANDOUR_TEST_MODERATOR "'");
  page = push (self, candour_pack_send_page_new (store->workspace));
  wait_for (page->stack, "who");
  g_assert_cmpuint (candour_pack_send_page_count (page), ==, 1);

  return page;
}

/* What is known by its words is sealed for, and only that. */
static void
test_card (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  CandourPackSendPage *page;

  task_init (&task, store);
  page = begin_sending (&task);
  g_assert_null (candour_pack_send_page_get_card (page));

  candour_keyring_trust (task.packs.lead, task.packs.card);
  page->keys = make_keys (&task);
  candour_pack_send_page_show_card (page);
  g_assert_cmpstr (candour_pack_send_page_get_card (page)->name, ==, CANDOUR_TEST_MODERATOR);

  gtk_widget_activate_action (GTK_WIDGET (page), "send.next", NULL);
  wait_for (page->stack, "texts");
  g_assert_cmpuint (candour_step_strip_get_current (page->steps), ==, 2);
  candour_pack_send_page_seal_to (page, candour_test_packs_dup_path (&task.packs, "a.pack"));
  wait_for (page->stack, "done");
  g_assert_false (gtk_widget_get_visible (page->tell_box));
  g_assert_cmpint (count (&task, "pack"), ==, 1);
}

/* The words stay until somebody says that they were told. */
static void
test_six_words (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  g_autofree char *path = NULL;
  g_auto(GStrv) words = NULL;
  CandourPackSendPage *page;

  task_init (&task, store);
  page = begin_sending (&task);
  page->keys = make_keys (&task);
  gtk_check_button_set_active (page->by_words, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "send.next", NULL);
  wait_for (page->stack, "texts");

  path = candour_test_packs_dup_path (&task.packs, "b.pack");
  candour_pack_send_page_seal_to (page, g_strdup (path));
  wait_for (page->stack, "done");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_get_visible (page->tell_box));
  words = g_strsplit (page->passphrase, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 6);
  g_assert_false (gtk_widget_get_sensitive (page->close));

  gtk_check_button_set_active (page->told, TRUE);
  g_assert_true (gtk_widget_get_sensitive (page->close));
}

/* A file that is there is never written over, and says so. */
static void
test_not_over (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  g_autoptr(GError) error = NULL;
  CandourPackSendPage *page;
  char *path;

  task_init (&task, store);
  page = begin_sending (&task);
  candour_keyring_trust (task.packs.lead, task.packs.card);
  page->keys = make_keys (&task);
  candour_pack_send_page_show_card (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "send.next", NULL);
  wait_for (page->stack, "texts");

  path = candour_test_packs_dup_path (&task.packs, "here.pack");
  g_file_set_contents (path, "mine", -1, &error);
  g_assert_no_error (error);
  candour_pack_send_page_seal_to (page, path);
  wait_for (page->stack, "texts");
  g_assert_true (candour_notice_is_shown (page->notice));
  g_assert_nonnull (page->draft);
  g_assert_cmpint (count (&task, "pack"), ==, 0);
}

/* --- Coming back ---------------------------------------------------------------------- */

static CandourPackImportPage *
open_return (Task *self,
             char *path)
{
  CandourPackImportPage *page =
    push (self, candour_pack_import_page_new (self->packs.council.store->workspace, NULL));

  page->keys = make_keys (self);
  candour_pack_import_page_open (page, path);
  wait_for (page->stack, "check");

  return page;
}

static GPtrArray *
grade_first (Task *self)
{
  GPtrArray *audits = candour_pack_audits_new ();

  candour_test_packs_grade (audits, self->packs.first, 3, 2, 3, 3);

  return audits;
}

static void
test_refused (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  g_autoptr(CandourKeyring) other = candour_keyring_new (CANDOUR_TEST_MODERATOR);
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(CandourPackStatement) statement = NULL;
  CandourPackImportPage *page;

  task_init (&task, store);
  candour_test_packs_send (&task.packs, NULL);
  audits = grade_first (&task);
  parts = candour_test_packs_make_parts (audits);
  statement = candour_test_packs_state (&task.packs, audits, 1);
  page = open_return (&task, candour_test_packs_write (
           &task.packs, statement, parts, other->key,
           candour_age_identity_get_recipient (task.packs.lead->identity)));

  g_assert_true (gtk_widget_get_visible (page->bad));
  g_assert_false (gtk_widget_get_visible (page->good));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->import_button)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (page->refusal)), ==,
                   "This return was not signed by " CANDOUR_TEST_MODERATOR);
  g_assert_nonnull (strstr (gtk_label_get_label (page->explanation), "Nothing was imported."));

  /* Two passed, one failed, and the rest in one row. */
  g_assert_cmpuint (count_children (GTK_WIDGET (page->checks)), ==, 4);

  candour_pack_import_page_run (page);
  g_assert_false (page->busy);
  g_assert_cmpint (count (&task, "pack_file"), ==, 0);
}

static void
test_import (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  g_autoptr(GPtrArray) audits = NULL;
  CandourPackImportPage *page;
  CandourWindow *window;

  task_init (&task, store);
  window = CANDOUR_WINDOW (task.window);
  candour_test_packs_send (&task.packs, NULL);
  audits = grade_first (&task);
  page = open_return (&task, candour_test_packs_return (&task.packs, audits, 1));

  g_assert_true (gtk_widget_get_visible (page->good));
  g_assert_cmpstr (gtk_button_get_label (page->import_button), ==, "Import 1 moderation");
  g_assert_cmpuint (count_children (GTK_WIDGET (page->checks)), ==, CANDOUR_PACK_N_CHECKS);

  /* Nothing is changed before a person says so. */
  g_assert_cmpint (count (&task, "pack_file"), ==, 0);
  candour_pack_import_page_run (page);
  while (candour_window_get_task (window) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (count (&task, "pack_file"), ==, 1);
  g_assert_cmpint (count (&task, "moderation WHERE sealed_at IS NOT NULL"), ==, 1);
}

/* The same file again changes nothing, and offers nothing. */
static void
test_again (CandourTestStore *store)
{
  g_auto(Task) task = { 0 };
  g_autoptr(GPtrArray) audits = NULL;
  g_autofree char *path = NULL;
  CandourPackImportPage *page;
  CandourWindow *window;

  task_init (&task, store);
  window = CANDOUR_WINDOW (task.window);
  candour_test_packs_send (&task.packs, NULL);
  audits = grade_first (&task);
  path = candour_test_packs_return (&task.packs, audits, 1);
  candour_pack_import_page_run (open_return (&task, g_strdup (path)));
  while (candour_window_get_task (window) != NULL)
    g_main_context_iteration (NULL, TRUE);

  page = open_return (&task, g_strdup (path));
  g_assert_cmpint (page->in->same_as, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->import_button)));
  g_assert_cmpuint (count_children (GTK_WIDGET (page->notices)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  candour_test_store_add_file ("/app/packs/empty", test_empty);
  candour_test_store_add_file ("/app/packs/list", test_list);
  candour_test_store_add_file ("/app/packs/card", test_card);
  candour_test_store_add_file ("/app/packs/six-words", test_six_words);
  candour_test_store_add_file ("/app/packs/not-over", test_not_over);
  candour_test_store_add_file ("/app/packs/refused", test_refused);
  candour_test_store_add_file ("/app/packs/import", test_import);
  candour_test_store_add_file ("/app/packs/again", test_again);

  return g_test_run ();
}
