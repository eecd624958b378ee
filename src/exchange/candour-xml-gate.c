/* candour-xml-gate.c - the only way by which XML from outside gets in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2's options alone are not enough: a parameter entity bomb of 900 bytes hangs 2.9.14 while
 * it reads the internal subset, and a tag of many thousand attributes does so in its search for
 * duplicates. So the text is decoded here, by an allow-list; a DOCTYPE is refused by a SAX hook
 * before anything in it is read; and one linear scan bounds tags, attributes, namespaces, depth.
 */

#include "candour-xml-gate.h"

#include <glib/gi18n-lib.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "candour-error.h"
#include "candour-xml-gate-private.h"

/* Never NOENT, DTD..., XINCLUDE, HUGE or RECOVER. What is parsed is UTF-8 whatever it says. */
#define PARSE_OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC)

/* Read at a time by the hook, which most often stops within the first. */
#define CHUNK 4096

static xmlParserInput *
deny_entity_cb (const char    *url,
                const char    *id,
                xmlParserCtxt *context)
{
  return NULL;
}

void
candour_xml_gate_set_up (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  xmlInitParser ();
  xmlSetExternalEntityLoader (deny_entity_cb);
  xmlCatalogSetDefaults (XML_CATA_ALLOW_NONE);
  g_once_init_leave (&done, 1);
}

gboolean
candour_xml_gate_refuse (GError     **error,
                         const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

/* --- A DOCTYPE, before it is read ----------------------------------------------------- */

typedef struct
{
  xmlParserCtxt *context;
  gboolean       has_doctype;
  gboolean       has_root;
} Prolog;

static void
doctype_found_cb (void          *data,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  Prolog *prolog = data;

  prolog->has_doctype = TRUE;
  xmlStopParser (prolog->context);
}

/* No DOCTYPE can follow the root's start. */
static void
root_found_cb (void           *data,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  Prolog *prolog = data;

  prolog->has_root = TRUE;
  xmlStopParser (prolog->context);
}

static void
error_ignored_cb (void     *data,
                  xmlError *problem)
{
}

static gboolean
begins_like_xml (const char *data,
                 gsize       length)
{
  while (length > 0 && g_ascii_isspace (*data))
    {
      data++;
      length--;
    }

  return length > 0 && *data == '<';
}

static gboolean
check_prolog (GBytes  *text,
              GError **error)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = doctype_found_cb,
    .startElementNs = root_found_cb,
    .serror = error_ignored_cb,
  };
  Prolog prolog = { NULL, FALSE, FALSE };
  gsize length, done = 0;
  const char *data = g_bytes_get_data (text, &length);

  prolog.context = xmlCreatePushParserCtxt (&handler, &prolog, NULL, 0, NULL);
  g_return_val_if_fail (prolog.context != NULL, FALSE);
  xmlCtxtUseOptions (prolog.context, PARSE_OPTIONS);

  /* disableSAX: the hooks stopped it, or the text is no XML. */
  while (!prolog.context->disableSAX && done < length)
    {
      gsize n = MIN (CHUNK, length - done);

      xmlParseChunk (prolog.context, data + done, (int) n, done + n == length);
      done += n;
    }
  xmlFreeParserCtxt (prolog.context);

  if (prolog.has_doctype)
    return candour_xml_gate_refuse (error, _("This file declares entities (DOCTYPE), which Candour"
                                             " never reads"));
  /* Broken before its root has begun: the parser will say where, and the scan sees to the rest. */
  if (!prolog.has_root && !begins_like_xml (data, length))
    return candour_xml_gate_refuse (error, _("This is not an XML file"));

  return TRUE;
}

/* --- The gate ------------------------------------------------------------------------- */

GBytes *
candour_xml_gate_check (GBytes  *bytes,
                        gsize    max_size,
                        int     *line,
                        GError **error)
{
  g_autoptr(GBytes) text = NULL;
  int unused;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (line == NULL)
    line = &unused;
  *line = 0;

  candour_xml_gate_set_up ();

  if (g_bytes_get_size (bytes) > max_size)
    {
      g_autofree char *size = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: %s is a size, such as 4.0 MiB */
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("This file is larger than %s, so it was not read"), size);
      return NULL;
    }

  text = candour_xml_gate_decode (bytes, line, error);

  /* The scan goes first: the hook's parser reads the root's tag, which may be one made to hang. */
  if (text == NULL || !candour_xml_gate_scan (text, line, error) || !check_prolog (text, error))
    return NULL;

  return g_steal_pointer (&text);
}

/* --- What the parser finds ------------------------------------------------------------ */

/* In one sentence each; the parser's own words are for programmers. */
static char *
describe (const xmlError *problem)
{
  g_autofree char *one = candour_fault_quote (problem->str1);
  g_autofree char *two = candour_fault_quote (problem->str2);

  switch (problem->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      /* Translators: names of XML elements, and the line of the first */
      return g_strdup_printf (_("%s, opened on line %d, is closed by %s"), one, problem->int1, two);
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_LTSLASH_REQUIRED:
      return g_strdup (_("The file is cut off or a tag is not closed"));
    case XML_ERR_DOCUMENT_END:
      return g_strdup (_("Something follows after the end of the document"));
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("The attribute %s is given twice"), one);
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup (_("An attribute is given twice"));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_("The prefix %s is used and not declared"), one);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_("The entity %s is not known; write the character itself"), one);
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("A character stands here that XML does not allow"));
    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("A < inside an attribute must be written as &lt;"));
    default:
      return g_strdup (_("The XML is broken here"));
    }
}

/* Errors past the cap would only cost time, so what is left is read without telling. */
static void
stop_telling (void *context)
{
  xmlParserCtxt *parser = context;

  if (parser != NULL)
    {
      parser->wellFormed = 0;
      parser->disableSAX = 1;
    }
}

static void
collect (GPtrArray      *faults,
         const xmlError *problem)
{
  const xmlParserCtxt *parser = problem->ctxt;

  /* What follows a fatal error is guesswork. */
  if (problem->level < XML_ERR_ERROR || (parser != NULL && parser->disableSAX && faults->len > 0))
    return;

  if (faults->len >= CANDOUR_MAX_FAULTS)
    {
      stop_telling (problem->ctxt);
      return;
    }

  candour_faults_add (faults, problem->line, describe (problem));
}

static void
reader_failed_cb (void     *data,
                  xmlError *problem)
{
  collect (data, problem);
}

static void
parser_failed_cb (void     *data,
                  xmlError *problem)
{
  xmlParserCtxt *context = data;

  collect (context->_private, problem);
}

xmlTextReader *
candour_xml_gate_open_reader (GBytes    *passed,
                              GPtrArray *faults)
{
  gsize length;
  const char *data;
  xmlTextReader *reader;

  g_return_val_if_fail (passed != NULL, NULL);
  g_return_val_if_fail (faults != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (passed) <= G_MAXINT, NULL);

  candour_xml_gate_set_up ();

  data = g_bytes_get_data (passed, &length);
  reader = xmlReaderForMemory (data, (int) length, NULL, NULL, PARSE_OPTIONS);
  g_return_val_if_fail (reader != NULL, NULL);
  xmlTextReaderSetStructuredErrorHandler (reader, reader_failed_cb, faults);

  return reader;
}

xmlDoc *
candour_xml_gate_parse (GBytes    *passed,
                        GPtrArray *faults)
{
  xmlParserCtxt *context;
  xmlDoc *document;
  gboolean good;
  gsize length;
  const char *data;
  guint n_before;

  g_return_val_if_fail (passed != NULL, NULL);
  g_return_val_if_fail (faults != NULL, NULL);
  g_return_val_if_fail (g_bytes_get_size (passed) <= G_MAXINT, NULL);

  candour_xml_gate_set_up ();

  n_before = faults->len;
  data = g_bytes_get_data (passed, &length);
  context = xmlNewParserCtxt ();
  g_return_val_if_fail (context != NULL, NULL);
  context->_private = faults;
  context->sax->serror = parser_failed_cb;

  document = xmlCtxtReadMemory (context, data, (int) length, NULL, NULL, PARSE_OPTIONS);
  good = document != NULL && context->wellFormed && context->nsWellFormed
         && faults->len == n_before;
  xmlFreeParserCtxt (context);

  if (!good)
    {
      g_clear_pointer (&document, xmlFreeDoc);
      if (faults->len == n_before)
        candour_faults_add (faults, 0, g_strdup (_("This is not an XML file")));
    }

  return document;
}
