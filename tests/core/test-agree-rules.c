/* test-agree-rules.c - what two sets of grades differ by, and how they become an agreed one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-moderation-rules.h"

#include "candour-test-audit.h"

/* The auditor: Good, Requires improvement, Good; overall Good. */
typedef struct
{
  CandourFramework  *framework;
  CandourAudit      *audit;
  CandourModeration *moderation;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->framework = candour_test_framework_new ();
  fixture->audit = candour_test_audit_new ("case", "framework", "auditor", "owner");
  fixture->moderation = candour_moderation_new ();
  fixture->moderation->state = CANDOUR_MODERATION_COMPARING;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  candour_framework_unref (fixture->framework);
  candour_audit_free (fixture->audit);
  candour_moderation_free (fixture->moderation);
}

/* 0: not graded, -1: does not apply. */
static void
grade (Fixture    *fixture,
       const char *standard_id,
       int         level)
{
  CandourGrading *grading = candour_audit_ensure_grading (fixture->audit, standard_id,
                                                          CANDOUR_GRADING_MODERATOR);

  grading->grade = MAX (level, 0);
  grading->not_applicable = level < 0;
}

static void
grade_all (Fixture *fixture,
           int      seeing,
           int      safety,
           int      supervision,
           int      overall)
{
  grade (fixture, CANDOUR_TEST_SEEING, seeing);
  grade (fixture, CANDOUR_TEST_SAFETY, safety);
  grade (fixture, CANDOUR_TEST_SUPERVISION, supervision);
  fixture->moderation->overall = overall;
}

static CandourAgreement *
agreement_new (const char           *standard_id,
               CandourAgreementKind  how,
               int                   level)
{
  CandourAgreement *agreement = candour_agreement_new (standard_id);

  agreement->how = how;
  agreement->grade = MAX (level, 0);
  agreement->not_applicable = level < 0;
  agreement->talked_on = g_strdup ("2026-01-14");
  candour_set_text (&agreement->reason, "The descriptor fits.");

  return agreement;
}

/* As the store would keep it, whatever it is. */
static void
put (Fixture              *fixture,
     const char           *standard_id,
     CandourAgreementKind  how,
     int                   level)
{
  CandourAgreement *old = candour_moderation_find_agreement (fixture->moderation, standard_id);

  if (old != NULL)
    g_ptr_array_remove (fixture->moderation->agreements, old);
  g_ptr_array_add (fixture->moderation->agreements, agreement_new (standard_id, how, level));
}

static void
put_same (Fixture *fixture)
{
  g_autoptr(GPtrArray) same = candour_rules_agree_same (fixture->framework, fixture->audit,
                                                        fixture->moderation);

  for (guint i = 0; i < same->len; i++)
    g_ptr_array_add (fixture->moderation->agreements, candour_agreement_copy (same->pdata[i]));
}

/* NULL: allowed. */
static void
check (Fixture                *fixture,
       CandourModerationEvent  event,
       const char             *standard_id,
       CandourAgreementKind    how,
       int                     level,
       const char             *expected)
{
  g_autoptr(CandourAgreement) agreement = agreement_new (standard_id, how, level);
  g_autofree char *why = candour_rules_check_agreement (fixture->framework, fixture->audit,
                                                        fixture->moderation, agreement, event);

  g_assert_cmpstr (why, ==, expected);
}

static void
check_talked (Fixture    *fixture,
              const char *standard_id,
              int         level,
              const char *expected)
{
  check (fixture, CANDOUR_EVENT_AGREE, standard_id, CANDOUR_AGREEMENT_TALKED, level, expected);
}

static void
check_decided (Fixture    *fixture,
               const char *standard_id,
               int         level,
               const char *expected)
{
  check (fixture, CANDOUR_EVENT_DECIDE, standard_id, CANDOUR_AGREEMENT_DECIDED, level, expected);
}

static void
check_lacks (GPtrArray  *taken,
             const char *expected)
{
  g_autoptr(GPtrArray) lacks = taken;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lacks->len; i++)
    {
      const CandourLack *lack = g_ptr_array_index (lacks, i);

      g_string_append_printf (text, "%d|%s|%s\n", lack->kind,
                              lack->standard_id != NULL ? lack->standard_id : "-", lack->title);
    }

  g_assert_cmpstr (text->str, ==, expected);
}

/* --- Comparing ------------------------------------------------------------------------ */

#define ACROSS \
  "The grades lie on two sides of the line between Good and Requires improvement. A second " \
  "moderator or the QA lead decides."
#define APART "The grades are two or more apart. A second moderator or the QA lead decides."

static void
check_pair (const CandourFramework *framework,
            int                     auditor,
            int                     moderator,
            const char             *text,
            const char             *sentence)
{
  CandourDifference difference = candour_rules_compare (framework, auditor, moderator);
  g_autofree char *own_text = candour_difference_dup_text (&difference);
  g_autofree char *own_sentence = candour_difference_dup_sentence (&difference);

  g_assert_cmpstr (own_text, ==, text);
  g_assert_cmpstr (own_sentence, ==, sentence);
}

static void
test_compare_four (Fixture       *fixture,
                   gconstpointer  data)
{
  /* By auditor, then moderator: = same, d discuss, x across the line, a apart. */
  static const char *const kinds[] = { "=daa", "d=xx", "ax=d", "axd=" };

  for (int auditor = 1; auditor <= 4; auditor++)
    for (int moderator = 1; moderator <= 4; moderator++)
      {
        CandourDifference difference = candour_rules_compare (fixture->framework, auditor,
                                                              moderator);
        char kind = kinds[auditor - 1][moderator - 1];
        gboolean crosses = (auditor >= 3) != (moderator >= 3);

        g_assert_cmpint (difference.kind, ==, kind == '=' ? CANDOUR_DIFFERENCE_SAME
                                              : kind == 'd' ? CANDOUR_DIFFERENCE_DISCUSS
                                              : CANDOUR_DIFFERENCE_DECIDE);
        g_assert_cmpint (difference.steps, ==, auditor - moderator);
        g_assert_cmpint (difference.crosses, ==, crosses);
      }
}

static void
test_compare_words (Fixture       *fixture,
                    gconstpointer  data)
{
  check_pair (fixture->framework, 3, 3, "Same", NULL);
  check_pair (fixture->framework, 4, 3, "Auditor 1 higher", NULL);
  check_pair (fixture->framework, 1, 2, "Auditor 1 lower", NULL);
  check_pair (fixture->framework, 3, 2, "Auditor 1 higher", ACROSS);
  check_pair (fixture->framework, 1, 4, "Auditor 3 lower", ACROSS);
  check_pair (fixture->framework, 3, -1, "Only the auditor graded it", NULL);
  check_pair (fixture->framework, -1, 3, "Only the moderator graded it", NULL);
  check_pair (fixture->framework, -1, -1, "Same", NULL);
  check_pair (fixture->framework, 0, 3, "", NULL);
  check_pair (fixture->framework, 3, 0, "", NULL);
}

/* Steps of a longer scale are smaller: they count as they are drawn. */
static void
test_compare_eleven (Fixture       *fixture,
                     gconstpointer  data)
{
  candour_test_framework_set_scale (fixture->framework, CANDOUR_TEST_SCALE_ELEVEN);
  check_pair (fixture->framework, 9, 7, "Auditor 2 higher", NULL);   /* 8 and 6: both Good */
  check_pair (fixture->framework, 10, 7, "Auditor 3 higher", NULL);  /* 9 and 6 */
  check_pair (fixture->framework, 7, 6, "Auditor 1 higher", ACROSS); /* 6 and 5 */
  check_pair (fixture->framework, 1, 6, "Auditor 5 lower", NULL);    /* 0 and 5 */
  check_pair (fixture->framework, 1, 7, "Auditor 6 lower", ACROSS);

  candour_test_framework_set_scale (fixture->framework, CANDOUR_TEST_SCALE_RAG);
  check_pair (fixture->framework, 3, 2, "Auditor 1 higher", ACROSS);
  check_pair (fixture->framework, 2, 1, "Auditor 1 higher", NULL);
}

/* A scale that is drawn as none of the four has no line, and steps of its own. */
static void
test_compare_undrawn (Fixture       *fixture,
                      gconstpointer  data)
{
  for (guint i = 0; i < fixture->framework->scale->len; i++)
    ((CandourScaleGrade *) fixture->framework->scale->pdata[i])->drawn_as = CANDOUR_GRADE_NONE;

  check_pair (fixture->framework, 3, 2, "Auditor 1 higher", NULL);
  check_pair (fixture->framework, 4, 2, "Auditor 2 higher", APART);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (candour_rules_get_change (3, 2), ==, -1);
  g_assert_cmpint (candour_rules_get_change (2, 3), ==, 1);
  g_assert_cmpint (candour_rules_get_change (3, 3), ==, 0);
  g_assert_cmpint (candour_rules_get_change (0, 3), ==, 0);
  g_assert_cmpint (candour_rules_get_change (3, 0), ==, 0);
}

static void
test_pattern (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    guint       n_higher;
    guint       n_same;
    guint       n_lower;
    const char *text;
  } cases[] = {
    { 6, 5, 0, NULL },
    { 7, 7, 0, "Higher than the moderator in 7, the same in 7, lower in none. That is more than "
               "chance would explain, so talk it through." },
    { 6, 6, 0, "Higher than the moderator in 6, the same in 6, lower in none. That is more than "
               "chance would explain, so talk it through." },
    { 5, 7, 0, "Higher than the moderator in 5, the same in 7, lower in none." },
    { 8, 4, 1, "Higher than the moderator in 8, the same in 4, lower in 1. That is more than "
               "chance would explain, so talk it through." },
    { 7, 4, 1, "Higher than the moderator in 7, the same in 4, lower in 1." },
    { 0, 12, 0, "Higher than the moderator in none, the same in 12, lower in none." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = candour_rules_dup_pattern (cases[i].n_higher, cases[i].n_same,
                                                         cases[i].n_lower);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* --- Sealing -------------------------------------------------------------------------- */

static void
check_seal (Fixture    *fixture,
            const char *lacks,
            const char *sentence)
{
  g_autofree char *own = candour_rules_dup_seal_sentence (fixture->framework, fixture->audit,
                                                          fixture->moderation);

  check_lacks (candour_rules_find_seal_lacks (fixture->framework, fixture->audit,
                                              fixture->moderation), lacks);
  g_assert_cmpstr (own, ==, sentence);
}

static void
test_seal (Fixture       *fixture,
           gconstpointer  data)
{
  CandourGrading *grading;

  /* The auditor's grades count for nothing here. */
  check_seal (fixture, "0|S1|1. Seeing and hearing the child has no grade\n"
                       "0|S2|2. Safety planning has no grade\n"
                       "0|S3|3. Supervision and reflection has no grade\n"
                       "2|-|No overall judgement\n",
              "You can seal when 3 more standards and the overall judgement are graded");

  grade_all (fixture, 3, 1, 0, 0);
  check_seal (fixture, "0|S3|3. Supervision and reflection has no grade\n"
                       "2|-|No overall judgement\n",
              "You can seal when 1 more standard and the overall judgement are graded");

  grade (fixture, CANDOUR_TEST_SUPERVISION, -1);
  check_seal (fixture, "1|S3|3. Supervision and reflection does not apply: no reason is given\n"
                       "2|-|No overall judgement\n",
              "You can seal when the overall judgement is graded");

  grading = candour_audit_find_grading (fixture->audit, CANDOUR_TEST_SUPERVISION,
                                        CANDOUR_GRADING_MODERATOR);
  candour_set_text (&grading->na_reason, "No supervision was due yet.");
  fixture->moderation->overall = 3;
  check_seal (fixture, "3|-|The overall judgement cannot be Good\n",
              "The overall judgement cannot be Good");

  fixture->moderation->overall = 2;
  check_seal (fixture, "", NULL);
}

/* A standard that is not for this child needs no grade, and some frameworks have no overall. */
static void
test_seal_less (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->audit->cohort = CANDOUR_COHORT_EARLY_HELP;
  fixture->framework->has_overall = FALSE;
  check_seal (fixture, "0|S1|1. Seeing and hearing the child has no grade\n"
                       "0|S2|2. Safety planning has no grade\n",
              "You can seal when 2 more standards are graded");
  grade_all (fixture, 3, 3, 0, 0);
  check_seal (fixture, "", NULL);
}

/* --- Agreeing ------------------------------------------------------------------------- */

static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  grade_all (fixture, 3, 2, 3, 3);
  put_same (fixture);
  g_assert_cmpuint (fixture->moderation->agreements->len, ==, 4);
  g_assert_cmpuint (candour_rules_count_to_agree (fixture->framework, fixture->audit,
                                                  fixture->moderation), ==, 0);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation), "");
  check_talked (fixture, CANDOUR_TEST_SEEING, 4, "Both graded this the same, and so it stands.");
  check_decided (fixture, NULL, 2, "Both graded this the same, and so it stands.");
}

static void
test_talk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(CandourAgreement) silent = agreement_new (CANDOUR_TEST_SEEING,
                                                      CANDOUR_AGREEMENT_TALKED, 3);
  g_autofree char *why = NULL;
  g_autofree char *when = NULL;

  grade_all (fixture, 4, 2, 3, 3);
  put_same (fixture);
  g_assert_cmpuint (candour_rules_count_to_agree (fixture->framework, fixture->audit,
                                                  fixture->moderation), ==, 1);

  check_talked (fixture, CANDOUR_TEST_SEEING, 3, NULL);
  check_talked (fixture, CANDOUR_TEST_SEEING, 4, NULL);
  check_talked (fixture, CANDOUR_TEST_SEEING, 2,
                "An agreed grade lies between the two: from Good to Outstanding.");
  check_talked (fixture, CANDOUR_TEST_SEEING, 0, "Choose the agreed grade.");
  check_talked (fixture, CANDOUR_TEST_SEEING, 5, "Choose the agreed grade.");
  check_talked (fixture, CANDOUR_TEST_SEEING, -1, "Choose the agreed grade.");
  check_decided (fixture, CANDOUR_TEST_SEEING, 2, NULL);
  check (fixture, CANDOUR_EVENT_AGREE, CANDOUR_TEST_SEEING, CANDOUR_AGREEMENT_DECIDED, 3,
         "A grade is agreed in conversation, or decided.");
  check (fixture, CANDOUR_EVENT_AGREE, CANDOUR_TEST_SEEING, CANDOUR_AGREEMENT_SAME, 3,
         "A grade is agreed in conversation, or decided.");

  candour_set_text (&silent->reason, "  ");
  why = candour_rules_check_agreement (fixture->framework, fixture->audit, fixture->moderation,
                                       silent, CANDOUR_EVENT_AGREE);
  g_assert_cmpstr (why, ==, "Say why this is the agreed grade. Both of you will see it.");
  candour_set_text (&silent->reason, "Because");
  candour_set_text (&silent->talked_on, "14 January");
  when = candour_rules_check_agreement (fixture->framework, fixture->audit, fixture->moderation,
                                        silent, CANDOUR_EVENT_AGREE);
  g_assert_cmpstr (when, ==, "Say on which day you agreed it in conversation.");
}

static void
test_not_applicable (Fixture       *fixture,
                     gconstpointer  data)
{
  grade_all (fixture, 3, 2, -1, 3);
  put_same (fixture);
  check_talked (fixture, CANDOUR_TEST_SUPERVISION, 3, NULL);
  check_talked (fixture, CANDOUR_TEST_SUPERVISION, -1, NULL);
  check_talked (fixture, CANDOUR_TEST_SUPERVISION, 2,
                "Agree on the grade that was given, or that it does not apply.");
}

static void
test_decide (Fixture       *fixture,
             gconstpointer  data)
{
  grade_all (fixture, 3, 3, 4, 3);
  put_same (fixture);
  check_talked (fixture, CANDOUR_TEST_SAFETY, 3, ACROSS);
  g_assert_true (candour_rules_needs_decision (fixture->framework, fixture->audit,
                                               fixture->moderation));
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation),
               "5|S2|2. Safety planning is to be decided\n"
               "4|S3|3. Supervision and reflection is left to agree\n");

  check_decided (fixture, CANDOUR_TEST_SAFETY, 2, NULL);
  check_decided (fixture, CANDOUR_TEST_SAFETY, 0, "Choose the agreed grade.");
  check (fixture, CANDOUR_EVENT_DECIDE, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 2,
         "A grade is agreed in conversation, or decided.");

  put (fixture, CANDOUR_TEST_SUPERVISION, CANDOUR_AGREEMENT_TALKED, 4);
  check_decided (fixture, CANDOUR_TEST_SUPERVISION, 3,
                 "This was agreed in conversation, and is not to be decided.");
  put (fixture, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_DECIDED, 2);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation), "");
}

static void
check_refer (Fixture    *fixture,
             gboolean    in_place,
             const char *words,
             const char *expected)
{
  g_autofree char *why = candour_rules_check_refer (fixture->framework, fixture->audit,
                                                    fixture->moderation, in_place, words);

  g_assert_cmpstr (why, ==, expected);
}

static void
test_refer (Fixture       *fixture,
            gconstpointer  data)
{
  grade_all (fixture, 4, 2, 3, 3);
  put_same (fixture);
  check_refer (fixture, FALSE, "",
               "Nothing is left that a second moderator or the QA lead must decide.");
  check_refer (fixture, TRUE, " ", "Say why this is decided in the moderator’s place.");
  check_refer (fixture, TRUE, "The moderator is ill.", NULL);

  put (fixture, CANDOUR_TEST_SEEING, CANDOUR_AGREEMENT_NOT_AGREED, 0);
  check_refer (fixture, FALSE, "", NULL);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation),
               "5|S1|1. Seeing and hearing the child is to be decided\n");

  grade (fixture, CANDOUR_TEST_SAFETY, 1);
  g_ptr_array_remove (fixture->moderation->agreements,
                      candour_moderation_find_agreement (fixture->moderation,
                                                         CANDOUR_TEST_SAFETY));
  check_refer (fixture, FALSE, "", "Talk about the other difference first: 1 is left.");
}

/* --- Overall -------------------------------------------------------------------------- */

static void
test_overall_after (Fixture       *fixture,
                    gconstpointer  data)
{
  grade_all (fixture, 4, 2, 3, 4);
  put_same (fixture);
  check_talked (fixture, NULL, 3, "Agree the standards first, then the overall judgement.");
  check_decided (fixture, NULL, 3, "Agree the standards first, then the overall judgement.");
  put (fixture, CANDOUR_TEST_SEEING, CANDOUR_AGREEMENT_TALKED, 3);
  check_talked (fixture, NULL, 3, NULL);
  check_talked (fixture, NULL, 4, "Needs Seeing and hearing the child at Outstanding");
  check_talked (fixture, NULL, 2, "An agreed grade lies between the two: from Good to "
                                  "Outstanding.");
  check_decided (fixture, NULL, 2, NULL);
}

/* Both said Good, but agreed that there is no safe plan: then Good is out of reach. */
static void
test_overall_limited (Fixture       *fixture,
                      gconstpointer  data)
{
  grade_all (fixture, 3, 1, 3, 3);
  put_same (fixture);
  put (fixture, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 2);
  g_assert_cmpuint (candour_rules_count_to_agree (fixture->framework, fixture->audit,
                                                  fixture->moderation), ==, 0);

  put (fixture, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 1);
  g_assert_cmpuint (candour_rules_count_to_agree (fixture->framework, fixture->audit,
                                                  fixture->moderation), ==, 1);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation),
               "3|-|The overall judgement cannot be Good\n");
  check_talked (fixture, NULL, 3,
                "An audit cannot be Good while Safety planning is Inadequate. The rule is in "
                "framework version 4 and applies to every audit.");
  check_talked (fixture, NULL, 2, NULL);

  put (fixture, NULL, CANDOUR_AGREEMENT_TALKED, 2);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation), "");
}

static void
test_no_overall (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture->framework->has_overall = FALSE;
  fixture->audit->overall = 0;
  grade_all (fixture, 3, 2, 3, 0);
  put_same (fixture);
  g_assert_cmpuint (fixture->moderation->agreements->len, ==, 3);
  check_lacks (candour_rules_find_settle_lacks (fixture->framework, fixture->audit,
                                                fixture->moderation), "");
}

/* --- Finishing ------------------------------------------------------------------------ */

static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  CandourModeration *moderation = fixture->moderation;

  grade_all (fixture, 4, 2, 3, 3);
  put_same (fixture);
  check_lacks (candour_rules_find_finish_lacks (fixture->framework, fixture->audit, moderation),
               "4|S1|1. Seeing and hearing the child is left to agree\n"
               "6|-|Not answered: “Grades rest on cited evidence”\n"
               "6|-|Not answered: “The child’s experience is at the centre”\n"
               "6|-|Not answered: “Actions say what will change for the child”\n");

  moderation->state = CANDOUR_MODERATION_AGREED;
  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    moderation->quality[i] = CANDOUR_VERDICT_PARTLY;
  check_lacks (candour_rules_find_finish_lacks (fixture->framework, fixture->audit, moderation),
               "");

  moderation->quality[CANDOUR_QUALITY_ACTIONS] = CANDOUR_VERDICT_NO;
  check_lacks (candour_rules_find_finish_lacks (fixture->framework, fixture->audit, moderation),
               "7|-|No comment for the auditor\n");
  candour_set_text (&moderation->comment, "Say who rings whom.");
  check_lacks (candour_rules_find_finish_lacks (fixture->framework, fixture->audit, moderation),
               "");
}

/* --- What follows --------------------------------------------------------------------- */

static char *
describe_lowerings (Fixture *fixture)
{
  g_autoptr(GPtrArray) lowerings = candour_rules_find_lowerings (fixture->framework,
                                                                 fixture->audit,
                                                                 fixture->moderation);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lowerings->len; i++)
    {
      const CandourLowering *lowering = g_ptr_array_index (lowerings, i);

      g_string_append_printf (text, "%s %d>%d %d%s; ",
                              lowering->standard_id != NULL ? lowering->standard_id : "-",
                              lowering->auditor, lowering->agreed, lowering->action_days,
                              lowering->needs_action ? " action" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_lowerings (Fixture       *fixture,
                gconstpointer  data)
{
  CandourActionPoint *of_safety = g_ptr_array_index (fixture->audit->actions, 1);
  g_autofree char *with_action = NULL;
  g_autofree char *without = NULL;

  of_safety->state = CANDOUR_ACTION_OPEN;
  grade_all (fixture, 4, 1, 2, 2);
  put (fixture, CANDOUR_TEST_SEEING, CANDOUR_AGREEMENT_TALKED, 4);
  put (fixture, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 1);
  put (fixture, CANDOUR_TEST_SUPERVISION, CANDOUR_AGREEMENT_DECIDED, 2);
  put (fixture, NULL, CANDOUR_AGREEMENT_DECIDED, 2);
  with_action = describe_lowerings (fixture);
  g_assert_cmpstr (with_action, ==, "S2 2>1 5; S3 3>2 20 action; - 3>2 20; ");

  of_safety->state = CANDOUR_ACTION_WITHDRAWN;
  without = describe_lowerings (fixture);
  g_assert_cmpstr (without, ==, "S2 2>1 5 action; S3 3>2 20 action; - 3>2 20; ");
}

#define ADD(name, test) \
  g_test_add ("/core/agree/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("compare-four", test_compare_four);
  ADD ("compare-words", test_compare_words);
  ADD ("compare-eleven", test_compare_eleven);
  ADD ("compare-undrawn", test_compare_undrawn);
  ADD ("change", test_change);
  ADD ("pattern", test_pattern);
  ADD ("seal", test_seal);
  ADD ("seal-less", test_seal_less);
  ADD ("same", test_same);
  ADD ("talk", test_talk);
  ADD ("not-applicable", test_not_applicable);
  ADD ("decide", test_decide);
  ADD ("refer", test_refer);
  ADD ("overall-after", test_overall_after);
  ADD ("overall-limited", test_overall_limited);
  ADD ("no-overall", test_no_overall);
  ADD ("finish", test_finish);
  ADD ("lowerings", test_lowerings);

  return g_test_run ();
}
