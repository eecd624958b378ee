/* candour-pack-import-page.h - a return comes in: checked, looked at, then all of it or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACK_IMPORT_PAGE (candour_pack_import_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourPackImportPage, candour_pack_import_page, CANDOUR, PACK_IMPORT_PAGE,
                      GtkWidget)

/* A task, for the QA lead. @path: of the return; NULL: it is chosen here. */
GtkWidget *candour_pack_import_page_new (CandourWorkspace *workspace,
                                         const char       *path);

G_END_DECLS
