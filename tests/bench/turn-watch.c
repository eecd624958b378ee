/* turn-watch.c - loaded into the program before it starts: how long each turn of its main loop is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Appends a line with the microseconds that the thread worked to the file CANDOUR_TURNS for each
 * turn of a millisecond or longer. Work and not waiting, so that a busy machine tells no lies.
 */

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LEAST_US 1000

static gint64 begun;
static int turns = -1;

static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Between two waits lies one turn. */
static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  gint64 worked = get_worked () - begun;
  int n_ready;

  if (begun > 0 && worked >= LEAST_US)
    dprintf (turns, "%" G_GINT64_FORMAT "\n", worked);
  n_ready = g_poll (fds, n_fds, timeout);
  begun = get_worked ();

  return n_ready;
}

static void __attribute__ ((constructor))
start_watching (void)
{
  g_autofree char *name = NULL;
  const char *path = g_getenv ("CANDOUR_TURNS");

  /* What the program starts inherits this. */
  if (path == NULL || !g_file_get_contents ("/proc/self/comm", &name, NULL, NULL)
      || !g_str_has_prefix (name, "candour"))
    return;

  turns = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (turns >= 0)
    g_main_context_set_poll_func (g_main_context_default (), poll_watched);
}
