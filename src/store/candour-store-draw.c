/* candour-store-draw.c - draws submitted audits for moderation, by the rule that is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"
#include "candour-store-frameworks.h"
#include "candour-store-history.h"
#include "candour-store-settings.h"

/* No date of an audit comes after it. */
#define LAST_DATE "9999-12-31"

/* --- One audit ------------------------------------------------------------------------ */

static const char before_sql[] =
  "SELECT count(*) FROM (SELECT 1 FROM audit"
  " WHERE auditor_id = $1 AND submitted_at IS NOT NULL AND id <> $2 LIMIT $3) few";

/* As many as the rule asks about, and no more. */
static gboolean
count_before (CandourDb              *db,
              const CandourAudit     *audit,
              const CandourDrawRule  *rule,
              guint                  *n_before,
              GError                **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, before_sql, error, "ssi", audit->auditor_id, audit->id,
                      (gint64) rule->first_n);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *n_before = candour_statement_get_int (statement, 0);

  return TRUE;
}

gboolean
candour_store_draw_try (CandourDb               *db,
                        const CandourFramework  *framework,
                        const CandourAudit      *audit,
                        CandourDrawRule        **rule,
                        CandourDrawn            *drawn,
                        GError                 **error)
{
  CandourDrawFacts facts = {
    .audit_id = audit->id,
    .is_graded = framework->scale->len > 0,
    .overall = candour_framework_get_drawn_as (framework, audit->overall),
    .risk = audit->risk,
  };

  *rule = candour_store_moderations_load_rule (db, error);
  if (*rule == NULL)
    return FALSE;

  drawn->kind = CANDOUR_DRAW_NONE;
  drawn->reason = CANDOUR_DRAWN_FOR_NOTHING;
  if ((*rule)->version == 0)
    return TRUE;

  if (!count_before (db, audit, *rule, &facts.n_before, error))
    return FALSE;

  *drawn = candour_rules_draw (*rule, &facts);

  return TRUE;
}

static const char version_sql[] =
  "UPDATE audit SET draw_version = $2 WHERE id = $1";

gboolean
candour_store_draw_note_version (CandourDb              *db,
                                 const char             *audit_id,
                                 const CandourDrawRule  *rule,
                                 GError                **error)
{
  return rule == NULL || rule->version == 0
         || candour_db_execute (db, version_sql, error, "si", audit_id, (gint64) rule->version);
}

/* --- A new moderation ----------------------------------------------------------------- */

static char *
dup_due_on (CandourDb   *db,
            const char  *today,
            int          days,
            GError     **error)
{
  g_autoptr(CandourHolidays) holidays = candour_store_settings_load_holidays (db, error);
  g_autofree char *own = NULL;

  if (holidays == NULL)
    return NULL;

  if (today == NULL)
    today = own = candour_store_settings_dup_today (db, error);

  return today != NULL ? candour_date_add_working_days (today, days, holidays) : NULL;
}

static const char add_sql[] =
  "INSERT INTO moderation (id, audit_id, state, stage, listed_on, kind, reason, rule_version,"
  " draw_seed, draw_share, request_words, drawn_by, drawn_at, due_on, submitted_on, auditor_id,"
  " team_id, had_read, n_graded, n_standards, overall_reason, refer_words, n_to_agree,"
  " quality_evidence, quality_child, quality_actions, comment, reply, text_salt, revision)"
  " VALUES ($1, $2, 'none', 'to-allocate', $3, $4, $5, NULLIF($6, 0), $7, $8, $9, $10, $11, $3,"
  " $12, $13, $14, 0, 0, (SELECT count(*) FROM standard s WHERE s.framework_id = $15"
  " AND ($16 = 0 OR (s.cohorts & $16) <> 0)), '', '', 0, 'none', 'none', 'none', '', '', $17, 1)";

static gboolean
add_moderation (CandourDb                *db,
                const CandourModeration  *moderation,
                const CandourAudit       *audit,
                const CandourDrawCause   *cause,
                const CandourActor       *actor,
                const char               *salt,
                GError                  **error)
{
  gboolean asked = moderation->kind == CANDOUR_DRAW_REQUEST;
  g_autofree char *submitted_on = candour_instant_dup_date (audit->submitted_at);

  return candour_db_execute (db, add_sql, error, "sssssisisssssssis", moderation->id, audit->id,
                             moderation->due_on,
                             candour_code_from_value (candour_draw_kinds, moderation->kind),
                             candour_code_from_value (candour_draw_reasons, moderation->reason),
                             (gint64) (asked ? 0 : cause->rule->version),
                             asked ? NULL : cause->rule->seed,
                             (gint64) (asked ? 0 : cause->rule->share),
                             moderation->request_words, actor->person_id, moderation->drawn_at,
                             submitted_on, audit->auditor_id, audit->team_id,
                             audit->framework_id, (gint64) audit->cohort, salt);
}

static gboolean
note_drawn (CandourDb                *db,
            const CandourModeration  *moderation,
            const CandourActor       *actor,
            const char               *salt,
            GError                  **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "moderation", .subject_id = moderation->id,
    .salt = salt,
  };

  return candour_change_note (&change, "audit_id", NULL, moderation->audit_id, error)
         && candour_change_note (&change, "kind", NULL,
                                 candour_code_from_value (candour_draw_kinds, moderation->kind),
                                 error)
         && candour_change_note (&change, "reason", NULL,
                                 candour_code_from_value (candour_draw_reasons,
                                                          moderation->reason), error)
         && candour_change_note_int (&change, "rule_version", 0, moderation->rule_version, error)
         && candour_change_note (&change, "due_on", NULL, moderation->due_on, error)
         && candour_change_note_text (&change, "request_words", NULL, moderation->request_words,
                                      error);
}

gboolean
candour_store_draw_write (CandourDb               *db,
                          const CandourAudit      *audit,
                          const CandourDrawCause  *cause,
                          const CandourActor      *actor,
                          const char              *today,
                          char                   **id,
                          GError                 **error)
{
  g_autoptr(CandourModeration) moderation = candour_moderation_new ();
  g_autofree char *salt = candour_store_history_dup_salt ();

  moderation->id = candour_id_new ();
  moderation->audit_id = g_strdup (audit->id);
  moderation->kind = cause->drawn.kind;
  moderation->reason = cause->drawn.reason;
  moderation->rule_version = cause->drawn.kind != CANDOUR_DRAW_REQUEST ? cause->rule->version : 0;
  candour_set_text (&moderation->request_words, cause->words);
  moderation->drawn_at = candour_store_audits_dup_now (db, today, error);
  moderation->due_on = moderation->drawn_at != NULL
                         ? dup_due_on (db, today, cause->rule->days, error) : NULL;

  if (moderation->due_on == NULL
      || !add_moderation (db, moderation, audit, cause, actor, salt, error)
      || !note_drawn (db, moderation, actor, salt, error)
      || !candour_store_moderations_move (db, moderation, CANDOUR_MODERATION_WAITING, NULL, actor,
                                          error))
    return FALSE;

  if (id != NULL)
    *id = g_strdup (moderation->id);

  return TRUE;
}

/* --- Asked for ------------------------------------------------------------------------ */

static const char state_sql[] =
  "SELECT state FROM moderation WHERE audit_id = $1";

static gboolean
find_state (CandourDb               *db,
            const char              *audit_id,
            CandourModerationState  *state,
            GError                 **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, state_sql, error, "s", audit_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  *state = step == CANDOUR_STEP_ROW
             ? candour_code_to_value (candour_moderation_states,
                                      candour_statement_get_text (statement, 0),
                                      CANDOUR_MODERATION_NONE)
             : CANDOUR_MODERATION_NONE;

  return step != CANDOUR_STEP_ERROR;
}

gboolean
candour_store_moderations_request (CandourDb           *db,
                                   const char          *audit_id,
                                   const char          *words,
                                   const CandourActor  *actor,
                                   const char          *today,
                                   char               **id,
                                   GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;
  g_autoptr(CandourFramework) framework = NULL;
  g_autoptr(CandourDrawRule) rule = NULL;
  CandourDrawCause cause = {
    .drawn = { CANDOUR_DRAW_REQUEST, CANDOUR_DRAWN_FOR_NOTHING }, .words = words,
  };
  CandourModerationState state;
  g_autofree char *why = NULL;
  g_autofree char *made = NULL;

  if (transaction == NULL)
    return FALSE;

  audit = candour_store_audits_load_row (db, audit_id, NULL, error);
  if (audit == NULL || !find_state (db, audit_id, &state, error))
    return FALSE;

  framework = candour_store_frameworks_load (db, audit->framework_id, error);
  if (framework == NULL)
    return FALSE;

  why = candour_rules_check_request (framework, audit, state, actor->role, words);
  if (why != NULL)
    return candour_store_audits_refuse (error, why);

  cause.rule = rule = candour_store_moderations_load_rule (db, error);
  if (rule == NULL
      || !candour_store_draw_write (db, audit, &cause, actor, today, &made, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  *id = g_steal_pointer (&made);

  return TRUE;
}

/* --- Many ----------------------------------------------------------------------------- */

/* $1 $2 submitted, $3 how many earlier ones matter. */
static const char batch_sql[] =
  "SELECT a.id, a.reference, u.name, a.submitted_at, coalesce(o.drawn_as, 0), a.risk,"
  " (SELECT count(*) FROM framework_grade f WHERE f.framework_id = a.framework_id),"
  " (SELECT count(*) FROM (SELECT 1 FROM audit b WHERE b.auditor_id = a.auditor_id"
  " AND b.listed_on <= a.listed_on AND b.submitted_at IS NOT NULL"
  " AND (b.submitted_at, b.id) < (a.submitted_at, a.id) LIMIT $3) few)"
  " FROM audit a"
  " JOIN person u ON u.id = a.auditor_id"
  " LEFT JOIN framework_grade o ON o.framework_id = a.framework_id AND o.grade = a.overall"
  " WHERE a.submitted_at IS NOT NULL AND a.listed_on >= $1 AND a.listed_on <= $2"
  " AND NOT EXISTS (SELECT 1 FROM moderation m WHERE m.audit_id = a.id)"
  " ORDER BY a.listed_on, a.id";

/* NULL: not drawn. */
static CandourDrawnAudit *
try_one (CandourStatement      *statement,
         const CandourDrawRule *rule)
{
  CandourDrawFacts facts = {
    .audit_id = candour_statement_get_text (statement, 0),
    .overall = candour_statement_get_int (statement, 4),
    .risk = candour_code_to_value (candour_risks, candour_statement_get_text (statement, 5),
                                   CANDOUR_RISK_UNANSWERED),
    .is_graded = candour_statement_get_int (statement, 6) > 0,
    .n_before = candour_statement_get_int (statement, 7),
  };
  CandourDrawn drawn = candour_rules_draw (rule, &facts);
  CandourDrawnAudit *one;

  if (drawn.kind == CANDOUR_DRAW_NONE)
    return NULL;

  one = g_new0 (CandourDrawnAudit, 1);
  one->audit_id = g_strdup (facts.audit_id);
  one->reference = g_strdup (candour_statement_get_text (statement, 1));
  one->auditor_name = g_strdup (candour_statement_get_text (statement, 2));
  one->submitted_on = candour_instant_dup_date (candour_statement_get_text (statement, 3));
  one->kind = drawn.kind;
  one->reason = drawn.reason;

  return one;
}

static GPtrArray *
draw_batch (CandourDb               *db,
            const CandourDrawBatch  *batch,
            const CandourDrawRule   *rule,
            int                     *n_looked_at,
            GError                 **error)
{
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_drawn_audit_free);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, batch_sql, error, "ssi", batch->from_on != NULL ? batch->from_on : "",
                      batch->until_on != NULL ? batch->until_on : LAST_DATE,
                      (gint64) rule->first_n);
  CandourStep step;

  *n_looked_at = 0;
  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourDrawnAudit *one = try_one (statement, rule);

      (*n_looked_at)++;
      if (one != NULL)
        g_ptr_array_add (list, one);
    }

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
write_one (CandourDb                *db,
           const CandourDrawnAudit  *one,
           const CandourDrawRule    *rule,
           const CandourActor       *actor,
           const char               *today,
           GError                  **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load_row (db, one->audit_id, NULL, error);
  CandourDrawCause cause = { .rule = rule, .drawn = { one->kind, one->reason } };

  return audit != NULL
         && candour_store_draw_note_version (db, one->audit_id, rule, error)
         && candour_store_draw_write (db, audit, &cause, actor, today, NULL, error);
}

static gboolean
write_batch (CandourDb              *db,
             GPtrArray              *list,
             const CandourDrawRule  *rule,
             const CandourActor     *actor,
             const char             *today,
             GError                **error)
{
  for (guint i = 0; i < list->len; i++)
    if (!write_one (db, g_ptr_array_index (list, i), rule, actor, today, error))
      return FALSE;

  return TRUE;
}

static CandourDrawRule *
load_batch_rule (CandourDb               *db,
                 const CandourDrawBatch  *batch,
                 GError                 **error)
{
  g_autoptr(CandourDrawRule) rule = candour_store_moderations_load_rule (db, error);
  g_autofree char *why = NULL;

  if (rule == NULL)
    return NULL;

  if (batch->seed != NULL)
    candour_set_text (&rule->seed, batch->seed);
  if (batch->share >= 0)
    rule->share = batch->share;

  why = candour_rules_check_draw_rule (rule);
  if (why != NULL)
    {
      candour_store_audits_refuse (error, why);
      return NULL;
    }

  return g_steal_pointer (&rule);
}

GPtrArray *
candour_store_moderations_draw (CandourDb               *db,
                                const CandourDrawBatch  *batch,
                                gboolean                 dry_run,
                                const CandourActor      *actor,
                                const char              *today,
                                int                     *n_looked_at,
                                GError                 **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(CandourDrawRule) rule = NULL;
  g_autoptr(GPtrArray) list = NULL;
  int n_all;

  if (!candour_rules_may_run_moderation (actor->role))
    {
      candour_store_audits_refuse (error, _("Only the QA lead can draw audits for moderation."));
      return NULL;
    }

  if (!dry_run && (transaction = candour_db_begin (db, error)) == NULL)
    return NULL;

  rule = load_batch_rule (db, batch, error);
  if (rule == NULL)
    return NULL;

  list = draw_batch (db, batch, rule, &n_all, error);
  if (list == NULL)
    return NULL;

  if (!dry_run
      && (!write_batch (db, list, rule, actor, today, error)
          || !candour_transaction_commit (transaction, error)))
    return NULL;

  if (n_looked_at != NULL)
    *n_looked_at = n_all;

  return g_steal_pointer (&list);
}

void
candour_drawn_audit_free (CandourDrawnAudit *self)
{
  g_free (self->audit_id);
  g_free (self->reference);
  g_free (self->auditor_name);
  g_free (self->submitted_on);
  g_free (self);
}
