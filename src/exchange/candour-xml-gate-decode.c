/* candour-xml-gate-decode.c - XML's bytes to UTF-8, from the few encodings that we take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * iconv knows hundreds of encodings, and in some of them a DOCTYPE hides from whoever looks for
 * one. So the encoding is decided here, once, and everything after sees UTF-8.
 */

#include "candour-xml-gate-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-error.h"

/* An XML declaration is not longer than this, in honest files. */
#define DECLARATION_LENGTH 256

static const struct
{
  const char *name;
  const char *charset;  /* of iconv */
} encodings[] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "us-ascii", "UTF-8" },
  { "ascii", "UTF-8" },
  { "iso-8859-1", "ISO-8859-1" },
  { "latin1", "ISO-8859-1" },
  { "windows-1252", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
};

/* The declared encoding's name; NULL where there is none. Reads only what is ASCII. */
static char *
dup_declared (const char *data,
              gsize       length)
{
  g_autofree char *head = g_strndup (data, MIN (length, DECLARATION_LENGTH));
  char *end, *name;
  char quote;

  if (!g_str_has_prefix (head, "<?xml") || !g_ascii_isspace (head[5]))
    return NULL;

  end = strstr (head, "?>");
  if (end != NULL)
    *end = '\0';

  name = strstr (head, "encoding");
  if (name == NULL)
    return NULL;

  name += strlen ("encoding");
  name += strspn (name, " \t\r\n");
  if (*name != '=')
    return g_strdup ("?");
  name++;
  name += strspn (name, " \t\r\n");

  quote = *name;
  end = quote == '"' || quote == '\'' ? strchr (name + 1, quote) : NULL;

  return end != NULL ? g_strndup (name + 1, end - name - 1) : g_strdup ("?");
}

/* Returns: the charset, or NULL with @error */
static const char *
find_charset (const char  *data,
              gsize        length,
              GError     **error)
{
  g_autofree char *name = NULL;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return "UTF-16";
  if (length >= 4 && memcmp (data, "<\0?\0", 4) == 0)
    return "UTF-16LE";
  if (length >= 4 && memcmp (data, "\0<\0?", 4) == 0)
    return "UTF-16BE";
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";

  name = dup_declared (data, length);
  if (name == NULL)
    return "UTF-8";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, name) == 0)
      return encodings[i].charset;

  candour_xml_gate_refuse (error, _("This file is in an encoding that Candour does not read;"
                                    " save it as UTF-8"));

  return NULL;
}

static int
count_lines (const char *data,
             const char *end)
{
  int line = 1;

  while ((data = memchr (data, '\n', end - data)) != NULL)
    {
      data++;
      line++;
    }

  return line;
}

static GBytes *
convert (const char  *data,
         gsize        length,
         const char  *charset,
         GError     **error)
{
  gsize written = 0;
  char *text = g_convert (data, length, "UTF-8", charset, NULL, &written, NULL);

  if (text != NULL)
    return g_bytes_new_take (text, written);

  candour_xml_gate_refuse (error, _("Part of this file cannot be read as text;"
                                    " save it as UTF-8"));

  return NULL;
}

GBytes *
candour_xml_gate_decode (GBytes  *bytes,
                         int     *line,
                         GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *charset, *invalid;
  g_autoptr(GBytes) text = NULL;

  if (length == 0)
    {
      candour_xml_gate_refuse (error, _("This file is empty"));
      return NULL;
    }

  charset = find_charset (data, length, error);
  if (charset == NULL)
    return NULL;

  text = g_str_equal (charset, "UTF-8") ? g_bytes_ref (bytes)
                                        : convert (data, length, charset, error);
  if (text == NULL)
    return NULL;

  data = g_bytes_get_data (text, &length);
  if (!g_utf8_validate_len (data, length, &invalid))
    {
      *line = count_lines (data, invalid);
      candour_xml_gate_refuse (error, _("Part of this file cannot be read as text;"
                                        " save it as UTF-8"));
      return NULL;
    }

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_bytes_new_from_bytes (text, 3, length - 3);

  return g_steal_pointer (&text);
}
