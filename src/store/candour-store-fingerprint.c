/* candour-store-fingerprint.c - one short text for all that a submitted audit says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 over fields in a fixed order. A field is its length in bytes (32 bits, big-endian) and
 * its bytes in UTF-8; none at all is the length 0xffffffff. A list is a field with the number of
 * its members, then the members. Numbers are in decimal, grades as on their scale, what has a
 * code by its code. The order:
 *
 *   "candour-audit-1"
 *   audit:     id, case_id, framework_id, auditor_id, created_at, submitted_at, reference, cohort,
 *              plan, age_band, worker_id, team_id, overall, suggested, overall_reason,
 *              other_reason, risk, risk_told, risk_how, risk_at, repeat, repeat_reason,
 *              earlier_id, exception_by, exception_reason, exception_ties, declared_at; of a
 *              practice observation also event, consent
 *   gradings of the auditor, by standard_id:
 *              standard_id, grade, not_applicable, na_reason, rationale, strengths, shared,
 *              answers by prompt_id: prompt_id, answer, reason;
 *              sources by id: id, type, dated, reference
 *   voices, by code: voice, outcome, on, words
 *   actions but those raised later, by id: id, standard_id, kind, what, difference,
 *              level, first_due_on, repeats_id
 *
 * What a moderator sealed, likewise:
 *
 *   "candour-moderation-1"
 *   moderation: id, audit_id, moderator_id, overall, overall_reason, sealed_at
 *   gradings of the moderator, as above
 *
 * What happens to an action afterwards (owner, date, state) is no part of what was sealed.
 */

#include "candour-store-moderations-private.h"

static void
add (GChecksum  *checksum,
     const char *field)
{
  guint32 length = field != NULL ? strlen (field) : G_MAXUINT32;
  guint32 prefix = GUINT32_TO_BE (length);

  g_checksum_update (checksum, (const guchar *) &prefix, sizeof prefix);
  if (field != NULL)
    g_checksum_update (checksum, (const guchar *) field, length);
}

static void
add_int (GChecksum *checksum,
         int        number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  add (checksum, text);
}

static void
add_code (GChecksum         *checksum,
          const CandourCode *list,
          int                value)
{
  add (checksum, candour_code_from_value (list, value));
}

/* The members in an order that does not hang on how they were loaded; they stay the list's. */
static GPtrArray *
sort (GPtrArray    *list,
      GCompareFunc  compare)
{
  GPtrArray *sorted = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (list, i));
  g_ptr_array_sort (sorted, compare);

  return sorted;
}

/* --- Gradings ------------------------------------------------------------------------- */

static int
compare_gradings (gconstpointer a,
                  gconstpointer b)
{
  const CandourGrading *first = *(const CandourGrading *const *) a;
  const CandourGrading *second = *(const CandourGrading *const *) b;

  return g_strcmp0 (first->standard_id, second->standard_id);
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const CandourAnswer *first = *(const CandourAnswer *const *) a;
  const CandourAnswer *second = *(const CandourAnswer *const *) b;

  return g_strcmp0 (first->prompt_id, second->prompt_id);
}

static int
compare_citations (gconstpointer a,
                   gconstpointer b)
{
  const CandourCitation *first = *(const CandourCitation *const *) a;
  const CandourCitation *second = *(const CandourCitation *const *) b;

  return g_strcmp0 (first->id, second->id);
}

static void
add_answers (GChecksum *checksum,
             GPtrArray *answers)
{
  g_autoptr(GPtrArray) sorted = sort (answers, compare_answers);

  add_int (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (sorted, i);

      add (checksum, answer->prompt_id);
      add_code (checksum, candour_answers, answer->value);
      add (checksum, answer->reason);
    }
}

static void
add_citations (GChecksum *checksum,
               GPtrArray *citations)
{
  g_autoptr(GPtrArray) sorted = sort (citations, compare_citations);

  add_int (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CandourCitation *citation = g_ptr_array_index (sorted, i);

      add (checksum, citation->id);
      add_code (checksum, candour_source_types, citation->type);
      add (checksum, citation->dated);
      add (checksum, citation->reference);
    }
}

/* A window may hold some that say nothing and were never saved. */
static gboolean
is_sealed (const CandourGrading *grading,
           CandourGradingRole    role)
{
  return grading->role == role
         && (grading->revision > 0 || grading->citations->len > 0);
}

static void
add_gradings (GChecksum          *checksum,
              const CandourAudit *audit,
              CandourGradingRole  role)
{
  g_autoptr(GPtrArray) sorted = sort (audit->gradings, compare_gradings);

  for (guint i = sorted->len; i > 0; i--)
    if (!is_sealed (g_ptr_array_index (sorted, i - 1), role))
      g_ptr_array_remove_index (sorted, i - 1);

  add_int (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (sorted, i);

      add (checksum, grading->standard_id);
      add_int (checksum, grading->grade);
      add_int (checksum, grading->not_applicable != FALSE);
      add (checksum, grading->na_reason);
      add (checksum, grading->rationale);
      add (checksum, grading->strengths);
      add_int (checksum, grading->shared != FALSE);
      add_answers (checksum, grading->answers);
      add_citations (checksum, grading->citations);
    }
}

/* --- Voices and actions --------------------------------------------------------------- */

static int
compare_voices (gconstpointer a,
                gconstpointer b)
{
  const CandourVoice *first = *(const CandourVoice *const *) a;
  const CandourVoice *second = *(const CandourVoice *const *) b;

  return g_strcmp0 (candour_code_from_value (candour_voices, first->voice),
                    candour_code_from_value (candour_voices, second->voice));
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const CandourActionPoint *first = *(const CandourActionPoint *const *) a;
  const CandourActionPoint *second = *(const CandourActionPoint *const *) b;

  return g_strcmp0 (first->id, second->id);
}

static void
add_voices (GChecksum *checksum,
            GPtrArray *voices)
{
  g_autoptr(GPtrArray) sorted = sort (voices, compare_voices);

  add_int (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CandourVoice *voice = g_ptr_array_index (sorted, i);

      add_code (checksum, candour_voices, voice->voice);
      add_code (checksum, candour_voice_outcomes, voice->outcome);
      add (checksum, voice->on);
      add (checksum, voice->words);
    }
}

static GPtrArray *
keep_auditors (GPtrArray *actions)
{
  GPtrArray *kept = g_ptr_array_sized_new (actions->len);

  for (guint i = 0; i < actions->len; i++)
    {
      CandourActionPoint *action = g_ptr_array_index (actions, i);

      if (action->kind != CANDOUR_ACTION_MODERATION && !action->is_later)
        g_ptr_array_add (kept, action);
    }

  return kept;
}

static void
add_actions (GChecksum *checksum,
             GPtrArray *actions)
{
  g_autoptr(GPtrArray) kept = keep_auditors (actions);
  g_autoptr(GPtrArray) sorted = sort (kept, compare_actions);

  add_int (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (sorted, i);

      add (checksum, action->id);
      add (checksum, action->standard_id);
      add_code (checksum, candour_action_kinds, action->kind);
      add (checksum, action->what);
      add (checksum, action->difference);
      add_code (checksum, candour_action_levels, action->level);
      add (checksum, action->first_due_on);
      add (checksum, action->repeats_id);
    }
}

/* --- The audit ------------------------------------------------------------------------ */

static void
add_facts (GChecksum          *checksum,
           const CandourAudit *audit)
{
  add (checksum, audit->id);
  add (checksum, audit->case_id);
  add (checksum, audit->framework_id);
  add (checksum, audit->auditor_id);
  add (checksum, audit->created_at);
  add (checksum, audit->submitted_at);
  add (checksum, audit->reference);
  add_code (checksum, candour_cohorts, audit->cohort);
  add (checksum, audit->plan);
  add (checksum, audit->age_band);
  add (checksum, audit->worker_id);
  add (checksum, audit->team_id);
}

static void
add_judgement (GChecksum          *checksum,
               const CandourAudit *audit)
{
  g_autofree char *ties = candour_ties_dup_codes (audit->exception_ties);

  add_int (checksum, audit->overall);
  add_int (checksum, audit->suggested);
  add (checksum, audit->overall_reason);
  add (checksum, audit->other_reason);
  add_code (checksum, candour_risks, audit->risk);
  add (checksum, audit->risk_told);
  add (checksum, audit->risk_how);
  add (checksum, audit->risk_at);
  add_code (checksum, candour_repeat_reasons, audit->repeat);
  add (checksum, audit->repeat_reason);
  add (checksum, audit->earlier_id);
  add (checksum, audit->exception_by);
  add (checksum, audit->exception_reason);
  add (checksum, ties);
  add (checksum, audit->declared_at);
  if (audit->event != CANDOUR_EVENT_KIND_NONE)
    {
      add_code (checksum, candour_events, audit->event);
      add_code (checksum, candour_consents, audit->consent);
    }
}

char *
candour_audit_dup_fingerprint (const CandourAudit *audit)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (audit != NULL, NULL);

  /* Should the fields ever change, so does this word, and old audits keep their meaning. */
  add (checksum, "candour-audit-1");
  add_facts (checksum, audit);
  add_judgement (checksum, audit);
  add_gradings (checksum, audit, CANDOUR_GRADING_AUDITOR);
  add_voices (checksum, audit->voices);
  add_actions (checksum, audit->actions);

  return g_strdup (g_checksum_get_string (checksum));
}

char *
candour_moderation_dup_fingerprint (const CandourModeration *self,
                                    const CandourAudit      *audit)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add (checksum, "candour-moderation-1");
  add (checksum, self->id);
  add (checksum, self->audit_id);
  add (checksum, self->moderator_id);
  add_int (checksum, self->overall);
  add (checksum, self->overall_reason);
  add (checksum, self->sealed_at);
  add_gradings (checksum, audit, CANDOUR_GRADING_MODERATOR);

  return g_strdup (g_checksum_get_string (checksum));
}
