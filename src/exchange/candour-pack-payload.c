/* candour-pack-payload.c - the audits in a pack, and the grades that come back, to XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-payload.h"

#include <sodium.h>
#include <string.h>

#include "candour-age-private.h"
#include "candour-pack-private.h"

static const char code_letters[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
pack_audit_free (gpointer data)
{
  CandourPackAudit *self = data;

  g_free (self->code);
  g_free (self->due_on);
  g_free (self->commitment);
  g_free (self->salt);
  g_free (self->sealed_at);
  candour_audit_free (self->audit);
  g_free (self);
}

GPtrArray *
candour_pack_audits_new (void)
{
  return g_ptr_array_new_with_free_func (pack_audit_free);
}

CandourPackAudit *
candour_pack_audits_add (GPtrArray   *audits,
                         const char  *code)
{
  CandourPackAudit *self;

  g_return_val_if_fail (audits != NULL && code != NULL, NULL);

  self = g_new0 (CandourPackAudit, 1);
  self->code = g_strdup (code);
  self->commitment = g_strdup ("");
  self->salt = g_strdup ("");
  self->audit = candour_audit_new ();
  g_ptr_array_add (audits, self);

  return self;
}

CandourPackAudit *
candour_pack_audits_find (GPtrArray   *audits,
                          const char  *code)
{
  g_return_val_if_fail (audits != NULL && code != NULL, NULL);

  for (guint i = 0; i < audits->len; i++)
    {
      CandourPackAudit *audit = audits->pdata[i];

      if (g_str_equal (audit->code, code))
        return audit;
    }

  return NULL;
}

char *
candour_pack_audits_make_code (GPtrArray *audits)
{
  char code[CANDOUR_PACK_CODE_LENGTH + 1] = { 0 };

  g_return_val_if_fail (audits != NULL, NULL);

  candour_age_set_up ();
  do
    {
      for (int i = 0; i < CANDOUR_PACK_CODE_LENGTH; i++)
        code[i] = code_letters[randombytes_uniform (sizeof code_letters - 1)];
    }
  while (candour_pack_audits_find (audits, code) != NULL);

  return g_strdup (code);
}

/* --- Commitments ---------------------------------------------------------------------- */

char *
candour_pack_make_salt (void)
{
  guint8 salt[32];
  char text[2 * sizeof salt + 1];

  candour_age_set_up ();
  randombytes_buf (salt, sizeof salt);

  return g_strdup (sodium_bin2hex (text, sizeof text, salt, sizeof salt));
}

/* With its length before it, so that no text can pass for two others. */
static void
commit_text (GChecksum   *sum,
             const char  *text)
{
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));

  g_checksum_update (sum, (const guchar *) length, -1);
  g_checksum_update (sum, (const guchar *) text, -1);
}

static void
commit_number (GChecksum  *sum,
               int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  commit_text (sum, text);
}

static int
compare_standards (gconstpointer a,
                   gconstpointer b)
{
  const CandourGrading *first = *(CandourGrading *const *) a;
  const CandourGrading *second = *(CandourGrading *const *) b;

  return strcmp (first->standard_id, second->standard_id);
}

static GPtrArray *
sort_gradings (const CandourAudit  *audit,
               CandourGradingRole   role)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      CandourGrading *grading = audit->gradings->pdata[i];

      if (grading->role == role)
        g_ptr_array_add (sorted, grading);
    }
  g_ptr_array_sort (sorted, compare_standards);

  return sorted;
}

char *
candour_pack_commit (const CandourAudit  *audit,
                     const char          *salt)
{
  g_autoptr(GPtrArray) gradings = NULL;
  g_autoptr(GChecksum) sum = NULL;

  g_return_val_if_fail (audit != NULL && salt != NULL, NULL);

  gradings = sort_gradings (audit, CANDOUR_GRADING_AUDITOR);
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  commit_text (sum, salt);
  commit_number (sum, audit->overall);
  commit_text (sum, audit->overall_reason);
  for (guint i = 0; i < gradings->len; i++)
    {
      const CandourGrading *grading = gradings->pdata[i];

      commit_text (sum, grading->standard_id);
      commit_number (sum, grading->grade);
      commit_text (sum, grading->not_applicable ? grading->na_reason : "");
      commit_text (sum, grading->rationale);
      commit_text (sum, grading->strengths);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* --- Writing -------------------------------------------------------------------------- */

static void
start (xmlTextWriter  *writer,
       const char     *name)
{
  xmlTextWriterStartElement (writer, (const xmlChar *) name);
}

/* Nothing for "". */
static void
write_text (xmlTextWriter  *writer,
            const char     *name,
            const char     *text)
{
  if (*text != '\0')
    xmlTextWriterWriteElement (writer, (const xmlChar *) name, (const xmlChar *) text);
}

/* Nothing for 0: no grade. */
static void
write_grade (xmlTextWriter  *writer,
             const char     *name,
             int             grade)
{
  if (grade != 0)
    candour_pack_xml_number (writer, name, grade);
}

static void
write_source (xmlTextWriter          *writer,
              const CandourCitation  *citation)
{
  start (writer, "source");
  candour_pack_xml_attribute (writer, "type",
                              candour_code_from_value (candour_source_types, citation->type));
  candour_pack_xml_attribute (writer, "dated", citation->dated);
  xmlTextWriterWriteString (writer, (const xmlChar *) citation->reference);
  xmlTextWriterEndElement (writer);
}

static void
write_sources (xmlTextWriter         *writer,
               const CandourGrading  *grading)
{
  for (guint i = 0; i < grading->citations->len; i++)
    write_source (writer, grading->citations->pdata[i]);
}

/* Which prompts were answered, and by which sources: not how, nor what was made of them. */
static void
write_seen (xmlTextWriter         *writer,
            const CandourGrading  *grading)
{
  if (grading->answers->len == 0 && grading->citations->len == 0)
    return;

  start (writer, "standard");
  candour_pack_xml_attribute (writer, "id", grading->standard_id);
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      start (writer, "answered");
      candour_pack_xml_attribute (writer, "prompt", answer->prompt_id);
      xmlTextWriterEndElement (writer);
    }
  write_sources (writer, grading);
  xmlTextWriterEndElement (writer);
}

static void
write_voices (xmlTextWriter       *writer,
              const CandourAudit  *audit)
{
  for (guint i = 0; i < audit->voices->len; i++)
    {
      const CandourVoice *voice = audit->voices->pdata[i];

      start (writer, "voice");
      candour_pack_xml_attribute (writer, "of",
                                  candour_code_from_value (candour_voices, voice->voice));
      candour_pack_xml_attribute (writer, "outcome",
                                  candour_code_from_value (candour_voice_outcomes,
                                                           voice->outcome));
      candour_pack_xml_attribute (writer, "on", voice->on);
      xmlTextWriterEndElement (writer);
    }
}

static void
write_audit (xmlTextWriter           *writer,
             const CandourPackAudit  *self)
{
  g_autoptr(GPtrArray) gradings = sort_gradings (self->audit, CANDOUR_GRADING_AUDITOR);

  start (writer, "audit");
  candour_pack_xml_attribute (writer, "code", self->code);
  candour_pack_xml_number (writer, "framework", self->framework);
  candour_pack_xml_attribute (writer, "cohort",
                              candour_code_from_value (candour_cohorts, self->audit->cohort));
  candour_pack_xml_attribute (writer, "plan", self->audit->plan);
  candour_pack_xml_attribute (writer, "age-band", self->audit->age_band);
  candour_pack_xml_attribute (writer, "due", self->due_on);
  candour_pack_xml_attribute (writer, "commitment", self->commitment);
  for (guint i = 0; i < gradings->len; i++)
    write_seen (writer, gradings->pdata[i]);
  write_voices (writer, self->audit);
  xmlTextWriterEndElement (writer);
}

GBytes *
candour_pack_audits_write (GPtrArray *audits)
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;

  g_return_val_if_fail (audits != NULL, NULL);

  buffer = xmlBufferCreate ();
  writer = candour_pack_xml_begin (buffer, "audits");
  for (guint i = 0; i < audits->len; i++)
    write_audit (writer, audits->pdata[i]);

  return candour_pack_xml_finish (writer, buffer);
}

static void
write_answers (xmlTextWriter         *writer,
               const CandourGrading  *grading)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      start (writer, "answer");
      candour_pack_xml_attribute (writer, "prompt", answer->prompt_id);
      candour_pack_xml_attribute (writer, "value",
                                  candour_code_from_value (candour_answers, answer->value));
      if (answer->reason != NULL)
        xmlTextWriterWriteString (writer, (const xmlChar *) answer->reason);
      xmlTextWriterEndElement (writer);
    }
}

static void
write_grading (xmlTextWriter         *writer,
               const CandourGrading  *grading)
{
  start (writer, "grading");
  candour_pack_xml_attribute (writer, "standard", grading->standard_id);
  write_grade (writer, "grade", grading->grade);
  if (grading->not_applicable)
    xmlTextWriterWriteElement (writer, (const xmlChar *) "not-applicable",
                               (const xmlChar *) grading->na_reason);
  write_text (writer, "rationale", grading->rationale);
  write_text (writer, "strengths", grading->strengths);
  write_answers (writer, grading);
  write_sources (writer, grading);
  xmlTextWriterEndElement (writer);
}

static void
write_grades (xmlTextWriter           *writer,
              const CandourPackAudit  *self,
              CandourGradingRole       role)
{
  g_autoptr(GPtrArray) gradings = sort_gradings (self->audit, role);

  start (writer, "audit");
  candour_pack_xml_attribute (writer, "code", self->code);
  write_grade (writer, "overall", self->audit->overall);
  candour_pack_xml_attribute (writer, "sealed", self->sealed_at);
  candour_pack_xml_attribute (writer, "salt", self->salt);
  write_text (writer, "reason", self->audit->overall_reason);
  for (guint i = 0; i < gradings->len; i++)
    write_grading (writer, gradings->pdata[i]);
  xmlTextWriterEndElement (writer);
}

GBytes *
candour_pack_grades_write (GPtrArray           *audits,
                           CandourGradingRole   role)
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;

  g_return_val_if_fail (audits != NULL, NULL);

  buffer = xmlBufferCreate ();
  writer = candour_pack_xml_begin (buffer, "grades");
  for (guint i = 0; i < audits->len; i++)
    write_grades (writer, audits->pdata[i], role);

  return candour_pack_xml_finish (writer, buffer);
}
