/* candour-tally.c - counts of grades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-tally.h"

void
candour_tally_add (CandourTally *self,
                   int           grade)
{
  g_return_if_fail (grade >= 0 && grade <= CANDOUR_MAX_GRADE);

  self->counts[grade]++;
  if (grade > 0)
    self->n++;
}

int
candour_tally_get_most_common (const CandourTally *self)
{
  int best = 0;

  for (int grade = 1; grade <= CANDOUR_MAX_GRADE; grade++)
    if (self->counts[grade] > (best > 0 ? self->counts[best] : 0))
      best = grade;

  return best;
}
