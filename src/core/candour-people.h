/* candour-people.h - teams, people, and the children's records they hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain structs, owned by whoever loaded them. Never a child's name or date of birth.
 * Dates are ISO text, and NULL where not known.
 */

#pragma once

#include "candour-codes.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *name;
  char *parent_id;   /* NULL: at the top */
  int   position;    /* in the tree's order */
} CandourTeam;

typedef struct
{
  char        *id;
  char        *code;        /* stands for the name in exports: "W017" */
  char        *name;        /* "R. Dean" */
  CandourRole  role;
  char        *job;         /* as the council calls it: "Senior social worker"; may be NULL */
  char        *team_id;
  char        *manager_id;  /* line manager */
  char        *started_on;
  char        *left_on;     /* NULL: still here. People are never deleted */
  char        *account;     /* as the computer or the server knows the person */
  char        *trained_on;  /* as an auditor; NULL: may not audit */
  gint64       revision;    /* the one that was read; 0: never saved */
} CandourPerson;

typedef struct
{
  char    *id;
  char    *reference;   /* the council's own: "CF-2291" */
  int      cohort;      /* one CandourCohort */
  char    *plan;        /* in the field's words: "Child protection, neglect"; may be NULL */
  char    *since;       /* the plan's start */
  char    *age_band;    /* "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "unborn" */
  char    *sex;         /* "girl", "boy", or NULL; never anything that identifies */
  char    *team_id;
  char    *worker_id;   /* NULL: not allocated */
  char    *closed_on;   /* NULL: open */
  guint    lists;       /* bit n: on Annex A list n */
  gint64   revision;
} CandourCase;

/* One worker's time with one child. */
typedef struct
{
  char *worker_id;
  char *from;
  char *until;   /* NULL: still */
} CandourAllocation;

/* Who does something, and from where: written into every row of the history. */
typedef struct
{
  char        *person_id;
  char        *name;
  CandourRole  role;
  char        *account;
  char        *device;
} CandourActor;

CandourTeam       *candour_team_new        (void);
void               candour_team_free       (CandourTeam         *self);
CandourPerson     *candour_person_new      (void);
CandourPerson     *candour_person_copy     (const CandourPerson *self);
void               candour_person_free     (CandourPerson       *self);
CandourCase       *candour_case_new        (void);
CandourCase       *candour_case_copy       (const CandourCase   *self);
void               candour_case_free       (CandourCase         *self);
/* "Girl, aged 5 to 9", "Aged under 1", "Not born yet"; NULL where neither is known. */
char              *candour_child_dup_words (const char          *sex,
                                            const char          *age_band);
CandourAllocation *candour_allocation_new  (const char          *worker_id,
                                            const char          *from,
                                            const char          *until);
void               candour_allocation_free (CandourAllocation   *self);
CandourActor      *candour_actor_new       (const CandourPerson *person,
                                            const char          *account);
CandourActor      *candour_actor_copy      (const CandourActor  *self);
void               candour_actor_free      (CandourActor        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourTeam, candour_team_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPerson, candour_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCase, candour_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAllocation, candour_allocation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourActor, candour_actor_free)

G_END_DECLS
