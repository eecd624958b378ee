/* candour-frameworks-page-private.h - what the files of the frameworks page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-framework-node.h"
#include "candour-framework-view.h"
#include "candour-frameworks-page.h"
#include "candour-notice.h"
#include "candour-pane-header.h"

G_BEGIN_DECLS

struct _CandourFrameworksPage
{
  GtkWidget             parent_instance;

  CandourWorkspace     *workspace;
  GCancellable         *cancellable;
  GPtrArray            *versions;     /* CandourFrameworkNode, newest of each code first */
  CandourFrameworkNode *version;      /* the one that is shown; NULL: none */
  char                 *wanted;       /* id to select when the list comes; or NULL */
  char                 *wanted_part;  /* title of the standard to go on with; or NULL */
  guint                 quiet;        /* until the skeleton shows */

  GtkWidget            *box;
  CandourPaneHeader    *header;
  AdwButtonContent     *import_content;
  AdwButtonContent     *export_content;
  GtkStack             *stack;
  AdwStatusPage        *failure;
  AdwLeaflet           *leaflet;
  GtkSearchEntry       *search;
  GtkListView          *tree;
  GtkLabel             *no_match;
  GtkListView          *parts;
  GtkLabel             *parts_count;
  AdwClamp             *tree_pane;
  AdwClamp             *parts_pane;
  GtkWidget            *reading_pane;
  GtkScrolledWindow    *scroller;
  CandourNotice        *notice;
  CandourFrameworkView *view;
};

/* The list anew, with @id (may be NULL) selected. */
void candour_frameworks_page_reload          (CandourFrameworksPage *self,
                                              const char            *id);
/* The newest version of @code; NULL where there is none. */
CandourFrameworkNode *candour_frameworks_page_find_newest (CandourFrameworksPage *self,
                                                           const char            *code);
/* Of candour-frameworks-page-actions.c. */
void candour_frameworks_page_install_actions (GtkWidgetClass        *widget_class);
/* Of candour-frameworks-page-import.c: asks for a file, and goes on from there. */
void candour_frameworks_page_import          (CandourFrameworksPage *self);

G_END_DECLS
