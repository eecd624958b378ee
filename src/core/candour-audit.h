/* candour-audit.h - one audit of one child's record, with all that was said in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain structs: a whole audit is loaded at once and owned by whoever asked for it. Texts
 * are never NULL but "", dates (ISO) and instants (ISO, UTC) are NULL where not known.
 */

#pragma once

#include "candour-framework.h"

G_BEGIN_DECLS

typedef struct
{
  char               *id;
  char               *standard_id;
  CandourSourceType   type;
  char               *dated;       /* ISO date, or NULL */
  char               *reference;   /* where in the record, never a copy of it */
} CandourCitation;

typedef struct
{
  char               *prompt_id;
  CandourAnswerValue  value;
  char               *reason;      /* why it does not apply */
} CandourAnswer;

/* What one role said about one standard. */
typedef struct
{
  char               *standard_id;
  CandourGradingRole  role;
  int                 grade;           /* 0: not graded */
  gboolean            not_applicable;
  char               *na_reason;
  char               *rationale;
  char               *strengths;
  gboolean            shared;          /* strengths may be passed on, without case details */
  GPtrArray          *answers;         /* CandourAnswer: only those that were given */
  GPtrArray          *citations;       /* CandourCitation, in order */
  gint64              revision;
} CandourGrading;

typedef struct
{
  char               *id;
  char               *audit_id;
  char               *standard_id;     /* NULL: of the audit as a whole */
  CandourActionKind   kind;
  int                 position;
  char               *what;
  char               *difference;      /* to the child */
  CandourActionLevel  level;
  char               *owner_id;        /* NULL: nobody yet */
  char               *due_on;
  char               *first_due_on;    /* what on-time is measured by, for ever */
  CandourActionState  state;
  char               *repeats_id;      /* an earlier action like it, or NULL */
  char               *done_on;         /* reported done; NULL again where it was found not done */
  char               *closed_on;

  /* How it is followed, once it is sent. */
  char               *raised_on;       /* when it was sent */
  char               *owner_since;     /* when it came to the owner it has now */
  char               *verified_on;     /* first found to be done by somebody else */
  char               *check_on;        /* when "no difference yet" is to be checked again */
  char               *asked_due_on;    /* the date that is asked for and not answered yet */
  int                 n_extended;      /* how often more time was given */
  int                 n_evidence;
  CandourGrade        drawn_as;        /* the grade that stands, of its standard or the audit */
  gboolean            is_later;        /* raised after the audit was sealed */
  gint64              revision;
} CandourActionPoint;

typedef struct
{
  CandourVoiceCode     voice;
  CandourVoiceOutcome  outcome;
  char                *on;             /* ISO date, or NULL */
  char                *words;          /* what they said, in few words */
  gint64               revision;
} CandourVoice;

typedef struct
{
  char                *id;
  char                *case_id;
  char                *framework_id;
  char                *auditor_id;
  CandourAuditState    state;
  char                *created_at;
  char                *due_on;
  char                *started_at;
  char                *submitted_at;

  /* As it was when the audit began: cases move on. */
  char                *reference;      /* of the case */
  int                  cohort;
  char                *plan;
  char                *age_band;
  char                *worker_id;
  char                *team_id;

  CandourEventKind     event;          /* what a practice observation observes */
  CandourConsent       consent;        /* of the family to it */

  int                  overall;        /* 0: not judged */
  int                  suggested;      /* what the rules suggested when it was submitted */
  char                *overall_reason; /* "Why this judgement" */
  char                *other_reason;   /* "Why not what is suggested" */
  char                *no_step_reason; /* why no next step for the child, in a Good audit */
  CandourRisk          risk;
  char                *risk_told;      /* whom */
  char                *risk_how;
  char                *risk_at;        /* as written: "Today, 14:05" */

  CandourRepeatReason  repeat;
  char                *repeat_reason;
  char                *earlier_id;     /* the audit that this one is a re-audit of, or NULL */
  char                *exception_by;   /* person who allowed a lack of independence, or NULL */
  char                *exception_reason;
  guint                exception_ties; /* what was allowed: bits, 1 << CandourTie */
  char                *declared_at;    /* when the auditor declared no conflict */
  char                *tied_by;        /* who was to audit and said to have a tie, or NULL */
  char                *tie_reason;     /* in that person's words; NULL with tied_by */
  char                *waiting_since;  /* for the QA lead to find an auditor; NULL: there is one */

  char                *place;          /* the standard last looked at, or NULL */
  char                *fingerprint;    /* SHA-256 of what was sealed; NULL until submitted */
  gint64               revision;
  gboolean             is_sealed;      /* to who reads: what the auditor judged is left out, until
                                        * the reader's own grades are sealed */

  GPtrArray           *gradings;       /* CandourGrading */
  GPtrArray           *actions;        /* CandourActionPoint, by standard and position */
  GPtrArray           *voices;         /* CandourVoice: only those that were recorded */
} CandourAudit;

CandourAudit       *candour_audit_new            (void);
void                candour_audit_free           (CandourAudit             *self);
CandourGrading     *candour_grading_new          (const char               *standard_id,
                                                  CandourGradingRole        role);
void                candour_grading_free         (CandourGrading           *self);
CandourCitation    *candour_citation_new         (const char               *standard_id,
                                                  CandourSourceType         type,
                                                  const char               *dated,
                                                  const char               *reference);
void                candour_citation_free        (CandourCitation          *self);
CandourAnswer      *candour_answer_new           (const char               *prompt_id,
                                                  CandourAnswerValue        value,
                                                  const char               *reason);
void                candour_answer_free          (CandourAnswer            *self);
CandourActionPoint *candour_action_point_new     (const char               *audit_id,
                                                  const char               *standard_id);
CandourActionPoint *candour_action_point_copy    (const CandourActionPoint *self);
void                candour_action_point_free    (CandourActionPoint       *self);
CandourVoice       *candour_voice_new            (CandourVoiceCode          voice);
void                candour_voice_free           (CandourVoice             *self);

/* Puts a copy of @text in the place of what @field holds; NULL becomes "". */
void                candour_set_text             (char                    **field,
                                                  const char               *text);

/* Lent; NULL where nothing was said. */
CandourGrading     *candour_audit_find_grading   (const CandourAudit       *self,
                                                  const char               *standard_id,
                                                  CandourGradingRole        role);
/* The same, but an empty one is added where there is none. */
CandourGrading     *candour_audit_ensure_grading (CandourAudit             *self,
                                                  const char               *standard_id,
                                                  CandourGradingRole        role);
CandourVoice       *candour_audit_find_voice     (const CandourAudit       *self,
                                                  CandourVoiceCode          voice);
/* CANDOUR_ANSWER_NONE where it was not answered. */
CandourAnswerValue  candour_grading_get_answer   (const CandourGrading     *self,
                                                  const char               *prompt_id);
void                candour_grading_set_answer   (CandourGrading           *self,
                                                  const char               *prompt_id,
                                                  CandourAnswerValue        value,
                                                  const char               *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAudit, candour_audit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourGrading, candour_grading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCitation, candour_citation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAnswer, candour_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActionPoint, candour_action_point_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourVoice, candour_voice_free)

G_END_DECLS
