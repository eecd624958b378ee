/* candour-test-steps.c - what several journeys begin with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-steps.h"

void
candour_test_steps_write_audit (CandourTestDesk *desk)
{
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, "Tab ctrl+n");
  candour_test_desk_wait_for (desk, "radio button", "CF-1990");
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
  candour_test_desk_keys (desk, "ctrl+Next");
  candour_test_desk_wait_for (desk, "heading", "2. ");
  candour_test_desk_keys (desk, "ctrl+e");
  candour_test_desk_wait_focus (desk, "Evidence and rationale");
}
