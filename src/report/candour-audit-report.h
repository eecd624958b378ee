/* candour-audit-report.h - one audit as a document: A4, for reading and for the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* Writes a PDF to a new file beside @path and renames it over. *n_pages may be NULL. Prints the
 * head of the history on its last page. An audit not yet submitted is marked a draft.
 */
gboolean candour_audit_report_write (CandourDb           *db,
                                     const char          *audit_id,
                                     const char          *path,
                                     const CandourActor  *actor,
                                     int                 *n_pages,
                                     GError             **error);

G_END_DECLS
