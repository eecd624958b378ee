/* candour-audit-jobs.c - what the audit's pages ask of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-jobs-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-audit-list.h"
#include "candour-store-cases.h"
#include "candour-store-follow.h"
#include "candour-store-frameworks.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

/* More of a child's earlier audits than a panel can tell of are for the list of audits. */
#define MAX_PREVIOUS 8

/* --- Opening -------------------------------------------------------------------------- */

void
candour_audit_facts_free (CandourAuditFacts *self)
{
  g_clear_pointer (&self->moderation, candour_moderation_free);
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->framework, candour_framework_unref);
  g_clear_pointer (&self->child_case, candour_case_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->allocations, g_ptr_array_unref);
  g_clear_pointer (&self->previous, g_ptr_array_unref);
  g_clear_pointer (&self->open_actions, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, candour_earlier_audit_free);
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_free (self->today);
  g_free (self->duty);
  g_free (self);
}

static const CandourPerson *
find_auditor (const CandourAuditFacts *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (person->id, self->audit->auditor_id) == 0)
        return person;
    }

  return NULL;
}

CandourTie
candour_audit_facts_find_tie (const CandourAuditFacts *self)
{
  const CandourPerson *auditor = find_auditor (self);

  return auditor == NULL ? CANDOUR_TIE_NONE
         : candour_rules_find_audit_tie (self->audit, auditor, self->child_case, self->people,
                                         self->teams, self->allocations, self->today);
}

guint
candour_audit_facts_find_ties (const CandourAuditFacts *self)
{
  const CandourPerson *auditor = find_auditor (self);

  return auditor == NULL ? 0
         : candour_rules_find_ties (self->audit, auditor, self->child_case, self->people,
                                    self->teams, self->allocations, self->today);
}

char *
candour_audit_facts_dup_tie (const CandourAuditFacts *self,
                             CandourTie               tie,
                             const char              *reader_id)
{
  const CandourPerson *auditor = find_auditor (self);

  return candour_tie_dup_sentence (tie, g_strcmp0 (reader_id, self->audit->auditor_id) == 0,
                                   auditor != NULL ? auditor->name : NULL);
}

static gboolean
is_previous (const CandourAuditRow *row,
             const CandourAudit    *audit)
{
  return !g_str_equal (row->id, audit->id) && row->submitted_on != NULL
         && (audit->submitted_at == NULL || g_strcmp0 (row->submitted_on, audit->submitted_at) < 0);
}

static gboolean
load_previous (CandourAuditFacts  *facts,
               CandourDb          *db,
               GError            **error)
{
  CandourAuditFilter filter = { .state = -1, .case_id = facts->audit->case_id };
  g_autoptr(GPtrArray) rows = NULL;

  rows = candour_store_audit_list_page (db, &filter, NULL, 2 * MAX_PREVIOUS, facts->today, error);
  if (rows == NULL)
    return FALSE;

  facts->previous = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len && facts->previous->len < MAX_PREVIOUS; i++)
    if (is_previous (g_ptr_array_index (rows, i), facts->audit))
      g_ptr_array_add (facts->previous, g_object_ref (g_ptr_array_index (rows, i)));

  return TRUE;
}

static gboolean
load_earlier (CandourAuditFacts  *facts,
              CandourDb          *db,
              GError            **error)
{
  g_autoptr(GError) failure = NULL;

  facts->earlier = candour_store_follow_load_earlier (db, facts->audit, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
load_duty (CandourAuditFacts  *facts,
           CandourDb          *db,
           GError            **error)
{
  g_autoptr(GError) failure = NULL;

  facts->duty = candour_store_settings_get (db, CANDOUR_SETTING_DUTY, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const CandourPerson *one = *(const CandourPerson *const *) a;
  const CandourPerson *other = *(const CandourPerson *const *) b;

  return g_utf8_collate (one->name, other->name);
}

gboolean
candour_audit_facts_load_rest (CandourAuditFacts  *facts,
                               CandourDb          *db,
                               GError            **error)
{
  const char *id = facts->audit->id;

  if ((facts->today = candour_store_settings_dup_today (db, error)) == NULL
      || (facts->holidays = candour_store_settings_load_holidays (db, error)) == NULL
      || (facts->framework = candour_store_frameworks_load (db, facts->audit->framework_id,
                                                            error)) == NULL
      || (facts->child_case = candour_store_cases_load (db, facts->audit->case_id,
                                                        error)) == NULL
      || (facts->people = candour_store_people_load_all (db, error)) == NULL
      || (facts->teams = candour_store_people_list_teams (db, error)) == NULL
      || (facts->allocations = candour_store_cases_list_allocations (db, facts->audit->case_id,
                                                                     error)) == NULL
      || (facts->open_actions = candour_store_actions_list_open_of_case (
            db, facts->audit->case_id, id, error)) == NULL
      || !load_duty (facts, db, error)
      || !load_previous (facts, db, error))
    return FALSE;

  g_ptr_array_sort (facts->people, compare_names);

  return TRUE;
}

typedef struct
{
  char         *audit_id;
  CandourActor *reader;   /* NULL: nothing can be kept */
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_free (self->audit_id);
  g_clear_pointer (&self->reader, candour_actor_free);
  g_free (self);
}

static gpointer
load_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Load *load = data;
  g_autoptr(CandourAuditFacts) facts = g_new0 (CandourAuditFacts, 1);

  facts->audit = candour_store_audits_load (db, load->audit_id, error);
  if (facts->audit == NULL || !candour_audit_facts_load_rest (facts, db, error)
      || !load_earlier (facts, db, error))
    return NULL;

  /* A disk that is full must not keep anybody from reading about a child. */
  if (load->reader != NULL)
    candour_store_audits_note_read (db, load->audit_id, load->reader, NULL);

  return g_steal_pointer (&facts);
}

void
candour_audit_jobs_load_async (CandourWorkspace    *workspace,
                               const char          *audit_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  const CandourActor *actor = candour_workspace_get_actor (workspace);
  gboolean read_only = candour_workspace_is_read_only (workspace);
  Load *load = g_new0 (Load, 1);

  load->audit_id = g_strdup (audit_id);
  load->reader = actor != NULL && !read_only ? candour_actor_copy (actor) : NULL;
  if (read_only)
    candour_workspace_read_async (workspace, load_job, load, load_free,
                                  (GDestroyNotify) candour_audit_facts_free, cancellable,
                                  callback, user_data);
  else
    candour_workspace_write_async (workspace, load_job, load, load_free,
                                   (GDestroyNotify) candour_audit_facts_free, cancellable,
                                   callback, user_data);
}

CandourAuditFacts *
candour_audit_jobs_load_finish (CandourWorkspace  *workspace,
                                GAsyncResult      *result,
                                GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Saving --------------------------------------------------------------------------- */

static void
save_free (CandourAuditSave *save)
{
  g_clear_pointer (&save->actor, candour_actor_free);
  g_clear_pointer (&save->grading, candour_grading_free);
  g_clear_pointer (&save->citation, candour_citation_free);
  g_clear_pointer (&save->voice, candour_voice_free);
  g_clear_pointer (&save->action, candour_action_point_free);
  g_clear_pointer (&save->audit, candour_audit_free);
  g_clear_pointer (&save->moderation, candour_moderation_free);
  g_clear_pointer (&save->agreement, candour_agreement_free);
  g_free (save->id);
  g_free (save->place);
  g_free (save);
}

void
candour_audit_saved_free (CandourAuditSaved *self)
{
  g_free (self->id);
  g_free (self);
}

CandourAuditSave *
candour_audit_save_new (CandourSaveFunc  run,
                        const char      *id)
{
  CandourAuditSave *save = g_new0 (CandourAuditSave, 1);

  save->run = run;
  save->id = g_strdup (id);

  return save;
}

static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static CandourGrading *
copy_grading (const CandourGrading *grading)
{
  CandourGrading *copy = candour_grading_new (grading->standard_id, grading->role);

  copy->grade = grading->grade;
  copy->not_applicable = grading->not_applicable;
  set_text (&copy->na_reason, grading->na_reason);
  set_text (&copy->rationale, grading->rationale);
  set_text (&copy->strengths, grading->strengths);
  copy->shared = grading->shared;
  copy->revision = grading->revision;

  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (grading->answers, i);

      candour_grading_set_answer (copy, answer->prompt_id, answer->value, answer->reason);
    }

  return copy;
}

static gboolean
save_grading (CandourDb         *db,
              CandourAuditSave  *save,
              GError           **error)
{
  return candour_store_gradings_save (db, save->id, save->grading, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_grading (const char           *audit_id,
                                const CandourGrading *grading)
{
  CandourAuditSave *save = candour_audit_save_new (save_grading, audit_id);

  save->grading = copy_grading (grading);

  return save;
}

static gboolean
save_citation (CandourDb         *db,
               CandourAuditSave  *save,
               GError           **error)
{
  return candour_store_gradings_save_citation (db, save->id, save->role, save->citation,
                                               save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_citation (const char            *audit_id,
                                 CandourGradingRole     role,
                                 const CandourCitation *citation)
{
  CandourAuditSave *save = candour_audit_save_new (save_citation, audit_id);

  save->role = role;
  save->citation = candour_citation_new (citation->standard_id, citation->type, citation->dated,
                                         citation->reference);
  set_text (&save->citation->id, citation->id);

  return save;
}

static gboolean
save_voice (CandourDb         *db,
            CandourAuditSave  *save,
            GError           **error)
{
  return candour_store_voices_save (db, save->id, save->voice, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_voice (const char         *audit_id,
                              const CandourVoice *voice)
{
  CandourAuditSave *save = candour_audit_save_new (save_voice, audit_id);

  save->voice = candour_voice_new (voice->voice);
  save->voice->outcome = voice->outcome;
  save->voice->revision = voice->revision;
  set_text (&save->voice->on, voice->on);
  set_text (&save->voice->words, voice->words);

  return save;
}

static gboolean
save_action (CandourDb         *db,
             CandourAuditSave  *save,
             GError           **error)
{
  return candour_store_actions_save (db, save->action, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_action (const CandourActionPoint *action)
{
  CandourAuditSave *save = candour_audit_save_new (save_action, action->audit_id);

  save->action = candour_action_point_copy (action);

  return save;
}

/* The declaration has the audit's revision too: both are kept, or neither, or the window would go
 * on from a revision that it was never told.
 */
static gboolean
save_judgement (CandourDb         *db,
                CandourAuditSave  *save,
                GError           **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && (!save->declared
             || candour_store_audits_declare (db, save->audit, save->actor, error))
         && candour_store_audits_save_judgement (db, save->audit, save->actor, error)
         && candour_transaction_commit (transaction, error);
}

CandourAuditSave *
candour_audit_save_new_judgement (const CandourAudit *audit)
{
  CandourAuditSave *save = candour_audit_save_new (save_judgement, audit->id);
  CandourAudit *copy = candour_audit_new ();

  set_text (&copy->id, audit->id);
  copy->revision = audit->revision;
  copy->overall = audit->overall;
  copy->risk = audit->risk;
  set_text (&copy->overall_reason, audit->overall_reason);
  set_text (&copy->other_reason, audit->other_reason);
  set_text (&copy->no_step_reason, audit->no_step_reason);
  set_text (&copy->risk_told, audit->risk_told);
  set_text (&copy->risk_how, audit->risk_how);
  set_text (&copy->risk_at, audit->risk_at);
  save->audit = copy;
  save->declared = audit->declared_at != NULL;

  return save;
}

static gboolean
save_place (CandourDb         *db,
            CandourAuditSave  *save,
            GError           **error)
{
  return candour_store_audits_set_place (db, save->id, save->place, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_place (const char *audit_id,
                              const char *standard_id)
{
  CandourAuditSave *save = candour_audit_save_new (save_place, audit_id);

  save->place = g_strdup (standard_id);

  return save;
}

static gboolean
remove_citation (CandourDb         *db,
                 CandourAuditSave  *save,
                 GError           **error)
{
  return candour_store_gradings_remove_citation (db, save->id, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_removal_of_citation (const char *citation_id)
{
  return candour_audit_save_new (remove_citation, citation_id);
}

static gboolean
remove_action (CandourDb         *db,
               CandourAuditSave  *save,
               GError           **error)
{
  return candour_store_actions_remove (db, save->id, save->actor, error);
}

CandourAuditSave *
candour_audit_save_new_removal_of_action (const char *action_id)
{
  return candour_audit_save_new (remove_action, action_id);
}

static gint64
get_revision (const CandourAuditSave *save)
{
  if (save->grading != NULL)
    return save->grading->revision;
  if (save->voice != NULL)
    return save->voice->revision;
  if (save->audit != NULL)
    return save->audit->revision;
  if (save->action != NULL)
    return save->action->revision;
  if (save->agreement != NULL)
    return save->agreement->revision;

  return save->moderation != NULL ? save->moderation->revision : 0;
}

static gpointer
save_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  CandourAuditSave *save = data;
  CandourAuditSaved *saved;

  if (!save->run (db, save, error))
    return NULL;

  saved = g_new0 (CandourAuditSaved, 1);
  saved->revision = get_revision (save);
  if (save->action != NULL)
    saved->id = g_strdup (save->action->id);
  else if (save->citation != NULL)
    saved->id = g_strdup (save->citation->id);

  return saved;
}

void
candour_audit_save_async (CandourWorkspace    *workspace,
                          CandourAuditSave    *save,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (candour_workspace_get_actor (workspace) != NULL);

  save->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  candour_workspace_write_async (workspace, save_job, save, (GDestroyNotify) save_free,
                                 (GDestroyNotify) candour_audit_saved_free, NULL,
                                 callback, user_data);
}

CandourAuditSaved *
candour_audit_save_finish (CandourWorkspace  *workspace,
                           GAsyncResult      *result,
                           GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Submitting ----------------------------------------------------------------------- */

typedef struct
{
  char         *audit_id;
  char         *today;
  gint64        revision;
  GHashTable   *revisions;   /* standard's id -> gint64 * */
  CandourActor *actor;
} Submission;

static void
submission_free (Submission *self)
{
  g_hash_table_unref (self->revisions);
  candour_actor_free (self->actor);
  g_free (self->audit_id);
  g_free (self->today);
  g_free (self);
}

/* What is stored, but as old as what was reviewed: the store then tells whether that is so. */
static CandourAudit *
load_reviewed (CandourDb   *db,
               Submission  *submission,
               GError     **error)
{
  CandourAudit *audit = candour_store_audits_load (db, submission->audit_id, error);

  if (audit == NULL)
    return NULL;

  audit->revision = submission->revision;
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      CandourGrading *grading = g_ptr_array_index (audit->gradings, i);
      const gint64 *revision = g_hash_table_lookup (submission->revisions, grading->standard_id);

      if (grading->role == CANDOUR_GRADING_AUDITOR)
        grading->revision = revision != NULL ? *revision : 0;
    }

  return audit;
}

static gpointer
submit_job (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Submission *submission = data;
  g_autoptr(CandourAudit) audit = load_reviewed (db, submission, error);
  g_autofree CandourAuditSubmitted *submitted = g_new0 (CandourAuditSubmitted, 1);

  if (audit == NULL
      || !candour_store_audits_submit (db, audit, submission->actor, submission->today,
                                       &submitted->n_actions, &submitted->n_owners, error))
    return NULL;

  return g_steal_pointer (&submitted);
}

void
candour_audit_jobs_submit_async (CandourWorkspace    *workspace,
                                 const CandourAudit  *audit,
                                 const char          *today,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Submission *submission;

  g_return_if_fail (candour_workspace_get_actor (workspace) != NULL);

  submission = g_new0 (Submission, 1);
  submission->audit_id = g_strdup (audit->id);
  submission->today = g_strdup (today);
  submission->revision = audit->revision;
  submission->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  submission->revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      if (grading->role == CANDOUR_GRADING_AUDITOR)
        g_hash_table_insert (submission->revisions, g_strdup (grading->standard_id),
                             g_memdup2 (&grading->revision, sizeof (gint64)));
    }

  candour_workspace_write_async (workspace, submit_job, submission,
                                 (GDestroyNotify) submission_free, g_free, NULL,
                                 callback, user_data);
}

CandourAuditSubmitted *
candour_audit_jobs_submit_finish (CandourWorkspace  *workspace,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}
