/* candour-learning-page.h - what stronger audits taught, by theme, and who passed it to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_LEARNING_PAGE (candour_learning_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourLearningPage, candour_learning_page, CANDOUR, LEARNING_PAGE, GtkWidget)

/* Actions: page.show-learning (s: id of an item), page.show-lacking (s: id of an audit whose
 * child's next step is missing).
 */
GtkWidget *candour_learning_page_new (CandourWorkspace *workspace);

G_END_DECLS
