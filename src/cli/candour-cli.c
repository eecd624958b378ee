/* candour-cli.c - the verbs: all that Candour does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cli.h"

gboolean
candour_cli_knows (int    argc,
                   char **argv)
{
  return argc > 1 && g_str_equal (argv[1], "--version");
}

int
candour_cli_run (int    argc,
                 char **argv)
{
  g_print ("Candour %s\n", CANDOUR_VERSION);

  return 0;
}
