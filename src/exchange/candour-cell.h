/* candour-cell.h - a row of a spreadsheet, whatever file it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every reader of rows holds to. */
#define CANDOUR_MAX_FILE        (64 * 1024 * 1024)
#define CANDOUR_MAX_ROWS        1048576
#define CANDOUR_MAX_COLUMNS     256
#define CANDOUR_MAX_CELL_CHARS  32767

#define CANDOUR_DATE_SIZE       11  /* of an ISO date with its NUL */

typedef enum
{
  CANDOUR_CELL_EMPTY,
  CANDOUR_CELL_TEXT,
  CANDOUR_CELL_NUMBER,
  CANDOUR_CELL_DATE,
  CANDOUR_CELL_BOOL,
  CANDOUR_CELL_ERROR,   /* a formula that failed: "#N/A" */
} CandourCellKind;

typedef struct
{
  CandourCellKind  kind;
  const char      *text;    /* never NULL; of a date "2026-01-16"; of a bool "TRUE" or "FALSE" */
  double           number;  /* of a number; of a date its serial; of a bool 0 or 1 */
} CandourCell;

/* @row counts from 1, as a spreadsheet numbers its rows. @cells are lent until the return.
 * Returns: FALSE to read no further: with @error set reading fails, without it succeeds
 */
typedef gboolean (*CandourRowFunc) (int                 row,
                                    const CandourCell  *cells,
                                    guint               n_cells,
                                    gpointer            data,
                                    GError            **error);

/* The cell of a column that counts from 0; an empty one where the row is shorter. */
const CandourCell *candour_cells_get        (const CandourCell  *cells,
                                             guint               n_cells,
                                             int                 column);
/* A number without a point where it is whole, so that 12598894 stays an identifier. */
char              *candour_cell_dup_text    (const CandourCell  *cell);

/* "H" of 7, "AH" of 33. */
char              *candour_column_dup_letter (guint              column);

/* ISO date of a day number into @date: the 1900 system with its 29 February that never was, or
 * that of 1904. FALSE outside 1900 to 9999, and for that 29 February.
 */
gboolean           candour_serial_to_date   (double              serial,
                                             gboolean            date1904,
                                             char                date[CANDOUR_DATE_SIZE]);

/* A whole regular file, at most @limit bytes; REFUSED for what is no file or larger. */
GBytes            *candour_file_load        (const char         *path,
                                             gsize               limit,
                                             GError            **error);

G_END_DECLS
