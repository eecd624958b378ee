/* candour-action.h - what became of an action: its evidence, more time, and each step of its life
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The action itself is a CandourActionPoint of candour-audit.h. Plain structs, owned by whoever
 * asked for them. Texts are never NULL but "", dates (ISO) and instants (ISO, UTC) are NULL where
 * not known.
 */

#pragma once

#include "candour-audit.h"
#include "candour-date.h"
#include "candour-people.h"
#include "candour-rows.h"

G_BEGIN_DECLS

/* Where it can be seen that the action was done: a place in the record, or a file. */
typedef struct
{
  char              *id;
  char              *action_id;
  CandourSourceType  type;
  char              *dated;        /* of what is cited */
  char              *reference;    /* where in the record, or what the file shows */
  char              *file_name;    /* NULL: no file */
  gint64             n_bytes;
  char              *hash;         /* SHA-256 of the file; NULL: no file */
  gboolean           by_verifier;  /* added by who verified, not by the owner */
  char              *added_by;
  char              *added_name;
  char              *added_at;
} CandourEvidence;

/* More time, asked for and answered. */
typedef struct
{
  char                  *id;
  char                  *action_id;
  int                    number;        /* 1: the first that would be given */
  char                  *old_due_on;
  char                  *new_due_on;
  CandourDelay           why;
  char                  *words;         /* what was tried, and what keeps the child safe */
  char                  *asked_by;
  char                  *asked_name;
  char                  *asked_at;
  CandourExtensionState  state;
  char                  *decided_by;    /* NULL: not answered */
  char                  *decided_name;
  char                  *decided_at;
  char                  *answer;
} CandourExtension;

/* One step: who did what, when, and said what. Never edited or removed. */
typedef struct
{
  CandourActionEvent  event;
  char               *at_utc;
  char               *by_id;
  char               *by_name;
  CandourActionState  from_state;
  CandourActionState  to_state;
  char               *words;
  char               *old_due_on;   /* where the event changed or asked for a date */
  char               *new_due_on;
  char               *other_id;     /* the new owner */
  char               *other_name;
  int                 number;       /* of evidence when it was marked done; of the extension */
} CandourActionStep;

/* Somebody who should know by now. */
typedef struct
{
  CandourTold         told;
  CandourTrigger      trigger;
  char               *since;        /* ISO date */
  char               *person_id;    /* NULL: any QA lead, or nobody has the post */
  char               *person_name;  /* "" for NULL */
  gboolean            is_acknowledged;  /* one of those it went to said that they know */
} CandourEscalation;

/* What somebody is to an action. All is lent. */
typedef struct
{
  const char  *person_id;
  CandourRole  role;
  gboolean     is_owner;
  gboolean     is_auditor;     /* of its audit */
  gboolean     is_manager;     /* of the owner, directly or through others */
  gboolean     is_decider;     /* of the request for more time, this one or the next */
  const char  *decider_name;   /* for sentences; NULL: the QA lead */
} CandourActionTies;

/* All that the page of one action shows. */
typedef struct
{
  CandourActionPoint *action;
  CandourActionRow   *row;           /* names of its case, team, standard, grade and people */
  GPtrArray          *evidence;      /* CandourEvidence, oldest first */
  GPtrArray          *extensions;    /* CandourExtension, newest first */
  GPtrArray          *steps;         /* CandourActionStep, newest first */
  GPtrArray          *escalations;   /* CandourEscalation: who should know now, nearest first */
  CandourActionRow   *repeats;       /* the earlier action that this one repeats, or NULL */
  GPtrArray          *repeated_by;   /* CandourActionRow: later ones that repeat this one */
  char               *auditor_id;
  char               *auditor_name;
  char               *decider_id;    /* who decides the (next) request; NULL: any QA lead */
  char               *decider_name;  /* NULL for NULL */
  char               *reader_id;     /* who asked; NULL: nobody */
  CandourActionTies   ties;          /* of who asked, for candour_rules_check_action_event() */
  CandourHolidays    *holidays;      /* for the same */
} CandourActionDetail;

CandourEvidence     *candour_evidence_new           (const char           *action_id);
void                 candour_evidence_free          (CandourEvidence      *self);
CandourExtension    *candour_extension_new          (const char           *action_id);
void                 candour_extension_free         (CandourExtension     *self);
CandourActionStep   *candour_action_step_new        (CandourActionEvent    event);
void                 candour_action_step_free       (CandourActionStep    *self);
CandourEscalation   *candour_escalation_new         (CandourTold           told,
                                                     CandourTrigger        trigger,
                                                     const char           *since);
void                 candour_escalation_free        (CandourEscalation    *self);
CandourActionDetail *candour_action_detail_new      (void);
void                 candour_action_detail_free     (CandourActionDetail  *self);

/* What the step says, without its words: "Marked done by K. Moss. 2 pieces of evidence". */
char                *candour_action_step_dup_sentence (const CandourActionStep *self,
                                                     const char           *today);
/* "Overdue: N. Vale (Head of service), since Mon 12 Jan" */
char                *candour_escalation_dup_sentence (const CandourEscalation *self,
                                                     const char           *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourEvidence, candour_evidence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourExtension, candour_extension_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionStep, candour_action_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourEscalation, candour_escalation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionDetail, candour_action_detail_free)

G_END_DECLS
