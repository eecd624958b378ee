/* candour-import-columns.h - columns that a file calls by another name, and what they are read as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "chosen" (GHashTable *choices: "list/header" -> code or "") when a person chooses.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-cases-reader.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_IMPORT_COLUMNS (candour_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (CandourImportColumns, candour_import_columns, CANDOUR, IMPORT_COLUMNS,
                      GtkWidget)

GtkWidget *candour_import_columns_new  (void);

/* (element-type CandourColumnFound): what is the same in several lists becomes one row. The
 * focus stays on the row of the same header.
 */
void       candour_import_columns_show (CandourImportColumns *self,
                                        GPtrArray            *columns);
/* The focus to the first, which needs a person most. */
void       candour_import_columns_focus (CandourImportColumns *self);
guint      candour_import_columns_count_unsure (GPtrArray    *columns);

G_END_DECLS
