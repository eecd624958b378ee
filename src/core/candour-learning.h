/* candour-learning.h - what a stronger audit taught, passed on without case details
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain structs: texts are never NULL but "", ids, dates (ISO) and instants (ISO, UTC) are NULL
 * where not known. An item never carries a reference, a worker or a team.
 */

#pragma once

#include "candour-action.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* A cohort and an age band are shown only where at least so many open cases share them. */
#define CANDOUR_LEARNING_CASES 5

/* How far somebody it was passed to is with it. */
typedef enum
{
  CANDOUR_PASS_NOT_READ,
  CANDOUR_PASS_READ,        /* shown as "Not used yet" */
  CANDOUR_PASS_WILL_USE,
  CANDOUR_PASS_USED,
} CandourPassState;

/* Passed to a team or to one person; or asked for by them. */
typedef struct
{
  char             *id;
  char             *team_id;     /* one of the two is NULL */
  char             *person_id;
  char             *to_name;
  char             *by_id;
  char             *by_name;
  char             *at_utc;
  char             *why;         /* one line */
  gboolean          is_asked;    /* they asked for it */
  CandourPassState  state;
  int               n_uses;      /* by them */
  int               n_children;  /* of those uses */
} CandourPass;

/* "With how many children, and what changed?" */
typedef struct
{
  char *id;
  char *by_id;
  char *by_name;
  char *team_name;
  char *at_utc;
  int   n_children;
  char *words;
} CandourUse;

typedef struct
{
  char        *id;
  char        *audit_id;     /* NULL: the reader may not open the audit */
  char        *standard_id;
  char        *theme;        /* the standard's name */
  int          drawn_as;     /* CandourGrade that stands */
  char        *grade_name;
  char        *title;
  char        *done;         /* what was done */
  char        *helped;       /* why it helped; may be "" */
  int          cohort;       /* 0: not shown */
  char        *age_band;     /* NULL: not shown */
  char        *shared_on;
  char        *author_id;
  char        *author_name;  /* shown to the author alone */
  char        *withdrawn_on; /* NULL: it stands */
  char        *withdrawn_by; /* the author, or the QA lead */
  char        *withdrawer_name; /* "" for the author, who is named to nobody else */
  char        *withdrawn_reason; /* shown to the author and the QA lead; may be "" */
  gboolean     is_lowered;   /* withdrawn because its grade was lowered, not by the author */
  gboolean     is_held;      /* something in it looks like case details: only the author sees it,
                              * until the words are saved without */
  GPtrArray   *passes;       /* CandourPass, newest first */
  GPtrArray   *uses;         /* CandourUse, newest first */
  gboolean     i_read;
  gboolean     i_will_use;
  gboolean     i_used;
  CandourActionRow *next_step; /* the child's own; NULL: not to be seen, or none */
  gboolean     lacks_step;   /* to be seen, and missing */
  gint64       revision;
} CandourLearning;

CandourLearning *candour_learning_new   (void);
void             candour_learning_free  (CandourLearning *self);
CandourPass     *candour_pass_new       (void);
void             candour_pass_free      (CandourPass     *self);
CandourUse      *candour_use_new        (void);
void             candour_use_free       (CandourUse      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLearning, candour_learning_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPass, candour_pass_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourUse, candour_use_free)

/* --- Rules (pure; NULL for yes, else the sentence, transfer full) --------------------- */

typedef enum
{
  CANDOUR_LEARNING_SAVE,      /* its words */
  CANDOUR_LEARNING_WITHDRAW,
  CANDOUR_LEARNING_PASS,
  CANDOUR_LEARNING_ASK,       /* for it, for the own team */
  CANDOUR_LEARNING_PROMISE,   /* "I will use this" */
  CANDOUR_LEARNING_USE,       /* "I used this" */
} CandourLearningEvent;

char            *candour_rules_check_learning   (const CandourLearning   *learning,
                                                 CandourLearningEvent     event,
                                                 const char              *person_id,
                                                 CandourRole              role);
/* What @words (a line why, or what changed) must be; no case details, no name of @names (ended
 * by NULL; may be NULL).
 */
char            *candour_rules_check_learning_words (CandourLearningEvent event,
                                                 const char              *words,
                                                 int                      n_children,
                                                 const char *const       *names);
/* Who may go from an item to the audit it came from. */
gboolean         candour_rules_may_see_source   (const CandourLearning   *learning,
                                                 const char              *person_id,
                                                 CandourRole              role);
/* Who may read why it was withdrawn. */
gboolean         candour_rules_may_see_withdrawal (const CandourLearning *learning,
                                                 const char              *person_id,
                                                 CandourRole              role);
/* The first line, or as much of it as makes a title. */
char            *candour_learning_dup_title     (const char              *done);
/* The name of a state for a chip: "Not read yet", "Not used yet", "Used in 1 review" ... */
char            *candour_pass_dup_state         (const CandourPass       *self);

/* A next step is still owed to the child of a Good or Outstanding audit: none of @audit's actions
 * is one that was not withdrawn, and no reason was given. @overall: the grade that stands.
 */
gboolean         candour_rules_lacks_next_step  (const CandourFramework  *framework,
                                                 const CandourAudit      *audit,
                                                 int                      overall);

G_END_DECLS
