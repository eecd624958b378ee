/* candour-follow-rules.h - how well actions are followed: what counts, once, for every figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. The period is that of the audits' submission, both ends included; everything is as it
 * stands @today. Drafts and withdrawn actions are not counted anywhere.
 *
 *   in time         of the audits whose actions are decided, those with every action reported
 *                   done by its FIRST date, and not found not done. One action that was not
 *                   decides the audit; while none was missed and one is not due yet, the audit
 *                   is not in the figure. More time given changes nothing here.
 *   done            of the actions, those reported done (and not found not done)
 *   verified        of the actions done, those that somebody else verified
 *   difference      of the actions verified, those that made a difference
 *   days to done    from the day an action was sent to the day it was reported done
 *   days to verified  from the day it was sent to the day somebody else first found it done
 */

#pragma once

#include "candour-audit.h"

G_BEGIN_DECLS

/* An audit without an action. */
typedef enum
{
  CANDOUR_NO_ACTIONS_LEFT_OUT,  /* is not in the figure */
  CANDOUR_NO_ACTIONS_IN_TIME,   /* counts as in time: there was nothing to miss */
} CandourNoActions;

extern const CandourCode candour_no_actions[];

typedef enum
{
  CANDOUR_IN_TIME_YES,
  CANDOUR_IN_TIME_NO,
  CANDOUR_IN_TIME_NOT_DUE,      /* none missed, and one is not due yet */
  CANDOUR_IN_TIME_NO_ACTIONS,
} CandourInTime;

/* What the figures ask of an action. Dates are lent. */
typedef struct
{
  CandourActionState  state;
  const char         *raised_on;
  const char         *first_due_on;
  const char         *done_on;
  const char         *verified_on;
} CandourFollowed;

typedef struct
{
  gint64 n_audits;        /* submitted in the period */
  gint64 n_no_actions;    /* of them */
  gint64 n_not_due;
  gint64 n_decided;       /* those that the share in time is of */
  gint64 n_in_time;

  gint64 n_actions;
  gint64 n_done;
  gint64 n_done_in_time;  /* by the first date */
  gint64 n_open;
  gint64 n_overdue;       /* open with the owner, and the date it has now is past */
  gint64 n_verified;
  gint64 n_difference;
  gint64 n_no_difference; /* verified, and none yet, or none in the end */
  gint64 n_extended;      /* more time was given at least once */

  /* -1 where there is none; the lower of two in the middle. */
  int    median_done;
  int    ninth_done;      /* nine in ten were done within so many days */
  int    median_verified;
  int    ninth_verified;
} CandourFollowFigures;

/* What is behind a figure: its audits, or its actions. */
typedef enum
{
  CANDOUR_BEHIND_AUDITS_IN_TIME,
  CANDOUR_BEHIND_AUDITS_NOT_IN_TIME,
  CANDOUR_BEHIND_AUDITS_NOT_DUE,
  CANDOUR_BEHIND_AUDITS_NO_ACTIONS,
  CANDOUR_BEHIND_DONE,
  CANDOUR_BEHIND_NOT_DONE,
  CANDOUR_BEHIND_DONE_IN_TIME,
  CANDOUR_BEHIND_OVERDUE,
  CANDOUR_BEHIND_VERIFIED,
  CANDOUR_BEHIND_NOT_VERIFIED,  /* done, and nobody looked yet */
  CANDOUR_BEHIND_DIFFERENCE,
  CANDOUR_BEHIND_NO_DIFFERENCE,
} CandourFollowBehind;

/* It is counted at all. */
gboolean      candour_follow_counts         (CandourActionState      state);
gboolean      candour_follow_is_done        (const CandourFollowed  *action);
gboolean      candour_follow_is_in_time     (const CandourFollowed  *action);
gboolean      candour_follow_is_verified    (const CandourFollowed  *action);
/* @actions: all of one audit. */
CandourInTime candour_follow_judge_audit    (const CandourFollowed  *actions,
                                             guint                   n_actions,
                                             const char             *today);
/* Whether an audit judged so is in the share in time; *in_time: counted as such. */
gboolean      candour_follow_is_decided     (CandourInTime           judged,
                                             CandourNoActions        no_actions,
                                             gboolean               *in_time);

/* Adds up audit by audit. */
typedef struct _CandourFollowCount CandourFollowCount;

CandourFollowCount *candour_follow_count_new  (const char              *today);
void                candour_follow_count_free (CandourFollowCount      *self);
/* @n_extended: how many of the actions had more time; @n_overdue: see above. */
void                candour_follow_count_add  (CandourFollowCount      *self,
                                               const CandourFollowed   *actions,
                                               guint                    n_actions,
                                               CandourNoActions         no_actions);
void                candour_follow_count_note (CandourFollowCount      *self,
                                               gint64                   n_extended,
                                               gint64                   n_overdue);
void                candour_follow_count_finish (CandourFollowCount    *self,
                                               CandourFollowFigures    *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourFollowCount, candour_follow_count_free)

/* "Audits without an action are left out." and the like: the screen says which. */
const char         *candour_no_actions_get_sentence (CandourNoActions no_actions);

G_END_DECLS
