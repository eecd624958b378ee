/* candour-store-past.h - puts whole audits of the past into a workspace that is being made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a demonstration's invented years only: everything goes in as it is given, with ids, salts
 * and times of the caller's, inside the caller's transaction. What people do goes through
 * candour-store-audits.h, with its rules.
 */

#pragma once

#include "candour-audit.h"
#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

gboolean candour_store_past_add_team       (CandourDb               *db,
                                            const CandourTeam       *team,
                                            GError                 **error);
gboolean candour_store_past_add_person     (CandourDb               *db,
                                            const CandourPerson     *person,
                                            GError                 **error);
/* With its allocation to @child->worker_id since @held_from. */
gboolean candour_store_past_add_case       (CandourDb               *db,
                                            const CandourCase       *child,
                                            const char              *held_from,
                                            GError                 **error);
/* The audit, all it holds, the words it is found by, and its rows of the history as they would
 * have been written then, by @auditor. @salt is used for all its texts; audit->fingerprint is
 * set where the audit is submitted.
 */
gboolean candour_store_past_add_audit      (CandourDb               *db,
                                            const CandourFramework  *framework,
                                            CandourAudit            *audit,
                                            const CandourActor      *auditor,
                                            const char              *salt,
                                            GError                 **error);

G_END_DECLS
