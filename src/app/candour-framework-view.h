/* candour-framework-view.h - what an audit is judged against, to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text only: nothing in it can be chosen or changed.
 */

#pragma once

#include <adwaita.h>

#include "candour-framework-node.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FRAMEWORK_VIEW (candour_framework_view_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkView, candour_framework_view, CANDOUR, FRAMEWORK_VIEW,
                      GtkBox)

GtkWidget *candour_framework_view_new  (void);
/* A standard or a topic; NULL empties it. */
void       candour_framework_view_show (CandourFrameworkView *self,
                                        CandourFrameworkNode *node);

G_END_DECLS
