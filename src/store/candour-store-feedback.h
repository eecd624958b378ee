/* candour-store-feedback.h - what an audit says to the practitioner, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decided by the rules of candour-feedback.h (REFUSED, with their sentence); each write is one
 * transaction with its rows of the history and names the revision that was read (CONFLICT). On
 * success the struct passed in is as it is kept now.
 */

#pragma once

#include "candour-db.h"
#include "candour-feedback.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* Where nothing is kept yet: a draft out of the audit (revision 0), its strengths first. Somebody
 * else than the auditor: NOT_FOUND until it is shared.
 */
CandourFeedback *candour_store_feedback_load   (CandourDb            *db,
                                                const char           *audit_id,
                                                const CandourActor   *actor,
                                                GError              **error);
/* strong, help and why of a draft. */
gboolean         candour_store_feedback_save   (CandourDb            *db,
                                                CandourFeedback      *feedback,
                                                const CandourActor   *actor,
                                                const char           *today,
                                                GError              **error);
/* With what the draft says now. */
gboolean         candour_store_feedback_share  (CandourDb            *db,
                                                CandourFeedback      *feedback,
                                                const CandourActor   *actor,
                                                const char           *today,
                                                GError              **error);
/* OPEN (read; twice is once), REPLY (reply and match of @feedback; it was read then), the two
 * ticks, TALK.
 */
gboolean         candour_store_feedback_move   (CandourDb            *db,
                                                CandourFeedback      *feedback,
                                                CandourFeedbackEvent  event,
                                                const CandourActor   *actor,
                                                const char           *today,
                                                GError              **error);

/* What somebody has to do about feedback. */
typedef enum
{
  CANDOUR_FEEDBACK_TO_READ,      /* shared with them, not answered */
  CANDOUR_FEEDBACK_TO_TICK,      /* of people they manage: in supervision, not ticked */
  CANDOUR_FEEDBACK_TO_TALK,      /* the worker said: No, talk to me */
  CANDOUR_FEEDBACK_TO_SHARE,     /* of their own audits, submitted and not shared */
  CANDOUR_FEEDBACK_TOLD,         /* the head of service: not ticked in time, of people below */
} CandourFeedbackDuty;

/* (element-type CandourFeedbackRow), oldest first, at most @limit. */
GPtrArray       *candour_store_feedback_list   (CandourDb            *db,
                                                const char           *person_id,
                                                CandourFeedbackDuty   duty,
                                                int                   limit,
                                                const char           *today,
                                                GError              **error);

G_END_DECLS
