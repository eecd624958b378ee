/* candour-store-notices-private.h - tells people once, inside the caller's transaction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit.h"
#include "candour-store-history.h"
#include "candour-store-notices.h"

G_BEGIN_DECLS

/* Not to who acts, and not twice while the first is unread. @person_id may be NULL: nobody.
 * @words may be NULL.
 */
gboolean candour_store_notices_add        (CandourDb                 *db,
                                           const char                *person_id,
                                           CandourNoticeKind          kind,
                                           const char                *audit_id,
                                           const char                *at_utc,
                                           const char                *words,
                                           const CandourActor        *actor,
                                           GError                   **error);
/* The same, of an action: each time anew, for another time says something else. */
gboolean candour_store_notices_add_action (CandourDb                 *db,
                                           const char                *person_id,
                                           CandourNoticeKind          kind,
                                           const CandourActionPoint  *action,
                                           const char                *at_utc,
                                           const char                *words,
                                           const CandourActor        *actor,
                                           GError                   **error);

G_END_DECLS
