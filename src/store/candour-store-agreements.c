/* candour-store-agreements.c - the agreed grades, kept beside the two they came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

/* --- One grade ------------------------------------------------------------------------ */

static const char agreement_sql[] =
  "INSERT INTO agreement (moderation_id, standard_id, how, grade, not_applicable, reason,"
  " talked_on, settled_by, text_salt, revision)"
  " VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6, $7, $8, $9, $10)"
  " ON CONFLICT (moderation_id, standard_id) DO UPDATE"
  " SET how = excluded.how, grade = excluded.grade, not_applicable = excluded.not_applicable,"
  " reason = excluded.reason, talked_on = excluded.talked_on,"
  " settled_by = excluded.settled_by, revision = excluded.revision"
  " WHERE agreement.revision = excluded.revision - 1"
  " RETURNING revision";

static gboolean
upsert_agreement (CandourDb               *db,
                  const CandourBoth       *both,
                  const CandourAgreement  *agreement,
                  const CandourActor      *actor,
                  GError                 **error)
{
  gint64 revision;

  return candour_store_moderations_step (
           candour_db_query (db, agreement_sql, error, "sssiissssi", both->moderation->id,
                             agreement->standard_id != NULL ? agreement->standard_id : "",
                             candour_code_from_value (candour_agreements, agreement->how),
                             (gint64) agreement->grade,
                             (gint64) (agreement->not_applicable != FALSE), agreement->reason,
                             agreement->talked_on, actor->person_id, both->salt,
                             agreement->revision + 1), &revision, error);
}

/* What is not agreed has no grade, and so no row. */
static const char grading_sql[] =
  "INSERT INTO grading (audit_id, standard_id, role, grade, not_applicable, na_reason,"
  " rationale, strengths, shared, text_salt, revision)"
  " VALUES ($1, $2, 'agreed', NULLIF($3, 0), $4, '', $5, '', 0, $6, 1)"
  " ON CONFLICT (audit_id, standard_id, role) DO UPDATE"
  " SET grade = excluded.grade, not_applicable = excluded.not_applicable,"
  " rationale = excluded.rationale, revision = grading.revision + 1";

static const char drop_sql[] =
  "DELETE FROM grading WHERE audit_id = $1 AND standard_id = $2 AND role = 'agreed'";

static gboolean
write_grading (CandourDb               *db,
               const CandourBoth       *both,
               const CandourAgreement  *agreement,
               GError                 **error)
{
  if (agreement->standard_id == NULL)
    return TRUE;

  if (agreement->how == CANDOUR_AGREEMENT_NOT_AGREED)
    return candour_db_execute (db, drop_sql, error, "ss", both->audit->id,
                               agreement->standard_id);

  return candour_db_execute (db, grading_sql, error, "ssiiss", both->audit->id,
                             agreement->standard_id, (gint64) agreement->grade,
                             (gint64) (agreement->not_applicable != FALSE), agreement->reason,
                             both->salt);
}

/* Subjects: grading AUDIT/STANDARD/agreed, and the moderation for the whole. */
static gboolean
note_agreement (CandourDb               *db,
                const CandourBoth       *both,
                const CandourAgreement  *old,
                const CandourAgreement  *agreement,
                const CandourActor      *actor,
                GError                 **error)
{
  gboolean overall = agreement->standard_id == NULL;
  g_autofree char *subject_id =
    overall ? g_strdup (both->moderation->id)
            : g_strjoin ("/", both->audit->id, agreement->standard_id, "agreed", NULL);
  CandourChange change = {
    .db = db, .actor = actor, .subject = overall ? "moderation" : "grading",
    .subject_id = subject_id, .salt = both->salt,
  };
  const char *old_how = old != NULL ? candour_code_from_value (candour_agreements, old->how)
                                    : NULL;

  return candour_change_note (&change, overall ? "agreed_overall" : "grade",
                              candour_store_moderations_get_code (both->framework,
                                                                  old != NULL ? old->grade : 0),
                              candour_store_moderations_get_code (both->framework,
                                                                  agreement->grade), error)
         && candour_change_note_int (&change, "not_applicable",
                                     old != NULL && old->not_applicable,
                                     agreement->not_applicable, error)
         && candour_change_note (&change, "how", old_how,
                                 candour_code_from_value (candour_agreements, agreement->how),
                                 error)
         && candour_change_note (&change, "talked_on", old != NULL ? old->talked_on : NULL,
                                 agreement->talked_on, error)
         && candour_change_note_text (&change, overall ? "agreed_reason" : "rationale",
                                      old != NULL ? old->reason : NULL, agreement->reason, error);
}

gboolean
candour_store_agreements_write (CandourDb               *db,
                                const CandourBoth       *both,
                                const CandourAgreement  *agreement,
                                const CandourActor      *actor,
                                GError                 **error)
{
  const CandourAgreement *old = candour_moderation_find_agreement (both->moderation,
                                                                   agreement->standard_id);

  return upsert_agreement (db, both, agreement, actor, error)
         && write_grading (db, both, agreement, error)
         && note_agreement (db, both, old, agreement, actor, error);
}

static const char count_sql[] =
  "UPDATE moderation SET n_to_agree = $2 WHERE id = $1";

gboolean
candour_store_agreements_count (CandourDb          *db,
                                const CandourBoth  *both,
                                GError            **error)
{
  guint n_left = candour_rules_count_to_agree (both->framework, both->audit, both->moderation);

  return candour_db_execute (db, count_sql, error, "si", both->moderation->id, (gint64) n_left);
}

/* --- Agreeing ------------------------------------------------------------------------- */

/* In the place of the one of the same standard; the overall stays last. */
static void
put (CandourModeration      *moderation,
     const CandourAgreement *agreement)
{
  CandourAgreement *copy = candour_agreement_copy (agreement);

  for (guint i = 0; i < moderation->agreements->len; i++)
    {
      CandourAgreement *old = g_ptr_array_index (moderation->agreements, i);

      if (g_strcmp0 (old->standard_id, agreement->standard_id) != 0)
        continue;

      moderation->agreements->pdata[i] = copy;
      candour_agreement_free (old);
      return;
    }

  g_ptr_array_insert (moderation->agreements, agreement->standard_id == NULL ? -1 : 0, copy);
}

/* Agreements are saved one by one: that another one was saved meanwhile does not matter, so the
 * moderation's own revision is not asked for.
 */
static gboolean
open_for_agreement (CandourBoth              *both,
                    CandourDb                *db,
                    const CandourModeration  *read,
                    CandourModerationEvent    event,
                    const CandourActor       *actor,
                    GError                  **error)
{
  g_autoptr(CandourModeration) row = candour_store_moderations_load_row (db, read->id, NULL,
                                                                         error);

  return row != NULL && candour_both_open (both, db, row, event, actor, error);
}

static gint64
get_revision (const CandourAgreement *agreement)
{
  return agreement != NULL ? agreement->revision : 0;
}

static gboolean
agree (CandourDb                *db,
       const CandourModeration  *moderation,
       const CandourAgreement   *agreement,
       const CandourActor       *actor,
       GError                  **error)
{
  CandourModerationEvent event = agreement->how == CANDOUR_AGREEMENT_DECIDED
                                   ? CANDOUR_EVENT_DECIDE : CANDOUR_EVENT_AGREE;
  g_auto(CandourBoth) both = { 0 };
  g_autofree char *why = NULL;

  if (!open_for_agreement (&both, db, moderation, event, actor, error))
    return FALSE;

  if (get_revision (candour_moderation_find_agreement (both.moderation, agreement->standard_id))
      != agreement->revision)
    return candour_store_audits_conflict (error);

  why = candour_rules_check_agreement (both.framework, both.audit, both.moderation, agreement,
                                       event);
  if (why != NULL)
    return candour_store_audits_refuse (error, why);

  if ((event == CANDOUR_EVENT_DECIDE
       && !candour_store_moderations_check_decider (db, both.moderation, actor->person_id, actor,
                                                    NULL, error))
      || !candour_store_agreements_write (db, &both, agreement, actor, error))
    return FALSE;

  put (both.moderation, agreement);

  return candour_store_agreements_count (db, &both, error);
}

gboolean
candour_store_moderations_agree (CandourDb           *db,
                                 CandourModeration   *moderation,
                                 CandourAgreement    *agreement,
                                 const CandourActor  *actor,
                                 GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  if (transaction == NULL
      || !agree (db, moderation, agreement, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  agreement->revision++;
  g_free (agreement->settled_by);
  agreement->settled_by = g_strdup (actor->person_id);
  put (moderation, agreement);

  return TRUE;
}

/* --- Referring ------------------------------------------------------------------------ */

static const char refer_sql[] =
  "UPDATE moderation SET decider_id = $2, referred_at = $3, refer_words = $4,"
  " revision = revision + 1 WHERE id = $1 AND revision = $5 RETURNING revision";

static gboolean
write_referral (CandourDb           *db,
                const CandourBoth   *both,
                const char          *decider_id,
                const char          *words,
                const CandourActor  *actor,
                const char          *today,
                GError             **error)
{
  const CandourModeration *stored = both->moderation;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = stored->id,
    .salt = both->salt,
  };
  g_autofree char *now = candour_store_audits_dup_now (db, today, error);
  gint64 revision;

  if (words == NULL)
    words = "";

  return now != NULL
         && candour_store_moderations_step (
              candour_db_query (db, refer_sql, error, "ssssi", stored->id, decider_id, now, words,
                                stored->revision), &revision, error)
         && candour_change_note (&change, "decider_id", stored->decider_id, decider_id, error)
         && candour_change_note (&change, "referred_at", stored->referred_at, now, error)
         && candour_change_note_text (&change, "refer_words", stored->refer_words, words, error)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_REFERRED, NULL, actor,
                                            error);
}

gboolean
candour_store_moderations_refer (CandourDb           *db,
                                 CandourModeration   *moderation,
                                 const char          *decider_id,
                                 const char          *words,
                                 const CandourActor  *actor,
                                 const char          *today,
                                 GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(CandourBoth) both = { 0 };
  g_autofree char *why = NULL;
  gboolean in_place;

  if (transaction == NULL
      || !candour_both_open (&both, db, moderation, CANDOUR_EVENT_REFER, actor, error))
    return FALSE;

  in_place = g_strcmp0 (both.moderation->moderator_id, actor->person_id) != 0;
  why = candour_rules_check_refer (both.framework, both.audit, both.moderation, in_place, words);
  if (why != NULL)
    return candour_store_audits_refuse (error, why);

  return (decider_id == NULL
          || candour_store_moderations_check_decider (db, both.moderation, decider_id, actor,
                                                      today, error))
         && write_referral (db, &both, decider_id, words, actor, today, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}

/* --- Settling ------------------------------------------------------------------------- */

static const char settle_sql[] =
  "UPDATE moderation SET agreed_overall = NULLIF($2, 0), agreed_at = $3, n_to_agree = 0,"
  " changed = $5, revision = revision + 1 WHERE id = $1 AND revision = $4 RETURNING revision";

/* What lists filter by is the grade that stands. */
static const char stands_sql[] =
  "UPDATE audit SET changed = $2, overall_drawn = CASE WHEN $3 = 0 THEN overall_drawn ELSE $3 END"
  " WHERE id = $1";

static gboolean
write_settled (CandourDb           *db,
               CandourBoth         *both,
               const CandourActor  *actor,
               GError             **error)
{
  CandourModeration *stored = both->moderation;
  int change = candour_rules_get_change (both->audit->overall, stored->agreed_overall);
  CandourGrade drawn = candour_framework_get_drawn_as (both->framework, stored->agreed_overall);
  gint64 revision;

  return candour_store_moderations_step (
           candour_db_query (db, settle_sql, error, "sisii", stored->id,
                             (gint64) stored->agreed_overall, stored->agreed_at,
                             stored->revision, (gint64) change), &revision, error)
         && candour_db_execute (db, stands_sql, error, "sii", both->audit->id, (gint64) change,
                                (gint64) drawn)
         && candour_store_history_append (db, actor, "moderation", stored->id, "agreed_at", NULL,
                                          stored->agreed_at, NULL, error)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_AGREED, NULL, actor,
                                            error);
}

static gboolean
settle (CandourDb                *db,
        const CandourModeration  *moderation,
        const CandourActor       *actor,
        const char               *today,
        GError                  **error)
{
  g_auto(CandourBoth) both = { 0 };
  const CandourAgreement *overall;

  if (!candour_both_open (&both, db, moderation, CANDOUR_EVENT_SETTLE, actor, error)
      || !candour_store_moderations_refuse_lack (
            candour_rules_find_settle_lacks (both.framework, both.audit, both.moderation), error))
    return FALSE;

  if (both.moderation->state == CANDOUR_MODERATION_REFERRED
      && !candour_store_moderations_check_decider (db, both.moderation, actor->person_id, actor,
                                                   today, error))
    return FALSE;

  overall = candour_moderation_find_agreement (both.moderation, NULL);
  both.moderation->agreed_overall = overall != NULL ? overall->grade : 0;
  both.moderation->agreed_at = candour_store_audits_dup_now (db, today, error);

  return both.moderation->agreed_at != NULL
         && write_settled (db, &both, actor, error)
         && candour_store_lowerings_follow (db, &both, actor, today, error)
         && (both.moderation->state != CANDOUR_MODERATION_REFERRED
             || candour_store_notices_add (db, both.moderation->moderator_id,
                                           CANDOUR_NOTICE_DECIDED, both.audit->id,
                                           both.moderation->agreed_at, NULL, actor, error));
}

gboolean
candour_store_moderations_settle (CandourDb           *db,
                                  CandourModeration   *moderation,
                                  const CandourActor  *actor,
                                  const char          *today,
                                  GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && settle (db, moderation, actor, today, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}
