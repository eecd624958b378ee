/* candour-store-columns.h - what the headers of a council's own lists were found to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* The names of what is remembered, the last saved first; ends with NULL. */
char      **candour_store_columns_list     (CandourDb           *db,
                                            GError             **error);
/* What is remembered under @profile: "list/header" -> code of a column, or "" for one not to use;
 * as candour_cases_read() takes it. Empty where nothing is remembered.
 */
GHashTable *candour_store_columns_load     (CandourDb           *db,
                                            const char          *profile,
                                            GError             **error);
/* @columns as above, to be remembered under @profile; each choice goes before the one remembered
 * there for the same header, the others stay. REFUSED for who may not import, for a profile without
 * a name, and for a key that is not "list/header".
 */
gboolean    candour_store_columns_remember (CandourDb           *db,
                                            const char          *profile,
                                            GHashTable          *columns,
                                            const CandourActor  *actor,
                                            GError             **error);

G_END_DECLS
