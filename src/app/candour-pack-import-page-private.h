/* candour-pack-import-page-private.h - what the files of the page that takes in returns share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-keys.h"
#include "candour-notice.h"
#include "candour-pack-import-page.h"
#include "candour-pack-in.h"
#include "candour-pack-preview.h"
#include "candour-pane-header.h"
#include "candour-step-strip.h"

G_BEGIN_DECLS

struct _CandourPackImportPage
{
  GtkWidget           parent_instance;

  CandourWorkspace   *workspace;
  GCancellable       *cancellable;   /* of the page */
  char               *path;
  CandourKeys        *keys;          /* NULL: not opened yet */
  CandourPackIn      *in;            /* not while a thread has it */
  gboolean            busy;
  gboolean            begun;
  gboolean            narrow;

  GtkWidget          *box;
  CandourPaneHeader  *header;
  GtkButton          *import_button;
  CandourStepStrip   *steps;
  GtkWidget          *another;
  AdwButtonContent   *another_content;
  CandourNotice      *notice;
  GtkStack           *stack;
  CandourNotice      *choose_notice;
  AdwStatusPage      *choose;
  AdwStatusPage      *working;
  GtkWidget          *check;
  GtkBox             *middle;
  AdwClamp           *left;
  GtkLabel           *checks_hint;
  GtkListBox         *checks;
  GtkLabel           *evidence;
  GtkWidget          *good;
  GtkLabel           *changes_hint;
  CandourPackPreview *preview;
  GtkBox             *notices;
  GtkLabel           *sums;
  GtkLabel           *missing;
  GtkWidget          *bad;
  GtkWidget          *refusal;
  GtkLabel           *explanation;
  GtkLabel           *advice;
  GtkWidget          *bad_buttons;
  GtkWidget          *action_bar;
  GtkWidget          *aside;
};

/* Of candour-pack-import-page-run.c. Takes @path: asks for the keys where they are not open, then
 * checks the file.
 */
void candour_pack_import_page_open  (CandourPackImportPage *self,
                                     char                  *path);
void candour_pack_import_page_run   (CandourPackImportPage *self);
/* Of candour-pack-import-page-show.c: what the checks found. */
void candour_pack_import_page_show  (CandourPackImportPage *self);
/* What the button says, for the room there is. */
void candour_pack_import_page_show_button (CandourPackImportPage *self);
/* How many moderations import brings in, those that are kept beside too. */
guint candour_pack_import_page_count (CandourPackImportPage *self);

G_END_DECLS
