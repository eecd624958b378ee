/* test-db.c - the seam: transactions, statements and errors mean the same on every engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-store.h"

static const char insert_sql[] = "INSERT INTO team (id, name, position) VALUES ($1, $2, $3)";
static const char count_sql[] = "SELECT count(*) FROM team";

static void
insert (CandourDb  *db,
        const char *id,
        GError    **error)
{
  candour_db_execute (db, insert_sql, error, "ssi", id, id, (gint64) 1);
}

static void
test_values (CandourTestStore *store)
{
  const char *words = "“Didn't know”; DROP TABLE team; -- é 漢";
  g_autoptr(CandourStatement) statement = NULL;
  g_autoptr(GError) error = NULL;

  candour_db_execute (store->db, insert_sql, &error, "ssi", "t1", words,
                      G_GINT64_CONSTANT (2147483646));
  g_assert_no_error (error);

  /* Numbered by the text, not by where they come first. */
  statement = candour_db_query (store->db, "SELECT name, position, parent_id FROM team"
                                           " WHERE name = $2 AND id = $1", &error, "ss", "t1",
                                words);
  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_cmpstr (candour_statement_get_text (statement, 0), ==, words);
  g_assert_cmpint (candour_statement_get_int (statement, 1), ==, G_MAXINT32 - 1);
  g_assert_null (candour_statement_get_text (statement, 2));
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_DONE);
}

/* What the earlier use bound is forgotten. */
static void
test_unbound (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  insert (store->db, "t1", &error);
  candour_db_execute (store->db, "UPDATE team SET parent_id = $2 WHERE id = $1", &error, "ss",
                      "t1", "t1");
  candour_db_execute (store->db, "UPDATE team SET parent_id = $2 WHERE id = $1", &error, "s",
                      "t1");
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"
                                                    " WHERE parent_id IS NULL"), ==, 1);
}

static char *
read_id (CandourStatement *statement)
{
  return g_strdup (candour_statement_get_text (statement, 0));
}

static GPtrArray *
collect_ids (CandourDb   *db,
             const char  *sql,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, sql, error);

  return candour_statement_collect (statement, (CandourStatementReader) read_id, g_free, error);
}

/* All the rows or none: not those before the one that failed, nor of a statement that is none. */
static void
test_collect (CandourTestStore *store)
{
  static const char twice_sql[] =
    "INSERT INTO team (id, name, position) VALUES ('c', 'c', 1), ('a', 'a', 1) RETURNING id";
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = collect_ids (store->db, "SELECT id FROM team", &error);
  g_autoptr(GPtrArray) two = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 0);

  insert (store->db, "b", &error);
  insert (store->db, "a", &error);
  two = collect_ids (store->db, "SELECT id FROM team ORDER BY id", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (two->pdata[0], ==, "a");
  g_assert_cmpstr (two->pdata[1], ==, "b");

  g_assert_null (collect_ids (store->db, twice_sql, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (collect_ids (store->db, "SELECT nothing FROM nowhere", &error));
  g_assert_nonnull (error);
}

static void
test_lent_twice (CandourTestStore *store)
{
  static const char walk_sql[] = "SELECT id FROM team ORDER BY id";
  g_autoptr(CandourStatement) outer = NULL;
  g_autoptr(GError) error = NULL;
  guint n_pairs = 0;

  for (const char *id = "abc"; *id != '\0'; id++)
    insert (store->db, (const char[]) { *id, '\0' }, &error);
  g_assert_no_error (error);

  outer = candour_db_prepare (store->db, walk_sql, &error);
  while (candour_statement_step (outer, &error) == CANDOUR_STEP_ROW)
    {
      g_autoptr(CandourStatement) inner = candour_db_prepare (store->db, walk_sql, &error);

      g_assert_no_error (error);
      while (candour_statement_step (inner, &error) == CANDOUR_STEP_ROW)
        n_pairs++;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (n_pairs, ==, 9);
}

static void
test_rolled_back (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  CandourTransaction *transaction = candour_db_begin (store->db, &error);

  insert (store->db, "t1", &error);
  g_assert_no_error (error);
  candour_transaction_end (transaction);

  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);
}

static void
test_nested (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  CandourTransaction *outer = candour_db_begin (store->db, &error);
  CandourTransaction *inner = candour_db_begin (store->db, &error);

  insert (store->db, "t1", &error);
  g_assert_true (candour_transaction_commit (inner, &error));
  candour_transaction_end (inner);

  /* The inner one's word is not the last. */
  candour_transaction_end (outer);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);

  outer = candour_db_begin (store->db, &error);
  inner = candour_db_begin (store->db, &error);
  insert (store->db, "t1", &error);
  g_assert_true (candour_transaction_commit (inner, &error));
  candour_transaction_end (inner);
  g_assert_true (candour_transaction_commit (outer, &error));
  candour_transaction_end (outer);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 1);
}

static void
test_nested_refuses (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  CandourTransaction *outer = candour_db_begin (store->db, &error);
  CandourTransaction *inner;

  insert (store->db, "t1", &error);
  inner = candour_db_begin (store->db, &error);
  candour_transaction_end (inner);
  g_assert_no_error (error);

  g_assert_false (candour_transaction_commit (outer, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
  candour_transaction_end (outer);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);
  g_clear_error (&error);

  /* The next starts afresh. */
  outer = candour_db_begin (store->db, &error);
  insert (store->db, "t1", &error);
  g_assert_true (candour_transaction_commit (outer, &error));
  candour_transaction_end (outer);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 1);
}

/* A caller that overlooks an error must not get the other half committed. */
static void
test_overlooked_error (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  insert (store->db, "t1", &error);
  g_assert_no_error (error);
  insert (store->db, "t1", &error);
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_false (candour_transaction_commit (transaction, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
}

/* Messages end up in logs and bug reports. */
static void
test_wrong_type (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_db_run (store->db, "INSERT INTO team (id, name, position)"
                                             " VALUES ('t1', 't1', 'a secret')", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_null (strstr (error->message, "secret"));
  g_assert_null (strstr (error->message, "INSERT"));
}

static void
test_reference (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_db_run (store->db, "INSERT INTO team (id, name, parent_id, position)"
                                             " VALUES ('t1', 't1', 'nowhere', 1)", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* By bytes, whatever language the server was set up for. */
static void
test_order (CandourTestStore *store)
{
  static const char *const names[] = { "a b", "Zebra", "ab", "äb", "-c", "B" };
  static const char *const sorted[] = { "-c", "B", "Zebra", "a b", "ab", "äb" };
  g_autoptr(CandourStatement) statement = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    insert (store->db, names[i], &error);
  g_assert_no_error (error);

  statement = candour_db_prepare (store->db, "SELECT id FROM team ORDER BY id", &error);
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
      g_assert_cmpstr (candour_statement_get_text (statement, 0), ==, sorted[i]);
    }
  g_clear_pointer (&statement, candour_statement_release);

  statement = candour_db_prepare (store->db, "SELECT id FROM team ORDER BY name COLLATE \"C\"",
                                  &error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_cmpstr (candour_statement_get_text (statement, 0), ==, "-c");
}

static void
test_read_only (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) reader = candour_db_open (store->uri, CANDOUR_DB_SECOND, &error);

  g_assert_no_error (error);
  insert (reader, "t1", &error);
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);
}

/* What one desk commits the other sees; what it has not committed, it does not. */
static void
test_two_desks (CandourTestStore *store)
{
  g_autoptr(CandourDb) other = candour_test_store_open_desk (store);
  CandourDb *own = store->db;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourTransaction) transaction = candour_db_begin (own, &error);

  insert (own, "t1", &error);
  store->db = other;
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);
  g_assert_true (candour_transaction_commit (transaction, &error));
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 1);
  store->db = own;
}

/* As when the server is started again, or the line breaks. */
static void
break_line (CandourTestStore *store,
            CandourDb        *other)
{
  gint64 pid = candour_test_store_count (store, "SELECT pg_backend_pid()");
  g_autoptr(GError) error = NULL;

  candour_db_execute (other, "SELECT pg_terminate_backend ($1::int, 5000)", &error, "i", pid);
  g_assert_no_error (error);
}

static void
test_line_breaks (CandourTestStore *store)
{
  g_autoptr(CandourDb) other = NULL;
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(GError) error = NULL;

  if (candour_test_store_is_sqlite (store))
    return;

  other = candour_test_store_open_desk (store);

  /* Between transactions nobody notices, whatever comes first. */
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);
  break_line (store, other);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 0);

  break_line (store, other);
  transaction = candour_db_begin (store->db, &error);
  g_assert_no_error (error);
  insert (store->db, "t1", &error);
  g_assert_no_error (error);
  g_assert_true (candour_transaction_commit (transaction, &error));
  g_clear_pointer (&transaction, candour_transaction_end);
  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 1);

  /* Inside one it is told, and nothing of it is kept. */
  transaction = candour_db_begin (store->db, &error);
  insert (store->db, "t2", &error);
  g_assert_no_error (error);
  break_line (store, other);
  insert (store->db, "t3", &error);
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "does not answer"));
  g_clear_error (&error);
  g_assert_false (candour_transaction_commit (transaction, &error));
  g_clear_pointer (&transaction, candour_transaction_end);
  g_clear_error (&error);

  g_assert_cmpint (candour_test_store_count (store, count_sql), ==, 1);
  transaction = candour_db_begin (store->db, &error);
  insert (store->db, "t2", &error);
  g_assert_no_error (error);
  g_assert_true (candour_transaction_commit (transaction, &error));
}

static void
test_busy (CandourTestStore *store)
{
  g_autoptr(CandourDb) other = NULL;
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(CandourTransaction) later = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("waits for the other desk until it gives up");
      return;
    }

  other = candour_test_store_open_desk (store);
  transaction = candour_db_begin (store->db, NULL);
  g_assert_null (candour_db_begin (other, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_pointer (&transaction, candour_transaction_end);

  later = candour_db_begin (other, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/db/values", test_values);
  candour_test_store_add ("/store/db/unbound", test_unbound);
  candour_test_store_add ("/store/db/collect", test_collect);
  candour_test_store_add ("/store/db/lent-twice", test_lent_twice);
  candour_test_store_add ("/store/db/rolled-back", test_rolled_back);
  candour_test_store_add ("/store/db/nested", test_nested);
  candour_test_store_add ("/store/db/nested-refuses", test_nested_refuses);
  candour_test_store_add ("/store/db/overlooked-error", test_overlooked_error);
  candour_test_store_add ("/store/db/wrong-type", test_wrong_type);
  candour_test_store_add ("/store/db/reference", test_reference);
  candour_test_store_add ("/store/db/order", test_order);
  candour_test_store_add ("/store/db/read-only", test_read_only);
  candour_test_store_add ("/store/db/two-desks", test_two_desks);
  candour_test_store_add ("/store/db/line-breaks", test_line_breaks);
  candour_test_store_add ("/store/db/busy", test_busy);

  return g_test_run ();
}
