/* candour-moderation-rules.h - who moderates what, what may happen when, and what differs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure, like candour-audit-rules.h: the store refuses by these, the window explains by them.
 * A function that checks returns NULL for yes, else the sentence why not (transfer full).
 */

#pragma once

#include "candour-audit-rules.h"
#include "candour-moderation.h"

G_BEGIN_DECLS

/* --- The draw ------------------------------------------------------------------------- */

/* What of a submitted audit decides whether it is drawn. */
typedef struct
{
  const char   *audit_id;
  gboolean      is_graded;   /* its framework has a scale: there is something to compare */
  CandourGrade  overall;     /* as drawn; NONE where the framework has no overall grade */
  CandourRisk   risk;
  guint         n_before;    /* audits that the auditor had submitted before this one */
} CandourDrawFacts;

typedef struct
{
  CandourDrawKind    kind;    /* NONE: not drawn */
  CandourDrawReason  reason;
} CandourDrawn;

/* The same rule, seed and audit: the same answer, whatever else is drawn. What a rule draws is
 * never random: the random draw is over the rest only.
 */
CandourDrawn candour_rules_draw               (const CandourDrawRule   *rule,
                                               const CandourDrawFacts  *facts);
/* What is wrong with a rule that is to be stored, or NULL. */
char        *candour_rules_check_draw_rule    (const CandourDrawRule   *rule);
/* "Every Inadequate", "Drawn at random", "Asked for" */
const char  *candour_rules_get_drawn_name     (CandourDrawKind          kind,
                                               CandourDrawReason        reason);
/* "All Inadequate, all Outstanding, all immediate concerns, the first 3 of a new auditor, and
 * 10% of the rest at random"
 */
char        *candour_rules_dup_draw_sentence  (const CandourDrawRule   *rule);

/* Draws, changes the rule, asks for a moderation, allocates: the QA lead. */
gboolean     candour_rules_may_run_moderation (CandourRole              role);
/* @moderation_state: of the audit's moderation, NONE where it has none. */
char        *candour_rules_check_request      (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               CandourModerationState   moderation_state,
                                               CandourRole              role,
                                               const char              *words);

/* --- Who moderates -------------------------------------------------------------------- */

/* May be in the list of moderators at all: neither a social nor a support worker. */
gboolean     candour_rules_may_moderate       (CandourRole              role);
/* NULL: @person may moderate an audit by @auditor_id of this case, or decide on it. The
 * sentences are in the second person where @is_you.
 */
char        *candour_rules_check_moderator    (const CandourPerson     *person,
                                               const char              *auditor_id,
                                               CandourTie               tie,
                                               gboolean                 is_you);

/* A moderator to choose from. */
typedef struct
{
  char     *person_id;
  char     *name;
  char     *job;
  int       n_open;         /* moderations not sealed yet */
  char     *allocated_at;   /* when the newest was allocated; NULL: never */
  gboolean  had_read;       /* opened this audit before: would not be blind */
  char     *sentence;       /* NULL: may moderate it; else why not */
} CandourModeratorChoice;

/* Of those that may: who has not read it before who has, then the least loaded, then who had none
 * for longest, then by id. NULL where nobody may. @choices of CandourModeratorChoice.
 */
int          candour_rules_compare_moderators (const CandourModeratorChoice *a,
                                               const CandourModeratorChoice *b);
const CandourModeratorChoice *
             candour_rules_choose_moderator   (GPtrArray               *choices);
void         candour_moderator_choice_free    (CandourModeratorChoice  *self);

/* --- States --------------------------------------------------------------------------- */

typedef enum
{
  CANDOUR_EVENT_ALLOCATE,     /* to a person by name, also from another */
  CANDOUR_EVENT_SPREAD,       /* to whoever is least loaded */
  CANDOUR_EVENT_TAKE,         /* a moderator takes the next */
  CANDOUR_EVENT_HAND_BACK,
  CANDOUR_EVENT_GRADE,        /* the first starts it */
  CANDOUR_EVENT_SEAL,
  CANDOUR_EVENT_AGREE,        /* one grade */
  CANDOUR_EVENT_REFER,        /* to a second moderator or the QA lead */
  CANDOUR_EVENT_DECIDE,       /* one grade */
  CANDOUR_EVENT_SETTLE,       /* the agreed grades stand */
  CANDOUR_EVENT_FEEDBACK,     /* answers on the quality of the audit */
  CANDOUR_EVENT_FINISH,
  CANDOUR_EVENT_ACKNOWLEDGE,  /* by the auditor, with a reply or none */
} CandourModerationEvent;

#define CANDOUR_N_MODERATION_EVENTS (CANDOUR_EVENT_ACKNOWLEDGE + 1)

/* What somebody is to a moderation; bits. */
typedef enum
{
  CANDOUR_PARTY_LEAD      = 1 << 0,  /* a QA lead */
  CANDOUR_PARTY_FREE_LEAD = 1 << 1,  /* a QA lead who did not audit it */
  CANDOUR_PARTY_MODERATOR = 1 << 2,  /* this moderation's */
  CANDOUR_PARTY_DECIDER   = 1 << 3,
  CANDOUR_PARTY_AUDITOR   = 1 << 4,
  CANDOUR_PARTY_POOL      = 1 << 5,  /* may moderate, though not necessarily this one */
} CandourModerationParty;

guint        candour_rules_find_parties       (const CandourModeration *moderation,
                                               const char              *person_id,
                                               CandourRole              role);
/* NULL: the event may happen, and *next (may be NULL) is the state after it. */
char        *candour_rules_check_event        (CandourModerationState   state,
                                               CandourModerationEvent   event,
                                               guint                    parties,
                                               CandourModerationState  *next);
/* The same for one person. */
char        *candour_rules_check_moderation   (const CandourModeration *moderation,
                                               CandourModerationEvent   event,
                                               const char              *person_id,
                                               CandourRole              role);

/* --- Comparing ------------------------------------------------------------------------ */

typedef enum
{
  CANDOUR_DIFFERENCE_NONE,     /* one of them has no grade yet */
  CANDOUR_DIFFERENCE_SAME,
  CANDOUR_DIFFERENCE_DISCUSS,  /* agreed in conversation, with a reason */
  CANDOUR_DIFFERENCE_DECIDE,   /* a second moderator or the QA lead decides */
} CandourDifferenceKind;

typedef struct
{
  CandourDifferenceKind  kind;
  int                    steps;     /* auditor less moderator: above 0 the auditor is higher */
  gboolean               crosses;   /* the line between Good and Requires improvement */
  gboolean               auditor_na;   /* one graded, the other said it does not apply */
  gboolean               moderator_na;
} CandourDifference;

/* Two grades of one scale; 0 is none, and -1 not applicable. Scales other than the default are
 * compared as they are drawn, where they are drawn.
 */
CandourDifference candour_rules_compare       (const CandourFramework  *framework,
                                               int                      auditor,
                                               int                      moderator);
/* Of one standard of @audit (three roles loaded). */
CandourDifference candour_rules_compare_standard (const CandourFramework *framework,
                                               const CandourAudit      *audit,
                                               const char              *standard_id);
/* "Auditor 1 higher", "Auditor 2 lower", "Same", "Only the auditor graded it" */
char        *candour_difference_dup_text      (const CandourDifference *self);
/* NULL, or who decides and why: "The grades lie on two sides of the line between Good and
 * Requires improvement. A second moderator or the QA lead decides."
 */
char        *candour_difference_dup_sentence  (const CandourDifference *self);
/* -1 lower, 0 the same or not known, 1 higher than the auditor's. */
int          candour_rules_get_change         (int                      auditor,
                                               int                      agreed);
/* Over an auditor's earlier moderated audits, drawn at random. NULL below 12. "Higher than the
 * moderator in 7, the same in 7, lower in none. That is more than chance would explain, so talk
 * it through."
 */
char        *candour_rules_dup_pattern        (guint                    n_higher,
                                               guint                    n_same,
                                               guint                    n_lower);

/* candour_rules_judge() over what was agreed so far, as it stands in @moderation. */
CandourJudgement *
             candour_rules_judge_agreed       (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);

/* --- What is missing ------------------------------------------------------------------ */

typedef enum
{
  CANDOUR_LACK_GRADE,
  CANDOUR_LACK_NA_REASON,
  CANDOUR_LACK_OVERALL,
  CANDOUR_LACK_RULED_OUT,     /* the overall is above what the standards allow */
  CANDOUR_LACK_AGREEMENT,     /* a difference is left to talk about */
  CANDOUR_LACK_DECISION,      /* to be referred, or decided */
  CANDOUR_LACK_QUALITY,       /* a question on the audit has no answer */
  CANDOUR_LACK_COMMENT,
} CandourLackKind;

typedef struct
{
  CandourLackKind  kind;
  char            *standard_id;  /* NULL: of the whole */
  char            *title;        /* "4. Safety planning is left to agree" */
  char            *detail;       /* may be "" */
} CandourLack;

/* Each (transfer full) (element-type CandourLack), in the standards' order; empty: nothing. */
/* Before the moderator seals: grades of role MODERATOR in @audit, overall in @moderation. */
GPtrArray   *candour_rules_find_seal_lacks    (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
/* Before the agreed grades stand (SETTLE); what has to be decided counts as missing. */
GPtrArray   *candour_rules_find_settle_lacks  (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
/* Before it is finished: those of SETTLE where they do not stand yet, then the feedback. */
GPtrArray   *candour_rules_find_finish_lacks  (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
void         candour_lack_free                (CandourLack             *self);
/* "You can seal when 7 more standards and the overall judgement are graded"; NULL: you can. */
char        *candour_rules_dup_seal_sentence  (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);

/* What one agreed grade needs before it can be saved: in the scale, between the two where it is
 * agreed in conversation, a reason and a day; the overall after the standards, and not above
 * what the agreed standards allow. @event is AGREE or DECIDE.
 */
char        *candour_rules_check_agreement    (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation,
                                               const CandourAgreement  *agreement,
                                               CandourModerationEvent   event);
/* Settled, and still in order (an overall may be ruled out by a standard agreed after it). */
gboolean     candour_rules_is_settled_between (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation,
                                               const char              *standard_id);
/* How many of the standards that differ, and the overall, are left to agree. */
guint        candour_rules_count_to_agree     (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
/* Something must go to a second moderator or the QA lead before all is agreed. */
gboolean     candour_rules_needs_decision     (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
/* Before REFER: something is to decide, and the rest was talked about. A QA lead may do it for a
 * moderator who cannot go on (@in_place), and says why.
 */
char        *candour_rules_check_refer        (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation,
                                               gboolean                 in_place,
                                               const char              *words);
/* Both sealed the same: agreed without more ado. (element-type CandourAgreement), to be saved. */
GPtrArray   *candour_rules_agree_same         (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);

/* --- The quality of the audit --------------------------------------------------------- */

/* "Grades rest on cited evidence" */
const char  *candour_rules_get_quality_name   (CandourQuality           quality);

/* --- What follows from a lower grade -------------------------------------------------- */

typedef struct
{
  char     *standard_id;     /* NULL: overall */
  int       auditor;
  int       agreed;          /* lower */
  gboolean  needs_action;    /* of the agreed grade, and nobody has one to do */
  int       action_days;     /* working days that the agreed grade gives; -1: none */
} CandourLowering;

/* (transfer full) (element-type CandourLowering): agreed lower than the auditor's. */
GPtrArray   *candour_rules_find_lowerings     (const CandourFramework  *framework,
                                               const CandourAudit      *audit,
                                               const CandourModeration *moderation);
void         candour_lowering_free            (CandourLowering         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLack, candour_lack_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLowering, candour_lowering_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourModeratorChoice, candour_moderator_choice_free)

G_END_DECLS
