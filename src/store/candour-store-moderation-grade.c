/* candour-store-moderation-grade.c - what a moderator grades blind, until it is sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

/* --- Standards ------------------------------------------------------------------------ */

CandourAudit *
candour_store_moderations_open_grading (CandourDb           *db,
                                        const char          *audit_id,
                                        const CandourActor  *actor,
                                        char               **salt,
                                        GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_load_row (db, audit_id, NULL, &local_error);
  g_autofree char *why = NULL;

  if (g_error_matches (local_error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    {
      why = candour_rules_check_event (CANDOUR_MODERATION_NONE, CANDOUR_EVENT_GRADE, 0, NULL);
    }
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  else
    {
      why = candour_rules_check_moderation (stored, CANDOUR_EVENT_GRADE, actor->person_id,
                                            actor->role);
    }

  if (why != NULL)
    {
      candour_store_audits_refuse (error, why);
      return NULL;
    }

  /* Nothing of what is sealed passes through the memory of who grades. */
  return candour_store_audits_load_blind_row (db, audit_id, salt, error);
}

static const char started_sql[] =
  "UPDATE moderation SET started_at = $2 WHERE id = $1 AND started_at IS NULL";

/* The revision stays: the first grade is no reason to refuse the next save. */
static gboolean
note_started (CandourDb                *db,
              const CandourModeration  *stored,
              const CandourActor       *actor,
              GError                  **error)
{
  g_autofree char *now = NULL;

  if (stored->state != CANDOUR_MODERATION_ALLOCATED)
    return TRUE;

  now = candour_store_audits_dup_now (db, NULL, error);

  return now != NULL
         && candour_db_execute (db, started_sql, error, "ss", stored->id, now)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_GRADING, NULL, actor,
                                            error);
}

/* As an audit's own numbers are counted. */
static const char count_sql[] =
  "UPDATE moderation SET"
  " n_graded = (SELECT count(*) FROM standard s JOIN grading g"
  " ON g.audit_id = $1 AND g.standard_id = s.standard_id AND g.role = 'moderator'"
  " WHERE s.framework_id = $2 AND ($3 = 0 OR (s.cohorts & $3) <> 0) AND g.not_applicable = 0"
  " AND g.grade IS NOT NULL),"
  " n_standards = (SELECT count(*) FROM standard s"
  " WHERE s.framework_id = $2 AND ($3 = 0 OR (s.cohorts & $3) <> 0) AND NOT EXISTS"
  " (SELECT 1 FROM grading g WHERE g.audit_id = $1 AND g.standard_id = s.standard_id"
  " AND g.role = 'moderator' AND g.not_applicable = 1))"
  " WHERE audit_id = $1";

gboolean
candour_store_moderations_note_graded (CandourDb           *db,
                                       const CandourAudit  *audit,
                                       const CandourActor  *actor,
                                       GError             **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_load_row (db, audit->id, NULL, error);

  return stored != NULL
         && note_started (db, stored, actor, error)
         && candour_db_execute (db, count_sql, error, "ssi", audit->id, audit->framework_id,
                                (gint64) audit->cohort);
}

/* --- Overall -------------------------------------------------------------------------- */

static const char judgement_sql[] =
  "UPDATE moderation SET overall = NULLIF($2, 0), overall_reason = $3, revision = revision + 1"
  " WHERE id = $1 AND revision = $4 RETURNING revision";

static gboolean
save_judgement (CandourDb                *db,
                const CandourModeration  *moderation,
                const CandourActor       *actor,
                GError                  **error)
{
  g_auto(CandourBoth) both = { 0 };
  CandourChange change = { .db = db, .actor = actor, .subject = "moderation" };
  gint64 revision;

  if (!candour_both_open (&both, db, moderation, CANDOUR_EVENT_GRADE, actor, error))
    return FALSE;

  if (moderation->overall != 0
      && candour_framework_get_grade (both.framework, moderation->overall) == NULL)
    return candour_store_audits_refuse (error, _("The framework has no such grade"));

  change.subject_id = both.moderation->id;
  change.salt = both.salt;
  if (!candour_change_note (&change, "overall",
                            candour_store_moderations_get_code (both.framework,
                                                                both.moderation->overall),
                            candour_store_moderations_get_code (both.framework,
                                                                moderation->overall), error)
      || !candour_change_note_text (&change, "overall_reason", both.moderation->overall_reason,
                                    moderation->overall_reason, error))
    return FALSE;

  return change.count == 0
         || (candour_store_moderations_step (
               candour_db_query (db, judgement_sql, error, "sisi", moderation->id,
                                 (gint64) moderation->overall, moderation->overall_reason,
                                 moderation->revision), &revision, error)
             && note_started (db, both.moderation, actor, error));
}

gboolean
candour_store_moderations_save_judgement (CandourDb           *db,
                                          CandourModeration   *moderation,
                                          const CandourActor  *actor,
                                          GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && save_judgement (db, moderation, actor, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}

/* --- Sealing -------------------------------------------------------------------------- */

static gboolean
has_same (const CandourAudit *audit,
          const CandourAudit *other)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);
      const CandourGrading *found = NULL;

      if (grading->role != CANDOUR_GRADING_MODERATOR)
        continue;

      found = candour_audit_find_grading (other, grading->standard_id, grading->role);
      if (grading->revision != (found != NULL ? found->revision : 0))
        return FALSE;
    }

  return TRUE;
}

static const char seal_sql[] =
  "UPDATE moderation SET sealed_at = $2, days = $3, fingerprint = $4,"
  " late = CASE WHEN $6 > due_on THEN 1 ELSE 0 END, revision = revision + 1"
  " WHERE id = $1 AND revision = $5 RETURNING revision";

/* The auditor's fingerprint stands in the history since the submission; here it stands beside
 * the moderator's, so that one row after the other says what was compared.
 */
static gboolean
write_seal (CandourDb           *db,
            CandourBoth         *both,
            const CandourActor  *actor,
            GError             **error)
{
  CandourModeration *stored = both->moderation;
  g_autofree char *fingerprint = candour_moderation_dup_fingerprint (stored, both->audit);
  g_autofree char *sealed_on = candour_instant_dup_date (stored->sealed_at);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = stored->id,
  };
  gint64 revision;

  return candour_store_moderations_step (
           candour_db_query (db, seal_sql, error, "ssisis", stored->id, stored->sealed_at,
                             (gint64) stored->days, fingerprint, stored->revision, sealed_on),
           &revision, error)
         && candour_change_note (&change, "sealed_at", NULL, stored->sealed_at, error)
         && candour_change_note (&change, "fingerprint", NULL, fingerprint, error)
         && candour_change_note (&change, "audit_fingerprint", NULL, both->audit->fingerprint,
                                 error)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_COMPARING, NULL, actor,
                                            error);
}

static gboolean
agree_same (CandourDb           *db,
            CandourBoth         *both,
            const CandourActor  *actor,
            GError             **error)
{
  g_autoptr(GPtrArray) same = candour_rules_agree_same (both->framework, both->audit,
                                                        both->moderation);

  for (guint i = 0; i < same->len; i++)
    {
      const CandourAgreement *agreement = g_ptr_array_index (same, i);

      if (!candour_store_agreements_write (db, both, agreement, actor, error))
        return FALSE;

      g_ptr_array_add (both->moderation->agreements, candour_agreement_copy (agreement));
    }

  return candour_store_agreements_count (db, both, error);
}

static void
set_sealed (CandourBoth  *both,
            const char   *sealed_at)
{
  CandourModeration *stored = both->moderation;
  g_autofree char *submitted_on = candour_instant_dup_date (both->audit->submitted_at);
  g_autofree char *sealed_on = candour_instant_dup_date (sealed_at);

  stored->sealed_at = g_strdup (sealed_at);
  stored->days = MAX (0, candour_date_days_between (submitted_on, sealed_on));
}

static gboolean
seal (CandourDb                *db,
      const CandourModeration  *moderation,
      const CandourAudit       *reviewed,
      const char               *sealed_at,
      const CandourActor       *actor,
      GError                  **error)
{
  g_auto(CandourBoth) both = { 0 };

  if (!candour_both_open (&both, db, moderation, CANDOUR_EVENT_SEAL, actor, error))
    return FALSE;

  if (!has_same (reviewed, both.audit) || !has_same (both.audit, reviewed))
    return candour_store_audits_conflict (error);

  if (!candour_store_moderations_refuse_lack (
         candour_rules_find_seal_lacks (both.framework, both.audit, both.moderation), error))
    return FALSE;

  set_sealed (&both, sealed_at);

  return write_seal (db, &both, actor, error)
         && agree_same (db, &both, actor, error);
}

gboolean
candour_store_moderations_seal_at (CandourDb           *db,
                                   CandourModeration   *moderation,
                                   const CandourAudit  *reviewed,
                                   const char          *sealed_at,
                                   const CandourActor  *actor,
                                   GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;

  g_return_val_if_fail (sealed_at != NULL, FALSE);

  transaction = candour_db_begin (db, error);

  return transaction != NULL
         && seal (db, moderation, reviewed, sealed_at, actor, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}

gboolean
candour_store_moderations_seal (CandourDb           *db,
                                CandourModeration   *moderation,
                                const CandourAudit  *reviewed,
                                const CandourActor  *actor,
                                const char          *today,
                                GError             **error)
{
  g_autofree char *now = candour_store_audits_dup_now (db, today, error);

  return now != NULL
         && candour_store_moderations_seal_at (db, moderation, reviewed, now, actor, error);
}
