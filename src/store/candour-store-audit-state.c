/* candour-store-audit-state.c - where a submitted audit stands, and who has read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include "candour-store-history.h"

/* --- Its state ------------------------------------------------------------------------ */

static const char state_facts_sql[] =
  "SELECT a.state, a.n_open, m.state FROM audit a LEFT JOIN moderation m ON m.audit_id = a.id"
  " WHERE a.id = $1 AND a.submitted_at IS NOT NULL";

/* *old and *next are as they are where the audit is not submitted. */
static gboolean
find_states (CandourDb          *db,
             const char         *id,
             CandourAuditState  *old,
             CandourAuditState  *next,
             GError            **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, state_facts_sql, error, "s", id);
  const char *moderation;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step != CANDOUR_STEP_ROW)
    return step == CANDOUR_STEP_DONE;

  moderation = candour_statement_get_text (statement, 2);
  *old = candour_code_to_value (candour_audit_states, candour_statement_get_text (statement, 0),
                                CANDOUR_AUDIT_CLOSED);
  if (moderation != NULL && g_strcmp0 (moderation, "finished") != 0)
    *next = CANDOUR_AUDIT_IN_MODERATION;
  else
    *next = candour_statement_get_int (statement, 1) > 0 ? CANDOUR_AUDIT_ACTIONS_OPEN
                                                         : CANDOUR_AUDIT_CLOSED;

  return TRUE;
}

static const char set_state_sql[] =
  "UPDATE audit SET state = $2 WHERE id = $1";

gboolean
candour_store_audits_settle_state (CandourDb           *db,
                                   const char          *id,
                                   const CandourActor  *actor,
                                   GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = id,
  };
  CandourAuditState old = CANDOUR_AUDIT_CLOSED;
  CandourAuditState next = CANDOUR_AUDIT_CLOSED;
  const char *code;

  if (!find_states (db, id, &old, &next, error))
    return FALSE;

  code = candour_code_from_value (candour_audit_states, next);

  return old == next
         || (candour_db_execute (db, set_state_sql, error, "ss", id, code)
             && candour_change_note (&change, "state",
                                     candour_code_from_value (candour_audit_states, old), code,
                                     error));
}

/* --- Who has read it ------------------------------------------------------------------ */

/* Whoever would still be blind, were it not for this reading. */
static const char to_read_sql[] =
  "SELECT 1 FROM audit a WHERE a.id = $1 AND a.submitted_at IS NOT NULL AND a.auditor_id <> $2"
  " AND " OPEN_TO ("$2", "$3") " AND NOT EXISTS (SELECT 1 FROM reading r"
  " WHERE r.subject_id = a.id AND r.subject = 'audit' AND r.person_id = $2)";

gboolean
candour_store_audits_note_read (CandourDb           *db,
                                const char          *id,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, to_read_sql, error, "ssi", id, actor->person_id,
                      (gint64) (actor->role == CANDOUR_ROLE_MODERATOR));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  g_clear_pointer (&statement, candour_statement_release);
  if (step != CANDOUR_STEP_ROW)
    return step == CANDOUR_STEP_DONE;

  return candour_store_history_log_reading (db, actor, "audit", id, "audit", error);
}
