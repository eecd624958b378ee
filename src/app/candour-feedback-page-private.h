/* candour-feedback-page-private.h - what the files of the feedback page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-chip.h"
#include "candour-feedback-jobs.h"
#include "candour-feedback-page.h"
#include "candour-grade-chip.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-saved-label.h"
#include "candour-side-panes.h"
#include "candour-text-box.h"

G_BEGIN_DECLS

struct _CandourFeedbackPage
{
  GtkWidget             parent_instance;

  GtkWidget            *box;
  CandourPaneHeader    *header;
  CandourSavedLabel    *saved;
  CandourChip          *draft;
  CandourNotice        *notice;
  GtkStack             *stack;
  AdwStatusPage        *failed;
  CandourSidePanes     *panes;
  GtkScrolledWindow    *scroller;
  GtkLabel             *lead;
  GtkLabel             *title;
  GtkBox               *strong_lines;
  CandourTextBox       *strong;
  GtkBox               *help_lines;
  CandourTextBox       *help;
  GtkWidget            *auditor_word;
  CandourGradeChip     *grade;
  GtkWidget            *agreed_word;
  CandourGradeChip     *agreed;
  GtkLabel             *why_words;
  CandourTextBox       *why;
  GtkWidget            *next_box;
  GtkLabel             *next_note;
  GtkListBox           *next;
  GtkWidget            *reply_box;
  GtkLabel             *reply_note;
  CandourTextBox       *reply;
  GtkLabel             *reply_words;
  GtkWidget            *match_box;
  GtkToggleButton      *match_yes;
  GtkToggleButton      *match_partly;
  GtkToggleButton      *match_no;
  GtkLabel             *missing;
  GtkLabel             *bar_note;
  GtkButton            *act;
  GtkBox               *steps;
  GtkLabel             *ticks_title;
  GtkCheckButton       *talked;
  GtkLabel             *talked_note;
  GtkCheckButton       *knows;
  GtkLabel             *knows_note;
  GtkLabel             *ticks_note;
  GtkWidget            *voices_box;
  GtkGrid              *voices;

  CandourWorkspace     *workspace;
  GCancellable         *cancellable;
  char                 *audit_id;
  char                 *today;
  CandourFeedbackFacts *facts;       /* NULL: not read yet */
  guint                 save_timeout;
  guint                 read_timeout;
  gboolean              was_long;    /* open for as long as reading takes */
  gboolean              saving;
  gboolean              dirty;
  gboolean              updating;
};

/* --- candour-feedback-page-show.c ----------------------------------------------------- */

void      candour_feedback_page_show    (CandourFeedbackPage  *self);
/* NULL: the person who acts may; otherwise why not. */
char     *candour_feedback_page_check   (CandourFeedbackPage  *self,
                                         CandourFeedbackEvent  event);
gboolean  candour_feedback_page_may     (CandourFeedbackPage  *self,
                                         CandourFeedbackEvent  event);

/* --- candour-feedback-page-print.c ---------------------------------------------------- */

void      candour_feedback_page_print   (CandourFeedbackPage  *self);

G_END_DECLS
