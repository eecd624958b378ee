/* candour-xlsx-strings.c - the texts of a workbook, which its cells only number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them lie in one block, so that two million cost their characters and four bytes each.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-error.h"
#include "candour-xlsx-private.h"

typedef struct
{
  CandourXlsxStrings *strings;
  gboolean            in_item;
  gboolean            in_text;
  int                 phonetic;   /* how deep in reading aids, which are not part of the text */
} StringsReader;

static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x'
         && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3])
         && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5])
         && at[6] == '_';
}

void
candour_xlsx_unescape (GString *text,
                       gsize    start)
{
  const char *at = strstr (text->str + start, "_x");
  g_autoptr(GString) plain = NULL;

  if (at == NULL)
    return;

  plain = g_string_new_len (text->str + start, at - (text->str + start));
  for (; *at != '\0'; at++)
    {
      gunichar value;

      if (!is_escape (at))
        {
          g_string_append_c (plain, *at);
          continue;
        }

      value = (gunichar) g_ascii_strtoull (at + 2, NULL, 16);
      if (value != 0 && g_unichar_validate (value))
        g_string_append_unichar (plain, value);
      at += 6;
    }

  g_string_truncate (text, start);
  g_string_append_len (text, plain->str, (gssize) plain->len);
}

static void
start_item (StringsReader   *reader,
            CandourXlsxPart *part)
{
  guint32 start = (guint32) reader->strings->text->len;

  if (reader->strings->starts->len >= CANDOUR_XLSX_MAX_STRINGS)
    {
      candour_xlsx_part_stop (part,
                              g_error_new_literal (CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                                                   _("This workbook has more than 2,000,000 texts,"
                                                     " so it was not read")));
      return;
    }

  g_array_append_val (reader->strings->starts, start);
  reader->in_item = TRUE;
}

static void
end_item (StringsReader *reader)
{
  guint32 start;

  if (!reader->in_item)
    return;

  start = g_array_index (reader->strings->starts, guint32, reader->strings->starts->len - 1);
  candour_xlsx_unescape (reader->strings->text, start);
  g_string_append_c (reader->strings->text, '\0');
  reader->in_item = FALSE;
}

static void
string_started_cb (CandourXlsxPart *part,
                   const char      *name,
                   gpointer         data)
{
  StringsReader *reader = data;

  if (strcmp (name, "si") == 0 && !reader->in_item)
    start_item (reader, part);
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic++;
  else if (strcmp (name, "t") == 0)
    reader->in_text = reader->in_item && reader->phonetic == 0;
}

static void
string_ended_cb (CandourXlsxPart *part,
                 const char      *name,
                 gpointer         data)
{
  StringsReader *reader = data;

  if (strcmp (name, "si") == 0)
    end_item (reader);
  else if (strcmp (name, "rPh") == 0 && reader->phonetic > 0)
    reader->phonetic--;
  else if (strcmp (name, "t") == 0)
    reader->in_text = FALSE;
}

static void
string_text_cb (CandourXlsxPart *part,
                const char      *text,
                gsize            length,
                gpointer         data)
{
  StringsReader *reader = data;

  if (reader->in_text)
    g_string_append_len (reader->strings->text, text, (gssize) length);
}

CandourXlsxStrings *
candour_xlsx_strings_read (CandourXlsxPackage  *package,
                           const char          *name,
                           GCancellable        *cancellable,
                           GError             **error)
{
  static const CandourXlsxHandler handler = { string_started_cb, string_ended_cb, string_text_cb };
  g_autoptr(CandourXlsxStrings) strings = g_new0 (CandourXlsxStrings, 1);
  StringsReader reader = { strings, FALSE, FALSE, 0 };

  strings->text = g_string_new (NULL);
  strings->starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!candour_xlsx_part_read (package, name, NULL, &handler, &reader, cancellable,
                               error))
    return NULL;

  return g_steal_pointer (&strings);
}

void
candour_xlsx_strings_free (CandourXlsxStrings *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}
