/* candour-store-action-list.c - the long list of actions: filtered, ordered and paged by the engine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-action-list.h"

#include "candour-store-action-keys-private.h"
#include "candour-store-follow-private.h"

/* How many keys are asked for at a time where all are walked. */
#define KEYS_AT_ONCE 10000

/* --- Rows ----------------------------------------------------------------------------- */

#define N_BATCH 32
#define BATCH \
  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20," \
  " $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32"

static const char rows_sql[] =
  ACTION_ROW_COLUMNS " WHERE p.id IN (" BATCH ") AND " ACTION_OPEN_TO ("$33", "$34");

static gboolean
read_batch (CandourDb   *db,
            GPtrArray   *ids,
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
    candour_statement_bind_text (statement, i + 1,
                                 from + i < ids->len ? g_ptr_array_index (ids, from + i) : NULL);
  candour_statement_bind_text (statement, N_BATCH + 1, candour_db_get_reader (db));
  candour_statement_bind_int (statement, N_BATCH + 2, candour_db_reader_moderates (db));

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      CandourActionRow *row = candour_store_action_row_read (statement, today);

      g_hash_table_insert (rows, row->id, row);
    }

  return step == CANDOUR_STEP_DONE;
}

GPtrArray *
candour_store_action_list_rows (CandourDb   *db,
                                GPtrArray   *ids,
                                const char  *today,
                                GError     **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) rows =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < ids->len; i += N_BATCH)
    if (!read_batch (db, ids, i, today, rows, error))
      return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      CandourActionRow *row = g_hash_table_lookup (rows, g_ptr_array_index (ids, i));

      /* Gone between the two questions. */
      if (row != NULL)
        g_ptr_array_add (list, g_object_ref (row));
    }

  return g_steal_pointer (&list);
}

/* --- Pages ---------------------------------------------------------------------------- */

static GPtrArray *
load_rows (CandourDb   *db,
           GPtrArray   *keys,
           const char  *today,
           GError     **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *rows;

  for (guint i = 0; i < keys->len; i++)
    {
      const CandourActionKey *key = g_ptr_array_index (keys, i);

      g_ptr_array_add (ids, key->id);
      g_hash_table_insert (texts, key->id, candour_action_key_print (key));
    }

  rows = candour_store_action_list_rows (db, ids, today, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      CandourActionRow *row = g_ptr_array_index (rows, i);

      row->key = g_strdup (g_hash_table_lookup (texts, row->id));
    }

  return rows;
}

GPtrArray *
candour_store_action_list_page (CandourDb                  *db,
                                const CandourActionFilter  *filter,
                                const char                 *after_key,
                                int                         limit,
                                const char                 *today,
                                GError                    **error)
{
  g_auto(CandourActionWalk) walk = { 0 };
  g_autoptr(CandourActionKey) after = candour_action_key_parse (after_key);
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (filter != NULL && today != NULL, NULL);

  if (!candour_action_walk_init (&walk, db, filter, today, error))
    return NULL;

  keys = candour_action_walk_next (&walk, db, after, limit, error);

  return keys != NULL ? load_rows (db, keys, today, error) : NULL;
}

GPtrArray *
candour_store_action_list_index (CandourDb                  *db,
                                 const CandourActionFilter  *filter,
                                 int                         step,
                                 const char                 *today,
                                 gint64                     *n_rows,
                                 GError                    **error)
{
  g_auto(CandourActionWalk) walk = { 0 };
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) before = NULL;
  gint64 n = 0;

  g_return_val_if_fail (filter != NULL && step > 0 && n_rows != NULL, NULL);

  if (!candour_action_walk_init (&walk, db, filter, today, error))
    return NULL;

  do
    {
      const CandourActionKey *after =
        keys != NULL && keys->len > 0 ? g_ptr_array_index (keys, keys->len - 1) : NULL;

      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&keys);
      keys = candour_action_walk_next (&walk, db, after, KEYS_AT_ONCE, error);
      if (keys == NULL)
        return NULL;

      for (guint i = 0; i < keys->len; i++)
        if (++n % step == 0)
          g_ptr_array_add (texts, candour_action_key_print (g_ptr_array_index (keys, i)));
    }
  while (keys->len == KEYS_AT_ONCE);

  *n_rows = n;

  return g_steal_pointer (&texts);
}

/* --- Counts --------------------------------------------------------------------------- */

static gboolean
count_view (CandourDb                  *db,
            const CandourActionFilter  *filter,
            CandourActionView           view,
            const char                 *today,
            gint64                     *counts,
            GError                    **error)
{
  CandourActionFilter of_view = *filter;
  g_auto(CandourActionWalk) walk = { 0 };

  of_view.view = view;

  return candour_action_walk_init (&walk, db, &of_view, today, error)
         && candour_action_walk_count (&walk, db, counts, error);
}

gboolean
candour_store_action_list_count (CandourDb                  *db,
                                 const CandourActionFilter  *filter,
                                 const char                 *today,
                                 gint64                     *counts,
                                 GError                    **error)
{
  gint64 found[CANDOUR_N_ACTION_VIEWS] = { 0 };
  gint64 mine[CANDOUR_N_ACTION_VIEWS] = { 0 };
  gint64 told[CANDOUR_N_ACTION_VIEWS] = { 0 };

  g_return_val_if_fail (filter != NULL && today != NULL && counts != NULL, FALSE);

  if (!count_view (db, filter, CANDOUR_ACTIONS_OPEN, today, found, error))
    return FALSE;

  if (filter->person_id != NULL
      && (!count_view (db, filter, CANDOUR_ACTIONS_MINE, today, mine, error)
          || !count_view (db, filter, CANDOUR_ACTIONS_TOLD, today, told, error)))
    return FALSE;

  found[CANDOUR_ACTIONS_MINE] = mine[CANDOUR_ACTIONS_OPEN];
  found[CANDOUR_ACTIONS_TOLD] = told[CANDOUR_ACTIONS_OPEN];
  memcpy (counts, found, sizeof found);

  return TRUE;
}
