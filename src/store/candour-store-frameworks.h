/* candour-store-frameworks.h - keeps the frameworks, every version that was ever used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-framework.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* Adds a version; one with the same code and lower number is closed from the new one's date, and
 * open audits stay on it. REFUSED where the same code and version is there and in use, or the
 * version is not newer than the newest; the same content again changes nothing and succeeds.
 * *id is the version's id.
 */
gboolean          candour_store_frameworks_add     (CandourDb              *db,
                                                    const CandourFramework *framework,
                                                    const CandourActor     *actor,
                                                    char                  **id,
                                                    GError                **error);
/* NOT_FOUND where there is none. */
CandourFramework *candour_store_frameworks_load    (CandourDb              *db,
                                                    const char             *id,
                                                    GError                **error);
/* By id, or by "code" (newest version) or "code/version". */
char             *candour_store_frameworks_find    (CandourDb              *db,
                                                    const char             *name,
                                                    GError                **error);
/* (element-type CandourFrameworkRow): by title, newest version first. */
GPtrArray        *candour_store_frameworks_list    (CandourDb              *db,
                                                    GError                **error);
/* REFUSED where an audit uses it. */
gboolean          candour_store_frameworks_remove  (CandourDb              *db,
                                                    const char             *id,
                                                    const CandourActor     *actor,
                                                    GError                **error);

G_END_DECLS
