/* fuzz-people.c - workforce lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-fuzz.h"

#include "candour-people-reader.h"

static void
check_problem (gpointer item,
               gpointer data)
{
  const CandourRowProblem *problem = item;

  g_assert_cmpuint (problem->rows->len, >, 0);
  candour_fuzz_check_text (problem->wrong);
  candour_fuzz_check_text (problem->outcome);
}

static void
check_entry (gpointer item,
             gpointer data)
{
  const CandourPersonEntry *entry = item;

  g_assert_cmpint (entry->name[0], !=, '\0');
  candour_fuzz_check_text (entry->name);
  candour_fuzz_check_text (entry->job);
  candour_fuzz_check_text (entry->team);
  candour_fuzz_check_text (entry->parent_team);
  candour_fuzz_check_text (entry->manager);
  candour_fuzz_check_text (entry->account);
}

void
candour_fuzz (GBytes *input)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourPeopleFile) file =
    candour_people_read (candour_fuzz_make_file (input), NULL, &error);

  candour_fuzz_check_end (file != NULL, &error);
  if (file == NULL)
    return;

  g_ptr_array_foreach (file->problems, check_problem, NULL);
  g_ptr_array_foreach (file->entries, check_entry, NULL);
}
