/* candour-framework.c - what an audit is judged against: a scale, standards and rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework.h"

static void
scale_grade_free (CandourScaleGrade *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->meaning);
  g_free (self);
}

static void
prompt_free (CandourPrompt *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
standard_free (CandourStandard *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->question);
  g_free (self->about);
  g_ptr_array_unref (self->prompts);
  g_ptr_array_unref (self->descriptors);
  g_free (self);
}

static void
rule_free (CandourRule *self)
{
  g_free (self->standard_id);
  g_free (self);
}

static void
framework_clear (CandourFramework *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->source);
  g_free (self->from_date);
  g_ptr_array_unref (self->scale);
  g_ptr_array_unref (self->standards);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->voices);
}

CandourFramework *
candour_framework_new (void)
{
  CandourFramework *self = g_atomic_rc_box_new0 (CandourFramework);

  self->has_overall = TRUE;
  self->scale = g_ptr_array_new_with_free_func ((GDestroyNotify) scale_grade_free);
  self->standards = g_ptr_array_new_with_free_func ((GDestroyNotify) standard_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->voices = g_ptr_array_new_with_free_func (g_free);

  return self;
}

CandourFramework *
candour_framework_ref (CandourFramework *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
candour_framework_unref (CandourFramework *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) framework_clear);
}

CandourScaleGrade *
candour_framework_add_grade (CandourFramework *self)
{
  CandourScaleGrade *grade = g_new0 (CandourScaleGrade, 1);

  grade->action_days = -1;
  g_ptr_array_add (self->scale, grade);

  return grade;
}

CandourStandard *
candour_framework_add_standard (CandourFramework *self)
{
  CandourStandard *standard = g_new0 (CandourStandard, 1);

  standard->cohorts = CANDOUR_COHORT_ALL;
  standard->prompts = g_ptr_array_new_with_free_func ((GDestroyNotify) prompt_free);
  standard->descriptors = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->standards, standard);

  return standard;
}

CandourRule *
candour_framework_add_rule (CandourFramework *self)
{
  CandourRule *rule = g_new0 (CandourRule, 1);

  g_ptr_array_add (self->rules, rule);

  return rule;
}

CandourVoiceNeed *
candour_framework_add_voice (CandourFramework *self)
{
  CandourVoiceNeed *need = g_new0 (CandourVoiceNeed, 1);

  g_ptr_array_add (self->voices, need);

  return need;
}

void
candour_standard_add_prompt (CandourStandard *self,
                             const char      *id,
                             const char      *text)
{
  CandourPrompt *prompt = g_new0 (CandourPrompt, 1);

  prompt->id = g_strdup (id);
  prompt->text = g_strdup (text);
  g_ptr_array_add (self->prompts, prompt);
}

const CandourScaleGrade *
candour_framework_get_grade (const CandourFramework *self,
                             int                     grade)
{
  if (grade < 1 || (guint) grade > self->scale->len)
    return NULL;

  return g_ptr_array_index (self->scale, grade - 1);
}

/* Returns: the grade's place, or 0 where the scale has no such code */
int
candour_framework_find_grade (const CandourFramework *self,
                              const char             *code)
{
  for (guint i = 0; i < self->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (self->scale, i);

      if (g_strcmp0 (grade->code, code) == 0)
        return (int) i + 1;
    }

  return 0;
}

const char *
candour_framework_get_grade_name (const CandourFramework *self,
                                  int                     grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (self, grade);

  return found != NULL ? found->name : candour_grade_get_name (CANDOUR_GRADE_NONE);
}

CandourGrade
candour_framework_get_drawn_as (const CandourFramework *self,
                                int                     grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (self, grade);

  return found != NULL ? found->drawn_as : CANDOUR_GRADE_NONE;
}

const CandourStandard *
candour_framework_find_standard (const CandourFramework *self,
                                 const char             *id,
                                 guint                  *position)
{
  for (guint i = 0; i < self->standards->len; i++)
    {
      const CandourStandard *standard = g_ptr_array_index (self->standards, i);

      if (g_strcmp0 (standard->id, id) != 0)
        continue;

      if (position != NULL)
        *position = i;
      return standard;
    }

  return NULL;
}

const CandourStandard *
candour_framework_get_standard (const CandourFramework *self,
                                guint                   position)
{
  return position < self->standards->len ? g_ptr_array_index (self->standards, position) : NULL;
}

const char *
candour_standard_get_descriptor (const CandourStandard *self,
                                 int                    grade)
{
  const char *text;

  if (grade < 1 || (guint) grade > self->descriptors->len)
    return NULL;

  text = g_ptr_array_index (self->descriptors, grade - 1);

  return text != NULL && text[0] != '\0' ? text : NULL;
}

/* Rules that count standards could name any of them, so they make none a limiting one. */
gboolean
candour_framework_can_limit (const CandourFramework *self,
                             const char             *standard_id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->kind == CANDOUR_RULE_LIMIT && g_strcmp0 (rule->standard_id, standard_id) == 0)
        return TRUE;
    }

  return FALSE;
}

int
candour_framework_get_good (const CandourFramework *self)
{
  for (guint i = 0; i < self->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (self->scale, i);

      if (grade->drawn_as >= CANDOUR_GRADE_GOOD)
        return (int) i + 1;
    }

  return 0;
}

/* --- Hash ----------------------------------------------------------------------------- */

/* Lengths go first, so that no two different frameworks can give the same bytes. */
static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  g_autofree char *length = g_strdup_printf ("%zu:", text != NULL ? strlen (text) : 0);

  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
hash_number (GChecksum *checksum,
             int        number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  hash_text (checksum, text);
}

static void
hash_scale (GChecksum *checksum,
            GPtrArray *scale)
{
  hash_number (checksum, scale->len);
  for (guint i = 0; i < scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (scale, i);

      hash_text (checksum, grade->code);
      hash_text (checksum, grade->name);
      hash_text (checksum, grade->short_name);
      hash_text (checksum, grade->meaning);
      hash_number (checksum, grade->drawn_as);
      hash_number (checksum, grade->needs_action != FALSE);
      hash_number (checksum, grade->action_days);
    }
}

static void
hash_standard (GChecksum             *checksum,
               const CandourStandard *standard)
{
  hash_text (checksum, standard->id);
  hash_text (checksum, standard->name);
  hash_text (checksum, standard->question);
  hash_text (checksum, standard->about);
  hash_number (checksum, standard->cohorts);

  hash_number (checksum, standard->prompts->len);
  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      hash_text (checksum, prompt->id);
      hash_text (checksum, prompt->text);
    }

  hash_number (checksum, standard->descriptors->len);
  for (guint i = 0; i < standard->descriptors->len; i++)
    hash_text (checksum, g_ptr_array_index (standard->descriptors, i));
}

static void
hash_rules (GChecksum *checksum,
            GPtrArray *rules)
{
  hash_number (checksum, rules->len);
  for (guint i = 0; i < rules->len; i++)
    {
      const CandourRule *rule = g_ptr_array_index (rules, i);

      hash_number (checksum, rule->kind);
      hash_text (checksum, rule->standard_id);
      hash_number (checksum, rule->grade);
      hash_number (checksum, rule->target);
      hash_number (checksum, rule->count);
    }
}

static void
hash_voices (GChecksum *checksum,
             GPtrArray *voices)
{
  hash_number (checksum, voices->len);
  for (guint i = 0; i < voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (voices, i);

      hash_number (checksum, need->voice);
      hash_number (checksum, need->required != FALSE);
    }
}

/* All but the id, which is made anew wherever the framework is added. */
char *
candour_framework_dup_hash (const CandourFramework *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (self != NULL, NULL);

  hash_text (checksum, self->code);
  hash_number (checksum, self->version);
  hash_number (checksum, self->kind);
  hash_text (checksum, self->title);
  hash_text (checksum, self->summary);
  hash_text (checksum, self->source);
  hash_text (checksum, self->from_date);
  hash_number (checksum, self->has_overall != FALSE);
  hash_number (checksum, self->audit_days);
  hash_number (checksum, self->next_step_good != FALSE);
  hash_scale (checksum, self->scale);
  hash_number (checksum, self->standards->len);
  for (guint i = 0; i < self->standards->len; i++)
    hash_standard (checksum, g_ptr_array_index (self->standards, i));
  hash_rules (checksum, self->rules);
  hash_voices (checksum, self->voices);

  return g_strdup (g_checksum_get_string (checksum));
}
