/* candour-audit-jobs.h - what the audit's pages ask of the store, off the window's thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every job takes copies, so that typing goes on while it runs.
 */

#pragma once

#include "candour-audit-rules.h"
#include "candour-moderation.h"
#include "candour-re-audit.h"
#include "candour-rows.h"
#include "candour-store-audits.h"
#include "candour-workspace.h"

G_BEGIN_DECLS

/* --- Opening -------------------------------------------------------------------------- */

/* An audit with all that its pages show beside it. */
typedef struct
{
  CandourGradingRole  role;        /* whose words are written; AGREED: what two settle */
  CandourModeration  *moderation;  /* what is open is this; NULL: the audit */
  CandourAudit     *audit;
  CandourFramework *framework;
  CandourCase      *child_case;    /* as it is today */
  GPtrArray        *people;        /* CandourPerson, by name */
  GPtrArray        *teams;         /* CandourTeam */
  GPtrArray        *allocations;   /* CandourAllocation of the case */
  GPtrArray        *previous;      /* CandourAuditRow: submitted ones of the same child */
  GPtrArray        *open_actions;  /* CandourActionRow of those */
  CandourEarlierAudit *earlier;    /* which this is a re-audit of; NULL: of none */
  CandourHolidays  *holidays;
  char             *today;
  char             *duty;          /* whom to ring while a child is not safe; NULL: not set */
} CandourAuditFacts;

void               candour_audit_facts_free     (CandourAuditFacts    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAuditFacts, candour_audit_facts_free)
/* Of the auditor, allowed or not. */
CandourTie         candour_audit_facts_find_tie (const CandourAuditFacts *self);
/* All at once that may be allowed: bits. */
guint              candour_audit_facts_find_ties (const CandourAuditFacts *self);
/* The sentence that @reader_id reads of it. */
char              *candour_audit_facts_dup_tie  (const CandourAuditFacts *self,
                                                 CandourTie               tie,
                                                 const char              *reader_id);

/* After all that was queued for writing, so that it never shows what is already old. */
void               candour_audit_jobs_load_async  (CandourWorkspace     *workspace,
                                                   const char           *audit_id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CandourAuditFacts *candour_audit_jobs_load_finish (CandourWorkspace     *workspace,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* --- Saving --------------------------------------------------------------------------- */

/* One change on its way; made on the window's thread from copies. */
typedef struct _CandourAuditSave CandourAuditSave;

CandourAuditSave *candour_audit_save_new_grading   (const char                *audit_id,
                                                    const CandourGrading      *grading);
CandourAuditSave *candour_audit_save_new_citation  (const char                *audit_id,
                                                    CandourGradingRole         role,
                                                    const CandourCitation     *citation);
CandourAuditSave *candour_audit_save_new_voice     (const char                *audit_id,
                                                    const CandourVoice        *voice);
CandourAuditSave *candour_audit_save_new_action    (const CandourActionPoint  *action);
CandourAuditSave *candour_audit_save_new_judgement (const CandourAudit        *audit);
CandourAuditSave *candour_audit_save_new_place     (const char                *audit_id,
                                                    const char                *standard_id);
CandourAuditSave *candour_audit_save_new_removal_of_citation (const char      *citation_id);
CandourAuditSave *candour_audit_save_new_removal_of_action   (const char      *action_id);

typedef struct
{
  char   *id;        /* of what was added or changed; NULL where it has none */
  gint64  revision;
} CandourAuditSaved;

void               candour_audit_saved_free        (CandourAuditSaved    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourAuditSaved, candour_audit_saved_free)

/* Takes @save. The workspace's actor does it. */
void               candour_audit_save_async        (CandourWorkspace     *workspace,
                                                    CandourAuditSave     *save,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CandourAuditSaved *candour_audit_save_finish       (CandourWorkspace     *workspace,
                                                    GAsyncResult         *result,
                                                    GError              **error);

/* --- Submitting ----------------------------------------------------------------------- */

typedef struct
{
  int n_actions;
  int n_owners;
} CandourAuditSubmitted;

/* Submits what is stored where it still has the revisions of @audit, which was reviewed. */
void                   candour_audit_jobs_submit_async  (CandourWorkspace     *workspace,
                                                         const CandourAudit   *audit,
                                                         const char           *today,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
/* (transfer full): g_free() it. */
CandourAuditSubmitted *candour_audit_jobs_submit_finish (CandourWorkspace     *workspace,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
