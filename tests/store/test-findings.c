/* test-findings.c - analysts get every grading that was given, once, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-findings.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"
#include "candour-test-rows.h"

/* Stops after @n_wanted where that is not 0. */
typedef struct
{
  GString *said;
  guint    n_findings;
  guint    n_wanted;
} Taken;

static gboolean
take (const CandourFinding  *finding,
      gpointer               data,
      GError               **error)
{
  Taken *taken = data;

  if (taken->n_wanted != 0 && taken->n_findings == taken->n_wanted)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED, "enough");
      return FALSE;
    }

  taken->n_findings++;
  g_string_append_printf (taken->said, "%s %s %s %s%s ", finding->case_reference,
                          finding->standard_id, finding->role,
                          finding->grade_code != NULL ? finding->grade_code : "",
                          finding->not_applicable != 0 ? "N/A" : "");

  return TRUE;
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

static gboolean
check_first (const CandourFinding  *finding,
             gpointer               data,
             GError               **error)
{
  const char *audit_id = data;

  if (g_strcmp0 (finding->standard_id, CANDOUR_TEST_SAFETY) != 0)
    return TRUE;

  g_assert_cmpstr (finding->audit_id, ==, audit_id);
  g_assert_cmpstr (finding->cohort, ==, "child-in-need");
  g_assert_null (finding->age_band);
  g_assert_cmpstr (finding->team, ==, "East");
  g_assert_cmpstr (finding->worker_code, ==, CANDOUR_TEST_WORKER);
  g_assert_cmpstr (finding->auditor_name, ==, "R. Dean");
  g_assert_cmpstr (finding->framework, ==, "test-small");
  g_assert_cmpint (finding->framework_version, ==, 4);
  g_assert_cmpstr (finding->overall_code, ==, "good");
  g_assert_cmpstr (finding->standard_name, ==, "Safety planning");
  g_assert_cmpstr (finding->grade_code, ==, "requires-improvement");
  g_assert_cmpint (finding->n_sources, ==, 1);
  g_assert_cmpint (finding->n_met, ==, 2);
  g_assert_cmpint (finding->n_partly, ==, 0);
  g_assert_cmpint (finding->n_not_met, ==, 0);
  g_assert_cmpint (finding->n_actions, ==, 1);
  g_assert_cmpstr (finding->rationale, ==, "The plan names no one to call at night.");
  g_assert_null (finding->event);
  g_assert_null (finding->consent);

  return TRUE;
}

static void
test_walk (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(GString) said = g_string_new (NULL);
  Taken taken = { .said = said };
  g_autoptr(CandourAudit) first = submit_one (store, framework_id, "CF-2291");
  g_autoptr(CandourAudit) open = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_rows_add_case (store, "CF-2300", "East", NULL);
  open = candour_test_kept_start (store, framework_id, "CF-2300");
  candour_test_kept_fill (store, &open);

  candour_store_findings_walk (store->db, NULL, take, &taken, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said->str, ==,
                   "CF-2291 S1 auditor good CF-2291 S2 auditor requires-improvement"
                   " CF-2291 S3 auditor good ");

  candour_store_findings_walk (store->db, NULL, check_first, first->id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_some (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(GString) said = g_string_new (NULL);
  Taken taken = { .said = said };
  g_autoptr(CandourAudit) first = submit_one (store, framework_id, "CF-2291");
  g_autoptr(CandourAudit) second = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  candour_test_rows_add_case (store, "CF-2300", "East", NULL);
  second = submit_one (store, framework_id, "CF-2300");

  g_ptr_array_add (ids, second->id);
  candour_store_findings_walk (store->db, ids, take, &taken, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken.n_findings, ==, 3);
  g_assert_null (strstr (said->str, "CF-2291"));

  candour_store_findings_walk (store->db, NULL, take, &taken, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken.n_findings, ==, 9);

  g_ptr_array_add (ids, (char *) "nowhere");
  g_assert_false (candour_store_findings_walk (store->db, ids, take, &taken, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_stopped (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(GString) said = g_string_new (NULL);
  Taken taken = { .said = said, .n_wanted = 2 };
  g_autoptr(CandourAudit) audit = submit_one (store, framework_id, "CF-2291");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_store_findings_walk (store->db, NULL, take, &taken, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_FAILED);
  g_assert_cmpuint (taken.n_findings, ==, 2);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (candour_store_findings_walk (store->db, NULL, take, &taken, cancellable,
                                               &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
check_observed (const CandourFinding  *finding,
                gpointer               data,
                GError               **error)
{
  guint *n_found = data;

  g_assert_cmpstr (finding->event, ==, "core-group");
  g_assert_cmpstr (finding->consent, ==, "given");
  (*n_found)++;

  return TRUE;
}

static void
test_observed (CandourTestStore *store)
{
  g_autofree char *framework_id = candour_test_kept_prepare (store);
  g_autoptr(CandourAudit) audit = submit_one (store, framework_id, "CF-2291");
  g_autoptr(GError) error = NULL;
  guint n_found = 0;

  candour_test_store_run (store, "UPDATE audit SET event = 'core-group', consent = 'given'");
  g_assert_true (candour_store_findings_walk (store->db, NULL, check_observed, &n_found, NULL,
                                              &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_found, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/findings/walk", test_walk);
  candour_test_store_add ("/store/findings/some", test_some);
  candour_test_store_add ("/store/findings/stopped", test_stopped);

  candour_test_store_add ("/store/findings/observed", test_observed);

  return g_test_run ();
}
