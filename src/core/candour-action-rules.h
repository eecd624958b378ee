/* candour-action-rules.h - the life of an action: who may do what to it, when, and what comes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure, like candour-audit-rules.h: the store refuses by these rules, the window disables and
 * explains by them. A function that checks returns NULL for yes, else the sentence why not
 * (transfer full).
 *
 *   open -> accepted -> started -> reported done -> made a difference                (closed)
 *     \-> declined -> open (somebody else's)     |-> no difference yet -> any of the three,
 *                                                |                      or closed
 *                                                \-> not done -> started ...
 *   withdrawn, by the QA lead, while it is with its owner or declined
 */

#pragma once

#include "candour-action.h"
#include "candour-date.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* Within so many working days of its coming an owner may decline. */
#define CANDOUR_DECLINE_DAYS 5
/* "No difference yet" is checked again after so many days. */
#define CANDOUR_CHECK_DAYS 30

/* What an event brings with it. All is lent; NULL and 0 where the event needs it not. */
typedef struct
{
  const char   *words;
  const char   *new_due_on;   /* FIND_NOT_DONE, ASK_TIME */
  const char   *other_id;     /* REASSIGN, HAND_ON: the new owner */
  CandourDelay  why;          /* ASK_TIME */
} CandourActionMove;

/* @people (element-type CandourPerson): everybody, or at least the owner and all above. */
CandourActionTies    candour_rules_find_action_ties  (const CandourActionPoint *action,
                                                      const char               *auditor_id,
                                                      const char               *person_id,
                                                      CandourRole               role,
                                                      GPtrArray                *people);
/* Who decides on more time for @owner_id: the first time the nearest team manager above, then
 * the head of service; NULL where there is none: any QA lead. Never the owner. Lent from @people.
 */
const CandourPerson *candour_rules_find_time_decider (const char               *owner_id,
                                                      int                       number,
                                                      GPtrArray                *people);
/* The nearest above @owner_id who holds the post, or one further up; NULL: nobody does. */
const CandourPerson *candour_rules_find_told         (const char               *owner_id,
                                                      CandourTold               told,
                                                      GPtrArray                *people);

/* Whether the person may do this to this action today: for a button. @holidays may be NULL. */
char                *candour_rules_check_action_event (const CandourActionPoint *action,
                                                      CandourActionEvent        event,
                                                      const CandourActionTies  *ties,
                                                      const char               *today,
                                                      const CandourHolidays    *holidays);
/* Whether everything is there that the event needs: for the form. */
char                *candour_rules_check_action_move (const CandourActionPoint *action,
                                                      CandourActionEvent        event,
                                                      const CandourActionMove  *move,
                                                      const char               *today);
/* Whether @person may come to own an action of an audit that is being moderated blind by
 * @moderator_id (NULL: by nobody).
 */
char                *candour_rules_check_new_owner   (const CandourPerson      *person,
                                                      const char               *moderator_id);
/* What the action is after the event; -1 where the state does not allow it. */
int                  candour_rules_next_action_state (CandourActionState        state,
                                                      CandourActionEvent        event);
/* Brings the action to what it is after an allowed event: state, owner and all dates. */
void                 candour_rules_apply_action_event (CandourActionPoint      *action,
                                                      CandourActionEvent        event,
                                                      const CandourActionMove  *move,
                                                      const char               *today);

/* With the owner, or declined: somebody has to act by the due date. */
gboolean             candour_rules_is_action_due     (CandourActionState        state);
/* Reported done, or "no difference yet" and the day to check it again has come. */
gboolean             candour_rules_is_to_verify      (CandourActionState        state,
                                                      const char               *check_on,
                                                      const char               *today);
/* The last day on which the owner may decline; NULL where the action has no owner yet. */
char                *candour_rules_dup_decline_until (const CandourActionPoint *action,
                                                      const CandourHolidays    *holidays);

/* --- Who should know ------------------------------------------------------------------ */

/* After so many days of something, somebody further up is told. */
typedef struct
{
  CandourClock   clock;
  CandourTrigger trigger;
  CandourTold    told;
  int            days;      /* 0: at once; of OVERDUE and NOT_VERIFIED at least 1 */
  gboolean       working;   /* working days; else days of the calendar (24 hours) */
} CandourEscalationRule;

/* (element-type CandourEscalationRule) what holds where a council has set nothing. */
GArray              *candour_rules_new_escalation    (void);
/* What is wrong with rules that are to be stored, or NULL. */
char                *candour_rules_check_escalation  (const CandourEscalationRule *rules,
                                                      guint                     n_rules);
CandourClock         candour_rules_get_clock         (const CandourActionPoint *action);
/* From when each of CANDOUR_N_TOLD should know of the action as it stands: @since has a place for
 * each, (transfer full), NULL where never. @triggers the same, and may be NULL.
 */
void                 candour_rules_escalate          (const CandourActionPoint *action,
                                                      const CandourEscalationRule *rules,
                                                      guint                     n_rules,
                                                      const CandourHolidays    *holidays,
                                                      char                    **since,
                                                      CandourTrigger           *triggers);

G_END_DECLS
