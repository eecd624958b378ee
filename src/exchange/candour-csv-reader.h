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

/* Calls @func for each row that is not blank, header and all; blank rows count as rows. Cells
 * are empty or text. REFUSED, naming the line where there is one, for what is no such text.
 */
gboolean candour_csv_read (GBytes          *bytes,
                           CandourRowFunc   func,
                           gpointer         data,
                           GCancellable    *cancellable,
                           GError         **error);

G_END_DECLS
