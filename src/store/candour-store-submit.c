/* candour-store-submit.c - seals an audit: what was said stands, and its actions go out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"
#include "candour-store-audit-list.h"
#include "candour-store-follow-private.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-store-people.h"

/* --- Is it the audit that was reviewed ------------------------------------------------ */

static gint64
get_revision (const CandourAudit   *audit,
              const CandourGrading *like)
{
  const CandourGrading *grading =
    candour_audit_find_grading (audit, like->standard_id, like->role);

  return grading != NULL ? grading->revision : 0;
}

/* What one of them has, the other has in the same revision; revision 0 is nothing at all. */
static gboolean
have_same_gradings (const CandourAudit *audit,
                    const CandourAudit *other)
{
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      if (grading->revision != get_revision (other, grading))
        return FALSE;
    }

  return TRUE;
}

static CandourActionPoint *
find_action (const CandourAudit *audit,
             const char         *id)
{
  for (guint i = 0; i < audit->actions->len; i++)
    {
      CandourActionPoint *action = g_ptr_array_index (audit->actions, i);

      if (g_strcmp0 (action->id, id) == 0)
        return action;
    }

  return NULL;
}

static gboolean
have_same_actions (const CandourAudit *audit,
                   const CandourAudit *other)
{
  if (audit->actions->len != other->actions->len)
    return FALSE;

  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (audit->actions, i);
      const CandourActionPoint *found = find_action (other, action->id);

      if (found == NULL || found->revision != action->revision)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_reviewed (const CandourAudit *reviewed,
             const CandourAudit *stored)
{
  return reviewed->revision == stored->revision
         && have_same_gradings (reviewed, stored)
         && have_same_gradings (stored, reviewed)
         && have_same_actions (reviewed, stored);
}

/* --- Actions go out ------------------------------------------------------------------- */

static const char earlier_sql[] =
  "SELECT " ACTION_COLUMNS " FROM action_point p JOIN audit a ON a.id = p.audit_id"
  " WHERE p.case_id = $1 AND p.is_open = 1 AND p.audit_id <> $2 AND a.created_at <= $3"
  " ORDER BY p.due_on, p.id";

static GPtrArray *
load_earlier (CandourDb           *db,
              const CandourAudit  *audit,
              GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, earlier_sql, error, "sss", audit->case_id, audit->id,
                      audit->created_at);

  return candour_statement_collect (statement, (CandourStatementReader) candour_store_actions_read,
                                    (GDestroyNotify) candour_action_point_free, error);
}

/* Whoever can act for the child today: the worker's manager, or else who is nearest. */
static char *
dup_risk_owner (CandourDb           *db,
                const CandourAudit  *audit,
                GError             **error)
{
  g_autoptr(CandourPerson) worker = NULL;

  if (audit->worker_id == NULL)
    return g_strdup (audit->auditor_id);

  worker = candour_store_people_load (db, audit->worker_id, error);
  if (worker == NULL)
    return NULL;

  return g_strdup (worker->manager_id != NULL ? worker->manager_id : worker->id);
}

static const char risk_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, kind, position, what, difference, level,"
  " owner_id, due_on, state, is_open, text_salt, revision)"
  " VALUES ($1, $2, $3, 'immediate', 0, $4, $5, 'child', $6, $7, 'draft', 0, $8, 1)";

static gboolean
write_risk_action (CandourDb           *db,
                   CandourAudit        *audit,
                   CandourActionPoint  *action,
                   const CandourActor  *actor,
                   GError             **error)
{
  g_autofree char *salt = candour_store_history_dup_salt ();
  CandourChange change = {
    .db = db, .actor = actor, .subject = "action", .subject_id = action->id, .salt = salt,
  };

  return candour_db_execute (db, risk_sql, error, "ssssssss", action->id, audit->id,
                             audit->case_id, action->what, action->difference,
                             action->owner_id, action->due_on, salt)
         && candour_change_note (&change, "state", NULL, "draft", error)
         && candour_change_note (&change, "audit_id", NULL, audit->id, error)
         && candour_change_note (&change, "kind", NULL, "immediate", error)
         && candour_change_note_text (&change, "what", NULL, action->what, error)
         && candour_change_note_text (&change, "difference", NULL, action->difference, error)
         && candour_change_note (&change, "owner_id", NULL, action->owner_id, error)
         && candour_change_note (&change, "due_on", NULL, action->due_on, error);
}

/* An immediate risk is somebody's action of today, whatever else the audit asks for. */
static gboolean
raise_risk_action (CandourDb           *db,
                   CandourAudit        *audit,
                   const CandourActor  *actor,
                   const char          *today,
                   GError             **error)
{
  g_autoptr(CandourActionPoint) action = candour_action_point_new (audit->id, NULL);

  if (audit->risk != CANDOUR_RISK_TOLD)
    return TRUE;

  action->id = candour_id_new ();
  action->kind = CANDOUR_ACTION_IMMEDIATE;
  action->level = CANDOUR_LEVEL_CHILD;
  candour_set_text (&action->what, _("Make the child safe today: the audit saw an immediate risk"));
  candour_set_text (&action->difference, _("The child is safe now"));
  action->due_on = g_strdup (today);
  action->revision = 1;
  action->owner_id = dup_risk_owner (db, audit, error);
  if (action->owner_id == NULL || !write_risk_action (db, audit, action, actor, error))
    return FALSE;

  g_ptr_array_insert (audit->actions, 0, g_steal_pointer (&action));

  return TRUE;
}

static gboolean
send_action (CandourDb            *db,
             CandourActionPoint   *action,
             GPtrArray            *earlier,
             const CandourClocks  *clocks,
             const CandourActor   *actor,
             const char           *today,
             GError              **error)
{
  const CandourActionPoint *repeated = candour_rules_find_repeat (action, earlier);
  g_autofree char *repeats_id =
    g_strdup (action->repeats_id == NULL && repeated != NULL ? repeated->id : action->repeats_id);

  return candour_store_follow_send (db, action, repeats_id, FALSE, clocks, actor, today, error);
}

static gboolean
send_actions (CandourDb           *db,
              CandourAudit        *audit,
              const CandourActor  *actor,
              const char          *today,
              GError             **error)
{
  g_autoptr(GPtrArray) earlier = load_earlier (db, audit, error);
  g_auto(CandourClocks) clocks = { 0 };

  if (earlier == NULL || !raise_risk_action (db, audit, actor, today, error)
      || !candour_clocks_init (&clocks, db, error))
    return FALSE;

  for (guint i = 0; i < audit->actions->len; i++)
    if (!send_action (db, g_ptr_array_index (audit->actions, i), earlier, &clocks, actor, today,
                      error))
      return FALSE;

  return candour_store_audits_count_actions (db, audit->id, error);
}

/* --- Sealing -------------------------------------------------------------------------- */

static gboolean
check_gaps (CandourDb               *db,
            const CandourFramework  *framework,
            const CandourAudit      *audit,
            const char              *today,
            GError                 **error)
{
  g_autoptr(GPtrArray) gaps = NULL;
  CandourTie tie;

  if (!candour_store_audits_find_own_tie (db, audit, today, &tie, NULL, error))
    return FALSE;

  gaps = candour_rules_find_gaps (framework, audit, tie);
  if (gaps->len == 0)
    return TRUE;

  return candour_store_audits_refuse (error, ((CandourGap *) g_ptr_array_index (gaps, 0))->title);
}

static const char seal_sql[] =
  "UPDATE audit SET state = $2, submitted_at = $3, started_at = coalesce(started_at, $3),"
  " listed_on = $4, suggested = NULLIF($5, 0), fingerprint = $6, revision = revision + 1"
  " WHERE id = $1 AND revision = $7 RETURNING revision";

static gboolean
write_seal (CandourDb     *db,
            CandourAudit  *audit,
            GError       **error)
{
  g_autofree char *listed_on = candour_instant_dup_date (audit->submitted_at);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, seal_sql, error, "ssssisi", audit->id,
                      candour_code_from_value (candour_audit_states, audit->state),
                      audit->submitted_at, listed_on, (gint64) audit->suggested,
                      audit->fingerprint, audit->revision);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);
  if (step == CANDOUR_STEP_ROW)
    audit->revision = candour_statement_get_int (statement, 0);

  return step == CANDOUR_STEP_ROW;
}

static gboolean
note_seal (CandourDb               *db,
           const CandourFramework  *framework,
           const CandourAudit      *audit,
           CandourAuditState        old_state,
           const CandourActor      *actor,
           GError                 **error)
{
  const CandourScaleGrade *suggested =
    candour_framework_get_grade (framework, audit->suggested);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id,
  };

  return candour_change_note (&change, "state",
                              candour_code_from_value (candour_audit_states, old_state),
                              candour_code_from_value (candour_audit_states, audit->state),
                              error)
         && candour_change_note (&change, "submitted_at", NULL, audit->submitted_at, error)
         && candour_change_note (&change, "suggested", NULL,
                                 suggested != NULL ? suggested->code : NULL, error)
         && candour_change_note (&change, "fingerprint", NULL, audit->fingerprint, error);
}

/* Nobody but the rule decides whether an audit is moderated, and it decides at once. */
static gboolean
draw (CandourDb               *db,
      const CandourFramework  *framework,
      CandourAudit            *audit,
      const CandourActor      *actor,
      const char              *today,
      GError                 **error)
{
  g_autoptr(CandourDrawRule) rule = NULL;
  CandourDrawCause cause = { NULL };

  if (!candour_store_draw_try (db, framework, audit, &rule, &cause.drawn, error)
      || !candour_store_draw_note_version (db, audit->id, rule, error))
    return FALSE;

  if (cause.drawn.kind == CANDOUR_DRAW_NONE)
    return TRUE;

  cause.rule = rule;
  audit->state = CANDOUR_AUDIT_IN_MODERATION;

  return candour_store_draw_write (db, audit, &cause, actor, today, NULL, error);
}

/* Whoever held the case is to hear what was found. */
static const char feedback_sql[] =
  "UPDATE audit SET wants_feedback = CASE WHEN worker_id IS NULL THEN 0 ELSE 1 END WHERE id = $1";

static gboolean
seal (CandourDb               *db,
      const CandourFramework  *framework,
      CandourAudit            *audit,
      const CandourActor      *actor,
      const char              *today,
      GError                 **error)
{
  g_autoptr(CandourJudgement) judgement =
    candour_rules_judge (framework, audit, CANDOUR_GRADING_AUDITOR);
  CandourAuditState old_state = audit->state;
  g_autofree char *on = NULL;

  audit->submitted_at = candour_store_audits_dup_now (db, today, error);
  on = audit->submitted_at != NULL ? candour_instant_dup_date (audit->submitted_at) : NULL;
  if (on == NULL
      || !candour_store_words_forget (db, audit->id, error)
      || !send_actions (db, audit, actor, on, error))
    return FALSE;

  audit->suggested = judgement->suggested;
  audit->state = audit->actions->len > 0 ? CANDOUR_AUDIT_ACTIONS_OPEN : CANDOUR_AUDIT_CLOSED;
  if (audit->started_at == NULL)
    audit->started_at = g_strdup (audit->submitted_at);
  g_free (audit->fingerprint);
  audit->fingerprint = candour_audit_dup_fingerprint (audit);

  return write_seal (db, audit, error)
         && note_seal (db, framework, audit, old_state, actor, error)
         && candour_store_learning_share (db, framework, audit, actor, on, error)
         && candour_store_follow_note_step (db, audit->id, error)
         && candour_db_execute (db, feedback_sql, error, "s", audit->id)
         && candour_store_audit_list_index_words (db, audit->id, error)
         && draw (db, framework, audit, actor, today, error);
}

/* Returns: (transfer full): the audit as it stands in the tables, sealed */
static CandourAudit *
submit (CandourDb           *db,
        const CandourAudit  *reviewed,
        const CandourActor  *actor,
        const char          *today,
        GError             **error)
{
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourAudit) row = candour_store_audits_open (db, reviewed->id, actor, NULL, error);
  g_autoptr(CandourFramework) framework = NULL;

  if (row == NULL)
    return NULL;

  audit = candour_store_audits_load_whole (db, reviewed->id, error);
  if (audit == NULL)
    return NULL;

  framework = candour_store_frameworks_load (db, audit->framework_id, error);
  if (framework == NULL)
    return NULL;

  if (!is_reviewed (reviewed, audit))
    {
      candour_store_audits_conflict (error);
      return NULL;
    }

  if (!check_gaps (db, framework, audit, today, error)
      || !seal (db, framework, audit, actor, today, error))
    return NULL;

  return g_steal_pointer (&audit);
}

/* Field by field: the caller may hold on to the parts of its audit. */
static void
update_audit (CandourAudit       *audit,
              const CandourAudit *sealed)
{
  audit->state = sealed->state;
  audit->suggested = sealed->suggested;
  audit->revision = sealed->revision;
  g_free (audit->started_at);
  audit->started_at = g_strdup (sealed->started_at);
  g_free (audit->submitted_at);
  audit->submitted_at = g_strdup (sealed->submitted_at);
  g_free (audit->fingerprint);
  audit->fingerprint = g_strdup (sealed->fingerprint);

  for (guint i = 0; i < sealed->actions->len; i++)
    {
      const CandourActionPoint *from = g_ptr_array_index (sealed->actions, i);
      CandourActionPoint *action = find_action (audit, from->id);

      if (action == NULL)
        {
          g_ptr_array_insert (audit->actions, 0, candour_action_point_copy (from));
          continue;
        }

      action->state = from->state;
      action->revision = from->revision;
      g_free (action->first_due_on);
      action->first_due_on = g_strdup (from->first_due_on);
      g_free (action->repeats_id);
      action->repeats_id = g_strdup (from->repeats_id);
      g_free (action->raised_on);
      action->raised_on = g_strdup (from->raised_on);
      g_free (action->owner_since);
      action->owner_since = g_strdup (from->owner_since);
      action->drawn_as = from->drawn_as;
    }
}

static int
count_owners (const CandourAudit *audit)
{
  g_autoptr(GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (audit->actions, i);

      if (action->owner_id != NULL)
        g_hash_table_add (owners, action->owner_id);
    }

  return g_hash_table_size (owners);
}

gboolean
candour_store_audits_submit (CandourDb           *db,
                             CandourAudit        *audit,
                             const CandourActor  *actor,
                             const char          *today,
                             int                 *n_actions,
                             int                 *n_owners,
                             GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) sealed = NULL;

  if (transaction == NULL)
    return FALSE;

  sealed = submit (db, audit, actor, today, error);
  if (sealed == NULL || !candour_transaction_commit (transaction, error))
    return FALSE;

  update_audit (audit, sealed);
  if (n_actions != NULL)
    *n_actions = sealed->actions->len;
  if (n_owners != NULL)
    *n_owners = count_owners (sealed);

  return TRUE;
}
