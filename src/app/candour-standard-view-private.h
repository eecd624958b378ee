/* candour-standard-view-private.h - what the two files of a standard's view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-standard-view.h"

#include "candour-actions-editor.h"
#include "candour-grade-picker.h"
#include "candour-notice.h"
#include "candour-prompt-row.h"
#include "candour-source-chips.h"
#include "candour-text-box.h"

G_BEGIN_DECLS

struct _CandourStandardView
{
  GtkWidget             parent_instance;

  GtkScrolledWindow    *scroller;
  GtkLabel             *title;
  GtkLabel             *question;
  GtkWidget            *full;
  GtkLabel             *about;
  GtkCheckButton       *not_applicable;
  CandourTextBox       *na_reason;
  GtkWidget            *judging;
  GtkBox               *prompts;
  GtkWidget            *grading_box;
  GtkLabel             *which;
  GtkLabel             *keys;
  CandourGradePicker   *picker;
  CandourNotice        *notice;
  GtkOrientable        *texts;
  CandourTextBox       *rationale;
  CandourSourceChips   *sources;
  GtkWidget            *cited_part;
  GtkLabel             *cited_title;
  GtkLabel             *answered;
  CandourSourceChips   *cited;
  GtkWidget            *learning;
  CandourTextBox       *strengths;
  GtkCheckButton       *shared;
  GtkLabel             *sharing;
  CandourActionsEditor *actions;

  CandourAuditSession    *session;     /* lent */
  const CandourFramework *scale_of;    /* what the picker's cards were made of */
  const CandourStandard  *standard;    /* lent by the session's framework */
  CandourGrading         *grading;     /* lent by its audit */
  char                   *noticed;     /* the sentence shown */
  gboolean                stacked;
  gboolean                narrow;
  gboolean                showing;     /* the program fills the fields */
};

gboolean candour_standard_view_is_read_only       (CandourStandardView *self);
/* A moderator grades: without the auditor's words, and without actions of one's own. */
gboolean candour_standard_view_is_blind           (CandourStandardView *self);
/* In a narrow audit the page has it above already. */
void     candour_standard_view_show_title         (CandourStandardView *self);
/* Where the standard does not apply, only why is asked. */
void     candour_standard_view_show_applicability (CandourStandardView *self);
/* A prompt was answered, or is being explained. */
void     candour_standard_view_answered           (CandourStandardView *self,
                                                   gboolean             typing,
                                                   CandourPromptRow    *row);

G_END_DECLS
