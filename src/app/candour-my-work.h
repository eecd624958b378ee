/* candour-my-work.h - what one person owes, and what has come of it this year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-db.h"
#include "candour-grade.h"
#include "candour-people.h"
#include "candour-rows.h"
#include "candour-store-feedback.h"

G_BEGIN_DECLS

/* Rows of each group that are shown. */
#define CANDOUR_MY_WORK_ROWS 3

typedef struct
{
  GPtrArray *audits;        /* CandourAuditRow: the first to be done */
  gint64     n_audits;
  GPtrArray *actions;       /* CandourActionRow: all that the person is to do, most urgent first */
  guint      n_overdue;     /* of the actions */
  GPtrArray *to_verify;     /* CandourActionRow: those of others that wait for this person */
  gint64     n_to_verify;
  GPtrArray *escalated;     /* CandourActionRow: the person should know of by now, and nobody
                             * said yet that they do */
  GPtrArray *moderations;   /* CandourModerationRow: the person's to grade, agree or decide */
  gint64     n_moderations;
  GPtrArray *comments;      /* CandourModerationRow: finished, of the person's own audits, and
                             * what the moderator said not read */
  gint64     n_comments;
  GPtrArray *waiting;       /* CandourModerationRow: without a moderator; for the QA lead */
  gint64     n_waiting;
  GPtrArray *notices;       /* CandourNoticeRow: not read yet */
  GPtrArray *told;          /* CandourAuditRow: of the person's own work, or of work managed */

  GPtrArray *feedback[CANDOUR_FEEDBACK_TOLD + 1];  /* CandourFeedbackRow of each duty */
  guint      n_feedback;
  GPtrArray *learning;      /* CandourLearningRow: new to the person, or shared and with nobody */
  GPtrArray *lacking;       /* CandourAuditRow: their child's next step is missing */

  gint64     n_allocated;   /* of this audit year, to this person */
  gint64     n_submitted;   /* of those */
  gint64     n_raised;      /* actions of those submitted */
  gint64     n_finished;    /* of the actions */
} CandourMyWork;

/* On a thread of the workspace. */
CandourMyWork *candour_my_work_read (CandourDb      *db,
                                     const char     *person_id,
                                     CandourRole     role,
                                     const char     *today,
                                     GError        **error);
void           candour_my_work_free (CandourMyWork  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourMyWork, candour_my_work_free)

/* What to do first: an immediate risk that nobody knows of yet; else something overdue, else due
 * today. An action from an Inadequate standard goes before other actions, and those before
 * audits. At most one of both is set; borrowed.
 */
void           candour_my_work_find_first (const CandourMyWork *self,
                                           const char          *today,
                                           CandourActionRow   **action,
                                           CandourAuditRow    **audit);

G_END_DECLS
