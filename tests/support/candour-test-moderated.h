/* candour-test-moderated.h - a kept audit that was drawn, and the people around its moderation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "candour-moderation-rules.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

G_BEGIN_DECLS

/* Beside those of candour-test-kept.h. R. Dean, a QA lead, audits. */
#define CANDOUR_TEST_LEAD      "Q. Vale"   /* another QA lead */
#define CANDOUR_TEST_MODERATOR "P. Lowe"   /* the peer */
#define CANDOUR_TEST_SECOND    "S. Okoro"  /* a second one, by role */

/* In nothing but the auditor's words, so that it can be looked for. */
#define CANDOUR_TEST_SECRET    "xylophone"

typedef struct
{
  CandourTestStore  *store;
  char              *framework_id;
  CandourAudit      *audit;        /* as submitted: Good, Requires improvement, Good; Good */
  CandourModeration *moderation;
  CandourActor      *lead;
  CandourActor      *moderator;
  CandourActor      *second;
  CandourActor      *boss;
} CandourTestModerated;

/* Fit to be submitted, with no moderation yet. The connection has no reader. */
void          candour_test_moderated_begin    (CandourTestModerated *self,
                                               CandourTestStore     *store);
/* Drawn by the rule and waiting for a moderator. The connection has no reader. */
void          candour_test_moderated_init     (CandourTestModerated *self,
                                               CandourTestStore     *store);
void          candour_test_moderated_clear    (CandourTestModerated *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandourTestModerated, candour_test_moderated_clear)

void          candour_test_moderated_allocate (CandourTestModerated *self,
                                               const char           *person_id);
/* The moderator's grades of the three standards and overall, all saved; 0 leaves out. */
void          candour_test_moderated_grade    (CandourTestModerated *self,
                                               int                   seeing,
                                               int                   safety,
                                               int                   supervision,
                                               int                   overall);
void          candour_test_moderated_seal     (CandourTestModerated *self);
/* Saved, by @actor. */
void          candour_test_moderated_agree    (CandourTestModerated *self,
                                               const char           *standard_id,
                                               CandourAgreementKind  how,
                                               int                   grade,
                                               const CandourActor   *actor);
/* Answers, and a comment. */
void          candour_test_moderated_finish   (CandourTestModerated *self);
/* As it stands, whoever reads. */
void          candour_test_moderated_reload   (CandourTestModerated *self);
/* The audit's stored state. */
char         *candour_test_moderated_dup_state (CandourTestModerated *self);

/* Says who looks through the connection from here on; NULL: nobody. */
void          candour_test_moderated_read_as  (CandourTestModerated *self,
                                               const CandourActor   *actor);

G_END_DECLS
