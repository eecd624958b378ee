/* candour-people-page-private.h - what the files of the page of people share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-people-data.h"
#include "candour-people-list.h"
#include "candour-people-page.h"
#include "candour-person-pane.h"
#include "candour-record-pane.h"
#include "candour-records-list.h"
#include "candour-teams-tree.h"

G_BEGIN_DECLS

struct _CandourPeoplePage
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  CandourPaneHeader   *header;
  GtkWidget           *add;
  AdwButtonContent    *add_content;
  GtkWidget           *import;
  AdwButtonContent    *import_content;
  CandourNotice       *notice;
  AdwLeaflet          *outer;         /* teams, and the rest */
  CandourTeamsTree    *tree;
  AdwLeaflet          *inner;         /* list, and pane */
  GtkWidget           *list_box;
  GtkWidget           *list_back;
  GtkLabel            *title;
  GtkLabel            *summary;
  GtkWidget           *mode;          /* the two toggles together */
  GtkToggleButton     *people_mode;
  GtkToggleButton     *records_mode;
  GtkSearchEntry      *search;
  GtkDropDown         *roles;
  GtkCheckButton      *with_closed;
  GtkWidget           *unallocated;   /* button: "37 cases have no worker" */
  GtkWidget           *unfilter;      /* button: back to all of the team's records */
  GtkStack            *stack;
  GtkBox              *skeletons;
  CandourPeopleList   *people;
  CandourRecordsList  *records;
  AdwStatusPage       *empty;
  GtkStack            *pane_stack;
  CandourPersonPane   *person_pane;
  CandourRecordPane   *record_pane;

  CandourWorkspace    *workspace;
  CandourPeopleData   *data;          /* NULL: not read yet */
  CandourPagedModel   *model;
  GCancellable        *cancellable;   /* of the page's own reading */
  GCancellable        *counting;      /* of the records without a worker */
  char                *today;
  char                *awaited;       /* of the person to show once all are read, or NULL */
  char                *worker_id;     /* records of this worker only; NULL: of the team */
  gboolean             no_worker;     /* records that no worker holds only */
  gboolean             stale;         /* to be read again when it is seen */
  gboolean             updating;
  guint                skeleton_timeout;
  guint                pick_timeout;
};

/* Reads all anew; what is chosen stays so. */
void     candour_people_page_load         (CandourPeoplePage *self);
/* The list of people or of records, with its heading. */
void     candour_people_page_show_list    (CandourPeoplePage *self);
/* Of what is chosen in the list, or nothing. */
void     candour_people_page_show_pane    (CandourPeoplePage *self);
void     candour_people_page_show_person  (CandourPeoplePage *self,
                                           const char        *id);
void     candour_people_page_show_records (CandourPeoplePage *self,
                                           const char        *worker_id,
                                           gboolean           no_worker);
gboolean candour_people_page_has_records  (CandourPeoplePage *self);

/* Adding and changing people and teams. */
void     candour_people_page_install_edit (GtkWidgetClass    *widget_class);
gboolean candour_people_page_may_edit     (CandourPeoplePage *self);

G_END_DECLS
