/* candour-store-settings.c - what holds for the whole workspace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-settings.h"

#include "candour-store-history.h"
#include "store-resources.h"

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

static const char add_holiday_sql[] =
  "INSERT INTO bank_holiday (held_on, name) VALUES ($1, $2) ON CONFLICT (held_on) DO NOTHING";

/* Days and names are those of gov.uk/bank-holidays (Open Government Licence 3.0), which for the
 * years before it follow from the Banking and Financial Dealings Act 1971 and the proclamations.
 */
gboolean
candour_store_settings_add_holidays (CandourDb  *db,
                                     GError    **error)
{
  g_autoptr(GBytes) bytes =
    g_resource_lookup_data (store_get_resource (),
                            "/io/github/candour/Candour/bank-holidays-england-wales.csv", 0,
                            error);
  g_autoptr(CandourTransaction) transaction = NULL;
  g_auto(GStrv) lines = NULL;

  if (bytes == NULL)
    return FALSE;

  transaction = candour_db_begin (db, error);
  if (transaction == NULL)
    return FALSE;

  /* The first line names the columns; no name has a comma. */
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) values = g_strsplit (lines[i], ",", 2);

      if (g_strv_length (values) == 2
          && !candour_db_execute (db, add_holiday_sql, error, "ss", values[0], values[1]))
        return FALSE;
    }

  return candour_transaction_commit (transaction, error);
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
