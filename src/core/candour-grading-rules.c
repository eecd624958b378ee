/* candour-grading-rules.c - which standards count, and what to say about one grade
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

/* More than these are told by the first of them alone. */
#define MAX_NAMED 3

/* --- Standards ------------------------------------------------------------------------ */

/* A record whose cohort is not known is looked at in full. */
gboolean
candour_rules_applies (const CandourStandard *standard,
                       int                    cohort)
{
  return cohort == 0 || (standard->cohorts & (guint) cohort) != 0;
}

gboolean
candour_rules_counts (const CandourAudit    *audit,
                      const CandourStandard *standard,
                      CandourGradingRole     role)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, standard->id, role);

  return candour_rules_applies (standard, audit->cohort)
         && (grading == NULL || !grading->not_applicable);
}

int
candour_rules_get_grade (const CandourFramework *framework,
                         const CandourAudit     *audit,
                         const CandourStandard  *standard,
                         CandourGradingRole      role)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, standard->id, role);

  if (grading == NULL || !candour_rules_counts (audit, standard, role))
    return 0;

  return candour_framework_get_grade (framework, grading->grade) != NULL ? grading->grade : 0;
}

/* With a narrative framework, what is said stands for the grade. */
static gboolean
is_judged (const CandourFramework *framework,
           const CandourAudit     *audit,
           const CandourStandard  *standard,
           CandourGradingRole      role)
{
  const CandourGrading *grading;

  if (framework->scale->len > 0)
    return candour_rules_get_grade (framework, audit, standard, role) != 0;

  grading = candour_audit_find_grading (audit, standard->id, role);

  return grading != NULL && !candour_rules_is_blank (grading->rationale);
}

gboolean
candour_rules_is_settled (const CandourFramework *framework,
                          const CandourAudit     *audit,
                          const CandourStandard  *standard)
{
  const CandourGrading *grading;

  if (!candour_rules_applies (standard, audit->cohort))
    return TRUE;

  grading = candour_audit_find_grading (audit, standard->id, CANDOUR_GRADING_AUDITOR);
  if (grading != NULL && grading->not_applicable)
    return !candour_rules_is_blank (grading->na_reason);

  return is_judged (framework, audit, standard, CANDOUR_GRADING_AUDITOR);
}

void
candour_rules_count_graded (const CandourFramework *framework,
                            const CandourAudit     *audit,
                            CandourGradingRole      role,
                            guint                  *n_graded,
                            guint                  *n_standards)
{
  *n_graded = 0;
  *n_standards = 0;

  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      if (!candour_rules_counts (audit, standard, role))
        continue;

      (*n_standards)++;
      if (is_judged (framework, audit, standard, role))
        (*n_graded)++;
    }
}

gboolean
candour_rules_needs_action (const CandourFramework *framework,
                            int                     grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (framework, grade);

  return found != NULL && found->needs_action;
}

gboolean
candour_rules_is_good (const CandourFramework *framework,
                       int                     grade)
{
  int good = candour_framework_get_good (framework);

  return good != 0 && grade >= good;
}

gboolean
candour_rules_has_next_step (const CandourAudit *audit)
{
  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (audit->actions, i);

      if (action->state == CANDOUR_ACTION_WITHDRAWN || candour_rules_is_blank (action->what))
        continue;

      if (action->kind == CANDOUR_ACTION_NEXT_STEP || action->level == CANDOUR_LEVEL_CHILD)
        return TRUE;
    }

  return FALSE;
}

/* --- Checks --------------------------------------------------------------------------- */

/* Returns: the lowest overall grade that @grade of @standard alone still allows; 0: any */
static int
find_limit (const CandourFramework *framework,
            const CandourStandard  *standard,
            int                     grade)
{
  int limit = 0;

  if (!framework->has_overall)
    return 0;

  for (guint i = 0; i < framework->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (framework->rules, i);

      if (rule->kind != CANDOUR_RULE_LIMIT || grade > rule->grade)
        continue;

      if (rule->standard_id != NULL && g_strcmp0 (rule->standard_id, standard->id) != 0)
        continue;

      if (limit == 0 || rule->target < limit)
        limit = MAX (rule->target, 1);
    }

  return limit < (int) framework->scale->len ? limit : 0;
}

static char *
dup_limit_sentence (const CandourFramework *framework,
                    int                     limit)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if ((int) framework->scale->len - limit > MAX_NAMED)
    return g_strdup_printf (_("This limits the overall judgement: the audit cannot be above %s. "
                              "If the child is not safe now, ring first, then record it."),
                            candour_framework_get_grade_name (framework, limit));

  for (int grade = limit + 1; grade <= (int) framework->scale->len; grade++)
    g_ptr_array_add (names, (char *) candour_framework_get_grade_name (framework, grade));
  joined = candour_rules_join (names, _(" or "));

  /* Translators: %s: "Good or Outstanding" */
  return g_strdup_printf (_("This limits the overall judgement: the audit cannot be %s. "
                            "If the child is not safe now, ring first, then record it."), joined);
}

static guint
count_not_met (const CandourStandard *standard,
               const CandourGrading  *grading)
{
  guint n_not_met = 0;

  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      if (candour_grading_get_answer (grading, prompt->id) == CANDOUR_ANSWER_NOT_MET)
        n_not_met++;
    }

  return n_not_met;
}

static CandourCheckKind
check_good (const CandourFramework  *framework,
            const CandourAudit      *audit,
            const CandourStandard   *standard,
            const CandourGrading    *grading,
            char                   **sentence)
{
  guint n_not_met = count_not_met (standard, grading);

  if (n_not_met > 0)
    {
      *sentence = g_strdup_printf (ngettext ("%u prompt is Not met. Say in the rationale why this "
                                             "is still %s, or choose again.",
                                             "%u prompts are Not met. Say in the rationale why "
                                             "this is still %s, or choose again.", n_not_met),
                                   n_not_met,
                                   candour_framework_get_grade_name (framework, grading->grade));
      return CANDOUR_CHECK_NOT_MET;
    }

  if (grading->role != CANDOUR_GRADING_AUDITOR)
    return CANDOUR_CHECK_NONE;

  if (grading->citations->len == 0)
    {
      *sentence = g_strdup (_("Cite what you saw. A grade without a source is often moderated "
                              "down."));
      return CANDOUR_CHECK_NO_SOURCE;
    }

  if (framework->next_step_good && candour_rules_is_blank (audit->no_step_reason)
      && !candour_rules_has_next_step (audit))
    {
      *sentence = g_strdup (_("What would help this child next? Stronger audits need a next step "
                              "too."));
      return CANDOUR_CHECK_NEXT_STEP;
    }

  return CANDOUR_CHECK_NONE;
}

CandourCheckKind
candour_rules_check_grading (const CandourFramework  *framework,
                             const CandourAudit      *audit,
                             const CandourStandard   *standard,
                             CandourGradingRole       role,
                             char                   **sentence)
{
  int grade = candour_rules_get_grade (framework, audit, standard, role);
  int limit;

  if (grade == 0)
    return CANDOUR_CHECK_NONE;

  limit = find_limit (framework, standard, grade);
  if (limit != 0)
    {
      *sentence = dup_limit_sentence (framework, limit);
      return CANDOUR_CHECK_LIMITS;
    }

  if (!candour_rules_is_good (framework, grade))
    return CANDOUR_CHECK_NONE;

  return check_good (framework, audit, standard,
                     candour_audit_find_grading (audit, standard->id, role), sentence);
}
