/* candour-test-xlsx.h - makes small workbooks in memory, good and bad ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CandourTestXlsx CandourTestXlsx;

CandourTestXlsx *candour_test_xlsx_new       (void);

/* A part as it is. One that is added goes before what would be made for its name. */
void             candour_test_xlsx_add_part  (CandourTestXlsx    *self,
                                              const char         *name,
                                              const char         *text);
void             candour_test_xlsx_add_bytes (CandourTestXlsx    *self,
                                              const char         *name,
                                              const void         *bytes,
                                              gsize               length);
/* A sheet whose <sheetData> holds @rows. @state: "hidden" or NULL. */
void             candour_test_xlsx_add_sheet (CandourTestXlsx    *self,
                                              const char         *name,
                                              const char         *state,
                                              const char         *rows);
/* A sheet of simple cells, one string a row, cells parted by |. "n:12" is a number, "d:40338" a
 * day number with a date's style, "e:#N/A" an error, all else text; an empty cell is left out.
 * @rows ends with NULL.
 */
void             candour_test_xlsx_add_rows  (CandourTestXlsx    *self,
                                              const char         *name,
                                              const char *const  *rows);
/* Adds one row to @text as the above does. */
void             candour_test_xlsx_append    (GString            *text,
                                              int                 number,
                                              const char         *row);
/* Frees @self. */
GBytes          *candour_test_xlsx_finish    (CandourTestXlsx    *self);

/* Writes @bytes to a new file in a new folder; candour_test_remove() both. */
char            *candour_test_write          (GBytes             *bytes,
                                              const char         *name);
void             candour_test_remove         (char               *path);

G_END_DECLS
