/* test-trouble.c - a full disk, a second desk: nothing written is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"
#include "candour-test-steps.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/mount.h>
#include <unistd.h>

#define WORDS "Nobody is named to ring at night"

/* --- A small disk ----------------------------------------------------------------------- */

typedef struct
{
  CandourTestCouncil *council;
  char               *place;      /* where the disk is mounted */
  char               *workspace;
} SmallDisk;

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

/* FALSE, said aloud: this account may not mount one. */
static gboolean
small_disk_init (SmallDisk *disk)
{
  disk->council = candour_test_council_new ();
  disk->place = g_build_filename (disk->council->folder, "small", NULL);
  disk->workspace = g_build_filename (disk->place, "council.candour", NULL);
  g_assert_cmpint (g_mkdir (disk->place, 0700), ==, 0);

  if (mount ("none", disk->place, "tmpfs", 0, "size=16m") != 0)
    {
      g_test_skip ("no small disk can be mounted by this account");
      return FALSE;
    }
  copy_file (disk->council->workspace, disk->workspace);

  return TRUE;
}

static void
small_disk_clear (SmallDisk *disk)
{
  umount (disk->place);
  candour_test_council_free (disk->council);
  g_free (disk->place);
  g_free (disk->workspace);
}

static char *
dup_ballast (SmallDisk *disk)
{
  return g_build_filename (disk->place, "ballast", NULL);
}

static void
fill (SmallDisk *disk)
{
  static const char block[4096] = "";
  g_autofree char *path = dup_ballast (disk);
  int fd = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
make_room (SmallDisk *disk)
{
  g_autofree char *path = dup_ballast (disk);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* --- A full disk ------------------------------------------------------------------------ */

static void
assert_words (CandourTestDesk *desk,
              const char      *words)
{
  g_autofree char *found = candour_test_desk_dup_text (desk, "Evidence and rationale");

  g_assert_cmpstr (found, ==, words);
}

static void
assert_copy (CandourTestDesk *desk)
{
  g_autofree char *stem = g_build_filename (candour_test_desk_get_home (desk), "words", NULL);
  g_autofree char *path = g_strconcat (stem, ".txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  /* The chooser offers a name, whose ending stays. */
  candour_test_desk_choose_file (desk, "Save a copy", stem);
  candour_test_desk_wait_for (desk, NULL, "A copy of your words is saved");
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "CF-2291"));
  g_assert_nonnull (strstr (text, WORDS));
}

static void
test_full (void)
{
  SmallDisk disk = { NULL };
  CandourTestDesk *desk;

  if (!small_disk_init (&disk))
    {
      small_disk_clear (&disk);
      return;
    }

  desk = candour_test_desk_new (disk.workspace);
  candour_test_steps_write_audit (desk);
  candour_test_desk_wait_for (desk, NULL, "Saved");
  fill (&disk);
  candour_test_desk_type (desk, WORDS);
  candour_test_desk_wait_for (desk, NULL, "Not saved since ");
  candour_test_desk_wait_for (desk, "push button", "Try again");
  candour_test_desk_lint (desk);
  assert_words (desk, WORDS);

  /* Closing asks first, and offers to keep the words elsewhere. */
  candour_test_desk_keys (desk, "ctrl+q");
  candour_test_desk_wait_focus (desk, "Keep open");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Save a copy");
  candour_test_desk_keys (desk, "space");
  assert_copy (desk);
  assert_words (desk, WORDS);

  make_room (&disk);
  candour_test_desk_press (desk, "push button", "Try again");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_wait_gone (desk, NULL, "Not saved");
  candour_test_desk_kill (desk);

  candour_test_desk_start (desk, disk.workspace);
  candour_test_desk_wait_for (desk, "list item", "CF-2291");
  candour_test_desk_click (desk, "list item", "CF-2291");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  assert_words (desk, WORDS);
  candour_test_desk_free (desk);
  small_disk_clear (&disk);
}

/* --- A second desk ---------------------------------------------------------------------- */

/* Reads everything and changes nothing, until the first desk is done. */
static void
test_second (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *first = candour_test_desk_new (council->workspace);
  CandourTestDesk *second;
  g_autofree char *holder = g_strdup_printf ("Another desk has this file open: %s, R. Dean, since ",
                                             g_get_host_name ());

  candour_test_steps_write_audit (first);
  candour_test_desk_type (first, WORDS);
  candour_test_desk_wait_gone (first, NULL, "Saving");
  candour_test_desk_wait_for (first, NULL, "Saved");

  second = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (second, NULL, holder);
  candour_test_desk_wait_for (second, "list item", "CF-2291");
  candour_test_desk_lint (second);
  candour_test_desk_click (second, "list item", "CF-2291");
  candour_test_desk_wait_for (second, "heading", "2. ");
  candour_test_desk_wait_for (second, NULL, "Read only");
  candour_test_desk_wait_for (second, NULL, WORDS);
  candour_test_desk_lint (second);
  g_assert_false (candour_test_desk_has (second, "radio button", "Inadequate"));
  g_assert_false (candour_test_desk_has (second, "check box", "Share as learning"));
  g_assert_false (candour_test_desk_has (second, "push button", "Add action"));

  candour_test_desk_free (first);
  candour_test_desk_press (second, "push button", "Try again");
  candour_test_desk_wait_for (second, "list item", "CF-2291");
  candour_test_desk_wait_gone (second, NULL, "Another desk");
  candour_test_desk_click (second, "list item", "CF-2291");
  candour_test_desk_wait_for (second, "radio button", "Inadequate");
  candour_test_desk_free (second);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/trouble/full", test_full);
  g_test_add_func ("/journey/trouble/second", test_second);

  return g_test_run ();
}
