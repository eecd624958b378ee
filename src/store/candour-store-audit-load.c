/* candour-store-audit-load.c - reads audits with all that was said in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audits-private.h"

#include <glib/gi18n-lib.h>

#include "candour-fold.h"

/* For the fields that are never NULL. */
static void
take_text (CandourStatement  *statement,
           int                column,
           char             **field)
{
  candour_set_text (field, candour_statement_get_text (statement, column));
}

/* --- The audit's own row -------------------------------------------------------------- */

static void
read_facts (CandourStatement *statement,
            CandourAudit     *audit)
{
  audit->id = candour_statement_dup_text (statement, 0);
  audit->case_id = candour_statement_dup_text (statement, 1);
  audit->framework_id = candour_statement_dup_text (statement, 2);
  audit->auditor_id = candour_statement_dup_text (statement, 3);
  audit->state = candour_statement_get_code (statement, 4, candour_audit_states);
  audit->created_at = candour_statement_dup_text (statement, 5);
  audit->due_on = candour_statement_dup_text (statement, 6);
  audit->started_at = candour_statement_dup_text (statement, 7);
  audit->submitted_at = candour_statement_dup_text (statement, 8);
  take_text (statement, 9, &audit->reference);
  audit->cohort = candour_statement_get_code (statement, 10, candour_cohorts);
  take_text (statement, 11, &audit->plan);
  take_text (statement, 12, &audit->age_band);
  audit->worker_id = candour_statement_dup_text (statement, 13);
  audit->team_id = candour_statement_dup_text (statement, 14);
}

static void
read_judgement (CandourStatement *statement,
                CandourAudit     *audit)
{
  audit->overall = candour_statement_get_int (statement, 15);
  audit->suggested = candour_statement_get_int (statement, 16);
  take_text (statement, 17, &audit->overall_reason);
  take_text (statement, 18, &audit->other_reason);
  audit->risk = candour_statement_get_code (statement, 19, candour_risks);
  take_text (statement, 20, &audit->risk_told);
  take_text (statement, 21, &audit->risk_how);
  take_text (statement, 22, &audit->risk_at);
}

static void
read_start (CandourStatement *statement,
            CandourAudit     *audit)
{
  audit->repeat = candour_statement_get_code (statement, 23, candour_repeat_reasons);
  take_text (statement, 24, &audit->repeat_reason);
  audit->earlier_id = candour_statement_dup_text (statement, 25);
  audit->exception_by = candour_statement_dup_text (statement, 26);
  take_text (statement, 27, &audit->exception_reason);
  audit->declared_at = candour_statement_dup_text (statement, 28);
  audit->place = candour_statement_dup_text (statement, 29);
  audit->fingerprint = candour_statement_dup_text (statement, 30);
  audit->revision = candour_statement_get_int (statement, 31);
  audit->tied_by = candour_statement_dup_text (statement, 32);
  audit->tie_reason = candour_statement_dup_text (statement, 33);
  audit->waiting_since = candour_statement_dup_text (statement, 34);
  take_text (statement, 35, &audit->no_step_reason);
  audit->event = candour_statement_get_code (statement, 36, candour_events);
  audit->consent = candour_statement_get_code (statement, 37, candour_consents);
  audit->exception_ties = candour_ties_from_codes (candour_statement_get_text (statement, 38));
}

static const char row_sql[] =
  "SELECT id, case_id, framework_id, auditor_id, state, created_at, due_on, started_at,"
  " submitted_at, reference, cohort, plan, age_band, worker_id, team_id, overall, suggested,"
  " overall_reason, other_reason, risk, risk_told, risk_how, risk_at, repeat_kind,"
  " repeat_reason, earlier_id, exception_by, exception_reason, declared_at, place, fingerprint,"
  " revision, tied_by, tie_reason, waiting_since, no_step_reason, event, consent, exception_ties,"
  " text_salt"
  " FROM audit WHERE id = $1";

CandourAudit *
candour_store_audits_load_row (CandourDb   *db,
                               const char  *id,
                               char       **salt,
                               GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, row_sql, error, "s", id);
  CandourAudit *audit;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such audit"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  audit = candour_audit_new ();
  read_facts (statement, audit);
  read_judgement (statement, audit);
  read_start (statement, audit);
  if (salt != NULL)
    *salt = candour_statement_dup_text (statement, 39);

  return audit;
}

/* --- What was said in it -------------------------------------------------------------- */

/* What is loaded of it: whose part alone, or whose part not. NULL: any. */
typedef struct
{
  const char *only;
  const char *but;
} Part;

/* In the standards' order, so that whoever walks them needs no framework. */
static const char gradings_sql[] =
  "SELECT g.standard_id, g.role, g.grade, g.not_applicable, g.na_reason, g.rationale,"
  " g.strengths, g.shared, g.revision"
  " FROM grading g"
  " LEFT JOIN standard s ON s.framework_id = $2 AND s.standard_id = g.standard_id"
  " WHERE g.audit_id = $1 AND (CAST($3 AS TEXT) IS NULL OR g.role = $3)"
  " AND (CAST($4 AS TEXT) IS NULL OR g.role <> $4)"
  " ORDER BY s.position, g.standard_id, g.role";

static gboolean
load_gradings (CandourDb     *db,
               CandourAudit  *audit,
               Part           part,
               GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, gradings_sql, error, "ssss", audit->id, audit->framework_id, part.only,
                      part.but);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourGradingRole role = candour_statement_get_code (statement, 1, candour_grading_roles);
      CandourGrading *grading =
        candour_grading_new (candour_statement_get_text (statement, 0), role);

      grading->grade = candour_statement_get_int (statement, 2);
      grading->not_applicable = candour_statement_get_int (statement, 3) != 0;
      take_text (statement, 4, &grading->na_reason);
      take_text (statement, 5, &grading->rationale);
      take_text (statement, 6, &grading->strengths);
      grading->shared = candour_statement_get_int (statement, 7) != 0;
      grading->revision = candour_statement_get_int (statement, 8);
      g_ptr_array_add (audit->gradings, grading);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char answers_sql[] =
  "SELECT standard_id, role, prompt_id, answer, reason FROM answer"
  " WHERE audit_id = $1 AND (CAST($2 AS TEXT) IS NULL OR role = $2)"
  " AND (CAST($3 AS TEXT) IS NULL OR role <> $3) ORDER BY standard_id, role, prompt_id";

static gboolean
load_answers (CandourDb     *db,
              CandourAudit  *audit,
              Part           part,
              GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, answers_sql, error, "sss", audit->id, part.only, part.but);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourGrading *grading =
        candour_audit_ensure_grading (audit, candour_statement_get_text (statement, 0),
                                      candour_statement_get_code (statement, 1,
                                                                  candour_grading_roles));

      candour_grading_set_answer (grading, candour_statement_get_text (statement, 2),
                                  candour_statement_get_code (statement, 3, candour_answers),
                                  candour_statement_get_text (statement, 4));
    }

  return step == CANDOUR_STEP_DONE;
}

static const char citations_sql[] =
  "SELECT standard_id, role, id, source_type, dated, reference FROM citation"
  " WHERE audit_id = $1 AND (CAST($2 AS TEXT) IS NULL OR role <> $2) ORDER BY id";

static gboolean
load_citations (CandourDb     *db,
                CandourAudit  *audit,
                Part           part,
                GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, citations_sql, error, "ss", audit->id, part.but);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      const char *standard_id = candour_statement_get_text (statement, 0);
      CandourGrading *grading =
        candour_audit_ensure_grading (audit, standard_id,
                                      candour_statement_get_code (statement, 1,
                                                                  candour_grading_roles));
      CandourCitation *citation =
        candour_citation_new (standard_id,
                              candour_statement_get_code (statement, 3, candour_source_types),
                              candour_statement_get_text (statement, 4),
                              candour_statement_get_text (statement, 5));

      citation->id = candour_statement_dup_text (statement, 2);
      g_ptr_array_add (grading->citations, citation);
    }

  return step == CANDOUR_STEP_DONE;
}

static const char voices_sql[] =
  "SELECT voice, outcome, heard_on, words, revision FROM voice"
  " WHERE audit_id = $1 ORDER BY voice";

static gboolean
load_voices (CandourDb     *db,
             CandourAudit  *audit,
             GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, voices_sql, error, "s", audit->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourVoice *voice =
        candour_voice_new (candour_statement_get_code (statement, 0, candour_voices));

      voice->outcome = candour_statement_get_code (statement, 1, candour_voice_outcomes);
      voice->on = candour_statement_dup_text (statement, 2);
      take_text (statement, 3, &voice->words);
      voice->revision = candour_statement_get_int (statement, 4);
      g_ptr_array_add (audit->voices, voice);
    }

  return step == CANDOUR_STEP_DONE;
}

CandourActionPoint *
candour_store_actions_read (CandourStatement *statement)
{
  CandourActionPoint *action =
    candour_action_point_new (candour_statement_get_text (statement, 1),
                              candour_statement_get_text (statement, 2));

  action->id = candour_statement_dup_text (statement, 0);
  action->kind = candour_statement_get_code (statement, 3, candour_action_kinds);
  action->position = candour_statement_get_int (statement, 4);
  take_text (statement, 5, &action->what);
  take_text (statement, 6, &action->difference);
  action->level = candour_statement_get_code (statement, 7, candour_action_levels);
  action->owner_id = candour_statement_dup_text (statement, 8);
  action->due_on = candour_statement_dup_text (statement, 9);
  action->first_due_on = candour_statement_dup_text (statement, 10);
  action->state = candour_statement_get_code (statement, 11, candour_action_states);
  action->repeats_id = candour_statement_dup_text (statement, 12);
  action->done_on = candour_statement_dup_text (statement, 13);
  action->closed_on = candour_statement_dup_text (statement, 14);
  action->revision = candour_statement_get_int (statement, 15);
  action->raised_on = candour_statement_dup_text (statement, 16);
  action->owner_since = candour_statement_dup_text (statement, 17);
  action->verified_on = candour_statement_dup_text (statement, 18);
  action->check_on = candour_statement_dup_text (statement, 19);
  action->asked_due_on = candour_statement_dup_text (statement, 20);
  action->n_extended = candour_statement_get_int (statement, 21);
  action->n_evidence = candour_statement_get_int (statement, 22);
  action->drawn_as = candour_statement_get_int (statement, 23);
  action->is_later = candour_statement_get_int (statement, 24) != 0;

  return action;
}

static const char actions_sql[] =
  "SELECT " ACTION_COLUMNS
  " FROM action_point p"
  " LEFT JOIN standard s ON s.framework_id = $2 AND s.standard_id = p.standard_id"
  " WHERE p.audit_id = $1 ORDER BY s.position NULLS LAST, p.position, p.id";

gboolean
candour_store_audits_load_actions (CandourDb     *db,
                                   CandourAudit  *audit,
                                   GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, actions_sql, error, "ss", audit->id, audit->framework_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (audit->actions, candour_store_actions_read (statement));

  return step == CANDOUR_STEP_DONE;
}

static CandourAudit *
load (CandourDb   *db,
      const char  *id,
      Part         part,
      GError     **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load_row (db, id, NULL, error);

  if (audit == NULL
      || !load_gradings (db, audit, part, error)
      || !load_answers (db, audit, part, error)
      || !load_citations (db, audit, part, error)
      || !load_voices (db, audit, error)
      || !candour_store_audits_load_actions (db, audit, error))
    return NULL;

  return g_steal_pointer (&audit);
}

CandourAudit *
candour_store_audits_load_whole (CandourDb   *db,
                                 const char  *id,
                                 GError     **error)
{
  const Part all = { NULL, NULL };

  return load (db, id, all, error);
}

/* --- While it is moderated ------------------------------------------------------------ */

/* The facts of the case and the times, and no judgement. */
static const char blind_sql[] =
  "SELECT id, case_id, framework_id, auditor_id, state, created_at, due_on, started_at,"
  " submitted_at, reference, cohort, plan, age_band, worker_id, team_id, event, consent,"
  " text_salt FROM audit WHERE id = $1";

/* Who was asked, but not what they said: those are the auditor's words. */
static const char blind_voices_sql[] =
  "SELECT voice, outcome, heard_on FROM voice WHERE audit_id = $1 ORDER BY voice";

static gboolean
load_blind_voices (CandourDb     *db,
                   CandourAudit  *audit,
                   GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, blind_voices_sql, error, "s", audit->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourVoice *voice =
        candour_voice_new (candour_statement_get_code (statement, 0, candour_voices));

      voice->outcome = candour_statement_get_code (statement, 1, candour_voice_outcomes);
      voice->on = candour_statement_dup_text (statement, 2);
      g_ptr_array_add (audit->voices, voice);
    }

  return step == CANDOUR_STEP_DONE;
}

/* Which prompts the auditor answered, but not how: that would lead. */
static const char blind_answers_sql[] =
  "SELECT standard_id, prompt_id FROM answer WHERE audit_id = $1 AND role = 'auditor'"
  " AND answer <> 'none' ORDER BY standard_id, prompt_id";

static gboolean
load_blind_answers (CandourDb     *db,
                    CandourAudit  *audit,
                    GError       **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, blind_answers_sql, error, "s", audit->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourGrading *grading =
        candour_audit_ensure_grading (audit, candour_statement_get_text (statement, 0),
                                      CANDOUR_GRADING_AUDITOR);

      g_ptr_array_add (grading->answers,
                       candour_answer_new (candour_statement_get_text (statement, 1),
                                           CANDOUR_ANSWER_NONE, NULL));
    }

  return step == CANDOUR_STEP_DONE;
}

CandourAudit *
candour_store_audits_load_blind_row (CandourDb   *db,
                                     const char  *id,
                                     char       **salt,
                                     GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, blind_sql, error, "s", id);
  CandourAudit *audit;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such audit"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  audit = candour_audit_new ();
  read_facts (statement, audit);
  audit->event = candour_statement_get_code (statement, 15, candour_events);
  audit->consent = candour_statement_get_code (statement, 16, candour_consents);
  audit->is_sealed = TRUE;
  if (salt != NULL)
    *salt = candour_statement_dup_text (statement, 17);

  return audit;
}

/* The moderator's own part; of the auditor's the sources, and which prompts were answered. */
CandourAudit *
candour_store_audits_load_blind (CandourDb   *db,
                                 const char  *id,
                                 GError     **error)
{
  const Part own = { "moderator", "agreed" };
  g_autoptr(CandourAudit) audit = candour_store_audits_load_blind_row (db, id, NULL, error);

  if (audit == NULL
      || !load_gradings (db, audit, own, error)
      || !load_answers (db, audit, own, error)
      || !load_blind_answers (db, audit, error)
      || !load_citations (db, audit, own, error)
      || !load_blind_voices (db, audit, error))
    return NULL;

  return g_steal_pointer (&audit);
}

static const char sealed_sql[] =
  "SELECT CASE WHEN " SEALED_TO ("$2", "$3") " THEN 1 ELSE 0 END,"
  " CASE WHEN a.blind_to IS NULL THEN 1 ELSE 0 END,"
  " CASE WHEN a.blind_to = $2 THEN 1 ELSE 0 END"
  " FROM audit a WHERE a.id = $1";

static CandourAudit *
load_blind_to (CandourDb   *db,
               const char  *id,
               gboolean     is_moderator,
               GError     **error)
{
  CandourAudit *audit = candour_store_audits_load_blind (db, id, error);

  /* What another moderator thinks so far is nobody else's. */
  for (guint i = audit != NULL && !is_moderator ? audit->gradings->len : 0; i > 0; i--)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i - 1);

      if (grading->role == CANDOUR_GRADING_MODERATOR)
        g_ptr_array_remove_index (audit->gradings, i - 1);
    }

  return audit;
}

CandourAudit *
candour_store_audits_load (CandourDb   *db,
                           const char  *id,
                           GError     **error)
{
  g_autoptr(CandourStatement) statement = NULL;
  Part part = { NULL, "moderator" };
  CandourStep step;

  g_return_val_if_fail (id != NULL, NULL);

  statement = candour_db_query (db, sealed_sql, error, "ssi", id, candour_db_get_reader (db),
                                (gint64) candour_db_reader_moderates (db));
  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return NULL;

  if (step == CANDOUR_STEP_ROW && candour_statement_get_int (statement, 0) != 0)
    return load_blind_to (db, id, candour_statement_get_int (statement, 2) != 0, error);

  if (step == CANDOUR_STEP_ROW && candour_statement_get_int (statement, 1) != 0)
    part.but = NULL;

  return load (db, id, part, error);
}

/* --- By name -------------------------------------------------------------------------- */

static const char find_sql[] =
  "SELECT id FROM audit WHERE id = $1"
  " UNION ALL"
  " SELECT id FROM (SELECT a.id FROM child_case c JOIN audit a ON a.case_id = c.id"
  " WHERE c.folded = $2 ORDER BY a.created_at DESC, a.id DESC LIMIT 1) newest";

char *
candour_store_audits_find (CandourDb   *db,
                           const char  *name,
                           GError     **error)
{
  g_autofree char *folded = candour_fold (name);
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;

  g_return_val_if_fail (name != NULL, NULL);

  statement = candour_db_query (db, find_sql, error, "ss", name, folded);
  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such audit, and no audited case with this reference"));

  return step == CANDOUR_STEP_ROW ? candour_statement_dup_text (statement, 0) : NULL;
}
