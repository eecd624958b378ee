/* test-jobs.c - jobs run in order on their threads, answer where they were asked, and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-store.h"

typedef struct
{
  GThread *caller;
  GString *order;
  guint    n_waiting;
} Desk;

/* One of them for each job. */
typedef struct
{
  Desk *desk;
  char  letter;
} Item;

static Item *
item_new (Desk *desk,
          char  letter)
{
  Item *item = g_new (Item, 1);

  *item = (Item) { desk, letter };

  return item;
}

static void
item_free (gpointer data)
{
  Item *item = data;

  /* On the caller's thread, after the callback. */
  g_assert_true (g_thread_self () == item->desk->caller);
  item->desk->n_waiting--;
  g_free (item);
}

static void
wait_for (Desk *desk)
{
  while (desk->n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
insert_job (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Item *item = data;
  char id[2] = { item->letter, '\0' };

  g_assert_true (g_thread_self () != item->desk->caller);
  if (!candour_db_execute (db, "INSERT INTO team (id, name, position) VALUES ($1, $1, 1)", error,
                           "s", id))
    return NULL;

  return g_strdup (id);
}

static gpointer
count_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (db, "SELECT count(*) FROM team", error);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return NULL;

  return g_strdup (candour_statement_get_text (statement, 0));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Desk *desk = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = candour_workspace_finish (CANDOUR_WORKSPACE (source), result, &error);

  g_assert_true (g_thread_self () == desk->caller);
  g_string_append (desk->order, answer != NULL ? answer : "");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append_c (desk->order, '-');
  else if (error != NULL)
    g_string_append_printf (desk->order, "!%d", error->code);
}

static void
write_letter (CandourTestStore *store,
              Desk             *desk,
              char              letter,
              GCancellable     *cancellable)
{
  desk->n_waiting++;
  candour_workspace_write_async (store->workspace, insert_job, item_new (desk, letter), item_free,
                                 g_free, cancellable, answered_cb, desk);
}

static void
read_count (CandourTestStore *store,
            Desk             *desk)
{
  desk->n_waiting++;
  candour_workspace_read_async (store->workspace, count_job, item_new (desk, ' '), item_free,
                                g_free, NULL, answered_cb, desk);
}

static void
test_order (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  Desk desk = { .caller = g_thread_self (), .order = order };

  for (char letter = 'a'; letter <= 'z'; letter++)
    write_letter (store, &desk, letter, NULL);
  g_assert_cmpstr (order->str, ==, "");

  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");

  g_string_truncate (order, 0);
  read_count (store, &desk);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, "26");
}

static void
test_failure (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autofree char *conflict = g_strdup_printf ("a!%db", CANDOUR_ERROR_CONFLICT);
  Desk desk = { .caller = g_thread_self (), .order = order };

  write_letter (store, &desk, 'a', NULL);
  write_letter (store, &desk, 'a', NULL);
  write_letter (store, &desk, 'b', NULL);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, conflict);
}

/* Cancelled before its turn, a job does not run; the others do. */
static void
test_cancelled (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Desk desk = { .caller = g_thread_self (), .order = order };

  g_cancellable_cancel (cancellable);
  write_letter (store, &desk, 'a', NULL);
  write_letter (store, &desk, 'b', cancellable);
  write_letter (store, &desk, 'c', NULL);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, "a-c");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 2);
}

static gpointer
insert_then_cancel_job (CandourDb     *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  gpointer answer = insert_job (db, data, cancellable, error);

  g_cancellable_cancel (cancellable);

  return answer;
}

/* What was committed was not cancelled, and must not be said to be. */
static void
test_cancelled_late (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Desk desk = { .caller = g_thread_self (), .order = order, .n_waiting = 1 };

  candour_workspace_write_async (store->workspace, insert_then_cancel_job, item_new (&desk, 'a'),
                                 item_free, g_free, cancellable, answered_cb, &desk);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, "a");
}

/* Closing waits for what was asked for, and every asker still gets an answer. */
static void
test_drained (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autoptr(CandourDb) desk_db = candour_test_store_open_desk (store);
  Desk desk = { .caller = g_thread_self (), .order = order };

  for (char letter = 'a'; letter <= 'z'; letter++)
    write_letter (store, &desk, letter, NULL);
  candour_workspace_close (store->workspace);

  store->db = desk_db;
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 26);
  g_assert_cmpstr (order->str, ==, "");

  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");
}

static void
test_closed (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autofree char *failed = g_strdup_printf ("!%d!%d", CANDOUR_ERROR_FAILED,
                                             CANDOUR_ERROR_FAILED);
  Desk desk = { .caller = g_thread_self (), .order = order };

  candour_workspace_close (store->workspace);
  write_letter (store, &desk, 'a', NULL);
  read_count (store, &desk);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, failed);
}

static void
test_read_only (CandourTestStore *store)
{
  g_autoptr(GString) order = g_string_new (NULL);
  g_autofree char *refused = g_strdup_printf ("!%d", CANDOUR_ERROR_REFUSED);
  g_autoptr(GError) error = NULL;
  Desk desk = { .caller = g_thread_self (), .order = order };

  candour_workspace_close (store->workspace);
  g_object_unref (store->workspace);
  store->workspace = candour_workspace_open (store->uri, CANDOUR_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  write_letter (store, &desk, 'a', NULL);
  wait_for (&desk);
  g_assert_cmpstr (order->str, ==, refused);

  read_count (store, &desk);
  wait_for (&desk);
  g_assert_true (g_str_has_suffix (order->str, "0"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/jobs/order", test_order);
  candour_test_store_add ("/store/jobs/failure", test_failure);
  candour_test_store_add ("/store/jobs/cancelled", test_cancelled);
  candour_test_store_add ("/store/jobs/cancelled-late", test_cancelled_late);
  candour_test_store_add ("/store/jobs/drained", test_drained);
  candour_test_store_add ("/store/jobs/closed", test_closed);
  candour_test_store_add ("/store/jobs/read-only", test_read_only);

  return g_test_run ();
}
