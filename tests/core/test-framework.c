/* test-framework.c - finding things in a framework, and telling two of them apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-framework.h"

#include <string.h>

#include "candour-test-audit.h"

static void
test_grades (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();

  g_assert_cmpint (candour_framework_find_grade (framework, "good"), ==, 3);
  g_assert_cmpint (candour_framework_find_grade (framework, "green"), ==, 0);
  g_assert_cmpint (candour_framework_find_grade (framework, NULL), ==, 0);
  g_assert_cmpstr (candour_framework_get_grade_name (framework, 1), ==, "Inadequate");
  g_assert_cmpstr (candour_framework_get_grade_name (framework, 0), ==, "Not graded");
  g_assert_null (candour_framework_get_grade (framework, 0));
  g_assert_null (candour_framework_get_grade (framework, 5));
  g_assert_null (candour_framework_get_grade (framework, -1));
  g_assert_cmpint (candour_framework_get_drawn_as (framework, 4), ==, CANDOUR_GRADE_OUTSTANDING);
  g_assert_cmpint (candour_framework_get_drawn_as (framework, 9), ==, CANDOUR_GRADE_NONE);
}

static void
test_good (void)
{
  static const int expected[] = {
    [CANDOUR_TEST_SCALE_FOUR] = 3,
    [CANDOUR_TEST_SCALE_RAG] = 3,
    [CANDOUR_TEST_SCALE_ELEVEN] = 7,
    [CANDOUR_TEST_SCALE_NARRATIVE] = 0,
  };

  for (guint scale = 0; scale < G_N_ELEMENTS (expected); scale++)
    {
      g_autoptr(CandourFramework) framework = candour_test_framework_new ();

      candour_test_framework_set_scale (framework, scale);
      g_assert_cmpint (candour_framework_get_good (framework), ==, expected[scale]);
    }
}

static void
test_standards (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  const CandourStandard *standard;
  guint position = 99;

  standard = candour_framework_find_standard (framework, CANDOUR_TEST_SAFETY, &position);
  g_assert_cmpstr (standard->name, ==, "Safety planning");
  g_assert_cmpuint (position, ==, 1);
  g_assert_true (candour_framework_get_standard (framework, 1) == standard);
  g_assert_null (candour_framework_get_standard (framework, 3));
  g_assert_null (candour_framework_find_standard (framework, "none", &position));
  g_assert_cmpuint (position, ==, 1);

  g_assert_cmpstr (candour_standard_get_descriptor (standard, 3), ==,
                   "What Good looks like here.");
  g_assert_null (candour_standard_get_descriptor (standard, 0));
  g_assert_null (candour_standard_get_descriptor (standard, 5));

  g_assert_true (candour_framework_can_limit (framework, CANDOUR_TEST_SAFETY));
  g_assert_false (candour_framework_can_limit (framework, CANDOUR_TEST_SEEING));
}

static void
check_hash (const CandourFramework *framework,
            const char             *first,
            gboolean                same)
{
  g_autofree char *hash = candour_framework_dup_hash (framework);

  g_assert_cmpuint (strlen (hash), ==, 64);
  if (same)
    g_assert_cmpstr (hash, ==, first);
  else
    g_assert_cmpstr (hash, !=, first);
}

static void
test_hash (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  g_autoptr(CandourFramework) twin = candour_test_framework_new ();
  g_autofree char *first = candour_framework_dup_hash (framework);
  CandourStandard *standard = g_ptr_array_index (framework->standards, 0);
  CandourPrompt *prompt = g_ptr_array_index (standard->prompts, 2);
  CandourRule *rule = g_ptr_array_index (framework->rules, 0);

  check_hash (twin, first, TRUE);

  /* The id is of this copy alone. */
  framework->id = g_strdup ("id");
  check_hash (framework, first, TRUE);

  framework->version = 5;
  check_hash (framework, first, FALSE);
  framework->version = 4;

  rule->target = 1;
  check_hash (framework, first, FALSE);
  rule->target = 2;

  candour_set_text (&prompt->text, "Another question?");
  check_hash (framework, first, FALSE);

  candour_standard_add_prompt (g_ptr_array_index (twin->standards, 1), "3", "One more");
  check_hash (twin, first, FALSE);
}

static void
test_ref (void)
{
  g_autoptr(CandourFramework) framework = candour_test_framework_new ();
  CandourFramework *other = candour_framework_ref (framework);

  candour_framework_unref (other);
  g_assert_cmpuint (framework->standards->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/framework/grades", test_grades);
  g_test_add_func ("/core/framework/good", test_good);
  g_test_add_func ("/core/framework/standards", test_standards);
  g_test_add_func ("/core/framework/hash", test_hash);
  g_test_add_func ("/core/framework/ref", test_ref);

  return g_test_run ();
}
