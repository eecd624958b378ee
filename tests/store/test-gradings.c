/* test-gradings.c - what an auditor says of a standard is kept, told to the history, and guarded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-test-audit.h"
#include "candour-test-kept.h"

/* An audit just begun, and one grading of it that says several things. */
typedef struct
{
  char           *framework_id;
  CandourAudit   *audit;
  CandourGrading *grading;
} Begun;

static void
begun_clear (Begun *begun)
{
  g_clear_pointer (&begun->framework_id, g_free);
  g_clear_pointer (&begun->audit, candour_audit_free);
  g_clear_pointer (&begun->grading, candour_grading_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Begun, begun_clear)

static void
begin (CandourTestStore *store,
       Begun            *begun)
{
  begun->framework_id = candour_test_kept_prepare (store);
  begun->audit = candour_test_kept_start (store, begun->framework_id, "CF-2291");
  begun->grading = candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
  begun->grading->grade = CANDOUR_GRADE_GOOD;
  candour_set_text (&begun->grading->rationale, "“Didn't know”; DROP TABLE grading; -- é 漢");
  candour_set_text (&begun->grading->strengths, "Seen every week");
  candour_grading_set_answer (begun->grading, "1", CANDOUR_ANSWER_MET, "");
  candour_grading_set_answer (begun->grading, "2", CANDOUR_ANSWER_NOT_APPLICABLE, "No plan yet");
}

static void
save (CandourTestStore *store,
      Begun            *begun)
{
  g_autoptr(GError) error = NULL;

  candour_store_gradings_save (store->db, begun->audit->id, begun->grading, store->actor, &error);
  g_assert_no_error (error);
}

static CandourGrading *
reload (CandourTestStore *store,
        Begun            *begun)
{
  g_autofree char *id = g_strdup (begun->audit->id);

  candour_audit_free (begun->audit);
  begun->audit = candour_test_kept_load (store, id);

  return candour_audit_find_grading (begun->audit, CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);
}

static gint64
count_history (CandourTestStore *store)
{
  return candour_test_store_count (store, "SELECT count(*) FROM history");
}

static void
assert_not_saved (CandourTestStore *store,
                  CandourGrading   *grading,
                  const char       *audit_id,
                  CandourActor     *actor,
                  CandourError      code)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = grading->revision;
  gint64 n_rows = count_history (store);

  g_assert_false (candour_store_gradings_save (store->db, audit_id, grading, actor, &error));
  g_assert_error (error, CANDOUR_ERROR, (int) code);
  g_assert_cmpint (grading->revision, ==, revision);
  g_assert_cmpint (count_history (store), ==, n_rows);
}

static void
test_round_trip (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  CandourGrading *loaded;

  begin (store, &begun);
  save (store, &begun);
  g_assert_cmpint (begun.grading->revision, ==, 1);

  loaded = reload (store, &begun);
  g_assert_nonnull (loaded);
  g_assert_cmpint (loaded->grade, ==, CANDOUR_GRADE_GOOD);
  g_assert_cmpstr (loaded->rationale, ==, begun.grading->rationale);
  g_assert_cmpstr (loaded->strengths, ==, "Seen every week");
  g_assert_false (loaded->shared);
  g_assert_cmpuint (loaded->answers->len, ==, 2);
  g_assert_cmpint (candour_grading_get_answer (loaded, "1"), ==, CANDOUR_ANSWER_MET);
  g_assert_cmpint (candour_grading_get_answer (loaded, "2"), ==, CANDOUR_ANSWER_NOT_APPLICABLE);
  g_assert_cmpint (loaded->revision, ==, 1);
  g_assert_cmpint (begun.audit->state, ==, CANDOUR_AUDIT_IN_PROGRESS);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_graded FROM audit"), ==, 1);
  candour_test_store_verify (store);
}

static void
test_only_what_changed (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *subject_id = NULL;
  const CandourHistoryRow *row;
  gint64 n_rows;

  begin (store, &begun);
  save (store, &begun);
  n_rows = count_history (store);

  save (store, &begun);
  g_assert_cmpint (begun.grading->revision, ==, 1);
  g_assert_cmpint (count_history (store), ==, n_rows);

  begun.grading->grade = CANDOUR_GRADE_INADEQUATE;
  candour_grading_set_answer (begun.grading, "2", CANDOUR_ANSWER_NONE, "");
  save (store, &begun);
  g_assert_cmpint (begun.grading->revision, ==, 2);
  g_assert_cmpuint (reload (store, &begun)->answers->len, ==, 1);

  subject_id = g_strjoin ("/", begun.audit->id, CANDOUR_TEST_SAFETY, "auditor", NULL);
  rows = candour_store_history_list (store->db, subject_id, NULL);
  row = rows->pdata[0];
  g_assert_cmpstr (row->field, ==, "grade");
  g_assert_null (row->old_value);
  g_assert_cmpstr (row->new_value, ==, "good");
  g_assert_cmpint (count_history (store), ==, n_rows + 3);

  for (guint i = 0; i < rows->len; i++)
    {
      row = rows->pdata[i];
      g_assert_true (row->new_value == NULL || strstr (row->new_value, "know") == NULL);
    }
  candour_test_store_verify (store);
}

static void
test_not_applicable (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };

  begin (store, &begun);
  begun.grading->grade = 0;
  begun.grading->not_applicable = TRUE;
  candour_set_text (&begun.grading->na_reason, "Placed yesterday");
  save (store, &begun);

  g_assert_true (reload (store, &begun)->not_applicable);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_graded FROM audit"), ==, 0);
  g_assert_cmpint (candour_test_store_count (store, "SELECT n_standards FROM audit"), ==, 2);
}

static void
test_stale (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  g_autoptr(CandourGrading) other =
    candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_AUDITOR);

  begin (store, &begun);
  save (store, &begun);

  other->grade = CANDOUR_GRADE_OUTSTANDING;
  assert_not_saved (store, other, begun.audit->id, store->actor, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (reload (store, &begun)->grade, ==, CANDOUR_GRADE_GOOD);
}

static void
test_refused (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  g_autoptr(CandourActor) peer =
    candour_test_kept_actor (CANDOUR_TEST_PEER, CANDOUR_ROLE_QA_LEAD);
  g_autoptr(CandourGrading) unknown = candour_grading_new ("S9", CANDOUR_GRADING_AUDITOR);
  g_autoptr(CandourGrading) moderated =
    candour_grading_new (CANDOUR_TEST_SAFETY, CANDOUR_GRADING_MODERATOR);

  begin (store, &begun);
  assert_not_saved (store, begun.grading, begun.audit->id, peer, CANDOUR_ERROR_REFUSED);
  assert_not_saved (store, begun.grading, "nowhere", store->actor, CANDOUR_ERROR_NOT_FOUND);

  begun.grading->grade = 5;
  assert_not_saved (store, begun.grading, begun.audit->id, store->actor, CANDOUR_ERROR_REFUSED);
  unknown->grade = moderated->grade = CANDOUR_GRADE_GOOD;
  assert_not_saved (store, unknown, begun.audit->id, store->actor, CANDOUR_ERROR_REFUSED);
  assert_not_saved (store, moderated, begun.audit->id, store->actor, CANDOUR_ERROR_REFUSED);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM grading"), ==, 0);
}

static void
test_sources (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  g_autoptr(CandourCitation) citation =
    candour_citation_new (CANDOUR_TEST_SAFETY, CANDOUR_SOURCE_PLAN, "2026-01-09", "Plan 3");
  g_autoptr(GError) error = NULL;
  const CandourCitation *loaded;
  gint64 n_rows;

  begin (store, &begun);
  save (store, &begun);
  candour_store_gradings_save_citation (store->db, begun.audit->id, CANDOUR_GRADING_AUDITOR,
                                        citation, store->actor, &error);
  g_assert_no_error (error);
  g_assert_nonnull (citation->id);

  candour_set_text (&citation->reference, "Plan 3, page 2");
  candour_store_gradings_save_citation (store->db, begun.audit->id, CANDOUR_GRADING_AUDITOR,
                                        citation, store->actor, &error);
  g_assert_no_error (error);
  n_rows = count_history (store);
  candour_store_gradings_save_citation (store->db, begun.audit->id, CANDOUR_GRADING_AUDITOR,
                                        citation, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_history (store), ==, n_rows);

  loaded = reload (store, &begun)->citations->pdata[0];
  g_assert_cmpint (loaded->type, ==, CANDOUR_SOURCE_PLAN);
  g_assert_cmpstr (loaded->dated, ==, "2026-01-09");
  g_assert_cmpstr (loaded->reference, ==, "Plan 3, page 2");

  candour_store_gradings_remove_citation (store->db, citation->id, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reload (store, &begun)->citations->len, ==, 0);
  g_assert_false (candour_store_gradings_remove_citation (store->db, citation->id, store->actor,
                                                          &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND);
  candour_test_store_verify (store);
}

static void
test_voices (CandourTestStore *store)
{
  g_auto(Begun) begun = { 0 };
  g_autoptr(CandourVoice) voice = candour_voice_new (CANDOUR_VOICE_CHILD);
  g_autoptr(CandourVoice) stale = candour_voice_new (CANDOUR_VOICE_CHILD);
  g_autoptr(GError) error = NULL;
  const CandourVoice *loaded;

  begin (store, &begun);
  voice->outcome = CANDOUR_VOICE_OBTAINED;
  voice->on = g_strdup ("2026-01-12");
  candour_set_text (&voice->words, "I want to see my gran");
  candour_store_voices_save (store->db, begun.audit->id, voice, store->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (voice->revision, ==, 1);

  reload (store, &begun);
  loaded = candour_audit_find_voice (begun.audit, CANDOUR_VOICE_CHILD);
  g_assert_cmpint (loaded->outcome, ==, CANDOUR_VOICE_OBTAINED);
  g_assert_cmpstr (loaded->on, ==, "2026-01-12");
  g_assert_cmpstr (loaded->words, ==, "I want to see my gran");

  stale->outcome = CANDOUR_VOICE_DECLINED;
  g_assert_false (candour_store_voices_save (store->db, begun.audit->id, stale, store->actor,
                                             &error));
  g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT);
  g_assert_cmpint (candour_test_store_count (store, "SELECT count(*) FROM history WHERE"
                                             " new_value LIKE '%gran%'"), ==, 0);
  candour_test_store_verify (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/store/gradings/round-trip", test_round_trip);
  candour_test_store_add ("/store/gradings/only-what-changed", test_only_what_changed);
  candour_test_store_add ("/store/gradings/not-applicable", test_not_applicable);
  candour_test_store_add ("/store/gradings/stale", test_stale);
  candour_test_store_add ("/store/gradings/refused", test_refused);
  candour_test_store_add ("/store/gradings/sources", test_sources);
  candour_test_store_add ("/store/gradings/voices", test_voices);

  return g_test_run ();
}
