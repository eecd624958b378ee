/* candour-pack-preview.h - what importing a return would do, audit by audit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-pack-in.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACK_PREVIEW (candour_pack_preview_get_type ())
G_DECLARE_FINAL_TYPE (CandourPackPreview, candour_pack_preview, CANDOUR, PACK_PREVIEW, GtkWidget)

GtkWidget *candour_pack_preview_new        (void);

/* @in is lent until the next call; NULL: nothing is shown. */
void       candour_pack_preview_show       (CandourPackPreview  *self,
                                            const CandourPackIn *in);
/* One column of two lines. */
void       candour_pack_preview_set_narrow (CandourPackPreview  *self,
                                            gboolean             narrow);

G_END_DECLS
