/* candour-prompt-row.h - one thing to look for: met, partly, not met, or not for this child
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows and asks; saves nothing. The letters M, P, N and A choose while the focus is on the row,
 * and go on to the next row beside it. Choosing what is chosen takes it back.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-codes.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PROMPT_ROW (candour_prompt_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourPromptRow, candour_prompt_row, CANDOUR, PROMPT_ROW, GtkWidget)

GtkWidget          *candour_prompt_row_new           (const char         *id,
                                                      const char         *text);
/* Yes, Partly, No, whose values are those of CandourVerdict; Y, P and N choose. */
GtkWidget          *candour_prompt_row_new_verdict   (const char         *id,
                                                      const char         *text);

const char         *candour_prompt_row_get_id        (CandourPromptRow   *self);
/* Emits nothing. @reason: why it does not apply; may be NULL. */
void                candour_prompt_row_set_answer    (CandourPromptRow   *self,
                                                      CandourAnswerValue  answer,
                                                      const char         *reason);
CandourAnswerValue  candour_prompt_row_get_answer    (CandourPromptRow   *self);
const char         *candour_prompt_row_get_reason    (CandourPromptRow   *self);
void                candour_prompt_row_set_read_only (CandourPromptRow   *self,
                                                      gboolean            read_only);
/* The words above the answers rather than beside them. */
void                candour_prompt_row_set_narrow    (CandourPromptRow   *self,
                                                      gboolean            narrow);

G_END_DECLS
