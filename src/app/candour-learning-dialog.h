/* candour-learning-dialog.h - a form of learning in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-learning-jobs.h"

G_BEGIN_DECLS

/* As candour_learning_form_ask(), over the window of @parent, which is told when it is done. */
void candour_learning_dialog_present (GtkWidget                  *parent,
                                      CandourLearningDeed         deed,
                                      const char                 *id,
                                      const CandourLearning      *item,
                                      const CandourLearningFacts *facts,
                                      CandourWorkspace           *workspace,
                                      const char                 *today);

G_END_DECLS
