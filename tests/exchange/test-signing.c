/* test-signing.c - a signature holds for the bytes, the comment and the key it was made with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-signing.h"

#include <string.h>

#include <glib/gstdio.h>

#include "candour-error.h"

#define COMMENT "pack 7F3A-22C9"

typedef struct
{
  CandourSigningKey *key;
  GBytes            *bytes;
  char              *signature;
  char              *folder;
} Signed;

static void
set_up (Signed         *self,
        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  self->key = candour_signing_key_new ();
  self->bytes = g_bytes_new_static ("what was graded", 15);
  self->signature = candour_signing_sign (self->key, self->bytes, COMMENT);
  self->folder = g_dir_make_tmp ("candour-signing-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Signed         *self,
           gconstpointer   data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->signature);
  g_bytes_unref (self->bytes);
  candour_signing_key_free (self->key);
}

static void
assert_fails (Signed      *self,
              const char  *public_key,
              GBytes      *bytes,
              const char  *signature,
              int          code)
{
  g_autofree char *comment = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_signing_verify (public_key, bytes, signature, &comment, &error));
  g_assert_error (error, CANDOUR_ERROR, code);
  g_assert_null (comment);
}

static void
test_round_trip (Signed         *self,
                 gconstpointer   data)
{
  g_autofree char *text = candour_signing_key_dup_text (self->key);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourSigningKey) again = candour_signing_key_parse (text, &error);
  g_autofree char *comment = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (candour_signing_key_get_public (again), ==,
                   candour_signing_key_get_public (self->key));
  g_assert_true (candour_signing_check_public (candour_signing_key_get_public (again), &error));
  g_assert_no_error (error);

  g_assert_true (candour_signing_verify (candour_signing_key_get_public (again), self->bytes,
                                         self->signature, &comment, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (comment, ==, COMMENT);
}

static void
test_other_key (Signed         *self,
                gconstpointer   data)
{
  g_autoptr(CandourSigningKey) other = candour_signing_key_new ();

  assert_fails (self, candour_signing_key_get_public (other), self->bytes, self->signature,
                CANDOUR_ERROR_REFUSED);
}

/* One who gives a key of their own our key's number is found out by the proof. */
static void
test_same_number (Signed         *self,
                  gconstpointer   data)
{
  g_autoptr(CandourSigningKey) other = candour_signing_key_new ();
  gsize length;
  g_autofree guchar *ours =
    g_base64_decode (candour_signing_key_get_public (self->key), &length);
  g_autofree guchar *theirs =
    g_base64_decode (candour_signing_key_get_public (other), &length);
  g_autofree char *mixed = NULL;

  memcpy (theirs, ours, 10);
  mixed = g_base64_encode (theirs, length);
  assert_fails (self, mixed, self->bytes, self->signature, CANDOUR_ERROR_DAMAGED);
}

static void
test_each_byte (Signed         *self,
                gconstpointer   data)
{
  const char *public_key = candour_signing_key_get_public (self->key);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (self->bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr(GBytes) changed = NULL;

      copy[i] ^= 1;
      changed = g_bytes_new_take (g_steal_pointer (&copy), length);
      assert_fails (self, public_key, changed, self->signature, CANDOUR_ERROR_DAMAGED);
    }
}

/* But those of the first comment, which nobody vouches for. */
static void
test_each_letter (Signed         *self,
                  gconstpointer   data)
{
  const char *public_key = candour_signing_key_get_public (self->key);
  gsize start = strchr (self->signature, '\n') - self->signature + 1;

  for (gsize i = start; i < strlen (self->signature); i++)
    {
      g_autofree char *changed = g_strdup (self->signature);

      changed[i] ^= 1;
      g_assert_false (candour_signing_verify (public_key, self->bytes, changed, NULL, NULL));
    }

  for (gsize length = 0; length < strlen (self->signature); length++)
    {
      g_autofree char *cut = g_strndup (self->signature, length);

      assert_fails (self, public_key, self->bytes, cut, CANDOUR_ERROR_DAMAGED);
    }
}

static void
test_added (Signed         *self,
            gconstpointer   data)
{
  g_autofree char *longer = g_strconcat (self->signature, "more\n", NULL);

  assert_fails (self, candour_signing_key_get_public (self->key), self->bytes, longer,
                CANDOUR_ERROR_DAMAGED);
}

static void
test_wrong_keys (Signed         *self,
                 gconstpointer   data)
{
  const char *wrong[] = { "", "RW", self->folder, candour_signing_key_get_public (self->key) };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (candour_signing_key_parse (wrong[i], &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong) - 1; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (candour_signing_check_public (wrong[i], &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

/* --- The standard tool ---------------------------------------------------------------- */

static void
write_file (Signed      *self,
            const char  *name,
            const char  *first_line,
            const char  *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *whole = g_strconcat (first_line, text, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, whole, -1, &error);
  g_assert_no_error (error);
}

static char *
read_file (Signed      *self,
           const char  *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* Whether the tool is content. */
static gboolean
run_tool (Signed      *self,
          const char  *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return g_spawn_check_wait_status (status, NULL);
}

static void
test_tool (Signed         *self,
           gconstpointer   data)
{
  g_autofree char *secret = candour_signing_key_dup_text (self->key);
  g_autofree char *program = g_find_program_in_path ("minisign");
  g_autofree char *theirs = NULL;
  g_autofree char *comment = NULL;
  g_autoptr(GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("the program “minisign” is not installed");
      return;
    }

  write_file (self, "public", "untrusted comment: public key\n",
              candour_signing_key_get_public (self->key));
  write_file (self, "secret", "untrusted comment: secret key\n", secret);
  write_file (self, "signed", "", "what was graded");
  write_file (self, "signed.minisig", "", self->signature);
  g_assert_true (run_tool (self, "minisign -V -p public -m signed"));
  write_file (self, "signed", "", "what was not graded");
  g_assert_false (run_tool (self, "minisign -V -p public -m signed"));

  write_file (self, "signed", "", "what was graded");
  g_assert_true (run_tool (self, "minisign -S -W -s secret -m signed -t theirs"));
  theirs = read_file (self, "signed.minisig");
  g_assert_true (candour_signing_verify (candour_signing_key_get_public (self->key), self->bytes,
                                         theirs, &comment, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (comment, ==, "theirs");
}

#define ADD(name, test) \
  g_test_add ("/exchange/signing/" name, Signed, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("other-key", test_other_key);
  ADD ("same-number", test_same_number);
  ADD ("each-byte", test_each_byte);
  ADD ("each-letter", test_each_letter);
  ADD ("added", test_added);
  ADD ("wrong-keys", test_wrong_keys);
  ADD ("tool", test_tool);

  return g_test_run ();
}
