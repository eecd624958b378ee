/* candour-audit-page-private.h - what the files of the audit workspace share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-page.h"

#include "candour-audit-session.h"
#include "candour-case-panel.h"
#include "candour-chip.h"
#include "candour-grade-chip.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-saved-label.h"
#include "candour-side-panes.h"
#include "candour-standard-view.h"
#include "candour-voices-editor.h"
#include "candour-window.h"

G_BEGIN_DECLS

struct _CandourAuditPage
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  CandourPaneHeader   *header;
  GtkWidget           *show_standards;
  GtkWidget           *show_case;
  GtkButton           *review;
  CandourSavedLabel   *saved;
  CandourNotice       *notice;
  GtkStack            *stack;
  GtkWidget           *skeleton;
  GtkWidget           *failed;
  CandourSidePanes    *panes;
  GtkWidget           *start;
  GtkWidget           *middle;
  GtkLabel            *progress;
  GtkLevelBar         *bar;
  GtkListBox          *list;
  GtkWidget           *narrow_bar;
  GtkWidget           *narrow_menu;
  GtkLabel            *narrow_title;
  GtkWidget           *narrow_grade;
  GtkWidget           *narrow_state;
  GtkPopover          *narrow_popover;
  GtkListBox          *narrow_list;
  GtkStack            *centre;
  CandourStandardView *view;
  CandourVoicesEditor *voices;
  GtkWidget           *bottom;
  GtkWidget           *add_action;
  GtkLabel            *previous;
  GtkLabel            *next;
  CandourCasePanel    *case_panel;

  CandourWorkspace    *workspace;
  char                *audit_id;
  CandourAuditSession *session;      /* NULL until loaded */
  GCancellable        *loading;
  guint                slow;         /* until the skeleton is shown */
  char                *place;        /* what is shown: a standard's id, or the voices */
  GArray              *undo;         /* GradeUndo: newest last */
  gboolean             from_review;  /* a gap led here */
  gboolean             tells_tie;    /* the notice does, and what can be done */
};

/* A grade that was, to go back to. */
typedef struct
{
  char *standard_id;
  int   grade;
} CandourGradeUndo;

/* --- candour-audit-page-panes.c ------------------------------------------------------- */

void     candour_audit_page_fill_lists   (CandourAuditPage *self);
void     candour_audit_page_update_lists (CandourAuditPage *self);
/* A standard's id, or the voices; what is not there leads to the first. */
void     candour_audit_page_go_to        (CandourAuditPage *self,
                                          const char       *place);
/* By so many; FALSE at either end. */
gboolean candour_audit_page_step         (CandourAuditPage *self,
                                          int               by);
void     candour_audit_page_show_narrow  (CandourAuditPage *self);
void     candour_audit_page_next_pane    (CandourAuditPage *self,
                                          int               by);

/* Said by the window's status label, where the page is in one. */
void     candour_audit_page_announce     (CandourAuditPage *self,
                                          const char       *text);

/* --- candour-audit-page-standing.c ---------------------------------------------------- */

/* What is to be known before one writes: ties, company, the seal. */
void     candour_audit_page_show_standing   (CandourAuditPage *self);
void     candour_audit_page_ask_moderation  (CandourAuditPage *self);

/* --- candour-audit-page-keys.c -------------------------------------------------------- */

void     candour_audit_page_install_actions (GtkWidgetClass   *widget_class);
void     candour_audit_page_add_keys        (CandourAuditPage *self);
void     candour_audit_page_grade_changed   (CandourAuditPage *self,
                                             int               old,
                                             int               grade);
void     candour_audit_page_update_actions  (CandourAuditPage *self);

G_END_DECLS
