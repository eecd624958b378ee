/* test-pack-out.c - what goes out is the least that serves, looked through, and kept as it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-out.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "candour-error.h"
#include "candour-framework-reader.h"
#include "candour-pack-payload.h"
#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-store-moderations.h"
#include "candour-test-packs.h"

static CandourPackDraft *
make_draft (CandourTestPacks *self)
{
  g_autoptr(GError) error = NULL;
  CandourPackDraft *draft =
    candour_pack_draft_new (self->council.store->db, CANDOUR_TEST_MODERATOR, NULL, "2026-02-13",
                            self->council.lead, CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);

  return draft;
}

static gboolean
seal (CandourTestPacks   *self,
      CandourPackDraft   *draft,
      GError            **error)
{
  return candour_pack_draft_seal (draft, self->council.store->db, self->lead, self->card, NULL,
                                  self->path, self->council.lead, CANDOUR_TEST_TODAY, error);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static CandourPack *
open_pack (const char      *path,
           CandourKeyring  *ring)
{
  g_autoptr(GBytes) bytes = read_file (path);
  g_autoptr(GError) error = NULL;
  CandourPack *pack = candour_pack_open (bytes, ring->identity, &error);

  g_assert_no_error (error);

  return pack;
}

static void
assert_refused (gboolean   done,
                GError   **error)
{
  g_assert_false (done);
  g_assert_error (*error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (error);
}

static gint64
count (CandourTestPacks  *self,
       const char        *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);

  return candour_test_store_count (self->council.store, sql);
}

/* --- What goes out -------------------------------------------------------------------- */

/* Nothing by which anybody could tell the case, its people, or what was judged. */
static void
assert_silent (GBytes *payload)
{
  static const char *const never[] = {
    "CF-2291", "Ash", "Bell", "Dean", "East", CANDOUR_TEST_SECRET, "grade", "overall", "seen every",
    "met\"", "Supervision, a",
  };
  g_autofree char *text =
    g_strndup (g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (text, never[i]));
}

static void
assert_payload (CandourTestPacks  *self,
                GBytes            *payload,
                const char        *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) audits = candour_pack_audits_read (payload, &error);
  const CandourPackAudit *audit;
  const CandourGrading *grading;

  g_assert_no_error (error);
  g_assert_cmpuint (audits->len, ==, 1);
  audit = candour_pack_audits_find (audits, code);
  g_assert_cmpint (audit->framework, ==, 1);
  g_assert_cmpstr (audit->due_on, ==, self->council.moderation->due_on);
  g_assert_cmpint (audit->audit->cohort, ==, self->council.audit->cohort);
  g_assert_cmpuint (audit->audit->voices->len, ==, self->council.audit->voices->len);
  grading = candour_audit_find_grading (audit->audit, CANDOUR_TEST_SAFETY,
                                        CANDOUR_GRADING_AUDITOR);
  g_assert_cmpuint (grading->answers->len, ==, 2);
  g_assert_cmpuint (grading->citations->len, ==, 1);
}

/* The auditor's grades are what the pack commits to. */
static void
assert_commitment (CandourTestPacks       *self,
                   const CandourPackCase  *one)
{
  g_autofree char *again = candour_pack_commit (self->council.audit, one->salt);

  g_assert_cmpstr (again, ==, one->commitment);
}

static void
test_out (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPack) pack = NULL;
  g_autoptr(CandourPack) of_lead = NULL;
  g_autoptr(CandourPackRecord) record = NULL;
  g_autoptr(CandourFramework) framework = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackCase *one;
  struct stat status;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  g_assert_cmpuint (draft->findings->len, ==, 0);
  g_assert_cmpuint (draft->n_texts, ==, 3);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (desk.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  pack = open_pack (desk.path, desk.moderator);
  candour_pack_verify (pack, candour_signing_key_get_public (desk.lead->key), &error);
  g_assert_no_error (error);
  g_assert_cmpint (pack->statement->kind, ==, CANDOUR_PACK_MODERATION);
  g_assert_cmpstr (pack->statement->expires, ==, "2026-02-13");
  g_assert_cmpint (pack->statement->n_audits, ==, 1);
  g_assert_cmpint (pack->statement->head_row, >, 0);
  g_assert_cmpstr (pack->statement->sender->name, ==, CANDOUR_TEST_LEAD);
  g_assert_true (candour_card_is_same (pack->statement->recipient, desk.card));

  of_lead = open_pack (desk.path, desk.lead);
  g_assert_cmpstr (of_lead->hash, ==, pack->hash);

  record = candour_store_packs_load (store->db, pack->statement->id, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (record->hash, ==, pack->hash);
  g_assert_cmpstr (record->file_name, ==, "out.candour-pack");
  g_assert_cmpstr (record->signature, ==, pack->signature);
  g_assert_cmpstr (record->recipient.signs_with, ==, desk.card->public_key);
  g_assert_cmpuint (record->cases->len, ==, 1);
  one = record->cases->pdata[0];
  g_assert_cmpstr (one->audit_id, ==, desk.council.audit->id);
  assert_commitment (&desk, one);

  assert_silent (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD));
  assert_payload (&desk, candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD), one->code);
  framework = candour_framework_read (candour_pack_parts_get (pack->parts, "framework-1.xml"),
                                      NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (framework->standards->len, ==, 3);
  candour_test_store_verify (store);
}

/* Nobody but who has the words, not even who sealed it. */
static void
test_passphrase (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourCard) nobody = candour_card_new (CANDOUR_TEST_MODERATOR, "", "");
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPack) pack = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  assert_refused (candour_pack_draft_seal (draft, store->db, desk.lead, nobody, NULL, desk.path,
                                           desk.council.lead, CANDOUR_TEST_TODAY, &error), &error);
  assert_refused (candour_pack_draft_seal (draft, store->db, desk.lead, desk.card, "six words",
                                           desk.path, desk.council.lead, CANDOUR_TEST_TODAY,
                                           &error), &error);
  candour_pack_draft_seal (draft, store->db, desk.lead, nobody, "six words", desk.path,
                           desk.council.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  sealed = read_file (desk.path);
  g_assert_null (candour_pack_open (sealed, desk.lead->identity, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  pack = candour_pack_open_passphrase (sealed, "six words", &error);
  g_assert_no_error (error);
  candour_pack_verify (pack, candour_signing_key_get_public (desk.lead->key), &error);
  g_assert_no_error (error);
}

/* --- Refusals ------------------------------------------------------------------------- */

static CandourPackDraft *
try_draft (CandourTestPacks     *self,
           GPtrArray            *ids,
           const char           *expires_on,
           const CandourActor   *actor,
           GError              **error)
{
  return candour_pack_draft_new (self->council.store->db, CANDOUR_TEST_MODERATOR, ids, expires_on,
                                 actor, CANDOUR_TEST_TODAY, error);
}

static void
test_refused (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPackDraft) again = NULL;
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *was = NULL;

  candour_test_packs_init (&desk, store);
  g_ptr_array_add (others, (char *) "another");
  assert_refused (try_draft (&desk, NULL, NULL, desk.council.boss, &error) != NULL, &error);
  assert_refused (try_draft (&desk, NULL, "2026-01-13", desk.council.lead, &error) != NULL,
                  &error);
  assert_refused (try_draft (&desk, NULL, "soon", desk.council.lead, &error) != NULL, &error);
  assert_refused (try_draft (&desk, others, NULL, desk.council.lead, &error) != NULL, &error);

  /* Two drafts of the same: the second is late, and leaves no file. */
  draft = make_draft (&desk);
  again = make_draft (&desk);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  assert_refused (seal (&desk, again, &error), &error);
  was = g_steal_pointer (&desk.path);
  desk.path = g_build_filename (desk.folder, "second.candour-pack", NULL);
  assert_refused (seal (&desk, again, &error), &error);
  g_assert_false (g_file_test (desk.path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count (&desk, "pack"), ==, 1);
}

/* No file, no record. */
static void
test_no_place (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_rows;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  n_rows = count (&desk, "history");
  g_free (desk.path);
  desk.path = g_build_filename (desk.folder, "nowhere", "out.candour-pack", NULL);
  g_assert_false (seal (&desk, draft, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count (&desk, "pack"), ==, 0);
  g_assert_cmpint (count (&desk, "pack_audit"), ==, 0);
  g_assert_cmpint (count (&desk, "history"), ==, n_rows);
}

/* The file was there already when the record could not be kept. */
static void
test_no_commit (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  candour_test_store_run (store, "CREATE TABLE doomed (id TEXT REFERENCES person (id)"
                                 " DEFERRABLE INITIALLY DEFERRED)");
  candour_test_store_run (store, "CREATE TRIGGER doom AFTER INSERT ON pack BEGIN"
                                 " INSERT INTO doomed VALUES ('nobody'); END");
  g_assert_false (seal (&desk, draft, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (desk.path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count (&desk, "pack"), ==, 0);

  candour_test_store_run (store, "DROP TRIGGER doom");
  g_clear_error (&error);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (&desk, "pack"), ==, 1);
}

/* --- Free text ------------------------------------------------------------------------ */

static void
set_reference (CandourTestPacks  *self,
               const char        *text)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE citation SET reference = '%s' WHERE standard_id = '%s'"
                     " AND role = 'auditor'", text, CANDOUR_TEST_SAFETY);

  candour_test_store_run (self->council.store, sql);
}

static char *
dup_reference (CandourTestPacks *self)
{
  g_autoptr(CandourPack) pack = open_pack (self->path, self->moderator);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) audits =
    candour_pack_audits_read (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD), &error);
  const CandourPackAudit *audit = audits->pdata[0];
  const CandourGrading *grading =
    candour_audit_find_grading (audit->audit, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);

  return g_strdup (((CandourCitation *) grading->citations->pdata[0])->reference);
}

static void
test_replace (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *reference = NULL;
  const CandourPackFinding *finding;

  candour_test_packs_init (&desk, store);
  set_reference (&desk, "Visit by T. Ash, CF-2291");
  draft = make_draft (&desk);
  g_assert_cmpuint (draft->findings->len, ==, 1);
  finding = draft->findings->pdata[0];
  g_assert_cmpstr (finding->reference, ==, "CF-2291");
  g_assert_cmpstr (finding->where, ==, "2. Safety planning, source 1");
  g_assert_cmpstr (finding->text, ==, "Visit by T. Ash, CF-2291");
  g_assert_cmpuint (finding->tells->len, ==, 2);
  assert_refused (seal (&desk, draft, &error), &error);
  g_assert_false (g_file_test (desk.path, G_FILE_TEST_EXISTS));

  /* What is put in its place may tell as well. */
  candour_pack_draft_decide (draft, 0, "Visit by the worker, CF-2291", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candour_pack_draft_count_open (draft), ==, 1);
  g_assert_cmpuint (finding->tells->len, ==, 1);
  candour_pack_draft_decide (draft, 0, "Visit by the worker", &error);
  g_assert_cmpuint (candour_pack_draft_count_open (draft), ==, 0);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  reference = dup_reference (&desk);
  g_assert_cmpstr (reference, ==, "Visit by the worker");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM citation"
                                             " WHERE reference LIKE '%Ash%'"), ==, 1);
}

static void
test_keep (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *reference = NULL;

  candour_test_packs_init (&desk, store);
  set_reference (&desk, "From the ash tree on");
  draft = make_draft (&desk);
  candour_pack_draft_decide (draft, 0, NULL, &error);
  g_assert_no_error (error);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  reference = dup_reference (&desk);
  g_assert_cmpstr (reference, ==, "From the ash tree on");
}

static void
test_leave_out (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&desk, store);
  set_reference (&desk, "T. Ash");
  draft = make_draft (&desk);
  candour_pack_draft_leave_out (draft, ((CandourPackFinding *) draft->findings->pdata[0])->code);
  g_assert_cmpuint (draft->findings->len + draft->audits->len + draft->record->cases->len, ==, 0);
  assert_refused (seal (&desk, draft, &error), &error);
}

/* --- Revealing ------------------------------------------------------------------------ */

/* As it stands once the moderator's grades came back. */
static void
take_back (CandourTestPacks  *self,
           CandourPackDraft  *draft)
{
  g_autoptr(CandourPackFile) file = candour_pack_file_new ();
  g_autoptr(GError) error = NULL;
  CandourPackCase *one = draft->record->cases->pdata[0];

  candour_test_moderated_grade (&self->council, 3, 2, 3, 3);
  candour_test_moderated_seal (&self->council);
  file->sequence = one->back_in = 1;
  one->back_as = CANDOUR_BACK_TAKEN;
  candour_store_packs_add_return (self->council.store->db, draft->record, file,
                                  self->council.lead, &error);
  g_assert_no_error (error);
}

static CandourPackDraft *
make_reveal (CandourTestPacks   *self,
             const char         *id,
             GError            **error)
{
  return candour_pack_draft_new_reveal (self->council.store->db, id, NULL, self->council.lead,
                                        CANDOUR_TEST_TODAY, error);
}

static void
test_reveal (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPackDraft) reveal = NULL;
  g_autoptr(CandourPack) pack = NULL;
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *again = NULL;
  const CandourPackAudit *audit;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  assert_refused (make_reveal (&desk, draft->record->id, &error) != NULL, &error);

  take_back (&desk, draft);
  reveal = make_reveal (&desk, draft->record->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reveal->expires_on, ==, "2026-02-11");
  g_free (desk.path);
  desk.path = candour_pack_draft_dup_name (reveal);
  g_assert_true (g_str_has_suffix (desk.path, "-reveal-1.candour-pack"));
  g_free (desk.path);
  desk.path = g_build_filename (desk.folder, "reveal.candour-pack", NULL);
  seal (&desk, reveal, &error);
  g_assert_no_error (error);

  pack = open_pack (desk.path, desk.moderator);
  g_assert_cmpint (pack->statement->kind, ==, CANDOUR_PACK_REVEAL);
  g_assert_cmpstr (pack->statement->id, ==, draft->record->id);
  g_assert_cmpstr (pack->statement->answers, ==, draft->record->hash);
  g_assert_cmpint (pack->statement->sequence, ==, 1);
  audits = candour_pack_grades_read (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD),
                                     CANDOUR_GRADING_AUDITOR, &error);
  g_assert_no_error (error);
  audit = audits->pdata[0];
  again = candour_pack_commit (audit->audit, audit->salt);
  g_assert_cmpstr (again, ==, ((CandourPackCase *) draft->record->cases->pdata[0])->commitment);
  g_assert_cmpint (count (&desk, "pack_file"), ==, 2);
}

/* A word changed in a reveal would look like a grade changed meanwhile. */
static void
test_reveal_tells (CandourTestStore *store)
{
  g_auto(CandourTestPacks) desk;
  g_autoptr(CandourPackDraft) draft = NULL;
  g_autoptr(CandourPackDraft) reveal = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_packs_init (&desk, store);
  draft = make_draft (&desk);
  seal (&desk, draft, &error);
  g_assert_no_error (error);
  take_back (&desk, draft);
  set_reference (&desk, "Visit by T. Ash");
  reveal = make_reveal (&desk, draft->record->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candour_pack_draft_count_open (reveal), ==, 1);
  assert_refused (candour_pack_draft_decide (reveal, 0, "Visit", &error), &error);
  candour_pack_draft_decide (reveal, 0, NULL, &error);
  g_assert_cmpuint (candour_pack_draft_count_open (reveal), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/exchange/pack-out/out", test_out);
  candour_test_store_add_file ("/exchange/pack-out/passphrase", test_passphrase);
  candour_test_store_add ("/exchange/pack-out/refused", test_refused);
  candour_test_store_add ("/exchange/pack-out/no-place", test_no_place);
  candour_test_store_add_file ("/exchange/pack-out/no-commit", test_no_commit);
  candour_test_store_add_file ("/exchange/pack-out/replace", test_replace);
  candour_test_store_add_file ("/exchange/pack-out/keep", test_keep);
  candour_test_store_add_file ("/exchange/pack-out/leave-out", test_leave_out);
  candour_test_store_add ("/exchange/pack-out/reveal", test_reveal);
  candour_test_store_add_file ("/exchange/pack-out/reveal-tells", test_reveal_tells);

  return g_test_run ();
}
