/* candour-store-packs.c - keeps what was sealed for moderators outside, and what came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Subjects and fields in the history: pack ID with moderator_id, expires_on, hash, return/N,
 * reveal/N and withdrawn_at; audit ID with pack and pack_return. No code stands there.
 */

#include "candour-store-packs.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-store-history.h"
#include "candour-store-moderations-private.h"

static gboolean
check_lead (const CandourActor  *actor,
            GError             **error)
{
  return candour_rules_may_run_moderation (actor->role)
         || candour_store_audits_refuse (error, _("Only the QA lead can do this."));
}

static gboolean
note (CandourDb           *db,
      const CandourActor  *actor,
      const char          *id,
      const char          *field,
      const char          *value,
      GError             **error)
{
  return candour_store_history_append (db, actor, "pack", id, field, NULL, value, NULL, error);
}

/* --- What may go out ------------------------------------------------------------------ */

/* A grade that was begun here would be lost, and one that is out would be given twice. */
static const char ready_sql[] =
  "SELECT m.audit_id FROM moderation m"
  " WHERE m.moderator_id = $1 AND m.state = 'allocated' AND m.started_at IS NULL"
  " AND NOT EXISTS (SELECT 1 FROM pack_audit pa JOIN pack p ON p.id = pa.pack_id"
  " WHERE pa.audit_id = m.audit_id AND pa.back_in IS NULL AND p.withdrawn_at IS NULL"
  " AND p.expires_on >= $2)"
  " ORDER BY m.due_on, m.id";

static gpointer
read_id (CandourStatement *statement)
{
  return candour_statement_dup_text (statement, 0);
}

GPtrArray *
candour_store_packs_list_ready (CandourDb   *db,
                                const char  *moderator_id,
                                const char  *today,
                                GError     **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  g_return_val_if_fail (moderator_id != NULL && today != NULL, NULL);

  statement = candour_db_query (db, ready_sql, error, "ss", moderator_id, today);

  return candour_statement_collect (statement, read_id, g_free, error);
}

static const char references_sql[] =
  "SELECT reference FROM child_case UNION SELECT reference FROM audit";

GPtrArray *
candour_store_packs_list_references (CandourDb  *db,
                                     GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, references_sql, error, "");

  return candour_statement_collect (statement, read_id, g_free, error);
}

char *
candour_store_packs_dup_now (CandourDb   *db,
                             const char  *today,
                             GError     **error)
{
  return candour_store_audits_dup_now (db, today, error);
}

static gboolean
check_ready (CandourDb                *db,
             const CandourPackRecord  *record,
             const char               *today,
             GError                  **error)
{
  g_autoptr(GPtrArray) ids = candour_store_packs_list_ready (db, record->moderator_id, today,
                                                             error);
  g_autoptr(GHashTable) ready = NULL;

  if (ids == NULL)
    return FALSE;

  ready = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (ready, ids->pdata[i]);

  for (guint i = 0; i < record->cases->len; i++)
    {
      const CandourPackCase *one = record->cases->pdata[i];

      if (!g_hash_table_remove (ready, one->audit_id))
        return candour_store_audits_refuse (error,
                                            _("An audit of this pack is not allocated to this "
                                              "moderator, was begun, or is out in another pack."));
    }

  return record->cases->len > 0
         || candour_store_audits_refuse (error, _("Choose at least one audit."));
}

/* --- Going out ------------------------------------------------------------------------ */

static const char due_sql[] =
  "SELECT due_on FROM moderation WHERE audit_id = $1";

static gboolean
find_due (CandourDb                *db,
          const CandourPackRecord  *record,
          char                    **due_on,
          GError                  **error)
{
  g_autofree char *earliest = NULL;

  for (guint i = 0; i < record->cases->len; i++)
    {
      const CandourPackCase *one = record->cases->pdata[i];
      g_autoptr(CandourStatement) statement =
        candour_db_query (db, due_sql, error, "s", one->audit_id);
      const char *on;

      if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
        return FALSE;

      on = candour_statement_get_text (statement, 0);
      if (earliest == NULL || strcmp (on, earliest) < 0)
        {
          g_free (earliest);
          earliest = g_strdup (on);
        }
    }

  *due_on = g_steal_pointer (&earliest);

  return TRUE;
}

static const char pack_sql[] =
  "INSERT INTO pack (id, moderator_id, made_by, made_at, expires_on, due_on, sender_name,"
  " sender_seals, sender_signs, recipient_name, recipient_seals, recipient_signs, file_name, hash,"
  " statement, signature, payload, n_audits, n_back)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0)";

static gboolean
write_pack (CandourDb                *db,
            const CandourPackRecord  *record,
            const char               *made_at,
            const char               *due_on,
            const CandourActor       *actor,
            GError                  **error)
{
  return candour_db_execute (db, pack_sql, error, "sssssssssssssssssi", record->id,
                             record->moderator_id, actor->person_id, made_at, record->expires_on,
                             due_on, record->sender.name, record->sender.seals_for,
                             record->sender.signs_with, record->recipient.name,
                             record->recipient.seals_for, record->recipient.signs_with,
                             record->file_name, record->hash, record->statement,
                             record->signature, record->payload, (gint64) record->cases->len)
         && note (db, actor, record->id, "moderator_id", record->moderator_id, error)
         && note (db, actor, record->id, "expires_on", record->expires_on, error)
         && note (db, actor, record->id, "hash", record->hash, error);
}

static const char case_sql[] =
  "INSERT INTO pack_audit (pack_id, code, position, audit_id, commitment, salt)"
  " VALUES ($1, $2, $3, $4, $5, $6)";

static gboolean
write_cases (CandourDb                *db,
             const CandourPackRecord  *record,
             const CandourActor       *actor,
             GError                  **error)
{
  for (guint i = 0; i < record->cases->len; i++)
    {
      const CandourPackCase *one = record->cases->pdata[i];

      if (!candour_db_execute (db, case_sql, error, "ssisss", record->id, one->code,
                               (gint64) i + 1, one->audit_id, one->commitment, one->salt)
          || !candour_store_history_append (db, actor, "audit", one->audit_id, "pack", NULL,
                                            record->id, NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
candour_store_packs_add (CandourDb           *db,
                         CandourPackRecord   *record,
                         const CandourActor  *actor,
                         const char          *today,
                         GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autofree char *made_at = NULL;
  g_autofree char *due_on = NULL;

  g_return_val_if_fail (record != NULL && actor != NULL && today != NULL, FALSE);

  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;

  made_at = record->made_at != NULL ? g_strdup (record->made_at)
                                    : candour_store_audits_dup_now (db, today, error);
  if (made_at == NULL
      || !check_lead (actor, error)
      || !check_ready (db, record, today, error)
      || !find_due (db, record, &due_on, error)
      || !write_pack (db, record, made_at, due_on, actor, error)
      || !write_cases (db, record, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  candour_set_text (&record->made_at, made_at);
  candour_set_text (&record->made_by, actor->person_id);
  candour_set_text (&record->due_on, due_on);
  record->n_audits = record->cases->len;

  return TRUE;
}

/* --- What belongs to it --------------------------------------------------------------- */

static const char file_sql[] =
  "INSERT INTO pack_file (pack_id, kind, sequence, at_utc, by_id, hash, n_audits,"
  " signs_with, statement, signature, payload)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
  " ON CONFLICT (pack_id, kind, sequence) DO NOTHING RETURNING sequence";

static gboolean
write_file (CandourDb                *db,
            const CandourPackRecord  *record,
            const char               *kind,
            const CandourPackFile    *file,
            const CandourActor       *actor,
            GError                  **error)
{
  g_autofree char *field = g_strdup_printf ("%s/%d", kind, file->sequence);
  g_autofree char *now = file->at_utc != NULL ? g_strdup (file->at_utc)
                                              : candour_store_audits_dup_now (db, NULL, error);
  gint64 sequence;

  return now != NULL
         && check_lead (actor, error)
         && candour_store_moderations_step (
              candour_db_query (db, file_sql, error, "ssisssissss", record->id, kind,
                                (gint64) file->sequence, now, actor->person_id, file->hash,
                                (gint64) file->n_audits, file->signs_with, file->statement,
                                file->signature, file->payload), &sequence, error)
         && note (db, actor, record->id, field, file->hash, error);
}

static const char back_sql[] =
  "UPDATE pack_audit SET back_in = $3, back_as = $4"
  " WHERE pack_id = $1 AND code = $2 AND back_in IS NULL RETURNING back_in";

static const char count_sql[] =
  "UPDATE pack SET n_back ="
  " (SELECT count(*) FROM pack_audit pa WHERE pa.pack_id = pack.id AND pa.back_in IS NOT NULL)"
  " WHERE id = $1 AND withdrawn_at IS NULL RETURNING n_back";

/* Nothing is said of a case that came before. */
static gboolean
write_back (CandourDb                *db,
            const CandourPackRecord  *record,
            const CandourPackFile    *file,
            const CandourActor       *actor,
            GError                  **error)
{
  gint64 n_back;

  for (guint i = 0; i < record->cases->len; i++)
    {
      const CandourPackCase *one = record->cases->pdata[i];
      const char *as = one->back_as == CANDOUR_BACK_BESIDE ? "beside" : "taken";
      gint64 back_in;

      if (one->back_in != file->sequence)
        continue;

      if (!candour_store_moderations_step (
             candour_db_query (db, back_sql, error, "ssis", record->id, one->code,
                               (gint64) file->sequence, as), &back_in, error)
          || !candour_store_history_append (db, actor, "audit", one->audit_id, "pack_return", NULL,
                                            as, NULL, error))
        return FALSE;
    }

  return candour_store_moderations_step (candour_db_query (db, count_sql, error, "s", record->id),
                                         &n_back, error);
}

gboolean
candour_store_packs_add_return (CandourDb           *db,
                                CandourPackRecord   *record,
                                CandourPackFile     *file,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;

  g_return_val_if_fail (record != NULL && file != NULL && actor != NULL, FALSE);

  transaction = candour_db_begin (db, error);

  return transaction != NULL
         && write_file (db, record, "return", file, actor, error)
         && write_back (db, record, file, actor, error)
         && candour_transaction_commit (transaction, error);
}

gboolean
candour_store_packs_add_reveal (CandourDb           *db,
                                CandourPackRecord   *record,
                                CandourPackFile     *file,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;

  g_return_val_if_fail (record != NULL && file != NULL && actor != NULL, FALSE);

  transaction = candour_db_begin (db, error);

  return transaction != NULL
         && write_file (db, record, "reveal", file, actor, error)
         && candour_transaction_commit (transaction, error);
}

/* --- Withdrawing ---------------------------------------------------------------------- */

static const char withdraw_sql[] =
  "UPDATE pack SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_words = $4"
  " WHERE id = $1 AND withdrawn_at IS NULL AND n_back < n_audits RETURNING n_audits";

static const char exists_sql[] = "SELECT 1 FROM pack WHERE id = $1";

static gboolean
check_exists (CandourDb   *db,
              const char  *id,
              GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, exists_sql, error, "s", id);
  CandourStep step = statement != NULL ? candour_statement_step (statement, error)
                                       : CANDOUR_STEP_ERROR;

  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such pack"));

  return step == CANDOUR_STEP_ROW;
}

static gboolean
write_withdrawal (CandourDb   *db,
                  const char  *id,
                  const char  *now,
                  const char  *words,
                  const char  *by_id,
                  GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, withdraw_sql, error, "ssss", id, now, by_id, words);
  CandourStep step = statement != NULL ? candour_statement_step (statement, error)
                                       : CANDOUR_STEP_ERROR;

  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_refuse (error,
                                        _("This pack is back, or was withdrawn already."));

  return step == CANDOUR_STEP_ROW;
}

gboolean
candour_store_packs_withdraw (CandourDb           *db,
                              const char          *id,
                              const char          *words,
                              const CandourActor  *actor,
                              GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (id != NULL && actor != NULL, FALSE);

  if (!check_lead (actor, error))
    return FALSE;

  if (words == NULL || *words == '\0')
    return candour_store_audits_refuse (error, _("Say why the pack is withdrawn."));

  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;

  now = candour_store_audits_dup_now (db, NULL, error);

  return now != NULL
         && check_exists (db, id, error)
         && write_withdrawal (db, id, now, words, actor->person_id, error)
         && note (db, actor, id, "withdrawn_at", now, error)
         && candour_transaction_commit (transaction, error);
}
