/* candour-store-people-import.c - takes in a council's workforce list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twice through the file: first everybody in it is found or added, then each is made as the file
 * says, because a line manager may stand below those who are managed. What the file leaves empty
 * stays as it is. The plan is the same walk without writing.
 */

#include "candour-store-people-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-store-imports-private.h"
#include "candour-store-people-plan-private.h"
#include "candour-store-people-private.h"
#include "candour-store-roster-private.h"

/* Somebody in the file, and who that is here. */
typedef struct
{
  const CandourPersonEntry *entry;
  CandourPerson            *person;  /* NULL: cannot be told, or twice in the file */
  CandourTeam              *team;    /* NULL: none is named */
  gboolean                  is_new;
} Match;

typedef struct
{
  CandourDb         *db;
  CandourRoster     *roster;
  GArray            *matches;
  GHashTable        *seen;     /* CandourPerson that the file has */
  GHashTable        *accounts; /* that the file has; lent */
  CandourPeoplePlan *plan;
} Import;

static void
import_free (Import *self)
{
  g_clear_pointer (&self->roster, candour_roster_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_hash_table_unref);
  g_clear_pointer (&self->plan, candour_people_plan_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void tell (Import     *self,
                  const char *format,
                  ...) G_GNUC_PRINTF (2, 3);

static void
tell (Import     *self,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->plan->lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- Teams ---------------------------------------------------------------------------- */

static gboolean
is_below (Import            *self,
          const CandourTeam *team,
          const CandourTeam *above)
{
  while (team != NULL && team != above)
    team = team->parent_id != NULL
           ? g_hash_table_lookup (self->roster->team_ids, team->parent_id)
           : NULL;

  return team != NULL;
}

static gboolean
move_team (Import             *self,
           CandourTeam        *team,
           const CandourTeam  *parent,
           GError            **error)
{
  if (g_strcmp0 (team->parent_id, parent->id) == 0)
    return TRUE;

  if (is_below (self, parent, team))
    {
      tell (self, _("%s cannot go below %s, which is below it. It stays where it is."),
            team->name, parent->name);
      return TRUE;
    }

  tell (self, _("Team %s goes below %s."), team->name, parent->name);
  if (self->roster->writes)
    return candour_store_teams_set_parent (self->db, team, parent->id, self->roster->actor, error);

  g_free (team->parent_id);
  team->parent_id = g_strdup (parent->id);

  return TRUE;
}

static gboolean
take_team (Import             *self,
           const char         *name,
           const CandourTeam  *parent,
           CandourTeam       **team,
           GError            **error)
{
  gint64 n_before = self->roster->n_new_teams;

  if (!candour_roster_take_team (self->roster, name, parent, team, error))
    return FALSE;

  if (self->roster->n_new_teams > n_before)
    tell (self, _("New team: %s."), (*team)->name);

  return *team == NULL || parent == NULL || move_team (self, *team, parent, error);
}

/* --- First time through: who is who --------------------------------------------------- */

/* Accounts pass on to new people, and people take new names: the file does not say which. What was
 * written under an account must not come to stand under another person's name.
 */
static gboolean
is_renamed (const CandourPerson      *holder,
            const CandourPersonEntry *entry)
{
  g_autofree char *old = candour_fold (holder->name);
  g_autofree char *now = candour_fold (entry->name);

  return strcmp (old, now) != 0;
}

/* Who has the account of @entry, as far as the file may be taken at its word. */
static CandourPerson *
find_holder (Import                   *self,
             const CandourPersonEntry *entry)
{
  CandourPerson *holder = candour_roster_find_account (self->roster, entry->account);

  return holder != NULL && (entry->is_renamed || !is_renamed (holder, entry)) ? holder : NULL;
}

/* FALSE: it must be asked first. */
static gboolean
check_rename (Import                   *self,
              const CandourPersonEntry *entry,
              const CandourPerson      *holder)
{
  CandourRename *rename;

  if (!is_renamed (holder, entry))
    return TRUE;

  rename = g_new0 (CandourRename, 1);
  rename->entry = (CandourPersonEntry *) entry;
  rename->name = g_strdup (holder->name);
  rename->is_accepted = entry->is_renamed;
  g_ptr_array_add (self->plan->renames, rename);
  if (rename->is_accepted)
    return TRUE;

  self->plan->n_asked++;
  tell (self, _("%s has the account of %s: left out, until it is said whether they are the same "
                "person."), entry->name, holder->name);

  return FALSE;
}

/* An account tells people apart better than a name does. */
static gboolean
is_somebody_else (const CandourPerson      *person,
                  const CandourPersonEntry *entry)
{
  return person->account != NULL && is_given (entry->account)
         && strcmp (person->account, entry->account) != 0;
}

/* Those of @candidates that the file has not had yet and has not elsewhere by their account;
 * @twice: one that it had is meant again.
 */
static GPtrArray *
leave_out_seen (Import                    *self,
                GPtrArray                 *candidates,
                const CandourPersonEntry  *entry,
                gboolean                  *twice)
{
  GPtrArray *left = g_ptr_array_new ();

  *twice = FALSE;
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      CandourPerson *person = candidates->pdata[i];
      gboolean other = is_somebody_else (person, entry);

      if (g_hash_table_contains (self->seen, person))
        *twice |= !other;
      else if (!other || !g_hash_table_contains (self->accounts, person->account))
        g_ptr_array_add (left, person);
    }

  return left;
}

static gboolean
add_person (Import  *self,
            Match   *match,
            GError **error)
{
  const CandourPersonEntry *entry = match->entry;
  CandourPerson *person = candour_person_new ();

  person->name = candour_squeeze (entry->name);
  person->role = (int) entry->role >= 0 ? entry->role : CANDOUR_ROLE_SOCIAL_WORKER;
  person->job = is_given (entry->job) ? g_strdup (entry->job) : NULL;
  person->team_id = g_strdup (match->team != NULL ? match->team->id : NULL);
  person->started_on = is_given (entry->started_on) ? g_strdup (entry->started_on) : NULL;
  person->left_on = is_given (entry->left_on) ? g_strdup (entry->left_on) : NULL;
  person->account = is_given (entry->account) ? g_strdup (entry->account) : NULL;
  person->trained_on = is_given (entry->trained_on) ? g_strdup (entry->trained_on) : NULL;

  match->person = person;
  match->is_new = TRUE;
  tell (self, _("New: %s, %s."), person->name, candour_code_get_name (candour_roles, person->role));

  return candour_roster_add_person (self->roster, person, error);
}

static gboolean
find_person (Import  *self,
             Match   *match,
             GError **error)
{
  const CandourPersonEntry *entry = match->entry;
  g_autoptr(GPtrArray) candidates = NULL;
  gboolean twice = FALSE;

  match->person = candour_roster_find_account (self->roster, entry->account);
  if (match->person != NULL && !check_rename (self, entry, match->person))
    {
      match->person = NULL;
      return TRUE;
    }

  if (match->person != NULL)
    {
      twice = g_hash_table_contains (self->seen, match->person);
      candour_roster_add_name (self->roster, match->person, entry->name);
    }
  else
    {
      candidates = leave_out_seen (self, candour_roster_find_people (self->roster, entry->name),
                                   entry, &twice);
      if (candidates->len == 0 && !twice)
        return add_person (self, match, error);
      if (candidates->len > 0)
        match->person = candour_roster_choose (candidates,
                                               match->team != NULL ? match->team->id : NULL, NULL);
      twice = candidates->len == 0;
    }

  if (twice)
    {
      tell (self, _("%s is in the file more than once: the first row counts."), entry->name);
      match->person = NULL;
    }
  else if (match->person == NULL)
    {
      tell (self, _("More than one person is called %s: none of them is changed."), entry->name);
    }

  return TRUE;
}

static gboolean
take_entry (Import                    *self,
            const CandourPersonEntry  *entry,
            GError                   **error)
{
  Match match = { .entry = entry };
  CandourTeam *parent = NULL;

  if (!take_team (self, entry->parent_team, NULL, &parent, error)
      || !take_team (self, entry->team, parent, &match.team, error)
      || !find_person (self, &match, error))
    return FALSE;

  if (match.person != NULL)
    {
      g_hash_table_add (self->seen, match.person);
      g_array_append_val (self->matches, match);
    }

  return TRUE;
}

/* --- Second time: each as the file says ----------------------------------------------- */

static void
take_given (char       **field,
            const char  *given)
{
  if (!is_given (given))
    return;

  g_free (*field);
  *field = g_strdup (given);
}

static gboolean
manages (Import              *self,
         const CandourPerson *above,
         const CandourPerson *person)
{
  guint n_steps = 0;

  while (person != NULL && person != above && n_steps++ < self->roster->people->len)
    person = person->manager_id != NULL
             ? g_hash_table_lookup (self->roster->ids, person->manager_id)
             : NULL;

  return person == above;
}

static void
take_manager (Import        *self,
              const Match   *match,
              CandourPerson *wanted)
{
  const char *name = match->entry->manager;
  GPtrArray *candidates = is_given (name) ? candour_roster_find_people (self->roster, name) : NULL;
  CandourPerson *manager;

  if (!is_given (name))
    return;

  if (candidates == NULL)
    {
      tell (self, _("%s has a line manager who is not known: %s."), wanted->name, name);
      return;
    }

  manager = candour_roster_choose (candidates, wanted->team_id, wanted->manager_id);
  if (manager == NULL)
    tell (self, _("More than one person is called %s: the line manager of %s stays as it is."),
          name, wanted->name);
  else if (manages (self, match->person, manager))
    tell (self, _("%s cannot be managed by %s, whom they manage."), wanted->name, name);
  else
    take_given (&wanted->manager_id, manager->id);
}

/* Who leaves must have handed on everything first; until then they stay. */
static gboolean
take_leaving (Import         *self,
              const Match    *match,
              CandourPerson  *wanted,
              GError        **error)
{
  g_autoptr(GError) refusal = NULL;

  if (!is_given (match->entry->left_on))
    return TRUE;

  if (match->person->left_on != NULL
      || candour_store_people_check_leave (self->db, match->person, &refusal))
    {
      take_given (&wanted->left_on, match->entry->left_on);
      return TRUE;
    }

  if (!g_error_matches (refusal, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  tell (self, _("Not marked as left: %s"), refusal->message);

  return TRUE;
}

static CandourPerson *
make_wanted (Import       *self,
             const Match  *match)
{
  const CandourPersonEntry *entry = match->entry;
  CandourPerson *wanted = candour_person_copy (match->person);

  g_free (wanted->name);
  wanted->name = candour_squeeze (entry->name);
  if ((int) entry->role >= 0)
    wanted->role = entry->role;
  take_given (&wanted->job, entry->job);
  take_given (&wanted->team_id, match->team != NULL ? match->team->id : NULL);
  take_given (&wanted->started_on, entry->started_on);
  take_given (&wanted->account, entry->account);
  take_given (&wanted->trained_on, entry->trained_on);
  take_manager (self, match, wanted);

  return wanted;
}

static gboolean
make_match (Import       *self,
            const Match  *match,
            GError      **error)
{
  g_autoptr(CandourPerson) wanted = make_wanted (self, match);
  g_autofree char *what = NULL;

  if (!take_leaving (self, match, wanted, error))
    return FALSE;

  what = candour_people_plan_describe (self->roster, match->person, wanted);
  if (*what == '\0')
    return TRUE;

  if (!match->is_new)
    {
      self->plan->n_changed++;
      tell (self, _("%s: %s."), match->person->name, what);
    }

  if (self->roster->writes)
    {
      if (!candour_store_people_update (self->db, match->person, wanted, self->roster->actor,
                                        error))
        return FALSE;
      wanted->revision++;
    }

  candour_roster_replace (self->roster, match->person, wanted);

  return TRUE;
}

static void
tell_gone (Import *self)
{
  for (guint i = 0; i < self->roster->people->len; i++)
    {
      CandourPerson *person = self->roster->people->pdata[i];

      if (person->left_on != NULL || g_hash_table_contains (self->seen, person))
        continue;

      self->plan->n_gone++;
      tell (self, _("%s is here and not in the file: stays as it is."), person->name);
    }
}

/* --- The walk ------------------------------------------------------------------------- */

static Import *
import_new (CandourDb           *db,
            const CandourActor  *actor,
            gboolean             writes,
            GError             **error)
{
  g_autoptr(Import) self = g_new0 (Import, 1);

  self->db = db;
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  self->seen = g_hash_table_new (NULL, NULL);
  self->accounts = g_hash_table_new (g_str_hash, g_str_equal);
  self->plan = candour_people_plan_new ();
  self->roster = candour_roster_load (db, actor, writes, error);

  return self->roster != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
walk (Import        *self,
      GPtrArray     *entries,
      GCancellable  *cancellable,
      GError       **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const CandourPersonEntry *entry = entries->pdata[i];

      if (is_given (entry->account)
          && (find_holder (self, entry) != NULL
              || candour_roster_find_account (self->roster, entry->account) == NULL))
        g_hash_table_add (self->accounts, entry->account);
    }

  for (guint i = 0; i < entries->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !take_entry (self, entries->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < self->matches->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !make_match (self, &g_array_index (self->matches, Match, i), error))
      return FALSE;

  tell_gone (self);
  self->plan->n_people = entries->len;
  self->plan->n_new = self->roster->n_new_people;
  self->plan->n_new_teams = self->roster->n_new_teams;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

CandourPeoplePlan *
candour_store_people_plan (CandourDb  *db,
                           GPtrArray  *entries,
                           GError    **error)
{
  g_autoptr(Import) import = import_new (db, NULL, FALSE, error);

  if (import == NULL || !walk (import, entries, NULL, error))
    return NULL;

  return g_steal_pointer (&import->plan);
}

gboolean
candour_store_people_import (CandourDb           *db,
                             GPtrArray           *entries,
                             const char          *file_name,
                             const char          *file_hash,
                             const CandourActor  *actor,
                             GCancellable        *cancellable,
                             CandourPeoplePlan  **plan,
                             GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(Import) import = NULL;
  CandourImportRun run = { .kind = "people", .file_name = file_name, .file_hash = file_hash };

  g_return_val_if_fail (actor != NULL, FALSE);

  if (!candour_imports_check_role (actor, error))
    return FALSE;
  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;
  import = import_new (db, actor, TRUE, error);
  if (import == NULL || !walk (import, entries, cancellable, error))
    return FALSE;

  run.n_rows = import->plan->n_people;
  run.n_new = import->plan->n_new;
  run.n_changed = import->plan->n_changed;
  run.n_gone = import->plan->n_gone;

  if (!candour_imports_record (db, &run, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  if (plan != NULL)
    *plan = g_steal_pointer (&import->plan);

  return TRUE;
}
