/* test-people.c - teams and people: saved, listed with what they hold, and handed on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-test-rows.h"

#define TODAY "2026-01-16"

static char *
add_team (CandourTestStore *store,
          const char       *name,
          const char       *parent_id)
{
  g_autoptr(CandourTeam) team = candour_team_new ();
  g_autoptr(GError) error = NULL;

  team->name = g_strdup (name);
  team->parent_id = g_strdup (parent_id);
  candour_store_people_save_team (store->db, team, store->actor, &error);
  g_assert_no_error (error);

  return g_strdup (team->id);
}

static CandourPerson *
add_person (CandourTestStore *store,
            const char       *name,
            const char       *team_id,
            const char       *manager_id)
{
  CandourPerson *person = candour_person_new ();
  g_autoptr(GError) error = NULL;

  person->name = g_strdup (name);
  person->team_id = g_strdup (team_id);
  person->manager_id = g_strdup (manager_id);
  candour_store_people_save (store->db, person, store->actor, &error);
  g_assert_no_error (error);

  return person;
}

/* The names of a list of people, one after the other. */
static char *
list_names (CandourTestStore  *store,
            CandourPeopleView  view,
            const char        *team_id,
            const char        *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows =
    candour_store_people_list (store->db, view, team_id, text, TODAY, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((CandourPersonRow *) rows->pdata[i])->name);

  return g_string_free (names, FALSE);
}

static void
assert_listed (CandourTestStore  *store,
               CandourPeopleView  view,
               const char        *team_id,
               const char        *text,
               const char        *expected)
{
  g_autofree char *names = list_names (store, view, team_id, text);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_save_refused (CandourTestStore *store,
                     CandourPerson    *person,
                     const char       *sentence)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = person->revision;

  g_assert_false (candour_store_people_save (store->db, person, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (person->revision, ==, revision);
}

static void
test_teams (CandourTestStore *store)
{
  g_autofree char *south = add_team (store, "South", NULL);
  g_autofree char *north = add_team (store, "  North ", NULL);
  g_autofree char *east = add_team (store, "South, east", south);
  g_autoptr(GPtrArray) teams = candour_store_people_list_teams (store->db, NULL);
  const char *const names[] = { "South", "South, east", "North" };

  g_assert_cmpuint (teams->len, ==, 3);
  for (guint i = 0; i < teams->len; i++)
    g_assert_cmpstr (((CandourTeam *) teams->pdata[i])->name, ==, names[i]);

  g_assert_cmpstr (((CandourTeam *) teams->pdata[1])->parent_id, ==, south);
  g_assert_cmpstr (((CandourTeam *) teams->pdata[1])->id, ==, east);
  g_assert_cmpstr (((CandourTeam *) teams->pdata[2])->id, ==, north);
}

static void
test_team_changed (CandourTestStore *store)
{
  g_autofree char *south = add_team (store, "South", NULL);
  g_autofree char *east = add_team (store, "East", NULL);
  g_autoptr(CandourTeam) team = candour_team_new ();
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;

  team->id = g_strdup (east);
  team->name = g_strdup ("Far east");
  team->parent_id = g_strdup (south);
  team->position = 1;
  g_assert_true (candour_store_people_save_team (store->db, team, store->actor, &error));
  g_assert_no_error (error);

  history = candour_store_history_list (store->db, east, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[1])->new_value, ==, "Far east");
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[2])->field, ==, "parent_id");
  candour_test_store_verify (store);
}

static void
test_team_refused (CandourTestStore *store)
{
  g_autofree char *south = add_team (store, "South", NULL);
  g_autofree char *east = add_team (store, "East", south);
  g_autoptr(CandourTeam) circle = candour_team_new ();
  g_autoptr(CandourTeam) twice = candour_team_new ();
  g_autoptr(GError) error = NULL;

  circle->id = g_strdup (south);
  circle->name = g_strdup ("South");
  circle->parent_id = g_strdup (east);
  g_assert_false (candour_store_people_save_team (store->db, circle, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  twice->name = g_strdup ("SOUTH");
  g_assert_false (candour_store_people_save_team (store->db, twice, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_null (twice->id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM team"), ==, 2);
}

static void
test_codes (CandourTestStore *store)
{
  g_autoptr(CandourPerson) first = add_person (store, "A. Brook", NULL, NULL);
  g_autoptr(CandourPerson) second = add_person (store, " C.\xc2\xa0Penn ", NULL, NULL);
  g_autoptr(CandourPerson) third = NULL;

  g_assert_cmpstr (first->code, ==, "W001");
  g_assert_cmpstr (second->code, ==, "W002");
  g_assert_cmpstr (second->name, ==, "C. Penn");
  g_assert_cmpint (second->revision, ==, 1);

  candour_test_store_run (store, "UPDATE person SET code = 'W999' WHERE code = 'W002'");
  third = add_person (store, "K. Moss", NULL, NULL);
  g_assert_cmpstr (third->code, ==, "W1000");
}

static void
test_round_trip (CandourTestStore *store)
{
  g_autofree char *team = add_team (store, "South", NULL);
  g_autoptr(CandourPerson) manager = add_person (store, "K. Moss", team, NULL);
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourPerson) loaded = NULL;
  g_autoptr(GError) error = NULL;

  person->name = g_strdup ("A. Brook");
  person->role = CANDOUR_ROLE_TEAM_MANAGER;
  person->job = g_strdup ("Practice lead");
  person->team_id = g_strdup (team);
  person->manager_id = g_strdup (manager->id);
  person->started_on = g_strdup ("2021-09-06");
  person->account = g_strdup ("a.brook");
  person->trained_on = g_strdup ("2023-02-01");
  person->left_on = g_strdup ("");
  g_assert_true (candour_store_people_save (store->db, person, store->actor, &error));
  g_assert_no_error (error);

  loaded = candour_store_people_load (store->db, person->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->role, ==, CANDOUR_ROLE_TEAM_MANAGER);
  g_assert_cmpstr (loaded->job, ==, "Practice lead");
  g_assert_cmpstr (loaded->team_id, ==, team);
  g_assert_cmpstr (loaded->manager_id, ==, manager->id);
  g_assert_cmpstr (loaded->started_on, ==, "2021-09-06");
  g_assert_cmpstr (loaded->account, ==, "a.brook");
  g_assert_cmpstr (loaded->trained_on, ==, "2023-02-01");
  g_assert_null (loaded->left_on);

  g_assert_null (candour_store_people_load (store->db, "nobody", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_changed_in_history (CandourTestStore *store)
{
  g_autofree char *team = add_team (store, "South", NULL);
  g_autoptr(CandourPerson) person = add_person (store, "A. Brook", NULL, NULL);
  g_autoptr(GPtrArray) history = NULL;
  const CandourHistoryRow *row;
  guint n_before;

  history = candour_store_history_list (store->db, person->id, NULL);
  n_before = history->len;
  g_clear_pointer (&history, g_ptr_array_unref);

  person->team_id = g_strdup (team);
  person->role = CANDOUR_ROLE_SUPPORT_WORKER;
  g_assert_true (candour_store_people_save (store->db, person, store->actor, NULL));
  g_assert_cmpint (person->revision, ==, 2);

  history = candour_store_history_list (store->db, person->id, NULL);
  g_assert_cmpuint (history->len, ==, n_before + 2);
  row = history->pdata[n_before];
  g_assert_cmpstr (row->field, ==, "role");
  g_assert_cmpstr (row->old_value, ==, "social-worker");
  g_assert_cmpstr (row->new_value, ==, "support-worker");
  row = history->pdata[n_before + 1];
  g_assert_cmpstr (row->field, ==, "team_id");
  g_assert_null (row->old_value);
  g_assert_cmpstr (row->new_value, ==, team);
  candour_test_store_verify (store);
}

static void
test_conflict (CandourTestStore *store)
{
  g_autoptr(CandourPerson) here = add_person (store, "A. Brook", NULL, NULL);
  g_autoptr(CandourPerson) there = candour_person_copy (here);
  g_autoptr(GError) error = NULL;

  here->job = g_strdup ("Senior social worker");
  g_assert_true (candour_store_people_save (store->db, here, store->actor, NULL));

  there->started_on = g_strdup ("2024-01-08");
  g_assert_false (candour_store_people_save (store->db, there, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (there->revision, ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM person"
                                             " WHERE job IS NOT NULL AND started_on IS NULL"),
                   ==, 1);
  candour_test_store_verify (store);
}

static void
test_refused (CandourTestStore *store)
{
  g_autoptr(CandourPerson) top = add_person (store, "K. Moss", NULL, NULL);
  g_autoptr(CandourPerson) middle = add_person (store, "C. Penn", NULL, top->id);
  g_autoptr(CandourPerson) nameless = candour_person_new ();
  g_autoptr(CandourPerson) twin = candour_person_new ();

  nameless->name = g_strdup ("  ");
  assert_save_refused (store, nameless, "Give the person a name.");
  g_assert_null (nameless->id);

  top->manager_id = g_strdup (middle->id);
  assert_save_refused (store, top, "A person cannot manage their own line manager.");
  g_clear_pointer (&top->manager_id, g_free);

  top->account = g_strdup ("kmoss");
  g_assert_true (candour_store_people_save (store->db, top, store->actor, NULL));
  twin->name = g_strdup ("T. Vale");
  twin->account = g_strdup ("kmoss");
  assert_save_refused (store, twin, "Somebody else has this account.");

  middle->started_on = g_strdup ("2026-02-30");
  assert_save_refused (store, middle, "A date is not a day of the calendar.");
}

static void
test_role (CandourTestStore *store)
{
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourTeam) team = candour_team_new ();
  g_autoptr(CandourActor) worker = candour_actor_copy (store->actor);
  g_autoptr(GError) error = NULL;

  worker->role = CANDOUR_ROLE_SOCIAL_WORKER;
  person->name = g_strdup ("A. Brook");
  team->name = g_strdup ("South");

  g_assert_false (candour_store_people_save (store->db, person, worker, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (candour_store_people_save_team (store->db, team, worker, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject IN ('person', 'team')"), ==, 0);
}

static void
test_leave (CandourTestStore *store)
{
  g_autoptr(CandourPerson) person = add_person (store, "K. Moss", NULL, NULL);
  g_autoptr(GError) error = NULL;

  candour_test_store_add_actor (store);
  candour_test_rows_add_framework (store, "f1");
  candour_test_rows_add_case (store, "CF-1", NULL, person->id);
  candour_test_rows_add_audit (store, "a1", "CF-1", "f1", store->actor->person_id, person->id,
                               "2025-03-03");
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i);

      candour_test_rows_add_action (store, id, "a1", "CF-1", person->id);
    }

  person->left_on = g_strdup (TODAY);
  assert_save_refused (store, person, "K. Moss owns 3 open actions. Hand them on.");

  candour_test_store_run (store, "UPDATE action_point SET is_open = 0");
  assert_save_refused (store, person, "K. Moss holds the record of 1 child. Hand it on.");

  candour_test_store_run (store, "UPDATE child_case SET worker_id = NULL");
  g_assert_true (candour_store_people_save (store->db, person, store->actor, &error));
  g_assert_no_error (error);
  assert_listed (store, CANDOUR_PEOPLE_LEFT, NULL, NULL, "K. Moss");
}

/* Two teams, one below the other; three workers, of whom one was audited long ago, one lately
 * and one never.
 */
static void
fill (CandourTestStore *store)
{
  candour_test_rows_add_team (store, "south", NULL);
  candour_test_rows_add_team (store, "east", "south");
  candour_test_rows_add_team (store, "north", NULL);
  candour_test_store_add_person (store, "p.lead", "qa-lead", "north");
  candour_test_store_add_person (store, "a.brook", "social-worker", "south");
  candour_test_store_add_person (store, "c.penn", "social-worker", "east");
  candour_test_store_add_person (store, "k.moss", "social-worker", "east");
  candour_test_store_run (store, "UPDATE person SET trained_on = NULL WHERE id <> 'p.lead'");
  candour_test_rows_add_framework (store, "f1");
  candour_test_rows_add_case (store, "CF-1", "south", "a.brook");
  candour_test_rows_add_case (store, "CF-2", "south", "a.brook");
  candour_test_rows_add_case (store, "CF-3", "east", "c.penn");
  candour_test_rows_add_case (store, "CF-4", "east", "k.moss");
  candour_test_rows_add_case (store, "CF-5", "east", "a.brook");
  candour_test_store_run (store, "UPDATE child_case SET closed_on = '2025-12-01'"
                          " WHERE id = 'CF-5'");
  candour_test_rows_add_audit (store, "a1", "CF-1", "f1", "p.lead", "a.brook", "2023-05-02");
  candour_test_rows_add_audit (store, "a2", "CF-1", "f1", "p.lead", "a.brook", "2024-11-30");
  candour_test_rows_add_audit (store, "a3", "CF-3", "f1", "p.lead", "c.penn", "2025-06-12");
  candour_test_rows_add_audit (store, "a4", "CF-4", "f1", "p.lead", "k.moss", NULL);
}

static void
test_list (CandourTestStore *store)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPersonRow *row;

  fill (store);

  rows = candour_store_people_list (store->db, CANDOUR_PEOPLE_ALL, NULL, NULL, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);

  row = rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "a.brook");
  g_assert_cmpstr (row->team_name, ==, "south");
  g_assert_cmpstr (row->job, ==, "Social worker");
  g_assert_cmpint (row->n_children, ==, 2);
  g_assert_cmpint (row->n_to_do, ==, 0);
  g_assert_cmpstr (row->last_audited, ==, "2024-11-30");
  g_assert_null (row->manager_name);

  row = rows->pdata[2];
  g_assert_cmpstr (row->name, ==, "k.moss");
  g_assert_null (row->last_audited);

  row = rows->pdata[3];
  g_assert_cmpint (row->n_to_do, ==, 1);
  g_assert_cmpint (row->n_children, ==, 0);
}

static void
test_views (CandourTestStore *store)
{
  fill (store);
  candour_test_store_run (store, "UPDATE person SET left_on = '2026-01-02' WHERE id = 'c.penn'");

  assert_listed (store, CANDOUR_PEOPLE_HERE, NULL, NULL, "a.brook, k.moss, p.lead");
  assert_listed (store, CANDOUR_PEOPLE_AUDITORS, NULL, NULL, "p.lead");
  assert_listed (store, CANDOUR_PEOPLE_NOT_AUDITED, NULL, NULL, "a.brook, k.moss");
  assert_listed (store, CANDOUR_PEOPLE_LEFT, NULL, NULL, "c.penn");
  assert_listed (store, CANDOUR_PEOPLE_ALL, "south", NULL, "a.brook, c.penn, k.moss");
  assert_listed (store, CANDOUR_PEOPLE_ALL, "east", NULL, "c.penn, k.moss");
  assert_listed (store, CANDOUR_PEOPLE_ALL, "nowhere", NULL, "");
  assert_listed (store, CANDOUR_PEOPLE_ALL, NULL, "  PEN ", "c.penn");
  assert_listed (store, CANDOUR_PEOPLE_ALL, NULL, "%", "");
  assert_listed (store, CANDOUR_PEOPLE_ALL, NULL, "", "a.brook, c.penn, k.moss, p.lead");
}

static void
assert_found (CandourTestStore *store,
              const char       *name,
              const char       *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPerson) found = candour_store_people_find (store->db, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found != NULL ? found->code : NULL, ==, expected);
}

static void
test_find (CandourTestStore *store)
{
  g_autoptr(CandourPerson) first = add_person (store, "A. Brook", NULL, NULL);
  g_autoptr(CandourPerson) second = add_person (store, "C. Penn", NULL, NULL);
  g_autoptr(CandourPerson) third = add_person (store, "C. Penn", NULL, NULL);
  g_autoptr(CandourPerson) by_account = NULL;

  second->account = g_strdup ("cpenn");
  g_assert_true (candour_store_people_save (store->db, second, store->actor, NULL));

  assert_found (store, "W001", "W001");
  assert_found (store, "a.  BROOK", "W001");
  assert_found (store, "cpenn", "W002");
  assert_found (store, "C. Penn", NULL);
  assert_found (store, "nobody", NULL);

  by_account = candour_store_people_find_account (store->db, "cpenn", NULL);
  g_assert_cmpstr (by_account->id, ==, second->id);
  g_assert_null (candour_store_people_find_account (store->db, "C. Penn", NULL));
}

static void
test_first (CandourTestStore *store)
{
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourPerson) late = candour_person_new ();
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;

  person->name = g_strdup ("T. Vale");
  person->role = CANDOUR_ROLE_QA_LEAD;
  person->account = g_strdup ("tvale");
  g_assert_true (candour_store_people_add_first (store->db, person, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (person->code, ==, "W001");

  history = candour_store_history_list (store->db, person->id, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[0])->actor_name, ==, "T. Vale");
  candour_test_store_verify (store);

  late->name = g_strdup ("S. Late");
  g_assert_false (candour_store_people_add_first (store->db, late, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/people/teams", test_teams);
  candour_test_store_add ("/store/people/team-changed", test_team_changed);
  candour_test_store_add ("/store/people/team-refused", test_team_refused);
  candour_test_store_add ("/store/people/codes", test_codes);
  candour_test_store_add ("/store/people/round-trip", test_round_trip);
  candour_test_store_add ("/store/people/changed-in-history", test_changed_in_history);
  candour_test_store_add ("/store/people/conflict", test_conflict);
  candour_test_store_add ("/store/people/refused", test_refused);
  candour_test_store_add ("/store/people/role", test_role);
  candour_test_store_add ("/store/people/leave", test_leave);
  candour_test_store_add ("/store/people/list", test_list);
  candour_test_store_add ("/store/people/views", test_views);
  candour_test_store_add ("/store/people/find", test_find);
  candour_test_store_add ("/store/people/first", test_first);

  return g_test_run ();
}
