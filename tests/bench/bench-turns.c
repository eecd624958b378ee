/* bench-turns.c - the longest turn of the window's main loop, with ten years of audits and with few
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-turns TURN-WATCH     (inside tests/support/desk.sh)
 *
 * The accessibility bus is on, as it is needed to find the way: for each widget GTK tells it more
 * than it would tell nobody. Drawing is done by the processor.
 */

#include "candour-test-desk.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* Of a display that shows sixty pictures a second. */
#define FRAME_US 16667

/* So long nothing of note must happen before a step counts as done. */
#define QUIET_US (1500 * 1000)

typedef struct
{
  const char *name;
  const char *keys;  /* NULL: from the start of the program */
  const char *role;  /* of what is there when it is done */
  const char *shown;
} Step;

typedef struct
{
  gint64 longest;
  guint  n_over;
} Turns;

static const Step steps[] =
{
  { "start, My work", NULL, NULL, "Audits to do" },
  { "Audits", "alt+2", "table row", "CF-" },
  { "Frameworks", "alt+7", NULL, "Case file audit" },
  { "People", "alt+8", "table row", "A. " },
  { "back to My work", "alt+1", NULL, "Audits to do" },
  { "New audit", "ctrl+n", NULL, "Start audit" },
};

static void
make_council (const char *path,
              const char *n_audits)
{
  g_autoptr(GSubprocess) program =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, g_getenv ("CANDOUR_TEST_PROGRAM"),
                      "demo", path, "--audits", n_audits, NULL);

  g_assert_true (g_subprocess_wait_check (program, NULL, NULL));
}

/* What was written since @from; waits until nothing more comes. */
static Turns
take_turns (const char *path,
            gsize      *from)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  gsize length = 0;
  gsize before;
  Turns turns = { 0, 0 };

  do
    {
      before = length;
      g_usleep (QUIET_US);
      g_clear_pointer (&text, g_free);
      if (!g_file_get_contents (path, &text, &length, NULL))
        g_error ("nothing was watched");
    }
  while (length != before);

  lines = g_strsplit (text + *from, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64 worked = g_ascii_strtoll (lines[i], NULL, 10);

      turns.longest = MAX (turns.longest, worked);
      if (worked > FRAME_US)
        turns.n_over++;
    }
  *from = length;

  return turns;
}

static void
watch (const char *folder,
       const char *watcher,
       const char *n_audits,
       Turns      *turns)
{
  g_autofree char *workspace = g_strdup_printf ("%s/%s.candour", folder, n_audits);
  g_autofree char *path = g_strdup_printf ("%s/%s.turns", folder, n_audits);
  CandourTestDesk *desk;
  gsize from = 0;

  make_council (workspace, n_audits);
  g_setenv ("CANDOUR_TURNS", path, TRUE);
  g_setenv ("LD_PRELOAD", watcher, TRUE);
  desk = candour_test_desk_new (workspace);
  g_unsetenv ("LD_PRELOAD");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i].keys != NULL)
        candour_test_desk_keys (desk, steps[i].keys);
      candour_test_desk_wait_for (desk, steps[i].role, steps[i].shown);
      turns[i] = take_turns (path, &from);
    }
  candour_test_desk_kill (desk);
  candour_test_desk_free (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("candour-bench-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);
  Turns few[G_N_ELEMENTS (steps)];
  Turns many[G_N_ELEMENTS (steps)];
  gint64 longest_few = 1;
  gint64 longest_many = 0;

  if (argc != 2)
    return 2;

  watch (folder, argv[1], "36", few);
  watch (folder, argv[1], "3600", many);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_print ("%-16s longest turn %3.0f ms with 3,600 audits, %3.0f ms with 36, ratio %.2f; "
               "over a frame: %u and %u\n", steps[i].name, many[i].longest / 1000.0,
               few[i].longest / 1000.0, (double) many[i].longest / (double) few[i].longest,
               many[i].n_over, few[i].n_over);
      longest_few = MAX (longest_few, few[i].longest);
      longest_many = MAX (longest_many, many[i].longest);
    }
  g_print ("longest of all: ratio %.2f\n", (double) longest_many / (double) longest_few);

  return system (remove) == 0 ? 0 : 1;
}
