/* candour-re-audit.h - an audit beside the earlier one that it follows: what moved, what became
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. The grade that stands is the agreed one where there is one, else the auditor's.
 */

#pragma once

#include "candour-action.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_MOVED_UNKNOWN,   /* not graded in one of them, or not on the same scale */
  CANDOUR_MOVED_LOWER,
  CANDOUR_MOVED_SAME,
  CANDOUR_MOVED_HIGHER,
} CandourMoved;

/* One standard, or (standard_id NULL) the overall judgement. */
typedef struct
{
  char         *standard_id;
  char         *name;
  int           before;         /* 0: not graded, or the standard is new */
  int           after;          /* 0: not graded, or the standard is gone */
  char         *before_name;    /* in the words of its scale; "" for 0 */
  char         *after_name;
  char         *before_short;   /* the same in short; "" for 0 */
  char         *after_short;
  int           before_drawn;   /* CandourGrade */
  int           after_drawn;
  CandourMoved  moved;
  GPtrArray    *actions;        /* CandourActionRow: what the earlier audit asked for here */
} CandourMovement;

/* The earlier audit, as it is held against the one that follows it. */
typedef struct
{
  CandourAudit     *audit;
  CandourFramework *framework;
  int               overall;        /* that stands */
  int               agreed_after;   /* of the one that follows; 0: nothing is agreed of it */
  GPtrArray        *actions;        /* CandourActionRow: what it asked for */
} CandourEarlierAudit;

typedef struct
{
  char      *before_id;         /* audits */
  char      *after_id;
  char      *before_on;         /* ISO local dates of submission; NULL: not submitted */
  char      *after_on;
  GPtrArray *movements;         /* CandourMovement: the overall first, then in order */
  guint      n_higher;          /* of the standards */
  guint      n_same;
  guint      n_lower;
  guint      n_actions;         /* of the earlier audit, without those withdrawn */
  guint      n_difference;
  guint      n_open;
} CandourReAudit;

/* @before_overall and @after_overall are those that stand; @earlier_actions (element-type
 * CandourActionRow) are of @before. Standards are the same where their ids are, in versions of
 * one framework; else where their names are.
 */
CandourReAudit *candour_re_audit_compare (const CandourFramework *before_framework,
                                          const CandourAudit     *before,
                                          int                     before_overall,
                                          const CandourFramework *after_framework,
                                          const CandourAudit     *after,
                                          int                     after_overall,
                                          GPtrArray              *earlier_actions);
/* The same, with what is kept of the earlier audit. The overall judgement of @after is what was
 * agreed, else what its auditor has chosen so far.
 */
CandourReAudit *candour_earlier_audit_compare (const CandourEarlierAudit *self,
                                          const CandourFramework *framework,
                                          const CandourAudit     *after);
void            candour_earlier_audit_free (CandourEarlierAudit  *self);
void            candour_re_audit_free    (CandourReAudit         *self);
void            candour_movement_free    (CandourMovement        *self);
/* The grade of a standard (NULL: overall) that stands; 0: none. */
int             candour_audit_get_standing (const CandourAudit   *audit,
                                          const char             *standard_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourReAudit, candour_re_audit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourEarlierAudit, candour_earlier_audit_free)

/* "Good, before that Requires improvement: higher" for a screen reader; "" where unknown. */
char           *candour_movement_dup_sentence (const CandourMovement *self);
/* "3 standards higher, 1 lower, 6 as before" */
char           *candour_re_audit_dup_grades   (const CandourReAudit  *self);
/* "2 of its 4 actions made a difference, 1 is still open"; "It asked for no action" */
char           *candour_re_audit_dup_actions  (const CandourReAudit  *self);

G_END_DECLS
