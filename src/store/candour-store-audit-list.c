/* candour-store-audit-list.c - the long list of audits: filtered, sorted and paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-audit-list.h"

#include "candour-date.h"
#include "candour-store-audit-keys-private.h"
#include "candour-store-audits-private.h"

/* How many keys are asked for at a time where all are walked. */
#define KEYS_AT_ONCE 10000

/* --- Keys as others see them ---------------------------------------------------------- */

/* The id first: it has no blank in it, and a reference may. */
static char *
print_key (const CandourAuditKey *key)
{
  return g_strjoin (" ", key->id, key->sort, NULL);
}

static CandourAuditKey *
parse_key (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);
  CandourAuditKey *key;

  if (g_strv_length (parts) != 2)
    return NULL;

  key = g_new0 (CandourAuditKey, 1);
  key->id = g_strdup (parts[0]);
  key->sort = g_strdup (parts[1]);

  return key;
}

/* --- Rows ----------------------------------------------------------------------------- */

#define N_BATCH 32
#define BATCH \
  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20," \
  " $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32"

/* $33 today, $34 $35 who reads. */
#define OPEN OPEN_TO ("$34", "$35")
#define UNLESS_SEALED(column) "CASE WHEN " OPEN " THEN " column " ELSE NULL END"

static const char rows_sql[] =
  "SELECT a.id, a.reference, a.cohort, w.name, t.name, a.auditor_id, u.name, f.title, a.state,"
  " a.due_on, a.submitted_at, " UNLESS_SEALED ("a.overall") ", " UNLESS_SEALED ("g.name") ", "
  UNLESS_SEALED ("g.short_name") ", " UNLESS_SEALED ("g.drawn_as") ", a.n_graded,"
  " a.n_standards, " UNLESS_SEALED ("a.n_actions") ", " UNLESS_SEALED ("a.n_open") ","
  " CASE WHEN a.n_open = 0 OR NOT " OPEN " THEN 0 ELSE"
  " (SELECT count(*) FROM action_point p"
  " WHERE p.audit_id = a.id AND p.is_open = 1 AND p.due_on < $33) END,"
  " CASE WHEN " OPEN " THEN 0 ELSE 1 END, m.state, m.id, m.agreed_overall, h.name, h.short_name,"
  " h.drawn_as, a.changed, m.n_to_agree, CASE WHEN a.waiting_since IS NULL THEN 0 ELSE 1 END"
  " FROM audit a"
  " JOIN framework f ON f.id = a.framework_id"
  " JOIN person u ON u.id = a.auditor_id"
  " LEFT JOIN person w ON w.id = a.worker_id"
  " LEFT JOIN team t ON t.id = a.team_id"
  " LEFT JOIN framework_grade g ON g.framework_id = a.framework_id AND g.grade = a.overall"
  " LEFT JOIN moderation m ON m.audit_id = a.id"
  " LEFT JOIN framework_grade h ON h.framework_id = a.framework_id"
  " AND h.grade = m.agreed_overall"
  " WHERE a.id IN (" BATCH ")";

static void
read_moderation (CandourStatement *statement,
                 CandourAuditRow  *row)
{
  row->is_sealed = candour_statement_get_int (statement, 20) != 0;
  row->moderation = candour_code_to_value (candour_moderation_states,
                                           candour_statement_get_text (statement, 21),
                                           CANDOUR_MODERATION_NONE);
  row->moderation_id = candour_statement_dup_text (statement, 22);
  row->agreed = candour_statement_get_int (statement, 23);
  row->agreed_name = candour_statement_dup_shown (statement, 24);
  row->agreed_short = candour_statement_dup_shown (statement, 25);
  row->agreed_drawn_as = candour_statement_get_int (statement, 26);
  row->change = candour_statement_get_int (statement, 27);
  row->n_to_agree = candour_statement_get_int (statement, 28);
}

static CandourAuditRow *
read_row (CandourStatement *statement)
{
  CandourAuditRow *row = g_object_new (CANDOUR_TYPE_AUDIT_ROW, NULL);
  const char *submitted_at = candour_statement_get_text (statement, 10);

  row->id = candour_statement_dup_text (statement, 0);
  row->reference = candour_statement_dup_shown (statement, 1);
  row->cohort = candour_code_to_value (candour_cohorts,
                                       candour_statement_get_text (statement, 2), 0);
  row->worker_name = candour_statement_dup_shown (statement, 3);
  row->team_name = candour_statement_dup_shown (statement, 4);
  row->auditor_id = candour_statement_dup_text (statement, 5);
  row->auditor_name = candour_statement_dup_shown (statement, 6);
  row->framework_title = candour_statement_dup_shown (statement, 7);
  row->state = candour_code_to_value (candour_audit_states,
                                      candour_statement_get_text (statement, 8),
                                      CANDOUR_AUDIT_NOT_STARTED);
  row->due_on = candour_statement_dup_text (statement, 9);
  row->submitted_on = submitted_at != NULL ? candour_instant_dup_date (submitted_at) : NULL;
  row->overall = candour_statement_get_int (statement, 11);
  row->overall_name = candour_statement_dup_shown (statement, 12);
  row->overall_short = candour_statement_dup_shown (statement, 13);
  row->drawn_as = candour_statement_get_int (statement, 14);
  row->n_graded = candour_statement_get_int (statement, 15);
  row->n_standards = candour_statement_get_int (statement, 16);
  row->n_actions = candour_statement_get_int (statement, 17);
  row->n_open = candour_statement_get_int (statement, 18);
  row->n_overdue = candour_statement_get_int (statement, 19);
  row->is_waiting = candour_statement_get_int (statement, 29) != 0;
  read_moderation (statement, row);

  return row;
}

static gboolean
read_batch (CandourDb   *db,
            GPtrArray   *keys,
            guint        from,
            const char  *today,
            GHashTable  *rows,
            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, rows_sql, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < N_BATCH; i++)
    {
      const CandourAuditKey *key =
        from + i < keys->len ? g_ptr_array_index (keys, from + i) : NULL;

      candour_statement_bind_text (statement, i + 1, key != NULL ? key->id : NULL);
    }
  candour_statement_bind_text (statement, N_BATCH + 1, today);
  candour_statement_bind_text (statement, N_BATCH + 2, candour_db_get_reader (db));
  candour_statement_bind_int (statement, N_BATCH + 3, candour_db_reader_moderates (db));

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourAuditRow *row = read_row (statement);

      g_hash_table_insert (rows, row->id, row);
    }

  return step == CANDOUR_STEP_DONE;
}

static GPtrArray *
load_rows (CandourDb   *db,
           GPtrArray   *keys,
           const char  *today,
           GError     **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) rows =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < keys->len; i += N_BATCH)
    if (!read_batch (db, keys, i, today, rows, error))
      return NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const CandourAuditKey *key = g_ptr_array_index (keys, i);
      CandourAuditRow *row = g_hash_table_lookup (rows, key->id);

      /* Gone between the two questions. */
      if (row == NULL)
        continue;

      row->key = print_key (key);
      g_ptr_array_add (list, g_object_ref (row));
    }

  return g_steal_pointer (&list);
}

GPtrArray *
candour_store_audit_list_page (CandourDb                 *db,
                               const CandourAuditFilter  *filter,
                               const char                *after_key,
                               int                        limit,
                               const char                *today,
                               GError                   **error)
{
  g_auto(CandourAuditWalk) walk = { 0 };
  g_autoptr(CandourAuditKey) after = parse_key (after_key);
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (filter != NULL && today != NULL, NULL);

  if (!candour_audit_walk_init (&walk, db, filter, error))
    return NULL;

  keys = candour_audit_walk_next (&walk, db, after, limit, error);

  return keys != NULL ? load_rows (db, keys, today, error) : NULL;
}

/* What is being worked on is little beside what was; the index by state leads to it. */
static const char told_sql[] =
  "SELECT a.listed_on, a.id FROM audit a JOIN person w ON w.id = a.worker_id"
  " WHERE a.state IN ('not-started', 'in-progress') AND a.waiting_since IS NULL"
  " AND a.auditor_id <> $1 AND (w.id = $1 OR w.manager_id = $1)"
  " ORDER BY a.listed_on, a.id LIMIT $2";

GPtrArray *
candour_store_audit_list_told (CandourDb   *db,
                               const char  *person_id,
                               int          limit,
                               const char  *today,
                               GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, told_sql, error, "si", person_id, (gint64) limit);
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_audit_key_free);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourAuditKey *key = g_new0 (CandourAuditKey, 1);

      key->sort = candour_statement_dup_text (statement, 0);
      key->id = candour_statement_dup_text (statement, 1);
      g_ptr_array_add (keys, key);
    }

  return step == CANDOUR_STEP_DONE ? load_rows (db, keys, today, error) : NULL;
}

/* --- All of them ---------------------------------------------------------------------- */

typedef void (*KeyFunc) (const CandourAuditKey *key,
                         gpointer               data);

static gboolean
walk_keys (CandourDb                 *db,
           const CandourAuditFilter  *filter,
           KeyFunc                    func,
           gpointer                   data,
           GError                   **error)
{
  g_auto(CandourAuditWalk) walk = { 0 };
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) before = NULL;
  const CandourAuditKey *after = NULL;

  if (!candour_audit_walk_init (&walk, db, filter, error))
    return FALSE;

  do
    {
      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&keys);
      keys = candour_audit_walk_next (&walk, db, after, KEYS_AT_ONCE, error);
      if (keys == NULL)
        return FALSE;

      for (guint i = 0; i < keys->len; i++)
        func (g_ptr_array_index (keys, i), data);
      if (keys->len > 0)
        after = g_ptr_array_index (keys, keys->len - 1);
    }
  while (keys->len == KEYS_AT_ONCE);

  return TRUE;
}

typedef struct
{
  GPtrArray *texts;
  gint64     n_rows;
  int        step;
} Collected;

static void
collect_key (const CandourAuditKey *key,
             gpointer               data)
{
  Collected *collected = data;

  if (++collected->n_rows % collected->step == 0)
    g_ptr_array_add (collected->texts, print_key (key));
}

GPtrArray *
candour_store_audit_list_index (CandourDb                 *db,
                                const CandourAuditFilter  *filter,
                                int                        step,
                                gint64                    *n_rows,
                                GError                   **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Collected collected = { .texts = texts, .step = step };

  g_return_val_if_fail (filter != NULL && step > 0 && n_rows != NULL, NULL);

  if (!walk_keys (db, filter, collect_key, &collected, error))
    return NULL;

  *n_rows = collected.n_rows;

  return g_steal_pointer (&texts);
}

static void
collect_id (const CandourAuditKey *key,
            gpointer               data)
{
  g_ptr_array_add (data, g_strdup (key->id));
}

GPtrArray *
candour_store_audit_list_ids (CandourDb                 *db,
                              const CandourAuditFilter  *filter,
                              GError                   **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (filter != NULL, NULL);

  return walk_keys (db, filter, collect_id, ids, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
candour_store_audit_list_count (CandourDb                 *db,
                                const CandourAuditFilter  *filter,
                                gint64                    *counts,
                                gint64                    *n_open,
                                GError                   **error)
{
  g_auto(CandourAuditWalk) walk = { 0 };
  CandourAuditFilter any_state = *filter;
  gint64 found_open;
  gint64 found[CANDOUR_N_AUDIT_STATES] = { 0 };

  any_state.state = -1;
  if (!candour_audit_walk_init (&walk, db, &any_state, error)
      || !candour_audit_walk_count (&walk, db, found, &found_open, error))
    return FALSE;

  memcpy (counts, found, sizeof found);

  if (n_open != NULL)
    *n_open = found_open;

  return TRUE;
}

GPtrArray *
candour_store_audit_list_of (CandourDb   *db,
                             GPtrArray   *ids,
                             const char  *today,
                             GError     **error)
{
  g_autoptr(GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_audit_key_free);

  for (guint i = 0; i < ids->len; i++)
    {
      CandourAuditKey *key = g_new0 (CandourAuditKey, 1);

      key->id = g_strdup (g_ptr_array_index (ids, i));
      key->sort = g_strdup ("");
      g_ptr_array_add (keys, key);
    }

  return load_rows (db, keys, today, error);
}
