/* test-pack-payload.c - what is in a pack is what was put in, and nothing that must not be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-payload.h"

#include <string.h>

#include "candour-error.h"

#define SALT    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WORDS   "She said: “I know why.”\nTwo lines & <b>"
#define VERDICT "Visits are too few, and nobody asked why."

/* Graded by the auditor, citing one source. */
static CandourPackAudit *
add_audit (GPtrArray *audits)
{
  CandourPackAudit *self = candour_pack_audits_add (audits, "K7Q2MX");
  CandourGrading *grading =
    candour_audit_ensure_grading (self->audit, "S2", CANDOUR_GRADING_AUDITOR);
  CandourVoice *voice = candour_voice_new (CANDOUR_VOICE_CHILD);

  self->framework = 1;
  self->due_on = g_strdup ("2026-12-04");
  candour_set_text (&self->commitment, SALT);
  self->audit->cohort = CANDOUR_COHORT_CHILD_PROTECTION;
  candour_set_text (&self->audit->plan, "Child protection, neglect");
  candour_set_text (&self->audit->age_band, "5-9");
  candour_set_text (&self->audit->reference, "CF-2291");
  candour_set_text (&self->audit->overall_reason, VERDICT);
  self->audit->overall = 2;
  grading->grade = 2;
  candour_set_text (&grading->rationale, VERDICT);
  candour_set_text (&grading->strengths, VERDICT);
  g_ptr_array_add (grading->answers, candour_answer_new ("1", CANDOUR_ANSWER_NOT_MET, VERDICT));
  g_ptr_array_add (grading->citations,
                   candour_citation_new ("S2", CANDOUR_SOURCE_VISIT, "2026-01-03", WORDS));
  voice->outcome = CANDOUR_VOICE_OBTAINED;
  voice->on = g_strdup ("2026-01-05");
  candour_set_text (&voice->words, VERDICT);
  g_ptr_array_add (self->audit->voices, voice);

  return self;
}

static GBytes *
change (GBytes      *bytes,
        const char  *from,
        const char  *to)
{
  g_autoptr(GString) text =
    g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);

  return g_bytes_new (text->str, text->len);
}

/* --- What goes out -------------------------------------------------------------------- */

static void
test_out (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackAudit *one;
  const CandourGrading *grading;
  const CandourCitation *citation;
  const CandourAnswer *answer;
  const CandourVoice *voice;

  add_audit (audits);
  bytes = candour_pack_audits_write (audits);
  read = candour_pack_audits_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);

  one = candour_pack_audits_find (read, "K7Q2MX");
  g_assert_cmpint (one->framework, ==, 1);
  g_assert_cmpstr (one->due_on, ==, "2026-12-04");
  g_assert_cmpstr (one->commitment, ==, SALT);
  g_assert_cmpint (one->audit->cohort, ==, CANDOUR_COHORT_CHILD_PROTECTION);
  g_assert_cmpstr (one->audit->plan, ==, "Child protection, neglect");
  g_assert_cmpstr (one->audit->age_band, ==, "5-9");

  grading = candour_audit_find_grading (one->audit, "S2", CANDOUR_GRADING_AUDITOR);
  g_assert_cmpuint (grading->citations->len, ==, 1);
  citation = grading->citations->pdata[0];
  g_assert_cmpint (citation->type, ==, CANDOUR_SOURCE_VISIT);
  g_assert_cmpstr (citation->dated, ==, "2026-01-03");
  g_assert_cmpstr (citation->reference, ==, WORDS);

  g_assert_cmpuint (grading->answers->len, ==, 1);
  answer = grading->answers->pdata[0];
  g_assert_cmpstr (answer->prompt_id, ==, "1");
  g_assert_cmpint (answer->value, ==, CANDOUR_ANSWER_NONE);
  g_assert_cmpstr (answer->reason, ==, "");
  voice = candour_audit_find_voice (one->audit, CANDOUR_VOICE_CHILD);
  g_assert_cmpint (voice->outcome, ==, CANDOUR_VOICE_OBTAINED);
  g_assert_cmpstr (voice->on, ==, "2026-01-05");
  g_assert_cmpstr (voice->words, ==, "");
}

/* Neither the case nor a word of the auditor's judgement. */
static void
test_blind (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_audit (audits);
  bytes = candour_pack_audits_write (audits);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_null (strstr (text, "CF-2291"));
  g_assert_null (strstr (text, "Visits are too few"));
  g_assert_null (strstr (text, "grade="));
  g_assert_null (strstr (text, "overall"));
  g_assert_null (strstr (text, "not-met"));
}

static void
test_none (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GBytes) bytes = candour_pack_audits_write (audits);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) read = candour_pack_audits_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 0);
}

static void
test_out_refused (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } changes[] = {
    { "<audits", "<!DOCTYPE audits><audits" },
    { "code=\"K7Q2MX\"", "code=\"CF-2291\"" },
    { "framework=\"1\"", "framework=\"0\"" },
    { "cohort=\"child-protection\"", "cohort=\"other\"" },
    { "due=\"2026-12-04\"", "due=\"soon\"" },
    { "type=\"visit\"", "type=\"other-thing\"" },
    { "</audits>", "<audit code=\"K7Q2MX\" framework=\"1\" cohort=\"child-in-need\"/></audits>" },
    { "<standard id=\"S2\">", "<standard id=\"S2\" grade=\"2\">" },
    { "<answered prompt=\"1\"/>", "<answered prompt=\"1\" value=\"met\"/>" },
    { "<answered prompt=\"1\"/>", "<answered prompt=\"1\"/><answered prompt=\"1\"/>" },
    { "of=\"child\"", "of=\"neighbour\"" },
    { "outcome=\"obtained\"", "outcome=\"overheard\"" },
    { "on=\"2026-01-05\"", "on=\"2026-01-05\" words=\"Nobody asked\"" },
    { "audits xmlns", "grades xmlns" },
  };
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GBytes) bytes = NULL;

  add_audit (audits);
  bytes = candour_pack_audits_write (audits);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GBytes) changed = change (bytes, changes[i].from, changes[i].to);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", changes[i].to);
      g_assert_null (candour_pack_audits_read (changed, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

/* --- What comes back ------------------------------------------------------------------ */

static CandourPackAudit *
add_graded (GPtrArray *audits)
{
  CandourPackAudit *self = candour_pack_audits_add (audits, "K7Q2MX");
  CandourGrading *graded =
    candour_audit_ensure_grading (self->audit, "S2", CANDOUR_GRADING_MODERATOR);
  CandourGrading *not_applicable =
    candour_audit_ensure_grading (self->audit, "S10", CANDOUR_GRADING_MODERATOR);

  self->sealed_at = g_strdup ("2026-01-16T14:32:05Z");
  self->audit->overall = 3;
  candour_set_text (&self->audit->overall_reason, WORDS);
  graded->grade = 3;
  candour_set_text (&graded->rationale, WORDS);
  g_ptr_array_add (graded->answers, candour_answer_new ("1", CANDOUR_ANSWER_MET, ""));
  g_ptr_array_add (graded->citations,
                   candour_citation_new ("S2", CANDOUR_SOURCE_VISIT, NULL, WORDS));
  not_applicable->not_applicable = TRUE;
  candour_set_text (&not_applicable->na_reason, "Not yet 16");

  return self;
}

static void
test_return (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackAudit *one;
  const CandourGrading *graded;
  const CandourGrading *not_applicable;

  add_graded (audits);
  bytes = candour_pack_grades_write (audits, CANDOUR_GRADING_MODERATOR);
  read = candour_pack_grades_read (bytes, CANDOUR_GRADING_MODERATOR, &error);
  g_assert_no_error (error);

  one = candour_pack_audits_find (read, "K7Q2MX");
  g_assert_cmpstr (one->sealed_at, ==, "2026-01-16T14:32:05Z");
  g_assert_cmpint (one->audit->overall, ==, 3);
  g_assert_cmpstr (one->audit->overall_reason, ==, WORDS);
  graded = candour_audit_find_grading (one->audit, "S2", CANDOUR_GRADING_MODERATOR);
  g_assert_cmpint (graded->grade, ==, 3);
  g_assert_false (graded->not_applicable);
  g_assert_cmpstr (graded->rationale, ==, WORDS);
  g_assert_cmpint (candour_grading_get_answer (graded, "1"), ==, CANDOUR_ANSWER_MET);
  g_assert_cmpuint (graded->citations->len, ==, 1);
  not_applicable = candour_audit_find_grading (one->audit, "S10", CANDOUR_GRADING_MODERATOR);
  g_assert_cmpint (not_applicable->grade, ==, 0);
  g_assert_true (not_applicable->not_applicable);
  g_assert_cmpstr (not_applicable->na_reason, ==, "Not yet 16");
}

static void
test_return_refused (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } changes[] = {
    { "grade=\"3\"", "grade=\"0\"" },
    { "grade=\"3\"", "grade=\"12\"" },
    { "overall=\"3\"", "overall=\"good\"" },
    { "sealed=\"2026-01-16T14:32:05Z\"", "sealed=\"2026-01-16\"" },
    { "value=\"met\"", "value=\"perhaps\"" },
    { "value=\"met\"", "value=\"none\"" },
    { "standard=\"S10\"", "standard=\"S2\"" },
    { "<rationale>", "<rationale/><rationale>" },
  };
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GBytes) bytes = NULL;

  add_graded (audits);
  bytes = candour_pack_grades_write (audits, CANDOUR_GRADING_MODERATOR);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GBytes) changed = change (bytes, changes[i].from, changes[i].to);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", changes[i].to);
      g_assert_null (candour_pack_grades_read (changed, CANDOUR_GRADING_MODERATOR, &error));
      g_assert_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED);
    }
}

/* --- What is committed to, and revealed ----------------------------------------------- */

static void
test_reveal (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  CandourPackAudit *self = add_audit (audits);
  g_autofree char *salt = candour_pack_make_salt ();
  g_autofree char *before = candour_pack_commit (self->audit, salt);
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  const CandourPackAudit *one;

  candour_set_text (&self->salt, salt);
  bytes = candour_pack_grades_write (audits, CANDOUR_GRADING_AUDITOR);
  read = candour_pack_grades_read (bytes, CANDOUR_GRADING_AUDITOR, &error);
  g_assert_no_error (error);
  one = candour_pack_audits_find (read, "K7Q2MX");
  g_assert_cmpstr (one->salt, ==, salt);
  after = candour_pack_commit (one->audit, one->salt);
  g_assert_cmpstr (after, ==, before);
}

/* Whatever is changed of it, the commitment is another. */
static void
test_commitment (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  CandourAudit *audit = add_audit (audits)->audit;
  CandourGrading *grading = audit->gradings->pdata[0];
  g_autofree char *first = candour_pack_commit (audit, SALT);
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (seen, g_strdup (first));
  g_ptr_array_add (seen, candour_pack_commit (audit, "b"));
  audit->overall = 3;
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  candour_set_text (&audit->overall_reason, "");
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  grading->grade = 3;
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  candour_set_text (&grading->rationale, "");
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  /* The same words under another name. */
  candour_set_text (&grading->rationale, grading->strengths);
  candour_set_text (&grading->strengths, "");
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  candour_audit_ensure_grading (audit, "S3", CANDOUR_GRADING_AUDITOR);
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));

  for (guint i = 0; i < seen->len; i++)
    {
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (seen->pdata[i], !=, seen->pdata[j]);
    }

  /* What the moderator says of it is no part of it. */
  candour_audit_ensure_grading (audit, "S3", CANDOUR_GRADING_MODERATOR)->grade = 1;
  g_ptr_array_add (seen, candour_pack_commit (audit, SALT));
  g_assert_cmpstr (seen->pdata[seen->len - 1], ==, seen->pdata[seen->len - 2]);
}

static void
test_codes (void)
{
  g_autoptr(GPtrArray) audits = candour_pack_audits_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *code = candour_pack_audits_make_code (audits);
      CandourPackAudit *audit = candour_pack_audits_add (audits, code);

      audit->framework = 1;
      audit->audit->cohort = CANDOUR_COHORT_CHILD_PROTECTION;
    }

  /* The schema refuses a code that is not one, and one that stands twice. */
  bytes = candour_pack_audits_write (audits);
  read = candour_pack_audits_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/pack-payload/out", test_out);
  g_test_add_func ("/exchange/pack-payload/blind", test_blind);
  g_test_add_func ("/exchange/pack-payload/none", test_none);
  g_test_add_func ("/exchange/pack-payload/out-refused", test_out_refused);
  g_test_add_func ("/exchange/pack-payload/return", test_return);
  g_test_add_func ("/exchange/pack-payload/return-refused", test_return_refused);
  g_test_add_func ("/exchange/pack-payload/reveal", test_reveal);
  g_test_add_func ("/exchange/pack-payload/commitment", test_commitment);
  g_test_add_func ("/exchange/pack-payload/codes", test_codes);

  return g_test_run ();
}
