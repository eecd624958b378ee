/* candour-store-moderations-private.h - what every change of a moderation begins and ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-store-audits-private.h"
#include "candour-store-moderations.h"
#include "candour-store-notices-private.h"

G_BEGIN_DECLS

/* The moderation's own row, without agreements, as it is: nothing is left out for who reads.
 * @id: its own, or its audit's. *salt may be NULL. NOT_FOUND.
 */
CandourModeration *candour_store_moderations_load_row  (CandourDb               *db,
                                                        const char              *id,
                                                        char                   **salt,
                                                        GError                 **error);
gboolean           candour_store_moderations_load_agreements (CandourDb         *db,
                                                        CandourModeration       *moderation,
                                                        GError                 **error);
/* For a change: CONFLICT where @read is not what stands there, REFUSED where @event may not
 * happen.
 */
CandourModeration *candour_store_moderations_open      (CandourDb               *db,
                                                        const CandourModeration *read,
                                                        CandourModerationEvent   event,
                                                        const CandourActor      *actor,
                                                        char                   **salt,
                                                        GError                 **error);

/* To @next, with all that hangs on it: the queue it is in, whom the audit is sealed to, the
 * audit's own state, the history. @words may be NULL.
 */
gboolean           candour_store_moderations_move      (CandourDb               *db,
                                                        const CandourModeration *stored,
                                                        CandourModerationState   next,
                                                        const char              *words,
                                                        const CandourActor      *actor,
                                                        GError                 **error);
/* The row that @statement gives: its new revision. CONFLICT where it gives none. Takes it over;
 * NULL where it could not be made.
 */
gboolean           candour_store_moderations_step      (CandourStatement        *taken,
                                                        gint64                  *revision,
                                                        GError                 **error);
/* Commits, and then @moderation is what stands in the tables. */
gboolean           candour_store_moderations_commit    (CandourDb               *db,
                                                        CandourTransaction      *transaction,
                                                        CandourModeration       *moderation,
                                                        GError                 **error);

/* The queue that a state is in, as it is stored. */
const char        *candour_store_moderations_get_stage (CandourModerationState   state);
/* The code of @grade in the scale; NULL for 0. */
const char        *candour_store_moderations_get_code  (const CandourFramework  *framework,
                                                        int                      grade);
/* The whole audit, its framework and its moderation with agreements, for a change. */
typedef struct
{
  CandourAudit      *audit;
  CandourFramework  *framework;
  CandourModeration *moderation;
  char              *salt;
} CandourBoth;

gboolean           candour_both_open                   (CandourBoth             *self,
                                                        CandourDb               *db,
                                                        const CandourModeration *read,
                                                        CandourModerationEvent   event,
                                                        const CandourActor      *actor,
                                                        GError                 **error);
void               candour_both_clear                  (CandourBoth             *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourBoth, candour_both_clear)

/* REFUSED with the first of @taken (element-type CandourLack), if any; NULL-safe. */
gboolean           candour_store_moderations_refuse_lack (GPtrArray             *taken,
                                                        GError                 **error);

/* Who may moderate it or (with @decider) decide on it, and who may not and why; least loaded first.
 * (element-type CandourModeratorChoice)
 */
GPtrArray         *candour_store_moderators_list       (CandourDb               *db,
                                                        CandourModeration       *moderation,
                                                        gboolean                 decider,
                                                        const CandourActor      *actor,
                                                        const char              *today,
                                                        GError                 **error);
/* REFUSED where @person_id may not decide on it: tied to the case, or its moderator. */
gboolean           candour_store_moderations_check_decider (CandourDb           *db,
                                                        CandourModeration       *moderation,
                                                        const char              *person_id,
                                                        const CandourActor      *actor,
                                                        const char              *today,
                                                        GError                 **error);

/* --- Drawing -------------------------------------------------------------------------- */

/* Whether an audit that is just being submitted is drawn. */
gboolean           candour_store_draw_try              (CandourDb               *db,
                                                        const CandourFramework  *framework,
                                                        const CandourAudit      *audit,
                                                        CandourDrawRule        **rule,
                                                        CandourDrawn            *drawn,
                                                        GError                 **error);
/* What a new moderation is made of. */
typedef struct
{
  const CandourDrawRule *rule;     /* with the batch's own seed and share */
  CandourDrawn           drawn;
  const char            *words;    /* of a request */
} CandourDrawCause;

/* @audit is submitted and has none yet; its row needs no more than id, auditor, team, framework,
 * cohort and submitted_at. *id may be NULL.
 */
gboolean           candour_store_draw_write            (CandourDb               *db,
                                                        const CandourAudit      *audit,
                                                        const CandourDrawCause  *cause,
                                                        const CandourActor      *actor,
                                                        const char              *today,
                                                        char                   **id,
                                                        GError                 **error);
/* The audit was looked at by this version of the rule; NULL @rule: by none. */
gboolean           candour_store_draw_note_version     (CandourDb               *db,
                                                        const char              *audit_id,
                                                        const CandourDrawRule   *rule,
                                                        GError                 **error);

/* --- The list ------------------------------------------------------------------------- */

/* As the reader may see them. (element-type utf8 CandourModerationRow): by id, of @ids
 * (element-type utf8, lent); what is not there has none.
 */
GHashTable        *candour_store_moderation_rows_read  (CandourDb               *db,
                                                        GPtrArray               *ids,
                                                        GError                 **error);

/* --- Grading -------------------------------------------------------------------------- */

/* The row of an audit whose moderator's part @actor may change: REFUSED where not. */
CandourAudit      *candour_store_moderations_open_grading (CandourDb            *db,
                                                        const char              *audit_id,
                                                        const CandourActor      *actor,
                                                        char                   **salt,
                                                        GError                 **error);
/* After a change of it: starts it, and brings the numbers up to date. */
gboolean           candour_store_moderations_note_graded (CandourDb             *db,
                                                        const CandourAudit      *audit,
                                                        const CandourActor      *actor,
                                                        GError                 **error);
char              *candour_moderation_dup_fingerprint  (const CandourModeration *self,
                                                        const CandourAudit      *audit);

/* --- Agreeing ------------------------------------------------------------------------- */

gboolean           candour_store_agreements_write      (CandourDb               *db,
                                                        const CandourBoth       *both,
                                                        const CandourAgreement  *agreement,
                                                        const CandourActor      *actor,
                                                        GError                 **error);
gboolean           candour_store_agreements_count      (CandourDb               *db,
                                                        const CandourBoth       *both,
                                                        GError                 **error);
/* Inside the caller's transaction; @both->moderation is as it stands after settling. */
gboolean           candour_store_lowerings_follow      (CandourDb               *db,
                                                        const CandourBoth       *both,
                                                        const CandourActor      *actor,
                                                        const char              *today,
                                                        GError                 **error);
/* The last step of that alone: those whom it concerns are told. */
gboolean           candour_store_lowerings_tell        (CandourDb               *db,
                                                        const CandourBoth       *both,
                                                        const CandourActor      *actor,
                                                        const char              *today,
                                                        GError                 **error);

G_END_DECLS
