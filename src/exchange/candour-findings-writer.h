/* candour-findings-writer.h - the QA lead's findings as CSV, one row a grading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-export.h"

G_BEGIN_DECLS

/* The header row, fixed for ever; ends with NULL. Described in the README. */
extern const char *const candour_findings_columns[];

/* @audit_ids NULL: all. *n_rows may be NULL. REFUSED for names without the right to them. */
gboolean candour_findings_write (CandourDb             *db,
                                 const char            *path,
                                 GPtrArray             *audit_ids,
                                 CandourExportFlags     flags,
                                 const CandourActor    *actor,
                                 CandourProgress        progress,
                                 gpointer               progress_data,
                                 GCancellable          *cancellable,
                                 gint64                *n_rows,
                                 GError               **error);

G_END_DECLS
