/* candour-draw-dialog.h - draws from what was submitted already: first for trial, then in earnest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-window.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_DRAW_DIALOG (candour_draw_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandourDrawDialog, candour_draw_dialog, CANDOUR, DRAW_DIALOG, AdwWindow)

/* For the QA lead. Shows who would be drawn and why; nothing is drawn before "Draw". */
void candour_draw_dialog_present (CandourWindow *window);

G_END_DECLS
