/* candour-store-actions.c - keeps the actions that an audit raises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-rows.h"
#include "candour-store-audit-list.h"
#include "candour-store-follow-private.h"
#include "candour-store-history.h"

/* --- Drafts --------------------------------------------------------------------------- */

static const char stored_sql[] =
  "SELECT " ACTION_COLUMNS ", p.text_salt FROM action_point p WHERE p.id = $1";

static CandourActionPoint *
load_stored (CandourDb   *db,
             const char  *id,
             char       **salt,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, stored_sql, error, "s", id);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such action"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  *salt = g_strdup (candour_statement_get_text (statement, N_ACTION_COLUMNS));

  return candour_store_actions_read (statement);
}

/* Whether the standard, the owner and the earlier action, where they are named, are there. */
static const char named_sql[] =
  "SELECT (SELECT count(*) FROM standard WHERE framework_id = $1 AND standard_id = $2),"
  " (SELECT count(*) FROM person WHERE id = $3),"
  " (SELECT count(*) FROM action_point WHERE id = $4 AND case_id = $5 AND audit_id <> $6)";

static gboolean
check_named (CandourDb                 *db,
             const CandourAudit        *audit,
             const CandourActionPoint  *action,
             GError                   **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, named_sql, error, "ssssss", audit->framework_id, action->standard_id,
                      action->owner_id, action->repeats_id, audit->case_id, audit->id);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  if (action->standard_id != NULL && candour_statement_get_int (statement, 0) == 0)
    return candour_store_audits_refuse (error, _("The framework has no such standard"));

  if (action->owner_id != NULL && candour_statement_get_int (statement, 1) == 0)
    return candour_store_audits_refuse (error, _("There is no such person to own the action."));

  if (action->repeats_id != NULL && candour_statement_get_int (statement, 2) == 0)
    return candour_store_audits_refuse (error,
                                        _("The earlier action is not one of this case."));

  return TRUE;
}

static gboolean
check_draft (CandourDb                 *db,
             const CandourAudit        *audit,
             const CandourActionPoint  *stored,
             const CandourActionPoint  *action,
             GError                   **error)
{
  if (stored->state != CANDOUR_ACTION_DRAFT)
    return candour_store_audits_refuse (error, _("This action was sent to its owner."));

  if (g_strcmp0 (stored->audit_id, action->audit_id) != 0)
    return candour_store_audits_refuse (error, _("An action stays with its audit."));

  if (action->kind == CANDOUR_ACTION_IMMEDIATE)
    return candour_store_audits_refuse (error,
                                        _("An immediate risk raises its action by itself."));

  if (action->due_on != NULL && !candour_date_is_valid (action->due_on))
    return candour_store_audits_refuse (error, _("The action's date is not a date."));

  return check_named (db, audit, action, error);
}

static gboolean
note_action (CandourChange             *change,
             const CandourActionPoint  *stored,
             const CandourActionPoint  *action,
             gboolean                   is_new,
             GError                   **error)
{
  const char *old_kind = candour_code_from_value (candour_action_kinds, stored->kind);
  const char *new_kind = candour_code_from_value (candour_action_kinds, action->kind);
  const char *old_level = candour_code_from_value (candour_action_levels, stored->level);
  const char *new_level = candour_code_from_value (candour_action_levels, action->level);

  if (is_new
      && (!candour_change_note (change, "state", NULL, "draft", error)
          || !candour_change_note (change, "audit_id", NULL, action->audit_id, error)))
    return FALSE;

  return candour_change_note (change, "standard_id", stored->standard_id, action->standard_id,
                              error)
         && candour_change_note (change, "kind", is_new ? NULL : old_kind, new_kind, error)
         && candour_change_note (change, "level", is_new ? NULL : old_level, new_level, error)
         && candour_change_note_int (change, "position", stored->position, action->position,
                                     error)
         && candour_change_note_text (change, "what", stored->what, action->what, error)
         && candour_change_note_text (change, "difference", stored->difference,
                                      action->difference, error)
         && candour_change_note (change, "owner_id", stored->owner_id, action->owner_id, error)
         && candour_change_note (change, "due_on", stored->due_on, action->due_on, error)
         && candour_change_note (change, "repeats_id", stored->repeats_id, action->repeats_id,
                                 error);
}

static const char upsert_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, standard_id, kind, position, what,"
  " difference, level, owner_id, due_on, state, is_open, repeats_id, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', 0, $12, $13, $14)"
  " ON CONFLICT (id) DO UPDATE SET standard_id = excluded.standard_id, kind = excluded.kind,"
  " position = excluded.position, what = excluded.what, difference = excluded.difference,"
  " level = excluded.level, owner_id = excluded.owner_id, due_on = excluded.due_on,"
  " repeats_id = excluded.repeats_id, revision = excluded.revision"
  " WHERE action_point.revision = excluded.revision - 1"
  " RETURNING revision";

static gboolean
upsert (CandourDb                 *db,
        const CandourAudit        *audit,
        const CandourActionPoint  *action,
        const char                *salt,
        GError                   **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, upsert_sql, error, "sssssisssssssi", action->id, audit->id,
                      audit->case_id, action->standard_id,
                      candour_code_from_value (candour_action_kinds, action->kind),
                      (gint64) action->position, action->what, action->difference,
                      candour_code_from_value (candour_action_levels, action->level),
                      action->owner_id, action->due_on, action->repeats_id, salt,
                      action->revision + 1);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);

  return step == CANDOUR_STEP_ROW;
}

static const char position_sql[] =
  "SELECT coalesce(max(position), 0) + 1 FROM action_point WHERE audit_id = $1";

/* At the end, where the caller did not say where. */
static gboolean
place_action (CandourDb           *db,
              CandourActionPoint  *action,
              GError             **error)
{
  g_autoptr(CandourStatement) statement = NULL;

  if (action->position > 0)
    return TRUE;

  statement = candour_db_query (db, position_sql, error, "s", action->audit_id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  action->position = candour_statement_get_int (statement, 0);

  return TRUE;
}

static gboolean
write_action (CandourDb                 *db,
              const CandourAudit        *audit,
              const CandourActionPoint  *stored,
              CandourActionPoint        *action,
              const char                *salt,
              const CandourActor        *actor,
              GError                   **error)
{
  gboolean is_new = stored->id == NULL;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "action", .subject_id = action->id, .salt = salt,
  };

  if (!place_action (db, action, error)
      || !note_action (&change, stored, action, is_new, error))
    return FALSE;

  if (change.count == 0)
    return TRUE;

  if (!upsert (db, audit, action, salt, error)
      || !candour_store_audits_note_started (db, audit, actor, error)
      || (is_new && !candour_store_audits_count_actions (db, audit->id, error)))
    return FALSE;

  action->revision++;

  return TRUE;
}

/* @action is a copy, brought to what it will be. */
static gboolean
save_action (CandourDb           *db,
             CandourActionPoint  *action,
             const CandourActor  *actor,
             GError             **error)
{
  g_autoptr(CandourAudit) audit =
    candour_store_audits_open (db, action->audit_id, actor, NULL, error);
  g_autoptr(CandourActionPoint) stored = NULL;
  g_autofree char *salt = NULL;

  if (audit == NULL)
    return FALSE;

  if (action->id != NULL)
    stored = load_stored (db, action->id, &salt, error);
  else
    stored = candour_action_point_new (action->audit_id, NULL);

  if (stored == NULL || !check_draft (db, audit, stored, action, error))
    return FALSE;

  if (stored->revision != action->revision)
    return candour_store_audits_conflict (error);

  if (action->id == NULL)
    {
      action->id = candour_id_new ();
      salt = candour_store_history_dup_salt ();
    }

  return write_action (db, audit, stored, action, salt, actor, error);
}

gboolean
candour_store_actions_save (CandourDb           *db,
                            CandourActionPoint  *action,
                            const CandourActor  *actor,
                            GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourActionPoint) copy = candour_action_point_copy (action);

  if (transaction == NULL
      || !save_action (db, copy, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  if (action->id == NULL)
    action->id = g_steal_pointer (&copy->id);
  action->position = copy->position;
  action->revision = copy->revision;

  return TRUE;
}

static const char remove_sql[] =
  "DELETE FROM action_point WHERE id = $1";

static gboolean
remove_action (CandourDb           *db,
               const char          *id,
               const CandourActor  *actor,
               GError             **error)
{
  g_autofree char *salt = NULL;
  g_autoptr(CandourActionPoint) stored = load_stored (db, id, &salt, error);
  g_autoptr(CandourAudit) audit = NULL;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "action", .subject_id = id, .salt = salt,
  };

  if (stored == NULL)
    return FALSE;

  audit = candour_store_audits_open (db, stored->audit_id, actor, NULL, error);
  if (audit == NULL)
    return FALSE;

  if (stored->state != CANDOUR_ACTION_DRAFT)
    return candour_store_audits_refuse (error, _("This action was sent to its owner."));

  return candour_change_note (&change, "state", "draft", NULL, error)
         && candour_db_execute (db, remove_sql, error, "s", id)
         && candour_store_audits_count_actions (db, audit->id, error);
}

gboolean
candour_store_actions_remove (CandourDb           *db,
                              const char          *id,
                              const CandourActor  *actor,
                              GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);

  return transaction != NULL
         && remove_action (db, id, actor, error)
         && candour_transaction_commit (transaction, error);
}

/* --- Lists ---------------------------------------------------------------------------- */

/* $1 and $2: who reads. */
static const char open_of_case_sql[] =
  ACTION_ROW_COLUMNS
  " WHERE p.case_id = $3 AND p.is_open = 1 AND (CAST($4 AS TEXT) IS NULL OR (p.audit_id <> $4"
  " AND a.created_at <= (SELECT this.created_at FROM audit this WHERE this.id = $4)))"
  " AND " ACTION_OPEN_TO ("$1", "$2") " ORDER BY p.due_on, p.id";

GPtrArray *
candour_store_actions_list_open_of_case (CandourDb   *db,
                                         const char  *case_id,
                                         const char  *audit_id,
                                         GError     **error)
{
  return candour_store_action_rows_read (
    candour_db_query (db, open_of_case_sql, error, "siss", candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db), case_id, audit_id), NULL, error);
}

static const char of_owner_sql[] =
  ACTION_ROW_COLUMNS
  " WHERE p.owner_id = $3 AND p.is_open = 1 AND " ACTION_OPEN_TO ("$1", "$2")
  " ORDER BY p.due_on, p.id LIMIT $4";

GPtrArray *
candour_store_actions_list_of_owner (CandourDb   *db,
                                     const char  *owner_id,
                                     int          limit,
                                     GError     **error)
{
  return candour_store_action_rows_read (
    candour_db_query (db, of_owner_sql, error, "sisi", candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db), owner_id, (gint64) limit),
    NULL, error);
}

/* Drafts have no first due date, and so are not among them. */
static const char list_sql[] =
  ACTION_ROW_COLUMNS
  " WHERE (p.first_due_on, p.id) > ($3, $4) AND " ACTION_OPEN_TO ("$1", "$2")
  " ORDER BY p.first_due_on, p.id LIMIT $5";

GPtrArray *
candour_store_actions_list (CandourDb   *db,
                            const char  *after_key,
                            int          limit,
                            GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (after_key != NULL ? after_key : "", " ", 2);
  gboolean goes_on = g_strv_length (parts) == 2;
  GPtrArray *rows = candour_store_action_rows_read (
    candour_db_query (db, list_sql, error, "sissi", candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db), goes_on ? parts[1] : "",
                      goes_on ? parts[0] : "", (gint64) limit), NULL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      CandourActionRow *row = g_ptr_array_index (rows, i);

      row->key = g_strjoin (" ", row->id, row->first_due_on, NULL);
    }

  return rows;
}

/* --- Found by words --------------------------------------------------------------------- */

/* Audits whose words are right, among which an action's are looked for; more would keep somebody
 * waiting who has typed but a letter or two.
 */
#define MANY_AUDITS 200
#define MANY_ACTIONS 500

static gboolean
has_word (char       **words,
          const char  *wanted,
          gboolean     is_last)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (is_last ? g_str_has_prefix (words[i], wanted) : g_str_equal (words[i], wanted))
      return TRUE;

  return FALSE;
}

static gboolean
has_words (const CandourActionRow  *row,
           char                   **wanted)
{
  g_auto(GStrv) words = candour_fold_words (row->what);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_word (words, wanted[i], wanted[i + 1] == NULL))
      return FALSE;

  return TRUE;
}

static void
take_found (GPtrArray  *found,
            GPtrArray  *rows,
            char      **wanted,
            int         limit)
{
  for (guint i = 0; i < rows->len && found->len < (guint) limit; i++)
    if (has_words (g_ptr_array_index (rows, i), wanted))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (rows, i)));
}

static const char sent_of_owner_sql[] =
  ACTION_ROW_COLUMNS
  " WHERE p.owner_id = $3 AND p.first_due_on IS NOT NULL AND " ACTION_OPEN_TO ("$1", "$2")
  " ORDER BY p.is_open DESC, p.due_on DESC, p.id LIMIT $4";

static const char sent_of_audit_sql[] =
  ACTION_ROW_COLUMNS
  " WHERE p.audit_id = $3 AND p.first_due_on IS NOT NULL AND " ACTION_OPEN_TO ("$1", "$2")
  " ORDER BY p.position";

static gboolean
search_audits (GPtrArray   *found,
               CandourDb   *db,
               const char  *words,
               char       **wanted,
               int          limit,
               GError     **error)
{
  const CandourAuditFilter filter = { .state = -1, .text = words };
  g_autoptr(GPtrArray) audits = NULL;

  audits = candour_store_audit_list_page (db, &filter, NULL, MANY_AUDITS, "", error);
  if (audits == NULL)
    return FALSE;

  for (guint i = 0; i < audits->len && found->len < (guint) limit; i++)
    {
      const CandourAuditRow *audit = g_ptr_array_index (audits, i);
      g_autoptr(GPtrArray) rows = candour_store_action_rows_read (
        candour_db_query (db, sent_of_audit_sql, error, "sis", candour_db_get_reader (db),
                          (gint64) candour_db_reader_moderates (db), audit->id), NULL, error);

      if (rows == NULL)
        return FALSE;

      take_found (found, rows, wanted, limit);
    }

  return TRUE;
}

GPtrArray *
candour_store_actions_search (CandourDb   *db,
                              const char  *words,
                              const char  *owner_id,
                              int          limit,
                              GError     **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) wanted = candour_fold_words (words);
  g_autoptr(GPtrArray) rows = NULL;

  if (wanted[0] == NULL)
    return g_steal_pointer (&found);

  if (owner_id == NULL)
    return search_audits (found, db, words, wanted, limit, error) ? g_steal_pointer (&found) : NULL;

  rows = candour_store_action_rows_read (
    candour_db_query (db, sent_of_owner_sql, error, "sisi", candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db), owner_id,
                      (gint64) MANY_ACTIONS), NULL, error);
  if (rows == NULL)
    return NULL;

  take_found (found, rows, wanted, limit);

  return g_steal_pointer (&found);
}
