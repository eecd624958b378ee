/* candour-store-moderators.c - who moderates an audit: chosen, taken, handed back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-cases.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

/* All that decides who may, loaded once for a moderation. */
typedef struct
{
  CandourModeration *moderation;   /* lent */
  CandourCase       *now;          /* the case as it is today, ... */
  CandourCase       *then;         /* ... and with the worker and team who were audited */
  GPtrArray         *people;
  GPtrArray         *teams;
  GPtrArray         *allocations;
  GHashTable        *loads;        /* person -> Load */
  GHashTable        *readers;      /* person: opened this audit */
  GHashTable        *owners;       /* person: has an action from it */
  char              *today;
} Desk;

typedef struct
{
  int   n_open;
  char *allocated_at;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->allocated_at);
  g_free (load);
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->now, candour_case_free);
  g_clear_pointer (&desk->then, candour_case_free);
  g_clear_pointer (&desk->people, g_ptr_array_unref);
  g_clear_pointer (&desk->teams, g_ptr_array_unref);
  g_clear_pointer (&desk->allocations, g_ptr_array_unref);
  g_clear_pointer (&desk->loads, g_hash_table_unref);
  g_clear_pointer (&desk->readers, g_hash_table_unref);
  g_clear_pointer (&desk->owners, g_hash_table_unref);
  g_clear_pointer (&desk->today, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* --- Loading -------------------------------------------------------------------------- */

static const char loads_sql[] =
  "SELECT moderator_id, sum(CASE WHEN stage = 'grading' THEN 1 ELSE 0 END), max(allocated_at)"
  " FROM moderation WHERE stage IN ('grading', 'comparing') AND moderator_id IS NOT NULL"
  " GROUP BY moderator_id";

static gboolean
load_loads (CandourDb  *db,
            Desk       *desk,
            GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, loads_sql, error, "");
  CandourStep step;

  desk->loads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, load_free);
  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      Load *load = g_new0 (Load, 1);

      load->n_open = candour_statement_get_int (statement, 1);
      load->allocated_at = g_strdup (candour_statement_get_text (statement, 2));
      g_hash_table_insert (desk->loads, g_strdup (candour_statement_get_text (statement, 0)),
                           load);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char readers_sql[] =
  "SELECT DISTINCT person_id FROM reading WHERE subject_id = $1 AND subject = 'audit'";

static const char owners_sql[] =
  "SELECT DISTINCT owner_id FROM action_point WHERE audit_id = $1 AND owner_id IS NOT NULL";

/* NULL: failed. */
static GHashTable *
load_people (CandourDb   *db,
             const char  *sql,
             const Desk  *desk,
             GError     **error)
{
  g_autoptr(GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, sql, error, "s", desk->moderation->audit_id);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_hash_table_add (people, g_strdup (candour_statement_get_text (statement, 0)));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

static gboolean
load_case (CandourDb  *db,
           Desk       *desk,
           GError    **error)
{
  g_autoptr(CandourAudit) audit =
    candour_store_audits_load_row (db, desk->moderation->audit_id, NULL, error);

  if (audit == NULL)
    return FALSE;

  desk->now = candour_store_cases_load (db, audit->case_id, error);
  if (desk->now == NULL)
    return FALSE;

  desk->then = candour_case_copy (desk->now);
  g_free (desk->then->worker_id);
  g_free (desk->then->team_id);
  desk->then->worker_id = g_strdup (audit->worker_id);
  desk->then->team_id = g_strdup (audit->team_id);

  return TRUE;
}

static gboolean
desk_load (Desk               *desk,
           CandourDb          *db,
           CandourModeration  *moderation,
           const char         *today,
           GError            **error)
{
  desk->moderation = moderation;
  desk->today = today != NULL ? g_strdup (today) : candour_store_settings_dup_today (db, error);

  return desk->today != NULL
         && load_case (db, desk, error)
         && (desk->people = candour_store_people_load_all (db, error)) != NULL
         && (desk->teams = candour_store_people_list_teams (db, error)) != NULL
         && (desk->allocations = candour_store_cases_list_allocations (db, desk->now->id,
                                                                       error)) != NULL
         && load_loads (db, desk, error)
         && (desk->readers = load_people (db, readers_sql, desk, error)) != NULL
         && (desk->owners = load_people (db, owners_sql, desk, error)) != NULL;
}

/* --- One person ----------------------------------------------------------------------- */

static const CandourPerson *
find_person (const Desk *desk,
             const char *id)
{
  for (guint i = 0; i < desk->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (desk->people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

static CandourTie
find_tie (const Desk          *desk,
          const CandourPerson *person)
{
  CandourTie tie = candour_rules_find_tie (person, desk->now, desk->people, desk->teams,
                                           desk->allocations, desk->today);

  return tie != CANDOUR_TIE_NONE
           ? tie : candour_rules_find_tie (person, desk->then, desk->people, desk->teams,
                                           desk->allocations, desk->today);
}

/* NULL: may. A QA lead decides for the office, trained as an auditor or not. */
static char *
check_person (const Desk          *desk,
              const CandourPerson *person,
              gboolean             decider,
              gboolean             is_you)
{
  CandourTie tie = find_tie (desk, person);

  if (g_strcmp0 (person->id, desk->moderation->moderator_id) == 0)
    return !decider ? g_strdup_printf (_("%s moderates it already."), person->name)
           : is_you ? g_strdup (_("You graded this as its moderator, so you cannot decide it."))
           : g_strdup_printf (_("%s graded this as its moderator. Choose somebody else."),
                              person->name);

  /* Whoever has to do something about it knows what was judged. */
  if (!decider && g_hash_table_contains (desk->owners, person->id))
    return is_you ? g_strdup (_("You have an action from this audit, so you cannot moderate it."))
                  : g_strdup_printf (_("%s has an action from this audit. Choose another "
                                       "moderator."), person->name);

  if (decider && tie == CANDOUR_TIE_NOT_TRAINED && candour_rules_may_run_moderation (person->role))
    tie = CANDOUR_TIE_NONE;

  return candour_rules_check_moderator (person, desk->moderation->auditor_id, tie, is_you);
}

static CandourModeratorChoice *
choice_new (const Desk          *desk,
            const CandourPerson *person,
            gboolean             decider,
            const char          *you)
{
  CandourModeratorChoice *choice = g_new0 (CandourModeratorChoice, 1);
  const Load *load = g_hash_table_lookup (desk->loads, person->id);

  choice->person_id = g_strdup (person->id);
  choice->name = g_strdup (person->name);
  choice->job = g_strdup (person->job != NULL
                            ? person->job : candour_code_get_name (candour_roles, person->role));
  choice->n_open = load != NULL ? load->n_open : 0;
  choice->allocated_at = g_strdup (load != NULL ? load->allocated_at : NULL);
  choice->had_read = g_hash_table_contains (desk->readers, person->id);
  choice->sentence = check_person (desk, person, decider, g_strcmp0 (person->id, you) == 0);

  return choice;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b)
{
  const CandourModeratorChoice *first = *(const CandourModeratorChoice *const *) a;
  const CandourModeratorChoice *second = *(const CandourModeratorChoice *const *) b;
  int order;

  if ((first->sentence != NULL) != (second->sentence != NULL))
    return first->sentence != NULL ? 1 : -1;

  order = candour_rules_compare_moderators (first, second);

  return order != 0 ? order : g_strcmp0 (first->name, second->name);
}

static gboolean
is_choice (const Desk          *desk,
           const CandourPerson *person,
           gboolean             decider)
{
  if (person->left_on != NULL && g_strcmp0 (person->left_on, desk->today) <= 0)
    return FALSE;

  return person->trained_on != NULL
         || (decider && candour_rules_may_run_moderation (person->role));
}

static GPtrArray *
list_choices (const Desk *desk,
              gboolean    decider,
              const char *you)
{
  GPtrArray *choices =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_moderator_choice_free);

  for (guint i = 0; i < desk->people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (desk->people, i);

      if (is_choice (desk, person, decider))
        g_ptr_array_add (choices, choice_new (desk, person, decider, you));
    }

  g_ptr_array_sort (choices, compare_choices);

  return choices;
}

GPtrArray *
candour_store_moderations_list_choices (CandourDb           *db,
                                        const char          *id,
                                        gboolean             decider,
                                        const CandourActor  *actor,
                                        const char          *today,
                                        GError             **error)
{
  g_autoptr(CandourModeration) moderation =
    candour_store_moderations_load_row (db, id, NULL, error);
  g_auto(Desk) desk = { 0 };

  if (moderation == NULL || !desk_load (&desk, db, moderation, today, error))
    return NULL;

  return list_choices (&desk, decider, actor->person_id);
}

gboolean
candour_store_moderations_check_decider (CandourDb           *db,
                                         CandourModeration   *moderation,
                                         const char          *person_id,
                                         const CandourActor  *actor,
                                         const char          *today,
                                         GError             **error)
{
  g_auto(Desk) desk = { 0 };
  const CandourPerson *person;
  g_autofree char *why = NULL;

  if (!desk_load (&desk, db, moderation, today, error))
    return FALSE;

  person = find_person (&desk, person_id);
  if (person == NULL)
    return candour_store_audits_refuse (error, _("There is no such person"));

  why = check_person (&desk, person, TRUE, g_strcmp0 (person_id, actor->person_id) == 0);

  return why == NULL || candour_store_audits_refuse (error, why);
}

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
  g_auto(Desk) desk = { 0 };
  g_autoptr(GPtrArray) choices = NULL;
  const CandourModeratorChoice *choice;

  if (stored == NULL || !check_words (stored, words, error)
      || !desk_load (&desk, db, stored, today, error))
    return FALSE;

  choices = list_choices (&desk, FALSE, actor->person_id);
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
