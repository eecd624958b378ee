/* candour-pack-xml.c - the XML of packs and cards, let in only through the gate and our schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlschemas.h>

#include "candour-error.h"
#include "candour-framework-private.h"
#include "candour-xml-gate.h"
#include "exchange-resources.h"

#define SCHEMA "/io/github/candour/Candour/schemas/pack-1.xsd"

gboolean
candour_pack_refuse (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                       _("This file does not hold what Candour writes."));

  return FALSE;
}

static void
ignore_cb (void     *data,
           xmlError *error)
{
}

/* Whoever wrote the file was a program, so that no more than "no" is of use to anybody. */
static gboolean
fits_schema (xmlDoc *document)
{
  g_autoptr(GBytes) xsd = g_resource_lookup_data (exchange_get_resource (), SCHEMA, 0, NULL);
  gsize length;
  const char *data;
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;
  xmlSchemaValidCtxt *context;
  gboolean valid;

  g_assert (xsd != NULL);
  candour_xml_gate_set_up ();
  data = g_bytes_get_data (xsd, &length);
  parser = xmlSchemaNewMemParserCtxt (data, (int) length);
  schema = xmlSchemaParse (parser);
  g_assert (schema != NULL);
  xmlSchemaFreeParserCtxt (parser);

  context = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (context, ignore_cb, NULL);
  valid = xmlSchemaValidateDoc (context, document) == 0;
  xmlSchemaFreeValidCtxt (context);
  xmlSchemaFree (schema);

  return valid;
}

xmlDoc *
candour_pack_xml_read (GBytes      *bytes,
                       const char  *root,
                       GError     **error)
{
  g_autoptr(GPtrArray) faults = candour_faults_new ();
  g_autoptr(GBytes) passed = candour_xml_gate_check (bytes, CANDOUR_PACK_MAX_PART, NULL, error);
  g_autoptr(xmlDoc) document = NULL;

  if (passed == NULL)
    return NULL;

  document = candour_xml_gate_parse (passed, faults);
  if (document != NULL && faults->len == 0
      && candour_xml_is (xmlDocGetRootElement (document), root) && fits_schema (document))
    return g_steal_pointer (&document);

  candour_pack_refuse (error);

  return NULL;
}

char *
candour_pack_xml_dup (xmlNode    *node,
                      const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);

  return copy;
}

gint64
candour_pack_xml_get_number (xmlNode     *node,
                             const char  *name)
{
  g_autofree char *text = candour_pack_xml_dup (node, name);

  return g_ascii_strtoll (text, NULL, 10);
}

xmlTextWriter *
candour_pack_xml_begin (xmlBuffer   *buffer,
                        const char  *root)
{
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);

  g_assert (writer != NULL);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, (const xmlChar *) root);
  candour_pack_xml_attribute (writer, "xmlns", CANDOUR_PACK_NAMESPACE);

  return writer;
}

void
candour_pack_xml_attribute (xmlTextWriter  *writer,
                            const char     *name,
                            const char     *value)
{
  if (value != NULL && *value != '\0')
    xmlTextWriterWriteAttribute (writer, (const xmlChar *) name, (const xmlChar *) value);
}

void
candour_pack_xml_number (xmlTextWriter  *writer,
                         const char     *name,
                         gint64          value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  candour_pack_xml_attribute (writer, name, text);
}

GBytes *
candour_pack_xml_finish (xmlTextWriter  *writer,
                         xmlBuffer      *buffer)
{
  GBytes *bytes;

  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);

  return bytes;
}
