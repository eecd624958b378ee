/* main.c - a verb for the terminal, or else the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "candour-app.h"
#include "candour-cli.h"

/* What is in memory are children's records: nobody else's files, no dump of a crash. */
static void
keep_private (void)
{
  const struct rlimit none = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0);
}

/* What a check or a backup of a large file took goes back to the system when it is done. Left to
 * itself, the allocator keeps blocks of the size that was freed last, up to 32 MB.
 */
static void
keep_small (void)
{
#ifdef M_TRIM_THRESHOLD
  mallopt (M_TRIM_THRESHOLD, 128 * 1024);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CandourApp) app = NULL;

  keep_private ();
  keep_small ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (candour_cli_knows (argc, argv))
    return candour_cli_run (argc, argv);

  app = candour_app_new ();

  return g_application_run (G_APPLICATION (app), argc, argv);
}
