/* test-re-audit.c - an audit beside the earlier one of the same child: what moved, what became
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By keyboard, and once more in what is printed.
 */

#include "candour-test-auditing.h"

#include <gio/gio.h>
#include <string.h>

#define ACTION "Name who comes at night, in the plan"
#define WHY "Does somebody come when she rings"

/* Good, Requires improvement with an action, and so overall. */
static void
audit_first (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_auditing_start (council);

  g_assert_false (candour_test_desk_has (desk, "label", "Re-audit of"));
  candour_test_auditing_fill_first (desk);
  candour_test_auditing_fill_second (desk);
  candour_test_auditing_fill_views (desk);
  candour_test_auditing_judge (desk);
  g_assert_false (candour_test_desk_has (desk, "heading", "Since the audit of"));
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "No. Nothing I saw");
  candour_test_auditing_submit (desk, "Submitted. 1 action sent.");
  candour_test_desk_free (desk);
}

/* So soon after it, the reason is that it is a re-audit. */
static CandourTestDesk *
start_again (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab ctrl+n");
  candour_test_desk_wait_for (desk, "radio button", "CF-1990");
  candour_test_desk_type (desk, "CF-2291");
  candour_test_desk_wait_gone (desk, "radio button", "CF-1990");
  candour_test_desk_keys (desk, "shift+Tab");
  candour_test_desk_wait_focus (desk, "What kind of audit");
  candour_test_desk_keys (desk, "Return End Return");
  candour_test_desk_wait_focus (desk, "What kind of audit");
  candour_test_desk_keys (desk, "Tab Tab space");
  candour_test_desk_wait_checked (desk, "radio button", "CF-2291");
  candour_test_desk_wait_for (desk, NULL, "CF-2291 was audited today.");
  /* What a list unfolds under the pointer would be chosen: it rests where nothing unfolds. */
  candour_test_desk_click (desk, "label", "Who audits");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "status bar", "Say why this child’s record is audited again");
  candour_test_desk_wait_focus (desk, "Why again so soon");
  candour_test_desk_keys (desk, "space Down Return");
  candour_test_desk_wait_focus (desk, "Why again so soon, Re-audit");
  candour_test_desk_wait_for (desk, "status bar", "CF-2291, ");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "Why again so soon, in your words");
  candour_test_desk_type (desk, WHY);
  candour_test_auditing_tab_to (desk, "I have no tie");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "I have no tie");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "1. Seeing the child");
  candour_test_desk_wait_focus (desk, "Met");
  candour_test_desk_wait_for (desk, "label", WHY);

  return desk;
}

/* The grades so far stand beside those of then; the choice of an overall grade moves its row. */
static void
compare (CandourTestDesk *desk)
{
  candour_test_auditing_fill_first (desk);
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. Safety planning");
  candour_test_desk_wait_focus (desk, "Met");
  candour_test_desk_keys (desk, "m 3");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "Since the audit of ");
  candour_test_desk_wait_for (desk, "label", "Standards: 1 higher, 1 as before. 0 of its 1 action "
                                             "made a difference, 1 is still open.");
  candour_test_desk_wait_for (desk, "label", WHY);
  candour_test_desk_wait_for (desk, "list item", "Overall judgement: then Requires improvement, "
                                                 "now not graded");
  candour_test_desk_wait_for (desk, "list item", "Seeing the child: Good, as before");
  candour_test_desk_wait_for (desk, "list item", "Safety planning: Good, before that Requires "
                                                 "improvement: higher. Action: " ACTION ", ");
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_auditing_tab_to (desk, "Inadequate");
  candour_test_desk_keys (desk, "3");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  candour_test_desk_wait_for (desk, "list item", "Overall judgement: Good, before that Requires "
                                                 "improvement: higher");
}

/* The earlier one opens, and is sealed. */
static void
open_earlier (CandourTestDesk *desk)
{
  candour_test_auditing_tab_to (desk, "Open that audit");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, "This audit was submitted and is sealed");
}

static char *
dup_second_id (CandourTestCouncil *council)
{
  g_autofree char *list = candour_test_council_run (council,
                                                    "list audits --format csv --workspace W");
  g_auto(GStrv) lines = g_strsplit (list, "\r\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    if (strstr (lines[i], "in-progress") != NULL)
      return g_strndup (lines[i], strcspn (lines[i], ","));

  g_assert_not_reached ();
}

static void
assert_printed (CandourTestCouncil *council)
{
  g_autofree char *id = dup_second_id (council);
  g_autofree char *line = g_strdup_printf ("report audit %s -o F/a.pdf --workspace W", id);
  g_autofree char *made = candour_test_council_run (council, line);
  g_autofree char *path = g_build_filename (council->folder, "a.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -raw %s -", path);
  g_autofree char *text = NULL;

  if (!g_spawn_command_line_sync (command, &text, NULL, NULL, NULL))
    {
      g_test_message ("pdftotext is not installed: the print is not read");
      return;
    }

  g_strdelimit (text, "\n", ' ');
  g_assert_nonnull (strstr (text, "Since the audit of "));
  g_assert_nonnull (strstr (text, WHY));
  g_assert_nonnull (strstr (text, "1 higher"));
  g_assert_nonnull (strstr (text, ACTION));
}

static void
test_beside (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk;
  g_autofree char *history = NULL;

  audit_first (council);
  desk = start_again (council);
  compare (desk);
  open_earlier (desk);
  candour_test_desk_free (desk);
  assert_printed (council);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/re-audit/beside", test_beside);

  return g_test_run ();
}
