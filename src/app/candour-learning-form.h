/* candour-learning-form.h - what is asked before learning is passed on, used, reworded, withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It saves by itself and stays as it is, with the reason, where that fails.
 */

#pragma once

#include <adwaita.h>

#include "candour-learning-jobs.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_LEARNING_FORM (candour_learning_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourLearningForm, candour_learning_form, CANDOUR, LEARNING_FORM, GtkWidget)

/* Signal "saved" (string: what to tell people). */
GtkWidget *candour_learning_form_new     (void);
/* Empty, and ready for @deed with @id: of an item (@item, for SAVE and WITHDRAW) or of an audit.
 * @facts may go after the call.
 */
void       candour_learning_form_ask     (CandourLearningForm        *self,
                                          CandourLearningDeed         deed,
                                          const char                 *id,
                                          const CandourLearning      *item,
                                          const CandourLearningFacts *facts,
                                          CandourWorkspace           *workspace,
                                          const char                 *today);
/* What @deed is called above its form. */
const char *candour_learning_form_get_heading (CandourLearningDeed deed);

G_END_DECLS
