/* candour-tally.h - counts of grades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-grade.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;                              /* graded ones */
  guint counts[CANDOUR_MAX_GRADE + 1];  /* place 0: not graded, not in n */
} CandourTally;

void candour_tally_add             (CandourTally       *self,
                                    int                 grade);
/* The grade given most often, the lower of equals; 0 where none was. */
int  candour_tally_get_most_common (const CandourTally *self);

G_END_DECLS
