/* candour-pack-detail.h - one pack: what is in it, what came back, and for whom it was sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its buttons are actions of the page: page.reveal, page.withdraw, page.report, page.verify, and
 * page.pane-back.
 */

#pragma once

#include <adwaita.h>

#include "candour-notice.h"
#include "candour-store-packs.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACK_DETAIL (candour_pack_detail_get_type ())
G_DECLARE_FINAL_TYPE (CandourPackDetail, candour_pack_detail, CANDOUR, PACK_DETAIL, GtkWidget)

GtkWidget     *candour_pack_detail_new        (void);

/* @record is whole, and lent. What is said of another pack goes away. */
void           candour_pack_detail_show       (CandourPackDetail       *self,
                                               const CandourPackRecord *record,
                                               const char              *today);
/* What came of something that was asked about this pack. */
void           candour_pack_detail_say        (CandourPackDetail       *self,
                                               CandourTone              tone,
                                               const char              *lead,
                                               const char              *text);
/* Whether there is a list to go back to. */
void           candour_pack_detail_set_back   (CandourPackDetail       *self,
                                               gboolean                 has_back);

G_END_DECLS
