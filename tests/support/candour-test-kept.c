/* candour-test-kept.c - a small council in a workspace, and audits of it that are really kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-kept.h"

#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-test-audit.h"
#include "candour-test-rows.h"

char *
candour_test_kept_prepare (CandourTestStore *store)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  candour_test_store_add_actor (store);
  candour_test_rows_add_team (store, "North", NULL);
  candour_test_rows_add_team (store, "East", "North");
  candour_test_store_add_person (store, CANDOUR_TEST_BOSS, "team-manager", "East");
  candour_test_store_add_person (store, CANDOUR_TEST_WORKER, "social-worker", "East");
  candour_test_store_add_person (store, CANDOUR_TEST_PEER, "team-manager", NULL);
  candour_test_store_run (store, "UPDATE person SET manager_id = 'M. Bell' WHERE id = 'T. Ash'");
  candour_test_rows_add_case (store, "CF-2291", "East", CANDOUR_TEST_WORKER);

  candour_store_frameworks_add (store->db, framework, store->actor, &id, &error);
  g_assert_no_error (error);
  candour_test_store_run (store, "DELETE FROM draw_rule");

  return id;
}

CandourAudit *
candour_test_kept_load (CandourTestStore *store,
                        const char       *id)
{
  g_autoptr(GError) error = NULL;
  CandourAudit *audit = candour_store_audits_load (store->db, id, &error);

  g_assert_no_error (error);

  return audit;
}

CandourAudit *
candour_test_kept_start (CandourTestStore *store,
                         const char       *framework_id,
                         const char       *case_id)
{
  CandourNewAudit facts = {
    .case_id = case_id, .framework_id = framework_id, .auditor_id = store->actor->person_id,
    .due_on = "2026-01-28", .declared = TRUE,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  candour_store_audits_start (store->db, &facts, store->actor, CANDOUR_TEST_TODAY, &id, &error);
  g_assert_no_error (error);

  return candour_test_kept_load (store, id);
}

static void
save_grading (CandourTestStore *store,
              const char       *audit_id,
              CandourGrading   *grading)
{
  g_autoptr(GError) error = NULL;

  candour_store_gradings_save (store->db, audit_id, grading, store->actor, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < grading->citations->len; i++)
    {
      candour_store_gradings_save_citation (store->db, audit_id, grading->role,
                                            grading->citations->pdata[i], store->actor, &error);
      g_assert_no_error (error);
    }
}

static void
save_parts (CandourTestStore *store,
            const char       *audit_id,
            CandourAudit     *from)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < from->gradings->len; i++)
    save_grading (store, audit_id, from->gradings->pdata[i]);

  for (guint i = 0; i < from->actions->len; i++)
    {
      CandourActionPoint *action = from->actions->pdata[i];

      candour_set_text (&action->audit_id, audit_id);
      candour_store_actions_save (store->db, action, store->actor, &error);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < from->voices->len; i++)
    {
      candour_store_voices_save (store->db, audit_id, from->voices->pdata[i], store->actor,
                                 &error);
      g_assert_no_error (error);
    }
}

void
candour_test_kept_fill (CandourTestStore  *store,
                        CandourAudit     **audit)
{
  g_autoptr(CandourAudit) full =
    candour_test_audit_new ((*audit)->case_id, (*audit)->framework_id, (*audit)->auditor_id,
                            CANDOUR_TEST_WORKER);
  g_autofree char *id = g_strdup ((*audit)->id);
  g_autoptr(GError) error = NULL;

  save_parts (store, id, full);

  (*audit)->overall = full->overall;
  (*audit)->risk = full->risk;
  candour_set_text (&(*audit)->overall_reason, full->overall_reason);
  candour_store_audits_save_judgement (store->db, *audit, store->actor, &error);
  g_assert_no_error (error);

  candour_audit_free (*audit);
  *audit = candour_test_kept_load (store, id);
}

void
candour_test_kept_submit (CandourTestStore *store,
                          CandourAudit     *audit)
{
  g_autoptr(GError) error = NULL;

  candour_store_audits_submit (store->db, audit, store->actor, CANDOUR_TEST_TODAY, NULL, NULL,
                               &error);
  g_assert_no_error (error);
}

CandourActor *
candour_test_kept_actor (const char  *person_id,
                         CandourRole  role)
{
  CandourActor *actor = g_new0 (CandourActor, 1);

  actor->person_id = g_strdup (person_id);
  actor->name = g_strdup (person_id);
  actor->role = role;
  actor->account = g_strdup (person_id);
  actor->device = g_strdup ("QA-05");

  return actor;
}
