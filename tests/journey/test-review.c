/* test-review.c - reviews an audit by keyboard, seals it, and finds the seal in what comes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

#include <string.h>

#include "candour-date.h"
#include "candour-db.h"
#include "candour-store-audits.h"

/* --- Filling it ----------------------------------------------------------------------- */

static void
cite (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Cite a source");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_focus (desk, "What you saw");
  candour_test_auditing_tab_to (desk, "Where it is in the record");
  candour_test_desk_type (desk, "Visit of 12 November");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "push button", "Source: Visit of 12 November");
}

/* From what difference the action makes, past who does it. */
static void
set_date (CandourTestDesk *desk)
{
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *due = candour_date_parse ("+2w", today);
  g_autofree char *shown = candour_date_format_short (due, today);
  g_autofree char *found = NULL;

  candour_test_desk_keys (desk, "Tab Tab Tab");
  candour_test_desk_wait_focus (desk, "By when");
  candour_test_desk_keys (desk, "ctrl+a");
  candour_test_desk_type (desk, "+2w");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "More for this action");
  found = candour_test_desk_dup_text (desk, "By when");
  g_assert_cmpstr (found, ==, shown);
}

/* --- What came of it ------------------------------------------------------------------ */

static char *
dup_audit_id (CandourTestCouncil *council)
{
  g_autofree char *list = candour_test_council_run (council,
                                                    "list audits --format csv --workspace W");
  g_auto(GStrv) lines = g_strsplit (list, "\r\n", -1);
  g_auto(GStrv) cells = NULL;

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  cells = g_strsplit (lines[1], ",", 2);

  return g_steal_pointer (&cells[0]);
}

/* The fingerprint in the history is that of the audit as it is read back. */
static void
assert_fingerprint (CandourTestCouncil *council,
                    const char         *audit_id)
{
  static const char sql[] = "SELECT new_value FROM history"
                            " WHERE subject_id = $1 AND field = 'fingerprint'";
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (council->workspace, CANDOUR_DB_READ, &error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourStatement) statement = NULL;
  g_autofree char *fingerprint = NULL;

  g_assert_no_error (error);
  audit = candour_store_audits_load (db, audit_id, &error);
  g_assert_no_error (error);
  fingerprint = candour_audit_dup_fingerprint (audit);
  g_assert_cmpstr (audit->fingerprint, ==, fingerprint);

  statement = candour_db_query (db, sql, &error, "s", audit_id);
  g_assert_no_error (error);
  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);
  g_assert_cmpstr (candour_statement_get_text (statement, 0), ==, fingerprint);
}

static void
assert_pdf (CandourTestCouncil *council,
            const char         *name)
{
  g_autofree char *path = g_build_filename (council->folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_true (length > 1000 && memcmp (bytes, "%PDF-", 5) == 0);
}

static void
assert_findings (CandourTestCouncil *council)
{
  g_autofree char *out = candour_test_council_run (council,
                                                   "export findings -o F/findings.csv"
                                                   " --workspace W");
  g_autofree char *path = g_build_filename (council->folder, "findings.csv", NULL);
  g_autofree char *table = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (table, "Seeing the child,auditor,good,"));
  g_assert_nonnull (strstr (table, "Safety planning,auditor,requires-improvement,"));
}

/* Words where there were fields, and nothing to press that would change them. */
static void
assert_sealed (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, NULL, "This audit was submitted and is sealed");
  candour_test_desk_keys (desk, "ctrl+Prior");
  candour_test_desk_wait_for (desk, "heading", "2. Safety planning");
  g_assert_false (candour_test_desk_has (desk, "push button", "Add action"));
  g_assert_false (candour_test_desk_has (desk, "check box", "This standard does not apply"));
  g_assert_false (candour_test_desk_has (desk, "text", "Evidence and rationale"));
  g_assert_false (candour_test_desk_has (desk, "text", "What will be done"));
  g_assert_false (candour_test_desk_has (desk, "push button", "Who"));
  candour_test_desk_wait_for (desk, "label", "The plan names nobody for the night");

  candour_test_desk_keys (desk, "alt+shift+4");
  candour_test_desk_keys (desk, "ctrl+Prior");
  candour_test_desk_wait_for (desk, "heading", "1. Seeing the child");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "Grade for each standard");
  g_assert_false (candour_test_desk_has (desk, "heading", "Before you can submit"));
  g_assert_false (candour_test_desk_has (desk, "push button", "Submit audit"));
  g_assert_false (candour_test_desk_has (desk, "text", "Why this judgement"));
  g_assert_false (candour_test_desk_has (desk, "radio button", "Yes. I have told someone"));
  candour_test_desk_lint (desk);
  candour_test_desk_lint_doubles (desk);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_for (desk, "heading", "1. Seeing the child");
  candour_test_desk_wait_gone (desk, "heading", "Grade for each standard");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "heading", "1. Seeing the child");
  candour_test_desk_wait_for (desk, "panel", "My work");
}

/* Ctrl+P in the list of audits; the chooser has the ending already. */
static void
print_from_list (CandourTestDesk    *desk,
                 CandourTestCouncil *council)
{
  g_autofree char *path = g_build_filename (council->folder, "window", NULL);

  candour_test_desk_keys (desk, "alt+2");
  candour_test_desk_wait_for (desk, "check box", "Select CF-2291");
  candour_test_desk_click (desk, "check box", "Select CF-2291");
  candour_test_desk_wait_for (desk, "push button", "Print reports");
  candour_test_desk_keys (desk, "ctrl+p");
  candour_test_desk_choose_file (desk, "Print the report as PDF", path);
  candour_test_desk_wait_for (desk, NULL, "1 report written");
  assert_pdf (council, "window.pdf");
}

/* --- The journeys --------------------------------------------------------------------- */

/* With everything missing: to the first gap, and back. */
static void
jump_and_return (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Submit audit");
  candour_test_desk_wait_for (desk, NULL, "5 things missing");
  candour_test_desk_wait_focus (desk, "Go to standard 1");
  candour_test_desk_lint (desk);
  candour_test_desk_lint_doubles (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_focus (desk, "Go to standard 1");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Go to standard 2");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, "heading", "2. Safety planning");
  candour_test_desk_wait_focus (desk, "Inadequate");
  candour_test_desk_keys (desk, "alt+Left");
  candour_test_desk_wait_for (desk, "push button", "Submit audit");
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_for (desk, "heading", "2. Safety planning");
  candour_test_desk_keys (desk, "ctrl+Prior");
  candour_test_desk_wait_focus (desk, "Met");
}

static void
test_seal (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = candour_test_auditing_start (council);
  g_autofree char *audit_id = NULL;
  g_autofree char *report = NULL;
  g_autofree char *line = NULL;
  g_autofree char *history = NULL;

  candour_test_auditing_check_duty (desk, "No duty number is set here");
  jump_and_return (desk);
  candour_test_auditing_fill_first (desk);
  cite (desk);
  candour_test_auditing_fill_second (desk);
  set_date (desk);
  candour_test_auditing_fill_views (desk);
  candour_test_auditing_judge (desk);
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "No. Nothing I saw");
  candour_test_desk_lint_doubles (desk);
  candour_test_auditing_submit (desk, "Submitted. 1 action sent.");
  assert_sealed (desk);
  print_from_list (desk, council);
  candour_test_desk_free (desk);

  audit_id = dup_audit_id (council);
  assert_fingerprint (council, audit_id);
  line = g_strdup_printf ("report audit %s -o F/verb.pdf --workspace W", audit_id);
  report = candour_test_council_run (council, line);
  assert_pdf (council, "verb.pdf");
  assert_findings (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/review/seal", test_seal);

  return g_test_run ();
}
