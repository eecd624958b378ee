/* candour-compare-rules.c - what two grades of the same thing differ by, and who settles it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"
#include "candour-moderation-rules-private.h"

#include <glib/gi18n-lib.h>

/* So far apart is not talked over, but decided. */
#define FAR_APART 2

/* Fewer say nothing of an auditor. */
#define MIN_PATTERN 12
/* What is less likely than this is told as more than chance. */
#define CHANCE 0.05

/* --- Two grades ----------------------------------------------------------------------- */

/* Scales of other lengths have steps of other sizes: they are laid on the four of the default. */
static int
get_apart (const CandourFramework *framework,
           int                     auditor,
           int                     moderator)
{
  CandourGrade first = candour_framework_get_drawn_as (framework, auditor);
  CandourGrade second = candour_framework_get_drawn_as (framework, moderator);

  if (first == CANDOUR_GRADE_NONE || second == CANDOUR_GRADE_NONE)
    return ABS (auditor - moderator);

  return ABS ((int) first - (int) second);
}

CandourDifference
candour_rules_compare (const CandourFramework *framework,
                       int                     auditor,
                       int                     moderator)
{
  CandourDifference difference = { .kind = CANDOUR_DIFFERENCE_NONE };

  if (auditor == 0 || moderator == 0)
    return difference;

  difference.kind = CANDOUR_DIFFERENCE_SAME;
  if (auditor == moderator)
    return difference;

  difference.kind = CANDOUR_DIFFERENCE_DISCUSS;
  difference.auditor_na = auditor < 0;
  difference.moderator_na = moderator < 0;
  if (auditor < 0 || moderator < 0)
    return difference;

  difference.steps = auditor - moderator;
  difference.crosses = candour_rules_is_good (framework, auditor)
                       != candour_rules_is_good (framework, moderator);
  if (difference.crosses || get_apart (framework, auditor, moderator) >= FAR_APART)
    difference.kind = CANDOUR_DIFFERENCE_DECIDE;

  return difference;
}

int
candour_rules_get_level (const CandourAudit *audit,
                         const char         *standard_id,
                         CandourGradingRole  role)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, standard_id, role);

  if (grading == NULL)
    return 0;

  return grading->not_applicable ? -1 : grading->grade;
}

CandourDifference
candour_rules_compare_standard (const CandourFramework *framework,
                                const CandourAudit     *audit,
                                const char             *standard_id)
{
  const CandourStandard *standard = candour_framework_find_standard (framework, standard_id, NULL);
  CandourDifference nothing = { .kind = CANDOUR_DIFFERENCE_NONE };

  if (standard == NULL || !candour_rules_applies (standard, audit->cohort))
    return nothing;

  return candour_rules_compare (framework,
                                candour_rules_get_level (audit, standard_id,
                                                         CANDOUR_GRADING_AUDITOR),
                                candour_rules_get_level (audit, standard_id,
                                                         CANDOUR_GRADING_MODERATOR));
}

CandourDifference
candour_rules_compare_point (const CandourFramework  *framework,
                             const CandourAudit      *audit,
                             const CandourModeration *moderation,
                             const char              *standard_id)
{
  return standard_id != NULL
           ? candour_rules_compare_standard (framework, audit, standard_id)
           : candour_rules_compare (framework, audit->overall, moderation->overall);
}

/* --- In words ------------------------------------------------------------------------- */

char *
candour_difference_dup_text (const CandourDifference *self)
{
  if (self->kind == CANDOUR_DIFFERENCE_NONE)
    return g_strdup ("");

  if (self->kind == CANDOUR_DIFFERENCE_SAME)
    return g_strdup (_("Same"));

  if (self->auditor_na)
    return g_strdup (_("Only the moderator graded it"));

  if (self->moderator_na)
    return g_strdup (_("Only the auditor graded it"));

  return self->steps > 0 ? g_strdup_printf (_("Auditor %d higher"), self->steps)
                         : g_strdup_printf (_("Auditor %d lower"), -self->steps);
}

char *
candour_difference_dup_sentence (const CandourDifference *self)
{
  if (self->kind != CANDOUR_DIFFERENCE_DECIDE)
    return NULL;

  return g_strdup (self->crosses
                     ? _("The grades lie on two sides of the line between Good and Requires "
                         "improvement. A second moderator or the QA lead decides.")
                     : _("The grades are two or more apart. A second moderator or the QA lead "
                         "decides."));
}

int
candour_rules_get_change (int auditor,
                          int agreed)
{
  if (auditor <= 0 || agreed <= 0)
    return 0;

  return (agreed > auditor) - (agreed < auditor);
}

/* --- What an auditor tends to --------------------------------------------------------- */

/* The exact sign test, both ways: how likely a split at least so uneven is with a fair coin. */
static double
get_chance (guint n_higher,
            guint n_lower)
{
  guint n = n_higher + n_lower;
  guint least = MIN (n_higher, n_lower);
  double term = 1.0;
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    term /= 2.0;

  for (guint k = 0; k <= least; k++)
    {
      sum += term;
      term = term * (n - k) / (k + 1);
    }

  return MIN (2.0 * sum, 1.0);
}

static char *
dup_count (guint n)
{
  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup (_("none"));
}

char *
candour_rules_dup_pattern (guint n_higher,
                           guint n_same,
                           guint n_lower)
{
  g_autofree char *higher = dup_count (n_higher);
  g_autofree char *same = dup_count (n_same);
  g_autofree char *lower = dup_count (n_lower);
  g_autofree char *counts = NULL;

  if (n_higher + n_same + n_lower < MIN_PATTERN)
    return NULL;

  /* Translators: three numbers of audits, each may be "none" */
  counts = g_strdup_printf (_("Higher than the moderator in %1$s, the same in %2$s, lower in "
                              "%3$s."), higher, same, lower);
  if (get_chance (n_higher, n_lower) >= CHANCE)
    return g_steal_pointer (&counts);

  return g_strdup_printf (_("%s That is more than chance would explain, so talk it through."),
                          counts);
}
