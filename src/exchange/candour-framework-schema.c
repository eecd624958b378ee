/* candour-framework-schema.c - what our XSD finds in a framework, in sentences for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 says "Element '{uri}grade', attribute 'action-days': ...". Elements, attributes and the
 * names of constraints are taken from its message, where they are not the file's to choose; what
 * the file says is taken from the document, and only for keyrefs from the message.
 */

#include "candour-framework-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/xmlschemas.h>

#include "candour-codes.h"
#include "candour-error.h"
#include "candour-xml-gate.h"
#include "exchange-resources.h"

#define SCHEMA "/io/github/candour/Candour/schemas/framework-1.xsd"

typedef struct
{
  const xmlError *error;
  char           *element;
  char           *attribute;   /* NULL: it is about the element */
  char           *value;       /* the attribute's; may be NULL */
} Problem;

/* --- Reading libxml2's message -------------------------------------------------------- */

/* What stands between @before and the next @after; NULL where there is no such thing. */
static char *
dup_between (const char *text,
             const char *before,
             const char *after)
{
  const char *start = strstr (text, before);
  const char *end;

  if (start == NULL)
    return NULL;

  start += strlen (before);
  end = strstr (start, after);

  return end != NULL ? g_strndup (start, end - start) : NULL;
}

/* "{uri}name" without the uri. */
static char *
dup_local (const char *name)
{
  const char *end = name != NULL ? strrchr (name, '}') : NULL;

  return g_strdup (end != NULL ? end + 1 : name);
}

static void
problem_init (Problem        *self,
              const xmlError *error)
{
  const char *colon = strstr (error->message, "': ");
  g_autofree char *head = colon != NULL ? g_strndup (error->message, colon + 1 - error->message)
                                        : g_strdup ("");
  g_autofree char *element = dup_between (head, "Element '", "'");
  xmlNode *node = error->node;

  self->error = error;
  self->element = dup_local (element);
  self->attribute = dup_between (head, ", attribute '", "'");
  if (node != NULL && node->type == XML_ATTRIBUTE_NODE)
    node = node->parent;
  self->value = self->attribute != NULL ? candour_xml_dup_attribute (node, self->attribute) : NULL;
}

static void
problem_clear (Problem *self)
{
  g_free (self->element);
  g_free (self->attribute);
  g_free (self->value);
}

/* "( {uri}name, {uri}short )" as "<name> or <short>"; NULL where nothing is expected. */
static char *
dup_expected (const char *message)
{
  const char *list = strstr (message, "Expected is");
  g_autofree char *names = list != NULL ? dup_between (list, "( ", " )") : NULL;
  g_auto(GStrv) parts = names != NULL ? g_strsplit (names, ", ", -1) : NULL;

  if (parts == NULL)
    return NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = dup_local (parts[i]);

      g_free (parts[i]);
      parts[i] = g_strconcat ("<", name, ">", NULL);
    }

  /* Translators: between names of XML elements, one of which is expected */
  return g_strjoinv (_(" or "), parts);
}

/* --- Sentences ------------------------------------------------------------------------ */

static char *
join_codes (const CandourCode *list)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (; list->code != NULL; list++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", list->code);

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* The first cohort of a list that is none. */
static char *
dup_unknown_cohort (const char *value)
{
  g_auto(GStrv) codes = g_strsplit (value != NULL ? value : "", " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    if (candour_code_to_value (candour_cohorts, codes[i], 0) == 0)
      return g_strdup (codes[i]);

  return g_strdup (value);
}

static char *
describe_choice (const char        *value,
                 const CandourCode *list)
{
  g_autofree char *quoted = candour_fault_quote (value);
  g_autofree char *codes = join_codes (list);

  /* Translators: what was written, and the list of what may be written */
  return g_strdup_printf (_("%s is none of %s"), quoted, codes);
}

static char *
describe_value (const Problem *self)
{
  g_autofree char *value = candour_fault_quote (self->value);
  g_autofree char *cohort = NULL;
  const char *name = self->attribute;
  gboolean of_framework = g_strcmp0 (self->element, "framework") == 0;

  if (g_str_equal (name, "action-days"))
    return g_strdup_printf (_("Due in %s is not a number of working days"), value);
  if (g_str_equal (name, "audit-days"))
    return g_strdup_printf (_("%s is not a number of working days for an audit"), value);
  if (g_str_equal (name, "version"))
    return g_strdup_printf (_("Version %s is not a whole number from 1 to 9999"), value);
  if (g_str_equal (name, "count"))
    return g_strdup_printf (_("A rule counts %s standards, which is not a number"), value);
  if (g_str_equal (name, "from"))
    return g_strdup_printf (_("%s is not a date such as 2026-04-01"), value);
  if (g_str_equal (name, "kind"))
    return describe_choice (self->value, candour_kinds);
  if (g_str_equal (name, "code") && g_strcmp0 (self->element, "voice") == 0)
    return describe_choice (self->value, candour_voices);
  if (g_str_equal (name, "drawn-as"))
    return g_strdup_printf (_("%s is none of inadequate, requires-improvement, good, outstanding"),
                            value);
  if (g_str_equal (name, "cohorts"))
    {
      cohort = dup_unknown_cohort (self->value);
      return describe_choice (cohort, candour_cohorts);
    }
  if (g_str_equal (name, "needs-action") || g_str_equal (name, "required")
      || g_str_equal (name, "next-step-good") || (g_str_equal (name, "overall") && of_framework))
    return g_strdup_printf (_("%s is neither yes nor no"), value);

  return g_strdup_printf (_("%s is not an id: use letters and digits, and . _ - between them"),
                          value);
}

/* Returns: NULL where it is told elsewhere */
static char *
describe_text (const Problem *self)
{
  g_autofree char *limit = dup_between (self->error->message, "maximum length of '", "'");

  if (limit != NULL)
    /* Translators: an element's name and a number of characters */
    return g_strdup_printf (_("The text of <%s> is longer than %s characters"), self->element,
                            limit);
  /* The check that each grade is described says it better. */
  if (g_strcmp0 (self->element, "descriptor") == 0)
    return NULL;

  return g_strdup_printf (_("<%s> is empty"), self->element);
}

static char *
describe_content (const Problem *self)
{
  const char *message = self->error->message;
  g_autofree char *expected = dup_expected (message);

  if (strstr (message, "Missing child element") != NULL)
    return g_strdup_printf (_("<%s> ends without %s"), self->element,
                            expected != NULL ? expected : "…");
  if (g_strcmp0 (self->element, "grade") == 0)
    return g_strdup (_("A scale has at most 11 grades"));
  if (expected != NULL)
    /* Translators: names of XML elements */
    return g_strdup_printf (_("<%s> stands where %s should"), self->element, expected);

  return g_strdup_printf (_("<%s> does not belong here, or not as often"), self->element);
}

static const struct
{
  const char *constraint;
  const char *sentence;
} constraints[] = {
  { "}standard-id'", N_("Two standards have the id %s") },
  { "}grade-code'", N_("Two grades have the code %s") },
  { "}voice-code'", N_("The voice %s is asked for twice") },
  { "}prompt-id'", N_("Two prompts of one standard have the id %s") },
  { "}descriptor-grade'", N_("One standard has two descriptions for grade %s") },
  { "}rule-standard'", N_("A rule names standard %s, and no standard has that id") },
  { "}rule-grade'", N_("A rule names grade %s, and the scale has no such grade") },
  { "}rule-overall'", N_("A rule names grade %s, and the scale has no such grade") },
  { "}descriptor-of-grade'", N_("A description is for grade %s, and the scale has no such grade") },
};

/* Returns: NULL where it is told elsewhere */
static char *
describe_constraint (const Problem *self)
{
  const char *message = self->error->message;
  g_autofree char *value = dup_between (message, "key-sequence ['", "'] ");
  g_autofree char *cut = candour_fault_cut (value);

  /* A key that is missing was told as a missing attribute. */
  if (value == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (constraints); i++)
    if (strstr (message, constraints[i].constraint) != NULL)
      {
        GString *sentence = g_string_new (_(constraints[i].sentence));

        g_string_replace (sentence, "%s", cut, 1);
        return g_string_free (sentence, FALSE);
      }

  return NULL;
}

static char *
describe (const Problem *self)
{
  const char *message = self->error->message;
  g_autofree char *name = dup_between (message, "The attribute '", "'");
  g_autofree char *quoted = candour_fault_quote (name);
  const char *element = self->element != NULL ? self->element : "?";

  switch (self->error->code)
    {
    case XML_SCHEMAV_CVC_IDC:
      return describe_constraint (self);
    case XML_SCHEMAV_ELEMENT_CONTENT:
      return describe_content (self);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      return g_strdup_printf (_("<%s> does not say its %s"), element, quoted);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      return g_strdup_printf (_("%s is nothing that <%s> can say"), quoted, element);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      return g_strdup_printf (_("There is text in <%s> outside its elements"), element);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
      return g_strdup_printf (_("<%s> holds something, and must be empty"), element);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
    case XML_SCHEMAV_CVC_TYPE_3_1_2:
      return g_strdup_printf (_("<%s> holds more than text"), element);
    default:
      return self->attribute != NULL ? describe_value (self) : describe_text (self);
    }
}

/* --- Validating ----------------------------------------------------------------------- */

static void
found_cb (void     *data,
          xmlError *error)
{
  GPtrArray *faults = data;
  Problem problem;
  char *sentence;

  if (error->level < XML_ERR_ERROR || error->message == NULL || faults->len >= CANDOUR_MAX_FAULTS)
    return;

  problem_init (&problem, error);
  sentence = describe (&problem);
  if (sentence != NULL)
    candour_faults_add (faults, error->line, sentence);
  problem_clear (&problem);
}

/* Only ever ours, and from memory. */
static xmlSchema *
load_schema (GError **error)
{
  g_autoptr(GBytes) xsd = g_resource_lookup_data (exchange_get_resource (), SCHEMA, 0, error);
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;
  gsize length;
  const char *data;

  if (xsd == NULL)
    return NULL;

  candour_xml_gate_set_up ();
  data = g_bytes_get_data (xsd, &length);
  parser = xmlSchemaNewMemParserCtxt (data, (int) length);
  schema = parser != NULL ? xmlSchemaParse (parser) : NULL;
  xmlSchemaFreeParserCtxt (parser);

  if (schema == NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED,
                         _("The rules for frameworks could not be loaded"));

  return schema;
}

gboolean
candour_framework_validate (xmlDoc     *document,
                            GPtrArray  *faults,
                            gboolean   *valid,
                            GError    **error)
{
  xmlSchema *schema = load_schema (error);
  xmlSchemaValidCtxt *context;

  if (schema == NULL)
    return FALSE;

  context = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (context, found_cb, faults);
  *valid = xmlSchemaValidateDoc (context, document) == 0;
  xmlSchemaFreeValidCtxt (context);
  xmlSchemaFree (schema);

  return TRUE;
}
