/* candour-grade.c - the four-point scale that every other scale is drawn with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-grade.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *name;
  const char *short_name;
} grades[CANDOUR_N_GRADES] = {
  [CANDOUR_GRADE_NONE] = { NULL, N_("Not graded"), N_("To do") },
  [CANDOUR_GRADE_INADEQUATE] = { "inadequate", N_("Inadequate"), N_("Inad.") },
  [CANDOUR_GRADE_REQUIRES_IMPROVEMENT] = { "requires-improvement", N_("Requires improvement"),
                                           N_("RI") },
  [CANDOUR_GRADE_GOOD] = { "good", N_("Good"), N_("Good") },
  [CANDOUR_GRADE_OUTSTANDING] = { "outstanding", N_("Outstanding"), N_("Outst.") },
};

const char *
candour_grade_get_name (CandourGrade grade)
{
  g_return_val_if_fail (grade < CANDOUR_N_GRADES, NULL);

  return _(grades[grade].name);
}

/* For chips: only where the full name is the accessible name and the tooltip. */
const char *
candour_grade_get_short_name (CandourGrade grade)
{
  g_return_val_if_fail (grade < CANDOUR_N_GRADES, NULL);

  return _(grades[grade].short_name);
}

/* Returns: (nullable): the code, or NULL where nothing was graded */
const char *
candour_grade_get_code (CandourGrade grade)
{
  g_return_val_if_fail (grade < CANDOUR_N_GRADES, NULL);

  return grades[grade].code;
}

gboolean
candour_grade_from_code (const char   *code,
                         CandourGrade *grade)
{
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = CANDOUR_GRADE_INADEQUATE; i < CANDOUR_N_GRADES; i++)
    if (g_str_equal (grades[i].code, code))
      {
        *grade = i;
        return TRUE;
      }

  return FALSE;
}
