/* test-xlsx-reader.c - workbooks as councils have them, and as attackers would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-xlsx-reader.h"

#include <string.h>

#include "candour-error.h"
#include "candour-test-xlsx.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* "3:text a|number 12|date 2010-06-09", rows parted by newlines. */
static gboolean
keep_row_cb (int                 row,
             const CandourCell  *cells,
             guint               n_cells,
             gpointer            data,
             GError            **error)
{
  static const char *const kinds[] = { "empty", "text", "number", "date", "bool", "error" };
  GString *seen = data;

  g_string_append_printf (seen, "%s%d:", seen->len > 0 ? "\n" : "", row);
  for (guint i = 0; i < n_cells; i++)
    g_string_append_printf (seen, "%s%s%s%s", i > 0 ? "|" : "", kinds[cells[i].kind],
                            cells[i].text[0] != '\0' ? " " : "", cells[i].text);

  return TRUE;
}

static CandourXlsxReader *
open_workbook (CandourTestXlsx  *workbook,
               GError          **error)
{
  g_autoptr(GBytes) bytes = candour_test_xlsx_finish (workbook);

  g_assert_true (candour_xlsx_is_workbook (bytes));

  return candour_xlsx_reader_new (bytes, NULL, error);
}

static char *
read_sheet (CandourTestXlsx  *workbook,
            guint             sheet,
            GError          **error)
{
  g_autoptr(CandourXlsxReader) reader = open_workbook (workbook, error);
  g_autoptr(GString) seen = g_string_new (NULL);

  if (reader == NULL
      || !candour_xlsx_reader_read (reader, sheet, keep_row_cb, seen, NULL, error))
    return NULL;

  return g_strdup (seen->str);
}

static void
assert_sheet (CandourTestXlsx *workbook,
              const char      *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = read_sheet (workbook, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_rows (const char *rows,
             const char *expected)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();

  candour_test_xlsx_add_sheet (workbook, "List 6", NULL, rows);
  assert_sheet (workbook, expected);
}

static void
assert_refused (CandourTestXlsx *workbook,
                const char      *sentence)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rows = read_sheet (workbook, 0, &error);

  g_assert_null (rows);
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_kinds (void)
{
  assert_rows ("<row r=\"1\"><c r=\"A1\"><v>12598894</v></c><c r=\"B1\" s=\"1\"><v>40338</v></c>"
               "<c r=\"C1\" s=\"2\"><v>44243.75</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
               "<c r=\"E1\" t=\"e\"><f>NA()</f><v>#N/A</v></c>"
               "<c r=\"F1\" t=\"str\"><f>A1</f><v>of a formula</v></c>"
               "<c r=\"G1\" t=\"d\"><v>2026-01-16T00:00:00</v></c>"
               "<c r=\"H1\" s=\"3\"><v>21.478</v></c></row>",
               "1:number 12598894|date 2010-06-09|date 2021-02-16|bool TRUE|error #N/A"
               "|text of a formula|date 2026-01-16|number 21.478");
}

/* Cells and rows may leave out where they are; what is styled and empty is not there. */
static void
test_places (void)
{
  assert_rows ("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>",
               "1:number 1|empty|number 2\n2:number 3");
  assert_rows ("<row r=\"2\"><c r=\"C2\"><v>1</v></c><c r=\"E2\" s=\"1\"/></row>"
               "<row r=\"5\"><c r=\"A5\" s=\"1\"/></row>"
               "<row r=\"9\"><c r=\"AB9\"><v>7</v></c></row>",
               "2:empty|empty|number 1\n"
               "9:empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty"
               "|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty|empty"
               "|empty|number 7");
  assert_rows ("<row r=\"1\"><c r=\"XFD1\" s=\"1\"/><c r=\"A1\"><v>1</v></c></row>", "1:number 1");
}

static void
test_dates (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();

  assert_rows ("<row><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c>"
               "<c s=\"1\"><v>61</v></c><c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v></c>"
               "<c s=\"1\"><v>-3</v></c><c s=\"1\"><v>0.5</v></c><c s=\"1\"><v>45351</v></c></row>",
               "1:date 1900-01-01|date 1900-02-28|text 29/02/1900|date 1900-03-01|date 9999-12-31"
               "|number 2958466|number -3|number 0.5|date 2024-02-29");

  candour_test_xlsx_add_part (workbook, "xl/workbook.xml",
                              "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">"
                              "<workbookPr date1904=\"1\"/><sheets>"
                              "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                              "</workbook>");
  candour_test_xlsx_add_sheet (workbook, "A", NULL,
                               "<row><c s=\"1\"><v>60</v></c><c s=\"1\"><v>38876</v></c></row>");
  assert_sheet (workbook, "1:date 1904-03-01|date 2010-06-09");
}

/* Runs are joined, reading aids are not text, and spaces stay. */
static void
test_shared_strings (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();

  candour_test_xlsx_add_part (workbook, "xl/sharedStrings.xml",
                              "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                              "<sst xmlns=\"" MAIN "\"><si><t>plain &amp; simple</t></si>"
                              "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">A. </t></r>"
                              "<r><t>Brook</t></r><rPh sb=\"0\" eb=\"1\"><t>aid</t></rPh></si>"
                              "<si><t/></si><si><t>two_x000D_lines _x00e9_ _x12</t></si></sst>");
  candour_test_xlsx_add_sheet (workbook, "A", NULL,
                               "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c>"
                               "<c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>"
                               "<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r>"
                               "<rPh><t>no</t></rPh></is></c></row>");
  assert_sheet (workbook, "1:text A. Brook|text plain & simple|empty"
                          "|text two\rlines \xc3\xa9 _x12|text inline");
}

/* Sheets are found by relation: their order and the numbers of their parts mean nothing. */
static void
test_relations (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(CandourXlsxReader) reader = NULL;
  g_autoptr(GString) seen = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  candour_test_xlsx_add_part (workbook, "xl/workbook.xml",
                              "<x:workbook xmlns:x=\"" STRICT "\" xmlns:r=\"" OFFICE "\"><x:sheets>"
                              "<x:sheet name=\"P &amp; Q\" sheetId=\"4\" r:id=\"rB\"/>"
                              "<x:sheet name=\"Old\" state=\"veryHidden\" sheetId=\"1\""
                              " r:id=\"rA\"/>"
                              "</x:sheets></x:workbook>");
  candour_test_xlsx_add_part (workbook, "xl/_rels/workbook.xml.rels",
                              "<Relationships xmlns=\"urn:x\">"
                              "<Relationship Id=\"rA\" Type=\"http://purl.oclc.org/ooxml/"
                              "officeDocument/relationships/worksheet\" Target=\".\\a\\one.xml\"/>"
                              "<Relationship Id=\"rB\" Type=\"" OFFICE "/worksheet\""
                              " Target=\"/xl/b/../TWO.xml\"/></Relationships>");
  candour_test_xlsx_add_part (workbook, "xl/a/one.xml",
                              "<worksheet><sheetData/></worksheet>");
  candour_test_xlsx_add_part (workbook, "xl/two.xml",
                              "<s:worksheet xmlns:s=\"" STRICT "\"><s:sheetData><s:row><s:c>"
                              "<s:v>5</s:v></s:c></s:row></s:sheetData></s:worksheet>");

  reader = open_workbook (workbook, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candour_xlsx_reader_get_n_sheets (reader), ==, 2);
  g_assert_cmpstr (candour_xlsx_reader_get_name (reader, 0), ==, "P & Q");
  g_assert_false (candour_xlsx_reader_is_hidden (reader, 0));
  g_assert_true (candour_xlsx_reader_is_hidden (reader, 1));
  g_assert_true (candour_xlsx_reader_read (reader, 0, keep_row_cb, seen, NULL, &error));
  g_assert_true (candour_xlsx_reader_read (reader, 1, keep_row_cb, seen, NULL, &error));
  g_assert_cmpstr (seen->str, ==, "1:number 5");
}

static void
assert_bytes_refused (const void *data,
                      gsize       length,
                      const char *sentence)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_xlsx_reader_new (bytes, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_other_files (void)
{
  static const char xls[64] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1......E\0n\0c\0r\0y\0p\0t\0e\0d\0"
                               "P\0a\0c\0k\0a\0g\0e\0";
  CandourTestXlsx *ods = candour_test_xlsx_new ();
  CandourTestXlsx *xlsb = candour_test_xlsx_new ();
  CandourTestXlsx *linked = candour_test_xlsx_new ();

  assert_bytes_refused (xls, sizeof xls, ".xls file");
  assert_bytes_refused (locked, sizeof locked, "password");
  assert_bytes_refused ("id,team\n", 8, "not a workbook");
  assert_bytes_refused ("PK\003\004 and no more", 16, "damaged");

  candour_test_xlsx_add_part (ods, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  candour_test_xlsx_add_part (ods, "content.xml", "<x/>");
  assert_refused (ods, "OpenDocument");

  candour_test_xlsx_add_part (xlsb, "xl/workbook.bin", "\x83\x01");
  assert_refused (xlsb, ".xlsb");

  candour_test_xlsx_add_part (linked, "xl/externalLinks/externalLink1.xml", "<externalLink/>");
  candour_test_xlsx_add_sheet (linked, "A", NULL, "");
  assert_refused (linked, "values from other files");
}

static void
test_damaged (void)
{
  CandourTestXlsx *cut = candour_test_xlsx_new ();
  CandourTestXlsx *loose = candour_test_xlsx_new ();
  CandourTestXlsx *prefix = candour_test_xlsx_new ();
  CandourTestXlsx *utf16 = candour_test_xlsx_new ();
  CandourTestXlsx *other = candour_test_xlsx_new ();

  candour_test_xlsx_add_part (cut, "xl/worksheets/sheet1.xml",
                              "<worksheet xmlns=\"" MAIN "\"><sheetData><row><c><v>1</v></c>");
  candour_test_xlsx_add_sheet (cut, "List 6", NULL, "");
  assert_refused (cut, "“List 6” is damaged");

  candour_test_xlsx_add_sheet (loose, "A", NULL, "<row><c t=\"s\"><v>4</v></c></row>");
  assert_refused (loose, "“A”, row 1");

  candour_test_xlsx_add_sheet (prefix, "A", NULL, "<u:row/>");
  assert_refused (prefix, "damaged");

  candour_test_xlsx_add_bytes (utf16, "xl/worksheets/sheet1.xml", "\xff\xfe<\0w\0/\0>\0", 10);
  candour_test_xlsx_add_sheet (utf16, "A", NULL, "");
  assert_refused (utf16, "damaged");

  candour_test_xlsx_add_part (other, "xl/worksheets/sheet1.xml", "<poem><line/></poem>");
  candour_test_xlsx_add_sheet (other, "A", NULL, "");
  assert_refused (other, "not a sheet");
}

/* What the gate refuses elsewhere is refused in a stream too. */
static void
test_hostile_xml (void)
{
  CandourTestXlsx *doctype = candour_test_xlsx_new ();
  CandourTestXlsx *laughs = candour_test_xlsx_new ();
  CandourTestXlsx *flood = candour_test_xlsx_new ();
  CandourTestXlsx *deep = candour_test_xlsx_new ();
  g_autoptr(GString) attributes = g_string_new ("<row><c");
  g_autoptr(GString) nested = g_string_new (NULL);

  candour_test_xlsx_add_part (doctype, "xl/worksheets/sheet1.xml",
                              "<?xml version=\"1.0\"?><!DOCTYPE w SYSTEM \"file:///etc/passwd\">"
                              "<worksheet/>");
  candour_test_xlsx_add_sheet (doctype, "A", NULL, "");
  assert_refused (doctype, "DOCTYPE");

  candour_test_xlsx_add_part (laughs, "xl/workbook.xml",
                              "<!DOCTYPE w [<!ENTITY % a"
                              " \"<!ENTITY &#37; b '%c;%c;'>\"> %a; ]><w/>");
  candour_test_xlsx_add_sheet (laughs, "A", NULL, "");
  assert_refused (laughs, "DOCTYPE");

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (attributes, " a%d=\"\"", i);
  g_string_append (attributes, "/></row>");
  candour_test_xlsx_add_sheet (flood, "A", NULL, attributes->str);
  assert_refused (flood, "tag");

  for (int i = 0; i < 300; i++)
    g_string_append (nested, "<x>");
  for (int i = 0; i < 300; i++)
    g_string_append (nested, "</x>");
  candour_test_xlsx_add_sheet (deep, "A", NULL, nested->str);
  assert_refused (deep, "damaged");
}

static void
test_caps (void)
{
  CandourTestXlsx *parts = candour_test_xlsx_new ();
  CandourTestXlsx *wide = candour_test_xlsx_new ();
  CandourTestXlsx *tall = candour_test_xlsx_new ();
  CandourTestXlsx *longest = candour_test_xlsx_new ();
  g_autofree char *letters = g_strnfill (CANDOUR_MAX_CELL_CHARS + 1, 'x');
  g_autofree char *cell = g_strconcat ("<row><c t=\"str\"><v>", letters, "</v></c></row>", NULL);

  for (int i = 0; i < 1001; i++)
    {
      g_autofree char *name = g_strdup_printf ("x/%d", i);

      candour_test_xlsx_add_part (parts, name, "");
    }
  assert_refused (parts, "1,000 parts");

  candour_test_xlsx_add_sheet (wide, "A", NULL, "<row><c r=\"IW1\"><v>1</v></c></row>");
  assert_refused (wide, "256 columns");

  candour_test_xlsx_add_sheet (tall, "A", NULL, "<row r=\"1048577\"><c><v>1</v></c></row>");
  assert_refused (tall, "1048576 rows");

  candour_test_xlsx_add_sheet (longest, "A", NULL, cell);
  assert_refused (longest, "“A”, row 1: a cell is longer");
}

/* Zeros pack a thousand times smaller; so does white space in a sheet. */
static void
test_bombs (void)
{
  CandourTestXlsx *ratio = candour_test_xlsx_new ();
  CandourTestXlsx *size = candour_test_xlsx_new ();
  g_autofree char *spaces = g_strnfill (8 * 1024 * 1024, ' ');
  g_autofree char *more = g_strnfill (64 * 1024 * 1024, ' ');

  candour_test_xlsx_add_sheet (ratio, "A", NULL, spaces);
  assert_refused (ratio, "200 times");
  candour_test_xlsx_add_sheet (size, "A", NULL, more);
  assert_refused (size, "64 MB a sheet");
}

/* The directory's sizes are only claims: this part says that it is 10 bytes. */
static void
test_lying_size (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autofree char *spaces = g_strnfill (8 * 1024 * 1024, ' ');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CandourXlsxReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  guint8 *data;
  gsize length;
  guint32 lie = GUINT32_TO_LE (10);

  candour_test_xlsx_add_sheet (workbook, "A", NULL, spaces);
  data = g_bytes_unref_to_data (candour_test_xlsx_finish (workbook), &length);
  for (gsize at = 0; at + 46 < length; at++)
    if (memcmp (data + at, "PK\001\002", 4) == 0
        && memcmp (data + at + 46, "xl/worksheets/sheet1.xml", 24) == 0)
      memcpy (data + at + 24, &lie, sizeof lie);
  bytes = g_bytes_new_take (data, length);

  reader = candour_xlsx_reader_new (bytes, NULL, &error);
  if (reader != NULL)
    g_assert_false (candour_xlsx_reader_read (reader, 0, keep_row_cb, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static gboolean
stop_cb (int                 row,
         const CandourCell  *cells,
         guint               n_cells,
         gpointer            data,
         GError            **error)
{
  ++*(int *) data;

  return FALSE;
}

static void
test_stops (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(CandourXlsxReader) reader = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  int n_rows = 0;

  candour_test_xlsx_add_sheet (workbook, "A", NULL,
                               "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
  reader = open_workbook (workbook, &error);
  g_assert_no_error (error);
  g_assert_true (candour_xlsx_reader_read (reader, 0, stop_cb, &n_rows, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_xlsx_reader_read (reader, 0, stop_cb, &n_rows, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cells (void)
{
  static const CandourCell whole = { CANDOUR_CELL_NUMBER, "1.2598894E7", 12598894 };
  static const CandourCell part = { CANDOUR_CELL_NUMBER, "21.5", 21.5 };
  g_autofree char *id = candour_cell_dup_text (&whole);
  g_autofree char *age = candour_cell_dup_text (&part);
  g_autofree char *first = candour_column_dup_letter (0);
  g_autofree char *z = candour_column_dup_letter (25);
  g_autofree char *later = candour_column_dup_letter (33);

  g_assert_cmpstr (id, ==, "12598894");
  g_assert_cmpstr (age, ==, "21.5");
  g_assert_cmpstr (first, ==, "A");
  g_assert_cmpstr (z, ==, "Z");
  g_assert_cmpstr (later, ==, "AH");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/xlsx-reader/kinds", test_kinds);
  g_test_add_func ("/exchange/xlsx-reader/places", test_places);
  g_test_add_func ("/exchange/xlsx-reader/dates", test_dates);
  g_test_add_func ("/exchange/xlsx-reader/shared-strings", test_shared_strings);
  g_test_add_func ("/exchange/xlsx-reader/relations", test_relations);
  g_test_add_func ("/exchange/xlsx-reader/other-files", test_other_files);
  g_test_add_func ("/exchange/xlsx-reader/damaged", test_damaged);
  g_test_add_func ("/exchange/xlsx-reader/hostile-xml", test_hostile_xml);
  g_test_add_func ("/exchange/xlsx-reader/caps", test_caps);
  g_test_add_func ("/exchange/xlsx-reader/bombs", test_bombs);
  g_test_add_func ("/exchange/xlsx-reader/lying-size", test_lying_size);
  g_test_add_func ("/exchange/xlsx-reader/stops", test_stops);
  g_test_add_func ("/exchange/xlsx-reader/cells", test_cells);

  return g_test_run ();
}
