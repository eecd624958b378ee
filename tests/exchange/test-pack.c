/* test-pack.c - a pack holds what its sender signed, for whom it was sealed, or it does not open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-private.h"

#include <string.h>
#include <zip.h>

#include <glib/gstdio.h>

#include "candour-error.h"

typedef struct
{
  CandourAgeIdentity   *lead;
  CandourAgeIdentity   *moderator;
  CandourSigningKey    *key;
  CandourPackStatement *statement;
  GPtrArray            *parts;
} Council;

static void
set_up (Council        *self,
        gconstpointer   data)
{
  g_autoptr(GBytes) payload = g_bytes_new_static ("<payload/>", 10);
  g_autoptr(GBytes) framework = g_bytes_new_static ("<framework/>", 12);
  g_autoptr(CandourCard) sender = NULL;
  g_autoptr(CandourCard) recipient = NULL;

  self->lead = candour_age_identity_new ();
  self->moderator = candour_age_identity_new ();
  self->key = candour_signing_key_new ();
  sender = candour_card_new ("I. Sayer", candour_age_identity_get_recipient (self->lead),
                             candour_signing_key_get_public (self->key));
  recipient = candour_card_new ("V. Lund", candour_age_identity_get_recipient (self->moderator),
                                candour_signing_key_get_public (self->key));

  self->statement = candour_pack_statement_new (CANDOUR_PACK_MODERATION, sender, recipient);
  g_free (self->statement->expires);
  self->statement->expires = g_strdup ("2026-02-13");
  self->statement->n_audits = 5;
  self->statement->head_row = 1234;
  g_free (self->statement->head_hash);
  self->statement->head_hash = g_strnfill (64, 'a');

  self->parts = candour_pack_parts_new ();
  candour_pack_parts_add (self->parts, CANDOUR_PACK_PAYLOAD, payload);
  candour_pack_parts_add (self->parts, "framework-1.xml", framework);
}

static void
tear_down (Council        *self,
           gconstpointer   data)
{
  g_ptr_array_unref (self->parts);
  candour_pack_statement_free (self->statement);
  candour_signing_key_free (self->key);
  candour_age_identity_free (self->moderator);
  candour_age_identity_free (self->lead);
}

/* To the moderator, and to the QA lead as well. */
static GBytes *
seal (Council *self)
{
  const char *recipients[] = {
    candour_age_identity_get_recipient (self->moderator),
    candour_age_identity_get_recipient (self->lead), NULL
  };
  g_autoptr(GError) error = NULL;
  GBytes *sealed = candour_pack_seal (self->statement, self->parts, self->key, recipients, &error);

  g_assert_no_error (error);

  return sealed;
}

/* Of what stands in @plain, which need be no pack at all. */
static GBytes *
seal_plain (Council  *self,
            GBytes   *plain)
{
  const char *recipients[] = { candour_age_identity_get_recipient (self->moderator), NULL };
  g_autoptr(GError) error = NULL;
  GBytes *sealed = candour_age_seal (plain, recipients, &error);

  g_assert_no_error (error);

  return sealed;
}

static GBytes *
open_plain (Council *self)
{
  g_autoptr(GBytes) sealed = seal (self);
  g_autoptr(GError) error = NULL;
  GBytes *plain = candour_age_open (sealed, self->moderator, &error);

  g_assert_no_error (error);

  return plain;
}

static void
assert_refused (Council  *self,
                GBytes   *plain,
                int       code)
{
  g_autoptr(GBytes) sealed = seal_plain (self, plain);
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_pack_open (sealed, self->moderator, &error));
  g_assert_error (error, CANDOUR_ERROR, code);
}

static void
assert_same (const CandourPackStatement *read,
             const CandourPackStatement *written)
{
  g_assert_cmpint (read->kind, ==, written->kind);
  g_assert_cmpstr (read->id, ==, written->id);
  g_assert_cmpstr (read->created, ==, written->created);
  g_assert_cmpstr (read->expires, ==, written->expires);
  g_assert_cmpint (read->n_audits, ==, written->n_audits);
  g_assert_cmpint (read->sequence, ==, written->sequence);
  g_assert_cmpstr (read->answers, ==, written->answers);
  g_assert_cmpint (read->head_row, ==, written->head_row);
  g_assert_cmpstr (read->head_hash, ==, written->head_hash);
  g_assert_cmpstr (read->sender->name, ==, written->sender->name);
  g_assert_true (candour_card_is_same (read->sender, written->sender));
  g_assert_cmpstr (read->recipient->name, ==, written->recipient->name);
  g_assert_true (candour_card_is_same (read->recipient, written->recipient));
}

/* --- There and back ------------------------------------------------------------------- */

static void
test_round_trip (Council        *self,
                 gconstpointer   data)
{
  g_autoptr(GBytes) sealed = seal (self);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sealed);
  g_autofree char *short_id = candour_pack_dup_short_id (self->statement->id);
  const CandourAgeIdentity *openers[] = { self->moderator, self->lead };

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CandourPack) pack = candour_pack_open (sealed, openers[i], &error);

      g_assert_no_error (error);
      assert_same (pack->statement, self->statement);
      g_assert_cmpstr (pack->hash, ==, hash);
      g_assert_cmpuint (pack->parts->len, ==, 2);
      g_assert_true (g_bytes_equal (candour_pack_parts_get (pack->parts, CANDOUR_PACK_PAYLOAD),
                                    candour_pack_parts_get (self->parts, CANDOUR_PACK_PAYLOAD)));
      g_assert_true (candour_pack_verify (pack, candour_signing_key_get_public (self->key),
                                          &error));
      g_assert_no_error (error);
    }

  g_assert_cmpuint (strlen (short_id), ==, strlen ("7F3A-22C9"));
  g_assert_true (g_str_has_prefix (self->statement->id, short_id));
}

static void
test_return (Council        *self,
             gconstpointer   data)
{
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(CandourPack) pack = NULL;

  self->statement->kind = CANDOUR_PACK_RETURN;
  self->statement->sequence = 3;
  self->statement->head_row = 0;
  g_free (self->statement->head_hash);
  self->statement->head_hash = g_strdup ("");
  g_free (self->statement->answers);
  self->statement->answers = g_strnfill (64, 'b');
  sealed = seal (self);
  pack = candour_pack_open (sealed, self->lead, NULL);
  assert_same (pack->statement, self->statement);
}

static void
test_passphrase (Council        *self,
                 gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(CandourPack) pack = NULL;

  g_free (self->statement->recipient->recipient);
  self->statement->recipient->recipient = g_strdup ("");
  g_free (self->statement->recipient->public_key);
  self->statement->recipient->public_key = g_strdup ("");
  sealed = candour_pack_seal_passphrase (self->statement, self->parts, NULL, "six words", &error);
  g_assert_no_error (error);
  pack = candour_pack_open_passphrase (sealed, "six words", &error);
  g_assert_no_error (error);
  assert_same (pack->statement, self->statement);
  g_assert_cmpstr (pack->signature, ==, "");

  g_assert_false (candour_pack_verify (pack, candour_signing_key_get_public (self->key), &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
}

/* --- Who sent it ---------------------------------------------------------------------- */

static void
test_other_key (Council        *self,
                gconstpointer   data)
{
  g_autoptr(CandourSigningKey) other = candour_signing_key_new ();
  g_autoptr(GBytes) sealed = seal (self);
  g_autoptr(CandourPack) pack = candour_pack_open (sealed, self->moderator, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_pack_verify (pack, candour_signing_key_get_public (other), &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* A statement of ours with a signature of ours, of another pack. */
static void
test_signature_of_another (Council        *self,
                           gconstpointer   data)
{
  g_autoptr(GBytes) sealed = seal (self);
  g_autoptr(CandourPack) pack = candour_pack_open (sealed, self->moderator, NULL);

  g_free (pack->signature);
  pack->signature = candour_signing_sign (self->key, pack->signed_bytes,
                                          "7F3A-22C9-0000-0000-0000-0000-0000-0001");
  g_assert_false (candour_pack_verify (pack, candour_signing_key_get_public (self->key), NULL));
}

/* --- What somebody may have made of it ------------------------------------------------ */

/* Each of them, one bit turned: a zip has bytes that mean nothing, but none that change a part. */
static void
test_each_byte (Council        *self,
                gconstpointer   data)
{
  g_autoptr(GBytes) plain = open_plain (self);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (plain, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr(GBytes) changed = NULL;
      g_autoptr(GBytes) sealed = NULL;
      g_autoptr(CandourPack) pack = NULL;

      copy[i] ^= 4;
      changed = g_bytes_new_take (g_steal_pointer (&copy), length);
      sealed = seal_plain (self, changed);
      pack = candour_pack_open (sealed, self->moderator, NULL);
      if (pack == NULL
          || !candour_pack_verify (pack, candour_signing_key_get_public (self->key), NULL))
        continue;

      assert_same (pack->statement, self->statement);
      for (guint part = 0; part < self->parts->len; part++)
        {
          const CandourPackPart *kept = self->parts->pdata[part];

          g_assert_true (g_bytes_equal (candour_pack_parts_get (pack->parts, kept->name),
                                        kept->bytes));
        }
    }
}

static GPtrArray *
take_apart (Council *self)
{
  g_autoptr(GBytes) plain = open_plain (self);
  g_autoptr(GError) error = NULL;
  GPtrArray *parts = candour_pack_zip_read (plain, &error);

  g_assert_no_error (error);

  return parts;
}

static void
assert_parts_refused (Council    *self,
                      GPtrArray  *parts,
                      int         code)
{
  g_autoptr(GBytes) plain = candour_pack_zip_write (parts, NULL);

  g_assert_nonnull (plain);
  assert_refused (self, plain, code);
}

static void
test_part_left_out (Council        *self,
                    gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);

  g_ptr_array_set_size (parts, parts->len - 1);
  assert_parts_refused (self, parts, CANDOUR_ERROR_DAMAGED);
}

static void
test_part_added (Council        *self,
                 gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("<framework/>", 12);

  candour_pack_parts_add (parts, "framework-2.xml", bytes);
  assert_parts_refused (self, parts, CANDOUR_ERROR_DAMAGED);
}

static void
test_part_exchanged (Council        *self,
                     gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);
  CandourPackPart *last = parts->pdata[parts->len - 1];

  g_bytes_unref (last->bytes);
  last->bytes = g_bytes_new_static ("<framework2/>", 13);
  assert_parts_refused (self, parts, CANDOUR_ERROR_DAMAGED);
}

static void
test_part_renamed (Council        *self,
                   gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);
  CandourPackPart *last = parts->pdata[parts->len - 1];

  g_free (last->name);
  last->name = g_strdup ("../framework-1.xml");
  assert_parts_refused (self, parts, CANDOUR_ERROR_DAMAGED);
}

static void
test_no_statement (Council        *self,
                   gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);

  g_ptr_array_remove_index (parts, 0);
  assert_parts_refused (self, parts, CANDOUR_ERROR_DAMAGED);
}

/* The statement in other words, each of which the schema or the gate must refuse. */
static void
test_statements (Council        *self,
                 gconstpointer   data)
{
  static const struct
  {
    const char *from;
    const char *to;
  } changes[] = {
    { "<statement", "<!DOCTYPE statement><statement" },
    { "kind=\"moderation\"", "kind=\"other\"" },
    { "kind=\"moderation\"", "" },
    { "sequence=\"0\"", "sequence=\"-1\"" },
    { "expires=\"2026-02-13\"", "expires=\"2026-02-30\"" },
    { "name=\"payload.xml\"", "name=\"../payload.xml\"" },
    { "framework-1.xml", "payload.xml" },
    { "urn:candour:pack:1", "urn:candour:pack:2" },
    { "row=\"1234\"", "row=\"12.5\"" },
    { "seals-for=\"age1", "seals-for=\"age2" },
    { "</statement>", "<more/></statement>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GPtrArray) parts = take_apart (self);
      CandourPackPart *first = parts->pdata[0];
      g_autoptr(GString) text =
        g_string_new_len (g_bytes_get_data (first->bytes, NULL), g_bytes_get_size (first->bytes));

      g_assert_cmpuint (g_string_replace (text, changes[i].from, changes[i].to, 1), ==, 1);
      g_bytes_unref (first->bytes);
      first->bytes = g_bytes_new (text->str, text->len);
      assert_parts_refused (self, parts, CANDOUR_ERROR_REFUSED);
    }
}

static void
test_no_zip (Council        *self,
             gconstpointer   data)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) words = g_bytes_new_static ("six words", 9);

  assert_refused (self, nothing, CANDOUR_ERROR_REFUSED);
  assert_refused (self, words, CANDOUR_ERROR_REFUSED);
}

/* A kilobyte that unpacks to a megabyte: what we write is never packed. */
static void
test_packed (Council        *self,
             gconstpointer   data)
{
  g_autofree char *folder = g_dir_make_tmp ("candour-pack-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "packed.zip", NULL);
  g_autofree char *long_text = g_strnfill (1024 * 1024, ' ');
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GError) error = NULL;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  gsize length;

  zip_file_add (zip, "statement.xml", zip_source_buffer (zip, long_text, 1024 * 1024, 0), 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  g_assert_cmpuint (length, <, 64 * 1024);
  plain = g_bytes_new (contents, length);
  assert_refused (self, plain, CANDOUR_ERROR_REFUSED);
}

static void
test_many_parts (Council        *self,
                 gconstpointer   data)
{
  g_autoptr(GPtrArray) parts = take_apart (self);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("", 0);

  for (int i = 0; i < CANDOUR_PACK_MAX_PARTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("framework-%d.xml", i + 2);

      candour_pack_parts_add (parts, name, bytes);
    }
  assert_parts_refused (self, parts, CANDOUR_ERROR_REFUSED);
}

/* --- Cards ---------------------------------------------------------------------------- */

static void
test_card (Council        *self,
           gconstpointer   data)
{
  const CandourCard *card = self->statement->sender;
  g_autoptr(GBytes) bytes = candour_card_write (card);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCard) read = candour_card_read (bytes, &error);
  g_autofree char *words = candour_card_dup_words (card);
  g_autofree char *same = candour_card_dup_words (read);
  g_autofree char *other = candour_card_dup_words (self->statement->recipient);

  g_assert_no_error (error);
  g_assert_cmpstr (read->name, ==, "I. Sayer");
  g_assert_true (candour_card_is_same (read, card));
  g_assert_false (candour_card_is_same (read, self->statement->recipient));
  g_assert_cmpstr (words, ==, same);
  g_assert_cmpstr (words, !=, other);
}

/* Every letter of the keys counts, as the words are only as good as what they are made of. */
static void
test_card_letters (Council        *self,
                   gconstpointer   data)
{
  g_autoptr(CandourCard) card = candour_card_copy (self->statement->sender);
  g_autoptr(GBytes) without = NULL;
  g_autoptr(GError) error = NULL;
  gsize length = strlen (card->recipient);

  for (gsize i = 0; i < length; i++)
    {
      char letter = card->recipient[i];
      g_autoptr(GBytes) bytes = NULL;

      card->recipient[i] = letter == 'q' ? 'p' : 'q';
      bytes = candour_card_write (card);
      g_assert_null (candour_card_read (bytes, NULL));
      card->recipient[i] = letter;
    }

  *card->public_key = '\0';
  without = candour_card_write (card);
  g_assert_null (candour_card_read (without, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* --- Without us ----------------------------------------------------------------------- */

static gboolean
has_programs (void)
{
  static const char *const names[] = { "age", "minisign", "unzip" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_find_program_in_path (names[i]);

      if (path == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
write_file (const char  *folder,
            const char  *name,
            const char  *contents,
            gsize        length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

/* As the documentation tells somebody who has the key and no Candour. */
static void
test_rescue (Council        *self,
             gconstpointer   data)
{
  g_autoptr(GBytes) sealed = seal (self);
  g_autofree char *secret = candour_age_identity_dup_text (self->lead);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candour-rescue-XXXXXX", &error);
  g_autofree char *command =
    g_strdup_printf ("age -d -i keys pack >pack.zip && unzip -q pack.zip"
                     " && minisign -V -P '%s' -m statement.xml"
                     " && sha256sum payload.xml | cut -c1-64 >sum"
                     " && grep -qf sum statement.xml",
                     candour_signing_key_get_public (self->key));
  const char *argv[] = { "sh", "-c", command, NULL };
  const char *clear[] = { "rm", "-r", folder, NULL };
  g_autofree char *said = NULL;
  int status;

  g_assert_no_error (error);
  if (!has_programs ())
    {
      g_test_skip ("the programs “age”, “minisign” and “unzip” are not all installed");
      return;
    }

  write_file (folder, "pack", g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  write_file (folder, "keys", secret, strlen (secret));
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_spawn_sync (NULL, (char **) clear, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
}

static void
add (const char *name,
     void (*test) (Council *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/exchange/pack/", name, NULL);

  g_test_add (path, Council, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("round-trip", test_round_trip);
  add ("return", test_return);
  add ("passphrase", test_passphrase);
  add ("other-key", test_other_key);
  add ("signature-of-another", test_signature_of_another);
  add ("each-byte", test_each_byte);
  add ("part-left-out", test_part_left_out);
  add ("part-added", test_part_added);
  add ("part-exchanged", test_part_exchanged);
  add ("part-renamed", test_part_renamed);
  add ("no-statement", test_no_statement);
  add ("statements", test_statements);
  add ("no-zip", test_no_zip);
  add ("packed", test_packed);
  add ("many-parts", test_many_parts);
  add ("card", test_card);
  add ("card-letters", test_card_letters);
  add ("rescue", test_rescue);

  return g_test_run ();
}
