/* candour-store-past-follow.c - what became of the actions of an invented past
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-past-private.h"

#include "candour-audit-rules.h"
#include "candour-fold.h"
#include "candour-store-history.h"

/* --- Sums ----------------------------------------------------------------------------- */

static void
count_one (CandourPast          *self,
           const CandourTallied *tallied,
           const char           *scope,
           const char           *stage,
           const char           *wait_on,
           int                   change)
{
  char *key = g_strdup_printf ("%s\n%d\n%d\n%s\n%s", scope, (int) tallied->level,
                               tallied->drawn_as, stage, wait_on);
  gint64 n = change + (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->tallies, key));

  g_hash_table_replace (self->tallies, key, GSIZE_TO_POINTER (n));
}

static void
count_action (CandourPast          *self,
              const CandourTallied *tallied,
              int                   change)
{
  for (int i = 0; i < CANDOUR_N_TALLY_SCOPES; i++)
    {
      g_autofree char *scope = candour_tallied_dup_scope (tallied, i);

      if (scope == NULL || g_str_equal (tallied->stage, "draft"))
        continue;

      count_one (self, tallied, scope, tallied->stage,
                 g_str_equal (tallied->stage, "closed") ? "" : tallied->wait_on, change);
      if (tallied->told_qa != NULL)
        count_one (self, tallied, scope, "told", tallied->told_qa, change);
    }
}

gboolean
candour_past_write_tallies (CandourPast  *self,
                            GError      **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->tallies);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto(GStrv) parts = g_strsplit (key, "\n", 5);

      if (GPOINTER_TO_SIZE (value) > 0
          && !candour_store_tally_add (self->db, parts[0],
                                       (CandourActionLevel) g_ascii_strtoll (parts[1], NULL, 10),
                                       (int) g_ascii_strtoll (parts[2], NULL, 10), parts[3],
                                       parts[4], GPOINTER_TO_SIZE (value), error))
        return FALSE;
    }

  return TRUE;
}

/* --- Actions -------------------------------------------------------------------------- */

static const char action_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, standard_id, kind, position, what, difference,"
  " level, owner_id, due_on, first_due_on, state, is_open, repeats_id, done_on, closed_on,"
  " text_salt, revision, raised_on, owner_since, verified_on, check_on, asked_due_on, n_extended,"
  " n_evidence, is_later, auditor_id, team_id, grade, drawn_as, stage, wait_on, told_manager,"
  " told_head, told_qa)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1,"
  " $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)";

static int
find_grade (const CandourAudit       *audit,
            const CandourActionPoint *action)
{
  const CandourGrading *grading;

  if (action->standard_id == NULL)
    return audit->overall;

  grading = candour_audit_find_grading (audit, action->standard_id, CANDOUR_GRADING_AUDITOR);

  return grading != NULL ? grading->grade : 0;
}

gboolean
candour_past_write_action (const CandourPastAudit    *past,
                           const CandourActionPoint  *action,
                           GError                   **error)
{
  CandourPast *self = past->self;
  const CandourAudit *audit = past->audit;
  g_autoptr(CandourActionPoint) drawn = candour_action_point_copy (action);
  const CandourStoredAction stored = {
    .action = drawn, .auditor_id = audit->auditor_id, .team_id = audit->team_id,
  };
  g_auto(CandourListedAction) listed = { 0 };
  CandourTallied tallied;
  int grade = find_grade (audit, action);

  if (self->clocks.rules == NULL && !candour_clocks_init (&self->clocks, self->db, error))
    return FALSE;

  drawn->drawn_as = candour_framework_get_drawn_as (past->framework, grade);
  candour_listed_action_init (&listed, drawn, &self->clocks);
  candour_tallied_init (&tallied, &stored, &listed);
  count_action (self, &tallied, 1);

  return candour_db_execute (self->db, action_sql, error, "sssssisssssssisssssssssiiissiisssss",
                             action->id, audit->id, audit->case_id, action->standard_id,
                             candour_code_from_value (candour_action_kinds, action->kind),
                             (gint64) action->position, action->what, action->difference,
                             candour_code_from_value (candour_action_levels, action->level),
                             action->owner_id, action->due_on, action->first_due_on,
                             candour_code_from_value (candour_action_states, action->state),
                             (gint64) candour_rules_is_action_open (action->state),
                             action->repeats_id, action->done_on, action->closed_on, past->salt,
                             action->raised_on, action->owner_since, action->verified_on,
                             action->check_on, action->asked_due_on,
                             (gint64) action->n_extended, (gint64) action->n_evidence,
                             (gint64) action->is_later, audit->auditor_id, audit->team_id,
                             (gint64) grade, (gint64) drawn->drawn_as, listed.stage,
                             listed.wait_on, listed.told[CANDOUR_TOLD_TEAM_MANAGER],
                             listed.told[CANDOUR_TOLD_HEAD_OF_SERVICE],
                             listed.told[CANDOUR_TOLD_QA_LEAD]);
}

static int
find_agreed (const CandourAudit       *audit,
             const CandourModeration  *moderation,
             const CandourActionPoint *action)
{
  const CandourGrading *grading;

  if (action->standard_id == NULL)
    return moderation->agreed_overall;

  grading = candour_audit_find_grading (audit, action->standard_id, CANDOUR_GRADING_AGREED);

  return grading != NULL && grading->grade > 0 ? grading->grade : find_grade (audit, action);
}

static const char regrade_sql[] =
  "UPDATE action_point SET grade = $2, drawn_as = $3, told_manager = $4, told_head = $5,"
  " told_qa = $6 WHERE id = $1";

static gboolean
regrade_action (const CandourPastAudit    *past,
                const CandourActionPoint  *action,
                int                        grade,
                GError                   **error)
{
  g_autoptr(CandourActionPoint) drawn = candour_action_point_copy (action);
  const CandourStoredAction stored = {
    .action = drawn, .auditor_id = past->audit->auditor_id, .team_id = past->audit->team_id,
  };
  g_auto(CandourListedAction) before = { 0 };
  g_auto(CandourListedAction) listed = { 0 };
  CandourTallied tallied;

  drawn->drawn_as = candour_framework_get_drawn_as (past->framework,
                                                    find_grade (past->audit, action));
  candour_listed_action_init (&before, drawn, &past->self->clocks);
  candour_tallied_init (&tallied, &stored, &before);
  count_action (past->self, &tallied, -1);

  drawn->drawn_as = candour_framework_get_drawn_as (past->framework, grade);
  candour_listed_action_init (&listed, drawn, &past->self->clocks);
  candour_tallied_init (&tallied, &stored, &listed);
  count_action (past->self, &tallied, 1);

  return candour_db_execute (past->db, regrade_sql, error, "siisss", action->id, (gint64) grade,
                             (gint64) drawn->drawn_as, listed.told[CANDOUR_TOLD_TEAM_MANAGER],
                             listed.told[CANDOUR_TOLD_HEAD_OF_SERVICE],
                             listed.told[CANDOUR_TOLD_QA_LEAD]);
}

gboolean
candour_past_regrade_actions (const CandourPastAudit   *past,
                              const CandourModeration  *moderation,
                              GError                  **error)
{
  GPtrArray *actions = past->audit->actions;

  for (guint i = 0; moderation->agreed_at != NULL && i < actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (actions, i);
      int grade = find_agreed (past->audit, moderation, action);

      if (grade != find_grade (past->audit, action)
          && !regrade_action (past, action, grade, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Their lives ---------------------------------------------------------------------- */

static gboolean
note (CandourPast         *self,
      const char          *at_utc,
      const CandourActor  *by,
      const char          *subject,
      const char          *subject_id,
      const char          *field,
      const char          *old_value,
      const char          *new_value,
      const char          *reason,
      GError             **error)
{
  return g_strcmp0 (old_value, new_value) == 0
         || candour_store_history_append_at (self->db, at_utc, by, subject, subject_id, field,
                                             old_value, new_value, reason, error);
}

static const char step_sql[] =
  "INSERT INTO action_step (id, action_id, event, at_utc, by_id, from_state, to_state, words,"
  " old_due_on, new_due_on, other_id, number)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

gboolean
candour_past_add_step (CandourPast              *self,
                       const char               *id,
                       const char               *action_id,
                       const CandourActionStep  *step,
                       const CandourActor       *by,
                       const char               *salt,
                       GError                  **error)
{
  const char *event = candour_code_from_value (candour_action_events, step->event);
  const char *from = candour_code_from_value (candour_action_states, step->from_state);
  const char *to = candour_code_from_value (candour_action_states, step->to_state);
  g_autofree char *reason = candour_store_history_commit_text (salt, step->words);

  return candour_db_execute (self->db, step_sql, error, "sssssssssssi", id, action_id, event,
                             step->at_utc, by->person_id, from, to, step->words, step->old_due_on,
                             step->new_due_on, step->other_id, (gint64) step->number)
         && note (self, step->at_utc, by, "action", action_id, "event", NULL, event, reason, error)
         && note (self, step->at_utc, by, "action", action_id, "state", from, to, NULL, error)
         && note (self, step->at_utc, by, "action", action_id, "due_on", step->old_due_on,
                  step->event == CANDOUR_ACTION_GIVE_TIME
                  || step->event == CANDOUR_ACTION_FIND_NOT_DONE
                  ? step->new_due_on : step->old_due_on, NULL, error);
}

static const char evidence_sql[] =
  "INSERT INTO action_evidence (id, action_id, source_type, dated, reference, n_bytes,"
  " by_verifier, added_by, added_at) VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8)";

gboolean
candour_past_add_evidence (CandourPast            *self,
                           const CandourEvidence  *evidence,
                           const CandourActor     *by,
                           const char             *salt,
                           GError                **error)
{
  g_autofree char *field = g_strconcat ("evidence/", evidence->id, NULL);
  g_autofree char *commitment = candour_store_history_commit_text (salt, evidence->reference);

  return candour_db_execute (self->db, evidence_sql, error, "sssssiss", evidence->id,
                             evidence->action_id,
                             candour_code_from_value (candour_source_types, evidence->type),
                             evidence->dated, evidence->reference,
                             (gint64) evidence->by_verifier, by->person_id, evidence->added_at)
         && note (self, evidence->added_at, by, "action", evidence->action_id, field, NULL,
                  commitment, NULL, error);
}

static const char extension_sql[] =
  "INSERT INTO action_extension (id, action_id, number, old_due_on, new_due_on, why, words,"
  " asked_by, asked_at, state, decided_by, decided_at, answer)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

gboolean
candour_past_add_extension (CandourPast             *self,
                            const CandourExtension  *extension,
                            GError                 **error)
{
  return candour_db_execute (self->db, extension_sql, error, "ssissssssssss", extension->id,
                             extension->action_id, (gint64) extension->number,
                             extension->old_due_on, extension->new_due_on,
                             candour_code_from_value (candour_delays, extension->why),
                             extension->words, extension->asked_by, extension->asked_at,
                             candour_code_from_value (candour_extension_states,
                                                      extension->state),
                             extension->decided_by, extension->decided_at, extension->answer);
}

/* --- Feedback ------------------------------------------------------------------------- */

static const char feedback_sql[] =
  "INSERT INTO feedback (audit_id, worker_id, reader_id, strong, help, why, shared_at, read_at,"
  " replied_at, reply, answer, talked_at, talked_by, knows_at, knows_by, spoke_at, until_on,"
  " handed_on, told_on, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
  " $20, 1)";

gboolean
candour_past_add_feedback (CandourPast            *self,
                           const CandourFeedback  *feedback,
                           const CandourActor     *by,
                           const char             *salt,
                           GError                **error)
{
  g_autofree char *until = NULL;
  g_autofree char *handed = NULL;
  g_autofree char *told = NULL;

  if (self->clocks.rules == NULL && !candour_clocks_init (&self->clocks, self->db, error))
    return FALSE;

  until = candour_feedback_dup_reply_until (feedback, self->clocks.holidays);
  handed = candour_feedback_dup_handed_on (feedback, self->clocks.holidays);
  told = candour_feedback_dup_told_on (feedback, self->clocks.holidays);

  return candour_db_execute (self->db, feedback_sql, error, "ssssssssssssssssssss",
                             feedback->audit_id, feedback->worker_id,
                             feedback->shared_at != NULL ? feedback->reader_id : NULL,
                             feedback->strong, feedback->help, feedback->why,
                             feedback->shared_at, feedback->read_at, feedback->replied_at,
                             feedback->reply,
                             candour_code_from_value (candour_matches, feedback->match),
                             feedback->talked_at, feedback->talked_by, feedback->knows_at,
                             feedback->knows_by, feedback->spoke_at, until, handed, told, salt)
         && (feedback->shared_at == NULL
             || note (self, feedback->shared_at, by, "feedback", feedback->audit_id, "shared_at",
                      NULL, feedback->shared_at, NULL, error));
}

static const char wants_sql[] = "UPDATE audit SET wants_feedback = 1 WHERE id = $1";

gboolean
candour_past_wants_feedback (CandourPast  *self,
                             const char   *audit_id,
                             GError      **error)
{
  return candour_db_execute (self->db, wants_sql, error, "s", audit_id);
}

/* --- Learning ------------------------------------------------------------------------- */

static const char learning_sql[] =
  "INSERT INTO learning (id, audit_id, standard_id, theme, grade, drawn_as, title, done, helped,"
  " cohort, age_band, shared_on, author_id, withdrawn_on, withdrawn_by, lowered, held, folded,"
  " n_passed, n_used, text_salt, withdrawn_reason, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
  " $20, $21, NULLIF($22, ''), 1)";

static const char pass_sql[] =
  "INSERT INTO learning_pass (id, learning_id, team_id, person_id, by_id, at_utc, why, is_asked)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

static const char use_sql[] =
  "INSERT INTO learning_use (id, learning_id, by_id, team_id, at_utc, n_children, words)"
  " SELECT $1, $2, $3, (SELECT team_id FROM person WHERE id = $3), $4, $5, $6";

static const char reader_sql[] =
  "INSERT INTO learning_reader (learning_id, person_id, read_at, will_use)"
  " VALUES ($1, $2, $3, $4) ON CONFLICT (learning_id, person_id) DO NOTHING";

gboolean
candour_past_add_reader (CandourPast  *self,
                         const char   *learning_id,
                         const char   *person_id,
                         const char   *at_utc,
                         gboolean      will_use,
                         GError      **error)
{
  return candour_db_execute (self->db, reader_sql, error, "sssi", learning_id, person_id, at_utc,
                             (gint64) (will_use != FALSE));
}

static gboolean
write_passes (CandourPast            *self,
              const CandourLearning  *learning,
              GError                **error)
{
  for (guint i = 0; i < learning->passes->len; i++)
    {
      const CandourPass *pass = g_ptr_array_index (learning->passes, i);

      if (!candour_db_execute (self->db, pass_sql, error, "sssssssi", pass->id, learning->id,
                               pass->team_id, pass->person_id, pass->by_id, pass->at_utc,
                               pass->why, (gint64) (pass->is_asked != FALSE)))
        return FALSE;
    }

  for (guint i = 0; i < learning->uses->len; i++)
    {
      const CandourUse *use = g_ptr_array_index (learning->uses, i);

      if (!candour_db_execute (self->db, use_sql, error, "ssssis", use->id, learning->id,
                               use->by_id, use->at_utc, (gint64) use->n_children, use->words)
          || !candour_past_add_reader (self, learning->id, use->by_id, use->at_utc, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
candour_past_add_learning (CandourPast            *self,
                           const CandourLearning  *learning,
                           int                     grade,
                           const CandourActor     *author,
                           const char             *salt,
                           GError                **error)
{
  g_autofree char *text =
    g_strjoin (" ", learning->title, learning->done, learning->helped, learning->theme, NULL);
  g_autofree char *folded = candour_fold (text);
  g_autofree char *at = g_strconcat (learning->shared_on, "T12:00:00Z", NULL);
  g_autofree char *commitment = candour_store_history_commit_text (salt, learning->done);
  g_autoptr(GHashTable) users = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < learning->uses->len; i++)
    g_hash_table_add (users, ((CandourUse *) learning->uses->pdata[i])->by_id);

  return candour_db_execute (self->db, learning_sql, error, "ssssiisssssssssiisiiss",
                             learning->id, learning->audit_id, learning->standard_id,
                             learning->theme, (gint64) grade, (gint64) learning->drawn_as,
                             learning->title, learning->done, learning->helped,
                             candour_code_from_value (candour_cohorts, learning->cohort),
                             learning->age_band, learning->shared_on, learning->author_id,
                             learning->withdrawn_on,
                             learning->withdrawn_by,
                             (gint64) (learning->is_lowered != FALSE),
                             (gint64) (learning->is_held != FALSE), folded,
                             (gint64) learning->passes->len,
                             (gint64) g_hash_table_size (users), salt,
                             learning->withdrawn_reason)
         && note (self, at, author, "learning", learning->id, "done", NULL, commitment, NULL,
                  error)
         && write_passes (self, learning, error);
}
