/* candour-store-cases-plan-private.h - what an import of cases will change, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-cases-import.h"
#include "candour-store-roster-private.h"

G_BEGIN_DECLS

CandourCasePlan *candour_case_plan_new      (void);
/* Counts the change, too. Takes @what over. */
void             candour_case_plan_tell     (CandourCasePlan   *plan,
                                             CandourChange      change,
                                             const char        *reference,
                                             guint              lists,
                                             char              *what);
void             candour_case_plan_sort     (CandourCasePlan   *plan);
/* "worker A. Brook to C. Penn, age"; "" where nothing differs. */
char            *candour_case_plan_describe (CandourRoster     *roster,
                                             const CandourCase *old,
                                             const CandourCase *made);

G_END_DECLS
