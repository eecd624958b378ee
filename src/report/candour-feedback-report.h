/* candour-feedback-report.h - what an audit says to the practitioner, as a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-people.h"
#include "candour-store-feedback.h"

G_BEGIN_DECLS

/* As @actor may read it, to a PDF of A4 at @path, whole or not at all. What is not shared yet is
 * marked a draft. REFUSED: it is for somebody else to read.
 */
gboolean candour_feedback_report_write (CandourDb           *db,
                                        const char          *audit_id,
                                        const char          *path,
                                        const CandourActor  *actor,
                                        const char          *today,
                                        GError             **error);

G_END_DECLS
