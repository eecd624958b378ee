/* candour-store-cases-save.c - adds and changes cases, and who holds them from when to when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-cases-private.h"

#include <glib/gi18n-lib.h>

#include "candour-fold.h"
#include "candour-id.h"
#include "candour-store-history.h"

/* --- Allocations ---------------------------------------------------------------------- */

/* Back with a worker on the day it left him, it never left. */
static const char begin_sql[] =
  "INSERT INTO allocation (case_id, worker_id, from_on, until_on) VALUES ($1, $2, $3, NULL)"
  " ON CONFLICT (case_id, worker_id, from_on) DO UPDATE SET until_on = NULL";

static const char end_sql[] =
  "UPDATE allocation SET until_on = CASE WHEN from_on > $1 THEN from_on ELSE $1 END"
  " WHERE case_id = $2 AND until_on IS NULL";

static const char *
get_holder (const CandourCase *child_case)
{
  return child_case->closed_on == NULL ? child_case->worker_id : NULL;
}

static gboolean
hand_over (CandourDb          *db,
           const CandourCase  *old,
           const CandourCase  *child_case,
           const char         *today,
           GError            **error)
{
  const char *before = get_holder (old);
  const char *after = get_holder (child_case);
  const char *ended = child_case->closed_on != NULL ? child_case->closed_on : today;

  if (g_strcmp0 (before, after) == 0)
    return TRUE;

  return (before == NULL
          || candour_db_execute (db, end_sql, error, "ss", ended, child_case->id))
         && (after == NULL
             || candour_db_execute (db, begin_sql, error, "sss", child_case->id, after, today));
}

/* --- Cases ---------------------------------------------------------------------------- */

static const char insert_sql[] =
  "INSERT INTO child_case (id, reference, folded, cohort, plan, since, age_band, sex, team_id,"
  " worker_id, closed_on, lists, revision)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";

gboolean
candour_store_cases_insert (CandourDb    *db,
                            CandourCase  *child_case,
                            const char   *today,
                            GError      **error)
{
  static const CandourCase none = { NULL };
  g_autofree char *folded = candour_fold (child_case->reference);

  if (child_case->id == NULL)
    child_case->id = candour_id_new ();
  child_case->revision = 1;

  return candour_db_execute (db, insert_sql, error, "sssssssssssi", child_case->id,
                             child_case->reference, folded,
                             candour_code_from_value (candour_cohorts, child_case->cohort),
                             child_case->plan, child_case->since, child_case->age_band,
                             child_case->sex, child_case->team_id, child_case->worker_id,
                             child_case->closed_on, (gint64) child_case->lists)
         && hand_over (db, &none, child_case, today, error);
}

/* The words of a plan tell of the child and must stay erasable: that they changed is kept, and
 * not what they were.
 */
static gboolean
record_plan (CandourDb           *db,
             const CandourCase   *old,
             const CandourCase   *child_case,
             const CandourActor  *actor,
             GError             **error)
{
  return g_strcmp0 (old->plan, child_case->plan) == 0
         || candour_store_history_append (db, actor, "child_case", child_case->id, "plan", NULL,
                                          NULL, NULL, error);
}

static gboolean
record (CandourDb           *db,
        const CandourCase   *old,
        const CandourCase   *child_case,
        const CandourActor  *actor,
        GError             **error)
{
  g_autofree char *lists_before = g_strdup_printf ("%u", old->lists);
  g_autofree char *lists_after = g_strdup_printf ("%u", child_case->lists);
  const struct
  {
    const char *field;
    const char *before;
    const char *after;
  } changes[] = {
    { "cohort", candour_code_from_value (candour_cohorts, old->cohort),
      candour_code_from_value (candour_cohorts, child_case->cohort) },
    { "since", old->since, child_case->since },
    { "age_band", old->age_band, child_case->age_band },
    { "sex", old->sex, child_case->sex },
    { "team_id", old->team_id, child_case->team_id },
    { "worker_id", old->worker_id, child_case->worker_id },
    { "closed_on", old->closed_on, child_case->closed_on },
    { "lists", lists_before, lists_after },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_strcmp0 (changes[i].before, changes[i].after) != 0
        && !candour_store_history_append (db, actor, "child_case", child_case->id,
                                          changes[i].field, changes[i].before, changes[i].after,
                                          NULL, error))
      return FALSE;

  return record_plan (db, old, child_case, actor, error);
}

static const char update_sql[] =
  "UPDATE child_case SET cohort = $1, plan = $2, since = $3, age_band = $4, sex = $5,"
  " team_id = $6, worker_id = $7, closed_on = $8, lists = $9, revision = revision + 1"
  " WHERE id = $10 AND revision = $11 RETURNING revision";

static gboolean
update (CandourDb          *db,
        const CandourCase  *child_case,
        GError            **error)
{
  g_autoptr(CandourStatement) statement =
    candour_db_query (db, update_sql, error, "ssssssssisi",
                      candour_code_from_value (candour_cohorts, child_case->cohort),
                      child_case->plan, child_case->since, child_case->age_band, child_case->sex,
                      child_case->team_id, child_case->worker_id, child_case->closed_on,
                      (gint64) child_case->lists, child_case->id, child_case->revision);
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_DONE)
    g_set_error_literal (error, CANDOUR_ERROR, CANDOUR_ERROR_CONFLICT,
                         _("Somebody else changed this case first."));

  return step == CANDOUR_STEP_ROW;
}

gboolean
candour_store_cases_update (CandourDb           *db,
                            const CandourCase   *old,
                            const CandourCase   *child_case,
                            const char          *today,
                            const CandourActor  *actor,
                            GError             **error)
{
  return update (db, child_case, error)
         && hand_over (db, old, child_case, today, error)
         && record (db, old, child_case, actor, error);
}
