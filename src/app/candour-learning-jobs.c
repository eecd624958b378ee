/* candour-learning-jobs.c - what the pages of learning ask of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-jobs.h"

#include "candour-audit-choices.h"
#include "candour-store-follow.h"
#include "candour-store-people.h"

/* Nobody has more of their own audits without a next step on the list at once. */
#define MANY 200

void
candour_learning_facts_free (CandourLearningFacts *self)
{
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->lacking, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_counts (CandourLearningFacts  *self,
             CandourDb             *db,
             const char            *person_id,
             const char            *today,
             GError               **error)
{
  g_autofree char *from_on = NULL;
  g_autofree char *until_on = NULL;
  gint64 counts[CANDOUR_N_LEARNING_VIEWS];

  candour_period_get_bounds ("this-year", today, &from_on, &until_on);
  if (!candour_store_learning_count (db, person_id, from_on, counts, &self->n_year_used, NULL,
                                     error))
    return FALSE;

  self->n_year = counts[CANDOUR_LEARNING_ALL];

  return candour_store_learning_count (db, person_id, NULL, self->counts, NULL, NULL, error);
}

CandourLearningFacts *
candour_learning_facts_read (CandourDb   *db,
                             const char  *person_id,
                             const char  *today,
                             GError     **error)
{
  g_autoptr(CandourLearningFacts) self = g_new0 (CandourLearningFacts, 1);

  self->themes = candour_store_learning_themes (db, error);
  if (self->themes == NULL || !read_counts (self, db, person_id, today, error))
    return NULL;

  self->lacking = candour_store_learning_list_lacking (db, person_id, MANY, today, error);
  if (self->lacking == NULL)
    return NULL;

  self->people = candour_store_people_load_all (db, error);
  if (self->people == NULL)
    return NULL;

  self->teams = candour_store_people_list_teams (db, error);
  if (self->teams == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

GStrv
candour_learning_facts_dup_names (const CandourLearningFacts *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->people->len; i++)
    g_strv_builder_add (names, ((CandourPerson *) g_ptr_array_index (self->people, i))->name);

  return g_strv_builder_end (names);
}

/* --- Reading -------------------------------------------------------------------------- */

typedef struct
{
  CandourActor *actor;
  char         *id;
  char         *today;
} Asked;

static Asked *
asked_new (CandourWorkspace *workspace,
           const char       *id,
           const char       *today)
{
  Asked *self = g_new0 (Asked, 1);

  self->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  self->id = g_strdup (id);
  self->today = g_strdup (today);

  return self;
}

static void
asked_free (gpointer data)
{
  Asked *self = data;

  candour_actor_free (self->actor);
  g_free (self->id);
  g_free (self->today);
  g_free (self);
}

static gpointer
read_facts (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Asked *asked = data;

  return candour_learning_facts_read (db, asked->actor->person_id, asked->today, error);
}

void
candour_learning_jobs_read_async (CandourWorkspace    *workspace,
                                  const char          *today,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  candour_workspace_read_async (workspace, read_facts, asked_new (workspace, NULL, today),
                                asked_free, (GDestroyNotify) candour_learning_facts_free,
                                cancellable, callback, user_data);
}

static gpointer
load_item (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Asked *asked = data;

  return candour_store_learning_load (db, asked->id, asked->actor, error);
}

void
candour_learning_jobs_load_async (CandourWorkspace    *workspace,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  candour_workspace_read_async (workspace, load_item, asked_new (workspace, id, NULL), asked_free,
                                (GDestroyNotify) candour_learning_free, cancellable, callback,
                                user_data);
}

/* --- Changing ------------------------------------------------------------------------- */

typedef struct
{
  CandourLearningChange *change;
  CandourActor          *actor;
  char                  *today;
} Changing;

static void
changing_free (gpointer data)
{
  Changing *self = data;

  candour_learning_change_free (self->change);
  candour_actor_free (self->actor);
  g_free (self->today);
  g_free (self);
}

CandourLearningChange *
candour_learning_change_new (CandourLearningDeed  deed,
                             const char          *id)
{
  CandourLearningChange *self = g_new0 (CandourLearningChange, 1);

  self->deed = deed;
  self->id = g_strdup (id);

  return self;
}

void
candour_learning_change_free (CandourLearningChange *self)
{
  g_free (self->id);
  g_free (self->team_id);
  g_free (self->person_id);
  g_free (self->title);
  g_free (self->words);
  g_free (self->helped);
  g_free (self->due_on);
  g_free (self);
}

static CandourLearning *
make_item (const CandourLearningChange *change)
{
  CandourLearning *item = candour_learning_new ();

  item->id = g_strdup (change->id);
  item->revision = change->revision;
  candour_set_text (&item->title, change->title);
  candour_set_text (&item->done, change->words);
  candour_set_text (&item->helped, change->helped);

  return item;
}

static CandourActionPoint *
make_step (const CandourLearningChange *change)
{
  CandourActionPoint *step = candour_action_point_new (change->id, NULL);

  step->kind = CANDOUR_ACTION_NEXT_STEP;
  step->level = CANDOUR_LEVEL_CHILD;
  step->owner_id = g_strdup (change->person_id);
  step->due_on = g_strdup (change->due_on);
  candour_set_text (&step->what, change->words);
  candour_set_text (&step->difference, change->helped);

  return step;
}

static gboolean
run (CandourDb                    *db,
     const CandourLearningChange  *change,
     const CandourActor           *actor,
     const char                   *today,
     GError                      **error)
{
  g_autoptr(CandourLearning) item = make_item (change);
  g_autoptr(CandourActionPoint) step = make_step (change);

  switch (change->deed)
    {
    case CANDOUR_LEARNING_DO_READ:
      return candour_store_learning_read (db, change->id, actor, today, error);
    case CANDOUR_LEARNING_DO_PASS:
      return candour_store_learning_pass (db, change->id, change->team_id, change->person_id,
                                          change->words, actor, today, error);
    case CANDOUR_LEARNING_DO_ASK:
      return candour_store_learning_ask (db, change->id, actor, today, error);
    case CANDOUR_LEARNING_DO_PROMISE:
      return candour_store_learning_promise (db, change->id, change->will_use, actor, today,
                                             error);
    case CANDOUR_LEARNING_DO_USE:
      return candour_store_learning_use (db, change->id, change->n_children, change->words, actor,
                                         today, error);
    case CANDOUR_LEARNING_DO_SAVE:
      return candour_store_learning_save (db, item, actor, today, error);
    case CANDOUR_LEARNING_DO_WITHDRAW:
      return candour_store_learning_withdraw (db, item, change->words, actor, today, error);
    case CANDOUR_LEARNING_DO_ADD_STEP:
      return candour_store_follow_add_next_step (db, step, actor, today, error);
    case CANDOUR_LEARNING_DO_EXPLAIN:
    default:
      return candour_store_follow_explain_no_step (db, change->id, change->words, actor, error);
    }
}

static gpointer
change_item (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Changing *changing = data;

  return GINT_TO_POINTER (run (db, changing->change, changing->actor, changing->today, error));
}

void
candour_learning_jobs_change_async (CandourWorkspace      *workspace,
                                    CandourLearningChange *change,
                                    const char            *today,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  Changing *changing = g_new0 (Changing, 1);

  changing->change = change;
  changing->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  changing->today = g_strdup (today);
  candour_workspace_write_async (workspace, change_item, changing, changing_free, NULL, NULL,
                                 callback, user_data);
}
