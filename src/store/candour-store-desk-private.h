/* candour-store-desk-private.h - what may not happen at an external moderator's desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-moderation-rules.h"
#include "candour-store-desk.h"

G_BEGIN_DECLS

/* REFUSED where the audit is at a desk, and @event does not happen there, or not any more. */
gboolean candour_store_desk_check (CandourDb               *db,
                                   const char              *audit_id,
                                   CandourModerationEvent   event,
                                   GError                 **error);

G_END_DECLS
