/* candour-test-council.h - a small council in a folder of its own, made by the real program's verbs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four people, two cases, the frameworks that ship and tests/data/small.xml of two standards.
 * Who runs the test is R. Dean, QA lead; CF-2291 and CF-1990 are cases that R. Dean may audit.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *workspace;
} CandourTestCouncil;

CandourTestCouncil *candour_test_council_new  (void);
void                candour_test_council_free (CandourTestCouncil *council);

/* Writes @text to the file @name of the folder. */
void                candour_test_council_write (CandourTestCouncil *council,
                                                const char         *name,
                                                const char         *text);
/* Runs the program with the words of @line, in which "W" is the workspace and "F/" the folder,
 * and expects it to have done so. Returns: what it printed (transfer full)
 */
char               *candour_test_council_run   (CandourTestCouncil *council,
                                                const char         *line);

G_END_DECLS
