/* test-refusals.c - files that are damaged, foreign or newer: why not, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"
#include "candour-test-steps.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define WORDS "Nobody is named to ring at night"

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
write_at (const char *path,
          long        at,
          const char *bytes,
          gsize       n_bytes)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, at, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, n_bytes, file), ==, n_bytes);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A page in the middle of it. */
static void
damage (CandourTestCouncil *council)
{
  char bytes[4096];

  memset (bytes, 0xa5, sizeof bytes);
  write_at (council->workspace, 8 * 4096, bytes, sizeof bytes);
}

static char *
dup_backup (CandourTestCouncil *council)
{
  g_autofree char *said = candour_test_council_run (council, "backup --workspace W");
  g_autofree char *folder = g_build_filename (council->folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (said);
  g_assert_nonnull (dir);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

/* The newest backup is opened from the refusal itself; the damaged file is not touched. */
static void
test_damaged (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *backup = dup_backup (council);
  g_autofree char *restored = g_build_filename (council->folder, "council-restored.candour", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;
  CandourTestDesk *desk;

  damage (council);
  g_assert_true (g_file_get_contents (council->workspace, &before, &n_before, NULL));
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, NULL, "This file is damaged");
  candour_test_desk_wait_for (desk, NULL, "Candour will not open “council.candour”");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, NULL, "What was found");
  candour_test_desk_wait_for (desk, "label", "*** in database main");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Open the newest backup");
  candour_test_desk_wait_for (desk, "panel", "My work");
  g_assert_true (g_file_test (restored, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (council->workspace, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  candour_test_desk_free (desk);

  /* And one that is chosen, beside the one that is there by now. */
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, NULL, "This file is damaged");
  candour_test_desk_press (desk, "push button", "Choose another backup");
  candour_test_desk_choose_file (desk, "Choose a backup", backup);
  candour_test_desk_wait_for (desk, "panel", "My work");
  g_clear_pointer (&restored, g_free);
  restored = g_build_filename (council->folder, "council-restored-2.candour", NULL);
  g_assert_true (g_file_test (restored, G_FILE_TEST_EXISTS));
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

static void
assert_refused (const char *path,
                const char *title,
                const char *sentence)
{
  CandourTestDesk *desk = candour_test_desk_new (path);

  candour_test_desk_wait_for (desk, NULL, title);
  candour_test_desk_wait_for (desk, NULL, sentence);
  candour_test_desk_wait_for (desk, "push button", "Try again");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Choose other records");
  candour_test_desk_wait_for (desk, "radio button", "One desk");
  candour_test_desk_free (desk);
}

static void
test_refused (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *foreign = g_build_filename (council->folder, "notes.candour", NULL);
  g_autofree char *gone = g_build_filename (council->folder, "gone.candour", NULL);

  candour_test_council_write (council, "notes.candour", "Milk, bread, and a new ring binder.\n");
  assert_refused (foreign, "Candour does not open this", "“notes.candour” is not a Candour file.");
  assert_refused (gone, "The records are not there", "There is no file “gone.candour”.");

  /* SQLite keeps the number of the program there. */
  write_at (council->workspace, 60, "\0\0\0\x63", 4);
  assert_refused (council->workspace, "Made by a newer Candour",
                  "“council.candour” was made by a newer Candour.");
  candour_test_council_free (council);
}

/* Somebody copies another file over one that was not closed: what was still to be written into
 * the old one does not belong into this one. Whatever it is, it is told.
 */
static void
test_stale_log (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);
  g_autofree char *log = g_strconcat (council->workspace, "-wal", NULL);
  g_autofree char *other = g_build_filename (council->folder, "other.candour", NULL);
  g_autofree char *made = NULL;

  candour_test_steps_write_audit (desk);
  candour_test_desk_type (desk, WORDS);
  candour_test_desk_wait_gone (desk, NULL, "Saving");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_kill (desk);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  made = candour_test_council_run (council, "demo F/other.candour --audits 20");
  copy_file (other, council->workspace);
  candour_test_desk_start (desk, council->workspace);
  candour_test_desk_wait_for (desk, NULL, "This file is damaged");
  candour_test_desk_wait_gone (desk, NULL, "Opening the records");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/refusals/damaged", test_damaged);
  g_test_add_func ("/journey/refusals/refused", test_refused);
  g_test_add_func ("/journey/refusals/stale-log", test_stale_log);

  return g_test_run ();
}
