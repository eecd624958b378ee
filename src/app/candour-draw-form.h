/* candour-draw-form.h - what is drawn for moderation when an audit is submitted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_DRAW_FORM (candour_draw_form_get_type ())
G_DECLARE_FINAL_TYPE (CandourDrawForm, candour_draw_form, CANDOUR, DRAW_FORM, AdwWindow)

/* Reads the rule in force by itself. For the QA lead. */
void candour_draw_form_present (CandourWindow *window);

G_END_DECLS
