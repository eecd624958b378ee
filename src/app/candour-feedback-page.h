/* candour-feedback-page.h - what an audit says to the practitioner, and what comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FEEDBACK_PAGE (candour_feedback_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourFeedbackPage, candour_feedback_page, CANDOUR, FEEDBACK_PAGE, GtkWidget)

/* A task: candour_window_push_task(). */
GtkWidget *candour_feedback_page_new (CandourWorkspace *workspace,
                                      const char       *audit_id);

G_END_DECLS
