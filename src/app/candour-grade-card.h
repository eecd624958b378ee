/* candour-grade-card.h - one grade by its description, of which one is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-framework.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_GRADE_CARD (candour_grade_card_get_type ())
G_DECLARE_FINAL_TYPE (CandourGradeCard, candour_grade_card, CANDOUR, GRADE_CARD, GtkCheckButton)

/* @position from 1 to @n_cards; its digit is the key. */
GtkWidget  *candour_grade_card_new             (const CandourScaleGrade *grade,
                                                int                      position,
                                                int                      n_cards);

/* The digit that chooses it. */
void        candour_grade_card_show_key        (CandourGradeCard        *self,
                                                gboolean                 show);
void        candour_grade_card_set_description (CandourGradeCard        *self,
                                                const char              *description);
/* NULL or "": it may be chosen. Else the card shows a lock and says why; it keeps the focus. */
void        candour_grade_card_set_ruled_out   (CandourGradeCard        *self,
                                                const char              *why);
/* NULL: it may be chosen. */
const char *candour_grade_card_get_ruled_out   (CandourGradeCard        *self);

G_END_DECLS
