/* candour-store-cases-import.c - takes in a council's own case list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan and an import are the same walk over the file; only the import writes on its way. So the
 * preview cannot promise anything else than what is then done.
 */

#include "candour-store-cases-import.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-fold.h"
#include "candour-store-cases-plan-private.h"
#include "candour-store-cases-private.h"
#include "candour-store-imports-private.h"
#include "candour-store-roster-private.h"

/* Often enough that nobody waits for a cancel, seldom enough to cost nothing. */
#define ROWS_BETWEEN_LOOKS 256

typedef struct
{
  CandourDb       *db;
  CandourRoster   *roster;
  const char      *today;
  GPtrArray       *cases;       /* CandourCase as it is kept */
  GHashTable      *references;  /* -> CandourCase, lent */
  GHashTable      *folded;      /* folded reference -> CandourCase, lent */
  GHashTable      *seen;        /* CandourCase that the file has */
  GHashTable      *workers;     /* folded names in the file */
  GHashTable      *teams;
  guint            covered;     /* the lists that the file has */
  CandourCasePlan *plan;
} Import;

static void
import_free (Import *self)
{
  g_clear_pointer (&self->roster, candour_roster_free);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->references, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->workers, g_hash_table_unref);
  g_clear_pointer (&self->teams, g_hash_table_unref);
  g_clear_pointer (&self->plan, candour_case_plan_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* --- Loading -------------------------------------------------------------------------- */

static const char load_sql[] =
  "SELECT " CANDOUR_CASE_COLUMNS " FROM child_case";

static gboolean
load_cases (Import  *self,
            GError **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (self->db, load_sql, error, "");
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourCase *child_case = candour_store_cases_read (statement);

      g_ptr_array_add (self->cases, child_case);
      g_hash_table_insert (self->references, child_case->reference, child_case);
      g_hash_table_insert (self->folded, candour_fold (child_case->reference), child_case);
    }

  return step == CANDOUR_STEP_DONE;
}

static Import *
import_new (CandourDb           *db,
            guint                covered,
            const char          *today,
            const CandourActor  *actor,
            gboolean             writes,
            GError             **error)
{
  g_autoptr(Import) self = g_new0 (Import, 1);

  self->db = db;
  self->today = today;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_case_free);
  self->references = g_hash_table_new (g_str_hash, g_str_equal);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (NULL, NULL);
  self->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->plan = candour_case_plan_new ();
  self->covered = covered;

  self->roster = candour_roster_load (db, actor, writes, error);
  if (self->roster == NULL
      || !load_cases (self, error)
      || !candour_imports_find_last (db, "cases", &self->plan->last_on, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- What an entry makes of a case ---------------------------------------------------- */

static char *
dup_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* Known once, a fact about the child stays known where a file leaves it out. */
static char *
dup_or_keep (const char *text,
             const char *known)
{
  return dup_or_null (text != NULL && *text != '\0' ? text : known);
}

/* A child in care is one, whatever other lists the child is on as well: the first is what counts,
 * as where the lists of one file are merged.
 */
static const struct
{
  int   cohort;
  guint lists;
} ranks[] = {
  { CANDOUR_COHORT_CHILD_IN_CARE, 1 << 8 },
  { CANDOUR_COHORT_CHILD_PROTECTION, 1 << 7 },
  { CANDOUR_COHORT_CARE_LEAVER, 1 << 9 },
  { CANDOUR_COHORT_CHILD_IN_NEED, 1 << 6 },
  { CANDOUR_COHORT_ASSESSMENT, 1 << 5 | 1 << 4 | 1 << 3 },
};

static guint
get_rank (int cohort)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (ranks) && ranks[rank].cohort != cohort)
    rank++;

  return rank;
}

/* The first of what @lists stand for; none: the last. */
static guint
find_rank (guint lists)
{
  guint rank = 0;

  while (rank + 1 < G_N_ELEMENTS (ranks) && (ranks[rank].lists & lists) == 0)
    rank++;

  return rank;
}

/* The lists of a case here that the file says nothing of. */
static guint
find_elsewhere (Import            *self,
                const CandourCase *old)
{
  return old != NULL ? old->lists & ~self->covered : 0;
}

/* The worker that the entry names, added where nobody is called so. *ambiguous: several are, and
 * nothing tells them apart.
 */
static gboolean
take_worker (Import                  *self,
             const CandourCaseEntry  *entry,
             const CandourTeam       *team,
             const CandourCase       *old,
             CandourPerson          **worker,
             gboolean                *ambiguous,
             GError                 **error)
{
  g_autofree char *name = candour_squeeze (entry->worker);
  const char *team_id = team != NULL ? team->id : NULL;
  GPtrArray *candidates;

  *worker = NULL;
  *ambiguous = FALSE;
  if (*name == '\0')
    return TRUE;

  g_hash_table_add (self->workers, candour_fold (name));
  candidates = candour_roster_find_people (self->roster, name);

  if (candidates != NULL)
    {
      *worker = candour_roster_choose (candidates, team_id, old != NULL ? old->worker_id : NULL);
      *ambiguous = *worker == NULL;
      return TRUE;
    }

  *worker = candour_person_new ();
  (*worker)->name = g_steal_pointer (&name);
  (*worker)->role = CANDOUR_ROLE_SOCIAL_WORKER;
  (*worker)->team_id = g_strdup (team_id);

  return candour_roster_add_person (self->roster, *worker, error);
}

/* What the file does not have says more of the child than what it has. */
static gboolean
is_outranked (Import                  *self,
              const CandourCaseEntry  *entry,
              const CandourCase       *old)
{
  guint elsewhere = find_elsewhere (self, old);

  return elsewhere != 0 && old->closed_on == NULL
         && find_rank (elsewhere) <= get_rank (old->cohort)
         && get_rank (old->cohort) < get_rank (entry->cohort);
}

static CandourCase *
make_case (Import                  *self,
           const CandourCaseEntry  *entry,
           const CandourCase       *old,
           const CandourTeam       *team,
           const CandourPerson     *worker)
{
  CandourCase *made = candour_case_new ();

  made->id = g_strdup (old != NULL ? old->id : NULL);
  made->reference = g_strdup (old != NULL ? old->reference : entry->reference);
  made->cohort = entry->cohort;
  made->plan = dup_or_null (entry->plan);
  made->since = dup_or_null (entry->since);
  made->age_band = dup_or_keep (entry->age_band, old != NULL ? old->age_band : NULL);
  made->sex = dup_or_keep (entry->sex, old != NULL ? old->sex : NULL);
  made->worker_id = g_strdup (worker != NULL ? worker->id : NULL);
  made->team_id = g_strdup (team != NULL ? team->id : worker != NULL ? worker->team_id : NULL);
  made->closed_on = dup_or_null (entry->closed_on);
  made->lists = find_elsewhere (self, old) | entry->lists;
  made->revision = old != NULL ? old->revision : 0;

  return made;
}

/* --- The walk ------------------------------------------------------------------------- */

static CandourCase *
find_case (Import     *self,
           const char *reference)
{
  CandourCase *found = g_hash_table_lookup (self->references, reference);
  g_autofree char *folded = NULL;

  if (found != NULL)
    return found;

  folded = candour_fold (reference);
  found = g_hash_table_lookup (self->folded, folded);

  return found != NULL && !g_hash_table_contains (self->seen, found) ? found : NULL;
}

static gboolean
change_case (Import             *self,
             const CandourCase  *old,
             const CandourCase  *made,
             GError            **error)
{
  return !self->roster->writes
         || candour_store_cases_update (self->db, old, made, self->today, self->roster->actor,
                                        error);
}

static char *
dup_ambiguity (const CandourCaseEntry *entry)
{
  return g_strdup_printf (_("more than one person is called %s: not allocated"), entry->worker);
}

static gboolean
settle (Import                  *self,
        const CandourCaseEntry  *entry,
        const CandourCase       *old,
        CandourCase             *made,
        gboolean                 ambiguous,
        GError                 **error)
{
  g_autofree char *what = NULL;

  if (old == NULL)
    {
      candour_case_plan_tell (self->plan, CANDOUR_CHANGE_NEW, made->reference, made->lists,
                              ambiguous ? dup_ambiguity (entry) : g_strdup (""));
      return !self->roster->writes
             || candour_store_cases_insert (self->db, made, self->today, error);
    }

  what = candour_case_plan_describe (self->roster, old, made);
  if (*what == '\0')
    return TRUE;

  if (ambiguous)
    {
      g_autofree char *why = dup_ambiguity (entry);

      candour_case_plan_tell (self->plan, CANDOUR_CHANGE_CHANGED, made->reference, made->lists,
                              g_strconcat (what, ", ", why, NULL));
    }
  else
    {
      candour_case_plan_tell (self->plan, CANDOUR_CHANGE_CHANGED, made->reference, made->lists,
                              g_steal_pointer (&what));
    }

  return change_case (self, old, made, error);
}

static gboolean
take_entry (Import                  *self,
            const CandourCaseEntry  *entry,
            GError                 **error)
{
  CandourCase *old = find_case (self, entry->reference);
  g_autoptr(CandourCase) made = NULL;
  CandourTeam *team = NULL;
  CandourPerson *worker = NULL;
  gboolean ambiguous = FALSE;

  if (!candour_roster_take_team (self->roster, entry->team, NULL, &team, error)
      || !take_worker (self, entry, team, old, &worker, &ambiguous, error))
    return FALSE;

  if (team != NULL)
    g_hash_table_add (self->teams, candour_fold (entry->team));
  if (old != NULL)
    g_hash_table_add (self->seen, old);

  if (is_outranked (self, entry, old))
    {
      made = candour_case_copy (old);
      made->lists |= entry->lists;
      ambiguous = FALSE;
    }
  else
    {
      made = make_case (self, entry, old, team, worker);
    }

  self->plan->n_unallocated += made->worker_id == NULL && made->closed_on == NULL;

  return settle (self, entry, old, made, ambiguous, error);
}

/* The child is on the lists @elsewhere still, and on none of the file's. */
static CandourCase *
make_left (const CandourCase *old,
           guint              elsewhere)
{
  CandourCase *made = candour_case_copy (old);
  guint rank = find_rank (elsewhere);

  made->lists = elsewhere;
  if (rank <= get_rank (old->cohort))
    return made;

  /* What the plan was is over, and what it is now no file has said. */
  made->cohort = ranks[rank].cohort;
  g_clear_pointer (&made->plan, g_free);
  g_clear_pointer (&made->since, g_free);

  return made;
}

/* What was on a list of the file's and is in the file no more. A case on other lists, too, that
 * the file does not have stays open.
 */
static gboolean
take_missing (Import       *self,
              CandourCase  *old,
              GError      **error)
{
  guint elsewhere = find_elsewhere (self, old);
  g_autoptr(CandourCase) made = NULL;

  if (old->closed_on != NULL || old->lists == 0 || self->covered == 0)
    return TRUE;

  if (elsewhere != 0)
    {
      self->plan->n_kept++;
      self->plan->kept_on |= elsewhere;
    }
  if (elsewhere == old->lists)
    return TRUE;

  if (elsewhere != 0)
    {
      made = make_left (old, elsewhere);
      candour_case_plan_tell (self->plan, CANDOUR_CHANGE_CHANGED, old->reference, old->lists,
                              candour_case_plan_describe (self->roster, old, made));
    }
  else
    {
      made = candour_case_copy (old);
      made->closed_on = g_strdup (self->today);
      candour_case_plan_tell (self->plan, CANDOUR_CHANGE_GONE, old->reference, old->lists,
                              g_strdup (""));
    }

  return change_case (self, old, made, error);
}

static gboolean
look_at_cancel (guint          row,
                GCancellable  *cancellable,
                GError       **error)
{
  return row % ROWS_BETWEEN_LOOKS != 0
         || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
walk (Import        *self,
      GPtrArray     *entries,
      GCancellable  *cancellable,
      GError       **error)
{
  for (guint i = 0; i < entries->len; i++)
    if (!look_at_cancel (i, cancellable, error)
        || !take_entry (self, entries->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < self->cases->len; i++)
    if (!look_at_cancel (i, cancellable, error)
        || (!g_hash_table_contains (self->seen, self->cases->pdata[i])
            && !take_missing (self, self->cases->pdata[i], error)))
      return FALSE;

  self->plan->n_cases = entries->len;
  self->plan->n_workers = g_hash_table_size (self->workers);
  self->plan->n_teams = g_hash_table_size (self->teams);
  self->plan->n_new_workers = self->roster->n_new_people;
  self->plan->n_new_teams = self->roster->n_new_teams;
  candour_case_plan_sort (self->plan);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

CandourCasePlan *
candour_store_cases_plan (CandourDb  *db,
                          GPtrArray  *entries,
                          guint       covered,
                          GError    **error)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autoptr(Import) import = import_new (db, covered, today, NULL, FALSE, error);

  if (import == NULL || !walk (import, entries, NULL, error))
    return NULL;

  return g_steal_pointer (&import->plan);
}

gboolean
candour_store_cases_import (CandourDb           *db,
                            GPtrArray           *entries,
                            guint                covered,
                            const char          *file_name,
                            const char          *file_hash,
                            const char          *today,
                            const CandourActor  *actor,
                            GCancellable        *cancellable,
                            CandourCasePlan    **plan,
                            GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(Import) import = NULL;
  CandourImportRun run = { .kind = "cases", .file_name = file_name, .file_hash = file_hash };

  g_return_val_if_fail (actor != NULL && today != NULL, FALSE);

  if (!candour_imports_check_role (actor, error))
    return FALSE;
  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;
  import = import_new (db, covered, today, actor, TRUE, error);
  if (import == NULL || !walk (import, entries, cancellable, error))
    return FALSE;

  run.n_rows = import->plan->n_cases;
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
