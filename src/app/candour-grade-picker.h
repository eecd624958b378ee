/* candour-grade-picker.h - descriptions side by side, of which one fits best
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows and asks; saves nothing. The page answers "grade-picked" by keeping the grade, and puts
 * the old one back with set_grade() where it could not. A scale has 0 to CANDOUR_MAX_GRADE
 * grades; with none the picker is hidden.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-framework.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_GRADE_PICKER (candour_grade_picker_get_type ())
G_DECLARE_FINAL_TYPE (CandourGradePicker, candour_grade_picker, CANDOUR, GRADE_PICKER, GtkWidget)

GtkWidget *candour_grade_picker_new             (void);

/* A card for each grade of the scale, without descriptions, none chosen. */
void       candour_grade_picker_set_scale       (CandourGradePicker     *self,
                                                 const CandourFramework *framework);
/* What the group is read out as: "Grade for Safety planning". */
void       candour_grade_picker_set_label       (CandourGradePicker     *self,
                                                 const char             *label);
void       candour_grade_picker_set_description (CandourGradePicker     *self,
                                                 int                     grade,
                                                 const char             *description);
/* @why NULL or "": it may be chosen. */
void       candour_grade_picker_set_ruled_out   (CandourGradePicker     *self,
                                                 int                     grade,
                                                 const char             *why);
/* 0: none. Emits nothing. */
void       candour_grade_picker_set_grade       (CandourGradePicker     *self,
                                                 int                     grade);
int        candour_grade_picker_get_grade       (CandourGradePicker     *self);
/* Two cards a line rather than four. */
void       candour_grade_picker_set_narrow      (CandourGradePicker     *self,
                                                 gboolean                narrow);
/* Only what was chosen is shown, as words. */
void       candour_grade_picker_set_read_only   (CandourGradePicker     *self,
                                                 gboolean                read_only);
/* The focus, but no choice: to read its description. */
void       candour_grade_picker_focus_grade     (CandourGradePicker     *self,
                                                 int                     grade);
/* As its key does: "grade-picked" is emitted where it changes something. FALSE: no such grade,
 * or it is ruled out.
 */
gboolean   candour_grade_picker_pick            (CandourGradePicker     *self,
                                                 int                     grade);

G_END_DECLS
