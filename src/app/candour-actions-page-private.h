/* candour-actions-page-private.h - what the files of the Actions page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-action-model.h"
#include "candour-action-pane.h"
#include "candour-actions-page.h"
#include "candour-lazy-view.h"
#include "candour-pane-header.h"

G_BEGIN_DECLS

struct _CandourActionsPage
{
  GtkWidget            parent_instance;

  CandourWorkspace    *workspace;
  CandourLazyModel    *model;
  GtkSingleSelection  *selection;
  GCancellable        *cancellable;
  char                *chosen;        /* id of the action that is shown; NULL: none */
  CandourLazyItem     *watched;       /* the selected one */
  gulong               watched_read;
  gboolean             is_awaited;    /* it was chosen before it was read */
  guint                settling;
  gboolean             setting;       /* what changes is not a person's doing */
  gboolean             own_only;      /* a practitioner sees their own */
  gboolean             is_unsaved;    /* the window was told so by this page */

  GtkWidget           *box;
  CandourPaneHeader   *header;
  AdwLeaflet          *leaflet;
  AdwClamp            *list_clamp;
  GtkWidget           *list_box;
  GtkWidget           *views;         /* two groups of toggles */
  GtkToggleButton     *toggles[CANDOUR_N_ACTION_VIEWS];
  GtkLabel            *numbers[CANDOUR_N_ACTION_VIEWS];
  GtkBox              *first_views;
  GtkBox              *other_views;
  GtkDropDown         *team;
  GtkDropDown         *grade;
  GtkDropDown         *order;
  GtkStringList       *teams;
  GtkLabel            *count;
  CandourLazyView     *list;
  GtkColumnView       *view;
  GtkColumnViewColumn *column;
  AdwStatusPage       *empty;
  AdwStatusPage       *no_match;
  GtkStack            *pane_stack;
  CandourActionPane   *pane;
};

/* Of candour-actions-page-filter.c. */
void candour_actions_page_make_filter   (CandourActionsPage *self);
void candour_actions_page_read_teams    (CandourActionsPage *self);
void candour_actions_page_ask           (CandourActionsPage *self);
void candour_actions_page_show_counts   (CandourActionsPage *self);
void candour_actions_page_set_view      (CandourActionsPage *self,
                                         CandourActionView   view);
CandourActionView
     candour_actions_page_get_view      (CandourActionsPage *self);
void candour_actions_page_clear_filters (CandourActionsPage *self);

/* Of candour-actions-page-calendar.c. */
void candour_actions_page_export_calendar (CandourActionsPage *self);

G_END_DECLS
