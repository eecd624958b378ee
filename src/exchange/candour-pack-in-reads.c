/* candour-pack-in-reads.c - whether the grades in a return are what a moderator can have sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-date.h"

/* Each is NULL for yes, else the sentence why not. */

static gboolean
has_prompt (const CandourStandard  *standard,
            const char             *id)
{
  for (guint i = 0; i < standard->prompts->len; i++)
    if (g_str_equal (((CandourPrompt *) standard->prompts->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

static char *
check_grading (const CandourFramework  *framework,
               const CandourAudit      *whole,
               const CandourGrading    *grading)
{
  const CandourStandard *standard =
    candour_framework_find_standard (framework, grading->standard_id, NULL);

  if (standard == NULL || !candour_rules_applies (standard, whole->cohort))
    return g_strdup (_("It grades a standard that its framework has not."));

  if (grading->grade != 0
      && (grading->not_applicable
          || candour_framework_get_grade (framework, grading->grade) == NULL))
    return g_strdup (_("It has a grade that its framework has not."));

  for (guint i = 0; i < grading->answers->len; i++)
    if (!has_prompt (standard, ((CandourAnswer *) grading->answers->pdata[i])->prompt_id))
      return g_strdup (_("It answers a question that its framework has not."));

  return NULL;
}

static char *
check_lacks (const CandourFramework  *framework,
             const CandourAudit      *whole,
             CandourAudit            *graded)
{
  g_autoptr(CandourModeration) moderation = candour_moderation_new ();
  g_autoptr(GPtrArray) lacks = NULL;

  if (graded->overall != 0
      && (!framework->has_overall
          || candour_framework_get_grade (framework, graded->overall) == NULL))
    return g_strdup (_("It has a grade that its framework has not."));

  graded->cohort = whole->cohort;
  moderation->overall = graded->overall;
  candour_set_text (&moderation->overall_reason, graded->overall_reason);
  lacks = candour_rules_find_seal_lacks (framework, graded, moderation);

  return lacks->len > 0 ? g_strconcat (((CandourLack *) lacks->pdata[0])->title, ".", NULL) : NULL;
}

/* Clocks differ, so that only days are compared with ours. */
static char *
check_sealed_at (const CandourPackChecking  *self,
                 const CandourPackAudit     *audit)
{
  g_autofree char *made_on = candour_instant_dup_date (self->in->record->made_at);
  g_autofree char *real_today = candour_date_dup_today ();
  g_autofree char *latest =
    g_strdup (strcmp (real_today, self->today) > 0 ? real_today : self->today);
  g_autofree char *sealed_on = NULL;

  if (audit->sealed_at == NULL || *audit->salt != '\0')
    return g_strdup (_("It does not say when it was sealed."));

  sealed_on = candour_instant_dup_date (audit->sealed_at);
  if (sealed_on == NULL || strcmp (sealed_on, made_on) < 0
      || strcmp (audit->sealed_at, self->in->pack->statement->created) > 0
      || strcmp (sealed_on, latest) > 0)
    return g_strdup (_("It was sealed before the pack was made, or after the return was."));

  return NULL;
}

/* --- What came before ----------------------------------------------------------------- */

static char *
dup_alone (CandourPackAudit *audit)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = NULL;

  g_ptr_array_add (one, audit);
  bytes = candour_pack_grades_write (one, CANDOUR_GRADING_MODERATOR);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* (element-type CandourPackAudit): NULL where it is not to be had. */
static GPtrArray *
read_return (const CandourPackRecord  *record,
             int                       sequence)
{
  for (guint i = 0; i < record->returns->len; i++)
    {
      const CandourPackFile *file = record->returns->pdata[i];
      g_autoptr(GBytes) bytes = NULL;

      if (file->sequence != sequence)
        continue;

      bytes = g_bytes_new (file->payload, strlen (file->payload));
      return candour_pack_grades_read (bytes, CANDOUR_GRADING_MODERATOR, NULL);
    }

  return NULL;
}

/* What was sealed once stays as it was, in every return after it. */
static char *
check_before (const CandourPackIn  *in,
              const GPtrArray      *before,
              int                   sequence)
{
  for (guint i = 0; i < in->record->cases->len; i++)
    {
      const CandourPackCase *one = in->record->cases->pdata[i];
      CandourPackAudit *first;
      CandourPackAudit *now;
      g_autofree char *text = NULL;
      g_autofree char *text_now = NULL;

      if (one->back_in != sequence || (in->same_as > 0 && one->back_in > in->same_as))
        continue;

      first = candour_pack_audits_find ((GPtrArray *) before, one->code);
      now = candour_pack_audits_find (in->audits, one->code);
      if (first == NULL || now == NULL)
        return g_strdup_printf (_("%s came with an earlier return, and is not in this one."),
                                one->reference);

      text = dup_alone (first);
      text_now = dup_alone (now);
      if (!g_str_equal (text, text_now))
        return g_strdup_printf (_("%s is not what it was in an earlier return."),
                                one->reference);
    }

  return NULL;
}

static char *
check_all_before (const CandourPackIn *in)
{
  char *why = NULL;

  for (guint i = 0; i < in->record->returns->len && why == NULL; i++)
    {
      const CandourPackFile *file = in->record->returns->pdata[i];
      g_autoptr(GPtrArray) before = read_return (in->record, file->sequence);

      if (before == NULL)
        return g_strdup (_("An earlier return is damaged here."));

      why = check_before (in, before, file->sequence);
    }

  return why;
}

/* --- All of it ------------------------------------------------------------------------ */

static char *
check_audit (const CandourPackChecking  *self,
             const CandourFramework     *framework,
             const CandourAudit         *whole,
             CandourPackAudit           *audit)
{
  char *why = check_sealed_at (self, audit);

  for (guint i = 0; why == NULL && i < audit->audit->gradings->len; i++)
    why = check_grading (framework, whole, audit->audit->gradings->pdata[i]);

  return why != NULL ? why : check_lacks (framework, whole, audit->audit);
}

static gboolean
fail (CandourPackIn  *in,
      const char     *reference,
      char           *why)
{
  g_autofree char *taken = why;
  char *sentence = reference != NULL
                     /* Translators: case reference, a sentence */
                     ? g_strdup_printf (_("%s: %s Nothing was imported."), reference, taken)
                     : g_strdup_printf (_("%s Nothing was imported."), taken);

  return candour_pack_in_fail (in, CANDOUR_CHECK_READS,
                               g_strdup (_("This return does not read cleanly")), sentence,
                               g_strdup (_("Ask the moderator to make the return again, with the "
                                           "newest Candour.")));
}

static gboolean
check_shape (const CandourPackIn *in)
{
  return in->audits != NULL && in->pack->parts->len == 1 && in->audits->len > 0
         && (guint) in->pack->statement->n_audits == in->audits->len;
}

gboolean
candour_pack_in_check_reads (CandourPackChecking  *self,
                             GError              **error)
{
  CandourPackIn *in = self->in;
  char *why;

  if (!check_shape (in))
    return fail (in, NULL, g_strdup (_("It does not hold what Candour writes.")));

  for (guint i = 0; i < in->audits->len; i++)
    {
      CandourPackAudit *audit = in->audits->pdata[i];
      const CandourPackCase *one = candour_pack_record_find_case (in->record, audit->code);
      CandourAudit *whole = candour_pack_checking_load (self, one->audit_id, error);
      CandourFramework *framework =
        whole != NULL ? candour_pack_checking_framework (self, whole->framework_id, error) : NULL;

      if (framework == NULL)
        return FALSE;

      why = check_audit (self, framework, whole, audit);
      if (why != NULL)
        return fail (in, one->reference, why);
    }

  why = check_all_before (in);
  if (why != NULL)
    return fail (in, NULL, why);

  return candour_pack_in_pass (in, CANDOUR_CHECK_READS,
                               g_strdup (_("Format, grades and rules all as they should be")));
}
