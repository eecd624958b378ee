/* test-framework-reader.c - frameworks in and out, and each fault by its line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-error.h"
#include "candour-framework-reader.h"

static CandourFramework *
read_good (const char *name)
{
  const char *path = g_test_get_filename (G_TEST_DIST, "data", "frameworks", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  CandourFramework *framework = candour_framework_read_file (path, &faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (framework);
  g_assert_null (faults);

  return framework;
}

/* --- Faults --------------------------------------------------------------------------- */

static char *
dup_all (GPtrArray *faults)
{
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const CandourFault *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (all, "%d %s\n", fault->line, fault->sentence);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_faults (gconstpointer name)
{
  g_autofree char *xml = g_strconcat (name, ".xml", NULL);
  g_autofree char *txt = g_strconcat (name, ".txt", NULL);
  const char *path = g_test_get_filename (G_TEST_DIST, "data", "frameworks", xml, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  const CandourFault *first;
  g_autofree char *message = NULL;

  g_assert_true (g_file_get_contents (g_test_get_filename (G_TEST_DIST, "data", "frameworks", txt,
                                                           NULL),
                                      &expected, NULL, NULL));

  g_assert_null (candour_framework_read_file (path, &faults, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_nonnull (faults);

  found = dup_all (faults);
  g_assert_cmpstr (found, ==, expected);

  first = g_ptr_array_index (faults, 0);
  message = g_strdup_printf ("Line %d: %s", first->line, first->sentence);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_no_file (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  g_assert_null (candour_framework_read_file ("/nowhere/at-all.xml", &faults, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (candour_framework_read_file ("/", &faults, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_null (faults);
}

/* Thousands of faults, and thousands of keys to compare with each other. */
static void
test_flood (void)
{
  g_autoptr(GString) xml = g_string_new ("<framework xmlns='urn:candour:framework:1'>"
                                         "<title>T</title><standards>");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 4900; i++)
    g_string_append_printf (xml, "<standard id='s%d' x='1'><name>N</name></standard>\n", i % 2);
  g_string_append (xml, "</standards></framework>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&xml));

  g_assert_null (candour_framework_read (bytes, &faults, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpuint (faults->len, ==, CANDOUR_MAX_FAULTS);
}

static void
test_too_much (void)
{
  g_autoptr(GString) xml = g_string_new ("<framework xmlns='urn:candour:framework:1'>");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 300000; i++)
    g_string_append (xml, "<standard/>");
  g_string_append (xml, "</framework>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&xml));

  g_assert_null (candour_framework_read (bytes, &faults, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpuint (faults->len, ==, 1);
}

/* --- Round trips ---------------------------------------------------------------------- */

static void
assert_round_trip (const CandourFramework *framework)
{
  g_autofree char *before = candour_framework_dup_hash (framework);
  g_autofree char *after = NULL;
  g_autoptr(GBytes) first = candour_framework_write (framework);
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) again = candour_framework_read (first, NULL, &error);

  g_assert_no_error (error);
  after = candour_framework_dup_hash (again);
  g_assert_cmpstr (after, ==, before);

  second = candour_framework_write (again);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_round_trip (gconstpointer name)
{
  g_autoptr(CandourFramework) framework = read_good (name);

  assert_round_trip (framework);
}

static void
test_round_trip_shipped (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < shipped->len; i++)
    assert_round_trip (g_ptr_array_index (shipped, i));
}

/* --- What is read --------------------------------------------------------------------- */

static void
assert_rule (const CandourFramework *framework,
             guint                   position,
             CandourRuleKind         kind,
             const char             *standard_id,
             int                     grade,
             int                     target,
             int                     count)
{
  const CandourRule *rule = g_ptr_array_index (framework->rules, position);

  g_assert_cmpint (rule->kind, ==, kind);
  g_assert_cmpstr (rule->standard_id, ==, standard_id);
  g_assert_cmpint (rule->grade, ==, grade);
  g_assert_cmpint (rule->target, ==, target);
  g_assert_cmpint (rule->count, ==, count);
}

static void
test_rag_scale (void)
{
  g_autoptr(CandourFramework) framework = read_good ("themed-rag.xml");
  const CandourScaleGrade *red = candour_framework_get_grade (framework, 1);
  const CandourScaleGrade *amber = candour_framework_get_grade (framework, 2);
  const CandourScaleGrade *green = candour_framework_get_grade (framework, 3);

  g_assert_cmpint (framework->kind, ==, CANDOUR_KIND_THEMED_AUDIT);
  g_assert_cmpstr (framework->code, ==, "neglect");
  g_assert_cmpint (framework->version, ==, 3);
  g_assert_cmpstr (framework->from_date, ==, "2026-04-01");
  g_assert_cmpint (framework->audit_days, ==, 15);
  g_assert_true (framework->has_overall);
  g_assert_true (framework->next_step_good);

  g_assert_cmpuint (framework->scale->len, ==, 3);
  g_assert_true (red->needs_action);
  g_assert_cmpint (red->action_days, ==, 10);
  g_assert_cmpstr (red->short_name, ==, "Red");
  g_assert_cmpint (red->drawn_as, ==, CANDOUR_GRADE_INADEQUATE);
  g_assert_cmpint (amber->action_days, ==, -1);
  g_assert_cmpstr (amber->meaning, ==, "Some of it is there.");
  g_assert_false (green->needs_action);
  g_assert_cmpstr (green->short_name, ==, "G");
  g_assert_cmpint (candour_framework_get_good (framework), ==, 3);
}

static void
test_rag_standards (void)
{
  g_autoptr(CandourFramework) framework = read_good ("themed-rag.xml");
  const CandourStandard *standard = candour_framework_get_standard (framework, 0);
  const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, 1);
  const CandourVoiceNeed *child = g_ptr_array_index (framework->voices, 0);
  const CandourVoiceNeed *manager = g_ptr_array_index (framework->voices, 1);

  g_assert_cmpuint (standard->cohorts, ==,
                    CANDOUR_COHORT_CARE_LEAVER | CANDOUR_COHORT_CHILD_IN_NEED);
  g_assert_cmpstr (standard->about, ==, "Neglect is easily lived with.\n\n"
                                        "Look for “good enough” & for <labels>.");
  g_assert_cmpstr (prompt->id, ==, "home");
  g_assert_cmpstr (prompt->text, ==, "Is the home described?");
  g_assert_cmpstr (candour_standard_get_descriptor (standard, 1), ==, "Not named, or only listed.");
  g_assert_cmpstr (candour_standard_get_descriptor (standard, 2), ==,
                   "Named, but its effect is unclear.");
  g_assert_cmpuint (candour_framework_get_standard (framework, 1)->cohorts, ==,
                    CANDOUR_COHORT_ALL);

  g_assert_cmpint (child->voice, ==, CANDOUR_VOICE_CHILD);
  g_assert_true (child->required);
  g_assert_cmpint (manager->voice, ==, CANDOUR_VOICE_TEAM_MANAGER);
  g_assert_false (manager->required);
}

static void
test_rag_rules (void)
{
  g_autoptr(CandourFramework) framework = read_good ("themed-rag.xml");

  g_assert_cmpuint (framework->rules->len, ==, 5);
  assert_rule (framework, 0, CANDOUR_RULE_LIMIT, "N1", 1, 2, 0);
  assert_rule (framework, 1, CANDOUR_RULE_LIMIT_COUNT, NULL, 1, 1, 2);
  assert_rule (framework, 2, CANDOUR_RULE_SUGGEST, NULL, 2, 2, 1);
  assert_rule (framework, 3, CANDOUR_RULE_NEEDS, "N2", 2, 3, 0);
  assert_rule (framework, 4, CANDOUR_RULE_NEEDS_COUNT, NULL, 3, 3, 0);
}

static void
test_scaling (void)
{
  g_autoptr(CandourFramework) framework = read_good ("scaling-0-10.xml");

  g_assert_cmpuint (framework->scale->len, ==, CANDOUR_MAX_GRADE);
  g_assert_cmpint (candour_framework_find_grade (framework, "0"), ==, 1);
  g_assert_cmpint (candour_framework_find_grade (framework, "10"), ==, 11);
  g_assert_cmpint (candour_framework_get_good (framework), ==, 7);
  g_assert_cmpint (framework->audit_days, ==, 10);
}

static void
test_narrative (void)
{
  g_autoptr(CandourFramework) framework = read_good ("feedback-narrative.xml");
  const CandourStandard *standard = candour_framework_get_standard (framework, 0);

  g_assert_cmpint (framework->kind, ==, CANDOUR_KIND_FEEDBACK);
  g_assert_cmpuint (framework->scale->len, ==, 0);
  g_assert_cmpuint (standard->descriptors->len, ==, 0);
  g_assert_false (framework->has_overall);
}

/* Letters and accents that were typed apart are put together, so that equal words are equal. */
static void
test_composed (void)
{
  static const char xml[] =
    "<framework xmlns='urn:candour:framework:1' code='c' version='1' kind='feedback' overall='no'>"
    "<title>Zoe\u0308</title><standards><standard id='s'><name>S</name><question>Q</question>"
    "</standard></standards></framework>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (xml, sizeof xml - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) framework = candour_framework_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (framework->title, ==, "Zo\u00eb");
}

/* --- What ships ----------------------------------------------------------------------- */

static void
assert_complete (const CandourFramework *framework)
{
  g_assert_cmpint (framework->version, ==, 1);
  g_assert_cmpint (framework->audit_days, ==, 10);
  g_assert_cmpuint (framework->scale->len, ==, 4);
  g_assert_cmpstr (framework->summary, !=, "");
  g_assert_cmpstr (framework->source, !=, "");
  g_assert_cmpuint (framework->voices->len, >, 0);

  for (guint i = 0; i < framework->scale->len; i++)
    {
      const CandourScaleGrade *grade = candour_framework_get_grade (framework, (int) i + 1);

      g_assert_cmpint (grade->drawn_as, ==, i + 1);
      g_assert_cmpstr (grade->code, ==, candour_grade_get_code (grade->drawn_as));
      g_assert_cmpstr (grade->name, ==, candour_grade_get_name (grade->drawn_as));
      g_assert_cmpstr (grade->short_name, ==, candour_grade_get_short_name (grade->drawn_as));
      g_assert_cmpstr (grade->meaning, !=, "");
      g_assert_cmpint (grade->action_days, ==, i == 0 ? 5 : 20);
      g_assert_cmpint (grade->needs_action, ==, grade->drawn_as < CANDOUR_GRADE_GOOD);
    }

  for (guint i = 0; i < framework->standards->len; i++)
    {
      const CandourStandard *standard = candour_framework_get_standard (framework, i);

      g_assert_cmpstr (standard->about, !=, "");
      g_assert_cmpuint (standard->prompts->len, >=, 2);
      for (int grade = 1; grade <= 4; grade++)
        g_assert_nonnull (candour_standard_get_descriptor (standard, grade));
      for (guint j = 0; j < standard->prompts->len; j++)
        {
          const CandourPrompt *prompt = g_ptr_array_index (standard->prompts, j);

          g_assert_true (g_str_has_suffix (prompt->text, "?"));
        }
    }
}

static void
test_shipped (void)
{
  static const struct
  {
    const char  *code;
    CandourKind  kind;
    guint        n_standards;
    guint        n_rules;
    gboolean     has_overall;
  } expected[] = {
    { "case-file-audit", CANDOUR_KIND_CASE_FILE_AUDIT, 12, 16, TRUE },
    { "supervision-audit", CANDOUR_KIND_SUPERVISION_AUDIT, 6, 2, TRUE },
    { "practice-observation", CANDOUR_KIND_PRACTICE_OBSERVATION, 6, 0, FALSE },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (shipped->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < shipped->len; i++)
    {
      const CandourFramework *framework = g_ptr_array_index (shipped, i);

      g_assert_cmpstr (framework->code, ==, expected[i].code);
      g_assert_cmpint (framework->kind, ==, expected[i].kind);
      g_assert_cmpuint (framework->standards->len, ==, expected[i].n_standards);
      g_assert_cmpuint (framework->rules->len, ==, expected[i].n_rules);
      g_assert_cmpint (framework->has_overall, ==, expected[i].has_overall);
      assert_complete (framework);
    }
}

static void
test_shipped_cohorts (void)
{
  g_autoptr(GPtrArray) shipped = candour_framework_load_shipped (NULL);

  for (guint i = 0; i < shipped->len; i++)
    {
      const CandourFramework *framework = g_ptr_array_index (shipped, i);

      for (guint j = 0; j < framework->standards->len; j++)
        {
          const CandourStandard *standard = candour_framework_get_standard (framework, j);
          guint cohorts = CANDOUR_COHORT_ALL;

          if (g_str_equal (standard->id, "Q9"))
            cohorts = CANDOUR_COHORT_CHILD_PROTECTION | CANDOUR_COHORT_CHILD_IN_CARE;
          else if (g_str_equal (standard->id, "Q10"))
            cohorts = CANDOUR_COHORT_CHILD_IN_CARE | CANDOUR_COHORT_CARE_LEAVER;
          g_assert_cmpuint (standard->cohorts, ==, cohorts);
        }
    }
}

/* The example by which the schema explains itself to whoever writes a framework. */
static void
test_schema_example (void)
{
  const char *path = g_test_get_filename (G_TEST_DIST, "..", "data", "schemas",
                                          "framework-1.xsd", NULL);
  g_autofree char *xsd = NULL;
  g_autoptr(GString) xml = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourFramework) framework = NULL;
  const char *start, *end;

  g_assert_true (g_file_get_contents (path, &xsd, NULL, NULL));
  start = strstr (xsd, "&lt;framework xmlns");
  g_assert_nonnull (start);
  end = strstr (start, "&lt;/framework>");
  g_assert_nonnull (end);

  xml = g_string_new_len (start, end - start + strlen ("&lt;/framework>"));
  g_string_replace (xml, "&lt;", "<", 0);
  bytes = g_string_free_to_bytes (g_steal_pointer (&xml));
  framework = candour_framework_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (framework->standards->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const faulty[] = {
    "faulty-broken", "faulty-doctype", "faulty-hidden", "faulty-newer", "faulty-other",
    "faulty-overall", "faulty-records", "faulty-rules", "faulty-shape",
  };
  static const char *const good[] = {
    "feedback-narrative.xml", "scaling-0-10.xml", "themed-rag.xml",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faulty); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/framework-reader/", faulty[i], NULL);

      g_test_add_data_func (path, faulty[i], test_faults);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/framework-reader/round-trip/", good[i], NULL);

      g_test_add_data_func (path, good[i], test_round_trip);
    }
  g_test_add_func ("/exchange/framework-reader/no-file", test_no_file);
  g_test_add_func ("/exchange/framework-reader/flood", test_flood);
  g_test_add_func ("/exchange/framework-reader/too-much", test_too_much);
  g_test_add_func ("/exchange/framework-reader/round-trip/shipped", test_round_trip_shipped);
  g_test_add_func ("/exchange/framework-reader/rag/scale", test_rag_scale);
  g_test_add_func ("/exchange/framework-reader/rag/standards", test_rag_standards);
  g_test_add_func ("/exchange/framework-reader/rag/rules", test_rag_rules);
  g_test_add_func ("/exchange/framework-reader/scaling", test_scaling);
  g_test_add_func ("/exchange/framework-reader/narrative", test_narrative);
  g_test_add_func ("/exchange/framework-reader/composed", test_composed);
  g_test_add_func ("/exchange/framework-reader/shipped", test_shipped);
  g_test_add_func ("/exchange/framework-reader/shipped/cohorts", test_shipped_cohorts);

  g_test_add_func ("/exchange/framework-reader/schema-example", test_schema_example);

  return g_test_run ();
}
