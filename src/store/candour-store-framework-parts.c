/* candour-store-framework-parts.c - writes and reads the parts of one version of a framework
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-frameworks-private.h"

static const char *
get_words (const char *words)
{
  return words != NULL ? words : "";
}

/* What a new struct has in the field gives way. */
static void
take_words (char             **field,
            CandourStatement  *statement,
            int                column)
{
  g_free (*field);
  *field = g_strdup (candour_statement_get_text (statement, column));
}

/* --- Writing -------------------------------------------------------------------------- */

static const char write_grade_sql[] =
  "INSERT INTO framework_grade (framework_id, grade, code, name, short_name, meaning, drawn_as,"
  " needs_action, action_days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

static gboolean
write_grade (CandourDb                *db,
             const char               *id,
             int                       grade,
             const CandourScaleGrade  *words,
             GError                  **error)
{
  return candour_db_execute (db, write_grade_sql, error, "sissssiii", id, (gint64) grade,
                             get_words (words->code), get_words (words->name),
                             get_words (words->short_name), get_words (words->meaning),
                             (gint64) words->drawn_as, (gint64) words->needs_action,
                             (gint64) words->action_days);
}

static const char write_prompt_sql[] =
  "INSERT INTO prompt (framework_id, standard_id, prompt_id, position, words)"
  " VALUES ($1, $2, $3, $4, $5)";

static gboolean
write_prompts (CandourDb              *db,
               const char             *id,
               const CandourStandard  *standard,
               GError                **error)
{
  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = standard->prompts->pdata[i];

      if (!candour_db_execute (db, write_prompt_sql, error, "sssis", id, standard->id, prompt->id,
                               (gint64) i, get_words (prompt->text)))
        return FALSE;
    }

  return TRUE;
}

static const char write_descriptor_sql[] =
  "INSERT INTO descriptor (framework_id, standard_id, grade, words) VALUES ($1, $2, $3, $4)";

/* A grade without words is written as well, so that as many come back. */
static gboolean
write_descriptors (CandourDb              *db,
                   const char             *id,
                   const CandourStandard  *standard,
                   GError                **error)
{
  for (guint i = 0; i < standard->descriptors->len; i++)
    if (!candour_db_execute (db, write_descriptor_sql, error, "ssis", id, standard->id,
                             (gint64) i + 1, get_words (standard->descriptors->pdata[i])))
      return FALSE;

  return TRUE;
}

static const char write_standard_sql[] =
  "INSERT INTO standard (framework_id, standard_id, position, name, question, about, cohorts)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7)";

static gboolean
write_standard (CandourDb              *db,
                const char             *id,
                int                     position,
                const CandourStandard  *standard,
                GError                **error)
{
  return candour_db_execute (db, write_standard_sql, error, "ssisssi", id, standard->id,
                             (gint64) position, get_words (standard->name),
                             get_words (standard->question), get_words (standard->about),
                             (gint64) standard->cohorts)
         && write_prompts (db, id, standard, error)
         && write_descriptors (db, id, standard, error);
}

static const char write_rule_sql[] =
  "INSERT INTO framework_rule (framework_id, position, kind, standard_id, grade, target, quantity)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7)";

static gboolean
write_rule (CandourDb          *db,
            const char         *id,
            int                 position,
            const CandourRule  *rule,
            GError            **error)
{
  return candour_db_execute (db, write_rule_sql, error, "siisiii", id, (gint64) position,
                             (gint64) rule->kind, rule->standard_id, (gint64) rule->grade,
                             (gint64) rule->target, (gint64) rule->count);
}

static const char write_voice_sql[] =
  "INSERT INTO framework_voice (framework_id, position, voice, required) VALUES ($1, $2, $3, $4)";

static gboolean
write_voice (CandourDb               *db,
             const char              *id,
             int                      position,
             const CandourVoiceNeed  *need,
             GError                 **error)
{
  return candour_db_execute (db, write_voice_sql, error, "sisi", id, (gint64) position,
                             candour_code_from_value (candour_voices, need->voice),
                             (gint64) need->required);
}

gboolean
candour_store_frameworks_write_parts (CandourDb               *db,
                                      const char              *id,
                                      const CandourFramework  *framework,
                                      GError                 **error)
{
  for (guint i = 0; i < framework->scale->len; i++)
    if (!write_grade (db, id, i + 1, framework->scale->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < framework->standards->len; i++)
    if (!write_standard (db, id, i, framework->standards->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < framework->rules->len; i++)
    if (!write_rule (db, id, i, framework->rules->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < framework->voices->len; i++)
    if (!write_voice (db, id, i, framework->voices->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- Reading -------------------------------------------------------------------------- */

static const char read_scale_sql[] =
  "SELECT code, name, short_name, meaning, drawn_as, needs_action, action_days"
  " FROM framework_grade WHERE framework_id = $1 ORDER BY grade";

static gboolean
read_scale (CandourDb         *db,
            CandourFramework  *framework,
            GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_scale_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourScaleGrade *grade = candour_framework_add_grade (framework);

      take_words (&grade->code, statement, 0);
      take_words (&grade->name, statement, 1);
      take_words (&grade->short_name, statement, 2);
      take_words (&grade->meaning, statement, 3);
      grade->drawn_as = candour_statement_get_int (statement, 4);
      grade->needs_action = candour_statement_get_int (statement, 5);
      grade->action_days = candour_statement_get_int (statement, 6);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char read_standards_sql[] =
  "SELECT standard_id, name, question, about, cohorts"
  " FROM standard WHERE framework_id = $1 ORDER BY position";

static gboolean
read_standards (CandourDb         *db,
                CandourFramework  *framework,
                GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_standards_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourStandard *standard = candour_framework_add_standard (framework);

      take_words (&standard->id, statement, 0);
      take_words (&standard->name, statement, 1);
      take_words (&standard->question, statement, 2);
      take_words (&standard->about, statement, 3);
      standard->cohorts = candour_statement_get_int (statement, 4);
    }

  return step == CANDOUR_STEP_DONE;
}

/* The framework is this call's own until it is handed out. */
static CandourStandard *
find_standard (CandourFramework *framework,
               CandourStatement *statement)
{
  const char *id = candour_statement_get_text (statement, 0);

  return (CandourStandard *) candour_framework_find_standard (framework, id, NULL);
}

static const char read_prompts_sql[] =
  "SELECT standard_id, prompt_id, words"
  " FROM prompt WHERE framework_id = $1 ORDER BY standard_id, position";

static gboolean
read_prompts (CandourDb         *db,
              CandourFramework  *framework,
              GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_prompts_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    candour_standard_add_prompt (find_standard (framework, statement),
                                 candour_statement_get_text (statement, 1),
                                 candour_statement_get_text (statement, 2));

  return step == CANDOUR_STEP_DONE;
}

static const char read_descriptors_sql[] =
  "SELECT standard_id, grade, words"
  " FROM descriptor WHERE framework_id = $1 ORDER BY standard_id, grade";

static gboolean
read_descriptors (CandourDb         *db,
                  CandourFramework  *framework,
                  GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_descriptors_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      GPtrArray *descriptors = find_standard (framework, statement)->descriptors;
      int grade = candour_statement_get_int (statement, 1);

      if (descriptors->len < (guint) grade)
        g_ptr_array_set_size (descriptors, grade);
      take_words ((char **) &descriptors->pdata[grade - 1], statement, 2);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char read_rules_sql[] =
  "SELECT kind, standard_id, grade, target, quantity"
  " FROM framework_rule WHERE framework_id = $1 ORDER BY position";

static gboolean
read_rules (CandourDb         *db,
            CandourFramework  *framework,
            GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_rules_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourRule *rule = candour_framework_add_rule (framework);

      rule->kind = candour_statement_get_int (statement, 0);
      take_words (&rule->standard_id, statement, 1);
      rule->grade = candour_statement_get_int (statement, 2);
      rule->target = candour_statement_get_int (statement, 3);
      rule->count = candour_statement_get_int (statement, 4);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char read_voices_sql[] =
  "SELECT voice, required FROM framework_voice WHERE framework_id = $1 ORDER BY position";

static gboolean
read_voices (CandourDb         *db,
             CandourFramework  *framework,
             GError           **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, read_voices_sql, error, "s", framework->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourVoiceNeed *need = candour_framework_add_voice (framework);

      need->voice = candour_code_to_value (candour_voices,
                                           candour_statement_get_text (statement, 0),
                                           CANDOUR_VOICE_PRACTITIONER);
      need->required = candour_statement_get_int (statement, 1);
    }

  return step == CANDOUR_STEP_DONE;
}

gboolean
candour_store_frameworks_read_parts (CandourDb         *db,
                                     CandourFramework  *framework,
                                     GError           **error)
{
  return read_scale (db, framework, error)
         && read_standards (db, framework, error)
         && read_prompts (db, framework, error)
         && read_descriptors (db, framework, error)
         && read_rules (db, framework, error)
         && read_voices (db, framework, error);
}
