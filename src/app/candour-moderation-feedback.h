/* candour-moderation-feedback.h - what the moderator tells the auditor of the audit, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"
#include "candour-moderation-rules.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATION_FEEDBACK (candour_moderation_feedback_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationFeedback, candour_moderation_feedback, CANDOUR,
                      MODERATION_FEEDBACK, GtkWidget)

/* Signal "drafted": the reply, which is kept with the acknowledgement, is other than before. */
GtkWidget *candour_moderation_feedback_new           (void);

/* The session, of role AGREED, is lent until the next call; NULL: nothing is shown. */
void       candour_moderation_feedback_show          (CandourModerationFeedback *self,
                                                      CandourAuditSession       *session);
/* What is missing before it is finished, as (element-type CandourLack); NULL or empty: not to be
 * shown. A row's button does moderation.go-to-lack.
 */
void       candour_moderation_feedback_show_lacks    (CandourModerationFeedback *self,
                                                      GPtrArray                 *lacks);
void       candour_moderation_feedback_focus_lacks   (CandourModerationFeedback *self);
/* To the field that @lack is about; FALSE: it is not here. */
gboolean   candour_moderation_feedback_focus_lack    (CandourModerationFeedback *self,
                                                      const CandourLack         *lack);
/* What the auditor answers; NULL: nothing. (transfer full) */
char      *candour_moderation_feedback_dup_reply     (CandourModerationFeedback *self);

G_END_DECLS
