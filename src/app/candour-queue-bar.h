/* candour-queue-bar.h - which queue of moderations is shown, and what it is narrowed by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "changed" when a person chose something. Choices are kept for each person.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-moderation-query.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_QUEUE_BAR (candour_queue_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandourQueueBar, candour_queue_bar, CANDOUR, QUEUE_BAR, GtkWidget)

/* Reads teams and people, restores what the acting person chose last time, and emits "changed"
 * once it is ready.
 */
void                    candour_queue_bar_set_workspace (CandourQueueBar  *self,
                                                         CandourWorkspace *workspace,
                                                         const char       *today);
CandourModerationQuery *candour_queue_bar_dup_query     (CandourQueueBar  *self);
/* All that is chosen but the queue, in words: "Locality East, drawn at random". */
char                   *candour_queue_bar_describe      (CandourQueueBar  *self);
/* As a person would; as soon as the choices are there. */
void                    candour_queue_bar_show_queue    (CandourQueueBar  *self,
                                                         CandourModerationQueue queue);
void                    candour_queue_bar_reset         (CandourQueueBar  *self);
/* @behind of each CandourModerationQueue, -1 where it is not known; NULL: being counted. */
void                    candour_queue_bar_set_counts    (CandourQueueBar  *self,
                                                         const gint64     *behind,
                                                         guint             n_rows);

const char             *candour_queue_get_name          (CandourModerationQueue queue);

G_END_DECLS
