/* candour-moderation-page.h - one moderation: graded blind, compared and agreed, fed back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_MODERATION_PAGE (candour_moderation_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourModerationPage, candour_moderation_page, CANDOUR, MODERATION_PAGE,
                      GtkWidget)

/* @moderation_id: of the moderation, or of its audit. Loads by itself, and opens at the step at
 * hand for who acts: the moderator, who decides, the auditor, or somebody who reads. A task:
 * candour_window_push_task(), or the action win.open-moderation (s).
 */
GtkWidget *candour_moderation_page_new (CandourWorkspace *workspace,
                                        const char       *moderation_id);

G_END_DECLS
