/* candour-pack-out-seal.c - seals a draft: the file in its place and the record, or neither
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-out.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-framework-reader.h"
#include "candour-pack-payload.h"
#include "candour-store-history.h"

/* How a pack is sealed, from the beginning to its bytes. All but the last three is lent. */
typedef struct
{
  CandourPackDraft     *draft;
  const CandourKeyring *ring;
  const CandourCard    *recipient;
  const char           *passphrase;
  GBytes               *sealed;
  CandourPack          *pack;        /* what @sealed opens to */
  CandourPackFile      *file;        /* of a reveal, until it is kept */
} Sealing;

static void
sealing_clear (Sealing *self)
{
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_pointer (&self->pack, candour_pack_free);
  g_clear_pointer (&self->file, candour_pack_file_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sealing, sealing_clear)

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

static gboolean
check (const Sealing  *self,
       const char     *path,
       GError        **error)
{
  if (candour_pack_draft_count_open (self->draft) > 0)
    return refuse (error, _("Decide first on every text in which something was found."));

  if (self->draft->audits->len == 0)
    return refuse (error, _("Choose at least one audit."));

  if (candour_card_has_keys (self->recipient) == (self->passphrase != NULL))
    return refuse (error, _("A pack is sealed for keys, or with a passphrase for who has none."));

  return !g_file_test (path, G_FILE_TEST_EXISTS)
         || refuse (error, _("There is a file of this name already. A pack is never written over "
                             "another file."));
}

/* --- Bytes ---------------------------------------------------------------------------- */

static GPtrArray *
make_parts (const CandourPackDraft *draft)
{
  GPtrArray *parts = candour_pack_parts_new ();
  gboolean is_reveal = draft->kind == CANDOUR_PACK_REVEAL;
  g_autoptr(GBytes) payload =
    is_reveal ? candour_pack_grades_write (draft->audits, CANDOUR_GRADING_AUDITOR)
              : candour_pack_audits_write (draft->audits);

  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);
  for (guint i = 0; !is_reveal && i < draft->frameworks->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("framework-%u.xml", i + 1);
      g_autoptr(GBytes) bytes = candour_framework_write (draft->frameworks->pdata[i]);

      candour_pack_parts_add (parts, name, bytes);
    }

  return parts;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static CandourPackStatement *
make_statement (const Sealing  *self,
                CandourDb      *db,
                const char     *created,
                GError        **error)
{
  const CandourPackDraft *draft = self->draft;
  g_autoptr(CandourCard) sender = candour_keyring_dup_card (self->ring);
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (draft->kind, sender, self->recipient);
  g_autofree char *hash = NULL;

  set_text (&statement->id, draft->record->id);
  set_text (&statement->created, created);
  set_text (&statement->expires, draft->expires_on);
  statement->n_audits = draft->audits->len;
  if (draft->kind == CANDOUR_PACK_REVEAL)
    {
      statement->sequence = draft->record->n_reveals + 1;
      set_text (&statement->answers, draft->record->hash);
    }

  if (!candour_store_history_get_head (db, &statement->head_row, &hash, error))
    return NULL;
  set_text (&statement->head_hash, hash != NULL ? hash : "");

  return g_steal_pointer (&statement);
}

/* What was sealed is opened again, by who could open it later. */
static gboolean
open_again (Sealing  *self,
            GError  **error)
{
  self->pack = self->passphrase != NULL
                 ? candour_pack_open_passphrase (self->sealed, self->passphrase, error)
                 : candour_pack_open (self->sealed, self->ring->identity, error);

  return self->pack != NULL
         && candour_pack_verify (self->pack, candour_signing_key_get_public (self->ring->key),
                                 error);
}

static gboolean
make_bytes (Sealing     *self,
            CandourDb   *db,
            const char  *created,
            GError     **error)
{
  const char *recipients[] = {
    self->recipient->recipient, candour_age_identity_get_recipient (self->ring->identity), NULL
  };
  g_autoptr(CandourPackStatement) statement = make_statement (self, db, created, error);
  g_autoptr(GPtrArray) parts = NULL;

  if (statement == NULL)
    return FALSE;

  parts = make_parts (self->draft);
  self->sealed = self->passphrase != NULL
                   ? candour_pack_seal_passphrase (statement, parts, self->ring->key,
                                                   self->passphrase, error)
                   : candour_pack_seal (statement, parts, self->ring->key, recipients, error);

  return self->sealed != NULL && open_again (self, error);
}

/* --- The record ----------------------------------------------------------------------- */

static char *
dup_bytes (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
fill_party (CandourPackParty   *party,
            const CandourCard  *card)
{
  set_text (&party->name, card->name);
  set_text (&party->seals_for, card->recipient);
  set_text (&party->signs_with, card->public_key);
}

static void
fill_record (Sealing     *self,
             const char  *path,
             const char  *created)
{
  CandourPackRecord *record = self->draft->record;
  const CandourPack *pack = self->pack;

  fill_party (&record->sender, pack->statement->sender);
  fill_party (&record->recipient, pack->statement->recipient);
  g_free (record->file_name);
  record->file_name = g_path_get_basename (path);
  set_text (&record->made_at, created);
  set_text (&record->hash, pack->hash);
  set_text (&record->signature, pack->signature);
  g_free (record->statement);
  record->statement = dup_bytes (pack->signed_bytes);
  g_free (record->payload);
  record->payload = dup_bytes (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD));
}

static CandourPackFile *
make_file (const Sealing  *self,
           const char     *created)
{
  CandourPackFile *file = candour_pack_file_new ();
  const CandourPack *pack = self->pack;

  file->sequence = pack->statement->sequence;
  file->n_audits = pack->statement->n_audits;
  file->at_utc = g_strdup (created);
  set_text (&file->signs_with, pack->statement->sender->public_key);
  set_text (&file->hash, pack->hash);
  set_text (&file->signature, pack->signature);
  g_free (file->statement);
  file->statement = dup_bytes (pack->signed_bytes);
  g_free (file->payload);
  file->payload = dup_bytes (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD));

  return file;
}

static gboolean
write_record (Sealing             *self,
              CandourDb           *db,
              const char          *path,
              const char          *created,
              const CandourActor  *actor,
              const char          *today,
              GError             **error)
{
  if (self->draft->kind == CANDOUR_PACK_MODERATION)
    {
      fill_record (self, path, created);
      return candour_store_packs_add (db, self->draft->record, actor, today, error);
    }

  self->file = make_file (self, created);
  self->file->by_id = g_strdup (actor->person_id);

  return candour_store_packs_add_reveal (db, self->draft->record, self->file, actor, error);
}

static void
note_kept (Sealing *self)
{
  if (self->file == NULL)
    return;

  g_ptr_array_add (self->draft->record->reveals, g_steal_pointer (&self->file));
  self->draft->record->n_reveals++;
}

/* The record first, so that what is refused leaves no file; the file before the record is kept. */
static gboolean
keep (Sealing             *self,
      CandourDb           *db,
      const char          *path,
      const char          *created,
      const CandourActor  *actor,
      const char          *today,
      GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  if (transaction == NULL
      || !write_record (self, db, path, created, actor, today, error)
      || !candour_file_replace (path, g_bytes_get_data (self->sealed, NULL),
                                g_bytes_get_size (self->sealed), error))
    return FALSE;

  if (!candour_transaction_commit (transaction, error))
    {
      g_unlink (path);
      return FALSE;
    }

  note_kept (self);

  return TRUE;
}

gboolean
candour_pack_draft_seal (CandourPackDraft      *self,
                         CandourDb             *db,
                         const CandourKeyring  *ring,
                         const CandourCard     *recipient,
                         const char            *passphrase,
                         const char            *path,
                         const CandourActor    *actor,
                         const char            *today,
                         GError               **error)
{
  g_auto(Sealing) sealing = { .draft = self, .ring = ring, .passphrase = passphrase };
  g_autoptr(CandourCard) card = NULL;
  g_autofree char *created = NULL;

  g_return_val_if_fail (self != NULL && ring != NULL && path != NULL && actor != NULL, FALSE);
  g_return_val_if_fail (self->kind == CANDOUR_PACK_REVEAL || recipient != NULL, FALSE);

  card = self->kind == CANDOUR_PACK_REVEAL
           ? candour_card_new (self->record->recipient.name, self->record->recipient.seals_for,
                               self->record->recipient.signs_with)
           : candour_card_copy (recipient);
  sealing.recipient = card;
  if (!check (&sealing, path, error))
    return FALSE;

  created = candour_store_packs_dup_now (db, today, error);

  return created != NULL
         && make_bytes (&sealing, db, created, error)
         && keep (&sealing, db, path, created, actor, today, error);
}
