/* candour-figure-words.h - what is said of a figure: its name, its value and what it is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-figures.h"

G_BEGIN_DECLS

/* "Verified by someone else" */
const char *candour_figure_get_label  (CandourFigure         figure);
/* "70.8%", "12 days"; "–" where there is none. */
char       *candour_figure_dup_value  (const CandourFigures *figures,
                                       CandourFigure         figure);
/* "68 of 96 actions done", "No actions done in this period" */
char       *candour_figure_dup_n      (const CandourFigures *figures,
                                       CandourFigure         figure);
/* All of it, as a screen reader says it. */
char       *candour_figure_describe   (const CandourFigures *figures,
                                       CandourFigure         figure);
/* "68 actions" */
char       *candour_counted_dup_count (CandourCounted        counted,
                                       guint                 n);
/* "Audits submitted 1 April 2026 to 22 November 2026"; NULL: from the first, up to the last. */
char       *candour_figure_dup_period (const char           *from_on,
                                       const char           *until_on);

G_END_DECLS
