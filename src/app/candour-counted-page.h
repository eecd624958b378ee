/* candour-counted-page.h - the list behind a figure, as long as the number says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-store-figures.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_COUNTED_PAGE (candour_counted_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourCountedPage, candour_counted_page, CANDOUR, COUNTED_PAGE, GtkWidget)

/* A task. @scope is copied; @words say it. */
GtkWidget *candour_counted_page_new (CandourWorkspace          *workspace,
                                     CandourFigure              figure,
                                     const CandourFiguresScope *scope,
                                     const char                *words);

G_END_DECLS
