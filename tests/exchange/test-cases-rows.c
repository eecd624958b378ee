/* test-cases-rows.c - rows of case lists that something is wrong with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cases-reader.h"

#include <string.h>

#include "candour-test-cases.h"

#define NBSP "\xc2\xa0"

static void
test_left_out (void)
{
  static const char *const rows[] = {
    CHILD "CIN Start Date|CIN Closure Date|Case Status|" HELD,
    "|b) Female|||n:3|d:45000|||North|C. Penn",
    "Jo Bloggs|b) Female|||n:3|d:45000|||North|C. Penn",
    "e:#REF!|b) Female|||n:3|d:45000|||North|C. Penn",
    " " NBSP "|||||||| ",
    "CF-1|b) Female|||n:3|d:45000|||North|C. Penn",
    "|b) Female|||n:3|d:45000|||North|C. Penn",
    "Total|||n:5",
    NULL,
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("List 6", rows);

  g_assert_cmpuint (file->entries->len, ==, 1);
  candour_test_assert_problem (file, "No child unique ID", CANDOUR_ROW_LEFT_OUT, "2 7");
  candour_test_assert_problem (file, "The child unique ID is not a reference",
                               CANDOUR_ROW_LEFT_OUT, "3");
  candour_test_assert_problem (file, "Child unique ID shows #REF!", CANDOUR_ROW_LEFT_OUT, "4");
  g_assert_cmpint (((CandourRowProblem *) file->problems->pdata[0])->kind, ==,
                   CANDOUR_ROW_LEFT_OUT);

  /* Nothing that was left out for being a name is told. */
  for (guint i = 0; i < file->problems->len; i++)
    g_assert_null (strstr (((CandourRowProblem *) file->problems->pdata[i])->wrong, "Bloggs"));
}

static void
test_twice (void)
{
  static const char *const rows[] = {
    CHILD "CIN Start Date|CIN Closure Date|Case Status|" HELD,
    "n:1|b) Female|||n:3|d:45000|||North|A. Brook",
    "n:2|b) Female|||n:3|d:45000|||North|A. Brook",
    "n:1|b) Female|||n:3|d:45100|||South|C. Penn",
    "n:2|b) Female|||n:3|d:45100|||North|A. Brook",
    "n:3|b) Female|||n:3|d:45000|d:45050||North|A. Brook",
    "n:3|b) Female|||n:3|d:45100|||North|C. Penn",
    NULL,
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("List 6", rows);
  const CandourRowProblem *problem;

  g_assert_cmpuint (file->entries->len, ==, 3);
  g_assert_cmpstr (candour_test_find_entry (file, "1")->worker, ==, "C. Penn");
  g_assert_cmpstr (candour_test_find_entry (file, "1")->team, ==, "South");
  g_assert_null (candour_test_find_entry (file, "3")->closed_on);

  candour_test_assert_problem (file, "The same child twice, with two workers",
                               CANDOUR_ROW_CHECK, "2 4");
  problem = candour_test_find_problem (file, "The same child twice, with two workers");
  g_assert_cmpstr (problem->outcome, ==, "The later row is used: C. Penn");
  candour_test_assert_problem (file, "The same child twice", CANDOUR_ROW_NOTHING, "3 5");
}

static void
test_dates (void)
{
  static const char *const rows[] = {
    CHILD "CIN Start Date|CIN Closure Date|Case Status|" HELD,
    "n:1|F||n:43000||31/02/2025|||North|C. Penn",
    "n:2|F||15/01/2016||16/01/2024 00:00:00|31/12/9999||North|C. Penn",
    "n:3|F||16/01/2016||2024-01-16T09:30:00|||North|C. Penn",
    "n:4|F||17 Jan 2016||16-Jan-24|||North|C. Penn",
    "n:5|F||next spring||n:45307|01/01/2027||North|C. Penn",
    "n:6|M||2026-06-01||about Easter, said Jo|||North|C. Penn",
    "n:7|M||20160117||20240116|e:#VALUE!||North|C. Penn",
    NULL,
  };
  static const char *const since[] = {
    NULL, "2024-01-16", "2024-01-16", "2024-01-16", "2024-01-16", NULL, "2024-01-16",
  };
  static const char *const bands[] = {
    "5 to 9", "10 to 15", "10 to 15", "5 to 9", NULL, "unborn", "5 to 9",
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("List 6", rows);

  g_assert_cmpuint (file->entries->len, ==, 7);
  for (guint i = 0; i < file->entries->len; i++)
    {
      const CandourCaseEntry *entry = file->entries->pdata[i];

      g_assert_cmpstr (entry->since, ==, since[i]);
      g_assert_cmpstr (entry->age_band, ==, bands[i]);
      g_assert_null (entry->closed_on);
    }

  candour_test_assert_problem (file, "31/02/2025 is not a date", CANDOUR_ROW_VALUE_EMPTY, "2");
  candour_test_assert_problem (file, "31/12/9999 is not a likely date",
                               CANDOUR_ROW_VALUE_EMPTY, "3");
  candour_test_assert_problem (file, "Child in need start: this is not a date",
                               CANDOUR_ROW_VALUE_EMPTY, "7");
  candour_test_assert_problem (file, "Date of birth: this is not a date",
                               CANDOUR_ROW_VALUE_EMPTY, "6");
  candour_test_assert_problem (file, "Child in need closure shows #VALUE!",
                               CANDOUR_ROW_VALUE_EMPTY, "8");
}

/* Whatever is wrong, no problem says when a child was born or what it is called. */
static void
test_no_birth_told (void)
{
  static const char *const rows[] = {
    "Child Unique ID|Name|Gender|Date of Birth|CIN Start Date|Case Status|" HELD,
    "n:1|Jo Bloggs|F|31/02/2019|d:45000|||",
    "n:2|Jo Bloggs|F|01/06/2025|d:45000|||",
    "n:2|Jo Bloggs|F|01/06/2025|d:45000||North|C. Penn",
    NULL,
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("List 6", rows);

  g_assert_cmpuint (file->problems->len, >=, 3);
  for (guint i = 0; i < file->problems->len; i++)
    {
      const CandourRowProblem *problem = file->problems->pdata[i];

      g_assert_null (strstr (problem->wrong, "/20"));
      g_assert_null (strstr (problem->wrong, "Bloggs"));
      g_assert_null (strstr (problem->outcome, "Bloggs"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/cases-rows/left-out", test_left_out);
  g_test_add_func ("/exchange/cases-rows/twice", test_twice);
  g_test_add_func ("/exchange/cases-rows/dates", test_dates);
  g_test_add_func ("/exchange/cases-rows/no-birth-told", test_no_birth_told);

  return g_test_run ();
}
