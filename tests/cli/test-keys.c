/* test-keys.c - the real program's verbs for keys: made, shown, checked over the telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define PASSPHRASE "abacus abdomen zoom"

typedef struct
{
  char *folder;
  char *out;
  char *err;
} Terminal;

static void
write_file (Terminal    *terminal,
            const char  *name,
            const char  *text)
{
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Terminal      *terminal,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  terminal->folder = g_dir_make_tmp ("candour-keys-XXXXXX", &error);
  g_assert_no_error (error);
  write_file (terminal, "passphrase", PASSPHRASE "\n");
  write_file (terminal, "short", "zoom\n");
}

static void
tear_down (Terminal      *terminal,
           gconstpointer  unused)
{
  const char *const arguments[] = { "rm", "-rf", terminal->folder, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (terminal->folder);
  g_free (terminal->out);
  g_free (terminal->err);
}

/* "candour keys ..." in the folder, with the keys of @who; NULL ends. Returns the exit status. */
G_GNUC_NULL_TERMINATED static int
run (Terminal   *terminal,
     const char *who,
     const char *passphrase_file,
     ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const char *word;
  int status;
  va_list words;

  g_ptr_array_add (arguments, (char *) g_getenv ("CANDOUR_TEST_PROGRAM"));
  g_ptr_array_add (arguments, (char *) "keys");
  va_start (words, passphrase_file);
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) word);
  va_end (words);
  g_ptr_array_add (arguments, (char *) "--keys");
  g_ptr_array_add (arguments, (char *) who);
  g_ptr_array_add (arguments, (char *) "--passphrase-file");
  g_ptr_array_add (arguments, (char *) passphrase_file);
  g_ptr_array_add (arguments, NULL);

  g_clear_pointer (&terminal->out, g_free);
  g_clear_pointer (&terminal->err, g_free);
  g_spawn_sync (terminal->folder, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &terminal->out, &terminal->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

/* The eight words that were printed last, on two lines. */
static char *
dup_printed_words (Terminal *terminal)
{
  const char *start = strstr (terminal->out, ":\n  ");
  g_auto(GStrv) lines = g_strsplit (start + 2, "\n", 3);

  return g_strjoin (" ", g_strstrip (lines[0]), g_strstrip (lines[1]), NULL);
}

static void
test_enrol (Terminal      *terminal,
            gconstpointer  unused)
{
  g_autofree char *words = NULL;

  g_assert_cmpint (run (terminal, "lead", "passphrase", "new", "I. Sayer", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lead", "passphrase", "card", "-o", "lead.card", NULL), ==, 0);
  words = dup_printed_words (terminal);

  /* Neither are the right words shown before, nor is it enough to have the card. */
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "lead.card",
                        "--words", "eight other words", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "Ring I. Sayer"));
  g_assert_null (strstr (terminal->err, words));
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "lead.card", NULL), ==, 2);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "passphrase",
                        "--words", words, NULL), ==, 1);

  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "lead.card",
                        "--words", words, NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "list", "--format", "csv", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "I. Sayer,trusted,age1"));
  g_assert_nonnull (strstr (terminal->out, words));
}

/* Whoever has new keys is rung again; what was sealed for the old ones still opens. */
static void
test_changed (Terminal      *terminal,
              gconstpointer  unused)
{
  g_autofree char *words = NULL;
  g_autofree char *new_words = NULL;

  g_assert_cmpint (run (terminal, "lead", "passphrase", "new", "I. Sayer", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lead", "passphrase", "card", "-o", "old.card", NULL), ==, 0);
  words = dup_printed_words (terminal);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "old.card",
                        "--words", words, NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "old.card",
                        "--words", words, NULL), ==, 0);

  g_assert_cmpint (run (terminal, "lead", "passphrase", "new", "I. Sayer", "--renew", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lead", "passphrase", "card", "-o", "new.card", NULL), ==, 0);
  new_words = dup_printed_words (terminal);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "new.card",
                        "--words", new_words, NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "The words have changed: stop, and ring I. Sayer"));
  g_assert_cmpint (run (terminal, "lund", "passphrase", "list", "--format", "csv", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, words));
  g_assert_null (strstr (terminal->out, new_words));

  g_assert_cmpint (run (terminal, "lund", "passphrase", "trust", "new.card", "--changed",
                        "--words", new_words, NULL), ==, 0);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "list", "--format", "csv", NULL), ==, 0);
  g_assert_null (strstr (terminal->out, words));
  g_assert_nonnull (strstr (terminal->out, new_words));

  /* One's own retired keys are told of. */
  g_assert_cmpint (run (terminal, "lead", "passphrase", "list", "--format", "csv", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "I. Sayer,retired,age1"));
}

/* Keys are never written over. */
static void
test_again (Terminal      *terminal,
            gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (terminal->folder, "lund", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  g_autofree char *new_words = NULL;
  GStatBuf status;

  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", NULL), ==, 0);
  words = dup_printed_words (terminal);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", NULL), ==, 1);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);

  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", "--renew", NULL), ==, 0);
  new_words = dup_printed_words (terminal);
  g_assert_cmpstr (new_words, !=, words);
}

static void
test_passphrase (Terminal      *terminal,
                 gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (terminal->folder, "lund", NULL);

  g_assert_cmpint (run (terminal, "lund", "short", "new", "V. Lund", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "lund", "none", "new", "V. Lund", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", " ", NULL), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpint (run (terminal, "lund", "passphrase", "list", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "candour keys new"));

  g_assert_cmpint (run (terminal, "lund", "passphrase", "new", "V. Lund", NULL), ==, 0);
  g_assert_null (strstr (terminal->out, PASSPHRASE));
  g_assert_cmpint (run (terminal, "lund", "short", "list", NULL), ==, 1);
  g_assert_cmpstr (terminal->out, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/keys/enrol", Terminal, NULL, set_up, test_enrol, tear_down);
  g_test_add ("/cli/keys/changed", Terminal, NULL, set_up, test_changed, tear_down);
  g_test_add ("/cli/keys/again", Terminal, NULL, set_up, test_again, tear_down);
  g_test_add ("/cli/keys/passphrase", Terminal, NULL, set_up, test_passphrase, tear_down);

  return g_test_run ();
}
