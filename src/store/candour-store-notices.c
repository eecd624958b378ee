/* candour-store-notices.c - what people are told once, and see on My work until it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-notices-private.h"

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-id.h"
#include "candour-store-audits-private.h"
#include "candour-store-settings.h"

/* --- Telling -------------------------------------------------------------------------- */

static const char add_sql[] =
  "INSERT INTO notice (id, person_id, kind, audit_id, at_utc, by_id, words)"
  " SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT),"
  " CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT)"
  " WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.person_id = $2 AND n.kind = $3"
  " AND n.audit_id = $4 AND n.read_at IS NULL)";

static const char add_action_sql[] =
  "INSERT INTO notice (id, person_id, kind, audit_id, action_id, at_utc, by_id, words)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

gboolean
candour_store_notices_add (CandourDb           *db,
                           const char          *person_id,
                           CandourNoticeKind    kind,
                           const char          *audit_id,
                           const char          *at_utc,
                           const char          *words,
                           const CandourActor  *actor,
                           GError             **error)
{
  g_autofree char *id = NULL;

  if (person_id == NULL || g_strcmp0 (person_id, actor->person_id) == 0)
    return TRUE;

  id = candour_id_new ();

  return candour_db_execute (db, add_sql, error, "sssssss", id, person_id,
                             candour_code_from_value (candour_notice_kinds, kind), audit_id,
                             at_utc, actor->person_id, words != NULL ? words : "");
}

gboolean
candour_store_notices_add_action (CandourDb                 *db,
                                  const char                *person_id,
                                  CandourNoticeKind          kind,
                                  const CandourActionPoint  *action,
                                  const char                *at_utc,
                                  const char                *words,
                                  const CandourActor        *actor,
                                  GError                   **error)
{
  g_autofree char *id = NULL;

  if (person_id == NULL || g_strcmp0 (person_id, actor->person_id) == 0)
    return TRUE;

  id = candour_id_new ();

  return candour_db_execute (db, add_action_sql, error, "ssssssss", id, person_id,
                             candour_code_from_value (candour_notice_kinds, kind),
                             action->audit_id, action->id, at_utc, actor->person_id,
                             words != NULL ? words : "");
}

/* --- In words ------------------------------------------------------------------------- */

/* What was lowered, the overall first and then in the standards' order. */
static const char lowered_sql[] =
  "SELECT CASE WHEN g.standard_id = '' THEN NULL ELSE s.name END, was.name, now.name, g.reason"
  " FROM moderation m"
  " JOIN audit a ON a.id = m.audit_id"
  " JOIN agreement g ON g.moderation_id = m.id"
  " LEFT JOIN grading d ON d.audit_id = a.id AND d.standard_id = g.standard_id"
  " AND d.role = 'auditor'"
  " LEFT JOIN standard s ON s.framework_id = a.framework_id AND s.standard_id = g.standard_id"
  " LEFT JOIN framework_grade was ON was.framework_id = a.framework_id"
  " AND was.grade = CASE WHEN g.standard_id = '' THEN a.overall ELSE d.grade END"
  " LEFT JOIN framework_grade now ON now.framework_id = a.framework_id AND now.grade = g.grade"
  " WHERE m.audit_id = $1 AND m.agreed_at IS NOT NULL AND now.grade < was.grade"
  " ORDER BY CASE WHEN g.standard_id = '' THEN 0 ELSE 1 END, s.position";

static char *
dup_one_lowered (CandourStatement *statement)
{
  const char *standard = candour_statement_get_text (statement, 0);
  const char *was = candour_statement_get_text (statement, 1);
  const char *now = candour_statement_get_text (statement, 2);
  const char *reason = candour_statement_get_text (statement, 3);

  if (standard == NULL)
    return *reason != '\0'
             ? g_strdup_printf (_("Overall agreed %1$s, not %2$s: %3$s"), now, was, reason)
             : g_strdup_printf (_("Overall agreed %1$s, not %2$s"), now, was);

  /* Translators: a standard, its new grade, its old grade, and the reason */
  return g_strdup_printf (_("%1$s agreed %2$s, not %3$s: %4$s"), standard, now, was, reason);
}

/* FALSE with *sentence as it was: could not be read. */
static gboolean
describe_lowered (CandourDb   *db,
                  const char  *audit_id,
                  char       **sentence,
                  GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, lowered_sql, error, "s", audit_id);
  g_autofree char *first = NULL;
  guint n_more = 0;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    if (first == NULL)
      first = dup_one_lowered (statement);
    else
      n_more++;

  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  if (first == NULL)
    *sentence = g_strdup ("");
  else if (n_more > 0)
    *sentence = g_strdup_printf (ngettext ("%1$s (%2$u more is lower)",
                                           "%1$s (%2$u more are lower)", n_more), first, n_more);
  else
    *sentence = g_steal_pointer (&first);

  return TRUE;
}

/* Columns of list_sql. */
enum
{
  ID,
  KIND,
  AUDIT_ID,
  MODERATION_ID,
  ACTION_ID,
  REFERENCE,
  AT,
  BY_NAME,
  WORDS,
  REPLY,
  DUE_ON,
  WHAT,
};

static char *
dup_quoted (const char *words)
{
  return *words != '\0' ? g_strdup_printf (_("“%s”"), words) : g_strdup ("");
}

/* The date that it has now: a later answer may have changed it again. */
static char *
dup_time_given (CandourStatement *statement,
                const char       *today)
{
  g_autofree char *due =
    candour_date_format_short (candour_statement_get_text (statement, DUE_ON), today);
  const char *words = candour_statement_get_text (statement, WORDS);

  return *words != '\0' ? g_strdup_printf (_("It is due %1$s. “%2$s”"), due, words)
                        : g_strdup_printf (_("It is due %s."), due);
}

static gboolean
describe (CandourDb         *db,
          CandourNoticeRow  *row,
          CandourStatement  *statement,
          const char        *today,
          GError           **error)
{
  const char *words = candour_statement_get_text (statement, WORDS);
  const char *reply = candour_statement_get_text (statement, REPLY);

  switch (row->kind)
    {
    case CANDOUR_NOTICE_GRADE_LOWERED:
      return describe_lowered (db, row->audit_id, &row->sentence, error);
    case CANDOUR_NOTICE_FEEDBACK:
      row->sentence = g_strdup (_("The moderation is finished. Read what was said about the "
                                  "audit."));
      break;
    case CANDOUR_NOTICE_REPLY:
      row->sentence = *reply != '\0' ? dup_quoted (reply)
                                     : g_strdup (_("The auditor read it, and left no reply."));
      break;
    case CANDOUR_NOTICE_DECIDED:
      row->sentence = g_strdup (_("The differences were decided. Your feedback is still to "
                                  "give."));
      break;
    case CANDOUR_NOTICE_HANDED_BACK:
      row->sentence = g_strdup_printf (_("It waits for another moderator: %s"), words);
      break;
    case CANDOUR_NOTICE_TIME_GIVEN:
      row->sentence = dup_time_given (statement, today);
      break;
    case CANDOUR_NOTICE_GIVEN:
      row->sentence = g_strdup (candour_statement_get_text (statement, WHAT));
      break;
    case CANDOUR_NOTICE_DIFFERENCE:
    case CANDOUR_NOTICE_NO_DIFFERENCE:
    case CANDOUR_NOTICE_NOT_DONE:
    case CANDOUR_NOTICE_TIME_REFUSED:
    case CANDOUR_NOTICE_DECLINED:
      row->sentence = dup_quoted (words);
      break;
    }

  return TRUE;
}

/* --- Reading -------------------------------------------------------------------------- */

static const char list_sql[] =
  "SELECT n.id, n.kind, n.audit_id, m.id, n.action_id, a.reference, n.at_utc, coalesce(u.name, ''),"
  " n.words, coalesce(m.reply, ''), p.due_on, coalesce(p.what, '')"
  " FROM notice n"
  " JOIN audit a ON a.id = n.audit_id"
  " LEFT JOIN moderation m ON m.audit_id = n.audit_id"
  " LEFT JOIN action_point p ON p.id = n.action_id"
  " LEFT JOIN person u ON u.id = n.by_id"
  " WHERE n.person_id = $1 AND n.read_at IS NULL ORDER BY n.id DESC LIMIT $2";

static CandourNoticeRow *
read_row (CandourDb         *db,
          CandourStatement  *statement,
          const char        *today,
          GError           **error)
{
  g_autoptr(CandourNoticeRow) row = g_object_new (CANDOUR_TYPE_NOTICE_ROW, NULL);

  row->id = g_strdup (candour_statement_get_text (statement, ID));
  row->kind = candour_code_to_value (candour_notice_kinds,
                                     candour_statement_get_text (statement, KIND), 0);
  row->audit_id = g_strdup (candour_statement_get_text (statement, AUDIT_ID));
  row->moderation_id = g_strdup (candour_statement_get_text (statement, MODERATION_ID));
  row->action_id = g_strdup (candour_statement_get_text (statement, ACTION_ID));
  row->reference = g_strdup (candour_statement_get_text (statement, REFERENCE));
  row->on = candour_instant_dup_date (candour_statement_get_text (statement, AT));
  row->by_name = g_strdup (candour_statement_get_text (statement, BY_NAME));

  return describe (db, row, statement, today, error) ? g_steal_pointer (&row) : NULL;
}

GPtrArray *
candour_store_notices_list (CandourDb   *db,
                            const char  *person_id,
                            int          limit,
                            GError     **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *today = candour_store_settings_dup_today (db, error);
  g_autoptr(CandourStatement) statement =
    today != NULL ? candour_db_query (db, list_sql, error, "si", person_id, (gint64) limit) : NULL;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourNoticeRow *row = read_row (db, statement, today, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static const char owner_sql[] =
  "SELECT person_id FROM notice WHERE id = $1";

static const char read_sql[] =
  "UPDATE notice SET read_at = $2 WHERE id = $1 AND read_at IS NULL";

gboolean
candour_store_notices_read (CandourDb           *db,
                            const char          *id,
                            const CandourActor  *actor,
                            GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourStatement) statement = NULL;
  g_autofree char *now = NULL;
  CandourStep step;

  if (transaction == NULL)
    return FALSE;

  statement = candour_db_query (db, owner_sql, error, "s", id);
  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ERROR)
    return FALSE;

  if (step == CANDOUR_STEP_DONE
      || g_strcmp0 (candour_statement_get_text (statement, 0), actor->person_id) != 0)
    return candour_store_audits_refuse (error, _("This was told to somebody else."));

  now = candour_store_audits_dup_now (db, NULL, error);

  return now != NULL
         && candour_db_execute (db, read_sql, error, "ss", id, now)
         && candour_transaction_commit (transaction, error);
}
