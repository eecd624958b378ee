/* candour-test-packs.c - two moderations that went out in a pack, and returns to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-packs.h"

#include "candour-csv-writer.h"
#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-test-rows.h"

void
candour_test_packs_init (CandourTestPacks *self,
                         CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  *self = (CandourTestPacks) { 0 };
  candour_test_moderated_init (&self->council, store);
  candour_test_moderated_allocate (&self->council, CANDOUR_TEST_MODERATOR);
  self->lead = candour_keyring_new (CANDOUR_TEST_LEAD);
  self->moderator = candour_keyring_new (CANDOUR_TEST_MODERATOR);
  self->card = candour_keyring_dup_card (self->moderator);
  self->folder = g_dir_make_tmp ("candour-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = candour_test_packs_dup_path (self, "out.candour-pack");
}

void
candour_test_packs_clear (CandourTestPacks *self)
{
  candour_test_moderated_clear (&self->council);
  candour_keyring_free (self->lead);
  candour_keyring_free (self->moderator);
  candour_card_free (self->card);
  candour_pack_record_free (self->record);
  candour_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
candour_test_packs_add_case (CandourTestPacks *self,
                             const char       *reference)
{
  CandourTestStore *store = self->council.store;
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_rows_add_case (store, reference, "East", CANDOUR_TEST_WORKER);
  audit = candour_test_kept_start (store, self->council.framework_id, reference);
  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  moderation = candour_store_moderations_load (store->db, audit->id, &error);
  if (moderation == NULL)
    {
      g_autofree char *id = NULL;

      g_clear_error (&error);
      candour_store_moderations_request (store->db, audit->id, "For more", self->council.lead,
                                         CANDOUR_TEST_TODAY, &id, &error);
      g_assert_no_error (error);
      moderation = candour_store_moderations_load (store->db, id, &error);
    }
  g_assert_no_error (error);
  candour_store_moderations_allocate (store->db, moderation, CANDOUR_TEST_MODERATOR, NULL,
                                      self->council.lead, CANDOUR_TEST_TODAY, NULL, &error);
  g_assert_no_error (error);
}

char *
candour_test_packs_dup_path (CandourTestPacks *self,
                             const char       *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
candour_test_packs_send (CandourTestPacks *self,
                         const char       *passphrase)
{
  CandourDb *db = self->council.store->db;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCard) nobody = candour_card_new (CANDOUR_TEST_MODERATOR, "", "");
  g_autoptr(CandourPackDraft) draft =
    candour_pack_draft_new (db, CANDOUR_TEST_MODERATOR, NULL, "2026-02-13", self->council.lead,
                            CANDOUR_TEST_TODAY, &error);

  g_assert_no_error (error);
  candour_pack_draft_seal (draft, db, self->lead, passphrase != NULL ? nobody : self->card,
                           passphrase, self->path, self->council.lead, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);

  self->record = g_steal_pointer (&draft->record);
  for (guint i = 0; i < self->record->cases->len; i++)
    {
      const CandourPackCase *one = self->record->cases->pdata[i];

      if (g_str_equal (one->reference, CANDOUR_TEST_OTHER_CASE))
        self->second = one->code;
      else
        self->first = one->code;
    }
}

static void
add_grade (CandourAudit *audit,
           const char   *standard_id,
           int           grade)
{
  CandourGrading *grading =
    candour_audit_ensure_grading (audit, standard_id, CANDOUR_GRADING_MODERATOR);

  grading->grade = grade;
  candour_set_text (&grading->rationale, "What the moderator saw.");
  g_ptr_array_add (grading->citations,
                   candour_citation_new (standard_id, CANDOUR_SOURCE_VISIT, "2026-01-03",
                                         "Second entry"));
}

CandourPackAudit *
candour_test_packs_grade (GPtrArray  *audits,
                          const char *code,
                          int         seeing,
                          int         safety,
                          int         supervision,
                          int         overall)
{
  CandourPackAudit *self = candour_pack_audits_add (audits, code);
  CandourGrading *grading;

  self->sealed_at = g_strdup (CANDOUR_TEST_SEALED_AT);
  self->audit->overall = overall;
  candour_set_text (&self->audit->overall_reason, "Seen often.");
  add_grade (self->audit, CANDOUR_TEST_SEEING, seeing);
  add_grade (self->audit, CANDOUR_TEST_SAFETY, safety);
  add_grade (self->audit, CANDOUR_TEST_SUPERVISION, supervision);
  grading = candour_audit_find_grading (self->audit, CANDOUR_TEST_SEEING,
                                        CANDOUR_GRADING_MODERATOR);
  g_ptr_array_add (grading->answers, candour_answer_new ("1", CANDOUR_ANSWER_MET, ""));

  return self;
}

CandourPackStatement *
candour_test_packs_state (CandourTestPacks  *self,
                          GPtrArray         *audits,
                          int                sequence)
{
  g_autoptr(CandourCard) lead = candour_keyring_dup_card (self->lead);
  CandourPackStatement *statement =
    candour_pack_statement_new (CANDOUR_PACK_RETURN, self->card, lead);

  candour_set_text (&statement->id, self->record->id);
  candour_set_text (&statement->created, CANDOUR_TEST_RETURNED);
  candour_set_text (&statement->expires, self->record->expires_on);
  candour_set_text (&statement->answers, self->record->hash);
  statement->n_audits = audits->len;
  statement->sequence = sequence;

  return statement;
}

GPtrArray *
candour_test_packs_make_parts (GPtrArray *audits)
{
  GPtrArray *parts = candour_pack_parts_new ();
  g_autoptr(GBytes) payload = candour_pack_grades_write (audits, CANDOUR_GRADING_MODERATOR);

  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);

  return parts;
}

char *
candour_test_packs_write (CandourTestPacks         *self,
                          CandourPackStatement     *statement,
                          GPtrArray                *parts,
                          const CandourSigningKey  *key,
                          const char               *recipient)
{
  const char *recipients[] = { recipient, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = candour_pack_seal (statement, parts, key, recipients, &error);
  g_autofree char *name = g_strdup_printf ("return-%d.candour-pack", statement->sequence);
  char *path = candour_test_packs_dup_path (self, name);

  g_assert_no_error (error);
  candour_file_replace (path, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), &error);
  g_assert_no_error (error);

  return path;
}

char *
candour_test_packs_return (CandourTestPacks *self,
                           GPtrArray        *audits,
                           int               sequence)
{
  g_autoptr(CandourPackStatement) statement = candour_test_packs_state (self, audits, sequence);
  g_autoptr(GPtrArray) parts = candour_test_packs_make_parts (audits);

  return candour_test_packs_write (self, statement, parts, self->moderator->key,
                                   candour_age_identity_get_recipient (self->lead->identity));
}
