/* candour-risk-editor.h - who was told that a child is not safe: whom, how, when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_RISK_EDITOR (candour_risk_editor_get_type ())
G_DECLARE_FINAL_TYPE (CandourRiskEditor, candour_risk_editor, CANDOUR, RISK_EDITOR, GtkWidget)

/* Writes into the session's audit, which is lent until the next show; NULL: none. */
void candour_risk_editor_show         (CandourRiskEditor   *self,
                                       CandourAuditSession *session);

/* Asks who was told, before @parent: first that somebody must be, by telephone and now. What is
 * written is kept in the audit as in its review.
 */
void candour_risk_editor_present_for  (GtkWidget           *parent,
                                       CandourAuditSession *session);

G_END_DECLS
