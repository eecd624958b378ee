/* candour-framework-build.c - makes a framework of its document, and checks it as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built as well where the XSD found faults, so that a person sees all of them at once: what
 * cannot be understood is left empty here, for it was told there.
 */

#include "candour-framework-private.h"

#include <glib/gi18n-lib.h>

/* The default of the XSD. */
#define AUDIT_DAYS 10

static gboolean
is_yes (xmlNode    *node,
        const char *name,
        gboolean    fallback)
{
  g_autofree char *value = candour_xml_dup_attribute (node, name);

  return value != NULL ? g_str_equal (value, "yes") : fallback;
}

static int
get_number (xmlNode    *node,
            const char *name,
            int         fallback)
{
  g_autofree char *value = candour_xml_dup_attribute (node, name);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1, 9999) : fallback;
}

static char *
dup_child_text (xmlNode    *node,
                const char *name)
{
  return candour_xml_dup_text (candour_xml_find_child (node, name));
}

/* --- Scale and voices ----------------------------------------------------------------- */

static void
check_grade (const CandourFramework  *framework,
             const CandourScaleGrade *grade,
             int                      line,
             GPtrArray               *faults)
{
  g_autofree char *name = candour_fault_quote (grade->name);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *before = g_ptr_array_index (framework->scale, i);
      g_autofree char *weaker = candour_fault_quote (before->name);

      if (before == grade)
        return;
      if (grade->name[0] != '\0' && g_str_equal (before->name, grade->name))
        candour_faults_add (faults, line, g_strdup_printf (_("Two grades are called %s"), name));
      if (grade->drawn_as != CANDOUR_GRADE_NONE && before->drawn_as > grade->drawn_as)
        candour_faults_add (faults, line,
                            /* Translators: names of two grades */
                            g_strdup_printf (_("%s is drawn weaker than %s, which is before it"),
                                             name, weaker));
    }
}

static void
build_grade (CandourFramework *framework,
             xmlNode          *node,
             GPtrArray        *faults)
{
  CandourScaleGrade *grade = candour_framework_add_grade (framework);
  g_autofree char *drawn_as = candour_xml_dup_attribute (node, "drawn-as");

  grade->code = candour_xml_dup_attribute (node, "code");
  grade->name = dup_child_text (node, "name");
  grade->short_name = dup_child_text (node, "short");
  if (grade->short_name[0] == '\0')
    {
      g_free (grade->short_name);
      grade->short_name = g_strdup (grade->name);
    }
  grade->meaning = dup_child_text (node, "meaning");
  if (drawn_as != NULL)
    candour_grade_from_code (drawn_as, &grade->drawn_as);
  grade->needs_action = is_yes (node, "needs-action", FALSE);
  grade->action_days = get_number (node, "action-days", -1);

  check_grade (framework, grade, candour_xml_get_line (node), faults);
}

static void
build_scale (CandourFramework *framework,
             xmlNode          *scale,
             GPtrArray        *faults)
{
  for (xmlNode *node = candour_xml_find_child (scale, "grade");
       node != NULL && framework->scale->len < CANDOUR_MAX_GRADE;
       node = candour_xml_find_next (node, "grade"))
    build_grade (framework, node, faults);

  if (framework->scale->len == 1)
    candour_faults_add (faults, candour_xml_get_line (scale),
                        g_strdup (_("A scale has two grades or more, or none at all")));
}

static void
build_voices (CandourFramework *framework,
              xmlNode          *voices)
{
  for (xmlNode *node = candour_xml_find_child (voices, "voice"); node != NULL;
       node = candour_xml_find_next (node, "voice"))
    {
      CandourVoiceNeed *need = candour_framework_add_voice (framework);
      g_autofree char *code = candour_xml_dup_attribute (node, "code");

      need->voice = candour_code_to_value (candour_voices, code, CANDOUR_VOICE_PRACTITIONER);
      need->required = is_yes (node, "required", FALSE);
    }
}

/* --- Standards ------------------------------------------------------------------------ */

static guint
get_cohorts (xmlNode *node)
{
  g_autofree char *value = candour_xml_dup_attribute (node, "cohorts");
  g_auto(GStrv) codes = value != NULL ? g_strsplit (value, " ", -1) : NULL;
  guint cohorts = 0;

  if (codes == NULL)
    return CANDOUR_COHORT_ALL;

  for (guint i = 0; codes[i] != NULL; i++)
    cohorts |= candour_code_to_value (candour_cohorts, codes[i], 0);

  return cohorts;
}

/* Paragraphs, with an empty line between them. */
static char *
dup_about (xmlNode *about)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (xmlNode *node = candour_xml_find_child (about, "p"); node != NULL;
       node = candour_xml_find_next (node, "p"))
    {
      g_autofree char *paragraph = candour_xml_dup_text (node);

      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, paragraph);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static xmlNode *
find_descriptor (xmlNode    *standard,
                 const char *grade_code)
{
  for (xmlNode *node = candour_xml_find_child (standard, "descriptor"); node != NULL;
       node = candour_xml_find_next (node, "descriptor"))
    {
      g_autofree char *code = candour_xml_dup_attribute (node, "grade");

      if (g_strcmp0 (code, grade_code) == 0)
        return node;
    }

  return NULL;
}

static void
build_descriptors (const CandourFramework *framework,
                   CandourStandard        *standard,
                   xmlNode                *node,
                   GPtrArray              *faults)
{
  g_autofree char *name = candour_fault_quote (standard->name);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = g_ptr_array_index (framework->scale, i);
      const char *grade_name = grade->name[0] != '\0' ? grade->name : grade->code;
      xmlNode *descriptor = find_descriptor (node, grade->code);
      char *text = candour_xml_dup_text (descriptor);

      g_ptr_array_add (standard->descriptors, text);
      if (text[0] == '\0')
        candour_faults_add (faults,
                            candour_xml_get_line (descriptor != NULL ? descriptor : node),
                            /* Translators: a standard's name, and a grade's */
                            g_strdup_printf (_("%s has no description for %s"), name,
                                             grade_name));
    }
}

static void
check_standard (const CandourFramework *framework,
                const CandourStandard  *standard,
                int                     line,
                GPtrArray              *faults)
{
  g_autofree char *name = candour_fault_quote (standard->name);

  for (guint i = 0; standard->name[0] != '\0' && i < framework->standards->len; i++)
    {
      const CandourStandard *before = g_ptr_array_index (framework->standards, i);

      if (before != standard && g_str_equal (before->name, standard->name))
        {
          candour_faults_add (faults, line,
                              g_strdup_printf (_("Two standards are called %s"), name));
          return;
        }
    }
}

static void
build_standard (CandourFramework *framework,
                xmlNode          *node,
                GPtrArray        *faults)
{
  CandourStandard *standard = candour_framework_add_standard (framework);

  standard->id = candour_xml_dup_attribute (node, "id");
  standard->name = dup_child_text (node, "name");
  standard->question = dup_child_text (node, "question");
  standard->about = dup_about (candour_xml_find_child (node, "about"));
  standard->cohorts = get_cohorts (node);

  for (xmlNode *prompt = candour_xml_find_child (node, "prompt"); prompt != NULL;
       prompt = candour_xml_find_next (prompt, "prompt"))
    {
      g_autofree char *id = candour_xml_dup_attribute (prompt, "id");
      g_autofree char *text = candour_xml_dup_text (prompt);

      candour_standard_add_prompt (standard, id, text);
    }

  build_descriptors (framework, standard, node, faults);
  check_standard (framework, standard, candour_xml_get_line (node), faults);
}

/* --- Rules ---------------------------------------------------------------------------- */

static const struct
{
  const char      *element;
  CandourRuleKind  kind;
} rules[] = {
  { "limit", CANDOUR_RULE_LIMIT },
  { "limit-count", CANDOUR_RULE_LIMIT_COUNT },
  { "suggest", CANDOUR_RULE_SUGGEST },
  { "needs", CANDOUR_RULE_NEEDS },
  { "needs-count", CANDOUR_RULE_NEEDS_COUNT },
};

const char *
candour_framework_rule_element (CandourRuleKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind)
      return rules[i].element;

  g_return_val_if_reached (NULL);
}

static int
find_grade (const CandourFramework *framework,
            xmlNode                *node,
            const char             *name)
{
  g_autofree char *code = candour_xml_dup_attribute (node, name);

  return code != NULL ? candour_framework_find_grade (framework, code) : 0;
}

static void
build_rule (CandourFramework *framework,
            xmlNode          *node,
            CandourRuleKind   kind,
            GPtrArray        *faults)
{
  CandourRule *rule = candour_framework_add_rule (framework);

  rule->kind = kind;
  rule->standard_id = candour_xml_dup_attribute (node, "standard");
  rule->grade = find_grade (framework, node, "grade");
  rule->target = find_grade (framework, node, "overall");
  rule->count = get_number (node, "count", 0);

  if (rule->count > (int) framework->standards->len)
    candour_faults_add (faults, candour_xml_get_line (node),
                        g_strdup (_("A rule counts more standards than there are")));
}

static void
build_rules (CandourFramework *framework,
             xmlNode          *node,
             GPtrArray        *faults)
{
  for (node = candour_xml_find_child (node, NULL); node != NULL;
       node = candour_xml_find_next (node, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      if (candour_xml_is (node, rules[i].element))
        build_rule (framework, node, rules[i].kind, faults);
}

/* --- The whole ------------------------------------------------------------------------ */

static void
build_head (CandourFramework *framework,
            xmlNode          *root)
{
  g_autofree char *kind = candour_xml_dup_attribute (root, "kind");

  framework->code = candour_xml_dup_attribute (root, "code");
  framework->version = get_number (root, "version", 0);
  framework->kind = candour_code_to_value (candour_kinds, kind, CANDOUR_KIND_CASE_FILE_AUDIT);
  framework->title = dup_child_text (root, "title");
  framework->summary = dup_child_text (root, "summary");
  framework->source = dup_child_text (root, "source");
  framework->from_date = candour_xml_dup_attribute (root, "from");
  framework->has_overall = is_yes (root, "overall", TRUE);
  framework->audit_days = get_number (root, "audit-days", AUDIT_DAYS);
  framework->next_step_good = is_yes (root, "next-step-good", FALSE);
}

static void
check_overall (const CandourFramework *framework,
               xmlNode                *root,
               GPtrArray              *faults)
{
  xmlNode *rules_node = candour_xml_find_child (root, "rules");

  if (framework->scale->len == 0 && framework->has_overall)
    candour_faults_add (faults, candour_xml_get_line (root),
                        g_strdup (_("Without grades there is no overall judgement:"
                                    " say overall=\"no\"")));
  if (!framework->has_overall && framework->rules->len > 0)
    candour_faults_add (faults, candour_xml_get_line (rules_node),
                        g_strdup (_("There are rules for an overall judgement, and the"
                                    " framework has none")));
}

CandourFramework *
candour_framework_build (xmlDoc    *document,
                         GPtrArray *faults)
{
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNode *standards = candour_xml_find_child (root, "standards");
  g_autoptr(CandourFramework) framework = candour_framework_new ();

  build_head (framework, root);
  build_scale (framework, candour_xml_find_child (root, "scale"), faults);
  build_voices (framework, candour_xml_find_child (root, "voices"));
  for (xmlNode *node = candour_xml_find_child (standards, "standard"); node != NULL;
       node = candour_xml_find_next (node, "standard"))
    build_standard (framework, node, faults);
  build_rules (framework, candour_xml_find_child (root, "rules"), faults);
  check_overall (framework, root, faults);

  return g_steal_pointer (&framework);
}
