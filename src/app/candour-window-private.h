/* candour-window-private.h - what the two files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-example-banner.h"
#include "candour-notice.h"
#include "candour-sidebar.h"
#include "candour-window.h"

G_BEGIN_DECLS

struct _CandourWindow
{
  AdwApplicationWindow  parent_instance;

  CandourWorkspace     *workspace;
  char                 *today;
  char                 *unsaved;       /* a sentence, or NULL */
  GtkWidget            *unsaved_page;  /* weak: what is not saved is there */
  const char           *unsaved_copy;  /* its action that saves a copy */
  GPtrArray            *pages;         /* GtkWidget, borrowed: the open tasks, the last on top */

  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  AdwBin               *cover;
  AdwLeaflet           *tasks;
  AdwLeaflet           *browse;
  CandourSidebar       *sidebar;
  GtkStack             *panes;
  CandourNotice        *strip;         /* of the records as a whole */
  CandourExampleBanner *banner;
  GtkLabel             *status;

  AdwToast             *toast;         /* weak: the one on screen */
  GtkWidget            *focus_before;  /* weak: where the focus was before the first task */
  gboolean              narrow;
  gboolean              closing;
  gboolean              asked_to_close;  /* while "leaving" is emitted for that */
};

void candour_window_save_state    (CandourWindow *self);
void candour_window_restore_state (CandourWindow *self);

G_END_DECLS
