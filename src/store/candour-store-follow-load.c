/* candour-store-follow-load.c - all that the page of one action shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-people.h"

/* --- Its parts ------------------------------------------------------------------------ */

static const char evidence_sql[] =
  "SELECT e.id, e.action_id, e.source_type, e.dated, e.reference, e.file_name, e.n_bytes, e.hash,"
  " e.by_verifier, e.added_by, coalesce(n.name, e.added_by), e.added_at"
  " FROM action_evidence e LEFT JOIN person n ON n.id = e.added_by"
  " WHERE e.action_id = $1 ORDER BY e.id";

static CandourEvidence *
read_evidence (CandourStatement *statement)
{
  CandourEvidence *evidence = g_new0 (CandourEvidence, 1);

  evidence->id = candour_statement_dup_text (statement, 0);
  evidence->action_id = candour_statement_dup_text (statement, 1);
  evidence->type = candour_statement_get_code (statement, 2, candour_source_types);
  evidence->dated = candour_statement_dup_text (statement, 3);
  evidence->reference = candour_statement_dup_shown (statement, 4);
  evidence->file_name = candour_statement_dup_text (statement, 5);
  evidence->n_bytes = candour_statement_get_int (statement, 6);
  evidence->hash = candour_statement_dup_text (statement, 7);
  evidence->by_verifier = candour_statement_get_int (statement, 8) != 0;
  evidence->added_by = candour_statement_dup_text (statement, 9);
  evidence->added_name = candour_statement_dup_shown (statement, 10);
  evidence->added_at = candour_statement_dup_text (statement, 11);

  return evidence;
}

static const char extensions_sql[] =
  "SELECT x.id, x.action_id, x.number, x.old_due_on, x.new_due_on, x.why, x.words, x.asked_by,"
  " coalesce(n.name, x.asked_by), x.asked_at, x.state, x.decided_by,"
  " coalesce(d.name, x.decided_by), x.decided_at, x.answer"
  " FROM action_extension x LEFT JOIN person n ON n.id = x.asked_by"
  " LEFT JOIN person d ON d.id = x.decided_by WHERE x.action_id = $1 ORDER BY x.id DESC";

static CandourExtension *
read_extension (CandourStatement *statement)
{
  CandourExtension *extension = g_new0 (CandourExtension, 1);

  extension->id = candour_statement_dup_text (statement, 0);
  extension->action_id = candour_statement_dup_text (statement, 1);
  extension->number = candour_statement_get_int (statement, 2);
  extension->old_due_on = candour_statement_dup_text (statement, 3);
  extension->new_due_on = candour_statement_dup_text (statement, 4);
  extension->why = candour_statement_get_code (statement, 5, candour_delays);
  extension->words = candour_statement_dup_shown (statement, 6);
  extension->asked_by = candour_statement_dup_text (statement, 7);
  extension->asked_name = candour_statement_dup_shown (statement, 8);
  extension->asked_at = candour_statement_dup_text (statement, 9);
  extension->state = candour_statement_get_code (statement, 10, candour_extension_states);
  extension->decided_by = candour_statement_dup_text (statement, 11);
  extension->decided_name = candour_statement_dup_shown (statement, 12);
  extension->decided_at = candour_statement_dup_text (statement, 13);
  extension->answer = candour_statement_dup_shown (statement, 14);

  return extension;
}

static const char steps_sql[] =
  "SELECT x.event, x.at_utc, x.by_id, coalesce(n.name, x.by_id), x.from_state, x.to_state,"
  " x.words, x.old_due_on, x.new_due_on, x.other_id, coalesce(t.name, x.other_id), x.number"
  " FROM action_step x LEFT JOIN person n ON n.id = x.by_id"
  " LEFT JOIN person t ON t.id = x.other_id"
  " WHERE x.action_id = $1 ORDER BY x.at_utc DESC, x.id DESC";

static CandourActionStep *
read_step (CandourStatement *statement)
{
  CandourActionStep *step = g_new0 (CandourActionStep, 1);

  step->event = candour_statement_get_code (statement, 0, candour_action_events);
  step->at_utc = candour_statement_dup_text (statement, 1);
  step->by_id = candour_statement_dup_text (statement, 2);
  step->by_name = candour_statement_dup_shown (statement, 3);
  step->from_state = candour_statement_get_code (statement, 4, candour_action_states);
  step->to_state = candour_statement_get_code (statement, 5, candour_action_states);
  step->words = candour_statement_dup_shown (statement, 6);
  step->old_due_on = candour_statement_dup_text (statement, 7);
  step->new_due_on = candour_statement_dup_text (statement, 8);
  step->other_id = candour_statement_dup_text (statement, 9);
  step->other_name = candour_statement_dup_shown (statement, 10);
  step->number = candour_statement_get_int (statement, 11);

  return step;
}

static gboolean
load_list (CandourDb               *db,
           const char              *sql,
           const char              *id,
           CandourStatementReader   reader,
           GDestroyNotify           free_func,
           GPtrArray              **list,
           GError                 **error)
{
  GPtrArray *found = candour_store_take_rows (candour_db_query (db, sql, error, "s", id), reader,
                                              free_func, error);

  if (found == NULL)
    return FALSE;

  g_ptr_array_unref (*list);
  *list = found;

  return TRUE;
}

static gboolean
load_parts (CandourDb            *db,
            CandourActionDetail  *detail,
            GError              **error)
{
  const char *id = detail->action->id;

  return load_list (db, evidence_sql, id, (CandourStatementReader) read_evidence,
                    (GDestroyNotify) candour_evidence_free, &detail->evidence, error)
         && load_list (db, extensions_sql, id, (CandourStatementReader) read_extension,
                       (GDestroyNotify) candour_extension_free, &detail->extensions, error)
         && load_list (db, steps_sql, id, (CandourStatementReader) read_step,
                       (GDestroyNotify) candour_action_step_free, &detail->steps, error);
}

/* --- Rows beside it ------------------------------------------------------------------- */

static const char row_sql[] =
  ACTION_ROW_COLUMNS " WHERE p.id = $1 AND " ACTION_OPEN_TO ("$2", "$3");
static const char repeated_sql[] =
  ACTION_ROW_COLUMNS " WHERE p.repeats_id = $1 AND p.state <> 'draft' AND "
  ACTION_OPEN_TO ("$2", "$3")
  " ORDER BY p.id DESC";

static GPtrArray *
load_rows (CandourDb   *db,
           const char  *sql,
           const char  *id,
           const char  *today,
           GError     **error)
{
  return candour_store_action_rows_read (
    candour_db_query (db, sql, error, "ssi", id, candour_db_get_reader (db),
                      (gint64) candour_db_reader_moderates (db)), today, error);
}

/* *row stays NULL where there is none that may be seen. */
static gboolean
load_row (CandourDb         *db,
          const char        *id,
          const char        *today,
          CandourActionRow **row,
          GError           **error)
{
  g_autoptr(GPtrArray) rows = load_rows (db, row_sql, id, today, error);

  if (rows != NULL && rows->len > 0)
    *row = g_object_ref (rows->pdata[0]);

  return rows != NULL;
}

static gboolean
load_repeats (CandourDb            *db,
              CandourActionDetail  *detail,
              const char           *today,
              GError              **error)
{
  g_autoptr(GPtrArray) repeated =
    load_rows (db, repeated_sql, detail->action->id, today, error);

  if (repeated == NULL)
    return FALSE;

  g_ptr_array_unref (detail->repeated_by);
  detail->repeated_by = g_steal_pointer (&repeated);

  return detail->action->repeats_id == NULL
         || load_row (db, detail->action->repeats_id, today, &detail->repeats, error);
}

/* --- People --------------------------------------------------------------------------- */

static void
find_ties (CandourActionDetail *detail,
           const CandourActor  *actor,
           GPtrArray           *people)
{
  const CandourActionPoint *action = detail->action;
  const CandourPerson *decider =
    candour_rules_find_time_decider (action->owner_id, action->n_extended + 1, people);

  if (decider != NULL)
    {
      detail->decider_id = g_strdup (decider->id);
      detail->decider_name = g_strdup (decider->name);
    }
  if (actor == NULL)
    return;

  detail->reader_id = g_strdup (actor->person_id);
  detail->ties = candour_rules_find_action_ties (action, detail->auditor_id, detail->reader_id,
                                                 actor->role, people);
  detail->ties.decider_name = detail->decider_name;
}

static void
find_escalations (CandourActionDetail       *detail,
                  const CandourStoredAction *stored,
                  const CandourClocks       *clocks,
                  GPtrArray                 *people,
                  const char                *today)
{
  char *since[CANDOUR_N_TOLD];
  CandourTrigger triggers[CANDOUR_N_TOLD];

  candour_rules_escalate (detail->action, (const CandourEscalationRule *) clocks->rules->data,
                          clocks->rules->len, clocks->holidays, since, triggers);

  for (int told = 0; told < CANDOUR_N_TOLD; told++)
    {
      g_autofree char *from = since[told];
      const CandourPerson *person;
      CandourEscalation *escalation;

      if (from == NULL || strcmp (from, today) > 0)
        continue;

      escalation = candour_escalation_new (told, triggers[told], from);
      person = told == CANDOUR_TOLD_QA_LEAD
               ? NULL : candour_rules_find_told (detail->action->owner_id, told, people);
      if (person != NULL)
        {
          escalation->person_id = g_strdup (person->id);
          candour_set_text (&escalation->person_name, person->name);
        }
      escalation->is_acknowledged = stored->acked_on != NULL
                                    && strcmp (stored->acked_on, from) >= 0;
      g_ptr_array_add (detail->escalations, escalation);
    }
}

CandourActionDetail *
candour_store_follow_load (CandourDb           *db,
                           const char          *id,
                           const CandourActor  *actor,
                           const char          *today,
                           GError             **error)
{
  g_autoptr(CandourStoredAction) stored = candour_stored_action_load (db, id, error);
  g_autoptr(CandourActionDetail) detail = candour_action_detail_new ();
  g_autoptr(GPtrArray) people = NULL;
  g_auto(CandourClocks) clocks = { 0 };

  if (stored == NULL || !candour_clocks_init (&clocks, db, error)
      || !load_row (db, id, today, &detail->row, error))
    return NULL;

  /* Sealed to who reads, it is not there. */
  if (detail->row == NULL)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                           _("There is no such action"));
      return NULL;
    }

  detail->action = candour_action_point_copy (stored->action);
  detail->auditor_id = g_strdup (stored->auditor_id);
  detail->auditor_name = g_strdup (detail->row->auditor_name);
  people = candour_store_people_load_all (db, error);
  if (people == NULL
      || !load_parts (db, detail, error)
      || !load_repeats (db, detail, today, error))
    return NULL;

  find_ties (detail, actor, people);
  find_escalations (detail, stored, &clocks, people, today);
  detail->holidays = g_steal_pointer (&clocks.holidays);

  return g_steal_pointer (&detail);
}

static const char file_sql[] =
  "SELECT f.content, e.hash FROM evidence_file f JOIN action_evidence e ON e.id = f.evidence_id"
  " WHERE f.evidence_id = $1";

GBytes *
candour_store_follow_load_file (CandourDb   *db,
                                const char  *evidence_id,
                                GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, file_sql, error, "s", evidence_id);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  guchar *data;
  gsize size;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such file"));
  if (step != CANDOUR_STEP_ROW)
    return NULL;

  data = g_base64_decode (candour_statement_get_text (statement, 0), &size);
  bytes = g_bytes_new_take (data, size);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (hash, candour_statement_get_text (statement, 1)) != 0)
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_DAMAGED,
                           _("The file is not as it was attached."));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
