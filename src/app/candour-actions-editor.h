/* candour-actions-editor.h - the actions of one standard, written in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ACTIONS_EDITOR (candour_actions_editor_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionsEditor, candour_actions_editor, CANDOUR, ACTIONS_EDITOR,
                      GtkWidget)

GtkWidget *candour_actions_editor_new          (void);

/* The session is lent until the next call; NULL: nothing is shown. */
void       candour_actions_editor_show         (CandourActionsEditor *self,
                                                CandourAuditSession  *session,
                                                const char           *standard_id);
/* What the grade asks for: "At least one is needed for Inadequate". */
void       candour_actions_editor_update_need  (CandourActionsEditor *self);
/* One more, with the focus in it. */
void       candour_actions_editor_add          (CandourActionsEditor *self);
/* FALSE: it is not one of this standard's. */
gboolean   candour_actions_editor_focus_action (CandourActionsEditor *self,
                                                const char           *action_id);
void       candour_actions_editor_set_narrow   (CandourActionsEditor *self,
                                                gboolean              narrow);

G_END_DECLS
