/* candour-test-council.c - a small council in a folder of its own, made by the real program's verbs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"

#include <gio/gio.h>
#include <string.h>

static const char people[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "R. Dean,qa-lead,QA lead,Quality,,2020-01-06,%s,2021-03-01\n"
  "P. Hill,team-manager,Team manager,North,,2018-01-08,,\n"
  "T. Lowe,social-worker,Social worker,North,P. Hill,2021-09-06,,\n"
  "K. Moss,social-worker,Social worker,North,P. Hill,2022-09-05,,\n";

static const char cases[] =
  "Child Unique ID,Age,Case status,Allocated worker,Allocated team\n"
  "CF-2291,12,Child protection plan,T. Lowe,North\n"
  "CF-1990,9,Child in need,K. Moss,North\n";

void
candour_test_council_write (CandourTestCouncil *council,
                            const char         *name,
                            const char         *text)
{
  g_autofree char *path = g_build_filename (council->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
add_word (CandourTestCouncil *council,
          GPtrArray          *arguments,
          const char         *word)
{
  if (g_str_equal (word, "W"))
    g_ptr_array_add (arguments, g_strdup (council->workspace));
  else if (g_str_has_prefix (word, "F/"))
    g_ptr_array_add (arguments, g_build_filename (council->folder, word + 2, NULL));
  else if (g_str_has_prefix (word, "D/"))
    g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "data", word + 2, NULL));
  else
    g_ptr_array_add (arguments, g_strdup (word));
}

char *
candour_test_council_run (CandourTestCouncil *council,
                          const char         *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) program = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *wrong = NULL;
  char *out = NULL;

  g_ptr_array_add (arguments, g_strdup (g_getenv ("CANDOUR_TEST_PROGRAM")));
  for (guint i = 0; words[i] != NULL; i++)
    add_word (council, arguments, words[i]);
  g_ptr_array_add (arguments, NULL);

  program = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &out, &wrong, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (program))
    g_error ("%s: %s", line, wrong);

  return out;
}

static void
run_quietly (CandourTestCouncil *council,
             const char         *line)
{
  g_autofree char *out = candour_test_council_run (council, line);

  g_assert_nonnull (out);
}

CandourTestCouncil *
candour_test_council_new (void)
{
  CandourTestCouncil *council = g_new0 (CandourTestCouncil, 1);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  council->folder = g_dir_make_tmp ("candour-council-XXXXXX", &error);
  g_assert_no_error (error);
  council->workspace = g_build_filename (council->folder, "council.candour", NULL);

  text = g_strdup_printf (people, g_get_user_name ());
  candour_test_council_write (council, "people.csv", text);
  candour_test_council_write (council, "cases.csv", cases);
  run_quietly (council, "init W");
  run_quietly (council, "import people F/people.csv --renamed --workspace W");
  run_quietly (council, "import cases F/cases.csv --workspace W");
  run_quietly (council, "import framework D/small.xml --workspace W");

  return council;
}

void
candour_test_council_free (CandourTestCouncil *council)
{
  g_autoptr(GSubprocess) rm = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf",
                                                council->folder, NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (council->folder);
  g_free (council->workspace);
  g_free (council);
}
