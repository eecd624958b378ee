/* candour-fuzz-xlsx.c - reads a workbook from end to end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz-xlsx.h"

#include "candour-fuzz.h"
#include "candour-xlsx-reader.h"

static gboolean
check_row_cb (int                 row,
              const CandourCell  *cells,
              guint               n_cells,
              gpointer            data,
              GError            **error)
{
  int *last = data;

  g_assert_cmpint (row, >, *last);
  g_assert_cmpuint (n_cells, <=, CANDOUR_MAX_COLUMNS);
  *last = row;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = candour_cell_dup_text (&cells[i]);

      candour_fuzz_check_text (cells[i].text);
      candour_fuzz_check_text (text);
    }

  return TRUE;
}

static void
read_sheet (CandourXlsxReader *reader,
            guint              sheet)
{
  int last = 0;
  g_autoptr(GError) error = NULL;
  gboolean read = candour_xlsx_reader_read (reader, sheet, check_row_cb, &last, NULL, &error);

  candour_fuzz_check_text (candour_xlsx_reader_get_name (reader, sheet));
  candour_xlsx_reader_is_hidden (reader, sheet);
  candour_fuzz_check_end (read, &error);
}

void
candour_fuzz_read_workbook (GBytes *workbook)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourXlsxReader) reader = candour_xlsx_reader_new (workbook, NULL, &error);

  candour_fuzz_check_end (reader != NULL, &error);
  if (reader == NULL)
    return;

  for (guint i = 0; i < candour_xlsx_reader_get_n_sheets (reader); i++)
    read_sheet (reader, i);
}
