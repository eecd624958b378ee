/* candour-learning-page-private.h - what the files of the learning page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-learning-detail.h"
#include "candour-learning-model.h"
#include "candour-learning-page.h"
#include "candour-notice.h"
#include "candour-pane-header.h"

G_BEGIN_DECLS

struct _CandourLearningPage
{
  GtkWidget              parent_instance;

  GtkWidget             *box;
  CandourPaneHeader     *header;
  AdwButtonContent      *print;
  CandourNotice         *notice;
  AdwLeaflet            *outer;
  GtkWidget             *views_box;
  GtkListBox            *views;
  AdwLeaflet            *inner;
  GtkWidget             *list_box;
  GtkWidget             *list_back;
  GtkLabel              *list_title;
  GtkWidget             *filters;
  GtkSearchEntry        *search;
  GtkDropDown           *period;
  GtkDropDown           *used;
  GtkLabel              *count;
  GtkStack              *stack;
  GtkListView           *list;
  GtkBox                *skeletons;
  AdwStatusPage         *empty;
  GtkWidget             *clear;
  CandourLearningDetail *detail;

  CandourWorkspace      *workspace;
  GCancellable          *cancellable;
  GCancellable          *loading;      /* of the item; NULL: none */
  CandourLearningFacts  *facts;        /* NULL: not read yet */
  CandourPagedModel     *model;
  GListStore            *lacking;      /* CandourAuditRow */
  GtkSingleSelection    *selection;
  char                  *today;
  char                  *view;         /* "all", "theme:NAME", "to-me", ... */
  char                  *item_id;      /* what is looked at; NULL: nothing */
  char                  *picked_id;    /* selected, and not looked at yet; NULL: none */
  char                  *awaited;      /* to be shown once the facts are there; or NULL */
  gboolean               awaits_audit; /* it is the id of an audit */
  guint                  skeleton_timeout;
  guint                  pick_timeout;
  guint                  read_timeout;
  gboolean               updating;
};

/* --- candour-learning-page-show.c ----------------------------------------------------- */

/* Reads what stands beside the list, and then the list. */
void      candour_learning_page_load       (CandourLearningPage *self);
/* The list of the view that is chosen, after the filters. */
void      candour_learning_page_show_list  (CandourLearningPage *self);
/* What the filters are set to; its texts are lent until one changes, but since_on, which is
 * returned too (transfer full; may be NULL).
 */
char     *candour_learning_page_dup_filter (CandourLearningPage   *self,
                                            CandourLearningFilter *filter);
void      candour_learning_page_set_up     (CandourLearningPage *self);
/* What is selected, into the pane. */
void      candour_learning_page_show_item  (CandourLearningPage *self);
/* Whatever is read anew meanwhile, it stays selected. */
void      candour_learning_page_note_picked (CandourLearningPage *self);
void      candour_learning_page_show_id    (CandourLearningPage *self,
                                            const char          *id);

/* --- candour-learning-page-views.c ---------------------------------------------------- */

void      candour_learning_page_set_up_views (CandourLearningPage *self);
/* Anew, with their counts. */
void      candour_learning_page_show_views (CandourLearningPage *self);
gboolean  candour_learning_page_is_lacking (CandourLearningPage *self);
void      candour_learning_page_pick_view  (CandourLearningPage *self,
                                            const char          *view);
CandourLearningView
          candour_learning_page_get_view   (CandourLearningPage *self);
/* Of what is chosen: "All themes". */
const char *candour_learning_page_get_title (CandourLearningPage *self);
/* NULL: all. */
const char *candour_learning_page_get_theme (CandourLearningPage *self);

/* --- candour-learning-page-print.c ---------------------------------------------------- */

void      candour_learning_page_print      (CandourLearningPage *self);
/* From the row that has the focus to the next (1) or the one before (-1). FALSE: none has. */
gboolean  candour_learning_page_step       (CandourLearningPage *self,
                                            int                  by);

G_END_DECLS
