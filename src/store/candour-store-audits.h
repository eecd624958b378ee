/* candour-store-audits.h - keeps the audits: begun, worked on, submitted and sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each write is one transaction with its rows of the history, checks by the rules of
 * candour-audit-rules.h whether it may happen (REFUSED, with the rule's own sentence), and names
 * the revision that the caller read: CONFLICT where somebody else saved since. On success the
 * struct passed in has its new revision; on failure nothing of it is changed.
 */

#pragma once

#include "candour-audit.h"
#include "candour-audit-rules.h"
#include "candour-db.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef struct
{
  const char          *case_id;
  const char          *framework_id;
  const char          *auditor_id;
  const char          *due_on;
  gboolean             declared;          /* the auditor declares no conflict; required where
                                           * the auditor is the one who acts */
  CandourRepeatReason  repeat;            /* required within twelve months */
  const char          *repeat_reason;
  const char          *earlier_id;
  CandourEventKind     event;             /* required of a practice observation, */
  CandourConsent       consent;           /* and both */
  const char          *exception_reason;  /* the QA lead allows a tie */
  const char          *tie_reason;        /* the auditor, who is the one who acts, has a tie: the
                                           * audit waits for a QA lead to hand it on */
} CandourNewAudit;

/* *id is the new audit's. REFUSED: not independent, no reason for a second audit, not declared,
 * due before tomorrow, the case is closed, or an audit of it with the same framework is already
 * open.
 */
gboolean      candour_store_audits_start        (CandourDb              *db,
                                                 const CandourNewAudit  *facts,
                                                 const CandourActor     *actor,
                                                 const char             *today,
                                                 char                  **id,
                                                 GError                **error);

/* *auditor_name is who audits the case with this framework, whatever its version, and has not
 * submitted; NULL: nobody.
 */
gboolean      candour_store_audits_find_open    (CandourDb              *db,
                                                 const char             *case_id,
                                                 const char             *framework_code,
                                                 char                  **auditor_name,
                                                 GError                **error);
/* The whole of it: gradings with answers and sources, actions, voices. */
CandourAudit *candour_store_audits_load         (CandourDb              *db,
                                                 const char             *id,
                                                 GError                **error);
/* An id, or the reference of a case: its newest audit. NOT_FOUND. */
char         *candour_store_audits_find         (CandourDb              *db,
                                                 const char             *name,
                                                 GError                **error);

/* Where the auditor was; the first call starts the audit. Not in the history. Also records that
 * the auditor declared no conflict, where that was still to do.
 */
gboolean      candour_store_audits_set_place    (CandourDb              *db,
                                                 const char             *id,
                                                 const char             *standard_id,
                                                 const CandourActor     *actor,
                                                 GError                **error);
gboolean      candour_store_audits_declare      (CandourDb              *db,
                                                 CandourAudit           *audit,
                                                 const CandourActor     *actor,
                                                 GError                **error);

/* overall, overall_reason, other_reason, risk, risk_told, risk_how and risk_at of @audit. */
gboolean      candour_store_audits_save_judgement (CandourDb            *db,
                                                 CandourAudit           *audit,
                                                 const CandourActor     *actor,
                                                 GError                **error);

/* The grade, N/A and its reason, rationale, strengths, shared, and answers (the whole set) of
 * one standard; not its sources. audit->revision is not used, only grading->revision.
 */
gboolean      candour_store_gradings_save       (CandourDb              *db,
                                                 const char             *audit_id,
                                                 CandourGrading         *grading,
                                                 const CandourActor     *actor,
                                                 GError                **error);
/* Adds where citation->id is NULL (and sets it), else changes. */
gboolean      candour_store_gradings_save_citation (CandourDb           *db,
                                                 const char             *audit_id,
                                                 CandourGradingRole      role,
                                                 CandourCitation        *citation,
                                                 const CandourActor     *actor,
                                                 GError                **error);
gboolean      candour_store_gradings_remove_citation (CandourDb         *db,
                                                 const char             *citation_id,
                                                 const CandourActor     *actor,
                                                 GError                **error);
gboolean      candour_store_voices_save         (CandourDb              *db,
                                                 const char             *audit_id,
                                                 CandourVoice           *voice,
                                                 const CandourActor     *actor,
                                                 GError                **error);

/* Another auditor takes over what was not submitted; by the auditor, or the QA lead. Only the
 * QA lead hands on what waits for an auditor, and may take it.
 */
gboolean      candour_store_audits_hand_on      (CandourDb              *db,
                                                 const char             *id,
                                                 const char             *auditor_id,
                                                 const char             *reason,
                                                 const CandourActor     *actor,
                                                 const char             *today,
                                                 GError                **error);

/* The QA lead lets @auditor_id go on though @tie came up after the audit was begun; CONFLICT where
 * somebody else audits it by now, or what ties them is another one. What is written meanwhile is
 * saved as before.
 */
gboolean      candour_store_audits_allow_tie    (CandourDb              *db,
                                                 const char             *id,
                                                 const char             *auditor_id,
                                                 CandourTie              tie,
                                                 const char             *reason,
                                                 const CandourActor     *actor,
                                                 const char             *today,
                                                 GError                **error);

/* Seals: REFUSED with the first gap's title while one is left, as where the auditor did not
 * declare to have no conflict, or came to have a tie; CONFLICT where it is not what was reviewed
 * (audit->revision, and each grading's and action's). Draft actions open with their owners,
 * repeats are linked, an immediate risk raises its action for today, the fingerprint enters the
 * history. *n_actions, *n_owners may be NULL.
 */
gboolean      candour_store_audits_submit       (CandourDb              *db,
                                                 CandourAudit           *audit,
                                                 const CandourActor     *actor,
                                                 const char             *today,
                                                 int                    *n_actions,
                                                 int                    *n_owners,
                                                 GError                **error);
/* SHA-256 over all that is sealed, in a fixed order; what a submitted audit must still have. */
char         *candour_audit_dup_fingerprint     (const CandourAudit     *audit);

/* --- Actions -------------------------------------------------------------------------- */

/* Adds where action->id is NULL (and sets it), else changes a draft. */
gboolean      candour_store_actions_save        (CandourDb              *db,
                                                 CandourActionPoint     *action,
                                                 const CandourActor     *actor,
                                                 GError                **error);
/* Only a draft of an audit that is not submitted. */
gboolean      candour_store_actions_remove      (CandourDb              *db,
                                                 const char             *id,
                                                 const CandourActor     *actor,
                                                 GError                **error);
/* (element-type CandourActionRow) still open, of earlier audits of the same child than
 * @audit_id (NULL: of all its audits), oldest due first.
 */
GPtrArray    *candour_store_actions_list_open_of_case (CandourDb        *db,
                                                 const char             *case_id,
                                                 const char             *audit_id,
                                                 GError                **error);
/* (element-type CandourActionRow) open ones of one owner, most urgent first, at most @limit. */
GPtrArray    *candour_store_actions_list_of_owner (CandourDb            *db,
                                                 const char             *owner_id,
                                                 int                     limit,
                                                 GError                **error);
/* (element-type CandourActionRow), at most @limit, of submitted audits from the newest on: each of
 * the words is in what is to be done, and the last may be a beginning. @owner_id NULL: anybody's.
 */
GPtrArray    *candour_store_actions_search      (CandourDb              *db,
                                                 const char             *words,
                                                 const char             *owner_id,
                                                 int                     limit,
                                                 GError                **error);
/* (element-type CandourActionRow) all that left the draft, by first due date and id, after
 * @after_key, at most @limit.
 */
GPtrArray    *candour_store_actions_list        (CandourDb              *db,
                                                 const char             *after_key,
                                                 int                     limit,
                                                 GError                **error);

/* That the actor sees what the auditor judged: who has read an audit would not moderate it blind.
 * Only once, and nothing where it is the auditor, or where it is sealed to the actor.
 */
gboolean      candour_store_audits_note_read     (CandourDb           *db,
                                                  const char          *id,
                                                  const CandourActor  *actor,
                                                  GError             **error);

G_END_DECLS
