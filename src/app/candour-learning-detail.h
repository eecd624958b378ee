/* candour-learning-detail.h - one thing to learn from: its words, who has it, who used it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-learning-jobs.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_LEARNING_DETAIL (candour_learning_detail_get_type ())
G_DECLARE_FINAL_TYPE (CandourLearningDetail, candour_learning_detail, CANDOUR, LEARNING_DETAIL,
                      GtkWidget)

/* @facts is lent until the next call. */
void        candour_learning_detail_set_facts (CandourLearningDetail      *self,
                                               CandourWorkspace           *workspace,
                                               const CandourLearningFacts *facts,
                                               const char                 *today);
/* Takes @learning; NULL: nothing is chosen. */
void        candour_learning_detail_show      (CandourLearningDetail      *self,
                                               CandourLearning            *learning);
/* An audit whose child's next step is missing. */
void        candour_learning_detail_show_audit (CandourLearningDetail     *self,
                                               CandourAuditRow            *audit);
void        candour_learning_detail_show_error (CandourLearningDetail     *self,
                                               const char                 *message);
/* NULL: none is shown. */
const char *candour_learning_detail_get_id    (CandourLearningDetail      *self);
void        candour_learning_detail_set_back  (CandourLearningDetail      *self,
                                               gboolean                    has_back);
/* Ctrl+Return and Ctrl+Shift+P, from anywhere on the page. */
void        candour_learning_detail_use       (CandourLearningDetail      *self);
void        candour_learning_detail_pass      (CandourLearningDetail      *self);

G_END_DECLS
