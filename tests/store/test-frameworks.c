/* test-frameworks.c - versions of frameworks: added, found, closed, and never changed in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-rows.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-test-rows.h"

static void
add_scale (CandourFramework *framework)
{
  static const char *const names[] = { "Inadequate", "Requires improvement", "Good",
                                       "Outstanding" };

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      CandourScaleGrade *grade = candour_framework_add_grade (framework);

      grade->code = g_ascii_strdown (names[i], -1);
      grade->name = g_strdup (names[i]);
      grade->short_name = g_strdup (names[i]);
      grade->meaning = g_strdup ("");
      grade->drawn_as = i + 1;
      grade->needs_action = i < 2;
      grade->action_days = i < 2 ? 10 * (i + 1) : -1;
    }
}

static void
add_standard (CandourFramework *framework,
              const char       *id,
              const char       *name)
{
  CandourStandard *standard = candour_framework_add_standard (framework);

  standard->id = g_strdup (id);
  standard->name = g_strdup (name);
  standard->question = g_strdup ("What is it like to be this child?");
  standard->about = g_strdup ("“Seen” is not “heard”; DROP TABLE standard; --");
  standard->cohorts = CANDOUR_COHORT_CHILD_IN_CARE | CANDOUR_COHORT_CARE_LEAVER;
  candour_standard_add_prompt (standard, "2", "The child was seen alone");
  candour_standard_add_prompt (standard, "1", "The child's own words are there");
  for (int grade = 1; grade <= 4; grade++)
    g_ptr_array_add (standard->descriptors, g_strdup_printf ("%s at %d", name, grade));
}

static CandourFramework *
make_framework (int         version,
                const char *title)
{
  CandourFramework *framework = candour_framework_new ();
  CandourRule *rule;
  CandourVoiceNeed *need;

  framework->code = g_strdup ("case-file-audit");
  framework->version = version;
  framework->kind = CANDOUR_KIND_THEMED_AUDIT;
  framework->title = g_strdup (title);
  framework->summary = g_strdup ("For every child");
  framework->source = g_strdup ("Wenbrook");
  framework->has_overall = TRUE;
  framework->audit_days = 20;
  framework->next_step_good = TRUE;
  add_scale (framework);
  add_standard (framework, "Q2", "Voice");
  add_standard (framework, "Q1", "Safety planning");

  rule = candour_framework_add_rule (framework);
  rule->kind = CANDOUR_RULE_LIMIT;
  rule->standard_id = g_strdup ("Q1");
  rule->grade = 1;
  rule->target = 2;
  rule = candour_framework_add_rule (framework);
  rule->kind = CANDOUR_RULE_SUGGEST;
  rule->grade = 2;
  rule->target = 2;
  rule->count = 3;

  need = candour_framework_add_voice (framework);
  need->voice = CANDOUR_VOICE_PARENT;
  need->required = TRUE;

  return framework;
}

static char *
add (CandourTestStore *store,
     CandourFramework *framework)
{
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  candour_store_frameworks_add (store->db, framework, store->actor, &id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);

  return id;
}

static CandourFrameworkRow *
get_row (GPtrArray *rows,
         guint      position)
{
  g_assert_cmpuint (position, <, rows->len);

  return rows->pdata[position];
}

static GPtrArray *
list (CandourTestStore *store)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = candour_store_frameworks_list (store->db, &error);

  g_assert_no_error (error);

  return rows;
}

static void
use (CandourTestStore *store,
     const char       *id)
{
  candour_test_store_add_actor (store);
  candour_test_rows_add_case (store, "CF-1", NULL, NULL);
  candour_test_rows_add_audit (store, "a1", "CF-1", id, store->actor->person_id, NULL, NULL);
}

/* The hash covers all parts, so equal hashes mean that everything came back. */
static void
test_round_trip (CandourTestStore *store)
{
  g_autoptr(CandourFramework) framework = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = add (store, framework);
  g_autofree char *hash = candour_framework_dup_hash (framework);
  g_autofree char *loaded_hash = NULL;
  const CandourStandard *standard;

  loaded = candour_store_frameworks_load (store->db, id, &error);
  g_assert_no_error (error);
  loaded_hash = candour_framework_dup_hash (loaded);

  g_assert_cmpstr (loaded->id, ==, id);
  g_assert_cmpstr (loaded_hash, ==, hash);
  g_assert_cmpint (loaded->kind, ==, CANDOUR_KIND_THEMED_AUDIT);
  g_assert_true (loaded->next_step_good);
  g_assert_null (loaded->from_date);

  standard = candour_framework_get_standard (loaded, 0);
  g_assert_cmpstr (standard->id, ==, "Q2");
  g_assert_cmpstr (((CandourPrompt *) standard->prompts->pdata[0])->id, ==, "2");
  g_assert_cmpstr (candour_standard_get_descriptor (standard, 4), ==, "Voice at 4");
  g_assert_cmpint (candour_framework_get_grade (loaded, 3)->action_days, ==, -1);
  g_assert_true (candour_framework_can_limit (loaded, "Q1"));
  candour_test_store_verify (store);
}

static void
test_same_again (CandourTestStore *store)
{
  g_autoptr(CandourFramework) framework = make_framework (1, "Case file audit");
  g_autofree char *id = add (store, framework);
  gint64 n_before = candour_test_store_count (store, "SELECT count(*) FROM history");
  g_autofree char *again = add (store, framework);

  g_assert_cmpstr (again, ==, id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history"), ==, n_before);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM framework"), ==, 1);
}

static void
test_newer (CandourTestStore *store)
{
  g_autoptr(CandourFramework) first = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) second = make_framework (2, "Audit of a case file");
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autofree char *first_id = add (store, first);
  g_autofree char *second_id = NULL;

  second->from_date = g_strdup ("2026-04-01");
  second_id = add (store, second);
  use (store, first_id);

  rows = list (store);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (get_row (rows, 0)->id, ==, second_id);
  g_assert_cmpstr (get_row (rows, 0)->from_date, ==, "2026-04-01");
  g_assert_null (get_row (rows, 0)->closed_on);
  g_assert_cmpint (get_row (rows, 0)->n_standards, ==, 2);
  g_assert_cmpint (get_row (rows, 0)->n_audits, ==, 0);
  g_assert_cmpstr (get_row (rows, 1)->closed_on, ==, "2026-04-01");
  g_assert_cmpint (get_row (rows, 1)->n_audits, ==, 1);

  history = candour_store_history_list (store->db, first_id, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((CandourHistoryRow *) history->pdata[1])->field, ==, "closed_on");
  candour_test_store_verify (store);
}

static void
test_older_refused (CandourTestStore *store)
{
  g_autoptr(CandourFramework) second = make_framework (2, "Case file audit");
  g_autoptr(CandourFramework) first = make_framework (1, "Case file audit");
  g_autofree char *second_id = add (store, second);
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (candour_store_frameworks_add (store->db, first, store->actor, &id, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_null (id);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM framework"), ==, 1);
}

static void
test_in_use (CandourTestStore *store)
{
  g_autoptr(CandourFramework) framework = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) other = make_framework (1, "Another text");
  g_autofree char *id = add (store, framework);
  g_autofree char *other_id = NULL;
  g_autoptr(GError) error = NULL;

  use (store, id);

  g_assert_false (candour_store_frameworks_add (store->db, other, store->actor, &other_id,
                                                &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_false (candour_store_frameworks_remove (store->db, id, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM standard"), ==, 2);
}

static void
test_replaced_unused (CandourTestStore *store)
{
  g_autoptr(CandourFramework) first = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) draft = make_framework (2, "A draft");
  g_autoptr(CandourFramework) second = make_framework (2, "Case file audit");
  g_autofree char *first_id = add (store, first);
  g_autofree char *draft_id = NULL;
  g_autofree char *second_id = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  draft->from_date = g_strdup ("2026-03-01");
  second->from_date = g_strdup ("2026-05-01");
  draft_id = add (store, draft);
  second_id = add (store, second);

  rows = list (store);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (get_row (rows, 0)->id, ==, second_id);
  g_assert_cmpstr (get_row (rows, 1)->closed_on, ==, "2026-05-01");
  g_assert_null (candour_store_frameworks_load (store->db, draft_id, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  candour_test_store_verify (store);
}

static void
test_remove (CandourTestStore *store)
{
  g_autoptr(CandourFramework) first = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) second = make_framework (2, "Case file audit");
  g_autofree char *first_id = add (store, first);
  g_autofree char *second_id = add (store, second);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_store_frameworks_remove (store->db, second_id, store->actor, &error));
  g_assert_no_error (error);

  rows = list (store);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (get_row (rows, 0)->id, ==, first_id);
  g_assert_null (get_row (rows, 0)->closed_on);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM descriptor"), ==, 8);

  g_assert_false (candour_store_frameworks_remove (store->db, second_id, store->actor, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
assert_found (CandourTestStore *store,
              const char       *name,
              const char       *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = candour_store_frameworks_find (store->db, name, &error);

  g_assert_cmpstr (found, ==, expected);
  if (expected == NULL)
    g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

static void
test_find (CandourTestStore *store)
{
  g_autoptr(CandourFramework) first = make_framework (1, "Case file audit");
  g_autoptr(CandourFramework) second = make_framework (2, "Case file audit");
  g_autofree char *first_id = add (store, first);
  g_autofree char *second_id = add (store, second);

  assert_found (store, first_id, first_id);
  assert_found (store, "case-file-audit", second_id);
  assert_found (store, "case-file-audit/1", first_id);
  assert_found (store, "case-file-audit/2", second_id);
  assert_found (store, "case-file-audit/3", NULL);
  assert_found (store, "case-file-audit/", NULL);
  assert_found (store, "", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/frameworks/round-trip", test_round_trip);
  candour_test_store_add ("/store/frameworks/same-again", test_same_again);
  candour_test_store_add ("/store/frameworks/newer", test_newer);
  candour_test_store_add ("/store/frameworks/older-refused", test_older_refused);
  candour_test_store_add ("/store/frameworks/in-use", test_in_use);
  candour_test_store_add ("/store/frameworks/replaced-unused", test_replaced_unused);
  candour_test_store_add ("/store/frameworks/remove", test_remove);
  candour_test_store_add ("/store/frameworks/find", test_find);

  return g_test_run ();
}
