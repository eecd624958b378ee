/* candour-xlsx-part.c - a part of a workbook, parsed while it is unpacked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet may be 64 MB, so it goes through the parser in pieces and is never held. The rules are
 * those of candour-xml-gate.h, kept on the way: the DOCTYPE is refused by the hook that runs before
 * any of it is read, each piece is measured for endless tags before the parser sees it, and what
 * does not begin as UTF-8 is not parsed at all.
 */

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "candour-error.h"
#include "candour-xlsx-private.h"
#include "candour-xml-gate.h"

#define CHUNK (32 * 1024)

/* Where the bytes are, for the measuring of tags. */
typedef enum
{
  SCAN_TEXT,
  SCAN_OPENED,    /* after < */
  SCAN_TAG,
  SCAN_QUOTED,    /* an attribute's value */
  SCAN_DECLARED,  /* after <! */
  SCAN_COMMENT,
  SCAN_CDATA,
  SCAN_INSTRUCTION,
} ScanState;

struct _CandourXlsxPart
{
  const CandourXlsxHandler *handler;
  gpointer                  data;
  const char               *place;

  ScanState                 scan;
  char                      quote;
  char                      last[2];        /* the two bytes before, to see --> and ]]> end */
  int                       n_tag_bytes;
  int                       n_tag_values;

  int                       depth;
  int                       n_in_scope;     /* namespaces declared and not left again */
  int                       n_declared[CANDOUR_XML_MAX_DEPTH + 1];

  int                       n_attributes;   /* of the element that starts, lent by the parser */
  const xmlChar           **attributes;

  xmlParserCtxt            *context;
  gboolean                  stopped;
  GError                   *error;
};

static GError *
refusal (const char *sentence)
{
  return g_error_new_literal (CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);
}

static GError *
damage (CandourXlsxPart *self)
{
  if (self->place == NULL)
    return refusal (_("This workbook is damaged, so it was not read. Open it in a spreadsheet"
                      " program, save it, and choose it again."));

  return g_error_new (CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                      /* Translators: %s is the name of a sheet */
                      _("“%s” is damaged, so the file was not read. Open it in a spreadsheet"
                        " program, save it, and choose it again."), self->place);
}

void
candour_xlsx_part_stop (CandourXlsxPart *self,
                        GError          *error)
{
  if (self->stopped)
    {
      g_clear_error (&error);
      return;
    }

  self->stopped = TRUE;
  self->error = error;
  xmlStopParser (self->context);
}

/* --- Measuring tags ------------------------------------------------------------------- */

static void
enter_tag (CandourXlsxPart *self,
           ScanState        state)
{
  self->scan = state;
  self->n_tag_bytes = 0;
  self->n_tag_values = 0;
  self->last[0] = self->last[1] = '\0';
}

/* The state after <, or after <! and what may follow it: a comment or CDATA. */
static void
tell_markup (CandourXlsxPart *self,
             char             byte)
{
  if (self->scan == SCAN_DECLARED)
    self->scan = byte == '-' ? SCAN_COMMENT : byte == '[' ? SCAN_CDATA : SCAN_TAG;
  else if (byte == '!')
    self->scan = SCAN_DECLARED;
  else
    self->scan = byte == '?' ? SCAN_INSTRUCTION : SCAN_TAG;
}

static gboolean
ends_markup (const CandourXlsxPart *self,
             char                   byte)
{
  if (byte != '>')
    return FALSE;
  if (self->scan == SCAN_COMMENT)
    return self->last[0] == '-' && self->last[1] == '-';
  if (self->scan == SCAN_CDATA)
    return self->last[0] == ']' && self->last[1] == ']';

  return self->last[1] == '?';
}

/* Through one tag, or as far as the piece goes; minds quotes, in which > means nothing. */
static const char *
scan_tag (CandourXlsxPart *self,
          const char      *at,
          const char      *end)
{
  const char *start = at;

  for (; at < end; at++)
    {
      if (self->scan == SCAN_QUOTED)
        {
          const char *closed = memchr (at, self->quote, (gsize) (end - at));

          at = closed != NULL ? closed : end - 1;
          if (closed != NULL)
            self->scan = SCAN_TAG;
        }
      else if (*at == '>')
        {
          self->scan = SCAN_TEXT;
          at++;
          break;
        }
      else if (*at == '"' || *at == '\'')
        {
          self->scan = SCAN_QUOTED;
          self->quote = *at;
          self->n_tag_values++;
        }
    }

  self->n_tag_bytes += (int) (at - start);

  return at;
}

static const char *
scan_markup (CandourXlsxPart *self,
             const char      *at)
{
  if (self->scan == SCAN_OPENED || self->scan == SCAN_DECLARED)
    tell_markup (self, *at);
  else if (ends_markup (self, *at))
    self->scan = SCAN_TEXT;

  self->last[0] = self->last[1];
  self->last[1] = *at;

  return at + 1;
}

/* Returns: FALSE where a tag is so long, or has so many attributes, that the parser's search for
 * duplicates would not end
 */
static gboolean
scan_piece (CandourXlsxPart *self,
            const char      *at,
            const char      *end)
{
  while (at < end)
    {
      if (self->scan == SCAN_TEXT)
        {
          at = memchr (at, '<', (gsize) (end - at));
          if (at == NULL)
            return TRUE;
          enter_tag (self, SCAN_OPENED);
          at++;
        }
      else if (self->scan == SCAN_TAG || self->scan == SCAN_QUOTED)
        {
          at = scan_tag (self, at, end);
          if (self->n_tag_bytes > CANDOUR_XML_MAX_TAG
              || self->n_tag_values > CANDOUR_XML_MAX_ATTRIBUTES)
            return FALSE;
        }
      else
        {
          at = scan_markup (self, at);
        }
    }

  return TRUE;
}

/* --- What the parser says ------------------------------------------------------------- */

static void
doctype_found_cb (void          *data,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  candour_xlsx_part_stop (data, refusal (_("This file declares entities (DOCTYPE), which Candour"
                                           " never reads")));
}

static void
element_started_cb (void           *data,
                    const xmlChar  *name,
                    const xmlChar  *prefix,
                    const xmlChar  *uri,
                    int             n_namespaces,
                    const xmlChar **namespaces,
                    int             n_attributes,
                    int             n_defaulted,
                    const xmlChar **attributes)
{
  CandourXlsxPart *self = data;

  if (self->stopped)
    return;

  self->n_in_scope += n_namespaces;
  if (self->depth >= CANDOUR_XML_MAX_DEPTH || self->n_in_scope > CANDOUR_XML_MAX_NAMESPACES)
    {
      candour_xlsx_part_stop (self, damage (self));
      return;
    }

  self->n_declared[self->depth++] = n_namespaces;
  self->n_attributes = n_attributes;
  self->attributes = attributes;
  self->handler->start (self, (const char *) name, self->data);
  self->n_attributes = 0;
}

static void
element_ended_cb (void          *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri)
{
  CandourXlsxPart *self = data;

  if (self->stopped || self->depth == 0)
    return;

  self->n_in_scope -= self->n_declared[--self->depth];
  self->handler->end (self, (const char *) name, self->data);
}

static void
text_read_cb (void          *data,
              const xmlChar *text,
              int            length)
{
  CandourXlsxPart *self = data;

  if (!self->stopped && self->handler->text != NULL)
    self->handler->text (self, (const char *) text, (gsize) length, self->data);
}

/* The context keeps whether it was well-formed; libxml2's words are for programmers. */
static void
error_ignored_cb (void     *data,
                  xmlError *problem)
{
}

/* --- Attributes ----------------------------------------------------------------------- */

const char *
candour_xlsx_part_get_attribute (CandourXlsxPart *self,
                                 const char      *name,
                                 gsize           *length)
{
  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **attribute = self->attributes + 5 * i;

      if (strcmp ((const char *) attribute[0], name) == 0)
        {
          *length = (gsize) (attribute[4] - attribute[3]);
          return (const char *) attribute[3];
        }
    }

  return NULL;
}

/* libxml2 hands out & in attributes as &#38;, for a tree builder that would read it again. */
char *
candour_xlsx_part_dup_attribute (CandourXlsxPart *self,
                                 const char      *name)
{
  g_autoptr(GString) value = NULL;
  gsize length;
  const char *text = candour_xlsx_part_get_attribute (self, name, &length);

  if (text == NULL)
    return NULL;

  value = g_string_new_len (text, (gssize) length);
  g_string_replace (value, "&#38;", "&", 0);

  return g_strdup (value->str);
}

gboolean
candour_xlsx_part_is_attribute (CandourXlsxPart *self,
                                const char      *name,
                                const char      *value)
{
  gsize length;
  const char *text = candour_xlsx_part_get_attribute (self, name, &length);

  return text != NULL && length == strlen (value) && memcmp (text, value, length) == 0;
}

gint64
candour_xlsx_part_get_integer (CandourXlsxPart *self,
                               const char      *name,
                               gint64           fallback)
{
  gint64 value = 0;
  gsize length;
  const char *text = candour_xlsx_part_get_attribute (self, name, &length);

  if (text == NULL || length == 0 || length > 10)
    return fallback;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return fallback;
      value = 10 * value + (text[i] - '0');
    }

  return value;
}

/* --- Reading -------------------------------------------------------------------------- */

static const xmlSAXHandler sax = {
  .initialized = XML_SAX2_MAGIC,
  .internalSubset = doctype_found_cb,
  .startElementNs = element_started_cb,
  .endElementNs = element_ended_cb,
  .characters = text_read_cb,
  .cdataBlock = text_read_cb,
  .ignorableWhitespace = text_read_cb,
  .serror = error_ignored_cb,
};

/* UTF-8 with or without its mark: no other encoding may hide what the scan looks for. */
static gboolean
begins_as_utf8 (const char *bytes,
                gsize       length)
{
  gsize at = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (bytes[at]))
    at++;

  return at + 1 < length && bytes[at] == '<' && bytes[at + 1] != '\0';
}

static gboolean
parse_piece (CandourXlsxPart *self,
             const char      *piece,
             gsize            n)
{
  if (!scan_piece (self, piece, piece + n))
    {
      candour_xlsx_part_stop (self, refusal (_("A tag of this file is longer than 64 KB or has too"
                                               " many attributes, so it was not read")));
      return FALSE;
    }

  xmlParseChunk (self->context, piece, (int) n, n == 0);
  if (!self->stopped && (!self->context->wellFormed || !self->context->nsWellFormed))
    candour_xlsx_part_stop (self, damage (self));

  return !self->stopped;
}

static void
parse_stream (CandourXlsxPart   *self,
              CandourXlsxStream *stream,
              GCancellable      *cancellable)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gboolean is_first = TRUE;
  gssize n;

  do
    {
      g_autoptr(GError) error = NULL;

      n = g_cancellable_set_error_if_cancelled (cancellable, &error)
          ? -1
          : candour_xlsx_stream_read (stream, buffer, CHUNK, &error);
      if (n >= 0 && is_first && !begins_as_utf8 (buffer, (gsize) n))
        error = damage (self);
      is_first = FALSE;

      if (error != NULL)
        {
          candour_xlsx_part_stop (self, g_steal_pointer (&error));
          return;
        }
    }
  while (parse_piece (self, buffer, (gsize) n) && n > 0);
}

gboolean
candour_xlsx_part_read (CandourXlsxPackage        *package,
                        const char                *name,
                        const char                *place,
                        const CandourXlsxHandler  *handler,
                        gpointer                   data,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  g_autoptr(CandourXlsxStream) stream = candour_xlsx_stream_open (package, name, error);
  xmlSAXHandler callbacks = sax;
  CandourXlsxPart self = { .handler = handler, .data = data, .place = place };

  if (stream == NULL)
    return FALSE;

  candour_xml_gate_set_up ();
  self.context = xmlCreatePushParserCtxt (&callbacks, &self, NULL, 0, NULL);
  g_return_val_if_fail (self.context != NULL, FALSE);
  xmlCtxtUseOptions (self.context, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);

  parse_stream (&self, stream, cancellable);
  xmlFreeParserCtxt (self.context);

  if (self.error == NULL)
    return TRUE;

  g_propagate_error (error, self.error);

  return FALSE;
}
