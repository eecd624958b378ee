/* candour-pack-content.c - what was in a pack, field by field, as it went out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-proof.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-csv-writer.h"
#include "candour-error.h"
#include "candour-pack-payload.h"

/* Fields are added under the audit that stands here. */
typedef struct
{
  GPtrArray  *fields;
  const char *code;
  const char *reference;
  char       *before;     /* "reveal 1: "; "" */
} Listing;

static void
field_free (gpointer data)
{
  CandourPackField *self = data;

  g_free (self->code);
  g_free (self->reference);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

/* Nothing for NULL and "": that did not go out. */
static void
add (const Listing  *self,
     const char     *field,
     const char     *text)
{
  CandourPackField *added;

  if (text == NULL || *text == '\0')
    return;

  added = g_new0 (CandourPackField, 1);
  added->code = g_strdup (self->code);
  added->reference = g_strdup (self->reference);
  added->field = g_strconcat (self->before, field, NULL);
  added->text = g_strdup (text);
  g_ptr_array_add (self->fields, added);
}

static void
add_of (const Listing  *self,
        const char     *standard_id,
        const char     *field,
        const char     *text)
{
  g_autofree char *name = g_strdup_printf ("%s %s", standard_id, field);

  add (self, name, text);
}

static void
add_number (const Listing  *self,
            const char     *field,
            int             number)
{
  g_autofree char *text = number != 0 ? g_strdup_printf ("%d", number) : NULL;

  add (self, field, text);
}

/* --- An audit ------------------------------------------------------------------------- */

static void
add_citations (const Listing         *self,
               const CandourGrading  *grading)
{
  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *citation = grading->citations->pdata[i];
      const char *type = candour_code_from_value (candour_source_types, citation->type);
      g_autofree char *text =
        g_strdup_printf ("%s %s %s", type, citation->dated != NULL ? citation->dated : "",
                         citation->reference);

      add_of (self, grading->standard_id, "source", g_strstrip (text));
    }
}

static void
add_answers (const Listing         *self,
             const CandourGrading  *grading)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];
      const char *code = candour_code_from_value (candour_answers, answer->value);
      g_autofree char *text =
        g_strdup_printf ("%s %s", answer->prompt_id,
                         answer->value != CANDOUR_ANSWER_NONE ? code : "");

      add_of (self, grading->standard_id, "answered", g_strstrip (text));
      add_of (self, grading->standard_id, "answer", answer->reason);
    }
}

static void
add_grading (const Listing         *self,
             const CandourGrading  *grading)
{
  g_autofree char *grade = grading->grade != 0 ? g_strdup_printf ("%d", grading->grade) : NULL;

  add_of (self, grading->standard_id, "grade",
          grading->not_applicable ? "not applicable" : grade);
  add_of (self, grading->standard_id, "why not applicable", grading->na_reason);
  add_of (self, grading->standard_id, "rationale", grading->rationale);
  add_of (self, grading->standard_id, "strengths", grading->strengths);
  add_answers (self, grading);
  add_citations (self, grading);
}

static void
add_voices (const Listing       *self,
            const CandourAudit  *audit)
{
  for (guint i = 0; i < audit->voices->len; i++)
    {
      const CandourVoice *voice = audit->voices->pdata[i];
      g_autofree char *text =
        g_strdup_printf ("%s %s %s", candour_code_from_value (candour_voices, voice->voice),
                         candour_code_from_value (candour_voice_outcomes, voice->outcome),
                         voice->on != NULL ? voice->on : "");

      add (self, "voice", g_strstrip (text));
    }
}

static void
add_audit (const Listing           *self,
           const CandourPackAudit  *audit)
{
  if (audit->audit->cohort != 0)
    add (self, "cohort", candour_code_from_value (candour_cohorts, audit->audit->cohort));
  add (self, "plan", audit->audit->plan);
  add (self, "age band", audit->audit->age_band);
  add_number (self, "framework", audit->framework);
  add (self, "due", audit->due_on);
  add (self, "commitment", audit->commitment);
  add (self, "salt", audit->salt);
  add_number (self, "overall", audit->audit->overall);
  add (self, "overall reason", audit->audit->overall_reason);
  for (guint i = 0; i < audit->audit->gradings->len; i++)
    add_grading (self, audit->audit->gradings->pdata[i]);
  add_voices (self, audit->audit);
}

static gboolean
add_payload (Listing                  *self,
             const CandourPackRecord  *record,
             const char               *payload,
             gboolean                  is_reveal,
             GError                  **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (payload, strlen (payload));
  g_autoptr(GPtrArray) audits =
    is_reveal ? candour_pack_grades_read (bytes, CANDOUR_GRADING_AUDITOR, NULL)
              : candour_pack_audits_read (bytes, NULL);

  if (audits == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                           _("What is kept of this pack is damaged."));
      return FALSE;
    }

  for (guint i = 0; i < audits->len; i++)
    {
      const CandourPackAudit *audit = audits->pdata[i];
      const CandourPackCase *one = candour_pack_record_find_case (record, audit->code);

      self->code = audit->code;
      self->reference = one != NULL ? one->reference : "";
      add_audit (self, audit);
    }
  self->code = "";
  self->reference = "";

  return TRUE;
}

/* --- The pack ------------------------------------------------------------------------- */

static void
add_facts (const Listing            *self,
           const CandourPackRecord  *record)
{
  add (self, "sender", record->sender.name);
  add (self, "sealed by", record->made_by_name);
  add (self, "recipient", record->recipient.name);
  add (self, "recipient key", *record->recipient.seals_for != '\0' ? record->recipient.seals_for
                                                                   : "passphrase");
  add (self, "made", record->made_at);
  add (self, "opens until", record->expires_on);
  add (self, "file", record->file_name);
  add (self, "sha256", record->hash);
  add_number (self, "audits", record->n_audits);
  add_number (self, "back", record->n_back);
  add (self, "withdrawn", record->withdrawn_at);
  add (self, "withdrawn because", record->withdrawn_words);
}

GPtrArray *
candour_pack_list_fields (const CandourPackRecord  *record,
                          GError                  **error)
{
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  Listing listing = { fields, "", "", (char *) "" };

  g_return_val_if_fail (record != NULL && record->payload != NULL, NULL);

  add_facts (&listing, record);
  if (!add_payload (&listing, record, record->payload, FALSE, error))
    return NULL;

  for (guint i = 0; i < record->reveals->len; i++)
    {
      const CandourPackFile *file = record->reveals->pdata[i];
      g_autofree char *before = g_strdup_printf ("reveal %d: ", file->sequence);

      listing.before = before;
      add (&listing, "made", file->at_utc);
      add (&listing, "sha256", file->hash);
      if (!add_payload (&listing, record, file->payload, TRUE, error))
        return NULL;
    }

  return g_steal_pointer (&fields);
}

char *
candour_pack_dup_csv (const CandourPackRecord  *record,
                      GError                  **error)
{
  static const char *const header[] = { "pack", "code", "case", "field", "text", NULL };
  g_autoptr(GPtrArray) fields = candour_pack_list_fields (record, error);
  GString *text;

  if (fields == NULL)
    return NULL;

  text = g_string_new (NULL);
  candour_csv_append_row (text, header);
  for (guint i = 0; i < fields->len; i++)
    {
      const CandourPackField *field = fields->pdata[i];
      const char *const row[] = {
        record->id, field->code, field->reference, field->field, field->text, NULL
      };

      candour_csv_append_row (text, row);
    }

  return g_string_free (text, FALSE);
}
