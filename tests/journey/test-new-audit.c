/* test-new-audit.c - starts audits that nobody can call partial, as several people of a council
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-db.h"
#include "candour-test-council.h"
#include "candour-test-desk.h"

#include <string.h>

#define REASON "Nobody else is trained before the inspection"

static const char staff[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "R. Dean,qa-lead,QA lead,Quality,,2020-01-06,,2021-03-01\n"
  "P. Hill,team-manager,Team manager,North,,2018-01-08,,2021-03-01\n"
  "J. Okafor,head-of-service,Head of service,South,,2017-01-09,,2021-03-01\n"
  "N. Vale,team-manager,Team manager,South,,2019-01-07,,2021-03-01\n";

/* Four who may audit rather than one. */
static CandourTestCouncil *
make_council (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *out = NULL;

  candour_test_council_write (council, "staff.csv", staff);
  out = candour_test_council_run (council, "import people F/staff.csv --workspace W");

  return council;
}

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

/* Another person at this desk. A list would not do: who has the account is who it says. */
static void
act_as (CandourTestCouncil *council,
        const char         *name)
{
  execute (council, "UPDATE person SET account = NULL WHERE account = $1 OR name = $2",
           g_get_user_name (), name);
  execute (council, "UPDATE person SET account = $1 WHERE name = $2", g_get_user_name (), name);
}

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

/* N. Vale audited CF-2291 so many days ago. */
static void
add_past (CandourTestCouncil *council,
          int                 n_days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -n_days);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *at = g_date_time_format (then, "%Y-%m-%dT10:00:00Z");

  execute (council, past_sql, at, day);
}

/* The form with @reference typed and found. */
static void
open_form (CandourTestDesk *desk,
           const char      *reference)
{
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab ctrl+n");
  candour_test_desk_wait_focus (desk, "Which child’s record");
  candour_test_desk_wait_for (desk, "radio button", reference);
  candour_test_desk_type (desk, reference);
  candour_test_desk_wait_for (desk, "label", "1 of 2 case matches");
}

/* On with Tab until it is there: as who cannot see would look for it. */
static void
tab_to (CandourTestDesk *desk,
        const char      *name)
{
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *before = candour_test_desk_dup_focus (desk);

      if (g_str_has_prefix (before, name))
        return;

      candour_test_desk_keys (desk, "Tab");
      candour_test_desk_wait_moved (desk, before);
    }

  candour_test_desk_wait_focus (desk, name);
}

/* By keyboard: the case is the only one found. */
static void
choose_case (CandourTestDesk *desk,
             const char      *reference)
{
  candour_test_desk_keys (desk, "Down");
  candour_test_desk_wait_focus (desk, reference);
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", reference);
}

static void
declare_and_start (CandourTestDesk *desk)
{
  tab_to (desk, "I have no tie");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "I have no tie");
  candour_test_desk_answer (desk, NULL, "ctrl+Return");
}

/* Where there is one case and one auditor, Space does not take the choice back. */
static void
test_keyboard (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  open_form (desk, "CF-2291");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "Choose a case");
  candour_test_desk_wait_focus (desk, "Which child’s record");

  choose_case (desk, "CF-2291");
  candour_test_desk_keys (desk, "space Tab");
  candour_test_desk_wait_focus (desk, "R. Dean, you");
  g_assert_true (candour_test_desk_is_checked (desk, "radio button", "CF-2291"));
  candour_test_desk_keys (desk, "space Tab");
  candour_test_desk_wait_focus (desk, "Due");
  g_assert_true (candour_test_desk_is_checked (desk, "radio button", "R. Dean, you"));

  /* Not today, and not without the declaration. */
  candour_test_desk_set_text (desk, "Due", "+0d");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "Say by when: tomorrow at the earliest");
  candour_test_desk_set_text (desk, "Due", "+2w");
  candour_test_desk_wait_for (desk, "status bar", "CF-2291, ");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "Declare that you have no tie");
  candour_test_desk_lint (desk);
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* What is not there is said, with the day of the list; what is being audited cannot be chosen. */
static void
test_not_found (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "Review and submit");

  open_form (desk, "CF-2291");
  candour_test_desk_wait_for (desk, "radio button", "CF-2291 · Child protection, T. Lowe, North"
                                                    " · never audited, With R. Dean");
  candour_test_desk_keys (desk, "Down space");
  candour_test_desk_wait_for (desk, "label", "R. Dean has an audit of this case already");
  g_assert_false (candour_test_desk_is_checked (desk, "radio button", "CF-2291"));
  candour_test_desk_set_text (desk, "Which child’s record", "CF-9");
  candour_test_desk_wait_for (desk, "label", "No case matches CF-9. The list was imported on ");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

static void
assert_printed (CandourTestCouncil *council,
                const char         *words)
{
  g_autofree char *made = candour_test_council_run (council, "report audit CF-2291 -o F/a.pdf"
                                                             " --workspace W");
  g_autofree char *path = g_build_filename (council->folder, "a.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -raw %s -", path);
  g_autofree char *text = NULL;

  if (!g_spawn_command_line_sync (command, &text, NULL, NULL, NULL))
    {
      g_test_message ("pdftotext is not installed: the print is not read");
      return;
    }

  g_strdelimit (text, "\n", ' ');
  g_assert_nonnull (strstr (text, words));
}

/* A line manager is refused, by keyboard and in words; the QA lead allows it with a reason. */
static void
test_exception (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  candour_test_desk_wait_for (desk, "radio button", "P. Hill, North, Manages T. Lowe, Line manager");
  candour_test_desk_lint (desk);
  tab_to (desk, "R. Dean, you");
  candour_test_desk_keys (desk, "Down Down");
  candour_test_desk_wait_checked (desk, "radio button", "N. Vale");
  candour_test_desk_keys (desk, "Down");
  candour_test_desk_wait_for (desk, NULL, "P. Hill manages this worker. Choose another auditor.");
  candour_test_desk_wait_checked (desk, "radio button", "N. Vale");
  g_assert_false (candour_test_desk_is_checked (desk, "radio button", "P. Hill"));

  candour_test_desk_press (desk, "push button", "Allow with a reason");
  candour_test_desk_wait_for (desk, NULL, "Why this auditor, all the same");
  candour_test_desk_set_text (desk, "Why this auditor, all the same", REASON);
  candour_test_desk_answer (desk, "Allow", NULL);
  candour_test_desk_wait_checked (desk, "radio button", "P. Hill, North, Manages T. Lowe, "
                                                        "Allowed with a reason");
  candour_test_desk_answer (desk, NULL, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "P. Hill has the audit of CF-2291");
  candour_test_desk_free (desk);
  assert_printed (council, "exception by R. Dean: " REASON);
  candour_test_council_free (council);
}

static void
test_twice (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;

  add_past (council, 100);
  desk = candour_test_desk_new (council->workspace);
  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  candour_test_desk_wait_for (desk, NULL, "CF-2291 was audited 3 months ago. Twice within 12 "
                                          "months needs a reason, kept with the audit.");
  candour_test_desk_wait_for (desk, "radio button", "N. Vale, South, 0 audits to do · audited "
                                                    "this child 3 months ago, Not a second time");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "Say why this child’s record is audited again");
  candour_test_desk_wait_focus (desk, "Why again so soon");
  candour_test_desk_keys (desk, "space Down Return");
  candour_test_desk_wait_focus (desk, "Why again so soon, Re-audit");
  candour_test_desk_set_text (desk, "Why again so soon, in your words", "Did the plan help her?");
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* Longer ago no reason is asked for, and it can be a re-audit all the same. */
static void
test_re_audit (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;

  add_past (council, 500);
  desk = candour_test_desk_new (council->workspace);
  open_form (desk, "CF-1990");
  choose_case (desk, "CF-1990");
  candour_test_desk_wait_for (desk, "status bar", "CF-1990, ");
  g_assert_false (candour_test_desk_has (desk, "check box", "This is a re-audit"));
  candour_test_desk_set_text (desk, "Which child’s record", "CF-2291");
  candour_test_desk_wait_for (desk, "radio button", "CF-2291");
  tab_to (desk, "CF-2291");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "CF-2291");
  candour_test_desk_wait_for (desk, "check box", "This is a re-audit: did what was asked for on");
  g_assert_false (candour_test_desk_is_checked (desk, "check box", "This is a re-audit"));
  candour_test_desk_lint (desk);
  tab_to (desk, "This is a re-audit");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "This is a re-audit");
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_wait_for (desk, "label", "Re-audit of");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "Since the audit of ");
  candour_test_desk_wait_for (desk, "label", "Standards: No standard is graded in both yet. "
                                             "It asked for no action.");
  candour_test_desk_wait_for (desk, "list item", "Overall judgement: then Good, now not graded");
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

/* Who has a tie says so; the QA lead reads it and hands the audit on, to nobody who has one. */
static void
test_tie (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;
  g_autofree char *history = NULL;

  act_as (council, "J. Okafor");
  desk = candour_test_desk_new (council->workspace);
  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  candour_test_desk_press (desk, "push button", "I do have one");
  candour_test_desk_wait_for (desk, NULL, "What your tie is");
  candour_test_desk_set_text (desk, "What your tie is", "Her aunt is my neighbour");
  candour_test_desk_answer (desk, "Hand to the QA lead", NULL);
  candour_test_desk_wait_for (desk, NULL, "The QA lead finds an auditor for CF-2291");
  candour_test_desk_free (desk);

  act_as (council, "R. Dean");
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "list item", "CF-2291 · Child protection, North · hand it on: "
                                                 "who was to audit has a tie");
  candour_test_desk_click (desk, "list item", "CF-2291");
  candour_test_desk_wait_for (desk, NULL, "J. Okafor has a tie and cannot audit this. “Her aunt is "
                                          "my neighbour”");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Hand on");
  candour_test_desk_wait_for (desk, "radio button", "P. Hill, North, 0 audits to do, Line manager");
  candour_test_desk_lint (desk);
  candour_test_desk_click (desk, "radio button", "J. Okafor, South, 0 audits to do, Declared a tie");
  candour_test_desk_wait_for (desk, NULL, "J. Okafor declared a tie to this child");
  candour_test_desk_click (desk, "radio button", "N. Vale, South, 0 audits to do, Independent");
  candour_test_desk_wait_checked (desk, "radio button", "N. Vale");
  candour_test_desk_set_text (desk, "Why? It is kept", "No tie to them");
  candour_test_desk_answer (desk, "Hand on", NULL);
  candour_test_desk_wait_for (desk, NULL, "1 audit handed on");
  candour_test_desk_wait_gone (desk, "list item", "CF-2291 · Child protection, North · hand it on");
  candour_test_desk_free (desk);

  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

/* From Audits, and the manager of the work hears of it. */
static void
test_hand_on (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);
  g_autofree char *listed = NULL;

  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  candour_test_desk_wait_for (desk, "status bar", "CF-2291, Case file audit version 1, by R. Dean");
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "Review and submit");

  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "table row", "CF-2291, ");
  candour_test_desk_lint (desk);
  candour_test_desk_click (desk, "table row", "CF-2291, ");
  candour_test_desk_wait_for (desk, "push button", "Hand on");
  candour_test_desk_press (desk, "push button", "Hand on");
  candour_test_desk_wait_for (desk, "radio button", "N. Vale");
  candour_test_desk_click (desk, "radio button", "N. Vale");
  candour_test_desk_wait_checked (desk, "radio button", "N. Vale");
  candour_test_desk_set_text (desk, "Why? It is kept", "On leave from Friday");
  candour_test_desk_answer (desk, "Hand on", NULL);
  candour_test_desk_wait_for (desk, NULL, "1 audit handed on");
  candour_test_desk_free (desk);
  listed = candour_test_council_run (council, "list audits --format csv --workspace W");
  g_assert_nonnull (strstr (listed, "N. Vale"));

  act_as (council, "P. Hill");
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "list item", "CF-2291 · T. Lowe, N. Vale audits it, and asks "
                                                 "for your view");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

static void
open_own (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "list item", "CF-2291 · Child protection");
  candour_test_desk_click (desk, "list item", "CF-2291 · Child protection");
  candour_test_desk_wait_for (desk, "heading", "1. ");
}

/* Who comes to manage the worker does not submit, until the QA lead has allowed it. */
static void
test_tie_later (void)
{
  CandourTestCouncil *council = make_council ();
  CandourTestDesk *desk;
  g_autofree char *history = NULL;

  act_as (council, "J. Okafor");
  desk = candour_test_desk_new (council->workspace);
  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  declare_and_start (desk);
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_wait_for (desk, "label", "You are independent of this case");
  candour_test_desk_free (desk);

  execute (council, "UPDATE person SET manager_id = (SELECT id FROM person WHERE name = $1)"
                    " WHERE name = $2", "J. Okafor", "T. Lowe");
  desk = candour_test_desk_new (council->workspace);
  open_own (desk);
  candour_test_desk_wait_for (desk, "status bar", "You manage this worker. Hand this audit on.");
  g_assert_true (candour_test_desk_has (desk, "push button", "Hand on"));
  g_assert_false (candour_test_desk_has (desk, "push button", "Allow with a reason"));
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "label", "The auditor manages this worker");
  candour_test_desk_wait_for (desk, "label", "Hand the audit on, or ask the QA lead to allow it");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_focus (desk, "Go to the audit: The auditor manages this worker");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_focus (desk, "Hand on");
  candour_test_desk_free (desk);

  act_as (council, "R. Dean");
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab alt+2");
  candour_test_desk_wait_for (desk, "table row", "CF-2291, ");
  candour_test_desk_click (desk, "table row", "CF-2291, ");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "status bar", "J. Okafor manages this worker.");
  candour_test_desk_lint (desk);
  candour_test_desk_press (desk, "push button", "Allow with a reason");
  candour_test_desk_wait_for (desk, NULL, "Why this auditor, all the same");
  candour_test_desk_set_text (desk, "Why this auditor, all the same", REASON);
  candour_test_desk_answer (desk, "Allow", NULL);
  candour_test_desk_wait_for (desk, "label", "Exception allowed by R. Dean: " REASON);
  candour_test_desk_wait_gone (desk, "push button", "Allow with a reason");
  candour_test_desk_free (desk);

  act_as (council, "J. Okafor");
  desk = candour_test_desk_new (council->workspace);
  open_own (desk);
  candour_test_desk_wait_for (desk, "label", "Exception allowed by R. Dean: " REASON);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Go to standard 1");
  g_assert_false (candour_test_desk_has (desk, "label", "The auditor manages this worker"));
  candour_test_desk_free (desk);

  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

/* In a workspace that was just made nobody is trained: it is said why nobody may, and where that is
 * put right.
 */
static void
test_nobody (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk;

  execute (council, "UPDATE person SET trained_on = NULL WHERE name = $1 OR name = $2", "R. Dean",
           "P. Hill");
  desk = candour_test_desk_new (council->workspace);
  open_form (desk, "CF-2291");
  choose_case (desk, "CF-2291");
  candour_test_desk_wait_for (desk, "label", "Nobody may audit CF-2291");
  candour_test_desk_wait_for (desk, "radio button", "R. Dean, you, 0 audits to do, Training not "
                                                    "finished");
  candour_test_desk_wait_for (desk, "status bar", "You have not finished the training for auditors. "
                                                  "Who has finished the training is recorded in "
                                                  "People.");
  candour_test_desk_lint (desk);
  candour_test_desk_answer (desk, "Open People", NULL);
  candour_test_desk_wait_for (desk, "panel", "People");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/new-audit/keyboard", test_keyboard);
  g_test_add_func ("/journey/new-audit/not-found", test_not_found);
  g_test_add_func ("/journey/new-audit/exception", test_exception);
  g_test_add_func ("/journey/new-audit/twice", test_twice);
  g_test_add_func ("/journey/new-audit/re-audit", test_re_audit);
  g_test_add_func ("/journey/new-audit/tie", test_tie);
  g_test_add_func ("/journey/new-audit/hand-on", test_hand_on);
  g_test_add_func ("/journey/new-audit/tie-later", test_tie_later);
  g_test_add_func ("/journey/new-audit/nobody", test_nobody);

  return g_test_run ();
}
