/* candour-store-past.h - puts whole audits of the past into a workspace that is being made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a demonstration's invented years only: everything goes in as it is given, with ids, salts
 * and times of the caller's, inside the caller's transaction. What people do goes through
 * candour-store-audits.h, with its rules.
 */

#pragma once

#include "candour-action.h"
#include "candour-db.h"
#include "candour-feedback.h"
#include "candour-learning.h"
#include "candour-moderation.h"
#include "candour-people.h"

G_BEGIN_DECLS

typedef struct _CandourPast CandourPast;

/* @db is lent, and must have no audits yet: words are counted from nothing. */
CandourPast *candour_past_new        (CandourDb               *db);
void         candour_past_free       (CandourPast             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandourPast, candour_past_free)

gboolean     candour_past_add_team   (CandourPast             *self,
                                      const CandourTeam       *team,
                                      GError                 **error);
gboolean     candour_past_add_person (CandourPast             *self,
                                      const CandourPerson     *person,
                                      GError                 **error);
/* With its allocation to @child->worker_id since @held_from. */
gboolean     candour_past_add_case   (CandourPast             *self,
                                      const CandourCase       *child,
                                      const char              *held_from,
                                      GError                 **error);
/* The audit, all it holds, the words it is found by, and its rows of the history as they would
 * have been written then, by @auditor. @salt is used for all its texts; audit->fingerprint is
 * set where the audit is submitted.
 */
gboolean     candour_past_add_audit  (CandourPast             *self,
                                      const CandourFramework  *framework,
                                      CandourAudit            *audit,
                                      const CandourActor      *auditor,
                                      const char              *salt,
                                      GError                 **error);
/* Of an audit that was added, by @moderator: as far as its state says, with the gradings that
 * audit->gradings hold of the moderator and of what was agreed, and moderation->agreements (the
 * same). audit->state was IN_MODERATION where it is not finished. @rule drew it; its version is
 * moderation->rule_version. Those it concerns have a notice of a lower grade, as long as the
 * auditor has not read the feedback.
 */
gboolean     candour_past_add_moderation (CandourPast             *self,
                                      const CandourFramework  *framework,
                                      CandourAudit            *audit,
                                      const CandourModeration *moderation,
                                      const CandourDrawRule   *rule,
                                      const CandourActor      *moderator,
                                      const char              *salt,
                                      GError                 **error);
/* What became of an action that was added with its audit, as @by did it then. The steps are those
 * after it was sent; the action itself is added as they leave it.
 */
gboolean     candour_past_add_step   (CandourPast             *self,
                                      const char              *id,
                                      const char              *action_id,
                                      const CandourActionStep *step,
                                      const CandourActor      *by,
                                      const char              *salt,
                                      GError                 **error);
gboolean     candour_past_add_evidence (CandourPast           *self,
                                      const CandourEvidence   *evidence,
                                      const CandourActor      *by,
                                      const char              *salt,
                                      GError                 **error);
gboolean     candour_past_add_extension (CandourPast          *self,
                                      const CandourExtension  *extension,
                                      GError                 **error);
/* Of an audit that was added. */
gboolean     candour_past_add_feedback (CandourPast           *self,
                                      const CandourFeedback   *feedback,
                                      const CandourActor      *by,
                                      const char              *salt,
                                      GError                 **error);
gboolean     candour_past_wants_feedback (CandourPast         *self,
                                      const char              *audit_id,
                                      GError                 **error);
/* With its passes and uses; @grade is the auditor's, of the standard. */
gboolean     candour_past_add_learning (CandourPast           *self,
                                      const CandourLearning   *learning,
                                      int                      grade,
                                      const CandourActor      *author,
                                      const char              *salt,
                                      GError                 **error);
gboolean     candour_past_add_reader (CandourPast             *self,
                                      const char              *learning_id,
                                      const char              *person_id,
                                      const char              *at_utc,
                                      gboolean                 will_use,
                                      GError                 **error);
/* Writes the words that the audits are found by, and the sums of actions and moderations; the last
 * call before the commit.
 */
gboolean     candour_past_finish     (CandourPast             *self,
                                      GError                 **error);

G_END_DECLS
