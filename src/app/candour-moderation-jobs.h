/* candour-moderation-jobs.h - what a moderation asks of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As candour-audit-jobs.h; a moderation is opened as the facts of its audit, which hold no more
 * than who opens it may see.
 */

#pragma once

#include "candour-audit-jobs.h"
#include "candour-moderation-rules.h"

G_BEGIN_DECLS

/* --- Opening -------------------------------------------------------------------------- */

/* @id: of the moderation, or of its audit. Role MODERATOR: to be graded blind by who acts, and of
 * the auditor there are the sources only. AGREED: sealed, and both are there. AUDITOR: neither;
 * who acts waits until it is sealed.
 */
void               candour_moderation_jobs_load_async  (CandourWorkspace       *workspace,
                                                        const char             *id,
                                                        GCancellable           *cancellable,
                                                        GAsyncReadyCallback     callback,
                                                        gpointer                user_data);
CandourAuditFacts *candour_moderation_jobs_load_finish (CandourWorkspace       *workspace,
                                                        GAsyncResult           *result,
                                                        GError                **error);

/* The auditor's earlier grades beside the moderator's, before this was sealed; see
 * candour_rules_dup_pattern(). The finish returns the sentence (transfer full), or "".
 */
void               candour_moderation_jobs_find_pattern_async  (CandourWorkspace       *workspace,
                                                                const CandourModeration *moderation,
                                                                GAsyncReadyCallback     callback,
                                                                gpointer                user_data);
char              *candour_moderation_jobs_find_pattern_finish (CandourWorkspace       *workspace,
                                                                GAsyncResult           *result,
                                                                GError                **error);
/* Who may decide; the finish returns a GPtrArray of CandourModeratorChoice (transfer full). */
void               candour_moderation_jobs_list_deciders_async (CandourWorkspace       *workspace,
                                                                const char             *id,
                                                                GAsyncReadyCallback     callback,
                                                                gpointer                user_data);
GPtrArray         *candour_moderation_jobs_list_deciders_finish (CandourWorkspace      *workspace,
                                                                GAsyncResult           *result,
                                                                GError                **error);

/* --- Saving; to be sent with candour_audit_save_async() ------------------------------- */

/* The moderator's overall judgement, before it is sealed. */
CandourAuditSave  *candour_audit_save_new_blind_judgement (const CandourModeration *moderation);
CandourAuditSave  *candour_audit_save_new_feedback        (const CandourModeration *moderation);
CandourAuditSave  *candour_audit_save_new_agreement       (const char              *moderation_id,
                                                           const CandourAgreement  *agreement);

/* --- Steps that are taken once -------------------------------------------------------- */

typedef enum
{
  CANDOUR_ACT_SEAL,
  CANDOUR_ACT_REFER,        /* @person_id NULL: to any QA lead */
  CANDOUR_ACT_SETTLE,
  CANDOUR_ACT_FINISH,
  CANDOUR_ACT_ACKNOWLEDGE,  /* @words: the reply, or NULL */
} CandourModerationAct;

/* As it was seen: CONFLICT where what is stored is other than in @facts. */
void               candour_moderation_jobs_act_async   (CandourWorkspace        *workspace,
                                                        const CandourAuditFacts *facts,
                                                        CandourModerationAct     act,
                                                        const char              *person_id,
                                                        const char              *words,
                                                        GAsyncReadyCallback      callback,
                                                        gpointer                 user_data);
gboolean           candour_moderation_jobs_act_finish  (CandourWorkspace        *workspace,
                                                        GAsyncResult            *result,
                                                        GError                 **error);

G_END_DECLS
