/* candour-export.h - what every export of rows as CSV has in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes stand for people unless names are asked for, which only a QA lead may, and which the
 * history keeps. The file is whole or not there at all.
 */

#pragma once

#include <gio/gio.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_EXPORT_NAMES = 1 << 0,  /* people by name; kept in the history */
  CANDOUR_EXPORT_BOM   = 1 << 1,
} CandourExportFlags;

typedef struct _CandourExport CandourExport;

/* Calls candour_export_add() for each row. */
typedef gboolean (*CandourExportFunc) (CandourExport  *self,
                                       CandourDb      *db,
                                       gpointer        data,
                                       GCancellable   *cancellable,
                                       GError        **error);

/* @columns, and the cells of each row, end with NULL. *n_rows may be NULL. REFUSED for names
 * without the right to them.
 */
gboolean    candour_export_write    (CandourDb           *db,
                                     const char          *path,
                                     const char *const   *columns,
                                     CandourExportFlags   flags,
                                     const CandourActor  *actor,
                                     CandourExportFunc    func,
                                     gpointer             data,
                                     CandourProgress      progress,
                                     gpointer             progress_data,
                                     GCancellable        *cancellable,
                                     gint64              *n_rows,
                                     GError             **error);
gboolean    candour_export_add      (CandourExport       *self,
                                     const char *const   *cells,
                                     GError             **error);
/* @name where names are wanted, else "". "" for NULL. */
const char *candour_export_get_name (const CandourExport *self,
                                     const char          *name);

G_END_DECLS
