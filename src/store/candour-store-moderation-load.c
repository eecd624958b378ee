/* candour-store-moderation-load.c - reads moderations, and what a moderator grades by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-frameworks.h"
#include "candour-store-history.h"

static void
take_text (CandourStatement  *statement,
           int                column,
           char             **field)
{
  candour_set_text (field, candour_statement_get_text (statement, column));
}

/* --- The row -------------------------------------------------------------------------- */

static void
read_draw (CandourStatement  *statement,
           CandourModeration *self)
{
  self->id = candour_statement_dup_text (statement, 0);
  self->audit_id = candour_statement_dup_text (statement, 1);
  self->state = candour_statement_get_code (statement, 2, candour_moderation_states);
  self->kind = candour_statement_get_code (statement, 3, candour_draw_kinds);
  self->reason = candour_statement_get_code (statement, 4, candour_draw_reasons);
  self->rule_version = candour_statement_get_int (statement, 5);
  take_text (statement, 6, &self->request_words);
  self->drawn_at = candour_statement_dup_text (statement, 7);
  self->due_on = candour_statement_dup_text (statement, 8);
  self->auditor_id = candour_statement_dup_text (statement, 9);
  self->moderator_id = candour_statement_dup_text (statement, 10);
  self->allocated_at = candour_statement_dup_text (statement, 11);
  self->had_read = candour_statement_get_int (statement, 12) != 0;
}

static void
read_grading (CandourStatement  *statement,
              CandourModeration *self)
{
  self->started_at = candour_statement_dup_text (statement, 13);
  self->n_graded = candour_statement_get_int (statement, 14);
  self->n_standards = candour_statement_get_int (statement, 15);
  self->overall = candour_statement_get_int (statement, 16);
  take_text (statement, 17, &self->overall_reason);
  self->sealed_at = candour_statement_dup_text (statement, 18);
  self->days = self->sealed_at != NULL ? candour_statement_get_int (statement, 19) : -1;
}

static void
read_outcome (CandourStatement  *statement,
              CandourModeration *self)
{
  self->decider_id = candour_statement_dup_text (statement, 20);
  self->referred_at = candour_statement_dup_text (statement, 21);
  take_text (statement, 22, &self->refer_words);
  self->agreed_overall = candour_statement_get_int (statement, 23);
  self->agreed_at = candour_statement_dup_text (statement, 24);
  for (int i = 0; i < CANDOUR_N_QUALITIES; i++)
    self->quality[i] = candour_statement_get_code (statement, 25 + i, candour_verdicts);
  take_text (statement, 28, &self->comment);
  self->finished_at = candour_statement_dup_text (statement, 29);
  self->read_at = candour_statement_dup_text (statement, 30);
  take_text (statement, 31, &self->reply);
  self->revision = candour_statement_get_int (statement, 32);
  self->at_desk = candour_statement_get_int (statement, 34) != 0;
  self->returned_in = candour_statement_get_int (statement, 35);
  self->revealed = candour_statement_get_int (statement, 36) != 0;
}

/* Why it was drawn would tell the moderator the grade; what the moderator thinks so far is
 * nobody else's.
 */
#define DRAW(column) \
  "CASE WHEN " OPEN_TO ("$2", "$3") " THEN " column " ELSE NULL END"
#define OWN(column) \
  "CASE WHEN m.sealed_at IS NOT NULL OR m.moderator_id = $2 OR $2 = '' THEN " column \
  " ELSE NULL END"
#define WHOLE(column) column

#define COLUMNS(draw, own) \
  "SELECT m.id, m.audit_id, m.state, " draw ("m.kind") ", " draw ("m.reason") "," \
  " m.rule_version, " draw ("m.request_words") ", m.drawn_at, m.due_on, m.auditor_id," \
  " m.moderator_id, m.allocated_at, m.had_read, m.started_at, m.n_graded, m.n_standards, " \
  own ("m.overall") ", " own ("m.overall_reason") ", m.sealed_at, m.days, m.decider_id," \
  " m.referred_at, m.refer_words, m.agreed_overall, m.agreed_at, m.quality_evidence," \
  " m.quality_child, m.quality_actions, m.comment, m.finished_at, m.read_at, m.reply," \
  " m.revision, m.text_salt, CASE WHEN d.code IS NULL THEN 0 ELSE 1 END, d.returned_in," \
  " CASE WHEN d.revealed IS NULL THEN 0 ELSE 1 END" \
  " FROM moderation m JOIN audit a ON a.id = m.audit_id" \
  " LEFT JOIN desk_audit d ON d.audit_id = m.audit_id" \
  " WHERE m.id = $1 OR m.audit_id = $1"

static const char whole_sql[] = COLUMNS (WHOLE, WHOLE);
static const char row_sql[] = COLUMNS (DRAW, OWN);

/* Takes over @statement, which may be NULL where it could not be made. */
static CandourModeration *
read_row (CandourStatement  *taken,
          char             **salt,
          GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
  CandourModeration *self;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such moderation"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  self = candour_moderation_new ();
  read_draw (statement, self);
  read_grading (statement, self);
  read_outcome (statement, self);
  if (salt != NULL)
    *salt = candour_statement_dup_text (statement, 33);

  return self;
}

CandourModeration *
candour_store_moderations_load_row (CandourDb   *db,
                                    const char  *id,
                                    char       **salt,
                                    GError     **error)
{
  return read_row (candour_db_query (db, whole_sql, error, "s", id), salt, error);
}

/* The overall, whose standard_id is '', comes last. */
static const char agreements_sql[] =
  "SELECT g.standard_id, g.how, g.grade, g.not_applicable, g.reason, g.talked_on, g.settled_by,"
  " g.revision"
  " FROM agreement g"
  " JOIN moderation m ON m.id = g.moderation_id"
  " JOIN audit a ON a.id = m.audit_id"
  " LEFT JOIN standard s ON s.framework_id = a.framework_id AND s.standard_id = g.standard_id"
  " WHERE g.moderation_id = $1"
  " ORDER BY CASE WHEN g.standard_id = '' THEN 1 ELSE 0 END, s.position, g.standard_id";

gboolean
candour_store_moderations_load_agreements (CandourDb          *db,
                                           CandourModeration  *moderation,
                                           GError            **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, agreements_sql, error, "s", moderation->id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      const char *standard_id = candour_statement_get_text (statement, 0);
      CandourAgreement *agreement =
        candour_agreement_new (*standard_id != '\0' ? standard_id : NULL);

      agreement->how = candour_statement_get_code (statement, 1, candour_agreements);
      agreement->grade = candour_statement_get_int (statement, 2);
      agreement->not_applicable = candour_statement_get_int (statement, 3) != 0;
      take_text (statement, 4, &agreement->reason);
      agreement->talked_on = candour_statement_dup_text (statement, 5);
      agreement->settled_by = candour_statement_dup_text (statement, 6);
      agreement->revision = candour_statement_get_int (statement, 7);
      g_ptr_array_add (moderation->agreements, agreement);
    }

  return step == CANDOUR_STEP_DONE;
}

CandourModeration *
candour_store_moderations_load (CandourDb   *db,
                                const char  *id,
                                GError     **error)
{
  g_autoptr(CandourModeration) moderation = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  moderation = read_row (candour_db_query (db, row_sql, error, "ssi", id,
                                           candour_db_get_reader (db),
                                           (gint64) candour_db_reader_moderates (db)),
                         NULL, error);
  if (moderation == NULL || !candour_store_moderations_load_agreements (db, moderation, error))
    return NULL;

  return g_steal_pointer (&moderation);
}

/* --- For a change --------------------------------------------------------------------- */

CandourModeration *
candour_store_moderations_open (CandourDb                *db,
                                const CandourModeration  *read,
                                CandourModerationEvent    event,
                                const CandourActor       *actor,
                                char                    **salt,
                                GError                  **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_load_row (db, read->id, salt, error);
  g_autofree char *why = NULL;

  if (stored == NULL)
    return NULL;

  if (stored->revision != read->revision)
    {
      candour_store_audits_conflict (error);
      return NULL;
    }

  why = candour_rules_check_moderation (stored, event, actor->person_id, actor->role);
  if (why != NULL)
    {
      candour_store_audits_refuse (error, why);
      return NULL;
    }

  return g_steal_pointer (&stored);
}

gboolean
candour_both_open (CandourBoth              *self,
                   CandourDb                *db,
                   const CandourModeration  *read,
                   CandourModerationEvent    event,
                   const CandourActor       *actor,
                   GError                  **error)
{
  self->moderation = candour_store_moderations_open (db, read, event, actor, &self->salt, error);
  if (self->moderation == NULL
      || !candour_store_moderations_load_agreements (db, self->moderation, error))
    return FALSE;

  /* Who still grades must not even have been given the rest. */
  self->audit = event == CANDOUR_EVENT_GRADE
                  ? candour_store_audits_load_blind (db, self->moderation->audit_id, error)
                  : candour_store_audits_load_whole (db, self->moderation->audit_id, error);
  if (self->audit == NULL)
    return FALSE;

  self->framework = candour_store_frameworks_load (db, self->audit->framework_id, error);

  return self->framework != NULL;
}

void
candour_both_clear (CandourBoth *self)
{
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->framework, candour_framework_unref);
  g_clear_pointer (&self->moderation, candour_moderation_free);
  g_clear_pointer (&self->salt, g_free);
}

gboolean
candour_store_moderations_refuse_lack (GPtrArray  *taken,
                                       GError    **error)
{
  g_autoptr(GPtrArray) lacks = taken;
  const CandourLack *first;

  if (lacks->len == 0)
    return TRUE;

  first = g_ptr_array_index (lacks, 0);

  return candour_store_audits_refuse (error, first->title);
}

const char *
candour_store_moderations_get_code (const CandourFramework *framework,
                                    int                     grade)
{
  const CandourScaleGrade *found = candour_framework_get_grade (framework, grade);

  return found != NULL ? found->code : NULL;
}

gboolean
candour_store_moderations_step (CandourStatement  *taken,
                                gint64            *revision,
                                GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
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

/* Place by place, for pointers to the struct itself stay good. */
gboolean
candour_store_moderations_commit (CandourDb           *db,
                                  CandourTransaction  *transaction,
                                  CandourModeration   *moderation,
                                  GError             **error)
{
  g_autoptr(CandourModeration) fresh = candour_store_moderations_load (db, moderation->id, error);
  CandourModeration old = *moderation;

  if (fresh == NULL || !candour_transaction_commit (transaction, error))
    return FALSE;

  *moderation = *fresh;
  *fresh = old;

  return TRUE;
}

/* --- Moving on ------------------------------------------------------------------------ */

const char *
candour_store_moderations_get_stage (CandourModerationState state)
{
  switch (state)
    {
    case CANDOUR_MODERATION_ALLOCATED:
    case CANDOUR_MODERATION_GRADING:
      return "grading";
    case CANDOUR_MODERATION_COMPARING:
    case CANDOUR_MODERATION_REFERRED:
    case CANDOUR_MODERATION_AGREED:
      return "comparing";
    case CANDOUR_MODERATION_FINISHED:
      return "finished";
    case CANDOUR_MODERATION_NONE:
    case CANDOUR_MODERATION_WAITING:
      break;
    }

  return "to-allocate";
}

static const char less_sql[] =
  "UPDATE moderation_tally SET n = n - 1 WHERE stage = $1";

static const char more_sql[] =
  "INSERT INTO moderation_tally (stage, n) VALUES ($1, 1)"
  " ON CONFLICT (stage) DO UPDATE SET n = moderation_tally.n + 1";

static gboolean
count_stage (CandourDb               *db,
             CandourModerationState   old_state,
             CandourModerationState   new_state,
             GError                 **error)
{
  const char *old_stage = candour_store_moderations_get_stage (old_state);
  const char *new_stage = candour_store_moderations_get_stage (new_state);

  if (old_state == CANDOUR_MODERATION_NONE)
    return candour_db_execute (db, more_sql, error, "s", new_stage);

  return g_str_equal (old_stage, new_stage)
         || (candour_db_execute (db, less_sql, error, "s", old_stage)
             && candour_db_execute (db, more_sql, error, "s", new_stage));
}

/* What is finished is listed by the day on which that happened. */
static const char move_sql[] =
  "UPDATE moderation SET state = $2, stage = $3,"
  " listed_on = CASE WHEN CAST($4 AS TEXT) IS NULL THEN due_on ELSE $4 END WHERE id = $1";

static const char blind_sql[] =
  "UPDATE audit SET blind_to = (SELECT CASE m.state WHEN 'waiting' THEN '*'"
  " WHEN 'allocated' THEN m.moderator_id WHEN 'grading' THEN m.moderator_id END"
  " FROM moderation m WHERE m.audit_id = audit.id) WHERE id = $1";

gboolean
candour_store_moderations_move (CandourDb                *db,
                                const CandourModeration  *stored,
                                CandourModerationState    next,
                                const char               *words,
                                const CandourActor       *actor,
                                GError                  **error)
{
  const char *old_code = stored->state != CANDOUR_MODERATION_NONE
                           ? candour_code_from_value (candour_moderation_states, stored->state)
                           : NULL;
  const char *new_code = candour_code_from_value (candour_moderation_states, next);
  g_autofree char *now = NULL;
  g_autofree char *on = NULL;

  if (next == CANDOUR_MODERATION_FINISHED)
    {
      now = candour_store_audits_dup_now (db, NULL, error);
      if (now == NULL)
        return FALSE;
      on = candour_instant_dup_date (now);
    }

  return candour_db_execute (db, move_sql, error, "ssss", stored->id, new_code,
                             candour_store_moderations_get_stage (next), on)
         && count_stage (db, stored->state, next, error)
         && candour_db_execute (db, blind_sql, error, "s", stored->audit_id)
         && (stored->state == next
             || candour_store_history_append (db, actor, "moderation", stored->id, "state",
                                              old_code, new_code, words, error))
         && candour_store_audits_settle_state (db, stored->audit_id, actor, error);
}

/* --- Both sets ------------------------------------------------------------------------ */

CandourAudit *
candour_store_moderations_load_both (CandourDb          *db,
                                     const char         *id,
                                     CandourModeration **moderation,
                                     GError            **error)
{
  g_autoptr(CandourModeration) loaded = candour_store_moderations_load (db, id, error);
  CandourAudit *audit;

  if (loaded == NULL)
    return NULL;

  if (!candour_moderation_is_sealed (loaded))
    {
      candour_store_audits_refuse (error, _("The moderator’s grades are not sealed yet."));
      return NULL;
    }

  audit = candour_store_audits_load (db, loaded->audit_id, error);
  if (audit != NULL && moderation != NULL)
    *moderation = g_steal_pointer (&loaded);

  return audit;
}

CandourAudit *
candour_store_moderations_load_blind (CandourDb           *db,
                                      const char          *id,
                                      const CandourActor  *actor,
                                      GError             **error)
{
  g_autoptr(CandourModeration) stored =
    candour_store_moderations_load_row (db, id, NULL, error);
  g_autofree char *why = NULL;

  if (stored == NULL)
    return NULL;

  why = candour_rules_check_moderation (stored, CANDOUR_EVENT_GRADE, actor->person_id,
                                        actor->role);
  if (why != NULL)
    {
      candour_store_audits_refuse (error, why);
      return NULL;
    }

  return candour_store_audits_load_blind (db, stored->audit_id, error);
}
