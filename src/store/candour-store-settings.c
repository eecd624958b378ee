/* candour-store-settings.c - what holds for the whole workspace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-settings.h"

#include "candour-store-history.h"

static const char get_sql[] = "SELECT value FROM setting WHERE name = $1";

char *
candour_store_settings_get (CandourDb   *db,
                            const char  *name,
                            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, get_sql, error, "s", name);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return NULL;

  return g_strdup (candour_statement_get_text (statement, 0));
}

static const char set_sql[] =
  "INSERT INTO setting (name, value) VALUES ($1, $2)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

gboolean
candour_store_settings_set (CandourDb           *db,
                            const char          *name,
                            const char          *value,
                            const CandourActor  *actor,
                            GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *old = NULL;

  if (transaction == NULL)
    return FALSE;

  old = candour_store_settings_get (db, name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (g_strcmp0 (old, value) == 0)
    return candour_transaction_commit (transaction, error);

  return candour_db_execute (db, set_sql, error, "ss", name, value)
         && (actor == NULL
             || candour_store_history_append (db, actor, "setting", name, "value", old, value,
                                              NULL, error))
         && candour_transaction_commit (transaction, error);
}

static const char holidays_sql[] = "SELECT held_on FROM bank_holiday";

CandourHolidays *
candour_store_settings_load_holidays (CandourDb  *db,
                                      GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, holidays_sql, error);
  g_autoptr(CandourHolidays) holidays = NULL;
  CandourStep step;

  if (statement == NULL)
    return NULL;

  holidays = candour_holidays_new ();
  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    candour_holidays_add (holidays, candour_statement_get_text (statement, 0));

  return step == CANDOUR_STEP_DONE ? g_steal_pointer (&holidays) : NULL;
}

char *
candour_store_settings_dup_today (CandourDb  *db,
                                  GError    **error)
{
  g_autoptr(GError) failure = NULL;
  char *today = candour_store_settings_get (db, CANDOUR_SETTING_TODAY, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return today != NULL ? today : candour_date_dup_today ();
}
