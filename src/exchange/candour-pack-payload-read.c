/* candour-pack-payload-read.c - the audits in a pack, and the grades that come back, from XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema has seen to it that everything is there, once, and of its kind; that a code is one
 * of our closed lists is checked here.
 */

#include "candour-pack-payload.h"

#include "candour-framework-private.h"
#include "candour-pack-private.h"

/* NULL for "". */
static char *
dup_known (xmlNode     *node,
           const char  *name)
{
  g_autofree char *text = candour_pack_xml_dup (node, name);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* -1: none of @list. */
static int
read_code (xmlNode            *node,
           const char         *name,
           const CandourCode  *list)
{
  g_autofree char *code = candour_pack_xml_dup (node, name);

  return candour_code_to_value (list, code, -1);
}

/* As it was written: words of people keep their lines. */
static char *
dup_content (xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *copy = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);

  return copy;
}

static void
take_content (char     **field,
              xmlNode   *node,
              const char *name)
{
  g_free (*field);
  *field = dup_content (candour_xml_find_child (node, name));
}

static gboolean
read_sources (CandourGrading  *grading,
              xmlNode         *node)
{
  for (xmlNode *source = candour_xml_find_child (node, "source"); source != NULL;
       source = candour_xml_find_next (source, "source"))
    {
      int type = read_code (source, "type", candour_source_types);
      g_autofree char *dated = dup_known (source, "dated");
      g_autofree char *reference = dup_content (source);

      if (type < 0)
        return FALSE;
      g_ptr_array_add (grading->citations,
                       candour_citation_new (grading->standard_id, type, dated, reference));
    }

  return TRUE;
}

static gboolean
read_answers (CandourGrading  *grading,
              xmlNode         *node)
{
  for (xmlNode *answer = candour_xml_find_child (node, "answer"); answer != NULL;
       answer = candour_xml_find_next (answer, "answer"))
    {
      int value = read_code (answer, "value", candour_answers);
      g_autofree char *prompt_id = candour_pack_xml_dup (answer, "prompt");
      g_autofree char *reason = dup_content (answer);

      if (value < 0 || value == CANDOUR_ANSWER_NONE)
        return FALSE;
      g_ptr_array_add (grading->answers, candour_answer_new (prompt_id, value, reason));
    }

  return TRUE;
}

/* --- What goes out -------------------------------------------------------------------- */

static void
read_answered (CandourGrading  *grading,
               xmlNode         *node)
{
  for (xmlNode *answered = candour_xml_find_child (node, "answered"); answered != NULL;
       answered = candour_xml_find_next (answered, "answered"))
    {
      g_autofree char *prompt_id = candour_pack_xml_dup (answered, "prompt");

      g_ptr_array_add (grading->answers,
                       candour_answer_new (prompt_id, CANDOUR_ANSWER_NONE, NULL));
    }
}

static gboolean
read_standards (CandourAudit  *audit,
                xmlNode       *node)
{
  for (xmlNode *standard = candour_xml_find_child (node, "standard"); standard != NULL;
       standard = candour_xml_find_next (standard, "standard"))
    {
      g_autofree char *id = candour_pack_xml_dup (standard, "id");
      CandourGrading *grading =
        candour_audit_ensure_grading (audit, id, CANDOUR_GRADING_AUDITOR);

      read_answered (grading, standard);
      if (!read_sources (grading, standard))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_voices (CandourAudit  *audit,
             xmlNode       *node)
{
  for (xmlNode *child = candour_xml_find_child (node, "voice"); child != NULL;
       child = candour_xml_find_next (child, "voice"))
    {
      int of = read_code (child, "of", candour_voices);
      int outcome = read_code (child, "outcome", candour_voice_outcomes);
      CandourVoice *voice;

      if (of < 0 || outcome < 0)
        return FALSE;

      voice = candour_voice_new (of);
      voice->outcome = outcome;
      voice->on = dup_known (child, "on");
      g_ptr_array_add (audit->voices, voice);
    }

  return TRUE;
}

static gboolean
read_audit (GPtrArray  *audits,
            xmlNode    *node)
{
  g_autofree char *code = candour_pack_xml_dup (node, "code");
  CandourPackAudit *self = candour_pack_audits_add (audits, code);
  int cohort = read_code (node, "cohort", candour_cohorts);

  if (cohort < 0)
    return FALSE;

  self->framework = candour_pack_xml_get_number (node, "framework");
  self->due_on = dup_known (node, "due");
  g_free (self->commitment);
  self->commitment = candour_pack_xml_dup (node, "commitment");
  self->audit->cohort = cohort;
  g_free (self->audit->plan);
  self->audit->plan = candour_pack_xml_dup (node, "plan");
  g_free (self->audit->age_band);
  self->audit->age_band = candour_pack_xml_dup (node, "age-band");

  return read_standards (self->audit, node) && read_voices (self->audit, node);
}

GPtrArray *
candour_pack_audits_read (GBytes  *bytes,
                          GError **error)
{
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(xmlDoc) document = NULL;
  xmlNode *root;

  g_return_val_if_fail (bytes != NULL, NULL);

  document = candour_pack_xml_read (bytes, "audits", error);
  if (document == NULL)
    return NULL;

  audits = candour_pack_audits_new ();
  root = xmlDocGetRootElement (document);
  for (xmlNode *node = candour_xml_find_child (root, "audit"); node != NULL;
       node = candour_xml_find_next (node, "audit"))
    {
      if (!read_audit (audits, node))
        {
          candour_pack_refuse (error);
          return NULL;
        }
    }

  return g_steal_pointer (&audits);
}

/* --- What comes back, and what is revealed -------------------------------------------- */

static gboolean
read_grading (CandourAudit        *audit,
              CandourGradingRole   role,
              xmlNode             *node)
{
  g_autofree char *id = candour_pack_xml_dup (node, "standard");
  CandourGrading *grading = candour_audit_ensure_grading (audit, id, role);

  grading->grade = candour_pack_xml_get_number (node, "grade");
  grading->not_applicable = candour_xml_find_child (node, "not-applicable") != NULL;
  take_content (&grading->na_reason, node, "not-applicable");
  take_content (&grading->rationale, node, "rationale");
  take_content (&grading->strengths, node, "strengths");

  return read_answers (grading, node) && read_sources (grading, node);
}

static gboolean
read_grades (GPtrArray           *audits,
             CandourGradingRole   role,
             xmlNode             *node)
{
  g_autofree char *code = candour_pack_xml_dup (node, "code");
  CandourPackAudit *self = candour_pack_audits_add (audits, code);

  self->sealed_at = dup_known (node, "sealed");
  g_free (self->salt);
  self->salt = candour_pack_xml_dup (node, "salt");
  self->audit->overall = candour_pack_xml_get_number (node, "overall");
  take_content (&self->audit->overall_reason, node, "reason");

  for (xmlNode *grading = candour_xml_find_child (node, "grading"); grading != NULL;
       grading = candour_xml_find_next (grading, "grading"))
    {
      if (!read_grading (self->audit, role, grading))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
candour_pack_grades_read (GBytes              *bytes,
                          CandourGradingRole   role,
                          GError             **error)
{
  g_autoptr(GPtrArray) audits = NULL;
  g_autoptr(xmlDoc) document = NULL;
  xmlNode *root;

  g_return_val_if_fail (bytes != NULL, NULL);

  document = candour_pack_xml_read (bytes, "grades", error);
  if (document == NULL)
    return NULL;

  audits = candour_pack_audits_new ();
  root = xmlDocGetRootElement (document);
  for (xmlNode *node = candour_xml_find_child (root, "audit"); node != NULL;
       node = candour_xml_find_next (node, "audit"))
    {
      if (!read_grades (audits, role, node))
        {
          candour_pack_refuse (error);
          return NULL;
        }
    }

  return g_steal_pointer (&audits);
}
