/* test-past.c - moderations that are put in by the hundred stand there as if they had happened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderation-list.h"
#include "candour-store-moderations.h"
#include "candour-store-past.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

/* --- One of each state ---------------------------------------------------------------- */

static void
add_gradings (CandourAudit       *audit,
              CandourGradingRole  role,
              int                 safety)
{
  const int grades[] = { 3, safety, 3 };
  const char *const ids[] = { CANDOUR_TEST_SEEING, CANDOUR_TEST_SAFETY, CANDOUR_TEST_SUPERVISION };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      CandourGrading *grading = candour_audit_ensure_grading (audit, ids[i], role);

      grading->grade = grades[i];
      grading->revision = 1;
      candour_set_text (&grading->rationale, "What was seen.");
    }
}

static void
add_agreements (CandourModeration *moderation)
{
  const char *const ids[] = { CANDOUR_TEST_SEEING, CANDOUR_TEST_SAFETY, CANDOUR_TEST_SUPERVISION,
                              NULL };
  const int grades[] = { 3, 1, 3, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      CandourAgreement *agreement = candour_agreement_new (ids[i]);

      agreement->how = i % 2 == 0 ? CANDOUR_AGREEMENT_SAME : CANDOUR_AGREEMENT_DECIDED;
      agreement->grade = grades[i];
      agreement->settled_by = g_strdup (CANDOUR_TEST_PEER);
      g_ptr_array_add (moderation->agreements, agreement);
    }
}

static void
set_from (char                   **field,
          CandourModerationState   state,
          CandourModerationState   least,
          const char              *at_utc)
{
  *field = state >= least ? g_strdup (at_utc) : NULL;
}

static CandourModeration *
make_moderation (CandourModerationState  state,
                 CandourAudit           *audit)
{
  CandourModeration *moderation = candour_moderation_new ();

  moderation->id = g_strconcat (audit->id, "-m", NULL);
  moderation->audit_id = g_strdup (audit->id);
  moderation->state = state;
  moderation->kind = CANDOUR_DRAW_RANDOM;
  moderation->rule_version = 1;
  moderation->drawn_at = g_strdup ("2026-01-05T09:00:00Z");
  moderation->due_on = g_strdup ("2026-01-19");
  moderation->n_standards = 3;
  moderation->n_graded = state >= CANDOUR_MODERATION_COMPARING ? 3 : 0;
  set_from (&moderation->moderator_id, state, CANDOUR_MODERATION_ALLOCATED, CANDOUR_TEST_PEER);
  set_from (&moderation->allocated_at, state, CANDOUR_MODERATION_ALLOCATED,
            "2026-01-06T09:00:00Z");
  set_from (&moderation->started_at, state, CANDOUR_MODERATION_GRADING, "2026-01-07T09:00:00Z");
  set_from (&moderation->sealed_at, state, CANDOUR_MODERATION_COMPARING, "2026-01-08T09:00:00Z");
  set_from (&moderation->referred_at, state, CANDOUR_MODERATION_REFERRED, "2026-01-09T09:00:00Z");
  set_from (&moderation->agreed_at, state, CANDOUR_MODERATION_AGREED, "2026-01-10T09:00:00Z");
  set_from (&moderation->finished_at, state, CANDOUR_MODERATION_FINISHED, "2026-01-11T09:00:00Z");

  if (state >= CANDOUR_MODERATION_COMPARING)
    {
      add_gradings (audit, CANDOUR_GRADING_MODERATOR, 1);
      moderation->overall = 2;
      moderation->days = 3;
    }
  if (state >= CANDOUR_MODERATION_AGREED)
    {
      add_gradings (audit, CANDOUR_GRADING_AGREED, 1);
      add_agreements (moderation);
      moderation->agreed_overall = 2;
    }

  return moderation;
}

static CandourAudit *
make_audit (CandourTestStore       *store,
            const char             *framework_id,
            CandourModerationState  state)
{
  CandourAudit *audit = candour_test_audit_new ("CF-2291", framework_id,
                                                store->actor->person_id, CANDOUR_TEST_WORKER);

  audit->id = g_strdup_printf ("past-%d", state);
  audit->created_at = g_strdup ("2026-01-01T09:00:00Z");
  audit->started_at = g_strdup ("2026-01-02T09:00:00Z");
  audit->submitted_at = g_strdup ("2026-01-05T09:00:00Z");
  audit->state = state < CANDOUR_MODERATION_FINISHED ? CANDOUR_AUDIT_IN_MODERATION
                                                     : CANDOUR_AUDIT_ACTIONS_OPEN;
  audit->worker_id = g_strdup (CANDOUR_TEST_WORKER);
  audit->team_id = g_strdup ("East");
  for (guint i = 0; i < audit->actions->len; i++)
    {
      CandourActionPoint *action = audit->actions->pdata[i];

      action->id = g_strdup_printf ("%s-%u", audit->id, i);
      action->state = CANDOUR_ACTION_OPEN;
      action->first_due_on = g_strdup (action->due_on);
    }
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      CandourGrading *grading = audit->gradings->pdata[i];

      grading->revision = 1;
      for (guint j = 0; j < grading->citations->len; j++)
        ((CandourCitation *) grading->citations->pdata[j])->id =
          g_strdup_printf ("%s-%u-%u", audit->id, i, j);
    }

  return audit;
}

static void
add_one (CandourTestStore       *store,
         CandourPast            *past,
         CandourFramework       *framework,
         CandourModerationState  state)
{
  g_autoptr(CandourAudit) audit = make_audit (store, framework->id, state);
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourDrawRule) rule = candour_draw_rule_new ();
  g_autoptr(CandourActor) peer = candour_test_kept_actor (CANDOUR_TEST_PEER,
                                                          CANDOUR_ROLE_TEAM_MANAGER);
  g_autoptr(GError) error = NULL;

  candour_past_add_audit (past, framework, audit, store->actor, "salt", &error);
  g_assert_no_error (error);
  moderation = make_moderation (state, audit);
  candour_past_add_moderation (past, framework, audit, moderation, rule, peer, "salt", &error);
  g_assert_no_error (error);
}

static void
fill (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) framework =
    candour_store_frameworks_load (store->db, framework_id, &error);
  g_autoptr(CandourPast) past = candour_past_new (store->db);
  g_autoptr(CandourTransaction) transaction = candour_db_begin (store->db, &error);

  for (CandourModerationState state = CANDOUR_MODERATION_WAITING;
       state < CANDOUR_N_MODERATION_STATES; state++)
    add_one (store, past, framework, state);
  candour_past_finish (past, &error);
  g_assert_no_error (error);
  candour_transaction_commit (transaction, &error);
  g_assert_no_error (error);
  candour_db_set_reader (store->db, NULL, FALSE);
}

/* --- Seen through the usual doors ----------------------------------------------------- */

static void
test_lists (CandourTestStore *store)
{
  gint64 counts[CANDOUR_N_MODERATION_QUEUES];
  g_autoptr(GError) error = NULL;

  fill (store);
  candour_store_moderation_list_count (store->db, CANDOUR_TEST_PEER, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts[CANDOUR_QUEUE_TO_ALLOCATE], ==, 1);
  g_assert_cmpint (counts[CANDOUR_QUEUE_GRADING], ==, 2);
  g_assert_cmpint (counts[CANDOUR_QUEUE_COMPARING], ==, 3);
  g_assert_cmpint (counts[CANDOUR_QUEUE_FINISHED], ==, 1);
  g_assert_cmpint (counts[CANDOUR_QUEUE_MINE], ==, 5);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM audit"
                                             " WHERE overall_drawn = 2 AND changed = -1"), ==, 2);
  candour_test_store_verify (store);
}

static void
test_both (CandourTestStore *store)
{
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);
  audit = candour_store_moderations_load_both (store->db, "past-7", &moderation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moderation->agreements->len, ==, 4);
  g_assert_cmpint (moderation->agreed_overall, ==, 2);
  g_assert_cmpint (candour_audit_find_grading (audit, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_AUDITOR)->grade, ==, 2);
  g_assert_cmpint (candour_audit_find_grading (audit, CANDOUR_TEST_SAFETY,
                                               CANDOUR_GRADING_AGREED)->grade, ==, 1);
}

/* Nothing that a check of the workspace counts or seals is out of order. */
static void
test_check (CandourTestStore *store)
{
  g_autofree char *report = NULL;
  g_autoptr(GError) error = NULL;

  fill (store);
  g_assert_true (candour_workspace_check (store->workspace, NULL, NULL, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (report, "4 moderations are as they were sealed."));
}

static void
assert_told (CandourTestStore *store,
             const char       *change,
             const char       *line)
{
  g_autofree char *report = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_store_run (store, change);
  g_assert_false (candour_workspace_check (store->workspace, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED);
  g_assert_nonnull (strstr (report, line));
}

/* A moderator's grade that somebody changed in the file is told. */
static void
test_changed (CandourTestStore *store)
{
  fill (store);
  assert_told (store, "UPDATE grading SET grade = 4 WHERE audit_id = 'past-7'"
                      " AND role = 'moderator' AND standard_id = 'S2'",
               "The moderation of CF-2291, sealed 2026-01-08T09:00:00Z, is not as it was sealed.");
  assert_told (store, "UPDATE moderation_tally SET n = 9 WHERE stage = 'finished'",
               "The numbers of moderations that lists show are not their own.");
}

/* Nor what became of actions, and the sums that lists show of them. */
static void
test_follow (CandourTestStore *store)
{
  fill (store);
  assert_told (store, "UPDATE action_point SET n_evidence = 7 WHERE state <> 'draft'",
               "is shown with evidence or with more time that it does not have.");
  assert_told (store, "UPDATE action_tally SET n = n + 1 WHERE scope <> '' AND level <> ''"
                      " AND drawn_as <> -1",
               "The numbers of actions that lists show are not their own.");
  assert_told (store, "UPDATE action_point SET grade = 4 WHERE standard_id = 'S2'",
               "is listed with another grade than the one that stands.");
  assert_told (store, "DELETE FROM action_step",
               "is not where its last step left it.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/past/lists", test_lists);
  candour_test_store_add ("/store/past/both", test_both);
  candour_test_store_add ("/store/past/check", test_check);
  candour_test_store_add ("/store/past/changed", test_changed);
  candour_test_store_add ("/store/past/follow", test_follow);

  return g_test_run ();
}
