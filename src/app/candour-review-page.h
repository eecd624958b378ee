/* candour-review-page.h - the whole audit: what is missing, the overall judgement, and the seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_REVIEW_PAGE (candour_review_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourReviewPage, candour_review_page, CANDOUR, REVIEW_PAGE, GtkWidget)

/* A task over the audit's own page: candour_window_push_task(). */
GtkWidget *candour_review_page_new (CandourAuditSession *session);

G_END_DECLS
