/* candour-store-audits.c - keeps the audits: what changes in one as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-settings.h"

gboolean
candour_store_audits_refuse (GError     **error,
                             const char  *sentence)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED, sentence);

  return FALSE;
}

gboolean
candour_store_audits_conflict (GError **error)
{
  g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
                       _("This was changed elsewhere after you opened it"));

  return FALSE;
}

CandourAudit *
candour_store_audits_open (CandourDb           *db,
                           const char          *id,
                           const CandourActor  *actor,
                           char               **salt,
                           GError             **error)
{
  g_autofree char *sentence = NULL;
  CandourAudit *audit = candour_store_audits_load_row (db, id, salt, error);

  if (audit == NULL)
    return NULL;

  sentence = candour_rules_check_edit (audit, actor->person_id);
  if (sentence == NULL)
    return audit;

  candour_store_audits_refuse (error, sentence);
  candour_audit_free (audit);

  return NULL;
}

/* A demonstration lives on a day of its own: what is done there must not lie in its future. */
static char *
dup_instant_on (const char *today)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *time = g_date_time_format (now, "%H:%M:%S");
  g_autofree char *text = g_strdup_printf ("%sT%s", today, time);
  g_autoptr(GDateTime) local = g_date_time_new_from_iso8601 (text, zone);
  g_autoptr(GDateTime) utc = g_date_time_to_utc (local != NULL ? local : now);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

char *
candour_store_audits_dup_now (CandourDb   *db,
                              const char  *today,
                              GError     **error)
{
  g_autofree char *own = NULL;

  if (today == NULL)
    {
      own = candour_store_settings_dup_today (db, error);
      if (own == NULL)
        return NULL;
      today = own;
    }

  return dup_instant_on (today);
}

static const char started_sql[] =
  "UPDATE audit SET state = 'in-progress', started_at = $2"
  " WHERE id = $1 AND state = 'not-started'";

gboolean
candour_store_audits_note_started (CandourDb           *db,
                                   const CandourAudit  *audit,
                                   const CandourActor  *actor,
                                   GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id,
  };
  g_autofree char *now = NULL;

  if (audit->state != CANDOUR_AUDIT_NOT_STARTED)
    return TRUE;

  now = candour_store_audits_dup_now (db, NULL, error);

  return now != NULL
         && candour_db_execute (db, started_sql, error, "ss", audit->id, now)
         && candour_change_note (&change, "state", "not-started", "in-progress", error);
}

/* As candour_rules_count_graded() counts: in a framework without grades, words are the answer. */
static const char count_graded_sql[] =
  "UPDATE audit SET"
  " n_graded = (SELECT count(*) FROM standard s JOIN grading g"
  " ON g.audit_id = $1 AND g.standard_id = s.standard_id AND g.role = 'auditor'"
  " WHERE s.framework_id = $2 AND ($3 = 0 OR (s.cohorts & $3) <> 0) AND g.not_applicable = 0"
  " AND (g.grade IS NOT NULL OR (trim(g.rationale) <> '' AND NOT EXISTS"
  " (SELECT 1 FROM framework_grade f WHERE f.framework_id = $2)))),"
  " n_standards = (SELECT count(*) FROM standard s"
  " WHERE s.framework_id = $2 AND ($3 = 0 OR (s.cohorts & $3) <> 0) AND NOT EXISTS"
  " (SELECT 1 FROM grading g WHERE g.audit_id = $1 AND g.standard_id = s.standard_id"
  " AND g.role = 'auditor' AND g.not_applicable = 1))"
  " WHERE id = $1";

gboolean
candour_store_audits_count_graded (CandourDb           *db,
                                   const CandourAudit  *audit,
                                   GError             **error)
{
  return candour_db_execute (db, count_graded_sql, error, "ssi", audit->id,
                             audit->framework_id, (gint64) audit->cohort);
}

static const char count_actions_sql[] =
  "UPDATE audit SET"
  " n_actions = (SELECT count(*) FROM action_point p WHERE p.audit_id = $1),"
  " n_open = (SELECT count(*) FROM action_point p WHERE p.audit_id = $1 AND p.is_open = 1),"
  " next_due_on ="
  " (SELECT min(p.due_on) FROM action_point p WHERE p.audit_id = $1 AND p.is_open = 1)"
  " WHERE id = $1";

gboolean
candour_store_audits_count_actions (CandourDb   *db,
                                    const char  *audit_id,
                                    GError     **error)
{
  return candour_db_execute (db, count_actions_sql, error, "s", audit_id);
}

/* --- Place and declaration ------------------------------------------------------------ */

static const char place_sql[] =
  "UPDATE audit SET place = $2 WHERE id = $1";

gboolean
candour_store_audits_set_place (CandourDb           *db,
                                const char          *id,
                                const char          *standard_id,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) audit = NULL;

  if (transaction == NULL)
    return FALSE;

  audit = candour_store_audits_open (db, id, actor, NULL, error);

  return audit != NULL
         && candour_db_execute (db, place_sql, error, "ss", id, standard_id)
         && candour_store_audits_note_started (db, audit, actor, error)
         && candour_transaction_commit (transaction, error);
}

/* The new revision, or CONFLICT where the one that was read is no longer there. */
static gboolean
step_revision (CandourStatement  *statement,
               gint64            *revision,
               GError           **error)
{
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);
  if (step == CANDOUR_STEP_ROW)
    *revision = candour_statement_get_int (statement, 0);

  return step == CANDOUR_STEP_ROW;
}

static const char declare_sql[] =
  "UPDATE audit SET declared_at = $2, revision = revision + 1"
  " WHERE id = $1 AND revision = $3 RETURNING revision";

static gboolean
write_declared (CandourDb           *db,
                const CandourAudit  *audit,
                const char          *now,
                gint64              *revision,
                GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, declare_sql, error, "ssi", audit->id, now, audit->revision);

  return step_revision (statement, revision, error);
}

gboolean
candour_store_audits_declare (CandourDb           *db,
                              CandourAudit        *audit,
                              const CandourActor  *actor,
                              GError             **error)
{
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id,
  };
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourAudit) stored = NULL;
  g_autofree char *now = NULL;
  gint64 revision = audit->revision;

  if (transaction == NULL)
    return FALSE;

  stored = candour_store_audits_open (db, audit->id, actor, NULL, error);
  if (stored == NULL)
    return FALSE;

  now = stored->declared_at != NULL ? g_strdup (stored->declared_at)
                                    : candour_store_audits_dup_now (db, NULL, error);
  if (now == NULL
      || (stored->declared_at == NULL && !write_declared (db, audit, now, &revision, error))
      || !candour_change_note (&change, "declared_at", stored->declared_at, now, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  g_free (audit->declared_at);
  audit->declared_at = g_steal_pointer (&now);
  audit->revision = revision;

  return TRUE;
}

/* --- The overall judgement ------------------------------------------------------------ */

static const char grade_sql[] =
  "SELECT drawn_as, code FROM framework_grade WHERE framework_id = $1 AND grade = $2";

/* *drawn_as may be NULL; *code is NULL where it is not graded. */
static gboolean
find_grade (CandourDb   *db,
            const char  *framework_id,
            int          grade,
            gint64      *drawn_as,
            char       **code,
            GError     **error)
{
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;

  if (drawn_as != NULL)
    *drawn_as = 0;
  if (grade == 0)
    return TRUE;

  statement = candour_db_query (db, grade_sql, error, "si", framework_id, (gint64) grade);
  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_refuse (error, _("The framework has no such grade"));
  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  if (drawn_as != NULL)
    *drawn_as = candour_statement_get_int (statement, 0);
  *code = g_strdup (candour_statement_get_text (statement, 1));

  return TRUE;
}

static gboolean
note_judgement (CandourChange       *change,
                const CandourAudit  *stored,
                const CandourAudit  *audit,
                GError             **error)
{
  return candour_change_note_text (change, "overall_reason", stored->overall_reason,
                                   audit->overall_reason, error)
         && candour_change_note_text (change, "other_reason", stored->other_reason,
                                      audit->other_reason, error)
         && candour_change_note_text (change, "no_step_reason", stored->no_step_reason,
                                      audit->no_step_reason, error)
         && candour_change_note (change, "risk",
                                 candour_code_from_value (candour_risks, stored->risk),
                                 candour_code_from_value (candour_risks, audit->risk), error)
         && candour_change_note_text (change, "risk_told", stored->risk_told,
                                      audit->risk_told, error)
         && candour_change_note_text (change, "risk_how", stored->risk_how, audit->risk_how,
                                      error)
         && candour_change_note_text (change, "risk_at", stored->risk_at, audit->risk_at,
                                      error);
}

static const char judgement_sql[] =
  "UPDATE audit SET overall = NULLIF($3, 0), overall_drawn = $4, overall_reason = $5,"
  " other_reason = $6, risk = $7, risk_told = $8, risk_how = $9, risk_at = $10,"
  " no_step_reason = $11, revision = revision + 1"
  " WHERE id = $1 AND revision = $2 RETURNING revision";

static gboolean
write_judgement (CandourDb           *db,
                 const CandourAudit  *audit,
                 gint64               drawn_as,
                 gint64              *revision,
                 GError             **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, judgement_sql, error, "siiisssssss",
                      audit->id, audit->revision, (gint64) audit->overall, drawn_as,
                      audit->overall_reason, audit->other_reason,
                      candour_code_from_value (candour_risks, audit->risk),
                      audit->risk_told, audit->risk_how, audit->risk_at,
                      audit->no_step_reason);

  return step_revision (statement, revision, error);
}

static gboolean
save_judgement (CandourDb           *db,
                const CandourAudit  *audit,
                const CandourActor  *actor,
                gint64              *revision,
                GError             **error)
{
  g_autofree char *salt = NULL;
  g_autoptr(CandourAudit) stored =
    candour_store_audits_open (db, audit->id, actor, &salt, error);
  CandourChange change = {
    .db = db, .actor = actor, .subject = "audit", .subject_id = audit->id, .salt = salt,
  };
  g_autofree char *old_code = NULL;
  g_autofree char *new_code = NULL;
  gint64 drawn_as;

  if (stored == NULL)
    return FALSE;

  if (stored->revision != audit->revision)
    return candour_store_audits_conflict (error);

  if (!find_grade (db, stored->framework_id, stored->overall, NULL, &old_code, error)
      || !find_grade (db, stored->framework_id, audit->overall, &drawn_as, &new_code, error)
      || !candour_change_note (&change, "overall", old_code, new_code, error)
      || !note_judgement (&change, stored, audit, error))
    return FALSE;

  return change.count == 0
         || (candour_store_audits_note_started (db, stored, actor, error)
             && write_judgement (db, audit, drawn_as, revision, error));
}

gboolean
candour_store_audits_save_judgement (CandourDb           *db,
                                     CandourAudit        *audit,
                                     const CandourActor  *actor,
                                     GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  gint64 revision = audit->revision;

  if (transaction == NULL
      || !save_judgement (db, audit, actor, &revision, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  audit->revision = revision;

  return TRUE;
}
