/* candour-store-action-counts.c - how many actions a filter lets through, in each view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists are filtered by is summed up beforehand; what is asked for together is counted. What
 * is sealed to who reads is taken off the sums: there is little of it at any time.
 */

#include "candour-store-action-keys-private.h"

#include "candour-date.h"

/* --- The statements ------------------------------------------------------------------- */

/* $2 today, $3 a week on; $4 ... as above from $8. */
#define BUCKET(today, week) \
  "CASE WHEN p.stage = 'owner' THEN CASE WHEN p.wait_on < " today " THEN 0" \
  " WHEN p.wait_on <= " week " THEN 1 ELSE 2 END WHEN p.stage = 'verify' THEN 3" \
  " WHEN p.stage = 'check' THEN CASE WHEN p.wait_on <= " today " THEN 3 ELSE 4 END ELSE 5 END"

#define COUNT(condition) \
  "SELECT " BUCKET ("$2", "$3") ", count(*) FROM action_point p WHERE " condition \
  " AND p.stage <> 'draft'" \
  FILTER ("$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12") \
  " GROUP BY 1"

#define COUNT_TOLD(day, condition) \
  "SELECT 0, count(*) FROM action_point p WHERE " condition " AND p.is_open = 1" \
  " AND p." day " <= $2 AND CAST($3 AS TEXT) <> ''" \
  FILTER ("$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12")

static const char *const count_sql[CANDOUR_N_ACTION_LEADS] = LEADS (COUNT, COUNT_TOLD);

/* $1 today, $2 a week on; the filter from $3. */
#define SEALED_ACTIONS \
  " FROM action_point p WHERE p.audit_id IN (SELECT a.id FROM audit a WHERE " \
  SEALED_TO ("$10", "$11") ") AND coalesce(p.owner_id, '') <> $10" \
  FILTER_BY ("$3", "$4", "$5", "$6", "$7", "$8", "$9")

static const char sealed_sql[] =
  "SELECT " BUCKET ("$1", "$2") ", count(*)" SEALED_ACTIONS " AND p.stage <> 'draft' GROUP BY 1";

/* The casts keep the engine from beginning at what is told instead of what is sealed. */
static const char sealed_told_sql[] =
  "SELECT 0, count(*)" SEALED_ACTIONS " AND CAST(p.is_open AS INTEGER) = 1"
  " AND CAST(p.told_qa AS TEXT) <= $1 AND CAST($2 AS TEXT) <> ''";

static const char tally_sql[] =
  "SELECT 0, stage, n FROM action_tally"
  " WHERE scope = $1 AND level = $2 AND drawn_as = $3 AND stage IN ('owner', 'verify', 'check',"
  " 'closed') AND wait_on = ''"
  " UNION ALL SELECT 1, 'owner', coalesce(sum(n), 0) FROM action_tally"
  " WHERE scope = $1 AND level = $2 AND drawn_as = $3 AND stage = 'owner' AND wait_on >= $4"
  " UNION ALL SELECT 2, 'owner', coalesce(sum(n), 0) FROM action_tally"
  " WHERE scope = $1 AND level = $2 AND drawn_as = $3 AND stage = 'owner' AND wait_on > $5"
  " UNION ALL SELECT 3, 'check', coalesce(sum(n), 0) FROM action_tally"
  " WHERE scope = $1 AND level = $2 AND drawn_as = $3 AND stage = 'check' AND wait_on > $4";

/* What came to the QA lead's list by $4. */
static const char tally_told_sql[] =
  "SELECT coalesce(sum(CASE WHEN wait_on = '' THEN n ELSE -n END), 0) FROM action_tally"
  " WHERE scope = $1 AND level = $2 AND drawn_as = $3 AND stage = 'told'"
  " AND (wait_on = '' OR wait_on > $4)";

/* --- Counting one by one -------------------------------------------------------------- */

/* As COUNT numbers them. */
enum
{
  OVERDUE,
  SOON,
  DUE_LATER,
  VERIFY,
  CHECK_LATER,
  CLOSED,
  N_BUCKETS
};

static void
add_up (const gint64 *buckets,
        gint64       *counts)
{
  counts[CANDOUR_ACTIONS_OPEN] += buckets[OVERDUE] + buckets[SOON] + buckets[DUE_LATER]
                                  + buckets[VERIFY] + buckets[CHECK_LATER];
  counts[CANDOUR_ACTIONS_OVERDUE] += buckets[OVERDUE];
  counts[CANDOUR_ACTIONS_DUE_SOON] += buckets[SOON];
  counts[CANDOUR_ACTIONS_TO_VERIFY] += buckets[VERIFY];
  counts[CANDOUR_ACTIONS_CLOSED] += buckets[CLOSED];
}

static gboolean
count_stream (const CandourActionWalk    *self,
              CandourDb                  *db,
              const CandourActionStream  *stream,
              gint64                     *counts,
              GError                    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, count_sql[stream->lead], error);
  g_autofree char *week = candour_date_add_days (self->today, 7);
  gint64 buckets[N_BUCKETS] = { 0 };
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  candour_action_stream_bind (stream, statement);
  candour_statement_bind_text (statement, 2, self->today);
  candour_statement_bind_text (statement, 3, week);
  candour_action_walk_bind (self, stream, db, statement, 4);
  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    buckets[candour_statement_get_int (statement, 0)] = candour_statement_get_int (statement, 1);

  add_up (buckets, counts);

  return step == CANDOUR_STEP_DONE;
}

/* --- Sums made beforehand ------------------------------------------------------------- */

static void
read_tally (CandourStatement *statement,
            gint64           *totals,
            gint64           *from)
{
  static const char *const stages[] = { "owner", "verify", "check", "closed" };
  int kind = candour_statement_get_int (statement, 0);

  if (kind > 0)
    from[kind] = candour_statement_get_int (statement, 2);
  else
    for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
      if (g_str_equal (candour_statement_get_text (statement, 1), stages[i]))
        totals[i] = candour_statement_get_int (statement, 2);
}

static gboolean
count_tally_told (const CandourActionWalk  *self,
                  CandourDb                *db,
                  const char               *scope,
                  gint64                   *counts,
                  GError                  **error)
{
  const CandourActionFilter *filter = self->filter;
  const char *level = filter->level >= 0
                      ? candour_code_from_value (candour_action_levels, filter->level) : "";
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, tally_told_sql, error, "ssis", scope, level,
                      (gint64) (filter->drawn_as > 0 ? filter->drawn_as : -1), self->today);

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  counts[CANDOUR_ACTIONS_OPEN] += candour_statement_get_int (statement, 0);

  return TRUE;
}

/* What is summed up beforehand: only days to come are added up. */
static gboolean
count_tally (const CandourActionWalk  *self,
             CandourDb                *db,
             const char               *scope,
             gint64                   *counts,
             GError                  **error)
{
  const CandourActionFilter *filter = self->filter;
  g_autofree char *week = candour_date_add_days (self->today, 7);
  const char *level = filter->level >= 0
                      ? candour_code_from_value (candour_action_levels, filter->level) : "";
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, tally_sql, error, "ssiss", scope, level,
                      (gint64) (filter->drawn_as > 0 ? filter->drawn_as : -1), self->today, week);
  gint64 totals[4] = { 0 };
  gint64 from[4] = { 0 };
  gint64 buckets[N_BUCKETS];
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    read_tally (statement, totals, from);

  buckets[OVERDUE] = totals[0] - from[1];
  buckets[SOON] = from[1] - from[2];
  buckets[DUE_LATER] = from[2];
  buckets[VERIFY] = totals[1] + totals[2] - from[3];
  buckets[CHECK_LATER] = from[3];
  buckets[CLOSED] = totals[3];
  add_up (buckets, counts);

  return step == CANDOUR_STEP_DONE;
}

static gboolean
take_off_sealed (const CandourActionWalk  *self,
                 CandourDb                *db,
                 gboolean                  told,
                 gint64                   *counts,
                 GError                  **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_prepare (db, told ? sealed_told_sql : sealed_sql, error);
  g_autofree char *week = candour_date_add_days (self->today, 7);
  gint64 buckets[N_BUCKETS] = { 0 };
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  candour_statement_bind_text (statement, 1, self->today);
  candour_statement_bind_text (statement, 2, week);
  candour_action_walk_bind (self, &g_array_index (self->streams, CandourActionStream, 0), db,
                            statement, 3);
  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    buckets[candour_statement_get_int (statement, 0)] = -candour_statement_get_int (statement, 1);

  add_up (buckets, counts);

  return step == CANDOUR_STEP_DONE;
}

/* Each sum is of one team, owner or auditor, or of all. */
static gboolean
is_tallied (const CandourActionWalk *self)
{
  const CandourActionFilter *filter = self->filter;
  int n_whose = (candour_action_filter_get_owner (filter) != NULL) + (filter->auditor_id != NULL)
                + (filter->team_id != NULL);

  if (filter->verifier_id != NULL)
    return FALSE;

  return filter->view == CANDOUR_ACTIONS_TOLD
           ? filter->role == CANDOUR_ROLE_QA_LEAD && n_whose == 0
           : n_whose <= 1;
}

static char *
dup_scope (const CandourActionStream *stream)
{
  switch (stream->lead)
    {
    case CANDOUR_ACTION_LEAD_OWNER:
      return candour_tally_dup_scope (CANDOUR_TALLY_OWNER, stream->text);
    case CANDOUR_ACTION_LEAD_AUDITOR:
      return candour_tally_dup_scope (CANDOUR_TALLY_AUDITOR, stream->text);
    case CANDOUR_ACTION_LEAD_TEAM:
      return candour_tally_dup_scope (CANDOUR_TALLY_TEAM, stream->text);
    default:
      return candour_tally_dup_scope (CANDOUR_TALLY_ALL, NULL);
    }
}

static gboolean
count_sums (const CandourActionWalk  *self,
            CandourDb                *db,
            gint64                   *counts,
            GError                  **error)
{
  gboolean told = self->filter->view == CANDOUR_ACTIONS_TOLD;

  for (guint i = 0; i < self->streams->len; i++)
    {
      g_autofree char *scope =
        dup_scope (&g_array_index (self->streams, CandourActionStream, i));

      if (told ? !count_tally_told (self, db, scope, counts, error)
               : !count_tally (self, db, scope, counts, error))
        return FALSE;
    }

  /* An unknown team has no stream, and nobody who reads has nothing sealed. */
  return self->streams->len == 0 || *candour_db_get_reader (db) == '\0'
         || take_off_sealed (self, db, told, counts, error);
}

gboolean
candour_action_walk_count (const CandourActionWalk  *self,
                           CandourDb                *db,
                           gint64                   *counts,
                           GError                  **error)
{
  if (is_tallied (self))
    return count_sums (self, db, counts, error);

  for (guint i = 0; i < self->streams->len; i++)
    if (!count_stream (self, db, &g_array_index (self->streams, CandourActionStream, i), counts,
                       error))
      return FALSE;

  return TRUE;
}
