/* candour-new-audit-dialog-private.h - what the files of the new audit's form share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-new-audit-dialog.h"

#include "candour-choice-row.h"
#include "candour-date-entry.h"
#include "candour-grade-chip.h"
#include "candour-new-audit-jobs.h"
#include "candour-notice.h"
#include "candour-text-box.h"

G_BEGIN_DECLS

struct _CandourNewAuditDialog
{
  AdwWindow             parent_instance;

  GtkWidget            *start;
  GtkDropDown          *framework;
  GtkWidget            *observation_part;
  GtkDropDown          *event;           /* both in the order of their lists */
  GtkDropDown          *consent;
  GtkLabel             *matches;
  GtkEditable          *search;
  GtkWidget            *allocated_part;
  GtkBox               *allocated;
  GtkBox               *cases;
  GtkLabel             *case_note;
  GtkWidget            *past_part;
  GtkLabel             *past_title;
  GtkLabel             *past_audit;
  CandourGradeChip     *past_grade;
  GtkLabel             *past_actions;
  CandourChip          *past_open;
  GtkBox               *auditors;
  GtkButton            *all_auditors;
  GtkLabel             *may_audit;
  CandourNotice        *tie;
  GtkWidget            *repeat_part;
  CandourNotice        *repeat_notice;
  GtkDropDown          *repeat;
  CandourTextBox       *repeat_reason;
  GtkCheckButton       *re_audit;
  GtkLabel             *re_audit_text;
  GtkWidget            *earlier_part;
  GtkDropDown          *earlier;
  CandourDateEntry     *due;
  GtkLabel             *due_text;
  GtkWidget            *declaration_part;
  GtkCheckButton       *declared;
  GtkLabel             *foot;

  GtkCheckButton       *case_group;      /* never shown: a list of one is a list of radios too */
  GtkCheckButton       *auditor_group;
  CandourWindow        *window;          /* lent: it is transient for it */
  CandourWorkspace     *workspace;
  CandourNewAuditFacts *facts;           /* NULL until loaded */
  CandourCaseChoices   *choices;         /* what the list of cases shows */
  CandourCaseChoices   *chosen_in;       /* where the chosen one is; may be an earlier answer */
  CandourCaseChoice    *chosen;          /* NULL: no case yet */
  CandourCasePast      *past;            /* of the chosen one; NULL until loaded */
  char                 *first_case;      /* to begin with */
  char                 *auditor_id;      /* NULL: none yet */
  char                 *tied_id;         /* the auditor last tried, who is tied */
  char                 *exception;       /* why the QA lead allows the chosen auditor */
  char                 *tie_reason;      /* what was said last, on its way to the QA lead */
  guint                 quiet_timeout;   /* until it shows that cases are looked for */
  GCancellable         *searching;
  GCancellable         *recalling;
  GCancellable         *cancellable;     /* of the whole form */
  gboolean              showing;         /* the program fills the fields */
  gboolean              starting;
  gboolean              shows_all;       /* of the auditors */
  gboolean              tells_nobody;    /* the notice of a tie does: nobody may audit it */
};

/* --- candour-new-audit-again.c -------------------------------------------------------- */

void                    candour_new_audit_set_up_again  (CandourNewAuditDialog *self);
/* What goes with the past of the chosen case; nothing of it is chosen. */
void                    candour_new_audit_show_again    (CandourNewAuditDialog *self);
CandourRepeatReason     candour_new_audit_get_repeat    (CandourNewAuditDialog *self);
/* Which audit this one follows; NULL: it is no re-audit. */
const CandourAuditRow * candour_new_audit_get_earlier   (CandourNewAuditDialog *self);

/* --- candour-new-audit-choices.c ------------------------------------------------------ */

const CandourFramework *candour_new_audit_get_framework (CandourNewAuditDialog *self);
const CandourPerson    *candour_new_audit_find_person   (CandourNewAuditDialog *self,
                                                         const char            *id);
gboolean                candour_new_audit_is_you        (CandourNewAuditDialog *self,
                                                         const char            *person_id);
/* NONE also where there is nobody, or no case. */
CandourTie              candour_new_audit_find_tie      (CandourNewAuditDialog *self,
                                                         const char            *auditor_id,
                                                         CandourCaseChoice     *choice);
void                    candour_new_audit_clear_box     (GtkBox                *box);
void                    candour_new_audit_restore       (CandourNewAuditDialog *self,
                                                         GtkBox                *box,
                                                         CandourChoiceRow      *tried,
                                                         const char            *id);
/* What the choice amounts to, in one sentence. */
void                    candour_new_audit_show_foot     (CandourNewAuditDialog *self);

/* --- candour-new-audit-cases.c -------------------------------------------------------- */

void                    candour_new_audit_search        (CandourNewAuditDialog *self,
                                                         const char            *case_id);
/* After another auditor or none was chosen. */
void                    candour_new_audit_recheck_cases (CandourNewAuditDialog *self);

/* --- candour-new-audit-auditors.c ----------------------------------------------------- */

void                    candour_new_audit_show_auditors (CandourNewAuditDialog *self);
void                    candour_new_audit_toggle_auditors (CandourNewAuditDialog *self);
/* NULL: nobody. */
void                    candour_new_audit_take_auditor  (CandourNewAuditDialog *self,
                                                         const char            *auditor_id);
void                    candour_new_audit_say_tie       (CandourNewAuditDialog *self,
                                                         const char            *auditor_id,
                                                         CandourTie             tie);
void                    candour_new_audit_allow         (CandourNewAuditDialog *self,
                                                         const char            *reason);

/* --- candour-new-audit-start.c -------------------------------------------------------- */

void                    candour_new_audit_start         (CandourNewAuditDialog *self);
/* Who acts was to audit, and has a tie. */
void                    candour_new_audit_say_own_tie   (CandourNewAuditDialog *self);
/* In the foot, with the focus on @where (may be NULL). */
void                    candour_new_audit_say_wrong     (CandourNewAuditDialog *self,
                                                         const char            *text,
                                                         GtkWidget             *where);

/* --- candour-new-audit-dialog.c ------------------------------------------------------- */

/* After another case or none was chosen. */
void                    candour_new_audit_show_past     (CandourNewAuditDialog *self);

G_END_DECLS
