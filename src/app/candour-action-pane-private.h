/* candour-action-pane-private.h - what the files of the pane of an action share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-action-drafts.h"
#include "candour-action-pane.h"
#include "candour-action-rules.h"
#include "candour-chip.h"
#include "candour-evidence-list.h"
#include "candour-notice.h"
#include "candour-step-strip.h"
#include "candour-text-box.h"
#include "candour-verify-form.h"

G_BEGIN_DECLS

struct _CandourActionPane
{
  GtkWidget             parent_instance;

  CandourWorkspace     *workspace;
  CandourActionDrafts  *drafts;        /* the workspace's */
  GCancellable         *cancellable;   /* of reading */
  char                 *today;
  char                 *id;            /* NULL: none is shown */
  CandourActionDetail  *detail;        /* NULL: not read yet */
  GPtrArray            *opened;        /* paths of copies that were made to be looked at */
  int                   primary;       /* CandourActionEvent; -1: nothing is to be done */
  gboolean              busy;          /* something is being kept */
  gboolean              showing;

  GtkWidget            *box;
  GtkWidget            *back_bar;
  CandourNotice        *notice;
  GtkScrolledWindow    *scroller;
  GtkWidget            *page;
  GtkLabel             *title;
  GtkLabel             *difference;
  CandourChip          *chip;
  GtkBox               *facts;
  CandourStepStrip     *steps;
  GtkBox               *links;
  GtkBox               *columns;
  GtkWidget            *side;
  GtkWidget            *request;
  GtkLabel             *request_words;
  GtkLabel             *request_hint;
  CandourTextBox       *answer;
  CandourEvidenceList  *evidence;
  GtkLabel             *said;
  CandourTextBox       *did;
  CandourVerifyForm    *verify;
  GtkWidget            *known;
  GtkBox               *known_list;
  GtkWidget            *know;
  GtkBox               *history;
  GtkWidget            *bar;
  GtkMenuButton        *ask_time;
  GtkWidget            *decline;
  GtkWidget            *refuse;
  GtkMenuButton        *more;
  GtkLabel             *hint;
  GtkButton            *primary_button;
};

/* Why @event cannot be done by who looks; NULL: it can. */
char *candour_action_pane_check        (CandourActionPane  *self,
                                        CandourActionEvent  event);

/* Of candour-action-pane-show.c. */
void  candour_action_pane_show_detail  (CandourActionPane  *self);

/* Of candour-action-pane-bar.c: the buttons, and why one cannot be pressed. */
void  candour_action_pane_update_bar   (CandourActionPane  *self);
void  candour_action_pane_make_bar     (CandourActionPane  *self);
void  candour_action_pane_install_bar  (GtkWidgetClass     *widget_class);

/* Of candour-action-pane-send.c. What was typed stays until it is kept. */
void  candour_action_pane_send         (CandourActionPane  *self,
                                        CandourActionEvent  event);
void  candour_action_pane_cite         (CandourActionPane  *self,
                                        CandourSourceType   type,
                                        const char         *dated,
                                        const char         *reference);
void  candour_action_pane_add_file     (CandourActionPane  *self,
                                        const char         *name,
                                        GBytes             *file);
void  candour_action_pane_remove       (CandourActionPane  *self,
                                        const char         *evidence_id);

/* Of candour-action-pane-ask.c: what needs words, or a person, in a dialog. */
void  candour_action_pane_ask          (CandourActionPane  *self,
                                        CandourActionEvent  event);

/* Of candour-action-pane-files.c. */
void  candour_action_pane_choose_file  (CandourActionPane  *self);
void  candour_action_pane_open_file    (CandourActionPane  *self,
                                        const char         *evidence_id);
void  candour_action_pane_forget_files (CandourActionPane  *self);

G_END_DECLS
