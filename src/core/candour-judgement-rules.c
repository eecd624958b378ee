/* candour-judgement-rules.c - what the grades of the standards allow the whole to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overall grade is a judgement, never an average: the rules of the framework say what is
 * out of the question, and the rest is the auditor's to say and to explain.
 */

#include "candour-audit-rules.h"
#include "candour-audit-rules-private.h"

#include <glib/gi18n-lib.h>

/* More than these are counted instead of named. */
#define MAX_NAMED 3

typedef struct
{
  const CandourFramework *framework;
  int                    *grades;   /* one a standard, in order; 0: does not count */
} Grades;

/* --- Standards that a rule is about --------------------------------------------------- */

/* Returns: (element-type CandourStandard): those at or below the rule's grade */
static GPtrArray *
find_low (const Grades      *self,
          const CandourRule *rule)
{
  GPtrArray *low = g_ptr_array_new ();

  for (guint i = 0; i < self->framework->standards->len; i++)
    {
      CandourStandard *standard = g_ptr_array_index (self->framework->standards, i);

      if (self->grades[i] == 0 || self->grades[i] > rule->grade)
        continue;

      if (rule->standard_id == NULL || g_strcmp0 (rule->standard_id, standard->id) == 0)
        g_ptr_array_add (low, standard);
    }

  return low;
}

static gboolean
is_reached (const CandourRule *rule,
            const GPtrArray   *low)
{
  guint least = rule->kind == CANDOUR_RULE_LIMIT ? 1 : MAX (rule->count, 1);

  return low->len >= least;
}

static int
get_grade_of (const Grades *self,
              const char   *standard_id)
{
  guint position;

  if (candour_framework_find_standard (self->framework, standard_id, &position) == NULL)
    return 0;

  return self->grades[position];
}

/* --- Limits --------------------------------------------------------------------------- */

static gboolean
has_text (GPtrArray  *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static void
apply_limit (CandourJudgement  *judgement,
             const CandourRule *rule,
             GPtrArray         *low)
{
  /* Something must be left to choose. */
  int target = MAX (rule->target, 1);

  if (target > judgement->ceiling)
    return;

  if (target < judgement->ceiling)
    g_ptr_array_set_size (judgement->limited_by, 0);

  judgement->ceiling = target;
  for (guint i = 0; i < low->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (low, i);

      if (!has_text (judgement->limited_by, standard->id))
        g_ptr_array_add (judgement->limited_by, g_strdup (standard->id));
    }
}

static void
find_ceiling (const Grades     *self,
              CandourJudgement *judgement)
{
  int best = self->framework->scale->len;

  judgement->ceiling = best;
  for (guint i = 0; i < self->framework->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (self->framework->rules, i);
      g_autoptr(GPtrArray) low = NULL;

      if (rule->kind != CANDOUR_RULE_LIMIT && rule->kind != CANDOUR_RULE_LIMIT_COUNT)
        continue;

      low = find_low (self, rule);
      if (is_reached (rule, low) && rule->target < best)
        apply_limit (judgement, rule, low);
    }
}

static const char *
get_standard_name (const Grades *self,
                   const char   *standard_id)
{
  const CandourStandard *standard = candour_framework_find_standard (self->framework, standard_id,
                                                                     NULL);

  return standard != NULL ? standard->name : "";
}

/* "Safety planning is Inadequate and Management oversight is Inadequate" */
static char *
dup_limiting_grades (const Grades *self,
                     GPtrArray    *ids)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int worst = self->framework->scale->len;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      int grade = get_grade_of (self, id);

      worst = MIN (worst, grade);
      g_ptr_array_add (parts,
                       /* Translators: a standard and its grade: "Safety planning is Inadequate" */
                       g_strdup_printf (_("%1$s is %2$s"), get_standard_name (self, id),
                                        candour_framework_get_grade_name (self->framework, grade)));
    }

  if (ids->len > MAX_NAMED)
    return g_strdup_printf (_("%1$u standards are low, the lowest %2$s"), ids->len,
                            candour_framework_get_grade_name (self->framework, worst));

  return candour_rules_join (parts, _(" and "));
}

static char *
dup_limit_sentence (const Grades           *self,
                    const CandourJudgement *judgement)
{
  g_autofree char *grades = dup_limiting_grades (self, judgement->limited_by);
  const char *above = candour_framework_get_grade_name (self->framework, judgement->ceiling + 1);

  return g_strdup_printf (_("An audit cannot be %1$s while %2$s. The rule is in framework version "
                            "%3$d and applies to every audit."), above, grades,
                          self->framework->version);
}

/* --- Why a grade may not be chosen ---------------------------------------------------- */

static char *
dup_limiting_names (const Grades *self,
                    GPtrArray    *ids)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (ids->len > MAX_NAMED)
    return g_strdup_printf (ngettext ("Ruled out by %u standard", "Ruled out by %u standards",
                                      ids->len), ids->len);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, (char *) get_standard_name (self, g_ptr_array_index (ids, i)));
  joined = candour_rules_join (names, _(" and "));

  return g_strdup_printf (_("Ruled out by %s"), joined);
}

static gboolean
is_named (const Grades *self,
          const char   *standard_id,
          int           target)
{
  for (guint i = 0; i < self->framework->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (self->framework->rules, i);

      if (rule->kind == CANDOUR_RULE_NEEDS && rule->target == target
          && g_strcmp0 (rule->standard_id, standard_id) == 0)
        return TRUE;
    }

  return FALSE;
}

static int
count_below (const Grades      *self,
             const CandourRule *rule)
{
  int n_below = 0;

  for (guint i = 0; i < self->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (self->framework, i);

      if (self->grades[i] != 0 && self->grades[i] < rule->grade
          && !is_named (self, standard->id, rule->target))
        n_below++;
    }

  return n_below;
}

/* A standard that is not graded yet, or does not apply, stands in nobody's way.
 *
 * Returns: (nullable): why the rule's target is out of reach, NULL where it is not
 */
static char *
dup_unmet_need (const Grades      *self,
                const CandourRule *rule)
{
  const char *name = candour_framework_get_grade_name (self->framework, rule->grade);
  int grade;

  if (rule->kind == CANDOUR_RULE_NEEDS)
    {
      grade = get_grade_of (self, rule->standard_id);
      if (grade == 0 || grade >= rule->grade)
        return NULL;

      /* Translators: a standard and a grade: "Needs Impact and outcomes at Outstanding" */
      return g_strdup_printf (_("Needs %1$s at %2$s"),
                              get_standard_name (self, rule->standard_id), name);
    }

  if (count_below (self, rule) <= MAX (rule->count, 0))
    return NULL;

  if (rule->count <= 0)
    return g_strdup_printf (_("Needs every other standard at %s"), name);

  return g_strdup_printf (ngettext ("Needs no more than %1$d other standard below %2$s",
                                    "Needs no more than %1$d other standards below %2$s",
                                    rule->count), rule->count, name);
}

/* A grade needs what those below it need as well; its own needs are told first. */
static char *
dup_unmet_needs (const Grades *self,
                 int           grade)
{
  for (int target = grade; target > 1; target--)
    for (guint i = 0; i < self->framework->rules->len; i++)
      {
        const CandourRule *rule = g_ptr_array_index (self->framework->rules, i);
        char *why = NULL;

        if (rule->target != target)
          continue;

        if (rule->kind == CANDOUR_RULE_NEEDS || rule->kind == CANDOUR_RULE_NEEDS_COUNT)
          why = dup_unmet_need (self, rule);

        if (why != NULL)
          return why;
      }

  return g_strdup ("");
}

static void
rule_out (const Grades     *self,
          CandourJudgement *judgement)
{
  for (int grade = 1; grade <= (int) self->framework->scale->len; grade++)
    g_ptr_array_add (judgement->ruled_out,
                     grade > judgement->ceiling ? dup_limiting_names (self, judgement->limited_by)
                                                : dup_unmet_needs (self, grade));
}

/* --- Suggestion ----------------------------------------------------------------------- */

static void
count_grades (const Grades       *self,
              const CandourAudit *audit,
              CandourGradingRole  role,
              CandourJudgement   *judgement)
{
  int n_grades = self->framework->scale->len;
  g_autofree guint *counts = g_new0 (guint, n_grades + 1);

  for (guint i = 0; i < self->framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (self->framework, i);

      if (!candour_rules_counts (audit, standard, role))
        continue;

      judgement->n_standards++;
      self->grades[i] = candour_rules_get_grade (self->framework, audit, standard, role);
      if (self->grades[i] == 0)
        continue;

      judgement->n_graded++;
      counts[self->grades[i]]++;
    }

  for (int grade = 1; grade <= n_grades; grade++)
    if (counts[grade] > judgement->n_most_common)
      {
        judgement->most_common = grade;
        judgement->n_most_common = counts[grade];
      }
}

static int
find_suggestion (const Grades           *self,
                 const CandourJudgement *judgement)
{
  int suggested = MIN (judgement->most_common, judgement->ceiling);

  for (guint i = 0; i < self->framework->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (self->framework->rules, i);
      g_autoptr(GPtrArray) low = NULL;

      if (rule->kind != CANDOUR_RULE_SUGGEST)
        continue;

      low = find_low (self, rule);
      if (is_reached (rule, low))
        suggested = MIN (suggested, MAX (rule->target, 1));
    }

  while (suggested > 1
         && ((const char *) g_ptr_array_index (judgement->ruled_out, suggested - 1))[0] != '\0')
    suggested--;

  return suggested;
}

/* Where the framework has no overall grade there is nothing but the counts. */
CandourJudgement *
candour_rules_judge (const CandourFramework *framework,
                     const CandourAudit     *audit,
                     CandourGradingRole      role)
{
  g_autofree int *grades = g_new0 (int, framework->standards->len + 1);
  Grades self = { framework, grades };
  CandourJudgement *judgement = g_new0 (CandourJudgement, 1);

  judgement->limited_by = g_ptr_array_new_with_free_func (g_free);
  judgement->ruled_out = g_ptr_array_new_with_free_func (g_free);
  judgement->ceiling = framework->scale->len;
  count_grades (&self, audit, role, judgement);

  if (framework->scale->len == 0 || !framework->has_overall)
    {
      for (guint i = 0; i < framework->scale->len; i++)
        g_ptr_array_add (judgement->ruled_out, g_strdup (""));
      return judgement;
    }

  find_ceiling (&self, judgement);
  rule_out (&self, judgement);
  if (judgement->limited_by->len > 0)
    judgement->limit_sentence = dup_limit_sentence (&self, judgement);
  if (judgement->most_common != 0)
    judgement->suggested = find_suggestion (&self, judgement);

  return judgement;
}

void
candour_judgement_free (CandourJudgement *self)
{
  g_ptr_array_unref (self->limited_by);
  g_ptr_array_unref (self->ruled_out);
  g_free (self->limit_sentence);
  g_free (self);
}
