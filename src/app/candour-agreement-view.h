/* candour-agreement-view.h - two grades of one thing, and the one that stands between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AGREEMENT_VIEW (candour_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (CandourAgreementView, candour_agreement_view, CANDOUR, AGREEMENT_VIEW,
                      GtkWidget)

/* Signal "drafted": what is begun and cannot be kept yet is other than before. */
GtkWidget *candour_agreement_view_new         (void);

/* The session, of role AGREED, is lent until the next call; NULL: nothing is shown, and what was
 * begun is forgotten. @place: see candour-moderation-point.h.
 */
void       candour_agreement_view_show        (CandourAgreementView *self,
                                               CandourAuditSession  *session,
                                               const char           *place);
/* What both found is under each other, where it has no room side by side. */
void       candour_agreement_view_set_brief   (CandourAgreementView *self,
                                               gboolean              brief);
/* What follows from the rest. */
void       candour_agreement_view_update      (CandourAgreementView *self);
/* As the digit does; FALSE where that cannot be agreed. */
gboolean   candour_agreement_view_pick        (CandourAgreementView *self,
                                               int                   grade);
/* NULL, or of the first that is begun: "4. Safety planning: say why this is the agreed grade." */
char      *candour_agreement_view_dup_unsaved (CandourAgreementView *self);

G_END_DECLS
