/* candour-store-moderation-rows.c - the rows of the moderation list, by their ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include "candour-date.h"
#include "candour-rows.h"

#define N_BATCH 32
#define BATCH \
  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20," \
  " $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32"

/* $33 the reader, $34 who may come to moderate. */
#define OPEN OPEN_TO ("$33", "$34")
#define UNLESS_SEALED(column) "CASE WHEN " OPEN " THEN " column " ELSE NULL END"
#define ONCE_SEALED(column) \
  "CASE WHEN m.sealed_at IS NOT NULL OR m.moderator_id = $33 OR $33 = '' THEN " column \
  " ELSE NULL END"

static const char rows_sql[] =
  "SELECT m.id, m.audit_id, a.reference, a.cohort, a.plan, t.name, f.title, m.auditor_id, u.name,"
  " m.moderator_id, d.name, m.decider_id, e.name, m.submitted_on, m.due_on, m.finished_at,"
  " m.state, " UNLESS_SEALED ("m.kind") ", " UNLESS_SEALED ("m.reason") ","
  " CASE WHEN " OPEN " THEN 0 ELSE 1 END, m.had_read, m.n_graded, m.n_standards, m.n_to_agree, "
  UNLESS_SEALED ("o.grade") ", " UNLESS_SEALED ("o.name") ", " UNLESS_SEALED ("o.short_name")
  ", " UNLESS_SEALED ("o.drawn_as") ", " ONCE_SEALED ("g.grade") ", " ONCE_SEALED ("g.name")
  ", " ONCE_SEALED ("g.short_name") ", " ONCE_SEALED ("g.drawn_as") ","
  " h.grade, h.name, h.short_name, h.drawn_as, m.changed, m.days, m.sealed_at, m.read_at"
  " FROM moderation m"
  " JOIN audit a ON a.id = m.audit_id"
  " JOIN framework f ON f.id = a.framework_id"
  " JOIN person u ON u.id = m.auditor_id"
  " LEFT JOIN team t ON t.id = a.team_id"
  " LEFT JOIN person d ON d.id = m.moderator_id"
  " LEFT JOIN person e ON e.id = m.decider_id"
  " LEFT JOIN framework_grade o ON o.framework_id = a.framework_id AND o.grade = a.overall"
  " LEFT JOIN framework_grade g ON g.framework_id = a.framework_id AND g.grade = m.overall"
  " LEFT JOIN framework_grade h ON h.framework_id = a.framework_id"
  " AND h.grade = m.agreed_overall"
  " WHERE m.id IN (" BATCH ")";

static void
read_facts (CandourStatement     *statement,
            CandourModerationRow *row)
{
  const char *finished_at = candour_statement_get_text (statement, 15);

  row->id = candour_statement_dup_text (statement, 0);
  row->audit_id = candour_statement_dup_text (statement, 1);
  row->reference = candour_statement_dup_shown (statement, 2);
  row->cohort = candour_statement_get_code (statement, 3, candour_cohorts);
  row->plan = candour_statement_dup_shown (statement, 4);
  row->team_name = candour_statement_dup_shown (statement, 5);
  row->framework_title = candour_statement_dup_shown (statement, 6);
  row->auditor_id = candour_statement_dup_text (statement, 7);
  row->auditor_name = candour_statement_dup_shown (statement, 8);
  row->moderator_id = candour_statement_dup_text (statement, 9);
  row->moderator_name = candour_statement_dup_shown (statement, 10);
  row->decider_id = candour_statement_dup_text (statement, 11);
  row->decider_name = candour_statement_dup_shown (statement, 12);
  row->submitted_on = candour_statement_dup_text (statement, 13);
  row->due_on = candour_statement_dup_text (statement, 14);
  row->finished_on = finished_at != NULL ? candour_instant_dup_date (finished_at) : NULL;
  row->state = candour_statement_get_code (statement, 16, candour_moderation_states);
  row->kind = candour_statement_get_code (statement, 17, candour_draw_kinds);
  row->reason = candour_statement_get_code (statement, 18, candour_draw_reasons);
}

static void
read_grades (CandourStatement     *statement,
             CandourModerationRow *row)
{
  row->is_sealed = candour_statement_get_int (statement, 19) != 0;
  row->had_read = candour_statement_get_int (statement, 20) != 0;
  row->n_graded = candour_statement_get_int (statement, 21);
  row->n_standards = candour_statement_get_int (statement, 22);
  row->n_to_agree = candour_statement_get_int (statement, 23);
  row->overall = candour_statement_get_int (statement, 24);
  row->overall_name = candour_statement_dup_shown (statement, 25);
  row->overall_short = candour_statement_dup_shown (statement, 26);
  row->drawn_as = candour_statement_get_int (statement, 27);
  row->moderated = candour_statement_get_int (statement, 28);
  row->moderated_name = candour_statement_dup_shown (statement, 29);
  row->moderated_short = candour_statement_dup_shown (statement, 30);
  row->moderated_drawn_as = candour_statement_get_int (statement, 31);
  row->agreed = candour_statement_get_int (statement, 32);
  row->agreed_name = candour_statement_dup_shown (statement, 33);
  row->agreed_short = candour_statement_dup_shown (statement, 34);
  row->agreed_drawn_as = candour_statement_get_int (statement, 35);
  row->change = candour_statement_get_int (statement, 36);
  row->days = candour_statement_get_text (statement, 38) != NULL
                ? candour_statement_get_int (statement, 37) : -1;
  row->is_read = candour_statement_get_text (statement, 39) != NULL;
}

static gboolean
read_batch (CandourDb   *db,
            GPtrArray   *ids,
            guint        from,
            GHashTable  *rows,
            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, rows_sql, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < N_BATCH; i++)
    candour_statement_bind_text (statement, i + 1,
                                 from + i < ids->len ? g_ptr_array_index (ids, from + i) : NULL);
  candour_statement_bind_text (statement, N_BATCH + 1, candour_db_get_reader (db));
  candour_statement_bind_int (statement, N_BATCH + 2, candour_db_reader_moderates (db));

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourModerationRow *row = g_object_new (CANDOUR_TYPE_MODERATION_ROW, NULL);

      read_facts (statement, row);
      read_grades (statement, row);
      g_hash_table_insert (rows, row->id, row);
    }

  return step == CANDOUR_STEP_DONE;
}

GHashTable *
candour_store_moderation_rows_read (CandourDb  *db,
                                    GPtrArray  *ids,
                                    GError    **error)
{
  g_autoptr(GHashTable) rows =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < ids->len; i += N_BATCH)
    if (!read_batch (db, ids, i, rows, error))
      return NULL;

  return g_steal_pointer (&rows);
}
