/* test-audit.c - audits a case by keyboard, and finds every word of it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-council.h"
#include "candour-test-desk.h"

/* Ctrl+N, the case by typing its reference, who audits it is chosen, no tie declared, Ctrl+Return. */
static CandourTestDesk *
start_audit (CandourTestCouncil *council)
{
  CandourTestDesk *desk = candour_test_desk_new (council->workspace);

  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab ctrl+n");
  candour_test_desk_wait_for (desk, "radio button", "CF-1990");
  candour_test_desk_lint (desk);
  candour_test_desk_type (desk, "CF-2291");
  candour_test_desk_wait_gone (desk, "radio button", "CF-1990");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "CF-2291");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "radio button", "CF-2291");
  candour_test_desk_wait_for (desk, "radio button", "R. Dean, you, 0 audits to do, Independent");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "R. Dean");
  candour_test_desk_wait_checked (desk, "radio button", "R. Dean");
  candour_test_desk_keys (desk, "Tab Tab");
  candour_test_desk_wait_focus (desk, "I have no tie");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "I have no tie");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "1. Voice and lived experience");
  candour_test_desk_wait_focus (desk, "Met");

  return desk;
}

static void
assert_text (CandourTestDesk *desk,
             const char      *name,
             const char      *text)
{
  g_autofree char *found = candour_test_desk_dup_text (desk, name);

  g_assert_cmpstr (found, ==, text);
}

/* On through the row, as it is read. */
static void
assert_tab_order (CandourTestDesk *desk)
{
  static const char *const fields[] = {
    "Who", "For whom it changes something", "By when", "More for this action",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      candour_test_desk_keys (desk, "Tab");
      candour_test_desk_wait_focus (desk, fields[i]);
    }
}

static void
test_judge (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start_audit (council);

  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "m p 3");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  candour_test_desk_wait_for (desk, "list item", "1. Voice and lived experience of the child, "
                                                 "Good, 2 of 5");
  candour_test_desk_keys (desk, "ctrl+e");
  candour_test_desk_wait_focus (desk, "Evidence and rationale");
  candour_test_desk_type (desk, "Her own words open the plan");
  candour_test_desk_keys (desk, "ctrl+shift+a");
  candour_test_desk_wait_focus (desk, "What will be done");
  candour_test_desk_type (desk, "Visit again");
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_type (desk, "She is asked again");
  assert_tab_order (desk);
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "alt+shift+1");
  candour_test_desk_wait_checked (desk, "radio button", "Inadequate");
  candour_test_desk_wait_for (desk, NULL, "Saved");

  /* Back to where it came from, the toast still showing, and in again: it opens where it was. */
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "Review and submit");
  candour_test_desk_wait_for (desk, "list item", "CF-2291");
  candour_test_desk_click (desk, "list item", "CF-2291");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  g_assert_true (candour_test_desk_is_checked (desk, "radio button", "Inadequate"));
  candour_test_desk_keys (desk, "ctrl+Prior");
  candour_test_desk_wait_for (desk, "heading", "1. ");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  assert_text (desk, "Evidence and rationale", "Her own words open the plan");
  assert_text (desk, "What will be done", "Visit again");
  assert_text (desk, "What difference to the child", "She is asked again");
  candour_test_desk_free (desk);
  candour_test_council_free (council);
}

static void
test_kill (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk = start_audit (council);
  g_autofree char *history = NULL;

  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "ctrl+e");
  candour_test_desk_wait_focus (desk, "Evidence and rationale");
  candour_test_desk_type (desk, "She knows who her family are");
  candour_test_desk_wait_gone (desk, NULL, "Saving");
  candour_test_desk_wait_for (desk, NULL, "Saved");
  candour_test_desk_kill (desk);

  candour_test_desk_start (desk, council->workspace);
  candour_test_desk_wait_for (desk, "list item", "CF-2291");
  candour_test_desk_click (desk, "list item", "CF-2291");
  candour_test_desk_wait_for (desk, NULL, "Your last words were kept (");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  assert_text (desk, "Evidence and rationale", "She knows who her family are");
  candour_test_desk_free (desk);
  history = candour_test_council_run (council, "history verify --workspace W");
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/audit/judge", test_judge);
  g_test_add_func ("/journey/audit/kill", test_kill);

  return g_test_run ();
}
