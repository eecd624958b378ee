/* candour-cases-reader.c - a council's own case list: the Annex A workbook, or its lists as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-cases-reader.h"

#include "candour-cases-private.h"

static void
free_list (gpointer data)
{
  CandourListFound *list = data;

  g_free (list->sheet);
  g_free (list->name);
  g_free (list);
}

static void
free_column (gpointer data)
{
  CandourColumnFound *column = data;

  g_free (column->sheet);
  g_free (column->letter);
  g_free (column->header);
  g_free (column->column);
  g_free (column->name);
  g_free (column);
}

static CandourCasesFile *
make_file (const CandourBook *book)
{
  CandourCasesFile *self = g_new0 (CandourCasesFile, 1);

  self->file_name = g_strdup (book->file_name);
  self->file_hash = g_strdup (book->hash);
  self->n_bytes = book->n_bytes;
  self->lists = g_ptr_array_new_with_free_func (free_list);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_row_problem_free);
  self->joined_workers = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->header_rows = g_array_new (FALSE, FALSE, sizeof (CandourHeaderRow));
  self->text_code = book->code;

  return self;
}

guint
candour_cases_file_get_covered (const CandourCasesFile *self)
{
  guint covered = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const CandourListFound *list = g_ptr_array_index (self->lists, i);

      if (list->used && list->number > 0 && !list->left_out && !list->lacks_id)
        covered |= 1u << list->number;
    }

  return covered;
}

void
candour_cases_file_free (CandourCasesFile *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->file_hash);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->joined_workers, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->header_rows, g_array_unref);
  g_free (self->sheet);
  g_free (self);
}

static CandourListFound *
find_list (CandourCasesFile   *self,
           const CandourSheet *sheet)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      CandourListFound *list = self->lists->pdata[i];

      if (list->number == sheet->list)
        return list;
    }

  return NULL;
}

static gboolean
read_sheets (CandourCasesFile  *self,
             CandourBook       *book,
             GPtrArray         *sheets,
             CandourRowReader  *reader,
             GCancellable      *cancellable,
             GError           **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const CandourSheet *sheet = sheets->pdata[i];

      reader->sheet = sheet;
      reader->found = find_list (self, sheet);
      if (!candour_book_read (book, sheet->index, candour_cases_take_row, reader, cancellable,
                              error))
        return FALSE;
    }

  return TRUE;
}

/* Lists that are not used are counted all the same. */
static gboolean
count_row_cb (int                 row,
              const CandourCell  *cells,
              guint               n_cells,
              gpointer            data,
              GError            **error)
{
  ++*(int *) data;

  return TRUE;
}

static gboolean
count_unused (CandourCasesFile  *self,
              CandourBook       *book,
              GCancellable      *cancellable,
              GError           **error)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      CandourListFound *list = self->lists->pdata[i];
      guint n_sheets = list->used ? 0 : candour_book_get_n_sheets (book);

      for (guint sheet = 0; sheet < n_sheets; sheet++)
        {
          int n_rows = 0;

          if (!g_str_equal (candour_book_get_sheet (book, sheet), list->sheet))
            continue;
          if (!candour_book_read (book, sheet, count_row_cb, &n_rows, cancellable, error))
            return FALSE;
          list->n_rows = MAX (n_rows - 1, 0);
          break;
        }
    }

  return TRUE;
}

/* --- Day or month first --------------------------------------------------------------- */

typedef struct
{
  const CandourSheet *sheet;
  int                 n_day_first;
  int                 n_month_first;
} DateCount;

static gboolean
count_dates_cb (int                 row,
                const CandourCell  *cells,
                guint               n_cells,
                gpointer            data,
                GError            **error)
{
  static const CandourColumnUse dates[] = {
    CANDOUR_USE_BIRTH, CANDOUR_USE_SINCE, CANDOUR_USE_ENDED, CANDOUR_USE_ASSESSED,
  };
  DateCount *count = data;

  for (guint i = 0; row > count->sheet->header_row && i < G_N_ELEMENTS (dates); i++)
    {
      int column = count->sheet->columns[dates[i]];
      CandourDateOrder order = candour_cell_guess_order (candour_cells_get (cells, n_cells,
                                                                            column));

      count->n_day_first += order == CANDOUR_ORDER_DAY_FIRST;
      count->n_month_first += order == CANDOUR_ORDER_MONTH_FIRST;
    }

  return TRUE;
}

/* Only where all that can tell the two apart say so: this is a country of days first. */
static gboolean
choose_order (CandourCasesFile           *self,
              CandourBook                *book,
              GPtrArray                  *sheets,
              const CandourCasesAnswers  *answers,
              GCancellable               *cancellable,
              GError                    **error)
{
  DateCount count = { NULL, 0, 0 };

  self->date_order = CANDOUR_ORDER_DAY_FIRST;
  if (answers != NULL && answers->date_order != CANDOUR_ORDER_GUESS)
    {
      self->date_order = answers->date_order;
      return TRUE;
    }

  for (guint i = 0; self->is_free && i < sheets->len; i++)
    {
      count.sheet = sheets->pdata[i];
      if (!candour_book_read (book, count.sheet->index, count_dates_cb, &count, cancellable, error))
        return FALSE;
    }
  if (count.n_month_first > 0 && count.n_day_first == 0)
    self->date_order = CANDOUR_ORDER_MONTH_FIRST;

  return TRUE;
}

/* --- All of it ------------------------------------------------------------------------ */

static gboolean
read_book (CandourCasesFile           *self,
           CandourBook                *book,
           const CandourCasesAnswers  *answers,
           CandourRowReader           *reader,
           GCancellable               *cancellable,
           GError                    **error)
{
  g_autoptr(GPtrArray) sheets = candour_sheets_find (book, answers, self, reader->problems,
                                                     cancellable, error);

  if (sheets == NULL || !choose_order (self, book, sheets, answers, cancellable, error))
    return FALSE;

  if (self->date_order == CANDOUR_ORDER_MONTH_FIRST)
    reader->dates |= CANDOUR_DATES_MONTH_FIRST;
  if (!read_sheets (self, book, sheets, reader, cancellable, error)
      || !count_unused (self, book, cancellable, error))
    return FALSE;

  self->entries = candour_children_merge (reader->children, reader->problems);
  candour_problems_sort (reader->problems);

  return TRUE;
}

CandourCasesFile *
candour_cases_read (const char                 *path,
                    const CandourCasesAnswers  *answers,
                    const char                 *today,
                    CandourProgress             progress,
                    gpointer                    progress_data,
                    GCancellable               *cancellable,
                    GError                    **error)
{
  g_autoptr(CandourCasesFile) self = NULL;
  g_autoptr(CandourBook) book = NULL;
  g_autoptr(CandourChildren) children = NULL;
  g_autoptr(GHashTable) spellings = NULL;
  CandourProblems problems;
  CandourRowReader reader = { .today = today };
  guint64 n_rows = 0;
  gboolean done;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  book = candour_book_open (path, cancellable, error);
  if (book == NULL)
    return NULL;

  if (answers != NULL && answers->text_code != CANDOUR_TEXT_GUESS && book->csv != NULL)
    book->code = answers->text_code;
  self = make_file (book);
  children = candour_children_new ();
  spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  candour_problems_init (&problems, self->problems);

  reader.children = children;
  reader.problems = &problems;
  reader.spellings = spellings;
  reader.joined = self->joined_workers;
  reader.dates = candour_book_is_1904 (book) ? CANDOUR_DATES_1904 : 0;
  reader.progress = progress;
  reader.progress_data = progress_data;
  reader.n_rows = &n_rows;

  done = read_book (self, book, answers, &reader, cancellable, error);
  candour_problems_clear (&problems);

  return done ? g_steal_pointer (&self) : NULL;
}
