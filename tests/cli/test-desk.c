/* test-desk.c - the real program at a moderator's desk: a pack opened, graded in a sheet, returned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For memmem(). */
#define _GNU_SOURCE

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candour-date.h"
#include "candour-test-audit.h"
#include "candour-test-pack.h"

#define PASSPHRASE "zoom zone abacus abdomen"

/* What makes each guess dear makes each call slow. */
#define QUICK 1

/* In nothing but what the moderator wrote. */
#define RATIONALE  "Marimba of the moderator"

typedef struct
{
  char            *folder;   /* what people send, and write */
  char            *home;     /* what the program may write to, */
  char            *temporary;
  char            *core;     /* and where it runs */
  CandourTestPack *pack;
  char            *out;
  char            *err;
} Terminal;

static void
write_bytes (Terminal    *terminal,
             const char  *name,
             GBytes      *bytes)
{
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
write_text (Terminal    *terminal,
            const char  *name,
            const char  *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  write_bytes (terminal, name, bytes);
}

static void
write_keys (Terminal *terminal)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed =
    candour_keyring_seal (terminal->pack->moderator, PASSPHRASE, QUICK, &error);

  g_assert_no_error (error);
  write_bytes (terminal, "keys", sealed);
}

static void
set_up (Terminal      *terminal,
        gconstpointer  unused)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *expires = candour_date_add_days (today, 20);
  g_autoptr(GBytes) file = NULL;

  terminal->folder = g_dir_make_tmp ("candour-desk-XXXXXX", NULL);
  terminal->home = g_dir_make_tmp ("candour-home-XXXXXX", NULL);
  terminal->temporary = g_dir_make_tmp ("candour-temporary-XXXXXX", NULL);
  terminal->core = g_dir_make_tmp ("candour-core-XXXXXX", NULL);
  terminal->pack = candour_test_pack_new (2);
  candour_set_text (&terminal->pack->statement->expires, expires);
  file = candour_test_pack_seal (terminal->pack, NULL);
  write_bytes (terminal, "pack", file);
  write_keys (terminal);
  write_text (terminal, "passphrase", PASSPHRASE "\n");
}

static void
remove_folder (char *taken)
{
  g_autofree char *path = taken;
  const char *const arguments[] = { "rm", "-rf", path, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
}

static void
tear_down (Terminal      *terminal,
           gconstpointer  unused)
{
  remove_folder (terminal->folder);
  remove_folder (terminal->home);
  remove_folder (terminal->temporary);
  remove_folder (terminal->core);
  candour_test_pack_free (terminal->pack);
  g_free (terminal->out);
  g_free (terminal->err);
}

/* --- Running -------------------------------------------------------------------------- */

/* What people hand over is elsewhere than what the program may write to. */
static char **
make_environment (Terminal *terminal)
{
  g_auto(GStrv) environment = g_get_environ ();

  environment = g_environ_setenv (environment, "HOME", terminal->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", terminal->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", terminal->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", terminal->home, TRUE);
  environment = g_environ_setenv (environment, "TMPDIR", terminal->temporary, TRUE);

  return g_steal_pointer (&environment);
}

/* "candour pack ..." with the moderator's keys; NULL ends. Returns the exit status. */
G_GNUC_NULL_TERMINATED static int
run (Terminal *terminal,
     ...)
{
  g_auto(GStrv) environment = make_environment (terminal);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GError) error = NULL;
  const char *word;
  int status;
  va_list words;

  g_strv_builder_add_many (builder, g_getenv ("CANDOUR_TEST_PROGRAM"), "pack", NULL);
  va_start (words, terminal);
  while ((word = va_arg (words, const char *)) != NULL)
    g_strv_builder_add (builder, word);
  va_end (words);
  g_strv_builder_add_many (builder, "--keys", "keys", "--passphrase-file", "passphrase", NULL);
  arguments = g_strv_builder_end (builder);

  g_clear_pointer (&terminal->out, g_free);
  g_clear_pointer (&terminal->err, g_free);
  g_spawn_sync (terminal->folder, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL,
                &terminal->out, &terminal->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static const char *
get_code (Terminal *terminal,
          guint     i)
{
  return ((const CandourPackAudit *) terminal->pack->audits->pdata[i])->code;
}

static void
add_row (GString     *sheet,
         const char  *code,
         const char  *standard,
         const char  *grade)
{
  g_string_append_printf (sheet, "%s,%s,%s,\"%s, and so on\",2025-12-01 Visit\n", code, standard,
                          grade, RATIONALE);
}

/* A sheet for the audit at @i, as somebody fills it in. */
static GString *
make_sheet (Terminal *terminal,
            guint     i)
{
  GString *sheet = g_string_new ("Code,Standard,Grade,Rationale,Source\n");
  const char *code = get_code (terminal, i);

  add_row (sheet, code, CANDOUR_TEST_SEEING, "good");
  add_row (sheet, code, CANDOUR_TEST_SAFETY, "Requires improvement");
  add_row (sheet, code, CANDOUR_TEST_SUPERVISION, "Good");
  add_row (sheet, code, "overall", "Good");

  return sheet;
}

static void
write_sheet (Terminal *terminal,
             GString  *sheet)
{
  write_text (terminal, "sheet.csv", sheet->str);
}

/* --- What it does --------------------------------------------------------------------- */

static void
test_there_and_back (Terminal      *terminal,
                     gconstpointer  unused)
{
  g_autoptr(GString) sheet = make_sheet (terminal, 0);
  g_autofree char *path = g_build_filename (terminal->folder, "back", NULL);
  g_autofree char *sheet_path = g_build_filename (terminal->folder, "empty.csv", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autoptr(CandourPack) back = NULL;
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GPtrArray) grades = NULL;
  const CandourPackAudit *one;
  const CandourGrading *grading;
  char *contents;
  gsize length;

  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "from I. Sayer for V. Lund"));
  g_assert_nonnull (strstr (terminal->out, get_code (terminal, 1)));
  g_assert_nonnull (strstr (terminal->out, "Not started"));

  g_assert_cmpint (run (terminal, "open", "pack", "-o", "empty.csv", NULL), ==, 0);
  g_assert_true (g_file_get_contents (sheet_path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, CANDOUR_TEST_PACK_CITED));
  expected = g_strdup_printf ("%s,\"Child protection, neglect\",5 to 9,overall",
                              get_code (terminal, 1));
  g_assert_nonnull (strstr (text, expected));
  g_assert_null (strstr (text, CANDOUR_TEST_PACK_THOUGHT));

  write_sheet (terminal, sheet);
  g_assert_cmpint (run (terminal, "return", "pack", "--grades", "sheet.csv", "-o", "back", NULL),
                   ==, 0);
  g_assert_nonnull (strstr (terminal->out, "File 1 holds 1 sealed audit, for I. Sayer alone."));
  g_assert_nonnull (strstr (terminal->out, "You can seal when 3 more standards"));

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  file = g_bytes_new_take (contents, length);
  back = candour_pack_open (file, terminal->pack->lead->identity, NULL);
  g_assert_nonnull (back);
  grades = candour_pack_grades_read (candour_pack_parts_get (back->parts, CANDOUR_PACK_PAYLOAD),
                                     CANDOUR_GRADING_MODERATOR, NULL);
  g_assert_cmpuint (grades->len, ==, 1);
  one = grades->pdata[0];
  g_assert_cmpint (one->audit->overall, ==, 3);
  grading = candour_audit_find_grading (one->audit, CANDOUR_TEST_SAFETY,
                                        CANDOUR_GRADING_MODERATOR);
  g_assert_cmpint (grading->grade, ==, 2);
  g_assert_cmpstr (grading->rationale, ==, RATIONALE ", and so on");
  g_assert_cmpuint (grading->citations->len, ==, 1);

  g_assert_cmpint (run (terminal, "open", "pack", "--format", "csv", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Sent in file 1"));
  g_assert_null (strstr (terminal->out, "Pack "));
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "1 audit: "));
  g_assert_nonnull (strstr (terminal->out, path));

  /* Nothing is left to seal, so the file is made again; what is sealed is not changed. */
  g_assert_cmpint (run (terminal, "return", "pack", "-o", "again", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "File 2 holds 1 sealed audit, for I. Sayer alone."));
  g_assert_cmpint (run (terminal, "return", "pack", "--grades", "sheet.csv", "-o", "again", NULL),
                   ==, 1);
  g_assert_nonnull (strstr (terminal->err, "Row 2: "));
  g_assert_nonnull (strstr (terminal->err, "its grades went into file 1"));
}

/* The sheet that is written is one that can be read. */
static void
test_own_sheet (Terminal      *terminal,
                gconstpointer  unused)
{
  g_autoptr(GString) sheet = make_sheet (terminal, 1);

  /* All of it but the last row, so that nothing is ready. */
  g_string_truncate (sheet, g_strrstr (sheet->str, get_code (terminal, 1)) - sheet->str);
  write_sheet (terminal, sheet);
  g_assert_cmpint (run (terminal, "return", "pack", "-g", "sheet.csv", "-o", "back", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "Nothing is ready"));

  g_assert_cmpint (run (terminal, "open", "pack", "-o", "own.csv", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "return", "pack", "-g", "own.csv", "-o", "back", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "Nothing is ready"));
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "3 of 3"));
  g_assert_nonnull (strstr (terminal->out, "In progress"));
}

static void
test_bad_sheets (Terminal      *terminal,
                 gconstpointer  unused)
{
  static const struct
  {
    const char *row;   /* %s: a code of the pack */
    const char *words;
  } bad[] = {
    { "%s,S1,Splendid,,\n", "Row 6: “Splendid” is not one of the grades." },
    { "%s,S9,Good,,\n", "Row 6: There is no standard “S9”" },
    { "%s,S1,Good,again,\n", "twice" },
    { "ZZZZZZ,S1,Good,,\n", "Row 6: ZZZZZZ is not in this pack." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GString) sheet = make_sheet (terminal, 0);
      g_autoptr(GString) row = g_string_new (bad[i].row);

      g_string_replace (row, "%s", get_code (terminal, i == 2 ? 0 : 1), 0);
      g_string_append (sheet, row->str);
      write_sheet (terminal, sheet);
      g_assert_cmpint (run (terminal, "return", "pack", "-g", "sheet.csv", "-o", "back", NULL),
                       ==, 1);
      g_assert_nonnull (strstr (terminal->err, bad[i].words));
    }

  write_text (terminal, "sheet.csv", "code,standard,mark\n");
  g_assert_cmpint (run (terminal, "return", "pack", "-g", "sheet.csv", "-o", "back", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "no column “grade”"));

  /* Not even the rows before. */
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "0 of 3"));
  g_assert_null (strstr (terminal->out, "In progress"));
  g_assert_cmpint (run (terminal, "return", "pack", NULL), ==, 2);
}

static void
test_refusals (Terminal      *terminal,
               gconstpointer  unused)
{
  g_autoptr(GBytes) old = NULL;

  g_assert_cmpint (run (terminal, "open", "keys", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "open", "nothing", NULL), ==, 1);
  g_assert_cmpint (run (terminal, "open", "sheet", "pack", NULL), ==, 2);

  candour_set_text (&terminal->pack->statement->expires, "2026-01-30");
  old = candour_test_pack_seal (terminal->pack, NULL);
  write_bytes (terminal, "old", old);
  g_assert_cmpint (run (terminal, "open", "old", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "opened until 30 January 2026. Ask I. Sayer"));

  g_ptr_array_set_size (terminal->pack->moderator->trusted, 0);
  write_keys (terminal);
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "I. Sayer is not known here yet"));
}

static void
test_words (Terminal      *terminal,
            gconstpointer  unused)
{
  g_autoptr(GBytes) file = candour_test_pack_seal (terminal->pack, CANDOUR_TEST_PACK_WORDS);
  g_autoptr(GString) sheet = make_sheet (terminal, 0);

  write_bytes (terminal, "pack", file);
  write_sheet (terminal, sheet);
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 1);
  g_assert_nonnull (strstr (terminal->err, "These are not the words"));

  write_text (terminal, "passphrase", CANDOUR_TEST_PACK_WORDS "\n");
  g_assert_cmpint (run (terminal, "return", "pack", "-g", "sheet.csv", "-o", "back", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Sent in file 1"));
}

/* --- Nothing is left in clear --------------------------------------------------------- */

static void
assert_no_secret (const char         *path,
                  const char *const  *secrets)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_null (memmem (contents, length, secrets[i], strlen (secrets[i])));
}

/* Returns how many files there were. */
static guint
look_through (const char         *folder,
              const char *const  *secrets)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n_files += look_through (path, secrets);
          continue;
        }

      assert_no_secret (path, secrets);
      n_files++;
    }

  return n_files;
}

static void
test_nothing_in_clear (Terminal      *terminal,
                       gconstpointer  unused)
{
  g_autoptr(GString) sheet = make_sheet (terminal, 0);
  char *identity = candour_age_identity_dup_text (terminal->pack->moderator->identity);
  char *key = candour_signing_key_dup_text (terminal->pack->moderator->key);
  const char *secrets[] = {
    RATIONALE, CANDOUR_TEST_PACK_CITED, get_code (terminal, 0), identity, key, PASSPHRASE,
    "SQLite format", NULL
  };
  g_autofree char *back = g_build_filename (terminal->folder, "back", NULL);

  write_sheet (terminal, sheet);
  g_assert_cmpint (run (terminal, "open", "pack", NULL), ==, 0);
  g_assert_cmpint (run (terminal, "return", "pack", "-g", "sheet.csv", "-o", "back", NULL), ==, 0);

  /* The desk alone: its lock is gone, and nothing else was ever needed. */
  g_assert_cmpuint (look_through (terminal->home, secrets), ==, 1);
  g_assert_cmpuint (look_through (terminal->temporary, secrets), ==, 0);
  assert_no_secret (back, secrets);
  candour_age_wipe (identity);
  candour_age_wipe (key);
}

static gboolean
has_no_core (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/limits", (int) pid);
  g_autofree char *limits = NULL;
  g_autoptr(GMatchInfo) match = NULL;

  g_assert_true (g_file_get_contents (path, &limits, NULL, NULL));

  return g_regex_match_simple ("^Max core file size +0 +0 ", limits, G_REGEX_MULTILINE, 0);
}

/* Whatever it dies of, what it had in memory stays there. */
static void
test_no_core (Terminal      *terminal,
              gconstpointer  unused)
{
  g_auto(GStrv) environment = make_environment (terminal);
  g_autofree char *pack = g_build_filename (terminal->folder, "pack", NULL);
  g_autofree char *keys = g_build_filename (terminal->folder, "keys", NULL);
  g_autofree char *fifo = g_build_filename (terminal->folder, "fifo", NULL);
  const char *arguments[] = {
    "/bin/sh", "-c", "ulimit -c unlimited 2> /dev/null; exec \"$@\"", "sh",
    g_getenv ("CANDOUR_TEST_PROGRAM"), "pack", "open", pack, "--keys", keys, "--passphrase-file",
    fifo, NULL
  };
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  GPid pid;
  int status;
  int fd;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_spawn_async (terminal->core, (char **) arguments, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);

  /* Until it waits for the passphrase. */
  fd = open (fifo, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (has_no_core (pid));
  kill (pid, SIGABRT);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_false (WCOREDUMP (status));
  close (fd);
  g_spawn_close_pid (pid);

  dir = g_dir_open (terminal->core, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Terminal *, gconstpointer);
  } tests[] = {
    { "/cli/desk/there-and-back", test_there_and_back },
    { "/cli/desk/own-sheet", test_own_sheet },
    { "/cli/desk/bad-sheets", test_bad_sheets },
    { "/cli/desk/refusals", test_refusals },
    { "/cli/desk/words", test_words },
    { "/cli/desk/nothing-in-clear", test_nothing_in_clear },
    { "/cli/desk/no-core", test_no_core },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Terminal, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
