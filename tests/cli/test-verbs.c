/* test-verbs.c - the real program's verbs: what they print, write, refuse and answer with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "candour-error.h"
#include "candour-store-columns.h"

typedef struct
{
  char *folder;
  char *workspace;
  char *out;
  char *err;
} Terminal;

static void
set_up (Terminal      *terminal,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  terminal->folder = g_dir_make_tmp ("candour-verbs-XXXXXX", &error);
  g_assert_no_error (error);
  terminal->workspace = g_build_filename (terminal->folder, "w.candour", NULL);
}

static void
tear_down (Terminal      *terminal,
           gconstpointer  unused)
{
  const char *const arguments[] = { "rm", "-rf", terminal->folder, NULL };
  g_autoptr(GSubprocess) rm = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (terminal->folder);
  g_free (terminal->workspace);
  g_free (terminal->out);
  g_free (terminal->err);
}

/* Runs the program with the words of @line; "W" is the workspace, "F/" its folder. Returns the
 * exit status, with what was printed in @terminal.
 */
static int
run (Terminal   *terminal,
     const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) program = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (arguments, g_strdup (g_getenv ("CANDOUR_TEST_PROGRAM")));
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "W"))
        g_ptr_array_add (arguments, g_strdup (terminal->workspace));
      else if (g_str_has_prefix (words[i], "F/"))
        g_ptr_array_add (arguments, g_build_filename (terminal->folder, words[i] + 2, NULL));
      else
        g_ptr_array_add (arguments, g_strdup (words[i]));
    }
  g_ptr_array_add (arguments, NULL);

  g_clear_pointer (&terminal->out, g_free);
  g_clear_pointer (&terminal->err, g_free);
  program = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &terminal->out, &terminal->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));

  return g_subprocess_get_exit_status (program);
}

/* Done, and nothing said on stderr. */
static void
assert_done (Terminal   *terminal,
             const char *line)
{
  int status = run (terminal, line);

  if (status != 0)
    g_test_message ("%s: %s", line, terminal->err);
  g_assert_cmpint (status, ==, 0);
}

/* Refused with one sentence, a line of its own. */
static void
assert_refused (Terminal   *terminal,
                const char *line,
                const char *words)
{
  g_assert_cmpint (run (terminal, line), ==, 1);
  g_assert_nonnull (strstr (terminal->err, words));
  g_assert_nonnull (strstr (terminal->err, "candour: "));
  g_assert_null (strstr (terminal->err, "SELECT"));
}

static void
write_file (Terminal   *terminal,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
read_file (Terminal   *terminal,
           const char *name)
{
  g_autofree char *path = g_build_filename (terminal->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

static void
test_usage (Terminal      *terminal,
            gconstpointer  unused)
{
  g_assert_cmpint (run (terminal, "--version"), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "Candour "));
  g_assert_cmpint (run (terminal, "--help"), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "history verify"));
  g_assert_cmpint (run (terminal, "list audits --help"), ==, 0);
  g_assert_nonnull (strstr (terminal->out, "--format"));

  g_assert_cmpint (run (terminal, "list"), ==, 2);
  g_assert_cmpint (run (terminal, "list audits"), ==, 2);
  g_assert_cmpint (run (terminal, "init"), ==, 2);
  g_assert_cmpint (run (terminal, "init W --role king"), ==, 2);
  g_assert_cmpint (run (terminal, "check --workspace"), ==, 2);
  g_assert_cmpint (run (terminal, "export findings --workspace W"), ==, 2);
  g_assert_cmpint (run (terminal, "export actions --workspace W"), ==, 2);
  g_assert_cmpint (run (terminal, "export moderation --workspace W"), ==, 2);
  g_assert_cmpint (run (terminal, "calendar --workspace W"), ==, 2);
  g_assert_cmpint (run (terminal, "calendar -o F/c.ics --person A --team B --workspace W"), ==, 2);
  g_assert_cmpint (run (terminal, "moderate"), ==, 2);
  g_assert_cmpint (run (terminal, "moderate draw --from today --workspace W"), ==, 2);
  g_assert_false (g_file_test (terminal->workspace, G_FILE_TEST_EXISTS));
}

static void
test_init (Terminal      *terminal,
           gconstpointer  unused)
{
  GStatBuf info;

  assert_done (terminal, "init W --council Wenbrook --name Q.Lead");
  g_assert_cmpint (g_stat (terminal->workspace, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  assert_done (terminal, "list frameworks --workspace W --format csv");
  g_assert_cmpuint (count_lines (terminal->out), ==, 4);
  g_assert_true (g_str_has_prefix (terminal->out, "framework,version,kind,title,"));

  assert_done (terminal, "list people --workspace W --format csv");
  g_assert_nonnull (strstr (terminal->out, "W001,Q.Lead,qa-lead,"));
  assert_done (terminal, "history verify --workspace W");
  assert_done (terminal, "check --workspace W");

  assert_refused (terminal, "init W", "");
  assert_refused (terminal, "list audits --workspace F/none.candour", "");
  g_assert_cmpint (run (terminal, "list audits --workspace W --format xml"), ==, 2);
  g_assert_cmpint (run (terminal, "list audits --workspace W --as Q.Lead"), ==, 2);
}

/* As the window does once a person has said what a column is. */
static void
remember_columns (Terminal   *terminal,
                  const char *profile,
                  const char *header,
                  const char *code)
{
  CandourActor actor = { .person_id = (char *) "r-dean", .name = (char *) "R. Dean",
                         .role = CANDOUR_ROLE_QA_LEAD };
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_db_open (terminal->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);
  g_hash_table_insert (columns, (char *) header, (char *) code);
  candour_store_columns_remember (db, profile, columns, &actor, &error);
  g_assert_no_error (error);
  candour_db_close (db);
}

static void
test_import (Terminal      *terminal,
             gconstpointer  unused)
{
  assert_done (terminal, "init W");
  write_file (terminal, "people.csv",
              "name,role,team,manager,trained\r\n"
              "S. Marsh,team manager,Locality North,,01/04/2024\r\n"
              "R. Dean,social worker,Locality North,S. Marsh,\r\n");
  assert_done (terminal, "import people F/people.csv --dry-run --workspace W");
  assert_done (terminal, "list people --workspace W --format csv");
  g_assert_null (strstr (terminal->out, "R. Dean"));
  assert_done (terminal, "import people F/people.csv --workspace W");
  assert_done (terminal, "list people --workspace W --format csv");
  g_assert_nonnull (strstr (terminal->out, "R. Dean,social-worker,"));

  write_file (terminal, "cases.csv",
              "Child Unique ID,CIN Start Date,Age of Child (Years),Case Status,Allocated Team,"
              "Allocated Worker,CIN Closure Date,Primary Need Code\r\n"
              "100231,03/09/2025,9,c) Child in need plan,Locality North,R. Dean,,N1\r\n"
              "100232,03/09/2025,4,c) Child in need plan,Locality North,#N/A,,N1\r\n");
  assert_done (terminal, "import cases F/cases.csv --workspace W");
  assert_done (terminal, "list cases --workspace W --format csv");
  g_assert_nonnull (strstr (terminal->out, "100231,child-in-need,"));
  g_assert_cmpuint (count_lines (terminal->out), ==, 3);

  /* The same again changes nothing. */
  assert_done (terminal, "import cases F/cases.csv --workspace W");
  g_assert_nonnull (strstr (terminal->out, "2 cases: 0 new, 0 changed, 0 closed"));
  assert_done (terminal, "history verify --workspace W");

  remember_columns (terminal, "Old_system", "6/Allocated Worker", "");
  assert_done (terminal, "import cases F/cases.csv --dry-run --workspace W");
  g_assert_nonnull (strstr (terminal->out, " of them under another name\n"));
  g_assert_nonnull (strstr (terminal->out, "as remembered under “Old_system”"));
  g_assert_nonnull (strstr (terminal->out, "2 cases: 0 new, 1 changed, 0 closed, 2 not allocated"));
  assert_done (terminal, "import cases F/cases.csv -n --profile Old_system --workspace W");
  assert_refused (terminal, "import cases F/cases.csv --profile New --workspace W",
                  "Nothing is remembered as “New”, only as:");

  write_file (terminal, "bad.xlsx", "not a workbook");
  assert_refused (terminal, "import cases F/bad.xlsx --workspace W", "");
  write_file (terminal, "bad.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
  assert_refused (terminal, "import framework F/bad.xml --workspace W", "DOCTYPE");
}

/* The first audit of the list that was submitted. */
static char *
dup_submitted (Terminal *terminal)
{
  g_auto(GStrv) lines = NULL;

  assert_done (terminal, "list audits --workspace W --format csv");
  lines = g_strsplit (terminal->out, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "audit,case,cohort,state,"));
  for (guint i = 1; lines[i] != NULL; i++)
    if (strstr (lines[i], ",closed,") != NULL)
      return g_strndup (lines[i], strcspn (lines[i], ","));

  g_assert_not_reached ();
}

static void
test_demo (Terminal      *terminal,
           gconstpointer  unused)
{
  g_autofree char *audit = NULL;
  g_autofree char *line = NULL;
  g_autofree char *report = NULL;
  g_autofree char *findings = NULL;

  assert_done (terminal, "demo W --seed 7 --audits 60");
  audit = dup_submitted (terminal);
  g_assert_cmpuint (count_lines (terminal->out), ==, 61);

  line = g_strdup_printf ("report audit %s -o F/a.pdf --workspace W", audit);
  assert_done (terminal, line);
  report = read_file (terminal, "a.pdf");
  g_assert_true (g_str_has_prefix (report, "%PDF-"));

  assert_done (terminal, "export findings -o F/f.csv --workspace W");
  findings = read_file (terminal, "f.csv");
  g_assert_nonnull (strstr (findings, audit));
  g_assert_null (strstr (findings, "J. Okafor"));
  assert_done (terminal, "export findings -o F/n.csv --names --workspace W");

  assert_done (terminal, "list actions --workspace W --format csv");
  assert_done (terminal, "export framework case-file-audit -o F/c.xml --workspace W");
  assert_done (terminal, "import framework F/c.xml --workspace W");
  assert_done (terminal, "check --workspace W");
  assert_done (terminal, "history verify --workspace W");
  assert_done (terminal, "backup -o F/b.candour --workspace W");
  assert_done (terminal, "check --workspace F/b.candour");
  assert_refused (terminal, "report audit nowhere -o F/x.pdf --workspace W", "");
  assert_refused (terminal, "demo W", "");
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;

  return n;
}

/* A field of each row but the header, in the order of the rows. */
static GPtrArray *
take_column (const char *csv,
             guint       number)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) lines = g_strsplit (csv, "\r\n", -1);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_ptr_array_add (cells, g_strdup (fields[number]));
    }

  return cells;
}

static void
test_follow (Terminal      *terminal,
             gconstpointer  unused)
{
  g_autofree char *actions = NULL;
  g_autofree char *named = NULL;
  g_autofree char *calendar = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GPtrArray) names = NULL;
  guint n_listed;

  assert_done (terminal, "demo W --seed 7 --audits 400");
  assert_done (terminal, "list people --workspace W --format csv");
  names = take_column (terminal->out, 1);
  assert_done (terminal, "list actions --workspace W --format csv");
  n_listed = count_lines (terminal->out);

  assert_done (terminal, "export actions -o F/a.csv --workspace W");
  actions = read_file (terminal, "a.csv");
  g_assert_true (g_str_has_prefix (actions, "action,audit,case,team,"));
  g_assert_cmpuint (count_lines (actions), ==, n_listed);
  assert_done (terminal, "export actions -o F/n.csv --names --workspace W");
  named = read_file (terminal, "n.csv");

  assert_done (terminal, "calendar -o F/c.ics --workspace W");
  calendar = read_file (terminal, "c.ics");
  g_assert_true (g_str_has_prefix (calendar, "BEGIN:VCALENDAR\r\n"));
  g_assert_cmpuint (count_words (calendar, "BEGIN:VTODO\r\n"), >, 0);
  g_assert_cmpuint (count_words (calendar, "BEGIN:VTODO\r\n"), ==,
                    count_words (calendar, "@candour\r\n"));
  for (guint i = 0; i < names->len; i++)
    {
      g_assert_null (strstr (calendar, names->pdata[i]));
      g_assert_null (strstr (actions, names->pdata[i]));
    }
  g_assert_cmpstr (actions, !=, named);

  assert_done (terminal, "calendar -o F/p.ics --person W001 --workspace W");
  again = read_file (terminal, "p.ics");
  g_assert_true (g_str_has_suffix (again, "END:VCALENDAR\r\n"));
  assert_refused (terminal, "calendar -o F/x.ics --person Nobody --workspace W", "Nobody");
  assert_refused (terminal, "calendar -o F/x.ics --team Nowhere --workspace W", "Nowhere");

  assert_done (terminal, "list moderation --workspace W --format csv");
  g_assert_true (g_str_has_prefix (terminal->out, "moderation,audit,case,"));
  n_listed = count_lines (terminal->out);
  assert_done (terminal, "export moderation -o F/m.csv --workspace W");
  g_free (again);
  again = read_file (terminal, "m.csv");
  g_assert_cmpuint (count_lines (again), ==, n_listed);

  assert_done (terminal, "moderate draw --dry-run --workspace W");
  g_assert_nonnull (strstr (terminal->out, "Nothing was drawn."));
  assert_done (terminal, "list moderation --workspace W --format csv");
  g_assert_cmpuint (count_lines (terminal->out), ==, n_listed);
}

/* The list behind a figure is as long as the figure says. */
static void
assert_behind (Terminal   *terminal,
               const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, ",", -1);
  guint n_cells = g_strv_length (cells);
  g_autofree char *command = NULL;
  g_autofree char *share = NULL;
  guint n_listed;

  g_assert_cmpuint (n_cells, >=, 8);
  command = g_strdup_printf ("list figures --workspace W --behind %s --format csv",
                             cells[n_cells - 1]);
  assert_done (terminal, command);
  n_listed = count_lines (terminal->out) - 1;
  if (g_str_equal (cells[n_cells - 6], "days"))
    {
      g_assert_cmpuint (n_listed, ==, strtoul (cells[n_cells - 5], NULL, 10));
      return;
    }

  share = g_strdup_printf ("%.1f", 100.0 * n_listed / strtoul (cells[n_cells - 5], NULL, 10));
  g_assert_cmpstr (share, ==, cells[n_cells - 7]);
}

/* Every figure with what it is of; of nothing there is none. */
static void
test_figures (Terminal      *terminal,
              gconstpointer  unused)
{
  g_auto(GStrv) figures = NULL;
  g_auto(GStrv) lines = NULL;

  assert_done (terminal, "demo W --seed 3 --audits 120");
  assert_done (terminal, "list figures --workspace W --format csv");
  figures = g_strsplit (terminal->out, "\r\n", -1);
  g_assert_true (g_str_has_prefix (terminal->out, "figure,value,unit,n,of,from,until,behind\r\n"));
  g_assert_cmpuint (count_lines (terminal->out), ==, 16);
  g_assert_nonnull (strstr (terminal->out, "all actions completed within the first deadline,"));
  g_assert_nonnull (strstr (terminal->err, "Audits without an action"));
  for (guint i = 1; i < 16; i++)
    assert_behind (terminal, figures[i]);

  assert_done (terminal, "list figures --workspace W --from 2100-01-01 --format csv");
  lines = g_strsplit (terminal->out, "\r\n", -1);
  for (guint i = 1; i < 16; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);
      guint n = g_strv_length (cells);

      g_assert_cmpuint (n, >=, 8);
      g_assert_cmpstr (cells[n - 5], ==, "0");
      g_assert_cmpstr (cells[n - 3], ==, "2100-01-01");
    }

  g_assert_cmpint (run (terminal, "list figures --workspace W --from soon"), ==, 2);
  g_assert_cmpint (run (terminal, "list figures --workspace W --behind nothing"), ==, 2);
  g_assert_nonnull (strstr (terminal->err, "not-in-time"));
}

/* The same seed gives the same council, to the letter. */
static void
test_demo_again (Terminal      *terminal,
                 gconstpointer  unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;

  assert_done (terminal, "demo W --seed 3 --audits 40");
  assert_done (terminal, "demo F/again.candour --seed 3 --audits 40");
  assert_done (terminal, "demo F/other.candour --seed 4 --audits 40");
  assert_done (terminal, "export findings --names -o F/1.csv --workspace W");
  assert_done (terminal, "export findings --names -o F/2.csv --workspace F/again.candour");
  assert_done (terminal, "export findings --names -o F/3.csv --workspace F/other.candour");
  first = read_file (terminal, "1.csv");
  second = read_file (terminal, "2.csv");
  other = read_file (terminal, "3.csv");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/usage", Terminal, NULL, set_up, test_usage, tear_down);
  g_test_add ("/cli/init", Terminal, NULL, set_up, test_init, tear_down);
  g_test_add ("/cli/import", Terminal, NULL, set_up, test_import, tear_down);
  g_test_add ("/cli/demo", Terminal, NULL, set_up, test_demo, tear_down);
  g_test_add ("/cli/follow", Terminal, NULL, set_up, test_follow, tear_down);
  g_test_add ("/cli/figures", Terminal, NULL, set_up, test_figures, tear_down);
  g_test_add ("/cli/demo-again", Terminal, NULL, set_up, test_demo_again, tear_down);

  return g_test_run ();
}
