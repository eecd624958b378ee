/* candour-store-notices.h - what people are told once, and see on My work until it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* (element-type CandourNoticeRow) not read yet, newest first, at most @limit. */
GPtrArray *candour_store_notices_list   (CandourDb           *db,
                                         const char          *person_id,
                                         int                  limit,
                                         GError             **error);
/* REFUSED where it is somebody else's. Twice is once. */
gboolean   candour_store_notices_read   (CandourDb           *db,
                                         const char          *id,
                                         const CandourActor  *actor,
                                         GError             **error);

G_END_DECLS
