/* test-cases-reader.c - case lists as councils keep them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists are made here, with invented references and workers. With CANDOUR_TEST_ANNEX_A naming
 * the sample workbook of SocialFinanceDigitalLabs/liia-tools, that is read as well.
 */

#include "candour-cases-reader.h"

#include <string.h>

#include "candour-codes.h"
#include "candour-error.h"
#include "candour-test-cases.h"

#define NBSP "\xc2\xa0"

/* --- Annex A -------------------------------------------------------------------------- */

static const char *const list_3[] = {
  CHILD "Date of Referral|Referral Source|Referral NFA?|Number of Referrals in Last 12 Months|"
  HELD,
  "n:101|a) Male|a) WBRI|d:43000|n:8.2|d:45900|q) 6: Police|No|n:0|Duty|R." NBSP "Dean",
  "n:102|b) Female|a) WBRI|d:43000|n:8.2|d:45950|q) 6: Police|Yes|n:0|Duty|R. Dean",
  "n:106|b) Female|a) WBRI|d:43000|n:8.2|d:45960|q) 6: Police|No|n:0|Duty|R. Dean",
  "n:107|b) Female|a) WBRI|d:43000|n:8.2|d:45910|q) 6: Police|No|n:0|Duty|R. Dean",
  NULL,
};

static const char *const list_6[] = {
  CHILD "Does the Child have a Disability|CIN Start Date|Primary Need Code|Date Child Was Last Seen"
  "|CIN Closure Date|Reason for Closure|Case Status|" HELD,
  "n:101|a) Male|a) WBRI|d:43000|n:8.2|b) No|d:45910|N1|d:45990|||c) Child in need plan|North"
  "|C. Penn",
  "n:103|b) Female|a) WBRI|d:43000|n:8.2|b) No|d:45000|N1|d:45990|||c) Child in need plan|e:#N/A"
  "|e:#N/A",
  "n:104|b) Female|a) WBRI|d:43000|n:8.2|b) No|d:45000|N1|d:45990|||a) Looked after child|North"
  "|C. Penn",
  "n:107|b) Female|a) WBRI|d:43000|n:8.2|b) No|d:45911|N1|d:45990|d:45990|RC8|e) Closed episode"
  "|North|C. Penn",
  "n:108|b) Female|a) WBRI|d:38000|n:21|b) No|d:45000|N1|d:45990||||North|C. Penn",
  NULL,
};

static const char *const list_7[] = {
  CHILD "Does the Child have a Disability|Child Protection Plan Start Date"
  "|Initial Category of Abuse|Latest Category of Abuse|Date of the Last Statutory Visit"
  "|Was the Child Seen Alone?"
  "|Date of latest review conference|Child Protection Plan End Date|Number of Previous Child"
  " Protection Plans|" HELD,
  "n:104|b) Female|a) WBRI|d:43000|n:8.2|b) No|d:45100|NEG|NEG|||||n:0|North|A. Brook",
  "n:105|b) Female|a) WBRI|d:46000|n:0.1|b) No|d:45970|Neglect|Emotional abuse|||||n:0|North"
  "|A. Brook",
  "n:109|a) Male|a) WBRI|d:43000|n:8.2|b) No|d:44000|Neglect||||||n:0|North|A. Brook",
  NULL,
};

static const char *const list_8[] = {
  CHILD "Date Started to be Looked After|Child's Legal Status|Date Ceased to be Looked After|" HELD,
  "n:104|b) Female|a) WBRI|d:43000|n:8.2|d:45200|C2: FCO||Care|T. Lowe",
  "n:110|a) Male|a) WBRI|d:41000|n:13|d:44000|V2|d:45990|Care|T. Lowe",
  "n:110|a) Male|a) WBRI|d:41000|n:13|d:43000|V2|d:43500|Care|T. Lowe",
  NULL,
};

static const char *const list_9[] = {
  CHILD "Does the Child have a Disability|Allocated Team|Key person|Eligibility Category"
  "|LA in Touch",
  "n:108|b) Female|a) WBRI|d:38000|n:21|b) No|Leaving care|K. Moss|b) Former relevant child|Yes",
  NULL,
};

static const char *const list_1[] = {
  CHILD "Date of Contact|Contact Source",
  "n:900|b) Female|a) WBRI|d:38000|n:21|d:45900|q) 6: Police",
  NULL,
};

static CandourCasesFile *
read_annex (void)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();

  candour_test_xlsx_add_rows (workbook, "List 1", list_1);
  candour_test_xlsx_add_rows (workbook, "List 3", list_3);
  candour_test_xlsx_add_rows (workbook, "List 9", list_9);
  candour_test_xlsx_add_rows (workbook, "list_06 children in need", list_6);
  candour_test_xlsx_add_rows (workbook, "CP plans", list_7);
  candour_test_xlsx_add_rows (workbook, "List 8", list_8);

  return candour_test_read_workbook (workbook);
}

static void
assert_entry (CandourCasesFile *file,
              const char       *reference,
              int               cohort,
              const char       *plan,
              const char       *since,
              const char       *worker,
              guint             lists,
              const char       *closed_on)
{
  const CandourCaseEntry *entry = candour_test_find_entry (file, reference);

  g_assert_cmpint (entry->cohort, ==, cohort);
  g_assert_cmpstr (entry->plan, ==, plan);
  g_assert_cmpstr (entry->since, ==, since);
  g_assert_cmpstr (entry->worker, ==, worker);
  g_assert_cmpuint (entry->lists, ==, lists);
  g_assert_cmpstr (entry->closed_on, ==, closed_on);
}

/* One case a child: care before protection, before leaving care, before need, before the rest. */
static void
test_merge (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();

  g_assert_cmpuint (file->entries->len, ==, 10);
  assert_entry (file, "101", CANDOUR_COHORT_CHILD_IN_NEED, "Child in need plan", "2025-09-10",
                "C. Penn", 1 << 3 | 1 << 6, NULL);
  assert_entry (file, "104", CANDOUR_COHORT_CHILD_IN_CARE, "Child in care, care order",
                "2023-10-01", "T. Lowe", 1 << 6 | 1 << 7 | 1 << 8, NULL);
  assert_entry (file, "105", CANDOUR_COHORT_CHILD_PROTECTION, "Child protection, emotional abuse",
                "2025-11-09", "A. Brook", 1 << 7, NULL);
  assert_entry (file, "106", CANDOUR_COHORT_ASSESSMENT, "Referral", "2025-10-30", "R. Dean",
                1 << 3, NULL);
  assert_entry (file, "108", CANDOUR_COHORT_CARE_LEAVER, "Care leaver, former relevant", NULL,
                "K. Moss", 1 << 6 | 1 << 9, NULL);
}

static void
test_closed (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();

  /* A referral that came to nothing; one whose help is over; two times in care. */
  assert_entry (file, "102", CANDOUR_COHORT_ASSESSMENT, "Referral", "2025-10-20", "R. Dean",
                1 << 3, "2025-10-20");
  assert_entry (file, "107", CANDOUR_COHORT_CHILD_IN_NEED, "Child in need", "2025-09-11", "C. Penn",
                1 << 3 | 1 << 6, "2025-11-29");
  assert_entry (file, "110", CANDOUR_COHORT_CHILD_IN_CARE, "Child in care, section 20",
                "2020-06-18", "T. Lowe", 1 << 8, "2025-11-29");
}

/* What was looked into and came to nothing is over; what needs help is not. */
static void
test_assessments (void)
{
  static const char *const rows[] = {
    CHILD "Continuous Assessment Start Date|Continuous Assessment Date of Authorisation"
    "|Was the child assessed as requiring LA children\xe2\x80\x99s social care support?|" HELD,
    "n:1|F|||n:3|d:45000|d:45030|b) No|Duty|R. Dean",
    "n:2|F|||n:3|d:45000|d:45030|a) Yes|Duty|R. Dean",
    "n:3|F|||n:3|d:45000|||Duty|R. Dean",
    NULL,
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("List 4", rows);

  g_assert_cmpstr (candour_test_find_entry (file, "1")->closed_on, ==, "2023-04-14");
  g_assert_null (candour_test_find_entry (file, "2")->closed_on);
  g_assert_null (candour_test_find_entry (file, "3")->closed_on);
}

static void
test_lists (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();
  const CandourListFound *need;

  g_assert_cmpuint (file->lists->len, ==, 6);
  g_assert_false (candour_test_find_list (file, 1)->used);
  g_assert_cmpint (candour_test_find_list (file, 1)->n_rows, ==, 1);
  g_assert_cmpstr (candour_test_find_list (file, 7)->sheet, ==, "CP plans");
  g_assert_cmpstr (candour_test_find_list (file, 9)->name, ==, "Care leavers");

  need = candour_test_find_list (file, 6);
  g_assert_true (need->used);
  g_assert_cmpint (need->n_rows, ==, 5);
  g_assert_cmpint (need->n_unallocated, ==, 1);
  g_assert_cmpint (need->n_found, ==, 14);
  g_assert_cmpint (need->n_columns, ==, 14);
  g_assert_cmpint (need->n_renamed, ==, 1);
}

static void
test_columns (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();
  const CandourColumnFound *first = file->columns->pdata[0];
  gboolean referral = FALSE;

  g_assert_true (first->unsure);
  g_assert_cmpstr (first->header, ==, "Key person");
  g_assert_cmpstr (first->letter, ==, "H");
  g_assert_cmpstr (first->column, ==, "worker");
  g_assert_cmpstr (first->name, ==, "Allocated worker");
  g_assert_cmpint (first->number, ==, 9);

  for (guint i = 1; i < file->columns->len; i++)
    {
      const CandourColumnFound *column = file->columns->pdata[i];

      g_assert_false (column->unsure);
      referral |= column->number == 3 && g_str_equal (column->header, "Date of Referral");
    }
  g_assert_true (referral);
}

static void
test_choices (void)
{
  g_autoptr(GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CandourCasesFile) file = NULL;
  g_autoptr(GError) error = NULL;

  g_hash_table_insert (columns, (char *) "9/Key person", (char *) "");
  g_hash_table_insert (columns, (char *) "9/LA in Touch", (char *) "worker");
  candour_test_xlsx_add_rows (workbook, "List 9", list_9);
  bytes = candour_test_xlsx_finish (workbook);
  file = candour_test_read_bytes (bytes, "cases.xlsx", columns, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (candour_test_find_entry (file, "108")->worker, ==, "Yes");
}

static void
test_unallocated (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();

  g_assert_cmpstr (candour_test_find_entry (file, "103")->worker, ==, "");
  g_assert_cmpstr (candour_test_find_entry (file, "103")->team, ==, "");
  candour_test_assert_problem (file, "Allocated worker shows #N/A", CANDOUR_ROW_NOT_ALLOCATED, "3");
}

static void
test_hidden_spaces (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();

  g_assert_cmpuint (file->joined_workers->len, ==, 1);
  g_assert_cmpstr (file->joined_workers->pdata[0], ==, "R. Dean");
}

static void
test_before_birth (void)
{
  g_autoptr(CandourCasesFile) file = read_annex ();

  candour_test_assert_problem (file, "Plan starts before the date of birth",
                               CANDOUR_ROW_NOTHING, "3");
}

/* --- Sheets --------------------------------------------------------------------------- */

static void
test_title_rows (void)
{
  static const char *const rows[] = {
    "Case list of Wenbrook", "", "Printed on|d:45000",
    CHILD "CIN Start Date|CIN Closure Date|Case Status|" HELD,
    "n:1|F|||n:3|d:45000|||North|C. Penn",
    NULL,
  };
  g_autoptr(CandourCasesFile) file = candour_test_read_list ("Sheet1", rows);

  g_assert_cmpuint (file->entries->len, ==, 1);
  g_assert_cmpint (candour_test_find_list (file, 6)->n_rows, ==, 1);
}

static void
test_doubles_and_hidden (void)
{
  static const char *const rows[] = {
    CHILD "CIN Start Date|Case Status|" HELD, "n:1|F|||n:3|d:45000||North|C. Penn", NULL,
  };
  static const char *const other[] = {
    CHILD "CIN Start Date|Case Status|" HELD, "n:2|F|||n:3|d:45000||North|C. Penn", NULL,
  };
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GString) hidden = g_string_new (NULL);
  g_autoptr(CandourCasesFile) file = NULL;

  candour_test_xlsx_append (hidden, 1, CHILD "Date Started to be Looked After|" HELD);
  candour_test_xlsx_append (hidden, 2, "n:3|F|||n:3|d:45000|North|C. Penn");
  candour_test_xlsx_add_rows (workbook, "Old copy", other);
  candour_test_xlsx_add_rows (workbook, "List 6", rows);
  candour_test_xlsx_add_sheet (workbook, "List 8", "hidden", hidden->str);
  file = candour_test_read_workbook (workbook);

  g_assert_cmpuint (file->entries->len, ==, 1);
  candour_test_find_entry (file, "1");
  candour_test_assert_problem (file, "A second sheet with the same list", CANDOUR_ROW_CHECK, "");
  candour_test_assert_problem (file, "This sheet is hidden", CANDOUR_ROW_CHECK, "");
}

static void
test_no_id (void)
{
  static const char *const no_id[] = {
    "Gender|Legal Status|Date Started to be Looked After|" HELD, "F|C2|d:45000|Care|T. Lowe", NULL,
  };
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  CandourTestXlsx *alone = candour_test_xlsx_new ();
  g_autoptr(CandourCasesFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  candour_test_xlsx_add_rows (workbook, "List 9", list_9);
  candour_test_xlsx_add_rows (workbook, "List 8", no_id);
  file = candour_test_read_workbook (workbook);
  g_assert_cmpuint (file->entries->len, ==, 1);
  candour_test_assert_problem (file, "No child ID column", CANDOUR_ROW_LEFT_OUT, "");

  candour_test_xlsx_add_rows (alone, "List 8", no_id);
  bytes = candour_test_xlsx_finish (alone);
  g_assert_null (candour_test_read_bytes (bytes, "cases.xlsx", NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* --- CSV ------------------------------------------------------------------------------ */

static void
test_csv_list (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCasesFile) file = candour_test_read_csv (
    "list8.csv",
    "Child Unique ID,Gender,Date of Birth,Date Started to be Looked After,Child's Legal Status,"
    "Allocated Team,Allocated Worker\r\n"
    "CF-22,a) Male,16/01/2008,01/02/2020,C1: ICO,Care 1,\"Lowe, T.\"\r\n"
    "CF-23,b) Female,17/01/2010,01/02/2020,E1,Care 1,#N/A\r\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->lists->len, ==, 1);
  g_assert_cmpstr (candour_test_find_list (file, 8)->sheet, ==, "list8.csv");
  assert_entry (file, "CF-22", CANDOUR_COHORT_CHILD_IN_CARE, "Child in care, interim care order",
                "2020-02-01", "Lowe, T.", 1 << 8, NULL);
  g_assert_cmpstr (candour_test_find_entry (file, "CF-22")->age_band, ==, "16 and over");
  g_assert_cmpstr (candour_test_find_entry (file, "CF-23")->age_band, ==, "10 to 15");
  g_assert_cmpstr (candour_test_find_entry (file, "CF-23")->sex, ==, "girl");
  candour_test_assert_problem (file, "Allocated worker shows #N/A", CANDOUR_ROW_NOT_ALLOCATED, "3");
}

static void
test_csv_own_list (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCasesFile) file = candour_test_read_csv (
    "frame.csv",
    "person_id;cohort;team;worker;age;status\n"
    "A1;CP;North;R. Dean;3;Open\n"
    "A2;Looked after child;South;;14;Open\n"
    "A3;Child in need;North;R. Dean;under 1;Closed\n"
    "A4;Something else;North;R. Dean;;Open\n", &error);

  g_assert_no_error (error);
  g_assert_cmpint (candour_test_find_list (file, 0)->n_rows, ==, 4);
  assert_entry (file, "A1", CANDOUR_COHORT_CHILD_PROTECTION, NULL, NULL, "R. Dean", 0, NULL);
  assert_entry (file, "A2", CANDOUR_COHORT_CHILD_IN_CARE, NULL, NULL, "", 0, NULL);
  assert_entry (file, "A3", CANDOUR_COHORT_CHILD_IN_NEED, NULL, NULL, "R. Dean", 0, TODAY);
  g_assert_cmpstr (candour_test_find_entry (file, "A3")->age_band, ==, "under 1");
  assert_entry (file, "A4", CANDOUR_COHORT_CHILD_IN_NEED, NULL, NULL, "R. Dean", 0, NULL);
  g_assert_nonnull (candour_test_find_problem (file,
                                               "The plan type is not one that Candour knows"));
}

static void
test_refused (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (candour_test_read_csv ("x.csv", "colour,size\nred,1\n", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "No list in this file has a child ID");
  g_clear_error (&error);

  /* Another return: children, but nobody's cases. */
  g_assert_null (candour_test_read_csv ("header.csv", "CHILD,SEX,DOB\n12,2,27/03/2018\n", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (candour_cases_read ("/", NULL, TODAY, NULL, NULL, NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
}

/* --- The published sample ------------------------------------------------------------- */

static void
test_sample (void)
{
  static const int n_columns[] = { 0, 0, 0, 11, 12, 14, 14, 17, 34, 13 };
  const char *path = g_getenv ("CANDOUR_TEST_ANNEX_A");
  g_autoptr(CandourCasesFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    {
      g_test_skip ("CANDOUR_TEST_ANNEX_A does not name the sample workbook");
      return;
    }

  file = candour_cases_read (path, NULL, "2021-03-20", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->lists->len, ==, 11);
  g_assert_cmpuint (file->entries->len, ==, 38);
  for (int list = 3; list <= 9; list++)
    {
      g_assert_cmpint (candour_test_find_list (file, list)->n_found, ==, n_columns[list]);
      g_assert_cmpint (candour_test_find_list (file, list)->n_columns, ==, n_columns[list]);
    }
  g_assert_cmpint (candour_test_find_list (file, 6)->n_unallocated, ==, 5);
  candour_test_assert_problem (file, "Allocated worker shows #N/A",
                               CANDOUR_ROW_NOT_ALLOCATED, "2 3 4 5 6");
  candour_test_assert_problem (file, "Plan starts before the date of birth",
                               CANDOUR_ROW_NOTHING, "2 8");
  candour_test_assert_problem (file, "Care starts before the date of birth",
                               CANDOUR_ROW_CHECK, "5");

  /* On lists 3 and 5 on the same day: the enquiry is further on. */
  g_assert_cmpuint (candour_test_find_entry (file, "6537810")->lists, ==, 1 << 3 | 1 << 5);
  g_assert_cmpstr (candour_test_find_entry (file, "6537810")->plan, ==, "Section 47 enquiry");
  g_assert_cmpstr (candour_test_find_entry (file, "3623204")->closed_on, ==, "2020-09-22");
  g_assert_cmpstr (candour_test_find_entry (file, "10721552")->age_band, ==, "under 1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/cases-reader/merge", test_merge);
  g_test_add_func ("/exchange/cases-reader/closed", test_closed);
  g_test_add_func ("/exchange/cases-reader/assessments", test_assessments);
  g_test_add_func ("/exchange/cases-reader/lists", test_lists);
  g_test_add_func ("/exchange/cases-reader/columns", test_columns);
  g_test_add_func ("/exchange/cases-reader/choices", test_choices);
  g_test_add_func ("/exchange/cases-reader/unallocated", test_unallocated);
  g_test_add_func ("/exchange/cases-reader/hidden-spaces", test_hidden_spaces);
  g_test_add_func ("/exchange/cases-reader/before-birth", test_before_birth);
  g_test_add_func ("/exchange/cases-reader/title-rows", test_title_rows);
  g_test_add_func ("/exchange/cases-reader/doubles-and-hidden", test_doubles_and_hidden);
  g_test_add_func ("/exchange/cases-reader/no-id", test_no_id);
  g_test_add_func ("/exchange/cases-reader/csv-list", test_csv_list);
  g_test_add_func ("/exchange/cases-reader/csv-own-list", test_csv_own_list);
  g_test_add_func ("/exchange/cases-reader/refused", test_refused);
  g_test_add_func ("/exchange/cases-reader/sample", test_sample);

  return g_test_run ();
}
