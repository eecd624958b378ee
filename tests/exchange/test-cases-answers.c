/* test-cases-answers.c - what a person says of a list goes before what was guessed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-cases.h"

#include <string.h>

static CandourCasesFile *
read_csv (const char                *text,
          const CandourCasesAnswers *answers)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CandourCasesFile *file = candour_test_read_answered (bytes, "own.csv", answers, &error);

  g_assert_no_error (error);

  return file;
}

/* Nothing but the numbers can say what is the month: all that can must agree. */
static void
test_dates (void)
{
  static const char month_first[] = "Child ID,Plan,Start date,Worker\n"
                                    "C1,Child in need,03/04/2025,R. Hart\n"
                                    "C2,Child in need,12/31/2024,R. Hart\n";
  static const char mixed[] = "Child ID,Plan,Start date,Worker\n"
                              "C1,Child in need,31/12/2024,R. Hart\n"
                              "C2,Child in need,12/31/2024,R. Hart\n";
  CandourCasesAnswers day_first = { .date_order = CANDOUR_ORDER_DAY_FIRST };
  g_autoptr(CandourCasesFile) guessed = read_csv (month_first, NULL);
  g_autoptr(CandourCasesFile) told = read_csv (month_first, &day_first);
  g_autoptr(CandourCasesFile) both = read_csv (mixed, NULL);

  g_assert_cmpint (guessed->date_order, ==, CANDOUR_ORDER_MONTH_FIRST);
  g_assert_cmpstr (candour_test_find_entry (guessed, "C1")->since, ==, "2025-03-04");
  g_assert_cmpstr (candour_test_find_entry (guessed, "C2")->since, ==, "2024-12-31");

  g_assert_cmpstr (candour_test_find_entry (told, "C1")->since, ==, "2025-04-03");
  candour_test_assert_problem (told, "12/31/2024 is not a date", CANDOUR_ROW_VALUE_EMPTY, "3");

  g_assert_cmpint (both->date_order, ==, CANDOUR_ORDER_DAY_FIRST);
  g_assert_cmpstr (candour_test_find_entry (both, "C1")->since, ==, "2024-12-31");
}

static void
test_header_row (void)
{
  static const char text[] = "Child ID,Plan,Worker,Team\n"
                             "Ref,Kind,Who,Where\n"
                             "C1,Child in need,R. Hart,North\n";
  CandourCasesAnswers second = { .header_row = 2 };
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CandourCasesFile) guessed = read_csv (text, NULL);
  g_autoptr(CandourCasesFile) told = read_csv (text, &second);
  g_autoptr(CandourCasesFile) mapped = NULL;

  g_assert_true (guessed->is_free);
  g_assert_cmpint (guessed->header_row, ==, 1);
  g_assert_cmpuint (guessed->header_rows->len, ==, 3);
  g_assert_cmpint (g_array_index (guessed->header_rows, CandourHeaderRow, 0).n_known, ==, 4);

  /* Its headers are nobody's, so a person says what they are. "Ref" is near enough. */
  g_assert_cmpint (told->header_row, ==, 2);
  g_hash_table_insert (columns, "0/Who", "worker");
  g_hash_table_insert (columns, "0/Where", "team");
  second.columns = columns;
  mapped = read_csv (text, &second);
  g_assert_cmpuint (mapped->entries->len, ==, 1);
  g_assert_cmpstr (candour_test_find_entry (mapped, "C1")->worker, ==, "R. Hart");
  g_assert_cmpstr (candour_test_find_entry (mapped, "C1")->team, ==, "North");
}

static void
test_sheet (void)
{
  static const char *const first[] = { "Child ID|Plan|Worker", "C1|Child in need|R. Hart", NULL };
  static const char *const second[] = { "Child ID|Plan|Worker", "C2|Child in need|R. Hart", NULL };
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  CandourCasesAnswers answers = { .sheet = (char *) "Autumn" };
  g_autoptr(CandourCasesFile) guessed = NULL;
  g_autoptr(CandourCasesFile) told = NULL;
  g_autoptr(GBytes) bytes = NULL;

  candour_test_xlsx_add_rows (workbook, "Summer", first);
  candour_test_xlsx_add_rows (workbook, "Autumn", second);
  bytes = candour_test_xlsx_finish (workbook);

  guessed = candour_test_read_answered (bytes, "own.xlsx", NULL, NULL);
  g_assert_cmpstr (guessed->sheet, ==, "Summer");
  g_assert_cmpuint (guessed->sheets->len, ==, 2);
  g_assert_cmpint (guessed->text_code, ==, CANDOUR_TEXT_GUESS);

  told = candour_test_read_answered (bytes, "own.xlsx", &answers, NULL);
  g_assert_cmpstr (told->sheet, ==, "Autumn");
  g_assert_cmpuint (told->entries->len, ==, 1);
  g_assert_cmpstr (candour_test_find_entry (told, "C2")->worker, ==, "R. Hart");
}

static void
test_text (void)
{
  static const char latin[] = "Child ID,Plan,Worker\nC1,Child in need,Ren\xe9 Hart\n";
  static const char utf8[] = "Child ID,Plan,Worker\nC1,Child in need,Ren\xc3\xa9 Hart\n";
  CandourCasesAnswers windows = { .text_code = CANDOUR_TEXT_WINDOWS };
  CandourCasesAnswers is_utf8 = { .text_code = CANDOUR_TEXT_UTF8 };
  g_autoptr(CandourCasesFile) guessed = read_csv (latin, NULL);
  g_autoptr(CandourCasesFile) good = read_csv (utf8, NULL);
  g_autoptr(CandourCasesFile) told = read_csv (utf8, &windows);
  g_autoptr(GBytes) bytes = g_bytes_new_static (latin, strlen (latin));
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (guessed->text_code, ==, CANDOUR_TEXT_WINDOWS);
  g_assert_cmpstr (candour_test_find_entry (guessed, "C1")->worker, ==, "Ren\xc3\xa9 Hart");
  g_assert_cmpint (good->text_code, ==, CANDOUR_TEXT_UTF8);
  g_assert_cmpstr (candour_test_find_entry (good, "C1")->worker, ==, "Ren\xc3\xa9 Hart");
  g_assert_cmpstr (candour_test_find_entry (told, "C1")->worker, ==, "Ren\xc3\x83\xc2\xa9 Hart");

  g_assert_null (candour_test_read_answered (bytes, "own.csv", &is_utf8, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* A list that says of no row whose it is waits for a person, and for nobody else. */
static void
test_missing_id (void)
{
  static const char text[] = "Whose,Plan,Worker,Team\nC1,Child in need,R. Hart,North\n";
  CandourCasesAnswers answers = { .left_out = 0 };
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(CandourCasesFile) waiting = read_csv (text, &answers);
  g_autoptr(CandourCasesFile) mapped = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (candour_test_find_list (waiting, 0)->lacks_id);
  g_assert_cmpuint (waiting->entries->len, ==, 0);

  g_hash_table_insert (columns, "0/Whose", "child-id");
  answers.columns = columns;
  mapped = read_csv (text, &answers);
  g_assert_false (candour_test_find_list (mapped, 0)->lacks_id);
  g_assert_cmpuint (mapped->entries->len, ==, 1);

  g_assert_null (candour_test_read_answered (bytes, "own.csv", NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

static void
test_left_out (void)
{
  static const char *const list_6[] = { "Child Unique ID|CIN Start Date|" HELD,
                                        "n:1|d:45300|North|R. Hart", NULL };
  static const char *const list_7[] = { "Whose|Child Protection Plan Start Date|" HELD,
                                        "n:2|d:45300|North|R. Hart", NULL };
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  CandourCasesAnswers answers = { .left_out = 0 };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CandourCasesFile) waiting = NULL;
  g_autoptr(CandourCasesFile) without = NULL;

  candour_test_xlsx_add_rows (workbook, "List 6", list_6);
  candour_test_xlsx_add_rows (workbook, "List 7", list_7);
  bytes = candour_test_xlsx_finish (workbook);

  waiting = candour_test_read_answered (bytes, "annex-a.xlsx", &answers, NULL);
  g_assert_true (candour_test_find_list (waiting, 7)->lacks_id);
  g_assert_false (waiting->is_free);
  g_assert_null (candour_test_find_problem (waiting, "No child ID column"));
  g_assert_cmpuint (candour_cases_file_get_covered (waiting), ==, 1u << 6);

  answers.left_out = 1u << 7;
  without = candour_test_read_answered (bytes, "annex-a.xlsx", &answers, NULL);
  g_assert_false (candour_test_find_list (without, 7)->lacks_id);
  g_assert_nonnull (candour_test_find_problem (without, "No child ID column"));
  g_assert_cmpuint (without->entries->len, ==, 1);
  g_assert_cmpuint (candour_cases_file_get_covered (without), ==, 1u << 6);
}

/* A list that is there and has nobody on it says so of everybody. */
static void
test_covered (void)
{
  static const char *const list_6[] = { "Child Unique ID|CIN Start Date|" HELD,
                                        "n:1|d:45300|North|R. Hart", NULL };
  static const char *const list_7[] = { "Child Unique ID|Child Protection Plan Start Date|" HELD,
                                        NULL };
  static const char own[] = "Child ID,Plan,Worker,Team\nC1,Child in need,R. Hart,North\n";
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CandourCasesFile) whole = NULL;
  g_autoptr(CandourCasesFile) free_list = read_csv (own, NULL);

  candour_test_xlsx_add_rows (workbook, "List 6", list_6);
  candour_test_xlsx_add_rows (workbook, "List 7", list_7);
  bytes = candour_test_xlsx_finish (workbook);
  whole = candour_test_read_answered (bytes, "annex-a.xlsx", NULL, NULL);
  g_assert_cmpuint (candour_cases_file_get_covered (whole), ==, 1u << 6 | 1u << 7);
  g_assert_cmpuint (candour_cases_file_get_covered (free_list), ==, 0);
}

/* A row that is opened shows the reference and the faulty cell; no birthday, no name. */
static void
test_details (void)
{
  static const char text[] = "Child ID,Plan,Date of birth,Start date,Worker\n"
                             "C1,Child in need,31/02/2015,31/02/2025,#N/A\n"
                             "Sam,Child in need,,,R. Hart\n";
  g_autoptr(CandourCasesFile) file = read_csv (text, NULL);
  const CandourRowProblem *start = candour_test_find_problem (file, "31/02/2025 is not a date");
  const CandourRowProblem *birth =
    candour_test_find_problem (file, "Date of birth: this is not a date");
  const CandourRowProblem *worker =
    candour_test_find_problem (file, "Allocated worker shows #N/A");
  const CandourRowProblem *name =
    candour_test_find_problem (file, "The child unique ID is not a reference");
  const CandourRowDetail *detail = g_ptr_array_index (start->details, 0);

  g_assert_cmpint (detail->row, ==, 2);
  g_assert_cmpstr (detail->reference, ==, "C1");
  g_assert_cmpstr (detail->cell, ==, "D2");
  g_assert_cmpstr (detail->shown, ==, "31/02/2025");

  detail = g_ptr_array_index (birth->details, 0);
  g_assert_cmpstr (detail->cell, ==, "C2");
  g_assert_null (detail->shown);

  detail = g_ptr_array_index (worker->details, 0);
  g_assert_cmpstr (detail->shown, ==, "#N/A");

  detail = g_ptr_array_index (name->details, 0);
  g_assert_cmpstr (detail->reference, ==, "");
  g_assert_cmpstr (detail->cell, ==, "A3");
  g_assert_null (detail->shown);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cases-answers/dates", test_dates);
  g_test_add_func ("/exchange/cases-answers/header-row", test_header_row);
  g_test_add_func ("/exchange/cases-answers/sheet", test_sheet);
  g_test_add_func ("/exchange/cases-answers/text", test_text);
  g_test_add_func ("/exchange/cases-answers/missing-id", test_missing_id);
  g_test_add_func ("/exchange/cases-answers/left-out", test_left_out);
  g_test_add_func ("/exchange/cases-answers/covered", test_covered);
  g_test_add_func ("/exchange/cases-answers/details", test_details);

  return g_test_run ();
}
