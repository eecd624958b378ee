/* candour-store-gradings.c - keeps what an auditor says of each standard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"

/* One standard of one audit on its way into the tables. */
typedef struct
{
  CandourChange   change;
  const char     *audit_id;
  const char     *standard_id;
  const char     *role;
  char           *old_code;   /* of the grades; NULL: not graded */
  char           *new_code;
} Save;

static void
save_clear (Save *save)
{
  g_clear_pointer (&save->old_code, g_free);
  g_clear_pointer (&save->new_code, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/* --- What is there -------------------------------------------------------------------- */

static const char stored_sql[] =
  "SELECT grade, not_applicable, na_reason, rationale, strengths, shared, revision, text_salt"
  " FROM grading WHERE audit_id = $1 AND standard_id = $2 AND role = $3";

static gboolean
load_stored (CandourDb       *db,
             const char      *audit_id,
             CandourGrading  *stored,
             char           **salt,
             GError         **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, stored_sql, error, "sss", audit_id, stored->standard_id,
                      candour_code_from_value (candour_grading_roles, stored->role));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    {
      stored->grade = candour_statement_get_int (statement, 0);
      stored->not_applicable = candour_statement_get_int (statement, 1) != 0;
      candour_set_text (&stored->na_reason, candour_statement_get_text (statement, 2));
      candour_set_text (&stored->rationale, candour_statement_get_text (statement, 3));
      candour_set_text (&stored->strengths, candour_statement_get_text (statement, 4));
      stored->shared = candour_statement_get_int (statement, 5) != 0;
      stored->revision = candour_statement_get_int (statement, 6);
      *salt = g_strdup (candour_statement_get_text (statement, 7));
    }
  else
    {
      *salt = candour_store_history_dup_salt ();
    }

  return step != CANDOUR_STEP_ERROR;
}

static const char answers_sql[] =
  "SELECT prompt_id, answer, reason FROM answer"
  " WHERE audit_id = $1 AND standard_id = $2 AND role = $3";

static gboolean
load_answers (CandourDb       *db,
              const char      *audit_id,
              CandourGrading  *stored,
              GError         **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, answers_sql, error, "sss", audit_id, stored->standard_id,
                      candour_code_from_value (candour_grading_roles, stored->role));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    candour_grading_set_answer (stored, candour_statement_get_text (statement, 0),
                                candour_code_to_value (candour_answers,
                                                       candour_statement_get_text (statement, 1),
                                                       CANDOUR_ANSWER_NONE),
                                candour_statement_get_text (statement, 2));

  return step == CANDOUR_STEP_DONE;
}

/* --- May it be ------------------------------------------------------------------------ */

/* A row only for a standard of the framework; the codes of the new and the old grade. */
static const char standard_sql[] =
  "SELECT"
  " (SELECT g.code FROM framework_grade g WHERE g.framework_id = $1 AND g.grade = $3),"
  " (SELECT g.code FROM framework_grade g WHERE g.framework_id = $1 AND g.grade = $4)"
  " FROM standard s WHERE s.framework_id = $1 AND s.standard_id = $2";

static gboolean
check_framework (Save                  *save,
                 const CandourAudit    *audit,
                 const CandourGrading  *stored,
                 const CandourGrading  *grading,
                 GError               **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (save->change.db, standard_sql, error, "ssii", audit->framework_id,
                      grading->standard_id, (gint64) grading->grade, (gint64) stored->grade);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_refuse (error, _("The framework has no such standard"));

  if (step != CANDOUR_STEP_ROW)
    return FALSE;

  if (grading->grade != 0 && candour_statement_get_text (statement, 0) == NULL)
    return candour_store_audits_refuse (error, _("The framework has no such grade"));

  save->new_code = g_strdup (candour_statement_get_text (statement, 0));
  save->old_code = g_strdup (candour_statement_get_text (statement, 1));

  return TRUE;
}

/* Each role has its own time and its own people; what was agreed is saved elsewhere. */
static CandourAudit *
open_for_role (CandourDb           *db,
               const char          *audit_id,
               CandourGradingRole   role,
               const CandourActor  *actor,
               GError             **error)
{
  switch (role)
    {
    case CANDOUR_GRADING_AUDITOR:
      return candour_store_audits_open (db, audit_id, actor, NULL, error);
    case CANDOUR_GRADING_MODERATOR:
      return candour_store_moderations_open_grading (db, audit_id, actor, NULL, error);
    case CANDOUR_GRADING_AGREED:
      break;
    }

  candour_store_audits_refuse (error, _("Agreed grades are not changed here"));

  return NULL;
}

/* --- Writing answers ------------------------------------------------------------------ */

static const CandourAnswer *
find_answer (const CandourGrading *grading,
             const char           *prompt_id)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (grading->answers, i);

      if (g_strcmp0 (answer->prompt_id, prompt_id) == 0)
        return answer;
    }

  return NULL;
}

static gboolean
is_given (const CandourAnswer *answer)
{
  return answer != NULL && answer->value != CANDOUR_ANSWER_NONE;
}

static const char write_answer_sql[] =
  "INSERT INTO answer (audit_id, standard_id, role, prompt_id, answer, reason)"
  " VALUES ($1, $2, $3, $4, $5, $6)"
  " ON CONFLICT (audit_id, standard_id, role, prompt_id) DO UPDATE"
  " SET answer = excluded.answer, reason = excluded.reason";

static const char drop_answer_sql[] =
  "DELETE FROM answer"
  " WHERE audit_id = $1 AND standard_id = $2 AND role = $3 AND prompt_id = $4";

/* Either may be NULL. */
static gboolean
save_answer (Save                 *save,
             const CandourAnswer  *old_answer,
             const CandourAnswer  *new_answer,
             GError              **error)
{
  const char *prompt_id = new_answer != NULL ? new_answer->prompt_id : old_answer->prompt_id;
  g_autofree char *field = g_strconcat ("answer/", prompt_id, NULL);
  g_autofree char *why = g_strconcat (field, "/reason", NULL);
  const char *old_code = NULL;
  const char *new_code = NULL;
  guint before = save->change.count;

  if (is_given (old_answer))
    old_code = candour_code_from_value (candour_answers, old_answer->value);
  if (is_given (new_answer))
    new_code = candour_code_from_value (candour_answers, new_answer->value);

  if (!candour_change_note (&save->change, field, old_code, new_code, error)
      || !candour_change_note_text (&save->change, why,
                                    old_code != NULL ? old_answer->reason : NULL,
                                    new_code != NULL ? new_answer->reason : NULL, error))
    return FALSE;

  if (save->change.count == before)
    return TRUE;

  if (new_code == NULL)
    return candour_db_execute (save->change.db, drop_answer_sql, error, "ssss", save->audit_id,
                               save->standard_id, save->role, prompt_id);

  return candour_db_execute (save->change.db, write_answer_sql, error, "ssssss", save->audit_id,
                             save->standard_id, save->role, prompt_id, new_code,
                             new_answer->reason != NULL ? new_answer->reason : "");
}

static gboolean
save_answers (Save                  *save,
              const CandourGrading  *stored,
              const CandourGrading  *grading,
              GError               **error)
{
  for (guint i = 0; i < grading->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (grading->answers, i);

      if (!save_answer (save, find_answer (stored, answer->prompt_id), answer, error))
        return FALSE;
    }

  for (guint i = 0; i < stored->answers->len; i++)
    {
      const CandourAnswer *answer = g_ptr_array_index (stored->answers, i);

      if (find_answer (grading, answer->prompt_id) == NULL
          && !save_answer (save, answer, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Writing the grading -------------------------------------------------------------- */

static gboolean
note_grading (Save                  *save,
              const CandourGrading  *stored,
              const CandourGrading  *grading,
              GError               **error)
{
  CandourChange *change = &save->change;

  return candour_change_note (change, "grade", save->old_code, save->new_code, error)
         && candour_change_note_int (change, "not_applicable", stored->not_applicable,
                                     grading->not_applicable, error)
         && candour_change_note_text (change, "na_reason", stored->na_reason,
                                      grading->na_reason, error)
         && candour_change_note_text (change, "rationale", stored->rationale,
                                      grading->rationale, error)
         && candour_change_note_text (change, "strengths", stored->strengths,
                                      grading->strengths, error)
         && candour_change_note_int (change, "shared", stored->shared, grading->shared, error);
}

/* Inserts the first revision, or replaces exactly the one before: no row comes back where
 * another revision is in the way.
 */
static const char upsert_sql[] =
  "INSERT INTO grading (audit_id, standard_id, role, grade, not_applicable, na_reason,"
  " rationale, strengths, shared, text_salt, revision)"
  " VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6, $7, $8, $9, $10, $11)"
  " ON CONFLICT (audit_id, standard_id, role) DO UPDATE"
  " SET grade = excluded.grade, not_applicable = excluded.not_applicable,"
  " na_reason = excluded.na_reason, rationale = excluded.rationale,"
  " strengths = excluded.strengths, shared = excluded.shared, revision = excluded.revision"
  " WHERE grading.revision = excluded.revision - 1"
  " RETURNING revision";

static gboolean
upsert (const Save            *save,
        const CandourGrading  *grading,
        GError               **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (save->change.db, upsert_sql, error, "sssiisssisi",
                      save->audit_id, save->standard_id, save->role,
                      (gint64) grading->grade, (gint64) (grading->not_applicable != FALSE),
                      grading->na_reason, grading->rationale, grading->strengths,
                      (gint64) (grading->shared != FALSE), save->change.salt,
                      grading->revision + 1);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);

  return step == CANDOUR_STEP_ROW;
}

static gboolean
write_grading (Save                  *save,
               const CandourAudit    *audit,
               const CandourGrading  *stored,
               const CandourGrading  *grading,
               GError               **error)
{
  gboolean counts_change = (stored->grade != 0) != (grading->grade != 0)
                           || (*stored->rationale != '\0') != (*grading->rationale != '\0')
                           || stored->not_applicable != grading->not_applicable;

  if (!note_grading (save, stored, grading, error)
      || !save_answers (save, stored, grading, error))
    return FALSE;

  if (save->change.count == 0)
    return TRUE;

  if (grading->role == CANDOUR_GRADING_MODERATOR)
    return upsert (save, grading, error)
           && candour_store_moderations_note_graded (save->change.db, audit, save->change.actor,
                                                     error);

  return upsert (save, grading, error)
         && candour_store_audits_note_started (save->change.db, audit, save->change.actor, error)
         && (!counts_change || candour_store_audits_count_graded (save->change.db, audit, error));
}

static gboolean
save_grading (CandourDb             *db,
              const char            *audit_id,
              const CandourGrading  *grading,
              const CandourActor    *actor,
              gint64                *revision,
              GError               **error)
{
  g_autoptr(CandourAudit) audit = open_for_role (db, audit_id, grading->role, actor, error);
  g_autoptr(CandourGrading) stored = candour_grading_new (grading->standard_id, grading->role);
  const char *role = candour_code_from_value (candour_grading_roles, grading->role);
  g_autofree char *subject_id = g_strjoin ("/", audit_id, grading->standard_id, role, NULL);
  g_autofree char *salt = NULL;
  g_auto(Save) save = {
    .change = { .db = db, .actor = actor, .subject = "grading", .subject_id = subject_id },
    .audit_id = audit_id, .standard_id = grading->standard_id, .role = role,
  };

  if (audit == NULL
      || !load_stored (db, audit_id, stored, &salt, error)
      || !load_answers (db, audit_id, stored, error)
      || !check_framework (&save, audit, stored, grading, error))
    return FALSE;

  if (stored->revision != grading->revision)
    return candour_store_audits_conflict (error);

  save.change.salt = salt;
  if (!write_grading (&save, audit, stored, grading, error))
    return FALSE;

  *revision = stored->revision + (save.change.count > 0);

  return TRUE;
}

gboolean
candour_store_gradings_save (CandourDb           *db,
                             const char          *audit_id,
                             CandourGrading      *grading,
                             const CandourActor  *actor,
                             GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  gint64 revision = 0;

  if (transaction == NULL
      || !save_grading (db, audit_id, grading, actor, &revision, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  grading->revision = revision;

  return TRUE;
}
