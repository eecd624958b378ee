/* candour-test-xlsx.c - makes small workbooks in memory, good and bad ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-xlsx.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct _CandourTestXlsx
{
  GHashTable *names;      /* of parts that are there */
  GPtrArray  *parts;      /* GBytes, in step with order */
  GPtrArray  *order;      /* names */
  GString    *sheets;     /* of workbook.xml */
  GString    *relations;  /* of workbook.xml.rels */
  int         n_sheets;
};

/* Style 0 is general, 1 a date (14), 2 a custom date, 3 a number. */
static const char styles_part[] =
  "<styleSheet xmlns=\"" MAIN "\">"
  "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/></numFmts>"
  "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
  "<xf numFmtId=\"1\"/></cellXfs></styleSheet>";

static const char root_part[] =
  "<Relationships xmlns=\"" RELATIONS "\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
  "</Relationships>";

CandourTestXlsx *
candour_test_xlsx_new (void)
{
  CandourTestXlsx *self = g_new0 (CandourTestXlsx, 1);

  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_string_new (NULL);
  self->relations = g_string_new (NULL);

  return self;
}

void
candour_test_xlsx_add_bytes (CandourTestXlsx *self,
                             const char      *name,
                             const void      *bytes,
                             gsize            length)
{
  char *owned;

  if (g_hash_table_contains (self->names, name))
    return;

  owned = g_strdup (name);
  g_ptr_array_add (self->order, owned);
  g_ptr_array_add (self->parts, g_bytes_new (bytes, length));
  g_hash_table_add (self->names, owned);
}

void
candour_test_xlsx_add_part (CandourTestXlsx *self,
                            const char      *name,
                            const char      *text)
{
  candour_test_xlsx_add_bytes (self, name, text, strlen (text));
}

void
candour_test_xlsx_add_sheet (CandourTestXlsx *self,
                             const char      *name,
                             const char      *state,
                             const char      *rows)
{
  int number = ++self->n_sheets;
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%d.xml", number);
  g_autofree char *text = g_strconcat ("<worksheet xmlns=\"" MAIN "\"><sheetData>", rows,
                                       "</sheetData></worksheet>", NULL);

  candour_test_xlsx_add_part (self, part, text);
  g_string_append_printf (self->sheets, "<sheet name=\"%s\" sheetId=\"%d\" %s%s%s r:id=\"rId%d\"/>",
                          escaped, number, state != NULL ? "state=\"" : "",
                          state != NULL ? state : "", state != NULL ? "\"" : "", number);
  g_string_append_printf (self->relations, "<Relationship Id=\"rId%d\" Type=\"" OFFICE
                          "/worksheet\" Target=\"worksheets/sheet%d.xml\"/>", number, number);
}

static void
append_cell (GString    *text,
             guint       column,
             int         row,
             const char *cell)
{
  char letters[3] = { (char) ('A' + column), '\0', '\0' };

  if (column >= 26)
    {
      letters[0] = (char) ('A' + column / 26 - 1);
      letters[1] = (char) ('A' + column % 26);
    }

  if (g_str_has_prefix (cell, "n:"))
    g_string_append_printf (text, "<c r=\"%s%d\"><v>%s</v></c>", letters, row, cell + 2);
  else if (g_str_has_prefix (cell, "d:"))
    g_string_append_printf (text, "<c r=\"%s%d\" s=\"1\"><v>%s</v></c>", letters, row, cell + 2);
  else if (g_str_has_prefix (cell, "e:"))
    g_string_append_printf (text, "<c r=\"%s%d\" t=\"e\"><v>%s</v></c>", letters, row, cell + 2);
  else if (*cell != '\0')
    {
      g_autofree char *escaped = g_markup_escape_text (cell, -1);

      g_string_append_printf (text, "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>",
                              letters, row, escaped);
    }
}

void
candour_test_xlsx_append (GString    *text,
                          int         number,
                          const char *row)
{
  g_auto(GStrv) cells = g_strsplit (row, "|", -1);

  g_string_append_printf (text, "<row r=\"%d\">", number);
  for (guint i = 0; cells[i] != NULL; i++)
    append_cell (text, i, number, cells[i]);
  g_string_append (text, "</row>");
}

void
candour_test_xlsx_add_rows (CandourTestXlsx   *self,
                            const char        *name,
                            const char *const *rows)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; rows[i] != NULL; i++)
    candour_test_xlsx_append (text, i + 1, rows[i]);

  candour_test_xlsx_add_sheet (self, name, NULL, text->str);
}

static void
add_common_parts (CandourTestXlsx *self)
{
  g_autofree char *workbook = g_strconcat (
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>", self->sheets->str,
    "</sheets></workbook>", NULL);
  g_autofree char *relations = g_strconcat (
    "<Relationships xmlns=\"" RELATIONS "\">", self->relations->str,
    "<Relationship Id=\"rId900\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId901\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "</Relationships>", NULL);

  candour_test_xlsx_add_part (self, "_rels/.rels", root_part);
  candour_test_xlsx_add_part (self, "xl/workbook.xml", workbook);
  candour_test_xlsx_add_part (self, "xl/_rels/workbook.xml.rels", relations);
  candour_test_xlsx_add_part (self, "xl/styles.xml", styles_part);
}

static GBytes *
pack (CandourTestXlsx *self)
{
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (target, ZIP_TRUNCATE, NULL);
  zip_stat_t info;
  guint8 *packed;

  g_assert_nonnull (zip);
  zip_source_keep (target);
  for (guint i = 0; i < self->parts->len; i++)
    {
      gsize length;
      const void *bytes = g_bytes_get_data (self->parts->pdata[i], &length);
      zip_source_t *source = zip_source_buffer (zip, bytes, length, 0);

      g_assert_cmpint (zip_file_add (zip, self->order->pdata[i], source, ZIP_FL_ENC_UTF_8), >=, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);

  g_assert_cmpint (zip_source_open (target), ==, 0);
  g_assert_cmpint (zip_source_stat (target, &info), ==, 0);
  packed = g_malloc (info.size);
  g_assert_cmpint (zip_source_read (target, packed, info.size), ==, (zip_int64_t) info.size);
  zip_source_close (target);
  zip_source_free (target);

  return g_bytes_new_take (packed, info.size);
}

GBytes *
candour_test_xlsx_finish (CandourTestXlsx *self)
{
  GBytes *bytes;

  add_common_parts (self);
  bytes = pack (self);

  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->order);
  g_string_free (self->sheets, TRUE);
  g_string_free (self->relations, TRUE);
  g_free (self);

  return bytes;
}

char *
candour_test_write (GBytes     *bytes,
                    const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("candour-test-XXXXXX", &error);
  char *path;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}

void
candour_test_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}
