/* candour-pack-out.c - what is to go to a moderator outside: prepared and looked through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-out.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "candour-date.h"
#include "candour-error.h"
#include "candour-moderation-rules.h"
#include "candour-pack-payload.h"
#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderations.h"
#include "candour-store-people.h"

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

static void
finding_free (gpointer data)
{
  CandourPackFinding *self = data;

  g_free (self->code);
  g_free (self->reference);
  g_free (self->where);
  g_free (self->text);
  g_ptr_array_unref (self->tells);
  g_free (self);
}

static CandourPackDraft *
draft_new (CandourPackKind kind)
{
  CandourPackDraft *self = g_new0 (CandourPackDraft, 1);

  self->kind = kind;
  self->audits = candour_pack_audits_new ();
  self->frameworks = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_framework_unref);
  self->findings = g_ptr_array_new_with_free_func (finding_free);

  return self;
}

void
candour_pack_draft_free (CandourPackDraft *self)
{
  if (self == NULL)
    return;

  candour_pack_record_free (self->record);
  g_free (self->moderator_name);
  g_free (self->expires_on);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->audits);
  g_ptr_array_unref (self->frameworks);
  candour_text_check_free (self->check);
  g_free (self);
}

/* --- Looking through ------------------------------------------------------------------ */

/* Where in an audit a text stands. */
typedef struct
{
  CandourPackDraft       *draft;
  const CandourPackAudit *audit;
  const char             *reference;
} Place;

static gboolean
is_baby (const CandourAudit *audit)
{
  return g_str_equal (audit->age_band, "under 1") || g_str_equal (audit->age_band, "unborn");
}

static void
look_through (const Place  *place,
              const char   *where,
              char        **field)
{
  g_autoptr(GPtrArray) tells = NULL;
  CandourPackFinding *finding;

  if (*field == NULL || **field == '\0')
    return;

  place->draft->n_texts++;
  tells = candour_text_check_find (place->draft->check, *field, is_baby (place->audit->audit));
  if (tells->len == 0)
    return;

  finding = g_new0 (CandourPackFinding, 1);
  finding->code = g_strdup (place->audit->code);
  finding->reference = g_strdup (place->reference);
  finding->where = g_strdup (where);
  finding->text = g_strdup (*field);
  finding->tells = g_steal_pointer (&tells);
  finding->field = field;
  g_ptr_array_add (place->draft->findings, finding);
}

/* "2. Safety, source 1" */
static void
look_through_named (const Place  *place,
                    const char   *standard,
                    const char   *part,
                    char        **field)
{
  g_autofree char *where = g_strdup_printf ("%s, %s", standard, part);

  look_through (place, where, field);
}

static void
look_through_grading (const Place             *place,
                      const CandourFramework  *framework,
                      CandourGrading          *grading)
{
  guint position = 0;
  const CandourStandard *standard =
    candour_framework_find_standard (framework, grading->standard_id, &position);
  g_autofree char *name =
    standard != NULL ? g_strdup_printf ("%u. %s", position + 1, standard->name)
                     : g_strdup (grading->standard_id);

  look_through_named (place, name, _("rationale"), &grading->rationale);
  look_through_named (place, name, _("strengths"), &grading->strengths);
  look_through_named (place, name, _("why it does not apply"), &grading->na_reason);
  for (guint i = 0; i < grading->answers->len; i++)
    {
      CandourAnswer *answer = grading->answers->pdata[i];
      g_autofree char *part = g_strdup_printf (_("answer %u"), i + 1);

      look_through_named (place, name, part, &answer->reason);
    }
  for (guint i = 0; i < grading->citations->len; i++)
    {
      CandourCitation *citation = grading->citations->pdata[i];
      g_autofree char *part = g_strdup_printf (_("source %u"), i + 1);

      look_through_named (place, name, part, &citation->reference);
    }
}

static void
look_through_audit (CandourPackDraft        *self,
                    CandourPackAudit        *audit,
                    const CandourFramework  *framework,
                    const char              *reference)
{
  const Place place = { self, audit, reference };

  look_through (&place, _("Plan"), &audit->audit->plan);
  look_through (&place, _("Age"), &audit->audit->age_band);
  look_through (&place, _("Why this judgement"), &audit->audit->overall_reason);
  for (guint i = 0; i < audit->audit->gradings->len; i++)
    look_through_grading (&place, framework, audit->audit->gradings->pdata[i]);
}

/* --- What goes out -------------------------------------------------------------------- */

/* The part that is the same whoever graded it: sources, and whether there was an answer. */
static void
copy_seen (CandourAudit          *to,
           const CandourGrading  *from)
{
  CandourGrading *grading =
    candour_audit_ensure_grading (to, from->standard_id, CANDOUR_GRADING_AUDITOR);

  for (guint i = 0; i < from->answers->len; i++)
    {
      const CandourAnswer *answer = from->answers->pdata[i];

      g_ptr_array_add (grading->answers,
                       candour_answer_new (answer->prompt_id, CANDOUR_ANSWER_NONE, NULL));
    }
  for (guint i = 0; i < from->citations->len; i++)
    {
      const CandourCitation *citation = from->citations->pdata[i];

      g_ptr_array_add (grading->citations,
                       candour_citation_new (citation->standard_id, citation->type,
                                             citation->dated, citation->reference));
    }
}

static void
copy_facts (CandourAudit        *to,
            const CandourAudit  *from)
{
  to->cohort = from->cohort;
  candour_set_text (&to->plan, from->plan);
  candour_set_text (&to->age_band, from->age_band);
  for (guint i = 0; i < from->gradings->len; i++)
    {
      const CandourGrading *grading = from->gradings->pdata[i];

      if (grading->role == CANDOUR_GRADING_AUDITOR)
        copy_seen (to, grading);
    }
  for (guint i = 0; i < from->voices->len; i++)
    {
      const CandourVoice *voice = from->voices->pdata[i];
      CandourVoice *copy = candour_voice_new (voice->voice);

      copy->outcome = voice->outcome;
      copy->on = g_strdup (voice->on);
      g_ptr_array_add (to->voices, copy);
    }
}

/* The place from 1; read where no audit before had it. 0: failed. */
static int
find_framework (CandourPackDraft  *self,
                CandourDb         *db,
                const char        *id,
                GError           **error)
{
  CandourFramework *framework;

  for (guint i = 0; i < self->frameworks->len; i++)
    if (g_str_equal (((CandourFramework *) self->frameworks->pdata[i])->id, id))
      return i + 1;

  framework = candour_store_frameworks_load (db, id, error);
  if (framework == NULL)
    return 0;

  g_ptr_array_add (self->frameworks, framework);

  return self->frameworks->len;
}

/* The auditor's grades are needed for what commits to them. */
static CandourAudit *
load_judged (CandourDb   *db,
             const char  *id,
             GError     **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load (db, id, error);

  if (audit != NULL && audit->is_sealed)
    {
      refuse (error, _("An audit is sealed to you. Another QA lead has to make this pack."));
      return NULL;
    }

  return g_steal_pointer (&audit);
}

static gboolean
add_audit (CandourPackDraft  *self,
           CandourDb         *db,
           const char        *id,
           GError           **error)
{
  g_autoptr(CandourAudit) whole = load_judged (db, id, error);
  g_autoptr(CandourModeration) moderation =
    whole != NULL ? candour_store_moderations_load (db, id, error) : NULL;
  g_autofree char *code = candour_pack_audits_make_code (self->audits);
  CandourPackAudit *audit;
  CandourPackCase *one;
  int number;

  if (moderation == NULL
      || (number = find_framework (self, db, whole->framework_id, error)) == 0)
    return FALSE;

  one = candour_pack_record_add_case (self->record, code, id);
  g_free (one->salt);
  one->salt = candour_pack_make_salt ();
  g_free (one->commitment);
  one->commitment = candour_pack_commit (whole, one->salt);
  candour_set_text (&one->reference, whole->reference);

  audit = candour_pack_audits_add (self->audits, code);
  audit->framework = number;
  audit->due_on = g_strdup (moderation->due_on);
  candour_set_text (&audit->commitment, one->commitment);
  copy_facts (audit->audit, whole);
  look_through_audit (self, audit, self->frameworks->pdata[number - 1], whole->reference);

  return TRUE;
}

static gboolean
check_is_ready (GPtrArray   *ready,
                const char  *id,
                GError     **error)
{
  return g_ptr_array_find_with_equal_func (ready, id, g_str_equal, NULL)
         || refuse (error, _("An audit of this pack is not allocated to this moderator, was begun, "
                             "or is out in another pack."));
}

static gboolean
add_audits (CandourPackDraft  *self,
            CandourDb         *db,
            GPtrArray         *audit_ids,
            const char        *today,
            GError           **error)
{
  g_autoptr(GPtrArray) ready =
    candour_store_packs_list_ready (db, self->record->moderator_id, today, error);
  GPtrArray *ids = audit_ids != NULL ? audit_ids : ready;

  if (ready == NULL)
    return FALSE;

  if (ids->len == 0)
    return refuse (error, _("No audit waits for this moderator, allocated and not begun."));

  for (guint i = 0; i < ids->len; i++)
    if (!check_is_ready (ready, ids->pdata[i], error)
        || !add_audit (self, db, ids->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- Drafts --------------------------------------------------------------------------- */

/* What both kinds begin with. */
static gboolean
begin (CandourPackDraft    *self,
       CandourDb           *db,
       const char          *expires_on,
       const CandourActor  *actor,
       const char          *today,
       GError             **error)
{
  if (!candour_rules_may_run_moderation (actor->role))
    return refuse (error, _("Only the QA lead can do this."));

  if (expires_on != NULL && !candour_date_is_valid (expires_on))
    return refuse (error, _("The day until which it opens is no date."));

  if (expires_on != NULL && strcmp (expires_on, today) < 0)
    return refuse (error, _("The day until which it opens has passed."));

  self->expires_on = expires_on != NULL ? g_strdup (expires_on)
                                        : candour_date_add_days (today, CANDOUR_PACK_DAYS);
  self->check = candour_text_check_new (db, today, error);

  return self->check != NULL;
}

static char *
make_id (void)
{
  g_autoptr(CandourCard) nobody = candour_card_new ("", "", "");
  g_autoptr(CandourPackStatement) statement =
    candour_pack_statement_new (CANDOUR_PACK_MODERATION, nobody, nobody);

  return g_steal_pointer (&statement->id);
}

CandourPackDraft *
candour_pack_draft_new (CandourDb           *db,
                        const char          *moderator_id,
                        GPtrArray           *audit_ids,
                        const char          *expires_on,
                        const CandourActor  *actor,
                        const char          *today,
                        GError             **error)
{
  g_autoptr(CandourPackDraft) self = draft_new (CANDOUR_PACK_MODERATION);
  g_autoptr(CandourPerson) person = NULL;

  g_return_val_if_fail (moderator_id != NULL && actor != NULL && today != NULL, NULL);

  if (!begin (self, db, expires_on, actor, today, error))
    return NULL;

  person = candour_store_people_load (db, moderator_id, error);
  if (person == NULL)
    return NULL;

  self->moderator_name = g_strdup (person->name);
  self->record = candour_pack_record_new ();
  self->record->id = make_id ();
  self->record->moderator_id = g_strdup (moderator_id);
  self->record->expires_on = g_strdup (self->expires_on);

  return add_audits (self, db, audit_ids, today, error) ? g_steal_pointer (&self) : NULL;
}

/* --- Revealing ------------------------------------------------------------------------ */

/* Of the audit what was committed to, and by which answers and sources it came about. */
static gboolean
reveal_audit (CandourPackDraft       *self,
              CandourDb              *db,
              const CandourPackCase  *one,
              GError                **error)
{
  g_autoptr(CandourAudit) whole =
    candour_store_moderations_load_both (db, one->audit_id, NULL, error);
  CandourPackAudit *audit;
  int number;

  if (whole == NULL || (number = find_framework (self, db, whole->framework_id, error)) == 0)
    return FALSE;

  for (guint i = whole->gradings->len; i > 0; i--)
    {
      const CandourGrading *grading = whole->gradings->pdata[i - 1];

      if (grading->role != CANDOUR_GRADING_AUDITOR)
        g_ptr_array_remove_index (whole->gradings, i - 1);
    }
  candour_set_text (&whole->plan, "");

  audit = candour_pack_audits_add (self->audits, one->code);
  candour_set_text (&audit->salt, one->salt);
  candour_audit_free (audit->audit);
  audit->audit = g_steal_pointer (&whole);
  look_through_audit (self, audit, self->frameworks->pdata[number - 1], one->reference);

  return TRUE;
}

CandourPackDraft *
candour_pack_draft_new_reveal (CandourDb           *db,
                               const char          *id,
                               const char          *expires_on,
                               const CandourActor  *actor,
                               const char          *today,
                               GError             **error)
{
  g_autoptr(CandourPackDraft) self = draft_new (CANDOUR_PACK_REVEAL);

  g_return_val_if_fail (id != NULL && actor != NULL && today != NULL, NULL);

  if (!begin (self, db, expires_on, actor, today, error))
    return NULL;

  self->record = candour_store_packs_load (db, id, today, error);
  if (self->record == NULL)
    return NULL;

  self->moderator_name = g_strdup (self->record->recipient.name);
  for (guint i = 0; i < self->record->cases->len; i++)
    {
      const CandourPackCase *one = self->record->cases->pdata[i];

      if (one->back_as == CANDOUR_BACK_TAKEN && !reveal_audit (self, db, one, error))
        return NULL;
    }

  if (self->audits->len == 0)
    {
      refuse (error, _("Nothing of this pack is back, so that there is nothing to reveal."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* --- Deciding ------------------------------------------------------------------------- */

gboolean
candour_pack_draft_decide (CandourPackDraft  *self,
                           guint              number,
                           const char        *text,
                           GError           **error)
{
  const CandourPackAudit *audit;
  CandourPackFinding *finding;

  g_return_val_if_fail (self != NULL && number < self->findings->len, FALSE);

  finding = self->findings->pdata[number];
  if (text == NULL)
    {
      finding->is_decided = TRUE;
      return TRUE;
    }

  if (self->kind == CANDOUR_PACK_REVEAL)
    return refuse (error, _("What an auditor wrote cannot be changed in a reveal: the moderator "
                            "could not check it any more. Keep it, or leave the audit out."));

  audit = candour_pack_audits_find (self->audits, finding->code);
  g_free (*finding->field);
  *finding->field = g_strdup (text);
  candour_set_text (&finding->text, text);
  g_ptr_array_unref (finding->tells);
  finding->tells = candour_text_check_find (self->check, text, is_baby (audit->audit));
  finding->is_decided = finding->tells->len == 0;

  return TRUE;
}

guint
candour_pack_draft_count_open (const CandourPackDraft *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->findings->len; i++)
    n += !((CandourPackFinding *) self->findings->pdata[i])->is_decided;

  return n;
}

void
candour_pack_draft_leave_out (CandourPackDraft  *self,
                              const char        *given)
{
  g_autofree char *code = g_strdup (given);
  CandourPackAudit *audit;

  g_return_if_fail (self != NULL && code != NULL);

  for (guint i = self->findings->len; i > 0; i--)
    if (g_str_equal (((CandourPackFinding *) self->findings->pdata[i - 1])->code, code))
      g_ptr_array_remove_index (self->findings, i - 1);

  /* The cases of a reveal are those of its pack. */
  if (self->kind == CANDOUR_PACK_MODERATION
      && candour_pack_record_find_case (self->record, code) != NULL)
    g_ptr_array_remove (self->record->cases, candour_pack_record_find_case (self->record, code));

  audit = candour_pack_audits_find (self->audits, code);
  if (audit != NULL)
    g_ptr_array_remove (self->audits, audit);
}

char *
candour_pack_draft_dup_name (const CandourPackDraft *self)
{
  g_autofree char *short_id = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  short_id = candour_pack_dup_short_id (self->record->id);
  if (self->kind == CANDOUR_PACK_REVEAL)
    return g_strdup_printf ("%s-reveal-%d" CANDOUR_PACK_SUFFIX, short_id,
                            self->record->n_reveals + 1);

  return g_strconcat (short_id, CANDOUR_PACK_SUFFIX, NULL);
}
