/* test-feedback.c - who may do what to feedback, when, and which days count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-feedback.h"

/* Shared on Friday 9 January 2026; ten working days end on Friday 23, twenty more on 20
 * February.
 */
static CandourFeedback *
make_feedback (CandourFeedbackState state)
{
  CandourFeedback *feedback = candour_feedback_new ("audit");

  feedback->auditor_id = g_strdup ("auditor");
  feedback->worker_id = g_strdup ("worker");
  feedback->reader_id = g_strdup ("worker");
  feedback->manager_id = g_strdup ("manager");
  if (state == CANDOUR_FEEDBACK_DRAFT)
    return feedback;

  feedback->shared_at = g_strdup ("2026-01-09T10:00:00Z");
  if (state == CANDOUR_FEEDBACK_READ)
    feedback->read_at = g_strdup ("2026-01-12T08:50:00Z");
  if (state == CANDOUR_FEEDBACK_REPLIED || state == CANDOUR_FEEDBACK_TALKED)
    {
      feedback->replied_at = g_strdup ("2026-01-13T08:50:00Z");
      feedback->match = CANDOUR_MATCH_NO;
    }
  if (state == CANDOUR_FEEDBACK_TALKED)
    {
      feedback->talked_at = g_strdup ("2026-01-14T08:50:00Z");
      feedback->knows_at = g_strdup ("2026-01-14T08:50:00Z");
    }

  return feedback;
}

/* --- Every state by everybody by every event ------------------------------------------ */

#define N_STATES (CANDOUR_FEEDBACK_TALKED + 1)
#define N_EVENTS (CANDOUR_FEEDBACK_TALK + 1)

static void
test_every (void)
{
  static const char *const everybody[] = { "auditor", "worker", "manager", "other", NULL };
  static const struct
  {
    CandourFeedbackEvent event;
    const char          *who;
    gboolean             in[N_STATES];  /* draft, shared, read, replied, supervision, talked */
  } table[] = {
    { CANDOUR_FEEDBACK_SAVE, "auditor", { TRUE } },
    { CANDOUR_FEEDBACK_SHARE, "auditor", { TRUE } },
    { CANDOUR_FEEDBACK_OPEN, "worker", { FALSE, TRUE, TRUE, TRUE, TRUE, TRUE } },
    { CANDOUR_FEEDBACK_REPLY, "worker", { FALSE, TRUE, TRUE } },
    { CANDOUR_FEEDBACK_TICK_TALKED, "manager", { FALSE, TRUE, TRUE, TRUE, TRUE } },
    { CANDOUR_FEEDBACK_TICK_KNOWS, "manager", { FALSE, TRUE, TRUE, TRUE, TRUE } },
    { CANDOUR_FEEDBACK_TALK, "auditor", { FALSE, FALSE, FALSE, TRUE, FALSE, TRUE } },
  };
  guint n = 0;

  for (int state = 0; state < N_STATES; state++)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      for (guint j = 0; j < G_N_ELEMENTS (everybody); j++)
        {
          g_autoptr(CandourFeedback) feedback = make_feedback (state);
          const char *today = state == CANDOUR_FEEDBACK_SUPERVISION ? "2026-01-26" : "2026-01-14";
          gboolean may = table[i].in[state] && g_strcmp0 (everybody[j], table[i].who) == 0;
          g_autofree char *sentence =
            candour_rules_check_feedback (feedback, table[i].event, CANDOUR_AUDIT_CLOSED,
                                          everybody[j], today, NULL, NULL);

          g_assert_cmpint (candour_feedback_get_state (feedback, today, NULL), ==, state);
          if ((sentence == NULL) != may)
            g_test_message ("state %d event %d by %s: %s", state, table[i].event, everybody[j],
                            sentence);
          g_assert_true ((sentence == NULL) == may);
          n++;
        }

  g_assert_cmpuint (n, ==, N_STATES * N_EVENTS * G_N_ELEMENTS (everybody));
}

/* One voice about the grade: not while it is being moderated. */
static void
test_audit_states (void)
{
  static const struct
  {
    CandourAuditState state;
    gboolean          save;
    gboolean          share;
  } cases[] = {
    { CANDOUR_AUDIT_NOT_STARTED, FALSE, FALSE },
    { CANDOUR_AUDIT_IN_PROGRESS, FALSE, FALSE },
    { CANDOUR_AUDIT_IN_MODERATION, TRUE, FALSE },
    { CANDOUR_AUDIT_ACTIONS_OPEN, TRUE, TRUE },
    { CANDOUR_AUDIT_CLOSED, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CandourFeedback) feedback = make_feedback (CANDOUR_FEEDBACK_DRAFT);
      g_autofree char *save =
        candour_rules_check_feedback (feedback, CANDOUR_FEEDBACK_SAVE, cases[i].state, "auditor",
                                      "2026-01-14", NULL, NULL);
      g_autofree char *share =
        candour_rules_check_feedback (feedback, CANDOUR_FEEDBACK_SHARE, cases[i].state, "auditor",
                                      "2026-01-14", NULL, NULL);

      g_assert_true ((save == NULL) == cases[i].save);
      g_assert_true ((share == NULL) == cases[i].share);
    }
}

static void
test_days (void)
{
  g_autoptr(CandourFeedback) shared = make_feedback (CANDOUR_FEEDBACK_SHARED);
  g_autoptr(CandourFeedback) replied = make_feedback (CANDOUR_FEEDBACK_REPLIED);
  g_autoptr(CandourFeedback) draft = make_feedback (CANDOUR_FEEDBACK_DRAFT);
  g_autofree char *until = candour_feedback_dup_reply_until (shared, NULL);
  g_autofree char *handed = candour_feedback_dup_handed_on (shared, NULL);
  g_autofree char *told = candour_feedback_dup_told_on (shared, NULL);
  g_autofree char *replied_on = candour_feedback_dup_handed_on (replied, NULL);
  g_autofree char *replied_told = candour_feedback_dup_told_on (replied, NULL);

  g_assert_cmpstr (until, ==, "2026-01-23");
  g_assert_cmpstr (handed, ==, "2026-01-23");
  g_assert_cmpstr (told, ==, "2026-02-21");
  g_assert_cmpstr (replied_on, ==, "2026-01-13");
  g_assert_cmpstr (replied_told, ==, "2026-02-11");
  g_assert_null (candour_feedback_dup_reply_until (draft, NULL));
  g_assert_null (candour_feedback_dup_told_on (draft, NULL));
}

static void
test_words (void)
{
  g_autoptr(CandourFeedback) feedback = make_feedback (CANDOUR_FEEDBACK_DRAFT);

  g_assert_cmpstr (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_SHARE), ==,
                   "Say one thing that helped this child, however small.");
  g_assert_null (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_SAVE));
  candour_set_text (&feedback->strong, "He knows you");
  g_assert_cmpstr (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_SHARE), ==,
                   "Say why it has this grade.");
  candour_set_text (&feedback->why, "The plan drifted");
  g_assert_null (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_SHARE));

  g_assert_cmpstr (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_REPLY), ==,
                   "Say whether it matches how you see it.");
  feedback->match = CANDOUR_MATCH_YES;
  g_assert_null (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_REPLY));
  feedback->match = CANDOUR_MATCH_PARTLY;
  g_assert_nonnull (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_REPLY));
  candour_set_text (&feedback->reply, "I did ask him");
  g_assert_null (candour_rules_check_feedback_words (feedback, CANDOUR_FEEDBACK_REPLY));
}

static void
test_nobody_holds (void)
{
  g_autoptr(CandourFeedback) feedback = make_feedback (CANDOUR_FEEDBACK_DRAFT);
  g_autofree char *sentence = NULL;

  g_clear_pointer (&feedback->reader_id, g_free);
  sentence = candour_rules_check_feedback (feedback, CANDOUR_FEEDBACK_SHARE, CANDOUR_AUDIT_CLOSED,
                                           "auditor", "2026-01-14", NULL, NULL);
  g_assert_cmpstr (sentence, ==, "Nobody holds this case, so there is nobody to share it with.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/feedback/every-state-person-event", test_every);
  g_test_add_func ("/core/feedback/audit-states", test_audit_states);
  g_test_add_func ("/core/feedback/days", test_days);
  g_test_add_func ("/core/feedback/words", test_words);
  g_test_add_func ("/core/feedback/nobody-holds", test_nobody_holds);

  return g_test_run ();
}
