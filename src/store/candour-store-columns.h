/* candour-store-columns.h - what the headers of a council's own lists were found to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* (transfer full): "list/header" -> code of a column, or "" for one not to use; as
 * candour_cases_read() takes it. Empty where nothing is remembered.
 */
GHashTable *candour_store_columns_load     (CandourDb           *db,
                                            GError             **error);
/* @columns as above; each choice goes before the one remembered for the same header, the others
 * stay. REFUSED for who may not import, and for a key that is not "list/header".
 */
gboolean    candour_store_columns_remember (CandourDb           *db,
                                            GHashTable          *columns,
                                            const CandourActor  *actor,
                                            GError             **error);

G_END_DECLS
