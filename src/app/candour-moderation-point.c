/* candour-moderation-point.c - what two people graded: a standard, or the audit as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-point.h"

#include <glib/gi18n-lib.h>

#include "candour-chip.h"
#include "candour-grade-chip.h"

const char *
candour_point_get_standard_id (const char *place)
{
  return g_strcmp0 (place, CANDOUR_PLACE_OVERALL) != 0 ? place : NULL;
}

char *
candour_point_dup_title (const CandourAuditFacts *facts,
                         const char              *place)
{
  guint position;
  const CandourStandard *standard =
    candour_framework_find_standard (facts->framework, place, &position);

  return standard != NULL ? g_strdup_printf ("%u. %s", position + 1, standard->name)
                          : g_strdup (_("Overall judgement"));
}

GPtrArray *
candour_point_list_places (const CandourAuditFacts *facts)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < facts->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (facts->framework, i);

      if (candour_rules_applies (standard, facts->audit->cohort))
        g_ptr_array_add (places, standard->id);
    }

  if (facts->framework->has_overall)
    g_ptr_array_add (places, (gpointer) CANDOUR_PLACE_OVERALL);

  return places;
}

int
candour_point_get_level (const CandourAuditFacts *facts,
                         const char              *place,
                         CandourGradingRole       role)
{
  const char *id = candour_point_get_standard_id (place);
  const CandourAgreement *agreement = NULL;
  const CandourGrading *grading;

  if (role == CANDOUR_GRADING_AGREED)
    {
      agreement = candour_moderation_find_agreement (facts->moderation, id);
      if (agreement == NULL || agreement->how == CANDOUR_AGREEMENT_NOT_AGREED)
        return 0;

      return agreement->not_applicable ? -1 : agreement->grade;
    }

  if (id == NULL)
    return role == CANDOUR_GRADING_AUDITOR ? facts->audit->overall : facts->moderation->overall;

  grading = candour_audit_find_grading (facts->audit, id, role);
  if (grading == NULL)
    return 0;

  return grading->not_applicable ? -1 : grading->grade;
}

CandourDifference
candour_point_compare (const CandourAuditFacts *facts,
                       const char              *place)
{
  const char *id = candour_point_get_standard_id (place);

  if (id != NULL)
    return candour_rules_compare_standard (facts->framework, facts->audit, id);

  return candour_rules_compare (facts->framework, facts->audit->overall,
                                facts->moderation->overall);
}

const char *
candour_point_get_level_name (const CandourAuditFacts *facts,
                              int                      level)
{
  if (level < 0)
    return _("Not applicable");

  return level > 0 ? candour_framework_get_grade_name (facts->framework, level)
                   : _("Not graded");
}

void
candour_point_show_level (const CandourAuditFacts *facts,
                          int                      level,
                          gboolean                 is_short,
                          GtkWidget               *grade_chip,
                          GtkWidget               *state_chip)
{
  const CandourScaleGrade *grade =
    level > 0 ? candour_framework_get_grade (facts->framework, level) : NULL;

  gtk_widget_set_visible (grade_chip, grade != NULL);
  if (grade != NULL)
    candour_grade_chip_set (CANDOUR_GRADE_CHIP (grade_chip), grade->drawn_as, grade->name,
                            is_short ? grade->short_name : NULL);
  candour_chip_set (CANDOUR_CHIP (state_chip), CANDOUR_TONE_OUTLINE, NULL,
                    grade != NULL ? NULL : candour_point_get_level_name (facts, level), NULL);
}

const char *
candour_facts_get_name (const CandourAuditFacts *facts,
                        const char              *person_id)
{
  for (guint i = 0; person_id != NULL && i < facts->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (facts->people, i);

      if (g_str_equal (person->id, person_id))
        return person->name;
    }

  return "";
}
