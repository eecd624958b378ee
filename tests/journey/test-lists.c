/* test-lists.c - finds the way through the sections of an example council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-desk.h"

#include <gio/gio.h>
#include <string.h>

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
  g_test_add_func ("/journey/lists/search", test_search);
  status = g_test_run ();
  remove_council ();

  return status;
}
