/* candour-pack-send-page.h - audits go out to a moderator: who and which, what they tell, sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "candour-store-packs.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_PACK_SEND_PAGE (candour_pack_send_page_get_type ())
G_DECLARE_FINAL_TYPE (CandourPackSendPage, candour_pack_send_page, CANDOUR, PACK_SEND_PAGE,
                      GtkWidget)

/* Both are tasks, for the QA lead. */
GtkWidget *candour_pack_send_page_new        (CandourWorkspace        *workspace);
/* What the auditors gave in the audits of @record that are back. */
GtkWidget *candour_pack_send_page_new_reveal (CandourWorkspace        *workspace,
                                              const CandourPackRecord *record);

G_END_DECLS
