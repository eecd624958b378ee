/* test-actions.c - actions are drafts until the audit is submitted, and theirs who own them after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows.h"
#include "candour-store-audits.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

static CandourActionPoint *
make_action (const CandourAudit *audit)
{
  CandourActionPoint *action = candour_action_point_new (audit->id, CANDOUR_TEST_SAFETY);

  candour_set_text (&action->what, "Name a night contact in the plan");
  candour_set_text (&action->difference, "She knows who to ring");
  action->owner_id = g_strdup (CANDOUR_TEST_WORKER);
  action->due_on = g_strdup ("2026-01-30");

  return action;
}

static void
save (CandourTestStore   *store,
      CandourActionPoint *action)
{
  g_autoptr(GError) error = NULL;

  candour_store_actions_save (store->db, action, store->actor, &error);
  g_assert_no_error (error);
}

static void
assert_refused (CandourTestStore   *store,
                CandourActionPoint *action,
                CandourActor       *actor)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = action->revision;

  g_assert_false (candour_store_actions_save (store->db, action, actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (action->revision, ==, revision);
}

static void
test_draft (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActionPoint) action = make_action (audit);
  g_autoptr(CandourActionPoint) whole = candour_action_point_new (audit->id, NULL);
  g_autoptr(CandourAudit) after = NULL;
  g_autoptr(GError) error = NULL;
  const CandourActionPoint *loaded;

  save (store, action);
  g_assert_nonnull (action->id);
  g_assert_cmpint (action->revision, ==, 1);
  g_assert_cmpint (action->position, ==, 1);
  save (store, whole);
  g_assert_cmpint (whole->position, ==, 2);

  candour_set_text (&action->what, "Name two night contacts");
  action->level = CANDOUR_LEVEL_TEAM;
  save (store, action);
  save (store, action);
  g_assert_cmpint (action->revision, ==, 2);

  after = candour_test_kept_load (store, audit->id);
  g_assert_cmpuint (after->actions->len, ==, 2);
  loaded = after->actions->pdata[0];
  g_assert_cmpstr (loaded->id, ==, action->id);
  g_assert_cmpstr (loaded->what, ==, "Name two night contacts");
  g_assert_cmpint (loaded->level, ==, CANDOUR_LEVEL_TEAM);
  g_assert_cmpint (loaded->state, ==, CANDOUR_ACTION_DRAFT);
  g_assert_null (loaded->first_due_on);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_actions FROM audit"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_open FROM audit"), ==, 0);

  candour_store_actions_remove (store->db, whole->id, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_actions FROM audit"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " new_value LIKE '%night%'"), ==, 0);
  candour_test_store_verify (store);
}

static void
test_refused (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActionPoint) action = make_action (audit);
  g_autoptr(CandourActionPoint) stale = NULL;
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_QA_LEAD);
  g_autoptr(GError) error = NULL;

  assert_refused (store, action, peer);

  action->kind = CANDOUR_ACTION_IMMEDIATE;
  assert_refused (store, action, store->actor);
  action->kind = CANDOUR_ACTION_IMPROVEMENT;

  candour_set_text (&action->due_on, "soon");
  assert_refused (store, action, store->actor);
  candour_set_text (&action->due_on, "2026-01-30");

  candour_set_text (&action->owner_id, "Nobody");
  assert_refused (store, action, store->actor);
  candour_set_text (&action->owner_id, CANDOUR_TEST_WORKER);

  candour_set_text (&action->standard_id, "S9");
  assert_refused (store, action, store->actor);
  candour_set_text (&action->standard_id, CANDOUR_TEST_SAFETY);

  action->repeats_id = g_strdup ("nothing");
  assert_refused (store, action, store->actor);
  g_clear_pointer (&action->repeats_id, g_free);

  g_assert_null (action->id);
  save (store, action);
  stale = candour_action_point_copy (action);
  candour_set_text (&action->what, "Name a night contact and tell her");
  save (store, action);
  candour_set_text (&stale->what, "Something else");
  g_assert_false (candour_store_actions_save (store->db, stale, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
}

/* What was sent to its owner is no longer the auditor's to change. */
static void
test_sent (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(CandourActionPoint) late = NULL;
  g_autoptr(GError) error = NULL;
  CandourActionPoint *action;

  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);
  action = audit->actions->pdata[0];
  late = make_action (audit);

  candour_set_text (&action->what, "Nothing");
  assert_refused (store, action, store->actor);
  assert_refused (store, late, store->actor);
  g_assert_false (candour_store_actions_remove (store->db, action->id, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_lists (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) of_case = NULL;
  g_autoptr(GPtrArray) of_owner = NULL;
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;
  const CandourActionRow *row;

  candour_test_kept_fill (store, &audit);
  none = candour_store_actions_list_open_of_case (store->db, "CF-2291", NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  candour_test_kept_submit (store, audit);

  g_ptr_array_unref (none);
  none = candour_store_actions_list_open_of_case (store->db, "CF-2291", audit->id, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  of_case = candour_store_actions_list_open_of_case (store->db, "CF-2291", NULL, NULL);
  g_assert_cmpuint (of_case->len, ==, 2);

  of_owner = candour_store_actions_list_of_owner (store->db, CANDOUR_TEST_WORKER, 1, NULL);
  g_assert_cmpuint (of_owner->len, ==, 1);
  row = of_owner->pdata[0];
  g_assert_cmpstr (row->reference, ==, "CF-2291");
  g_assert_cmpstr (row->owner_name, ==, CANDOUR_TEST_WORKER);
  g_assert_cmpint (row->state, ==, CANDOUR_ACTION_OPEN);
  g_assert_cmpstr (row->first_due_on, ==, "2026-01-30");

  first = candour_store_actions_list (store->db, NULL, 1, NULL);
  g_assert_cmpuint (first->len, ==, 1);
  row = first->pdata[0];
  second = candour_store_actions_list (store->db, row->key, 10, NULL);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpstr (((CandourActionRow *) second->pdata[0])->id, !=, row->id);
}

static guint
count_found (CandourTestStore *store,
             const char       *words,
             const char       *owner_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = candour_store_actions_search (store->db, words, owner_id, 10,
                                                             &error);

  g_assert_no_error (error);

  return found->len;
}

/* By all of its words in any order and case, the last of them begun; never while it is a draft. */
static void
test_search (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = candour_test_kept_start (store, framework_id, "CF-2291");
  g_autoptr(GPtrArray) one = NULL;
  g_auto(GStrv) words = NULL;
  const CandourActionPoint *action;
  g_autofree char *begun = NULL;

  candour_test_kept_fill (store, &audit);
  action = audit->actions->pdata[0];
  words = g_strsplit (action->what, " ", 3);
  begun = g_strdup_printf ("%s %.3s", words[1], words[0]);
  g_assert_cmpuint (count_found (store, begun, NULL), ==, 0);
  candour_test_kept_submit (store, audit);

  g_assert_cmpuint (count_found (store, begun, NULL), ==, 1);
  g_assert_cmpuint (count_found (store, begun, CANDOUR_TEST_WORKER), ==, 1);
  g_assert_cmpuint (count_found (store, begun, CANDOUR_TEST_PEER), ==, 0);
  g_assert_cmpuint (count_found (store, "nowordlikethis", NULL), ==, 0);
  g_assert_cmpuint (count_found (store, " ", NULL), ==, 0);

  one = candour_store_actions_search (store->db, begun, NULL, 1, NULL);
  g_assert_cmpstr (((CandourActionRow *) one->pdata[0])->what, ==, action->what);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/actions/draft", test_draft);
  candour_test_store_add ("/store/actions/refused", test_refused);
  candour_test_store_add ("/store/actions/sent", test_sent);
  candour_test_store_add ("/store/actions/lists", test_lists);
  candour_test_store_add ("/store/actions/search", test_search);

  return g_test_run ();
}
