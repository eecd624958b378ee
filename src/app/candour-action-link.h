/* candour-action-link.h - asks which earlier action this one repeats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @action_id is the earlier one's. */
typedef void (*CandourActionLinked) (GtkWidget  *parent,
                                     const char *action_id);

/* @actions is an array of CandourActionRow, of this child and still open; it is only read now. */
void candour_action_link_ask (GtkWidget           *parent,
                              GPtrArray           *actions,
                              const char          *today,
                              CandourActionLinked  callback);

G_END_DECLS
