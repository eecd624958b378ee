/* test-lists.c - finds the way through the sections of an example council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-desk.h"

#include <gio/gio.h>
#include <string.h>

#include "candour-date.h"

/* Columns of `list audits`. */
#define DUE 8
#define SUBMITTED 9

static char *folder;
static char *workspace;

/* One example council for all journeys of this file: each opens it and changes nothing. */
static void
make_council (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) program = NULL;

  folder = g_dir_make_tmp ("candour-council-XXXXXX", &error);
  g_assert_no_error (error);
  workspace = g_build_filename (folder, "example.candour", NULL);
  program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                              g_getenv ("CANDOUR_TEST_PROGRAM"), "demo", workspace, "--audits",
                              "120", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (program, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_council (void)
{
  g_autoptr(GSubprocess) rm = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", folder,
                                                NULL);

  g_assert_true (g_subprocess_wait (rm, NULL, NULL));
  g_free (folder);
  g_free (workspace);
}

static void
test_my_work (void)
{
  CandourTestDesk *desk = candour_test_desk_new (workspace);

  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
}

/* The name of the row that is first in the list of audits. */
static char *
dup_first_row (CandourTestDesk *desk)
{
  candour_test_desk_click (desk, "table row", "CF-");
  candour_test_desk_keys (desk, "Home");
  candour_test_desk_wait_focus (desk, "CF-");

  return candour_test_desk_dup_focus (desk);
}

typedef struct
{
  CandourTestDesk *desk;
  const char      *name;
} Before;

static gboolean
is_other_first (gpointer data)
{
  Before *before = data;
  g_autofree char *name = dup_first_row (before->desk);

  return !g_str_equal (name, before->name);
}

static void
test_audits (void)
{
  CandourTestDesk *desk = candour_test_desk_new (workspace);
  g_autofree char *newest = NULL;

  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "table row", "CF-");
  candour_test_desk_lint (desk);

  /* Who cannot see a row hears all of it at once. */
  newest = dup_first_row (desk);
  g_assert_nonnull (strstr (newest, ", auditor "));

  /* The newest stand first; one click, and the oldest do. */
  candour_test_desk_click (desk, NULL, "Due or submitted");
  candour_test_desk_wait_until (desk, is_other_first, &(Before) { desk, newest },
                                "another audit at the top");
  candour_test_desk_free (desk);
}

/* Those due or submitted on @last or before, as the program lists them elsewhere. */
static guint
count_audits_until (const char *last)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) program = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) rows = NULL;
  guint count = 0;

  program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                              g_getenv ("CANDOUR_TEST_PROGRAM"), "list", "audits", "--workspace",
                              workspace, "--format", "csv", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

  rows = g_strsplit (text, "\n", -1);
  for (guint i = 1; rows[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (rows[i], ",", -1);

      if (g_strv_length (cells) > SUBMITTED
          && strcmp (*cells[SUBMITTED] != '\0' ? cells[SUBMITTED] : cells[DUE], last) <= 0)
        count++;
    }

  return count;
}

static void
write_date (CandourTestDesk *desk,
            const char      *name,
            const char      *text)
{
  candour_test_desk_click (desk, "text", name);
  candour_test_desk_wait_focus (desk, name);
  candour_test_desk_keys (desk, "ctrl+a");
  if (*text == '\0')
    candour_test_desk_keys (desk, "Delete");
  else
    candour_test_desk_type (desk, text);
  candour_test_desk_keys (desk, "Tab");
}

/* A period of one's own, written as people write days, is there again the next time. */
static void
test_period (void)
{
  CandourTestDesk *desk = candour_test_desk_new (workspace);
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *last = candour_date_add_months (today, -1);
  guint count = count_audits_until (last);
  g_autofree char *number = g_strdup_printf ("%u audits", count);
  g_autofree char *selected = g_strdup_printf ("%u selected", count);
  g_autofree char *from = NULL;

  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "table row", "CF-");
  g_assert_false (candour_test_desk_has (desk, "status bar", "120 audits"));

  candour_test_desk_click (desk, "combo box", "Period");
  candour_test_desk_wait_for (desk, NULL, "Last quarter");
  candour_test_desk_keys (desk, "End Return");
  candour_test_desk_wait_focus (desk, "From");
  candour_test_desk_lint (desk);
  candour_test_desk_wait_for (desk, NULL, "120 audits");

  /* Without a year it is the last such day, not the next. */
  write_date (desk, "From", "1 apr 2000");
  write_date (desk, "To", "30/9/2000");
  candour_test_desk_wait_for (desk, NULL, "No audits match");
  candour_test_desk_wait_for (desk, NULL, "from 1 April 2000 to 30 September 2000.");
  write_date (desk, "To", "-1m");
  candour_test_desk_wait_for (desk, "status bar", number);

  /* These are what is selected, printed and exported, and no others. */
  candour_test_desk_click (desk, "table row", "CF-");
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_wait_for (desk, "status bar", selected);

  candour_test_desk_kill (desk);
  candour_test_desk_start (desk, workspace);
  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "status bar", number);
  from = candour_test_desk_dup_text (desk, "From");
  g_assert_cmpstr (from, ==, "1 Apr 2000");
  candour_test_desk_free (desk);
}

/* From anywhere to a person, to a case with its audits, and to the end of a help page. */
static void
test_search (void)
{
  CandourTestDesk *desk = candour_test_desk_new (workspace);

  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_keys (desk, "ctrl+k");
  candour_test_desk_wait_for (desk, NULL, "Search everything by case reference");
  candour_test_desk_type (desk, "CF-0001");
  candour_test_desk_wait_for (desk, "list item", "CF-0001, ");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Down");
  candour_test_desk_wait_focus (desk, "CF-0001, ");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_gone (desk, NULL, "Search everything by case reference");
  candour_test_desk_wait_for (desk, NULL, "Search audits by case, worker");

  /* What is not there is said, and what would be found. */
  candour_test_desk_keys (desk, "ctrl+k");
  candour_test_desk_wait_for (desk, NULL, "Search everything by case reference");
  candour_test_desk_type (desk, "zzzz");
  candour_test_desk_wait_for (desk, NULL, "Nothing found");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, NULL, "Search everything by case reference");

  candour_test_desk_keys (desk, "F1");
  candour_test_desk_wait_for (desk, "heading", "Leaving your desk");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "heading", "Leaving your desk");
  candour_test_desk_free (desk);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_council ();
  g_test_add_func ("/journey/lists/my-work", test_my_work);
  g_test_add_func ("/journey/lists/audits", test_audits);
  g_test_add_func ("/journey/lists/period", test_period);
  g_test_add_func ("/journey/lists/search", test_search);
  status = g_test_run ();
  remove_council ();

  return status;
}
