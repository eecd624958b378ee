/* candour-moderation-overall.h - the whole audit, as a moderator judges it before it is sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATION_OVERALL (candour_moderation_overall_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationOverall, candour_moderation_overall, CANDOUR,
                      MODERATION_OVERALL, GtkWidget)

/* Signal "grade-changed" (int old, int new): by a person, not by show(). */
GtkWidget *candour_moderation_overall_new    (void);

/* The session is lent until the next call; NULL: nothing is shown. */
void       candour_moderation_overall_show   (CandourModerationOverall *self,
                                              CandourAuditSession      *session);
/* What follows from the standards: the suggestion, and what they rule out. */
void       candour_moderation_overall_update (CandourModerationOverall *self);
/* As the digit does; FALSE where there is no such grade, or it is ruled out. */
gboolean   candour_moderation_overall_pick   (CandourModerationOverall *self,
                                              int                       grade);

G_END_DECLS
