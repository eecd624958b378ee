/* candour-progress-page.h - something long is being done: what, how far, and how to stop it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows nothing for the first 300 ms, so that what is quick does not flash.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOUR_TYPE_PROGRESS_PAGE (candour_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourProgressPage, candour_progress_page, CANDOUR, PROGRESS_PAGE,
                      GtkWidget)

/* @cancellable NULL: cannot be stopped. */
GtkWidget *candour_progress_page_new    (const char          *title,
                                         GCancellable        *cancellable);

/* A CandourProgress whose data is the page; may be called on any thread, and the page then kept
 * alive by the caller. @total 0: only that it goes on.
 */
void       candour_progress_page_report (guint64              done,
                                         guint64              total,
                                         gpointer             page);

G_END_DECLS
