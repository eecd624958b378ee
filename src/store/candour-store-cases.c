/* candour-store-cases.c - finds cases, and lists them with who holds them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-cases.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-store-cases-private.h"
#include "candour-store-imports-private.h"
#include "candour-store-people-private.h"

/* Between the two halves of a key: no reference and no id has this character. */
#define KEY_SEPARATOR '\x1f'

CandourCase *
candour_store_cases_read (CandourStatement *statement)
{
  CandourCase *child_case = candour_case_new ();

  child_case->id = g_strdup (candour_statement_get_text (statement, 0));
  child_case->reference = g_strdup (candour_statement_get_text (statement, 1));
  child_case->cohort = candour_code_to_value (candour_cohorts,
                                              candour_statement_get_text (statement, 2),
                                              CANDOUR_COHORT_ASSESSMENT);
  child_case->plan = g_strdup (candour_statement_get_text (statement, 3));
  child_case->since = g_strdup (candour_statement_get_text (statement, 4));
  child_case->age_band = g_strdup (candour_statement_get_text (statement, 5));
  child_case->sex = g_strdup (candour_statement_get_text (statement, 6));
  child_case->team_id = g_strdup (candour_statement_get_text (statement, 7));
  child_case->worker_id = g_strdup (candour_statement_get_text (statement, 8));
  child_case->closed_on = g_strdup (candour_statement_get_text (statement, 9));
  child_case->lists = candour_statement_get_int (statement, 10);
  child_case->revision = candour_statement_get_int (statement, 11);

  return child_case;
}

/* What the list and its count share. $1 start of a reference, $2 part of a worker's name, both
 * "" for all; $3 a team, $4 a worker, both NULL for all; $5 only not allocated; $6 with closed.
 */
#define BELOW \
  "WITH RECURSIVE below (id) AS (" \
  "   SELECT id FROM team WHERE id = $3" \
  "   UNION SELECT team.id FROM team JOIN below ON team.parent_id = below.id)"

#define MATCHES \
  " (CAST ($3 AS TEXT) IS NULL OR child_case.team_id IN (SELECT id FROM below))" \
  " AND (CAST ($4 AS TEXT) IS NULL OR child_case.worker_id = $4)" \
  " AND ($5 = 0 OR child_case.worker_id IS NULL)" \
  " AND ($6 = 1 OR child_case.closed_on IS NULL)" \
  " AND ($1 = '' OR child_case.folded LIKE $1 ESCAPE '\\' OR person.folded LIKE $2 ESCAPE '\\')"

#define ROWS \
  " SELECT child_case.id, child_case.reference, child_case.cohort, child_case.plan," \
  " child_case.since, child_case.age_band, child_case.worker_id, person.name AS worker_name," \
  " child_case.team_id, team.name AS team_name, child_case.closed_on," \
  " (SELECT audit.listed_on FROM audit" \
  "  WHERE audit.case_id = child_case.id AND audit.submitted_at IS NOT NULL" \
  "  ORDER BY audit.listed_on DESC, audit.id DESC LIMIT 1) AS last_audited," \
  " child_case.folded" \
  " FROM child_case" \
  " LEFT JOIN person ON person.id = child_case.worker_id" \
  " LEFT JOIN team ON team.id = child_case.team_id"

static const char list_sql[] =
  BELOW
  ROWS
  " WHERE (child_case.folded, child_case.id) > ($7, $8)"
  " AND" MATCHES
  " ORDER BY child_case.folded, child_case.id LIMIT $9";

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static CandourCaseRow *
read_row (CandourStatement *statement)
{
  CandourCaseRow *row = g_object_new (CANDOUR_TYPE_CASE_ROW, NULL);

  row->id = g_strdup (candour_statement_get_text (statement, 0));
  row->reference = g_strdup (candour_statement_get_text (statement, 1));
  row->cohort = candour_code_to_value (candour_cohorts, candour_statement_get_text (statement, 2),
                                       CANDOUR_COHORT_ASSESSMENT);
  row->plan = g_strdup (candour_statement_get_text (statement, 3));
  row->since = g_strdup (candour_statement_get_text (statement, 4));
  row->age_band = g_strdup (candour_statement_get_text (statement, 5));
  row->worker_id = g_strdup (candour_statement_get_text (statement, 6));
  row->worker_name = dup_or_empty (candour_statement_get_text (statement, 7));
  row->team_id = g_strdup (candour_statement_get_text (statement, 8));
  row->team_name = dup_or_empty (candour_statement_get_text (statement, 9));
  row->closed_on = g_strdup (candour_statement_get_text (statement, 10));
  row->last_audited = g_strdup (candour_statement_get_text (statement, 11));
  row->key = g_strdup_printf ("%s%c%s", candour_statement_get_text (statement, 12), KEY_SEPARATOR,
                              row->id);

  return row;
}

static CandourStatement *
query_list (CandourDb                *db,
            const CandourCaseFilter  *filter,
            const char               *after_key,
            int                       limit,
            GError                  **error)
{
  g_autofree char *start = candour_store_dup_start (filter->text);
  g_autofree char *part = candour_store_dup_part (filter->text);
  const char *separator = after_key != NULL ? strrchr (after_key, KEY_SEPARATOR) : NULL;
  g_autofree char *after = separator != NULL ? g_strndup (after_key, separator - after_key) : NULL;

  return candour_db_query (db, list_sql, error, "ssssiissi", start, part, filter->team_id,
                           filter->worker_id, (gint64) (filter->unallocated != FALSE),
                           (gint64) (filter->with_closed != FALSE),
                           after != NULL ? after : "", separator != NULL ? separator + 1 : "",
                           (gint64) limit);
}

/* Takes over @taken, which may be NULL where it could not be made. */
static GPtrArray *
read_rows (CandourStatement  *taken,
           GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;

  return candour_statement_collect (statement, (CandourStatementReader) read_row, g_object_unref,
                                    error);
}

GPtrArray *
candour_store_cases_list (CandourDb                *db,
                          const CandourCaseFilter  *filter,
                          const char               *after_key,
                          int                       limit,
                          GError                  **error)
{
  return read_rows (query_list (db, filter, after_key, limit, error), error);
}

/* Never audited first, then the longest ago; what somebody audits now is left out. */
static const char recent_sql[] =
  "SELECT * FROM ("
  ROWS
  " WHERE child_case.closed_on IS NULL"
  " AND child_case.team_id IN (SELECT team_id FROM audit"
  "  WHERE auditor_id = $1 AND team_id IS NOT NULL AND submitted_at IS NOT NULL"
  "  GROUP BY team_id ORDER BY max(listed_on) DESC, team_id LIMIT 3)"
  " AND NOT EXISTS (SELECT 1 FROM audit"
  "  WHERE audit.case_id = child_case.id AND audit.submitted_at IS NULL)) AS near"
  " ORDER BY CASE WHEN last_audited IS NULL THEN 0 ELSE 1 END, last_audited, folded, id LIMIT $2";

GPtrArray *
candour_store_cases_list_recent (CandourDb   *db,
                                 const char  *auditor_id,
                                 int          limit,
                                 GError     **error)
{
  return read_rows (candour_db_query (db, recent_sql, error, "si", auditor_id, (gint64) limit),
                    error);
}

gboolean
candour_store_cases_find_imported (CandourDb   *db,
                                   char       **on,
                                   GError     **error)
{
  return candour_imports_find_last (db, "cases", on, error);
}

static const char count_sql[] =
  BELOW
  " SELECT count(*) FROM child_case LEFT JOIN person ON person.id = child_case.worker_id"
  " WHERE" MATCHES;

gint64
candour_store_cases_count (CandourDb                *db,
                           const CandourCaseFilter  *filter,
                           GError                  **error)
{
  g_autofree char *start = candour_store_dup_start (filter->text);
  g_autofree char *part = candour_store_dup_part (filter->text);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, count_sql, error, "ssssii", start, part, filter->team_id,
                      filter->worker_id, (gint64) (filter->unallocated != FALSE),
                      (gint64) (filter->with_closed != FALSE));

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return -1;

  return candour_statement_get_int (statement, 0);
}

/* The case of the statement's only row; @lacking says that there is none. */
static CandourCase *
read_one (CandourStatement  *statement,
          const char        *lacking,
          GError           **error)
{
  CandourStep step = candour_statement_step (statement, error);

  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_NOT_FOUND, lacking);

  return step == CANDOUR_STEP_ROW ? candour_store_cases_read (statement) : NULL;
}

static const char load_sql[] =
  "SELECT " CANDOUR_CASE_COLUMNS " FROM child_case WHERE id = $1";

CandourCase *
candour_store_cases_load (CandourDb   *db,
                          const char  *id,
                          GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, load_sql, error, "s", id);

  return statement != NULL ? read_one (statement, _("There is no such case."), error) : NULL;
}

static const char find_sql[] =
  "SELECT " CANDOUR_CASE_COLUMNS " FROM child_case WHERE reference = $1 OR folded = $2"
  " ORDER BY CASE WHEN reference = $1 THEN 0 ELSE 1 END, id LIMIT 1";

CandourCase *
candour_store_cases_find (CandourDb   *db,
                          const char  *reference,
                          GError     **error)
{
  g_autofree char *folded = candour_fold (reference);
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, find_sql, error, "ss", reference, folded);

  return statement != NULL
         ? read_one (statement, _("No case has this reference."), error)
         : NULL;
}

static const char allocations_sql[] =
  "SELECT worker_id, from_on, until_on FROM allocation WHERE case_id = $1"
  " ORDER BY from_on DESC, CASE WHEN until_on IS NULL THEN 0 ELSE 1 END, until_on DESC";

static CandourAllocation *
read_allocation (CandourStatement *statement)
{
  return candour_allocation_new (candour_statement_get_text (statement, 0),
                                 candour_statement_get_text (statement, 1),
                                 candour_statement_get_text (statement, 2));
}

GPtrArray *
candour_store_cases_list_allocations (CandourDb   *db,
                                      const char  *case_id,
                                      GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, allocations_sql, error, "s", case_id);

  return candour_statement_collect (statement, (CandourStatementReader) read_allocation,
                                    (GDestroyNotify) candour_allocation_free, error);
}
