/* test-people-import.c - a workforce list comes in: found, added, changed, never doubled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-store-people-import.h"
#include "candour-test-rows.h"

static GPtrArray *
make_file (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) candour_person_entry_free);
}

static CandourPersonEntry *
add (GPtrArray  *file,
     const char *name,
     CandourRole role,
     const char *team,
     const char *manager)
{
  CandourPersonEntry *entry = candour_person_entry_new (name);

  entry->role = role;
  entry->team = g_strdup (team);
  entry->manager = g_strdup (manager);
  g_ptr_array_add (file, entry);

  return entry;
}

static CandourPeoplePlan *
plan (CandourTestStore *store,
      GPtrArray        *file)
{
  g_autoptr(GError) error = NULL;
  CandourPeoplePlan *result = candour_store_people_plan (store->db, file, &error);

  g_assert_no_error (error);

  return result;
}

static CandourPeoplePlan *
import (CandourTestStore *store,
        GPtrArray        *file)
{
  g_autoptr(GError) error = NULL;
  CandourPeoplePlan *result = NULL;

  candour_store_people_import (store->db, file, "people.csv", "hash", store->actor, NULL, &result,
                               &error);
  g_assert_no_error (error);
  candour_test_store_verify (store);

  return result;
}

static void
assert_counts (CandourPeoplePlan *result,
               gint64             n_new,
               gint64             n_changed,
               gint64             n_gone,
               gint64             n_new_teams)
{
  g_assert_cmpint (result->n_new, ==, n_new);
  g_assert_cmpint (result->n_changed, ==, n_changed);
  g_assert_cmpint (result->n_gone, ==, n_gone);
  g_assert_cmpint (result->n_new_teams, ==, n_new_teams);
}

static void
assert_told (CandourPeoplePlan *result,
             const char        *line)
{
  gboolean told = FALSE;

  for (guint i = 0; i < result->lines->len; i++)
    told |= g_str_equal (result->lines->pdata[i], line);

  if (!told)
    for (guint i = 0; i < result->lines->len; i++)
      g_test_message ("told: %s", (char *) result->lines->pdata[i]);
  g_assert_true (told);
}

static CandourPerson *
find (CandourTestStore *store,
      const char       *name)
{
  CandourPerson *person = candour_store_people_find (store->db, name, NULL);

  g_assert_nonnull (person);

  return person;
}

/* The manager stands below who is managed. */
static GPtrArray *
make_first_file (void)
{
  GPtrArray *file = make_file ();
  CandourPersonEntry *entry =
    add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "South, east", "K. Moss");

  entry->parent_team = g_strdup ("South");
  entry->started_on = g_strdup ("2024-09-02");
  entry->account = g_strdup ("abrook");
  add (file, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "South", "k.\xc2\xa0MOSS");
  entry = add (file, "K. Moss", CANDOUR_ROLE_TEAM_MANAGER, "South", NULL);
  entry->trained_on = g_strdup ("2023-05-01");
  entry->job = g_strdup ("Practice manager");

  return file;
}

static void
test_first (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourPeoplePlan) planned = plan (store, file);
  g_autoptr(CandourPeoplePlan) done = NULL;
  g_autoptr(CandourPerson) worker = NULL;
  g_autoptr(CandourPerson) other = NULL;
  g_autoptr(CandourPerson) manager = NULL;
  g_autoptr(GPtrArray) teams = NULL;

  assert_counts (planned, 3, 0, 0, 2);
  g_assert_cmpint (planned->n_people, ==, 3);
  assert_told (planned, "New: A. Brook, Social worker.");
  assert_told (planned, "New team: South, east.");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 0);

  done = import (store, file);
  assert_counts (done, 3, 0, 0, 2);
  g_assert_cmpuint (done->lines->len, ==, planned->lines->len);

  worker = find (store, "A. Brook");
  other = find (store, "C. Penn");
  manager = find (store, "K. Moss");
  g_assert_cmpstr (worker->code, ==, "W001");
  g_assert_cmpstr (worker->account, ==, "abrook");
  g_assert_cmpstr (worker->started_on, ==, "2024-09-02");
  g_assert_cmpstr (worker->manager_id, ==, manager->id);
  g_assert_cmpstr (other->manager_id, ==, manager->id);
  g_assert_cmpint (manager->role, ==, CANDOUR_ROLE_TEAM_MANAGER);
  g_assert_cmpstr (manager->job, ==, "Practice manager");
  g_assert_cmpstr (manager->trained_on, ==, "2023-05-01");

  teams = candour_store_people_list_teams (store->db, NULL);
  g_assert_cmpuint (teams->len, ==, 2);
  g_assert_cmpstr (((CandourTeam *) teams->pdata[1])->name, ==, "South, east");
  g_assert_cmpstr (((CandourTeam *) teams->pdata[1])->id, ==, worker->team_id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM import_run"
                                             " WHERE kind = 'people' AND n_new = 3"), ==, 1);
}

static void
test_same_again (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, file);
  g_autoptr(CandourPeoplePlan) again = import (store, file);

  assert_counts (again, 0, 0, 0, 0);
  g_assert_cmpuint (again->lines->len, ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 3);
}

static void
test_changed (CandourTestStore *store)
{
  g_autoptr(GPtrArray) first_file = make_first_file ();
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, first_file);
  g_autoptr(CandourPeoplePlan) planned = NULL;
  g_autoptr(CandourPeoplePlan) done = NULL;
  g_autoptr(CandourPerson) renamed = NULL;
  g_autoptr(CandourPerson) moved = NULL;
  CandourPersonEntry *entry;

  /* Known by the account under a new name, as somebody said; and what the file leaves empty
   * stays.
   */
  entry = add (file, "A. Brook-Vale", CANDOUR_ROLE_SOCIAL_WORKER, NULL, NULL);
  entry->account = g_strdup ("abrook");
  entry->is_renamed = TRUE;
  add (file, "C. Penn", (CandourRole) -1, "North", "A. Brook-Vale");

  planned = plan (store, file);
  assert_counts (planned, 0, 2, 1, 1);
  assert_told (planned, "A. Brook: name A. Brook to A. Brook-Vale.");
  assert_told (planned, "C. Penn: team South to North, line manager K. Moss to A. Brook-Vale.");
  assert_told (planned, "K. Moss is here and not in the file: stays as it is.");

  done = import (store, file);
  assert_counts (done, 0, 2, 1, 1);
  renamed = find (store, "A. Brook-Vale");
  moved = find (store, "C. Penn");
  g_assert_cmpstr (renamed->code, ==, "W001");
  g_assert_cmpstr (renamed->started_on, ==, "2024-09-02");
  g_assert_nonnull (renamed->manager_id);
  g_assert_cmpstr (moved->manager_id, ==, renamed->id);
}

/* An account that has another name now is asked about: nothing of anybody comes to stand under the
 * name of somebody else unasked.
 */
static void
test_renamed (CandourTestStore *store)
{
  g_autoptr(GPtrArray) first_file = make_first_file ();
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, first_file);
  g_autoptr(CandourPeoplePlan) planned = NULL;
  g_autoptr(CandourPeoplePlan) done = NULL;
  g_autoptr(CandourPeoplePlan) accepted = NULL;
  g_autoptr(CandourPerson) same = NULL;
  CandourPersonEntry *entry = add (file, "S. Marsh", CANDOUR_ROLE_SOCIAL_WORKER, NULL, NULL);
  const CandourRename *rename;

  entry->account = g_strdup ("abrook");
  add (file, "a.\xc2\xa0 BROOK", CANDOUR_ROLE_SOCIAL_WORKER, NULL, NULL);

  planned = plan (store, file);
  done = import (store, file);
  g_assert_cmpint (planned->n_asked, ==, 1);
  g_assert_cmpint (done->n_asked, ==, 1);
  g_assert_cmpint (done->n_new, ==, 0);
  assert_told (planned, "S. Marsh has the account of A. Brook: left out, until it is said whether "
                        "they are the same person.");
  rename = planned->renames->pdata[0];
  g_assert_true (rename->entry == entry);
  g_assert_cmpstr (rename->name, ==, "A. Brook");
  g_assert_false (rename->is_accepted);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"
                                             " WHERE name = 'S. Marsh'"), ==, 0);
  same = candour_store_people_find (store->db, "a. brook", NULL);
  g_assert_cmpstr (same->account, ==, "abrook");

  entry->is_renamed = TRUE;
  g_ptr_array_set_size (file, 1);
  accepted = import (store, file);
  g_assert_cmpint (accepted->n_asked, ==, 0);
  g_assert_cmpuint (accepted->renames->len, ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"
                                             " WHERE name = 'S. Marsh' AND account = 'abrook'"),
                   ==, 1);
}

/* The account has passed on: who had it is found by name, and keeps what is theirs. */
static void
test_passed_on (CandourTestStore *store)
{
  g_autoptr(GPtrArray) first_file = make_first_file ();
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, first_file);
  g_autoptr(CandourPeoplePlan) second = NULL;
  g_autoptr(CandourPeoplePlan) third = NULL;
  g_autoptr(CandourPerson) before = find (store, "A. Brook");
  g_autoptr(CandourPerson) after = NULL;
  g_autoptr(CandourPerson) next = NULL;

  add (file, "S. Marsh", CANDOUR_ROLE_SOCIAL_WORKER, NULL, NULL)->account = g_strdup ("abrook");
  add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, NULL, NULL)->account = g_strdup ("abrook2");

  second = import (store, file);
  assert_counts (second, 0, 1, 2, 0);
  g_assert_cmpint (second->n_asked, ==, 1);
  after = find (store, "A. Brook");
  g_assert_cmpstr (after->id, ==, before->id);
  g_assert_cmpstr (after->account, ==, "abrook2");

  third = import (store, file);
  g_assert_cmpint (third->n_asked, ==, 0);
  next = find (store, "S. Marsh");
  g_assert_cmpstr (next->account, ==, "abrook");
  g_assert_cmpstr (next->id, !=, before->id);
}

static void
test_same_names (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(GPtrArray) turned = make_file ();
  g_autoptr(CandourPeoplePlan) first = NULL;
  g_autoptr(CandourPeoplePlan) again = NULL;

  add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "South", NULL)->account = g_strdup ("a1");
  add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "North", NULL)->account = g_strdup ("a2");
  add (file, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "North", NULL);
  add (file, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "North", NULL);
  first = import (store, file);
  assert_counts (first, 3, 0, 0, 2);
  assert_told (first, "C. Penn is in the file more than once: the first row counts.");

  add (turned, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "North", NULL)->account = g_strdup ("a2");
  add (turned, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "South", NULL)->account = g_strdup ("a1");
  add (turned, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "North", NULL);
  again = import (store, turned);
  assert_counts (again, 0, 0, 0, 0);
}

static void
test_managers (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourPeoplePlan) done = NULL;
  g_autoptr(CandourPerson) top = NULL;

  add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "South", "K. Moss");
  add (file, "K. Moss", CANDOUR_ROLE_TEAM_MANAGER, "South", "A. Brook");
  add (file, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "South", "N. Obody");

  done = import (store, file);
  assert_told (done, "K. Moss cannot be managed by A. Brook, whom they manage.");
  assert_told (done, "C. Penn has a line manager who is not known: N. Obody.");
  top = find (store, "K. Moss");
  g_assert_null (top->manager_id);
}

static void
test_left (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, file);
  g_autoptr(CandourPeoplePlan) second = NULL;
  g_autoptr(CandourPeoplePlan) third = NULL;
  g_autoptr(CandourPerson) worker = find (store, "A. Brook");
  g_autoptr(CandourPerson) gone = NULL;

  candour_test_rows_add_case (store, "CF-1", NULL, worker->id);
  ((CandourPersonEntry *) file->pdata[0])->left_on = g_strdup ("2026-01-31");

  second = import (store, file);
  assert_counts (second, 0, 0, 0, 0);
  assert_told (second,
               "Not marked as left: A. Brook holds the record of 1 child. Hand it on.");

  candour_test_store_run (store, "UPDATE child_case SET worker_id = NULL");
  third = import (store, file);
  assert_counts (third, 0, 1, 0, 0);
  assert_told (third, "A. Brook: left 2026-01-31.");
  gone = find (store, "A. Brook");
  g_assert_cmpstr (gone->left_on, ==, "2026-01-31");
}

static void
test_teams (CandourTestStore *store)
{
  g_autoptr(GPtrArray) first_file = make_first_file ();
  g_autoptr(GPtrArray) file = make_file ();
  g_autoptr(CandourPeoplePlan) first = import (store, first_file);
  g_autoptr(CandourPeoplePlan) done = NULL;

  add (file, "C. Penn", CANDOUR_ROLE_SOCIAL_WORKER, "South", NULL)->parent_team =
    g_strdup ("South, east");
  add (file, "A. Brook", CANDOUR_ROLE_SOCIAL_WORKER, "South, east", NULL)->parent_team =
    g_strdup ("North");

  done = import (store, file);
  assert_told (done, "South cannot go below South, east, which is below it. It stays where it is.");
  assert_told (done, "Team South, east goes below North.");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team AS below"
                                             " JOIN team ON team.id = below.parent_id"
                                             " WHERE team.name = 'North'"), ==, 1);
}

static void
test_nothing (CandourTestStore *store)
{
  g_autoptr(GPtrArray) file = make_first_file ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CandourActor) worker = candour_actor_copy (store->actor);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_store_people_import (store->db, file, "people.csv", "hash",
                                               store->actor, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  worker->role = CANDOUR_ROLE_SOCIAL_WORKER;
  g_assert_false (candour_store_people_import (store->db, file, "people.csv", "hash", worker,
                                               NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);

  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 0);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/people-import/first", test_first);
  candour_test_store_add ("/store/people-import/same-again", test_same_again);
  candour_test_store_add ("/store/people-import/changed", test_changed);
  candour_test_store_add ("/store/people-import/renamed", test_renamed);
  candour_test_store_add ("/store/people-import/passed-on", test_passed_on);
  candour_test_store_add ("/store/people-import/same-names", test_same_names);
  candour_test_store_add ("/store/people-import/managers", test_managers);
  candour_test_store_add ("/store/people-import/left", test_left);
  candour_test_store_add ("/store/people-import/teams", test_teams);
  candour_test_store_add ("/store/people-import/nothing", test_nothing);

  return g_test_run ();
}
