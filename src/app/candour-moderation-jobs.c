/* candour-moderation-jobs.c - what a moderation asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-jobs.h"

#include "candour-audit-jobs-private.h"
#include "candour-store-moderation-list.h"
#include "candour-store-moderations.h"

/* --- Opening -------------------------------------------------------------------------- */

/* What is asked of one moderation, and by whom. */
typedef struct
{
  char         *id;
  char         *before_at;
  CandourActor *actor;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->id);
  g_free (self->before_at);
  candour_actor_free (self->actor);
  g_free (self);
}

static Request *
request_new (CandourWorkspace *workspace,
             const char       *id)
{
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (id);
  request->actor = candour_actor_copy (candour_workspace_get_actor (workspace));

  return request;
}

static gboolean
may_grade (const CandourModeration *moderation,
           const CandourActor      *actor)
{
  g_autofree char *why = candour_rules_check_moderation (moderation, CANDOUR_EVENT_GRADE,
                                                         actor->person_id, actor->role);

  return why == NULL;
}

static gboolean
load_audit (CandourAuditFacts   *facts,
            CandourDb           *db,
            const CandourActor  *actor,
            GError             **error)
{
  const CandourModeration *moderation = facts->moderation;

  if (moderation->at_desk && !moderation->revealed && candour_moderation_is_sealed (moderation))
    {
      facts->role = CANDOUR_GRADING_MODERATOR;
      facts->audit = candour_store_audits_load (db, moderation->audit_id, error);
    }
  else if (may_grade (moderation, actor))
    {
      facts->role = CANDOUR_GRADING_MODERATOR;
      facts->audit = candour_store_moderations_load_blind (db, moderation->id, actor, error);
    }
  else
    {
      facts->role = candour_moderation_is_sealed (moderation) ? CANDOUR_GRADING_AGREED
                                                              : CANDOUR_GRADING_AUDITOR;
      facts->audit = candour_store_audits_load (db, moderation->audit_id, error);
    }

  return facts->audit != NULL;
}

static gpointer
load_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  g_autoptr(CandourAuditFacts) facts = g_new0 (CandourAuditFacts, 1);

  facts->moderation = candour_store_moderations_load (db, request->id, error);
  if (facts->moderation == NULL
      || !load_audit (facts, db, request->actor, error)
      || !candour_audit_facts_load_rest (facts, db, error))
    return NULL;

  return g_steal_pointer (&facts);
}

void
candour_moderation_jobs_load_async (CandourWorkspace    *workspace,
                                    const char          *id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (candour_workspace_get_actor (workspace) != NULL);

  if (candour_workspace_is_read_only (workspace))
    candour_workspace_read_async (workspace, load_job, request_new (workspace, id), request_free,
                                  (GDestroyNotify) candour_audit_facts_free, cancellable,
                                  callback, user_data);
  else
    candour_workspace_write_async (workspace, load_job, request_new (workspace, id), request_free,
                                   (GDestroyNotify) candour_audit_facts_free, cancellable,
                                   callback, user_data);
}

CandourAuditFacts *
candour_moderation_jobs_load_finish (CandourWorkspace  *workspace,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- The pattern ---------------------------------------------------------------------- */

static gpointer
pattern_job (CandourDb     *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request *request = data;
  guint n_higher;
  guint n_same;
  guint n_lower;
  char *sentence;

  if (!candour_store_moderation_pattern (db, request->id, request->before_at, &n_higher, &n_same,
                                         &n_lower, error))
    return NULL;

  sentence = candour_rules_dup_pattern (n_higher, n_same, n_lower);

  return sentence != NULL ? sentence : g_strdup ("");
}

void
candour_moderation_jobs_find_pattern_async (CandourWorkspace        *workspace,
                                            const CandourModeration *moderation,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data)
{
  Request *request = request_new (workspace, moderation->auditor_id);

  request->before_at = g_strdup (moderation->sealed_at);
  candour_workspace_read_async (workspace, pattern_job, request, request_free, g_free, NULL,
                                callback, user_data);
}

char *
candour_moderation_jobs_find_pattern_finish (CandourWorkspace  *workspace,
                                             GAsyncResult      *result,
                                             GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Who may decide ------------------------------------------------------------------- */

static gpointer
deciders_job (CandourDb     *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Request *request = data;

  return candour_store_moderations_list_choices (db, request->id, TRUE, request->actor, NULL,
                                                 error);
}

void
candour_moderation_jobs_list_deciders_async (CandourWorkspace    *workspace,
                                             const char          *id,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  candour_workspace_read_async (workspace, deciders_job, request_new (workspace, id), request_free,
                                (GDestroyNotify) g_ptr_array_unref, NULL, callback, user_data);
}

GPtrArray *
candour_moderation_jobs_list_deciders_finish (CandourWorkspace  *workspace,
                                              GAsyncResult      *result,
                                              GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Saving --------------------------------------------------------------------------- */

static CandourModeration *
copy_name (const CandourModeration *moderation)
{
  CandourModeration *copy = candour_moderation_new ();

  copy->id = g_strdup (moderation->id);
  copy->audit_id = g_strdup (moderation->audit_id);
  copy->state = moderation->state;
  copy->revision = moderation->revision;

  return copy;
}

static gboolean
save_judgement (CandourDb         *db,
                CandourAuditSave  *save,
                GError           **error)
{
  return candour_store_moderations_save_judgement (db, save->moderation, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_blind_judgement (const CandourModeration *moderation)
{
  CandourAuditSave *save = candour_audit_save_new (save_judgement, moderation->id);

  save->moderation = copy_name (moderation);
  save->moderation->overall = moderation->overall;
  candour_set_text (&save->moderation->overall_reason, moderation->overall_reason);

  return save;
}

static gboolean
save_feedback (CandourDb         *db,
               CandourAuditSave  *save,
               GError           **error)
{
  return candour_store_moderations_save_feedback (db, save->moderation, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_feedback (const CandourModeration *moderation)
{
  CandourAuditSave *save = candour_audit_save_new (save_feedback, moderation->id);

  save->moderation = copy_name (moderation);
  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    save->moderation->quality[i] = moderation->quality[i];
  candour_set_text (&save->moderation->comment, moderation->comment);

  return save;
}

static gboolean
save_agreement (CandourDb         *db,
                CandourAuditSave  *save,
                GError           **error)
{
  return candour_store_moderations_agree (db, save->moderation, save->agreement, save->actor,
                                          error);
}

CandourAuditSave *
candour_audit_save_new_agreement (const char             *moderation_id,
                                  const CandourAgreement *agreement)
{
  CandourAuditSave *save = candour_audit_save_new (save_agreement, moderation_id);

  save->moderation = candour_moderation_new ();
  save->moderation->id = g_strdup (moderation_id);
  save->agreement = candour_agreement_copy (agreement);

  return save;
}

/* --- Steps that are taken once -------------------------------------------------------- */

typedef struct
{
  CandourModerationAct  act;
  CandourModeration    *moderation;
  GHashTable           *revisions;   /* standard's id -> gint64 *, of what was seen */
  char                 *person_id;
  char                 *words;
  char                 *today;
  CandourActor         *actor;
} Step;

static void
step_free (gpointer data)
{
  Step *self = data;

  candour_moderation_free (self->moderation);
  g_hash_table_unref (self->revisions);
  g_free (self->person_id);
  g_free (self->words);
  g_free (self->today);
  candour_actor_free (self->actor);
  g_free (self);
}

/* What is stored, but as old as what was seen: the store then tells whether that is so. */
static gboolean
seal (CandourDb  *db,
      Step       *step,
      GError    **error)
{
  g_autoptr(CandourAudit) audit =
    candour_store_moderations_load_blind (db, step->moderation->id, step->actor, error);

  if (audit == NULL)
    return FALSE;

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      CandourGrading *grading = g_ptr_array_index (audit->gradings, i);
      const gint64 *revision = g_hash_table_lookup (step->revisions, grading->standard_id);

      if (grading->role == CANDOUR_GRADING_MODERATOR)
        grading->revision = revision != NULL ? *revision : 0;
    }

  return candour_store_moderations_seal (db, step->moderation, audit, step->actor, step->today,
                                         error);
}

static gboolean
take_step (CandourDb  *db,
           Step       *step,
           GError    **error)
{
  switch (step->act)
    {
    case CANDOUR_ACT_SEAL:
      return seal (db, step, error);

    case CANDOUR_ACT_REFER:
      return candour_store_moderations_refer (db, step->moderation, step->person_id, step->words,
                                              step->actor, step->today, error);

    case CANDOUR_ACT_SETTLE:
      return candour_store_moderations_settle (db, step->moderation, step->actor, step->today,
                                               error);

    case CANDOUR_ACT_FINISH:
      return candour_store_moderations_finish (db, step->moderation, step->actor, step->today,
                                               error);

    case CANDOUR_ACT_ACKNOWLEDGE:
      return candour_store_moderations_acknowledge (db, step->moderation, step->words, step->actor,
                                                    step->today, error);

    default:
      g_assert_not_reached ();
    }
}

static gpointer
step_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Step *step = data;

  return take_step (db, step, error) ? g_strdup (step->moderation->id) : NULL;
}

void
candour_moderation_jobs_act_async (CandourWorkspace        *workspace,
                                   const CandourAuditFacts *facts,
                                   CandourModerationAct     act,
                                   const char              *person_id,
                                   const char              *words,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data)
{
  Step *step;

  g_return_if_fail (candour_workspace_get_actor (workspace) != NULL);

  step = g_new0 (Step, 1);
  step->act = act;
  step->moderation = copy_name (facts->moderation);
  step->person_id = g_strdup (person_id);
  step->words = g_strdup (words);
  step->today = g_strdup (facts->today);
  step->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  step->revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < facts->audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (facts->audit->gradings, i);

      if (grading->role == CANDOUR_GRADING_MODERATOR)
        g_hash_table_insert (step->revisions, g_strdup (grading->standard_id),
                             g_memdup2 (&grading->revision, sizeof (gint64)));
    }

  candour_workspace_write_async (workspace, step_job, step, step_free, g_free, NULL, callback,
                                 user_data);
}

gboolean
candour_moderation_jobs_act_finish (CandourWorkspace  *workspace,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_autofree char *id = candour_workspace_finish (workspace, result, error);

  return id != NULL;
}
