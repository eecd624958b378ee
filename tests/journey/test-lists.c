/* test-lists.c - finds the way through the sections of an example council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-desk.h"

#include <gio/gio.h>

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

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_council ();
  g_test_add_func ("/journey/lists/my-work", test_my_work);
  status = g_test_run ();
  remove_council ();

  return status;
}
