/* candour-csv-writer.h - comma-separated text that a spreadsheet opens without harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4180, CRLF, UTF-8. A text that a spreadsheet would take for a formula gets a ' before it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appends one row to @text; @values ends with NULL, "" for an empty cell. */
void     candour_csv_append_row  (GString            *text,
                                  const char *const  *values);

/* The whole text to a new file beside @path, synced and renamed over it; never half a file. */
gboolean candour_file_replace    (const char         *path,
                                  const char         *text,
                                  gsize               length,
                                  GError            **error);

G_END_DECLS
