/* candour-table.h - rows for a terminal or for a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CandourTable CandourTable;

/* @columns ends with NULL and must outlive the table: the header row of the CSV, one word each. */
CandourTable *candour_table_new     (const char *const  *columns);
void          candour_table_free    (CandourTable       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourTable, candour_table_free)

/* One text (const char *) a column, each copied; NULL is an empty cell. */
void          candour_table_add     (CandourTable       *self,
                                     const char         *first,
                                     ...);

/* @format "text" or "csv"; NULL is "text". FALSE: neither. */
gboolean      candour_table_print   (CandourTable       *self,
                                     const char         *format,
                                     GError            **error);

G_END_DECLS
