/* candour-store-moderators.c - who may moderate an audit, and with what else to do
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

/* Who had to do with an action from it read that. */
static const char readers_sql[] =
  "SELECT person_id FROM reading WHERE subject_id = $1 AND subject = 'audit'"
  " UNION SELECT s.by_id FROM action_step s JOIN action_point p ON p.id = s.action_id"
  " WHERE p.audit_id = $1"
  " UNION SELECT s.other_id FROM action_step s JOIN action_point p ON p.id = s.action_id"
  " WHERE p.audit_id = $1 AND s.other_id IS NOT NULL";

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

GPtrArray *
candour_store_moderators_list (CandourDb           *db,
                               CandourModeration   *moderation,
                               gboolean             decider,
                               const CandourActor  *actor,
                               const char          *today,
                               GError             **error)
{
  g_autoptr(GPtrArray) choices =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_moderator_choice_free);
  g_auto(Desk) desk = { 0 };

  if (!desk_load (&desk, db, moderation, today, error))
    return NULL;

  for (guint i = 0; i < desk.people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (desk.people, i);

      if (is_choice (&desk, person, decider))
        g_ptr_array_add (choices, choice_new (&desk, person, decider, actor->person_id));
    }

  g_ptr_array_sort (choices, compare_choices);

  return g_steal_pointer (&choices);
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

  return moderation != NULL
           ? candour_store_moderators_list (db, moderation, decider, actor, today, error) : NULL;
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
