/* candour-grade.h - the four-point scale that every other scale is drawn with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stored as integers: never renumber. The default scale's grades are these four; a grade of
 * another scale is a plain int, 1 the weakest, and names one of these as the way it is drawn.
 */
typedef enum
{
  CANDOUR_GRADE_NONE,
  CANDOUR_GRADE_INADEQUATE,
  CANDOUR_GRADE_REQUIRES_IMPROVEMENT,
  CANDOUR_GRADE_GOOD,
  CANDOUR_GRADE_OUTSTANDING,
} CandourGrade;

#define CANDOUR_N_GRADES (CANDOUR_GRADE_OUTSTANDING + 1)

/* A 0-10 scale has eleven grades, and nothing we know of has more. */
#define CANDOUR_MAX_GRADE 11

/* Names are for people and translated, codes for files and never changed. */
const char *candour_grade_get_name       (CandourGrade  grade);
const char *candour_grade_get_short_name (CandourGrade  grade);
const char *candour_grade_get_code       (CandourGrade  grade);
gboolean    candour_grade_from_code      (const char   *code,
                                          CandourGrade *grade);

G_END_DECLS
