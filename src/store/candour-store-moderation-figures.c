/* candour-store-moderation-figures.c - how much was moderated, what changed, and how soon
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderation-list.h"

#include "candour-date.h"

#define LAST_DATE "9999-12-31"
#define LAST_INSTANT "9999-12-31T23:59:59Z"

/* $1 $2 submitted, $3 team, $4 auditor, $5 framework. */
#define TEAMS(column) \
  " AND (CAST($3 AS TEXT) IS NULL OR " column " IN (WITH RECURSIVE below (id) AS" \
  " (SELECT id FROM team WHERE id = $3" \
  " UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)" \
  " SELECT id FROM below))"

#define IN_SCOPE \
  " FROM moderation m WHERE m.submitted_on >= $1 AND m.submitted_on <= $2" TEAMS ("m.team_id") \
  " AND (CAST($4 AS TEXT) IS NULL OR m.auditor_id = $4)" \
  " AND (CAST($5 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM audit a WHERE a.id = m.audit_id" \
  " AND a.framework_id = $5))" \
  " AND ($6 = 0 OR m.kind = 'random')"

static CandourStatement *
query (CandourDb                     *db,
       const char                    *sql,
       const CandourModerationScope  *scope,
       GError                       **error)
{
  return candour_db_query (db, sql, error, "sssssi",
                           scope->from_on != NULL ? scope->from_on : "",
                           scope->until_on != NULL ? scope->until_on : LAST_DATE, scope->team_id,
                           scope->auditor_id, scope->framework_id,
                           (gint64) (scope->random_only != FALSE));
}

/* --- Submitted ------------------------------------------------------------------------ */

static const char submitted_sql[] =
  "SELECT count(*) FROM audit a WHERE a.listed_on >= $1 AND a.listed_on <= $2"
  " AND a.submitted_at IS NOT NULL" TEAMS ("a.team_id")
  " AND (CAST($4 AS TEXT) IS NULL OR a.auditor_id = $4)"
  " AND (CAST($5 AS TEXT) IS NULL OR a.framework_id = $5) AND $6 >= 0";

static gboolean
count_submitted (CandourDb                     *db,
                 const CandourModerationScope  *scope,
                 CandourModerationFigures      *figures,
                 GError                       **error)
{
  g_autoptr(CandourStatement) statement = query (db, submitted_sql, scope, error);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  figures->n_submitted = candour_statement_get_int (statement, 0);

  return TRUE;
}

/* --- What became of them -------------------------------------------------------------- */

#define SUM(condition) ", sum(CASE WHEN " condition " THEN 1 ELSE 0 END)"

static const char outcomes_sql[] =
  "SELECT m.kind, count(*)"
  SUM ("m.agreed_at IS NOT NULL")
  SUM ("m.agreed_at IS NOT NULL AND m.changed = 1")
  SUM ("m.agreed_at IS NOT NULL AND m.changed = -1")
  SUM ("m.agreed_at IS NOT NULL AND m.changed = 0 AND m.agreed_overall IS NOT NULL")
  SUM ("m.agreed_at IS NOT NULL AND m.had_read = 1")
  SUM ("m.late = 1")
  IN_SCOPE " GROUP BY m.kind";

static void
add_kind (CandourStatement         *statement,
          CandourModerationFigures *figures)
{
  CandourDrawKind kind = candour_code_to_value (candour_draw_kinds,
                                                candour_statement_get_text (statement, 0),
                                                CANDOUR_DRAW_NONE);
  gint64 n = candour_statement_get_int (statement, 1);

  figures->n_drawn += n;
  figures->n_rule += kind == CANDOUR_DRAW_RULE ? n : 0;
  figures->n_random += kind == CANDOUR_DRAW_RANDOM ? n : 0;
  figures->n_request += kind == CANDOUR_DRAW_REQUEST ? n : 0;
  figures->n_moderated += candour_statement_get_int (statement, 2);
  figures->n_upgraded += candour_statement_get_int (statement, 3);
  figures->n_downgraded += candour_statement_get_int (statement, 4);
  figures->n_same += candour_statement_get_int (statement, 5);
  figures->n_not_blind += candour_statement_get_int (statement, 6);
  figures->n_late += candour_statement_get_int (statement, 7);
}

static gboolean
count_outcomes (CandourDb                     *db,
                const CandourModerationScope  *scope,
                CandourModerationFigures      *figures,
                GError                       **error)
{
  g_autoptr(CandourStatement) statement = query (db, outcomes_sql, scope, error);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    add_kind (statement, figures);

  return step == CANDOUR_STEP_DONE;
}

/* --- Days ----------------------------------------------------------------------------- */

static const char days_sql[] =
  "SELECT m.days, count(*)" IN_SCOPE " AND m.sealed_at IS NOT NULL"
  " GROUP BY m.days ORDER BY m.days";

/* The least number of days within which @part of all were sealed: no average of two, so that
 * the figure is a number of days that somebody waited.
 */
static int
find_days (GArray *days,
           gint64  n_all,
           double  part)
{
  gint64 n = 0;

  for (guint i = 0; i + 1 < days->len; i += 2)
    {
      n += g_array_index (days, gint64, i + 1);
      if (n >= part * n_all)
        return g_array_index (days, gint64, i);
    }

  return -1;
}

static gboolean
find_percentiles (CandourDb                     *db,
                  const CandourModerationScope  *scope,
                  CandourModerationFigures      *figures,
                  GError                       **error)
{
  g_autoptr(CandourStatement) statement = query (db, days_sql, scope, error);
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      gint64 pair[] = { candour_statement_get_int (statement, 0),
                        candour_statement_get_int (statement, 1) };

      g_array_append_vals (days, pair, G_N_ELEMENTS (pair));
      figures->n_sealed += pair[1];
    }

  figures->median_days = find_days (days, figures->n_sealed, 0.5);
  figures->ninth_days = find_days (days, figures->n_sealed, 0.9);

  return step == CANDOUR_STEP_DONE;
}

gboolean
candour_store_moderation_figures (CandourDb                     *db,
                                  const CandourModerationScope  *scope,
                                  CandourModerationFigures      *figures,
                                  GError                       **error)
{
  CandourModerationFigures found = { 0 };

  if (!count_submitted (db, scope, &found, error)
      || !count_outcomes (db, scope, &found, error)
      || !find_percentiles (db, scope, &found, error))
    return FALSE;

  *figures = found;

  return TRUE;
}

/* --- One auditor ---------------------------------------------------------------------- */

static const char pattern_sql[] =
  "SELECT sum(CASE WHEN a.overall > m.overall THEN 1 ELSE 0 END),"
  " sum(CASE WHEN a.overall = m.overall THEN 1 ELSE 0 END),"
  " sum(CASE WHEN a.overall < m.overall THEN 1 ELSE 0 END)"
  " FROM moderation m JOIN audit a ON a.id = m.audit_id"
  " WHERE m.auditor_id = $1 AND m.stage IN ('comparing', 'finished') AND m.kind = 'random'"
  " AND m.had_read = 0 AND m.sealed_at < $2";

gboolean
candour_store_moderation_pattern (CandourDb   *db,
                                  const char  *auditor_id,
                                  const char  *before_at,
                                  guint       *n_higher,
                                  guint       *n_same,
                                  guint       *n_lower,
                                  GError     **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, pattern_sql, error, "ss", auditor_id,
                      before_at != NULL ? before_at : LAST_INSTANT);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  *n_higher = candour_statement_get_int (statement, 0);
  *n_same = candour_statement_get_int (statement, 1);
  *n_lower = candour_statement_get_int (statement, 2);

  return TRUE;
}
