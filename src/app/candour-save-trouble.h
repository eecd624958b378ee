/* candour-save-trouble.h - what is said and offered while an audit is not saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of an audit say the same, each above its own work.
 */

#pragma once

#include "candour-audit-session.h"
#include "candour-notice.h"

G_BEGIN_DECLS

/* Gives @page the actions that the notice's buttons name; NULL takes them away. */
void      candour_save_trouble_attach (GtkWidget           *page,
                                       CandourAuditSession *session);
/* Why it is not saved, and what can be done. FALSE, and nothing shown: there is no trouble. */
gboolean  candour_save_trouble_show   (CandourNotice       *notice,
                                       CandourAuditSession *session);
/* "Not saved since 14:32: the disk is full." */
char     *candour_save_trouble_dup    (CandourAuditSession *session);

/* The action by which a window that is being closed saves a copy. */
#define CANDOUR_SAVE_COPY_ACTION "saving.save-copy"

G_END_DECLS
