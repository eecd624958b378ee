/* candour-audit-model.h - the audits that match a filter, however many, read as they are looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GListModel of CandourAuditItem. Pages are read by key on the workspace's reading thread and
 * the least used are dropped again; a sparse index of keys, read behind the first page, lets any
 * place be jumped to. Memory grows by the index alone: one key for CANDOUR_AUDIT_PAGE rows.
 */

#pragma once

#include "candour-audit-item.h"
#include "candour-audit-query.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

#define CANDOUR_AUDIT_PAGE 200

typedef enum
{
  CANDOUR_LIST_LOADING,   /* nothing is known yet */
  CANDOUR_LIST_COUNTING,  /* the first page is there */
  CANDOUR_LIST_READY,
  CANDOUR_LIST_FAILED,
} CandourListState;

#define CANDOUR_TYPE_AUDIT_MODEL (candour_audit_model_get_type ())
G_DECLARE_FINAL_TYPE (CandourAuditModel, candour_audit_model, CANDOUR, AUDIT_MODEL, GObject)

CandourAuditModel *candour_audit_model_new         (CandourWorkspace        *workspace);

/* Takes a copy. What was shown stays until the first page is there; then "restarted" is emitted,
 * and every place is a new one.
 */
void               candour_audit_model_set_query   (CandourAuditModel       *self,
                                                    const CandourAuditQuery *query);
const CandourAuditQuery *candour_audit_model_get_query (CandourAuditModel   *self);

/* Reads again what is shown, in place: scroll position and places stay. */
void               candour_audit_model_reload      (CandourAuditModel       *self);

/* "state-changed" tells of every step. */
CandourListState   candour_audit_model_get_state   (CandourAuditModel       *self);
/* The sentence of FAILED; else NULL. */
const char        *candour_audit_model_get_message (CandourAuditModel       *self);

/* Borrowed; NULL where it is not read, and it is not asked for either. */
CandourAuditRow   *candour_audit_model_peek_row    (CandourAuditModel       *self,
                                                    guint                    position);

/* Of each CandourAuditState, after the other filters, and of all with an action open: known once
 * READY.
 */
const gint64      *candour_audit_model_get_counts  (CandourAuditModel       *self);
/* How many match; the list grows to that in steps. */
guint              candour_audit_model_get_n_rows  (CandourAuditModel       *self);
gint64             candour_audit_model_get_n_open  (CandourAuditModel       *self);

G_END_DECLS
