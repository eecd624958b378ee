/* test-figures.c - opens Insights, reads a figure, opens the list that it counts, and goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

#include <string.h>

#include "candour-date.h"
#include "candour-store-follow.h"
#include "candour-store-people.h"

#define DONE "Agree with her school who rings her mother"
#define TO_DO "Plan the first visit with his aunt"

static const char staff[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "N. Vale,team-manager,Team manager,South,,2019-01-07,,2021-03-01\n";

/* N. Vale audited the case and found it Good. */
static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " SELECT 'audit-' || c.reference, c.id, f.id, p.id, 'closed', $2, $2, $3, c.reference, c.cohort,"
  " c.worker_id, c.team_id, 3, 3, '', '', 'none', '', '', '', 'none', '', '', 'salt', 2, 2, 0, 0, 1"
  " FROM child_case c, framework f, person p"
  " WHERE c.reference = $1 AND f.kind = 'case-file-audit' AND p.name = 'N. Vale'"
  " ORDER BY f.id LIMIT 1";

static CandourDb *
open_db (CandourTestCouncil *council)
{
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_db_open (council->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);

  return db;
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

/* An audit of today, with something for T. Lowe to do. */
static CandourActionPoint *
add_action (CandourDb  *db,
            const char *reference,
            const char *what)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *at = g_strdup_printf ("%sT08:00:00Z", today);
  g_autofree char *audit_id = g_strconcat ("audit-", reference, NULL);
  g_autoptr(CandourActor) auditor = make_actor (db, "N. Vale");
  g_autoptr(CandourActor) owner = make_actor (db, "T. Lowe");
  CandourActionPoint *action = candour_action_point_new (audit_id, NULL);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, audit_sql, &error, "sss", reference, at, today);
  g_assert_no_error (error);
  candour_set_text (&action->what, what);
  candour_set_text (&action->difference, "She is not asked to carry messages");
  action->owner_id = g_strdup (owner->person_id);
  action->due_on = candour_date_add_days (today, 14);
  candour_store_follow_add_next_step (db, action, auditor, today, &error);
  g_assert_no_error (error);

  return action;
}

static void
do_action (CandourDb          *db,
           CandourActionPoint *action)
{
  static const CandourActionEvent events[] = { CANDOUR_ACTION_ACCEPT, CANDOUR_ACTION_START,
                                               CANDOUR_ACTION_REPORT_DONE };
  const CandourActionMove what = { .words = "The school rings her" };
  g_autoptr(CandourEvidence) evidence = candour_evidence_new (action->id);
  g_autoptr(CandourActor) owner = make_actor (db, "T. Lowe");
  g_autofree char *today = candour_date_dup_today ();
  g_autoptr(GError) error = NULL;

  candour_set_text (&evidence->reference, "Case note of today");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (events[i] == CANDOUR_ACTION_REPORT_DONE)
        candour_store_follow_add_evidence (db, action, evidence, NULL, owner, today, &error);
      g_assert_no_error (error);
      candour_store_follow_move (db, action, events[i], &what, owner, today, &error);
      g_assert_no_error (error);
    }
}

/* One action of one audit is done, and that of another is not. */
static void
add_audits (CandourTestCouncil *council)
{
  g_autoptr(CandourDb) db = open_db (council);
  g_autoptr(CandourActionPoint) done = add_action (db, "CF-2291", DONE);
  g_autoptr(CandourActionPoint) to_do = add_action (db, "CF-1990", TO_DO);

  do_action (db, done);
}

static void
sit_down (CandourTestCouncil *council,
          const char         *name)
{
  g_autoptr(CandourDb) db = open_db (council);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, "UPDATE person SET account = NULL WHERE account = $1", &error, "s",
                      g_get_user_name ());
  g_assert_no_error (error);
  candour_db_execute (db, "UPDATE person SET account = $1 WHERE name = $2", &error, "ss",
                      g_get_user_name (), name);
  g_assert_no_error (error);
}

/* Nothing is counted of nothing; F5 counts again. */
static CandourTestDesk *
start (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "alt+6");
  candour_test_desk_wait_for (desk, NULL, "Not enough yet");
  candour_test_desk_lint (desk);
  add_audits (council);
  candour_test_desk_keys (desk, "F5");
  candour_test_desk_wait_for (desk, "push button", "Actions done, 50.0 percent, 1 of 2 actions,"
                                                   " opens the list");
  candour_test_desk_wait_for (desk, "push button", "Audits moderated, 0.0 percent, 0 of 2 audits"
                                                   " submitted");
  candour_test_desk_wait_for (desk, "push button", "Upgraded, No audits moderated in this period");
  candour_test_desk_wait_for (desk, "label", "Audits without an action");
  candour_test_desk_lint (desk);
  candour_test_desk_lint_doubles (desk);

  return desk;
}

/* What is counted, and beside it what is not; back, and where one was. */
static void
open_list (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "F6");
  candour_test_auditing_tab_to (desk, "Actions done, 50.0 percent");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "1 action");
  candour_test_desk_wait_focus (desk, DONE);
  g_assert_false (candour_test_desk_has (desk, NULL, TO_DO));
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "shift+Tab");
  candour_test_desk_wait_focus (desk, "What is listed, Done (1)");
  candour_test_desk_keys (desk, "Return Down Return");
  candour_test_desk_wait_focus (desk, "What is listed, Not done yet (1)");
  candour_test_desk_wait_for (desk, "table row", TO_DO);
  candour_test_desk_wait_gone (desk, "table row", DONE);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_focus (desk, "Actions done, 50.0 percent");
}

/* A period in which nothing was submitted has no figure, which is not nought percent. */
static void
look_back (CandourTestDesk *desk)
{
  candour_test_auditing_tab_to (desk, "Period, This year");
  candour_test_desk_keys (desk, "Return Home Down Return");
  candour_test_desk_wait_focus (desk, "Period, Last month");
  candour_test_desk_wait_for (desk, "push button", "Actions done, No actions raised in this"
                                                   " period");
  candour_test_desk_wait_for (desk, "push button", "Audits moderated, No audits submitted in this"
                                                   " period");
}

static guint
count_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) - 1;
}

static void
test_figures (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *people = NULL;
  g_autofree char *behind = NULL;
  CandourTestDesk *desk;

  candour_test_council_write (council, "staff.csv", staff);
  people = candour_test_council_run (council, "import people F/staff.csv --workspace W");
  desk = start (council);
  open_list (desk);
  look_back (desk);
  candour_test_desk_free (desk);

  behind = candour_test_council_run (council,
                                     "list figures --behind done --format csv --workspace W");
  g_assert_cmpuint (count_lines (behind), ==, 2);
  g_assert_nonnull (strstr (behind, "CF-2291"));

  /* How others do is not for who is audited. */
  sit_down (council, "T. Lowe");
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_wait_for (desk, "list item", "Learning");
  g_assert_false (candour_test_desk_has (desk, "list item", "Insights"));
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/figures/behind", test_figures);

  return g_test_run ();
}
