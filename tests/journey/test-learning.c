/* test-learning.c - learning passed on and used; feedback shared, read, answered and ticked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several people in turn, at one desk. What they did before the journey begins is put into the
 * records as it would have been kept.
 */

#include "candour-test-auditing.h"

#include "candour-db.h"

#include <string.h>

#define TITLE "A plan drawn at the kitchen table"

static const char staff[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "N. Vale,moderator,Reviewing officer,South,,2019-01-07,,2021-03-01\n"
  "H. Pryce,team-manager,Team manager,South,,2019-01-07,,2021-03-01\n";

static void
execute (CandourTestCouncil *council,
         const char         *sql,
         const char         *one,
         const char         *two)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (council->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);
  candour_db_execute (db, sql, &error, "ss", one, two);
  g_assert_no_error (error);
}

static CandourTestDesk *
start_as (CandourTestCouncil *council,
          const char         *name)
{
  CandourTestDesk *desk;

  execute (council, "UPDATE person SET account = NULL WHERE account = $1 OR name = $2",
           g_get_user_name (), name);
  execute (council, "UPDATE person SET account = $1 WHERE name = $2", g_get_user_name (), name);
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");

  return desk;
}

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision,"
  " wants_feedback)"
  " SELECT 'past', c.id, f.id, p.id, 'closed', $1, $1, $2, c.reference, c.cohort, c.worker_id,"
  " c.team_id, 3, 3, 'The plan fits this child.', '', 'none', '', '', '', 'none', '', '', 'salt',"
  " 2, 2, 0, 0, 1, 1 FROM child_case c, framework f, person p"
  " WHERE c.reference = 'CF-2291' AND f.kind = 'case-file-audit' AND p.name = 'N. Vale'"
  " ORDER BY f.id LIMIT 1";

/* N. Vale audited the work of T. Lowe three days ago. */
static CandourTestCouncil *
make_council (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -3);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *at = g_date_time_format (then, "%Y-%m-%dT10:00:00Z");
  g_autofree char *out = NULL;

  candour_test_council_write (council, "staff.csv", staff);
  out = candour_test_council_run (council, "import people F/staff.csv --workspace W");
  execute (council, audit_sql, at, day);

  return council;
}

/* From My work, with Tab and Return. */
static void
open_work (CandourTestDesk *desk,
           const char      *name)
{
  candour_test_desk_wait_for (desk, "list item", name);
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "Return");
}

/* --- Feedback ------------------------------------------------------------------------- */

/* What is empty is said; what is written is kept by itself, and shared. */
static void
share (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "N. Vale");

  open_work (desk, "CF-2291, Draft to share with T. Lowe");
  candour_test_desk_wait_for (desk, NULL, "Draft, only you see it");
  candour_test_desk_wait_focus (desk, "What was strong");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Say one thing that helped this child, however small.");
  candour_test_desk_type (desk, "He asks for you by name");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_answer (desk, "Share it", NULL);
  candour_test_desk_wait_for (desk, NULL, "Shared with T. Lowe");
  candour_test_desk_wait_gone (desk, NULL, "Draft, only you see it");
  candour_test_desk_free (desk);
}

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (length > 1000 && memcmp (bytes, "%PDF-", 5) == 0);
}

/* The worker reads it and answers, and cannot tick what is the manager's. */
static void
answer (CandourTestCouncil *council)
{
  g_autofree char *path = g_build_filename (council->folder, "feedback.pdf", NULL);
  CandourTestDesk *desk = start_as (council, "T. Lowe");

  open_work (desk, "CF-2291, From N. Vale, for you to read");
  candour_test_desk_wait_for (desk, "heading", "What we found in your work with this child");
  candour_test_desk_wait_for (desk, "label", "He asks for you by name");
  candour_test_desk_wait_for (desk, "label", "Only P. Hill can tick it.");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Say whether it matches how you see it.");
  candour_test_desk_wait_focus (desk, "Yes");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "In part");
  candour_test_desk_keys (desk, "space shift+Tab shift+Tab");
  candour_test_desk_wait_focus (desk, "Your reply");
  candour_test_desk_type (desk, "I had the dates in my diary");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Sent to N. Vale and P. Hill");
  candour_test_desk_keys (desk, "ctrl+p");
  candour_test_desk_name_file (desk, "Print the feedback as PDF", path);
  candour_test_desk_wait_for (desk, NULL, "The PDF is written");
  assert_pdf (path);
  candour_test_desk_free (desk);
}

/* Only the line manager ticks. */
static void
tick (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "P. Hill");

  open_work (desk, "CF-2291, Talk it through with T. Lowe and tick it");
  candour_test_desk_wait_for (desk, "label", "I had the dates in my diary");
  candour_test_auditing_tab_to (desk, "We talked about this audit");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "We talked about this audit");
  candour_test_auditing_tab_to (desk, "T. Lowe knows what to do next");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_for (desk, NULL, "All steps are done");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "list item", "CF-2291, Talk it through");
  candour_test_desk_free (desk);
}

static void
test_feedback (void)
{
  CandourTestCouncil *council = make_council ();
  g_autofree char *history = NULL;

  share (council);
  answer (council);
  tick (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

/* --- Learning ------------------------------------------------------------------------- */

/* In an audit of a Good standard; a name in the words is pointed out while they are written. */
static void
share_learning (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_auditing_start (council);

  candour_test_auditing_fill_first (desk);
  candour_test_desk_keys (desk, "ctrl+l");
  candour_test_desk_wait_focus (desk, "Strengths and learning");
  candour_test_desk_type (desk, "K. Moss and the child drew");
  candour_test_auditing_tab_to (desk, "Share as learning");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_for (desk, NULL, "This looks like a name. Take it out before sharing.");
  g_assert_false (candour_test_desk_is_checked (desk, "check box", "Share as learning"));
  candour_test_desk_keys (desk, "ctrl+l");
  candour_test_desk_wait_focus (desk, "Strengths and learning");
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, TITLE);
  candour_test_auditing_tab_to (desk, "Share as learning");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "Share as learning");
  candour_test_auditing_fill_second (desk);
  candour_test_auditing_fill_views (desk);
  candour_test_auditing_judge (desk);
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "No. Nothing I saw");
  candour_test_auditing_submit (desk, "Submitted. 1 action sent.");
  candour_test_desk_free (desk);
}

/* By keyboard; words that name somebody are stopped where they stand. */
static void
pass_on (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "R. Dean");

  open_work (desk, TITLE);
  candour_test_desk_wait_for (desk, "heading", TITLE);
  candour_test_desk_wait_for (desk, NULL, "You shared this, so it is for others to use.");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+shift+p");
  candour_test_desk_wait_focus (desk, "To a team");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Team, Choose a team");
  candour_test_desk_keys (desk, "Return Down Down Return");
  candour_test_desk_wait_focus (desk, "Team, North");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Why, in one line");
  candour_test_desk_type (desk, "For K. Moss");
  candour_test_desk_wait_for (desk, NULL, "This looks like a name. Take it out before sharing.");
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, "You draw with children too");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Passed on");
  candour_test_desk_wait_for (desk, "list item", "North, Passed by R. Dean");
  candour_test_desk_free (desk);
}

/* Who passes it over sees neither the audit nor the child that it came from. */
static void
use (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "K. Moss");

  open_work (desk, TITLE ", Seeing the child, New for you");
  candour_test_desk_wait_for (desk, "heading", TITLE);
  candour_test_desk_wait_for (desk, "image", "Not used yet");
  g_assert_false (candour_test_desk_has (desk, "heading", "The child it came from"));
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_focus (desk, "With how many children");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, "2");
  candour_test_auditing_tab_to (desk, "What changed");
  candour_test_desk_type (desk, "Both children drew their week");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Recorded that you used it");
  candour_test_desk_wait_for (desk, "list item", "Both children drew their week");
  candour_test_desk_free (desk);
}

/* With a reason; who withdrew it stands there, and nobody can pass it on any more. */
static void
withdraw (CandourTestCouncil *council)
{
  g_autofree char *path = g_build_filename (council->folder, "learning.pdf", NULL);
  CandourTestDesk *desk = start_as (council, "R. Dean");

  candour_test_desk_keys (desk, "alt+5");
  candour_test_desk_wait_for (desk, "list item", TITLE);
  candour_test_desk_keys (desk, "ctrl+f");
  candour_test_desk_wait_focus (desk, "Words in the learning");
  candour_test_auditing_tab_to (desk, TITLE);
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "list item", "Both children drew their week");
  candour_test_desk_keys (desk, "ctrl+p");
  candour_test_desk_name_file (desk, "Print for a team meeting", path);
  candour_test_desk_wait_for (desk, NULL, "The PDF is written");
  assert_pdf (path);
  candour_test_auditing_tab_to (desk, "More for this learning");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "menu item", "Withdraw…");
  candour_test_desk_keys (desk, "Down Return");
  candour_test_desk_wait_focus (desk, "Why you withdraw it");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Say why you withdraw it.");
  candour_test_desk_type (desk, "The plan was changed again");
  candour_test_desk_answer (desk, NULL, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "Withdrawn by the author on");
  g_assert_false (candour_test_desk_has (desk, "push button", "Pass on"));
  candour_test_desk_free (desk);
}

static void
test_learning (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *history = NULL;

  share_learning (council);
  pass_on (council);
  use (council);
  withdraw (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/learning/feedback", test_feedback);
  g_test_add_func ("/journey/learning/passed-on", test_learning);

  return g_test_run ();
}
