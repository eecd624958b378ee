/* candour-moderation-rules-private.h - what the files of rules on moderation have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-rules-private.h"
#include "candour-moderation-rules.h"

G_BEGIN_DECLS

/* The grade; -1 where the role said that it does not apply, 0 where it said nothing. */
int               candour_rules_get_level     (const CandourAudit      *audit,
                                               const char              *standard_id,
                                               CandourGradingRole       role);
/* @standard_id NULL: the overall. */
CandourDifference candour_rules_compare_point (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation,
                                               const char              *standard_id);
/* Not settled, and not to be settled in conversation. */
gboolean          candour_rules_is_to_decide  (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation,
                                               const char              *standard_id);

G_END_DECLS
