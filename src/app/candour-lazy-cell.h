/* candour-lazy-cell.h - one cell of a lazy list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hundreds of them are made at once, so a cell is put together from few widgets, and those that
 * are seldom needed only when they are. A list's own class says what each kind of cell shows.
 *
 * Property "kind": one of the class's; property "item": a CandourLazyItem; property "selected".
 */

#pragma once

#include "candour-chip.h"
#include "candour-grade-line.h"
#include "candour-lazy-item.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_LAZY_CELL (candour_lazy_cell_get_type ())
G_DECLARE_DERIVABLE_TYPE (CandourLazyCell, candour_lazy_cell, CANDOUR, LAZY_CELL, GtkWidget)

struct _CandourLazyCellClass
{
  GtkWidgetClass     parent_class;

  const char *const *kinds;   /* ended by NULL */
  /* Shows @row; returns what a screen reader says of the cell (transfer full). */
  char             *(*show)  (CandourLazyCell *self,
                              guint            kind,
                              gpointer         row);
  /* The button of candour_lazy_cell_show_reference() was pressed. */
  void              (*open)  (CandourLazyCell *self,
                              gpointer         row);
};

/* NULL and "" hide the part. @css_class is kept from the first time. */
void        candour_lazy_cell_show_text      (CandourLazyCell    *self,
                                              const char         *text,
                                              const char         *css_class);
void        candour_lazy_cell_show_detail    (CandourLazyCell    *self,
                                              const char         *text,
                                              const char         *css_class);
/* The text is never cut below its length, or may be again. */
void        candour_lazy_cell_keep_text      (CandourLazyCell    *self,
                                              gboolean            whole);
void        candour_lazy_cell_show_chip      (CandourLazyCell    *self,
                                              CandourTone         tone,
                                              const char         *icon_name,
                                              const char         *text,
                                              const char         *full_name);
/* Two lines, text and detail, instead of one; before either is shown. */
void        candour_lazy_cell_show_lines     (CandourLazyCell    *self);
/* Below the two; taken, once. */
void        candour_lazy_cell_add_line       (CandourLazyCell    *self,
                                              GtkWidget          *line);
void        candour_lazy_cell_show_reference (CandourLazyCell    *self,
                                              const char         *reference);
/* Activates page.select-row (ub): the place, and whether it is to be selected. */
void        candour_lazy_cell_show_check     (CandourLazyCell    *self,
                                              const char         *label);
CandourGradeLine *
            candour_lazy_cell_show_grades    (CandourLazyCell    *self);

/* What is said of the whole row, to be called by the cell that every row has. */
void        candour_lazy_cell_name_row       (CandourLazyCell    *self,
                                              const char         *label);

/* Of the window; NULL where the cell is in none. */
const char *candour_lazy_cell_get_today      (CandourLazyCell    *self);
const char *candour_lazy_cell_get_person_id  (CandourLazyCell    *self);

G_END_DECLS
