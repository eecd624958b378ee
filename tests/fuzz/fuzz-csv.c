/* fuzz-csv.c - comma-separated text, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-csv-reader.h"

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
      g_assert_true (cells[i].kind == CANDOUR_CELL_EMPTY || cells[i].kind == CANDOUR_CELL_TEXT);
      g_assert_nonnull (cells[i].text);
      candour_fuzz_check_text (cells[i].text);
    }

  return TRUE;
}

static void
read_as (GBytes          *input,
         CandourTextCode  code)
{
  int last = 0;
  g_autoptr(GError) error = NULL;
  gboolean read = candour_csv_read (input, code, check_row_cb, &last, NULL, &error);

  candour_fuzz_check_end (read, &error);
}

void
candour_fuzz (GBytes *input)
{
  candour_csv_guess_code (input);

  for (int code = CANDOUR_TEXT_GUESS; code <= CANDOUR_TEXT_UTF16; code++)
    read_as (input, (CandourTextCode) code);
}
