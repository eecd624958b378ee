/* candour-framework-preview.h - what a framework file would add, before anything is added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Also for a file with faults, and for two versions side by side. Emits "add" (const char
 * *from_date) when a person wants it; the caller adds it and destroys the window, or tells why
 * not.
 */

#pragma once

#include <adwaita.h>

#include "candour-framework.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_FRAMEWORK_PREVIEW (candour_framework_preview_get_type ())
G_DECLARE_FINAL_TYPE (CandourFrameworkPreview, candour_framework_preview, CANDOUR,
                      FRAMEWORK_PREVIEW, AdwWindow)

/* @current (may be NULL) is the newest version that is there. @today: ISO. */
GtkWidget *candour_framework_preview_new_import  (GtkWidget               *parent,
                                                  CandourFramework        *made,
                                                  CandourFramework        *current,
                                                  const char              *today);
/* @faults: CandourFault, at least one. */
GtkWidget *candour_framework_preview_new_refused (GtkWidget               *parent,
                                                  const char              *file_name,
                                                  GPtrArray               *faults);
GtkWidget *candour_framework_preview_new_compare (GtkWidget               *parent,
                                                  CandourFramework        *old,
                                                  CandourFramework        *made);

/* It was not added: @sentence says why. */
void       candour_framework_preview_fail        (CandourFrameworkPreview *self,
                                                  const char              *sentence);

G_END_DECLS
