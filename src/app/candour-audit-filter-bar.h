/* candour-audit-filter-bar.h - what the list of audits is narrowed by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Emits "changed" when a person chose or typed something. Choices are kept for each person.
 */

#pragma once

#include <gtk/gtk.h>

#include "candour-audit-query.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_TYPE_AUDIT_FILTER_BAR (candour_audit_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditFilterBar, candour_audit_filter_bar, CANDOUR, AUDIT_FILTER_BAR,
                      GtkWidget)

/* Reads teams, auditors and frameworks, restores what the acting person chose last time, and
 * emits "changed" once it is ready.
 */
void               candour_audit_filter_bar_set_workspace (CandourAuditFilterBar   *self,
                                                           CandourWorkspace        *workspace,
                                                           const char              *today);
CandourAuditQuery *candour_audit_filter_bar_dup_query     (CandourAuditFilterBar   *self);
/* All that is chosen, in words: "Locality East, Outstanding, words “genogram”". */
char              *candour_audit_filter_bar_describe      (CandourAuditFilterBar   *self);
/* Back to any; emits "changed". */
void               candour_audit_filter_bar_relax         (CandourAuditFilterBar   *self,
                                                           CandourQueryPart         part);
void               candour_audit_filter_bar_reset         (CandourAuditFilterBar   *self);
/* All audits with these words, as soon as the choices are there; not kept for the next time. */
void               candour_audit_filter_bar_show_words    (CandourAuditFilterBar   *self,
                                                           const char              *words);
void               candour_audit_filter_bar_search        (CandourAuditFilterBar   *self);

/* @counts of each CandourAuditState; NULL: being counted. */
void               candour_audit_filter_bar_set_counts    (CandourAuditFilterBar   *self,
                                                           const gint64            *counts,
                                                           gint64                   n_rows,
                                                           gint64                   n_open);

G_END_DECLS
