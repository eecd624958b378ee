/* candour-moderation-page-private.h - what the files of the page of a moderation share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-moderation-page.h"

#include <adwaita.h>

#include "candour-agreement-view.h"
#include "candour-audit-session.h"
#include "candour-case-panel.h"
#include "candour-moderation-feedback.h"
#include "candour-moderation-jobs.h"
#include "candour-moderation-overall.h"
#include "candour-moderation-point.h"
#include "candour-moderation-table.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-saved-label.h"
#include "candour-standard-view.h"
#include "candour-step-strip.h"
#include "candour-window.h"

G_BEGIN_DECLS

/* From 1, as the strip counts. */
typedef enum
{
  CANDOUR_STEP_BLIND = 1,
  CANDOUR_STEP_COMPARE,
  CANDOUR_STEP_FEEDBACK,
} CandourModerationStep;

/* A grade that was, to go back to. */
typedef struct
{
  char *place;
  int   grade;
} CandourModerationUndo;

struct _CandourModerationPage
{
  GtkWidget                  parent_instance;

  GtkWidget                 *box;
  CandourPaneHeader         *header;
  CandourSavedLabel         *saved;
  GtkButton                 *act;
  GtkButton                 *act_below;   /* the same, where the header is full */
  GtkMenuButton             *case_button;
  CandourCasePanel          *case_panel;
  GtkWidget                 *strip_bar;
  CandourStepStrip          *strip;
  GtkLabel                  *summary;
  CandourNotice             *notice;
  GtkStack                  *stack;
  GtkWidget                 *skeleton;
  AdwStatusPage             *failed;
  AdwStatusPage             *closed;
  GtkStack                  *middle;
  GtkWidget                 *places;
  GtkWidget                 *left;
  CandourNotice             *standing;
  GtkWidget                 *only_different;
  CandourModerationTable    *table;
  CandourNotice             *pattern;
  GtkWidget                 *edge;
  GtkStack                  *detail;
  CandourStandardView       *view;
  CandourModerationOverall  *overall;
  CandourAgreementView      *agreement;
  CandourModerationFeedback *feedback;
  GtkWidget                 *bottom;
  GtkWidget                 *previous_button;
  GtkLabel                  *previous;
  GtkWidget                 *next_button;
  GtkLabel                  *next;
  GtkWidget                 *all_places;
  GtkButton                 *other_step;
  GtkMenuButton             *lacks_button;
  GtkLabel                  *lacks_label;

  CandourWorkspace          *workspace;
  char                      *moderation_id;
  CandourAuditSession       *session;     /* NULL until loaded */
  GCancellable              *loading;
  guint                      slow;        /* until the skeleton is shown */
  char                      *place;       /* what is shown */
  CandourModerationStep      step;
  CandourGradingRole         role;        /* in which it was last shown */
  GArray                    *undo;        /* CandourModerationUndo: newest last */
  GPtrArray                 *lacks;       /* CandourLack: what the footer lists */
  GPtrArray                 *missing;     /* CandourLack: what the feedback lists; NULL: nothing */
  gboolean                   narrow;
  gboolean                   brief;       /* narrower still: short names */
  gboolean                   in_list;     /* narrow: the table is shown, not what is beside it */
  gboolean                   waiting;     /* takes the step once all is saved */
  gboolean                   acting;
  char                      *failure;     /* why the last step was not taken */
};

/* --- candour-moderation-page.c -------------------------------------------------------- */

/* Other facts are on their way; the session emits "replaced". */
void     candour_moderation_page_reload         (CandourModerationPage *self);
void     candour_moderation_page_announce       (CandourModerationPage *self,
                                                 const char            *text);

/* What stands above the work, and whether the window may be left. */
void     candour_moderation_page_update_trouble (CandourModerationPage *self);

/* --- candour-moderation-page-show.c --------------------------------------------------- */

void     candour_moderation_page_show_session   (CandourModerationPage *self);
/* What was lent of the old facts is given back before they go. */
void     candour_moderation_page_let_go         (CandourModerationPage *self);
/* The ways to the standards before and after. */
void     candour_moderation_page_show_ways      (CandourModerationPage *self);
/* What the page says of who may do what, and how far it is. */
void     candour_moderation_page_update         (CandourModerationPage *self);
void     candour_moderation_page_go_to          (CandourModerationPage *self,
                                                 const char            *place);
void     candour_moderation_page_focus_detail   (CandourModerationPage *self);
/* Of a sealed one: comparing, or the feedback. */
void     candour_moderation_page_set_step       (CandourModerationPage *self,
                                                 CandourModerationStep  step);
void     candour_moderation_page_show_list      (CandourModerationPage *self,
                                                 gboolean               in_list);

/* --- candour-moderation-page-steps.c -------------------------------------------------- */

gboolean candour_moderation_page_is_blind       (CandourModerationPage *self);
/* NULL: @event may happen, by who acts. */
char    *candour_moderation_page_check          (CandourModerationPage *self,
                                                 CandourModerationEvent event);
/* The strip, the button in the header, and what is missing. */
void     candour_moderation_page_update_steps   (CandourModerationPage *self);
void     candour_moderation_page_go_to_lack     (CandourModerationPage *self,
                                                 guint                  index);

/* --- candour-moderation-page-acts.c --------------------------------------------------- */

/* What the button in the header does for who acts; FALSE: there is none. *in_place: for the
 * moderator, by a QA lead.
 */
gboolean candour_moderation_page_find_act       (CandourModerationPage *self,
                                                 CandourModerationAct  *act,
                                                 gboolean              *in_place);
/* What the button in the header says. */
void     candour_moderation_page_take_step      (CandourModerationPage *self);
/* What is missing before it is finished, once somebody tried. FALSE: nothing. */
gboolean candour_moderation_page_list_missing   (CandourModerationPage *self);
/* All that was written is on disk now. */
void     candour_moderation_page_all_saved      (CandourModerationPage *self);

/* --- candour-moderation-page-keys.c --------------------------------------------------- */

void     candour_moderation_page_install_actions (GtkWidgetClass       *widget_class);
void     candour_moderation_page_add_keys       (CandourModerationPage *self);
void     candour_moderation_page_update_actions (CandourModerationPage *self);
void     candour_moderation_page_grade_changed  (CandourModerationPage *self,
                                                 int                    old,
                                                 int                    grade);

G_END_DECLS
