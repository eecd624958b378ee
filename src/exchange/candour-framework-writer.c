/* candour-framework-writer.c - frameworks to our XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/xmlwriter.h>

#include "candour-framework-private.h"
#include "candour-framework-reader.h"

static void
start (xmlTextWriter *writer,
       const char    *name)
{
  xmlTextWriterStartElement (writer, (const xmlChar *) name);
}

static void
end (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

static void
attribute (xmlTextWriter *writer,
           const char    *name,
           const char    *value)
{
  xmlTextWriterWriteAttribute (writer, (const xmlChar *) name, (const xmlChar *) value);
}

static void
attribute_number (xmlTextWriter *writer,
                  const char    *name,
                  int            value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  attribute (writer, name, text);
}

static void
attribute_yes_no (xmlTextWriter *writer,
                  const char    *name,
                  gboolean       value)
{
  attribute (writer, name, value ? "yes" : "no");
}

/* Nothing for "", which the format says by leaving it out. */
static void
element (xmlTextWriter *writer,
         const char    *name,
         const char    *text)
{
  if (text != NULL && text[0] != '\0')
    xmlTextWriterWriteElement (writer, (const xmlChar *) name, (const xmlChar *) text);
}

static const char *
get_code (const CandourFramework *framework,
          int                     grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (framework, grade);

  return found != NULL ? found->code : "";
}

/* --- Parts ---------------------------------------------------------------------------- */

static void
write_grade (xmlTextWriter           *writer,
             const CandourScaleGrade *grade)
{
  start (writer, "grade");
  attribute (writer, "code", grade->code);
  attribute (writer, "drawn-as", candour_grade_get_code (grade->drawn_as));
  attribute_yes_no (writer, "needs-action", grade->needs_action);
  if (grade->action_days >= 0)
    attribute_number (writer, "action-days", grade->action_days);
  element (writer, "name", grade->name);
  element (writer, "short", grade->short_name);
  element (writer, "meaning", grade->meaning);
  end (writer);
}

static void
write_scale (xmlTextWriter          *writer,
             const CandourFramework *framework)
{
  start (writer, "scale");
  for (guint i = 0; i < framework->scale->len; i++)
    write_grade (writer, g_ptr_array_index (framework->scale, i));
  end (writer);
}

static void
write_voices (xmlTextWriter          *writer,
              const CandourFramework *framework)
{
  start (writer, "voices");
  for (guint i = 0; i < framework->voices->len; i++)
    {
      const CandourVoiceNeed *need = g_ptr_array_index (framework->voices, i);

      start (writer, "voice");
      attribute (writer, "code", candour_code_from_value (candour_voices, need->voice));
      attribute_yes_no (writer, "required", need->required);
      end (writer);
    }
  end (writer);
}

static void
write_cohorts (xmlTextWriter *writer,
               guint          cohorts)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (const CandourCode *code = candour_cohorts; code->code != NULL; code++)
    if ((cohorts & code->value) != 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code->code);

  attribute (writer, "cohorts", codes->str);
}

static void
write_about (xmlTextWriter *writer,
             const char    *about)
{
  g_auto(GStrv) paragraphs = NULL;

  if (about == NULL || about[0] == '\0')
    return;

  paragraphs = g_strsplit (about, "\n\n", -1);
  start (writer, "about");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    element (writer, "p", paragraphs[i]);
  end (writer);
}

static void
write_text_of (xmlTextWriter *writer,
               const char    *name,
               const char    *key,
               const char    *value,
               const char    *text)
{
  start (writer, name);
  attribute (writer, key, value);
  xmlTextWriterWriteString (writer, (const xmlChar *) text);
  end (writer);
}

static void
write_standard (xmlTextWriter          *writer,
                const CandourFramework *framework,
                const CandourStandard  *standard)
{
  start (writer, "standard");
  attribute (writer, "id", standard->id);
  if (standard->cohorts != CANDOUR_COHORT_ALL)
    write_cohorts (writer, standard->cohorts);
  element (writer, "name", standard->name);
  element (writer, "question", standard->question);
  write_about (writer, standard->about);

  for (guint i = 0; i < standard->prompts->len; i++)
    {
      const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, i);

      write_text_of (writer, "prompt", "id", prompt->id, prompt->text);
    }
  for (guint i = 0; i < standard->descriptors->len; i++)
    write_text_of (writer, "descriptor", "grade", get_code (framework, (int) i + 1),
                   g_ptr_array_index (standard->descriptors, i));
  end (writer);
}

static void
write_rule (xmlTextWriter          *writer,
            const CandourFramework *framework,
            const CandourRule      *rule)
{
  start (writer, candour_framework_rule_element (rule->kind));
  if (rule->standard_id != NULL)
    attribute (writer, "standard", rule->standard_id);
  else
    attribute_number (writer, "count", rule->count);
  attribute (writer, "grade", get_code (framework, rule->grade));
  attribute (writer, "overall", get_code (framework, rule->target));
  end (writer);
}

static void
write_head (xmlTextWriter          *writer,
            const CandourFramework *framework)
{
  attribute (writer, "xmlns", CANDOUR_FRAMEWORK_NAMESPACE);
  attribute (writer, "code", framework->code);
  attribute_number (writer, "version", framework->version);
  attribute (writer, "kind", candour_code_from_value (candour_kinds, framework->kind));
  if (framework->from_date != NULL)
    attribute (writer, "from", framework->from_date);
  attribute_number (writer, "audit-days", framework->audit_days);
  attribute_yes_no (writer, "overall", framework->has_overall);
  attribute_yes_no (writer, "next-step-good", framework->next_step_good);
  element (writer, "title", framework->title);
  element (writer, "summary", framework->summary);
  element (writer, "source", framework->source);
}

/* --- The whole ------------------------------------------------------------------------ */

static void
write_framework (xmlTextWriter          *writer,
                 const CandourFramework *framework)
{
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, (const xmlChar *) "  ");
  xmlTextWriterStartDocument (writer, "1.0", "UTF-8", NULL);

  start (writer, "framework");
  write_head (writer, framework);
  write_scale (writer, framework);
  write_voices (writer, framework);

  start (writer, "standards");
  for (guint i = 0; i < framework->standards->len; i++)
    write_standard (writer, framework, g_ptr_array_index (framework->standards, i));
  end (writer);

  start (writer, "rules");
  for (guint i = 0; i < framework->rules->len; i++)
    write_rule (writer, framework, g_ptr_array_index (framework->rules, i));
  end (writer);

  xmlTextWriterEndDocument (writer);
}

GBytes *
candour_framework_write (const CandourFramework *framework)
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;
  GBytes *bytes;

  g_return_val_if_fail (framework != NULL, NULL);

  buffer = xmlBufferCreate ();
  writer = xmlNewTextWriterMemory (buffer, 0);
  write_framework (writer, framework);
  xmlFreeTextWriter (writer);

  bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);

  return bytes;
}
