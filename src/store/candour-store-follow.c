/* candour-store-follow.c - follows each action from its owner to what it changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

#include "candour-audit-rules.h"
#include "candour-id.h"
#include "candour-store-history.h"
#include "candour-store-notices-private.h"
#include "candour-store-people.h"

/* What a change of one action is made with. */
typedef struct
{
  CandourDb               *db;
  const CandourActor      *actor;
  const char              *today;
  CandourClocks            clocks;
  GPtrArray               *people;   /* CandourPerson */
  CandourStoredAction     *stored;   /* its action is brought to what it will be */
  CandourActionPoint      *before;
} Move;

static void
move_clear (Move *self)
{
  candour_clocks_clear (&self->clocks);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->stored, candour_stored_action_free);
  g_clear_pointer (&self->before, candour_action_point_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Move, move_clear)

static gboolean
move_init (Move                      *self,
           CandourDb                 *db,
           const CandourActionPoint  *action,
           const CandourActor        *actor,
           const char                *today,
           GError                   **error)
{
  self->db = db;
  self->actor = actor;
  self->today = today;

  if (!candour_clocks_init (&self->clocks, db, error))
    return FALSE;

  self->people = candour_store_people_load_all (db, error);
  self->stored = self->people != NULL ? candour_stored_action_load (db, action->id, error) : NULL;
  if (self->stored == NULL)
    return FALSE;

  if (self->stored->action->revision != action->revision)
    return candour_store_audits_conflict (error);

  self->before = candour_action_point_copy (self->stored->action);

  return TRUE;
}

/* REFUSED with the sentence of the rules, where there is one. Takes it over. */
static gboolean
pass (char    *sentence,
      GError **error)
{
  g_autofree char *refusal = sentence;

  return refusal == NULL || candour_store_audits_refuse (error, refusal);
}

static gboolean
check_event (const Move                *self,
             CandourActionEvent         event,
             const CandourActionMove   *move,
             GError                   **error)
{
  const CandourActionPoint *action = self->stored->action;
  CandourActionTies ties =
    candour_rules_find_action_ties (action, self->stored->auditor_id, self->actor->person_id,
                                    self->actor->role, self->people);

  return pass (candour_rules_check_action_event (action, event, &ties, self->today,
                                                 self->clocks.holidays), error)
         && (move == NULL
             || pass (candour_rules_check_action_move (action, event, move, self->today), error));
}

static const CandourPerson *
find_person (GPtrArray  *people,
             const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const CandourPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, id) == 0)
        return person;
    }

  return NULL;
}

static const char moderator_sql[] = "SELECT blind_to FROM audit WHERE id = $1";

gboolean
candour_store_follow_check_owner (CandourDb   *db,
                                  const char  *audit_id,
                                  const char  *person_id,
                                  GPtrArray   *people,
                                  GError     **error)
{
  const CandourPerson *person = find_person (people, person_id);
  g_autoptr(CandourStatement) statement = NULL;

  if (person == NULL)
    return candour_store_audits_refuse (error, _("There is no such person to own the action."));

  statement = candour_db_query (db, moderator_sql, error, "s", audit_id);
  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  return pass (candour_rules_check_new_owner (person, candour_statement_get_text (statement, 0)),
               error);
}

static gboolean
check_other (const Move               *self,
             const CandourActionMove  *move,
             GError                  **error)
{
  return move->other_id == NULL
         || candour_store_follow_check_owner (self->db, self->before->audit_id, move->other_id,
                                              self->people, error);
}

/* --- More time ------------------------------------------------------------------------ */

static const char ask_sql[] =
  "INSERT INTO action_extension (id, action_id, number, old_due_on, new_due_on, why, words,"
  " asked_by, asked_at, state, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', '')";

static const char answer_sql[] =
  "UPDATE action_extension SET state = $2, decided_by = $3, decided_at = $4, answer = $5"
  " WHERE action_id = $1 AND state = 'asked'";

static gboolean
write_extension (const Move               *self,
                 CandourActionEvent        event,
                 const CandourActionMove  *move,
                 const char               *now,
                 GError                  **error)
{
  const CandourActionPoint *before = self->before;
  CandourExtensionState state = CANDOUR_EXTENSION_LAPSED;

  if (event == CANDOUR_ACTION_ASK_TIME)
    {
      g_autofree char *id = candour_id_new ();

      return candour_db_execute (self->db, ask_sql, error, "ssissssss", id, before->id,
                                 (gint64) before->n_extended + 1, before->due_on,
                                 move->new_due_on,
                                 candour_code_from_value (candour_delays, move->why),
                                 move->words, self->actor->person_id, now);
    }

  /* What was asked for goes with whatever took the question away. */
  if (before->asked_due_on == NULL || self->stored->action->asked_due_on != NULL)
    return TRUE;

  if (event == CANDOUR_ACTION_GIVE_TIME)
    state = CANDOUR_EXTENSION_GIVEN;
  else if (event == CANDOUR_ACTION_REFUSE_TIME)
    state = CANDOUR_EXTENSION_REFUSED;

  return candour_db_execute (self->db, answer_sql, error, "sssss", before->id,
                             candour_code_from_value (candour_extension_states, state),
                             self->actor->person_id, now,
                             move->words != NULL && state != CANDOUR_EXTENSION_LAPSED
                             ? move->words : "");
}

/* --- One event ------------------------------------------------------------------------ */

static CandourActionStep *
make_step (const Move              *self,
           CandourActionEvent       event,
           const CandourActionMove *move)
{
  const CandourActionPoint *before = self->before;
  const CandourActionPoint *after = self->stored->action;
  CandourActionStep *step = candour_action_step_new (event);

  step->from_state = before->state;
  step->to_state = after->state;
  candour_set_text (&step->words, move->words);
  step->other_id = g_strdup (move->other_id);
  if (event == CANDOUR_ACTION_REPORT_DONE)
    step->number = after->n_evidence;
  if (event == CANDOUR_ACTION_ASK_TIME || event == CANDOUR_ACTION_GIVE_TIME
      || event == CANDOUR_ACTION_REFUSE_TIME || event == CANDOUR_ACTION_FIND_NOT_DONE)
    {
      step->old_due_on = g_strdup (before->due_on);
      step->new_due_on = g_strdup (event == CANDOUR_ACTION_FIND_NOT_DONE ? after->due_on
                                   : event == CANDOUR_ACTION_ASK_TIME ? after->asked_due_on
                                                                      : before->asked_due_on);
      step->number = before->n_extended + 1;
    }

  return step;
}

/* Whom the event is news to, and what it is; FALSE: to nobody. */
static gboolean
find_news (const Move         *self,
           CandourActionEvent  event,
           CandourNoticeKind  *kind,
           const char        **person_id)
{
  static const struct
  {
    CandourActionEvent event;
    CandourNoticeKind  kind;
  } news[] = {
    { CANDOUR_ACTION_FIND_DIFFERENCE, CANDOUR_NOTICE_DIFFERENCE },
    { CANDOUR_ACTION_FIND_NO_DIFFERENCE, CANDOUR_NOTICE_NO_DIFFERENCE },
    { CANDOUR_ACTION_FIND_NOT_DONE, CANDOUR_NOTICE_NOT_DONE },
    { CANDOUR_ACTION_GIVE_TIME, CANDOUR_NOTICE_TIME_GIVEN },
    { CANDOUR_ACTION_REFUSE_TIME, CANDOUR_NOTICE_TIME_REFUSED },
    { CANDOUR_ACTION_HAND_ON, CANDOUR_NOTICE_GIVEN },
    { CANDOUR_ACTION_REASSIGN, CANDOUR_NOTICE_GIVEN },
    { CANDOUR_ACTION_DECLINE, CANDOUR_NOTICE_DECLINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    if (news[i].event == event)
      {
        *kind = news[i].kind;
        *person_id = event == CANDOUR_ACTION_DECLINE ? self->stored->auditor_id
                                                     : self->stored->action->owner_id;
        return TRUE;
      }

  return FALSE;
}

static gboolean
tell (const Move               *self,
      CandourActionEvent        event,
      const CandourActionMove  *move,
      const char               *at_utc,
      GError                  **error)
{
  CandourNoticeKind kind;
  const char *person_id;

  return !find_news (self, event, &kind, &person_id)
         || candour_store_notices_add_action (self->db, person_id, kind, self->stored->action,
                                              at_utc, move->words, self->actor, error);
}

static gboolean
write_step (Move                     *self,
            CandourActionEvent        event,
            const CandourActionMove  *move,
            GError                  **error)
{
  g_autoptr(CandourActionStep) step = make_step (self, event, move);

  return candour_store_follow_add_step (self->db, self->before->id, step, self->actor,
                                        self->today, error)
         && write_extension (self, event, move, step->at_utc, error)
         && tell (self, event, move, step->at_utc, error);
}

/* The audit is open for as long as one of its actions is. */
static gboolean
settle_audit (const Move  *self,
              GError     **error)
{
  const char *audit_id = self->before->audit_id;

  return candour_store_audits_count_actions (self->db, audit_id, error)
         && candour_store_audits_settle_state (self->db, audit_id, self->actor, error)
         && candour_store_follow_note_step (self->db, audit_id, error);
}

static gboolean
write_all (Move                     *self,
           CandourActionEvent        event,
           const CandourActionMove  *move,
           GError                  **error)
{
  return candour_store_follow_write (self->db, self->stored, &self->clocks, error)
         && write_step (self, event, move, error)
         && candour_store_follow_note (self->db, self->before, self->stored->action,
                                       self->stored->salt, event, move->words, self->actor, error)
         && settle_audit (self, error);
}

static gboolean
move_action (Move                     *self,
             CandourActionEvent        event,
             const CandourActionMove  *move,
             GError                  **error)
{
  if (event == CANDOUR_ACTION_SEND || event == CANDOUR_ACTION_HASTEN
      || event == CANDOUR_ACTION_ADD_EVIDENCE || event == CANDOUR_ACTION_REMOVE_EVIDENCE)
    return candour_store_audits_refuse (error, _("That is not done in this way."));

  if (!check_event (self, event, move, error) || !check_other (self, move, error))
    return FALSE;

  candour_rules_apply_action_event (self->stored->action, event, move, self->today);
  if (event == CANDOUR_ACTION_ACKNOWLEDGE)
    {
      g_free (self->stored->acked_on);
      self->stored->acked_on = g_strdup (self->today);
    }

  return write_all (self, event, move, error);
}

/* Field by field: the caller may hold on to its parts. */
static void
update_action (CandourActionPoint       *action,
               const CandourActionPoint *kept)
{
  CandourActionPoint *copy = candour_action_point_copy (kept);
  CandourActionPoint old = *action;

  *action = *copy;
  *copy = old;
  candour_action_point_free (copy);
}

gboolean
candour_store_follow_move (CandourDb                *db,
                           CandourActionPoint       *action,
                           CandourActionEvent        event,
                           const CandourActionMove  *move,
                           const CandourActor       *actor,
                           const char               *today,
                           GError                  **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  const CandourActionMove nothing = { 0 };
  g_auto(Move) self = { 0 };

  if (transaction == NULL
      || !move_init (&self, db, action, actor, today, error)
      || !move_action (&self, event, move != NULL ? move : &nothing, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  update_action (action, self.stored->action);

  return TRUE;
}

/* --- Evidence ------------------------------------------------------------------------- */

static const char add_evidence_sql[] =
  "INSERT INTO action_evidence (id, action_id, source_type, dated, reference, file_name, n_bytes,"
  " hash, by_verifier, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

static const char add_file_sql[] =
  "INSERT INTO evidence_file (evidence_id, content) VALUES ($1, $2)";

static gboolean
check_evidence (const CandourEvidence  *evidence,
                GBytes                 *file,
                GError                **error)
{
  g_autofree char *reference = g_strstrip (g_strdup (evidence->reference));

  if (evidence->dated != NULL && !candour_date_is_valid (evidence->dated))
    return candour_store_audits_refuse (error, _("The date of the evidence is not a date."));
  if (file == NULL)
    return *reference != '\0'
           || candour_store_audits_refuse (error, _("Say where in the record it can be seen."));
  if (evidence->file_name == NULL || *evidence->file_name == '\0')
    return candour_store_audits_refuse (error, _("The file has no name."));
  if (g_bytes_get_size (file) == 0)
    return candour_store_audits_refuse (error, _("The file is empty, so it was not attached."));
  if (g_bytes_get_size (file) > CANDOUR_EVIDENCE_BYTES)
    return candour_store_audits_refuse (error, _("The file is larger than 10 MB, so it was not "
                                                 "attached."));

  return TRUE;
}

static gboolean
write_file (CandourDb        *db,
            CandourEvidence  *evidence,
            GBytes           *file,
            GError          **error)
{
  g_autofree char *content = NULL;

  if (file == NULL)
    return TRUE;

  content = g_base64_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  return candour_db_execute (db, add_file_sql, error, "ss", evidence->id, content);
}

static gboolean
write_evidence (const Move       *self,
                CandourEvidence  *evidence,
                GBytes           *file,
                const char       *now,
                GError          **error)
{
  evidence->id = candour_id_new ();
  evidence->by_verifier = g_strcmp0 (self->before->owner_id, self->actor->person_id) != 0;
  evidence->n_bytes = file != NULL ? (gint64) g_bytes_get_size (file) : 0;
  g_free (evidence->hash);
  evidence->hash = file != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file) : NULL;

  return candour_db_execute (self->db, add_evidence_sql, error, "ssssssisiss", evidence->id,
                             self->before->id,
                             candour_code_from_value (candour_source_types, evidence->type),
                             evidence->dated, evidence->reference,
                             file != NULL ? evidence->file_name : NULL, evidence->n_bytes,
                             evidence->hash, (gint64) evidence->by_verifier,
                             self->actor->person_id, now)
         && write_file (self->db, evidence, file, error);
}

/* What the history says of a piece: that it is there, and what it was without saying it. */
static gboolean
note_evidence (const Move       *self,
               const char       *id,
               const char       *old_value,
               const char       *new_value,
               GError          **error)
{
  g_autofree char *field = g_strconcat ("evidence/", id, NULL);

  return candour_store_history_append (self->db, self->actor, "action", self->before->id, field,
                                       old_value, new_value, NULL, error);
}

static gboolean
add_evidence (Move             *self,
              CandourEvidence  *evidence,
              GBytes           *file,
              GError          **error)
{
  g_autoptr(CandourActionStep) step = candour_action_step_new (CANDOUR_ACTION_ADD_EVIDENCE);
  g_autofree char *commitment = NULL;

  if (!check_event (self, CANDOUR_ACTION_ADD_EVIDENCE, NULL, error)
      || !check_evidence (evidence, file, error))
    return FALSE;

  step->from_state = self->before->state;
  step->to_state = self->before->state;
  candour_set_text (&step->words, file != NULL ? evidence->file_name : evidence->reference);
  self->stored->action->n_evidence++;
  commitment = candour_store_history_commit_text (self->stored->salt, step->words);

  return candour_store_follow_add_step (self->db, self->before->id, step, self->actor,
                                        self->today, error)
         && write_evidence (self, evidence, file, step->at_utc, error)
         && note_evidence (self, evidence->id, NULL,
                           evidence->hash != NULL ? evidence->hash : commitment, error)
         && candour_store_follow_write (self->db, self->stored, &self->clocks, error);
}

gboolean
candour_store_follow_add_evidence (CandourDb           *db,
                                   CandourActionPoint  *action,
                                   CandourEvidence     *evidence,
                                   GBytes              *file,
                                   const CandourActor  *actor,
                                   const char          *today,
                                   GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Move) self = { 0 };

  if (transaction == NULL
      || !move_init (&self, db, action, actor, today, error)
      || !add_evidence (&self, evidence, file, error)
      || !candour_transaction_commit (transaction, error))
    {
      g_clear_pointer (&evidence->id, g_free);
      return FALSE;
    }

  update_action (action, self.stored->action);

  return TRUE;
}

static const char evidence_sql[] =
  "SELECT added_by, hash, coalesce(file_name, reference) FROM action_evidence"
  " WHERE id = $1 AND action_id = $2";

static const char remove_file_sql[] = "DELETE FROM evidence_file WHERE evidence_id = $1";
static const char remove_evidence_sql[] = "DELETE FROM action_evidence WHERE id = $1";

static gboolean
remove_evidence (Move        *self,
                 const char  *id,
                 GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (self->db, evidence_sql, error, "ss", id, self->before->id);
  g_autoptr(CandourActionStep) step = candour_action_step_new (CANDOUR_ACTION_REMOVE_EVIDENCE);
  g_autofree char *commitment = NULL;
  const char *hash;
  CandourStep found;

  if (statement == NULL)
    return FALSE;

  found = candour_statement_step (statement, error);
  if (found == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such piece of evidence"));
  if (found != CANDOUR_STEP_ROW
      || !check_event (self, CANDOUR_ACTION_REMOVE_EVIDENCE, NULL, error))
    return FALSE;
  if (g_strcmp0 (candour_statement_get_text (statement, 0), self->actor->person_id) != 0)
    return candour_store_audits_refuse (error, _("Only who added it can take it back."));

  step->from_state = self->before->state;
  step->to_state = self->before->state;
  candour_set_text (&step->words, candour_statement_get_text (statement, 2));
  commitment = candour_store_history_commit_text (self->stored->salt, step->words);
  hash = candour_statement_get_text (statement, 1);
  self->stored->action->n_evidence--;

  return note_evidence (self, id, hash != NULL ? hash : commitment, NULL, error)
         && candour_db_execute (self->db, remove_file_sql, error, "s", id)
         && candour_db_execute (self->db, remove_evidence_sql, error, "s", id)
         && candour_store_follow_add_step (self->db, self->before->id, step, self->actor,
                                           self->today, error)
         && candour_store_follow_write (self->db, self->stored, &self->clocks, error);
}

gboolean
candour_store_follow_remove_evidence (CandourDb           *db,
                                      CandourActionPoint  *action,
                                      const char          *evidence_id,
                                      const CandourActor  *actor,
                                      const char          *today,
                                      GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_auto(Move) self = { 0 };

  if (transaction == NULL
      || !move_init (&self, db, action, actor, today, error)
      || !remove_evidence (&self, evidence_id, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  update_action (action, self.stored->action);

  return TRUE;
}
