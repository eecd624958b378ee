/* candour-action-history.h - each step of an action's life, the last first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-action.h"

G_BEGIN_DECLS

/* Puts the steps (element-type CandourActionStep) into @box, which is a list to screen readers, in
 * the place of what is there.
 */
void candour_action_history_fill (GtkBox     *box,
                                  GPtrArray  *steps,
                                  const char *today);

G_END_DECLS
