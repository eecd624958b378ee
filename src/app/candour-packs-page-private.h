/* candour-packs-page-private.h - what the files of the page of packs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-notice.h"
#include "candour-pack-detail.h"
#include "candour-packs-page.h"
#include "candour-pane-header.h"

G_BEGIN_DECLS

struct _CandourPacksPage
{
  GtkWidget          parent_instance;

  CandourWorkspace  *workspace;
  GCancellable      *cancellable;   /* of the page */
  GPtrArray         *packs;         /* CandourPackRecord, as the rows; NULL: not read yet */
  CandourPackRecord *record;        /* the chosen one, whole; NULL */
  char              *chosen_id;
  gboolean           showing;       /* the program fills the list */

  GtkWidget         *box;
  CandourPaneHeader *header;
  GtkWidget         *send;
  AdwButtonContent  *send_content;
  AdwButtonContent  *import_content;
  AdwButtonContent  *keys_content;
  CandourNotice     *notice;
  GtkStack          *stack;
  AdwStatusPage     *failure;
  AdwLeaflet        *leaflet;
  GtkWidget         *list_pane;
  GtkListBox        *list;
  CandourPackDetail *detail;
};

void candour_packs_page_reload          (CandourPacksPage *self);
/* Of candour-packs-page-acts.c: what can be done with the chosen one now. */
void candour_packs_page_update_acts     (CandourPacksPage *self);
void candour_packs_page_install_actions (GtkWidgetClass   *widget_class);
/* Of candour-packs-page-proof.c. */
void candour_packs_page_install_proof   (GtkWidgetClass   *widget_class);

G_END_DECLS
