/* test-cases-import.c - a case list comes in: planned as it is done, all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-cases.h"
#include "candour-store-cases-import.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-test-rows.h"

#define IN_NEED    (1 << 6)
#define PROTECTION (1 << 7)
#define IN_CARE    (1 << 8)
#define LEFT_CARE  (1 << 9)

static GPtrArray *
make_file (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) candour_case_entry_free);
}

static CandourCaseEntry *
add (GPtrArray  *file,
     const char *reference,
     const char *team,
     const char *worker)
{
  CandourCaseEntry *entry = candour_case_entry_new (reference);

  g_free (entry->team);
  g_free (entry->worker);
  entry->team = g_strdup (team);
  entry->worker = g_strdup (worker);
  entry->cohort = CANDOUR_COHORT_CHILD_IN_NEED;
  entry->plan = g_strdup ("Child in need");
  entry->since = g_strdup ("2025-09-01");
  entry->age_band = g_strdup ("5 to 9");
  entry->sex = g_strdup ("girl");
  entry->lists = IN_NEED;
  g_ptr_array_add (file, entry);

  return entry;
}

/* The lists that somebody in the file is on. */
static guint
find_covered (GPtrArray *file)
{
  guint covered = 0;

  for (guint i = 0; i < file->len; i++)
    covered |= ((const CandourCaseEntry *) file->pdata[i])->lists;

  return covered;
}

static CandourCasePlan *
plan (CandourTestStore *store,
      GPtrArray        *file)
{
  g_autoptr(GError) error = NULL;
  CandourCasePlan *result = candour_store_cases_plan (store->db, file, find_covered (file), &error);

  g_assert_no_error (error);

  return result;
}

static CandourCasePlan *
import_lists (CandourTestStore *store,
              GPtrArray        *file,
              guint             covered,
              const char       *today)
{
  g_autoptr(GError) error = NULL;
  CandourCasePlan *result = NULL;

  candour_store_cases_import (store->db, file, covered, "cases.xlsx", "hash", today, store->actor,
                              NULL, &result, &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);

  return result;
}

static CandourCasePlan *
import (CandourTestStore *store,
        GPtrArray        *file,
        const char       *today)
{
  return import_lists (store, file, find_covered (file), today);
}

static void
assert_counts (CandourCasePlan *result,
               gint64           n_new,
               gint64           n_changed,
               gint64           n_gone)
{
  g_assert_cmpint (result->n_new, ==, n_new);
  g_assert_cmpint (result->n_changed, ==, n_changed);
  g_assert_cmpint (result->n_gone, ==, n_gone);
  g_assert_cmpint (result->changes->len, ==, n_new + n_changed + n_gone);
}

static void
assert_change (CandourCasePlan *result,
               guint            position,
               CandourChange    change,
               const char      *reference,
               const char      *what)
{
  const CandourCaseChange *told = result->changes->pdata[position];

  g_assert_cmpint (told->change, ==, change);
  g_assert_cmpstr (told->reference, ==, reference);
  g_assert_cmpstr (told->what, ==, what);
}

static CandourCase *
find (CandourTestStore *store,
      const char       *reference)
{
  g_autoptr(GError) error = NULL;
  CandourCase *child_case = candour_store_cases_find (store->db, reference, &error);

  g_assert_no_error (error);

  return child_case;
}

static char *
dup_worker (CandourTestStore *store,
            const char       *reference)
{
  g_autoptr(CandourCase) child_case = find (store, reference);
  g_autoptr(CandourPerson) worker = NULL;

  if (child_case->worker_id == NULL)
    return g_strdup ("");
  worker = candour_store_people_load (store->db, child_case->worker_id, NULL);

  return g_strdup (worker->name);
}

static void
assert_worker (CandourTestStore *store,
               const char       *reference,
               const char       *expected)
{
  g_autofree char *name = dup_worker (store, reference);

  g_assert_cmpstr (name, ==, expected);
}

/* Three children, two workers, one of them written in two ways, one child without a worker. */
static GPtrArray *
make_first_file (void)
{
  GPtrArray *file = make_file ();

  add (file, "CF-3", "North", "");
  add (file, "CF-1", "South", "A. Brook");
  add (file, "CF-2", "South", "a.\xc2\xa0 BROOK");
  add (file, "CF-4", "North", "C. Penn");

  return file;
}

static void
test_first (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourCasePlan) planned = plan (store, file);
  g_autoptr(CandourCasePlan) done = NULL;
  g_autoptr(CandourCase) child_case = NULL;
  g_autoptr(GPtrArray) allocations = NULL;

  assert_counts (planned, 4, 0, 0);
  g_assert_cmpint (planned->n_cases, ==, 4);
  g_assert_cmpint (planned->n_unallocated, ==, 1);
  g_assert_cmpint (planned->n_workers, ==, 2);
  g_assert_cmpint (planned->n_new_workers, ==, 2);
  g_assert_cmpint (planned->n_teams, ==, 2);
  g_assert_cmpint (planned->n_new_teams, ==, 2);
  g_assert_null (planned->last_on);
  assert_change (planned, 0, CANDOUR_CHANGE_NEW, "CF-1", "");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 0);

  done = import (store, file, "2026-01-16");
  assert_counts (done, 4, 0, 0);
  assert_worker (store, "CF-1", "A. Brook");
  assert_worker (store, "CF-2", "A. Brook");
  assert_worker (store, "CF-3", "");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"
                                             " WHERE role = 'social-worker'"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM import_run"
                                             " WHERE kind = 'cases' AND n_new = 4"), ==, 1);

  child_case = find (store, "CF-2");
  g_assert_cmpstr (child_case->plan, ==, "Child in need");
  g_assert_cmpstr (child_case->age_band, ==, "5 to 9");
  g_assert_cmpuint (child_case->lists, ==, IN_NEED);
  allocations = candour_store_cases_list_allocations (store->db, child_case->id, NULL);
  g_assert_cmpuint (allocations->len, ==, 1);
  g_assert_cmpstr (((CandourAllocation *) allocations->pdata[0])->from, ==, "2026-01-16");
}

static void
test_same_again (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourCasePlan) first = import (store, file, "2026-01-16");
  g_autoptr(CandourCasePlan) planned = plan (store, file);
  g_autoptr(CandourCasePlan) again = import (store, file, "2026-02-16");

  assert_counts (planned, 0, 0, 0);
  g_assert_cmpint (planned->n_new_workers, ==, 0);
  g_assert_cmpint (planned->n_new_teams, ==, 0);
  g_assert_nonnull (planned->last_on);
  assert_counts (again, 0, 0, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"), ==, 4);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM allocation"), ==, 3);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject = 'child_case'"), ==, 0);
}

static void
test_changed (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourCasePlan) first = import (store, file, "2026-01-16");
  g_autoptr(CandourCasePlan) planned = NULL;
  g_autoptr(CandourCasePlan) done = NULL;
  g_autoptr(CandourCase) child_case = NULL;
  g_autoptr(GPtrArray) allocations = NULL;
  g_autoptr(GPtrArray) history = NULL;
  CandourCaseEntry *entry;

  g_ptr_array_set_size (file, 0);
  add (file, "CF-1", "South", "C. Penn");
  entry = add (file, "CF-2", "South", "A. Brook");
  entry->cohort = CANDOUR_COHORT_CHILD_PROTECTION;
  g_free (entry->age_band);
  entry->age_band = g_strdup ("10 to 15");
  add (file, "CF-3", "North", "K. Moss");
  add (file, "CF-5", "North", "K. Moss");

  planned = plan (store, file);
  assert_counts (planned, 1, 3, 1);
  g_assert_cmpint (planned->n_new_workers, ==, 1);
  assert_change (planned, 0, CANDOUR_CHANGE_CHANGED, "CF-1", "worker A. Brook to C. Penn");
  assert_change (planned, 1, CANDOUR_CHANGE_CHANGED, "CF-2",
                 "Child in need to Child protection, age");
  assert_change (planned, 2, CANDOUR_CHANGE_CHANGED, "CF-3", "allocated to K. Moss");
  assert_change (planned, 3, CANDOUR_CHANGE_GONE, "CF-4", "");
  assert_change (planned, 4, CANDOUR_CHANGE_NEW, "CF-5", "");

  done = import (store, file, "2026-02-16");
  assert_counts (done, 1, 3, 1);

  child_case = find (store, "CF-1");
  g_assert_cmpint (child_case->revision, ==, 2);
  allocations = candour_store_cases_list_allocations (store->db, child_case->id, NULL);
  g_assert_cmpuint (allocations->len, ==, 2);
  g_assert_cmpstr (((CandourAllocation *) allocations->pdata[0])->from, ==, "2026-02-16");
  g_assert_cmpstr (((CandourAllocation *) allocations->pdata[1])->until, ==, "2026-02-16");

  history = candour_store_history_list (store->db, child_case->id, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[0])->field, ==, "worker_id");
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[0])->new_value, ==,
                   child_case->worker_id);
}

static void
test_gone_and_back (CandourTestStore *store)
{
  g_autoptr(GPtrArray) all = make_first_file ();
  g_autoptr(GPtrArray) fewer = make_file ();
  g_autoptr(CandourCasePlan) first = import (store, all, "2026-01-16");
  g_autoptr(CandourCasePlan) closed = NULL;
  g_autoptr(CandourCasePlan) again = NULL;
  g_autoptr(CandourCasePlan) back = NULL;
  g_autoptr(CandourCase) gone = NULL;
  g_autoptr(CandourCase) open = NULL;

  candour_test_rows_add_case (store, "OWN-1", NULL, NULL);
  candour_test_store_run (store, "UPDATE child_case SET lists = 0 WHERE id = 'OWN-1'");
  add (fewer, "CF-1", "South", "A. Brook");
  add (fewer, "CF-2", "South", "A. Brook");
  add (fewer, "CF-3", "North", "");

  closed = import (store, fewer, "2026-02-16");
  assert_counts (closed, 0, 0, 1);
  gone = find (store, "CF-4");
  g_assert_cmpstr (gone->closed_on, ==, "2026-02-16");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM allocation"
                                             " WHERE until_on = '2026-02-16'"), ==, 1);

  again = import (store, fewer, "2026-02-17");
  assert_counts (again, 0, 0, 0);

  back = import (store, all, "2026-03-02");
  assert_counts (back, 0, 1, 0);
  assert_change (back, 0, CANDOUR_CHANGE_CHANGED, "CF-4", "open again");
  open = find (store, "CF-4");
  g_assert_null (open->closed_on);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM allocation"
                                             " WHERE until_on IS NULL"), ==, 3);
}

static void
test_closed_in_file (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourCasePlan) first = NULL;
  g_autoptr(CandourCasePlan) second = NULL;
  g_autoptr(CandourCasePlan) again = NULL;
  CandourCaseEntry *entry = add (file, "CF-1", "South", "A. Brook");

  first = import (store, file, "2026-01-16");
  entry->closed_on = g_strdup ("2026-01-30");
  second = import (store, file, "2026-02-16");
  assert_counts (second, 0, 1, 0);
  assert_change (second, 0, CANDOUR_CHANGE_CHANGED, "CF-1", "closed");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM allocation"
                                             " WHERE until_on = '2026-01-30'"), ==, 1);

  again = import (store, file, "2026-02-17");
  assert_counts (again, 0, 0, 0);
}

/* One list as CSV closes nobody of the other lists, and takes nobody out of care. */
static void
test_one_list (CandourTestStore *store)
{
  g_autoptr(GPtrArray) workbook = make_file ();
  g_autoptr(GPtrArray) list = make_file ();
  g_autoptr(CandourCasePlan) first = NULL;
  g_autoptr(CandourCasePlan) second = NULL;
  g_autoptr(CandourCase) both = NULL;
  CandourCaseEntry *entry = add (workbook, "CF-1", "South", "A. Brook");

  entry->lists = IN_NEED | IN_CARE;
  entry->cohort = CANDOUR_COHORT_CHILD_IN_CARE;
  add (workbook, "CF-2", "South", "A. Brook")->lists = PROTECTION;
  add (workbook, "CF-3", "South", "A. Brook");
  add (workbook, "CF-4", "South", "A. Brook")->lists = IN_NEED | PROTECTION;
  first = import (store, workbook, "2026-01-16");

  add (list, "CF-1", "North", "C. Penn");
  second = import (store, list, "2026-02-16");
  assert_counts (second, 0, 1, 1);
  assert_change (second, 0, CANDOUR_CHANGE_GONE, "CF-3", "");
  assert_change (second, 1, CANDOUR_CHANGE_CHANGED, "CF-4", "lists");

  both = find (store, "CF-1");
  g_assert_cmpint (both->cohort, ==, CANDOUR_COHORT_CHILD_IN_CARE);
  g_assert_cmpuint (both->lists, ==, IN_NEED | IN_CARE);
  assert_worker (store, "CF-1", "A. Brook");
}

static CandourCaseEntry *
add_on (GPtrArray  *file,
        const char *reference,
        guint       lists,
        int         cohort)
{
  CandourCaseEntry *entry = add (file, reference, "South", "A. Brook");

  entry->lists = lists;
  entry->cohort = cohort;

  return entry;
}

static void
assert_case (CandourTestStore *store,
             const char       *reference,
             guint             lists,
             int               cohort)
{
  g_autoptr(CandourCase) child_case = find (store, reference);

  g_assert_null (child_case->closed_on);
  g_assert_cmpuint (child_case->lists, ==, lists);
  g_assert_cmpint (child_case->cohort, ==, cohort);
}

/* A workbook without one of its lists closes nobody of that list, and ends no plan. */
static void
test_left_out (CandourTestStore *store)
{
  g_autoptr(GPtrArray) workbook = make_file ();
  g_autoptr(GPtrArray) rest = make_file ();
  g_autoptr(CandourCasePlan) first = NULL;
  g_autoptr(CandourCasePlan) planned = NULL;
  g_autoptr(CandourCasePlan) second = NULL;
  g_autoptr(CandourCasePlan) whole = NULL;
  g_autoptr(CandourCase) left = NULL;
  g_autofree char *kept = NULL;

  add_on (workbook, "CF-1", PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  add_on (workbook, "CF-2", IN_NEED | PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  add_on (workbook, "CF-3", IN_NEED, CANDOUR_COHORT_CHILD_IN_NEED);
  add_on (workbook, "CF-4", IN_NEED | PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  add_on (workbook, "CF-5", PROTECTION | IN_CARE, CANDOUR_COHORT_CHILD_IN_CARE);
  first = import (store, workbook, "2026-01-16");

  add_on (rest, "CF-2", IN_NEED, CANDOUR_COHORT_CHILD_IN_NEED);
  planned = candour_store_cases_plan (store->db, rest, IN_NEED | IN_CARE, NULL);
  second = import_lists (store, rest, IN_NEED | IN_CARE, "2026-02-16");
  assert_counts (planned, 0, 2, 1);
  assert_counts (second, 0, 2, 1);
  assert_change (second, 0, CANDOUR_CHANGE_GONE, "CF-3", "");
  assert_change (second, 1, CANDOUR_CHANGE_CHANGED, "CF-4", "lists");
  assert_change (second, 2, CANDOUR_CHANGE_CHANGED, "CF-5",
                 "Child in care to Child protection, plan, date of the plan, lists");
  g_assert_cmpint (second->n_kept, ==, 3);
  g_assert_cmpuint (second->kept_on, ==, PROTECTION);
  kept = candour_case_plan_dup_kept (planned);
  g_assert_cmpstr (kept, ==, "3 cases of list 7 stay open: the file does not have this list.");

  assert_case (store, "CF-1", PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  assert_case (store, "CF-2", IN_NEED | PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  assert_case (store, "CF-4", PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);
  assert_case (store, "CF-5", PROTECTION, CANDOUR_COHORT_CHILD_PROTECTION);

  /* The list is there, and nobody is on it. */
  whole = import_lists (store, rest, IN_NEED | PROTECTION | IN_CARE, "2026-03-16");
  assert_counts (whole, 0, 1, 3);
  g_assert_cmpint (whole->n_kept, ==, 0);
  assert_case (store, "CF-2", IN_NEED, CANDOUR_COHORT_CHILD_IN_NEED);
}

/* Who left care is on the list of children in need, too, and a care leaver all the same. */
static void
test_care_leaver (CandourTestStore *store)
{
  g_autoptr(GPtrArray) workbook = make_file ();
  g_autoptr(GPtrArray) list = make_file ();
  g_autoptr(CandourCasePlan) first = NULL;
  g_autoptr(CandourCasePlan) second = NULL;

  add_on (workbook, "CF-1", IN_NEED | LEFT_CARE, CANDOUR_COHORT_CARE_LEAVER);
  first = import (store, workbook, "2026-01-16");
  add_on (list, "CF-1", IN_NEED, CANDOUR_COHORT_CHILD_IN_NEED);
  second = import (store, list, "2026-02-16");
  assert_counts (second, 0, 0, 0);
  assert_case (store, "CF-1", IN_NEED | LEFT_CARE, CANDOUR_COHORT_CARE_LEAVER);
}

static void
test_same_names (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourCasePlan) done = NULL;

  candour_test_rows_add_team (store, "South", NULL);
  candour_test_rows_add_team (store, "North", NULL);
  candour_test_store_add_person (store, "w1", "social-worker", "South");
  candour_test_store_add_person (store, "w2", "social-worker", "North");
  candour_test_store_run (store, "UPDATE person SET name = 'A. Brook', folded = 'a. brook'");
  add (file, "CF-1", "North", "A. Brook");
  add (file, "CF-2", "South", "A. Brook");
  add (file, "CF-3", "East", "A. Brook");

  done = import (store, file, "2026-01-16");
  g_assert_cmpint (done->n_new_workers, ==, 0);
  g_assert_cmpint (done->n_unallocated, ==, 1);
  assert_change (done, 2, CANDOUR_CHANGE_NEW, "CF-3",
                 "more than one person is called A. Brook: not allocated");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"
                                             " WHERE reference = 'CF-1' AND worker_id = 'w2'"),
                   ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"
                                             " WHERE reference = 'CF-2' AND worker_id = 'w1'"),
                   ==, 1);
}

static void
assert_nothing (CandourTestStore *store)
{
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM child_case"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM import_run"), ==, 0);
  candour_test_store_verify (store);
}

static void
test_cancelled (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CandourCasePlan) done = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_store_cases_import (store->db, file, IN_NEED, "cases.xlsx", "hash",
                                              "2026-01-16", store->actor, cancellable, &done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (done);
  assert_nothing (store);
}

/* The last entry breaks a rule of the table: what went before is taken back. */
static void
test_all_or_nothing (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(GError) error = NULL;

  add (file, "CF-9", "South", "A. Brook")->cohort = 0;
  g_assert_false (candour_store_cases_import (store->db, file, IN_NEED, "cases.xlsx", "hash",
                                              "2026-01-16", store->actor, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  assert_nothing (store);
}

static void
test_role (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourActor) worker = candour_actor_copy (store->actor);
  g_autoptr(GError) error = NULL;

  worker->role = CANDOUR_ROLE_SOCIAL_WORKER;
  g_assert_false (candour_store_cases_import (store->db, file, IN_NEED, "cases.xlsx", "hash",
                                              "2026-01-16", worker, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  assert_nothing (store);
}

static GPtrArray *
make_long_file (int n_entries)
{
  GPtrArray *file = make_file ();

  for (int i = 0; i < n_entries; i++)
    {
      g_autofree char *reference = g_strdup_printf ("CF-%05d", i);
      g_autofree char *worker = g_strdup_printf ("W. Nr%d", i % 200);
      g_autofree char *team = g_strdup_printf ("Team %d", i % 9);

      add (file, reference, team, worker);
    }

  return file;
}

static void
test_many (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_long_file (2000);
  g_autoptr(CandourCasePlan) done = import (store, file, "2026-01-16");
  g_autoptr(CandourCasePlan) again = plan (store, file);

  assert_counts (done, 2000, 0, 0);
  assert_counts (again, 0, 0, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 200);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 9);
}

static void
test_cost (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = NULL;
  g_autoptr(CandourCasePlan) done = NULL;
  g_autoptr(CandourCasePlan) again = NULL;

  if (!g_test_perf ())
    {
      g_test_skip ("measures only with -m perf");
      return;
    }

  file = make_long_file (20000);
  g_test_timer_start ();
  done = import (store, file, "2026-01-16");
  g_test_timer_elapsed ();
  g_test_minimized_result (g_test_timer_last (), "%.2f s for 20000 new cases",
                           g_test_timer_last ());
  g_test_timer_start ();
  again = plan (store, file);
  g_test_timer_elapsed ();
  g_test_minimized_result (g_test_timer_last (), "%.2f s to plan them again",
                           g_test_timer_last ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/cases-import/first", test_first);
  candour_test_store_add ("/store/cases-import/same-again", test_same_again);
  candour_test_store_add ("/store/cases-import/changed", test_changed);
  candour_test_store_add ("/store/cases-import/gone-and-back", test_gone_and_back);
  candour_test_store_add ("/store/cases-import/closed-in-file", test_closed_in_file);
  candour_test_store_add ("/store/cases-import/one-list", test_one_list);
  candour_test_store_add ("/store/cases-import/left-out", test_left_out);
  candour_test_store_add ("/store/cases-import/care-leaver", test_care_leaver);
  candour_test_store_add ("/store/cases-import/same-names", test_same_names);
  candour_test_store_add ("/store/cases-import/cancelled", test_cancelled);
  candour_test_store_add ("/store/cases-import/all-or-nothing", test_all_or_nothing);
  candour_test_store_add ("/store/cases-import/role", test_role);
  candour_test_store_add ("/store/cases-import/many", test_many);
  candour_test_store_add ("/store/cases-import/cost", test_cost);

  return g_test_run ();
}
