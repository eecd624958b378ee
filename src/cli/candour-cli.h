/* candour-cli.h - the verbs: all that Candour does without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE where the first argument is a verb, "help", "--help" or "--version". */
gboolean candour_cli_knows (int          argc,
                            char       **argv);

/* Exit status: 0 done, 1 refused or failed (one sentence on stderr), 2 usage. */
int      candour_cli_run   (int          argc,
                            char       **argv);

G_END_DECLS
