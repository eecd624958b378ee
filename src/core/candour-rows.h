/* candour-rows.h - what long lists show, a light object a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GObjects with public read-only fields and no properties to notify: a list makes a few hundred
 * at a time and drops them again, and a row that changed is replaced by a new one.
 */

#pragma once

#include <glib-object.h>

#include "candour-codes.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_ROW (candour_audit_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditRow, candour_audit_row, CANDOUR, AUDIT_ROW, GObject)

struct _CandourAuditRow
{
  GObject            parent_instance;

  char              *id;
  char              *reference;
  int                cohort;
  char              *worker_name;    /* "" where not allocated */
  char              *team_name;
  char              *auditor_id;
  char              *auditor_name;
  char              *framework_title;
  CandourAuditState  state;
  char              *due_on;         /* ISO; NULL where none */
  char              *submitted_on;   /* ISO local date; NULL until submitted */
  gboolean           is_sealed;      /* to who reads: "Sealed until you grade"; then the grades
                                      * and the numbers of actions below are 0, the names "" */
  int                overall;        /* the auditor's; 0: not yet */
  char              *overall_name;   /* in its scale's words; "" until judged */
  char              *overall_short;
  int                drawn_as;       /* CandourGrade of overall */
  CandourModerationState moderation; /* NONE and submitted: "not drawn" */
  char              *moderation_id;  /* NULL: not drawn */
  int                agreed;         /* 0: not agreed (yet) */
  char              *agreed_name;
  char              *agreed_short;
  int                agreed_drawn_as;
  int                change;         /* -1 agreed lower than the auditor's, 1 higher, 0 neither */
  int                n_to_agree;     /* standards and overall, once both are sealed */
  int                n_graded;
  int                n_standards;
  int                n_actions;
  int                n_open;
  int                n_overdue;
  gboolean           is_waiting;     /* for the QA lead, its auditor so far, to hand it on */
  char              *key;            /* where the list goes on after this row */
};

/* A moderation of a queue. What the auditor said is left out while it is sealed to who reads,
 * and so is why it was drawn, which would tell.
 */
#define CANDOUR_TYPE_MODERATION_ROW (candour_moderation_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationRow, candour_moderation_row, CANDOUR, MODERATION_ROW,
                      GObject)

struct _CandourModerationRow
{
  GObject                 parent_instance;

  char                   *id;
  char                   *audit_id;
  char                   *reference;       /* of the case */
  int                     cohort;
  char                   *plan;
  char                   *team_name;
  char                   *framework_title;
  char                   *auditor_id;
  char                   *auditor_name;
  char                   *moderator_id;    /* NULL: waiting for one */
  char                   *moderator_name;
  char                   *decider_id;
  char                   *decider_name;
  char                   *submitted_on;    /* ISO local date */
  char                   *due_on;
  char                   *finished_on;     /* ISO local date; NULL: not finished */
  CandourModerationState  state;
  CandourDrawKind         kind;            /* NONE: sealed */
  CandourDrawReason       reason;
  gboolean                is_sealed;
  gboolean                had_read;        /* not blind */
  int                     n_graded;        /* by the moderator */
  int                     n_standards;
  int                     n_to_agree;
  int                     overall;         /* the auditor's */
  char                   *overall_name;
  char                   *overall_short;
  int                     drawn_as;
  int                     moderated;       /* the moderator's, once sealed */
  char                   *moderated_name;
  char                   *moderated_short;
  int                     moderated_drawn_as;
  int                     agreed;
  char                   *agreed_name;
  char                   *agreed_short;
  int                     agreed_drawn_as;
  int                     change;          /* as in CandourAuditRow */
  int                     days;            /* from submission to sealing; -1: not sealed */
  gboolean                is_read;         /* the auditor acknowledged the feedback */
  char                   *key;
};

/* Something that somebody was told and has not read yet. */
#define CANDOUR_TYPE_NOTICE_ROW (candour_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourNoticeRow, candour_notice_row, CANDOUR, NOTICE_ROW, GObject)

struct _CandourNoticeRow
{
  GObject            parent_instance;

  char              *id;
  CandourNoticeKind  kind;
  char              *audit_id;
  char              *moderation_id;
  char              *action_id;     /* of an action's; or NULL */
  char              *reference;     /* of the case */
  char              *on;            /* ISO local date */
  char              *sentence;      /* what, and why */
  char              *by_name;       /* who caused it */
};

#define CANDOUR_TYPE_PERSON_ROW (candour_person_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourPersonRow, candour_person_row, CANDOUR, PERSON_ROW, GObject)

struct _CandourPersonRow
{
  GObject      parent_instance;

  char        *id;
  char        *code;
  char        *name;
  CandourRole  role;
  char        *job;             /* or the role's name */
  char        *team_id;
  char        *team_name;
  char        *manager_id;
  char        *manager_name;
  char        *started_on;
  char        *left_on;
  char        *trained_on;
  char        *account;
  char        *last_audited;    /* ISO; NULL: never */
  int          n_children;
  int          n_to_do;         /* audits allocated to the person and not submitted */
};

#define CANDOUR_TYPE_CASE_ROW (candour_case_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourCaseRow, candour_case_row, CANDOUR, CASE_ROW, GObject)

struct _CandourCaseRow
{
  GObject   parent_instance;

  char     *id;
  char     *reference;
  int       cohort;
  char     *plan;
  char     *since;
  char     *age_band;
  char     *worker_id;
  char     *worker_name;   /* "" where not allocated */
  char     *team_id;
  char     *team_name;
  char     *closed_on;
  char     *last_audited;  /* ISO; NULL: never */
  char     *key;
};

#define CANDOUR_TYPE_FRAMEWORK_ROW (candour_framework_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkRow, candour_framework_row, CANDOUR, FRAMEWORK_ROW, GObject)

struct _CandourFrameworkRow
{
  GObject      parent_instance;

  char        *id;
  char        *code;
  int          version;
  CandourKind  kind;
  char        *title;
  char        *from_date;
  char        *closed_on;    /* when a newer version took over; NULL: current */
  gboolean     has_overall;
  int          n_standards;
  int          n_audits;
};

/* An action of a list: of Actions, of a case panel, of My work, of an export. */
#define CANDOUR_TYPE_ACTION_ROW (candour_action_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionRow, candour_action_row, CANDOUR, ACTION_ROW, GObject)

struct _CandourActionRow
{
  GObject             parent_instance;

  char               *id;
  char               *audit_id;
  char               *case_id;
  char               *reference;      /* of the case */
  char               *team_id;        /* of the case when it was audited */
  char               *team_name;      /* "" where none */
  char               *auditor_id;
  char               *auditor_name;
  char               *standard_id;    /* NULL: the audit as a whole */
  char               *standard_name;  /* "" for the audit as a whole */
  int                 grade;          /* that stands, of that standard or the audit; 0: none */
  char               *grade_name;     /* in its scale's words; "" for none */
  char               *grade_short;
  int                 drawn_as;       /* CandourGrade of grade */
  CandourActionKind   kind;
  CandourActionLevel  level;
  char               *what;
  char               *difference;
  char               *owner_id;
  char               *owner_name;
  char               *raised_on;
  char               *due_on;
  char               *first_due_on;
  char               *asked_due_on;   /* more time is asked for, until then; NULL: not */
  char               *done_on;
  char               *verified_on;
  char               *check_on;       /* "no difference yet": when it is checked again */
  char               *closed_on;
  CandourActionState  state;
  int                 n_extended;
  int                 n_evidence;
  char               *repeats_id;     /* an earlier action like it; NULL: none */
  int                 told;           /* the highest CandourTold who should know; -1: nobody */
  char               *told_since;
  gboolean            is_acknowledged; /* one of those it went to said that they know */
  char               *key;            /* where the list goes on after this row */
};

/* Feedback that somebody has to do something about. */
#define CANDOUR_TYPE_FEEDBACK_ROW (candour_feedback_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourFeedbackRow, candour_feedback_row, CANDOUR, FEEDBACK_ROW, GObject)

struct _CandourFeedbackRow
{
  GObject   parent_instance;

  char     *audit_id;
  char     *reference;      /* of the case */
  char     *auditor_name;
  char     *worker_name;
  char     *shared_on;      /* NULL: not shared */
  gboolean  is_read;
  char     *until_on;       /* the last day to answer, to tick, or (TO_SHARE) NULL */
  int       match;          /* CandourMatch */
};

/* Something to learn from. The cohort and the age band are left out where few share them. */
#define CANDOUR_TYPE_LEARNING_ROW (candour_learning_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourLearningRow, candour_learning_row, CANDOUR, LEARNING_ROW, GObject)

struct _CandourLearningRow
{
  GObject   parent_instance;

  char     *id;
  char     *title;
  char     *theme;
  int       drawn_as;       /* CandourGrade */
  char     *grade_name;
  int       cohort;         /* 0: not shown */
  char     *age_band;       /* NULL: not shown */
  char     *shared_on;
  char     *withdrawn_on;   /* NULL: it stands */
  int       n_passed;       /* teams and people */
  int       n_used;         /* people who said what changed */
  gboolean  is_new;         /* passed to who looks, and not read */
  char     *key;
};

#define CANDOUR_TYPE_LEARNING_THEME (candour_learning_theme_get_type ())
G_DECLARE_FINAL_TYPE (CandourLearningTheme, candour_learning_theme, CANDOUR, LEARNING_THEME,
                      GObject)

struct _CandourLearningTheme
{
  GObject  parent_instance;

  char    *name;
  gint64   n;
};

G_END_DECLS
