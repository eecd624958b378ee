/* candour-framework-compare.c - what differs in two versions of a framework, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-framework-words.h"

static void
difference_free (gpointer data)
{
  CandourFrameworkDifference *self = data;

  g_free (self->where);
  g_free (self->what);
  g_free (self->was);
  g_free (self->is);
  g_free (self);
}

static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
tell (GPtrArray  *differences,
      const char *where,
      const char *what,
      const char *was,
      const char *is)
{
  CandourFrameworkDifference *difference;

  if (g_strcmp0 (was != NULL ? was : "", is != NULL ? is : "") == 0)
    return;

  difference = g_new0 (CandourFrameworkDifference, 1);
  difference->where = g_strdup (where);
  difference->what = g_strdup (what);
  difference->was = dup_filled (was);
  difference->is = dup_filled (is);
  g_ptr_array_add (differences, difference);
}

static void
tell_taken (GPtrArray  *differences,
            const char *where,
            const char *what,
            char       *was,
            char       *is)
{
  tell (differences, where, what, was, is);
  g_free (was);
  g_free (is);
}

static char *
dup_lines (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (lines, i));
  g_ptr_array_unref (lines);

  return g_string_free (text, FALSE);
}

/* --- Standards ------------------------------------------------------------------------ */

static char *
dup_prompts (const CandourStandard *standard)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < standard->prompts->len; i++)
    g_ptr_array_add (lines, ((CandourPrompt *) g_ptr_array_index (standard->prompts, i))->text);

  return dup_lines (lines);
}

static void
compare_descriptors (GPtrArray              *differences,
                     const char             *where,
                     const CandourFramework *old,
                     const CandourStandard  *was,
                     const CandourFramework *made,
                     const CandourStandard  *is)
{
  for (int grade = 1; grade <= (int) MAX (old->scale->len, made->scale->len); grade++)
    {
      gboolean has_it = candour_framework_get_grade (made, grade) != NULL;
      const CandourFramework *named = has_it ? made : old;
      g_autofree char *what =
        g_strdup_printf (_("What %s means"), candour_framework_get_grade_name (named, grade));

      tell (differences, where, what, candour_standard_get_descriptor (was, grade),
            candour_standard_get_descriptor (is, grade));
    }
}

static void
compare_standard (GPtrArray              *differences,
                  const char             *where,
                  const CandourFramework *old,
                  const CandourStandard  *was,
                  const CandourFramework *made,
                  const CandourStandard  *is)
{
  tell (differences, where, _("Name"), was->name, is->name);
  tell (differences, where, _("Question"), was->question, is->question);
  tell (differences, where, _("Full standard"), was->about, is->about);
  tell_taken (differences, where, _("What to look for"), dup_prompts (was), dup_prompts (is));
  compare_descriptors (differences, where, old, was, made, is);
  tell_taken (differences, where, _("Applies to"), candour_framework_words_cohorts (was->cohorts),
              candour_framework_words_cohorts (is->cohorts));
}

static void
compare_standards (GPtrArray              *differences,
                   const CandourFramework *old,
                   const CandourFramework *made)
{
  for (guint i = 0; i < made->standards->len; i++)
    {
      const CandourStandard *is = g_ptr_array_index (made->standards, i);
      guint position = 0;
      const CandourStandard *was = candour_framework_find_standard (old, is->id, &position);
      g_autofree char *where = g_strdup_printf ("%u. %s", i + 1, is->name);

      if (was == NULL)
        {
          tell (differences, where, _("New standard"), NULL, is->question);
          continue;
        }

      if (position != i)
        tell_taken (differences, where, _("Place"), g_strdup_printf ("%u", position + 1),
                    g_strdup_printf ("%u", i + 1));
      compare_standard (differences, where, old, was, made, is);
    }

  for (guint i = 0; i < old->standards->len; i++)
    {
      const CandourStandard *was = g_ptr_array_index (old->standards, i);

      if (candour_framework_find_standard (made, was->id, NULL) == NULL)
        tell (differences, was->name, _("Standard left out"), was->question, NULL);
    }
}

/* --- The framework as a whole --------------------------------------------------------- */

static char *
dup_scale (const CandourFramework *framework)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);

      g_ptr_array_add (lines, *grade->meaning != '\0'
                              ? g_strdup_printf ("%s: %s", grade->name, grade->meaning)
                              : g_strdup (grade->name));
    }

  return dup_lines (lines);
}

static char *
dup_voices (const CandourFramework *framework)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (framework->voices, i);
      const char *name = candour_code_get_name (candour_voices, (int) need->voice);

      g_ptr_array_add (lines, need->required ? g_strdup_printf (_("%s, required"), name)
                                             : g_strdup (name));
    }

  return dup_lines (lines);
}

GPtrArray *
candour_framework_compare (const CandourFramework *old,
                           const CandourFramework *made)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  const char *whole = _("The framework");

  g_return_val_if_fail (old != NULL, differences);
  g_return_val_if_fail (made != NULL, differences);

  compare_standards (differences, old, made);

  tell (differences, whole, _("Title"), old->title, made->title);
  tell (differences, whole, _("Summary"), old->summary, made->summary);
  tell (differences, whole, _("Overall judgement"),
        old->has_overall ? _("Given") : _("None"), made->has_overall ? _("Given") : _("None"));
  tell_taken (differences, whole, _("Rules"), dup_lines (candour_framework_words_rules (old)),
              dup_lines (candour_framework_words_rules (made)));
  tell_taken (differences, whole, _("Grades"), dup_scale (old), dup_scale (made));
  tell_taken (differences, whole, _("Needs an action"), candour_framework_words_actions (old),
              candour_framework_words_actions (made));
  tell_taken (differences, whole, _("Action dates"), candour_framework_words_dates (old),
              candour_framework_words_dates (made));
  tell_taken (differences, whole, _("Time for an audit"),
              candour_framework_words_days (old->audit_days),
              candour_framework_words_days (made->audit_days));
  tell (differences, whole, _("Next step for a good audit"),
        old->next_step_good ? _("Needed") : _("Not needed"),
        made->next_step_good ? _("Needed") : _("Not needed"));
  tell_taken (differences, whole, _("Voices to seek"), dup_voices (old), dup_voices (made));

  return differences;
}
