/* candour-framework-words.c - the rules of a framework in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-words.h"

#include <glib/gi18n-lib.h>

static char *
join (GPtrArray  *parts,
      const char *between,
      const char *last)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, i + 1 == parts->len ? last : between);
      g_string_append (joined, g_ptr_array_index (parts, i));
    }

  return g_string_free (joined, FALSE);
}

char *
candour_framework_words_name (const CandourFramework *framework)
{
  g_return_val_if_fail (framework != NULL, NULL);

  return g_strdup_printf (_("%1$s, version %2$d"), framework->title, framework->version);
}

char *
candour_framework_words_grades (const CandourFramework *framework,
                                int                     from,
                                int                     to)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (framework != NULL, NULL);

  for (int grade = MAX (from, 1); grade <= MIN (to, (int) framework->scale->len); grade++)
    g_ptr_array_add (names, (gpointer) candour_framework_get_grade_name (framework, grade));

  /* Translators: between the names of grades */
  return join (names, _(", "), _(" or "));
}

char *
candour_framework_words_days (int days)
{
  return g_strdup_printf (ngettext ("%d working day", "%d working days", days), days);
}

char *
candour_framework_words_cohorts (guint cohorts)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if ((cohorts & CANDOUR_COHORT_ALL) == CANDOUR_COHORT_ALL)
    return g_strdup (_("Every child"));

  for (const CandourCode *cohort = candour_cohorts; cohort->code != NULL; cohort++)
    if ((cohorts & (guint) cohort->value) != 0)
      g_ptr_array_add (names, (gpointer) candour_code_get_name (candour_cohorts, cohort->value));

  return join (names, _(", "), _(", "));
}

char *
candour_framework_words_actions (const CandourFramework *framework)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (framework != NULL, NULL);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);

      if (grade->needs_action)
        g_ptr_array_add (names, grade->name);
    }

  return names->len > 0 ? join (names, _(", "), _(" and ")) : NULL;
}

char *
candour_framework_words_dates (const CandourFramework *framework)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (framework != NULL, NULL);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);
      g_autofree char *days = NULL;

      if (!grade->needs_action || grade->action_days < 0)
        continue;

      days = candour_framework_words_days (grade->action_days);
      /* Translators: a grade and a time: "Inadequate 5 working days" */
      g_ptr_array_add (parts, g_strdup_printf (_("%1$s %2$s"), grade->name, days));
    }

  return parts->len > 0 ? join (parts, _(", "), _(", ")) : NULL;
}

/* --- Rules ---------------------------------------------------------------------------- */

static const char *
get_standard_name (const CandourFramework *framework,
                   const char             *id)
{
  const CandourStandard *standard = candour_framework_find_standard (framework, id, NULL);

  return standard != NULL ? standard->name : "";
}

static char *
tell_limit (const CandourFramework *framework,
            const CandourRule      *rule,
            gboolean                named)
{
  int n_grades = (int) framework->scale->len;
  g_autofree char *grades = candour_framework_words_grades (framework, 1, rule->grade);
  g_autofree char *above = candour_framework_words_grades (framework, rule->target + 1, n_grades);

  if (!named)
    return g_strdup_printf (_("When %1$s, overall cannot be %2$s"), grades, above);

  if (rule->standard_id == NULL)
    return g_strdup_printf (_("When any standard is %1$s, overall cannot be %2$s"), grades, above);

  /* Translators: a standard, its grades, and the grades that are ruled out */
  return g_strdup_printf (_("When %1$s is %2$s, overall cannot be %3$s"),
                          get_standard_name (framework, rule->standard_id), grades, above);
}

static char *
tell_count (const CandourFramework *framework,
            const CandourRule      *rule)
{
  int n_grades = (int) framework->scale->len;
  g_autofree char *grades = candour_framework_words_grades (framework, 1, rule->grade);
  g_autofree char *above = candour_framework_words_grades (framework, rule->target + 1, n_grades);
  const char *target = candour_framework_get_grade_name (framework, rule->target);

  if (rule->kind == CANDOUR_RULE_SUGGEST)
    return g_strdup_printf (ngettext ("With %1$d standard or more at %2$s, %3$s is suggested at "
                                      "most",
                                      "With %1$d standards or more at %2$s, %3$s is suggested at "
                                      "most",
                                      rule->count), rule->count, grades, target);

  return g_strdup_printf (ngettext ("With %1$d standard or more at %2$s, overall cannot be %3$s",
                                    "With %1$d standards or more at %2$s, overall cannot be %3$s",
                                    rule->count), rule->count, grades, above);
}

static char *
tell_need (const CandourFramework *framework,
           const CandourRule      *rule,
           gboolean                named)
{
  const char *target = candour_framework_get_grade_name (framework, rule->target);
  const char *grade = candour_framework_get_grade_name (framework, rule->grade);

  if (!named)
    return g_strdup_printf (_("Overall %1$s needs %2$s or better here"), target, grade);

  return g_strdup_printf (_("Overall %1$s needs %2$s or better in %3$s"), target, grade,
                          rule->standard_id != NULL
                          ? get_standard_name (framework, rule->standard_id)
                          : _("every standard"));
}

static char *
tell_need_count (const CandourFramework *framework,
                 const CandourRule      *rule)
{
  const char *target = candour_framework_get_grade_name (framework, rule->target);
  const char *grade = candour_framework_get_grade_name (framework, rule->grade);

  if (rule->count <= 0)
    return g_strdup_printf (_("Overall %1$s needs %2$s or better in every other standard"), target,
                            grade);

  return g_strdup_printf (ngettext ("Overall %1$s allows %2$d other standard below %3$s",
                                    "Overall %1$s allows %2$d other standards below %3$s",
                                    rule->count), target, rule->count, grade);
}

static char *
tell_rule (const CandourFramework *framework,
           const CandourRule      *rule,
           gboolean                named)
{
  switch (rule->kind)
    {
    case CANDOUR_RULE_LIMIT:
      return tell_limit (framework, rule, named);
    case CANDOUR_RULE_NEEDS:
      return tell_need (framework, rule, named);
    case CANDOUR_RULE_NEEDS_COUNT:
      return tell_need_count (framework, rule);
    case CANDOUR_RULE_LIMIT_COUNT:
    case CANDOUR_RULE_SUGGEST:
    default:
      return tell_count (framework, rule);
    }
}

GPtrArray *
candour_framework_words_limits (const CandourFramework *framework,
                                const char             *standard_id)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (framework != NULL, sentences);

  for (guint i = 0; i < framework->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (framework->rules, i);
      gboolean ours = rule->kind == CANDOUR_RULE_LIMIT || rule->kind == CANDOUR_RULE_NEEDS;

      if (ours && (rule->standard_id == NULL || g_str_equal (rule->standard_id, standard_id)))
        g_ptr_array_add (sentences, tell_rule (framework, rule, FALSE));
    }

  return sentences;
}

GPtrArray *
candour_framework_words_rules (const CandourFramework *framework)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (framework != NULL, sentences);

  for (guint i = 0; i < framework->rules->len; i++)
    g_ptr_array_add (sentences, tell_rule (framework, g_ptr_array_index (framework->rules, i),
                                           TRUE));

  return sentences;
}
