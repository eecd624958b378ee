/* candour-roles.h - the roles to choose from, in a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-people.h"

G_BEGIN_DECLS

/* Fills @row with all roles and chooses @role. */
void        candour_roles_fill (AdwComboRow *row,
                                CandourRole  role);
CandourRole candour_roles_get  (AdwComboRow *row);

G_END_DECLS
