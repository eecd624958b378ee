/* candour-test-kept.h - a small council in a workspace, and audits of it that are really kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit.h"
#include "candour-test-store.h"

G_BEGIN_DECLS

#define CANDOUR_TEST_TODAY  "2026-01-14"
#define CANDOUR_TEST_WORKER "T. Ash"
#define CANDOUR_TEST_BOSS   "M. Bell"   /* manages the worker, and the team East */
#define CANDOUR_TEST_PEER   "P. Lowe"   /* may audit, has nothing to do with East */

/* The acting QA lead, the three people above, the team East within North, the case CF-2291 of
 * the worker, and the small framework of candour-test-audit.h. Nothing is drawn for moderation.
 * (transfer full): its id.
 */
char         *candour_test_kept_prepare (CandourTestStore *store);

/* An audit of @case_id by the acting person, begun and loaded. */
CandourAudit *candour_test_kept_start   (CandourTestStore *store,
                                         const char       *framework_id,
                                         const char       *case_id);
CandourAudit *candour_test_kept_load    (CandourTestStore *store,
                                         const char       *id);
/* Saves everything that makes it fit to be submitted; @audit is as loaded afterwards. */
void          candour_test_kept_fill    (CandourTestStore *store,
                                         CandourAudit    **audit);
void          candour_test_kept_submit  (CandourTestStore *store,
                                         CandourAudit     *audit);

/* As somebody else acts. */
CandourActor *candour_test_kept_actor   (const char       *person_id,
                                         CandourRole       role);

G_END_DECLS
