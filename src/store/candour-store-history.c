/* candour-store-history.c - who changed what, each row sealed to the row before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row's hash is SHA-256 over the word "candour-history-1", the hash of the row before (none
 * for the first) and the columns in order, each with its length before it.
 */

#include "candour-store-history-private.h"

#include "candour-date.h"
#include "candour-id.h"
#include "candour-store-audits-private.h"

/* What is sealed, in the order of the columns; the hash follows as the last column. */
enum
{
  SEQ,
  AT_UTC,
  ACTOR,
  ACTOR_NAME,
  ACCOUNT,
  DEVICE,
  SUBJECT,
  SUBJECT_ID,
  FIELD,
  OLD_VALUE,
  NEW_VALUE,
  REASON,
  N_FIELDS
};

#define SALT_BYTES 16

/* Lengths keep "ab" + "c" apart from "a" + "bc", and NULL apart from "". */
static void
add_field (GChecksum  *checksum,
           const char *field)
{
  guint32 length = field != NULL ? strlen (field) : G_MAXUINT32;
  guint32 prefix = GUINT32_TO_BE (length);

  g_checksum_update (checksum, (const guchar *) &prefix, sizeof prefix);
  if (field != NULL)
    g_checksum_update (checksum, (const guchar *) field, length);
}

static char *
seal (const char       *previous,
      const char *const fields[N_FIELDS])
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  /* Should the fields ever change, so does this word, and old rows keep their meaning. */
  add_field (checksum, "candour-history-1");
  add_field (checksum, previous);
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (checksum, fields[i]);

  return g_strdup (g_checksum_get_string (checksum));
}

static const char last_sql[] = "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1";

gboolean
candour_store_history_get_head (CandourDb  *db,
                                gint64     *seq,
                                char      **hash,
                                GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, last_sql, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  *seq = step == CANDOUR_STEP_ROW ? candour_statement_get_int (statement, 0) : 0;
  *hash = step == CANDOUR_STEP_ROW ? g_strdup (candour_statement_get_text (statement, 1)) : NULL;

  return TRUE;
}

static const char append_sql[] =
  "INSERT INTO history (seq, at_utc, actor, actor_name, account, device, subject, subject_id,"
  " field, old_value, new_value, reason, hash)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

static gboolean
write_row (CandourDb        *db,
           gint64            seq,
           const char *const fields[N_FIELDS],
           const char       *hash,
           GError          **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, append_sql, error);

  if (statement == NULL)
    return FALSE;

  candour_statement_bind_int (statement, 1, seq);
  for (int i = AT_UTC; i < N_FIELDS; i++)
    candour_statement_bind_text (statement, i + 1, fields[i]);
  candour_statement_bind_text (statement, N_FIELDS + 1, hash);

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE;
}

/* The transaction holds back every other writer, so its end of the chain is read but once. */
static gboolean
append (CandourDb   *db,
        const char  *fields[N_FIELDS],
        GError     **error)
{
  g_autofree char *hash = NULL;
  char seq[24];

  if (db->head_seq < 0
      && !candour_store_history_get_head (db, &db->head_seq, &db->head_hash, error))
    return FALSE;

  g_snprintf (seq, sizeof seq, "%" G_GINT64_FORMAT, db->head_seq + 1);
  fields[SEQ] = seq;
  hash = seal (db->head_hash, fields);

  if (!write_row (db, db->head_seq + 1, fields, hash, error))
    return FALSE;

  db->head_seq++;
  g_free (db->head_hash);
  db->head_hash = g_steal_pointer (&hash);

  return TRUE;
}

gboolean
candour_store_history_append_at (CandourDb           *db,
                                 const char          *at_utc,
                                 const CandourActor  *actor,
                                 const char          *subject,
                                 const char          *subject_id,
                                 const char          *field,
                                 const char          *old_value,
                                 const char          *new_value,
                                 const char          *reason,
                                 GError             **error)
{
  const char *fields[N_FIELDS] = {
    [AT_UTC] = at_utc,
    [ACTOR] = actor->person_id != NULL ? actor->person_id : "",
    [ACTOR_NAME] = actor->name != NULL ? actor->name : "",
    [ACCOUNT] = actor->account != NULL ? actor->account : "",
    [DEVICE] = actor->device != NULL ? actor->device : "",
    [SUBJECT] = subject,
    [SUBJECT_ID] = subject_id,
    [FIELD] = field,
    [OLD_VALUE] = old_value,
    [NEW_VALUE] = new_value,
    [REASON] = reason,
  };

  g_return_val_if_fail (db->depth > 0, FALSE);

  return append (db, fields, error);
}

gboolean
candour_store_history_append (CandourDb           *db,
                              const CandourActor  *actor,
                              const char          *subject,
                              const char          *subject_id,
                              const char          *field,
                              const char          *old_value,
                              const char          *new_value,
                              const char          *reason,
                              GError             **error)
{
  g_autofree char *now = candour_date_dup_now_utc ();

  return candour_store_history_append_at (db, now, actor, subject, subject_id, field, old_value,
                                          new_value, reason, error);
}

char *
candour_store_history_commit_text (const char *salt,
                                   const char *text)
{
  g_autoptr(GChecksum) checksum = NULL;

  g_return_val_if_fail (salt != NULL, NULL);

  if (text == NULL || *text == '\0')
    return NULL;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (const guchar *) salt, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);

  return g_strconcat ("sha256:", g_checksum_get_string (checksum), NULL);
}

char *
candour_store_history_dup_salt (void)
{
  return candour_id_dup_random_hex (SALT_BYTES);
}

static const char walk_sql[] =
  "SELECT seq, at_utc, actor, actor_name, account, device, subject, subject_id, field,"
  " old_value, new_value, reason, hash"
  " FROM history WHERE seq > $1 ORDER BY seq LIMIT 5000";

/* A page at a time, because a server sends all the rows of an answer at once. *n_rows grows by
 * those that were read, and is the number that the last of them has to have. The walk is over at a
 * break, or where no row is left.
 */
static gboolean
verify_page (CandourDb  *db,
             gint64     *last_seq,
             char      **hash,
             gint64     *broken_at,
             gint64     *n_rows,
             GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, walk_sql, error, "i", *last_seq);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      g_autofree char *previous = g_steal_pointer (hash);
      gint64 seq = candour_statement_get_int (statement, SEQ);
      const char *fields[N_FIELDS];

      for (int i = 0; i < N_FIELDS; i++)
        fields[i] = candour_statement_get_text (statement, i);

      *hash = seal (previous, fields);
      *n_rows += 1;
      if (seq != *n_rows
          || g_strcmp0 (*hash, candour_statement_get_text (statement, N_FIELDS)) != 0)
        {
          *broken_at = seq;
          return TRUE;
        }
      *last_seq = seq;
    }

  return step == CANDOUR_STEP_DONE;
}

static const char stowaway_sql[] = "SELECT count(*) FROM history WHERE seq < 1";

/* Before the first row is where a walk along them would not look. */
static gboolean
find_stowaway (CandourDb  *db,
               gint64     *broken_at,
               GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, stowaway_sql, error);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  if (candour_statement_get_int (statement, 0) > 0)
    *broken_at = 1;

  return TRUE;
}

gboolean
candour_store_history_walk (CandourDb          *db,
                            CandourDbProgress   progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            gint64             *broken_at,
                            gint64             *n_rows,
                            GError            **error)
{
  g_autofree char *hash = NULL;
  gint64 last_seq = 0;
  gint64 broken = 0;
  gint64 n = 0;
  gint64 before;

  if (!find_stowaway (db, &broken, error))
    return FALSE;

  while (broken == 0)
    {
      before = n;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !verify_page (db, &last_seq, &hash, &broken, &n, error))
        return FALSE;

      if (progress != NULL)
        progress (n, 0, progress_data);

      if (n == before)
        break;
    }

  *broken_at = broken;
  *n_rows = n;

  return TRUE;
}

gboolean
candour_store_history_verify (CandourDb  *db,
                              gint64     *broken_at,
                              gint64     *n_rows,
                              GError    **error)
{
  return candour_store_history_walk (db, NULL, NULL, NULL, broken_at, n_rows, error);
}

void
candour_history_row_free (CandourHistoryRow *self)
{
  g_free (self->at_utc);
  g_free (self->actor_name);
  g_free (self->subject);
  g_free (self->subject_id);
  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->reason);
  g_free (self);
}

static CandourHistoryRow *
read_row (CandourStatement *statement)
{
  CandourHistoryRow *row = g_new0 (CandourHistoryRow, 1);

  row->seq = candour_statement_get_int (statement, 0);
  row->at_utc = g_strdup (candour_statement_get_text (statement, 1));
  row->actor_name = g_strdup (candour_statement_get_text (statement, 2));
  row->subject = g_strdup (candour_statement_get_text (statement, 3));
  row->subject_id = g_strdup (candour_statement_get_text (statement, 4));
  row->field = g_strdup (candour_statement_get_text (statement, 5));
  row->old_value = g_strdup (candour_statement_get_text (statement, 6));
  row->new_value = g_strdup (candour_statement_get_text (statement, 7));
  row->reason = g_strdup (candour_statement_get_text (statement, 8));

  return row;
}

/* Grades stand in the history in clear. To whom they are sealed, only what happened is told; and
 * what a moderator thinks before sealing, to the moderator alone.
 */
static const char list_sql[] =
  "WITH hidden (n) AS (SELECT count(*) FROM audit a WHERE a.id IN"
  " (SELECT CAST($2 AS TEXT) UNION ALL SELECT m.audit_id FROM moderation m WHERE m.id = $2"
  " UNION ALL SELECT p.audit_id FROM action_point p WHERE p.id = $2)"
  " AND a.blind_to IS NOT NULL AND (" SEALED_TO ("$3", "$4")
  " OR ($5 = 1 AND a.blind_to <> $3)))"
  " SELECT seq, at_utc, actor_name, subject, subject_id, field, old_value, new_value, reason"
  " FROM history WHERE subject_id = $1 AND ((SELECT n FROM hidden) = 0"
  " OR ($5 = 1 AND EXISTS (SELECT 1 FROM audit b WHERE b.id = $2 AND b.blind_to = $3))"
  " OR (subject IN ('audit', 'moderation') AND field IN ('state', 'auditor_id', 'declared_at',"
  " 'submitted_at', 'moderator_id', 'due_on')))"
  " ORDER BY seq";

GPtrArray *
candour_store_history_list (CandourDb   *db,
                            const char  *subject_id,
                            GError     **error)
{
  g_autofree char *first = g_strndup (subject_id, strcspn (subject_id, "/"));
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, list_sql, error, "sssii", subject_id, first,
                      candour_db_get_reader (db), (gint64) candour_db_reader_moderates (db),
                      (gint64) g_str_has_suffix (subject_id, "/moderator"));

  return candour_statement_collect (statement, (CandourStatementReader) read_row,
                                    (GDestroyNotify) candour_history_row_free, error);
}

static const char log_reading_sql[] =
  "INSERT INTO reading (id, at_utc, person_id, subject, subject_id, purpose)"
  " VALUES ($1, $2, $3, $4, $5, $6)";

gboolean
candour_store_history_log_reading (CandourDb           *db,
                                   const CandourActor  *actor,
                                   const char          *subject,
                                   const char          *subject_id,
                                   const char          *purpose,
                                   GError             **error)
{
  g_autofree char *id = candour_id_new ();
  g_autofree char *now = candour_date_dup_now_utc ();

  return candour_db_execute (db, log_reading_sql, error, "ssssss", id, now, actor->person_id,
                             subject, subject_id, purpose);
}
