/* test-pack-refusals.c - one byte, one field, one order at a time: refused, and nothing is changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in.h"

#include <sqlite3.h>
#include <string.h>

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-test-packs.h"

/* --- All that is in the workspace ----------------------------------------------------- */

static int
add_row (void  *data,
         int    n_columns,
         char **values,
         char **names)
{
  GString *text = data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (text, '\n');

  return 0;
}

static int
add_table (void  *data,
           int    n_columns,
           char **values,
           char **names)
{
  void **both = data;
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", values[0]);

  g_string_append_printf (both[1], "%s\n", values[0]);

  return sqlite3_exec (both[0], sql, add_row, both[1], NULL);
}

static char *
dump (CandourTestPacks *test)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;
  void *both[2];

  g_assert_cmpint (sqlite3_open_v2 (test->council.store->uri, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  both[0] = db;
  both[1] = text;
  g_assert_cmpint (sqlite3_exec (db, "SELECT name FROM sqlite_master WHERE type = 'table'"
                                 " ORDER BY name", add_table, both, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpuint (text->len, >, 1000);

  return g_string_free (text, FALSE);
}

/* --- Refusing ------------------------------------------------------------------------- */

static CandourPackIn *
look_at (CandourTestPacks *test,
         const char       *path)
{
  g_autoptr(GError) error = NULL;
  CandourPackIn *in = candour_pack_in_new (test->council.store->db, path, test->lead,
                                           test->council.lead, CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);

  return in;
}

/* The checks before it passed, those after it were not tried, and it cannot be imported. */
static void
assert_stopped (CandourTestPacks      *test,
                CandourPackIn         *in,
                CandourPackCheckKind   kind)
{
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    {
      CandourPackCheckState state = i < (int) kind ? CANDOUR_CHECK_PASSED
                                                   : CANDOUR_CHECK_NOT_TRIED;

      if (i == (int) kind)
        state = CANDOUR_CHECK_FAILED;
      g_assert_cmpint (in->checks[i].state, ==, state);
    }
  g_assert_false (in->is_good);
  g_assert_nonnull (in->refusal);
  g_assert_nonnull (strstr (in->explanation, "Nothing was imported."));
  g_assert_cmpuint (in->incoming->len, ==, 0);
  g_assert_false (candour_pack_in_import (in, test->council.store->db, test->council.lead,
                                          CANDOUR_TEST_TODAY, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
assert_refused (CandourTestPacks      *test,
                const char            *path,
                CandourPackCheckKind   kind,
                const char            *refusal)
{
  g_autofree char *before = dump (test);
  g_autofree char *after = NULL;
  g_autoptr(CandourPackIn) in = look_at (test, path);

  g_test_message ("%s %s", in->refusal, in->explanation);
  assert_stopped (test, in, kind);
  if (refusal != NULL)
    g_assert_cmpstr (in->refusal, ==, refusal);
  after = dump (test);
  g_assert_cmpstr (after, ==, before);
}

static void
import (CandourTestPacks *test,
        const char       *path)
{
  g_autoptr(CandourPackIn) in = look_at (test, path);
  g_autoptr(GError) error = NULL;

  candour_pack_in_import (in, test->council.store->db, test->council.lead, CANDOUR_TEST_TODAY,
                          &error);
  g_assert_no_error (error);
}

/* A return that is as it should be. */
static GPtrArray *
begin (CandourTestPacks *test,
       CandourTestStore *store)
{
  GPtrArray *audits = candour_pack_audits_new ();

  candour_test_packs_init (test, store);
  candour_test_packs_add_case (test, CANDOUR_TEST_OTHER_CASE);
  candour_test_packs_send (test, NULL);
  candour_test_packs_grade (audits, test->first, 3, 2, 3, 3);

  return audits;
}

static const char *
get_lead (CandourTestPacks *test)
{
  return candour_age_identity_get_recipient (test->lead->identity);
}

/* --- Bytes ---------------------------------------------------------------------------- */

static void
write_bytes (const char *path,
             const char *bytes,
             gsize       length)
{
  g_autoptr(GError) error = NULL;

  candour_file_replace (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* Wherever it is, it shows before anybody is believed. */
static void
test_bytes (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autofree char *path = candour_test_packs_return (&test, audits, 1);
  g_autofree char *before = dump (&test);
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i += 13)
    {
      g_autoptr(CandourPackIn) in = NULL;

      bytes[i] ^= 1;
      write_bytes (path, bytes, length);
      bytes[i] ^= 1;
      in = look_at (&test, path);
      assert_stopped (&test, in, in->checks[0].state == CANDOUR_CHECK_PASSED
                                   ? CANDOUR_CHECK_SEALED : CANDOUR_CHECK_WHOLE);
    }
  for (gsize i = 0; i < length; i += 101)
    {
      g_autoptr(CandourPackIn) in = NULL;

      write_bytes (path, bytes, i);
      in = look_at (&test, path);
      assert_stopped (&test, in, CANDOUR_CHECK_WHOLE);
    }
  after = dump (&test);
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_file (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autofree char *path = candour_test_packs_dup_path (&test, "none.candour-pack");
  g_autofree char *out = candour_test_packs_dup_path (&test, "out.candour-pack");

  assert_refused (&test, path, CANDOUR_CHECK_WHOLE, "There is no such file");
  assert_refused (&test, test.folder, CANDOUR_CHECK_WHOLE, "There is no such file");
  assert_refused (&test, "/dev/zero", CANDOUR_CHECK_WHOLE, "There is no such file");
  assert_refused (&test, out, CANDOUR_CHECK_WHOLE,
                  "This is a pack that went out, and not a return");
}

/* --- Keys ----------------------------------------------------------------------------- */

static void
test_keys (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autoptr(GPtrArray) parts = candour_test_packs_make_parts (audits);
  g_autoptr(CandourPackStatement) statement = candour_test_packs_state (&test, audits, 1);
  g_autoptr(CandourSigningKey) other = candour_signing_key_new ();
  g_autofree char *elsewhere =
    candour_test_packs_write (&test, statement, parts, test.moderator->key, test.card->recipient);

  assert_refused (&test, elsewhere, CANDOUR_CHECK_SEALED, "This pack is for someone else");
  g_free (candour_test_packs_write (&test, statement, parts, other, get_lead (&test)));
  assert_refused (&test, elsewhere, CANDOUR_CHECK_SIGNED,
                  "This return was not signed by P. Lowe");
  g_free (candour_test_packs_write (&test, statement, parts, NULL, get_lead (&test)));
  assert_refused (&test, elsewhere, CANDOUR_CHECK_SIGNED,
                  "This return was not signed by P. Lowe");

  /* With a new key of the moderator's own, which nobody checked. */
  candour_keyring_renew (test.moderator);
  candour_card_free (test.card);
  test.card = candour_keyring_dup_card (test.moderator);
  g_free (candour_test_packs_return (&test, audits, 1));
  assert_refused (&test, elsewhere, CANDOUR_CHECK_SIGNED,
                  "This return was not signed by P. Lowe");
}

/* --- The statement -------------------------------------------------------------------- */

typedef void (*StatementFunc) (CandourPackStatement *statement);

static void
set_kind (CandourPackStatement *statement)
{
  statement->kind = CANDOUR_PACK_REVEAL;
}

static void
set_id (CandourPackStatement *statement)
{
  statement->id[0] = statement->id[0] == 'A' ? 'B' : 'A';
}

static void
set_late (CandourPackStatement *statement)
{
  candour_set_text (&statement->created, "2026-02-14T12:00:00Z");
}

static void
set_answers (CandourPackStatement *statement)
{
  statement->answers[0] = statement->answers[0] == 'a' ? 'b' : 'a';
}

static void
set_sender (CandourPackStatement *statement)
{
  candour_set_text (&statement->sender->name, "Somebody else");
}

static void
set_recipient (CandourPackStatement *statement)
{
  candour_set_text (&statement->recipient->public_key, statement->sender->public_key);
}

static void
set_sequence (CandourPackStatement *statement)
{
  statement->sequence = 0;
}

static void
set_number (CandourPackStatement *statement)
{
  statement->n_audits++;
}

static void
test_statement (CandourTestStore *store)
{
  static const struct
  {
    StatementFunc         func;
    CandourPackCheckKind  kind;
    const char           *refusal;
  } changes[] = {
    { set_kind, CANDOUR_CHECK_WHOLE, "This is a pack that went out, and not a return" },
    { set_id, CANDOUR_CHECK_SIGNED, NULL },
    { set_late, CANDOUR_CHECK_OUT,
      "This return was made after 13 February 2026, when the pack had expired" },
    { set_answers, CANDOUR_CHECK_ANSWERS, "This file answers another pack" },
    { set_sender, CANDOUR_CHECK_ANSWERS, "This file answers another pack" },
    { set_recipient, CANDOUR_CHECK_ANSWERS, "This file answers another pack" },
    { set_sequence, CANDOUR_CHECK_NEWER, "This pack was already answered by a newer return" },
    { set_number, CANDOUR_CHECK_READS, "This return does not read cleanly" },
  };
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autoptr(GPtrArray) parts = candour_test_packs_make_parts (audits);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(CandourPackStatement) statement = candour_test_packs_state (&test, audits, 1);
      g_autofree char *path = NULL;

      changes[i].func (statement);
      path = candour_test_packs_write (&test, statement, parts, test.moderator->key,
                                       get_lead (&test));
      assert_refused (&test, path, changes[i].kind, changes[i].refusal);
    }
}

static void
test_withdrawn (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autofree char *path = candour_test_packs_return (&test, audits, 1);
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(GError) error = NULL;

  candour_store_packs_withdraw (store->db, test.record->id, "The laptop was lost.",
                                test.council.lead, &error);
  g_assert_no_error (error);
  assert_refused (&test, path, CANDOUR_CHECK_OUT, NULL);
  in = look_at (&test, path);
  g_assert_true (g_str_has_prefix (in->refusal, "This pack was withdrawn on "));
}

/* --- The grades ----------------------------------------------------------------------- */

typedef void (*AuditFunc) (CandourPackAudit *audit);

static CandourGrading *
get_grading (CandourPackAudit *audit)
{
  return candour_audit_find_grading (audit->audit, CANDOUR_TEST_SEEING,
                                     CANDOUR_GRADING_MODERATOR);
}

static void
set_code (CandourPackAudit *audit)
{
  candour_set_text (&audit->code, "222222");
}

static void
set_grade (CandourPackAudit *audit)
{
  get_grading (audit)->grade = 5;
}

static void
set_no_grade (CandourPackAudit *audit)
{
  get_grading (audit)->grade = 0;
}

static void
set_not_applicable (CandourPackAudit *audit)
{
  get_grading (audit)->grade = 0;
  get_grading (audit)->not_applicable = TRUE;
}

static void
set_both (CandourPackAudit *audit)
{
  get_grading (audit)->not_applicable = TRUE;
  candour_set_text (&get_grading (audit)->na_reason, "She moved");
}

static void
set_standard (CandourPackAudit *audit)
{
  candour_audit_ensure_grading (audit->audit, "S99", CANDOUR_GRADING_MODERATOR)->grade = 2;
}

static void
drop_standard (CandourPackAudit *audit)
{
  g_ptr_array_remove_index (audit->audit->gradings, 0);
}

static void
set_prompt (CandourPackAudit *audit)
{
  g_ptr_array_add (get_grading (audit)->answers,
                   candour_answer_new ("99", CANDOUR_ANSWER_MET, ""));
}

static void
set_overall (CandourPackAudit *audit)
{
  audit->audit->overall = 5;
}

static void
drop_overall (CandourPackAudit *audit)
{
  audit->audit->overall = 0;
}

/* What is Inadequate there holds the whole down. */
static void
set_ruled_out (CandourPackAudit *audit)
{
  candour_audit_find_grading (audit->audit, CANDOUR_TEST_SAFETY,
                              CANDOUR_GRADING_MODERATOR)->grade = 1;
}

static void
drop_sealed_at (CandourPackAudit *audit)
{
  g_clear_pointer (&audit->sealed_at, g_free);
}

static void
set_sealed_before (CandourPackAudit *audit)
{
  candour_set_text (&audit->sealed_at, "2026-01-13T12:00:00Z");
}

static void
set_sealed_after (CandourPackAudit *audit)
{
  candour_set_text (&audit->sealed_at, "2026-01-16T12:00:01Z");
}

static void
set_salt (CandourPackAudit *audit)
{
  g_free (audit->salt);
  audit->salt = g_strnfill (64, 'a');
}

static void
test_grades (CandourTestStore *store)
{
  static const struct
  {
    AuditFunc   func;
    const char *name;
  } changes[] = {
    { set_grade, "a grade that is not of the scale" },
    { set_no_grade, "no grade" },
    { set_not_applicable, "not applicable without a reason" },
    { set_both, "graded and not applicable" },
    { set_standard, "a standard that is not of the framework" },
    { drop_standard, "a standard missing" },
    { set_prompt, "a prompt that is not of the standard" },
    { set_overall, "an overall that is not of the scale" },
    { drop_overall, "no overall" },
    { set_ruled_out, "an overall that is ruled out" },
    { drop_sealed_at, "not sealed" },
    { set_sealed_before, "sealed before the pack was made" },
    { set_sealed_after, "sealed after the return was made" },
    { set_salt, "a salt, as only a reveal has" },
  };
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GPtrArray) changed = candour_pack_audits_new ();
      g_autofree char *path = NULL;

      g_test_message ("%s", changes[i].name);
      changes[i].func (candour_test_packs_grade (changed, test.first, 3, 2, 3, 3));
      path = candour_test_packs_return (&test, changed, 1);
      assert_refused (&test, path, CANDOUR_CHECK_READS, "This return does not read cleanly");
    }
}

static void
test_cases (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autoptr(GPtrArray) none = candour_pack_audits_new ();
  g_autofree char *path = NULL;
  g_autofree char *empty = NULL;

  set_code (candour_test_packs_grade (audits, "333333", 3, 2, 3, 3));
  path = candour_test_packs_return (&test, audits, 1);
  assert_refused (&test, path, CANDOUR_CHECK_CASES, "It holds a case you did not send");
  empty = candour_test_packs_return (&test, none, 1);
  assert_refused (&test, empty, CANDOUR_CHECK_READS, "This return does not read cleanly");
}

/* --- What it is made of --------------------------------------------------------------- */

static void
assert_parts_refused (CandourTestPacks  *test,
                      GPtrArray         *audits,
                      GPtrArray         *parts,
                      gboolean           reads)
{
  g_autoptr(CandourPackStatement) statement = candour_test_packs_state (test, audits, 1);
  g_autofree char *path =
    candour_test_packs_write (test, statement, parts, test->moderator->key, get_lead (test));
  g_autofree char *before = dump (test);
  g_autofree char *after = NULL;
  g_autoptr(CandourPackIn) in = look_at (test, path);

  /* What does not read has no cases to look for. */
  g_assert_cmpint (in->checks[CANDOUR_CHECK_NEWER].state, ==, CANDOUR_CHECK_PASSED);
  g_assert_cmpint (in->checks[CANDOUR_CHECK_CASES].state, ==,
                   reads ? CANDOUR_CHECK_PASSED : CANDOUR_CHECK_NOT_TRIED);
  g_assert_cmpint (in->checks[CANDOUR_CHECK_READS].state, ==, CANDOUR_CHECK_FAILED);
  g_assert_false (in->is_good);
  after = dump (test);
  g_assert_cmpstr (after, ==, before);
}

static void
test_parts (CandourTestStore *store)
{
  static const char *const payloads[] = {
    "", "grades", "<grades/>",
    "<!DOCTYPE g [<!ENTITY e \"Good\">]><grades xmlns=\"urn:candour:pack:1\"/>",
    "<grades xmlns=\"urn:candour:pack:1\"><audit code=\"CF-2291\"/></grades>",
    "<audits xmlns=\"urn:candour:pack:1\"/>",
  };
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) audits = begin (&test, store);
  g_autoptr(GPtrArray) more = candour_test_packs_make_parts (audits);
  g_autoptr(GBytes) framework = g_bytes_new_static ("<framework/>", 12);

  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
      g_autoptr(GBytes) payload = g_bytes_new_static (payloads[i], strlen (payloads[i]));

      g_test_message ("%s", payloads[i]);
      candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);
      assert_parts_refused (&test, audits, parts, FALSE);
    }

  candour_pack_parts_add (more, "framework-1.xml", framework);
  assert_parts_refused (&test, audits, more, TRUE);
}

/* --- Order ---------------------------------------------------------------------------- */

static void
test_order (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(GPtrArray) one = begin (&test, store);
  g_autoptr(GPtrArray) other = candour_pack_audits_new ();
  g_autoptr(GPtrArray) changed = candour_pack_audits_new ();
  g_autoptr(GPtrArray) both = candour_pack_audits_new ();
  g_autofree char *path = candour_test_packs_return (&test, one, 2);
  g_autofree char *older = candour_test_packs_return (&test, one, 1);
  g_autofree char *next = NULL;

  import (&test, path);
  assert_refused (&test, older, CANDOUR_CHECK_NEWER,
                  "This pack was already answered by a newer return");

  /* Another file of the same number. */
  candour_test_packs_grade (both, test.first, 3, 2, 3, 3);
  candour_test_packs_grade (both, test.second, 3, 2, 3, 3);
  g_free (candour_test_packs_return (&test, both, 2));
  assert_refused (&test, path, CANDOUR_CHECK_NEWER,
                  "This pack was already answered by a newer return");

  /* Without what was sealed before, or with something else in its place. */
  candour_test_packs_grade (other, test.second, 3, 2, 3, 3);
  next = candour_test_packs_return (&test, other, 3);
  assert_refused (&test, next, CANDOUR_CHECK_READS, NULL);
  candour_test_packs_grade (changed, test.first, 2, 2, 3, 3);
  g_free (candour_test_packs_return (&test, changed, 3));
  assert_refused (&test, next, CANDOUR_CHECK_READS, NULL);

  g_free (candour_test_packs_return (&test, both, 3));
  import (&test, next);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_back FROM pack"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add_file ("/exchange/pack-refusals/bytes", test_bytes);
  candour_test_store_add_file ("/exchange/pack-refusals/no-file", test_no_file);
  candour_test_store_add_file ("/exchange/pack-refusals/keys", test_keys);
  candour_test_store_add_file ("/exchange/pack-refusals/statement", test_statement);
  candour_test_store_add_file ("/exchange/pack-refusals/withdrawn", test_withdrawn);
  candour_test_store_add_file ("/exchange/pack-refusals/grades", test_grades);
  candour_test_store_add_file ("/exchange/pack-refusals/cases", test_cases);
  candour_test_store_add_file ("/exchange/pack-refusals/parts", test_parts);
  candour_test_store_add_file ("/exchange/pack-refusals/order", test_order);

  return g_test_run ();
}
