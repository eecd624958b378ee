/* candour-xlsx-reader.h - workbooks (.xlsx), row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts are streamed out of the zip and never written to disk. What is read is bounded: 64 MB a
 * part, 200 times its packed size, 1,000 parts, and the caps of candour-cell.h.
 */

#pragma once

#include "candour-cell.h"

G_BEGIN_DECLS

typedef struct _CandourXlsxReader CandourXlsxReader;

/* TRUE where @bytes is some kind of workbook, one that is refused among them, and no text. */
gboolean           candour_xlsx_is_workbook       (GBytes             *bytes);

/* REFUSED, each with its own sentence: a password, .xls, .xlsb, .ods, links to other files, more
 * than the caps allow, damaged. Keeps @bytes.
 */
CandourXlsxReader *candour_xlsx_reader_new        (GBytes             *bytes,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
void               candour_xlsx_reader_free       (CandourXlsxReader  *self);

/* Sheets in the order of their tabs. */
guint              candour_xlsx_reader_get_n_sheets (CandourXlsxReader *self);
const char        *candour_xlsx_reader_get_name   (CandourXlsxReader  *self,
                                                   guint               sheet);
gboolean           candour_xlsx_reader_is_hidden  (CandourXlsxReader  *self,
                                                   guint               sheet);
/* Day numbers count from 1904, as old Macintosh workbooks do. */
gboolean           candour_xlsx_reader_is_1904    (CandourXlsxReader  *self);

/* Rows that hold a value, in order. Numbers with a date's format come as dates. */
gboolean           candour_xlsx_reader_read       (CandourXlsxReader  *self,
                                                   guint               sheet,
                                                   CandourRowFunc      func,
                                                   gpointer            data,
                                                   GCancellable       *cancellable,
                                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourXlsxReader, candour_xlsx_reader_free)

G_END_DECLS
