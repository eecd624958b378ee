/* candour-store-desk-seal.c - what leaves an external moderator's desk, and what it is shown then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-desk.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-store-history.h"
#include "candour-store-moderations-private.h"

/* --- Sealing -------------------------------------------------------------------------- */

static const char seal_sql[] =
  "UPDATE moderation SET sealed_at = $2, days = $3, fingerprint = $4,"
  " late = CASE WHEN $5 > due_on THEN 1 ELSE 0 END, revision = revision + 1 WHERE id = $1";

static const char sealed_sql[] =
  "UPDATE desk_audit SET sealed_at = $2, returned_in = $3 WHERE audit_id = $1";

static gboolean
write_seal (CandourDb                *db,
            const CandourModeration  *stored,
            const CandourAudit       *audit,
            const char               *now,
            int                       sequence,
            GError                  **error)
{
  g_autofree char *fingerprint = candour_moderation_dup_fingerprint (stored, audit);
  g_autofree char *opened_on = candour_instant_dup_date (audit->submitted_at);
  g_autofree char *today = candour_instant_dup_date (now);
  gint64 days = MAX (0, candour_date_days_between (opened_on, today));

  return candour_db_execute (db, seal_sql, error, "ssiss", stored->id, now, days, fingerprint,
                             today)
         && candour_db_execute (db, sealed_sql, error, "ssi", audit->id, now,
                                (gint64) sequence);
}

static gboolean
note_seal (CandourDb           *db,
           const char          *moderation_id,
           const char          *now,
           int                  sequence,
           const CandourActor  *actor,
           GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = moderation_id,
  };

  return candour_change_note (&change, "sealed_at", NULL, now, error)
         && candour_change_note_int (&change, "returned_in", 0, sequence, error);
}

static gboolean
seal_one (CandourDb             *db,
          const CandourDeskRow  *row,
          const char            *now,
          int                    sequence,
          const CandourActor    *actor,
          GError               **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_load_row (db, row->moderation_id, NULL, error);
  g_autoptr(CandourAudit) audit =
    stored != NULL ? candour_store_audits_load_blind (db, row->audit_id, error) : NULL;

  if (audit == NULL)
    return FALSE;

  stored->sealed_at = g_strdup (now);

  return write_seal (db, stored, audit, now, sequence, error)
         && note_seal (db, stored->id, now, sequence, actor, error)
         && candour_store_moderations_move (db, stored, CANDOUR_MODERATION_COMPARING, NULL, actor,
                                            error);
}

gboolean
candour_store_desk_seal (CandourDb           *db,
                         int                  sequence,
                         const CandourActor  *actor,
                         int                 *n_sealed,
                         GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(GPtrArray) rows = transaction != NULL ? candour_store_desk_list (db, error) : NULL;
  g_autofree char *now = candour_date_dup_now_utc ();
  int n_before = 0;
  int n = 0;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const CandourDeskRow *row = rows->pdata[i];

      n_before += row->state > CANDOUR_DESK_READY;
      if (row->state != CANDOUR_DESK_READY)
        continue;
      if (!seal_one (db, row, now, sequence, actor, error))
        return FALSE;
      n++;
    }

  if (n == 0 && n_before == 0)
    return candour_store_audits_refuse (error, _("Nothing is ready to be sealed yet."));

  if (!candour_transaction_commit (transaction, error))
    return FALSE;

  if (n_sealed != NULL)
    *n_sealed = n;

  return TRUE;
}

static const char add_return_sql[] =
  "INSERT INTO desk_return (sequence, made_at, path, n_audits, hash) VALUES ($1, $2, $3, $4, $5)";

gboolean
candour_store_desk_add_return (CandourDb                *db,
                               const CandourDeskReturn  *made,
                               const CandourActor       *actor,
                               GError                  **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourDeskInfo) info = NULL;
  g_autofree char *field = NULL;

  g_return_val_if_fail (made != NULL, FALSE);

  info = transaction != NULL ? candour_store_desk_load (db, error) : NULL;
  field = g_strdup_printf ("return/%d", made->sequence);

  return info != NULL
         && candour_db_execute (db, add_return_sql, error, "issis", (gint64) made->sequence,
                                made->made_at, made->path, (gint64) made->n_audits, made->hash)
         && candour_store_history_append (db, actor, "desk", info->pack_id, field, NULL,
                                          made->hash, NULL, error)
         && candour_transaction_commit (transaction, error);
}

/* --- What the auditor had given ------------------------------------------------------- */

static const char find_sql[] =
  "SELECT audit_id, sealed_at, revealed FROM desk_audit WHERE code = $1";

static const char grading_sql[] =
  "INSERT INTO grading (audit_id, standard_id, role, grade, not_applicable, na_reason, rationale,"
  " strengths, shared, text_salt, revision)"
  " VALUES ($1, $2, 'auditor', NULLIF($3, 0), $4, $5, $6, $7, 0, $8, 1)";

static const char answer_sql[] =
  "INSERT INTO answer (audit_id, standard_id, role, prompt_id, answer, reason)"
  " VALUES ($1, $2, 'auditor', $3, $4, $5)"
  " ON CONFLICT (audit_id, standard_id, role, prompt_id)"
  " DO UPDATE SET answer = excluded.answer, reason = excluded.reason";

static const char overall_sql[] =
  "UPDATE audit SET overall = NULLIF($2, 0), overall_reason = $3 WHERE id = $1";

static const char revealed_sql[] =
  "UPDATE desk_audit SET revealed = $2 WHERE audit_id = $1"
  " AND (revealed IS NULL OR revealed = 'same')";

static const char newest_sql[] =
  "UPDATE desk SET n_revealed = $1 WHERE n_revealed < $1";

static gboolean
write_answers (CandourDb             *db,
               const char            *audit_id,
               const CandourGrading  *grading,
               GError               **error)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      if (answer->value != CANDOUR_ANSWER_NONE
          && !candour_db_execute (db, answer_sql, error, "sssss", audit_id, grading->standard_id,
                                  answer->prompt_id,
                                  candour_code_from_value (candour_answers, answer->value),
                                  answer->reason != NULL ? answer->reason : ""))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_auditor (CandourDb           *db,
               const char          *audit_id,
               const CandourAudit  *audit,
               GError             **error)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];
      g_autofree char *salt = candour_store_history_dup_salt ();

      if (grading->role != CANDOUR_GRADING_AUDITOR)
        continue;

      if (!candour_db_execute (db, grading_sql, error, "ssiissss", audit_id,
                               grading->standard_id, (gint64) grading->grade,
                               (gint64) (grading->not_applicable != FALSE), grading->na_reason,
                               grading->rationale, grading->strengths, salt)
          || !write_answers (db, audit_id, grading, error))
        return FALSE;
    }

  return candour_db_execute (db, overall_sql, error, "sis", audit_id, (gint64) audit->overall,
                             audit->overall_reason);
}

/* NULL with REFUSED where it may not be revealed. (transfer full): the audit's id. */
static char *
find_sealed (CandourDb   *db,
             const char  *code,
             gboolean    *is_revealed,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, find_sql, error, "s", code);
  g_autofree char *sentence = NULL;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW && candour_statement_get_text (statement, 1) != NULL)
    {
      *is_revealed = candour_statement_get_text (statement, 2) != NULL;
      return candour_statement_dup_text (statement, 0);
    }

  if (step == CANDOUR_STEP_DONE)
    sentence = g_strdup_printf (_("%s was not in the pack."), code);
  else if (step == CANDOUR_STEP_ROW)
    sentence = g_strdup_printf (_("%s is not sealed yet: its auditor’s grades are not shown."),
                                code);
  if (sentence != NULL)
    candour_store_audits_refuse (error, sentence);

  return NULL;
}

/* Shown once, it stays as it was shown; only that it was changed is noted later as well. */
static gboolean
reveal_one (CandourDb               *db,
            const CandourDeskAudit  *one,
            const CandourActor      *actor,
            GError                 **error)
{
  const char *code = one->same ? "same" : "changed";
  gboolean is_revealed = FALSE;
  g_autofree char *audit_id = find_sealed (db, one->code, &is_revealed, error);

  return audit_id != NULL
         && (is_revealed || write_auditor (db, audit_id, one->audit, error))
         && candour_db_execute (db, revealed_sql, error, "ss", audit_id, code)
         && (is_revealed
             || candour_store_history_append (db, actor, "audit", audit_id, "revealed", NULL,
                                              code, NULL, error));
}

gboolean
candour_store_desk_reveal (CandourDb           *db,
                           int                  sequence,
                           GPtrArray           *audits,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  g_return_val_if_fail (audits != NULL, FALSE);

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < audits->len; i++)
    if (!reveal_one (db, audits->pdata[i], actor, error))
      return FALSE;

  return candour_db_execute (db, newest_sql, error, "i", (gint64) sequence)
         && candour_transaction_commit (transaction, error);
}
