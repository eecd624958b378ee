/* candour-store-follow-write.c - brings the row of a sent action, and all that is read by, up to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-settings.h"

/* --- One row -------------------------------------------------------------------------- */

/* What follows ACTION_COLUMNS. */
enum
{
  SALT = N_ACTION_COLUMNS,
  AUDITOR_ID,
  TEAM_ID,
  GRADE,
  ACKED_ON,
};

static const char stored_sql[] =
  "SELECT " ACTION_COLUMNS ", p.text_salt, p.auditor_id, p.team_id, p.grade, p.acked_on"
  " FROM action_point p WHERE p.id = $1";

CandourStoredAction *
candour_stored_action_load (CandourDb   *db,
                            const char  *id,
                            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, stored_sql, error, "s", id);
  CandourStoredAction *self;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such action"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  self = g_new0 (CandourStoredAction, 1);
  self->action = candour_store_actions_read (statement);
  self->salt = g_strdup (candour_statement_get_text (statement, SALT));
  self->auditor_id = g_strdup (candour_statement_get_text (statement, AUDITOR_ID));
  self->team_id = g_strdup (candour_statement_get_text (statement, TEAM_ID));
  self->grade = candour_statement_get_int (statement, GRADE);
  self->acked_on = g_strdup (candour_statement_get_text (statement, ACKED_ON));

  return self;
}

void
candour_stored_action_free (CandourStoredAction *self)
{
  candour_action_point_free (self->action);
  g_free (self->salt);
  g_free (self->auditor_id);
  g_free (self->team_id);
  g_free (self->acked_on);
  g_free (self);
}

/* --- What it is listed by ------------------------------------------------------------- */

gboolean
candour_clocks_init (CandourClocks  *self,
                     CandourDb      *db,
                     GError        **error)
{
  self->rules = candour_store_follow_load_escalation (db, error);
  self->holidays = self->rules != NULL ? candour_store_settings_load_holidays (db, error) : NULL;

  return self->holidays != NULL;
}

void
candour_clocks_clear (CandourClocks *self)
{
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->holidays, candour_holidays_free);
}

void
candour_listed_action_init (CandourListedAction      *self,
                            const CandourActionPoint *action,
                            const CandourClocks      *clocks)
{
  if (action->state == CANDOUR_ACTION_DRAFT)
    {
      self->stage = "draft";
      self->wait_on = NULL;
    }
  else if (candour_rules_is_action_due (action->state))
    {
      self->stage = "owner";
      self->wait_on = action->due_on;
    }
  else if (action->state == CANDOUR_ACTION_REPORTED_DONE)
    {
      self->stage = "verify";
      self->wait_on = action->done_on;
    }
  else if (action->state == CANDOUR_ACTION_NO_DIFFERENCE)
    {
      self->stage = "check";
      self->wait_on = action->check_on;
    }
  else
    {
      self->stage = "closed";
      self->wait_on = action->closed_on;
    }

  if (self->wait_on == NULL)
    self->wait_on = "";
  candour_rules_escalate (action, (const CandourEscalationRule *) clocks->rules->data,
                          clocks->rules->len, clocks->holidays, self->told, NULL);
}

void
candour_listed_action_clear (CandourListedAction *self)
{
  for (int i = 0; i < CANDOUR_N_TOLD; i++)
    g_clear_pointer (&self->told[i], g_free);
}

/* --- Writing -------------------------------------------------------------------------- */

static const char write_sql[] =
  "UPDATE action_point SET owner_id = $3, due_on = $4, first_due_on = $5, state = $6,"
  " is_open = $7, repeats_id = $8, done_on = $9, closed_on = $10, raised_on = $11,"
  " owner_since = $12, verified_on = $13, check_on = $14, asked_due_on = $15, n_extended = $16,"
  " n_evidence = $17, grade = $18, drawn_as = $19, is_later = $20, auditor_id = $21,"
  " team_id = $22, acked_on = $23, stage = $24, wait_on = $25, told_manager = $26,"
  " told_head = $27, told_qa = $28, revision = revision + 1"
  " WHERE id = $1 AND revision = $2 RETURNING revision";

static CandourStatement *
query_write (CandourDb                  *db,
             const CandourStoredAction  *stored,
             const CandourListedAction  *listed,
             GError                    **error)
{
  const CandourActionPoint *action = stored->action;

  return candour_db_query (db, write_sql, error, "sissssissssssssiiiiissssssss", action->id,
                           action->revision, action->owner_id, action->due_on,
                           action->first_due_on,
                           candour_code_from_value (candour_action_states, action->state),
                           (gint64) candour_rules_is_action_open (action->state),
                           action->repeats_id, action->done_on, action->closed_on,
                           action->raised_on, action->owner_since, action->verified_on,
                           action->check_on, action->asked_due_on, (gint64) action->n_extended,
                           (gint64) action->n_evidence, (gint64) stored->grade,
                           (gint64) action->drawn_as, (gint64) action->is_later,
                           stored->auditor_id, stored->team_id, stored->acked_on, listed->stage,
                           listed->wait_on, listed->told[CANDOUR_TOLD_TEAM_MANAGER],
                           listed->told[CANDOUR_TOLD_HEAD_OF_SERVICE],
                           listed->told[CANDOUR_TOLD_QA_LEAD]);
}

static gboolean
update_row (CandourDb                  *db,
            CandourStoredAction        *stored,
            const CandourListedAction  *listed,
            GError                    **error)
{
  g_autoptr(CandourStatement) statement = query_write (db, stored, listed, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);
  if (step == CANDOUR_STEP_ROW)
    stored->action->revision = candour_statement_get_int (statement, 0);

  return step == CANDOUR_STEP_ROW;
}

gboolean
candour_store_follow_write (CandourDb            *db,
                            CandourStoredAction  *stored,
                            const CandourClocks  *clocks,
                            GError              **error)
{
  g_auto(CandourListedAction) listed = { 0 };
  CandourTallied tallied;

  candour_listed_action_init (&listed, stored->action, clocks);
  candour_tallied_init (&tallied, stored, &listed);

  return candour_store_follow_untally (db, stored->action->id, error)
         && update_row (db, stored, &listed, error)
         && candour_store_follow_tally (db, &tallied, 1, error);
}

/* --- Steps and history ---------------------------------------------------------------- */

static const char step_sql[] =
  "INSERT INTO action_step (id, action_id, event, at_utc, by_id, from_state, to_state, words,"
  " old_due_on, new_due_on, other_id, number)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

gboolean
candour_store_follow_add_step (CandourDb           *db,
                               const char          *action_id,
                               CandourActionStep   *step,
                               const CandourActor  *actor,
                               const char          *today,
                               GError             **error)
{
  g_autofree char *id = candour_id_new ();

  g_free (step->by_id);
  step->by_id = g_strdup (actor->person_id);
  g_free (step->at_utc);
  step->at_utc = candour_store_audits_dup_now (db, today, error);

  return step->at_utc != NULL
         && candour_db_execute (db, step_sql, error, "sssssssssssi", id, action_id,
                                candour_code_from_value (candour_action_events, step->event),
                                step->at_utc, step->by_id,
                                candour_code_from_value (candour_action_states,
                                                         step->from_state),
                                candour_code_from_value (candour_action_states, step->to_state),
                                step->words, step->old_due_on, step->new_due_on, step->other_id,
                                (gint64) step->number);
}

gboolean
candour_store_follow_note (CandourDb                 *db,
                           const CandourActionPoint  *before,
                           const CandourActionPoint  *after,
                           const char                *salt,
                           CandourActionEvent         event,
                           const char                *words,
                           const CandourActor        *actor,
                           GError                   **error)
{
  const struct
  {
    const char *field;
    const char *old_value;
    const char *new_value;
  } fields[] = {
    { "state", candour_code_from_value (candour_action_states, before->state),
      candour_code_from_value (candour_action_states, after->state) },
    { "owner_id", before->owner_id, after->owner_id },
    { "due_on", before->due_on, after->due_on },
    { "first_due_on", before->first_due_on, after->first_due_on },
    { "repeats_id", before->repeats_id, after->repeats_id },
    { "asked_due_on", before->asked_due_on, after->asked_due_on },
    { "done_on", before->done_on, after->done_on },
    { "verified_on", before->verified_on, after->verified_on },
    { "check_on", before->check_on, after->check_on },
  };
  g_autofree char *reason = candour_store_history_commit_text (salt, words);

  /* The event itself: it tells apart what leaves the state as it is, and carries the words. */
  if (!candour_store_history_append (db, actor, "action", after->id, "event", NULL,
                                     candour_code_from_value (candour_action_events, event),
                                     reason, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].old_value, fields[i].new_value) != 0
        && !candour_store_history_append (db, actor, "action", after->id, fields[i].field,
                                          fields[i].old_value, fields[i].new_value, NULL, error))
      return FALSE;

  return TRUE;
}
