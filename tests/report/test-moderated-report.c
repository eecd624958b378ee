/* test-moderated-report.c - three grades on paper: what is printed of a moderation, and to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "candour-audit-report.h"
#include "candour-store-moderations.h"
#include "candour-test-moderated.h"

#define MODERATOR_SAW "What the moderator saw."
#define WHY_AGREED    "The descriptor below fits better."

/* How far the moderation has come. */
typedef enum
{
  STEP_WAITING,
  STEP_GRADING,   /* all is graded, and nothing sealed */
  STEP_SEALED,
  STEP_REFERRED,  /* safety is agreed in conversation, the rest is not */
  STEP_AGREED,
  STEP_FINISHED,
} Step;

typedef enum
{
  READER_AUDITOR,
  READER_MODERATOR,
  READER_SECOND,    /* moderates for a living */
  READER_LEAD,
  READER_BOSS,      /* the worker's manager */
} Reader;

typedef struct
{
  Step        step;
  Reader      reader;
  gboolean    is_refused;
  const char *has[8];     /* in this order */
  const char *has_not[5];
} Case;

#define NOT_SEALED \
  { "P. Lowe; not sealed yet", "Overall judgement, auditor’s", "Moderator, blind", "Sealed", \
    "Not agreed yet", "Moderator’s grades sealed P. Lowe Not yet", NULL }
#define NOTHING_OF_IT { MODERATOR_SAW, WHY_AGREED, "Not moderated", "Quality of this audit", NULL }
#define SEALED \
  { "P. Lowe; graded blind", "Overall judgement, auditor’s", "Auditor: Good", \
    "Moderator: Requires improvement", "Inadequate Not agreed yet", "P. Lowe: " MODERATOR_SAW, \
    "P. Lowe, before seeing the auditor’s", NULL }
#define NOT_AGREED { WHY_AGREED, "Not moderated", "Sealed", "Agreed is", NULL }
#define AGREED \
  { "Overall judgement, agreed", "Auditor: Good", "Decided by S. Okoro. " WHY_AGREED, \
    "Agreed is", "Good Good Good = same", "Inadequate ↓ 1 lower", \
    "Agreed in conversation, 14 January 2026: " WHY_AGREED, "Decided by S. Okoro" }
#define NO_QUALITY { "Not moderated", "Not agreed yet", "Sealed", "Quality of this audit", NULL }

static const Case cases[] = {
  { STEP_WAITING, READER_AUDITOR, FALSE,
    { "Waiting for a moderator", "auditor’s", "Sealed", "Not agreed yet", NULL }, NOTHING_OF_IT },
  { STEP_WAITING, READER_SECOND, TRUE, { NULL }, { NULL } },
  { STEP_WAITING, READER_BOSS, FALSE, { "Sealed", "Not agreed yet", NULL }, NOTHING_OF_IT },
  { STEP_GRADING, READER_AUDITOR, FALSE, NOT_SEALED, NOTHING_OF_IT },
  { STEP_GRADING, READER_LEAD, FALSE, NOT_SEALED, NOTHING_OF_IT },
  { STEP_GRADING, READER_MODERATOR, TRUE, { NULL }, { NULL } },
  { STEP_SEALED, READER_AUDITOR, FALSE, SEALED, NOT_AGREED },
  { STEP_SEALED, READER_MODERATOR, FALSE, SEALED, NOT_AGREED },
  { STEP_REFERRED, READER_SECOND, FALSE, SEALED, NOT_AGREED },
  { STEP_REFERRED, READER_AUDITOR, FALSE, SEALED, NOT_AGREED },
  { STEP_AGREED, READER_AUDITOR, FALSE, AGREED, NO_QUALITY },
  { STEP_AGREED, READER_BOSS, FALSE, AGREED, NO_QUALITY },
  { STEP_FINISHED, READER_LEAD, FALSE, AGREED, { "Not moderated", "Not agreed yet", NULL } },
  { STEP_FINISHED, READER_MODERATOR, FALSE,
    { "Overall judgement, agreed", "Quality of this audit", "Grades rest on cited evidence: Yes",
      "Sign-off", NULL }, { "Not moderated", "Read by", NULL } },
};

static void
take_steps (CandourTestModerated *test,
            Step                  step)
{
  CandourDb *db = test->store->db;
  g_autoptr(GError) error = NULL;

  if (step >= STEP_GRADING)
    {
      candour_test_moderated_allocate (test, CANDOUR_TEST_MODERATOR);
      candour_test_moderated_grade (test, 3, 1, 3, 2);
    }
  if (step >= STEP_SEALED)
    candour_test_moderated_seal (test);
  if (step >= STEP_REFERRED)
    {
      candour_test_moderated_agree (test, CANDOUR_TEST_SAFETY, CANDOUR_AGREEMENT_TALKED, 1,
                                    test->moderator);
      candour_store_moderations_refer (db, test->moderation, CANDOUR_TEST_SECOND, "",
                                       test->moderator, CANDOUR_TEST_TODAY, &error);
      g_assert_no_error (error);
    }
  if (step >= STEP_AGREED)
    {
      candour_test_moderated_agree (test, NULL, CANDOUR_AGREEMENT_DECIDED, 2, test->second);
      candour_store_moderations_settle (db, test->moderation, test->second, CANDOUR_TEST_TODAY,
                                        &error);
      g_assert_no_error (error);
    }
  if (step >= STEP_FINISHED)
    candour_test_moderated_finish (test);
}

static const CandourActor *
get_reader (CandourTestModerated *test,
            Reader                reader)
{
  switch (reader)
    {
    case READER_MODERATOR:
      return test->moderator;
    case READER_SECOND:
      return test->second;
    case READER_LEAD:
      return test->lead;
    case READER_BOSS:
      return test->boss;
    case READER_AUDITOR:
    default:
      return test->store->actor;
    }
}

/* Lines are one space apart, so that a place in the text does not hang on where a line ends. */
static char *
dup_text (const char *path)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -raw %s -", path);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_spawn_command_line_sync (command, &text, NULL, NULL, NULL))
    return NULL;

  lines = g_strsplit_set (text, "\n\f", -1);

  return g_strjoinv (" ", lines);
}

static void
assert_text (const Case *wanted,
             const char *text)
{
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (wanted->has) && wanted->has[i] != NULL; i++)
    {
      const char *found = strstr (at, wanted->has[i]);

      if (found == NULL)
        g_test_message ("“%s” is not in its place in: %s", wanted->has[i], text);
      g_assert_nonnull (found);
      at = found;
    }

  for (guint i = 0; i < G_N_ELEMENTS (wanted->has_not) && wanted->has_not[i] != NULL; i++)
    {
      const char *found = strstr (text, wanted->has_not[i]);

      if (found != NULL)
        g_test_message ("“%s” is in: %s", wanted->has_not[i], text);
      g_assert_null (found);
    }
}

static void
check (CandourTestModerated *test,
       const Case           *wanted)
{
  g_autofree char *folder = g_dir_make_tmp ("candour-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "audit.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const CandourActor *reader = get_reader (test, wanted->reader);
  gboolean worked;

  candour_test_moderated_read_as (test, reader);
  worked = candour_audit_report_write (test->store->db, test->audit->id, path, reader, NULL,
                                       &error);
  candour_test_moderated_read_as (test, NULL);

  if (wanted->is_refused)
    {
      g_assert_false (worked);
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  else
    {
      g_assert_no_error (error);
      text = dup_text (path);
      if (text != NULL)
        assert_text (wanted, text);
      else
        g_test_skip ("pdftotext is not installed");
    }

  candour_test_remove_folder (folder);
}

static void
check_step (CandourTestStore *store,
            Step              step)
{
  g_auto(CandourTestModerated) test;
  guint n_cases = 0;

  candour_test_moderated_init (&test, store);
  take_steps (&test, step);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].step == step)
      {
        check (&test, &cases[i]);
        n_cases++;
      }
  g_assert_cmpuint (n_cases, >, 0);
}

#define STEP_TEST(name, step) \
  static void \
  test_ ## name (CandourTestStore *store) \
  { \
    check_step (store, step); \
  }

STEP_TEST (waiting, STEP_WAITING)
STEP_TEST (grading, STEP_GRADING)
STEP_TEST (sealed, STEP_SEALED)
STEP_TEST (referred, STEP_REFERRED)
STEP_TEST (agreed, STEP_AGREED)
STEP_TEST (finished, STEP_FINISHED)

/* Of an observation alone: what was observed, and that the family agreed. */
static void
test_observation (CandourTestStore *store)
{
  static const Case usual = {
    STEP_WAITING, READER_AUDITOR, FALSE, { "Views heard", NULL }, { "Observed", "Consent", NULL },
  };
  static const Case observed = {
    STEP_WAITING, READER_AUDITOR, FALSE,
    { "Observed Core group", "Consent The family agreed to an observer", NULL }, { NULL },
  };
  g_auto(CandourTestModerated) test;

  candour_test_moderated_init (&test, store);
  check (&test, &usual);
  candour_test_store_run (store, "UPDATE audit SET event = 'core-group', consent = 'given'");
  check (&test, &observed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  candour_test_store_add ("/report/moderated/waiting", test_waiting);
  candour_test_store_add ("/report/moderated/grading", test_grading);
  candour_test_store_add ("/report/moderated/sealed", test_sealed);
  candour_test_store_add ("/report/moderated/referred", test_referred);
  candour_test_store_add ("/report/moderated/agreed", test_agreed);
  candour_test_store_add ("/report/moderated/finished", test_finished);

  candour_test_store_add ("/report/observation", test_observation);

  return g_test_run ();
}
