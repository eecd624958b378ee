/* candour-codes.c - the closed lists of the field, each with a code for files and a name for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-codes.h"

#include <glib/gi18n-lib.h>

const CandourCode candour_cohorts[] = {
  { CANDOUR_COHORT_CHILD_IN_NEED, "child-in-need", N_("Child in need") },
  { CANDOUR_COHORT_CHILD_PROTECTION, "child-protection", N_("Child protection") },
  { CANDOUR_COHORT_CHILD_IN_CARE, "child-in-care", N_("Child in care") },
  { CANDOUR_COHORT_CARE_LEAVER, "care-leaver", N_("Care leaver") },
  { CANDOUR_COHORT_EARLY_HELP, "early-help", N_("Early help") },
  { CANDOUR_COHORT_ASSESSMENT, "assessment", N_("Referral or assessment") },
  { 0, NULL, NULL },
};

const CandourCode candour_kinds[] = {
  { CANDOUR_KIND_CASE_FILE_AUDIT, "case-file-audit", N_("Case file audit") },
  { CANDOUR_KIND_THEMED_AUDIT, "themed-audit", N_("Themed audit") },
  { CANDOUR_KIND_SUPERVISION_AUDIT, "supervision-audit", N_("Supervision audit") },
  { CANDOUR_KIND_PRACTICE_OBSERVATION, "practice-observation", N_("Practice observation") },
  { CANDOUR_KIND_FEEDBACK, "feedback", N_("Feedback") },
  { 0, NULL, NULL },
};

const CandourCode candour_roles[] = {
  { CANDOUR_ROLE_SOCIAL_WORKER, "social-worker", N_("Social worker") },
  { CANDOUR_ROLE_SUPPORT_WORKER, "support-worker", N_("Family support worker") },
  { CANDOUR_ROLE_TEAM_MANAGER, "team-manager", N_("Team manager") },
  { CANDOUR_ROLE_HEAD_OF_SERVICE, "head-of-service", N_("Head of service") },
  { CANDOUR_ROLE_QA_LEAD, "qa-lead", N_("QA lead") },
  { CANDOUR_ROLE_MODERATOR, "moderator", N_("Moderator") },
  { 0, NULL, NULL },
};

const CandourCode candour_audit_states[] = {
  { CANDOUR_AUDIT_NOT_STARTED, "not-started", N_("Not started") },
  { CANDOUR_AUDIT_IN_PROGRESS, "in-progress", N_("In progress") },
  { CANDOUR_AUDIT_IN_MODERATION, "in-moderation", N_("In moderation") },
  { CANDOUR_AUDIT_ACTIONS_OPEN, "actions-open", N_("Actions open") },
  { CANDOUR_AUDIT_CLOSED, "closed", N_("Closed") },
  { 0, NULL, NULL },
};

const CandourCode candour_action_states[] = {
  { CANDOUR_ACTION_DRAFT, "draft", N_("Not sent yet") },
  { CANDOUR_ACTION_OPEN, "open", N_("Not started") },
  { CANDOUR_ACTION_ACCEPTED, "accepted", N_("Accepted") },
  { CANDOUR_ACTION_DECLINED, "declined", N_("Declined") },
  { CANDOUR_ACTION_STARTED, "started", N_("Started") },
  { CANDOUR_ACTION_REPORTED_DONE, "reported-done", N_("To verify") },
  { CANDOUR_ACTION_MADE_DIFFERENCE, "made-difference", N_("Made a difference") },
  { CANDOUR_ACTION_NO_DIFFERENCE, "no-difference", N_("Done, no difference yet") },
  { CANDOUR_ACTION_NOT_DONE, "not-done", N_("Sent back, not done") },
  { CANDOUR_ACTION_WITHDRAWN, "withdrawn", N_("Withdrawn") },
  { CANDOUR_ACTION_CLOSED, "closed", N_("Closed without a difference") },
  { 0, NULL, NULL },
};

const CandourCode candour_action_levels[] = {
  { CANDOUR_LEVEL_CHILD, "child", N_("This child") },
  { CANDOUR_LEVEL_WORKER, "worker", N_("The worker") },
  { CANDOUR_LEVEL_TEAM, "team", N_("The team") },
  { CANDOUR_LEVEL_SYSTEM, "system", N_("The system") },
  { 0, NULL, NULL },
};

const CandourCode candour_action_kinds[] = {
  { CANDOUR_ACTION_IMPROVEMENT, "improvement", N_("Action") },
  { CANDOUR_ACTION_NEXT_STEP, "next-step", N_("Next step for the child") },
  { CANDOUR_ACTION_IMMEDIATE, "immediate", N_("Immediate risk") },
  { CANDOUR_ACTION_MODERATION, "moderation", N_("From moderation") },
  { 0, NULL, NULL },
};

const CandourCode candour_action_events[] = {
  { CANDOUR_ACTION_SEND, "send", N_("Raised") },
  { CANDOUR_ACTION_ACCEPT, "accept", N_("Accepted") },
  { CANDOUR_ACTION_DECLINE, "decline", N_("Declined") },
  { CANDOUR_ACTION_REASSIGN, "reassign", N_("Given to somebody else") },
  { CANDOUR_ACTION_HAND_ON, "hand-on", N_("Handed on") },
  { CANDOUR_ACTION_START, "start", N_("Started") },
  { CANDOUR_ACTION_REPORT_DONE, "report-done", N_("Marked done") },
  { CANDOUR_ACTION_FIND_DIFFERENCE, "find-difference", N_("Made a difference") },
  { CANDOUR_ACTION_FIND_NO_DIFFERENCE, "find-no-difference", N_("Done, no difference yet") },
  { CANDOUR_ACTION_FIND_NOT_DONE, "find-not-done", N_("Not done") },
  { CANDOUR_ACTION_CLOSE, "close", N_("Closed without a difference") },
  { CANDOUR_ACTION_WITHDRAW, "withdraw", N_("Withdrawn") },
  { CANDOUR_ACTION_ASK_TIME, "ask-time", N_("More time asked for") },
  { CANDOUR_ACTION_GIVE_TIME, "give-time", N_("More time given") },
  { CANDOUR_ACTION_REFUSE_TIME, "refuse-time", N_("More time refused") },
  { CANDOUR_ACTION_ADD_EVIDENCE, "add-evidence", N_("Evidence added") },
  { CANDOUR_ACTION_REMOVE_EVIDENCE, "remove-evidence", N_("Evidence taken back") },
  { CANDOUR_ACTION_ACKNOWLEDGE, "acknowledge", N_("Acknowledged") },
  { CANDOUR_ACTION_HASTEN, "hasten", N_("Due earlier") },
  { 0, NULL, NULL },
};

const CandourCode candour_delays[] = {
  { CANDOUR_DELAY_AGENCY, "agency", N_("Waiting for another agency") },
  { CANDOUR_DELAY_WORKER, "worker", N_("Worker absent") },
  { CANDOUR_DELAY_FAMILY, "family", N_("Family’s choice") },
  { CANDOUR_DELAY_COURT, "court", N_("Court date") },
  { CANDOUR_DELAY_OTHER, "other", N_("Other") },
  { 0, NULL, NULL },
};

const CandourCode candour_extension_states[] = {
  { CANDOUR_EXTENSION_ASKED, "asked", N_("Waiting for an answer") },
  { CANDOUR_EXTENSION_GIVEN, "given", N_("Given") },
  { CANDOUR_EXTENSION_REFUSED, "refused", N_("Refused") },
  { CANDOUR_EXTENSION_LAPSED, "lapsed", N_("No longer needed") },
  { 0, NULL, NULL },
};

const CandourCode candour_clocks[] = {
  { CANDOUR_CLOCK_USUAL, "usual", N_("Any action") },
  { CANDOUR_CLOCK_INADEQUATE, "inadequate", N_("Graded Inadequate") },
  { CANDOUR_CLOCK_IMMEDIATE, "immediate", N_("Immediate risk") },
  { 0, NULL, NULL },
};

const CandourCode candour_triggers[] = {
  { CANDOUR_TRIGGER_RAISED, "raised", N_("Raised") },
  { CANDOUR_TRIGGER_NOT_ACCEPTED, "not-accepted", N_("Not accepted") },
  { CANDOUR_TRIGGER_OVERDUE, "overdue", N_("Overdue") },
  { CANDOUR_TRIGGER_NOT_VERIFIED, "not-verified", N_("Not verified") },
  { 0, NULL, NULL },
};

const CandourCode candour_told[] = {
  { CANDOUR_TOLD_TEAM_MANAGER, "team-manager", N_("Team manager") },
  { CANDOUR_TOLD_HEAD_OF_SERVICE, "head-of-service", N_("Head of service") },
  { CANDOUR_TOLD_QA_LEAD, "qa-lead", N_("QA lead") },
  { 0, NULL, NULL },
};

const CandourCode candour_matches[] = {
  { CANDOUR_MATCH_NONE, "none", N_("Not answered") },
  { CANDOUR_MATCH_YES, "yes", N_("Yes") },
  { CANDOUR_MATCH_PARTLY, "partly", N_("In part") },
  { CANDOUR_MATCH_NO, "no", N_("No, talk to me") },
  { 0, NULL, NULL },
};

const CandourCode candour_answers[] = {
  { CANDOUR_ANSWER_NONE, "none", N_("Not answered") },
  { CANDOUR_ANSWER_MET, "met", N_("Met") },
  { CANDOUR_ANSWER_PARTLY, "partly", N_("Partly") },
  { CANDOUR_ANSWER_NOT_MET, "not-met", N_("Not met") },
  { CANDOUR_ANSWER_NOT_APPLICABLE, "not-applicable", N_("N/A") },
  { 0, NULL, NULL },
};

const CandourCode candour_source_types[] = {
  { CANDOUR_SOURCE_CASE_NOTE, "case-note", N_("Case note") },
  { CANDOUR_SOURCE_PLAN, "plan", N_("Plan") },
  { CANDOUR_SOURCE_ASSESSMENT, "assessment", N_("Assessment") },
  { CANDOUR_SOURCE_SUPERVISION, "supervision", N_("Supervision") },
  { CANDOUR_SOURCE_VISIT, "visit", N_("Visit") },
  { CANDOUR_SOURCE_TALK_CHILD, "talk-child", N_("Talk with the child") },
  { CANDOUR_SOURCE_TALK_PARENT, "talk-parent", N_("Talk with a parent or carer") },
  { CANDOUR_SOURCE_TALK_WORKER, "talk-worker", N_("Talk with the worker") },
  { CANDOUR_SOURCE_OTHER, "other", N_("Other record") },
  { 0, NULL, NULL },
};

const CandourCode candour_voices[] = {
  { CANDOUR_VOICE_PRACTITIONER, "practitioner", N_("Practitioner") },
  { CANDOUR_VOICE_CHILD, "child", N_("Child") },
  { CANDOUR_VOICE_PARENT, "parent", N_("Parent or carer") },
  { CANDOUR_VOICE_PARTNER, "partner", N_("Partner agency") },
  { CANDOUR_VOICE_TEAM_MANAGER, "team-manager", N_("Team manager") },
  { 0, NULL, NULL },
};

const CandourCode candour_voice_outcomes[] = {
  { CANDOUR_VOICE_NOT_SOUGHT, "not-sought", N_("Not asked yet") },
  { CANDOUR_VOICE_SOUGHT, "sought", N_("Asked, no answer") },
  { CANDOUR_VOICE_OBTAINED, "obtained", N_("Heard") },
  { CANDOUR_VOICE_DECLINED, "declined", N_("Did not want to say") },
  { CANDOUR_VOICE_UNSAFE, "unsafe", N_("Unsafe or wrong to ask") },
  { 0, NULL, NULL },
};

const CandourCode candour_risks[] = {
  { CANDOUR_RISK_UNANSWERED, "unanswered", N_("Not answered") },
  { CANDOUR_RISK_NONE, "none", N_("No") },
  { CANDOUR_RISK_TOLD, "told", N_("Yes, someone who can act was told") },
  { 0, NULL, NULL },
};

const CandourCode candour_repeat_reasons[] = {
  { CANDOUR_REPEAT_NONE, "none", N_("None") },
  { CANDOUR_REPEAT_RE_AUDIT, "re-audit", N_("Re-audit: did the actions help?") },
  { CANDOUR_REPEAT_CONCERN, "concern", N_("Concern raised") },
  { CANDOUR_REPEAT_INSPECTION, "inspection", N_("Inspection sample") },
  { CANDOUR_REPEAT_OTHER, "other", N_("Other") },
  { 0, NULL, NULL },
};

const CandourCode candour_events[] = {
  { CANDOUR_EVENT_KIND_NONE, "none", N_("None") },
  { CANDOUR_EVENT_KIND_VISIT, "visit", N_("Visit") },
  { CANDOUR_EVENT_KIND_CORE_GROUP, "core-group", N_("Core group") },
  { CANDOUR_EVENT_KIND_CONFERENCE, "conference", N_("Conference") },
  { CANDOUR_EVENT_KIND_REVIEW, "review", N_("Review") },
  { CANDOUR_EVENT_KIND_DIRECT_WORK, "direct-work", N_("Direct work") },
  { CANDOUR_EVENT_KIND_SUPERVISION, "supervision-session", N_("Supervision session") },
  { 0, NULL, NULL },
};

const CandourCode candour_consents[] = {
  { CANDOUR_CONSENT_NONE, "none", N_("None") },
  { CANDOUR_CONSENT_GIVEN, "given", N_("The family agreed to an observer") },
  { CANDOUR_CONSENT_NO_FAMILY, "no-family", N_("No family takes part") },
  { 0, NULL, NULL },
};

const CandourCode candour_grading_roles[] = {
  { CANDOUR_GRADING_AUDITOR, "auditor", N_("Auditor") },
  { CANDOUR_GRADING_MODERATOR, "moderator", N_("Moderator") },
  { CANDOUR_GRADING_AGREED, "agreed", N_("Agreed") },
  { 0, NULL, NULL },
};

const CandourCode candour_moderation_states[] = {
  { CANDOUR_MODERATION_NONE, "none", N_("Not drawn") },
  { CANDOUR_MODERATION_WAITING, "waiting", N_("Waiting for a moderator") },
  { CANDOUR_MODERATION_ALLOCATED, "allocated", N_("Allocated") },
  { CANDOUR_MODERATION_GRADING, "grading", N_("Grading blind") },
  { CANDOUR_MODERATION_COMPARING, "comparing", N_("Comparing") },
  { CANDOUR_MODERATION_REFERRED, "referred", N_("To be decided") },
  { CANDOUR_MODERATION_AGREED, "agreed", N_("Agreed, feedback to give") },
  { CANDOUR_MODERATION_FINISHED, "finished", N_("Finished") },
  { 0, NULL, NULL },
};

const CandourCode candour_draw_kinds[] = {
  { CANDOUR_DRAW_NONE, "none", N_("Not drawn") },
  { CANDOUR_DRAW_RULE, "rule", N_("Drawn by rule") },
  { CANDOUR_DRAW_RANDOM, "random", N_("Drawn at random") },
  { CANDOUR_DRAW_REQUEST, "request", N_("Asked for") },
  { 0, NULL, NULL },
};

const CandourCode candour_draw_reasons[] = {
  { CANDOUR_DRAWN_FOR_NOTHING, "none", N_("No rule") },
  { CANDOUR_DRAWN_FOR_IMMEDIATE, "immediate", N_("Immediate concern") },
  { CANDOUR_DRAWN_FOR_INADEQUATE, "inadequate", N_("Every Inadequate") },
  { CANDOUR_DRAWN_FOR_OUTSTANDING, "outstanding", N_("Every Outstanding") },
  { CANDOUR_DRAWN_FOR_NEW_AUDITOR, "new-auditor", N_("New auditor") },
  { 0, NULL, NULL },
};

const CandourCode candour_agreements[] = {
  { CANDOUR_AGREEMENT_NONE, "none", N_("Left to agree") },
  { CANDOUR_AGREEMENT_SAME, "same", N_("As graded") },
  { CANDOUR_AGREEMENT_TALKED, "talked", N_("Agreed in conversation") },
  { CANDOUR_AGREEMENT_NOT_AGREED, "not-agreed", N_("Not agreed") },
  { CANDOUR_AGREEMENT_DECIDED, "decided", N_("Decided") },
  { 0, NULL, NULL },
};

const CandourCode candour_verdicts[] = {
  { CANDOUR_VERDICT_NONE, "none", N_("Not answered") },
  { CANDOUR_VERDICT_YES, "yes", N_("Yes") },
  { CANDOUR_VERDICT_PARTLY, "partly", N_("Partly") },
  { CANDOUR_VERDICT_NO, "no", N_("No") },
  { 0, NULL, NULL },
};

const CandourCode candour_notice_kinds[] = {
  { CANDOUR_NOTICE_GRADE_LOWERED, "grade-lowered", N_("A grade was lowered in moderation") },
  { CANDOUR_NOTICE_FEEDBACK, "feedback", N_("Feedback on your audit") },
  { CANDOUR_NOTICE_REPLY, "reply", N_("The auditor answered your feedback") },
  { CANDOUR_NOTICE_DECIDED, "decided", N_("The grades were decided") },
  { CANDOUR_NOTICE_HANDED_BACK, "handed-back", N_("A moderation was handed back") },
  { CANDOUR_NOTICE_DIFFERENCE, "difference", N_("Your action made a difference") },
  { CANDOUR_NOTICE_NO_DIFFERENCE, "no-difference",
    N_("Your action is done, and made no difference yet") },
  { CANDOUR_NOTICE_NOT_DONE, "not-done", N_("Your action was found not done") },
  { CANDOUR_NOTICE_TIME_GIVEN, "time-given", N_("You have more time for an action") },
  { CANDOUR_NOTICE_TIME_REFUSED, "time-refused", N_("There is no more time for an action") },
  { CANDOUR_NOTICE_GIVEN, "given", N_("An action was given to you") },
  { CANDOUR_NOTICE_DECLINED, "declined", N_("An action was declined") },
  { 0, NULL, NULL },
};

static const CandourCode *
find_value (const CandourCode *list,
            int                value)
{
  for (; list->code != NULL; list++)
    if (list->value == value)
      return list;

  return NULL;
}

const char *
candour_code_from_value (const CandourCode *list,
                         int                value)
{
  const CandourCode *found = find_value (list, value);

  return found != NULL ? found->code : NULL;
}

const char *
candour_code_get_name (const CandourCode *list,
                       int                value)
{
  const CandourCode *found = find_value (list, value);

  return found != NULL ? _(found->name) : "";
}

int
candour_code_to_value (const CandourCode *list,
                       const char        *code,
                       int                fallback)
{
  for (; code != NULL && list->code != NULL; list++)
    if (g_str_equal (list->code, code))
      return list->value;

  return fallback;
}
