/* candour-pack-in.c - what came back from a moderator outside: checked, and looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-pack-in-private.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-error.h"
#include "candour-store-audits.h"
#include "candour-store-frameworks.h"
#include "candour-store-moderations.h"

static void
incoming_free (gpointer data)
{
  CandourIncoming *self = data;

  g_free (self->why);
  g_free (self->code);
  g_free (self->audit_id);
  g_free (self->reference);
  candour_framework_unref (self->framework);
  g_free (self);
}

static void
set_check (CandourPackIn          *self,
           CandourPackCheckKind    kind,
           char                   *title,
           char                   *detail,
           CandourPackCheckState   state)
{
  CandourPackCheck *check = &self->checks[kind];

  if (title != NULL)
    {
      g_free (check->title);
      check->title = title;
    }
  g_free (check->detail);
  check->detail = detail != NULL ? detail : g_strdup ("");
  check->state = state;
}

gboolean
candour_pack_in_fail (CandourPackIn         *self,
                      CandourPackCheckKind   kind,
                      char                  *refusal,
                      char                  *explanation,
                      char                  *advice)
{
  g_free (self->refusal);
  self->refusal = refusal;
  g_free (self->explanation);
  self->explanation = explanation;
  g_free (self->advice);
  self->advice = advice;
  set_check (self, kind, NULL, g_strdup (refusal), CANDOUR_CHECK_FAILED);

  return TRUE;
}

gboolean
candour_pack_in_pass (CandourPackIn         *self,
                      CandourPackCheckKind   kind,
                      char                  *detail)
{
  set_check (self, kind, NULL, detail, CANDOUR_CHECK_PASSED);

  return TRUE;
}

static CandourPackIn *
pack_in_new (void)
{
  const char *const titles[CANDOUR_PACK_N_CHECKS] = {
    _("Whole and not too large"), _("Sealed for you"), _("Signed by its moderator"),
    _("A pack that is still out"), _("Answers what you sent"), _("Newer than the last"),
    _("Only cases from the pack"), _("Reads cleanly"),
  };
  CandourPackIn *self = g_new0 (CandourPackIn, 1);

  for (int i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    set_check (self, i, g_strdup (titles[i]), NULL, CANDOUR_CHECK_NOT_TRIED);
  self->incoming = g_ptr_array_new_with_free_func (incoming_free);

  return self;
}

void
candour_pack_in_free (CandourPackIn *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < CANDOUR_PACK_N_CHECKS; i++)
    {
      g_free (self->checks[i].title);
      g_free (self->checks[i].detail);
    }
  g_free (self->refusal);
  g_free (self->explanation);
  g_free (self->advice);
  candour_pack_record_free (self->record);
  g_ptr_array_unref (self->incoming);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  candour_pack_free (self->pack);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_free (self);
}

/* --- What is read once ---------------------------------------------------------------- */

CandourAudit *
candour_pack_checking_load (CandourPackChecking  *self,
                            const char           *audit_id,
                            GError              **error)
{
  CandourAudit *audit = g_hash_table_lookup (self->whole, audit_id);

  if (audit != NULL)
    return audit;

  audit = candour_store_audits_load (self->db, audit_id, error);
  if (audit != NULL)
    g_hash_table_insert (self->whole, g_strdup (audit_id), audit);

  return audit;
}

CandourFramework *
candour_pack_checking_framework (CandourPackChecking  *self,
                                 const char           *id,
                                 GError              **error)
{
  CandourFramework *framework = g_hash_table_lookup (self->frameworks, id);

  if (framework != NULL)
    return framework;

  framework = candour_store_frameworks_load (self->db, id, error);
  if (framework != NULL)
    g_hash_table_insert (self->frameworks, g_strdup (id), framework);

  return framework;
}

/* --- What import would do ------------------------------------------------------------- */

/* Where nobody but this moderator has to do with it yet, it can be taken. */
static char *
dup_moved_on (const CandourPackRecord  *record,
              const CandourPackCase    *one,
              const CandourModeration  *moderation)
{
  g_autofree char *sealed_on = NULL;
  g_autofree char *on = NULL;

  if (moderation->sealed_at != NULL)
    {
      sealed_on = candour_instant_dup_date (moderation->sealed_at);
      on = candour_date_format_long (sealed_on);
      /* Translators: case reference, date */
      return g_strdup_printf (_("%s was moderated here on %s."), one->reference, on);
    }

  if (g_strcmp0 (moderation->moderator_id, record->moderator_id) != 0)
    return g_strdup_printf (_("%s was given to another moderator."), one->reference);

  if (moderation->state != CANDOUR_MODERATION_ALLOCATED || moderation->started_at != NULL)
    return g_strdup_printf (_("%s was begun here."), one->reference);

  return NULL;
}

static int
get_value (const CandourAudit  *audit,
           const char          *standard_id,
           CandourGradingRole   role)
{
  const CandourGrading *grading = candour_audit_find_grading (audit, standard_id, role);

  if (grading == NULL)
    return 0;

  return grading->not_applicable ? -1 : grading->grade;
}

static gboolean
needs_decision (const CandourFramework  *framework,
                const CandourAudit      *of_auditor,
                const CandourAudit      *of_moderator)
{
  for (guint i = 0; i < framework->standards->len; i++)
    {
      const char *id = candour_framework_get_standard (framework, i)->id;
      CandourDifference difference =
        candour_rules_compare (framework, get_value (of_auditor, id, CANDOUR_GRADING_AUDITOR),
                               get_value (of_moderator, id, CANDOUR_GRADING_MODERATOR));

      if (difference.kind == CANDOUR_DIFFERENCE_DECIDE)
        return TRUE;
    }

  return candour_rules_compare (framework, of_auditor->overall, of_moderator->overall).kind
         == CANDOUR_DIFFERENCE_DECIDE;
}

static void
compare (CandourIncoming     *self,
         const CandourAudit  *of_auditor,
         const CandourAudit  *of_moderator)
{
  if (of_auditor->is_sealed)
    return;

  self->auditor_overall = of_auditor->overall;
  self->moderator_overall = of_moderator->overall;
  self->difference = candour_rules_compare (self->framework, of_auditor->overall,
                                            of_moderator->overall);
  self->to_decide = needs_decision (self->framework, of_auditor, of_moderator);
}

static void
count (CandourPackIn          *self,
       const CandourIncoming  *one)
{
  switch (one->kind)
    {
    case CANDOUR_INCOMING_NEW:
      self->n_new++;
      self->n_decide += one->to_decide;
      break;
    case CANDOUR_INCOMING_HERE:
      self->n_here++;
      break;
    case CANDOUR_INCOMING_BESIDE:
      self->n_beside++;
      break;
    }
}

static gboolean
preview_one (CandourPackChecking     *self,
             const CandourPackAudit  *audit,
             GError                 **error)
{
  CandourPackRecord *record = self->in->record;
  const CandourPackCase *one = candour_pack_record_find_case (record, audit->code);
  CandourAudit *whole = candour_pack_checking_load (self, one->audit_id, error);
  CandourFramework *framework =
    whole != NULL ? candour_pack_checking_framework (self, whole->framework_id, error) : NULL;
  g_autoptr(CandourModeration) moderation =
    framework != NULL ? candour_store_moderations_load (self->db, one->audit_id, error) : NULL;
  g_autofree char *why = NULL;
  CandourIncoming *incoming;

  if (moderation == NULL)
    return FALSE;

  incoming = g_new0 (CandourIncoming, 1);
  incoming->code = g_strdup (one->code);
  incoming->audit_id = g_strdup (one->audit_id);
  incoming->reference = g_strdup (one->reference);
  incoming->framework = candour_framework_ref (framework);
  why = dup_moved_on (record, one, moderation);
  incoming->since = one->back_in;
  if (one->back_in > 0)
    incoming->kind = CANDOUR_INCOMING_HERE;
  else
    incoming->kind = why != NULL ? CANDOUR_INCOMING_BESIDE : CANDOUR_INCOMING_NEW;
  incoming->why = incoming->kind == CANDOUR_INCOMING_BESIDE ? g_steal_pointer (&why)
                                                            : g_strdup ("");
  compare (incoming, whole, audit->audit);
  count (self->in, incoming);
  g_ptr_array_add (self->in->incoming, incoming);

  return TRUE;
}

gboolean
candour_pack_in_preview (CandourPackChecking  *self,
                         GError              **error)
{
  CandourPackIn *in = self->in;

  for (guint i = 0; i < in->audits->len; i++)
    if (!preview_one (self, in->audits->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < in->record->cases->len; i++)
    {
      const CandourPackCase *one = in->record->cases->pdata[i];

      in->n_missing += one->back_in == 0
                       && candour_pack_audits_find (in->audits, one->code) == NULL;
    }

  return TRUE;
}

/* --- In their order ------------------------------------------------------------------- */

static const CandourPackCheckFunc funcs[CANDOUR_PACK_N_CHECKS] = {
  candour_pack_in_check_whole,   candour_pack_in_check_sealed, candour_pack_in_check_signed,
  candour_pack_in_check_out,     candour_pack_in_check_answers, candour_pack_in_check_newer,
  candour_pack_in_check_cases,   candour_pack_in_check_reads,
};

static gboolean
has_failed (const CandourPackIn *self)
{
  return self->refusal != NULL;
}

static gboolean
run (CandourPackChecking   *self,
     CandourPackCheckKind   first,
     GError               **error)
{
  for (guint i = first; i < CANDOUR_PACK_N_CHECKS && !has_failed (self->in); i++)
    if (!funcs[i] (self, error))
      return FALSE;

  self->in->is_good = !has_failed (self->in);

  return !self->in->is_good || candour_pack_in_preview (self, error);
}

static gboolean
check_from (CandourPackChecking   *self,
            CandourPackCheckKind   first,
            GError               **error)
{
  g_autoptr(GHashTable) whole =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) candour_audit_free);
  g_autoptr(GHashTable) frameworks =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) candour_framework_unref);

  self->whole = whole;
  self->frameworks = frameworks;

  return run (self, first, error);
}

gboolean
candour_pack_in_examine (CandourPackIn  *self,
                         CandourDb      *db,
                         const char     *today,
                         GError        **error)
{
  CandourPackChecking checking = { .in = self, .db = db, .today = today };

  for (int i = CANDOUR_CHECK_SIGNED; i < CANDOUR_PACK_N_CHECKS; i++)
    set_check (self, i, NULL, NULL, CANDOUR_CHECK_NOT_TRIED);
  self->is_good = FALSE;
  self->same_as = 0;
  g_clear_pointer (&self->record, candour_pack_record_free);
  g_clear_pointer (&self->audits, g_ptr_array_unref);
  g_ptr_array_set_size (self->incoming, 0);
  self->n_new = self->n_here = self->n_beside = self->n_decide = self->n_missing = 0;

  return check_from (&checking, CANDOUR_CHECK_SIGNED, error);
}

CandourPackIn *
candour_pack_in_new (CandourDb             *db,
                     const char            *path,
                     const CandourKeyring  *ring,
                     const CandourActor    *actor,
                     const char            *today,
                     GError               **error)
{
  g_autoptr(CandourPackIn) self = NULL;
  CandourPackChecking checking = { .db = db, .ring = ring, .path = path, .today = today };

  g_return_val_if_fail (path != NULL && ring != NULL && actor != NULL && today != NULL, NULL);

  if (!candour_rules_may_run_moderation (actor->role))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Only the QA lead can do this."));
      return NULL;
    }

  self = pack_in_new ();
  checking.in = self;

  return check_from (&checking, CANDOUR_CHECK_WHOLE, error) ? g_steal_pointer (&self) : NULL;
}
