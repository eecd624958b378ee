/* test-risk.c - says that a child is not safe now, and finds it among the actions of today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-auditing.h"

#include <string.h>

#include "candour-date.h"
#include "candour-db.h"
#include "candour-store-settings.h"

static void
set_duty (CandourTestCouncil *council)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDb) db = candour_db_open (council->workspace, CANDOUR_DB_WRITE, &error);

  g_assert_no_error (error);
  candour_store_settings_set (db, CANDOUR_SETTING_DUTY, "the duty desk, 01632 960001", NULL,
                              &error);
  g_assert_no_error (error);
}

/* Danger is told of at once, and is an action of today. */
static void
test_risk (void)
{
  CandourTestCouncil *council = candour_test_council_new ();
  CandourTestDesk *desk;
  g_autofree char *today = candour_date_dup_today ();
  g_autofree char *wanted = g_strdup_printf (",%s,%s,,Make the child safe today", today, today);
  g_autofree char *actions = NULL;

  set_duty (council);
  desk = candour_test_auditing_start (council);
  candour_test_auditing_check_duty (desk, "Ring the duty desk, 01632 960001");
  candour_test_auditing_fill_first (desk);
  candour_test_auditing_fill_second (desk);
  candour_test_auditing_fill_views (desk);
  candour_test_auditing_judge (desk);
  candour_test_desk_keys (desk, "Down");
  candour_test_desk_wait_checked (desk, "radio button", "Yes. I have told someone");
  candour_test_desk_wait_for (desk, NULL, "Immediate risk: say whom you told");
  candour_test_auditing_tab_to (desk, "Who you told");
  candour_test_desk_type (desk, "P. Hill, team manager");
  candour_test_auditing_tab_to (desk, "How");
  candour_test_desk_keys (desk, "Return Home Down Return");
  candour_test_desk_wait_focus (desk, "How");
  candour_test_auditing_tab_to (desk, "When");
  candour_test_desk_type (desk, "Today, 14:05");
  candour_test_auditing_submit (desk, "Submitted. 2 actions sent.");
  candour_test_desk_free (desk);

  actions = candour_test_council_run (council, "list actions --format csv --workspace W");
  g_assert_nonnull (strstr (actions, wanted));
  g_assert_nonnull (strstr (actions, "Name who comes at night"));
  candour_test_council_free (council);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/risk/told", test_risk);

  return g_test_run ();
}
