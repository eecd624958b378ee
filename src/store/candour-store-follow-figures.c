/* candour-store-follow-figures.c - how well actions were followed, and what is behind each number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine gives each audit's actions in turn; what counts is decided by
 * candour-follow-rules.h alone, so a figure and the list behind it cannot disagree.
 */

#include "candour-store-follow-private.h"

#include "candour-audit-rules.h"
#include "candour-store-action-list.h"
#include "candour-store-frameworks.h"

#define LAST_DATE "9999-12-31"

/* --- Audit by audit ------------------------------------------------------------------- */

static const char audits_sql[] =
  "SELECT a.id, f.code, p.id, p.state, p.raised_on, p.first_due_on, p.done_on, p.verified_on,"
  " p.n_extended, p.due_on FROM audit a JOIN framework f ON f.id = a.framework_id"
  " LEFT JOIN action_point p ON p.audit_id = a.id AND p.state <> 'draft'"
  " WHERE a.submitted_at IS NOT NULL AND a.listed_on >= $1 AND a.listed_on <= $2"
  " AND (CAST($3 AS TEXT) IS NULL OR a.team_id IN (WITH RECURSIVE below (id) AS"
  " (SELECT id FROM team WHERE id = $3"
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id) SELECT id FROM below))"
  " AND (CAST($4 AS TEXT) IS NULL OR a.auditor_id = $4)"
  " AND (CAST($5 AS TEXT) IS NULL OR a.framework_id = $5) AND " OPEN_TO ("$6", "$7")
  " ORDER BY a.listed_on, a.id, p.position, p.id";

/* One audit with its actions; texts live until the next. */
typedef struct
{
  GStringChunk     *texts;
  const char       *id;
  CandourNoActions  no_actions;
  GArray           *actions;     /* CandourFollowed */
  GPtrArray        *ids;         /* of the actions, in the same places */
  gint64            n_extended;
  gint64            n_overdue;
  GArray           *overdue;     /* gboolean, in the same places */
} Audit;

typedef gboolean (*AuditFunc) (const Audit *audit,
                               gpointer     data);

static const char *
keep (Audit            *audit,
      CandourStatement *statement,
      int               column)
{
  const char *text = candour_statement_get_text (statement, column);

  return text != NULL ? g_string_chunk_insert (audit->texts, text) : NULL;
}

static void
read_action (Audit            *audit,
             CandourStatement *statement,
             const char       *today)
{
  const char *due_on = candour_statement_get_text (statement, 9);
  CandourFollowed action = {
    .state = candour_code_to_value (candour_action_states,
                                    candour_statement_get_text (statement, 3),
                                    CANDOUR_ACTION_DRAFT),
    .raised_on = keep (audit, statement, 4),
    .first_due_on = keep (audit, statement, 5),
    .done_on = keep (audit, statement, 6),
    .verified_on = keep (audit, statement, 7),
  };
  gboolean is_overdue = candour_rules_is_action_due (action.state) && due_on != NULL
                        && strcmp (due_on, today) < 0;

  g_array_append_val (audit->actions, action);
  g_array_append_val (audit->overdue, is_overdue);
  g_ptr_array_add (audit->ids, (char *) keep (audit, statement, 2));
  audit->n_overdue += is_overdue;
  if (candour_follow_counts (action.state) && candour_statement_get_int (statement, 8) > 0)
    audit->n_extended++;
}

static void
clear_audit (Audit *audit)
{
  g_string_chunk_clear (audit->texts);
  g_array_set_size (audit->actions, 0);
  g_array_set_size (audit->overdue, 0);
  g_ptr_array_set_size (audit->ids, 0);
  audit->id = NULL;
  audit->n_extended = 0;
  audit->n_overdue = 0;
}

/* What each framework's audits without an action count as, asked once. */
static gboolean
find_no_actions (CandourDb         *db,
                 GHashTable        *known,
                 const char        *code,
                 CandourNoActions  *no_actions,
                 GError           **error)
{
  gpointer value;

  if (g_hash_table_lookup_extended (known, code, NULL, &value))
    {
      *no_actions = GPOINTER_TO_INT (value);
      return TRUE;
    }

  if (!candour_store_follow_load_no_actions (db, code, no_actions, error))
    return FALSE;

  g_hash_table_insert (known, g_strdup (code), GINT_TO_POINTER (*no_actions));

  return TRUE;
}

static CandourStatement *
query_audits (CandourDb                 *db,
              const CandourFollowScope  *scope,
              GError                   **error)
{
  return candour_db_query (db, audits_sql, error, "ssssssi",
                           scope->from_on != NULL ? scope->from_on : "",
                           scope->until_on != NULL ? scope->until_on : LAST_DATE,
                           scope->team_id, scope->auditor_id, scope->framework_id,
                           candour_db_get_reader (db),
                           (gint64) candour_db_reader_moderates (db));
}

/* Until @func says no more. */
static gboolean
walk (CandourDb                 *db,
      const CandourFollowScope  *scope,
      const char                *today,
      AuditFunc                  func,
      gpointer                   data,
      GError                   **error)
{
  g_autoptr(CandourStatement) statement = query_audits (db, scope, error);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GStringChunk) texts = g_string_chunk_new (512);
  g_autoptr(GArray) actions = g_array_new (FALSE, FALSE, sizeof (CandourFollowed));
  g_autoptr(GArray) overdue = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  Audit audit = { .texts = texts, .actions = actions, .ids = ids, .overdue = overdue };
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      if (g_strcmp0 (audit.id, candour_statement_get_text (statement, 0)) != 0)
        {
          if (audit.id != NULL && !func (&audit, data))
            return TRUE;

          clear_audit (&audit);
          audit.id = keep (&audit, statement, 0);
          if (!find_no_actions (db, known, candour_statement_get_text (statement, 1),
                                &audit.no_actions, error))
            return FALSE;
        }

      if (candour_statement_get_text (statement, 2) != NULL)
        read_action (&audit, statement, today);
    }

  if (step == CANDOUR_STEP_DONE && audit.id != NULL)
    func (&audit, data);

  return step == CANDOUR_STEP_DONE;
}

/* --- The figures ---------------------------------------------------------------------- */

static gboolean
count_audit (const Audit *audit,
             gpointer     data)
{
  CandourFollowCount *count = data;

  candour_follow_count_add (count, (const CandourFollowed *) audit->actions->data,
                            audit->actions->len, audit->no_actions);
  candour_follow_count_note (count, audit->n_extended, audit->n_overdue);

  return TRUE;
}

gboolean
candour_store_follow_figures (CandourDb                 *db,
                              const CandourFollowScope  *scope,
                              const char                *today,
                              CandourFollowFigures      *figures,
                              GError                   **error)
{
  g_autoptr(CandourFollowCount) count = candour_follow_count_new (today);

  g_return_val_if_fail (scope != NULL && figures != NULL, FALSE);

  if (!walk (db, scope, today, count_audit, count, error))
    return FALSE;

  candour_follow_count_finish (count, figures);

  return TRUE;
}

/* --- What is behind them -------------------------------------------------------------- */

typedef struct
{
  CandourFollowBehind  behind;
  const char          *today;
  guint                limit;
  GPtrArray           *action_ids;  /* owned texts */
  GPtrArray           *audit_ids;
} Behind;

static gboolean
is_of_audits (CandourFollowBehind behind)
{
  return behind <= CANDOUR_BEHIND_AUDITS_NO_ACTIONS;
}

static gboolean
is_audit_behind (const Behind *self,
                 const Audit  *audit)
{
  CandourInTime judged =
    candour_follow_judge_audit ((const CandourFollowed *) audit->actions->data,
                                audit->actions->len, self->today);
  gboolean in_time;
  gboolean decided = candour_follow_is_decided (judged, audit->no_actions, &in_time);

  switch (self->behind)
    {
    case CANDOUR_BEHIND_AUDITS_IN_TIME:
      return decided && in_time;
    case CANDOUR_BEHIND_AUDITS_NOT_IN_TIME:
      return decided && !in_time;
    case CANDOUR_BEHIND_AUDITS_NOT_DUE:
      return judged == CANDOUR_IN_TIME_NOT_DUE;
    default:
      return judged == CANDOUR_IN_TIME_NO_ACTIONS;
    }
}

static gboolean
is_action_behind (const Behind *self,
                  const Audit  *audit,
                  guint         i)
{
  const CandourFollowed *action = &g_array_index (audit->actions, CandourFollowed, i);

  if (!candour_follow_counts (action->state))
    return FALSE;

  switch (self->behind)
    {
    case CANDOUR_BEHIND_DONE:
      return candour_follow_is_done (action);
    case CANDOUR_BEHIND_NOT_DONE:
      return !candour_follow_is_done (action);
    case CANDOUR_BEHIND_DONE_IN_TIME:
      return candour_follow_is_in_time (action);
    case CANDOUR_BEHIND_OVERDUE:
      return g_array_index (audit->overdue, gboolean, i);
    case CANDOUR_BEHIND_VERIFIED:
      return candour_follow_is_verified (action);
    case CANDOUR_BEHIND_NOT_VERIFIED:
      return candour_follow_is_done (action) && !candour_follow_is_verified (action);
    case CANDOUR_BEHIND_DIFFERENCE:
      return candour_follow_is_verified (action)
             && action->state == CANDOUR_ACTION_MADE_DIFFERENCE;
    case CANDOUR_BEHIND_NO_DIFFERENCE:
      return candour_follow_is_verified (action)
             && action->state != CANDOUR_ACTION_MADE_DIFFERENCE;
    default:
      return TRUE;
    }
}

static gboolean
collect_audit (const Audit *audit,
               gpointer     data)
{
  Behind *self = data;
  gboolean found = FALSE;

  if (is_of_audits (self->behind) && !is_audit_behind (self, audit))
    return TRUE;

  for (guint i = 0; i < audit->actions->len; i++)
    if (is_action_behind (self, audit, i))
      {
        found = TRUE;
        if (self->action_ids->len < self->limit)
          g_ptr_array_add (self->action_ids, g_strdup (audit->ids->pdata[i]));
      }

  if (found || is_of_audits (self->behind))
    g_ptr_array_add (self->audit_ids, g_strdup (audit->id));

  return TRUE;
}

GPtrArray *
candour_store_follow_behind (CandourDb                 *db,
                             const CandourFollowScope  *scope,
                             CandourFollowBehind        behind,
                             int                        limit,
                             const char                *today,
                             GPtrArray                **audit_ids,
                             GError                   **error)
{
  g_autoptr(GPtrArray) action_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) audits = g_ptr_array_new_with_free_func (g_free);
  Behind self = { behind, today, limit, action_ids, audits };
  GPtrArray *rows;

  g_return_val_if_fail (scope != NULL && limit > 0, NULL);

  if (!walk (db, scope, today, collect_audit, &self, error))
    return NULL;

  rows = candour_store_action_list_rows (db, action_ids, today, error);
  if (rows != NULL && audit_ids != NULL)
    *audit_ids = g_steal_pointer (&audits);

  return rows;
}

static void
reverse (GPtrArray *ids)
{
  for (guint i = 0, j = ids->len; i + 1 < j; i++)
    {
      gpointer id = ids->pdata[--j];

      ids->pdata[j] = ids->pdata[i];
      ids->pdata[i] = id;
    }
}

GPtrArray *
candour_store_follow_list_ids (CandourDb                 *db,
                               const CandourFollowScope  *scope,
                               CandourFollowBehind        behind,
                               const char                *today,
                               GError                   **error)
{
  g_autoptr(GPtrArray) action_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) audit_ids = g_ptr_array_new_with_free_func (g_free);
  Behind self = { behind, today, is_of_audits (behind) ? 0 : G_MAXUINT, action_ids, audit_ids };

  g_return_val_if_fail (scope != NULL, NULL);

  if (!walk (db, scope, today, collect_audit, &self, error))
    return NULL;

  if (is_of_audits (behind))
    {
      reverse (audit_ids);
      return g_steal_pointer (&audit_ids);
    }

  reverse (action_ids);

  return g_steal_pointer (&action_ids);
}

/* --- Re-audit ------------------------------------------------------------------------- */

static const char overall_sql[] =
  "SELECT coalesce(m.agreed_overall, a.overall, 0) FROM audit a"
  " LEFT JOIN moderation m ON m.audit_id = a.id AND m.agreed_at IS NOT NULL WHERE a.id = $1";

static gboolean
load_overall (CandourDb   *db,
              const char  *id,
              int         *overall,
              GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, overall_sql, error, "s", id);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *overall = candour_statement_get_int (statement, 0);

  return TRUE;
}

static const char agreed_sql[] =
  "SELECT coalesce(max(agreed_overall), 0) FROM moderation"
  " WHERE audit_id = $1 AND agreed_at IS NOT NULL";

static gboolean
load_agreed (CandourDb   *db,
             const char  *id,
             int         *agreed,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, agreed_sql, error, "s", id);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *agreed = candour_statement_get_int (statement, 0);

  return TRUE;
}

static const char actions_sql[] =
  ACTION_ROW_COLUMNS " WHERE p.audit_id = $1 AND p.state <> 'draft' AND "
  ACTION_OPEN_TO ("$2", "$3")
  " ORDER BY p.position, p.id";

static gboolean
load_earlier (CandourEarlierAudit  *self,
              CandourDb            *db,
              const CandourAudit   *after,
              GError              **error)
{
  self->framework = candour_store_frameworks_load (db, self->audit->framework_id, error);
  if (self->framework == NULL
      || (!self->audit->is_sealed && !load_overall (db, self->audit->id, &self->overall, error))
      || (!after->is_sealed && !load_agreed (db, after->id, &self->agreed_after, error)))
    return FALSE;

  self->actions = candour_store_action_rows_read (
    candour_db_query (db, actions_sql, error, "ssi", self->audit->id, candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db)), NULL, error);

  return self->actions != NULL;
}

CandourEarlierAudit *
candour_store_follow_load_earlier (CandourDb           *db,
                                   const CandourAudit  *audit,
                                   GError             **error)
{
  g_autoptr(CandourEarlierAudit) self = g_new0 (CandourEarlierAudit, 1);
  g_autoptr(GError) failure = NULL;

  if (audit->earlier_id == NULL)
    return NULL;

  self->audit = candour_store_audits_load (db, audit->earlier_id, &failure);
  if (g_error_matches (failure, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND))
    return NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return load_earlier (self, db, audit, error) ? g_steal_pointer (&self) : NULL;
}

CandourReAudit *
candour_store_follow_re_audit (CandourDb   *db,
                               const char  *audit_id,
                               GError     **error)
{
  g_autoptr(CandourAudit) after = candour_store_audits_load (db, audit_id, error);
  g_autoptr(CandourFramework) framework = NULL;
  g_autoptr(CandourEarlierAudit) earlier = NULL;

  if (after == NULL)
    return NULL;

  earlier = candour_store_follow_load_earlier (db, after, error);
  framework =
    earlier != NULL ? candour_store_frameworks_load (db, after->framework_id, error) : NULL;

  return framework != NULL ? candour_earlier_audit_compare (earlier, framework, after) : NULL;
}
