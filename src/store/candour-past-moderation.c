/* candour-past-moderation.c - puts whole past moderations into a workspace that is being made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-past-private.h"

#include "candour-store-history.h"
#include "candour-store-moderations-private.h"

/* --- The row -------------------------------------------------------------------------- */

static const char *
get_verdict (const CandourModeration *moderation,
             CandourQuality           quality)
{
  return candour_code_from_value (candour_verdicts, moderation->quality[quality]);
}

static char *
dup_date (const char *at_utc)
{
  return at_utc != NULL ? candour_instant_dup_date (at_utc) : NULL;
}

static const char moderation_sql[] =
  "INSERT INTO moderation (id, audit_id, state, stage, listed_on, kind, reason, rule_version,"
  " draw_seed, draw_share, request_words, drawn_by, drawn_at, due_on, submitted_on, auditor_id,"
  " team_id, moderator_id, allocated_at, had_read, started_at, n_graded, n_standards, overall,"
  " overall_reason, sealed_at, days, late, fingerprint, decider_id, referred_at, refer_words,"
  " n_to_agree, agreed_overall, agreed_at, changed, quality_evidence, quality_child,"
  " quality_actions, comment, finished_at, read_at, reply, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, 0), $9, $10, $11, $12, $13, $14, $15, $16,"
  " $17, $18, $19, $20, $21, $22, $23, NULLIF($24, 0), $25, $26, $27, $28, $29, $30, $31, $32,"
  " $33, NULLIF($34, 0), $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, 1)";

static void
bind_draw (CandourStatement        *statement,
           const CandourPastAudit  *past,
           const CandourModeration *moderation)
{
  g_autofree char *finished_on = dup_date (moderation->finished_at);
  g_autofree char *submitted_on = dup_date (past->audit->submitted_at);
  gboolean asked = moderation->kind == CANDOUR_DRAW_REQUEST;

  candour_statement_bind_text (statement, 1, moderation->id);
  candour_statement_bind_text (statement, 2, moderation->audit_id);
  candour_statement_bind_text (statement, 3, candour_code_from_value (candour_moderation_states,
                                                                      moderation->state));
  candour_statement_bind_text (statement, 4,
                               candour_store_moderations_get_stage (moderation->state));
  candour_statement_bind_text (statement, 5,
                               finished_on != NULL ? finished_on : moderation->due_on);
  candour_statement_bind_text (statement, 6, candour_code_from_value (candour_draw_kinds,
                                                                      moderation->kind));
  candour_statement_bind_text (statement, 7, candour_code_from_value (candour_draw_reasons,
                                                                      moderation->reason));
  candour_statement_bind_int (statement, 8, moderation->rule_version);
  candour_statement_bind_text (statement, 9, asked ? NULL : past->rule->seed);
  candour_statement_bind_int (statement, 10, asked ? 0 : past->rule->share);
  candour_statement_bind_text (statement, 11, moderation->request_words);
  candour_statement_bind_text (statement, 12, past->actor->person_id);
  candour_statement_bind_text (statement, 13, moderation->drawn_at);
  candour_statement_bind_text (statement, 14, moderation->due_on);
  candour_statement_bind_text (statement, 15, submitted_on);
  candour_statement_bind_text (statement, 16, past->audit->auditor_id);
  candour_statement_bind_text (statement, 17, past->audit->team_id);
}

static void
bind_grading (CandourStatement        *statement,
              const CandourPastAudit  *past,
              const CandourModeration *moderation)
{
  g_autofree char *sealed_on = dup_date (moderation->sealed_at);
  g_autofree char *fingerprint =
    sealed_on != NULL ? candour_moderation_dup_fingerprint (moderation, past->audit) : NULL;

  candour_statement_bind_text (statement, 18, moderation->moderator_id);
  candour_statement_bind_text (statement, 19, moderation->allocated_at);
  candour_statement_bind_int (statement, 20, moderation->had_read);
  candour_statement_bind_text (statement, 21, moderation->started_at);
  candour_statement_bind_int (statement, 22, moderation->n_graded);
  candour_statement_bind_int (statement, 23, moderation->n_standards);
  candour_statement_bind_int (statement, 24, moderation->overall);
  candour_statement_bind_text (statement, 25, moderation->overall_reason);
  candour_statement_bind_text (statement, 26, moderation->sealed_at);
  candour_statement_bind_int (statement, 27, MAX (moderation->days, 0));
  candour_statement_bind_int (statement, 28,
                              sealed_on != NULL && strcmp (sealed_on, moderation->due_on) > 0);
  candour_statement_bind_text (statement, 29, fingerprint);
}

static void
bind_outcome (CandourStatement        *statement,
              const CandourPastAudit  *past,
              const CandourModeration *moderation,
              int                      changed)
{
  guint n_to_agree = candour_moderation_is_sealed (moderation) && moderation->agreed_at == NULL
                       ? candour_rules_count_to_agree (past->framework, past->audit, moderation)
                       : 0;

  candour_statement_bind_text (statement, 30, moderation->decider_id);
  candour_statement_bind_text (statement, 31, moderation->referred_at);
  candour_statement_bind_text (statement, 32, moderation->refer_words);
  candour_statement_bind_int (statement, 33, n_to_agree);
  candour_statement_bind_int (statement, 34, moderation->agreed_overall);
  candour_statement_bind_text (statement, 35, moderation->agreed_at);
  candour_statement_bind_int (statement, 36, changed);
  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    candour_statement_bind_text (statement, 37 + i, get_verdict (moderation, i));
  candour_statement_bind_text (statement, 40, moderation->comment);
  candour_statement_bind_text (statement, 41, moderation->finished_at);
  candour_statement_bind_text (statement, 42, moderation->read_at);
  candour_statement_bind_text (statement, 43, moderation->reply);
  candour_statement_bind_text (statement, 44, past->salt);
}

static gboolean
write_row (const CandourPastAudit   *past,
           const CandourModeration  *moderation,
           int                       changed,
           GError                  **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (past->db, moderation_sql, error);

  if (statement == NULL)
    return FALSE;

  bind_draw (statement, past, moderation);
  bind_grading (statement, past, moderation);
  bind_outcome (statement, past, moderation, changed);

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE;
}

/* --- What was agreed ------------------------------------------------------------------ */

static const char agreement_sql[] =
  "INSERT INTO agreement (moderation_id, standard_id, how, grade, not_applicable, reason,"
  " talked_on, settled_by, text_salt, revision)"
  " VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6, $7, $8, $9, 1)";

static gboolean
write_agreements (const CandourPastAudit   *past,
                  const CandourModeration  *moderation,
                  GError                  **error)
{
  for (guint i = 0; i < moderation->agreements->len; i++)
    {
      const CandourAgreement *agreement = moderation->agreements->pdata[i];

      if (!candour_db_execute (past->db, agreement_sql, error, "sssiissss", moderation->id,
                               agreement->standard_id != NULL ? agreement->standard_id : "",
                               candour_code_from_value (candour_agreements, agreement->how),
                               (gint64) agreement->grade, (gint64) agreement->not_applicable,
                               agreement->reason, agreement->talked_on, agreement->settled_by,
                               past->salt))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_gradings (const CandourPastAudit  *past,
                GError                 **error)
{
  for (guint i = 0; i < past->audit->gradings->len; i++)
    {
      const CandourGrading *grading = past->audit->gradings->pdata[i];

      if (grading->role != CANDOUR_GRADING_AUDITOR
          && !candour_past_write_grading (past, grading, error))
        return FALSE;
    }

  return TRUE;
}

/* --- The audit's row and the history -------------------------------------------------- */

static const char audit_sql[] =
  "UPDATE audit SET draw_version = NULLIF($2, 0), blind_to = $3, changed = $4,"
  " overall_drawn = CASE WHEN $5 = 0 THEN overall_drawn ELSE $5 END WHERE id = $1";

static gboolean
write_audit (const CandourPastAudit   *past,
             const CandourModeration  *moderation,
             int                       changed,
             GError                  **error)
{
  const char *blind_to = candour_moderation_is_sealed (moderation) ? NULL
                         : moderation->moderator_id != NULL ? moderation->moderator_id : "*";
  int drawn = moderation->agreed_at != NULL
                ? candour_framework_get_drawn_as (past->framework, moderation->agreed_overall) : 0;

  return candour_db_execute (past->db, audit_sql, error, "sisii", past->audit->id,
                             (gint64) moderation->rule_version, blind_to, (gint64) changed,
                             (gint64) drawn);
}

/* @at_utc NULL: that did not happen. */
static gboolean
note_state (const CandourPastAudit   *past,
            const CandourModeration  *moderation,
            const char               *at_utc,
            CandourModerationState    old_state,
            CandourModerationState    new_state,
            GError                  **error)
{
  const char *old_code = old_state != CANDOUR_MODERATION_NONE
                           ? candour_code_from_value (candour_moderation_states, old_state) : NULL;

  return at_utc == NULL
         || candour_store_history_append_at (past->db, at_utc, past->actor, "moderation",
                                             moderation->id, "state", old_code,
                                             candour_code_from_value (candour_moderation_states,
                                                                      new_state), NULL, error);
}

static gboolean
note (const CandourPastAudit   *past,
      const CandourModeration  *moderation,
      const char               *at_utc,
      const char               *field,
      const char               *value,
      GError                  **error)
{
  return at_utc == NULL || value == NULL
         || candour_store_history_append_at (past->db, at_utc, past->actor, "moderation",
                                             moderation->id, field, NULL, value, NULL, error);
}

static gboolean
write_history (const CandourPastAudit   *past,
               const CandourModeration  *moderation,
               GError                  **error)
{
  const char *agreed = candour_store_moderations_get_code (past->framework,
                                                           moderation->agreed_overall);
  const char *overall = candour_store_moderations_get_code (past->framework, moderation->overall);
  g_autofree char *fingerprint =
    moderation->sealed_at != NULL ? candour_moderation_dup_fingerprint (moderation, past->audit)
                                  : NULL;
  CandourModerationState before = moderation->referred_at != NULL ? CANDOUR_MODERATION_REFERRED
                                                                  : CANDOUR_MODERATION_COMPARING;

  return note (past, moderation, moderation->drawn_at, "audit_id", moderation->audit_id, error)
         && note (past, moderation, moderation->drawn_at, "kind",
                  candour_code_from_value (candour_draw_kinds, moderation->kind), error)
         && note_state (past, moderation, moderation->drawn_at, CANDOUR_MODERATION_NONE,
                        CANDOUR_MODERATION_WAITING, error)
         && note (past, moderation, moderation->allocated_at, "moderator_id",
                  moderation->moderator_id, error)
         && note_state (past, moderation, moderation->allocated_at, CANDOUR_MODERATION_WAITING,
                        CANDOUR_MODERATION_ALLOCATED, error)
         && note_state (past, moderation, moderation->started_at, CANDOUR_MODERATION_ALLOCATED,
                        CANDOUR_MODERATION_GRADING, error)
         && note (past, moderation, moderation->sealed_at, "overall", overall, error)
         && note (past, moderation, moderation->sealed_at, "fingerprint", fingerprint, error)
         && note_state (past, moderation, moderation->sealed_at, CANDOUR_MODERATION_GRADING,
                        CANDOUR_MODERATION_COMPARING, error)
         && note_state (past, moderation, moderation->referred_at, CANDOUR_MODERATION_COMPARING,
                        CANDOUR_MODERATION_REFERRED, error)
         && note (past, moderation, moderation->agreed_at, "agreed_overall", agreed, error)
         && note_state (past, moderation, moderation->agreed_at, before,
                        CANDOUR_MODERATION_AGREED, error)
         && note_state (past, moderation, moderation->finished_at, CANDOUR_MODERATION_AGREED,
                        CANDOUR_MODERATION_FINISHED, error)
         && note (past, moderation, moderation->read_at, "read_at", moderation->read_at, error);
}

/* --- Who was told --------------------------------------------------------------------- */

/* What was agreed long ago was read long ago, by the auditor and by the others. */
static gboolean
tell_lowered (const CandourPastAudit   *past,
              const CandourModeration  *moderation,
              GError                  **error)
{
  const CandourBoth both = {
    .audit = past->audit, .framework = (CandourFramework *) past->framework,
    .moderation = (CandourModeration *) moderation,
  };
  g_autofree char *agreed_on = dup_date (moderation->agreed_at);

  if (moderation->agreed_at == NULL || moderation->read_at != NULL)
    return TRUE;

  return candour_store_lowerings_tell (past->db, &both, past->actor, agreed_on, error);
}

gboolean
candour_past_write_moderation (const CandourPastAudit   *past,
                               const CandourModeration  *moderation,
                               GError                  **error)
{
  int changed = moderation->agreed_at != NULL
                  ? candour_rules_get_change (past->audit->overall, moderation->agreed_overall)
                  : 0;

  return write_row (past, moderation, changed, error)
         && write_gradings (past, error)
         && write_agreements (past, moderation, error)
         && write_audit (past, moderation, changed, error)
         && candour_past_regrade_actions (past, moderation, error)
         && tell_lowered (past, moderation, error)
         && write_history (past, moderation, error);
}
