/* candour-store-moderation-feedback.c - what the auditor is told of the audit, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

static const char *const quality_fields[CANDOUR_N_QUALITIES] = {
  "quality_evidence", "quality_child", "quality_actions",
};

static const char *
get_verdict (const CandourModeration *moderation,
             CandourQuality           quality)
{
  return candour_code_from_value (candour_verdicts, moderation->quality[quality]);
}

/* --- Saving --------------------------------------------------------------------------- */

static const char feedback_sql[] =
  "UPDATE moderation SET quality_evidence = $2, quality_child = $3, quality_actions = $4,"
  " comment = $5, revision = revision + 1 WHERE id = $1 AND revision = $6 RETURNING revision";

static gboolean
save_feedback (CandourDb                *db,
               const CandourModeration  *moderation,
               const CandourActor       *actor,
               GError                  **error)
{
  g_autofree char *salt = NULL;
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_open (db, moderation, CANDOUR_EVENT_FEEDBACK, actor, &salt, error);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = moderation->id,
    .salt = salt,
  };
  gint64 revision;

  if (stored == NULL)
    return FALSE;

  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    if (!candour_change_note (&change, quality_fields[i], get_verdict (stored, i),
                              get_verdict (moderation, i), error))
      return FALSE;

  if (!candour_change_note_text (&change, "comment", stored->comment, moderation->comment, error))
    return FALSE;

  return change.count == 0
         || candour_store_moderations_step (
              candour_db_query (db, feedback_sql, error, "sssssi", moderation->id,
                                get_verdict (moderation, CANDOUR_QUALITY_EVIDENCE),
                                get_verdict (moderation, CANDOUR_QUALITY_CHILD),
                                get_verdict (moderation, CANDOUR_QUALITY_ACTIONS),
                                moderation->comment, moderation->revision), &revision, error);
}

gboolean
candour_store_moderations_save_feedback (CandourDb           *db,
                                         CandourModeration   *moderation,
                                         const CandourActor  *actor,
                                         GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && save_feedback (db, moderation, actor, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}

/* --- Finishing ------------------------------------------------------------------------ */

/* All that is missing is told before anything is done. */
static gboolean
check_lacks (CandourDb                *db,
             const CandourModeration  *moderation,
             const CandourActor       *actor,
             GError                  **error)
{
  CandourModerationEvent event = moderation->state < CANDOUR_MODERATION_AGREED
                                   ? CANDOUR_EVENT_SETTLE : CANDOUR_EVENT_FINISH;
  g_auto(CandourBoth) both = { 0 };

  return candour_both_open (&both, db, moderation, event, actor, error)
         && candour_store_moderations_refuse_lack (
              candour_rules_find_finish_lacks (both.framework, both.audit, both.moderation),
              error);
}

static const char finish_sql[] =
  "UPDATE moderation SET finished_at = $2, revision = revision + 1"
  " WHERE id = $1 AND revision = $3 RETURNING revision";

static gboolean
write_finished (CandourDb                *db,
                const CandourModeration  *moderation,
                const CandourActor       *actor,
                const char               *today,
                GError                  **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_open (db, moderation, CANDOUR_EVENT_FINISH, actor, NULL, error);
  g_autofree char *now = NULL;
  gint64 revision;

  if (stored == NULL)
    return FALSE;

  now = candour_store_audits_dup_now (db, today, error);

  return now != NULL
         && candour_store_moderations_step (
              candour_db_query (db, finish_sql, error, "ssi", stored->id, now, stored->revision),
              &revision, error)
         && candour_store_history_append (db, actor, "moderation", stored->id, "finished_at",
                                          NULL, now, NULL, error)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_FINISHED, NULL, actor,
                                            error)
         && candour_store_notices_add (db, stored->auditor_id, CANDOUR_NOTICE_FEEDBACK,
                                       stored->audit_id, now, NULL, actor, error);
}

static gboolean
finish (CandourDb           *db,
        CandourModeration   *moderation,
        const CandourActor  *actor,
        const char          *today,
        GError             **error)
{
  if (!check_lacks (db, moderation, actor, error))
    return FALSE;

  if (moderation->state < CANDOUR_MODERATION_AGREED
      && !candour_store_moderations_settle (db, moderation, actor, today, error))
    return FALSE;

  return write_finished (db, moderation, actor, today, error);
}

gboolean
candour_store_moderations_finish (CandourDb           *db,
                                  CandourModeration   *moderation,
                                  const CandourActor  *actor,
                                  const char          *today,
                                  GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourModeration) settled = NULL;

  if (transaction == NULL)
    return FALSE;

  /* Where it is settled and then cannot be finished, the caller's is as it was. */
  settled = candour_store_moderations_load (db, moderation->id, error);
  if (settled == NULL)
    return FALSE;

  if (settled->revision != moderation->revision)
    return candour_store_audits_conflict (error);

  return finish (db, settled, actor, today, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}

/* --- The auditor's answer ------------------------------------------------------------- */

static const char read_sql[] =
  "UPDATE moderation SET read_at = $2, reply = $3, revision = revision + 1"
  " WHERE id = $1 AND revision = $4 RETURNING revision";

static const char read_notice_sql[] =
  "UPDATE notice SET read_at = $3"
  " WHERE person_id = $1 AND audit_id = $2 AND kind = 'feedback' AND read_at IS NULL";

static gboolean
acknowledge (CandourDb                *db,
             const CandourModeration  *moderation,
             const char               *reply,
             const CandourActor       *actor,
             const char               *today,
             GError                  **error)
{
  g_autofree char *salt = NULL;
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_open (db, moderation, CANDOUR_EVENT_ACKNOWLEDGE, actor, &salt,
                                    error);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = moderation->id,
    .salt = salt,
  };
  g_autofree char *now = stored != NULL ? candour_store_audits_dup_now (db, today, error) : NULL;
  gint64 revision;

  return now != NULL
         && candour_store_moderations_step (
              candour_db_query (db, read_sql, error, "sssi", stored->id, now, reply,
                                stored->revision), &revision, error)
         && candour_change_note (&change, "read_at", NULL, now, error)
         && candour_change_note_text (&change, "reply", NULL, reply, error)
         && candour_db_execute (db, read_notice_sql, error, "sss", actor->person_id,
                                stored->audit_id, now)
         && candour_store_notices_add (db, stored->moderator_id, CANDOUR_NOTICE_REPLY,
                                       stored->audit_id, now, NULL, actor, error);
}

gboolean
candour_store_moderations_acknowledge (CandourDb           *db,
                                       CandourModeration   *moderation,
                                       const char          *reply,
                                       const CandourActor  *actor,
                                       const char          *today,
                                       GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && acknowledge (db, moderation, reply != NULL ? reply : "", actor, today, error)
         && candour_store_moderations_commit (db, transaction, moderation, error);
}
