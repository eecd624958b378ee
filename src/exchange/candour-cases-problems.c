/* candour-cases-problems.c - rows to look at, told once for all that are alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cases-private.h"

/* Nobody looks at more rows one by one. */
#define MAX_DETAILS 200

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
  g_ptr_array_unref (self->details);
  g_free (self);
}

static void
free_detail (gpointer data)
{
  CandourRowDetail *detail = data;

  g_free (detail->reference);
  g_free (detail->cell);
  g_free (detail->shown);
  g_free (detail);
}

static CandourRowDetail *
make_detail (int         row,
             const char *reference,
             const char *cell,
             const char *shown)
{
  CandourRowDetail *detail = g_new (CandourRowDetail, 1);

  detail->row = row;
  detail->reference = g_strdup (reference != NULL ? reference : "");
  detail->cell = g_strdup (cell != NULL ? cell : "");
  detail->shown = g_strdup (shown);

  return detail;
}

void
candour_problems_add (CandourProblems   *self,
                      CandourRowOutcome  kind,
                      const char        *sheet,
                      int                row,
                      char              *wrong,
                      char              *outcome,
                      const char        *reference,
                      const char        *cell,
                      const char        *shown)
{
  CandourRowProblem wanted = { (char *) sheet, NULL, wrong, outcome, kind, NULL };
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
      problem->details = g_ptr_array_new_with_free_func (free_detail);
      g_ptr_array_add (self->list, problem);
      g_hash_table_add (self->known, problem);
    }

  if (row <= 0)
    return;

  g_array_append_val (problem->rows, row);
  if (problem->details->len < MAX_DETAILS)
    g_ptr_array_add (problem->details, make_detail (row, reference, cell, shown));
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

static int
compare_details (gconstpointer a,
                 gconstpointer b)
{
  const CandourRowDetail *one = *(const CandourRowDetail *const *) a;
  const CandourRowDetail *two = *(const CandourRowDetail *const *) b;

  return one->row - two->row;
}

void
candour_problems_sort (CandourProblems *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      CandourRowProblem *problem = self->list->pdata[i];

      g_array_sort (problem->rows, compare_rows);
      g_ptr_array_sort (problem->details, compare_details);
    }

  g_ptr_array_sort (self->list, compare_problems);
}
