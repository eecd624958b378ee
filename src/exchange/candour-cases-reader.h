/* candour-cases-reader.h - a council's own case list: the Annex A workbook, or its lists as CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading understands the whole file and changes nothing. What comes out goes to
 * candour_store_cases_plan() for the preview and candour_store_cases_import() for the change.
 */

#pragma once

#include <gio/gio.h>

#include "candour-csv-reader.h"
#include "candour-store-cases-import.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_ROW_LEFT_OUT,
  CANDOUR_ROW_ASKED,         /* left out until a person says who it is */
  CANDOUR_ROW_RENAMED,       /* a person said so */
  CANDOUR_ROW_CHECK,
  CANDOUR_ROW_NOT_ALLOCATED,
  CANDOUR_ROW_VALUE_EMPTY,   /* imported without that value */
  CANDOUR_ROW_NOTHING,       /* worth telling, nothing to do */
} CandourRowOutcome;

/* One row of a problem, to look at: the reference and the faulty cell, and nothing else of it. */
typedef struct
{
  int   row;
  char *reference;   /* the child's; "" where it is not known */
  char *cell;        /* "H12", or "" */
  char *shown;       /* "#N/A", "" of an empty one; NULL where it must not be shown */
} CandourRowDetail;

typedef struct
{
  char              *sheet;    /* "List 8", or the file's name */
  GArray            *rows;     /* (element-type int) as the spreadsheet numbers them */
  char              *wrong;    /* "No child unique ID" */
  char              *outcome;  /* "Left out. Add the ID and import again" */
  CandourRowOutcome  kind;
  GPtrArray         *details;  /* CandourRowDetail of the first rows */
} CandourRowProblem;

typedef struct
{
  int       number;          /* 1 ... 11; 0: none of Annex A's */
  char     *sheet;
  char     *name;            /* "Children in need" */
  gboolean  used;            /* lists 3 to 9 */
  int       n_rows;
  int       n_unallocated;
  int       n_columns;       /* that the list should have and we know */
  int       n_found;
  int       n_renamed;
  gboolean  lacks_id;        /* nobody can say whose its rows are, until a column is chosen */
  gboolean  left_out;        /* for that */
} CandourListFound;

typedef struct
{
  int       number;     /* list */
  char     *sheet;
  char     *letter;     /* column: "H" */
  char     *header;     /* as written */
  char     *column;     /* code of what it is read as; NULL: not used */
  char     *name;       /* of that, for people */
  gboolean  unsure;     /* a guess that a person should look at */
} CandourColumnFound;

typedef enum
{
  CANDOUR_ORDER_GUESS,
  CANDOUR_ORDER_DAY_FIRST,     /* 16/01/2026 */
  CANDOUR_ORDER_MONTH_FIRST,   /* 01/16/2026 */
} CandourDateOrder;

/* What a person says of a file, before our guesses. */
typedef struct
{
  GHashTable       *columns;      /* "list/header" (utf8) -> column code or "" (utf8); or NULL */
  char             *sheet;        /* of a list of one's own; NULL: guess */
  int               header_row;   /* of that sheet; 0: guess */
  CandourDateOrder  date_order;
  CandourTextCode   text_code;
  guint             left_out;     /* a bit for each list to be left out for want of a child ID */
} CandourCasesAnswers;

/* A row that may be the one with the headers. */
typedef struct
{
  int number;
  int n_texts;
  int n_known;    /* of those, columns that we know */
} CandourHeaderRow;

typedef struct
{
  char      *file_name;
  char      *file_hash;      /* SHA-256, hex */
  gint64     n_bytes;
  GPtrArray *lists;          /* CandourListFound */
  GPtrArray *columns;        /* CandourColumnFound: renamed or unsure */
  GPtrArray *problems;       /* CandourRowProblem, worst first */
  GPtrArray *joined_workers; /* (element-type utf8) names that were written two ways */
  GPtrArray *entries;        /* CandourCaseEntry, one a child */

  /* Of a CSV or a list of one's own, of which a person may say more; what was used. */
  gboolean          is_free;
  GPtrArray        *sheets;       /* (element-type utf8) to choose from */
  char             *sheet;
  int               header_row;
  GArray           *header_rows;  /* CandourHeaderRow, to choose from */
  CandourDateOrder  date_order;
  CandourTextCode   text_code;    /* GUESS: a workbook */
} CandourCasesFile;

/* @answers may be NULL where there is nobody to ask: a list without a child ID is then left out,
 * and a file of only such lists refused. Else it comes with no entries, for a column to be chosen.
 * REFUSED, with one sentence naming the place, for a file that cannot be taken at all.
 */
CandourCasesFile *candour_cases_read       (const char         *path,
                                            const CandourCasesAnswers *answers,
                                            const char         *today,
                                            CandourProgress     progress,
                                            gpointer            progress_data,
                                            GCancellable       *cancellable,
                                            GError            **error);
/* Bit n: it has Annex A list n, with rows or without. */
guint             candour_cases_file_get_covered (const CandourCasesFile *self);
void              candour_cases_file_free  (CandourCasesFile   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourCasesFile, candour_cases_file_free)

G_END_DECLS
