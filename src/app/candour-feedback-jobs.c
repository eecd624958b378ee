/* candour-feedback-jobs.c - what the page of feedback asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback-jobs.h"

#include "candour-error.h"
#include "candour-store-audit-list.h"
#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

void
candour_feedback_facts_free (CandourFeedbackFacts *self)
{
  g_clear_pointer (&self->feedback, candour_feedback_free);
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_object (&self->row);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_free (self->moderator_id);
  g_free (self);
}

const char *
candour_feedback_facts_get_name (const CandourFeedbackFacts *self,
                                 const char                 *person_id)
{
  for (guint i = 0; person_id != NULL && i < self->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (person->id, person_id) == 0)
        return person->name;
    }

  return "";
}

typedef struct
{
  CandourActor         *actor;
  CandourFeedback      *feedback;
  CandourFeedbackEvent  event;
  char                 *audit_id;
  char                 *today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  candour_actor_free (self->actor);
  g_clear_pointer (&self->feedback, candour_feedback_free);
  g_free (self->audit_id);
  g_free (self->today);
  g_free (self);
}

static gboolean
check_reader (const CandourFeedbackFacts  *facts,
              const CandourActor          *actor,
              GError                     **error)
{
  g_autofree char *refusal = candour_rules_check_feedback_reader (facts->feedback,
                                                                  actor->person_id, actor->role);

  if (refusal != NULL)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, refusal);

  return refusal == NULL;
}

static gboolean
load_row (CandourFeedbackFacts  *facts,
          CandourDb             *db,
          const char            *audit_id,
          const char            *today,
          GError               **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) rows = NULL;

  g_ptr_array_add (ids, (gpointer) audit_id);
  rows = candour_store_audit_list_of (db, ids, today, error);
  if (rows == NULL)
    return FALSE;

  if (rows->len > 0)
    facts->row = g_object_ref (g_ptr_array_index (rows, 0));

  return rows->len > 0;
}

static gboolean
load_moderator (CandourFeedbackFacts  *facts,
                CandourDb             *db,
                const char            *audit_id,
                GError               **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(CandourModeration) moderation = candour_store_moderations_load (db, audit_id,
                                                                            &failure);

  if (moderation != NULL)
    facts->moderator_id = g_strdup (moderation->moderator_id);
  else if (!g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gpointer
load_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;
  g_autoptr(CandourFeedbackFacts) facts = g_new0 (CandourFeedbackFacts, 1);

  if ((facts->feedback = candour_store_feedback_load (db, asked->audit_id, asked->actor,
                                                      error)) == NULL
      || !check_reader (facts, asked->actor, error)
      || (facts->audit = candour_store_audits_load (db, asked->audit_id, error)) == NULL
      || (facts->people = candour_store_people_load_all (db, error)) == NULL
      || (facts->holidays = candour_store_settings_load_holidays (db, error)) == NULL
      || !load_row (facts, db, asked->audit_id, asked->today, error)
      || !load_moderator (facts, db, asked->audit_id, error))
    return NULL;

  return g_steal_pointer (&facts);
}

void
candour_feedback_jobs_load_async (CandourWorkspace    *workspace,
                                  const char          *audit_id,
                                  const char          *today,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  asked->audit_id = g_strdup (audit_id);
  asked->today = g_strdup (today);
  if (candour_workspace_is_read_only (workspace))
    candour_workspace_read_async (workspace, load_job, asked, asked_free,
                                  (GDestroyNotify) candour_feedback_facts_free, cancellable,
                                  callback, user_data);
  else
    candour_workspace_write_async (workspace, load_job, asked, asked_free,
                                   (GDestroyNotify) candour_feedback_facts_free, cancellable,
                                   callback, user_data);
}

static gpointer
move_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;
  g_autoptr(CandourFeedback) feedback = candour_feedback_copy (asked->feedback);

  if (!candour_store_feedback_move (db, feedback, asked->event, asked->actor, asked->today, error))
    return NULL;

  return g_steal_pointer (&feedback);
}

void
candour_feedback_jobs_move_async (CandourWorkspace      *workspace,
                                  const CandourFeedback *feedback,
                                  CandourFeedbackEvent   event,
                                  const char            *today,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  asked->feedback = candour_feedback_copy (feedback);
  asked->event = event;
  asked->today = g_strdup (today);
  candour_workspace_write_async (workspace, move_job, asked, asked_free,
                                 (GDestroyNotify) candour_feedback_free, NULL, callback,
                                 user_data);
}
