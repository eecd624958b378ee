/* candour-moderation-point.h - what two people graded: a standard, or the audit as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place is a standard's id, or CANDOUR_PLACE_OVERALL.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-jobs.h"
#include "candour-moderation-rules.h"

G_BEGIN_DECLS

#define CANDOUR_PLACE_OVERALL "overall"

/* NULL for the audit as a whole: as the rules call it. */
const char       *candour_point_get_standard_id (const char              *place);
/* "4. Safety planning", "Overall judgement" */
char             *candour_point_dup_title       (const CandourAuditFacts *facts,
                                                 const char              *place);
/* The standards that apply, then the overall where there is one. (element-type utf8), lent */
GPtrArray        *candour_point_list_places     (const CandourAuditFacts *facts);
/* -1: it does not apply; 0: none yet. */
int               candour_point_get_level       (const CandourAuditFacts *facts,
                                                 const char              *place,
                                                 CandourGradingRole       role);
CandourDifference candour_point_compare         (const CandourAuditFacts *facts,
                                                 const char              *place);
/* "Good", "Not applicable", "Not graded" */
const char       *candour_point_get_level_name  (const CandourAuditFacts *facts,
                                                 int                      level);
/* In the chip for which it is meant; the other is hidden. @is_short: "RI". */
void              candour_point_show_level      (const CandourAuditFacts *facts,
                                                 int                      level,
                                                 gboolean                 is_short,
                                                 GtkWidget               *grade_chip,
                                                 GtkWidget               *state_chip);
/* Who it is; "" where nobody. Lent. */
const char       *candour_facts_get_name        (const CandourAuditFacts *facts,
                                                 const char              *person_id);

G_END_DECLS
