/* candour-step-strip.h - the steps of a task, which are done and which one is at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list to a screen reader, named "Step 2 of 3, check what was understood". It shows and does
 * nothing: a step is not a button.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_STEP_STRIP (candour_step_strip_get_type ())
G_DECLARE_FINAL_TYPE (CandourStepStrip, candour_step_strip, CANDOUR, STEP_STRIP, GtkWidget)

GtkWidget *candour_step_strip_new         (void);

/* @titles ends with NULL. The first step is at hand. */
void       candour_step_strip_set_steps   (CandourStepStrip   *self,
                                           const char *const  *titles);
/* From 1; one more than there are steps: all are done. */
void       candour_step_strip_set_current (CandourStepStrip   *self,
                                           guint               step);
guint      candour_step_strip_get_current (CandourStepStrip   *self);
/* The small line below the title of @step; NULL or "": none. */
void       candour_step_strip_set_detail  (CandourStepStrip   *self,
                                           guint               step,
                                           const char         *detail);
/* Words only for the step at hand. */
void       candour_step_strip_set_narrow  (CandourStepStrip   *self,
                                           gboolean            narrow);

G_END_DECLS
