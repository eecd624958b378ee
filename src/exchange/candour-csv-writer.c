/* candour-csv-writer.c - comma-separated text that a spreadsheet opens without harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-csv-writer.h"

#include <string.h>

/* What Excel and LibreOffice take for a formula, in any width, or strip to get at one. */
static gboolean
looks_like_formula (const char *value)
{
  static const gunichar signs[] = {
    '=', '+', '-', '@', '\t', '\r', '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20
  };
  gunichar first;

  while (*value == ' ' || g_str_has_prefix (value, "\u00a0"))
    value = g_utf8_next_char (value);

  first = g_utf8_get_char_validated (value, -1);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (first == signs[i])
      return TRUE;

  return FALSE;
}

static void
append_value (GString    *text,
              const char *value)
{
  gboolean guarded = looks_like_formula (value);

  if (!guarded && strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (text, value);
      return;
    }

  g_string_append (text, guarded ? "\"'" : "\"");
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

void
candour_csv_append_row (GString           *text,
                        const char *const *values)
{
  g_return_if_fail (text != NULL);

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_value (text, values[i]);
    }
  g_string_append (text, "\r\n");
}

gboolean
candour_file_replace (const char  *path,
                      const char  *text,
                      gsize        length,
                      GError     **error)
{
  return g_file_set_contents_full (path, text, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
