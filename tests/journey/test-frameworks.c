/* test-frameworks.c - frameworks are read, brought in, given out, compared and removed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"

#include <gio/gio.h>
#include <string.h>

#define OPEN "Import framework"
#define SAVE "Export framework"

static CandourTestDesk *
open_frameworks (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  candour_test_desk_wait_for (desk, "list item", "Frameworks");
  candour_test_desk_click (desk, "list item", "Frameworks");
  candour_test_desk_wait_for (desk, NULL, "Zzz small audit");

  return desk;
}

static char *
dup_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

static void
import_file (CandourTestDesk *desk,
             const char      *path)
{
  candour_test_desk_keys (desk, "ctrl+o");
  candour_test_desk_choose_file (desk, OPEN, path);
}

static void
assert_list (CandourTestCouncil *council,
             const char         *before)
{
  g_autofree char *now = candour_test_council_run (council, "list frameworks --format csv "
                                                   "--workspace W");

  g_assert_cmpstr (now, ==, before);
}

/* --- Reading -------------------------------------------------------------------------- */

static void
test_read (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = open_frameworks (council);

  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+f");
  candour_test_desk_type (desk, "safety planning");
  candour_test_desk_wait_for (desk, NULL, "Safety planning");
  candour_test_desk_wait_gone (desk, NULL, "Practice observation");
  candour_test_desk_lint (desk);
  candour_test_desk_type (desk, " of nobody");
  candour_test_desk_wait_for (desk, NULL, "No framework or standard matches");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_for (desk, NULL, "Practice observation");
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "ctrl+Prior");
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* --- What is refused ------------------------------------------------------------------ */

static void
test_refused (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = open_frameworks (council);
  g_autofree char *before = candour_test_council_run (council, "list frameworks --format csv "
                                                      "--workspace W");
  g_autofree char *faulty = dup_data_path ("frameworks/faulty-rules.xml");
  g_autofree char *hostile = dup_data_path ("frameworks/faulty-doctype.xml");

  import_file (desk, faulty);
  candour_test_desk_wait_for (desk, "list item", "Line ");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Copy the list");
  candour_test_desk_wait_for (desk, NULL, "The list was copied.");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "Copy the list");

  import_file (desk, hostile);
  candour_test_desk_wait_for (desk, "list item", "Line 2: This file declares entities (DOCTYPE), "
                              "which Candour never reads");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "Copy the list");
  candour_test_desk_free (desk);
  assert_list (council, before);
  candour_test_council_free (council);
}

/* --- A new version -------------------------------------------------------------------- */

static void
start_audit (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "alt+1 ctrl+n");
  candour_test_desk_wait_for (desk, "radio button", "CF-1990");
  candour_test_desk_type (desk, "CF-2291");
  candour_test_desk_wait_gone (desk, "radio button", "CF-1990");
  candour_test_desk_keys (desk, "Tab space");
  candour_test_desk_wait_checked (desk, "radio button", "CF-2291");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_checked (desk, "radio button", "R. Dean");
  candour_test_desk_keys (desk, "Tab Tab space");
  candour_test_desk_wait_checked (desk, "check box", "I have no tie");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "1. Voice and lived experience");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_for (desk, "list item", "CF-2291");
}

/* The shipped case file audit once more, as version 2 with another question. */
static char *
write_second_version (CandourTestCouncil *council)
{
  g_autofree char *listed = candour_test_council_run (council, "list frameworks --format csv "
                                                      "--workspace W");
  g_autofree char *out = NULL;
  g_autofree char *path = g_build_filename (council->folder, "first.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) made = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (strstr (listed, "case-file"));
  out = candour_test_council_run (council, "export framework case-file-audit -o F/first.xml "
                                  "--workspace W");
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  made = g_string_new (text);
  g_assert_cmpuint (g_string_replace (made, "version=\"1\" kind", "version=\"2\" kind", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (made, "<name>Voice and lived", "<name>Words and lived", 1),
                    ==, 1);
  candour_test_council_write (council, "second.xml", made->str);

  return g_build_filename (council->folder, "second.xml", NULL);
}

static void
test_new_version (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *path = write_second_version (council);
  CandourTestDesk *desk = open_frameworks (council);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *listed = NULL;

  start_audit (desk);
  before = candour_test_council_run (council, "list audits --format csv --workspace W");
  candour_test_desk_click (desk, "list item", "Frameworks");
  candour_test_desk_click (desk, "list item", "Case file audit, Version 1, 1 audit, in use");
  candour_test_desk_wait_for (desk, "label", "In use by 1 audit, so it cannot change.");

  import_file (desk, path);
  candour_test_desk_wait_for (desk, "push button", "Add version 2");
  candour_test_desk_wait_for (desk, "label", "Against version 1:");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_gone (desk, "push button", "Add version 2");
  candour_test_desk_wait_for (desk, "label", "Not used yet.");

  /* Who had begun goes on as they began. */
  after = candour_test_council_run (council, "list audits --format csv --workspace W");
  g_assert_cmpstr (after, ==, before);

  candour_test_desk_press (desk, NULL, "More for this version");
  candour_test_desk_press (desk, "menu item", "Compare with");
  candour_test_desk_press (desk, "push button", "Version 1");
  candour_test_desk_wait_for (desk, "list item", "Name. Version 1: Voice and lived");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "list item", "Name. Version 1: Voice and lived");

  candour_test_desk_press (desk, "push button", "Remove…");
  candour_test_desk_press (desk, "push button", "Remove it");
  candour_test_desk_wait_for (desk, "label", "In use by 1 audit, so it cannot change.");
  candour_test_desk_free (desk);
  listed = candour_test_council_run (council, "list frameworks --format csv --workspace W");
  g_assert_null (strstr (listed, "case-file-audit,2,"));
  candour_test_council_free (council);
}

/* --- Out and in ----------------------------------------------------------------------- */

static void
test_export (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = open_frameworks (council);
  g_autofree char *path = g_build_filename (council->folder, "out.xml", NULL);

  candour_test_desk_press (desk, "push button", "Export…");
  candour_test_desk_name_file (desk, SAVE, path);
  candour_test_desk_wait_for (desk, NULL, "Written to out.xml");
  import_file (desk, path);
  candour_test_desk_wait_for (desk, "label", "The file says the same in every word.");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/frameworks/read", test_read);
  g_test_add_func ("/journey/frameworks/refused", test_refused);
  g_test_add_func ("/journey/frameworks/new-version", test_new_version);
  g_test_add_func ("/journey/frameworks/export", test_export);

  return g_test_run ();
}
