/* candour-hand-on.h - gives audits that were not submitted to another auditor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

/* All were handed on. */
typedef void (*CandourHandedOn) (GtkWidget *page);

/* Asks who takes over the audits of @ids (utf8) and why: those who have a tie to one of them are
 * shown, and why they may not. @page asks, and stands in a CandourWindow; @handed_on may be NULL
 * and is not called once @page is gone.
 */
void candour_hand_on_ask (GtkWidget        *page,
                          CandourWorkspace *workspace,
                          GPtrArray        *ids,
                          CandourHandedOn   handed_on);

G_END_DECLS
