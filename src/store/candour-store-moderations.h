/* candour-store-moderations.h - keeps the moderations: drawn, graded blind, compared, agreed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As candour-store-audits.h: each write is one transaction with its rows of the history, refuses
 * (REFUSED) with the sentence of candour-moderation-rules.h, and answers CONFLICT where somebody
 * else saved since moderation->revision was read. On success the struct passed in has its new
 * revision and state; on failure nothing of it is changed. @today NULL: the workspace's own.
 *
 * What the auditor judged cannot be had through the connection of the moderator before both are
 * sealed: candour_db_set_reader() says who reads, and the statements themselves leave it out, here
 * and in every list, search, report and export.
 */

#pragma once

#include "candour-db.h"
#include "candour-moderation-rules.h"
#include "candour-people.h"

G_BEGIN_DECLS

/* --- The draw ------------------------------------------------------------------------- */

/* The rule in force; version 0 (and nothing drawn) where none was stored. */
CandourDrawRule   *candour_store_moderations_load_rule  (CandourDb               *db,
                                                         GError                 **error);
/* A new version; @rule->version is the one that was read. The seed "" is made up. */
gboolean           candour_store_moderations_save_rule  (CandourDb               *db,
                                                         CandourDrawRule         *rule,
                                                         const CandourActor      *actor,
                                                         GError                 **error);

/* Which submitted audits without a moderation a batch looks at. */
typedef struct
{
  const char *from_on;   /* submitted; NULL: any */
  const char *until_on;
  const char *seed;      /* NULL: the rule's own */
  int         share;     /* of the rest, per cent; -1: the rule's own */
} CandourDrawBatch;

/* One that was, or would be, drawn. */
typedef struct
{
  char              *audit_id;
  char              *reference;
  char              *auditor_name;
  char              *submitted_on;
  CandourDrawKind    kind;
  CandourDrawReason  reason;
} CandourDrawnAudit;

/* By submission. @dry_run: says who would be drawn, and writes nothing. *n_looked_at may be
 * NULL. REFUSED for all but the QA lead. (element-type CandourDrawnAudit)
 */
GPtrArray         *candour_store_moderations_draw       (CandourDb               *db,
                                                         const CandourDrawBatch  *batch,
                                                         gboolean                 dry_run,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         int                     *n_looked_at,
                                                         GError                 **error);
void               candour_drawn_audit_free             (CandourDrawnAudit       *self);
/* The QA lead asks for one; @words say why. *id is the new moderation's. */
gboolean           candour_store_moderations_request    (CandourDb               *db,
                                                         const char              *audit_id,
                                                         const char              *words,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         char                   **id,
                                                         GError                 **error);

/* --- Who moderates -------------------------------------------------------------------- */

/* (element-type CandourModeratorChoice): all who are trained and have not left, those that may
 * first, the least loaded first. For choosing a moderator; for a second one too (@decider).
 */
GPtrArray         *candour_store_moderations_list_choices (CandourDb             *db,
                                                         const char              *id,
                                                         gboolean                 decider,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);
/* @person_id NULL: the least loaded. *name may be NULL. From another moderator only with
 * @words; what that one had graded and not sealed goes.
 */
gboolean           candour_store_moderations_allocate   (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const char              *person_id,
                                                         const char              *words,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         char                   **name,
                                                         GError                 **error);
/* All that wait, each to the least loaded; *n_left wait because nobody may. */
gboolean           candour_store_moderations_allocate_all (CandourDb             *db,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         int                     *n_allocated,
                                                         int                     *n_left,
                                                         GError                 **error);
/* The longest waiting that @actor may moderate, so that nobody picks; *id NULL: none waits. */
gboolean           candour_store_moderations_take_next  (CandourDb               *db,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         char                   **id,
                                                         GError                 **error);
gboolean           candour_store_moderations_hand_back  (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const char              *words,
                                                         const CandourActor      *actor,
                                                         GError                 **error);

/* --- Reading -------------------------------------------------------------------------- */

/* @id: of the moderation, or of its audit. NOT_FOUND. */
CandourModeration *candour_store_moderations_load       (CandourDb               *db,
                                                         const char              *id,
                                                         GError                 **error);
/* What the moderator grades by: the case, the auditor's sources, which prompts were answered (as
 * answers that are NONE), who was heard (without words), and the moderator's own gradings. Nothing
 * else is selected. REFUSED for anybody else, and once it is sealed.
 */
CandourAudit      *candour_store_moderations_load_blind (CandourDb               *db,
                                                         const char              *id,
                                                         const CandourActor      *actor,
                                                         GError                 **error);
/* All three roles' gradings, and the moderation, at one time. REFUSED before it is sealed. */
CandourAudit      *candour_store_moderations_load_both  (CandourDb               *db,
                                                         const char              *id,
                                                         CandourModeration      **moderation,
                                                         GError                 **error);

/* --- Grading blind -------------------------------------------------------------------- */

/* Gradings, answers and sources: candour_store_gradings_save() and _save_citation() with the role
 * MODERATOR, as an auditor's. The first save starts it. Here overall and overall_reason.
 */
gboolean           candour_store_moderations_save_judgement (CandourDb           *db,
                                                         CandourModeration       *moderation,
                                                         const CandourActor      *actor,
                                                         GError                 **error);
/* Both are fixed from here on, and both go into the history. @reviewed is what the moderator
 * saw: CONFLICT where a grading moved on. What both graded the same is agreed with it.
 */
gboolean           candour_store_moderations_seal       (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const CandourAudit      *reviewed,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);

/* The same for what a moderator outside sealed at @sealed_at, an instant, and sent back. */
gboolean           candour_store_moderations_seal_at    (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const CandourAudit      *reviewed,
                                                         const char              *sealed_at,
                                                         const CandourActor      *actor,
                                                         GError                 **error);

/* --- Comparing and agreeing ----------------------------------------------------------- */

/* One agreed grade, by @agreement->how: TALKED or NOT_AGREED by the moderator, DECIDED by who
 * decides; names agreement->revision, not the moderation's.
 */
gboolean           candour_store_moderations_agree      (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         CandourAgreement        *agreement,
                                                         const CandourActor      *actor,
                                                         GError                 **error);
/* @decider_id NULL: any QA lead. */
gboolean           candour_store_moderations_refer      (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const char              *decider_id,
                                                         const char              *words,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);
/* The agreed grades stand, and what follows from a lower one happens at once: the audit's open
 * actions are due sooner, a standard that has nobody acting gets an action, and the auditor,
 * the owners and the team manager are told.
 */
gboolean           candour_store_moderations_settle     (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);

/* --- Feedback ------------------------------------------------------------------------- */

/* quality and comment of @moderation. */
gboolean           candour_store_moderations_save_feedback (CandourDb            *db,
                                                         CandourModeration       *moderation,
                                                         const CandourActor      *actor,
                                                         GError                 **error);
/* Settles first where all is agreed and that was not done yet. */
gboolean           candour_store_moderations_finish     (CandourDb               *db,
                                                         CandourModeration       *moderation,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);
/* The auditor has read it; @reply may be NULL or "". Once. */
gboolean           candour_store_moderations_acknowledge (CandourDb              *db,
                                                         CandourModeration       *moderation,
                                                         const char              *reply,
                                                         const CandourActor      *actor,
                                                         const char              *today,
                                                         GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourDrawnAudit, candour_drawn_audit_free)

G_END_DECLS
