/* test-desk.c - a pack on a moderator's desk: opened, gone on with, or refused and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "candour-error.h"
#include "candour-store-moderations.h"
#include "candour-chair.h"
#include "candour-test-audit.h"

static CandourDb *
get_db (CandourDesk *desk)
{
  return candour_workspace_get_db (candour_desk_get_workspace (desk));
}

static const CandourActor *
get_actor (CandourDesk *desk)
{
  return candour_workspace_get_actor (candour_desk_get_workspace (desk));
}

/* --- Opening -------------------------------------------------------------------------- */

static void
test_open (CandourChair         *self,
           gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(GPtrArray) rows = candour_chair_list (desk);
  const CandourDeskRow *row = rows->pdata[1];
  const CandourPackAudit *sent = self->pack->audits->pdata[1];
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(GError) error = NULL;
  const CandourGrading *cited;

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (row->code, ==, sent->code);
  g_assert_cmpstr (row->plan, ==, "Child protection, neglect");
  g_assert_cmpstr (row->age_band, ==, "5 to 9");
  g_assert_cmpstr (row->due_on, ==, "2026-02-06");
  g_assert_cmpint (row->n_graded, ==, 0);
  g_assert_cmpint (row->n_standards, ==, 3);
  g_assert_cmpint (row->state, ==, CANDOUR_DESK_NOT_STARTED);
  g_assert_nonnull (row->lack);
  g_assert_false (candour_desk_was_here (desk));
  g_assert_false (candour_desk_is_by_words (desk));
  g_assert_cmpint (candour_desk_get_days_left (desk, "2026-02-11"), ==, 2);
  g_assert_cmpstr (candour_desk_get_statement (desk)->sender->name, ==, "I. Sayer");
  g_assert_cmpstr (get_actor (desk)->name, ==, "V. Lund");

  audit = candour_store_moderations_load_blind (get_db (desk), row->moderation_id,
                                                get_actor (desk), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (audit->reference, ==, sent->code);
  cited = candour_audit_find_grading (audit, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpuint (cited->citations->len, ==, 1);
  g_assert_cmpint (cited->grade, ==, 0);
}

static void
test_go_on (CandourChair         *self,
            gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  candour_chair_grade (desk, 0, CANDOUR_TEST_SEEING, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_IN_PROGRESS);
  g_clear_pointer (&desk, candour_desk_free);

  desk = candour_chair_open_file (self, self->file);
  g_assert_true (candour_desk_was_here (desk));
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_IN_PROGRESS);
  g_assert_cmpint (candour_chair_get_state (desk, 1), ==, CANDOUR_DESK_NOT_STARTED);
  rows = candour_chair_list (desk);
  audit = candour_store_moderations_load_blind
            (get_db (desk), ((const CandourDeskRow *) rows->pdata[0])->moderation_id,
             get_actor (desk), &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_audit_find_grading (audit, CANDOUR_TEST_SEEING,
                                               CANDOUR_GRADING_MODERATOR)->grade, ==, 3);
}

/* --- Refusals ------------------------------------------------------------------------- */

static void
test_for_whom (CandourChair         *self,
               gconstpointer  unused)
{
  g_autoptr(CandourKeyring) stranger = candour_keyring_new ("V. Lund");
  g_autoptr(CandourCard) lead = candour_keyring_dup_card (self->pack->lead);

  candour_keyring_trust (stranger, lead);
  self->keys.ring = stranger;
  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_SOMEONE_ELSE);

  /* Who sent it can open it, and it is not for them. */
  candour_keyring_trust (self->pack->lead, lead);
  self->keys.ring = self->pack->lead;
  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_SOMEONE_ELSE);

  self->keys.ring = NULL;
  self->keys.words = CANDOUR_TEST_PACK_WORDS;
  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_WANTS_KEYS);
}

static void
test_from_whom (CandourChair         *self,
                gconstpointer  unused)
{
  g_autoptr(CandourKeyring) other = candour_keyring_new ("I. Sayer");
  g_autoptr(CandourCard) card = candour_keyring_dup_card (other);
  g_autoptr(CandourCard) right = candour_keyring_dup_card (self->pack->lead);
  g_autoptr(CandourCard) sender = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_set_size (self->pack->moderator->trusted, 0);
  g_assert_null (candour_desk_open (self->file, &self->keys, &sender, &error));
  g_assert_error (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_UNKNOWN_SENDER);
  g_assert_true (candour_card_is_same (sender, right));
  g_clear_error (&error);
  g_clear_pointer (&sender, candour_card_free);

  candour_keyring_trust (self->pack->moderator, card);
  g_assert_null (candour_desk_open (self->file, &self->keys, &sender, &error));
  g_assert_error (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_CHANGED_SENDER);
  g_assert_cmpstr (error->message, ==, "The words have changed. Stop and ring I. Sayer.");
  g_assert_true (candour_card_is_same (sender, right));
}

/* It names the right sender and was signed by another. */
static void
test_tampered (CandourChair         *self,
               gconstpointer  unused)
{
  g_autoptr(GBytes) forged = NULL;
  g_autoptr(CandourSigningKey) key = self->pack->lead->key;

  self->pack->lead->key = candour_signing_key_new ();
  forged = candour_test_pack_seal (self->pack, NULL);
  candour_chair_assert_refused (self, forged, CANDOUR_DESK_TAMPERED);
}

static void
test_expired (CandourChair         *self,
              gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(GError) error = NULL;

  self->keys.today = "2026-02-14";
  g_assert_null (candour_desk_open (self->file, &self->keys, NULL, &error));
  g_assert_error (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_EXPIRED);
  g_assert_nonnull (strstr (error->message, "13 February"));

  self->keys.today = CANDOUR_TEST_PACK_EXPIRES;
  desk = candour_chair_open_file (self, self->file);
  g_assert_cmpint (candour_desk_get_days_left (desk, self->keys.today), ==, 0);
}

static void
test_renewed (CandourChair         *self,
              gconstpointer  unused)
{
  g_autofree char *path = candour_chair_dup_return_path (self, 1);
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(GError) error = NULL;

  desk = candour_chair_open_file (self, self->file);
  candour_chair_grade_all (desk, 0);
  g_clear_pointer (&desk, candour_desk_free);

  /* What was graded can still be read, though not returned. */
  candour_keyring_renew (self->pack->moderator);
  desk = candour_chair_open_file (self, self->file);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_READY);
  g_assert_false (candour_desk_make_return (desk, get_db (desk), path, NULL, &error));
  g_assert_error (error, CANDOUR_DESK_ERROR, CANDOUR_DESK_RENEWED);
  g_clear_pointer (&desk, candour_desk_free);

  candour_chair_remove_folder (self->folder);
  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_RENEWED);
}

/* Whichever byte was changed, and wherever it was cut: it does not open, and nothing is kept. */
static void
test_damaged (CandourChair         *self,
              gconstpointer  unused)
{
  gsize length;
  const char *data = g_bytes_get_data (self->file, &length);

  for (gsize at = 0; at < length; at++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (self->file, 0, at);
      char *copy = g_memdup2 (data, length);
      g_autoptr(GBytes) changed = NULL;

      copy[at] ^= 1;
      changed = g_bytes_new_take (copy, length);
      g_assert_null (candour_desk_open (changed, &self->keys, NULL, &error));
      g_assert_cmpuint (error->domain, ==, CANDOUR_DESK_ERROR);
      g_clear_error (&error);
      g_assert_null (candour_desk_open (cut, &self->keys, NULL, &error));
      g_assert_cmpuint (error->domain, ==, CANDOUR_DESK_ERROR);
    }

  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
}

static void
test_no_pack (CandourChair         *self,
              gconstpointer  unused)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("Dear Sir", 8);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) middle = NULL;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(CandourDesk) desk = NULL;
  g_autofree char *path = candour_chair_dup_return_path (self, 1);
  gsize length = g_bytes_get_size (self->file);

  candour_chair_assert_refused (self, text, CANDOUR_DESK_NO_PACK);
  candour_chair_assert_refused (self, empty, CANDOUR_DESK_NO_PACK);
  middle = g_bytes_new_from_bytes (self->file, 0, length - 3000);
  candour_chair_assert_refused (self, middle, CANDOUR_DESK_DAMAGED);

  desk = candour_chair_open_file (self, self->file);
  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  answer = candour_chair_read_file (path);
  candour_chair_assert_refused (self, answer, CANDOUR_DESK_NO_PACK);
}

static void
test_two_programs (CandourChair         *self,
                   gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);

  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_IN_USE);
  g_clear_pointer (&desk, candour_desk_free);
  desk = candour_chair_open_file (self, self->file);
}

/* What was kept is damaged: said so, and left as it is. */
static void
test_lost (CandourChair         *self,
           gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autofree char *name = g_strconcat (self->pack->statement->id, ".candour-desk", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *after = NULL;

  g_clear_pointer (&desk, candour_desk_free);
  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  candour_chair_assert_refused (self, self->file, CANDOUR_DESK_LOST);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "half");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (CandourChair *, gconstpointer);
  } tests[] = {
    { "/exchange/desk/open", test_open },
    { "/exchange/desk/go-on", test_go_on },
    { "/exchange/desk/for-whom", test_for_whom },
    { "/exchange/desk/from-whom", test_from_whom },
    { "/exchange/desk/tampered", test_tampered },
    { "/exchange/desk/expired", test_expired },
    { "/exchange/desk/renewed", test_renewed },
    { "/exchange/desk/damaged", test_damaged },
    { "/exchange/desk/no-pack", test_no_pack },
    { "/exchange/desk/two-programs", test_two_programs },
    { "/exchange/desk/lost", test_lost },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CandourChair, NULL, candour_chair_set_up, tests[i].test,
                candour_chair_tear_down);

  return g_test_run ();
}
