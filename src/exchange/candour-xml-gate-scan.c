/* candour-xml-gate-scan.c - one linear look over all tags, for what is made to be slow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser looks for duplicate attributes by comparing each with each, and for a prefix by
 * walking all that are in scope. Both are bounded here. What is wrong in any other way is left to
 * the parser, which says so better; where the scan loses its way it therefore stops and passes.
 */

#include "candour-xml-gate-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"
#include "candour-xml-gate.h"

typedef struct
{
  const char *at;
  const char *end;
  int         depth;
  int         in_scope;                                /* namespace declarations */
  int         declared[CANDOUR_XML_MAX_DEPTH + 1];     /* of each open element */
} Scan;

typedef struct
{
  const char *start;
  const char *end;       /* its >, or NULL: none within the longest that a tag may be */
  int         n_attributes;
  int         n_namespaces;
} Tag;

/* Past the next @mark; the end where there is none. */
static void
skip_past (Scan       *self,
           const char *mark)
{
  gsize length = strlen (mark);
  const char *found = g_strstr_len (self->at, self->end - self->at, mark);

  self->at = found != NULL ? found + length : self->end;
}

static gboolean
starts_with (const Scan *self,
             const char *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - self->at) >= length && memcmp (self->at, text, length) == 0;
}

static gboolean
is_namespace (const char *equals,
              const char *start)
{
  const char *name = equals;

  while (name > start && g_ascii_isspace (name[-1]))
    name--;
  while (name > start && !g_ascii_isspace (name[-1]) && name[-1] != '"' && name[-1] != '\'')
    name--;

  return equals - name >= 5 && memcmp (name, "xmlns", 5) == 0;
}

/* From the < to the > that ends it, minding quotes. */
static Tag
measure_tag (const Scan *self)
{
  const char *limit = MIN (self->end, self->at + CANDOUR_XML_MAX_TAG);
  Tag tag = { self->at, NULL, 0, 0 };

  for (const char *p = self->at + 1; p < limit; p++)
    {
      if (*p == '>')
        {
          tag.end = p;
          break;
        }
      else if (*p == '=')
        {
          tag.n_attributes++;
          tag.n_namespaces += is_namespace (p, self->at);
        }
      else if (*p == '"' || *p == '\'')
        {
          p = memchr (p + 1, *p, limit - p - 1);
          if (p == NULL)
            break;
        }
    }

  return tag;
}

static const char *
enter (Scan      *self,
       const Tag *tag)
{
  if (self->depth >= CANDOUR_XML_MAX_DEPTH)
    return _("This file nests tags too deeply, so it was not read");
  if (tag->n_attributes > CANDOUR_XML_MAX_ATTRIBUTES)
    return _("A tag of this file has too many attributes, so it was not read");
  if (self->in_scope + tag->n_namespaces > CANDOUR_XML_MAX_NAMESPACES)
    return _("This file declares too many namespaces, so it was not read");

  if (tag->end[-1] != '/')
    {
      self->declared[self->depth++] = tag->n_namespaces;
      self->in_scope += tag->n_namespaces;
    }

  return NULL;
}

static void
leave (Scan *self)
{
  if (self->depth > 0)
    self->in_scope -= self->declared[--self->depth];
}

/* Returns: NULL, or why the file is refused */
static const char *
scan_markup (Scan *self)
{
  Tag tag;
  const char *wrong = NULL;

  if (starts_with (self, "<!--"))
    {
      self->at += 4;
      skip_past (self, "-->");
      return NULL;
    }
  if (starts_with (self, "<![CDATA["))
    {
      skip_past (self, "]]>");
      return NULL;
    }
  if (starts_with (self, "<?"))
    {
      skip_past (self, "?>");
      return NULL;
    }
  if (starts_with (self, "<!"))
    return _("This file declares entities (DOCTYPE), which Candour never reads");

  tag = measure_tag (self);
  if (tag.end == NULL)
    {
      if (self->end - self->at >= CANDOUR_XML_MAX_TAG)
        return _("A tag of this file is longer than 64 KB, so it was not read");
      self->at = self->end;
      return NULL;
    }

  if (tag.start[1] == '/')
    leave (self);
  else
    wrong = enter (self, &tag);
  if (wrong == NULL)
    self->at = tag.end + 1;

  return wrong;
}

gboolean
candour_xml_gate_scan (GBytes  *text,
                       int     *line,
                       GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  Scan scan = { data, data + length, 0, 0, { 0 } };
  const char *wrong = NULL;

  while (wrong == NULL
         && (scan.at = memchr (scan.at, '<', scan.end - scan.at)) != NULL)
    wrong = scan_markup (&scan);

  if (wrong == NULL)
    return TRUE;

  *line = 1;
  for (const char *p = data; (p = memchr (p, '\n', scan.at - p)) != NULL; p++)
    ++*line;

  return candour_xml_gate_refuse (error, wrong);
}
