/* candour-standard-view.h - one standard of an audit: look, choose, say why, and act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-session.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_STANDARD_VIEW (candour_standard_view_get_type ())
G_DECLARE_FINAL_TYPE (CandourStandardView, candour_standard_view, CANDOUR, STANDARD_VIEW, GtkWidget)

/* What may be missing, and so be jumped to. */
typedef enum
{
  CANDOUR_FIELD_PROMPTS,
  CANDOUR_FIELD_GRADE,
  CANDOUR_FIELD_RATIONALE,
  CANDOUR_FIELD_NA_REASON,
  CANDOUR_FIELD_STRENGTHS,
  CANDOUR_FIELD_SOURCES,
  CANDOUR_FIELD_ACTIONS,
} CandourField;

/* Signal "grade-changed" (int old, int new): by a person, not by show(). */
GtkWidget  *candour_standard_view_new        (void);

/* The session is lent until the next call; NULL: nothing is shown. */
void        candour_standard_view_show       (CandourStandardView *self,
                                              CandourAuditSession *session,
                                              const char          *standard_id);
/* What is computed from the audit: the notice, and what the grade asks for. */
void        candour_standard_view_update     (CandourStandardView *self);
const char *candour_standard_view_get_id     (CandourStandardView *self);
/* As the digit does; FALSE where there is no such grade. */
gboolean    candour_standard_view_pick       (CandourStandardView *self,
                                              int                  grade);
/* @action_id: which action, or NULL. */
void        candour_standard_view_focus      (CandourStandardView *self,
                                              CandourField         field,
                                              const char          *action_id);
void        candour_standard_view_add_action (CandourStandardView *self);
void        candour_standard_view_set_narrow (CandourStandardView *self,
                                              gboolean             narrow);

G_END_DECLS
