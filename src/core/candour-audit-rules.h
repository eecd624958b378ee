/* candour-audit-rules.h - what an audit may and must, in one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure: no store, no clock, no display. The store refuses by these rules, the window disables
 * and explains by them, the tests try them all. The sentences are made here, once.
 */

#pragma once

#include "candour-audit.h"
#include "candour-date.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* --- Who may audit what --------------------------------------------------------------- */

typedef enum
{
  CANDOUR_TIE_NONE,            /* independent */
  CANDOUR_TIE_OWN_CASE,
  CANDOUR_TIE_HELD_BEFORE,     /* held the case within twelve months */
  CANDOUR_TIE_LINE_MANAGER,    /* manages the worker, directly or through others */
  CANDOUR_TIE_OWN_TEAM,        /* of the team, or manages it */
  CANDOUR_TIE_NOT_TRAINED,
  CANDOUR_TIE_LEFT,
} CandourTie;

/* @people is an array of CandourPerson, @teams of CandourTeam, @allocations of
 * CandourAllocation of this case; any may be empty.
 */
CandourTie  candour_rules_find_tie          (const CandourPerson    *auditor,
                                             const CandourCase      *child_case,
                                             GPtrArray              *people,
                                             GPtrArray              *teams,
                                             GPtrArray              *allocations,
                                             const char             *today);
/* Of who audits to what was begun: as the case is now, and as it was then. @child_case is the
 * case as it is now. Nothing ties to what is sealed already. Of the audit's own auditor, what was
 * not allowed comes before what was.
 */
CandourTie  candour_rules_find_audit_tie    (const CandourAudit     *audit,
                                             const CandourPerson    *auditor,
                                             const CandourCase      *child_case,
                                             GPtrArray              *people,
                                             GPtrArray              *teams,
                                             GPtrArray              *allocations,
                                             const char             *today);
/* @tie stops the audit: there is one, and the QA lead did not allow that one. */
gboolean    candour_rules_is_tied           (const CandourAudit     *audit,
                                             CandourTie              tie);
/* "Independent", "Own case", "Line manager", "Your own team" ... */
const char *candour_tie_get_name            (CandourTie              tie,
                                             gboolean                is_you);
/* One sentence: "You manage this worker." */
char       *candour_tie_dup_reason          (CandourTie              tie,
                                             gboolean                is_you,
                                             const char             *auditor_name);
/* The same, and that the audit must be handed on. */
char       *candour_tie_dup_sentence        (CandourTie              tie,
                                             gboolean                is_you,
                                             const char             *auditor_name);
/* A tie the QA lead may allow with a reason: all but not trained and left. */
gboolean    candour_tie_may_be_allowed      (CandourTie              tie);

/* All ties at once that may be allowed: bits, 1 << CandourTie. @audit NULL: it is not begun. */
guint       candour_rules_find_ties         (const CandourAudit     *audit,
                                             const CandourPerson    *auditor,
                                             const CandourCase      *child_case,
                                             GPtrArray              *people,
                                             GPtrArray              *teams,
                                             GPtrArray              *allocations,
                                             const char             *today);
/* Notes in @audit that @person_id allowed @ties, beside what was allowed before. Who has the case
 * may go on when it moves to another worker; nothing else that comes up later is allowed with it.
 */
void        candour_rules_allow_ties        (CandourAudit           *audit,
                                             guint                   ties,
                                             const char             *person_id,
                                             const char             *reason);
/* As stored: codes, a blank between two; "" is none. Returns: (transfer full) */
char       *candour_ties_dup_codes          (guint                   ties);
guint       candour_ties_from_codes         (const char             *codes);

/* Audits are not due today: "Tomorrow at the earliest". */
gboolean    candour_rules_is_due_possible   (const char             *due_on,
                                             const char             *today);
/* @last_submitted_on may be NULL. TRUE: within twelve months, so a reason is needed. */
gboolean    candour_rules_needs_repeat_reason (const char           *last_submitted_on,
                                             const char             *today);

/* NULL: an audit with @framework may begin so. A practice observation says what is observed, and
 * that the family agreed to it.
 */
char       *candour_rules_check_observation (const CandourFramework *framework,
                                             CandourEventKind        event,
                                             CandourConsent          consent);
/* NULL: who has @role may allow this tie of the auditor with a reason. */
char       *candour_rules_check_allow       (const CandourAudit     *audit,
                                             CandourTie              tie,
                                             CandourRole             role);

/* What a role may do; the same answer everywhere. */
gboolean    candour_rules_may_start_audit   (CandourRole             role);
gboolean    candour_rules_may_import        (CandourRole             role);
gboolean    candour_rules_may_export_names  (CandourRole             role);
gboolean    candour_rules_may_allow_tie     (CandourRole             role);
gboolean    candour_rules_may_edit_people   (CandourRole             role);
/* NULL: yes. Otherwise the sentence: it is submitted, waits for an auditor, or is somebody
 * else's.
 */
char       *candour_rules_check_edit        (const CandourAudit     *audit,
                                             const char             *person_id);
/* NULL: this person may give the audit to another auditor. */
char       *candour_rules_check_hand_on     (const CandourAudit     *audit,
                                             const char             *person_id,
                                             CandourRole             role);
/* NULL: @auditor, who has no tie that can be computed, may have it. Who said to have one
 * does not get it back.
 */
char       *candour_rules_check_successor   (const CandourAudit     *audit,
                                             const CandourPerson    *auditor);

/* --- Standards and grades ------------------------------------------------------------- */

/* Whether @standard applies to the audit's cohort; where not it counts as settled. */
gboolean    candour_rules_applies           (const CandourStandard  *standard,
                                             int                     cohort);
/* Graded, or not applicable with a reason, or not of this cohort. */
gboolean    candour_rules_is_settled        (const CandourFramework *framework,
                                             const CandourAudit     *audit,
                                             const CandourStandard  *standard);
/* Of those that apply and were not set aside as not applicable. */
void        candour_rules_count_graded      (const CandourFramework *framework,
                                             const CandourAudit     *audit,
                                             CandourGradingRole      role,
                                             guint                  *n_graded,
                                             guint                  *n_standards);
gboolean    candour_rules_needs_action      (const CandourFramework *framework,
                                             int                     grade);

typedef enum
{
  CANDOUR_CHECK_NONE,
  CANDOUR_CHECK_LIMITS,     /* with "Not safe now..." */
  CANDOUR_CHECK_NOT_MET,    /* Good or better with a prompt Not met */
  CANDOUR_CHECK_NO_SOURCE,  /* Good or better and no source cited */
  CANDOUR_CHECK_NEXT_STEP,  /* Good or better and no next step for the child in the audit */
} CandourCheckKind;

/* The one notice to show under a standard's grade, the highest first; the last two are the
 * auditor's alone. *sentence is set where the result is not NONE.
 */
CandourCheckKind candour_rules_check_grading (const CandourFramework *framework,
                                              const CandourAudit     *audit,
                                              const CandourStandard  *standard,
                                              CandourGradingRole      role,
                                              char                  **sentence);

/* NULL, or what is wrong with the action's words: "Say what will be different, not what will
 * be discussed."
 */
const char *candour_rules_check_action_words (const char             *what);
/* Somebody still has to do something about it: sent, and not closed. */
gboolean    candour_rules_is_action_open     (CandourActionState        state);
/* An open action of @earlier (CandourActionPoint) that says the same as @action, or NULL. */
const CandourActionPoint *
            candour_rules_find_repeat        (const CandourActionPoint *action,
                                              GPtrArray                *earlier);
/* NULL, or what must be taken out before text is shared: a reference, a date of birth, a
 * name of @names (NULL-terminated; may be NULL). "This looks like a case reference. ..."
 */
char       *candour_rules_check_sharing      (const char             *text,
                                              const char *const      *names);

/* --- The overall judgement ------------------------------------------------------------ */

typedef struct
{
  int        most_common;     /* grade given most often; the lower of equals; 0: none graded */
  guint      n_most_common;
  guint      n_graded;
  guint      n_standards;
  int        ceiling;         /* no overall above it may be chosen */
  GPtrArray *limited_by;      /* (element-type utf8): ids of the standards that set the ceiling */
  char      *limit_sentence;  /* "An audit cannot be Good while ... is Inadequate. ..." or NULL */
  int        suggested;       /* 0: nothing to suggest yet */
  GPtrArray *ruled_out;       /* (element-type utf8): one a grade, weakest first: "" where it may
                               * be chosen, else why not: "Ruled out by Safety planning" */
} CandourJudgement;

CandourJudgement *candour_rules_judge        (const CandourFramework *framework,
                                              const CandourAudit     *audit,
                                              CandourGradingRole      role);
void              candour_judgement_free     (CandourJudgement       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourJudgement, candour_judgement_free)

/* --- Submitting ----------------------------------------------------------------------- */

typedef enum
{
  CANDOUR_GAP_TIE,           /* the auditor came to be tied to it, and nobody allowed that */
  CANDOUR_GAP_DECLARATION,   /* the auditor has not said that nothing ties them to it */
  CANDOUR_GAP_GRADE,
  CANDOUR_GAP_RATIONALE,
  CANDOUR_GAP_NA_REASON,
  CANDOUR_GAP_ACTION,        /* the grade needs one */
  CANDOUR_GAP_ACTION_FIELD,  /* an action without words, difference, owner or date */
  CANDOUR_GAP_VOICE,
  CANDOUR_GAP_NEXT_STEP,
  CANDOUR_GAP_OVERALL,
  CANDOUR_GAP_OVERALL_REASON,
  CANDOUR_GAP_OTHER_REASON,
  CANDOUR_GAP_RULED_OUT,     /* the overall chosen is above the ceiling */
  CANDOUR_GAP_SOURCES,       /* above the suggestion needs two sources */
  CANDOUR_GAP_RISK,
  CANDOUR_GAP_RISK_DETAIL,   /* whom, how, when */
} CandourGapKind;

typedef struct
{
  CandourGapKind  kind;
  char           *standard_id;  /* NULL: of the audit as a whole */
  char           *action_id;    /* for ACTION_FIELD */
  char           *title;        /* "8. Supervision and reflection has no grade" */
  char           *detail;       /* "1 of 4 prompts is also unanswered"; may be "" */
} CandourGap;

/* All that stands between the audit and its submission: first what concerns the auditor, then in
 * the standards' order. @tie is what candour_rules_find_audit_tie() found.
 * Returns: (transfer full) (element-type CandourGap): empty when everything is here
 */
GPtrArray  *candour_rules_find_gaps          (const CandourFramework *framework,
                                              const CandourAudit     *audit,
                                              CandourTie              tie);
void        candour_gap_free                 (CandourGap             *self);

/* The least length of "Why this judgement", in characters. */
#define CANDOUR_OVERALL_REASON_LENGTH 40

G_END_DECLS
