/* candour-store-follow-grades.c - sends actions, and keeps them to the grades that stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-id.h"
#include "candour-learning.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-store-people.h"

/* --- The grade that stands ------------------------------------------------------------ */

static const char grade_sql[] =
  "SELECT coalesce(f.grade, 0), coalesce(f.drawn_as, 0), a.auditor_id, a.team_id"
  " FROM action_point p JOIN audit a ON a.id = p.audit_id"
  " LEFT JOIN moderation m ON m.audit_id = a.id AND m.agreed_at IS NOT NULL"
  " LEFT JOIN grading u ON u.audit_id = a.id AND u.standard_id = p.standard_id"
  " AND u.role = 'auditor'"
  " LEFT JOIN grading g ON g.audit_id = a.id AND g.standard_id = p.standard_id"
  " AND g.role = 'agreed' AND m.id IS NOT NULL"
  " LEFT JOIN framework_grade f ON f.framework_id = a.framework_id"
  " AND f.grade = CASE WHEN p.standard_id IS NULL THEN coalesce(m.agreed_overall, a.overall)"
  " ELSE coalesce(g.grade, u.grade) END"
  " WHERE p.id = $1";

/* *changed: the action had another grade. */
static gboolean
find_grade (CandourDb            *db,
            CandourStoredAction  *stored,
            gboolean             *changed,
            GError              **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, grade_sql, error, "s", stored->action->id);
  int grade;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  grade = candour_statement_get_int (statement, 0);
  *changed = grade != stored->grade;
  stored->grade = grade;
  stored->action->drawn_as = candour_statement_get_int (statement, 1);
  g_free (stored->auditor_id);
  stored->auditor_id = g_strdup (candour_statement_get_text (statement, 2));
  g_free (stored->team_id);
  stored->team_id = g_strdup (candour_statement_get_text (statement, 3));

  return TRUE;
}

/* --- Sending -------------------------------------------------------------------------- */

static gboolean
send_stored (CandourDb            *db,
             CandourStoredAction  *stored,
             const CandourClocks  *clocks,
             const CandourActor   *actor,
             const char           *today,
             GError              **error)
{
  g_autoptr(CandourActionPoint) before = candour_action_point_copy (stored->action);
  g_autoptr(CandourActionStep) step = candour_action_step_new (CANDOUR_ACTION_SEND);
  const CandourActionMove nothing = { 0 };
  gboolean changed;

  candour_rules_apply_action_event (stored->action, CANDOUR_ACTION_SEND, &nothing, today);
  step->from_state = before->state;
  step->to_state = stored->action->state;
  step->new_due_on = g_strdup (stored->action->due_on);

  return find_grade (db, stored, &changed, error)
         && candour_store_follow_write (db, stored, clocks, error)
         && candour_store_follow_add_step (db, stored->action->id, step, actor, today, error)
         && candour_store_follow_note (db, before, stored->action, stored->salt,
                                       CANDOUR_ACTION_SEND, NULL, actor, error);
}

gboolean
candour_store_follow_send (CandourDb            *db,
                           CandourActionPoint   *action,
                           const char           *repeats_id,
                           gboolean              is_later,
                           const CandourClocks  *clocks,
                           const CandourActor   *actor,
                           const char           *today,
                           GError              **error)
{
  g_autoptr(CandourStoredAction) stored = candour_stored_action_load (db, action->id, error);
  CandourActionPoint old;

  if (stored == NULL)
    return FALSE;
  if (stored->action->state != CANDOUR_ACTION_DRAFT)
    return candour_store_audits_refuse (error, _("This action was sent to its owner."));

  if (g_strcmp0 (stored->action->repeats_id, repeats_id) != 0)
    {
      CandourChange change = {
        .db = db, .actor = actor, .subject = "action", .subject_id = action->id,
      };

      if (!candour_change_note (&change, "repeats_id", stored->action->repeats_id, repeats_id,
                                error))
        return FALSE;
      g_free (stored->action->repeats_id);
      stored->action->repeats_id = g_strdup (repeats_id);
    }

  stored->action->is_later = is_later;
  if (!send_stored (db, stored, clocks, actor, today, error))
    return FALSE;

  old = *action;
  *action = *stored->action;
  *stored->action = old;

  return TRUE;
}

gboolean
candour_store_follow_hasten (CandourDb            *db,
                             const char           *action_id,
                             const char           *due_on,
                             const char           *words,
                             const CandourClocks  *clocks,
                             const CandourActor   *actor,
                             const char           *today,
                             GError              **error)
{
  g_autoptr(CandourStoredAction) stored = candour_stored_action_load (db, action_id, error);
  g_autoptr(CandourActionPoint) before = NULL;
  g_autoptr(CandourActionStep) step = candour_action_step_new (CANDOUR_ACTION_HASTEN);
  const CandourActionMove move = { .new_due_on = due_on };

  if (stored == NULL)
    return FALSE;

  before = candour_action_point_copy (stored->action);
  candour_rules_apply_action_event (stored->action, CANDOUR_ACTION_HASTEN, &move, today);
  step->from_state = before->state;
  step->to_state = stored->action->state;
  step->old_due_on = g_strdup (before->due_on);
  step->new_due_on = g_strdup (due_on);
  candour_set_text (&step->words, words);

  return candour_store_follow_write (db, stored, clocks, error)
         && candour_store_follow_add_step (db, action_id, step, actor, today, error)
         && candour_store_follow_note (db, before, stored->action, stored->salt,
                                       CANDOUR_ACTION_HASTEN, words, actor, error);
}

/* --- After a change of grades --------------------------------------------------------- */

static const char sent_sql[] =
  "SELECT p.id FROM action_point p WHERE p.audit_id = $1 AND p.state <> 'draft' ORDER BY p.id";

static char *
read_id (CandourStatement *statement)
{
  return g_strdup (candour_statement_get_text (statement, 0));
}

static gboolean
regrade_action (CandourDb            *db,
                const char           *id,
                const CandourClocks  *clocks,
                GError              **error)
{
  g_autoptr(CandourStoredAction) stored = candour_stored_action_load (db, id, error);
  gboolean changed;

  if (stored == NULL || !find_grade (db, stored, &changed, error))
    return FALSE;

  return !changed || candour_store_follow_write (db, stored, clocks, error);
}

gboolean
candour_store_follow_regrade (CandourDb           *db,
                              const char          *audit_id,
                              const CandourActor  *actor,
                              const char          *today,
                              GError             **error)
{
  g_autoptr(GPtrArray) ids =
    candour_store_take_rows (candour_db_query (db, sent_sql, error, "s", audit_id),
                             (CandourStatementReader) read_id, g_free, error);
  g_auto(CandourClocks) clocks = { 0 };

  if (ids == NULL || !candour_clocks_init (&clocks, db, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!regrade_action (db, ids->pdata[i], &clocks, error))
      return FALSE;

  return candour_store_learning_lower (db, audit_id, actor, today, error)
         && candour_store_follow_note_step (db, audit_id, error);
}

/* --- The child's own next step -------------------------------------------------------- */

static const char overall_sql[] =
  "SELECT coalesce(m.agreed_overall, a.overall, 0), a.submitted_at FROM audit a"
  " LEFT JOIN moderation m ON m.audit_id = a.id AND m.agreed_at IS NOT NULL WHERE a.id = $1";

static const char lacks_sql[] = "UPDATE audit SET lacks_step = $2 WHERE id = $1";

/* *lacks: submitted, and the child is still owed one. */
static gboolean
find_lack (CandourDb     *db,
           CandourAudit  *audit,
           gboolean      *lacks,
           GError       **error)
{
  g_autoptr(CandourFramework) framework =
    candour_store_frameworks_load (db, audit->framework_id, error);
  g_autoptr(CandourStatement) statement =
    framework != NULL ? candour_db_query (db, overall_sql, error, "s", audit->id) : NULL;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *lacks = candour_statement_get_text (statement, 1) != NULL
           && candour_rules_lacks_next_step (framework, audit,
                                             candour_statement_get_int (statement, 0));

  return TRUE;
}

static CandourAudit *
load_with_actions (CandourDb   *db,
                   const char  *audit_id,
                   GError     **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load_row (db, audit_id, NULL, error);

  if (audit == NULL || !candour_store_audits_load_actions (db, audit, error))
    return NULL;

  return g_steal_pointer (&audit);
}

gboolean
candour_store_follow_note_step (CandourDb   *db,
                                const char  *audit_id,
                                GError     **error)
{
  g_autoptr(CandourAudit) audit = load_with_actions (db, audit_id, error);
  gboolean lacks;

  return audit != NULL && find_lack (db, audit, &lacks, error)
         && candour_db_execute (db, lacks_sql, error, "si", audit_id, (gint64) (lacks != FALSE));
}

static CandourAudit *
open_lacking (CandourDb           *db,
              const char          *audit_id,
              const CandourActor  *actor,
              GError             **error)
{
  g_autoptr(CandourAudit) audit = load_with_actions (db, audit_id, error);
  gboolean lacks;

  if (audit == NULL || !find_lack (db, audit, &lacks, error))
    return NULL;

  if (g_strcmp0 (audit->auditor_id, actor->person_id) != 0)
    {
      candour_store_audits_refuse (error, _("Only its auditor says what helps this child next."));
      return NULL;
    }
  if (!lacks)
    {
      candour_store_audits_refuse (error, _("This audit does not lack a next step."));
      return NULL;
    }

  return g_steal_pointer (&audit);
}

static const char draft_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, standard_id, kind, position, what,"
  " difference, level, owner_id, due_on, state, is_open, text_salt, revision)"
  " SELECT $1, a.id, a.case_id, $3, 'next-step',"
  " (SELECT coalesce(max(q.position), 0) + 1 FROM action_point q WHERE q.audit_id = $2), $4, $5,"
  " 'child', $6, $7, 'draft', 0, $8, 1 FROM audit a WHERE a.id = $2";

static gboolean
write_draft (CandourDb                 *db,
             const CandourActionPoint  *action,
             const CandourActor        *actor,
             GError                   **error)
{
  g_autofree char *salt = candour_store_history_dup_salt ();
  CandourChange change = {
    .db = db, .actor = actor, .subject = "action", .subject_id = action->id, .salt = salt,
  };

  return candour_db_execute (db, draft_sql, error, "ssssssss", action->id, action->audit_id,
                             action->standard_id, action->what, action->difference,
                             action->owner_id, action->due_on, salt)
         && candour_change_note (&change, "state", NULL, "draft", error)
         && candour_change_note (&change, "audit_id", NULL, action->audit_id, error)
         && candour_change_note (&change, "kind", NULL, "next-step", error)
         && candour_change_note_text (&change, "what", NULL, action->what, error)
         && candour_change_note_text (&change, "difference", NULL, action->difference, error)
         && candour_change_note (&change, "owner_id", NULL, action->owner_id, error)
         && candour_change_note (&change, "due_on", NULL, action->due_on, error);
}

static gboolean
check_step (CandourDb                 *db,
            const CandourActionPoint  *action,
            const char                *today,
            GError                   **error)
{
  const char *wrong = candour_rules_check_action_words (action->what);
  g_autoptr(GPtrArray) people = NULL;

  if (wrong != NULL)
    return candour_store_audits_refuse (error, wrong);
  if (*action->what == '\0' || *action->difference == '\0')
    return candour_store_audits_refuse (error, _("Say what will be done, and what will be "
                                                 "different for the child."));
  if (action->owner_id == NULL)
    return candour_store_audits_refuse (error, _("Choose who does it."));
  if (action->due_on == NULL || !candour_date_is_valid (action->due_on)
      || strcmp (action->due_on, today) < 0)
    return candour_store_audits_refuse (error, _("Choose a day that is still to come."));

  people = candour_store_people_load_all (db, error);

  return people != NULL
         && candour_store_follow_check_owner (db, action->audit_id, action->owner_id, people,
                                              error);
}

gboolean
candour_store_follow_add_next_step (CandourDb           *db,
                                    CandourActionPoint  *action,
                                    const CandourActor  *actor,
                                    const char          *today,
                                    GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourActionPoint) copy = candour_action_point_copy (action);
  g_autoptr(CandourAudit) audit = NULL;
  g_auto(CandourClocks) clocks = { 0 };
  CandourActionPoint old;

  if (transaction == NULL)
    return FALSE;

  audit = open_lacking (db, action->audit_id, actor, error);
  if (audit == NULL || !check_step (db, action, today, error)
      || !candour_clocks_init (&clocks, db, error))
    return FALSE;

  g_free (copy->id);
  copy->id = candour_id_new ();
  if (!write_draft (db, copy, actor, error)
      || !candour_store_follow_send (db, copy, NULL, TRUE, &clocks, actor, today, error)
      || !candour_store_audits_count_actions (db, audit->id, error)
      || !candour_store_audits_settle_state (db, audit->id, actor, error)
      || !candour_store_follow_note_step (db, audit->id, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  old = *action;
  *action = *copy;
  *copy = old;

  return TRUE;
}

static const char explain_sql[] = "UPDATE audit SET no_step_reason = $2 WHERE id = $1";

gboolean
candour_store_follow_explain_no_step (CandourDb           *db,
                                      const char          *audit_id,
                                      const char          *reason,
                                      const CandourActor  *actor,
                                      GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *words = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *salt = NULL;
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourAudit) row = NULL;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit_id,
  };

  if (transaction == NULL)
    return FALSE;

  audit = open_lacking (db, audit_id, actor, error);
  row = audit != NULL ? candour_store_audits_load_row (db, audit_id, &salt, error) : NULL;
  if (row == NULL)
    return FALSE;
  if (*words == '\0')
    return candour_store_audits_refuse (error, _("Say why nothing more would help this child."));

  change.salt = salt;

  return candour_db_execute (db, explain_sql, error, "ss", audit_id, words)
         && candour_change_note_text (&change, "no_step_reason", NULL, words, error)
         && candour_store_follow_note_step (db, audit_id, error)
         && candour_transaction_commit (transaction, error);
}
