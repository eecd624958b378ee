/* test-history.c - the history seals what it is told, and shows what was done to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-history.h"
#include "candour-store-settings.h"
#include "candour-test-store.h"

/* Beside the row that making the workspace wrote. */
#define FIRST 2

static void
append (CandourTestStore *store,
        const char       *old_value,
        const char       *new_value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  g_assert_no_error (error);
  candour_store_history_append (store->db, store->actor, "grading", "a1/safety", "grade",
                                old_value, new_value, NULL, &error);
  g_assert_no_error (error);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
}

static void
append_five (CandourTestStore *store)
{
  append (store, NULL, "good");
  append (store, "good", "outstanding");
  append (store, "outstanding", NULL);
  append (store, NULL, "");
  append (store, "", "inadequate");
}

static gint64
find_break (CandourTestStore *store,
            gint64           *n_rows)
{
  g_autoptr(GError) error = NULL;
  gint64 broken_at = -1;

  candour_store_history_verify (store->db, &broken_at, n_rows, &error);
  g_assert_no_error (error);

  return broken_at;
}

/* What somebody with the file and a database tool would do first. */
static void
drop_triggers (CandourTestStore *store)
{
  if (candour_test_store_is_sqlite (store))
    candour_test_store_run (store, "DROP TRIGGER history_only_grows;"
                                   "DROP TRIGGER history_never_changes;"
                                   "DROP TRIGGER history_never_shrinks;");
  else
    candour_test_store_run (store, "DROP TRIGGER history_only_grows ON history;"
                                   "DROP TRIGGER history_never_empties ON history;");
}

static void
test_append (CandourTestStore *store)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = NULL;
  const CandourHistoryRow *row;
  gint64 seq;

  append (store, NULL, "good");
  append (store, "good", "");

  rows = candour_store_history_list (store->db, "a1/safety", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[1];
  g_assert_cmpstr (row->actor_name, ==, "R. Dean");
  g_assert_cmpstr (row->field, ==, "grade");
  g_assert_cmpstr (row->old_value, ==, "good");
  g_assert_cmpstr (row->new_value, ==, "");
  g_assert_null (row->reason);

  g_assert_true (candour_store_history_get_head (store->db, &seq, &hash, &error));
  g_assert_cmpint (seq, ==, row->seq);
  g_assert_cmpuint (strlen (hash), ==, 64);
  candour_test_store_verify (store);
}

/* Should the way of sealing change without a new version word, old files would look tampered
 * with: this value was worked out apart from the program, by the rule in the file's head.
 */
static void
test_known_seal (CandourTestStore *store)
{
  CandourActor actor = {
    .person_id = (char *) "p1", .name = (char *) "R. Dean", .account = (char *) "rdean",
    .device = (char *) "QA-04",
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autofree char *hash = NULL;
  gint64 seq;

  drop_triggers (store);
  candour_test_store_run (store, "DELETE FROM history");
  transaction = candour_db_begin (store->db, &error);
  g_assert_no_error (error);
  candour_store_history_append_at (store->db, "2026-01-16T14:32:05Z", &actor, "grading", "a1/é",
                                   "grade", NULL, "2", "", &error);
  g_assert_no_error (error);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);

  g_assert_true (candour_store_history_get_head (store->db, &seq, &hash, &error));
  g_assert_cmpint (seq, ==, 1);
  g_assert_cmpstr (hash, ==,
                   "0a7f356a0393b2612983b55f2d84728ab40c5467c9a6dc154dc9926db4ab9e18");
}

/* Every field of a row, NULL against "" included. */
static void
test_changed (CandourTestStore *store)
{
  static const char *const changes[] = {
    "at_utc = '2001' || substr(at_utc, 5)",
    "actor = 'p-ash'",
    "actor_name = 'P. Ash'",
    "account = ''",
    "device = 'QA-05'",
    "subject = 'audit'",
    "subject_id = 'a2/safety'",
    "field = 'state'",
    "old_value = 'outstandin'",
    "old_value = NULL",
    "new_value = ''",
    "new_value = 'good'",
    "reason = ''",
    "old_value = 'outstandin', new_value = 'g'",
  };
  gint64 n_rows;

  append_five (store);
  drop_triggers (store);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *change = g_strdup_printf ("UPDATE history SET %s WHERE seq = %d",
                                                 changes[i], FIRST + 2);
      g_autofree char *keep = g_strdup_printf ("CREATE TABLE kept AS SELECT * FROM history"
                                               " WHERE seq = %d", FIRST + 2);
      g_autofree char *undo = g_strdup_printf ("DELETE FROM history WHERE seq = %d;"
                                               "INSERT INTO history SELECT * FROM kept;"
                                               "DROP TABLE kept;", FIRST + 2);

      candour_test_store_run (store, keep);
      candour_test_store_run (store, change);
      g_assert_cmpint (find_break (store, &n_rows), ==, FIRST + 2);
      candour_test_store_run (store, undo);
      g_assert_cmpint (find_break (store, &n_rows), ==, 0);
    }
}

static void
test_deleted (CandourTestStore *store)
{
  gint64 n_rows;

  append_five (store);
  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_cmpint (n_rows, ==, 6);
  drop_triggers (store);

  candour_test_store_run (store, "DELETE FROM history WHERE seq = 4");
  g_assert_cmpint (find_break (store, &n_rows), ==, 5);

  /* Closing the gap in the numbers hides nothing. */
  candour_test_store_run (store, "UPDATE history SET seq = 4 WHERE seq = 5");
  candour_test_store_run (store, "UPDATE history SET seq = 5 WHERE seq = 6");
  g_assert_cmpint (find_break (store, &n_rows), ==, 4);

  candour_test_store_run (store, "DELETE FROM history WHERE seq = 1");
  g_assert_cmpint (find_break (store, &n_rows), ==, 2);
}

static void
test_inserted (CandourTestStore *store)
{
  gint64 n_rows;

  append_five (store);
  drop_triggers (store);

  candour_test_store_run (store,
                          "INSERT INTO history (seq, at_utc, actor, actor_name, account, device,"
                          " subject, subject_id, field, hash) VALUES (7, '2026', 'x', 'x', '', '',"
                          " 'grading', 'a1', 'grade', 'made-up')");
  g_assert_cmpint (find_break (store, &n_rows), ==, 7);

  /* Before the first is no hiding place. */
  candour_test_store_run (store, "UPDATE history SET seq = 0 WHERE seq = 7");
  g_assert_cmpint (find_break (store, &n_rows), ==, 1);
  candour_test_store_run (store, "UPDATE history SET seq = -7 WHERE seq = 0");
  g_assert_cmpint (find_break (store, &n_rows), ==, 1);
}

/* A head kept elsewhere is what shows an end that was cut off: it is no longer the head. */
static void
test_truncated (CandourTestStore *store)
{
  g_autofree char *kept = NULL;
  g_autofree char *now = NULL;
  gint64 seq;
  gint64 n_rows;

  append_five (store);
  g_assert_true (candour_store_history_get_head (store->db, &seq, &kept, NULL));
  drop_triggers (store);
  candour_test_store_run (store, "DELETE FROM history WHERE seq = 6");

  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_true (candour_store_history_get_head (store->db, &seq, &now, NULL));
  g_assert_cmpstr (kept, !=, now);
}

static void
test_triggers (CandourTestStore *store)
{
  static const char *const attempts[] = {
    "UPDATE history SET new_value = 'good' WHERE seq = 3",
    "UPDATE history SET seq = 99 WHERE seq = 3",
    "DELETE FROM history WHERE seq = 6",
    "DELETE FROM history",
    "INSERT INTO history (seq, at_utc, actor, actor_name, account, device, subject, subject_id,"
    " field, hash) VALUES (8, '', 'x', 'x', '', '', '', '', '', 'skips a number')",
    "INSERT INTO history (seq, at_utc, actor, actor_name, account, device, subject, subject_id,"
    " field, hash) VALUES (3, '', 'x', 'x', '', '', '', '', '', 'takes a number')",
    "INSERT INTO history SELECT * FROM history WHERE seq = 3"
    " ON CONFLICT (seq) DO UPDATE SET new_value = 'good'",
  };
  static const char *const sqlite_attempts[] = {
    "REPLACE INTO history SELECT * FROM history WHERE seq = 3",
    "UPDATE OR REPLACE history SET seq = 3 WHERE seq = 4",
  };
  gboolean is_sqlite = candour_test_store_is_sqlite (store);
  gint64 n_rows;

  append_five (store);

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (candour_db_run (store->db, attempts[i], &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }

  for (guint i = 0; is_sqlite && i < G_N_ELEMENTS (sqlite_attempts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (candour_db_run (store->db, sqlite_attempts[i], &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }

  if (!is_sqlite)
    g_assert_false (candour_db_run (store->db, "TRUNCATE history", NULL));

  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_cmpint (n_rows, ==, 6);
}

/* No actor: the change is written first, and then its row of the history is refused. */
static void
test_together (CandourTestStore *store)
{
  CandourActor nobody = { .person_id = (char *) "", .name = (char *) "" };
  g_autoptr(GError) error = NULL;
  g_autofree char *marking = NULL;
  gint64 n_rows;

  g_assert_true (candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, "OFFICIAL",
                                             store->actor, &error));
  g_assert_false (candour_store_settings_set (store->db, CANDOUR_SETTING_MARKING, "SECRET",
                                              &nobody, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  marking = candour_store_settings_get (store->db, CANDOUR_SETTING_MARKING, NULL);
  g_assert_cmpstr (marking, ==, "OFFICIAL");
  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_cmpint (n_rows, ==, 2);
}

/* Two desks by turns: the end of the chain that one knew is not the end any more. */
static void
test_two_desks (CandourTestStore *store)
{
  g_autoptr(CandourDb) other = candour_test_store_open_desk (store);
  CandourDb *own = store->db;
  gint64 n_rows;

  for (int i = 0; i < 4; i++)
    {
      store->db = i % 2 == 0 ? own : other;
      append (store, NULL, "good");
    }

  store->db = own;
  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_cmpint (n_rows, ==, 5);
}

/* What was rolled back leaves no trace, not even in what the connection remembers. */
static void
test_rolled_back (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  CandourTransaction *transaction = candour_db_begin (store->db, &error);
  gint64 n_rows;

  g_assert_no_error (error);
  g_assert_true (candour_store_history_append (store->db, store->actor, "grading", "a1", "grade",
                                               NULL, "good", NULL, &error));
  candour_transaction_end (transaction);

  append (store, NULL, "good");
  g_assert_cmpint (find_break (store, &n_rows), ==, 0);
  g_assert_cmpint (n_rows, ==, 2);
}

static void
test_commit_text (void)
{
  g_autofree char *salt = candour_store_history_dup_salt ();
  g_autofree char *other_salt = candour_store_history_dup_salt ();
  g_autofree char *first = candour_store_history_commit_text (salt, "He was not seen alone.");
  g_autofree char *again = candour_store_history_commit_text (salt, "He was not seen alone.");
  g_autofree char *other = candour_store_history_commit_text (other_salt,
                                                              "He was not seen alone.");

  g_assert_cmpuint (strlen (salt), ==, 32);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_null (strstr (first, "alone"));
  g_assert_null (candour_store_history_commit_text (salt, ""));
  g_assert_null (candour_store_history_commit_text (salt, NULL));
}

static void
test_reading (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_store_history_log_reading (store->db, store->actor, "audit", "a1",
                                                    "report", &error));
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM reading"
                                                    " WHERE person_id = 'r-dean'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/history/append", test_append);
  candour_test_store_add ("/store/history/known-seal", test_known_seal);
  candour_test_store_add ("/store/history/changed", test_changed);
  candour_test_store_add ("/store/history/deleted", test_deleted);
  candour_test_store_add ("/store/history/inserted", test_inserted);
  candour_test_store_add ("/store/history/truncated", test_truncated);
  candour_test_store_add ("/store/history/triggers", test_triggers);
  candour_test_store_add ("/store/history/together", test_together);
  candour_test_store_add ("/store/history/two-desks", test_two_desks);
  candour_test_store_add ("/store/history/rolled-back", test_rolled_back);
  candour_test_store_add ("/store/history/reading", test_reading);
  g_test_add_func ("/store/history/commit-text", test_commit_text);

  return g_test_run ();
}
