/* candour-test-cases.c - reads case lists that a test has made, and finds what came of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-cases.h"

#include <string.h>

CandourCasesFile *
candour_test_read_answered (GBytes                     *bytes,
                            const char                 *name,
                            const CandourCasesAnswers  *answers,
                            GError                    **error)
{
  char *path = candour_test_write (bytes, name);
  CandourCasesFile *file = candour_cases_read (path, answers, TODAY, NULL, NULL, NULL, error);

  candour_test_remove (path);

  return file;
}

CandourCasesFile *
candour_test_read_bytes (GBytes      *bytes,
                         const char  *name,
                         GHashTable  *columns,
                         GError     **error)
{
  CandourCasesAnswers answers = { .columns = columns };

  return candour_test_read_answered (bytes, name, columns != NULL ? &answers : NULL, error);
}

CandourCasesFile *
candour_test_read_workbook (CandourTestXlsx *workbook)
{
  g_autoptr(GBytes) bytes = candour_test_xlsx_finish (workbook);
  g_autoptr(GError) error = NULL;
  CandourCasesFile *file = candour_test_read_bytes (bytes, "cases.xlsx", NULL, &error);

  g_assert_no_error (error);

  return file;
}

/* One sheet. */
CandourCasesFile *
candour_test_read_list (const char        *sheet,
                        const char *const *rows)
{
  CandourTestXlsx *workbook = candour_test_xlsx_new ();

  candour_test_xlsx_add_rows (workbook, sheet, rows);

  return candour_test_read_workbook (workbook);
}

CandourCasesFile *
candour_test_read_csv (const char  *name,
                       const char  *text,
                       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return candour_test_read_bytes (bytes, name, NULL, error);
}

const CandourCaseEntry *
candour_test_find_entry (CandourCasesFile *file,
                         const char       *reference)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      const CandourCaseEntry *entry = file->entries->pdata[i];

      if (g_str_equal (entry->reference, reference))
        return entry;
    }

  g_test_message ("no case %s", reference);
  g_assert_not_reached ();
}

const CandourListFound *
candour_test_find_list (CandourCasesFile *file,
                        int               number)
{
  for (guint i = 0; i < file->lists->len; i++)
    {
      const CandourListFound *list = file->lists->pdata[i];

      if (list->number == number)
        return list;
    }

  g_test_message ("no list %d", number);
  g_assert_not_reached ();
}

const CandourRowProblem *
candour_test_find_problem (CandourCasesFile *file,
                           const char       *wrong)
{
  for (guint i = 0; i < file->problems->len; i++)
    {
      const CandourRowProblem *problem = file->problems->pdata[i];

      if (g_str_equal (problem->wrong, wrong))
        return problem;
    }

  return NULL;
}

void
candour_test_assert_problem (CandourCasesFile  *file,
                             const char        *wrong,
                             CandourRowOutcome  kind,
                             const char        *rows)
{
  const CandourRowProblem *problem = candour_test_find_problem (file, wrong);
  g_autoptr(GString) seen = g_string_new (NULL);

  if (problem == NULL)
    g_test_message ("no problem: %s", wrong);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->kind, ==, kind);

  for (guint i = 0; i < problem->rows->len; i++)
    g_string_append_printf (seen, "%s%d", i > 0 ? " " : "",
                            g_array_index (problem->rows, int, i));
  g_assert_cmpstr (seen->str, ==, rows);
}
