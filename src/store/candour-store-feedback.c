/* candour-store-feedback.c - what an audit says to the practitioner, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-feedback.h"

#include <glib/gi18n-lib.h>

#include "candour-store-follow-private.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

/* What a change of feedback is made with. */
typedef struct
{
  CandourDb          *db;
  const CandourActor *actor;
  const char         *today;
  CandourHolidays    *holidays;
  GPtrArray          *people;
  CandourAudit       *audit;     /* its row alone */
  CandourFeedback    *before;
  CandourFeedback    *feedback;  /* brought to what it will be */
  char               *salt;
} Move;

static void
move_clear (Move *self)
{
  g_clear_pointer (&self->holidays, candour_holidays_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->audit, candour_audit_free);
  g_clear_pointer (&self->before, candour_feedback_free);
  g_clear_pointer (&self->feedback, candour_feedback_free);
  g_free (self->salt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Move, move_clear)

/* --- Loading -------------------------------------------------------------------------- */

static const CandourPerson *
find_person (GPtrArray  *people,
             const char *id)
{
  for (guint i = 0; id != NULL && i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

/* Whom it goes to now, while it is not shared: who left does not read it any more. */
static void
find_people (CandourFeedback    *feedback,
             const CandourAudit *audit,
             GPtrArray          *people)
{
  const CandourPerson *worker = find_person (people, audit->worker_id);

  feedback->auditor_id = g_strdup (audit->auditor_id);
  feedback->worker_id = g_strdup (audit->worker_id);
  if (worker == NULL)
    return;

  feedback->manager_id = g_strdup (worker->manager_id);
  if (feedback->reader_id == NULL)
    feedback->reader_id = g_strdup (worker->left_on == NULL ? worker->id : worker->manager_id);
}

static void
add_line (GString    *text,
          const char *line)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));

  if (*stripped == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, stripped);
}

/* Out of the audit's own words, for the auditor to begin with. */
static gboolean
make_draft (CandourDb        *db,
            CandourFeedback  *feedback,
            GError          **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load (db, feedback->audit_id, error);
  g_autoptr(GString) strong = g_string_new (NULL);
  g_autoptr(GString) help = g_string_new (NULL);

  if (audit == NULL)
    return FALSE;

  for (guint i = 0; i < audit->gradings->len; i++)
    {
      const CandourGrading *grading = g_ptr_array_index (audit->gradings, i);

      if (grading->role == CANDOUR_GRADING_AUDITOR)
        add_line (strong, grading->strengths);
    }
  for (guint i = 0; i < audit->actions->len; i++)
    add_line (help, ((CandourActionPoint *) g_ptr_array_index (audit->actions, i))->what);

  candour_set_text (&feedback->strong, strong->str);
  candour_set_text (&feedback->help, help->str);
  candour_set_text (&feedback->why, audit->overall_reason);

  return TRUE;
}

static const char load_sql[] =
  "SELECT strong, help, why, reader_id, shared_at, read_at, replied_at, reply, answer, talked_at,"
  " talked_by, knows_at, knows_by, spoke_at, revision, text_salt FROM feedback"
  " WHERE audit_id = $1";

static void
read_feedback (CandourStatement *statement,
               CandourFeedback  *feedback)
{
  candour_set_text (&feedback->strong, candour_statement_get_text (statement, 0));
  candour_set_text (&feedback->help, candour_statement_get_text (statement, 1));
  candour_set_text (&feedback->why, candour_statement_get_text (statement, 2));
  feedback->reader_id = candour_statement_dup_text (statement, 3);
  feedback->shared_at = candour_statement_dup_text (statement, 4);
  feedback->read_at = candour_statement_dup_text (statement, 5);
  feedback->replied_at = candour_statement_dup_text (statement, 6);
  candour_set_text (&feedback->reply, candour_statement_get_text (statement, 7));
  feedback->match = candour_code_to_value (candour_matches,
                                           candour_statement_get_text (statement, 8),
                                           CANDOUR_MATCH_NONE);
  feedback->talked_at = candour_statement_dup_text (statement, 9);
  feedback->talked_by = candour_statement_dup_text (statement, 10);
  feedback->knows_at = candour_statement_dup_text (statement, 11);
  feedback->knows_by = candour_statement_dup_text (statement, 12);
  feedback->spoke_at = candour_statement_dup_text (statement, 13);
  feedback->revision = candour_statement_get_int (statement, 14);
}

/* Nothing kept yet: revision 0. */
static CandourFeedback *
load_kept (CandourDb           *db,
           const CandourAudit  *audit,
           GPtrArray           *people,
           char               **salt,
           GError             **error)
{
  g_autoptr(CandourFeedback) feedback = candour_feedback_new (audit->id);
  g_autoptr(CandourStatement) statement = candour_db_query (db, load_sql, error, "s", audit->id);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return NULL;

  if (step == CANDOUR_STEP_ROW)
    {
      read_feedback (statement, feedback);
      if (salt != NULL)
        *salt = candour_statement_dup_text (statement, 15);
    }
  find_people (feedback, audit, people);

  return g_steal_pointer (&feedback);
}

CandourFeedback *
candour_store_feedback_load (CandourDb           *db,
                             const char          *audit_id,
                             const CandourActor  *actor,
                             GError             **error)
{
  g_autoptr(CandourAudit) audit = candour_store_audits_load_row (db, audit_id, NULL, error);
  g_autoptr(GPtrArray) people =
    audit != NULL ? candour_store_people_load_all (db, error) : NULL;
  g_autoptr(CandourFeedback) feedback =
    people != NULL ? load_kept (db, audit, people, NULL, error) : NULL;

  if (feedback == NULL)
    return NULL;

  if (feedback->shared_at == NULL
      && (actor == NULL || g_strcmp0 (actor->person_id, audit->auditor_id) != 0))
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                           _("Nothing is shared with the practitioner yet."));
      return NULL;
    }

  if (feedback->revision == 0 && !make_draft (db, feedback, error))
    return NULL;

  return g_steal_pointer (&feedback);
}

/* --- Writing -------------------------------------------------------------------------- */

static gboolean
move_init (Move                   *self,
           CandourDb              *db,
           const CandourFeedback  *feedback,
           const CandourActor     *actor,
           const char             *today,
           GError                **error)
{
  self->db = db;
  self->actor = actor;
  self->today = today;
  self->holidays = candour_store_settings_load_holidays (db, error);
  self->people = self->holidays != NULL ? candour_store_people_load_all (db, error) : NULL;
  self->audit = self->people != NULL
                ? candour_store_audits_load_row (db, feedback->audit_id, NULL, error) : NULL;
  self->before = self->audit != NULL
                 ? load_kept (db, self->audit, self->people, &self->salt, error) : NULL;
  if (self->before == NULL)
    return FALSE;

  if (self->before->revision != feedback->revision)
    return candour_store_audits_conflict (error);

  if (self->salt == NULL)
    self->salt = candour_store_history_dup_salt ();
  self->feedback = candour_feedback_copy (self->before);

  return TRUE;
}

static gboolean
check (const Move            *self,
       CandourFeedbackEvent   event,
       GError               **error)
{
  g_autofree char *refusal =
    candour_rules_check_feedback (self->before, event, self->audit->state, self->actor->person_id,
                                  self->today, self->holidays, self->people);
  const char *missing;

  if (refusal != NULL)
    return candour_store_audits_refuse (error, refusal);

  missing = candour_rules_check_feedback_words (self->feedback, event);

  return missing == NULL || candour_store_audits_refuse (error, missing);
}

static const char write_sql[] =
  "INSERT INTO feedback (audit_id, worker_id, reader_id, strong, help, why, shared_at, read_at,"
  " replied_at, reply, answer, talked_at, talked_by, knows_at, knows_by, spoke_at, until_on,"
  " handed_on, told_on, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
  " $20, $21)"
  " ON CONFLICT (audit_id) DO UPDATE SET reader_id = excluded.reader_id,"
  " strong = excluded.strong, help = excluded.help, why = excluded.why,"
  " shared_at = excluded.shared_at, read_at = excluded.read_at,"
  " replied_at = excluded.replied_at, reply = excluded.reply, answer = excluded.answer,"
  " talked_at = excluded.talked_at, talked_by = excluded.talked_by, knows_at = excluded.knows_at,"
  " knows_by = excluded.knows_by, spoke_at = excluded.spoke_at, until_on = excluded.until_on,"
  " handed_on = excluded.handed_on, told_on = excluded.told_on, revision = excluded.revision"
  " WHERE feedback.revision = excluded.revision - 1 RETURNING revision";

static gboolean
write_row (Move    *self,
           GError **error)
{
  CandourFeedback *feedback = self->feedback;
  gboolean is_shared = feedback->shared_at != NULL;
  g_autofree char *until = candour_feedback_dup_reply_until (feedback, self->holidays);
  g_autofree char *handed = candour_feedback_dup_handed_on (feedback, self->holidays);
  g_autofree char *told = candour_feedback_dup_told_on (feedback, self->holidays);
  g_autoptr(CandourStatement) statement =
    candour_db_query (self->db, write_sql, error, "ssssssssssssssssssssi", feedback->audit_id,
                      feedback->worker_id, is_shared ? feedback->reader_id : NULL,
                      feedback->strong, feedback->help, feedback->why, feedback->shared_at,
                      feedback->read_at, feedback->replied_at, feedback->reply,
                      candour_code_from_value (candour_matches, feedback->match),
                      feedback->talked_at, feedback->talked_by, feedback->knows_at,
                      feedback->knows_by, feedback->spoke_at, until, handed, told, self->salt,
                      feedback->revision + 1);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    return candour_store_audits_conflict (error);
  if (step == CANDOUR_STEP_ROW)
    feedback->revision++;

  return step == CANDOUR_STEP_ROW;
}

static gboolean
note (const Move  *self,
      GError     **error)
{
  const CandourFeedback *before = self->before;
  const CandourFeedback *after = self->feedback;
  CandourChange change = {
    .db = self->db, .actor = self->actor, .subject = "feedback", .subject_id = after->audit_id,
    .salt = self->salt,
  };

  return candour_change_note_text (&change, "strong", before->strong, after->strong, error)
         && candour_change_note_text (&change, "help", before->help, after->help, error)
         && candour_change_note_text (&change, "why", before->why, after->why, error)
         && candour_change_note (&change, "shared_at", before->shared_at, after->shared_at, error)
         && (before->shared_at != NULL || after->shared_at == NULL
             || candour_change_note (&change, "reader_id", NULL, after->reader_id, error))
         && candour_change_note (&change, "read_at", before->read_at, after->read_at, error)
         && candour_change_note (&change, "replied_at", before->replied_at, after->replied_at,
                                 error)
         && candour_change_note_text (&change, "reply", before->reply, after->reply, error)
         && candour_change_note (&change, "answer",
                                 candour_code_from_value (candour_matches, before->match),
                                 candour_code_from_value (candour_matches, after->match), error)
         && candour_change_note (&change, "talked_at", before->talked_at, after->talked_at, error)
         && candour_change_note (&change, "knows_at", before->knows_at, after->knows_at, error)
         && candour_change_note (&change, "spoke_at", before->spoke_at, after->spoke_at, error);
}

static const char shared_sql[] = "UPDATE audit SET wants_feedback = 0 WHERE id = $1";

static void
swap (CandourFeedback *feedback,
      CandourFeedback *kept)
{
  CandourFeedback old = *feedback;

  *feedback = *kept;
  *kept = old;
}

/* --- What people do ------------------------------------------------------------------- */

static gboolean
save_or_share (CandourDb             *db,
               CandourFeedback       *feedback,
               CandourFeedbackEvent   event,
               const CandourActor    *actor,
               const char            *today,
               GError               **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Move) self = { 0 };

  if (transaction == NULL || !move_init (&self, db, feedback, actor, today, error))
    return FALSE;

  candour_set_text (&self.feedback->strong, feedback->strong);
  candour_set_text (&self.feedback->help, feedback->help);
  candour_set_text (&self.feedback->why, feedback->why);
  if (!check (&self, event, error))
    return FALSE;

  if (event == CANDOUR_FEEDBACK_SHARE)
    {
      self.feedback->shared_at = candour_store_audits_dup_now (db, today, error);
      if (self.feedback->shared_at == NULL
          || !candour_db_execute (db, shared_sql, error, "s", feedback->audit_id))
        return FALSE;
    }

  if (!write_row (&self, error) || !note (&self, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  swap (feedback, self.feedback);

  return TRUE;
}

gboolean
candour_store_feedback_save (CandourDb           *db,
                             CandourFeedback     *feedback,
                             const CandourActor  *actor,
                             const char          *today,
                             GError             **error)
{
  return save_or_share (db, feedback, CANDOUR_FEEDBACK_SAVE, actor, today, error);
}

gboolean
candour_store_feedback_share (CandourDb           *db,
                              CandourFeedback     *feedback,
                              const CandourActor  *actor,
                              const char          *today,
                              GError             **error)
{
  return save_or_share (db, feedback, CANDOUR_FEEDBACK_SHARE, actor, today, error);
}

/* What is done already stays as it was done. */
static void
set_once (char       **field,
          const char  *now)
{
  if (*field == NULL)
    *field = g_strdup (now);
}

static void
apply (const Move            *self,
       CandourFeedbackEvent   event,
       const char            *now)
{
  CandourFeedback *feedback = self->feedback;

  switch (event)
    {
    case CANDOUR_FEEDBACK_OPEN:
      set_once (&feedback->read_at, now);
      break;
    case CANDOUR_FEEDBACK_REPLY:
      set_once (&feedback->read_at, now);
      set_once (&feedback->replied_at, now);
      break;
    case CANDOUR_FEEDBACK_TICK_TALKED:
      set_once (&feedback->talked_at, now);
      set_once (&feedback->talked_by, self->actor->person_id);
      break;
    case CANDOUR_FEEDBACK_TICK_KNOWS:
      set_once (&feedback->knows_at, now);
      set_once (&feedback->knows_by, self->actor->person_id);
      break;
    case CANDOUR_FEEDBACK_TALK:
      set_once (&feedback->spoke_at, now);
      break;
    default:
      break;
    }
}

gboolean
candour_store_feedback_move (CandourDb             *db,
                             CandourFeedback       *feedback,
                             CandourFeedbackEvent   event,
                             const CandourActor    *actor,
                             const char            *today,
                             GError               **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autofree char *now = NULL;
  g_auto(Move) self = { 0 };

  if (event == CANDOUR_FEEDBACK_SAVE || event == CANDOUR_FEEDBACK_SHARE)
    return save_or_share (db, feedback, event, actor, today, error);

  transaction = candour_db_begin (db, error);
  if (transaction == NULL || !move_init (&self, db, feedback, actor, today, error))
    return FALSE;

  if (event == CANDOUR_FEEDBACK_REPLY)
    {
      candour_set_text (&self.feedback->reply, feedback->reply);
      self.feedback->match = feedback->match;
    }
  now = candour_store_audits_dup_now (db, today, error);
  if (now == NULL || !check (&self, event, error))
    return FALSE;

  /* Read is read. */
  if (event == CANDOUR_FEEDBACK_OPEN && self.before->read_at != NULL)
    return candour_transaction_commit (transaction, error);

  apply (&self, event, now);
  if (!write_row (&self, error) || !note (&self, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  swap (feedback, self.feedback);

  return TRUE;
}

/* --- Duties --------------------------------------------------------------------------- */

#define DUTY_COLUMNS(until) \
  "SELECT a.id, a.reference, u.name, w.name, b.shared_at, b.read_at, " until ", b.answer" \
  " FROM feedback b JOIN audit a ON a.id = b.audit_id" \
  " LEFT JOIN person u ON u.id = a.auditor_id LEFT JOIN person w ON w.id = b.worker_id"
#define NOT_TICKED " AND (b.talked_at IS NULL OR b.knows_at IS NULL)"

static const char *const duty_sql[] = {
  [CANDOUR_FEEDBACK_TO_READ] =
    DUTY_COLUMNS ("b.until_on") " WHERE b.reader_id = $1 AND b.shared_at IS NOT NULL"
    " AND b.replied_at IS NULL AND (b.until_on >= $2 OR b.read_at IS NULL)"
    " ORDER BY b.until_on, a.id LIMIT $3",
  [CANDOUR_FEEDBACK_TO_TICK] =
    DUTY_COLUMNS ("b.told_on") " WHERE b.worker_id IN (SELECT id FROM person WHERE"
    " manager_id = $1) AND b.handed_on <= $2" NOT_TICKED " ORDER BY b.told_on, a.id LIMIT $3",
  [CANDOUR_FEEDBACK_TO_TALK] =
    DUTY_COLUMNS ("b.until_on") " WHERE a.auditor_id = $1 AND b.answer = 'no'"
    " AND b.spoke_at IS NULL AND b.handed_on <= $2 ORDER BY b.replied_at, a.id LIMIT $3",
  [CANDOUR_FEEDBACK_TO_SHARE] =
    "SELECT a.id, a.reference, u.name, w.name, NULL, NULL, NULL, 'none' FROM audit a"
    " LEFT JOIN person u ON u.id = a.auditor_id LEFT JOIN person w ON w.id = a.worker_id"
    " WHERE a.auditor_id = $1 AND a.wants_feedback = 1"
    " AND a.state IN ('actions-open', 'closed') AND a.listed_on <= $2"
    " ORDER BY a.listed_on, a.id LIMIT $3",
  [CANDOUR_FEEDBACK_TOLD] =
    DUTY_COLUMNS ("b.told_on") " WHERE b.worker_id IN (WITH RECURSIVE below (id) AS"
    " (SELECT id FROM person WHERE manager_id = $1"
    " UNION SELECT n.id FROM person n JOIN below l ON n.manager_id = l.id) SELECT id FROM below)"
    " AND b.told_on <= $2" NOT_TICKED " ORDER BY b.told_on, a.id LIMIT $3",
};

static CandourFeedbackRow *
read_row (CandourStatement *statement)
{
  CandourFeedbackRow *row = g_object_new (CANDOUR_TYPE_FEEDBACK_ROW, NULL);
  const char *shared_at = candour_statement_get_text (statement, 4);

  row->audit_id = candour_statement_dup_text (statement, 0);
  row->reference = candour_statement_dup_shown (statement, 1);
  row->auditor_name = candour_statement_dup_shown (statement, 2);
  row->worker_name = candour_statement_dup_shown (statement, 3);
  row->shared_on = shared_at != NULL ? candour_instant_dup_date (shared_at) : NULL;
  row->is_read = candour_statement_get_text (statement, 5) != NULL;
  row->until_on = candour_statement_dup_text (statement, 6);
  row->match = candour_code_to_value (candour_matches, candour_statement_get_text (statement, 7),
                                      CANDOUR_MATCH_NONE);

  return row;
}

GPtrArray *
candour_store_feedback_list (CandourDb            *db,
                             const char           *person_id,
                             CandourFeedbackDuty   duty,
                             int                   limit,
                             const char           *today,
                             GError              **error)
{
  g_return_val_if_fail (person_id != NULL && today != NULL, NULL);

  return candour_store_take_rows (candour_db_query (db, duty_sql[duty], error, "ssi", person_id,
                                                    today, (gint64) limit),
                                  (CandourStatementReader) read_row, g_object_unref, error);
}
