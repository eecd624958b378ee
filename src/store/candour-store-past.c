/* candour-store-past.c - puts whole audits of the past into a workspace that is being made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-past-private.h"

#include "candour-audit-rules.h"
#include "candour-fold.h"
#include "candour-store-audits.h"
#include "candour-store-history.h"
#include "candour-store-moderations-private.h"

typedef CandourPastAudit Past;

CandourPast *
candour_past_new (CandourDb *db)
{
  CandourPast *self = g_new0 (CandourPast, 1);

  self->db = db;
  self->words = candour_past_words_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
candour_past_free (CandourPast *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->tallies);
  candour_clocks_clear (&self->clocks);
  candour_past_words_free (self->words);
  g_free (self);
}

static const char tally_sql[] =
  "INSERT INTO moderation_tally (stage, n) VALUES ($1, $2)"
  " ON CONFLICT (stage) DO UPDATE SET n = moderation_tally.n + excluded.n";

static gboolean
write_tally (CandourPast  *self,
             GError      **error)
{
  for (CandourModerationState state = 0; state < CANDOUR_N_MODERATION_STATES; state++)
    if (self->n_moderations[state] > 0
        && !candour_db_execute (self->db, tally_sql, error, "si",
                                candour_store_moderations_get_stage (state),
                                self->n_moderations[state]))
      return FALSE;

  return TRUE;
}

gboolean
candour_past_finish (CandourPast  *self,
                     GError      **error)
{
  return candour_past_words_write (self->words, self->db, error)
         && write_tally (self, error)
         && candour_past_write_tallies (self, error);
}

/* --- The council ---------------------------------------------------------------------- */

static const char team_sql[] =
  "INSERT INTO team (id, name, parent_id, position) VALUES ($1, $2, $3, $4)";

gboolean
candour_past_add_team (CandourPast        *self,
                       const CandourTeam  *team,
                       GError            **error)
{
  g_hash_table_insert (self->names, g_strdup (team->id), g_strdup (team->name));

  return candour_db_execute (self->db, team_sql, error, "sssi", team->id, team->name,
                             team->parent_id, (gint64) team->position);
}

static const char person_sql[] =
  "INSERT INTO person (id, code, name, folded, role, job, team_id, manager_id, started_on,"
  " left_on, account, trained_on, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";

gboolean
candour_past_add_person (CandourPast          *self,
                         const CandourPerson  *person,
                         GError              **error)
{
  g_autofree char *folded = candour_fold (person->name);

  g_hash_table_insert (self->names, g_strdup (person->id), g_strdup (person->name));

  return candour_db_execute (self->db, person_sql, error, "ssssssssssss", person->id, person->code,
                             person->name, folded,
                             candour_code_from_value (candour_roles, person->role), person->job,
                             person->team_id, person->manager_id, person->started_on,
                             person->left_on, person->account, person->trained_on);
}

static const char case_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, plan, since, age_band, sex, team_id,"
  " worker_id, closed_on, lists, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";

static const char allocation_sql[] =
  "INSERT INTO allocation (case_id, worker_id, from_on, until_on) VALUES ($1, $2, $3, $4)";

gboolean
candour_past_add_case (CandourPast        *self,
                       const CandourCase  *child,
                       const char         *held_from,
                       GError            **error)
{
  g_autofree char *folded = candour_fold (child->reference);

  return candour_db_execute (self->db, case_sql, error, "sssssssssssi", child->id, child->reference,
                             folded, candour_code_from_value (candour_cohorts, child->cohort),
                             child->plan, child->since, child->age_band, child->sex,
                             child->team_id, child->worker_id, child->closed_on,
                             (gint64) child->lists)
         && (child->worker_id == NULL
             || candour_db_execute (self->db, allocation_sql, error, "ssss", child->id,
                                    child->worker_id, held_from, child->closed_on));
}

/* --- The history ---------------------------------------------------------------------- */

static gboolean
note (const Past  *past,
      const char  *at_utc,
      const char  *subject,
      const char  *subject_id,
      const char  *field,
      const char  *old_value,
      const char  *new_value,
      GError     **error)
{
  return candour_store_history_append_at (past->db, at_utc, past->actor, subject, subject_id,
                                          field, old_value, new_value, NULL, error);
}

static gboolean
note_text (const Past  *past,
           const char  *at_utc,
           const char  *subject,
           const char  *subject_id,
           const char  *field,
           const char  *text,
           GError     **error)
{
  g_autofree char *commitment = candour_store_history_commit_text (past->salt, text);

  return commitment == NULL
         || note (past, at_utc, subject, subject_id, field, NULL, commitment, error);
}

/* --- One audit ------------------------------------------------------------------------ */

/* What the row itself says of its gradings and actions. */
typedef struct
{
  guint       n_graded;
  guint       n_standards;
  gint64      n_open;
  const char *next_due_on;
} Counts;

static Counts
count (const Past *past)
{
  Counts counts = { 0 };

  candour_rules_count_graded (past->framework, past->audit, CANDOUR_GRADING_AUDITOR,
                              &counts.n_graded, &counts.n_standards);
  for (guint i = 0; i < past->audit->actions->len; i++)
    {
      const CandourActionPoint *action = past->audit->actions->pdata[i];

      if (!candour_rules_is_action_open (action->state))
        continue;

      counts.n_open++;
      if (counts.next_due_on == NULL || g_strcmp0 (action->due_on, counts.next_due_on) < 0)
        counts.next_due_on = action->due_on;
    }

  return counts;
}

static char *
dup_listed_on (const CandourAudit *audit)
{
  return audit->submitted_at != NULL ? candour_instant_dup_date (audit->submitted_at)
                                     : g_strdup (audit->due_on);
}

static const char audit_sql[] =
  "INSERT INTO audit (id, case_id, framework_id, auditor_id, state, created_at, due_on,"
  " started_at, submitted_at, listed_on, reference, cohort, plan, age_band, worker_id, team_id,"
  " overall, overall_drawn, suggested, overall_reason, other_reason, risk, risk_told, risk_how,"
  " risk_at, repeat_kind, repeat_reason, earlier_id, exception_reason, declared_at, place,"
  " fingerprint, text_salt, n_graded, n_standards, n_actions, n_open, next_due_on, event,"
  " consent, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
  " $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,"
  " $39, $40, 1)";

static void
bind_grade (CandourStatement *statement,
            int               parameter,
            int               grade)
{
  if (grade > 0)
    candour_statement_bind_int (statement, parameter, grade);
  else
    candour_statement_bind_text (statement, parameter, NULL);
}

static void
bind_texts (CandourStatement  *statement,
            int                first,
            const char *const *values,
            guint              n_values)
{
  for (guint i = 0; i < n_values; i++)
    candour_statement_bind_text (statement, first + i, values[i]);
}

static gboolean
write_audit (const Past  *past,
             GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (past->db, audit_sql, error);
  const CandourAudit *audit = past->audit;
  Counts counts = count (past);
  g_autofree char *listed_on = dup_listed_on (audit);
  const char *const facts[] = {
    audit->id, audit->case_id, audit->framework_id, audit->auditor_id,
    candour_code_from_value (candour_audit_states, audit->state), audit->created_at,
    audit->due_on, audit->started_at, audit->submitted_at, listed_on, audit->reference,
    candour_code_from_value (candour_cohorts, audit->cohort), audit->plan, audit->age_band,
    audit->worker_id, audit->team_id,
  };
  const char *const words[] = {
    audit->overall_reason, audit->other_reason,
    candour_code_from_value (candour_risks, audit->risk), audit->risk_told, audit->risk_how,
    audit->risk_at, candour_code_from_value (candour_repeat_reasons, audit->repeat),
    audit->repeat_reason, audit->earlier_id, audit->exception_reason, audit->declared_at,
    audit->place, audit->fingerprint, past->salt,
  };

  if (statement == NULL)
    return FALSE;

  bind_texts (statement, 1, facts, G_N_ELEMENTS (facts));
  bind_grade (statement, 17, audit->overall);
  candour_statement_bind_int (statement, 18,
                              candour_framework_get_drawn_as (past->framework, audit->overall));
  bind_grade (statement, 19, audit->suggested);
  bind_texts (statement, 20, words, G_N_ELEMENTS (words));
  candour_statement_bind_int (statement, 34, counts.n_graded);
  candour_statement_bind_int (statement, 35, counts.n_standards);
  candour_statement_bind_int (statement, 36, audit->actions->len);
  candour_statement_bind_int (statement, 37, counts.n_open);
  candour_statement_bind_text (statement, 38, counts.next_due_on);
  candour_statement_bind_text (statement, 39,
                               candour_code_from_value (candour_events, audit->event));
  candour_statement_bind_text (statement, 40,
                               candour_code_from_value (candour_consents, audit->consent));

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE;
}

static const char *
get_role (const CandourGrading *grading)
{
  return candour_code_from_value (candour_grading_roles, grading->role);
}

static const char grading_sql[] =
  "INSERT INTO grading (audit_id, standard_id, role, grade, not_applicable, na_reason, rationale,"
  " strengths, shared, text_salt, revision)"
  " VALUES ($1, $2, $10, $3, $4, $5, $6, $7, $8, $9, 1)";

static gboolean
write_grading_row (const Past            *past,
                   const CandourGrading  *grading,
                   GError               **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (past->db, grading_sql, error);

  if (statement == NULL)
    return FALSE;

  candour_statement_bind_text (statement, 1, past->audit->id);
  candour_statement_bind_text (statement, 2, grading->standard_id);
  bind_grade (statement, 3, grading->grade);
  candour_statement_bind_int (statement, 4, grading->not_applicable);
  candour_statement_bind_text (statement, 5, grading->na_reason);
  candour_statement_bind_text (statement, 6, grading->rationale);
  candour_statement_bind_text (statement, 7, grading->strengths);
  candour_statement_bind_int (statement, 8, grading->shared);
  candour_statement_bind_text (statement, 9, past->salt);
  candour_statement_bind_text (statement, 10, get_role (grading));

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE;
}

static const char answer_sql[] =
  "INSERT INTO answer (audit_id, standard_id, role, prompt_id, answer, reason)"
  " VALUES ($1, $2, $6, $3, $4, $5)";

static const char citation_sql[] =
  "INSERT INTO citation (id, audit_id, standard_id, role, source_type, dated, reference)"
  " VALUES ($1, $2, $3, $7, $4, $5, $6)";

static gboolean
write_grading_parts (const Past            *past,
                     const CandourGrading  *grading,
                     GError               **error)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = grading->answers->pdata[i];

      if (!candour_db_execute (past->db, answer_sql, error, "ssssss", past->audit->id,
                               grading->standard_id, answer->prompt_id,
                               candour_code_from_value (candour_answers, answer->value),
                               answer->reason, get_role (grading)))
        return FALSE;
    }

  for (guint i = 0; i < grading->citations->len; i++)
    {
      const CandourCitation *citation = grading->citations->pdata[i];

      if (!candour_db_execute (past->db, citation_sql, error, "sssssss", citation->id,
                               past->audit->id, grading->standard_id,
                               candour_code_from_value (candour_source_types, citation->type),
                               citation->dated, citation->reference,
                               get_role (grading)))
        return FALSE;
    }

  return TRUE;
}

gboolean
candour_past_write_grading (const Past            *past,
                            const CandourGrading  *grading,
                            GError               **error)
{
  g_autofree char *key = g_strjoin ("/", past->audit->id, grading->standard_id,
                                    get_role (grading), NULL);
  const CandourScaleGrade *grade = candour_framework_get_grade (past->framework, grading->grade);
  const char *value = grade != NULL ? grade->code : NULL;

  return write_grading_row (past, grading, error)
         && write_grading_parts (past, grading, error)
         && (value == NULL
             || note (past, past->at_utc, "grading", key, "grade", NULL, value, error))
         && note_text (past, past->at_utc, "grading", key, "rationale",
                       grading->rationale, error);
}

static const char voice_sql[] =
  "INSERT INTO voice (audit_id, voice, outcome, heard_on, words, revision)"
  " VALUES ($1, $2, $3, $4, $5, 1)";

static gboolean
write_voices (const Past  *past,
              GError     **error)
{
  for (guint i = 0; i < past->audit->voices->len; i++)
    {
      const CandourVoice *voice = past->audit->voices->pdata[i];

      if (!candour_db_execute (past->db, voice_sql, error, "sssss", past->audit->id,
                               candour_code_from_value (candour_voices, voice->voice),
                               candour_code_from_value (candour_voice_outcomes, voice->outcome),
                               voice->on, voice->words))
        return FALSE;
    }

  return TRUE;
}

static const char sent_sql[] =
  "INSERT INTO action_step (id, action_id, event, at_utc, by_id, from_state, to_state, words,"
  " new_due_on, number) VALUES ($1, $2, 'send', $3, $4, 'draft', 'open', '', $5, 0)";

/* Sent with the submission; what became of it after that the caller adds step by step. */
static gboolean
write_action (const Past                *past,
              const CandourActionPoint  *action,
              GError                   **error)
{
  const char *at = past->audit->submitted_at;

  if (!candour_past_write_action (past, action, error))
    return FALSE;

  if (at == NULL)
    return TRUE;

  return candour_db_execute (past->db, sent_sql, error, "sssss", action->id, action->id, at,
                             past->actor->person_id, action->first_due_on)
         && note_text (past, at, "action", action->id, "what", action->what, error)
         && note (past, at, "action", action->id, "owner_id", NULL, action->owner_id, error)
         && note (past, at, "action", action->id, "due_on", NULL, action->first_due_on, error)
         && note (past, at, "action", action->id, "state", "draft", "open", error);
}

static gboolean
write_parts (const Past  *past,
             GError     **error)
{
  for (guint i = 0; i < past->audit->gradings->len; i++)
    {
      const CandourGrading *grading = past->audit->gradings->pdata[i];

      if (grading->role == CANDOUR_GRADING_AUDITOR
          && !candour_past_write_grading (past, grading, error))
        return FALSE;
    }

  for (guint i = 0; i < past->audit->actions->len; i++)
    if (!write_action (past, past->audit->actions->pdata[i], error))
      return FALSE;

  return write_voices (past, error);
}

static gboolean
note_seal (const Past  *past,
           GError     **error)
{
  const CandourAudit *audit = past->audit;
  const CandourScaleGrade *overall = candour_framework_get_grade (past->framework,
                                                                  audit->overall);

  if (audit->submitted_at == NULL)
    return TRUE;

  return (overall == NULL
          || note (past, audit->submitted_at, "audit", audit->id, "overall", NULL, overall->code,
                   error))
         && note_text (past, audit->submitted_at, "audit", audit->id, "overall_reason",
                       audit->overall_reason, error)
         && note (past, audit->submitted_at, "audit", audit->id, "risk", NULL,
                  candour_code_from_value (candour_risks, audit->risk), error)
         && note (past, audit->submitted_at, "audit", audit->id, "state", "in-progress",
                  candour_code_from_value (candour_audit_states, audit->state), error)
         && note (past, audit->submitted_at, "audit", audit->id, "fingerprint", NULL,
                  audit->fingerprint, error);
}

static void
add_text (GString    *text,
          const char *more)
{
  g_string_append_c (text, '\n');
  if (more != NULL)
    g_string_append (text, more);
}

static void
add_findings (GString            *text,
              const CandourAudit *audit)
{
  add_text (text, audit->overall_reason);
  add_text (text, audit->other_reason);
  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = audit->gradings->pdata[i];

      if (grading->role != CANDOUR_GRADING_AUDITOR)
        continue;

      add_text (text, grading->rationale);
      add_text (text, grading->strengths);
    }
  for (guint i = 0; i < audit->actions->len; i++)
    {
      const CandourActionPoint *action = audit->actions->pdata[i];

      add_text (text, action->what);
      add_text (text, action->difference);
    }
}

/* The same text that candour-store-words.c would read back. */
static gboolean
write_words (const Past  *past,
             GError     **error)
{
  const CandourAudit *audit = past->audit;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) said = g_string_new (NULL);
  g_autofree char *listed_on = dup_listed_on (audit);

  for (const char *at = audit->reference; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (text, *at);
  add_text (text, audit->reference);
  if (audit->worker_id != NULL)
    add_text (text, g_hash_table_lookup (past->self->names, audit->worker_id));
  if (audit->team_id != NULL)
    add_text (text, g_hash_table_lookup (past->self->names, audit->team_id));
  if (audit->submitted_at != NULL)
    add_findings (said, audit);

  return candour_past_words_add (past->self->words, past->db, audit->id, listed_on, text->str,
                                 said->str, error);
}

static const char step_reason_sql[] =
  "UPDATE audit SET no_step_reason = $2, lacks_step = $3 WHERE id = $1";

/* Few have anything to say here. */
static gboolean
write_next_step (const Past  *past,
                 GError     **error)
{
  const CandourAudit *audit = past->audit;
  gboolean lacks = audit->submitted_at != NULL
                   && candour_rules_lacks_next_step (past->framework, audit, audit->overall);

  return (!lacks && *audit->no_step_reason == '\0')
         || candour_db_execute (past->db, step_reason_sql, error, "ssi", audit->id,
                                audit->no_step_reason, (gint64) lacks);
}

gboolean
candour_past_add_audit (CandourPast             *self,
                        const CandourFramework  *framework,
                        CandourAudit            *audit,
                        const CandourActor      *auditor,
                        const char              *salt,
                        GError                 **error)
{
  const Past past = {
    .self = self, .db = self->db, .framework = framework, .audit = audit, .actor = auditor,
    .salt = salt, .at_utc = audit->started_at,
  };

  if (audit->submitted_at != NULL && audit->fingerprint == NULL)
    audit->fingerprint = candour_audit_dup_fingerprint (audit);

  return write_audit (&past, error)
         && note (&past, audit->created_at, "audit", audit->id, "auditor", NULL,
                  audit->auditor_id, error)
         && (audit->started_at == NULL
             || note (&past, audit->started_at, "audit", audit->id, "state", "not-started",
                      "in-progress", error))
         && write_next_step (&past, error)
         && write_parts (&past, error)
         && note_seal (&past, error)
         && write_words (&past, error);
}

gboolean
candour_past_add_moderation (CandourPast              *self,
                             const CandourFramework   *framework,
                             CandourAudit             *audit,
                             const CandourModeration  *moderation,
                             const CandourDrawRule    *rule,
                             const CandourActor       *moderator,
                             const char               *salt,
                             GError                  **error)
{
  const Past past = {
    .self = self, .db = self->db, .framework = framework, .audit = audit, .actor = moderator,
    .salt = salt, .rule = rule,
    .at_utc = moderation->sealed_at != NULL ? moderation->sealed_at : moderation->started_at,
  };

  self->n_moderations[moderation->state]++;

  return candour_past_write_moderation (&past, moderation, error);
}
