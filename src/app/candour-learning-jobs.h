/* candour-learning-jobs.h - what the pages of learning ask of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-learning.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* --- Reading -------------------------------------------------------------------------- */

/* What stands beside the list. */
typedef struct
{
  GPtrArray *themes;                            /* CandourLearningTheme, most first */
  GPtrArray *lacking;                           /* CandourAuditRow: their next step is missing */
  GPtrArray *people;                            /* CandourPerson */
  GPtrArray *teams;                             /* CandourTeam, parents before children */
  gint64     counts[CANDOUR_N_LEARNING_VIEWS];
  gint64     n_year;                            /* shared this audit year */
  gint64     n_year_used;                       /* of those, by somebody */
} CandourLearningFacts;

void                  candour_learning_facts_free (CandourLearningFacts  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLearningFacts, candour_learning_facts_free)

/* On a thread of the workspace. */
CandourLearningFacts *candour_learning_facts_read (CandourDb             *db,
                                                   const char            *person_id,
                                                   const char            *today,
                                                   GError               **error);
/* The names that what is shared may not have in it, ended by NULL. */
GStrv                 candour_learning_facts_dup_names (const CandourLearningFacts *self);

/* The finish gives a CandourLearningFacts, and a CandourLearning. */
void                  candour_learning_jobs_read_async (CandourWorkspace     *workspace,
                                                   const char           *today,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void                  candour_learning_jobs_load_async (CandourWorkspace     *workspace,
                                                   const char           *id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* --- Changing ------------------------------------------------------------------------- */

typedef enum
{
  CANDOUR_LEARNING_DO_READ,
  CANDOUR_LEARNING_DO_PASS,
  CANDOUR_LEARNING_DO_ASK,
  CANDOUR_LEARNING_DO_PROMISE,
  CANDOUR_LEARNING_DO_USE,
  CANDOUR_LEARNING_DO_SAVE,
  CANDOUR_LEARNING_DO_WITHDRAW,
  CANDOUR_LEARNING_DO_ADD_STEP,
  CANDOUR_LEARNING_DO_EXPLAIN,
} CandourLearningDeed;

/* All is owned; what a deed does not need stays empty. */
typedef struct
{
  CandourLearningDeed  deed;
  char                *id;          /* of the item, or of the audit that lacks its step */
  char                *team_id;
  char                *person_id;   /* passed to; or who takes the next step */
  char                *title;
  char                *words;       /* why, what changed, what was done, what will be done */
  char                *helped;      /* why it helped; what difference the step makes */
  char                *due_on;
  int                  n_children;
  gboolean             will_use;
  gint64               revision;
} CandourLearningChange;

CandourLearningChange *candour_learning_change_new  (CandourLearningDeed    deed,
                                                     const char            *id);
void                   candour_learning_change_free (CandourLearningChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourLearningChange, candour_learning_change_free)

/* Takes @change; the workspace's actor does it. candour_workspace_finish() gives the error. */
void                   candour_learning_jobs_change_async (CandourWorkspace      *workspace,
                                                     CandourLearningChange *change,
                                                     const char            *today,
                                                     GAsyncReadyCallback    callback,
                                                     gpointer               user_data);

G_END_DECLS
