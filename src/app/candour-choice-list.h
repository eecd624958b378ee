/* candour-choice-list.h - people to choose one from, those that may not with the sentence why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "chosen" when another one, or nobody any more, is chosen.
 */

#pragma once

#include "candour-chip.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_CHOICE_LIST (candour_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (CandourChoiceList, candour_choice_list, CANDOUR, CHOICE_LIST, GtkWidget)

/* @label is what is read out for all of them. */
GtkWidget  *candour_choice_list_new        (const char        *label);
/* Bold @lead, then @rest. @sentence NULL: may be chosen; whoever tries another is told. */
void        candour_choice_list_add        (CandourChoiceList *self,
                                            const char        *id,
                                            const char        *lead,
                                            const char        *rest,
                                            const char        *subtitle,
                                            CandourTone        tone,
                                            const char        *status,
                                            const char        *sentence);
/* NULL: nobody yet. */
const char *candour_choice_list_get_chosen (CandourChoiceList *self);

G_END_DECLS
