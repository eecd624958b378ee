/* candour-store-follow-check.c - looks through the follow-through for what does not fit together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

/* More of a kind than this tell nobody anything new. */
#define MAX_TOLD "20"

/* --- Rows against what they were made of ---------------------------------------------- */

static const char steps_sql[] =
  "SELECT a.reference FROM action_point p JOIN audit a ON a.id = p.audit_id"
  " WHERE p.state <> 'draft' AND p.state IS DISTINCT FROM (SELECT s.to_state FROM action_step s"
  " WHERE s.action_id = p.id ORDER BY s.at_utc DESC, s.id DESC LIMIT 1)"
  " ORDER BY p.id LIMIT " MAX_TOLD;

static const char parts_sql[] =
  "SELECT a.reference FROM action_point p JOIN audit a ON a.id = p.audit_id"
  " LEFT JOIN (SELECT action_id, count(*) AS n FROM action_evidence GROUP BY action_id) e"
  " ON e.action_id = p.id"
  " LEFT JOIN (SELECT action_id, count(*) AS n FROM action_extension WHERE state = 'given'"
  " GROUP BY action_id) x ON x.action_id = p.id"
  " WHERE p.n_evidence <> coalesce(e.n, 0) OR p.n_extended <> coalesce(x.n, 0)"
  " ORDER BY p.id LIMIT " MAX_TOLD;

static const char grade_sql[] =
  "SELECT a.reference FROM action_point p JOIN audit a ON a.id = p.audit_id"
  " LEFT JOIN moderation m ON m.audit_id = a.id AND m.agreed_at IS NOT NULL"
  " LEFT JOIN grading u ON u.audit_id = a.id AND u.standard_id = p.standard_id"
  " AND u.role = 'auditor'"
  " LEFT JOIN grading g ON g.audit_id = a.id AND g.standard_id = p.standard_id"
  " AND g.role = 'agreed' AND m.id IS NOT NULL"
  " WHERE p.state <> 'draft' AND p.grade <> coalesce(CASE WHEN p.standard_id IS NULL"
  " THEN coalesce(m.agreed_overall, a.overall) ELSE coalesce(g.grade, u.grade) END, 0)"
  " ORDER BY p.id LIMIT " MAX_TOLD;

static const char learning_sql[] =
  "SELECT a.reference FROM learning l JOIN audit a ON a.id = l.audit_id"
  " WHERE l.n_passed <> (SELECT count(*) FROM learning_pass p WHERE p.learning_id = l.id)"
  " OR l.n_used <> (SELECT count(DISTINCT u.by_id) FROM learning_use u WHERE u.learning_id = l.id)"
  " ORDER BY l.id LIMIT " MAX_TOLD;

/* --- Sums against rows ---------------------------------------------------------------- */

/* Each sum of one level and grade, and that of all: the others are added with them. */
#define PLACED \
  "placed (id, stage, wait_on) AS (" \
  "SELECT id, stage, '' FROM action_point WHERE stage <> 'draft'" \
  " UNION ALL SELECT id, stage, wait_on FROM action_point WHERE stage NOT IN ('draft', 'closed')" \
  " UNION ALL SELECT id, 'told', '' FROM action_point WHERE told_qa IS NOT NULL" \
  " UNION ALL SELECT id, 'told', told_qa FROM action_point WHERE told_qa IS NOT NULL)"
#define EXPECTED \
  "expected (scope, level, drawn_as, stage, wait_on, n) AS (" \
  "SELECT '', '', -1, x.stage, x.wait_on, count(*) FROM placed x GROUP BY 4, 5" \
  " UNION ALL SELECT CASE w.k WHEN 0 THEN '' WHEN 1 THEN 'team ' || p.team_id" \
  " WHEN 2 THEN 'owner ' || p.owner_id ELSE 'auditor ' || p.auditor_id END, p.level, p.drawn_as," \
  " x.stage, x.wait_on, count(*) FROM placed x JOIN action_point p ON p.id = x.id" \
  " CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) w" \
  " GROUP BY 1, 2, 3, 4, 5)"
#define SAME_SUM \
  "t.scope = e.scope AND t.level = e.level AND t.drawn_as = e.drawn_as AND t.stage = e.stage" \
  " AND t.wait_on = e.wait_on"

static const char missing_sql[] =
  "WITH " PLACED ", " EXPECTED
  " SELECT count(*) FROM expected e LEFT JOIN action_tally t ON " SAME_SUM
  " WHERE e.scope IS NOT NULL AND t.n IS DISTINCT FROM e.n";

static const char left_sql[] =
  "WITH " PLACED ", " EXPECTED
  " SELECT count(*) FROM action_tally t LEFT JOIN expected e ON " SAME_SUM
  " WHERE t.n <> 0 AND e.n IS NULL AND ((t.level <> '' AND t.drawn_as <> -1)"
  " OR (t.scope = '' AND t.level = '' AND t.drawn_as = -1))";

/* --- All of it ------------------------------------------------------------------------ */

static gboolean
check_rows (CandourDb   *db,
            const char  *sql,
            const char  *format,
            GPtrArray   *faults,
            GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, sql, error, "");
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

      g_ptr_array_add (faults, g_strjoinv (candour_statement_get_text (statement, 0), parts));
    }

  return step == CANDOUR_STEP_DONE;
}

static gboolean
count (CandourDb   *db,
       const char  *sql,
       gint64      *n,
       GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, sql, error, "");

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *n += candour_statement_get_int (statement, 0);

  return TRUE;
}

static gboolean
check_sums (CandourDb  *db,
            GPtrArray  *faults,
            GError    **error)
{
  gint64 n = 0;

  if (!count (db, missing_sql, &n, error) || !count (db, left_sql, &n, error))
    return FALSE;

  if (n > 0)
    g_ptr_array_add (faults,
                     g_strdup (_("The numbers of actions that lists show are not their own.")));

  return TRUE;
}

gboolean
candour_store_follow_check (CandourDb  *db,
                            GPtrArray  *faults,
                            GError    **error)
{
  return check_rows (db, steps_sql,
                     _("An action from the audit of %s is not where its last step left it."),
                     faults, error)
         && check_rows (db, parts_sql,
                        _("An action from the audit of %s is shown with evidence or with more "
                          "time that it does not have."), faults, error)
         && check_rows (db, grade_sql,
                        _("An action from the audit of %s is listed with another grade than the "
                          "one that stands."), faults, error)
         && check_rows (db, learning_sql,
                        _("Learning from the audit of %s is shown as passed on or used more or "
                          "less often than it was."), faults, error)
         && check_sums (db, faults, error);
}
