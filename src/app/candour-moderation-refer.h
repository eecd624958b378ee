/* candour-moderation-refer.h - asks who is to decide what two could not, or may not, agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-jobs.h"

G_BEGIN_DECLS

/* @person_id NULL: any QA lead. @words: "" where none are needed. */
typedef void (*CandourReferred) (GtkWidget  *page,
                                 const char *person_id,
                                 const char *words);

/* @in_place: by a QA lead for the moderator, who says why. Nothing happens where nobody is
 * chosen, or @page is gone.
 */
void candour_moderation_refer_ask (GtkWidget               *page,
                                   CandourWorkspace        *workspace,
                                   const char              *moderation_id,
                                   gboolean                 in_place,
                                   CandourReferred          referred);

G_END_DECLS
