/* test-audit.c - audits, people and rows: what is never NULL, what is found, what is copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit.h"

#include "candour-people.h"
#include "candour-rows.h"

static void
test_texts (void)
{
  g_autoptr(CandourAudit) audit = candour_audit_new ();
  g_autoptr(CandourGrading) grading = candour_grading_new ("S1", CANDOUR_GRADING_AUDITOR);
  g_autoptr(CandourActionPoint) action = candour_action_point_new ("a", NULL);
  g_autoptr(CandourVoice) voice = candour_voice_new (CANDOUR_VOICE_CHILD);
  g_autoptr(CandourCitation) citation = NULL;

  citation = candour_citation_new ("S1", CANDOUR_SOURCE_PLAN, NULL, NULL);
  g_assert_cmpstr (audit->reference, ==, "");
  g_assert_cmpstr (audit->overall_reason, ==, "");
  g_assert_cmpstr (audit->exception_reason, ==, "");
  g_assert_null (audit->due_on);
  g_assert_cmpstr (grading->rationale, ==, "");
  g_assert_cmpstr (action->what, ==, "");
  g_assert_null (action->standard_id);
  g_assert_cmpint (action->state, ==, CANDOUR_ACTION_DRAFT);
  g_assert_cmpstr (voice->words, ==, "");
  g_assert_cmpint (voice->outcome, ==, CANDOUR_VOICE_NOT_SOUGHT);
  g_assert_cmpstr (citation->reference, ==, "");
  g_assert_null (citation->dated);
}

static void
test_set_text (void)
{
  char *text = NULL;

  candour_set_text (&text, NULL);
  g_assert_cmpstr (text, ==, "");
  candour_set_text (&text, "  words");
  candour_set_text (&text, text + 2);
  g_assert_cmpstr (text, ==, "words");
  g_free (text);
}

static void
test_gradings (void)
{
  g_autoptr(CandourAudit) audit = candour_audit_new ();
  CandourGrading *grading;

  g_assert_null (candour_audit_find_grading (audit, "S1", CANDOUR_GRADING_AUDITOR));
  grading = candour_audit_ensure_grading (audit, "S1", CANDOUR_GRADING_AUDITOR);
  g_assert_true (candour_audit_ensure_grading (audit, "S1", CANDOUR_GRADING_AUDITOR) == grading);
  g_assert_true (candour_audit_ensure_grading (audit, "S1", CANDOUR_GRADING_AGREED) != grading);
  g_assert_null (candour_audit_find_grading (audit, "S2", CANDOUR_GRADING_AUDITOR));
  g_assert_cmpuint (audit->gradings->len, ==, 2);
  g_assert_null (candour_audit_find_voice (audit, CANDOUR_VOICE_CHILD));
}

static void
test_answers (void)
{
  g_autoptr(CandourGrading) grading = candour_grading_new ("S1", CANDOUR_GRADING_AUDITOR);
  const CandourAnswer *answer;

  g_assert_cmpint (candour_grading_get_answer (grading, "1"), ==, CANDOUR_ANSWER_NONE);

  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_MET, NULL);
  candour_grading_set_answer (grading, "2", CANDOUR_ANSWER_PARTLY, NULL);
  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_NOT_APPLICABLE, "Unborn");
  g_assert_cmpint (candour_grading_get_answer (grading, "1"), ==, CANDOUR_ANSWER_NOT_APPLICABLE);
  g_assert_cmpuint (grading->answers->len, ==, 2);
  answer = g_ptr_array_index (grading->answers, 0);
  g_assert_cmpstr (answer->reason, ==, "Unborn");

  candour_grading_set_answer (grading, "1", CANDOUR_ANSWER_NONE, NULL);
  candour_grading_set_answer (grading, "3", CANDOUR_ANSWER_NONE, NULL);
  g_assert_cmpint (candour_grading_get_answer (grading, "1"), ==, CANDOUR_ANSWER_NONE);
  g_assert_cmpuint (grading->answers->len, ==, 1);
}

static void
test_copies (void)
{
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourPerson) person_copy = NULL;
  g_autoptr(CandourActionPoint) action = candour_action_point_new ("a", "S1");
  g_autoptr(CandourActionPoint) action_copy = NULL;
  g_autoptr(CandourCase) child_case = candour_case_new ();
  g_autoptr(CandourCase) case_copy = NULL;

  person->name = g_strdup ("R. Dean");
  person->role = CANDOUR_ROLE_QA_LEAD;
  person->revision = 7;
  person_copy = candour_person_copy (person);
  g_assert_cmpstr (person_copy->name, ==, "R. Dean");
  g_assert_true (person_copy->name != person->name);
  g_assert_cmpint (person_copy->role, ==, CANDOUR_ROLE_QA_LEAD);
  g_assert_cmpint (person_copy->revision, ==, 7);
  g_assert_null (person_copy->left_on);

  action->position = 3;
  action_copy = candour_action_point_copy (action);
  g_assert_cmpstr (action_copy->standard_id, ==, "S1");
  g_assert_cmpint (action_copy->position, ==, 3);

  child_case->reference = g_strdup ("CF-2291");
  child_case->lists = 0x28;
  case_copy = candour_case_copy (child_case);
  g_assert_cmpstr (case_copy->reference, ==, "CF-2291");
  g_assert_cmpuint (case_copy->lists, ==, 0x28);
}

static void
test_actor (void)
{
  g_autoptr(CandourPerson) person = candour_person_new ();
  g_autoptr(CandourActor) nobody = candour_actor_new (NULL, "audit");
  g_autoptr(CandourActor) actor = NULL;
  g_autoptr(CandourActor) copy = NULL;

  g_assert_null (nobody->person_id);
  g_assert_cmpstr (nobody->account, ==, "audit");

  person->id = g_strdup ("p");
  person->name = g_strdup ("I. Sayer");
  person->role = CANDOUR_ROLE_QA_LEAD;
  actor = candour_actor_new (person, "isayer");
  copy = candour_actor_copy (actor);
  g_assert_cmpstr (copy->person_id, ==, "p");
  g_assert_cmpstr (copy->name, ==, "I. Sayer");
  g_assert_cmpint (copy->role, ==, CANDOUR_ROLE_QA_LEAD);
  g_assert_cmpstr (copy->account, ==, "isayer");
  g_assert_cmpstr (copy->device, ==, g_get_host_name ());
}

static void
test_rows (void)
{
  const GType types[] = {
    CANDOUR_TYPE_AUDIT_ROW, CANDOUR_TYPE_PERSON_ROW, CANDOUR_TYPE_CASE_ROW,
    CANDOUR_TYPE_FRAMEWORK_ROW, CANDOUR_TYPE_ACTION_ROW,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *row = g_object_new (types[i], NULL);

      g_object_add_weak_pointer (row, (gpointer *) &row);
      g_object_unref (row);
      g_assert_null (row);
    }
}

static void
test_child_words (void)
{
  static const struct
  {
    const char *sex;
    const char *age_band;
    const char *words;
  } cases[] = {
    { "girl", "5 to 9", "Girl, aged 5 to 9" },
    { NULL, "under 1", "Aged under 1" },
    { "boy", NULL, "Boy" },
    { "boy", "", "Boy" },
    { "girl", "unborn", "Not born yet" },
    { NULL, "unborn", "Not born yet" },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = candour_child_dup_words (cases[i].sex, cases[i].age_band);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/audit/texts", test_texts);
  g_test_add_func ("/core/audit/set-text", test_set_text);
  g_test_add_func ("/core/audit/gradings", test_gradings);
  g_test_add_func ("/core/audit/answers", test_answers);
  g_test_add_func ("/core/people/copies", test_copies);
  g_test_add_func ("/core/people/actor", test_actor);
  g_test_add_func ("/core/rows/end", test_rows);
  g_test_add_func ("/core/audit/child-words", test_child_words);

  return g_test_run ();
}
