/* candour-test-moderated.c - a kept audit that was drawn, and the people around its moderation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-test-moderated.h"

#include "candour-store-audits.h"
#include "candour-store-moderations.h"

static void
save_secret (CandourTestModerated *self)
{
  CandourGrading *grading = candour_audit_find_grading (self->audit, CANDOUR_TEST_SEEING,
                                                        CANDOUR_GRADING_AUDITOR);
  g_autoptr(GError) error = NULL;

  candour_set_text (&grading->rationale, "She plays the " CANDOUR_TEST_SECRET " every week.");
  candour_set_text (&grading->strengths, "Her " CANDOUR_TEST_SECRET " was repaired.");
  candour_store_gradings_save (self->store->db, self->audit->id, grading, self->store->actor,
                               &error);
  g_assert_no_error (error);
}

static void
store_rule (CandourTestModerated *self)
{
  g_autoptr(CandourDrawRule) rule = candour_draw_rule_new ();
  g_autoptr(GError) error = NULL;

  rule->share = 0;
  candour_set_text (&rule->seed, "W2026");
  candour_store_moderations_save_rule (self->store->db, rule, self->store->actor, &error);
  g_assert_no_error (error);
}

void
candour_test_moderated_reload (CandourTestModerated *self)
{
  g_autoptr(GError) error = NULL;
  CandourModeration *fresh = candour_store_moderations_load (self->store->db, self->audit->id,
                                                             &error);

  g_assert_no_error (error);
  g_clear_pointer (&self->moderation, candour_moderation_free);
  self->moderation = fresh;
}

void
candour_test_moderated_begin (CandourTestModerated *self,
                              CandourTestStore     *store)
{
  *self = (CandourTestModerated) { .store = store };
  candour_db_set_reader (store->db, NULL, FALSE);
  self->framework_id = candour_test_kept_prepare (store);
  candour_test_store_add_person (store, CANDOUR_TEST_LEAD, "qa-lead", NULL);
  candour_test_store_add_person (store, CANDOUR_TEST_SECOND, "moderator", NULL);
  self->lead = candour_test_kept_actor (CANDOUR_TEST_LEAD, CANDOUR_ROLE_QA_LEAD);
  self->moderator = candour_test_kept_actor (CANDOUR_TEST_MODERATOR, CANDOUR_ROLE_TEAM_MANAGER);
  self->second = candour_test_kept_actor (CANDOUR_TEST_SECOND, CANDOUR_ROLE_MODERATOR);
  self->boss = candour_test_kept_actor (CANDOUR_TEST_BOSS, CANDOUR_ROLE_TEAM_MANAGER);

  store_rule (self);
  self->audit = candour_test_kept_start (store, self->framework_id, "CF-2291");
  candour_test_kept_fill (store, &self->audit);
  save_secret (self);
}

void
candour_test_moderated_init (CandourTestModerated *self,
                             CandourTestStore     *store)
{
  candour_test_moderated_begin (self, store);
  candour_test_kept_submit (store, self->audit);
  candour_test_moderated_reload (self);
}

void
candour_test_moderated_clear (CandourTestModerated *self)
{
  g_clear_pointer (&self->framework_id, g_free);
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->moderation, candour_moderation_free);
  g_clear_pointer (&self->lead, candour_actor_free);
  g_clear_pointer (&self->moderator, candour_actor_free);
  g_clear_pointer (&self->second, candour_actor_free);
  g_clear_pointer (&self->boss, candour_actor_free);
}

void
candour_test_moderated_allocate (CandourTestModerated *self,
                                 const char           *person_id)
{
  g_autoptr(GError) error = NULL;

  candour_store_moderations_allocate (self->store->db, self->moderation, person_id, NULL,
                                      self->lead, CANDOUR_TEST_TODAY, NULL, &error);
  g_assert_no_error (error);
}

static void
save_grade (CandourTestModerated *self,
            const char           *standard_id,
            int                   grade)
{
  g_autoptr(CandourGrading) grading = candour_grading_new (standard_id,
                                                           CANDOUR_GRADING_MODERATOR);
  g_autoptr(GError) error = NULL;

  if (grade == 0)
    return;

  grading->grade = grade;
  candour_set_text (&grading->rationale, "What the moderator saw.");
  candour_store_gradings_save (self->store->db, self->audit->id, grading, self->moderator,
                               &error);
  g_assert_no_error (error);
}

void
candour_test_moderated_grade (CandourTestModerated *self,
                              int                   seeing,
                              int                   safety,
                              int                   supervision,
                              int                   overall)
{
  g_autoptr(GError) error = NULL;

  save_grade (self, CANDOUR_TEST_SEEING, seeing);
  save_grade (self, CANDOUR_TEST_SAFETY, safety);
  save_grade (self, CANDOUR_TEST_SUPERVISION, supervision);
  self->moderation->overall = overall;
  candour_store_moderations_save_judgement (self->store->db, self->moderation, self->moderator,
                                            &error);
  g_assert_no_error (error);
}

void
candour_test_moderated_seal (CandourTestModerated *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourAudit) blind =
    candour_store_moderations_load_blind (self->store->db, self->moderation->id, self->moderator,
                                          &error);

  g_assert_no_error (error);
  candour_store_moderations_seal (self->store->db, self->moderation, blind, self->moderator,
                                  CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
}

void
candour_test_moderated_agree (CandourTestModerated *self,
                              const char           *standard_id,
                              CandourAgreementKind  how,
                              int                   grade,
                              const CandourActor   *actor)
{
  const CandourAgreement *old = candour_moderation_find_agreement (self->moderation, standard_id);
  g_autoptr(CandourAgreement) agreement = candour_agreement_new (standard_id);
  g_autoptr(GError) error = NULL;

  agreement->how = how;
  agreement->grade = grade;
  agreement->revision = old != NULL ? old->revision : 0;
  agreement->talked_on = g_strdup (CANDOUR_TEST_TODAY);
  candour_set_text (&agreement->reason, "The descriptor below fits better.");
  candour_store_moderations_agree (self->store->db, self->moderation, agreement, actor, &error);
  g_assert_no_error (error);
}

void
candour_test_moderated_finish (CandourTestModerated *self)
{
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    self->moderation->quality[i] = CANDOUR_VERDICT_YES;
  candour_set_text (&self->moderation->comment, "You know this child well.");
  candour_store_moderations_save_feedback (self->store->db, self->moderation, self->moderator,
                                           &error);
  g_assert_no_error (error);
  candour_store_moderations_finish (self->store->db, self->moderation, self->moderator,
                                    CANDOUR_TEST_TODAY, &error);
  g_assert_no_error (error);
}

char *
candour_test_moderated_dup_state (CandourTestModerated *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CandourStatement) statement =
    candour_db_query (self->store->db, "SELECT state FROM audit WHERE id = $1", &error, "s",
                      self->audit->id);

  g_assert_cmpint (candour_statement_step (statement, &error), ==, CANDOUR_STEP_ROW);

  return g_strdup (candour_statement_get_text (statement, 0));
}

void
candour_test_moderated_read_as (CandourTestModerated *self,
                                const CandourActor   *actor)
{
  candour_db_set_reader (self->store->db, actor != NULL ? actor->person_id : NULL,
                         actor != NULL && actor->role == CANDOUR_ROLE_MODERATOR);
}
