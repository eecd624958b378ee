/* candour-cases-problems.c - rows to look at, told once for all that are alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cases-private.h"

static guint
hash_problem (gconstpointer data)
{
  const CandourRowProblem *problem = data;

  return g_str_hash (problem->sheet) ^ g_str_hash (problem->wrong)
         ^ (g_str_hash (problem->outcome) * 31);
}

static gboolean
equal_problems (gconstpointer a,
                gconstpointer b)
{
  const CandourRowProblem *one = a;
  const CandourRowProblem *two = b;

  return one->kind == two->kind
         && g_str_equal (one->sheet, two->sheet)
         && g_str_equal (one->wrong, two->wrong)
         && g_str_equal (one->outcome, two->outcome);
}

void
candour_problems_init (CandourProblems *self,
                       GPtrArray       *list)
{
  self->list = list;
  self->known = g_hash_table_new (hash_problem, equal_problems);
}

void
candour_problems_clear (CandourProblems *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
}

void
candour_row_problem_free (CandourRowProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->sheet);
  g_free (self->wrong);
  g_free (self->outcome);
  g_array_unref (self->rows);
  g_free (self);
}

void
candour_problems_add (CandourProblems   *self,
                      CandourRowOutcome  kind,
                      const char        *sheet,
                      int                row,
                      char              *wrong,
                      char              *outcome)
{
  CandourRowProblem wanted = { (char *) sheet, NULL, wrong, outcome, kind };
  CandourRowProblem *problem = g_hash_table_lookup (self->known, &wanted);

  if (problem != NULL)
    {
      g_free (wrong);
      g_free (outcome);
    }
  else
    {
      problem = g_new (CandourRowProblem, 1);
      *problem = wanted;
      problem->sheet = g_strdup (sheet);
      problem->rows = g_array_new (FALSE, FALSE, sizeof (int));
      g_ptr_array_add (self->list, problem);
      g_hash_table_add (self->known, problem);
    }

  if (row > 0)
    g_array_append_val (problem->rows, row);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const CandourRowProblem *one = *(const CandourRowProblem *const *) a;
  const CandourRowProblem *two = *(const CandourRowProblem *const *) b;

  return (int) one->kind - (int) two->kind;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

void
candour_problems_sort (CandourProblems *self)
{
  for (guint i = 0; i < self->list->len; i++)
    g_array_sort (((CandourRowProblem *) self->list->pdata[i])->rows, compare_rows);

  g_ptr_array_sort (self->list, compare_problems);
}
