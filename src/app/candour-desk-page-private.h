/* candour-desk-page-private.h - what the two files of the moderator's desk share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-desk-page.h"

#include "candour-desk-item.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-saved-label.h"
#include "candour-words-grid.h"

G_BEGIN_DECLS

struct _CandourDeskPage
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  CandourPaneHeader *header;
  CandourSavedLabel *saved;
  GtkBox            *columns;
  GtkWidget         *pack;
  GtkWidget         *edge;
  GtkWidget         *audits;
  GtkLabel          *from;
  GtkLabel          *to;
  GtkLabel          *made;
  GtkLabel          *until;
  CandourChip       *left;
  GtkLabel          *holds;
  GtkLabel          *genuine;
  CandourNotice     *checked;
  CandourWordsGrid  *words;
  GtkLabel          *computer;
  CandourNotice     *offline;
  CandourNotice     *changed;
  GtkLabel          *title;
  GtkLabel          *graded;
  GtkLevelBar       *progress;
  GtkWidget         *heads;
  GtkLabel          *head_code;
  GtkLabel          *head_plan;
  GtkLabel          *head_age;
  GtkLabel          *head_progress;
  GtkLabel          *head_state;
  GtkLabel          *head_act;
  GtkListBox        *list;
  GtkLabel          *codes;
  GtkWidget         *returns_group;
  GtkListBox        *returns;
  GtkLabel          *ready;
  AdwButtonContent  *seal_content;

  CandourDesk       *desk;
  CandourWorkspace  *workspace;
  char              *checked_on;
  GtkSizeGroup      *widths[CANDOUR_N_DESK_COLUMNS];
  guint              n_ready;
  guint              n_sealed;
  guint              n_left;
  gboolean           brief;
  gboolean           sealing;
};

void candour_desk_page_reload       (CandourDeskPage *self);

/* --- candour-desk-page-seal.c --------------------------------------------------------- */

/* What can be sealed, and whether it may be. */
void candour_desk_page_show_seal    (CandourDeskPage *self);
void candour_desk_page_install_seal (GtkWidgetClass  *widget_class);

G_END_DECLS
