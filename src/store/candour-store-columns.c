/* candour-store-columns.c - what the headers of a council's own lists were found to mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-columns.h"

#include <glib/gi18n-lib.h>

#include "candour-store-imports-private.h"

static const char list_sql[] =
  "SELECT name FROM column_profile GROUP BY name ORDER BY max(saved) DESC, name";

char **
candour_store_columns_list (CandourDb  *db,
                            GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, list_sql, error);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    g_strv_builder_add (names, candour_statement_get_text (statement, 0));

  return step == CANDOUR_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

static const char load_sql[] =
  "SELECT list_number, header, column_code FROM column_profile WHERE name = $1"
  " ORDER BY list_number, header";

GHashTable *
candour_store_columns_load (CandourDb   *db,
                            const char  *profile,
                            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, load_sql, error, "s", profile);
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
  "INSERT INTO column_profile (name, list_number, header, column_code, saved)"
  " VALUES ($1, $2, $3, $4, 0)"
  " ON CONFLICT (name, list_number, header) DO UPDATE SET column_code = excluded.column_code";

static const char last_sql[] =
  "UPDATE column_profile SET saved = (SELECT max(saved) + 1 FROM column_profile) WHERE name = $1";

/* @key is "list/header"; a header may have slashes of its own. */
static gboolean
remember (CandourDb   *db,
          const char  *profile,
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

  return candour_db_execute (db, remember_sql, error, "siss", profile, list, header + 1, code);
}

gboolean
candour_store_columns_remember (CandourDb           *db,
                                const char          *profile,
                                GHashTable          *columns,
                                const CandourActor  *actor,
                                GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer code;

  g_return_val_if_fail (columns != NULL, FALSE);

  if (!candour_imports_check_role (actor, error))
    return FALSE;

  name = g_strstrip (g_strdup (profile != NULL ? profile : ""));
  if (*name == '\0')
    {
      g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED,
                           _("Say under which name the columns are to be remembered."));
      return FALSE;
    }

  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &key, &code))
    if (!remember (db, name, key, code, error))
      return FALSE;

  return candour_db_execute (db, last_sql, error, "s", name)
         && candour_transaction_commit (transaction, error);
}
