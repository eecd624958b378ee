/* candour-store-desk.c - what an external moderator has in hand, and how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-desk.h"

#include <glib/gi18n-lib.h>

#include "candour-store-frameworks.h"
#include "candour-store-moderations-private.h"

/* --- The structs ---------------------------------------------------------------------- */

void
candour_desk_info_free (CandourDeskInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->pack_id);
  g_free (self->hash);
  g_free (self->statement);
  g_free (self->opened_at);
  g_free (self->moderator_id);
  g_free (self);
}

void
candour_desk_row_free (CandourDeskRow *self)
{
  if (self == NULL)
    return;

  g_free (self->audit_id);
  g_free (self->moderation_id);
  g_free (self->framework_id);
  g_free (self->code);
  g_free (self->commitment);
  g_free (self->plan);
  g_free (self->age_band);
  g_free (self->due_on);
  g_free (self->lack);
  g_free (self->sealed_at);
  g_free (self);
}

CandourDeskReturn *
candour_desk_return_new (void)
{
  return g_new0 (CandourDeskReturn, 1);
}

void
candour_desk_return_free (CandourDeskReturn *self)
{
  if (self == NULL)
    return;

  g_free (self->made_at);
  g_free (self->path);
  g_free (self->hash);
  g_free (self);
}

/* --- Reading -------------------------------------------------------------------------- */

static const char info_sql[] =
  "SELECT pack_id, hash, statement, opened_at, moderator_id, n_revealed FROM desk";

CandourDeskInfo *
candour_store_desk_load (CandourDb  *db,
                         GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, info_sql, error);
  CandourDeskInfo *self;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND, _("This is no desk"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  self = g_new0 (CandourDeskInfo, 1);
  self->pack_id = candour_statement_dup_text (statement, 0);
  self->hash = candour_statement_dup_text (statement, 1);
  self->statement = candour_statement_dup_text (statement, 2);
  self->opened_at = candour_statement_dup_text (statement, 3);
  self->moderator_id = candour_statement_dup_text (statement, 4);
  self->n_revealed = candour_statement_get_int (statement, 5);

  return self;
}

static const char actor_sql[] =
  "SELECT p.id, p.name, p.role, p.account FROM desk d JOIN person p ON p.id = d.moderator_id";

CandourActor *
candour_store_desk_load_actor (CandourDb  *db,
                               GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, actor_sql, error);
  g_autoptr(CandourPerson) person = NULL;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND, _("This is no desk"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  person = candour_person_new ();
  person->id = candour_statement_dup_text (statement, 0);
  person->name = candour_statement_dup_text (statement, 1);
  person->role = candour_statement_get_code (statement, 2, candour_roles);

  return candour_actor_new (person, candour_statement_get_text (statement, 3));
}

static const char rows_sql[] =
  "SELECT d.audit_id, m.id, a.framework_id, d.code, a.cohort, a.plan, a.age_band, m.due_on,"
  " m.n_graded, m.n_standards, m.overall, m.started_at, d.sealed_at, d.returned_in, d.revealed,"
  " d.commitment"
  " FROM desk_audit d JOIN audit a ON a.id = d.audit_id JOIN moderation m ON m.audit_id = a.id"
  " ORDER BY d.position";

static CandourDeskReveal
get_reveal (const char *code)
{
  if (code == NULL)
    return CANDOUR_DESK_REVEAL_NONE;

  return g_str_equal (code, "same") ? CANDOUR_DESK_REVEAL_SAME : CANDOUR_DESK_REVEAL_CHANGED;
}

static CandourDeskState
get_state (CandourStatement *statement)
{
  if (candour_statement_get_text (statement, 14) != NULL)
    return CANDOUR_DESK_REVEALED;
  if (candour_statement_get_text (statement, 12) != NULL)
    return CANDOUR_DESK_SEALED;

  return candour_statement_get_text (statement, 11) != NULL ? CANDOUR_DESK_IN_PROGRESS
                                                            : CANDOUR_DESK_NOT_STARTED;
}

static gpointer
read_row (CandourStatement *statement)
{
  CandourDeskRow *self = g_new0 (CandourDeskRow, 1);

  self->audit_id = candour_statement_dup_text (statement, 0);
  self->moderation_id = candour_statement_dup_text (statement, 1);
  self->framework_id = candour_statement_dup_text (statement, 2);
  self->code = candour_statement_dup_text (statement, 3);
  self->cohort = candour_statement_get_code (statement, 4, candour_cohorts);
  self->plan = candour_statement_dup_shown (statement, 5);
  self->age_band = candour_statement_dup_shown (statement, 6);
  self->due_on = candour_statement_dup_text (statement, 7);
  self->n_graded = candour_statement_get_int (statement, 8);
  self->n_standards = candour_statement_get_int (statement, 9);
  self->overall = candour_statement_get_int (statement, 10);
  self->state = get_state (statement);
  self->sealed_at = candour_statement_dup_text (statement, 12);
  self->returned_in = candour_statement_get_int (statement, 13);
  self->reveal = get_reveal (candour_statement_get_text (statement, 14));
  self->commitment = candour_statement_dup_text (statement, 15);

  return self;
}

/* Packs have few frameworks and many audits. Lent by @frameworks. */
static CandourFramework *
find_framework (CandourDb   *db,
                GHashTable  *frameworks,
                const char  *id,
                GError     **error)
{
  CandourFramework *framework = g_hash_table_lookup (frameworks, id);

  if (framework == NULL)
    {
      framework = candour_store_frameworks_load (db, id, error);
      if (framework != NULL)
        g_hash_table_insert (frameworks, g_strdup (id), framework);
    }

  return framework;
}

static gboolean
find_lack (CandourDb       *db,
           CandourDeskRow  *row,
           GHashTable      *frameworks,
           GError         **error)
{
  CandourFramework *framework = find_framework (db, frameworks, row->framework_id, error);
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) audit = NULL;

  if (framework == NULL)
    return FALSE;

  moderation = candour_store_moderations_load_row (db, row->moderation_id, NULL, error);
  audit = moderation != NULL ? candour_store_audits_load_blind (db, row->audit_id, error) : NULL;
  if (audit == NULL)
    return FALSE;

  row->lack = candour_rules_dup_seal_sentence (framework, audit, moderation);
  if (row->lack == NULL)
    row->state = CANDOUR_DESK_READY;

  return TRUE;
}

GPtrArray *
candour_store_desk_list (CandourDb  *db,
                         GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, rows_sql, error);
  g_autoptr(GPtrArray) rows =
    candour_statement_collect (statement, read_row, (GDestroyNotify) candour_desk_row_free,
                               error);
  g_autoptr(GHashTable) frameworks =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                           (GDestroyNotify) candour_framework_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      CandourDeskRow *row = rows->pdata[i];

      if (row->state < CANDOUR_DESK_SEALED && !find_lack (db, row, frameworks, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

static const char returns_sql[] =
  "SELECT sequence, made_at, path, n_audits, hash FROM desk_return ORDER BY sequence";

static gpointer
read_return (CandourStatement *statement)
{
  CandourDeskReturn *self = candour_desk_return_new ();

  self->sequence = candour_statement_get_int (statement, 0);
  self->made_at = candour_statement_dup_text (statement, 1);
  self->path = candour_statement_dup_text (statement, 2);
  self->n_audits = candour_statement_get_int (statement, 3);
  self->hash = candour_statement_dup_text (statement, 4);

  return self;
}

GPtrArray *
candour_store_desk_list_returns (CandourDb  *db,
                                 GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, returns_sql, error);

  return candour_statement_collect (statement, read_return,
                                    (GDestroyNotify) candour_desk_return_free, error);
}

CandourAudit *
candour_store_desk_load_sealed (CandourDb             *db,
                                const CandourDeskRow  *row,
                                GError               **error)
{
  g_autoptr(CandourModeration) moderation = NULL;
  g_autoptr(CandourAudit) audit = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  moderation = candour_store_moderations_load_row (db, row->moderation_id, NULL, error);
  if (moderation == NULL)
    return NULL;

  if (!candour_moderation_is_sealed (moderation))
    {
      candour_store_audits_refuse (error, _("The moderator’s grades are not sealed yet."));
      return NULL;
    }

  /* Without what a reveal may have brought. */
  audit = candour_store_audits_load_blind (db, row->audit_id, error);
  if (audit == NULL)
    return NULL;

  audit->overall = moderation->overall;
  candour_set_text (&audit->overall_reason, moderation->overall_reason);

  return g_steal_pointer (&audit);
}
