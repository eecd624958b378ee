/* test-draw.c - which audits are drawn when they are submitted, in a batch, or on request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-moderations.h"
#include "candour-test-moderated.h"
#include "candour-test-rows.h"

static void
store_rule (CandourTestStore *store,
            int               first_n,
            int               share,
            const char       *seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (store->db, &error);

  g_assert_no_error (error);
  rule->first_n = first_n;
  rule->share = share;
  candour_set_text (&rule->seed, seed);
  candour_store_moderations_save_rule (store->db, rule, store->actor, &error);
  g_assert_no_error (error);
}

static CandourAudit *
submit_one (CandourTestStore *store,
            const char       *framework_id,
            const char       *case_id)
{
  CandourAudit *audit = candour_test_kept_start (store, framework_id, case_id);

  candour_test_kept_fill (store, &audit);
  candour_test_kept_submit (store, audit);

  return audit;
}

/* --- The rule ------------------------------------------------------------------------- */

static void
test_founded (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (store->db, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rule->version, ==, 1);
  g_assert_cmpint (rule->share, ==, 10);
  g_assert_cmpint (rule->days, ==, 10);
  g_assert_cmpuint (strlen (rule->seed), >, 8);
}

static void
test_rule (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (store->db, &error);
  g_autoptr(CandourDrawRule) other = candour_draw_rule_copy (rule);
  g_autoptr(CandourDrawRule) after = NULL;
  g_autoptr(CandourActor) peer = candour_test_kept_actor ("P. Lowe", CANDOUR_ROLE_TEAM_MANAGER);

  candour_test_store_add_actor (store);
  rule->share = 25;
  g_assert_false (candour_store_moderations_save_rule (store->db, rule, peer, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (candour_store_moderations_save_rule (store->db, rule, store->actor, &error));
  g_assert_cmpint (rule->version, ==, 2);

  other->share = 50;
  g_assert_false (candour_store_moderations_save_rule (store->db, other, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_clear_error (&error);
  rule->share = 101;
  g_assert_false (candour_store_moderations_save_rule (store->db, rule, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  after = candour_store_moderations_load_rule (store->db, &error);
  g_assert_cmpint (after->share, ==, 25);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM draw_rule"), ==, 2);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"
                                             " WHERE subject = 'draw_rule' AND field = 'seed'"),
                   ==, 1);
  candour_test_store_verify (store);
}

/* --- On submission -------------------------------------------------------------------- */

static void
test_submission (CandourTestStore *store)
{
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  g_assert_cmpint (test.audit->state, ==, CANDOUR_AUDIT_IN_MODERATION);
  g_assert_cmpint (test.moderation->kind, ==, CANDOUR_DRAW_RULE);
  g_assert_cmpint (test.moderation->reason, ==, CANDOUR_DRAWN_FOR_NEW_AUDITOR);
  g_assert_cmpint (test.moderation->rule_version, ==, 1);
  g_assert_cmpstr (test.moderation->due_on, ==, "2026-01-28");
  g_assert_cmpint (test.moderation->n_standards, ==, 3);
  g_assert_cmpint (candour_test_store_count (store, "SELECT draw_version FROM audit"), ==, 1);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM moderation"
                                             " WHERE draw_seed = 'W2026'"), ==, 1);
  /* Its actions run meanwhile. */
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_open FROM audit"), ==, 2);
  candour_test_store_verify (store);
}

static void
test_not_drawn (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = NULL;

  store_rule (store, 0, 0, "W2026");
  audit = submit_one (store, framework_id, "CF-2291");
  g_assert_cmpint (audit->state, ==, CANDOUR_AUDIT_ACTIONS_OPEN);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM moderation"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT draw_version FROM audit"), ==, 1);
  candour_test_store_verify (store);
}

/* The second audit of an auditor is no first one any more. */
static void
test_first (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) first = NULL;
  g_autoptr(CandourAudit) second = NULL;

  candour_test_rows_add_case (store, "CF-2292", "East", CANDOUR_TEST_WORKER);
  store_rule (store, 1, 0, "W2026");
  first = submit_one (store, framework_id, "CF-2291");
  second = submit_one (store, framework_id, "CF-2292");
  g_assert_cmpint (first->state, ==, CANDOUR_AUDIT_IN_MODERATION);
  g_assert_cmpint (second->state, ==, CANDOUR_AUDIT_ACTIONS_OPEN);
}

/* --- In a batch ----------------------------------------------------------------------- */

#define N_CASES 8

static GPtrArray *
draw (CandourTestStore *store,
      const char       *seed,
      int               share,
      gboolean          dry_run)
{
  const CandourDrawBatch batch = { .seed = seed, .share = share };
  g_autoptr(GError) error = NULL;
  GPtrArray *drawn = candour_store_moderations_draw (store->db, &batch, dry_run, store->actor,
                                                     CANDOUR_TEST_TODAY, NULL, &error);

  g_assert_no_error (error);

  return drawn;
}

static char *
join (GPtrArray *drawn)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < drawn->len; i++)
    {
      const CandourDrawnAudit *one = drawn->pdata[i];

      g_ptr_array_add (parts, one->reference);
      g_ptr_array_add (parts, (char *) candour_code_from_value (candour_draw_kinds, one->kind));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" ", (char **) parts->pdata);
}

static void
submit_many (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);

  store_rule (store, 0, 0, "W2026");
  for (int i = 0; i < N_CASES; i++)
    {
      g_autofree char *id = g_strdup_printf ("CF-30%02d", i);
      g_autoptr(CandourAudit) audit = NULL;

      candour_test_rows_add_case (store, id, "East", CANDOUR_TEST_WORKER);
      audit = submit_one (store, framework_id, id);
    }
}

static void
test_batch (CandourTestStore *store)
{
  g_autoptr(GPtrArray) dry = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) drawn = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autofree char *dry_text = NULL;
  g_autofree char *again_text = NULL;
  g_autofree char *drawn_text = NULL;

  submit_many (store);
  dry = draw (store, "one", 50, TRUE);
  again = draw (store, "one", 50, TRUE);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM moderation"), ==, 0);

  drawn = draw (store, "one", 50, FALSE);
  dry_text = join (dry);
  again_text = join (again);
  drawn_text = join (drawn);
  g_assert_cmpstr (again_text, ==, dry_text);
  g_assert_cmpstr (drawn_text, ==, dry_text);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM moderation WHERE"
                                             " kind = 'random' AND draw_seed = 'one' AND"
                                             " draw_share = 50 AND state = 'waiting'"), ==,
                   drawn->len);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit WHERE"
                                             " state = 'in-moderation'"), ==, drawn->len);

  /* The same draw finds nobody new. */
  none = draw (store, "one", 50, FALSE);
  g_assert_cmpuint (none->len, ==, 0);
  candour_test_store_verify (store);
}

/* A rule comes before chance, in a batch as well. */
static void
test_batch_rule (CandourTestStore *store)
{
  g_autoptr(GPtrArray) drawn = NULL;
  guint n_rule = 0;

  submit_many (store);
  store_rule (store, 3, 100, "W2026");
  drawn = draw (store, NULL, -1, FALSE);
  g_assert_cmpuint (drawn->len, ==, N_CASES);
  for (guint i = 0; i < drawn->len; i++)
    n_rule += ((CandourDrawnAudit *) drawn->pdata[i])->kind == CANDOUR_DRAW_RULE;
  g_assert_cmpuint (n_rule, ==, 3);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM moderation"
                                             " WHERE kind = 'random'"), ==, N_CASES - 3);
}

static void
test_batch_refused (CandourTestStore *store)
{
  const CandourDrawBatch batch = { .share = -1 };
  const CandourDrawBatch wrong = { .share = 120 };
  g_autoptr(CandourActor) peer = candour_test_kept_actor ("P. Lowe", CANDOUR_ROLE_MODERATOR);
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_store_moderations_draw (store->db, &batch, TRUE, peer,
                                                 CANDOUR_TEST_TODAY, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (candour_store_moderations_draw (store->db, &wrong, TRUE, store->actor,
                                                 CANDOUR_TEST_TODAY, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* --- On request ----------------------------------------------------------------------- */

static void
test_request (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = submit_one (store, framework_id, "CF-2291");
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *twice = NULL;

  candour_store_moderations_request (store->db, audit->id, "The family complained",
                                     store->actor, CANDOUR_TEST_TODAY, &id, &error);
  g_assert_no_error (error);
  moderation = candour_store_moderations_load (store->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moderation->kind, ==, CANDOUR_DRAW_REQUEST);
  g_assert_cmpint (moderation->rule_version, ==, 0);
  g_assert_cmpstr (moderation->request_words, ==, "The family complained");
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit"
                                             " WHERE state = 'in-moderation'"), ==, 1);

  g_assert_false (candour_store_moderations_request (store->db, audit->id, "Again", store->actor,
                                                     CANDOUR_TEST_TODAY, &twice, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/draw/founded", test_founded);
  candour_test_store_add ("/store/draw/rule", test_rule);
  candour_test_store_add ("/store/draw/submission", test_submission);
  candour_test_store_add ("/store/draw/not-drawn", test_not_drawn);
  candour_test_store_add ("/store/draw/first", test_first);
  candour_test_store_add ("/store/draw/batch", test_batch);
  candour_test_store_add ("/store/draw/batch-rule", test_batch_rule);
  candour_test_store_add ("/store/draw/batch-refused", test_batch_refused);
  candour_test_store_add ("/store/draw/request", test_request);

  return g_test_run ();
}
