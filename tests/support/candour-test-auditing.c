/* candour-test-auditing.c - the steps of an audit of two standards, by keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

/* More stops than any screen has. */
#define MAX_TABS 60

/* On with Tab until the focus is there. */
void
candour_test_auditing_tab_to (CandourTestDesk *desk,
                              const char      *name)
{
  for (int i = 0; i < MAX_TABS; i++)
    {
      g_autofree char *focus = candour_test_desk_dup_focus (desk);

      if (g_str_has_prefix (focus, name))
        return;
      candour_test_desk_keys (desk, "Tab");
      candour_test_desk_wait_focus_moved (desk, focus);
    }

  candour_test_desk_wait_focus (desk, name);
}

/* Ctrl+N, the small audit, the case by typing its reference, no tie declared. */
CandourTestDesk *
candour_test_auditing_start (CandourTestCouncil *council)
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
  candour_test_auditing_tab_to (desk, "I have no tie");
  candour_test_desk_keys (desk, "space");
  candour_test_desk_wait_checked (desk, "check box", "I have no tie");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "heading", "1. Seeing the child");
  candour_test_desk_wait_focus (desk, "Met");

  return desk;
}

/* --- Filling it ----------------------------------------------------------------------- */

static void
write_rationale (CandourTestDesk *desk,
                 const char      *text)
{
  candour_test_desk_keys (desk, "ctrl+e");
  candour_test_desk_wait_focus (desk, "Evidence and rationale");
  candour_test_desk_type (desk, text);
}

/* Who does it, and by when, are left as they are offered. */
static void
add_action (CandourTestDesk *desk,
            const char      *what)
{
  candour_test_desk_keys (desk, "ctrl+shift+a");
  candour_test_desk_wait_focus (desk, "What will be done");
  candour_test_desk_type (desk, what);
  candour_test_desk_keys (desk, "Tab");
  candour_test_desk_wait_focus (desk, "What difference to the child");
  candour_test_desk_type (desk, "She knows who comes when she rings");
}

void
candour_test_auditing_fill_first (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "m m 3");
  candour_test_desk_wait_checked (desk, "radio button", "Good");
  write_rationale (desk, "Her own words open the plan");
}

void
candour_test_auditing_fill_second (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. Safety planning");
  candour_test_desk_wait_focus (desk, "Met");
  candour_test_desk_keys (desk, "p 2");
  candour_test_desk_wait_checked (desk, "radio button", "Requires improvement");
  write_rationale (desk, "The plan names nobody for the night");
  add_action (desk, "Name who comes at night, in the plan");
}

void
candour_test_auditing_fill_views (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_focus (desk, "Child");
  candour_test_desk_keys (desk, "Return End Up Up Return");
  candour_test_desk_wait_focus (desk, "Child");
}

/* The first key asks to submit and leads to what is missing first. */
void
candour_test_auditing_judge (CandourTestDesk *desk)
{
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "push button", "Submit audit");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_focus (desk, "Show: There is no overall judgement");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_focus (desk, "Inadequate");
  candour_test_desk_keys (desk, "2");
  candour_test_desk_wait_checked (desk, "radio button", "Requires improvement");
  candour_test_auditing_tab_to (desk, "Why this judgement");
  candour_test_desk_type (desk, "She is seen and heard by day, and at night nobody is there");
  candour_test_auditing_tab_to (desk, "No. Nothing I saw needs action today");
}

void
candour_test_auditing_submit (CandourTestDesk *desk,
                              const char      *toast)
{
  candour_test_desk_wait_for (desk, NULL, "Everything is here");
  candour_test_desk_keys (desk, "ctrl+Return");
  candour_test_desk_wait_for (desk, "push button", "Submit and seal");
  candour_test_auditing_tab_to (desk, "Submit and seal");
  candour_test_desk_keys (desk, "Return");
  candour_test_desk_wait_for (desk, NULL, toast);
  candour_test_desk_wait_for (desk, "push button", "Review");
}

/* "Not safe now…" says first whom to ring, or plainly that nobody wrote it down. */
void
candour_test_auditing_check_duty (CandourTestDesk *desk,
                                  const char      *text)
{
  candour_test_desk_keys (desk, "ctrl+shift+e");
  candour_test_desk_wait_for (desk, "label", text);
  candour_test_desk_lint (desk);
  candour_test_desk_keys (desk, "Escape");
  candour_test_desk_wait_gone (desk, "push button", "I have told them");
}
