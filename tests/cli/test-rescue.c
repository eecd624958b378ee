/* test-rescue.c - the lines of README.md that need no Candour do what it says of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gio/gio.h>

#include "candour-keyring.h"
#include "candour-pack.h"
#include "candour-words.h"
#include "candour-workspace.h"

#define HEADING    "## Without Candour\n"
#define PASSPHRASE "abacus abdomen zoom"
#define PAYLOAD    "<payload/>"

typedef struct
{
  char           *folder;
  CandourKeyring *ring;
  char           *words;   /* of the pack that was sealed with some */
} Desk;

static char *
dup_path (Desk       *desk,
          const char *name)
{
  return g_build_filename (desk->folder, name, NULL);
}

static void
write_file (Desk       *desk,
            const char *name,
            GBytes     *bytes)
{
  g_autofree char *path = dup_path (desk, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/* --- What there is to be rescued ------------------------------------------------------- */

static void
make_keys (Desk *desk)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = NULL;

  desk->ring = candour_keyring_new ("I. Sayer");
  sealed = candour_keyring_seal (desk->ring, PASSPHRASE, 10, &error);
  g_assert_no_error (error);
  write_file (desk, "mine.candour-keys", sealed);
}

static void
make_backup (Desk *desk)
{
  const char *const recipients[] = {
    candour_age_identity_get_recipient (desk->ring->identity), NULL
  };
  g_autofree char *path = dup_path (desk, "w.candour");
  g_autofree char *backup = dup_path (desk, "backup.candour.age");
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourWorkspace) workspace = candour_workspace_create (path, "Wenbrook", &error);

  g_assert_no_error (error);
  candour_workspace_set_sealer (candour_age_seal_file);
  candour_workspace_backup_sealed (workspace, recipients, backup, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  candour_workspace_close (workspace);
}

static void
make_packs (Desk *desk)
{
  const char *const recipients[] = {
    candour_age_identity_get_recipient (desk->ring->identity), NULL
  };
  g_autoptr(CandourCard) card = candour_keyring_dup_card (desk->ring);
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (CANDOUR_PACK_MODERATION, card, card);
  g_autoptr(GPtrArray) parts = candour_pack_parts_new ();
  g_autoptr(GBytes) payload = g_bytes_new_static (PAYLOAD, strlen (PAYLOAD));
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) with_words = NULL;
  g_autoptr(GError) error = NULL;

  candour_pack_parts_add (parts, CANDOUR_PACK_PAYLOAD, payload);
  g_free (statement->expires);
  statement->expires = g_strdup ("2026-02-13");
  sealed = candour_pack_seal (statement, parts, desk->ring->key, recipients, &error);
  g_assert_no_error (error);
  write_file (desk, "audits.candour-pack", sealed);

  desk->words = candour_words_dup_passphrase ();
  with_words = candour_pack_seal_passphrase (statement, parts, desk->ring->key, desk->words,
                                             &error);
  g_assert_no_error (error);
  write_file (desk, "words.candour-pack", with_words);
}

static void
set_up (Desk          *desk,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  desk->folder = g_dir_make_tmp ("candour-rescue-XXXXXX", &error);
  g_assert_no_error (error);
  make_keys (desk);
  make_backup (desk);
  make_packs (desk);
}

static void
tear_down (Desk          *desk,
           gconstpointer  unused)
{
  const char *const arguments[] = { "rm", "-rf", desk->folder, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (desk->folder);
  candour_keyring_free (desk->ring);
  candour_age_wipe (desk->words);
}

/* --- The lines ------------------------------------------------------------------------- */

/* On a terminal of its own, on which @words answer what is asked. */
static void
run_line (Desk       *desk,
          const char *line,
          const char *words)
{
  const char *const argv[] = { "sh", "-c", line, NULL };
  g_autofree char *answer = g_strconcat (words, "\n", NULL);
  g_autoptr(GString) said = g_string_new (NULL);
  char buffer[256];
  int terminal;
  int status;
  gssize n;
  pid_t child = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (chdir (desk->folder) == 0)
        execvp (argv[0], (char **) argv);
      _exit (127);
    }

  /* On Linux, reading fails when the other end is closed. */
  while ((n = read (terminal, buffer, sizeof buffer)) > 0)
    {
      g_string_append_len (said, buffer, n);
      if (g_str_has_suffix (said->str, ": "))
        {
          g_string_append_c (said, '\n');
          g_assert_cmpint (write (terminal, answer, strlen (answer)), >, 0);
        }
    }

  close (terminal);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_test_message ("%s: %s", line, said->str);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* Those between the fences that follow the heading, without what is for people. */
static char **
dup_lines (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = NULL;
  g_auto(GStrv) lines = NULL;
  char *section;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  section = strstr (text, HEADING);
  g_assert_nonnull (section);
  parts = g_strsplit (section, "```", 3);
  lines = g_strsplit (parts[1] + strlen ("sh\n"), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && **line != '#')
      g_strv_builder_add (builder, *line);

  return g_strv_builder_end (builder);
}

static gboolean
has_programs (void)
{
  static const char *const programs[] = { "age", "minisign", "unzip" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
assert_rescued (Desk *desk)
{
  g_autofree char *records = dup_path (desk, "records.candour");
  g_autofree char *payload = dup_path (desk, "pack/payload.xml");
  g_autofree char *zip = dup_path (desk, "pack.zip");
  g_autofree char *words_zip = dup_path (desk, "words.zip");
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *report = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourWorkspace) workspace = NULL;

  workspace = candour_workspace_open (records, CANDOUR_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (candour_workspace_get_council (workspace), ==, "Wenbrook");
  g_assert_true (candour_workspace_check (workspace, NULL, NULL, NULL, &report, &error));
  candour_workspace_close (workspace);

  g_assert_true (g_file_get_contents (payload, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, PAYLOAD);
  g_assert_true (g_file_get_contents (zip, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (words_zip, &second, NULL, NULL));
  g_assert_true (strncmp (first, "PK", 2) == 0 && strncmp (second, "PK", 2) == 0);
}

static void
test_readme (Desk          *desk,
             gconstpointer  unused)
{
  g_auto(GStrv) lines = dup_lines ();

  if (!has_programs ())
    {
      g_test_skip ("“age”, “minisign” and “unzip” are not all installed");
      return;
    }

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr(GString) command = g_string_new (*line);

      g_string_replace (command, " KEY ", " \"$KEY\" ", 1);
      g_setenv ("KEY", candour_signing_key_get_public (desk->ring->key), TRUE);
      run_line (desk, command->str, strstr (*line, "words.") != NULL ? desk->words : PASSPHRASE);
    }

  assert_rescued (desk);
}

/* The other way: what "age" sealed for somebody's card is restored here. */
static void
test_back (Desk          *desk,
           gconstpointer  unused)
{
  const char *recipient = candour_age_identity_get_recipient (desk->ring->identity);
  g_autofree char *line = g_strdup_printf ("age -r %s -o by-age.age w.candour && \"%s\" restore"
                                           " by-age.age -o back.candour --keys mine.candour-keys"
                                           " --passphrase-file words", recipient,
                                           g_getenv ("CANDOUR_TEST_PROGRAM"));
  g_autoptr(GBytes) words = g_bytes_new_static (PASSPHRASE "\n", strlen (PASSPHRASE) + 1);

  if (!has_programs ())
    {
      g_test_skip ("“age”, “minisign” and “unzip” are not all installed");
      return;
    }

  write_file (desk, "words", words);
  run_line (desk, line, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/rescue/readme", Desk, NULL, set_up, test_readme, tear_down);
  g_test_add ("/cli/rescue/back", Desk, NULL, set_up, test_back, tear_down);

  return g_test_run ();
}
