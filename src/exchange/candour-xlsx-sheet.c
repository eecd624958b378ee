/* candour-xlsx-sheet.c - the rows of one sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-date.h"
#include "candour-error.h"
#include "candour-xlsx-private.h"

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,    /* a formula's, or written in the cell itself */
  TYPE_BOOL,
  TYPE_ERROR,
  TYPE_DATE,    /* ISO 8601 */
} CellType;

/* While the row is read its texts may move, so a slot keeps where they begin. */
typedef struct
{
  CandourCellKind  kind;
  const char      *shared;   /* NULL: the text is in the row's own */
  gsize            start;
  double           number;
} Slot;

typedef struct
{
  const CandourXlsxSheetRequest *request;

  int          row;
  int          column;        /* of the cell that is read, from 0 */
  CellType     type;
  gboolean     is_date;       /* by its style */

  gboolean     has_data;
  gboolean     in_data;
  gboolean     in_row;
  gboolean     in_cell;
  gboolean     in_text;
  int          phonetic;

  GString     *text;          /* of the row's cells, each with its NUL */
  gsize        start;         /* of this cell's text */
  int          n_columns;     /* of the row so far */
  Slot         slots[CANDOUR_MAX_COLUMNS];
  CandourCell  cells[CANDOUR_MAX_COLUMNS];
} SheetReader;

static void
refuse (CandourXlsxPart *part,
        char            *sentence)
{
  candour_xlsx_part_stop (part, g_error_new_literal (CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                                                     sentence));
  g_free (sentence);
}

/* --- Cells ---------------------------------------------------------------------------- */

/* "H12" gives 7. -1 for what is no such name. */
static int
parse_column (const char *name,
              gsize       length)
{
  int column = 0;
  gsize at = 0;

  for (; at < length && at < 3 && g_ascii_isalpha (name[at]); at++)
    column = column * 26 + (g_ascii_toupper (name[at]) - 'A' + 1);

  return at > 0 && at < length && g_ascii_isdigit (name[at]) ? column - 1 : -1;
}

static CellType
parse_type (const char *name,
            gsize       length)
{
  if (length == 1)
    {
      switch (name[0])
        {
        case 's': return TYPE_SHARED;
        case 'b': return TYPE_BOOL;
        case 'e': return TYPE_ERROR;
        case 'd': return TYPE_DATE;
        default: return TYPE_NUMBER;
        }
    }

  return TYPE_TEXT;
}

static void
start_cell (SheetReader     *reader,
            CandourXlsxPart *part)
{
  GArray *styles = reader->request->styles;
  gint64 style = candour_xlsx_part_get_integer (part, "s", -1);
  gsize length;
  const char *text = candour_xlsx_part_get_attribute (part, "r", &length);
  int column = text != NULL ? parse_column (text, length) : -1;

  /* Without a name a cell comes right after the one before. */
  reader->column = column >= 0 ? column : reader->column + 1;
  text = candour_xlsx_part_get_attribute (part, "t", &length);
  reader->type = text != NULL ? parse_type (text, length) : TYPE_NUMBER;
  reader->is_date = styles != NULL && style >= 0 && style < styles->len
                    && g_array_index (styles, guint8, style) != 0;
  reader->start = reader->text->len;
  reader->in_cell = TRUE;
  reader->in_text = FALSE;
}

/* Most numbers are short and whole, and strtod is slow. FALSE: no number at all. */
static gboolean
parse_number (const char *text,
              double     *number)
{
  gint64 whole = 0;
  const char *at = text;
  char *end;

  for (; g_ascii_isdigit (*at) && at - text < 15; at++)
    whole = 10 * whole + (*at - '0');
  if (*at == '\0' && at > text)
    {
      *number = (double) whole;
      return TRUE;
    }

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

/* A day that does not exist is given as a person would read it in the workbook. */
static void
take_serial (SheetReader *reader,
             Slot        *slot)
{
  char date[CANDOUR_DATE_SIZE];

  if (candour_serial_to_date (slot->number, reader->request->date1904, date))
    {
      slot->kind = CANDOUR_CELL_DATE;
      g_string_truncate (reader->text, reader->start);
      g_string_append (reader->text, date);
    }
  else if (!reader->request->date1904 && (int) slot->number == 60)
    {
      slot->kind = CANDOUR_CELL_TEXT;
      g_string_truncate (reader->text, reader->start);
      g_string_append (reader->text, "29/02/1900");
    }
}

static void
take_number (SheetReader *reader,
             Slot        *slot)
{
  slot->kind = parse_number (reader->text->str + reader->start, &slot->number)
               ? CANDOUR_CELL_NUMBER : CANDOUR_CELL_TEXT;

  if (slot->kind == CANDOUR_CELL_NUMBER && reader->is_date && slot->number >= 1)
    take_serial (reader, slot);
}

static gboolean
take_shared (SheetReader *reader,
             Slot        *slot)
{
  const CandourXlsxStrings *strings = reader->request->strings;
  double number;

  if (strings == NULL
      || !parse_number (reader->text->str + reader->start, &number)
      || number < 0 || number >= strings->starts->len)
    return FALSE;

  slot->shared = strings->text->str + g_array_index (strings->starts, guint32, (guint) number);
  slot->kind = slot->shared[0] != '\0' ? CANDOUR_CELL_TEXT : CANDOUR_CELL_EMPTY;
  g_string_truncate (reader->text, reader->start);

  return TRUE;
}

static void
take_iso (SheetReader *reader,
          Slot        *slot)
{
  slot->kind = CANDOUR_CELL_TEXT;
  if (reader->text->len - reader->start < CANDOUR_DATE_SIZE - 1)
    return;

  g_string_truncate (reader->text, reader->start + CANDOUR_DATE_SIZE - 1);
  if (candour_date_is_valid (reader->text->str + reader->start))
    slot->kind = CANDOUR_CELL_DATE;
}

static void
take_bool (SheetReader *reader,
           Slot        *slot)
{
  slot->kind = CANDOUR_CELL_BOOL;
  slot->number = strcmp (reader->text->str + reader->start, "1") == 0;
  slot->shared = slot->number != 0 ? "TRUE" : "FALSE";
}

/* FALSE: the workbook contradicts itself. */
static gboolean
take_value (SheetReader *reader,
            Slot        *slot)
{
  switch (reader->type)
    {
    case TYPE_SHARED:
      return take_shared (reader, slot);
    case TYPE_BOOL:
      take_bool (reader, slot);
      break;
    case TYPE_ERROR:
      slot->kind = CANDOUR_CELL_ERROR;
      break;
    case TYPE_DATE:
      take_iso (reader, slot);
      break;
    case TYPE_TEXT:
      slot->kind = CANDOUR_CELL_TEXT;
      candour_xlsx_unescape (reader->text, reader->start);
      break;
    case TYPE_NUMBER:
    default:
      take_number (reader, slot);
      break;
    }

  return TRUE;
}

static gboolean
is_too_long (const char *text)
{
  return strlen (text) > CANDOUR_MAX_CELL_CHARS
         && g_utf8_strlen (text, -1) > CANDOUR_MAX_CELL_CHARS;
}

static void
keep_slot (SheetReader     *reader,
           CandourXlsxPart *part,
           const Slot      *slot)
{
  const char *text = slot->shared != NULL ? slot->shared : reader->text->str + reader->start;

  if (is_too_long (text))
    {
      refuse (part, g_strdup_printf (_("“%s”, row %d: a cell is longer than %d characters"),
                                     reader->request->place, reader->row,
                                     CANDOUR_MAX_CELL_CHARS));
      return;
    }
  if (reader->column >= CANDOUR_MAX_COLUMNS)
    {
      refuse (part, g_strdup_printf (_("“%s” has more than %d columns, so it was not read"),
                                     reader->request->place, CANDOUR_MAX_COLUMNS));
      return;
    }

  for (; reader->n_columns <= reader->column; reader->n_columns++)
    reader->slots[reader->n_columns] = (Slot) { CANDOUR_CELL_EMPTY, "", 0, 0 };
  reader->slots[reader->column] = *slot;
  g_string_append_c (reader->text, '\0');
}

/* A cell with a style and nothing in it is none. */
static void
end_cell (SheetReader     *reader,
          CandourXlsxPart *part)
{
  Slot slot = { CANDOUR_CELL_EMPTY, NULL, reader->start, 0 };

  reader->in_cell = FALSE;
  if (reader->text->len == reader->start)
    return;

  if (!take_value (reader, &slot))
    refuse (part, g_strdup_printf (_("“%s”, row %d: a cell stands for a text that is not there."
                                     " Open the workbook in a spreadsheet program, save it, and"
                                     " choose it again."),
                                   reader->request->place, reader->row));
  else if (slot.kind != CANDOUR_CELL_EMPTY)
    keep_slot (reader, part, &slot);
}

/* --- Rows ----------------------------------------------------------------------------- */

static void
start_row (SheetReader     *reader,
           CandourXlsxPart *part)
{
  gint64 row = candour_xlsx_part_get_integer (part, "r", reader->row + 1);

  if (row <= reader->row)
    row = reader->row + 1;
  if (row > CANDOUR_MAX_ROWS)
    {
      refuse (part, g_strdup_printf (_("“%s” has more than %d rows, so it was not read"),
                                     reader->request->place, CANDOUR_MAX_ROWS));
      return;
    }

  reader->row = (int) row;
  reader->column = -1;
  reader->n_columns = 0;
  reader->in_row = TRUE;
  g_string_truncate (reader->text, 0);
}

static void
end_row (SheetReader     *reader,
         CandourXlsxPart *part)
{
  const CandourXlsxSheetRequest *request = reader->request;
  g_autoptr(GError) error = NULL;

  reader->in_row = FALSE;
  if (reader->n_columns == 0)
    return;

  for (int i = 0; i < reader->n_columns; i++)
    {
      const Slot *slot = &reader->slots[i];

      reader->cells[i].kind = slot->kind;
      reader->cells[i].text = slot->shared != NULL ? slot->shared
                                                   : reader->text->str + slot->start;
      reader->cells[i].number = slot->number;
    }

  if (!request->func (reader->row, reader->cells, (guint) reader->n_columns, request->data,
                      &error))
    candour_xlsx_part_stop (part, g_steal_pointer (&error));
}

/* --- The part's events ---------------------------------------------------------------- */

static void
sheet_started_cb (CandourXlsxPart *part,
                  const char      *name,
                  gpointer         data)
{
  SheetReader *reader = data;

  if (reader->in_cell)
    {
      if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
        reader->in_text = reader->phonetic == 0;
      else if (strcmp (name, "rPh") == 0)
        reader->phonetic++;
    }
  else if (reader->in_row && strcmp (name, "c") == 0)
    start_cell (reader, part);
  else if (reader->in_data && strcmp (name, "row") == 0)
    start_row (reader, part);
  else if (strcmp (name, "sheetData") == 0)
    reader->has_data = reader->in_data = TRUE;
}

static void
sheet_ended_cb (CandourXlsxPart *part,
                const char      *name,
                gpointer         data)
{
  SheetReader *reader = data;

  if (reader->in_cell)
    {
      reader->in_text = FALSE;
      if (strcmp (name, "c") == 0)
        end_cell (reader, part);
      else if (strcmp (name, "rPh") == 0 && reader->phonetic > 0)
        reader->phonetic--;
    }
  else if (reader->in_row && strcmp (name, "row") == 0)
    end_row (reader, part);
  else if (strcmp (name, "sheetData") == 0)
    reader->in_data = FALSE;
}

static void
sheet_text_cb (CandourXlsxPart *part,
               const char      *text,
               gsize            length,
               gpointer         data)
{
  SheetReader *reader = data;

  if (reader->in_text)
    g_string_append_len (reader->text, text, (gssize) length);
}

gboolean
candour_xlsx_sheet_read (CandourXlsxPackage             *package,
                         const char                     *name,
                         const CandourXlsxSheetRequest  *request,
                         GCancellable                   *cancellable,
                         GError                        **error)
{
  static const CandourXlsxHandler handler = { sheet_started_cb, sheet_ended_cb, sheet_text_cb };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree SheetReader *reader = g_new0 (SheetReader, 1);

  reader->request = request;
  reader->text = text;

  if (!candour_xlsx_part_read (package, name, request->place, &handler, reader, cancellable,
                               error))
    return FALSE;

  /* Every sheet has this, if empty: taken for an empty sheet, other XML would close all cases. */
  if (!reader->has_data)
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("“%s” is not a sheet, so the file was not read"), request->place);
      return FALSE;
    }

  return TRUE;
}
