/* candour-allow-tie.h - the QA lead lets somebody audit in spite of a tie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-session.h"
#include "candour-dialogs.h"

G_BEGIN_DECLS

/* Why this auditor, all the same? @callback has the reason. */
void candour_allow_tie_ask     (GtkWidget           *parent,
                                CandourReasonGiven   callback);
/* Keeps @reason with the audit of @session, which knows of it then. @page tells what came of it. */
void candour_allow_tie_keep    (GtkWidget           *page,
                                CandourAuditSession *session,
                                const char          *reason);

G_END_DECLS
