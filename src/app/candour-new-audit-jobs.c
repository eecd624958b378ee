/* candour-new-audit-jobs.c - what the new audit's form asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-new-audit-jobs.h"

#include "candour-store-audit-list.h"
#include "candour-store-cases.h"
#include "candour-store-frameworks.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

/* More than these are for a longer reference to tell apart. */
#define MAX_CASES 7
#define MAX_ALLOCATED 3

/* --- What does not depend on the case ------------------------------------------------- */

void
candour_new_audit_facts_free (CandourNewAuditFacts *self)
{
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  g_clear_pointer (&self->auditors, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_free (self->today);
  g_free (self);
}

guint
candour_new_audit_facts_find_usual (const CandourNewAuditFacts *self)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      const CandourFramework *framework = g_ptr_array_index (self->frameworks, i);

      if (framework->kind == CANDOUR_KIND_CASE_FILE_AUDIT)
        return i;
    }

  return 0;
}

static const CandourPersonRow *
find_row (GPtrArray  *rows,
          const char *person_id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourPersonRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->id, person_id) == 0)
        return row;
    }

  return NULL;
}

/* Who is not recorded as trained is to find out here, and not to wonder. */
static gboolean
load_auditors (CandourNewAuditFacts  *facts,
               CandourDb             *db,
               const char            *you,
               GError               **error)
{
  g_autoptr(GPtrArray) here = NULL;
  const CandourPersonRow *own;

  facts->auditors = candour_store_people_list (db, CANDOUR_PEOPLE_AUDITORS, NULL, NULL,
                                               facts->today, error);
  if (facts->auditors == NULL)
    return FALSE;

  if (you == NULL || find_row (facts->auditors, you) != NULL)
    return TRUE;

  here = candour_store_people_list (db, CANDOUR_PEOPLE_HERE, NULL, NULL, facts->today, error);
  if (here == NULL)
    return FALSE;

  own = find_row (here, you);
  if (own != NULL)
    g_ptr_array_add (facts->auditors, g_object_ref ((gpointer) own));

  return TRUE;
}

static GPtrArray *
load_frameworks (CandourDb  *db,
                 GError    **error)
{
  g_autoptr(GPtrArray) rows = candour_store_frameworks_list (db, error);
  g_autoptr(GPtrArray) frameworks = NULL;

  if (rows == NULL)
    return NULL;

  frameworks = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_framework_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const CandourFrameworkRow *row = g_ptr_array_index (rows, i);
      CandourFramework *framework;

      if (row->closed_on != NULL)
        continue;

      framework = candour_store_frameworks_load (db, row->id, error);
      if (framework == NULL)
        return NULL;
      g_ptr_array_add (frameworks, framework);
    }

  return g_steal_pointer (&frameworks);
}

static gpointer
load_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(CandourNewAuditFacts) facts = g_new0 (CandourNewAuditFacts, 1);

  if ((facts->today = candour_store_settings_dup_today (db, error)) == NULL
      || (facts->holidays = candour_store_settings_load_holidays (db, error)) == NULL
      || (facts->frameworks = load_frameworks (db, error)) == NULL
      || (facts->people = candour_store_people_load_all (db, error)) == NULL
      || (facts->teams = candour_store_people_list_teams (db, error)) == NULL
      || !load_auditors (facts, db, data, error))
    return NULL;

  return g_steal_pointer (&facts);
}

void
candour_new_audit_jobs_load_async (CandourWorkspace    *workspace,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  const CandourActor *actor = candour_workspace_get_actor (workspace);

  candour_workspace_read_async (workspace, load_job,
                                g_strdup (actor != NULL ? actor->person_id : NULL), g_free,
                                (GDestroyNotify) candour_new_audit_facts_free, cancellable,
                                callback, user_data);
}

CandourNewAuditFacts *
candour_new_audit_jobs_load_finish (CandourWorkspace  *workspace,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Cases ---------------------------------------------------------------------------- */

static void
case_choice_free (CandourCaseChoice *self)
{
  g_clear_object (&self->row);
  g_clear_pointer (&self->child_case, candour_case_free);
  g_clear_pointer (&self->allocations, g_ptr_array_unref);
  g_free (self->open_with);
  g_free (self);
}

void
candour_case_choices_free (CandourCaseChoices *self)
{
  g_ptr_array_unref (self->choices);
  g_clear_pointer (&self->allocated, g_ptr_array_unref);
  g_free (self->imported_on);
  g_free (self);
}

typedef struct
{
  char *text;
  char *case_id;
  char *framework_code;
  char *today;
  char *person_id;
} Search;

static void
search_free (Search *self)
{
  g_free (self->text);
  g_free (self->case_id);
  g_free (self->framework_code);
  g_free (self->today);
  g_free (self->person_id);
  g_free (self);
}

static gboolean
add_choice (CandourCaseChoices  *choices,
            CandourCaseRow      *row,
            const Search        *search,
            CandourDb           *db,
            GError             **error)
{
  CandourCaseChoice *choice = g_new0 (CandourCaseChoice, 1);

  g_ptr_array_add (choices->choices, choice);
  choice->row = g_object_ref (row);

  return (choice->child_case = candour_store_cases_load (db, row->id, error)) != NULL
         && (choice->allocations = candour_store_cases_list_allocations (db, row->id,
                                                                         error)) != NULL
         && candour_store_audits_find_open (db, row->id, search->framework_code,
                                            &choice->open_with, error);
}

/* The reference stands for the case where somebody came from the case itself. */
static gboolean
find_text (Search     *search,
           CandourDb  *db,
           GError    **error)
{
  g_autoptr(CandourCase) child_case = NULL;

  if (search->case_id == NULL)
    return TRUE;

  child_case = candour_store_cases_load (db, search->case_id, error);
  if (child_case == NULL)
    return FALSE;

  g_free (search->text);
  search->text = g_strdup (child_case->reference);

  return TRUE;
}

static GPtrArray *
list_allocated (CandourDb     *db,
                const Search  *search,
                GError       **error)
{
  const CandourAuditFilter filter =
  {
    .state = CANDOUR_AUDIT_NOT_STARTED,
    .auditor_id = search->person_id,
    .own_unsubmitted = TRUE,
    .sort = CANDOUR_SORT_LISTED,
    .ascending = TRUE,
  };

  return candour_store_audit_list_page (db, &filter, NULL, MAX_ALLOCATED, search->today, error);
}

/* What is likely wanted where nothing is asked for. NULL with *error, or where nothing is. */
static GPtrArray *
list_likely (CandourCaseChoices  *choices,
             CandourDb           *db,
             const Search        *search,
             GError             **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  choices->allocated = list_allocated (db, search, error);
  if (choices->allocated == NULL)
    return NULL;

  rows = candour_store_cases_list_recent (db, search->person_id, MAX_CASES, error);
  choices->is_recent = rows != NULL && rows->len > 0;

  return choices->is_recent ? g_steal_pointer (&rows) : NULL;
}

static GPtrArray *
list_rows (CandourCaseChoices       *choices,
           CandourDb                *db,
           const Search             *search,
           const CandourCaseFilter  *filter,
           GError                  **error)
{
  GPtrArray *rows = NULL;
  g_autoptr(GError) wrong = NULL;

  if (filter->text == NULL && search->person_id != NULL)
    rows = list_likely (choices, db, search, &wrong);
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }

  return rows != NULL ? rows : candour_store_cases_list (db, filter, NULL, MAX_CASES, error);
}

static gboolean
count_cases (CandourCaseChoices       *choices,
             CandourDb                *db,
             const CandourCaseFilter  *filter,
             GError                  **error)
{
  const CandourCaseFilter all = { .with_closed = TRUE };

  choices->n_matches = candour_store_cases_count (db, filter, error);
  choices->n_cases = filter->text != NULL ? candour_store_cases_count (db, &all, error)
                                          : choices->n_matches;

  return choices->n_matches >= 0 && choices->n_cases >= 0
         && (choices->n_matches > 0
             || candour_store_cases_find_imported (db, &choices->imported_on, error));
}

static gpointer
search_job (CandourDb     *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Search *search = data;
  g_autoptr(CandourCaseChoices) choices = g_new0 (CandourCaseChoices, 1);
  g_autoptr(GPtrArray) rows = NULL;
  CandourCaseFilter filter = { .with_closed = TRUE };

  choices->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) case_choice_free);
  if (!find_text (search, db, error))
    return NULL;

  filter.text = *search->text != '\0' ? search->text : NULL;
  rows = list_rows (choices, db, search, &filter, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    if (!add_choice (choices, g_ptr_array_index (rows, i), search, db, error))
      return NULL;

  return count_cases (choices, db, &filter, error) ? g_steal_pointer (&choices) : NULL;
}

void
candour_new_audit_jobs_search_async (CandourWorkspace        *workspace,
                                     const CandourCaseSearch *wanted,
                                     GCancellable            *cancellable,
                                     GAsyncReadyCallback      callback,
                                     gpointer                 user_data)
{
  const CandourActor *actor = candour_workspace_get_actor (workspace);
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (wanted->text);
  search->case_id = g_strdup (wanted->case_id);
  search->framework_code = g_strdup (wanted->framework_code);
  search->today = g_strdup (wanted->today);
  search->person_id = actor != NULL ? g_strdup (actor->person_id) : NULL;
  candour_workspace_read_async (workspace, search_job, search, (GDestroyNotify) search_free,
                                (GDestroyNotify) candour_case_choices_free, cancellable,
                                callback, user_data);
}

CandourCaseChoices *
candour_new_audit_jobs_search_finish (CandourWorkspace  *workspace,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- What went before ----------------------------------------------------------------- */

void
candour_case_past_free (CandourCasePast *self)
{
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  char *case_id;
  char *today;
} PastOf;

static void
past_of_free (PastOf *self)
{
  g_free (self->case_id);
  g_free (self->today);
  g_free (self);
}

static int
compare_submitted (gconstpointer a,
                   gconstpointer b)
{
  const CandourAuditRow *one = *(CandourAuditRow *const *) a;
  const CandourAuditRow *other = *(CandourAuditRow *const *) b;

  return strcmp (other->submitted_on, one->submitted_on);
}

static gpointer
past_job (CandourDb     *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const PastOf *of = data;
  const CandourAuditFilter filter = { .state = -1, .case_id = of->case_id };
  g_autoptr(CandourCasePast) past = g_new0 (CandourCasePast, 1);
  g_autoptr(GPtrArray) rows = candour_store_audit_list_page (db, &filter, NULL, 20, of->today,
                                                             error);
  g_autoptr(GPtrArray) open = NULL;

  if (rows == NULL)
    return NULL;

  open = candour_store_actions_list_open_of_case (db, of->case_id, NULL, error);
  if (open == NULL)
    return NULL;

  past->n_open = open->len;
  past->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    if (((CandourAuditRow *) rows->pdata[i])->submitted_on != NULL)
      g_ptr_array_add (past->earlier, g_object_ref (rows->pdata[i]));
  g_ptr_array_sort (past->earlier, compare_submitted);

  return g_steal_pointer (&past);
}

void
candour_new_audit_jobs_past_async (CandourWorkspace    *workspace,
                                   const char          *case_id,
                                   const char          *today,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  PastOf *of = g_new0 (PastOf, 1);

  of->case_id = g_strdup (case_id);
  of->today = g_strdup (today);
  candour_workspace_read_async (workspace, past_job, of, (GDestroyNotify) past_of_free,
                                (GDestroyNotify) candour_case_past_free, cancellable,
                                callback, user_data);
}

CandourCasePast *
candour_new_audit_jobs_past_finish (CandourWorkspace  *workspace,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}

/* --- Starting ------------------------------------------------------------------------- */

typedef struct
{
  CandourNewAudit  facts;    /* its texts are those below */
  char            *texts[8];
  char            *today;
  CandourActor    *actor;
} Start;

static void
start_free (Start *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_free (self->today);
  candour_actor_free (self->actor);
  g_free (self);
}

static gpointer
start_job (CandourDb     *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Start *start = data;
  char *id = NULL;

  if (!candour_store_audits_start (db, &start->facts, start->actor, start->today, &id, error))
    return NULL;

  return id;
}

void
candour_new_audit_jobs_start_async (CandourWorkspace       *workspace,
                                    const CandourNewAudit  *facts,
                                    const char             *today,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data)
{
  Start *start = g_new0 (Start, 1);
  guint i = 0;

  start->facts = *facts;
  start->facts.case_id = start->texts[i++] = g_strdup (facts->case_id);
  start->facts.framework_id = start->texts[i++] = g_strdup (facts->framework_id);
  start->facts.auditor_id = start->texts[i++] = g_strdup (facts->auditor_id);
  start->facts.due_on = start->texts[i++] = g_strdup (facts->due_on);
  start->facts.repeat_reason = start->texts[i++] = g_strdup (facts->repeat_reason);
  start->facts.earlier_id = start->texts[i++] = g_strdup (facts->earlier_id);
  start->facts.exception_reason = start->texts[i++] = g_strdup (facts->exception_reason);
  start->facts.tie_reason = start->texts[i++] = g_strdup (facts->tie_reason);
  start->today = g_strdup (today);
  start->actor = candour_actor_copy (candour_workspace_get_actor (workspace));
  candour_workspace_write_async (workspace, start_job, start, (GDestroyNotify) start_free, g_free,
                                 NULL, callback, user_data);
}

char *
candour_new_audit_jobs_start_finish (CandourWorkspace  *workspace,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  return candour_workspace_finish (workspace, result, error);
}
