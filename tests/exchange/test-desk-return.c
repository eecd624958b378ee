/* test-desk-return.c - what leaves a moderator's desk, what stays there, and what is shown at last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For memmem(). */
#define _GNU_SOURCE

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "candour-error.h"
#include "candour-store-audits.h"
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

/* --- Keeping -------------------------------------------------------------------------- */

static void
test_cannot_keep (CandourChair         *self,
                  gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autofree char *path = candour_chair_dup_return_path (self, 1);
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0)
    {
      /* Folders do not stop root; a folder in the file's place does. */
      g_autofree char *name = g_strconcat (self->pack->statement->id, ".candour-desk", NULL);
      g_autofree char *kept = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (kept), ==, 0);
      g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
      candour_chair_grade (desk, 0, CANDOUR_TEST_SEEING, 2, &error);
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_NOT_STARTED);
      g_assert_cmpint (g_rmdir (kept), ==, 0);
    }
  else
    {
      g_chmod (self->folder, 0500);
      candour_chair_grade (desk, 0, CANDOUR_TEST_SEEING, 2, &error);
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_NOT_STARTED);
      g_chmod (self->folder, 0700);
    }

  candour_chair_grade_all (desk, 0);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_READY);
  candour_chair_make_return (self, desk, 1);
}

/* Nothing is sealed that is not in a file, and no file speaks of what is not sealed. */
static void
test_return_fails (CandourChair         *self,
                   gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "return", NULL);
  g_autofree char *path = candour_chair_dup_return_path (self, 1);
  g_autofree char *name = g_strconcat (self->pack->statement->id, ".candour-desk", NULL);
  g_autofree char *kept = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  candour_chair_grade_all (desk, 0);
  g_assert_false (candour_desk_make_return (desk, get_db (desk), nowhere, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "Nothing was sealed"));
  g_clear_error (&error);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_READY);

  g_assert_cmpint (g_unlink (kept), ==, 0);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  g_assert_false (candour_desk_make_return (desk, get_db (desk), path, NULL, &error));
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_READY);
  g_assert_cmpint (g_rmdir (kept), ==, 0);

  candour_chair_make_return (self, desk, 1);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_SEALED);
}

/* Whoever lost the file makes it again: the same, under the next number. */
static void
test_return_again (CandourChair   *self,
                   gconstpointer   unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(CandourPack) first = NULL;
  g_autoptr(CandourPack) again = NULL;

  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  first = candour_chair_open_return (self, 1);
  candour_chair_make_return (self, desk, 2);
  again = candour_chair_open_return (self, 2);
  g_assert_cmpint (again->statement->sequence, ==, 2);
  g_assert_cmpint (again->statement->n_audits, ==, 1);
  g_assert_true (g_bytes_equal (candour_pack_parts_get (first->parts, CANDOUR_PACK_PAYLOAD),
                                candour_pack_parts_get (again->parts, CANDOUR_PACK_PAYLOAD)));
}

/* --- Back ----------------------------------------------------------------------------- */

static void
test_return (CandourChair         *self,
             gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->file);
  g_autofree char *path = candour_chair_dup_return_path (self, 1);
  g_autoptr(CandourPack) first = NULL;
  g_autoptr(CandourPack) second = NULL;
  g_autoptr(GPtrArray) grades = NULL;
  g_autoptr(GPtrArray) returns = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackAudit *one;

  g_assert_false (candour_desk_make_return (desk, get_db (desk), path, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  candour_chair_grade_all (desk, 1);
  candour_chair_grade (desk, 0, CANDOUR_TEST_SEEING, 4, &error);
  candour_chair_make_return (self, desk, 1);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_IN_PROGRESS);
  g_assert_cmpint (candour_chair_get_state (desk, 1), ==, CANDOUR_DESK_SEALED);

  first = candour_chair_open_return (self, 1);
  g_assert_true (candour_pack_verify (first, candour_signing_key_get_public
                                               (self->pack->moderator->key), &error));
  g_assert_cmpint (first->statement->kind, ==, CANDOUR_PACK_RETURN);
  g_assert_cmpstr (first->statement->id, ==, self->pack->statement->id);
  g_assert_cmpstr (first->statement->answers, ==, hash);
  g_assert_cmpint (first->statement->sequence, ==, 1);
  g_assert_cmpint (first->statement->n_audits, ==, 1);
  g_assert_true (candour_card_is_same (first->statement->sender,
                                       self->pack->statement->recipient));

  /* The next has what the first had. */
  candour_chair_grade_all (desk, 2);
  candour_chair_make_return (self, desk, 2);
  second = candour_chair_open_return (self, 2);
  grades = candour_pack_grades_read (candour_pack_parts_get (second->parts, CANDOUR_PACK_PAYLOAD),
                                     CANDOUR_GRADING_MODERATOR, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grades->len, ==, 2);
  one = candour_pack_audits_find (grades, ((CandourPackAudit *)
                                           self->pack->audits->pdata[1])->code);
  g_assert_cmpint (one->audit->overall, ==, 2);
  g_assert_nonnull (one->sealed_at);
  g_assert_cmpint (candour_audit_find_grading (one->audit, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_MODERATOR)->grade, ==, 2);

  returns = candour_store_desk_list_returns (get_db (desk), &error);
  g_assert_cmpuint (returns->len, ==, 2);
}

static void
assert_sealed (GError *error)
{
  g_autoptr(GError) taken = error;

  g_assert_error (taken, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (taken->message, ==, "Your grades are sealed: they went into file 1.");
}

static void
test_sealed (CandourChair         *self,
             gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourGrading) grading =
    candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_MODERATOR);
  g_autoptr(CandourAudit) both = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const CandourDeskRow *row;
  GError *error = NULL;

  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  g_clear_pointer (&desk, candour_desk_free);
  desk = candour_chair_open_file (self, self->file);
  rows = candour_chair_list (desk);
  row = rows->pdata[0];
  g_assert_cmpint (row->returned_in, ==, 1);
  g_assert_nonnull (row->sealed_at);

  grading->grade = 4;
  grading->revision = 1;
  g_assert_false (candour_store_gradings_save (get_db (desk), row->audit_id, grading,
                                               get_actor (desk), &error));
  assert_sealed (g_steal_pointer (&error));

  both = candour_store_moderations_load_both (get_db (desk), row->moderation_id, &moderation,
                                              &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_audit_find_grading (both, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_MODERATOR)->grade, ==, 2);
  moderation->overall = 4;
  g_assert_false (candour_store_moderations_save_judgement (get_db (desk), moderation,
                                                            get_actor (desk), &error));
  assert_sealed (g_steal_pointer (&error));
  g_assert_false (candour_store_moderations_settle (get_db (desk), moderation, get_actor (desk),
                                                    NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
}

/* --- By words ------------------------------------------------------------------------- */

static void
test_words (CandourChair         *self,
            gconstpointer  unused)
{
  g_autoptr(GBytes) file = candour_test_pack_seal (self->pack, CANDOUR_TEST_PACK_WORDS);
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(CandourPack) answer = NULL;

  candour_chair_assert_refused (self, file, CANDOUR_DESK_WANTS_WORDS);
  self->keys.ring = NULL;
  self->keys.words = "not these words at all ever";
  candour_chair_assert_refused (self, file, CANDOUR_DESK_OTHER_WORDS);

  self->keys.words = "  Abacus-abdomen abdominal ABIDE abiding ability ";
  desk = candour_chair_open_file (self, file);
  g_assert_true (candour_desk_is_by_words (desk));
  candour_chair_grade_all (desk, 0);
  g_clear_pointer (&desk, candour_desk_free);

  self->keys.words = CANDOUR_TEST_PACK_WORDS;
  desk = candour_chair_open_file (self, file);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_READY);
  candour_chair_make_return (self, desk, 1);
  answer = candour_chair_open_return (self, 1);
  g_assert_cmpstr (answer->signature, ==, "");
}

/* --- What the auditor had given ------------------------------------------------------- */

static void
test_reveal (CandourChair         *self,
             gconstpointer  unused)
{
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(GBytes) reveal = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(CandourAudit) both = NULL;
  g_autoptr(GError) error = NULL;
  CandourPackAudit *second = self->pack->audits->pdata[1];
  const CandourGrading *grading;

  candour_chair_grade_all (desk, 0);
  candour_chair_grade_all (desk, 1);
  candour_chair_make_return (self, desk, 1);
  g_clear_pointer (&desk, candour_desk_free);

  /* Of the second somebody thought better meanwhile. */
  second->audit->overall = 4;
  reveal = candour_test_pack_reveal (self->pack, self->file, 2, NULL);
  self->keys.today = "2026-03-01";
  for (guint i = 0; i < 2; i++)
    {
      desk = candour_chair_open_file (self, reveal);
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = candour_chair_list (desk);
      g_assert_cmpint (((CandourDeskRow *) rows->pdata[0])->reveal, ==,
                       CANDOUR_DESK_REVEAL_SAME);
      g_assert_cmpint (((CandourDeskRow *) rows->pdata[1])->reveal, ==,
                       CANDOUR_DESK_REVEAL_CHANGED);
      g_assert_cmpint (((CandourDeskRow *) rows->pdata[2])->state, ==, CANDOUR_DESK_NOT_STARTED);
      if (i == 0)
        g_clear_pointer (&desk, candour_desk_free);
    }

  both = candour_store_moderations_load_both
           (get_db (desk), ((CandourDeskRow *) rows->pdata[0])->moderation_id, NULL, &error);
  g_assert_no_error (error);
  grading = candour_audit_find_grading (both, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
  g_assert_cmpint (grading->grade, ==, 2);
  g_assert_cmpstr (grading->rationale, ==, CANDOUR_TEST_PACK_THOUGHT);
  g_assert_cmpint (both->overall, ==, 3);
}

/* What is not sealed stays blind, whoever sends what. */
static void
test_reveal_too_soon (CandourChair         *self,
                      gconstpointer  unused)
{
  g_autoptr(GBytes) reveal = candour_test_pack_reveal (self->pack, self->file, 2, NULL);
  g_autoptr(GBytes) other = candour_test_pack_reveal (self->pack, reveal, 1, NULL);
  g_autoptr(CandourDesk) desk = NULL;
  g_autoptr(GError) error = NULL;

  candour_chair_assert_refused (self, reveal, CANDOUR_DESK_NO_DESK);
  desk = candour_chair_open_file (self, self->file);
  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  g_clear_pointer (&desk, candour_desk_free);

  candour_chair_assert_refused (self, other, CANDOUR_DESK_TAMPERED);
  g_assert_null (candour_desk_open (reveal, &self->keys, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  desk = candour_chair_open_file (self, self->file);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_SEALED);
}

static void
test_reveal_by_words (CandourChair         *self,
                      gconstpointer  unused)
{
  static const char others[] = "zoom zoology zone zit zips zipping";
  g_autoptr(GBytes) file = candour_test_pack_seal (self->pack, CANDOUR_TEST_PACK_WORDS);
  g_autoptr(GBytes) reveal = candour_test_pack_reveal (self->pack, file, 1, others);
  g_autoptr(CandourDesk) desk = NULL;

  self->keys.ring = NULL;
  self->keys.words = CANDOUR_TEST_PACK_WORDS;
  desk = candour_chair_open_file (self, file);
  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  g_clear_pointer (&desk, candour_desk_free);

  self->keys.words = others;
  candour_chair_assert_refused (self, reveal, CANDOUR_DESK_WANTS_WORDS);
  self->keys.desk_words = CANDOUR_TEST_PACK_WORDS;
  desk = candour_chair_open_file (self, reveal);
  g_assert_cmpint (candour_chair_get_state (desk, 0), ==, CANDOUR_DESK_REVEALED);
}

/* --- Nothing in clear ----------------------------------------------------------------- */

static void
test_nothing_in_clear (CandourChair         *self,
                       gconstpointer  unused)
{
  static const char *const secrets[] = {
    CANDOUR_CHAIR_WORDS, CANDOUR_TEST_PACK_CITED, "SQLite format", "AGE-SECRET-KEY", "V. Lund",
  };
  g_autoptr(CandourDesk) desk = candour_chair_open_file (self, self->file);
  g_autoptr(GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  candour_chair_grade_all (desk, 0);
  candour_chair_make_return (self, desk, 1);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr(GBytes) bytes = candour_chair_read_file (path);
      GStatBuf status;

      n_files++;
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
        g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               secrets[i], strlen (secrets[i])));
    }

  /* The desk, its lock, the return. */
  g_assert_cmpuint (n_files, ==, 3);
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
    { "/exchange/desk/cannot-keep", test_cannot_keep },
    { "/exchange/desk/return-fails", test_return_fails },
    { "/exchange/desk/return-again", test_return_again },
    { "/exchange/desk/return", test_return },
    { "/exchange/desk/sealed", test_sealed },
    { "/exchange/desk/words", test_words },
    { "/exchange/desk/reveal", test_reveal },
    { "/exchange/desk/reveal-too-soon", test_reveal_too_soon },
    { "/exchange/desk/reveal-by-words", test_reveal_by_words },
    { "/exchange/desk/nothing-in-clear", test_nothing_in_clear },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CandourChair, NULL, candour_chair_set_up, tests[i].test,
                candour_chair_tear_down);

  return g_test_run ();
}
