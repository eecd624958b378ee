/* candour-example-banner.h - says that nothing here is real, and lets one act as anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_EXAMPLE_BANNER (candour_example_banner_get_type ())
G_DECLARE_FINAL_TYPE (CandourExampleBanner, candour_example_banner, CANDOUR, EXAMPLE_BANNER,
                      GtkWidget)

/* A demonstration workspace, or NULL. */
void candour_example_banner_set_workspace (CandourExampleBanner *self,
                                           CandourWorkspace     *workspace);

G_END_DECLS
