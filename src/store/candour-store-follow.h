/* candour-store-follow.h - follows each action from its owner to what it changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may happen is decided by candour-action-rules.h (REFUSED, with its sentence). Each write is
 * one transaction with its step and its rows of the history, and names the revision that the
 * caller read: CONFLICT where somebody else acted since. On success the action passed in is as it
 * is kept now; on failure nothing of it is changed.
 */

#pragma once

#include "candour-action-rules.h"
#include "candour-db.h"
#include "candour-follow-rules.h"
#include "candour-re-audit.h"

G_BEGIN_DECLS

/* --- One action ----------------------------------------------------------------------- */

/* All that its page shows, with what @actor (NULL: nobody) is to it. NOT_FOUND. */
CandourActionDetail *candour_store_follow_load      (CandourDb                *db,
                                                     const char               *id,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* Any event but SEND and those of evidence. */
gboolean             candour_store_follow_move      (CandourDb                *db,
                                                     CandourActionPoint       *action,
                                                     CandourActionEvent        event,
                                                     const CandourActionMove  *move,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);

/* A file is kept whole, in the workspace. */
#define CANDOUR_EVIDENCE_BYTES (10 * 1024 * 1024)

/* Adds, and sets evidence->id. @file NULL: a place in the record is cited (evidence->reference
 * is required); else the file, whose name is evidence->file_name.
 */
gboolean             candour_store_follow_add_evidence (CandourDb             *db,
                                                     CandourActionPoint       *action,
                                                     CandourEvidence          *evidence,
                                                     GBytes                   *file,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* One's own, as long as it may be added. */
gboolean             candour_store_follow_remove_evidence (CandourDb          *db,
                                                     CandourActionPoint       *action,
                                                     const char               *evidence_id,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* The file as it was attached; DAMAGED where it is not any more. */
GBytes              *candour_store_follow_load_file (CandourDb                *db,
                                                     const char               *evidence_id,
                                                     GError                  **error);

/* --- The child's own next step -------------------------------------------------------- */

/* The auditor adds what a Good or Outstanding audit still lacks: sent at once. @action is new. */
gboolean             candour_store_follow_add_next_step (CandourDb            *db,
                                                     CandourActionPoint       *action,
                                                     const CandourActor       *actor,
                                                     const char               *today,
                                                     GError                  **error);
/* Or says why there is none. */
gboolean             candour_store_follow_explain_no_step (CandourDb          *db,
                                                     const char               *audit_id,
                                                     const char               *reason,
                                                     const CandourActor       *actor,
                                                     GError                  **error);

/* --- What a council sets -------------------------------------------------------------- */

/* (element-type CandourEscalationRule): the council's, or those that ship. */
GArray              *candour_store_follow_load_escalation (CandourDb          *db,
                                                     GError                  **error);
/* By the QA lead: all of them at once. What is open is told by them from then on. */
gboolean             candour_store_follow_save_escalation (CandourDb          *db,
                                                     GArray                   *rules,
                                                     const CandourActor       *actor,
                                                     GError                  **error);
/* @framework_code NULL: what holds where a framework has nothing of its own. FALSE: @error. */
gboolean             candour_store_follow_load_no_actions (CandourDb          *db,
                                                     const char               *framework_code,
                                                     CandourNoActions         *no_actions,
                                                     GError                  **error);
gboolean             candour_store_follow_save_no_actions (CandourDb          *db,
                                                     const char               *framework_code,
                                                     CandourNoActions          no_actions,
                                                     const CandourActor       *actor,
                                                     GError                  **error);

/* --- Figures -------------------------------------------------------------------------- */

/* Whose audits, and submitted when (local dates, both ends included); NULL: any. Lent. */
typedef struct
{
  const char *from_on;
  const char *until_on;
  const char *team_id;       /* with the teams below it */
  const char *auditor_id;
  const char *framework_id;
} CandourFollowScope;

/* The definitions stand in candour-follow-rules.h. */
gboolean             candour_store_follow_figures   (CandourDb                *db,
                                                     const CandourFollowScope *scope,
                                                     const char               *today,
                                                     CandourFollowFigures     *figures,
                                                     GError                  **error);
/* (element-type CandourActionRow) of the actions behind a figure; of a figure of audits all of
 * their actions that count, those of one audit together. At most @limit; (element-type utf8) the
 * ids of the audits behind it in *audit_ids, which may be NULL: all of them, for
 * candour_store_audit_list_of().
 */
GPtrArray           *candour_store_follow_behind    (CandourDb                *db,
                                                     const CandourFollowScope *scope,
                                                     CandourFollowBehind       behind,
                                                     int                       limit,
                                                     const char               *today,
                                                     GPtrArray               **audit_ids,
                                                     GError                  **error);
/* (element-type utf8) the ids alone, of all of them: of a figure of audits those of audits, else
 * of actions. The newest audit first.
 */
GPtrArray           *candour_store_follow_list_ids  (CandourDb                *db,
                                                     const CandourFollowScope *scope,
                                                     CandourFollowBehind       behind,
                                                     const char               *today,
                                                     GError                  **error);

/* --- Re-audit ------------------------------------------------------------------------- */

/* What @audit is held against; NULL without @error: it follows none, or none that the reader may
 * open.
 */
CandourEarlierAudit *candour_store_follow_load_earlier (CandourDb            *db,
                                                     const CandourAudit       *audit,
                                                     GError                  **error);
/* @audit_id beside the one that it follows; NULL without @error: it follows none. */
CandourReAudit      *candour_store_follow_re_audit  (CandourDb                *db,
                                                     const char               *audit_id,
                                                     GError                  **error);

G_END_DECLS
