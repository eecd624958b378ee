/* candour-store-action-rows.c - reads what lists show of an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

enum
{
  ID,
  AUDIT_ID,
  CASE_ID,
  REFERENCE,
  TEAM_ID,
  TEAM_NAME,
  AUDITOR_ID,
  AUDITOR_NAME,
  STANDARD_ID,
  STANDARD_NAME,
  GRADE,
  GRADE_NAME,
  GRADE_SHORT,
  DRAWN_AS,
  KIND,
  LEVEL,
  WHAT,
  DIFFERENCE,
  OWNER_ID,
  OWNER_NAME,
  RAISED_ON,
  DUE_ON,
  FIRST_DUE_ON,
  ASKED_DUE_ON,
  DONE_ON,
  VERIFIED_ON,
  CHECK_ON,
  CLOSED_ON,
  STATE,
  N_EXTENDED,
  N_EVIDENCE,
  REPEATS_ID,
  TOLD,           /* one a CandourTold */
  ACKED_ON = TOLD + CANDOUR_N_TOLD,
};

static void
read_names (CandourStatement *statement,
            CandourActionRow *row)
{
  row->id = candour_statement_dup_text (statement, ID);
  row->audit_id = candour_statement_dup_text (statement, AUDIT_ID);
  row->case_id = candour_statement_dup_text (statement, CASE_ID);
  row->reference = candour_statement_dup_shown (statement, REFERENCE);
  row->team_id = candour_statement_dup_text (statement, TEAM_ID);
  row->team_name = candour_statement_dup_shown (statement, TEAM_NAME);
  row->auditor_id = candour_statement_dup_text (statement, AUDITOR_ID);
  row->auditor_name = candour_statement_dup_shown (statement, AUDITOR_NAME);
  row->standard_id = candour_statement_dup_text (statement, STANDARD_ID);
  row->standard_name = candour_statement_dup_shown (statement, STANDARD_NAME);
  row->grade = candour_statement_get_int (statement, GRADE);
  row->grade_name = candour_statement_dup_shown (statement, GRADE_NAME);
  row->grade_short = candour_statement_dup_shown (statement, GRADE_SHORT);
  row->drawn_as = candour_statement_get_int (statement, DRAWN_AS);
}

static void
read_follow (CandourStatement *statement,
             CandourActionRow *row)
{
  row->raised_on = candour_statement_dup_text (statement, RAISED_ON);
  row->due_on = candour_statement_dup_text (statement, DUE_ON);
  row->first_due_on = candour_statement_dup_text (statement, FIRST_DUE_ON);
  row->asked_due_on = candour_statement_dup_text (statement, ASKED_DUE_ON);
  row->done_on = candour_statement_dup_text (statement, DONE_ON);
  row->verified_on = candour_statement_dup_text (statement, VERIFIED_ON);
  row->check_on = candour_statement_dup_text (statement, CHECK_ON);
  row->closed_on = candour_statement_dup_text (statement, CLOSED_ON);
  row->state = candour_statement_get_code (statement, STATE, candour_action_states);
  row->n_extended = candour_statement_get_int (statement, N_EXTENDED);
  row->n_evidence = candour_statement_get_int (statement, N_EVIDENCE);
  row->repeats_id = candour_statement_dup_text (statement, REPEATS_ID);
}

/* The highest who should know by now. */
static void
read_told (CandourStatement *statement,
           CandourActionRow *row,
           const char       *today)
{
  const char *acked_on = candour_statement_get_text (statement, ACKED_ON);

  for (int told = 0; told < CANDOUR_N_TOLD; told++)
    {
      const char *since = candour_statement_get_text (statement, TOLD + told);

      if (since == NULL || strcmp (since, today) > 0)
        continue;

      row->told = told;
      candour_set_text (&row->told_since, since);
      row->is_acknowledged = acked_on != NULL && strcmp (acked_on, since) >= 0;
    }
}

CandourActionRow *
candour_store_action_row_read (CandourStatement *statement,
                               const char       *today)
{
  CandourActionRow *row = g_object_new (CANDOUR_TYPE_ACTION_ROW, NULL);

  read_names (statement, row);
  row->kind = candour_statement_get_code (statement, KIND, candour_action_kinds);
  row->level = candour_statement_get_code (statement, LEVEL, candour_action_levels);
  row->what = candour_statement_dup_shown (statement, WHAT);
  row->difference = candour_statement_dup_shown (statement, DIFFERENCE);
  row->owner_id = candour_statement_dup_text (statement, OWNER_ID);
  row->owner_name = candour_statement_dup_shown (statement, OWNER_NAME);
  read_follow (statement, row);
  if (today != NULL)
    read_told (statement, row, today);

  return row;
}

GPtrArray *
candour_store_action_rows_read (CandourStatement  *taken,
                                const char        *today,
                                GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_ptr_array_add (rows, candour_store_action_row_read (statement, today));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
candour_store_take_rows (CandourStatement        *taken,
                         CandourStatementReader   reader,
                         GDestroyNotify           free_func,
                         GError                 **error)
{
  g_autoptr(CandourStatement) statement = taken;

  return candour_statement_collect (statement, reader, free_func, error);
}
