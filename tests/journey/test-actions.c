/* test-actions.c - follows an action as its owner, who decides on time, and who verifies it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

#include <string.h>

#include "candour-date.h"
#include "candour-store-follow.h"
#include "candour-store-people.h"

#define WHAT "Agree with her school who rings her mother"

static const char staff[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "N. Vale,team-manager,Team manager,South,,2019-01-07,,2021-03-01\n";

static const char past_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " SELECT 'past', c.id, f.id, p.id, 'closed', $1, $1, $2, c.reference, c.cohort, c.worker_id,"
  " c.team_id, 3, 3, '', '', 'none', '', '', '', 'none', '', '', 'salt', 2, 2, 0, 0, 1"
  " FROM child_case c, framework f, person p"
  " WHERE c.reference = 'CF-2291' AND f.kind = 'case-file-audit' AND p.name = 'N. Vale'"
  " ORDER BY f.id LIMIT 1";

static CandourDb *
open_db (CandourTestCouncil *council)
{
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_db_open (council->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);

  return db;
}

static void
execute (CandourTestCouncil *council,
         const char         *sql,
         const char         *one,
         const char         *two)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = open_db (council);

  candour_db_execute (db, sql, &error, "ss", one, two);
  g_assert_no_error (error);
}

static CandourActor *
make_actor (CandourDb  *db,
            const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = candour_store_people_load_all (db, &error);
  CandourActor *actor = NULL;

  g_assert_no_error (error);
  for (guint i = 0; actor == NULL && i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_str_equal (person->name, name))
        actor = candour_actor_new (person, g_get_user_name ());
    }

  g_assert_nonnull (actor);

  return actor;
}

static char *
dup_value (CandourTestCouncil *council,
           const char         *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = open_db (council);
  g_autoptr(CandourStatement) statement = candour_db_query (db, sql, &error, "");

  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return g_strdup (candour_statement_get_text (statement, 0));
}

/* N. Vale audited CF-2291 and found it Good; T. Lowe has the child's next step to do. */
static void
add_action (CandourTestCouncil *council)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *at = g_strdup_printf ("%sT08:00:00Z", today);
  g_autofree char *owner = NULL;
  g_autoptr(CandourActionPoint) action = NULL;
  g_autoptr(CandourActor) auditor = NULL;
  g_autoptr(CandourDb) db = NULL;
  g_autoptr(GError) error = NULL;

  execute (council, past_sql, at, today);
  owner = dup_value (council, "SELECT id FROM person WHERE name = 'T. Lowe'");
  db = open_db (council);
  auditor = make_actor (db, "N. Vale");
  action = candour_action_point_new ("past", NULL);
  candour_set_text (&action->what, WHAT);
  candour_set_text (&action->difference, "She is not asked to carry messages");
  action->owner_id = g_strdup (owner);
  action->due_on = candour_date_add_days (today, 14);
  candour_store_follow_add_next_step (db, action, auditor, today, &error);
  g_assert_no_error (error);
}

static CandourTestCouncil *
make_council (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *out = NULL;

  candour_test_council_write (council, "staff.csv", staff);
  out = candour_test_council_run (council, "import people F/staff.csv --workspace W");
  add_action (council);

  return council;
}

/* The program for another person at this desk, at the action. @keys lead to the section. */
static CandourTestDesk *
start_as (CandourTestCouncil *council,
          const char         *name,
          const char         *keys)
{
  CandourTestDesk *desk;

  execute (council, "UPDATE person SET account = NULL WHERE account = $1 OR name = $2",
           g_get_user_name (), name);
  execute (council, "UPDATE person SET account = $1 WHERE name = $2", g_get_user_name (), name);
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, keys);
  candour_test_desk_wait_for (desk, "heading", WHAT);

  return desk;
}

/* Straight through the store: as somebody at another desk would. */
static void
move_elsewhere (CandourTestCouncil      *council,
                const char              *name,
                CandourActionEvent       event,
                const CandourActionMove *move)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *id = dup_value (council, "SELECT id FROM action_point");
  g_autoptr(CandourDb) db = open_db (council);
  g_autoptr(CandourActor) actor = make_actor (db, name);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourActionDetail) detail = candour_store_follow_load (db, id, actor, today, &error);

  g_assert_no_error (error);
  candour_store_follow_move (db, detail->action, event, move, actor, today, &error);
  g_assert_no_error (error);
}

/* To where it is reported done: what others have tried before. */
static void
bring_to_done (CandourTestCouncil *council)
{
  const CandourActionMove nothing = { 0 };
  const CandourActionMove done = { .words = "The school rings her mother now." };
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *id = dup_value (council, "SELECT id FROM action_point");
  g_autoptr(CandourEvidence) evidence = candour_evidence_new (id);

  move_elsewhere (council, "T. Lowe", CANDOUR_ACTION_ACCEPT, &nothing);
  move_elsewhere (council, "T. Lowe", CANDOUR_ACTION_START, &nothing);
  {
    g_autoptr(CandourDb) db = open_db (council);
    g_autoptr(CandourActor) owner = make_actor (db, "T. Lowe");
    g_autoptr(GError) error = NULL;
    g_autoptr(CandourActionDetail) detail = candour_store_follow_load (db, id, owner, today,
                                                                       &error);

    g_assert_no_error (error);
    candour_set_text (&evidence->reference, "Note of the talk with the school");
    candour_store_follow_add_evidence (db, detail->action, evidence, NULL, owner, today, &error);
    g_assert_no_error (error);
  }
  move_elsewhere (council, "T. Lowe", CANDOUR_ACTION_REPORT_DONE, &done);
}

/* --- Figures -------------------------------------------------------------------------------- */

static CandourFollowFigures
read_figures (CandourTestCouncil *council)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autoptr(CandourDb) db = open_db (council);
  const CandourFollowScope all = { 0 };
  g_autoptr(GError) error = NULL;
  CandourFollowFigures figures;

  candour_store_follow_figures (db, &all, today, &figures, &error);
  g_assert_no_error (error);

  return figures;
}

/* How many "list actions" prints as being in @state. */
static guint
count_listed (CandourTestCouncil *council,
              const char         *state)
{
  g_autofree char *out = candour_test_council_run (council,
                                                   "list actions --format csv --workspace W");
  g_autofree char *cell = g_strdup_printf (",%s,", state);
  g_auto(GStrv) parts = g_strsplit (out, cell, -1);

  return g_strv_length (parts) - 1;
}

/* --- One after the other, by keyboard ------------------------------------------------------- */

static void
press (CandourTestDesk *desk,
       const char      *name)
{
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "space");
}

static void
write_in (CandourTestDesk *desk,
          const char      *name,
          const char      *text)
{
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, text);
}

/* Where the keys of the section are heard. */
static CandourTestDesk *
enter_as (CandourTestCouncil *council,
          const char         *name,
          const char         *keys)
{
  CandourTestDesk *desk = start_as (council, name, keys);

  candour_test_auditing_tab_to (desk, "All open");

  return desk;
}

static void
accept_and_ask (CandourTestCouncil *council)
{
  CandourTestDesk *desk = enter_as (council, "T. Lowe", "alt+2");

  candour_test_desk_wait_for (desk, "push button", "Accept");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Accepted by T. Lowe");
  candour_test_desk_wait_for (desk, "push button", "Start");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Started by T. Lowe");
  candour_test_desk_wait_for (desk, "status bar", "Add at least one piece of evidence");

  candour_test_desk_keys (desk, "F6");
  press (desk, "Ask for more time");
  candour_test_desk_wait_for (desk, "label", "P. Hill decides. The first date stays");
  candour_test_desk_lint (desk);
  write_in (desk, "New date", "+5w");
  candour_test_desk_wait_for (desk, "status bar", "Say why more time is needed");
  candour_test_auditing_tab_to (desk, "Why");
  candour_test_desk_keys (desk, "space Down Return");
  write_in (desk, "What has been tried", "The school is shut. She is visited.");
  candour_test_desk_wait_for (desk, "status bar", "This will be the first extension");
  candour_test_desk_keys (desk, "Tab Tab Return");
  candour_test_desk_wait_for (desk, NULL, "T. Lowe asked for more time");
  candour_test_desk_free (desk);
}

static void
give_time (CandourTestCouncil *council)
{
  CandourFollowFigures before = read_figures (council);
  CandourTestDesk *desk = enter_as (council, "P. Hill", "alt+4");
  CandourFollowFigures after;

  candour_test_desk_wait_for (desk, "heading", "More time is asked for");
  candour_test_desk_lint (desk);
  candour_test_desk_wait_for (desk, "push button", "Give more time");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "More time given by P. Hill");
  candour_test_desk_wait_gone (desk, "heading", "More time is asked for");
  candour_test_desk_free (desk);

  after = read_figures (council);
  g_assert_cmpint (after.n_extended, ==, before.n_extended + 1);
  g_assert_cmpint (after.n_open, ==, before.n_open);
}

static void
report_done (CandourTestCouncil *council)
{
  CandourFollowFigures before = read_figures (council);
  guint n_listed = count_listed (council, "reported-done");
  CandourTestDesk *desk = enter_as (council, "T. Lowe", "alt+2");
  CandourFollowFigures after;
  g_autofree char *state = NULL;

  candour_test_desk_keys (desk, "F6");
  press (desk, "Cite the case record");
  candour_test_desk_wait_for (desk, NULL, "Where it is in the record");
  write_in (desk, "Where it is in the record", "Note of the talk");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "list item", "Note of the talk");
  candour_test_desk_wait_for (desk, "status bar", "Say what you did");
  write_in (desk, "What you did", "The school rings her mother now.");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Marked done by T. Lowe. 1 piece of evidence");

  after = read_figures (council);
  g_assert_cmpint (after.n_done, ==, before.n_done + 1);
  g_assert_cmpint (after.n_done_in_time, ==, before.n_done_in_time + 1);
  g_assert_cmpint (after.n_in_time, ==, before.n_in_time + 1);
  g_assert_cmpint (after.n_decided, ==, before.n_decided + 1);
  g_assert_cmpint (after.n_verified, ==, before.n_verified);
  g_assert_cmpuint (count_listed (council, "reported-done"), ==, n_listed + 1);

  /* The owner is told why somebody else verifies, and no key does it all the same. */
  candour_test_desk_wait_for (desk, "status bar", "You own this action, so somebody else");
  g_assert_false (candour_test_desk_has (desk, "text", "What you found"));
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "You own this action, so somebody else");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
  state = dup_value (council, "SELECT state FROM action_point");
  g_assert_cmpstr (state, ==, "reported-done");
}

static void
verify (CandourTestCouncil *council)
{
  CandourFollowFigures before = read_figures (council);
  guint n_listed = count_listed (council, "made-difference");
  CandourTestDesk *desk = enter_as (council, "N. Vale", "alt+4");
  CandourFollowFigures after;
  g_autofree char *state = NULL;

  candour_test_desk_wait_for (desk, "push button", "To verify, 1");
  candour_test_desk_wait_for (desk, "push button", "Closed, 0");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "F6");
  press (desk, "Made a difference");
  candour_test_desk_wait_for (desk, "status bar", "Say what changed for the child");
  write_in (desk, "What changed for the child", "She plays at break now.");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "To verify, 0");
  candour_test_desk_wait_for (desk, "push button", "Closed, 1");
  candour_test_desk_wait_for (desk, NULL, "Made a difference, found N. Vale");
  candour_test_desk_wait_for (desk, "status bar", "This action is closed");
  candour_test_desk_free (desk);

  after = read_figures (council);
  g_assert_cmpint (after.n_verified, ==, before.n_verified + 1);
  g_assert_cmpint (after.n_difference, ==, before.n_difference + 1);
  g_assert_cmpint (after.n_no_difference, ==, before.n_no_difference);
  g_assert_cmpint (after.n_open, ==, before.n_open - 1);
  g_assert_cmpint (after.n_done, ==, before.n_done);
  g_assert_cmpuint (count_listed (council, "made-difference"), ==, n_listed + 1);
  state = dup_value (council, "SELECT state || ' ' || n_extended FROM action_point");
  g_assert_cmpstr (state, ==, "made-difference 1");
}

static void
test_life (void)
{
  CandourTestCouncil *council = make_council ();
  g_autofree char *history = NULL;

  accept_and_ask (council);
  give_time (council);
  report_done (council);
  verify (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

/* --- Two at once --------------------------------------------------------------------------- */

/* The second is told, sees what the first did, and has the words still. */
static void
test_two_at_once (void)
{
  const CandourActionMove first = { .words = "Nobody asked the mother yet." };
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;
  g_autofree char *state = NULL;
  g_autofree char *words = NULL;

  bring_to_done (council);
  desk = start_as (council, "N. Vale", "alt+4");
  candour_test_desk_click (desk, "radio button", "Made a difference");
  candour_test_desk_set_text (desk, "What changed for the child", "She plays at break now.");
  move_elsewhere (council, "P. Hill", CANDOUR_ACTION_FIND_NO_DIFFERENCE, &first);
  candour_test_desk_press (desk, "push button", "Record verification");
  candour_test_desk_wait_for (desk, NULL, "Somebody else changed this action while you had it");
  candour_test_desk_wait_for (desk, NULL, "Done, no difference yet, found P. Hill");
  words = candour_test_desk_dup_text (desk, "What changed for the child");
  g_assert_cmpstr (words, ==, "She plays at break now.");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);

  state = dup_value (council, "SELECT state FROM action_point");
  g_assert_cmpstr (state, ==, "no-difference");
  candour_test_council_free (council);
}

/* --- By keyboard, and what is not sent is not lost --------------------------------------------- */

static void
test_keyboard (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;
  g_autofree char *words = NULL;
  g_autofree char *state = NULL;

  bring_to_done (council);
  desk = start_as (council, "N. Vale", "alt+4");
  candour_test_desk_click (desk, "radio button", "Made a difference");
  candour_test_desk_wait_focus (desk, "Made a difference");
  candour_test_desk_keys (desk, "Down");
  candour_test_desk_wait_checked (desk, "radio button", "Done, no difference yet");
  candour_test_auditing_tab_to (desk, "What you saw");
  candour_test_desk_type (desk, "She waits for a call");

  /* Elsewhere in the window nothing is lost, and nothing is asked. */
  candour_test_desk_keys (desk, "alt+1");
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "alt+4");
  candour_test_desk_wait_for (desk, "heading", WHAT);
  words = candour_test_desk_dup_text (desk, "What you saw");
  g_assert_cmpstr (words, ==, "She waits for a call");

  /* Closing asks first. */
  candour_test_desk_keys (desk, "ctrl+q");
  candour_test_desk_wait_for (desk, NULL, "What you wrote about 1 action was not sent yet.");
  candour_test_desk_answer (desk, "Keep open", NULL);

  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Done, no difference yet, found N. Vale");
  candour_test_desk_free (desk);

  state = dup_value (council, "SELECT state FROM action_point");
  g_assert_cmpstr (state, ==, "no-difference");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/actions/life", test_life);
  g_test_add_func ("/journey/actions/two-at-once", test_two_at_once);
  g_test_add_func ("/journey/actions/keyboard", test_keyboard);

  return g_test_run ();
}
