/* candour-store-frameworks-private.h - the parts of one version of a framework
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-framework.h"

G_BEGIN_DECLS

/* The scale, standards, prompts, descriptors, rules and voices of @framework, below the version
 * @id; inside the caller's transaction.
 */
gboolean candour_store_frameworks_write_parts (CandourDb              *db,
                                               const char             *id,
                                               const CandourFramework *framework,
                                               GError                **error);
/* Fills @framework, whose id is set and which has no parts yet. */
gboolean candour_store_frameworks_read_parts  (CandourDb              *db,
                                               CandourFramework       *framework,
                                               GError                **error);

G_END_DECLS
