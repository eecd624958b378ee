/* candour-codes.h - the closed lists of the field, each with a code for files and a name for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes are stored and exported, so they never change. Values are bits or numbers of the
 * program alone and may be renumbered, but for CandourCohort, whose bits are stored.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int         value;
  const char *code;
  const char *name;   /* to be passed through _() : use candour_code_get_name() */
} CandourCode;

/* Lists end with a NULL code. */
extern const CandourCode candour_cohorts[];
extern const CandourCode candour_kinds[];
extern const CandourCode candour_roles[];
extern const CandourCode candour_audit_states[];
extern const CandourCode candour_action_states[];
extern const CandourCode candour_action_levels[];
extern const CandourCode candour_action_kinds[];
extern const CandourCode candour_action_events[];
extern const CandourCode candour_delays[];
extern const CandourCode candour_extension_states[];
extern const CandourCode candour_clocks[];
extern const CandourCode candour_triggers[];
extern const CandourCode candour_told[];
extern const CandourCode candour_matches[];
extern const CandourCode candour_answers[];
extern const CandourCode candour_source_types[];
extern const CandourCode candour_voices[];
extern const CandourCode candour_voice_outcomes[];
extern const CandourCode candour_risks[];
extern const CandourCode candour_repeat_reasons[];
extern const CandourCode candour_events[];
extern const CandourCode candour_consents[];
extern const CandourCode candour_grading_roles[];
extern const CandourCode candour_moderation_states[];
extern const CandourCode candour_draw_kinds[];
extern const CandourCode candour_draw_reasons[];
extern const CandourCode candour_agreements[];
extern const CandourCode candour_verdicts[];
extern const CandourCode candour_notice_kinds[];

/* All are safe with what is in no list: NULL, "" or @fallback. */
const char *candour_code_from_value (const CandourCode *list,
                                     int                value);
const char *candour_code_get_name   (const CandourCode *list,
                                     int                value);
int         candour_code_to_value   (const CandourCode *list,
                                     const char        *code,
                                     int                fallback);

/* What the help is for. A child is on one plan at a time; a framework applies to several. */
typedef enum
{
  CANDOUR_COHORT_CHILD_IN_NEED    = 1 << 0,
  CANDOUR_COHORT_CHILD_PROTECTION = 1 << 1,
  CANDOUR_COHORT_CHILD_IN_CARE    = 1 << 2,
  CANDOUR_COHORT_CARE_LEAVER      = 1 << 3,
  CANDOUR_COHORT_EARLY_HELP       = 1 << 4,
  CANDOUR_COHORT_ASSESSMENT       = 1 << 5,  /* referred or being assessed, no plan yet */
} CandourCohort;

#define CANDOUR_COHORT_ALL 0x3f

typedef enum
{
  CANDOUR_KIND_CASE_FILE_AUDIT,
  CANDOUR_KIND_THEMED_AUDIT,
  CANDOUR_KIND_SUPERVISION_AUDIT,
  CANDOUR_KIND_PRACTICE_OBSERVATION,
  CANDOUR_KIND_FEEDBACK,
} CandourKind;

typedef enum
{
  CANDOUR_ROLE_SOCIAL_WORKER,
  CANDOUR_ROLE_SUPPORT_WORKER,
  CANDOUR_ROLE_TEAM_MANAGER,
  CANDOUR_ROLE_HEAD_OF_SERVICE,
  CANDOUR_ROLE_QA_LEAD,
  CANDOUR_ROLE_MODERATOR,
} CandourRole;

typedef enum
{
  CANDOUR_AUDIT_NOT_STARTED,
  CANDOUR_AUDIT_IN_PROGRESS,
  CANDOUR_AUDIT_IN_MODERATION, /* submitted and drawn, and the moderation is not finished */
  CANDOUR_AUDIT_ACTIONS_OPEN,  /* submitted, not in moderation, and an action is still open */
  CANDOUR_AUDIT_CLOSED,        /* submitted, and nothing is left to do */
} CandourAuditState;

#define CANDOUR_N_AUDIT_STATES (CANDOUR_AUDIT_CLOSED + 1)

typedef enum
{
  CANDOUR_ACTION_DRAFT,          /* until the audit is submitted */
  CANDOUR_ACTION_OPEN,
  CANDOUR_ACTION_ACCEPTED,
  CANDOUR_ACTION_DECLINED,
  CANDOUR_ACTION_STARTED,
  CANDOUR_ACTION_REPORTED_DONE,
  CANDOUR_ACTION_MADE_DIFFERENCE,
  CANDOUR_ACTION_NO_DIFFERENCE,  /* done, but no difference yet */
  CANDOUR_ACTION_NOT_DONE,       /* sent back to the owner */
  CANDOUR_ACTION_WITHDRAWN,
  CANDOUR_ACTION_CLOSED,         /* done, checked again, and it made no difference */
} CandourActionState;

#define CANDOUR_N_ACTION_STATES (CANDOUR_ACTION_CLOSED + 1)

/* What somebody does to an action; candour-action-rules.h says who may, and when. */
typedef enum
{
  CANDOUR_ACTION_SEND,           /* by the program, when the audit is submitted */
  CANDOUR_ACTION_ACCEPT,
  CANDOUR_ACTION_DECLINE,
  CANDOUR_ACTION_REASSIGN,       /* a declined one, to another owner */
  CANDOUR_ACTION_HAND_ON,        /* to another owner, who accepts or declines in turn */
  CANDOUR_ACTION_START,
  CANDOUR_ACTION_REPORT_DONE,
  CANDOUR_ACTION_FIND_DIFFERENCE,    /* verified: it made a difference */
  CANDOUR_ACTION_FIND_NO_DIFFERENCE, /* verified: done, no difference yet */
  CANDOUR_ACTION_FIND_NOT_DONE,      /* verified: not done */
  CANDOUR_ACTION_CLOSE,          /* checked again, and it makes no difference */
  CANDOUR_ACTION_WITHDRAW,
  CANDOUR_ACTION_ASK_TIME,
  CANDOUR_ACTION_GIVE_TIME,
  CANDOUR_ACTION_REFUSE_TIME,
  CANDOUR_ACTION_ADD_EVIDENCE,
  CANDOUR_ACTION_REMOVE_EVIDENCE,
  CANDOUR_ACTION_ACKNOWLEDGE,    /* somebody it was escalated to says that they know */
  CANDOUR_ACTION_HASTEN,         /* by the program, when moderation lowers the grade */
} CandourActionEvent;

#define CANDOUR_N_ACTION_EVENTS (CANDOUR_ACTION_HASTEN + 1)

/* Why more time is asked for. */
typedef enum
{
  CANDOUR_DELAY_NONE,
  CANDOUR_DELAY_AGENCY,
  CANDOUR_DELAY_WORKER,
  CANDOUR_DELAY_FAMILY,
  CANDOUR_DELAY_COURT,
  CANDOUR_DELAY_OTHER,
} CandourDelay;

typedef enum
{
  CANDOUR_EXTENSION_ASKED,
  CANDOUR_EXTENSION_GIVEN,
  CANDOUR_EXTENSION_REFUSED,
  CANDOUR_EXTENSION_LAPSED,      /* done, withdrawn or handed on before it was answered */
} CandourExtensionState;

/* How much hurry there is. */
typedef enum
{
  CANDOUR_CLOCK_USUAL,
  CANDOUR_CLOCK_INADEQUATE,      /* of a standard or an audit whose grade is drawn as that */
  CANDOUR_CLOCK_IMMEDIATE,       /* an immediate risk */
} CandourClock;

#define CANDOUR_N_CLOCKS (CANDOUR_CLOCK_IMMEDIATE + 1)

/* What somebody should come to know of. */
typedef enum
{
  CANDOUR_TRIGGER_RAISED,        /* that it is there, from the day it was sent */
  CANDOUR_TRIGGER_NOT_ACCEPTED,  /* from the day it came to its owner; declined ones too */
  CANDOUR_TRIGGER_OVERDUE,       /* from the day it was due */
  CANDOUR_TRIGGER_NOT_VERIFIED,  /* from the day it was reported done, or was to be checked */
} CandourTrigger;

/* To whom it goes, each further up than the one before. */
typedef enum
{
  CANDOUR_TOLD_TEAM_MANAGER,
  CANDOUR_TOLD_HEAD_OF_SERVICE,
  CANDOUR_TOLD_QA_LEAD,
} CandourTold;

#define CANDOUR_N_TOLD (CANDOUR_TOLD_QA_LEAD + 1)

/* "Does this match how you see it?" */
typedef enum
{
  CANDOUR_MATCH_NONE,            /* not answered */
  CANDOUR_MATCH_YES,
  CANDOUR_MATCH_PARTLY,
  CANDOUR_MATCH_NO,              /* No, talk to me */
} CandourMatch;

/* Whom an action is to change something for. */
typedef enum
{
  CANDOUR_LEVEL_CHILD,
  CANDOUR_LEVEL_WORKER,
  CANDOUR_LEVEL_TEAM,
  CANDOUR_LEVEL_SYSTEM,
} CandourActionLevel;

typedef enum
{
  CANDOUR_ACTION_IMPROVEMENT,
  CANDOUR_ACTION_NEXT_STEP,  /* what a Good or Outstanding audit adds for the child */
  CANDOUR_ACTION_IMMEDIATE,  /* raised by an immediate risk, due on the same day */
  CANDOUR_ACTION_MODERATION, /* raised by an agreed grade that nobody acted on; not the auditor's */
} CandourActionKind;

typedef enum
{
  CANDOUR_ANSWER_NONE,
  CANDOUR_ANSWER_MET,
  CANDOUR_ANSWER_PARTLY,
  CANDOUR_ANSWER_NOT_MET,
  CANDOUR_ANSWER_NOT_APPLICABLE,
} CandourAnswerValue;

typedef enum
{
  CANDOUR_SOURCE_CASE_NOTE,
  CANDOUR_SOURCE_PLAN,
  CANDOUR_SOURCE_ASSESSMENT,
  CANDOUR_SOURCE_SUPERVISION,
  CANDOUR_SOURCE_VISIT,
  CANDOUR_SOURCE_TALK_CHILD,
  CANDOUR_SOURCE_TALK_PARENT,
  CANDOUR_SOURCE_TALK_WORKER,
  CANDOUR_SOURCE_OTHER,
} CandourSourceType;

typedef enum
{
  CANDOUR_VOICE_PRACTITIONER,
  CANDOUR_VOICE_CHILD,
  CANDOUR_VOICE_PARENT,
  CANDOUR_VOICE_PARTNER,
  CANDOUR_VOICE_TEAM_MANAGER,
} CandourVoiceCode;

typedef enum
{
  CANDOUR_VOICE_NOT_SOUGHT,
  CANDOUR_VOICE_SOUGHT,      /* asked, no answer yet */
  CANDOUR_VOICE_OBTAINED,
  CANDOUR_VOICE_DECLINED,
  CANDOUR_VOICE_UNSAFE,      /* unsafe or wrong to ask */
} CandourVoiceOutcome;

/* There is no "yes, but I told no one". */
typedef enum
{
  CANDOUR_RISK_UNANSWERED,
  CANDOUR_RISK_NONE,
  CANDOUR_RISK_TOLD,
} CandourRisk;

/* Why a child's record is audited a second time within twelve months. */
typedef enum
{
  CANDOUR_REPEAT_NONE,
  CANDOUR_REPEAT_RE_AUDIT,
  CANDOUR_REPEAT_CONCERN,
  CANDOUR_REPEAT_INSPECTION,
  CANDOUR_REPEAT_OTHER,
} CandourRepeatReason;

/* What is seen in a practice observation. */
typedef enum
{
  CANDOUR_EVENT_KIND_NONE,        /* it is no observation */
  CANDOUR_EVENT_KIND_VISIT,
  CANDOUR_EVENT_KIND_CORE_GROUP,
  CANDOUR_EVENT_KIND_CONFERENCE,
  CANDOUR_EVENT_KIND_REVIEW,
  CANDOUR_EVENT_KIND_DIRECT_WORK,
  CANDOUR_EVENT_KIND_SUPERVISION,
} CandourEventKind;

/* Of the family, to an observer. */
typedef enum
{
  CANDOUR_CONSENT_NONE,           /* it is no observation */
  CANDOUR_CONSENT_GIVEN,
  CANDOUR_CONSENT_NO_FAMILY,      /* no family takes part */
} CandourConsent;

/* Three facts side by side: none ever overwrites another. */
typedef enum
{
  CANDOUR_GRADING_AUDITOR,
  CANDOUR_GRADING_MODERATOR,
  CANDOUR_GRADING_AGREED,
} CandourGradingRole;

typedef enum
{
  CANDOUR_MODERATION_NONE,       /* not drawn */
  CANDOUR_MODERATION_WAITING,    /* for a moderator */
  CANDOUR_MODERATION_ALLOCATED,
  CANDOUR_MODERATION_GRADING,    /* blind */
  CANDOUR_MODERATION_COMPARING,  /* sealed: both see both */
  CANDOUR_MODERATION_REFERRED,   /* with a second moderator or the QA lead */
  CANDOUR_MODERATION_AGREED,     /* the agreed grades stand; the feedback is still to give */
  CANDOUR_MODERATION_FINISHED,
} CandourModerationState;

#define CANDOUR_N_MODERATION_STATES (CANDOUR_MODERATION_FINISHED + 1)

/* Only what was drawn at random may feed estimates. */
typedef enum
{
  CANDOUR_DRAW_NONE,
  CANDOUR_DRAW_RULE,
  CANDOUR_DRAW_RANDOM,
  CANDOUR_DRAW_REQUEST,
} CandourDrawKind;

/* Which rule drew it, the weightiest where several did. */
typedef enum
{
  CANDOUR_DRAWN_FOR_NOTHING,     /* at random, or asked for */
  CANDOUR_DRAWN_FOR_IMMEDIATE,
  CANDOUR_DRAWN_FOR_INADEQUATE,
  CANDOUR_DRAWN_FOR_OUTSTANDING,
  CANDOUR_DRAWN_FOR_NEW_AUDITOR,
} CandourDrawReason;

/* How one agreed grade came about. */
typedef enum
{
  CANDOUR_AGREEMENT_NONE,        /* left to agree */
  CANDOUR_AGREEMENT_SAME,        /* both graded the same */
  CANDOUR_AGREEMENT_TALKED,      /* agreed in conversation */
  CANDOUR_AGREEMENT_NOT_AGREED,  /* talked, and not agreed: to be decided */
  CANDOUR_AGREEMENT_DECIDED,     /* by a second moderator or the QA lead */
} CandourAgreementKind;

typedef enum
{
  CANDOUR_VERDICT_NONE,
  CANDOUR_VERDICT_YES,
  CANDOUR_VERDICT_PARTLY,
  CANDOUR_VERDICT_NO,
} CandourVerdict;

/* What somebody is told once, and sees on My work until it is read. */
typedef enum
{
  CANDOUR_NOTICE_GRADE_LOWERED,  /* an agreed grade is lower than the auditor's */
  CANDOUR_NOTICE_FEEDBACK,       /* the moderator's feedback waits for the auditor */
  CANDOUR_NOTICE_REPLY,          /* the auditor read the feedback, and may have answered */
  CANDOUR_NOTICE_DECIDED,        /* a second moderator or the QA lead decided */
  CANDOUR_NOTICE_HANDED_BACK,    /* a moderator gave a moderation back */
  CANDOUR_NOTICE_DIFFERENCE,     /* to an action's owner: what its verifier found */
  CANDOUR_NOTICE_NO_DIFFERENCE,
  CANDOUR_NOTICE_NOT_DONE,
  CANDOUR_NOTICE_TIME_GIVEN,     /* to who asked for it */
  CANDOUR_NOTICE_TIME_REFUSED,
  CANDOUR_NOTICE_GIVEN,          /* an action is theirs now */
  CANDOUR_NOTICE_DECLINED,       /* to the auditor */
} CandourNoticeKind;

G_END_DECLS
