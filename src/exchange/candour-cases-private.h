/* candour-cases-private.h - what the files of the case list reader share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * candour-cases-book.c opens the file, candour-cases-sheets.c tells which sheet is which list,
 * candour-cases-row.c understands a row, candour-cases-merge.c makes one case of a child's rows.
 * A date of birth lives no longer than its row.
 */

#pragma once

#include "candour-annex-a.h"
#include "candour-cases-reader.h"
#include "candour-csv-reader.h"
#include "candour-xlsx-reader.h"

G_BEGIN_DECLS

/* --- Values (candour-cases-values.c) -------------------------------------------------- */

typedef enum
{
  CANDOUR_DATE_NONE,      /* nothing was written */
  CANDOUR_DATE_GOOD,
  CANDOUR_DATE_UNLIKELY,  /* a day, but one by which systems mean none: 01/01/1900 */
  CANDOUR_DATE_BAD,
} CandourDateKind;

typedef enum
{
  CANDOUR_DATES_1904        = 1 << 0,  /* day numbers count from 1904 */
  CANDOUR_DATES_MONTH_FIRST = 1 << 1,  /* 1/16/2026 */
} CandourDateFlags;

typedef enum
{
  CANDOUR_AGE_UNKNOWN,
  CANDOUR_AGE_UNBORN,
  CANDOUR_AGE_UNDER_1,
  CANDOUR_AGE_1_TO_4,
  CANDOUR_AGE_5_TO_9,
  CANDOUR_AGE_10_TO_15,
  CANDOUR_AGE_16_AND_OVER,
} CandourAgeBand;

typedef enum
{
  CANDOUR_SEX_UNKNOWN,
  CANDOUR_SEX_GIRL,
  CANDOUR_SEX_BOY,
} CandourSex;

gboolean         candour_cell_is_error         (const CandourCell  *cell);
gboolean         candour_cell_is_blank         (const CandourCell  *cell);
/* Whether a date is written with the day or the month first; GUESS: it tells nothing. */
CandourDateOrder candour_cell_guess_order      (const CandourCell  *cell);
/* A date, a day number without a date's style, or text: 16/01/2026, 2026-01-16, 16 Jan 2026. */
CandourDateKind  candour_cell_to_date          (const CandourCell  *cell,
                                                CandourDateFlags    flags,
                                                char                date[CANDOUR_DATE_SIZE]);
CandourAgeBand   candour_cell_to_age           (const CandourCell  *cell);
CandourAgeBand   candour_cases_compute_age     (const char         *birth,
                                                const char         *today);
CandourSex       candour_cell_to_sex           (const CandourCell  *cell);
/* NULL: unknown. */
const char      *candour_age_band_get_code     (CandourAgeBand      band);
const char      *candour_sex_get_code          (CandourSex          sex);
/* Without the "a) " before a coded value; points into @text. */
const char      *candour_cases_skip_letter     (const char         *text);
/* Says "nobody" in one of the ways in which that is written. */
gboolean         candour_cases_is_nobody       (const char         *name);

/* What a plan is called is chosen from our own words by what the cell says, so that no free
 * text of a record is kept. @cell and @other are of the list: categories of abuse, legal status.
 */
const char      *candour_cases_choose_plan     (int                 list,
                                                const CandourCell  *cell,
                                                const CandourCell  *other);
/* 0: none that we know. */
int              candour_cases_choose_cohort   (const CandourCell  *cell);

/* --- Problems (candour-cases-problems.c) ---------------------------------------------- */

typedef struct
{
  GPtrArray  *list;    /* CandourRowProblem; lent */
  GHashTable *known;   /* by all but the rows */
} CandourProblems;

void             candour_problems_init         (CandourProblems    *self,
                                                GPtrArray          *list);
void             candour_problems_clear        (CandourProblems    *self);
/* Joins the row to a problem of the same words; takes both texts. @row 0: of the sheet.
 * @reference is the child's, @cell the faulty one's, "H12", @shown what may be told of it: each
 * may be NULL.
 */
void             candour_problems_add          (CandourProblems    *self,
                                                CandourRowOutcome   kind,
                                                const char         *sheet,
                                                int                 row,
                                                char               *wrong,
                                                char               *outcome,
                                                const char         *reference,
                                                const char         *cell,
                                                const char         *shown);
/* Worst first. */
void             candour_problems_sort         (CandourProblems    *self);
void             candour_row_problem_free      (CandourRowProblem  *self);

/* --- The file (candour-cases-book.c) -------------------------------------------------- */

typedef struct
{
  char               *file_name;
  char               *hash;
  gint64              n_bytes;
  GBytes             *csv;      /* or */
  CandourXlsxReader  *xlsx;
  CandourTextCode     code;     /* of a CSV; to be set before it is read */
} CandourBook;

CandourBook     *candour_book_open             (const char         *path,
                                                GCancellable       *cancellable,
                                                GError            **error);
void             candour_book_free             (CandourBook        *self);
guint            candour_book_get_n_sheets     (CandourBook        *self);
const char      *candour_book_get_sheet        (CandourBook        *self,
                                                guint               sheet);
gboolean         candour_book_is_hidden        (CandourBook        *self,
                                                guint               sheet);
gboolean         candour_book_is_1904          (CandourBook        *self);
gboolean         candour_book_read             (CandourBook        *self,
                                                guint               sheet,
                                                CandourRowFunc      func,
                                                gpointer            data,
                                                GCancellable       *cancellable,
                                                GError            **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourBook, candour_book_free)

/* --- Sheets (candour-cases-sheets.c) -------------------------------------------------- */

typedef struct
{
  guint    index;                      /* in the book */
  char    *sheet;
  int      list;
  int      header_row;
  int      columns[CANDOUR_N_USES];    /* of each use; -1: there is none */
  int      named[CANDOUR_N_USES];      /* which column of annex A that is */
} CandourSheet;

/* (element-type CandourSheet) those to be read, in order of their lists; tells @file about all
 * lists and columns that were found.
 */
GPtrArray       *candour_sheets_find           (CandourBook        *book,
                                                const CandourCasesAnswers *answers,
                                                CandourCasesFile   *file,
                                                CandourProblems    *problems,
                                                GCancellable       *cancellable,
                                                GError            **error);

/* --- Children (candour-cases-merge.c) ------------------------------------------------- */

/* One row of one list. Texts are kept by the children. */
typedef struct _CandourListRow CandourListRow;
struct _CandourListRow
{
  CandourListRow  *next;         /* of the same child, the later first */
  const char      *sheet;
  int              number;
  int              list;
  int              cohort;       /* of a list of one's own; else 0 */
  const char      *plan;
  const char      *team;         /* "" where not allocated */
  const char      *worker;
  CandourAgeBand   age;
  CandourSex       sex;
  char             since[CANDOUR_DATE_SIZE];  /* "" where not known */
  char             ended[CANDOUR_DATE_SIZE];  /* "" while it is open */
};

typedef struct _CandourChildren CandourChildren;

CandourChildren *candour_children_new          (void);
void             candour_children_free         (CandourChildren      *self);
const char      *candour_children_keep_text    (CandourChildren      *self,
                                                const char           *text);
/* Copies @row. */
void             candour_children_add          (CandourChildren      *self,
                                                const char           *reference,
                                                const CandourListRow *row);
/* (element-type CandourCaseEntry), in the order in which the children came. */
GPtrArray       *candour_children_merge        (CandourChildren      *self,
                                                CandourProblems      *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourChildren, candour_children_free)

/* --- Rows (candour-cases-row.c) ------------------------------------------------------- */

typedef struct
{
  const CandourSheet *sheet;
  CandourListFound   *found;
  CandourChildren    *children;
  CandourProblems    *problems;
  GHashTable         *spellings;   /* worker, squeezed -> as first written */
  GPtrArray          *joined;
  const char         *today;
  CandourDateFlags    dates;
  CandourProgress     progress;
  gpointer            progress_data;
  guint64            *n_rows;      /* of the whole file so far */
} CandourRowReader;

/* A CandourRowFunc; @data is a CandourRowReader. */
gboolean         candour_cases_take_row        (int                 row,
                                                const CandourCell  *cells,
                                                guint               n_cells,
                                                gpointer            data,
                                                GError            **error);

G_END_DECLS
