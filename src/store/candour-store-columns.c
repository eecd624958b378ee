/* candour-store-columns.c - what the headers of a council's own lists were found to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-columns.h"

#include <glib/gi18n-lib.h>

#include "candour-store-imports-private.h"

static const char load_sql[] =
  "SELECT list_number, header, column_code FROM column_profile ORDER BY list_number, header";

GHashTable *
candour_store_columns_load (CandourDb  *db,
                            GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, load_sql, error);
  g_autoptr(GHashTable) columns = NULL;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_hash_table_insert (columns,
                         g_strdup_printf ("%d/%s", (int) candour_statement_get_int (statement, 0),
                                          candour_statement_get_text (statement, 1)),
                         g_strdup (candour_statement_get_text (statement, 2)));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&columns) : NULL;
}

static const char remember_sql[] =
  "INSERT INTO column_profile (list_number, header, column_code) VALUES ($1, $2, $3)"
  " ON CONFLICT (list_number, header) DO UPDATE SET column_code = excluded.column_code";

/* @key is "list/header"; a header may have slashes of its own. */
static gboolean
remember (CandourDb   *db,
          const char  *key,
          const char  *code,
          GError     **error)
{
  char *header = NULL;
  gint64 list = g_ascii_strtoll (key, &header, 10);

  if (header == key || *header != '/')
    {
      g_set_error (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                   _("A column can only be remembered for a list."));
      return FALSE;
    }

  return candour_db_execute (db, remember_sql, error, "iss", list, header + 1, code);
}

gboolean
candour_store_columns_remember (CandourDb           *db,
                                GHashTable          *columns,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer code;

  g_return_val_if_fail (columns != NULL, FALSE);

  if (!candour_imports_check_role (actor, error))
    return FALSE;

  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &key, &code))
    if (!remember (db, key, code, error))
      return FALSE;

  return candour_transaction_commit (transaction, error);
}
