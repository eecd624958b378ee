/* candour-csv-reader.h - comma-separated text, as spreadsheets and databases write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4180 with what is met in the field: comma, semicolon or tab; CRLF, LF or CR; UTF-8 with
 * or without its mark, UTF-16 with one, else Windows-1252.
 */

#pragma once

#include "candour-cell.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_TEXT_GUESS,
  CANDOUR_TEXT_UTF8,
  CANDOUR_TEXT_WINDOWS,   /* Windows-1252 */
  CANDOUR_TEXT_UTF16,     /* says so itself, so nobody needs to be asked */
} CandourTextCode;

/* What @bytes are most likely written in. */
CandourTextCode candour_csv_guess_code (GBytes *bytes);

/* Calls @func for each row that is not blank, header and all; blank rows count as rows. Cells
 * are empty or text. REFUSED, naming the line where there is one, for what is no such text.
 */
gboolean candour_csv_read (GBytes          *bytes,
                           CandourTextCode  code,
                           CandourRowFunc   func,
                           gpointer         data,
                           GCancellable    *cancellable,
                           GError         **error);

G_END_DECLS
