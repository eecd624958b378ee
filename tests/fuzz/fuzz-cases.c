/* fuzz-cases.c - case lists as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-cases-reader.h"

static void
check_problem (gpointer item,
               gpointer data)
{
  const CandourRowProblem *problem = item;

  candour_fuzz_check_text (problem->sheet);
  candour_fuzz_check_text (problem->wrong);
  candour_fuzz_check_text (problem->outcome);
}

static void
check_column (gpointer item,
              gpointer data)
{
  const CandourColumnFound *column = item;

  candour_fuzz_check_text (column->sheet);
  candour_fuzz_check_text (column->header);
}

static void
check_entry (gpointer item,
             gpointer data)
{
  const CandourCaseEntry *entry = item;

  g_assert_cmpint (entry->reference[0], !=, '\0');
  candour_fuzz_check_text (entry->reference);
}

void
candour_fuzz (GBytes *input)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourCasesFile) file = candour_cases_read (candour_fuzz_make_file (input), NULL,
                                                         "2026-11-22", NULL, NULL, NULL, &error);

  candour_fuzz_check_end (file != NULL, &error);
  if (file == NULL)
    return;

  g_ptr_array_foreach (file->problems, check_problem, NULL);
  g_ptr_array_foreach (file->columns, check_column, NULL);
  g_ptr_array_foreach (file->entries, check_entry, NULL);
}
