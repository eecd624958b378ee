/* candour-store-people-plan-private.h - what an import of people will change, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-people-import.h"
#include "candour-store-roster-private.h"

G_BEGIN_DECLS

CandourPeoplePlan *candour_people_plan_new      (void);
/* "team North to South, trained 2023-05-01"; "" where nothing differs. */
char              *candour_people_plan_describe (CandourRoster       *roster,
                                                 const CandourPerson *old,
                                                 const CandourPerson *wanted);

G_END_DECLS
