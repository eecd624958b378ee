/* candour-voice-row.h - one person's or agency's view: asked for or not, when, and what was said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_VOICE_ROW (candour_voice_row_get_type ())
G_DECLARE_FINAL_TYPE (CandourVoiceRow, candour_voice_row, CANDOUR, VOICE_ROW, GtkWidget)

/* Writes into the session's audit, and touches it there. The session is lent. */
GtkWidget *candour_voice_row_new        (CandourAuditSession    *session,
                                         const CandourVoiceNeed *need);
void       candour_voice_row_set_narrow (CandourVoiceRow        *self,
                                         gboolean                narrow);

G_END_DECLS
