/* candour-agreement-view-private.h - what the two files of an agreement's view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-agreement-view.h"

#include "candour-chip.h"
#include "candour-date-entry.h"
#include "candour-grade-chip.h"
#include "candour-grade-picker.h"
#include "candour-moderation-rules.h"
#include "candour-notice.h"
#include "candour-text-box.h"

G_BEGIN_DECLS

/* How it is settled, by who acts and now. */
typedef enum
{
  CANDOUR_SETTLING_NONE,    /* there are not two grades */
  CANDOUR_SETTLING_SAME,    /* as graded */
  CANDOUR_SETTLING_LATER,   /* the overall, after the standards */
  CANDOUR_SETTLING_TALK,    /* by the moderator, in conversation */
  CANDOUR_SETTLING_REFER,   /* not by who acts */
  CANDOUR_SETTLING_DECIDE,  /* by who acts */
  CANDOUR_SETTLING_READ,
} CandourSettling;

struct _CandourAgreementView
{
  GtkWidget            parent_instance;

  GtkScrolledWindow   *scroller;
  GtkLabel            *title;
  GtkBox              *both;
  GtkLabel            *which;
  GtkLabel            *auditor_name;
  GtkWidget           *auditor_grade;
  GtkWidget           *auditor_state;
  GtkLabel            *auditor_words;
  GtkLabel            *auditor_cites;
  GtkLabel            *moderator_name;
  GtkWidget           *moderator_grade;
  GtkWidget           *moderator_state;
  GtkLabel            *moderator_words;
  GtkLabel            *moderator_cites;
  CandourNotice       *notice;
  GtkWidget           *settle;
  GtkWidget           *grading;
  GtkLabel            *heading;
  CandourGradePicker  *picker;
  GtkCheckButton      *not_applicable;
  CandourTextBox      *reason;
  GtkWidget           *ways;
  GtkCheckButton      *talked;
  CandourDateEntry    *talked_on;
  GtkCheckButton      *not_agreed;
  GtkLabel            *problem;
  GtkWidget           *result;
  GtkWidget           *result_grade;
  GtkWidget           *result_state;
  GtkLabel            *result_how;
  GtkLabel            *result_words;

  CandourAuditSession *session;    /* lent */
  char                *place;
  CandourAgreement    *draft;      /* what the fields say */
  GHashTable          *drafts;     /* place -> CandourAgreement: begun, and not all there */
  gboolean             agrees;     /* who acts may agree in conversation */
  gboolean             decides;
  gboolean             showing;    /* the program fills the fields */
};

const CandourAuditFacts *
                candour_agreement_view_get_facts     (CandourAgreementView   *self);
CandourSettling candour_agreement_view_find_way      (CandourAgreementView   *self);
/* NULL: it can be kept. */
char           *candour_agreement_view_check         (CandourAgreementView   *self,
                                                      const CandourAgreement *agreement);

/* --- candour-agreement-view-show.c ---------------------------------------------------- */

/* All that does not change while one writes. */
void            candour_agreement_view_fill          (CandourAgreementView   *self);
/* NULL: @grade may be agreed. */
char           *candour_agreement_view_dup_ruled_out (CandourAgreementView   *self,
                                                      int                     grade);

G_END_DECLS
