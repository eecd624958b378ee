/* candour-store-packs-load.c - reads what was sealed for moderators outside, and what came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-packs.h"

#include <glib/gi18n-lib.h>

#include "candour-store-moderations-private.h"

const CandourCode candour_pack_states[] = {
  { CANDOUR_PACK_OUT,       "out",       N_("Out") },
  { CANDOUR_PACK_PARTLY,    "partly",    N_("Partly back") },
  { CANDOUR_PACK_BACK,      "back",      N_("Back") },
  { CANDOUR_PACK_LATE,      "late",      N_("Late") },
  { CANDOUR_PACK_EXPIRED,   "expired",   N_("Expired") },
  { CANDOUR_PACK_WITHDRAWN, "withdrawn", N_("Withdrawn") },
  { 0, NULL, NULL },
};

static const CandourCode backs[] = {
  { CANDOUR_BACK_TAKEN,  "taken",  NULL },
  { CANDOUR_BACK_BESIDE, "beside", NULL },
  { 0, NULL, NULL },
};

/* --- The structs ---------------------------------------------------------------------- */

static void
case_free (gpointer data)
{
  CandourPackCase *self = data;

  g_free (self->code);
  g_free (self->audit_id);
  g_free (self->reference);
  g_free (self->commitment);
  g_free (self->salt);
  g_free (self);
}

CandourPackFile *
candour_pack_file_new (void)
{
  CandourPackFile *self = g_new0 (CandourPackFile, 1);

  self->hash = g_strdup ("");
  self->signs_with = g_strdup ("");
  self->statement = g_strdup ("");
  self->signature = g_strdup ("");
  self->payload = g_strdup ("");

  return self;
}

void
candour_pack_file_free (CandourPackFile *self)
{
  if (self == NULL)
    return;

  g_free (self->at_utc);
  g_free (self->by_id);
  g_free (self->hash);
  g_free (self->signs_with);
  g_free (self->statement);
  g_free (self->signature);
  g_free (self->payload);
  g_free (self);
}

CandourPackRecord *
candour_pack_record_new (void)
{
  CandourPackRecord *self = g_new0 (CandourPackRecord, 1);

  self->cases = g_ptr_array_new_with_free_func (case_free);
  self->returns = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_pack_file_free);
  self->reveals = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_pack_file_free);

  return self;
}

static void
party_clear (CandourPackParty *self)
{
  g_free (self->name);
  g_free (self->seals_for);
  g_free (self->signs_with);
}

void
candour_pack_record_free (CandourPackRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->moderator_id);
  g_free (self->made_by);
  g_free (self->made_by_name);
  g_free (self->made_at);
  g_free (self->expires_on);
  g_free (self->due_on);
  party_clear (&self->sender);
  party_clear (&self->recipient);
  g_free (self->file_name);
  g_free (self->hash);
  g_free (self->statement);
  g_free (self->signature);
  g_free (self->payload);
  g_free (self->withdrawn_at);
  g_free (self->withdrawn_words);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->returns);
  g_ptr_array_unref (self->reveals);
  g_free (self);
}

CandourPackCase *
candour_pack_record_add_case (CandourPackRecord *self,
                              const char        *code,
                              const char        *audit_id)
{
  CandourPackCase *one;

  g_return_val_if_fail (self != NULL && code != NULL && audit_id != NULL, NULL);

  one = g_new0 (CandourPackCase, 1);
  one->code = g_strdup (code);
  one->audit_id = g_strdup (audit_id);
  one->reference = g_strdup ("");
  one->commitment = g_strdup ("");
  one->salt = g_strdup ("");
  g_ptr_array_add (self->cases, one);

  return one;
}

CandourPackCase *
candour_pack_record_find_case (const CandourPackRecord *self,
                               const char              *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  for (guint i = 0; i < self->cases->len; i++)
    {
      CandourPackCase *one = self->cases->pdata[i];

      if (g_str_equal (one->code, code))
        return one;
    }

  return NULL;
}

/* --- The row -------------------------------------------------------------------------- */

static const char role_sql[] = "SELECT role FROM person WHERE id = $1";

/* Which case a code is of, and what moderators gave, is the QA lead's alone. */
static gboolean
check_reader (CandourDb  *db,
              GError    **error)
{
  const char *reader = candour_db_get_reader (db);
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;

  if (*reader == '\0')
    return TRUE;

  statement = candour_db_query (db, role_sql, error, "s", reader);
  step = statement != NULL ? candour_statement_step (statement, error) : CANDOUR_STEP_ERROR;
  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  return (step == CANDOUR_STEP_ROW
          && candour_rules_may_run_moderation (candour_statement_get_code (statement, 0,
                                                                           candour_roles)))
         || candour_store_audits_refuse (error, _("Only the QA lead can see this."));
}

#define COLUMNS \
  "p.id, p.moderator_id, p.made_by, o.name, p.made_at, p.expires_on, p.due_on, p.sender_name," \
  " p.sender_seals, p.sender_signs, p.recipient_name, p.recipient_seals, p.recipient_signs," \
  " p.file_name, p.hash, p.n_audits, p.n_back, p.withdrawn_at, p.withdrawn_words," \
  " (SELECT count(*) FROM pack_file f WHERE f.pack_id = p.id AND f.kind = 'return')," \
  " (SELECT count(*) FROM pack_file f WHERE f.pack_id = p.id AND f.kind = 'reveal')," \
  " CASE WHEN p.withdrawn_at IS NOT NULL THEN 'withdrawn'" \
  " WHEN p.n_back = p.n_audits THEN 'back' WHEN p.expires_on < $1 THEN 'expired'" \
  " WHEN EXISTS (SELECT 1 FROM pack_audit pa JOIN moderation m ON m.audit_id = pa.audit_id" \
  " WHERE pa.pack_id = p.id AND pa.back_in IS NULL AND m.due_on < $1) THEN 'late'" \
  " WHEN p.n_back > 0 THEN 'partly' ELSE 'out' END"

#define FROM " FROM pack p JOIN person o ON o.id = p.made_by"

static void
read_party (CandourStatement  *statement,
            int                column,
            CandourPackParty  *party)
{
  party->name = candour_statement_dup_text (statement, column);
  party->seals_for = candour_statement_dup_text (statement, column + 1);
  party->signs_with = candour_statement_dup_text (statement, column + 2);
}

static gpointer
read_record (CandourStatement *statement)
{
  CandourPackRecord *self = candour_pack_record_new ();

  self->id = candour_statement_dup_text (statement, 0);
  self->moderator_id = candour_statement_dup_text (statement, 1);
  self->made_by = candour_statement_dup_text (statement, 2);
  self->made_by_name = candour_statement_dup_text (statement, 3);
  self->made_at = candour_statement_dup_text (statement, 4);
  self->expires_on = candour_statement_dup_text (statement, 5);
  self->due_on = candour_statement_dup_text (statement, 6);
  read_party (statement, 7, &self->sender);
  read_party (statement, 10, &self->recipient);
  self->file_name = candour_statement_dup_text (statement, 13);
  self->hash = candour_statement_dup_text (statement, 14);
  self->n_audits = candour_statement_get_int (statement, 15);
  self->n_back = candour_statement_get_int (statement, 16);
  self->withdrawn_at = candour_statement_dup_text (statement, 17);
  self->withdrawn_words = candour_statement_dup_text (statement, 18);
  self->n_returns = candour_statement_get_int (statement, 19);
  self->n_reveals = candour_statement_get_int (statement, 20);
  self->state = candour_statement_get_code (statement, 21, candour_pack_states);

  return self;
}

static const char list_sql[] =
  "SELECT " COLUMNS FROM " ORDER BY p.made_at DESC, p.id DESC";

GPtrArray *
candour_store_packs_list (CandourDb   *db,
                          const char  *today,
                          GError     **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  g_return_val_if_fail (today != NULL, NULL);

  if (!check_reader (db, error))
    return NULL;

  statement = candour_db_query (db, list_sql, error, "s", today);

  return candour_statement_collect (statement, read_record,
                                    (GDestroyNotify) candour_pack_record_free, error);
}

/* --- One, with all that belongs to it ------------------------------------------------- */

static const char row_sql[] =
  "SELECT " COLUMNS ", p.statement, p.signature, p.payload" FROM
  " WHERE p.id = $2 OR substr(p.id, 1, 9) = $2 ORDER BY p.made_at DESC LIMIT 1";

static CandourPackRecord *
load_row (CandourDb   *db,
          const char  *id,
          const char  *today,
          GError     **error)
{
  g_autofree char *upper = g_ascii_strup (id, -1);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, row_sql, error, "ss", today, upper);
  CandourPackRecord *self;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such pack"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  self = read_record (statement);
  self->statement = candour_statement_dup_text (statement, 22);
  self->signature = candour_statement_dup_text (statement, 23);
  self->payload = candour_statement_dup_text (statement, 24);

  return self;
}

static const char cases_sql[] =
  "SELECT pa.code, pa.audit_id, a.reference, pa.commitment, pa.salt, pa.back_in, pa.back_as"
  " FROM pack_audit pa JOIN audit a ON a.id = pa.audit_id"
  " WHERE pa.pack_id = $1 ORDER BY pa.position";

static gboolean
load_cases (CandourDb          *db,
            CandourPackRecord  *self,
            GError            **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, cases_sql, error, "s", self->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourPackCase *one =
        candour_pack_record_add_case (self, candour_statement_get_text (statement, 0),
                                      candour_statement_get_text (statement, 1));

      candour_set_text (&one->reference, candour_statement_get_text (statement, 2));
      candour_set_text (&one->commitment, candour_statement_get_text (statement, 3));
      candour_set_text (&one->salt, candour_statement_get_text (statement, 4));
      one->back_in = candour_statement_get_int (statement, 5);
      one->back_as = candour_statement_get_code (statement, 6, backs);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char files_sql[] =
  "SELECT kind, sequence, at_utc, by_id, hash, n_audits, statement, signature, payload,"
  " signs_with FROM pack_file WHERE pack_id = $1 ORDER BY kind, sequence";

static CandourPackFile *
read_file (CandourStatement *statement)
{
  CandourPackFile *file = candour_pack_file_new ();

  file->sequence = candour_statement_get_int (statement, 1);
  file->at_utc = candour_statement_dup_text (statement, 2);
  file->by_id = candour_statement_dup_text (statement, 3);
  candour_set_text (&file->hash, candour_statement_get_text (statement, 4));
  file->n_audits = candour_statement_get_int (statement, 5);
  candour_set_text (&file->statement, candour_statement_get_text (statement, 6));
  candour_set_text (&file->signature, candour_statement_get_text (statement, 7));
  candour_set_text (&file->payload, candour_statement_get_text (statement, 8));
  candour_set_text (&file->signs_with, candour_statement_get_text (statement, 9));

  return file;
}

static gboolean
load_files (CandourDb          *db,
            CandourPackRecord  *self,
            GError            **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, files_sql, error, "s", self->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      gboolean is_return = g_str_equal (candour_statement_get_text (statement, 0), "return");

      g_ptr_array_add (is_return ? self->returns : self->reveals, read_file (statement));
    }

  return step == CANDOUR_STEP_DONE;
}

CandourPackRecord *
candour_store_packs_load (CandourDb   *db,
                          const char  *id,
                          const char  *today,
                          GError     **error)
{
  g_autoptr(CandourPackRecord) self = NULL;

  g_return_val_if_fail (id != NULL && today != NULL, NULL);

  if (!check_reader (db, error))
    return NULL;

  self = load_row (db, id, today, error);
  if (self == NULL || !load_cases (db, self, error) || !load_files (db, self, error))
    return NULL;

  return g_steal_pointer (&self);
}
