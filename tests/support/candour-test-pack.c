/* candour-test-pack.c - a pack for an external moderator, and what may follow it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-pack.h"

#include "candour-framework-reader.h"
#include "candour-test-audit.h"

static void
add_audit (CandourTestPack *self)
{
  g_autofree char *code = candour_pack_audits_make_code (self->audits);
  CandourPackAudit *one = candour_pack_audits_add (self->audits, code);
  CandourGrading *grading;

  one->framework = 1;
  one->due_on = g_strdup ("2026-02-06");
  candour_audit_free (one->audit);
  one->audit = candour_test_audit_new ("case", "framework", "auditor", "owner");
  candour_set_text (&one->audit->plan, "Child protection, neglect");
  candour_set_text (&one->audit->age_band, "5 to 9");
  for (guint i = 0; i < one->audit->gradings->len; i++)
    {
      grading = one->audit->gradings->pdata[i];
      candour_set_text (&grading->rationale, CANDOUR_TEST_PACK_THOUGHT);
      g_ptr_array_set_size (grading->citations, 0);
      g_ptr_array_add (grading->citations,
                       candour_citation_new (grading->standard_id, CANDOUR_SOURCE_CASE_NOTE,
                                             "2025-11-03", CANDOUR_TEST_PACK_CITED));
    }

  g_free (one->salt);
  one->salt = candour_pack_make_salt ();
  g_free (one->commitment);
  one->commitment = candour_pack_commit (one->audit, one->salt);
}

CandourTestPack *
candour_test_pack_new (guint n_audits)
{
  CandourTestPack *self = g_new0 (CandourTestPack, 1);
  g_autoptr(CandourCard) sender = NULL;
  g_autoptr(CandourCard) recipient = NULL;

  self->lead = candour_keyring_new ("I. Sayer");
  self->moderator = candour_keyring_new ("V. Lund");
  self->framework = candour_test_framework_new ();
  self->audits = candour_pack_audits_new ();
  sender = candour_keyring_dup_card (self->lead);
  recipient = candour_keyring_dup_card (self->moderator);
  candour_keyring_trust (self->moderator, sender);
  for (guint i = 0; i < n_audits; i++)
    add_audit (self);

  self->statement = candour_pack_statement_new (CANDOUR_PACK_MODERATION, sender, recipient);
  candour_set_text (&self->statement->expires, CANDOUR_TEST_PACK_EXPIRES);
  self->statement->n_audits = n_audits;

  return self;
}

void
candour_test_pack_free (CandourTestPack *self)
{
  candour_keyring_free (self->lead);
  candour_keyring_free (self->moderator);
  candour_framework_unref (self->framework);
  g_ptr_array_unref (self->audits);
  candour_pack_statement_free (self->statement);
  g_free (self);
}

static GBytes *
seal (CandourTestPack             *self,
      const CandourPackStatement  *statement,
      GPtrArray                   *parts,
      const char                  *words)
{
  const char *recipients[] = {
    candour_age_identity_get_recipient (self->moderator->identity),
    candour_age_identity_get_recipient (self->lead->identity), NULL
  };
  g_autoptr(GError) error = NULL;
  GBytes *sealed;

  if (words != NULL)
    sealed = candour_pack_seal_passphrase (statement, parts, self->lead->key, words, &error);
  else
    sealed = candour_pack_seal (statement, parts, self->lead->key, recipients, &error);
  g_assert_no_error (error);

  return sealed;
}

/* Who gets words has no keys. */
static void
set_recipient (CandourTestPack      *self,
               CandourPackStatement *statement,
               const char           *words)
{
  candour_card_free (statement->recipient);
  statement->recipient = words != NULL ? candour_card_new ("V. Lund", "", "")
                                       : candour_keyring_dup_card (self->moderator);
}

GBytes *
candour_test_pack_seal (CandourTestPack *self,
                        const char      *words)
{
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  g_autoptr(GBytes) payload = candour_pack_audits_write (self->audits);
  g_autoptr(GBytes) framework = candour_framework_write (self->framework);

  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);
  candour_pack_parts_add (parts, "framework-1.xml", framework);
  set_recipient (self, self->statement, words);

  return seal (self, self->statement, parts, words);
}

GBytes *
candour_test_pack_reveal (CandourTestPack *self,
                          GBytes          *file,
                          guint            n_audits,
                          const char      *words)
{
  g_autoptr(GPtrArray) first = g_ptr_array_new ();
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  g_autoptr(GBytes) payload = NULL;
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (CANDOUR_PACK_REVEAL, self->statement->sender,
                                self->statement->recipient);

  for (guint i = 0; i < n_audits; i++)
    g_ptr_array_add (first, self->audits->pdata[i]);
  payload = candour_pack_grades_write (first, CANDOUR_GRADING_AUDITOR);
  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);

  candour_set_text (&statement->id, self->statement->id);
  candour_set_text (&statement->expires, "2026-04-30");
  g_free (statement->answers);
  statement->answers = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  statement->sequence = 1;
  statement->n_audits = n_audits;
  set_recipient (self, statement, words);

  return seal (self, statement, parts, words);
}
