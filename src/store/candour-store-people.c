/* candour-store-people.c - finds people, and lists them with what they hold and owe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-people.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-date.h"
#include "candour-fold.h"
#include "candour-rows.h"
#include "candour-store-people-private.h"

CandourPerson *
candour_store_people_read (CandourStatement *statement)
{
  CandourPerson *person = candour_person_new ();

  person->id = g_strdup (candour_statement_get_text (statement, 0));
  person->code = g_strdup (candour_statement_get_text (statement, 1));
  person->name = g_strdup (candour_statement_get_text (statement, 2));
  person->role = candour_code_to_value (candour_roles, candour_statement_get_text (statement, 3),
                                        CANDOUR_ROLE_SOCIAL_WORKER);
  person->job = g_strdup (candour_statement_get_text (statement, 4));
  person->team_id = g_strdup (candour_statement_get_text (statement, 5));
  person->manager_id = g_strdup (candour_statement_get_text (statement, 6));
  person->started_on = g_strdup (candour_statement_get_text (statement, 7));
  person->left_on = g_strdup (candour_statement_get_text (statement, 8));
  person->account = g_strdup (candour_statement_get_text (statement, 9));
  person->trained_on = g_strdup (candour_statement_get_text (statement, 10));
  person->revision = candour_statement_get_int (statement, 11);

  return person;
}

/* What LIKE takes for signs of its own is meant as it stands. */
static void
append_escaped (GString    *pattern,
                const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr ("%_\\", *at) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
}

char *
candour_store_dup_start (const char *text)
{
  g_autofree char *folded = candour_fold (text);
  GString *pattern = g_string_new (NULL);

  if (*folded != '\0')
    {
      append_escaped (pattern, folded);
      g_string_append_c (pattern, '%');
    }

  return g_string_free (pattern, FALSE);
}

char *
candour_store_dup_part (const char *text)
{
  g_autofree char *start = candour_store_dup_start (text);

  return *start != '\0' ? g_strconcat ("%", start, NULL) : g_strdup ("");
}

static const char load_all_sql[] =
  "SELECT " CANDOUR_PERSON_COLUMNS " FROM person ORDER BY folded, id";

GPtrArray *
candour_store_people_load_all (CandourDb  *db,
                               GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, load_all_sql, error, "");

  return candour_statement_collect (statement, (CandourStatementReader) candour_store_people_read,
                                    (GDestroyNotify) candour_person_free, error);
}

static const char load_sql[] =
  "SELECT " CANDOUR_PERSON_COLUMNS " FROM person WHERE id = $1";

CandourPerson *
candour_store_people_load (CandourDb   *db,
                           const char  *id,
                           GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, load_sql, error, "s", id);
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND,
                         _("There is no such person."));

  return step == CANDOUR_STEP_ROW ? candour_store_people_read (statement) : NULL;
}

/* The one row of @statement, or NULL where there are none or several. */
static CandourPerson *
read_only_one (CandourStatement  *statement,
               GError           **error)
{
  g_autoptr(CandourPerson) person = NULL;

  if (candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return NULL;

  person = candour_store_people_read (statement);

  return candour_statement_step (statement, error) == CANDOUR_STEP_DONE
         ? g_steal_pointer (&person)
         : NULL;
}

static const char find_account_sql[] =
  "SELECT " CANDOUR_PERSON_COLUMNS " FROM person WHERE account = $1";

CandourPerson *
candour_store_people_find_account (CandourDb   *db,
                                   const char  *account,
                                   GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_account_sql, error, "s", account);

  return statement != NULL ? read_only_one (statement, error) : NULL;
}

static const char find_sql[] =
  "SELECT " CANDOUR_PERSON_COLUMNS " FROM person"
  " WHERE code = $1 OR account = $1 OR folded = $2 LIMIT 2";

CandourPerson *
candour_store_people_find (CandourDb   *db,
                           const char  *name,
                           GError     **error)
{
  g_autofree char *folded = candour_fold (name);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_sql, error, "ss", name, folded);

  return statement != NULL ? read_only_one (statement, error) : NULL;
}

/* The newest audit of a person comes from the end of an index, so that it costs the same however
 * many there are; of all audits only the few that are not submitted are counted.
 */
static const char list_sql[] =
  "WITH RECURSIVE below (id) AS ("
  "   SELECT id FROM team WHERE id = $1"
  "   UNION SELECT team.id FROM team JOIN below ON team.parent_id = below.id),"
  " held (worker_id, n) AS ("
  "   SELECT worker_id, count(*) FROM child_case"
  "   WHERE closed_on IS NULL AND worker_id IS NOT NULL GROUP BY worker_id),"
  " to_do (auditor_id, n) AS ("
  "   SELECT auditor_id, count(*) FROM audit"
  "   WHERE state IN ('not-started', 'in-progress') GROUP BY auditor_id),"
  " shown AS ("
  "   SELECT person.id, person.code, person.name, person.role, person.job, person.team_id,"
  "     team.name AS team_name, person.manager_id, manager.name AS manager_name,"
  "     person.started_on, person.left_on, person.trained_on, person.account, person.folded,"
  "     (SELECT audit.listed_on FROM audit"
  "      WHERE audit.worker_id = person.id AND audit.submitted_at IS NOT NULL"
  "      ORDER BY audit.listed_on DESC, audit.id DESC LIMIT 1) AS last_audited,"
  "     COALESCE (held.n, 0) AS n_children, COALESCE (to_do.n, 0) AS n_to_do"
  "   FROM person"
  "   LEFT JOIN team ON team.id = person.team_id"
  "   LEFT JOIN person AS manager ON manager.id = person.manager_id"
  "   LEFT JOIN held ON held.worker_id = person.id"
  "   LEFT JOIN to_do ON to_do.auditor_id = person.id"
  "   WHERE (CAST ($1 AS TEXT) IS NULL OR person.team_id IN (SELECT id FROM below))"
  "   AND ($2 = '' OR person.folded LIKE $2 ESCAPE '\\'))"
  " SELECT id, code, name, role, job, team_id, team_name, manager_id, manager_name, started_on,"
  " left_on, trained_on, account, last_audited, n_children, n_to_do"
  " FROM shown"
  " WHERE ($3 = 'all')"
  " OR ($3 = 'here' AND left_on IS NULL)"
  " OR ($3 = 'auditors' AND left_on IS NULL AND trained_on IS NOT NULL)"
  " OR ($3 = 'not-audited' AND left_on IS NULL AND n_children > 0"
  "     AND (last_audited IS NULL OR last_audited < $4))"
  " OR ($3 = 'left' AND left_on IS NOT NULL)"
  " ORDER BY folded, id";

static CandourPersonRow *
read_row (CandourStatement *statement)
{
  CandourPersonRow *row = g_object_new (CANDOUR_TYPE_PERSON_ROW, NULL);
  const char *job = candour_statement_get_text (statement, 4);

  row->id = g_strdup (candour_statement_get_text (statement, 0));
  row->code = g_strdup (candour_statement_get_text (statement, 1));
  row->name = g_strdup (candour_statement_get_text (statement, 2));
  row->role = candour_code_to_value (candour_roles, candour_statement_get_text (statement, 3),
                                     CANDOUR_ROLE_SOCIAL_WORKER);
  row->job = g_strdup (job != NULL ? job : candour_code_get_name (candour_roles, row->role));
  row->team_id = g_strdup (candour_statement_get_text (statement, 5));
  row->team_name = g_strdup (candour_statement_get_text (statement, 6));
  row->manager_id = g_strdup (candour_statement_get_text (statement, 7));
  row->manager_name = g_strdup (candour_statement_get_text (statement, 8));
  row->started_on = g_strdup (candour_statement_get_text (statement, 9));
  row->left_on = g_strdup (candour_statement_get_text (statement, 10));
  row->trained_on = g_strdup (candour_statement_get_text (statement, 11));
  row->account = g_strdup (candour_statement_get_text (statement, 12));
  row->last_audited = g_strdup (candour_statement_get_text (statement, 13));
  row->n_children = candour_statement_get_int (statement, 14);
  row->n_to_do = candour_statement_get_int (statement, 15);

  return row;
}

GPtrArray *
candour_store_people_list (CandourDb          *db,
                           CandourPeopleView   view,
                           const char         *team_id,
                           const char         *text,
                           const char         *today,
                           GError            **error)
{
  static const char *const views[] = {
    [CANDOUR_PEOPLE_HERE] = "here",
    [CANDOUR_PEOPLE_AUDITORS] = "auditors",
    [CANDOUR_PEOPLE_NOT_AUDITED] = "not-audited",
    [CANDOUR_PEOPLE_LEFT] = "left",
    [CANDOUR_PEOPLE_ALL] = "all",
  };
  g_autofree char *part = candour_store_dup_part (text);
  g_autofree char *year_ago = candour_date_add_months (today, -12);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, list_sql, error, "ssss", team_id, part, views[view], year_ago);

  return candour_statement_collect (statement, (CandourStatementReader) read_row, g_object_unref,
                                    error);
}
