/* test-packs.c - a pack is kept as it was signed, and what of it is out, back, late or taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-packs.h"

#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-test-moderated.h"

#define ID   "7F3A-22C9-0000-1111-2222-3333-4444-5555"
#define CODE "K7Q2MX"

static CandourPackRecord *
make_record (CandourTestModerated *test)
{
  CandourPackRecord *record = candour_pack_record_new ();
  CandourPackCase *one = candour_pack_record_add_case (record, CODE, test->audit->id);

  record->id = g_strdup (ID);
  record->moderator_id = g_strdup (CANDOUR_TEST_MODERATOR);
  record->expires_on = g_strdup ("2026-02-13");
  record->sender = (CandourPackParty) { g_strdup ("Q. Vale"), g_strdup ("age1a"),
                                        g_strdup ("RWa") };
  record->recipient = (CandourPackParty) { g_strdup ("P. Lowe"), g_strdup ("age1b"),
                                           g_strdup ("RWb") };
  record->file_name = g_strdup ("7F3A-22C9.candour-pack");
  record->hash = g_strdup ("aa");
  record->statement = g_strdup ("<statement/>");
  record->signature = g_strdup ("untrusted comment: …");
  record->payload = g_strdup ("<audits/>");
  candour_set_text (&one->commitment, "cc");
  candour_set_text (&one->salt, "dd");

  return record;
}

/* Sealed for the moderator, and nothing begun. */
static CandourPackRecord *
send_out (CandourTestModerated *test)
{
  g_autoptr(CandourPackRecord) record = make_record (test);
  g_autoptr(GError) error = NULL;

  candour_store_packs_add (test->store->db, record, test->lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&record);
}

static CandourPackRecord *
load (CandourTestModerated *test,
      const char           *today)
{
  g_autoptr(GError) error = NULL;
  CandourPackRecord *record = candour_store_packs_load (test->store->db, ID, today, &error);

  g_assert_no_error (error);

  return record;
}

static CandourPackFile *
make_file (int sequence)
{
  CandourPackFile *file = candour_pack_file_new ();

  file->sequence = sequence;
  file->n_audits = 1;
  candour_set_text (&file->hash, "bb");
  candour_set_text (&file->statement, "<statement/>");
  candour_set_text (&file->payload, "<grades/>");

  return file;
}

static guint
count_ready (CandourTestModerated *test,
             const char           *today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ready =
    candour_store_packs_list_ready (test->store->db, CANDOUR_TEST_MODERATOR, today, &error);

  g_assert_no_error (error);
  if (ready->len > 0)
    g_assert_cmpstr (ready->pdata[0], ==, test->audit->id);

  return ready->len;
}

static void
assert_refused (gboolean   done,
                GError   **error)
{
  g_assert_false (done);
  g_assert_error (*error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (error);
}

/* --- Out ------------------------------------------------------------------------------ */

static void
assert_kept (const CandourPackRecord *record)
{
  const CandourPackCase *one = candour_pack_record_find_case (record, CODE);

  g_assert_cmpstr (record->id, ==, ID);
  g_assert_cmpstr (record->moderator_id, ==, CANDOUR_TEST_MODERATOR);
  g_assert_cmpstr (record->made_by, ==, CANDOUR_TEST_LEAD);
  g_assert_cmpstr (record->made_by_name, ==, CANDOUR_TEST_LEAD);
  g_assert_cmpstr (record->expires_on, ==, "2026-02-13");
  g_assert_cmpstr (record->sender.signs_with, ==, "RWa");
  g_assert_cmpstr (record->recipient.name, ==, "P. Lowe");
  g_assert_cmpstr (record->recipient.seals_for, ==, "age1b");
  g_assert_cmpstr (record->file_name, ==, "7F3A-22C9.candour-pack");
  g_assert_cmpstr (record->hash, ==, "aa");
  g_assert_cmpstr (record->statement, ==, "<statement/>");
  g_assert_cmpstr (record->signature, ==, "untrusted comment: …");
  g_assert_cmpstr (record->payload, ==, "<audits/>");
  g_assert_cmpint (record->n_audits, ==, 1);
  g_assert_cmpint (record->n_back + record->n_returns + record->n_reveals, ==, 0);
  g_assert_null (record->withdrawn_at);
  g_assert_cmpint (record->state, ==, CANDOUR_PACK_OUT);
  g_assert_cmpuint (record->cases->len, ==, 1);
  g_assert_cmpstr (one->reference, ==, "CF-2291");
  g_assert_cmpstr (one->commitment, ==, "cc");
  g_assert_cmpstr (one->salt, ==, "dd");
  g_assert_cmpint (one->back_in, ==, 0);
  g_assert_cmpint (one->back_as, ==, CANDOUR_BACK_NOT);
  g_assert_null (candour_pack_record_find_case (record, "K7Q2MY"));
}

static void
test_out (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autoptr(CandourPackRecord) by_short_id = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackRecord *listed;

  candour_test_moderated_init (&test, store);
  g_assert_cmpuint (count_ready (&test, CANDOUR_TEST_TODAY), ==, 0);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  g_assert_cmpuint (count_ready (&test, CANDOUR_TEST_TODAY), ==, 1);

  record = send_out (&test);
  g_assert_cmpstr (record->made_by, ==, CANDOUR_TEST_LEAD);
  g_assert_cmpstr (record->due_on, ==, test.moderation->due_on);
  g_assert_true (g_str_has_prefix (record->made_at, CANDOUR_TEST_TODAY "T"));

  by_short_id = candour_store_packs_load (store->db, "7f3a-22c9", CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  assert_kept (by_short_id);
  g_assert_null (candour_store_packs_load (store->db, "7F3A", CANDOUR_TEST_TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  list = candour_store_packs_list (store->db, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  listed = list->pdata[0];
  g_assert_cmpstr (listed->id, ==, ID);
  g_assert_null (listed->payload);
  g_assert_cmpuint (listed->cases->len, ==, 0);
  candour_test_store_verify (store);
}

static void
test_refused (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) first = NULL;
  g_autoptr(CandourPackRecord) second = NULL;
  g_autoptr(CandourPackRecord) empty = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  second = make_record (&test);
  assert_refused (candour_store_packs_add (store->db, second, test.lead, CANDOUR_TEST_TODAY,
                                           &error), &error);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  assert_refused (candour_store_packs_add (store->db, second, test.boss, CANDOUR_TEST_TODAY,
                                           &error), &error);
  empty = make_record (&test);
  g_ptr_array_set_size (empty->cases, 0);
  assert_refused (candour_store_packs_add (store->db, empty, test.lead, CANDOUR_TEST_TODAY,
                                           &error), &error);

  /* Out already, so not ready. */
  first = send_out (&test);
  g_free (second->id);
  second->id = g_strdup ("7F3A-22C9-0000-1111-2222-3333-4444-5556");
  assert_refused (candour_store_packs_add (store->db, second, test.lead, CANDOUR_TEST_TODAY,
                                           &error), &error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM pack_audit"), ==, 1);
}

static void
test_begun (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&test, 3, 0, 0, 0);
  g_assert_cmpuint (count_ready (&test, CANDOUR_TEST_TODAY), ==, 0);
}

/* Where the caller's transaction goes, all of it goes. */
static void
test_inside (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;
  gint64 n_rows;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  n_rows = candour_test_store_count (store, "SELECT count(*) FROM history");
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

    g_assert_no_error (error);
    record = send_out (&test);
  }
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM pack"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"), ==, n_rows);
}

/* --- States --------------------------------------------------------------------------- */

static void
assert_state (CandourTestModerated *test,
              const char           *today,
              CandourPackState      state)
{
  g_autoptr(CandourPackRecord) record = load (test, today);

  g_assert_cmpint (record->state, ==, state);
}

static void
test_days (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  record = send_out (&test);
  assert_state (&test, record->due_on, CANDOUR_PACK_OUT);
  assert_state (&test, "2026-02-13", CANDOUR_PACK_LATE);
  g_assert_cmpuint (count_ready (&test, "2026-02-13"), ==, 0);
  assert_state (&test, "2026-02-14", CANDOUR_PACK_EXPIRED);
  g_assert_cmpuint (count_ready (&test, "2026-02-14"), ==, 1);
}

static void
test_return (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autoptr(CandourPackRecord) back = NULL;
  g_autoptr(CandourPackFile) file = make_file (2);
  g_autoptr(CandourPackFile) reveal = make_file (1);
  g_autoptr(GError) error = NULL;
  CandourPackCase *one;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  record = send_out (&test);
  one = candour_pack_record_find_case (record, CODE);
  one->back_in = 2;
  one->back_as = CANDOUR_BACK_BESIDE;
  assert_refused (candour_store_packs_add_return (store->db, record, file, test.boss, &error),
                  &error);
  candour_store_packs_add_return (store->db, record, file, test.lead, &error);
  g_assert_no_error (error);
  candour_store_packs_add_reveal (store->db, record, reveal, test.lead, &error);
  g_assert_no_error (error);

  back = load (&test, CANDOUR_TEST_TODAY);
  g_assert_cmpint (back->state, ==, CANDOUR_PACK_BACK);
  g_assert_cmpint (back->n_back, ==, 1);
  g_assert_cmpint (back->n_returns, ==, 1);
  g_assert_cmpint (back->n_reveals, ==, 1);
  g_assert_cmpuint (back->returns->len, ==, 1);
  g_assert_cmpuint (back->reveals->len, ==, 1);
  g_assert_cmpint (((CandourPackFile *) back->returns->pdata[0])->sequence, ==, 2);
  g_assert_cmpstr (((CandourPackFile *) back->returns->pdata[0])->payload, ==, "<grades/>");
  g_assert_cmpstr (((CandourPackFile *) back->returns->pdata[0])->by_id, ==, CANDOUR_TEST_LEAD);
  one = candour_pack_record_find_case (back, CODE);
  g_assert_cmpint (one->back_in, ==, 2);
  g_assert_cmpint (one->back_as, ==, CANDOUR_BACK_BESIDE);

  /* The same again, or another that says that this case is new. */
  g_assert_false (candour_store_packs_add_return (store->db, back, file, test.lead, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);
  file->sequence = 3;
  one->back_in = 3;
  g_assert_false (candour_store_packs_add_return (store->db, back, file, test.lead, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  candour_test_store_verify (store);
}

static void
test_withdraw (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autoptr(CandourPackRecord) withdrawn = NULL;
  g_autoptr(CandourPackFile) file = make_file (1);
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  record = send_out (&test);
  assert_refused (candour_store_packs_withdraw (store->db, ID, "", test.lead, &error), &error);
  assert_refused (candour_store_packs_withdraw (store->db, ID, "Lost", test.boss, &error), &error);
  g_assert_false (candour_store_packs_withdraw (store->db, "0000", "Lost", test.lead, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  candour_store_packs_withdraw (store->db, ID, "The laptop was lost.", test.lead, &error);
  g_assert_no_error (error);

  withdrawn = load (&test, CANDOUR_TEST_TODAY);
  g_assert_cmpint (withdrawn->state, ==, CANDOUR_PACK_WITHDRAWN);
  g_assert_cmpstr (withdrawn->withdrawn_words, ==, "The laptop was lost.");
  g_assert_cmpuint (count_ready (&test, CANDOUR_TEST_TODAY), ==, 1);
  assert_refused (candour_store_packs_withdraw (store->db, ID, "Lost", test.lead, &error), &error);
  g_assert_false (candour_store_packs_add_return (store->db, withdrawn, file, test.lead, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM pack_file"), ==, 0);
}

/* --- Who reads ------------------------------------------------------------------------ */

static void
test_reader (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autoptr(CandourPackRecord) of_lead = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_moderated_init (&test, store);
  candour_test_moderated_allocate (&test, CANDOUR_TEST_MODERATOR);
  record = send_out (&test);

  candour_test_moderated_read_as (&test, test.moderator);
  assert_refused (candour_store_packs_load (store->db, ID, CANDOUR_TEST_TODAY, &error) != NULL,
                  &error);
  assert_refused (candour_store_packs_list (store->db, CANDOUR_TEST_TODAY, &error) != NULL,
                  &error);
  candour_test_moderated_read_as (&test, test.lead);
  of_lead = load (&test, CANDOUR_TEST_TODAY);
  g_assert_nonnull (of_lead);

  /* The code would lead to the case for whoever reads the history. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE new_value LIKE '%" CODE "%'"
                                             " OR field LIKE '%" CODE "%'"), ==, 0);
  rows = candour_store_history_list (store->db, ID, &error);
  g_assert_cmpuint (rows->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/packs/out", test_out);
  candour_test_store_add ("/store/packs/refused", test_refused);
  candour_test_store_add ("/store/packs/begun", test_begun);
  candour_test_store_add ("/store/packs/inside", test_inside);
  candour_test_store_add ("/store/packs/days", test_days);
  candour_test_store_add ("/store/packs/return", test_return);
  candour_test_store_add ("/store/packs/withdraw", test_withdraw);
  candour_test_store_add ("/store/packs/reader", test_reader);

  return g_test_run ();
}
