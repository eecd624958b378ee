/* candour-store-learning.c - keeps what stronger audits taught, who passed it on, and who used it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-learning-private.h"

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-people.h"

/* --- One item ------------------------------------------------------------------------- */

static const char row_sql[] =
  "SELECT l.id, l.audit_id, l.standard_id, l.theme, l.drawn_as, f.name, l.title, l.done, l.helped,"
  " l.cohort, l.age_band, l.shared_on, l.author_id, u.name, l.withdrawn_on, l.lowered, l.held,"
  " l.revision, " LEARNING_CASES ", l.text_salt, l.withdrawn_by, l.withdrawn_reason,"
  " CASE WHEN l.withdrawn_by <> l.author_id THEN w_by.name END"
  " FROM learning l JOIN audit w ON w.id = l.audit_id"
  " LEFT JOIN framework_grade f ON f.framework_id = w.framework_id AND f.grade = l.grade"
  " LEFT JOIN person u ON u.id = l.author_id"
  " LEFT JOIN person w_by ON w_by.id = l.withdrawn_by"
  " WHERE l.id = $1" LEARNING_OPEN_TO ("$2", "$3");

static CandourLearning *
read_learning (CandourStatement *statement)
{
  CandourLearning *learning = candour_learning_new ();
  gboolean is_shown = candour_statement_get_int (statement, 18) >= CANDOUR_LEARNING_CASES;

  learning->id = candour_statement_dup_text (statement, 0);
  learning->audit_id = candour_statement_dup_text (statement, 1);
  learning->standard_id = candour_statement_dup_text (statement, 2);
  candour_set_text (&learning->theme, candour_statement_get_text (statement, 3));
  learning->drawn_as = candour_statement_get_int (statement, 4);
  candour_set_text (&learning->grade_name, candour_statement_get_text (statement, 5));
  candour_set_text (&learning->title, candour_statement_get_text (statement, 6));
  candour_set_text (&learning->done, candour_statement_get_text (statement, 7));
  candour_set_text (&learning->helped, candour_statement_get_text (statement, 8));
  if (is_shown)
    {
      learning->cohort = candour_code_to_value (candour_cohorts,
                                                candour_statement_get_text (statement, 9), 0);
      learning->age_band = candour_statement_dup_text (statement, 10);
    }
  learning->shared_on = candour_statement_dup_text (statement, 11);
  learning->author_id = candour_statement_dup_text (statement, 12);
  candour_set_text (&learning->author_name, candour_statement_get_text (statement, 13));
  learning->withdrawn_on = candour_statement_dup_text (statement, 14);
  learning->is_lowered = candour_statement_get_int (statement, 15) != 0;
  learning->is_held = candour_statement_get_int (statement, 16) != 0;
  learning->revision = candour_statement_get_int (statement, 17);
  learning->withdrawn_by = candour_statement_dup_text (statement, 20);
  candour_set_text (&learning->withdrawn_reason, candour_statement_get_text (statement, 21));
  candour_set_text (&learning->withdrawer_name, candour_statement_get_text (statement, 22));

  return learning;
}

CandourLearning *
candour_store_learning_load_row (CandourDb   *db,
                                 const char  *id,
                                 char       **salt,
                                 GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, row_sql, error, "ssi", id, candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db));
  CandourLearning *learning;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such learning"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  learning = read_learning (statement);
  if (salt != NULL)
    *salt = candour_statement_dup_text (statement, 19);

  return learning;
}

/* --- Its words ------------------------------------------------------------------------ */

/* The item as it is kept, if @actor may do this to it. */
static CandourLearning *
open_item (CandourDb             *db,
           const char            *id,
           CandourLearningEvent   event,
           const CandourActor    *actor,
           char                 **salt,
           GError               **error)
{
  g_autoptr(CandourLearning) kept = candour_store_learning_load_row (db, id, salt, error);
  g_autofree char *refusal = NULL;

  if (kept == NULL)
    return NULL;

  refusal = candour_rules_check_learning (kept, event, actor->person_id, actor->role);
  if (refusal != NULL)
    {
      candour_store_audits_refuse (error, refusal);
      return NULL;
    }

  return g_steal_pointer (&kept);
}

static gboolean
check_words (CandourDb             *db,
             CandourLearningEvent   event,
             const char            *words,
             int                    n_children,
             GError               **error)
{
  g_autoptr(GPtrArray) names = candour_learning_load_names (db, error);
  g_autofree char *refusal = NULL;

  if (names == NULL)
    return FALSE;

  refusal = candour_rules_check_learning_words (event, words, n_children,
                                                (const char *const *) names->pdata);

  return refusal == NULL || candour_store_audits_refuse (error, refusal);
}

static const char save_sql[] =
  "UPDATE learning SET title = $2, done = $3, helped = $4, folded = $5, held = 0,"
  " revision = revision + 1 WHERE id = $1 AND revision = $6 RETURNING revision";

static gboolean
save (CandourDb              *db,
      const CandourLearning  *kept,
      CandourLearning        *learning,
      const char             *salt,
      const CandourActor     *actor,
      GError                **error)
{
  g_autofree char *folded = candour_learning_dup_folded (learning);
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;
  CandourChange change = {
    .db = db, .actor = actor, .subject = "learning", .subject_id = learning->id, .salt = salt,
  };

  if (!candour_change_note_text (&change, "title", kept->title, learning->title, error)
      || !candour_change_note_text (&change, "done", kept->done, learning->done, error)
      || !candour_change_note_text (&change, "helped", kept->helped, learning->helped, error))
    return FALSE;

  statement = candour_db_query (db, save_sql, error, "sssssi", learning->id, learning->title,
                                learning->done, learning->helped, folded, learning->revision);
  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);

  return step == CANDOUR_STEP_DONE ? candour_store_audits_conflict (error)
                                   : step == CANDOUR_STEP_ROW;
}

gboolean
candour_store_learning_save (CandourDb           *db,
                             CandourLearning     *learning,
                             const CandourActor  *actor,
                             const char          *today,
                             GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *all = g_strjoin ("\n", learning->title, learning->done, learning->helped, NULL);
  g_autofree char *salt = NULL;
  g_autoptr(CandourLearning) kept = NULL;

  if (transaction == NULL)
    return FALSE;

  kept = open_item (db, learning->id, CANDOUR_LEARNING_SAVE, actor, &salt, error);
  if (kept == NULL)
    return FALSE;
  if (*learning->title == '\0' || *learning->done == '\0')
    return candour_store_audits_refuse (error, _("Say what was done."));

  if (!check_words (db, CANDOUR_LEARNING_SAVE, all, 0, error)
      || !save (db, kept, learning, salt, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  learning->is_held = FALSE;
  learning->revision++;

  return TRUE;
}

static const char withdraw_sql[] =
  "UPDATE learning SET withdrawn_on = $2, withdrawn_by = $3, withdrawn_reason = $5,"
  " revision = revision + 1 WHERE id = $1 AND revision = $4 RETURNING revision";

gboolean
candour_store_learning_withdraw (CandourDb           *db,
                                 CandourLearning     *learning,
                                 const char          *reason,
                                 const CandourActor  *actor,
                                 const char          *today,
                                 GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *salt = NULL;
  g_autofree char *commitment = NULL;
  g_autofree char *refusal =
    candour_rules_check_learning_words (CANDOUR_LEARNING_WITHDRAW, reason, 0, NULL);
  g_autoptr(CandourLearning) kept = NULL;
  g_autoptr(CandourStatement) statement = NULL;
  CandourStep step;

  if (transaction == NULL)
    return FALSE;

  kept = open_item (db, learning->id, CANDOUR_LEARNING_WITHDRAW, actor, &salt, error);
  if (kept == NULL)
    return FALSE;
  if (refusal != NULL)
    return candour_store_audits_refuse (error, refusal);

  statement = candour_db_query (db, withdraw_sql, error, "sssis", learning->id, today,
                                actor->person_id, learning->revision, reason);
  step = statement != NULL ? candour_statement_step (statement, error) : CANDOUR_STEP_ERROR;
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);
  g_clear_pointer (&statement, candour_statement_release);

  commitment = candour_store_history_commit_text (salt, reason);
  if (step != CANDOUR_STEP_ROW
      || !candour_store_history_append (db, actor, "learning", learning->id, "withdrawn_on", NULL,
                                        today, commitment, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  g_free (learning->withdrawn_on);
  learning->withdrawn_on = g_strdup (today);
  g_free (learning->withdrawn_by);
  learning->withdrawn_by = g_strdup (actor->person_id);
  candour_set_text (&learning->withdrawn_reason, reason);
  learning->revision++;

  return TRUE;
}

/* --- Passing on ----------------------------------------------------------------------- */

static const char pass_sql[] =
  "INSERT INTO learning_pass (id, learning_id, team_id, person_id, by_id, at_utc, why, is_asked)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

static const char passed_sql[] =
  "SELECT 1 FROM learning_pass WHERE learning_id = $1 AND team_id IS NOT DISTINCT FROM $2"
  " AND person_id IS NOT DISTINCT FROM $3";

static const char count_passed_sql[] =
  "UPDATE learning SET n_passed ="
  " (SELECT count(*) FROM learning_pass p WHERE p.learning_id = $1) WHERE id = $1";

static gboolean
is_passed (CandourDb   *db,
           const char  *id,
           const char  *team_id,
           const char  *person_id,
           gboolean    *passed,
           GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, passed_sql, error, "sss", id, team_id, person_id);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  *passed = step == CANDOUR_STEP_ROW;

  return step != CANDOUR_STEP_ERROR;
}

static gboolean
write_pass (CandourDb           *db,
            const char          *id,
            const char          *team_id,
            const char          *person_id,
            const char          *why,
            gboolean             is_asked,
            const CandourActor  *actor,
            const char          *today,
            GError             **error)
{
  g_autofree char *pass_id = candour_id_new ();
  g_autofree char *now = candour_store_audits_dup_now (db, today, error);
  g_autofree char *field = g_strconcat ("pass/", pass_id, NULL);

  return now != NULL
         && candour_db_execute (db, pass_sql, error, "sssssssi", pass_id, id, team_id, person_id,
                                actor->person_id, now, why, (gint64) is_asked)
         && candour_db_execute (db, count_passed_sql, error, "s", id)
         && candour_store_history_append (db, actor, "learning", id, field, NULL,
                                          team_id != NULL ? team_id : person_id, NULL, error);
}

static gboolean
pass_to (CandourDb             *db,
         const char            *id,
         CandourLearningEvent   event,
         const char            *team_id,
         const char            *person_id,
         const char            *why,
         const CandourActor    *actor,
         const char            *today,
         GError               **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourLearning) kept = NULL;
  gboolean passed;

  if (transaction == NULL)
    return FALSE;

  kept = open_item (db, id, event, actor, NULL, error);
  if (kept == NULL || !is_passed (db, id, team_id, person_id, &passed, error))
    return FALSE;
  if (passed)
    return candour_store_audits_refuse (error, _("They have it already."));

  return write_pass (db, id, team_id, person_id, why, event == CANDOUR_LEARNING_ASK, actor, today,
                     error)
         && candour_transaction_commit (transaction, error);
}

gboolean
candour_store_learning_pass (CandourDb           *db,
                             const char          *id,
                             const char          *team_id,
                             const char          *person_id,
                             const char          *why,
                             const CandourActor  *actor,
                             const char          *today,
                             GError             **error)
{
  if ((team_id == NULL) == (person_id == NULL))
    return candour_store_audits_refuse (error, _("Choose a team or a person."));

  return check_words (db, CANDOUR_LEARNING_PASS, why, 0, error)
         && pass_to (db, id, CANDOUR_LEARNING_PASS, team_id, person_id, why, actor, today, error);
}

gboolean
candour_store_learning_ask (CandourDb           *db,
                            const char          *id,
                            const CandourActor  *actor,
                            const char          *today,
                            GError             **error)
{
  g_autoptr(CandourPerson) person = candour_store_people_load (db, actor->person_id, error);

  return person != NULL
         && pass_to (db, id, CANDOUR_LEARNING_ASK, person->team_id,
                     person->team_id == NULL ? person->id : NULL, "", actor, today, error);
}

/* --- Reading and using ---------------------------------------------------------------- */

static const char read_sql[] =
  "INSERT INTO learning_reader (learning_id, person_id, read_at, will_use)"
  " VALUES ($1, $2, $3, 0) ON CONFLICT (learning_id, person_id) DO NOTHING";

static const char promise_sql[] =
  "INSERT INTO learning_reader (learning_id, person_id, read_at, will_use)"
  " VALUES ($1, $2, $3, $4) ON CONFLICT (learning_id, person_id)"
  " DO UPDATE SET will_use = excluded.will_use";

gboolean
candour_store_learning_read (CandourDb           *db,
                             const char          *id,
                             const CandourActor  *actor,
                             const char          *today,
                             GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *now =
    transaction != NULL ? candour_store_audits_dup_now (db, today, error) : NULL;

  return now != NULL
         && candour_db_execute (db, read_sql, error, "sss", id, actor->person_id, now)
         && candour_transaction_commit (transaction, error);
}

gboolean
candour_store_learning_promise (CandourDb           *db,
                                const char          *id,
                                gboolean             will_use,
                                const CandourActor  *actor,
                                const char          *today,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *now =
    transaction != NULL ? candour_store_audits_dup_now (db, today, error) : NULL;
  g_autoptr(CandourLearning) kept =
    now != NULL ? open_item (db, id, CANDOUR_LEARNING_PROMISE, actor, NULL, error) : NULL;
  g_autofree char *field = g_strconcat ("will-use/", actor->person_id, NULL);

  return kept != NULL
         && candour_db_execute (db, promise_sql, error, "sssi", id, actor->person_id, now,
                                (gint64) (will_use != FALSE))
         && candour_store_history_append (db, actor, "learning", id, field, NULL,
                                          will_use ? "yes" : "no", NULL, error)
         && candour_transaction_commit (transaction, error);
}

static const char use_sql[] =
  "INSERT INTO learning_use (id, learning_id, by_id, team_id, at_utc, n_children, words)"
  " SELECT $1, $2, $3, (SELECT team_id FROM person WHERE id = $3), $4, $5, $6";

static const char count_used_sql[] =
  "UPDATE learning SET n_used ="
  " (SELECT count(DISTINCT u.by_id) FROM learning_use u WHERE u.learning_id = $1) WHERE id = $1";

gboolean
candour_store_learning_use (CandourDb           *db,
                            const char          *id,
                            int                  n_children,
                            const char          *words,
                            const CandourActor  *actor,
                            const char          *today,
                            GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autofree char *now =
    transaction != NULL ? candour_store_audits_dup_now (db, today, error) : NULL;
  g_autofree char *salt = NULL;
  g_autoptr(CandourLearning) kept =
    now != NULL ? open_item (db, id, CANDOUR_LEARNING_USE, actor, &salt, error) : NULL;
  g_autofree char *use_id = candour_id_new ();
  g_autofree char *field = g_strconcat ("use/", use_id, NULL);
  g_autofree char *commitment = NULL;

  if (kept == NULL || !check_words (db, CANDOUR_LEARNING_USE, words, n_children, error))
    return FALSE;

  commitment = candour_store_history_commit_text (salt, words);

  return candour_db_execute (db, use_sql, error, "ssssis", use_id, id, actor->person_id, now,
                             (gint64) n_children, words)
         && candour_db_execute (db, read_sql, error, "sss", id, actor->person_id, now)
         && candour_db_execute (db, count_used_sql, error, "s", id)
         && candour_store_history_append (db, actor, "learning", id, field, NULL, commitment, NULL,
                                          error)
         && candour_transaction_commit (transaction, error);
}
