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

  *salt = g_strdup (candour_statement_get_text (statement, 16));

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

#define ROW_COLUMNS \
  "SELECT p.id, p.audit_id, a.reference, s.name, coalesce(h.grade, g.grade), p.kind, p.level," \
  " p.what, p.difference, p.owner_id, o.name, p.due_on, p.first_due_on, p.done_on, p.state," \
  " p.standard_id" \
  " FROM action_point p" \
  " JOIN audit a ON a.id = p.audit_id" \
  " LEFT JOIN standard s" \
  " ON s.framework_id = a.framework_id AND s.standard_id = p.standard_id" \
  " LEFT JOIN grading g" \
  " ON g.audit_id = p.audit_id AND g.standard_id = p.standard_id AND g.role = 'auditor'" \
  " LEFT JOIN grading h" \
  " ON h.audit_id = p.audit_id AND h.standard_id = p.standard_id AND h.role = 'agreed'" \
  " LEFT JOIN person o ON o.id = p.owner_id"

static char *
dup_text (CandourStatement *statement,
          int               column)
{
  return g_strdup (candour_statement_get_text (statement, column));
}

/* For what is shown as it is: "" where there is none. */
static char *
dup_shown (CandourStatement *statement,
           int               column)
{
  const char *text = candour_statement_get_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static int
get_code (CandourStatement  *statement,
          int                column,
          const CandourCode *list)
{
  return candour_code_to_value (list, candour_statement_get_text (statement, column), 0);
}

static CandourActionRow *
read_row (CandourStatement *statement)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  row->id = dup_text (statement, 0);
  row->audit_id = dup_text (statement, 1);
  row->reference = dup_shown (statement, 2);
  row->standard_name = dup_shown (statement, 3);
  row->grade = candour_statement_get_int (statement, 4);
  row->kind = get_code (statement, 5, candour_action_kinds);
  row->level = get_code (statement, 6, candour_action_levels);
  row->what = dup_shown (statement, 7);
  row->difference = dup_shown (statement, 8);
  row->owner_id = dup_text (statement, 9);
  row->owner_name = dup_shown (statement, 10);
  row->due_on = dup_text (statement, 11);
  row->first_due_on = dup_text (statement, 12);
  row->done_on = dup_text (statement, 13);
  row->state = get_code (statement, 14, candour_action_states);
  row->standard_id = dup_text (statement, 15);
  row->key = g_strjoin (" ", row->id, row->first_due_on, NULL);

  return row;
}

/* Takes over @statement, which may be NULL where it could not be made. */
static GPtrArray *
read_rows (CandourStatement  *taken,
           GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static const char open_of_case_sql[] =
  ROW_COLUMNS
  " WHERE p.case_id = $1 AND p.is_open = 1 AND (CAST($2 AS TEXT) IS NULL OR (p.audit_id <> $2"
  " AND a.created_at <= (SELECT this.created_at FROM audit this WHERE this.id = $2)))"
  " AND " OPEN_TO ("$3", "$4")
  " ORDER BY p.due_on, p.id";

GPtrArray *
candour_store_actions_list_open_of_case (CandourDb   *db,
                                         const char  *case_id,
                                         const char  *audit_id,
                                         GError     **error)
{
  return read_rows (candour_db_query (db, open_of_case_sql, error, "sssi", case_id, audit_id,
                                      candour_db_get_reader (db),
                                      (gint64) candour_db_reader_moderates (db)), error);
}

static const char of_owner_sql[] =
  ROW_COLUMNS
  " WHERE p.owner_id = $1 AND p.is_open = 1 ORDER BY p.due_on, p.id LIMIT $2";

GPtrArray *
candour_store_actions_list_of_owner (CandourDb   *db,
                                     const char  *owner_id,
                                     int          limit,
                                     GError     **error)
{
  return read_rows (candour_db_query (db, of_owner_sql, error, "si", owner_id, (gint64) limit),
                    error);
}

/* Drafts have no first due date, and so are not among them. */
static const char list_sql[] =
  ROW_COLUMNS
  " WHERE (p.first_due_on, p.id) > ($1, $2) AND " OPEN_TO ("$4", "$5")
  " ORDER BY p.first_due_on, p.id LIMIT $3";

GPtrArray *
candour_store_actions_list (CandourDb   *db,
                            const char  *after_key,
                            int          limit,
                            GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (after_key != NULL ? after_key : "", " ", 2);
  gboolean goes_on = g_strv_length (parts) == 2;

  return read_rows (candour_db_query (db, list_sql, error, "ssisi", goes_on ? parts[1] : "",
                                      goes_on ? parts[0] : "", (gint64) limit,
                                      candour_db_get_reader (db),
                                      (gint64) candour_db_reader_moderates (db)), error);
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
  ROW_COLUMNS
  " WHERE p.owner_id = $1 AND p.first_due_on IS NOT NULL"
  " ORDER BY p.is_open DESC, p.due_on DESC, p.id LIMIT $2";

static const char sent_of_audit_sql[] =
  ROW_COLUMNS
  " WHERE p.audit_id = $1 AND p.first_due_on IS NOT NULL AND " OPEN_TO ("$2", "$3")
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
      g_autoptr(GPtrArray) rows =
        read_rows (candour_db_query (db, sent_of_audit_sql, error, "ssi", audit->id,
                                     candour_db_get_reader (db),
                                     (gint64) candour_db_reader_moderates (db)), error);

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

  rows = read_rows (candour_db_query (db, sent_of_owner_sql, error, "si", owner_id,
                                      (gint64) MANY_ACTIONS), error);
  if (rows == NULL)
    return NULL;

  take_found (found, rows, wanted, limit);

  return g_steal_pointer (&found);
}
