/* test-moderation-session.c - a moderator's session has nothing of the auditor's, and keeps its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-audit-session.h"
#include "candour-moderation-jobs.h"
#include "candour-store-moderations.h"
#include "candour-test-audit.h"
#include "candour-test-moderated.h"

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  CandourAuditFacts **facts = data;

  *facts = candour_moderation_jobs_load_finish (CANDOUR_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static CandourAuditSession *
open_session (CandourTestModerated *moderated,
              const CandourActor   *actor)
{
  CandourWorkspace *workspace = moderated->store->workspace;
  CandourAuditFacts *facts = NULL;

  candour_workspace_set_actor (workspace, actor);
  candour_moderation_jobs_load_async (workspace, moderated->moderation->id, NULL, loaded_cb,
                                      &facts);
  while (facts == NULL)
    g_main_context_iteration (NULL, TRUE);

  return candour_audit_session_new (workspace, facts);
}

static void
close_session (CandourAuditSession *session)
{
  while (candour_audit_session_get_state (session) == CANDOUR_SAVE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_saved (CandourAuditSession *session)
{
  candour_audit_session_flush (session);
  while (!candour_audit_session_is_safe (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (candour_audit_session_get_state (session), ==, CANDOUR_SAVE_SAVED);
}

/* Which prompts were answered, but not how. */
static void
assert_answers_silent (const CandourGrading *grading)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (grading->answers, i);

      g_assert_cmpint (answer->value, ==, CANDOUR_ANSWER_NONE);
      g_assert_cmpstr (answer->reason, ==, "");
    }
}

/* Of the auditor there are the sources, and nothing else. */
static void
test_holds_no_words (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  CandourAuditSession *session;
  g_autofree char *copy = NULL;
  CandourAudit *audit;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  session = open_session (&moderated, moderated.moderator);
  audit = candour_audit_session_get_audit (session);

  g_assert_cmpint (candour_audit_session_get_role (session), ==, CANDOUR_GRADING_MODERATOR);
  g_assert_null (candour_audit_session_get_refusal (session));
  g_assert_true (audit->is_sealed);
  g_assert_cmpint (audit->overall, ==, 0);
  g_assert_cmpstr (audit->overall_reason, ==, "");
  g_assert_cmpuint (audit->actions->len, ==, 0);
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      g_assert_cmpint (grading->grade, ==, 0);
      g_assert_cmpstr (grading->rationale, ==, "");
      g_assert_cmpstr (grading->strengths, ==, "");
      assert_answers_silent (grading);
    }
  copy = candour_audit_session_dup_copy (session);
  g_assert_null (strstr (copy, CANDOUR_TEST_SECRET));
  close_session (session);
}

static void
test_keeps_own (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  g_autoptr(CandourAudit) stored = NULL;
  g_autoptr(GError) error = NULL;
  const CandourGrading *found;
  CandourAuditSession *session;
  CandourModeration *moderation;
  CandourGrading *grading;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  session = open_session (&moderated, moderated.moderator);
  grading = candour_audit_session_get_grading (session, CANDOUR_TEST_SAFETY);
  g_assert_cmpint (grading->role, ==, CANDOUR_GRADING_MODERATOR);
  grading->grade = 1;
  candour_set_text (&grading->rationale, "Nobody rang.");
  candour_audit_session_touch_grading (session, grading, CANDOUR_SAVE_SOON);
  candour_audit_session_add_citation (session, grading,
                                      candour_citation_new (CANDOUR_TEST_SAFETY,
                                                            CANDOUR_SOURCE_PLAN, NULL, "Plan"));
  moderation = candour_audit_session_get_moderation (session);
  moderation->overall = 1;
  candour_audit_session_touch_judgement (session, CANDOUR_SAVE_NOW);
  wait_saved (session);
  g_assert_cmpint (moderation->state, ==, CANDOUR_MODERATION_GRADING);
  close_session (session);

  stored = candour_store_moderations_load_blind (store->db, moderated.moderation->id,
                                                 moderated.moderator, &error);
  g_assert_no_error (error);
  found = candour_audit_find_grading (stored, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_MODERATOR);
  g_assert_nonnull (found);
  g_assert_cmpint (found->grade, ==, 1);
  g_assert_cmpstr (found->rationale, ==, "Nobody rang.");
  g_assert_cmpuint (found->citations->len, ==, 1);
  candour_test_moderated_reload (&moderated);
  g_assert_cmpint (moderated.moderation->overall, ==, 1);
}

/* Another desk of the same moderator saved first: nothing is written over unasked. */
static void
test_conflict (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  g_autoptr(CandourGrading) theirs = candour_grading_new (CANDOUR_TEST_SEEING,
                                                          CANDOUR_GRADING_MODERATOR);
  g_autoptr(GError) error = NULL;
  CandourAuditSession *session;
  CandourGrading *grading;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  session = open_session (&moderated, moderated.moderator);
  candour_set_text (&theirs->rationale, "Theirs");
  candour_store_gradings_save (store->db, moderated.audit->id, theirs, moderated.moderator,
                               &error);
  g_assert_no_error (error);

  grading = candour_audit_session_get_grading (session, CANDOUR_TEST_SEEING);
  candour_set_text (&grading->rationale, "Mine");
  candour_audit_session_touch_grading (session, grading, CANDOUR_SAVE_NOW);
  while (candour_audit_session_get_state (session) == CANDOUR_SAVE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (candour_audit_session_get_state (session), ==, CANDOUR_SAVE_CONFLICT);

  candour_audit_session_keep_both (session);
  while (candour_audit_session_get_state (session) != CANDOUR_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  grading = candour_audit_session_get_grading (session, CANDOUR_TEST_SEEING);
  g_assert_cmpstr (grading->rationale, ==, "Mine\n\nTheirs");
  close_session (session);
}

/* After sealing: what two settled, and the feedback, each kept by itself. */
static void
test_agrees (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  g_autoptr(CandourAgreement) said = candour_agreement_new (CANDOUR_TEST_SAFETY);
  CandourAuditSession *session;
  CandourModeration *moderation;
  const CandourAgreement *stored;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  candour_test_moderated_grade (&moderated, 3, 1, 3, 2);
  candour_test_moderated_seal (&moderated);
  session = open_session (&moderated, moderated.moderator);
  g_assert_cmpint (candour_audit_session_get_role (session), ==, CANDOUR_GRADING_AGREED);

  said->how = CANDOUR_AGREEMENT_TALKED;
  said->grade = 1;
  said->talked_on = g_strdup (CANDOUR_TEST_TODAY);
  candour_set_text (&said->reason, "The plan names nobody.");
  candour_audit_session_put_agreement (session, said, CANDOUR_SAVE_NOW);
  moderation = candour_audit_session_get_moderation (session);
  moderation->quality[CANDOUR_QUALITY_CHILD] = CANDOUR_VERDICT_PARTLY;
  candour_audit_session_touch_feedback (session, CANDOUR_SAVE_NOW);
  wait_saved (session);
  close_session (session);

  candour_test_moderated_reload (&moderated);
  stored = candour_moderation_find_agreement (moderated.moderation, CANDOUR_TEST_SAFETY);
  g_assert_nonnull (stored);
  g_assert_cmpint (stored->grade, ==, 1);
  g_assert_cmpstr (stored->reason, ==, "The plan names nobody.");
  g_assert_cmpint (moderated.moderation->quality[CANDOUR_QUALITY_CHILD], ==,
                   CANDOUR_VERDICT_PARTLY);
}

/* Who is not its moderator may not write, and sees nothing before it is sealed. */
static void
test_refuses_others (CandourTestStore *store)
{
  g_auto(CandourTestModerated) moderated = { 0 };
  CandourAuditSession *session;

  candour_test_moderated_init (&moderated, store);
  candour_test_moderated_allocate (&moderated, CANDOUR_TEST_MODERATOR);
  session = open_session (&moderated, moderated.second);
  g_assert_cmpint (candour_audit_session_get_role (session), ==, CANDOUR_GRADING_AUDITOR);
  g_assert_nonnull (candour_audit_session_get_refusal (session));
  g_assert_cmpint (candour_audit_session_get_audit (session)->overall, ==, 0);
  close_session (session);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  candour_test_store_add_file ("/app/moderation-session/holds-no-words", test_holds_no_words);
  candour_test_store_add_file ("/app/moderation-session/keeps-own", test_keeps_own);
  candour_test_store_add_file ("/app/moderation-session/conflict", test_conflict);
  candour_test_store_add_file ("/app/moderation-session/agrees", test_agrees);
  candour_test_store_add_file ("/app/moderation-session/refuses-others", test_refuses_others);

  return g_test_run ();
}
