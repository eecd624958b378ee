/* candour-cases-sheets.c - which sheet is which list, and which column is which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-cases-private.h"
#include "candour-error.h"
#include "candour-fold.h"

/* Titles may stand above the headers. */
#define HEADER_ROWS 20

/* The first rows of a sheet, to look for headers in. */
typedef struct
{
  GPtrArray *rows;      /* GStrv */
  GArray    *numbers;   /* int */
} FirstRows;

/* A sheet and what it seems to be. */
typedef struct
{
  guint               index;
  const char         *name;        /* lent by the book */
  GStrv               headers;
  int                 header_row;
  int                 list;        /* -1: none */
  CandourAnnexMatch  *matches;     /* one a header */
  GArray             *header_rows; /* CandourHeaderRow */
} Candidate;

typedef struct
{
  CandourBook               *book;
  const CandourCasesAnswers *answers;   /* NULL: nobody to ask */
  CandourCasesFile          *file;
  CandourProblems           *problems;
  GPtrArray                 *candidates;    /* Candidate */
} Finder;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_strfreev (candidate->headers);
  g_free (candidate->matches);
  g_array_unref (candidate->header_rows);
  g_free (candidate);
}

static void
free_sheet (gpointer data)
{
  CandourSheet *sheet = data;

  g_free (sheet->sheet);
  g_free (sheet);
}

/* --- Headers -------------------------------------------------------------------------- */

static gboolean
keep_first_cb (int                 row,
               const CandourCell  *cells,
               guint               n_cells,
               gpointer            data,
               GError            **error)
{
  FirstRows *first = data;
  GStrv texts;

  if (row > HEADER_ROWS)
    return FALSE;

  texts = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    texts[i] = g_strdup (cells[i].kind == CANDOUR_CELL_TEXT ? cells[i].text : "");

  g_ptr_array_add (first->rows, texts);
  g_array_append_val (first->numbers, row);

  return TRUE;
}

/* A list of one's own says what the help is or who gives it; children and birthdays alone are
 * some other list.
 */
static gboolean
tells_of_help (const char *const *headers)
{
  guint n_headers = g_strv_length ((GStrv) headers);
  g_autofree CandourAnnexMatch *matches = g_new0 (CandourAnnexMatch, n_headers + 1);

  candour_annex_match (0, headers, n_headers, matches);
  for (guint i = 0; i < n_headers; i++)
    {
      CandourColumnUse use = candour_annex_get_use (matches[i].column);

      if (use == CANDOUR_USE_PLAN || use == CANDOUR_USE_TEAM || use == CANDOUR_USE_WORKER
          || use == CANDOUR_USE_STATUS)
        return TRUE;
    }

  return FALSE;
}

/* The list whose columns answer best. A list by another name than its sheet's must say so with
 * more columns of its own than the one of that name.
 */
static int
find_list (const char *const *headers,
           const char        *name,
           int               *n_found)
{
  guint n_headers = g_strv_length ((GStrv) headers);
  int named = candour_annex_parse_name (name);
  CandourAnnexScore scores[CANDOUR_ANNEX_LISTS];
  int best = -1;

  for (int i = 0; i < CANDOUR_ANNEX_LISTS; i++)
    {
      scores[i] = candour_annex_score (i, headers, n_headers);
      if (i > 0 && scores[i].n_own > 0
          && (best < 0 || scores[i].n_own > scores[best].n_own
              || (scores[i].n_own == scores[best].n_own && i == named)))
        best = i;
    }

  if (named > 0 && scores[named].n_found >= 2
      && (best < 0 || 2 * scores[named].n_own >= scores[best].n_own))
    best = named;
  else if (scores[0].n_found >= 2 && tells_of_help (headers)
           && (best < 0 || scores[0].n_own >= scores[best].n_own))
    best = 0;

  *n_found = best >= 0 ? scores[best].n_found : 0;

  return *n_found >= 2 ? best : -1;
}

static int
count_texts (const char *const *headers)
{
  int n_texts = 0;

  for (guint i = 0; headers[i] != NULL; i++)
    n_texts += headers[i][0] != '\0';

  return n_texts;
}

static void
take_headers (Candidate *candidate,
              int        list,
              int        row,
              GStrv      headers)
{
  candidate->list = list;
  candidate->header_row = row;
  g_strfreev (candidate->headers);
  candidate->headers = g_strdupv (headers);
}

/* What a person points at is a list, whatever its headers say; its row with the most words is
 * where they are, unless that is said too.
 */
static void
take_pointed_at (Candidate *candidate,
                 FirstRows *first,
                 int        header_row)
{
  int most = 1;

  for (guint i = 0; i < first->rows->len; i++)
    {
      int row = g_array_index (first->numbers, int, i);
      int n_texts = count_texts (first->rows->pdata[i]);

      if (n_texts <= most || (header_row > 0 && row != header_row))
        continue;

      most = n_texts;
      take_headers (candidate, 0, row, first->rows->pdata[i]);
    }
}

static gboolean
is_pointed_at (const Finder *finder,
               const char   *name)
{
  if (finder->answers == NULL)
    return FALSE;

  return finder->answers->sheet != NULL ? g_str_equal (finder->answers->sheet, name)
                                        : finder->answers->header_row > 0;
}

static Candidate *
judge_sheet (Finder    *finder,
             guint      index,
             FirstRows *first)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  gboolean pointed_at;
  int header_row;
  int most = 0;

  candidate->index = index;
  candidate->name = candour_book_get_sheet (finder->book, index);
  candidate->list = -1;
  candidate->header_rows = g_array_new (FALSE, FALSE, sizeof (CandourHeaderRow));
  pointed_at = is_pointed_at (finder, candidate->name);
  header_row = pointed_at ? finder->answers->header_row : 0;

  for (guint i = 0; i < first->rows->len; i++)
    {
      CandourHeaderRow row = { g_array_index (first->numbers, int, i),
                               count_texts (first->rows->pdata[i]), 0 };
      int list = find_list (first->rows->pdata[i], candidate->name, &row.n_known);

      if (row.n_texts > 1)
        g_array_append_val (candidate->header_rows, row);
      if (list < 0 || row.n_known <= most || (header_row > 0 && row.number != header_row))
        continue;

      most = row.n_known;
      take_headers (candidate, list, row.number, first->rows->pdata[i]);
    }

  if (pointed_at && candidate->list < 0)
    take_pointed_at (candidate, first, header_row);
  else if (!pointed_at && finder->answers != NULL && finder->answers->sheet != NULL)
    candidate->list = -1;

  return candidate;
}

static gboolean
look_at_sheets (Finder        *finder,
                GCancellable  *cancellable,
                GError       **error)
{
  guint n_sheets = candour_book_get_n_sheets (finder->book);

  for (guint i = 0; i < n_sheets; i++)
    {
      g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
      FirstRows first = { rows, numbers };

      if (!candour_book_read (finder->book, i, keep_first_cb, &first, cancellable, error))
        return FALSE;

      g_ptr_array_add (finder->candidates, judge_sheet (finder, i, &first));
    }

  return TRUE;
}

/* --- One sheet a list ----------------------------------------------------------------- */

static void
set_aside (Finder     *finder,
           Candidate  *candidate,
           const char *wrong,
           const char *outcome)
{
  if (candour_annex_lists[candidate->list].used)
    candour_problems_add (finder->problems, CANDOUR_ROW_CHECK, candidate->name, 0,
                          g_strdup (wrong), g_strdup (outcome), NULL, NULL, NULL);
  candidate->list = -1;
}

static gboolean
is_named_so (const Candidate *candidate)
{
  return candour_annex_parse_name (candidate->name) == candidate->list;
}

/* A second sheet of one list would count its children twice. The one named after the list is it,
 * else the first.
 */
static void
settle_doubles (Finder *finder)
{
  Candidate *chosen[CANDOUR_ANNEX_LISTS] = { NULL };

  for (guint i = 0; i < finder->candidates->len; i++)
    {
      Candidate *candidate = finder->candidates->pdata[i];
      Candidate **place;

      if (candidate->list < 0)
        continue;
      if (candour_book_is_hidden (finder->book, candidate->index))
        {
          set_aside (finder, candidate, _("This sheet is hidden"),
                     _("Not read. Unhide it to have it imported"));
          continue;
        }

      place = &chosen[candidate->list];
      if (*place == NULL)
        {
          *place = candidate;
          continue;
        }
      if (is_named_so (candidate) && !is_named_so (*place))
        {
          Candidate *earlier = *place;

          *place = candidate;
          candidate = earlier;
        }
      set_aside (finder, candidate, _("A second sheet with the same list"),
                 _("Not read. Only one sheet of a list is"));
    }
}

/* Beside Annex A's lists, a list of one's own in the same workbook is most likely a lookup. */
static void
drop_simple_lists (Finder *finder)
{
  gboolean has_annex = FALSE;

  for (guint i = 0; i < finder->candidates->len; i++)
    has_annex |= ((Candidate *) finder->candidates->pdata[i])->list > 0;

  for (guint i = 0; has_annex && i < finder->candidates->len; i++)
    {
      Candidate *candidate = finder->candidates->pdata[i];

      if (candidate->list == 0)
        candidate->list = -1;
    }
}

/* --- Columns -------------------------------------------------------------------------- */

static void
forget_column (Candidate *candidate,
               int        column)
{
  for (guint i = 0; candidate->headers[i] != NULL; i++)
    if (candidate->matches[i].column == column)
      candidate->matches[i] = (CandourAnnexMatch) { -1, FALSE, FALSE };
}

/* A person's choice goes before what was found; "" means that the column is not to be used. */
static void
apply_choices (Finder    *finder,
               Candidate *candidate)
{
  GHashTable *choices = finder->answers != NULL ? finder->answers->columns : NULL;

  for (guint i = 0; choices != NULL && candidate->headers[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%d/%s", candidate->list, candidate->headers[i]);
      const char *code = g_hash_table_lookup (choices, key);
      int column = code != NULL && code[0] != '\0' ? candour_annex_find_column (code) : -1;

      if (code == NULL)
        continue;

      if (column >= 0)
        forget_column (candidate, column);
      candidate->matches[i] = (CandourAnnexMatch) { column, TRUE, FALSE };
    }
}

static gboolean
has_column (const Candidate *candidate,
            const char      *code)
{
  int column = candour_annex_find_column (code);

  for (guint i = 0; candidate->headers[i] != NULL; i++)
    if (candidate->matches[i].column == column)
      return TRUE;

  return FALSE;
}

/* Columns that are nobody's are offered where the list lacks one that it cannot do without. */
static gboolean
is_worth_telling (const Candidate *candidate,
                  guint            header,
                  gboolean         lacks_column)
{
  const CandourAnnexMatch *match = &candidate->matches[header];

  if (candidate->headers[header][0] == '\0')
    return FALSE;

  return match->renamed || match->unsure || (match->column < 0 && lacks_column);
}

static void
tell_columns (Finder          *finder,
              const Candidate *candidate)
{
  gboolean lacks_column = !has_column (candidate, "child-id")
                          || !has_column (candidate, "team")
                          || !has_column (candidate, "worker");

  for (guint i = 0; candidate->headers[i] != NULL; i++)
    {
      const CandourAnnexMatch *match = &candidate->matches[i];
      CandourColumnFound *found;

      if (!is_worth_telling (candidate, i, lacks_column))
        continue;

      found = g_new0 (CandourColumnFound, 1);
      found->number = candidate->list;
      found->sheet = g_strdup (candidate->name);
      found->letter = candour_column_dup_letter (i);
      found->header = g_strdup (candidate->headers[i]);
      found->unsure = match->unsure;
      if (match->column >= 0)
        {
          found->column = g_strdup (candour_annex_columns[match->column].code);
          found->name = g_strdup (_(candour_annex_columns[match->column].name));
        }
      g_ptr_array_add (finder->file->columns, found);
    }
}

static const CandourListFound *
tell_list (Finder          *finder,
           const Candidate *candidate)
{
  const CandourAnnexList *list = &candour_annex_lists[candidate->list];
  guint n_headers = g_strv_length (candidate->headers);
  CandourListFound *found = g_new0 (CandourListFound, 1);

  found->number = list->number;
  found->sheet = g_strdup (candidate->name);
  found->name = g_strdup (_(list->name));
  found->used = list->used;
  found->n_columns = candour_annex_score (list->number, (const char *const *) candidate->headers,
                                          n_headers).n_columns;
  for (guint i = 0; i < n_headers; i++)
    {
      found->n_found += candour_annex_has_column (list->number, candidate->matches[i].column);
      found->n_renamed += candidate->matches[i].column >= 0 && candidate->matches[i].renamed;
    }

  /* A list of one's own has whatever columns it has. */
  if (list->number == 0)
    found->n_columns = found->n_found;

  if (list->used && !has_column (candidate, "child-id"))
    {
      found->left_out = finder->answers == NULL
                        || (finder->answers->left_out & (1u << candidate->list)) != 0;
      found->lacks_id = !found->left_out;
    }

  g_ptr_array_add (finder->file->lists, found);

  return found;
}

static CandourSheet *
make_sheet (const Candidate *candidate)
{
  CandourSheet *sheet = g_new0 (CandourSheet, 1);

  sheet->index = candidate->index;
  sheet->sheet = g_strdup (candidate->name);
  sheet->list = candidate->list;
  sheet->header_row = candidate->header_row;
  for (int use = 0; use < CANDOUR_N_USES; use++)
    sheet->columns[use] = sheet->named[use] = -1;

  for (guint i = 0; candidate->headers[i] != NULL; i++)
    {
      CandourColumnUse use = candour_annex_get_use (candidate->matches[i].column);

      if (use != CANDOUR_USE_NONE && sheet->columns[use] < 0)
        {
          sheet->columns[use] = (int) i;
          sheet->named[use] = candidate->matches[i].column;
        }
    }

  return sheet;
}

static void
take_candidate (Finder    *finder,
                Candidate *candidate,
                GPtrArray *sheets)
{
  guint n_headers = g_strv_length (candidate->headers);
  const CandourListFound *found;

  candidate->matches = g_new0 (CandourAnnexMatch, n_headers + 1);
  candour_annex_match (candidate->list, (const char *const *) candidate->headers, n_headers,
                       candidate->matches);
  apply_choices (finder, candidate);
  found = tell_list (finder, candidate);
  if (!found->used)
    return;

  tell_columns (finder, candidate);
  if (found->left_out)
    candour_problems_add (finder->problems, CANDOUR_ROW_LEFT_OUT, candidate->name, 0,
                          g_strdup (_("No child ID column")),
                          g_strdup (_("The list is left out. Choose the column, or add it and"
                                      " import again")), NULL, NULL, NULL);
  else if (!found->lacks_id)
    g_ptr_array_add (sheets, make_sheet (candidate));
}

/* --- What a person may say more of ---------------------------------------------------- */

/* Annex A says itself what is where; of any other list there is more than one way to read it. */
static const Candidate *
find_free (Finder *finder)
{
  const Candidate *found = NULL;

  for (guint i = 0; i < finder->candidates->len; i++)
    {
      const Candidate *candidate = finder->candidates->pdata[i];

      if (candidate->list == 0 || (candidate->list > 0 && finder->book->csv != NULL))
        found = candidate;
    }

  return found;
}

static void
tell_free (Finder *finder)
{
  const Candidate *candidate = find_free (finder);
  CandourCasesFile *file = finder->file;

  if (candidate == NULL)
    return;

  file->is_free = TRUE;
  file->sheet = g_strdup (candidate->name);
  file->header_row = candidate->header_row;
  g_array_append_vals (file->header_rows, candidate->header_rows->data,
                       candidate->header_rows->len);
  for (guint i = 0; i < candour_book_get_n_sheets (finder->book); i++)
    if (!candour_book_is_hidden (finder->book, i))
      g_ptr_array_add (file->sheets, g_strdup (candour_book_get_sheet (finder->book, i)));
}

/* Guesses to look at first, then what may be what the list lacks. */
static int
rank_column (const CandourColumnFound *column)
{
  return column->unsure ? 0 : column->column == NULL ? 1 : 2;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const CandourColumnFound *one = *(const CandourColumnFound *const *) a;
  const CandourColumnFound *two = *(const CandourColumnFound *const *) b;

  return rank_column (one) - rank_column (two);
}

static gboolean
waits_for_column (const CandourCasesFile *file)
{
  for (guint i = 0; i < file->lists->len; i++)
    if (((const CandourListFound *) file->lists->pdata[i])->lacks_id)
      return TRUE;

  return FALSE;
}

GPtrArray *
candour_sheets_find (CandourBook       *book,
                     const CandourCasesAnswers *answers,
                     CandourCasesFile  *file,
                     CandourProblems   *problems,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func (free_candidate);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  Finder finder = { book, answers, file, problems, candidates };

  if (!look_at_sheets (&finder, cancellable, error))
    return NULL;

  drop_simple_lists (&finder);
  settle_doubles (&finder);
  for (int list = 0; list < CANDOUR_ANNEX_LISTS; list++)
    for (guint i = 0; i < candidates->len; i++)
      {
        Candidate *candidate = candidates->pdata[i];

        if (candidate->list == list)
          take_candidate (&finder, candidate, sheets);
      }
  g_ptr_array_sort (file->columns, compare_columns);
  tell_free (&finder);

  if (sheets->len == 0 && !waits_for_column (file))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("No list in this file has a child ID"));
      return NULL;
    }

  return g_steal_pointer (&sheets);
}
