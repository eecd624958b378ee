/* test-sealed.c - a sealed backup, there and back, with this program and with standard tools
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define PASSPHRASE "abacus abdomen zoom"

#define KEYS "--keys lead.keys --passphrase-file passphrase"

/* How records begin that are not sealed. */
#define IN_CLEAR "SQLite format 3"

typedef struct
{
  char *folder;
  char *out;
  char *err;
} Terminal;

/* As somebody types it, in the folder. Returns the exit status. */
static int
run (Terminal   *terminal,
     const char *line)
{
  const char *const arguments[] = { "sh", "-c", line, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_clear_pointer (&terminal->out, g_free);
  g_clear_pointer (&terminal->err, g_free);
  g_spawn_sync (terminal->folder, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &terminal->out, &terminal->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) != 0)
    g_test_message ("%s: %s", line, terminal->err);

  return WEXITSTATUS (status);
}

static void
assert_done (Terminal   *terminal,
             const char *line)
{
  g_assert_cmpint (run (terminal, line), ==, 0);
}

static void
assert_refused (Terminal   *terminal,
                const char *line,
                const char *words)
{
  g_assert_cmpint (run (terminal, line), ==, 1);
  g_assert_nonnull (strstr (terminal->err, words));
}

/* Made once, as keys and records take their time. */
static char *first_folder;

static void
make_folder (Terminal *terminal)
{
  g_autoptr(GError) error = NULL;

  terminal->folder = g_dir_make_tmp ("candour-sealed-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
make_first (Terminal *terminal)
{
  g_autofree char *passphrase = NULL;

  make_folder (terminal);
  passphrase = g_build_filename (terminal->folder, "passphrase", NULL);
  g_assert_true (g_file_set_contents (passphrase, PASSPHRASE "\n", -1, NULL));
  assert_done (terminal, "candour keys new 'I. Sayer' " KEYS);
  assert_done (terminal, "candour keys card -o lead.candour-card " KEYS);
  assert_done (terminal, "candour demo w.candour --audits 5");
  first_folder = g_strdup (terminal->folder);
}

static void
set_up (Terminal      *terminal,
        gconstpointer  unused)
{
  g_autofree char *copy = g_strdup_printf ("cp %s/* .", first_folder);

  make_folder (terminal);
  assert_done (terminal, copy);
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

static void
test_restored (Terminal      *terminal,
               gconstpointer  unused)
{
  assert_done (terminal, "candour backup -w w.candour --seal --to lead.candour-card -o b.age");
  g_assert_nonnull (strstr (terminal->out, "Sealed for I. Sayer"));
  assert_done (terminal, "test \"$(stat -c %a b.age)\" = 600");
  assert_done (terminal, "! grep -q '" IN_CLEAR "' b.age");

  assert_done (terminal, "candour restore b.age -o back.candour " KEYS);
  assert_done (terminal, "test \"$(stat -c %a back.candour)\" = 600");
  assert_done (terminal, "candour check -w back.candour");
  assert_done (terminal, "candour list audits -w w.candour --format csv > before");
  assert_done (terminal, "candour list audits -w back.candour --format csv | cmp - before");
}

/* Nothing is left that is not sealed, wherever the backup goes. */
static void
test_nothing_left (Terminal      *terminal,
                   gconstpointer  unused)
{
  assert_done (terminal, "mkdir here there && mv w.candour here");
  assert_done (terminal, "candour backup -w here/w.candour --seal --to lead.candour-card"
                         " -o there/b.age");
  assert_done (terminal, "ls -A here there");
  g_assert_cmpstr (terminal->out, ==, "here:\nw.candour\n\nthere:\nb.age\n");
}

static void
test_refused (Terminal      *terminal,
              gconstpointer  unused)
{
  assert_done (terminal, "candour keys new 'V. Lund' --keys lund.keys"
                         " --passphrase-file passphrase");
  assert_done (terminal, "candour backup -w w.candour --seal --to lead.candour-card -o b.age");

  assert_refused (terminal, "candour restore b.age -o w.candour " KEYS, "There is a file already");
  assert_refused (terminal, "candour restore b.age -o x.candour --keys lund.keys"
                            " --passphrase-file passphrase", "candour: ");
  assert_refused (terminal, "head -c 100000 b.age > cut.age;"
                            " candour restore cut.age -o x.candour " KEYS, "cut short");
  assert_refused (terminal, "(cat b.age; echo) > longer.age;"
                            " candour restore longer.age -o x.candour " KEYS, "changed");
  assert_refused (terminal, "candour backup -w w.candour --seal --keys none -o x.age",
                  "candour keys new");
  assert_refused (terminal, "candour backup -w w.candour --seal --to passphrase -o x.age",
                  "candour: ");
  g_assert_cmpint (run (terminal, "candour backup -w w.candour --to lead.candour-card"), ==, 2);
  g_assert_cmpint (run (terminal, "candour restore b.age"), ==, 2);
  assert_done (terminal, "! ls x.candour* x.age* 2>/dev/null");
}

/* Set once, it holds for every backup, and needs nobody's passphrase. */
static void
test_always (Terminal      *terminal,
             gconstpointer  unused)
{
  assert_done (terminal, "candour backup -w w.candour --seal --always " KEYS);
  assert_done (terminal, "rm -r backups && candour backup -w w.candour");
  g_assert_nonnull (strstr (terminal->out, ".candour.age"));
  assert_done (terminal, "candour backup -w w.candour -o any.age && ! grep -q '" IN_CLEAR
                         "' any.age");
  assert_done (terminal, "candour restore backups/*.candour.age -o back.candour " KEYS);
  assert_done (terminal, "candour check -w w.candour");
  g_assert_nonnull (strstr (terminal->out, "newest backup"));

  /* What opening does by itself is sealed as well. */
  assert_done (terminal, "rm -r backups && candour moderate draw -w w.candour && ls backups");
  g_assert_nonnull (strstr (terminal->out, ".candour.age"));
  g_assert_null (strstr (terminal->out, ".candour\n"));

  assert_done (terminal, "candour backup -w w.candour --no-longer -o plain.candour");
  assert_done (terminal, "grep -q '" IN_CLEAR "' plain.candour");
  assert_done (terminal, "candour restore plain.candour -o again.candour");
}

static void
test_only_lead (Terminal      *terminal,
                gconstpointer  unused)
{
  assert_done (terminal, "candour list people -w w.candour --format csv"
                         " | grep ',team-manager,' | head -n 1 | cut -d, -f2 > name");
  assert_refused (terminal, "candour backup -w w.candour --seal --always --to lead.candour-card"
                            " --as \"$(cat name)\"", "QA lead");
}

static void
add (const char *path,
     void      (*test) (Terminal *, gconstpointer))
{
  g_test_add (path, Terminal, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  Terminal first = { 0 };
  g_autofree char *program = NULL;
  g_autofree char *path = NULL;
  int failures;

  g_test_init (&argc, &argv, NULL);
  program = g_path_get_dirname (g_getenv ("CANDOUR_TEST_PROGRAM"));
  path = g_strconcat (program, ":", g_getenv ("PATH"), NULL);
  g_setenv ("PATH", path, TRUE);
  make_first (&first);

  add ("/cli/sealed/restored", test_restored);
  add ("/cli/sealed/nothing-left", test_nothing_left);
  add ("/cli/sealed/refused", test_refused);
  add ("/cli/sealed/always", test_always);
  add ("/cli/sealed/only-lead", test_only_lead);

  failures = g_test_run ();
  tear_down (&first, NULL);
  g_free (first_folder);

  return failures;
}
