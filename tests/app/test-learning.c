/* test-learning.c - what is said of learning, and that its list reads on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-learning-words.h"

#define TODAY "2026-01-14"

static CandourLearningRow *
make_row (int n_passed,
          int n_used)
{
  CandourLearningRow *row = g_object_new (CANDOUR_TYPE_LEARNING_ROW, NULL);

  row->id = g_strdup ("l1");
  row->title = g_strdup ("Using the child’s own drawings");
  row->cohort = CANDOUR_COHORT_CHILD_IN_CARE;
  row->age_band = g_strdup ("5 to 9");
  row->shared_on = g_strdup ("2026-01-05");
  row->n_passed = n_passed;
  row->n_used = n_used;

  return row;
}

static void
assert_chips (const CandourLearningRow *row,
              const char               *expected)
{
  CandourLearningChip chips[CANDOUR_LEARNING_CHIPS];
  guint n = candour_learning_row_list_chips (row, chips);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_cmpuint (n, <=, CANDOUR_LEARNING_CHIPS);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (found, "[%s]", chips[i].text);
      candour_learning_chip_clear (&chips[i]);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_row (void)
{
  g_autoptr(CandourLearningRow) row = make_row (4, 2);
  g_autofree char *detail = candour_learning_row_dup_detail (row, TODAY);
  g_autofree char *name = candour_learning_row_dup_name (row, TODAY);

  g_assert_cmpstr (detail, ==, "Child in care · aged 5 to 9 · January");
  g_assert_cmpstr (name, ==, "Using the child’s own drawings, Child in care, aged 5 to 9, January, "
                             "Passed to 4 teams or people, Used by 2 people");
}

/* Few share it: neither is known here, and the line says neither. */
static void
test_few (void)
{
  g_autoptr(CandourLearningRow) row = make_row (1, 0);
  g_autofree char *detail = NULL;

  row->cohort = 0;
  g_clear_pointer (&row->age_band, g_free);
  g_free (row->shared_on);
  row->shared_on = g_strdup ("2024-06-05");
  detail = candour_learning_row_dup_detail (row, TODAY);
  g_assert_cmpstr (detail, ==, "June 2024");
}

static void
test_chips (void)
{
  g_autoptr(CandourLearningRow) used = make_row (4, 2);
  g_autoptr(CandourLearningRow) passed = make_row (1, 0);
  g_autoptr(CandourLearningRow) lonely = make_row (0, 0);
  g_autoptr(CandourLearningRow) taken = make_row (3, 1);

  assert_chips (used, "[Passed to 4][Used by 2]");
  assert_chips (lonely, "[Not passed on yet]");
  assert_chips (passed, "[Passed to 1][Not used yet]");
  passed->is_new = TRUE;
  assert_chips (passed, "[New for you][Passed to 1][Not used yet]");
  taken->withdrawn_on = g_strdup ("2026-01-10");
  assert_chips (taken, "[Withdrawn]");
}

static void
test_passes (void)
{
  g_autoptr(CandourLearning) learning = candour_learning_new ();
  CandourPass *team = candour_pass_new ();
  CandourPass *person = candour_pass_new ();
  g_autofree char *none = candour_learning_dup_passed (learning);
  g_autofree char *both = NULL;
  g_autofree char *passed = NULL;
  g_autofree char *asked = NULL;

  g_assert_cmpstr (none, ==, "");
  team->team_id = g_strdup ("t1");
  team->is_asked = TRUE;
  team->at_utc = g_strdup ("2026-01-06T10:00:00Z");
  person->person_id = g_strdup ("p1");
  person->at_utc = g_strdup ("2026-01-07T10:00:00Z");
  candour_set_text (&person->by_name, "K. Moss");
  candour_set_text (&person->why, "You asked");
  g_ptr_array_add (learning->passes, team);
  g_ptr_array_add (learning->passes, person);

  both = candour_learning_dup_passed (learning);
  asked = candour_pass_dup_detail (team, TODAY);
  passed = candour_pass_dup_detail (person, TODAY);
  g_assert_cmpstr (both, ==, "1 team, 1 person, 1 asked for it");
  g_assert_cmpstr (asked, ==, "Asked for it, Tue 6 Jan");
  g_assert_cmpstr (passed, ==, "Passed by K. Moss, Wed 7 Jan: You asked");
}

static void
test_withdrawn (void)
{
  g_autoptr(CandourLearning) learning = candour_learning_new ();
  g_autofree char *own = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *lowered = NULL;

  learning->withdrawn_on = g_strdup ("2026-03-03");
  own = candour_learning_dup_withdrawn (learning);
  candour_set_text (&learning->withdrawer_name, "I. Sayer");
  candour_set_text (&learning->withdrawn_reason, "It tells too much");
  lead = candour_learning_dup_withdrawn (learning);
  learning->is_lowered = TRUE;
  lowered = candour_learning_dup_withdrawn (learning);
  g_assert_cmpstr (own, ==, "Withdrawn by the author on 3 March 2026");
  g_assert_cmpstr (lead, ==, "Withdrawn by I. Sayer on 3 March 2026: It tells too much");
  g_assert_cmpstr (lowered, ==, "Withdrawn on 3 March 2026, because the grade it came from was "
                                "lowered");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/learning/row", test_row);
  g_test_add_func ("/app/learning/few", test_few);
  g_test_add_func ("/app/learning/chips", test_chips);
  g_test_add_func ("/app/learning/passes", test_passes);
  g_test_add_func ("/app/learning/withdrawn", test_withdrawn);

  return g_test_run ();
}
