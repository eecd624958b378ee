/* candour-store-allocation.c - a moderation is given to somebody, taken, handed back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

/* --- What one graded and did not seal ------------------------------------------------- */

static const char drafts_sql[] =
  "SELECT g.standard_id, f.code FROM grading g"
  " JOIN audit a ON a.id = g.audit_id"
  " LEFT JOIN framework_grade f ON f.framework_id = a.framework_id AND f.grade = g.grade"
  " WHERE g.audit_id = $1 AND g.role = 'moderator'";

static gboolean
note_drafts (CandourDb           *db,
             const char          *audit_id,
             const CandourActor  *actor,
             GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, drafts_sql, error, "s", audit_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      g_autofree char *subject_id =
        g_strjoin ("/", audit_id, candour_statement_get_text (statement, 0), "moderator", NULL);

      if (candour_statement_get_text (statement, 1) != NULL
          && !candour_store_history_append (db, actor, "grading", subject_id, "grade",
                                            candour_statement_get_text (statement, 1), NULL, NULL,
                                            error))
        return FALSE;
    }

  return step == CANDOUR_STEP_DONE;
}

static const char drop_gradings_sql[] =
  "DELETE FROM grading WHERE audit_id = $1 AND role = 'moderator'";
static const char drop_answers_sql[] =
  "DELETE FROM answer WHERE audit_id = $1 AND role = 'moderator'";
static const char drop_citations_sql[] =
  "DELETE FROM citation WHERE audit_id = $1 AND role = 'moderator'";

/* The next moderator must not see it either, and nobody stands for it. */
static gboolean
drop_drafts (CandourDb           *db,
             const char          *audit_id,
             const CandourActor  *actor,
             GError             **error)
{
  return note_drafts (db, audit_id, actor, error)
         && candour_db_execute (db, drop_gradings_sql, error, "s", audit_id)
         && candour_db_execute (db, drop_answers_sql, error, "s", audit_id)
         && candour_db_execute (db, drop_citations_sql, error, "s", audit_id);
}

/* --- Giving it to somebody ------------------------------------------------------------ */

static const char give_sql[] =
  "UPDATE moderation SET moderator_id = $2, allocated_at = $3, had_read = $4, started_at = NULL,"
  " n_graded = 0, overall = NULL, overall_reason = '', revision = revision + 1"
  " WHERE id = $1 AND revision = $5 RETURNING revision";

/* @choice NULL: to nobody. */
static gboolean
give (CandourDb                     *db,
      const CandourModeration       *stored,
      const CandourModeratorChoice  *choice,
      CandourModerationState         next,
      const char                    *words,
      const CandourActor            *actor,
      const char                    *today,
      GError                       **error)
{
  const char *person_id = choice != NULL ? choice->person_id : NULL;
  g_autofree char *now = candour_store_audits_dup_now (db, today, error);
  gint64 revision;

  return now != NULL
         && (stored->moderator_id == NULL
             || drop_drafts (db, stored->audit_id, actor, error))
         && candour_store_moderations_step (
              candour_db_query (db, give_sql, error, "sssii", stored->id, person_id,
                                choice != NULL ? now : NULL,
                                (gint64) (choice != NULL && choice->had_read),
                                stored->revision), &revision, error)
         && candour_store_history_append (db, actor, "moderation", stored->id, "moderator_id",
                                          stored->moderator_id, person_id, words, error)
         && candour_store_moderations_move (db, stored, next, words, actor, error);
}

static const CandourModeratorChoice *
find_choice (GPtrArray   *choices,
             const char  *person_id,
             GError     **error)
{
  const CandourModeratorChoice *choice = NULL;

  if (person_id == NULL)
    {
      choice = candour_rules_choose_moderator (choices);
      if (choice == NULL)
        candour_store_audits_refuse (error, _("Nobody here may moderate this audit."));
      return choice;
    }

  for (guint i = 0; i < choices->len; i++)
    {
      choice = g_ptr_array_index (choices, i);
      if (g_strcmp0 (choice->person_id, person_id) != 0)
        continue;

      if (choice->sentence == NULL)
        return choice;

      candour_store_audits_refuse (error, choice->sentence);
      return NULL;
    }

  candour_store_audits_refuse (error, _("This person has left, or has not finished the training "
                                        "for auditors."));

  return NULL;
}

static gboolean
check_words (const CandourModeration  *stored,
             const char               *words,
             GError                  **error)
{
  return stored->moderator_id == NULL || (words != NULL && *words != '\0')
         || candour_store_audits_refuse (error, _("Say why the moderation is handed on."));
}

static gboolean
allocate (CandourDb                *db,
          const CandourModeration  *read,
          const char               *person_id,
          CandourModerationEvent    event,
          const char               *words,
          const CandourActor       *actor,
          const char               *today,
          char                    **name,
          GError                  **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_open (db, read, event, actor, NULL, error);
  g_autoptr(GPtrArray) choices = NULL;
  const CandourModeratorChoice *choice;

  if (stored == NULL || !check_words (stored, words, error))
    return FALSE;

  choices = candour_store_moderators_list (db, stored, FALSE, actor, today, error);
  if (choices == NULL)
    return FALSE;

  choice = find_choice (choices, person_id, error);
  if (choice == NULL
      || !give (db, stored, choice, CANDOUR_MODERATION_ALLOCATED, words, actor, today, error))
    return FALSE;

  if (name != NULL)
    *name = g_strdup (choice->name);

  return TRUE;
}

gboolean
candour_store_moderations_allocate (CandourDb           *db,
                                    CandourModeration   *moderation,
                                    const char          *person_id,
                                    const char          *words,
                                    const CandourActor  *actor,
                                    const char          *today,
                                    char               **name,
                                    GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  CandourModerationEvent event =
    person_id == NULL && moderation->state == CANDOUR_MODERATION_WAITING
      ? CANDOUR_EVENT_SPREAD : CANDOUR_EVENT_ALLOCATE;
  g_autofree char *chosen = NULL;

  if (transaction == NULL
      || !allocate (db, moderation, person_id, event, words, actor, today, &chosen, error)
      || !candour_store_moderations_commit (db, transaction, moderation, error))
    return FALSE;

  if (name != NULL)
    *name = g_steal_pointer (&chosen);

  return TRUE;
}

/* --- The whole queue ------------------------------------------------------------------ */

static const char waiting_sql[] =
  "SELECT id FROM moderation WHERE stage = 'to-allocate' ORDER BY listed_on, id";

/* (element-type utf8) */
static GPtrArray *
list_waiting (CandourDb  *db,
              GError    **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CandourStatement) statement = candour_db_query (db, waiting_sql, error, "");
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (candour_statement_get_text (statement, 0)));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* *done FALSE: nobody may, or (with @for_actor) @actor may not. */
static gboolean
allocate_one (CandourDb           *db,
              const char          *id,
              gboolean             for_actor,
              const CandourActor  *actor,
              const char          *today,
              gboolean            *done,
              GError             **error)
{
  g_autoptr(CandourModeration) moderation =
    candour_store_moderations_load_row (db, id, NULL, error);
  g_autoptr(GError) local_error = NULL;

  *done = moderation != NULL
          && allocate (db, moderation, for_actor ? actor->person_id : NULL,
                       for_actor ? CANDOUR_EVENT_TAKE : CANDOUR_EVENT_SPREAD, NULL, actor, today,
                       NULL, &local_error);

  if (moderation == NULL)
    return FALSE;

  /* A refusal comes before anything is written, so the transaction stands. */
  if (*done || g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
candour_store_moderations_allocate_all (CandourDb           *db,
                                        const CandourActor  *actor,
                                        const char          *today,
                                        int                 *n_allocated,
                                        int                 *n_left,
                                        GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(GPtrArray) ids = NULL;
  int n_done = 0;

  if (!candour_rules_may_run_moderation (actor->role))
    return candour_store_audits_refuse (error, _("Only the QA lead can do this."));

  if (transaction == NULL || (ids = list_waiting (db, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean done;

      if (!allocate_one (db, g_ptr_array_index (ids, i), FALSE, actor, today, &done, error))
        return FALSE;
      n_done += done;
    }

  if (!candour_transaction_commit (transaction, error))
    return FALSE;

  *n_allocated = n_done;
  *n_left = (int) ids->len - n_done;

  return TRUE;
}

gboolean
candour_store_moderations_take_next (CandourDb           *db,
                                     const CandourActor  *actor,
                                     const char          *today,
                                     char               **id,
                                     GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(GPtrArray) ids = NULL;
  gboolean done = FALSE;
  guint place = 0;

  if (transaction == NULL || (ids = list_waiting (db, error)) == NULL)
    return FALSE;

  for (; place < ids->len && !done; place++)
    if (!allocate_one (db, g_ptr_array_index (ids, place), TRUE, actor, today, &done, error))
      return FALSE;

  if (!candour_transaction_commit (transaction, error))
    return FALSE;

  *id = done ? g_strdup (g_ptr_array_index (ids, place - 1)) : NULL;

  return TRUE;
}

/* --- Handing back --------------------------------------------------------------------- */

static const char leads_sql[] =
  "SELECT id FROM person WHERE role = 'qa-lead' AND left_on IS NULL";

static gboolean
tell_leads (CandourDb                *db,
            const CandourModeration  *stored,
            const char               *words,
            const CandourActor       *actor,
            GError                  **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, leads_sql, error, "");
  g_autofree char *now = candour_store_audits_dup_now (db, NULL, error);
  CandourStep step;

  if (statement == NULL || now == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    if (!candour_store_notices_add (db, candour_statement_get_text (statement, 0),
                                    CANDOUR_NOTICE_HANDED_BACK, stored->audit_id, now, words,
                                    actor, error))
      return FALSE;

  return step == CANDOUR_STEP_DONE;
}

gboolean
candour_store_moderations_hand_back (CandourDb           *db,
                                     CandourModeration   *moderation,
                                     const char          *words,
                                     const CandourActor  *actor,
                                     GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourModeration) stored = NULL;

  if (transaction == NULL)
    return FALSE;

  stored = candour_store_moderations_open (db, moderation, CANDOUR_EVENT_HAND_BACK, actor, NULL,
                                           error);

  return stored != NULL
         && check_words (stored, words, error)
         && give (db, stored, NULL, CANDOUR_MODERATION_WAITING, words, actor, NULL, error)
         && tell_leads (db, stored, words, actor, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}
