/* candour-text-row.h - a row of plain words, and the columns that show such rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For short tables whose words are made once, such as the preview of an import.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-chip.h"

G_BEGIN_DECLS

#define CANDOUR_TEXT_CELLS 8

#define CANDOUR_TYPE_TEXT_ROW (candour_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourTextRow, candour_text_row, CANDOUR, TEXT_ROW, GObject)

typedef enum
{
  CANDOUR_COLUMN_PLAIN  = 0,
  CANDOUR_COLUMN_NUMBER = 1 << 0,  /* to the right */
  CANDOUR_COLUMN_EXPAND = 1 << 1,
  CANDOUR_COLUMN_DIM    = 1 << 2,
  CANDOUR_COLUMN_WARN   = 1 << 3,  /* a number other than none stands out */
} CandourColumnFlags;

/* The cells from the left, at most CANDOUR_TEXT_CELLS; NULL ends them. */
CandourTextRow *candour_text_row_new        (const char          *first,
                                             ...) G_GNUC_NULL_TERMINATED;
/* At the end of the row; @icon_name may be NULL. */
void            candour_text_row_set_chip   (CandourTextRow      *self,
                                             CandourTone          tone,
                                             const char          *icon_name,
                                             const char          *text);
const char     *candour_text_row_get_cell   (CandourTextRow      *self,
                                             guint                cell);
/* All of the row, as a screen reader says it. */
char           *candour_text_row_dup_name   (CandourTextRow      *self);

/* @title is what the header says; also where the cells are named to a screen reader. */
void            candour_text_column_add     (GtkColumnView       *view,
                                             const char          *title,
                                             guint                cell,
                                             CandourColumnFlags   flags);
void            candour_text_column_add_chip (GtkColumnView      *view,
                                             const char          *title);

G_END_DECLS
