/* test-frameworks.c - a framework in words, what differs in two, and what is heard of its lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "candour-framework-cell.h"
#include "candour-framework-reader.h"
#include "candour-framework-view.h"
#include "candour-framework-words.h"

static CandourFramework *
load (const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < shipped->len; i++)
    {
      CandourFramework *framework = g_ptr_array_index (shipped, i);

      if (g_str_equal (framework->code, code))
        return candour_framework_ref (framework);
    }

  return NULL;
}

static CandourFrameworkNode *
make_version (const char *code,
              int         version,
              int         n_audits,
              const char *closed_on)
{
  g_autoptr(CandourFramework) framework = load (code);
  g_autoptr(CandourFrameworkRow) row = g_object_new (CANDOUR_TYPE_FRAMEWORK_ROW, NULL);

  g_assert_nonnull (framework);
  row->id = g_strdup_printf ("%s-%d", code, version);
  row->code = g_strdup (code);
  row->version = version;
  row->title = g_strdup (framework->title);
  row->n_audits = n_audits;
  row->closed_on = g_strdup (closed_on);
  row->has_overall = framework->has_overall;
  row->n_standards = (int) framework->standards->len;

  return candour_framework_node_new_version (row, framework, "2026-01-16");
}

static void
assert_has (GPtrArray  *sentences,
            const char *sentence)
{
  for (guint i = 0; i < sentences->len; i++)
    if (g_str_equal (g_ptr_array_index (sentences, i), sentence))
      return;

  g_test_message ("Missing: %s", sentence);
  g_test_fail ();
}

static void
test_words (void)
{
  g_autoptr(CandourFramework) framework = load ("case-file-audit");
  g_autoptr(GPtrArray) limits = candour_framework_words_limits (framework, "Q3");
  g_autofree char *actions = candour_framework_words_actions (framework);
  g_autofree char *dates = candour_framework_words_dates (framework);
  g_autofree char *all = candour_framework_words_cohorts (CANDOUR_COHORT_ALL);
  g_autofree char *two = candour_framework_words_cohorts (CANDOUR_COHORT_CHILD_PROTECTION
                                                          | CANDOUR_COHORT_CHILD_IN_CARE);

  assert_has (limits, "When Inadequate, overall cannot be Requires improvement, Good or "
                      "Outstanding");
  g_assert_cmpstr (actions, ==, "Inadequate and Requires improvement");
  g_assert_cmpstr (dates, ==, "Inadequate 5 working days, Requires improvement 20 working days");
  g_assert_cmpstr (all, ==, "Every child");
  g_assert_cmpstr (two, ==, "Child protection, Child in care");
}

static void
test_compare (void)
{
  g_autoptr(CandourFramework) old = load ("case-file-audit");
  g_autoptr(CandourFramework) made = load ("case-file-audit");
  g_autoptr(GPtrArray) none = candour_framework_compare (old, made);
  g_autoptr(GPtrArray) differences = NULL;
  CandourStandard *standard = g_ptr_array_index (made->standards, 3);
  CandourFrameworkDifference *difference;

  g_assert_cmpuint (none->len, ==, 0);

  g_free (standard->question);
  standard->question = g_strdup ("Is this child understood?");
  g_ptr_array_remove_index (made->standards, made->standards->len - 1);
  made->audit_days = 15;

  differences = candour_framework_compare (old, made);
  g_assert_cmpuint (differences->len, >=, 3);
  difference = g_ptr_array_index (differences, 0);
  g_assert_true (g_str_has_prefix (difference->where, "4. "));
  g_assert_cmpstr (difference->what, ==, "Question");
  g_assert_cmpstr (difference->is, ==, "Is this child understood?");
  difference = g_ptr_array_index (differences, 1);
  g_assert_cmpstr (difference->what, ==, "Standard left out");
  g_assert_null (difference->is);
}

static void
test_tree (void)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GListStore) all = NULL;
  g_autoptr(GListStore) found = NULL;
  g_autoptr(GListStore) none = NULL;
  g_autoptr(CandourFrameworkNode) title = NULL;
  g_autoptr(CandourFrameworkNode) version = NULL;

  g_ptr_array_add (versions, make_version ("case-file-audit", 2, 0, NULL));
  g_ptr_array_add (versions, make_version ("case-file-audit", 1, 7, "2026-01-01"));
  g_ptr_array_add (versions, make_version ("supervision-audit", 1, 3, NULL));

  all = candour_framework_node_build_tree (versions, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 2);
  title = g_list_model_get_item (G_LIST_MODEL (all), 0);
  g_assert_cmpstr (title->detail, ==, "2 versions");

  found = candour_framework_node_build_tree (versions, "THRESHOLDS");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, 1);
  g_clear_object (&title);
  title = g_list_model_get_item (G_LIST_MODEL (found), 0);
  version = g_list_model_get_item (G_LIST_MODEL (title->children), 0);
  g_assert_nonnull (version->children);

  none = candour_framework_node_build_tree (versions, "xyzzy");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (none)), ==, 0);
}

static void
test_names (void)
{
  g_autoptr(CandourFrameworkNode) version = make_version ("case-file-audit", 1, 7, NULL);
  g_autoptr(GListStore) parts = candour_framework_node_list_parts (version);
  g_autoptr(CandourFrameworkNode) risk = g_list_model_get_item (G_LIST_MODEL (parts), 2);
  g_autofree char *version_name = candour_framework_cell_dup_name (version);
  g_autofree char *risk_name = candour_framework_cell_dup_name (risk);

  g_assert_cmpstr (version_name, ==, "Case file audit, Version 1, 7 audits, in use");
  g_assert_cmpstr (risk_name, ==,
                   "Standard 3, Risk, safety and thresholds, can limit the overall judgement");
}

/* Everything can be shown, and is gone again without a word. */
static void
test_view (void)
{
  g_autoptr(CandourFrameworkNode) version = make_version ("practice-observation", 1, 0, NULL);
  g_autoptr(GListStore) parts = candour_framework_node_list_parts (version);
  g_autoptr(GtkWidget) view = g_object_ref_sink (candour_framework_view_new ());
  g_autoptr(GtkWidget) cell = g_object_ref_sink (candour_framework_cell_new ());

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (parts)); i++)
    {
      g_autoptr(CandourFrameworkNode) node = g_list_model_get_item (G_LIST_MODEL (parts), i);

      candour_framework_view_show (CANDOUR_FRAMEWORK_VIEW (view), node);
      g_assert_nonnull (gtk_widget_get_first_child (view));
      candour_framework_cell_set_node (CANDOUR_FRAMEWORK_CELL (cell), node);
    }

  candour_framework_view_show (CANDOUR_FRAMEWORK_VIEW (view), NULL);
  g_assert_null (gtk_widget_get_first_child (view));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/frameworks/words", test_words);
  g_test_add_func ("/app/frameworks/compare", test_compare);
  g_test_add_func ("/app/frameworks/tree", test_tree);
  g_test_add_func ("/app/frameworks/names", test_names);
  g_test_add_func ("/app/frameworks/view", test_view);

  return g_test_run ();
}
