/* candour-voices-editor.h - whose views were asked for, and what they said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_VOICES_EDITOR (candour_voices_editor_get_type ())
G_DECLARE_FINAL_TYPE (CandourVoicesEditor, candour_voices_editor, CANDOUR, VOICES_EDITOR, GtkWidget)

GtkWidget *candour_voices_editor_new        (void);
/* A row for each voice of the framework. The session is lent until the next call; NULL: none. */
void       candour_voices_editor_show       (CandourVoicesEditor *self,
                                             CandourAuditSession *session);
void       candour_voices_editor_set_narrow (CandourVoicesEditor *self,
                                             gboolean             narrow);

G_END_DECLS
