/* candour-review-page-private.h - what the files of the review share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-review-page.h"

#include "candour-chip.h"
#include "candour-grade-picker.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-re-audit-view.h"
#include "candour-risk-editor.h"
#include "candour-saved-label.h"
#include "candour-text-box.h"
#include "candour-window.h"

G_BEGIN_DECLS

struct _CandourReviewPage
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  CandourPaneHeader   *header;
  GtkWidget           *submit;
  CandourSavedLabel   *saved;
  CandourNotice       *notice;
  GtkLabel            *observed;
  GtkWidget           *gaps_head;
  CandourChip         *missing;
  GtkBox              *gaps_box;
  GtkLabel            *counts;
  GtkBox              *grades;
  CandourReAuditView  *re_audit;
  GtkWidget           *overall_part;
  GtkGrid             *working;
  CandourNotice       *rule;
  CandourGradePicker  *picker;
  CandourTextBox      *other_reason;
  CandourTextBox      *no_step;
  CandourTextBox      *why;
  GtkWidget           *required;
  GtkCheckButton      *risk_no;
  GtkCheckButton      *risk_yes;
  CandourRiskEditor   *risk;
  GtkLabel            *risk_text;
  GtkWidget           *foot;

  CandourAuditSession *session;
  GPtrArray           *gaps;        /* CandourGap: what the list shows */
  char                *shown;       /* what it says, to be compared */
  int                  compared;    /* the overall grade that is beside the earlier one */
  gboolean             narrow;
  gboolean             entered;     /* the focus has been here since it was last shown */
  gboolean             showing;     /* the program fills the fields */
  gboolean             in_trouble;  /* the notice says why it is not saved */
  gboolean             waiting;     /* submits once all is saved */
  gboolean             submitting;
};

/* --- candour-review-page-lists.c ------------------------------------------------------ */

/* What is missing, and each standard with its grade. */
void candour_review_page_update_lists   (CandourReviewPage *self);
/* The suggestion with its working, and what may be chosen. */
void candour_review_page_update_overall (CandourReviewPage *self);
/* To the field that a gap is about: here, or in the audit. */
void candour_review_page_go_to_gap      (CandourReviewPage *self,
                                         guint              index);

/* --- candour-review-page-submit.c ----------------------------------------------------- */

void candour_review_page_submit         (CandourReviewPage *self);
/* All that was written is on disk now. */
void candour_review_page_all_saved      (CandourReviewPage *self);

G_END_DECLS
