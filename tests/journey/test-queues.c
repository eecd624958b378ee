/* test-queues.c - draws audits for moderation, spreads them, takes one and hands one back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

#include "candour-date.h"
#include "candour-db.h"

#define WHY_ASKED "The worker asks for a second view."
#define WHY_BACK "I know the family from my last post."

/* N. Vale audits and may moderate the audits of others; so may S. Okoro and L. Penn. */
static const char staff[] =
  "name,role,job,team,line manager,start date,account,trained\n"
  "N. Vale,moderator,Quality assurance officer,Quality,,2019-01-07,,2021-03-01\n"
  "S. Okoro,moderator,Quality assurance officer,Quality,,2019-01-07,,2021-03-01\n"
  "L. Penn,moderator,Quality assurance officer,Quality,,2019-01-07,,2021-03-01\n";

static const char more_cases[] =
  "Child Unique ID,Age,Case status,Allocated worker,Allocated team\n"
  "CF-1874,4,Child in need,T. Lowe,North\n"
  "CF-2018,15,Child in care,K. Moss,North\n"
  "CF-1990,9,Child in need,K. Moss,North\n"
  "CF-2291,12,Child protection plan,T. Lowe,North\n";

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, submitted_at,"
  " listed_on, reference, cohort, worker_id, team_id, overall, overall_drawn, overall_reason,"
  " other_reason, risk, risk_told, risk_how, risk_at, repeat_kind, repeat_reason,"
  " exception_reason, text_salt, n_graded, n_standards, n_actions, n_open, revision)"
  " SELECT 'audit-' || c.reference, c.id, f.id, p.id, 'actions-open', $2, $2, $3, c.reference,"
  " c.cohort, c.worker_id, c.team_id, $4, $4, '', '', 'none', '', '', '', 'none', '', '', 'salt',"
  " 2, 2, 0, 0, 1 FROM child_case c, framework f, person p"
  " WHERE c.reference = $1 AND f.code = 'small' AND p.name = 'N. Vale'";

static CandourDb *
open_db (CandourTestCouncil *council)
{
  g_autoptr(GError) error = NULL;
  CandourDb *db = candour_db_open (council->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);

  return db;
}

/* N. Vale audited the case and submitted it so many months ago. */
static void
add_audit (CandourDb  *db,
           const char *reference,
           int         months,
           int         overall)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *day = candour_date_add_months (today, -months);
  g_autofree char *at = g_strdup_printf ("%sT08:00:00Z", day);
  g_autoptr(GError) error = NULL;

  candour_db_execute (db, audit_sql, &error, "sssi", reference, at, day, (gint64) overall);
  g_assert_no_error (error);
}

/* Three audits of today, the first of them Inadequate, and one from before this audit year. */
static CandourTestCouncil *
make_council (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  g_autofree char *people = NULL;
  g_autofree char *cases = NULL;
  g_autoptr(CandourDb) db = NULL;

  candour_test_council_write (council, "staff.csv", staff);
  people = candour_test_council_run (council, "import people F/staff.csv --workspace W");
  candour_test_council_write (council, "more.csv", more_cases);
  cases = candour_test_council_run (council, "import cases F/more.csv --workspace W");

  db = open_db (council);
  add_audit (db, "CF-1874", 0, 1);
  add_audit (db, "CF-1990", 0, 3);
  add_audit (db, "CF-2018", 0, 3);
  add_audit (db, "CF-2291", 30, 3);

  return council;
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

/* The program for another person at this desk, in Moderation. */
static CandourTestDesk *
start_as (CandourTestCouncil *council,
          const char         *name)
{
  CandourTestDesk *desk;

  sit_down (council, name);
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab alt+3");
  candour_test_desk_wait_for (desk, NULL, "Mine, ");

  return desk;
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

static void
assert_count (CandourTestCouncil *council,
              const char         *sql,
              const char         *count)
{
  g_autofree char *found = dup_value (council, sql);

  g_assert_cmpstr (found, ==, count);
}

/* To the queue that begins so, from wherever the focus is. */
static void
show_queue (CandourTestDesk *desk,
            const char      *name)
{
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "space");
}

/* --- The QA lead --------------------------------------------------------------------------- */

static void
write_number (CandourTestDesk *desk,
              const char      *name,
              const char      *number)
{
  candour_test_auditing_tab_to (desk, name);
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, number);
  candour_test_desk_keys (desk, "Tab");
}

static void
set_rule (CandourTestDesk *desk)
{
  candour_test_auditing_tab_to (desk, "What is drawn");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Every Inadequate");
  candour_test_desk_lint (desk);
  candour_test_auditing_tab_to (desk, "Every immediate concern");
  candour_test_desk_keys (desk, "Down Down Down");
  candour_test_desk_wait_focus (desk, "First audits of a new auditor");
  candour_test_desk_keys (desk, "Return ctrl+a 0 Tab");
  candour_test_desk_wait_focus (desk, "Share of the rest");
  candour_test_desk_keys (desk, "Return ctrl+a 0 Tab");
  candour_test_desk_wait_for (desk, NULL, "Drawn: all Inadequate, all Outstanding and all "
                              "immediate concerns");
  candour_test_desk_answer (desk, NULL, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "From now on this is drawn");
  candour_test_desk_wait_for (desk, NULL, "Drawn on submission: all Inadequate, all Outstanding");
}

/* What would be drawn is shown with its reason, and nothing is drawn by looking. */
static void
draw (CandourTestDesk    *desk,
      CandourTestCouncil *council)
{
  candour_test_auditing_tab_to (desk, "Draw…");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "1 of 3 submitted audits without a moderation");
  candour_test_desk_wait_for (desk, NULL, "CF-1874, N. Vale");
  candour_test_desk_wait_for (desk, NULL, "Every Inadequate");
  candour_test_desk_lint (desk);

  write_number (desk, "Per cent of the rest", "100");
  candour_test_desk_wait_for (desk, NULL, "3 of 3 submitted audits without a moderation");
  candour_test_desk_wait_for (desk, NULL, "CF-2018, N. Vale");
  candour_test_desk_wait_for (desk, NULL, "Drawn at random");
  assert_count (council, "SELECT count(*) FROM moderation", "0");

  candour_test_desk_answer (desk, NULL, "ctrl+Return");
  candour_test_desk_wait_for (desk, NULL, "3 audits drawn");
  candour_test_desk_wait_for (desk, NULL, "To allocate, 3");
  assert_count (council, "SELECT count(*) FROM moderation WHERE kind = 'random'", "2");
}

/* One to a person, the auditor refused with the reason; the rest to who has least to do. */
static void
allocate (CandourTestDesk    *desk,
          CandourTestCouncil *council)
{
  show_queue (desk, "To allocate");
  candour_test_desk_wait_for (desk, "table row", "CF-1874");
  candour_test_auditing_tab_to (desk, "CF-");
  candour_test_desk_keys (desk, "Home");
  candour_test_desk_wait_for (desk, "push button", "Allocate…");
  candour_test_auditing_tab_to (desk, "Allocate…");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Who moderates CF-");
  candour_test_desk_lint (desk);
  candour_test_auditing_tab_to (desk, "N. Vale");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_for (desk, "status bar", "N. Vale audited this case. Choose another");
  candour_test_auditing_tab_to (desk, "S. Okoro");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, NULL, "S. Okoro");
  candour_test_auditing_tab_to (desk, "Allocate");
  candour_test_desk_answer (desk, NULL, "Return");
  candour_test_desk_wait_for (desk, NULL, "Allocated to S. Okoro");
  candour_test_desk_wait_for (desk, NULL, "To allocate, 2");

  candour_test_auditing_tab_to (desk, "Allocate all 2");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "2 allocated");
  candour_test_desk_wait_for (desk, NULL, "To allocate, 0");
  assert_count (council, "SELECT count(*) FROM moderation WHERE moderator_id IS NOT NULL"
                " AND moderator_id <> auditor_id", "3");
  assert_count (council, "SELECT count(*) FROM moderation m JOIN person p"
                " ON p.id = m.moderator_id WHERE p.name = 'S. Okoro'", "1");
}

static void
ask (CandourTestDesk    *desk,
     CandourTestCouncil *council)
{
  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "table row", "CF-1990");
  candour_test_desk_click (desk, "combo box", "Period");
  candour_test_desk_wait_for (desk, NULL, "Last quarter");
  candour_test_desk_keys (desk, "Home Return");
  candour_test_desk_wait_for (desk, "table row", "CF-2291");
  /* While the choices are open, a click closes them and does nothing else. */
  candour_test_desk_wait_gone (desk, NULL, "Last quarter");
  candour_test_desk_click (desk, "table row", "CF-2291");
  candour_test_desk_keys (desk, "End");
  candour_test_desk_wait_focus (desk, "CF-2291");
  candour_test_desk_keys (desk, "Menu");
  candour_test_desk_wait_for (desk, NULL, "Ask for moderation…");
  candour_test_desk_press (desk, "menu item", "Ask for moderation…");
  candour_test_desk_wait_for (desk, NULL, "Ask for the moderation of CF-2291?");
  candour_test_auditing_tab_to (desk, "Why?");
  candour_test_desk_type (desk, WHY_ASKED);
  candour_test_auditing_tab_to (desk, "Ask for it");
  candour_test_desk_answer (desk, NULL, "Return");
  candour_test_desk_wait_for (desk, NULL, "Asked for: it waits for a moderator");
  assert_count (council, "SELECT request_words FROM moderation WHERE kind = 'request'", WHY_ASKED);
}

static void
lead (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "R. Dean");

  set_rule (desk);
  draw (desk, council);
  allocate (desk, council);
  ask (desk, council);
  candour_test_desk_free (desk);
}

/* --- Who moderates ------------------------------------------------------------------------- */

static void
take_and_hand_back (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "S. Okoro");

  candour_test_desk_wait_for (desk, NULL, "Mine, 1");
  candour_test_desk_lint (desk);
  candour_test_auditing_tab_to (desk, "Take the next");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "The next one is yours");
  candour_test_desk_wait_for (desk, NULL, "Mine, 2");
  candour_test_desk_wait_for (desk, "table row", "CF-2291");

  candour_test_auditing_tab_to (desk, "CF-");
  candour_test_desk_keys (desk, "End");
  candour_test_desk_wait_for (desk, "push button", "Hand back…");
  candour_test_auditing_tab_to (desk, "Hand back…");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Hand back CF-");
  candour_test_auditing_tab_to (desk, "Why?");
  candour_test_desk_type (desk, WHY_BACK);
  candour_test_auditing_tab_to (desk, "Hand back");
  candour_test_desk_answer (desk, NULL, "Return");
  candour_test_desk_wait_for (desk, NULL, "Handed back");
  candour_test_desk_wait_for (desk, NULL, "Mine, 1");
  candour_test_desk_wait_for (desk, NULL, "To allocate, 1");
  candour_test_desk_free (desk);
}

/* --- Who does not -------------------------------------------------------------------------- */

/* The only one that waits is of their own audit. */
static void
refuse_auditor (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "N. Vale");

  candour_test_desk_wait_for (desk, NULL, "To allocate, 1");
  candour_test_auditing_tab_to (desk, "Take the next");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "Nothing waits that you may moderate");
  candour_test_desk_wait_for (desk, NULL, "Mine, 0");
  candour_test_desk_free (desk);
}

/* P. Hill manages the workers, and runs nothing here: it is said before anything is pressed. */
static void
refuse_manager (CandourTestCouncil *council)
{
  CandourTestDesk *desk = start_as (council, "P. Hill");

  g_assert_false (candour_test_desk_has (desk, "push button", "Draw…"));
  g_assert_false (candour_test_desk_has (desk, "push button", "What is drawn"));
  show_queue (desk, "Being graded");
  candour_test_desk_wait_for (desk, "table row", "CF-");
  candour_test_auditing_tab_to (desk, "CF-");
  candour_test_desk_keys (desk, "Home");
  candour_test_desk_wait_for (desk, "status bar", "Only its moderator or the QA lead can do this");
  g_assert_false (candour_test_desk_has (desk, "push button", "Allocate"));
  candour_test_desk_lint (desk);
  candour_test_desk_free (desk);
}

static void
refuse_worker (CandourTestCouncil *council)
{
  CandourTestDesk *desk;

  sit_down (council, "T. Lowe");
  desk = candour_test_desk_new (council->workspace);
  candour_test_desk_wait_for (desk, "panel", "My work");
  g_assert_false (candour_test_desk_has (desk, "list item", "Moderation"));
  candour_test_desk_free (desk);
}

static void
test_queues (void)
{
  CandourTestCouncil *council = make_council ();
  g_autofree char *history = NULL;

  lead (council);
  take_and_hand_back (council);
  refuse_auditor (council);
  refuse_manager (council);
  refuse_worker (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/queues", test_queues);

  return g_test_run ();
}
