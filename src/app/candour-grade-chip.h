/* candour-grade-chip.h - a grade: rising bars and its word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bars are never without the word. Where the short form is shown ("RI"), the full one is
 * the accessible name and the tooltip.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-grade.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_GRADE_CHIP (candour_grade_chip_get_type ())
G_DECLARE_FINAL_TYPE (CandourGradeChip, candour_grade_chip, CANDOUR, GRADE_CHIP, GtkWidget)

GtkWidget  *candour_grade_chip_new       (void);

/* @drawn_as gives bars and colour, @name and @short_name the words of the framework's own
 * scale; both NULL: those of the four grades. @short_name NULL: the full name is shown.
 * With NONE and no name the chip says "Not graded".
 */
void        candour_grade_chip_set       (CandourGradeChip *self,
                                          CandourGrade      drawn_as,
                                          const char       *name,
                                          const char       *short_name);

/* "candour-grade-2-symbolic"; NULL for NONE. */
const char *candour_grade_get_icon_name  (CandourGrade      drawn_as);

G_END_DECLS
