/* candour-moderations-page-private.h - what the files of the Moderation page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-lazy-view.h"
#include "candour-moderation-rules.h"
#include "candour-moderations-page.h"
#include "candour-queue-bar.h"

G_BEGIN_DECLS

struct _CandourModerationsPage
{
  GtkWidget            parent_instance;

  CandourWorkspace    *workspace;
  CandourLazyModel    *model;
  GtkSingleSelection  *selection;
  GCancellable        *cancellable;
  CandourLazyItem     *watched;        /* the chosen one */
  char                *chosen_id;

  GtkWidget           *box;
  GtkWidget           *take_next;
  AdwButtonContent    *take_content;
  GtkWidget           *draw;
  AdwButtonContent    *draw_content;
  GtkWidget           *packs;
  AdwButtonContent    *packs_content;
  CandourQueueBar     *queues;
  GtkLabel            *rule;
  GtkWidget           *change_rule;
  CandourLazyView     *list;
  GtkColumnView       *view;
  AdwStatusPage       *empty;
  AdwStatusPage       *no_match;
  GtkWidget           *bar;
  GtkLabel            *chosen;
  GtkLabel            *why_not;        /* why the first button is insensitive */
  GtkWidget           *spread_all;
  GtkWidget           *allocate;
  GtkWidget           *spread;
  GtkWidget           *hand_back;
  GtkColumnViewColumn *brief_column;   /* all of a row, where there is room for nothing else */
  GtkColumnViewColumn *case_column;
  GtkColumnViewColumn *auditor_column;
  GtkColumnViewColumn *why_column;
  GtkColumnViewColumn *moderator_column;
  GtkColumnViewColumn *progress_column;
  GtkColumnViewColumn *grades_column;
  GtkColumnViewColumn *due_column;

  guint                n_waiting;      /* for a moderator, whatever narrows the list */
  gboolean             shows_waiting;  /* it is their queue that is shown */
};

/* NULL where no row is chosen, or it is not read. */
CandourModerationRow *candour_moderations_page_get_chosen  (CandourModerationsPage *self);

/* Of candour-moderations-work.c: what is done with moderations, each one job. */
void                  candour_moderations_page_install_work (GtkWidgetClass        *widget_class);
void                  candour_moderations_page_update_work (CandourModerationsPage *self);

/* NULL: @row's moderation may go through @event by who acts; else the sentence why not. */
char                 *candour_moderation_row_check         (CandourModerationRow   *row,
                                                            CandourModerationEvent  event,
                                                            const CandourActor     *actor);

G_END_DECLS
