/* candour-action-pane.h - one action: what it is, how far it has come, and what can be done now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ACTION_PANE (candour_action_pane_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionPane, candour_action_pane, CANDOUR, ACTION_PANE, GtkWidget)

/* Activates win.open-audit (s), page.show-action (s: the one that it repeats) and page.list-back.
 * What is done is told to the window with candour_window_changed().
 * Signal "drafted": words were typed, or sent.
 */
GtkWidget  *candour_action_pane_new           (void);
void        candour_action_pane_set_workspace (CandourActionPane *self,
                                               CandourWorkspace  *workspace,
                                               const char        *today);
/* Reads it; NULL: none. */
void        candour_action_pane_show          (CandourActionPane *self,
                                               const char        *id);
const char *candour_action_pane_get_id        (CandourActionPane *self);
/* What is shown may be old. */
void        candour_action_pane_reload        (CandourActionPane *self);
/* Whether the history has room beside the rest, and whether there is a list to go back to. */
void        candour_action_pane_set_layout    (CandourActionPane *self,
                                               gboolean           is_wide,
                                               gboolean           has_back);
/* What Ctrl+Return does. FALSE: it cannot be done now. */
gboolean    candour_action_pane_do_primary    (CandourActionPane *self);

G_END_DECLS
