/* candour-learning-cells.h - rows of learning: of the list, of who has it, of what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-learning.h"

G_BEGIN_DECLS

/* For items of CandourLearningRow and CandourAuditRow (whose next step is missing). @today lives as
 * long as the list.
 */
GtkListItemFactory *candour_learning_cells_factory    (char                   **today);

/* Rows of a list box. */
GtkWidget          *candour_learning_cell_new_pass    (const CandourPass       *pass,
                                                       const char              *today);
GtkWidget          *candour_learning_cell_new_use     (const CandourUse        *use,
                                                       const char              *today);
/* The child's own next step; activating it opens the action. */
GtkWidget          *candour_learning_cell_new_step    (const CandourActionRow  *step,
                                                       const char              *today);
/* It is missing; and what its author can do. */
GtkWidget          *candour_learning_cell_new_lacking (gboolean                 is_author);
GtkWidget          *candour_learning_cell_new_mending (void);

G_END_DECLS
