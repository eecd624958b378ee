/* test-people-reader.c - a council's workforce list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-people-reader.h"

#include <string.h>

#include "candour-error.h"
#include "candour-test-xlsx.h"

static CandourPeopleFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  char *path = candour_test_write (bytes, "people.csv");
  CandourPeopleFile *file = candour_people_read (path, NULL, error);

  candour_test_remove (path);

  return file;
}

static const CandourPersonEntry *
get_entry (CandourPeopleFile *file,
           guint              at)
{
  g_assert_cmpuint (at, <, file->entries->len);

  return file->entries->pdata[at];
}

static void
test_whole (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPeopleFile) file = read_text (
    "Workforce on 1 January\n\n"
    "Line manager,Full name,Job title,Role,Team,Parent team,Started,Left,Account,Trained\n"
    ",S.\xc2\xa0Marsh,Team manager,team-manager,North,Children's services,01/09/2015,,smarsh,"
    "2024-03-01\n"
    "S. Marsh,R. Dean,Senior social worker,,North,,16 Jan 2020,,,\n"
    "S. Marsh,T. Lowe,,QA lead,North,,,31/12/2025,,\n", &error);
  const CandourPersonEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (file->file_name, ==, "people.csv");
  g_assert_cmpuint (strlen (file->file_hash), ==, 64);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpuint (file->entries->len, ==, 3);

  entry = get_entry (file, 0);
  g_assert_cmpstr (entry->name, ==, "S. Marsh");
  g_assert_cmpint (entry->role, ==, CANDOUR_ROLE_TEAM_MANAGER);
  g_assert_cmpstr (entry->parent_team, ==, "Children's services");
  g_assert_cmpstr (entry->started_on, ==, "2015-09-01");
  g_assert_cmpstr (entry->account, ==, "smarsh");
  g_assert_cmpstr (entry->trained_on, ==, "2024-03-01");
  g_assert_null (entry->manager);
  g_assert_null (entry->left_on);

  entry = get_entry (file, 1);
  g_assert_cmpint ((int) entry->role, ==, -1);
  g_assert_cmpstr (entry->job, ==, "Senior social worker");
  g_assert_cmpstr (entry->manager, ==, "S. Marsh");
  g_assert_cmpstr (entry->started_on, ==, "2020-01-16");

  entry = get_entry (file, 2);
  g_assert_cmpint (entry->role, ==, CANDOUR_ROLE_QA_LEAD);
  g_assert_cmpstr (entry->left_on, ==, "2025-12-31");
}

static const CandourRowProblem *
find_problem (CandourPeopleFile *file,
              const char        *wrong)
{
  for (guint i = 0; i < file->problems->len; i++)
    {
      const CandourRowProblem *problem = file->problems->pdata[i];

      if (strstr (problem->wrong, wrong) != NULL)
        return problem;
    }

  return NULL;
}

static void
test_problems (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPeopleFile) file = read_text (
    "name;role;started;shoe size\n"
    "R. Dean;wizard;31/02/2020;9\n"
    ";social-worker;;8\n"
    "K. Moss;moderator;;\n", &error);
  const CandourRowProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (file->entries->len, ==, 2);
  g_assert_cmpint ((int) get_entry (file, 0)->role, ==, -1);
  g_assert_null (get_entry (file, 0)->started_on);
  g_assert_cmpint (get_entry (file, 1)->role, ==, CANDOUR_ROLE_MODERATOR);

  problem = file->problems->pdata[0];
  g_assert_cmpint (problem->kind, ==, CANDOUR_ROW_LEFT_OUT);
  g_assert_cmpint (g_array_index (problem->rows, int, 0), ==, 3);
  problem = find_problem (file, "role is not one");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->kind, ==, CANDOUR_ROW_CHECK);
  g_assert_nonnull (find_problem (file, "start is not a date"));
  g_assert_nonnull (find_problem (file, "shoe size"));
}

/* A title sounds grand, but rights are given by the role column alone. */
static void
test_job_gives_no_rights (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPeopleFile) file = read_text (
    "name,job\nA. Brook,QA lead\nC. Penn,Moderator\nN. Vale,Head of service\n"
    "P. Ash,Deputy team manager\n", &error);

  g_assert_no_error (error);
  g_assert_cmpint ((int) get_entry (file, 0)->role, ==, -1);
  g_assert_cmpint ((int) get_entry (file, 1)->role, ==, -1);
  g_assert_cmpint ((int) get_entry (file, 2)->role, ==, -1);
  g_assert_cmpint (get_entry (file, 3)->role, ==, CANDOUR_ROLE_TEAM_MANAGER);
}

static void
test_workbook (void)
{
  static const char *const rows[] = { "Name|Team|Started", "R. Dean|North|d:45292", NULL };
  CandourTestXlsx *workbook = candour_test_xlsx_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CandourPeopleFile) file = NULL;
  g_autoptr(GError) error = NULL;
  char *path;

  candour_test_xlsx_add_rows (workbook, "Staff", rows);
  bytes = candour_test_xlsx_finish (workbook);
  path = candour_test_write (bytes, "people.xlsx");
  file = candour_people_read (path, NULL, &error);
  candour_test_remove (path);

  g_assert_no_error (error);
  g_assert_cmpstr (get_entry (file, 0)->started_on, ==, "2024-01-01");
}

static void
test_refused (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (read_text ("child id,team\n1,North\n", &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (candour_people_read ("/nowhere/people.csv", NULL, &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/people-reader/whole", test_whole);
  g_test_add_func ("/exchange/people-reader/problems", test_problems);
  g_test_add_func ("/exchange/people-reader/job-gives-no-rights", test_job_gives_no_rights);
  g_test_add_func ("/exchange/people-reader/workbook", test_workbook);
  g_test_add_func ("/exchange/people-reader/refused", test_refused);

  return g_test_run ();
}
