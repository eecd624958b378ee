/* candour-import-page-private.h - what the files of the import page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-cases-reader.h"
#include "candour-import-answers.h"
#include "candour-import-columns.h"
#include "candour-import-page.h"
#include "candour-notice.h"
#include "candour-pane-header.h"
#include "candour-people-reader.h"
#include "candour-step-strip.h"
#include "candour-text-row.h"

G_BEGIN_DECLS

struct _CandourImportPage
{
  GtkWidget             parent_instance;

  CandourWorkspace     *workspace;
  CandourImportKind     kind;
  GCancellable         *cancellable;   /* of what is being done now */
  char                 *path;
  GHashTable           *choices;       /* "list/header" -> code: made by a person, or remembered */
  GHashTable           *chosen;        /* of those, the ones made here */
  GHashTable           *choices_before; /* of the last reading: a choice may be impossible */
  GHashTable           *chosen_before;
  char                **profiles;      /* names of what is remembered, the last saved first */
  char                 *profile;       /* of those, the one in use; NULL: none */
  gboolean              showing;       /* the program fills the fields */
  guint                 left_out;      /* a bit for each list without a child ID to do without */
  guint                 left_out_before;

  /* One pair of these, by the kind; only this thread touches them. */
  CandourCasesFile     *cases;
  CandourCasePlan      *case_plan;
  CandourPeopleFile    *people;
  CandourPeoplePlan    *people_plan;
  gboolean              busy;
  gboolean              stale;         /* a choice was made while the file was being read */
  gboolean              done;

  /* Set by the thread that works, read by the window's. */
  GMutex                lock;
  guint64               progress_done;
  guint64               progress_total;
  guint                 tick;

  GtkWidget            *box;
  CandourPaneHeader    *header;
  GtkButton            *import_button;
  CandourStepStrip     *steps;
  GtkWidget            *another;
  GtkStack             *stack;
  AdwStatusPage        *choose;
  CandourNotice        *choose_notice;
  AdwStatusPage        *working;
  GtkProgressBar       *bar;
  GtkWidget            *cancel;
  GtkWidget            *check;
  CandourNotice        *notice;
  CandourNotice        *missing;       /* which list has no child ID */
  CandourImportAnswers *answers;
  GtkFlowBox           *tiles;
  GtkWidget            *found;
  GtkBox               *middle;
  GtkWidget            *right;
  GtkLabel             *lists_title;
  GtkLabel             *lists_hint;
  GtkColumnView        *lists;
  GtkLabel             *lists_note;
  GtkWidget            *columns_box;
  GtkLabel             *columns_hint;
  CandourImportColumns *columns;
  GtkCheckButton       *remember;
  GtkEditable          *profile_name;  /* to remember it by */
  GtkWidget            *profile_box;
  GtkDropDown          *profile_list;  /* the last one is none */
  CandourNotice        *joined;
  GtkWidget            *rows_box;
  GtkLabel             *rows_hint;
  GtkColumnView        *rows;
  GtkWidget            *action_bar;
  GtkSpinner           *spinner;
  AdwStatusPage        *finished;
  GtkWidget            *new_audit;
};

/* Of candour-import-page-read.c: takes @path, reads the file with what is remembered of columns,
 * and shows what it would change.
 */
void       candour_import_page_open           (CandourImportPage *self,
                                               char              *path);
/* The same, with what is remembered under @profile; NULL: with nothing of it. */
void       candour_import_page_use_profile    (CandourImportPage *self,
                                               const char        *profile);
/* The same file again, with self->choices. */
void       candour_import_page_read           (CandourImportPage *self);
/* What the file that was read would change, worked out again. */
void       candour_import_page_plan           (CandourImportPage *self);
void       candour_import_page_forget         (CandourImportPage *self);
GHashTable *candour_import_page_copy_choices  (GHashTable        *choices);
/* A GHFunc. */
void       candour_import_page_copy_choice    (gpointer           key,
                                               gpointer           code,
                                               gpointer           columns);
/* Of candour-import-page-check.c: shows what was understood. */
void       candour_import_page_fill           (CandourImportPage *self);
void       candour_import_page_prepare_tables (CandourImportPage *self);
/* Of candour-import-page-tiles.c. */
void       candour_import_page_fill_tiles     (CandourImportPage *self);
void       candour_import_page_list_joined    (CandourImportPage *self);
void       candour_import_page_list_details   (CandourImportPage       *self,
                                               const CandourRowProblem *problem);
char      *candour_import_page_dup_number     (gint64             number);
/* Takes @row. */
void       candour_import_page_take_row       (GListStore        *rows,
                                               CandourTextRow    *row);
/* (element-type utf8): a row of one cell each. */
GListStore *candour_import_page_list_texts    (GPtrArray         *texts);
GPtrArray *candour_import_page_get_problems   (CandourImportPage *self);
/* What the button and the end say: "1,284 cases". */
char      *candour_import_page_dup_amount     (CandourImportPage *self);
/* Nothing in the file still waits for a person. */
gboolean   candour_import_page_is_ready       (CandourImportPage *self);
/* Of candour-import-page-renames.c: says how many there are, and asks about them. */
void       candour_import_page_tell_renames   (CandourImportPage *self);
void       candour_import_page_ask_renames    (CandourImportPage *self);
/* Of candour-import-page-run.c. */
void       candour_import_page_run            (CandourImportPage *self);

/* Shows the bar, with @title; candour_import_page_stop_working() takes it away again. */
void       candour_import_page_start_working  (CandourImportPage *self,
                                               const char        *title,
                                               const char        *stack_child);
void       candour_import_page_stop_working   (CandourImportPage *self);
/* A CandourProgress whose data is the page. */
void       candour_import_page_progress       (guint64            done,
                                               guint64            total,
                                               gpointer           page);

G_END_DECLS
