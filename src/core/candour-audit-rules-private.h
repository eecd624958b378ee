/* candour-audit-rules-private.h - what the files of rules have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-rules.h"

G_BEGIN_DECLS

/* NULL, "" and spaces. */
gboolean  candour_rules_is_blank       (const char             *text);
/* The grade of @standard that counts, 0 where there is none: it applies, was not set aside, and
 * its scale has the grade.
 */
int       candour_rules_get_grade      (const CandourFramework *framework,
                                        const CandourAudit     *audit,
                                        const CandourStandard  *standard,
                                        CandourGradingRole      role);
/* @standard applies to the cohort and @role did not set it aside. */
gboolean  candour_rules_counts         (const CandourAudit     *audit,
                                        const CandourStandard  *standard,
                                        CandourGradingRole      role);
gboolean  candour_rules_is_good        (const CandourFramework *framework,
                                        int                     grade);
/* A next step, or any action that is to change something for the child. */
gboolean  candour_rules_has_next_step  (const CandourAudit     *audit);
/* Of twelve months: how long a case once held, or an audit once made, still matters. */
gboolean  candour_rules_is_within_year (const char             *since,
                                        const char             *today);
/* Submitted: what was judged does not change. */
gboolean  candour_rules_is_sealed      (const CandourAudit     *audit);
/* "a, b and c", with @last between the last two; @parts are utf8 and lent. */
char     *candour_rules_join           (GPtrArray              *parts,
                                        const char             *last);

G_END_DECLS
