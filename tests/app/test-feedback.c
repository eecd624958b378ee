/* test-feedback.c - where feedback is, in words, for each who looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback-words.h"

static void
add_person (CandourFeedbackFacts *facts,
            const char           *id,
            const char           *name)
{
  CandourPerson *person = candour_person_new ();

  g_free (person->id);
  person->id = g_strdup (id);
  g_free (person->name);
  person->name = g_strdup (name);
  g_ptr_array_add (facts->people, person);
}

static void
free_person (gpointer person)
{
  candour_person_free (person);
}

static CandourFeedbackFacts *
make_facts (void)
{
  CandourFeedbackFacts *facts = g_new0 (CandourFeedbackFacts, 1);

  facts->feedback = candour_feedback_new ("a1");
  facts->feedback->auditor_id = g_strdup ("auditor");
  facts->feedback->worker_id = g_strdup ("worker");
  facts->feedback->reader_id = g_strdup ("worker");
  facts->feedback->manager_id = g_strdup ("manager");
  facts->audit = candour_audit_new ();
  candour_set_text (&facts->audit->reference, "CF-1962");
  facts->audit->auditor_id = g_strdup ("auditor");
  facts->audit->cohort = CANDOUR_COHORT_CHILD_IN_NEED;
  facts->audit->submitted_at = g_strdup ("2025-12-05T10:00:00Z");
  facts->people = g_ptr_array_new_with_free_func (free_person);
  facts->holidays = candour_holidays_new ();
  add_person (facts, "auditor", "T. Lowe");
  add_person (facts, "worker", "R. Dean");
  add_person (facts, "manager", "S. Marsh");
  add_person (facts, "moderator", "N. Vale");

  return facts;
}

static void
assert_step (const CandourFeedbackFacts *facts,
             const char                 *person_id,
             const char                 *today,
             guint                       current,
             guint                       number,
             const char                 *title,
             const char                 *detail)
{
  CandourFeedbackStep steps[CANDOUR_FEEDBACK_STEPS] = { { 0 } };

  g_assert_cmpuint (candour_feedback_list_steps (facts, person_id, today, steps), ==, current);
  g_assert_cmpstr (steps[number - 1].title, ==, title);
  g_assert_cmpstr (steps[number - 1].detail, ==, detail);
  for (guint i = 0; i < CANDOUR_FEEDBACK_STEPS; i++)
    candour_feedback_step_clear (&steps[i]);
}

/* From the draft to the last tick, as each of them reads it. */
static void
test_steps (void)
{
  g_autoptr(CandourFeedbackFacts) facts = make_facts ();
  CandourFeedback *feedback = facts->feedback;

  assert_step (facts, "auditor", "2026-01-08", 1, 1, "Shared with R. Dean", "T. Lowe writes it");
  feedback->shared_at = g_strdup ("2026-01-09T10:00:00Z");
  assert_step (facts, "worker", "2026-01-12", 2, 1, "Shared with you", "Fri 9 Jan, by T. Lowe");
  assert_step (facts, "worker", "2026-01-12", 2, 2, "Read", "Not read yet");
  feedback->read_at = g_strdup ("2026-01-12T08:50:00Z");
  assert_step (facts, "worker", "2026-01-12", 3, 3, "Your reply", "Open until Fri 23 Jan");
  assert_step (facts, "manager", "2026-01-12", 3, 3, "Reply of R. Dean", "Open until Fri 23 Jan");
  assert_step (facts, "worker", "2026-01-12", 3, 4, "Handed to supervision",
               "To S. Marsh with the reply, or on Fri 23 Jan");
  feedback->replied_at = g_strdup ("2026-01-13T10:00:00Z");
  feedback->match = CANDOUR_MATCH_PARTLY;
  assert_step (facts, "manager", "2026-01-14", 5, 3, "Reply of R. Dean", "Tue 13 Jan: In part");
  assert_step (facts, "manager", "2026-01-14", 5, 5, "Talked through in supervision",
               "S. Marsh ticks it");
  feedback->talked_at = g_strdup ("2026-01-20T10:00:00Z");
  feedback->knows_at = g_strdup ("2026-01-20T10:00:00Z");
  assert_step (facts, "manager", "2026-01-21", 6, 5, "Talked through in supervision",
               "Tue 20 Jan");
}

/* Nobody answered in time: it goes on without. */
static void
test_late (void)
{
  g_autoptr(CandourFeedbackFacts) facts = make_facts ();

  facts->feedback->shared_at = g_strdup ("2026-01-09T10:00:00Z");
  assert_step (facts, "worker", "2026-01-26", 5, 3, "Your reply", "Was open until Fri 23 Jan");
  assert_step (facts, "worker", "2026-01-26", 5, 4, "Handed to supervision",
               "To S. Marsh, Fri 23 Jan");
}

static void
test_heads (void)
{
  g_autoptr(CandourFeedbackFacts) facts = make_facts ();
  g_autofree char *lead = candour_feedback_dup_lead (facts);
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *two = candour_feedback_dup_readers (facts);
  g_autofree char *three = NULL;
  g_autofree char *moderated = NULL;

  facts->feedback->shared_at = g_strdup ("2026-01-09T10:00:00Z");
  facts->moderator_id = g_strdup ("moderator");
  own = candour_feedback_dup_title (facts, "worker");
  other = candour_feedback_dup_title (facts, "manager");
  three = candour_feedback_dup_readers (facts);
  moderated = candour_feedback_dup_lead (facts);
  g_assert_cmpstr (lead, ==, "CF-1962, Child in need. Read by T. Lowe on 5 December 2025.");
  g_assert_cmpstr (moderated, ==, "CF-1962, Child in need. Read by T. Lowe on 5 December 2025, "
                                  "moderated by N. Vale.");
  g_assert_cmpstr (own, ==, "What we found in your work with this child");
  g_assert_cmpstr (other, ==, "What we found in the work of R. Dean with this child");
  g_assert_cmpstr (two, ==, "T. Lowe and S. Marsh");
  g_assert_cmpstr (three, ==, "T. Lowe, N. Vale and S. Marsh");
}

static void
test_lines (void)
{
  g_auto(GStrv) lines = candour_feedback_dup_lines ("One\n\n  Two \n");
  g_auto(GStrv) none = candour_feedback_dup_lines ("  \n");

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[1], ==, "Two");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/feedback/steps", test_steps);
  g_test_add_func ("/app/feedback/late", test_late);
  g_test_add_func ("/app/feedback/heads", test_heads);
  g_test_add_func ("/app/feedback/lines", test_lines);

  return g_test_run ();
}
