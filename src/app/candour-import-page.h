/* candour-import-page.h - a council's own list comes in: chosen, looked at, then all or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOUR_IMPORT_CASES,
  CANDOUR_IMPORT_PEOPLE,
} CandourImportKind;

#define CANDOUR_TYPE_IMPORT_PAGE (candour_import_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourImportPage, candour_import_page, CANDOUR, IMPORT_PAGE, GtkWidget)

GtkWidget *candour_import_page_new (CandourWorkspace  *workspace,
                                    CandourImportKind  kind);

G_END_DECLS
