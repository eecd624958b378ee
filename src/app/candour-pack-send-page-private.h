/* candour-pack-send-page-private.h - what the files of the page that sends packs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-date-entry.h"
#include "candour-keys.h"
#include "candour-notice.h"
#include "candour-pack-out.h"
#include "candour-pack-send-page.h"
#include "candour-pane-header.h"
#include "candour-step-strip.h"
#include "candour-words-grid.h"

G_BEGIN_DECLS

/* A moderator outside, and what may go out to them. */
typedef struct
{
  char      *id;
  char      *name;
  GPtrArray *rows;   /* CandourModerationRow */
} CandourPackReady;

struct _CandourPackSendPage
{
  GtkWidget          parent_instance;

  CandourWorkspace  *workspace;
  GCancellable      *cancellable;    /* of the page */
  char              *reveal_id;      /* of the pack; NULL: a pack of audits is sent */
  gboolean           reveal_by_words;
  GPtrArray         *ready;          /* CandourPackReady; NULL: not read yet */
  GPtrArray         *checks;         /* GtkCheckButton, borrowed: of the audits shown */
  CandourKeys       *keys;           /* NULL: not opened yet */
  CandourPackDraft  *draft;          /* not while a thread has it */
  char              *passphrase;     /* six words; wiped with the page */
  char              *path;
  gboolean           busy;
  gboolean           showing;        /* the program fills the fields */

  GtkWidget         *box;
  CandourPaneHeader *header;
  GtkButton         *next;
  CandourStepStrip  *steps;
  CandourNotice     *notice;
  GtkStack          *stack;
  AdwStatusPage     *failure;
  AdwStatusPage     *working;
  GtkWidget         *who;
  GtkLabel          *reveal_text;
  GtkWidget         *who_box;
  GtkDropDown       *moderators;
  GtkLabel          *chosen;
  GtkCheckButton    *all;
  GtkListBox        *audits;
  CandourDateEntry  *expires;
  GtkWidget         *expires_hint;
  GtkWidget         *how_box;
  GtkCheckButton    *by_card;
  GtkCheckButton    *by_words;
  GtkWidget         *card_box;
  GtkWidget         *open_keys;
  GtkWidget         *card_row;
  GtkDropDown       *cards;
  GtkLabel          *card_text;
  CandourWordsGrid  *card_words;
  GtkLabel          *texts_title;
  GtkBox            *findings;
  AdwStatusPage     *done;
  GtkLabel          *say;
  GtkWidget         *tell_box;
  CandourWordsGrid  *six;
  GtkCheckButton    *told;
  GtkWidget         *close;
};

/* Something long begins and ends. */
void         candour_pack_send_page_start      (CandourPackSendPage *self,
                                                const char          *title);
/* @child: of the stack. @error NULL, or what is said above it. */
void         candour_pack_send_page_stop       (CandourPackSendPage *self,
                                                const char          *child,
                                                const char          *lead,
                                                const GError        *error);
void         candour_pack_send_page_update     (CandourPackSendPage *self);

/* Of candour-pack-send-page-who.c. */
void         candour_pack_send_page_load       (CandourPackSendPage *self);
void         candour_pack_send_page_show_card  (CandourPackSendPage *self);
guint        candour_pack_send_page_count      (CandourPackSendPage *self);
/* Lent; NULL. */
const CandourPackReady *
             candour_pack_send_page_get_ready  (CandourPackSendPage *self);
const CandourCard *
             candour_pack_send_page_get_card   (CandourPackSendPage *self);
void         candour_pack_send_page_bind_who   (GtkWidgetClass      *widget_class);

/* Of candour-pack-send-page-texts.c: makes the draft, and shows what it tells. */
void         candour_pack_send_page_prepare    (CandourPackSendPage *self);

/* Of candour-pack-send-page-seal.c. */
void         candour_pack_send_page_seal       (CandourPackSendPage *self);
/* Takes @path; with the keys open. */
void         candour_pack_send_page_seal_to    (CandourPackSendPage *self,
                                                char                *path);
/* What is done next where the keys are open; else they are asked for first. */
typedef void (*CandourPackSendNext)            (CandourPackSendPage *self);
void         candour_pack_send_page_ask_keys   (CandourPackSendPage *self,
                                                CandourPackSendNext  next);
void         candour_pack_send_page_install    (GtkWidgetClass      *widget_class);

G_END_DECLS
