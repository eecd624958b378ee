/* candour-sheet.h - text, tables and grades set on A4 pages, from the top down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn first comes first in the PDF's text, so the reading order is the order of the
 * calls. Lengths are points. Black only: a grade is bars and a word.
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define CANDOUR_SHEET_WIDTH  595.28
#define CANDOUR_SHEET_HEIGHT 841.89
#define CANDOUR_SHEET_MARGIN 39.7  /* 14 mm */

typedef struct _CandourSheet CandourSheet;

/* What stands on every page; texts are lent for the sheet's life. */
typedef struct
{
  const char *title;    /* at the top of every page but the first */
  const char *marking;  /* beside it */
  const char *foot;
  guint       n_pages;  /* for "Page 1 of 2"; 0: not known yet */
} CandourSheetFrame;

/* One cell of a row: the bars of a grade, if any, then text. */
typedef struct
{
  double      x;        /* from the left margin */
  double      width;
  const char *markup;
  int         bars;     /* how many are filled; 0 with n_bars 0: none are drawn */
  int         n_bars;
  gboolean    right;    /* set to the right */
  gboolean    large;    /* bars as high as two lines */
} CandourSheetCell;

CandourSheet *candour_sheet_new        (cairo_surface_t         *surface,
                                        const CandourSheetFrame *frame);
/* Ends the last page; how many there are. */
guint         candour_sheet_finish     (CandourSheet            *self);

double        candour_sheet_get_width  (CandourSheet            *self);
/* Goes on to a new page where less than @height is left on this one. */
void          candour_sheet_need       (CandourSheet            *self,
                                        double                   height);
void          candour_sheet_skip       (CandourSheet            *self,
                                        double                   height);
void          candour_sheet_rule       (CandourSheet            *self,
                                        double                   thickness);

/* With the line after it on the same page. @tag is the PDF's: "H1", "H2" ... */
void          candour_sheet_heading    (CandourSheet            *self,
                                        const char              *tag,
                                        double                   size,
                                        const char              *text);
/* Flows over pages line by line. */
void          candour_sheet_paragraph  (CandourSheet            *self,
                                        double                   indent,
                                        const char              *markup);

/* A row never splits. @header is drawn again at the top of each page that the table reaches,
 * until the table ends.
 */
void          candour_sheet_begin_table (CandourSheet           *self,
                                         const CandourSheetCell *header,
                                         guint                   n_cells);
void          candour_sheet_row         (CandourSheet           *self,
                                         const CandourSheetCell *cells,
                                         guint                   n_cells,
                                         double                  rule);
void          candour_sheet_end_table   (CandourSheet           *self);

/* A frame around what is drawn between the two; it must fit a page: @height at the most. */
void          candour_sheet_begin_box   (CandourSheet           *self,
                                         double                  height);
void          candour_sheet_end_box     (CandourSheet           *self);

G_END_DECLS
