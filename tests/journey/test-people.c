/* test-people.c - looks for a person and a child's record of an example council, by keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-desk.h"

#include <gio/gio.h>

static char *folder;
static char *workspace;

static void
make_council (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) program = NULL;

  folder = g_dir_make_tmp ("candour-people-XXXXXX", &error);
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

static CandourTestDesk *
open_people (void)
{
  CandourTestDesk *desk = candour_test_desk_new (workspace);

  candour_test_desk_wait_for (desk, NULL, "Audits to do");
  candour_test_desk_click (desk, "list item", "People");
  candour_test_desk_wait_for (desk, NULL, "Locality East, 24 social workers");

  return desk;
}

static void
test_person (void)
{
  CandourTestDesk *desk = open_people ();

  candour_test_desk_click (desk, NULL, "Locality East, 24 social workers");
  candour_test_desk_wait_for (desk, NULL, "H. Varga, team manager");
  candour_test_desk_click (desk, NULL, "H. Varga, team manager");
  candour_test_desk_wait_for (desk, "label", "For learning and support, not for appraisal. "
                              "Looking at this page is kept in the log.");
  candour_test_desk_lint (desk);

  /* A letter or two find somebody; who is not there is said in words. */
  candour_test_desk_keys (desk, "ctrl+f");
  candour_test_desk_type (desk, "varga");
  candour_test_desk_wait_gone (desk, NULL, "A. Flint, social worker");
  candour_test_desk_wait_for (desk, NULL, "H. Varga, team manager");
  candour_test_desk_type (desk, "xx");
  candour_test_desk_wait_for (desk, "label", "Nobody matches");
  candour_test_desk_free (desk);
}

static void
test_tree (void)
{
  CandourTestDesk *desk = open_people ();

  candour_test_desk_click (desk, NULL, "Safeguarding, ");
  candour_test_desk_keys (desk, "Left");
  candour_test_desk_wait_gone (desk, NULL, "Locality East, 24 social workers");
  candour_test_desk_keys (desk, "Right");
  candour_test_desk_wait_for (desk, NULL, "Locality East, 24 social workers");
  candour_test_desk_free (desk);
}

static void
test_records (void)
{
  CandourTestDesk *desk = open_people ();

  candour_test_desk_click (desk, "push button", "Cases");
  candour_test_desk_wait_for (desk, NULL, "CF-");
  candour_test_desk_lint (desk);
  candour_test_desk_click (desk, NULL, "CF-");
  candour_test_desk_wait_for (desk, "push button", "Start an audit");
  candour_test_desk_free (desk);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_council ();
  g_test_add_func ("/journey/people/person", test_person);
  g_test_add_func ("/journey/people/tree", test_tree);
  g_test_add_func ("/journey/people/records", test_records);
  status = g_test_run ();
  remove_council ();

  return status;
}
