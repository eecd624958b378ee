/* candour-action-editor.h - one action: what, what difference, who, by when, for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_ACTION_EDITOR (candour_action_editor_get_type ())
G_DECLARE_FINAL_TYPE (CandourActionEditor, candour_action_editor, CANDOUR, ACTION_EDITOR, GtkWidget)

/* Writes into @action, one of the session's, and touches it there. @people comes from
 * candour_person_picker_make_model(). Signals: "duplicate", "remove": asked for in its menu.
 */
GtkWidget          *candour_action_editor_new        (CandourAuditSession *session,
                                                      CandourActionPoint  *action,
                                                      GListModel          *people);

CandourActionPoint *candour_action_editor_get_action (CandourActionEditor *self);
void                candour_action_editor_set_narrow (CandourActionEditor *self,
                                                      gboolean             narrow);
/* Widths are kept the same from row to row. */
void                candour_action_editor_add_to_groups (CandourActionEditor *self,
                                                      GtkSizeGroup        *who,
                                                      GtkSizeGroup        *when,
                                                      GtkSizeGroup        *menu);

G_END_DECLS
