/* test-two-desks.c - two people at two desks change one record: the second is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow.h"
#include "candour-store-settings.h"
#include "candour-test-desk.h"
#include "candour-test-moderated.h"

/* --- Who sits where ----------------------------------------------------------------------- */

static void
fix_today (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;

  candour_store_settings_set (store->db, CANDOUR_SETTING_TODAY, CANDOUR_TEST_TODAY, NULL, &error);
  g_assert_no_error (error);
}

static const char sign_in_sql[] = "UPDATE person SET account = $2 WHERE name = $1";

/* Who sits there already stays who they are. */
static CandourTestDesk *
start_as (CandourTestStore *store,
          const char       *name,
          const char       *keys)
{
  g_autoptr(GError) error = NULL;
  CandourTestDesk *desk;

  candour_test_store_run (store, "UPDATE person SET account = NULL");
  candour_db_execute (store->db, sign_in_sql, &error, "ss", name,
                      candour_workspace_get_account ());
  g_assert_no_error (error);
  desk = candour_test_desk_new (store->uri);
  candour_test_desk_wait_for (desk, "panel", "My work");
  candour_test_desk_keys (desk, keys);

  return desk;
}

/* --- One action ----------------------------------------------------------------------------- */

static void
move_on (CandourTestStore   *store,
         CandourActionPoint *action,
         CandourActionEvent  event,
         const char         *words)
{
  const CandourActionMove move = { .words = words };
  g_autoptr(CandourActor) owner =
    candour_test_kept_actor (CANDOUR_TEST_WORKER, CANDOUR_ROLE_SOCIAL_WORKER);
  g_autoptr(CandourEvidence) evidence = candour_evidence_new (action->id);
  g_autoptr(GError) error = NULL;

  if (event == CANDOUR_ACTION_REPORT_DONE)
    {
      candour_set_text (&evidence->reference, "Visit of 12 January");
      candour_store_follow_add_evidence (store->db, action, evidence, NULL, owner,
                                         CANDOUR_TEST_TODAY, &error);
      g_assert_no_error (error);
    }
  candour_store_follow_move (store->db, action, event, &move, owner, CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
}

/* Reported done by T. Ash, and the only one that is. */
static void
bring_to_done (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  CandourActionPoint *action;

  candour_test_store_add_person (store, CANDOUR_TEST_LEAD, "qa-lead", NULL);
  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  action = audit->actions->pdata[0];
  move_on (store, action, CANDOUR_ACTION_ACCEPT, NULL);
  move_on (store, action, CANDOUR_ACTION_START, NULL);
  move_on (store, action, CANDOUR_ACTION_REPORT_DONE, "She is visited.");
  fix_today (store);
}

static CandourTestDesk *
find_something (CandourTestStore *store,
                const char       *name,
                const char       *found,
                const char       *question,
                const char       *words)
{
  CandourTestDesk *desk = start_as (store, name, "alt+4");

  candour_test_desk_wait_for (desk, "push button", "To verify, 1");
  candour_test_desk_press (desk, "push button", "To verify, 1");
  candour_test_desk_wait_for (desk, "radio button", found);
  candour_test_desk_click (desk, "radio button", found);
  candour_test_desk_wait_checked (desk, "radio button", found);
  candour_test_desk_set_text (desk, question, words);

  return desk;
}

/* Both wrote already; what the second wrote is still there, and nowhere else. */
static void
test_action (CandourTestStore *store)
{
  CandourTestDesk *first;
  CandourTestDesk *second;
  g_autofree char *words = NULL;

  bring_to_done (store);
  first = find_something (store, CANDOUR_TEST_BOSS, "Made a difference",
                          "What changed for the child", "She plays at break now.");
  second = find_something (store, CANDOUR_TEST_LEAD, "Done, no difference yet",
                           "What you saw", "Nobody rings her.");

  candour_test_desk_press (first, "push button", "Record verification");
  candour_test_desk_wait_for (first, NULL, "Made a difference, found M. Bell");
  candour_test_desk_press (second, "push button", "Record verification");
  candour_test_desk_wait_for (second, NULL,
                              "Somebody else changed this action while you had it open");
  candour_test_desk_wait_for (second, NULL, "Made a difference, found M. Bell");
  candour_test_desk_lint (second);
  candour_test_desk_free (second);
  candour_test_desk_free (first);

  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_point"
                                             " WHERE state = 'made-difference'"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM action_step"
                                             " WHERE words = 'Nobody rings her.'"), ==, 0);
  candour_test_store_verify (store);
}

/* --- One moderation ------------------------------------------------------------------------- */

static CandourTestDesk *
open_queue (CandourTestStore *store,
            const char       *name)
{
  CandourTestDesk *desk = start_as (store, name, "alt+3");

  candour_test_desk_wait_for (desk, NULL, "Drawn on submission");
  candour_test_desk_press (desk, NULL, "To allocate");
  candour_test_desk_click (desk, "table row", "CF-2291");
  candour_test_desk_wait_for (desk, "push button", "Allocate…");

  return desk;
}

/* Two QA leads allocate it to two people: the first one's has it. */
static void
test_moderation (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  CandourTestDesk *first;
  CandourTestDesk *second;

  candour_test_moderated_init (&moderated, store);
  fix_today (store);
  second = open_queue (store, CANDOUR_TEST_LEAD);
  candour_test_desk_press (second, "push button", "Allocate…");
  candour_test_desk_wait_for (second, NULL, "Who moderates CF-2291?");
  candour_test_desk_click (second, "radio button", "S. Okoro");
  candour_test_desk_wait_checked (second, "radio button", "S. Okoro");

  first = open_queue (store, "R. Dean");
  candour_test_desk_press (first, "push button", "Allocate for me");
  candour_test_desk_wait_for (first, NULL, "Allocated to");
  candour_test_desk_press (second, "push button", "Allocate");
  candour_test_desk_wait_for (second, NULL, "Not allocated");
  candour_test_desk_free (second);
  candour_test_desk_free (first);

  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " field = 'moderator_id'"), ==, 1);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_test_store_add_server ("/journey/two-desks/action", test_action);
  candour_test_store_add_server ("/journey/two-desks/moderation", test_moderation);

  return g_test_run ();
}
