/* candour-audits-page-private.h - what the files of the Audits page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-audit-filter-bar.h"
#include "candour-audit-model.h"
#include "candour-audits-page.h"
#include "candour-lazy-view.h"
#include "candour-range-selection.h"
#include "candour-selection-bar.h"

G_BEGIN_DECLS

struct _CandourAuditsPage
{
  GtkWidget              parent_instance;

  CandourWorkspace      *workspace;
  CandourLazyModel      *model;
  CandourRangeSelection *selection;
  GCancellable          *cancellable;   /* of the page */
  GCancellable          *work;          /* of what is being printed or exported, or NULL */

  GtkWidget             *box;
  CandourAuditFilterBar *filters;
  CandourLazyView       *list;
  GtkColumnView         *view;
  AdwStatusPage         *no_match;
  GtkButton             *relax;
  GtkRevealer           *bar;
  CandourSelectionBar   *selection_bar;
  GtkCustomSorter       *case_sorter;
  GtkCustomSorter       *due_sorter;
  GtkColumnViewColumn   *select_column;
  GtkColumnViewColumn   *state_column;
  GtkColumnViewColumn   *brief_column;  /* all of a row, where there is room for nothing else */
  GtkColumnViewColumn   *case_column;
  GtkColumnViewColumn   *worker_column;
  GtkColumnViewColumn   *auditor_column;
  GtkColumnViewColumn   *due_column;
  GtkColumnViewColumn   *overall_column;
  GtkColumnViewColumn   *actions_column;

  CandourAuditSort       sort;          /* of the header that was clicked last */
  gboolean               descending;
};

/* Of candour-audits-menu.c: what can be done with the audit of @item. */
GMenuModel *candour_audits_page_make_menu (CandourAuditsPage *self,
                                           CandourLazyItem   *item);

/* Of candour-audits-no-match.c. */
void candour_audits_page_show_no_match  (CandourAuditsPage *self);

/* Of candour-audits-work.c: what is done with the selection, one long piece at a time. */
typedef void (*CandourIdsReady)         (CandourAuditsPage *self,
                                         GPtrArray         *ids);

void candour_audits_page_install_work   (GtkWidgetClass    *widget_class);
void candour_audits_page_update_work    (CandourAuditsPage *self);
void candour_audits_page_with_selected  (CandourAuditsPage *self,
                                         CandourIdsReady    ready);
void candour_audits_page_begin_work     (CandourAuditsPage *self);
void candour_audits_page_end_work       (CandourAuditsPage *self);
void candour_audits_page_report_failure (CandourAuditsPage *self,
                                         const GError      *error);
void candour_audits_page_toast_file     (CandourAuditsPage *self,
                                         const char        *text,
                                         const char        *button,
                                         const char        *path);

/* Of candour-audits-export.c. */
void candour_audits_page_export_ids     (CandourAuditsPage *self,
                                         GPtrArray         *ids);

G_END_DECLS
