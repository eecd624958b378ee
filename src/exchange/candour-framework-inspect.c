/* candour-framework-inspect.c - a first look over a framework's document, and ways about in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A framework of 100 standards with all that belongs to them has about 6,000. Identity
 * constraints compare each with each, so this is what bounds their cost.
 */
#define MAX_ELEMENTS 10000

#define INSTANCE_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"

/* --- Ways about ----------------------------------------------------------------------- */

gboolean
candour_xml_is (xmlNode    *node,
                const char *name)
{
  return node->type == XML_ELEMENT_NODE
         && (name == NULL || g_str_equal ((const char *) node->name, name));
}

xmlNode *
candour_xml_find_next (xmlNode    *node,
                       const char *name)
{
  for (node = node->next; node != NULL; node = node->next)
    if (candour_xml_is (node, name))
      return node;

  return NULL;
}

xmlNode *
candour_xml_find_child (xmlNode    *node,
                        const char *name)
{
  if (node == NULL || node->children == NULL)
    return NULL;

  return candour_xml_is (node->children, name) ? node->children
                                               : candour_xml_find_next (node->children, name);
}

int
candour_xml_get_line (xmlNode *node)
{
  return (int) xmlGetLineNo (node);
}

static char *
normalise (xmlChar *content)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char *normal;

  for (const char *p = (const char *) content; p != NULL && *p != '\0'; p++)
    {
      if (strchr (" \t\r\n", *p) == NULL)
        g_string_append_c (text, *p);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  xmlFree (content);

  normal = g_utf8_normalize (text->str, text->len, G_NORMALIZE_NFC);

  return normal != NULL ? normal : g_strdup ("");
}

char *
candour_xml_dup_attribute (xmlNode    *node,
                           const char *name)
{
  xmlChar *content = node != NULL ? xmlGetNoNsProp (node, (const xmlChar *) name) : NULL;

  return content != NULL ? normalise (content) : NULL;
}

/* A comment in the middle of a word does not cut it. */
char *
candour_xml_dup_text (xmlNode *node)
{
  return normalise (node != NULL ? xmlNodeGetContent (node) : NULL);
}

/* --- The first look ------------------------------------------------------------------- */

/* What a reader cannot see, or sees elsewhere than it stands. */
static gboolean
is_hidden (gunichar c)
{
  if (c == '\t' || c == '\n' || c == '\r')
    return FALSE;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_PRIVATE_USE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
check_characters (const xmlChar *text,
                  xmlNode       *element,
                  GPtrArray     *faults)
{
  for (const char *p = (const char *) text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_hidden (c))
        {
          /* Translators: a character's number, such as 202E, and an element's name */
          candour_faults_add (faults, candour_xml_get_line (element),
                              g_strdup_printf (_("A hidden character (U+%04X) stands in <%s>"), c,
                                               (const char *) element->name));
          return;
        }
    }
}

/* Where a schema lies is not for a file to say. */
static void
inspect_attributes (xmlNode   *element,
                    GPtrArray *faults)
{
  xmlAttr *attribute = element->properties;

  while (attribute != NULL)
    {
      xmlAttr *next = attribute->next;

      if (attribute->ns != NULL
          && g_str_equal ((const char *) attribute->ns->href, INSTANCE_NAMESPACE))
        xmlRemoveProp (attribute);
      else if (attribute->children != NULL)
        check_characters (attribute->children->content, element, faults);
      attribute = next;
    }
}

/* The gate bounds the depth. Returns: FALSE where there is too much */
static gboolean
inspect_element (xmlNode   *element,
                 guint     *n_elements,
                 GPtrArray *faults)
{
  if (++*n_elements > MAX_ELEMENTS)
    return FALSE;

  inspect_attributes (element, faults);

  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE)
        check_characters (node->content, element, faults);
      else if (node->type == XML_ELEMENT_NODE && !inspect_element (node, n_elements, faults))
        return FALSE;
    }

  return TRUE;
}

gboolean
candour_framework_inspect (xmlDoc    *document,
                           GPtrArray *faults)
{
  xmlNode *root = xmlDocGetRootElement (document);
  const char *uri = root->ns != NULL ? (const char *) root->ns->href : "";
  guint n_elements = 0;

  if (!candour_xml_is (root, "framework") || !g_str_has_prefix (uri, "urn:candour:framework:"))
    {
      candour_faults_add (faults, candour_xml_get_line (root),
                          g_strdup (_("This is not a framework for Candour")));
      return FALSE;
    }
  if (!g_str_equal (uri, CANDOUR_FRAMEWORK_NAMESPACE))
    {
      candour_faults_add (faults, candour_xml_get_line (root),
                          g_strdup (_("This framework is in a format that a newer Candour reads")));
      return FALSE;
    }
  if (!inspect_element (root, &n_elements, faults))
    {
      candour_faults_add (faults, 0, g_strdup (_("This file has far more in it than a framework"
                                                 " can have, so it was not read")));
      return FALSE;
    }

  return TRUE;
}
