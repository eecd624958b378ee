/* candour-csv-reader.c - comma-separated text, as spreadsheets and databases write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-error.h"

/* So many rows are looked at to tell what parts the cells. */
#define SNIFFED_ROWS 20

typedef struct
{
  const char     *at;
  const char     *end;
  gboolean        is_utf8;    /* else Windows-1252 */
  char            separator;

  int             line;       /* where reading is, from 1 */
  int             row;

  GString        *text;       /* of the row's cells, each with its NUL */
  GArray         *starts;     /* gsize: of each cell in text */
  GArray         *cells;      /* CandourCell, filled at the end of the row */
} Reader;

/* What Windows-1252 has where Latin-1 has controls; 0 where it has nothing. */
static const guint16 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);
  return FALSE;
}

static void
append_byte (Reader *reader,
             char    byte)
{
  guchar value = (guchar) byte;

  if (reader->is_utf8 || value < 0x80)
    g_string_append_c (reader->text, byte);
  else if (value >= 0xa0)
    g_string_append_unichar (reader->text, value);
  else
    g_string_append_unichar (reader->text,
                             windows_1252[value - 0x80] != 0 ? windows_1252[value - 0x80] : 0xfffd);
}

/* Steps over one end of line, however it is written. */
static gboolean
skip_newline (Reader *reader)
{
  if (reader->at >= reader->end || (*reader->at != '\r' && *reader->at != '\n'))
    return FALSE;

  if (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
    reader->at++;
  reader->at++;
  reader->line++;

  return TRUE;
}

static gboolean
read_quoted (Reader  *reader,
             GError **error)
{
  int opened = reader->line;

  reader->at++;
  while (reader->at < reader->end)
    {
      char byte = *reader->at;

      if (byte == '"' && (reader->at + 1 >= reader->end || reader->at[1] != '"'))
        {
          reader->at++;
          return TRUE;
        }

      if (skip_newline (reader))
        {
          g_string_append_c (reader->text, '\n');
          continue;
        }

      reader->at += byte == '"' ? 2 : 1;
      append_byte (reader, byte);
    }

  g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
               _("Line %d: a quotation mark is opened here and never closed"), opened);
  return FALSE;
}

/* A quotation mark within a cell that does not begin with one is a character like others, and
 * what follows a closed one still belongs to the cell: both are written by careless programs.
 */
static gboolean
read_cell (Reader  *reader,
           GError **error)
{
  gsize start = reader->text->len;
  int line = reader->line;

  if (reader->starts->len >= CANDOUR_MAX_COLUMNS)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("Line %d has more than %d columns"), line, CANDOUR_MAX_COLUMNS);
      return FALSE;
    }

  g_array_append_val (reader->starts, start);
  if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, error))
    return FALSE;

  for (; reader->at < reader->end; reader->at++)
    {
      char byte = *reader->at;

      if (byte == reader->separator || byte == '\r' || byte == '\n')
        break;
      append_byte (reader, byte);
    }

  if (reader->text->len - start > CANDOUR_MAX_CELL_CHARS
      && g_utf8_strlen (reader->text->str + start, -1) > CANDOUR_MAX_CELL_CHARS)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("Line %d: a cell is longer than %d characters"), line, CANDOUR_MAX_CELL_CHARS);
      return FALSE;
    }

  g_string_append_c (reader->text, '\0');

  return TRUE;
}

/* The text may move while it grows, so cells point into it only when the row is whole. */
static gboolean
finish_row (Reader *reader)
{
  gboolean is_blank = TRUE;

  g_array_set_size (reader->cells, 0);
  for (guint i = 0; i < reader->starts->len; i++)
    {
      const char *text = reader->text->str + g_array_index (reader->starts, gsize, i);
      CandourCell cell = { CANDOUR_CELL_TEXT, text, 0 };

      if (text[0] == '\0')
        cell.kind = CANDOUR_CELL_EMPTY;
      else
        is_blank = FALSE;
      g_array_append_val (reader->cells, cell);
    }

  return !is_blank;
}

static gboolean
read_row (Reader    *reader,
          gboolean  *is_blank,
          GError   **error)
{
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->starts, 0);

  if (++reader->row > CANDOUR_MAX_ROWS)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("Line %d: there are more than %d rows"), reader->line, CANDOUR_MAX_ROWS);
      return FALSE;
    }

  for (;;)
    {
      if (!read_cell (reader, error))
        return FALSE;
      if (reader->at >= reader->end || *reader->at != reader->separator)
        break;
      reader->at++;
    }

  skip_newline (reader);
  *is_blank = !finish_row (reader);

  return TRUE;
}

/* "sep=;" is Excel's own way to say so, and is no row. */
static gboolean
take_separator_line (Reader *reader)
{
  const char *at = reader->at;

  if (reader->end - at < 5
      || g_ascii_strncasecmp (at, "sep=", 4) != 0
      || strchr (",;\t", at[4]) == NULL
      || (reader->end - at > 5 && at[5] != '\r' && at[5] != '\n'))
    return FALSE;

  reader->separator = at[4];
  reader->at += 5;
  skip_newline (reader);

  return TRUE;
}

/* What stands most often outside quotation marks in the first rows. */
static char
sniff_separator (const Reader *reader)
{
  static const char candidates[] = ",;\t";
  int counts[3] = { 0, 0, 0 };
  int best = 0;
  int n_rows = 0;
  gboolean quoted = FALSE;

  for (const char *at = reader->at; at < reader->end && n_rows < SNIFFED_ROWS; at++)
    {
      const char *found;

      if (*at == '"')
        quoted = !quoted;
      if (quoted || *at == '\0')
        continue;

      found = strchr (candidates, *at);
      if (found != NULL)
        counts[found - candidates]++;
      n_rows += *at == '\n' || *at == '\r';
    }

  for (int i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;

  return candidates[best];
}

static gboolean
read_all (Reader          *reader,
          CandourRowFunc   func,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  while (reader->at < reader->end)
    {
      g_autoptr(GError) local = NULL;
      gboolean is_blank = FALSE;

      if (reader->row % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!read_row (reader, &is_blank, error))
        return FALSE;
      if (is_blank)
        continue;

      if (!func (reader->row, (const CandourCell *) reader->cells->data, reader->cells->len, data,
                 &local))
        {
          if (local == NULL)
            return TRUE;

          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

/* "Unicode text" of Excel. NULL with no error set: it is not that. */
static GBytes *
decode_utf16 (const char  *text,
              gsize        length,
              GError     **error)
{
  gboolean is_little = length >= 2 && (guchar) text[0] == 0xff && (guchar) text[1] == 0xfe;
  gboolean is_big = length >= 2 && (guchar) text[0] == 0xfe && (guchar) text[1] == 0xff;
  char *utf8;
  gsize n_bytes = 0;

  if (!is_little && !is_big)
    return NULL;

  utf8 = g_convert (text + 2, (gssize) (length - 2), "UTF-8", is_little ? "UTF-16LE" : "UTF-16BE",
                    NULL, &n_bytes, NULL);
  if (utf8 == NULL)
    {
      refuse (error, _("This file is damaged: it says that it is UTF-16, and is not"));
      return NULL;
    }

  return g_bytes_new_take (utf8, n_bytes);
}

static gboolean
check_text (const char  *text,
            gsize        length,
            GError     **error)
{
  if (length == 0)
    return refuse (error, _("This file is empty"));
  if (length > CANDOUR_MAX_FILE)
    return refuse (error, _("This file is larger than 64 MB, so it was not read"));
  if (memchr (text, '\0', length) != NULL)
    return refuse (error, _("This is not a text file, so it cannot be read as CSV"));

  return TRUE;
}

/* Past the mark that says UTF-8. */
static void
skip_mark (const char **text,
           gsize       *length)
{
  if (*length >= 3 && memcmp (*text, "\xef\xbb\xbf", 3) == 0)
    {
      *text += 3;
      *length -= 3;
    }
}

CandourTextCode
candour_csv_guess_code (GBytes *bytes)
{
  const guint8 *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, CANDOUR_TEXT_GUESS);

  data = g_bytes_get_data (bytes, &length);
  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return CANDOUR_TEXT_UTF16;

  return g_utf8_validate_len ((const char *) data, length, NULL) ? CANDOUR_TEXT_UTF8
                                                                 : CANDOUR_TEXT_WINDOWS;
}

gboolean
candour_csv_read (GBytes          *bytes,
                  CandourTextCode  code,
                  CandourRowFunc   func,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) decoded = NULL;
  g_autoptr(GString) row_text = g_string_new (NULL);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (CandourCell));
  Reader reader = { .line = 1, .text = row_text, .starts = starts, .cells = cells };
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  decoded = decode_utf16 (text, length, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (decoded != NULL)
    text = g_bytes_get_data (decoded, &length);
  skip_mark (&text, &length);
  if (!check_text (text, length, error))
    return FALSE;

  reader.at = text;
  reader.end = text + length;
  reader.is_utf8 = g_utf8_validate_len (text, length, NULL);
  if (code == CANDOUR_TEXT_UTF8 && !reader.is_utf8)
    return refuse (error, _("This file is not written in UTF-8"));
  if (code == CANDOUR_TEXT_WINDOWS && decoded == NULL)
    reader.is_utf8 = FALSE;
  if (!take_separator_line (&reader))
    reader.separator = sniff_separator (&reader);

  return read_all (&reader, func, data, cancellable, error);
}
