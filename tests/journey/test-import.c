/* test-import.c - a council's own lists come in through the window, or are refused in one sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"
#include "candour-test-xlsx.h"

#include <gio/gio.h>
#include <string.h>

#define NBSP "\xc2\xa0"

/* Headers that drifted, a worker with a hidden space, nobody as #N/A, a row without a child. */
static const char *const list_6[] = {
  "Child Unique ID |Gender|Ethnicity|Date of Birth|Age|CIN Start Date|CIN Closure Date|Case Status|"
  "Allocated Team|Allocated Worker",
  "n:701|b) Female|a) WBRI||n:7|d:45300||c) Child in need plan|North|T. Lowe",
  "n:702|a) Male|a) WBRI||n:9|d:45310||c) Child in need plan|e:#N/A|e:#N/A",
  "|a) Male|a) WBRI||n:4|d:45310||c) Child in need plan|North|K. Moss",
  "n:704|Female|a) WBRI||n:12|31/02/2025||c) Child in need plan|North|K." NBSP "Moss",
  NULL,
};

static const char *const list_7[] = {
  "Child Unique ID|Gender|Date of Birth|Age of Child (Years))|Child Protection Plan Start Date|"
  "Latest Category of Abuse|Allocated Team|Key person",
  "n:701|b) Female||n:7|d:45400|a) Neglect|North|T. Lowe",
  "n:705|b) Female||n:2|d:45410|a) Neglect|North|K. Moss",
  NULL,
};

static const char people[] =
  "Name,Role,Job,Team,Line manager,Start date\n"
  "J. Orr,social-worker,Social worker,South,P. Hill,2025-09-01\n"
  ",social-worker,Social worker,South,P. Hill,2025-09-01\n";

static char *
write_bytes (CandourTestCouncil *council,
             const char         *name,
             GBytes             *bytes)
{
  char *path = g_build_filename (council->folder, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

static char *
write_workbook (CandourTestCouncil *council,
                const char         *name,
                const char *const  *first,
                const char *const  *second)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GBytes) bytes = NULL;

  candour_test_xlsx_add_rows (workbook, "List 6", first);
  candour_test_xlsx_add_rows (workbook, "List 7", second);
  bytes = candour_test_xlsx_finish (workbook);

  return write_bytes (council, name, bytes);
}

static void
begin_import (CandourTestDesk *desk,
              const char      *what)
{
  candour_test_desk_click (desk, "list item", "People");
  candour_test_desk_press (desk, NULL, "Import a list");
  candour_test_desk_press (desk, "menu item", what);
  candour_test_desk_wait_for (desk, "push button", "Choose a file…");
  candour_test_desk_lint (desk);
}

/* From the section People to the file that was chosen, by key. */
static void
open_import (CandourTestDesk *desk,
             const char      *what,
             const char      *title,
             const char      *path)
{
  begin_import (desk, what);
  candour_test_desk_keys (desk, "ctrl+o");
  candour_test_desk_choose_file (desk, title, path);
}

static CandourTestDesk *
start (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  candour_test_desk_wait_for (desk, "list item", "People");

  return desk;
}

/* --- Cases ---------------------------------------------------------------------------- */

static void
test_cases (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start (council);
  g_autofree char *path = write_workbook (council, "january.xlsx", list_6, list_7);
  g_autofree char *listed = NULL;

  open_import (desk, "Case list", "Choose the case list", path);
  candour_test_desk_wait_for (desk, "push button", "Import 4 cases");
  candour_test_desk_wait_for (desk, "push button", "4 new");
  candour_test_desk_wait_for (desk, "push button", "1 not allocated");
  candour_test_desk_wait_for (desk, NULL, "List 6, 4, No child unique ID, Left out.");
  candour_test_desk_wait_for (desk, NULL, "List 6, 3, Allocated worker shows #N/A, Imported as not "
                              "allocated");
  candour_test_desk_wait_for (desk, NULL, "List 6, 5, 31/02/2025 is not a date");
  candour_test_desk_wait_for (desk, "label", "1 worker was written two ways, with a hidden space.");
  candour_test_desk_wait_for (desk, NULL, "Key person, List 7, column H, read as Allocated worker, "
                              "check");
  candour_test_desk_lint (desk);

  /* Nothing is changed by looking. */
  listed = candour_test_council_run (council, "list cases --format csv --workspace W");
  g_assert_null (strstr (listed, "701"));

  candour_test_desk_press (desk, "push button", "4 new");
  candour_test_desk_wait_for (desk, NULL, "705, New");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, NULL, "705, New");

  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "4 cases imported");
  candour_test_desk_press (desk, "push button", "Open People");
  candour_test_desk_press (desk, "push button", "Cases");
  candour_test_desk_wait_for (desk, NULL, "705");
  candour_test_desk_lint (desk);

  /* The same again changes nothing. */
  open_import (desk, "Case list", "Choose the case list", path);
  candour_test_desk_wait_for (desk, "push button", "0 new");
  candour_test_desk_wait_for (desk, "push button", "0 changed");
  candour_test_desk_wait_for (desk, "push button", "0 closed");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* Before anything is closed it is said what will be, and what stays open for want of its list. */
static void
test_left_out (void)
{
  static const char *const later_6[] = {
    "Child Unique ID|CIN Start Date|Allocated Team|Allocated Worker",
    "n:702|d:45310|North|T. Lowe",
    NULL,
  };
  static const char *const later_7[] = {
    "Whose|Child Protection Plan Start Date|Latest Category of Abuse|Allocated Team|"
    "Allocated Worker",
    "n:701|d:45400|a) Neglect|North|T. Lowe",
    NULL,
  };
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *january = write_workbook (council, "january.xlsx", list_6, list_7);
  g_autofree char *february = write_workbook (council, "february.xlsx", later_6, later_7);
  g_autofree char *imported = candour_test_council_run (council, "import cases F/january.xlsx "
                                                        "--workspace W");
  g_autofree char *listed = NULL;
  CandourTestDesk *desk = start (council);

  open_import (desk, "Case list", "Choose the case list", february);
  candour_test_desk_wait_for (desk, "push button", "Leave List 7 out");
  candour_test_desk_press (desk, "push button", "Leave List 7 out");
  candour_test_desk_wait_for (desk, "status bar", "1 case here is on none of the lists in the file "
                              "and will be closed. 2 cases of list 7 stay open: the file does "
                              "not have this list.");
  candour_test_desk_wait_for (desk, "push button", "1 closed");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "1 case imported");
  candour_test_desk_free (desk);

  listed = candour_test_council_run (council, "list cases --format csv --workspace W");
  g_assert_nonnull (strstr (listed, "705"));
  candour_test_council_free (council);
}

/* --- Files that are refused ----------------------------------------------------------- */

/* Chooses @name in the import page that is open, and expects its one sentence. */
static void
expect_refusal (CandourTestDesk    *desk,
                CandourTestCouncil *council,
                const char         *name,
                const char         *sentence)
{
  g_autofree char *path = g_build_filename (council->folder, name, NULL);

  candour_test_desk_press (desk, "push button", "Choose a file…");
  candour_test_desk_choose_file (desk, "Choose the case list", path);
  candour_test_desk_wait_for (desk, "label", sentence);
  candour_test_desk_wait_for (desk, "push button", "Choose a file…");
}

static void
write_refused (CandourTestCouncil *council)
{
  static const char *const colours[] = { "Colour|Size", "red|n:4", NULL };
  /* What a workbook of the nineties begins with, and the stream of one with a password. */
  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GBytes) old = g_bytes_new_static (ole, sizeof ole);
  g_autoptr(GBytes) password = NULL;
  char *paths[3];

  g_byte_array_append (bytes, (const guint8 *) ole, sizeof ole);
  g_byte_array_append (bytes, (const guint8 *) locked, sizeof locked);
  password = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  paths[0] = write_bytes (council, "old.xlsx", old);
  paths[1] = write_bytes (council, "locked.xlsx", password);
  paths[2] = write_workbook (council, "colours.xlsx", colours, colours);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_free (paths[i]);
}

static void
test_refused (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start (council);
  g_autofree char *before = candour_test_council_run (council, "list cases --format csv "
                                                      "--workspace W");
  g_autofree char *after = NULL;

  write_refused (council);
  begin_import (desk, "Case list");
  expect_refusal (desk, council, "locked.xlsx", "Not read. This workbook has a password. Save it "
                  "without one and choose it again. Nothing was changed.");
  expect_refusal (desk, council, "old.xlsx", "Not read. This is an .xls file. Save it as .xlsx and "
                  "choose it again. Nothing was changed.");
  expect_refusal (desk, council, "colours.xlsx", "Not read. No list in this file has a child ID. "
                  "Nothing was changed.");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);

  after = candour_test_council_run (council, "list cases --format csv --workspace W");
  g_assert_cmpstr (after, ==, before);
  candour_test_council_free (council);
}

/* --- A list of one's own -------------------------------------------------------------- */

/* A title above the headers, months first, and nobody knows what the first column is. */
static const char own[] =
  "Cases of the service,,,,\n"
  "Whose,Plan,Start date,Worker,Team\n"
  "X1,Child in need,01/31/2026,T. Lowe,North\n"
  "X2,Child in need,02/03/2026,,North\n";

static void
test_own_list (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start (council);
  g_autofree char *path = g_build_filename (council->folder, "own.csv", NULL);
  g_autofree char *listed = NULL;

  candour_test_council_write (council, "own.csv", own);
  open_import (desk, "Case list", "Choose the case list", path);
  candour_test_desk_wait_for (desk, "label", "No child ID. Choose the column that says");
  candour_test_desk_wait_for (desk, NULL, "Row with the headers, Row 2: 4 columns known");
  candour_test_desk_wait_for (desk, NULL, "Letters, UTF-8");
  candour_test_desk_lint (desk);

  /* By keyboard: the first of the choices is the child's reference. */
  candour_test_desk_wait_focus (desk, "Whose, Column A, read as, Do not use");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_type (desk, "Child unique");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "push button", "Import 2 cases");
  candour_test_desk_wait_gone (desk, "label", "No child ID.");
  candour_test_desk_wait_for (desk, NULL, "Dates, Month first");

  /* What is wrong in a row: the reference and the faulty cell. */
  candour_test_desk_click (desk, NULL, "own.csv, 4, No allocated worker");
  candour_test_desk_wait_for (desk, NULL, "4, X2, D4, Empty");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, NULL, "4, X2, D4, Empty");

  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "2 cases imported");
  candour_test_desk_free (desk);

  listed = candour_test_council_run (council, "list cases --format csv --workspace W");
  g_assert_nonnull (strstr (listed, "X1"));

  /* The next file of that kind is known. */
  candour_test_council_write (council, "own.csv", own);
  desk = start (council);
  open_import (desk, "Case list", "Choose the case list", path);
  candour_test_desk_wait_for (desk, "push button", "Import 2 cases");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* --- People --------------------------------------------------------------------------- */

static void
test_people (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start (council);
  g_autofree char *path = g_build_filename (council->folder, "workforce.csv", NULL);

  candour_test_council_write (council, "workforce.csv", people);
  begin_import (desk, "Workforce list");
  candour_test_desk_press (desk, "push button", "Choose a file…");
  candour_test_desk_choose_file (desk, "Choose the workforce list", path);
  candour_test_desk_wait_for (desk, "push button", "Import 1 person");
  candour_test_desk_wait_for (desk, "push button", "1 new");
  candour_test_desk_wait_for (desk, "push button", "1 new teams");
  candour_test_desk_wait_for (desk, NULL, "workforce.csv, 3, ");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "1 person imported");
  candour_test_desk_press (desk, "push button", "Open People");
  candour_test_desk_wait_for (desk, NULL, "J. Orr, social worker");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* One account, two names: left out until it is said that it is one person. */
static void
test_renamed (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk;
  g_autofree char *path = g_build_filename (council->folder, "renamed.csv", NULL);
  g_autofree char *out = NULL;
  g_autofree char *listed = NULL;

  candour_test_council_write (council, "before.csv",
                              "Name,Role,Team,Account\nR. Hale,social-worker,North,rhale\n");
  candour_test_council_write (council, "renamed.csv",
                              "Name,Role,Team,Account\nS. Marsh,social-worker,North,rhale\n");
  out = candour_test_council_run (council, "import people F/before.csv --workspace W");

  desk = start (council);
  begin_import (desk, "Workforce list");
  candour_test_desk_press (desk, "push button", "Choose a file…");
  candour_test_desk_choose_file (desk, "Choose the workforce list", path);
  candour_test_desk_wait_for (desk, "push button", "Import 0 people");
  candour_test_desk_wait_for (desk, "status bar", "1 person in the file has the account of "
                                                  "somebody with another name");
  candour_test_desk_wait_for (desk, NULL, "renamed.csv, 2, S. Marsh has the account of R. Hale, "
                                          "Left out, until you say");
  candour_test_desk_lint (desk);

  candour_test_desk_press (desk, "push button", "Say who is who");
  candour_test_desk_wait_for (desk, "check box", "S. Marsh is R. Hale, with a new name");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "check box", "S. Marsh is R. Hale, with a new name");
  candour_test_desk_wait_checked (desk, "check box", "S. Marsh is R. Hale, with a new name");
  candour_test_desk_answer (desk, "Use these answers", NULL);
  candour_test_desk_wait_for (desk, "push button", "Import 1 person");
  candour_test_desk_wait_for (desk, NULL, "renamed.csv, 2, S. Marsh has the account of R. Hale, "
                                          "R. Hale becomes S. Marsh");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "1 person imported");
  candour_test_desk_free (desk);

  listed = candour_test_council_run (council, "list people --format csv --workspace W");
  g_assert_nonnull (strstr (listed, "S. Marsh"));
  g_assert_null (strstr (listed, "R. Hale"));
  candour_test_council_free (council);
}

/* --- The real thing ------------------------------------------------------------------- */

static void
test_annex_a (void)
{
  const char *path = g_getenv ("CANDOUR_TEST_ANNEX_A");
  CandourTestCouncil *council;
  CandourTestDesk *desk;

  if (path == NULL)
    {
      g_test_skip ("CANDOUR_TEST_ANNEX_A does not name the sample workbook");
      return;
    }

  council = candour_test_council_new ();
  desk = start (council);
  open_import (desk, "Case list", "Choose the case list", path);
  candour_test_desk_wait_for (desk, "push button", "Import ");
  candour_test_desk_wait_for (desk, NULL, "List 6");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Open People");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/import/cases", test_cases);
  g_test_add_func ("/journey/import/left-out", test_left_out);
  g_test_add_func ("/journey/import/refused", test_refused);
  g_test_add_func ("/journey/import/own-list", test_own_list);
  g_test_add_func ("/journey/import/people", test_people);
  g_test_add_func ("/journey/import/renamed", test_renamed);
  g_test_add_func ("/journey/import/annex-a", test_annex_a);

  return g_test_run ();
}
