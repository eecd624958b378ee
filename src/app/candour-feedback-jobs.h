/* candour-feedback-jobs.h - what the page of feedback asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit.h"
#include "candour-rows.h"
#include "candour-store-feedback.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* Feedback with all that stands beside it. */
typedef struct
{
  CandourFeedback *feedback;
  CandourAudit    *audit;
  CandourAuditRow *row;           /* the grades that stand */
  GPtrArray       *people;        /* CandourPerson */
  CandourHolidays *holidays;
  char            *moderator_id;  /* NULL: not moderated */
} CandourFeedbackFacts;

void             candour_feedback_facts_free    (CandourFeedbackFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFeedbackFacts, candour_feedback_facts_free)

/* "" where there is nobody. */
const char      *candour_feedback_facts_get_name (const CandourFeedbackFacts *self,
                                                 const char           *person_id);

/* The finish gives a CandourFeedbackFacts. NOT_FOUND: it is not shared yet. After all that was
 * queued for writing.
 */
void             candour_feedback_jobs_load_async (CandourWorkspace    *workspace,
                                                 const char           *audit_id,
                                                 const char           *today,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* A copy of @feedback goes; the finish gives it as it is kept then (CandourFeedback). */
void             candour_feedback_jobs_move_async (CandourWorkspace    *workspace,
                                                 const CandourFeedback *feedback,
                                                 CandourFeedbackEvent  event,
                                                 const char           *today,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

G_END_DECLS
