/* test-pack-proof.c - years later: what was in a pack, and that it is what was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-proof.h"

#include <string.h>

#include "candour-pack-in.h"
#include "candour-store-moderations.h"
#include "candour-test-packs.h"

/* Out, back, and revealed. */
static CandourPackRecord *
come_round (CandourTestPacks *test,
            CandourTestStore *store)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(CandourPackIn) in = NULL;
  g_autoptr(CandourPackDraft) reveal = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *reveal_path = NULL;
  CandourPackRecord *record;

  candour_test_packs_init (test, store);
  candour_test_packs_send (test, NULL);
  candour_test_packs_grade (audits, test->first, 3, 2, 3, 3);
  path = candour_test_packs_return (test, audits, 1);
  in = candour_pack_in_new (store->db, path, test->lead, test->council.lead, CANDOUR_TEST_TODAY,
                            &error);
  g_assert_no_error (error);
  candour_pack_in_import (in, store->db, test->council.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  reveal = candour_pack_draft_new_reveal (store->db, test->record->id, NULL, test->council.lead,
                                          CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  reveal_path = candour_test_packs_dup_path (test, "reveal.candour-pack");
  candour_pack_draft_seal (reveal, store->db, test->lead, NULL, NULL, reveal_path,
                           test->council.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  record = candour_store_packs_load (store->db, test->record->id, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  return record;
}

static GPtrArray *
prove (CandourTestPacks         *test,
       const CandourPackRecord  *record)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *proofs = candour_pack_prove (record, test->council.store->db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (proofs->len, ==, 3);

  return proofs;
}

static CandourProofState
get_state (GPtrArray *proofs,
           guint      place)
{
  return ((CandourPackProof *) proofs->pdata[place])->state;
}

/* --- Proving -------------------------------------------------------------------------- */

static void
test_holds (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackRecord) record = come_round (&test, store);
  g_autoptr(GPtrArray) proofs = NULL;
  const CandourPackProof *of_return;

  /* Whatever keys are in use by now. */
  candour_keyring_renew (test.lead);
  candour_keyring_renew (test.moderator);
  proofs = prove (&test, record);
  for (guint i = 0; i < proofs->len; i++)
    g_assert_cmpint (get_state (proofs, i), ==, CANDOUR_PROOF_HOLDS);
  of_return = proofs->pdata[1];
  g_assert_cmpint (of_return->kind, ==, CANDOUR_PACK_RETURN);
  g_assert_cmpint (of_return->sequence, ==, 1);
  g_assert_cmpstr (of_return->sentence, ==, "Signed by P. Lowe");
}

static void
change_letter (char       *text,
               const char *from,
               char        letter)
{
  char *at = strstr (text, from);

  g_assert_nonnull (at);
  at[strlen (from) - 1] = letter;
}

static void
test_broken (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackRecord) record = come_round (&test, store);
  CandourPackFile *file = record->returns->pdata[0];
  g_autofree char *payload = g_strdup (file->payload);
  g_autofree char *statement = g_strdup (file->statement);
  g_autoptr(GPtrArray) of_payload = NULL;
  g_autoptr(GPtrArray) of_statement = NULL;
  g_autoptr(GPtrArray) of_key = NULL;

  change_letter (file->payload, "grade=\"3", '2');
  of_payload = prove (&test, record);
  g_assert_cmpint (get_state (of_payload, 0), ==, CANDOUR_PROOF_HOLDS);
  g_assert_cmpint (get_state (of_payload, 1), ==, CANDOUR_PROOF_BROKEN);
  candour_set_text (&file->payload, payload);

  change_letter (file->statement, "sequence=\"1", '2');
  of_statement = prove (&test, record);
  g_assert_cmpint (get_state (of_statement, 1), ==, CANDOUR_PROOF_BROKEN);
  candour_set_text (&file->statement, statement);

  candour_set_text (&file->signs_with, candour_signing_key_get_public (test.lead->key));
  of_key = prove (&test, record);
  g_assert_cmpint (get_state (of_key, 1), ==, CANDOUR_PROOF_BROKEN);
}

/* Somebody with the file and another program. */
static void
test_tables (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackRecord) record = come_round (&test, store);
  g_autoptr(GPtrArray) proofs = NULL;

  candour_test_store_run (store, "UPDATE grading SET grade = 4 WHERE role = 'moderator'"
                                 " AND standard_id = '" CANDOUR_TEST_SAFETY "'");
  proofs = prove (&test, record);
  g_assert_cmpint (get_state (proofs, 1), ==, CANDOUR_PROOF_BROKEN);
  g_assert_cmpstr (((CandourPackProof *) proofs->pdata[1])->sentence, ==,
                   "The grades of CF-2291 are not those that P. Lowe sealed.");
}

/* --- Without us ----------------------------------------------------------------------- */

static char *
read_text (const char *folder,
           const char *of,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, of, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static void
test_write (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackRecord) record = come_round (&test, store);
  g_autofree char *short_id = candour_pack_dup_short_id (record->id);
  g_autofree char *name = g_strconcat (short_id, "-return-1", NULL);
  g_autofree char *statement = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *key = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;

  candour_pack_prove_write (record, test.folder, &error);
  g_assert_no_error (error);
  statement = read_text (test.folder, name, "statement.xml");
  signature = read_text (test.folder, name, "statement.xml.minisig");
  key = read_text (test.folder, name, "minisign.pub");
  lines = g_strsplit (key, "\n", -1);
  bytes = g_bytes_new (statement, strlen (statement));
  candour_signing_verify (lines[1], bytes, signature, NULL, &error);
  g_assert_no_error (error);
}

/* --- What was in it ------------------------------------------------------------------- */

static const char *
find_text (GPtrArray  *fields,
           const char *field)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CandourPackField *one = fields->pdata[i];

      if (g_str_equal (one->field, field))
        return one->text;
    }

  return NULL;
}

static void
test_fields (CandourTestStore *store)
{
  g_auto(CandourTestPacks) test;
  g_autoptr(CandourPackRecord) record = come_round (&test, store);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) fields = candour_pack_list_fields (record, &error);
  g_autofree char *csv = NULL;
  const CandourPackField *last;

  g_assert_no_error (error);
  g_assert_cmpstr (find_text (fields, "recipient"), ==, "P. Lowe");
  g_assert_cmpstr (find_text (fields, "sender"), ==, CANDOUR_TEST_LEAD);
  g_assert_cmpstr (find_text (fields, "opens until"), ==, "2026-02-13");
  g_assert_cmpstr (find_text (fields, "cohort"), ==, "child-in-need");
  g_assert_nonnull (find_text (fields, CANDOUR_TEST_SAFETY " source"));
  g_assert_null (find_text (fields, CANDOUR_TEST_SAFETY " rationale"));
  g_assert_cmpstr (find_text (fields, "reveal 1: " CANDOUR_TEST_SAFETY " rationale"), ==,
                   "The plan names no one to call at night.");
  last = fields->pdata[fields->len - 1];
  g_assert_cmpstr (last->reference, ==, "CF-2291");
  g_assert_cmpstr (last->code, ==, test.first);

  csv = candour_pack_dup_csv (record, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (csv, "pack,code,case,field,text\r\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/pack-proof/holds", test_holds);
  candour_test_store_add_file ("/exchange/pack-proof/broken", test_broken);
  candour_test_store_add ("/exchange/pack-proof/tables", test_tables);
  candour_test_store_add_file ("/exchange/pack-proof/write", test_write);
  candour_test_store_add_file ("/exchange/pack-proof/fields", test_fields);

  return g_test_run ();
}
