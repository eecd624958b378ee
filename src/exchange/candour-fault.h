/* candour-fault.h - what is wrong with a file that came in, by line and in plain words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More of them help nobody, and a hostile file could go on for ever. */
#define CANDOUR_MAX_FAULTS 200

typedef struct
{
  int   line;      /* 0: of the file as a whole */
  char *sentence;  /* "“Safety planning” has no description for Good" */
} CandourFault;

/* (element-type CandourFault), freed with their array. */
GPtrArray *candour_faults_new   (void);
/* Takes @sentence; drops it where there are enough, or where the last one said the same. */
void       candour_faults_add   (GPtrArray    *faults,
                                 int           line,
                                 char         *sentence);
/* By line; those of one line keep their order. */
void       candour_faults_sort  (GPtrArray    *faults);
void       candour_fault_free   (CandourFault *self);

/* A file's own words, cut to what a sentence holds, without anything that would not show;
 * and the same as “@text”.
 */
char      *candour_fault_cut    (const char   *text);
char      *candour_fault_quote  (const char   *text);

G_END_DECLS
