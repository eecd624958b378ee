/* candour-store-action-tally.c - how many actions there are, summed up before anybody asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include "candour-audit-rules.h"

/* --- Scopes --------------------------------------------------------------------------- */

char *
candour_tally_dup_scope (CandourTallyScope  scope,
                         const char        *id)
{
  static const char *const names[CANDOUR_N_TALLY_SCOPES] = {
    [CANDOUR_TALLY_ALL] = "",
    [CANDOUR_TALLY_TEAM] = "team ",
    [CANDOUR_TALLY_OWNER] = "owner ",
    [CANDOUR_TALLY_AUDITOR] = "auditor ",
  };

  return g_strconcat (names[scope], scope != CANDOUR_TALLY_ALL ? id : "", NULL);
}

char *
candour_tallied_dup_scope (const CandourTallied *self,
                           CandourTallyScope     scope)
{
  const char *const ids[CANDOUR_N_TALLY_SCOPES] = {
    [CANDOUR_TALLY_ALL] = "",
    [CANDOUR_TALLY_TEAM] = self->team_id,
    [CANDOUR_TALLY_OWNER] = self->owner_id,
    [CANDOUR_TALLY_AUDITOR] = self->auditor_id,
  };

  return ids[scope] != NULL ? candour_tally_dup_scope (scope, ids[scope]) : NULL;
}

/* --- Sums ----------------------------------------------------------------------------- */

/* Each sum that a filter of level and grade asks for, ready: '' and -1 are any, and '' for the day
 * is all of them. What is closed is not asked for by days.
 */
#define BY_DAYS(level, drawn) \
  "($1, " level ", " drawn ", $4, '', $6), ($1, " level ", " drawn ", $4, $5, $6)"
#define AT_ALL(level, drawn) "($1, " level ", " drawn ", $4, '', $5)"

#define ADD(one) \
  "INSERT INTO action_tally (scope, level, drawn_as, stage, wait_on, n) VALUES " \
  one ("''", "-1") ", " one ("$2", "-1") ", " one ("''", "$3") ", " one ("$2", "$3") \
  " ON CONFLICT (scope, level, drawn_as, stage, wait_on)" \
  " DO UPDATE SET n = action_tally.n + excluded.n"

static const char by_days_sql[] = ADD (BY_DAYS);
static const char at_all_sql[] = ADD (AT_ALL);

static const char forget_sql[] =
  "DELETE FROM action_tally WHERE scope = $1 AND level IN ('', $2) AND drawn_as IN (-1, $3)"
  " AND stage = $4 AND wait_on = $5 AND n = 0";

gboolean
candour_store_tally_add (CandourDb           *db,
                         const char          *scope,
                         CandourActionLevel   level,
                         int                  drawn_as,
                         const char          *stage,
                         const char          *wait_on,
                         gint64               n,
                         GError             **error)
{
  const char *code = candour_code_from_value (candour_action_levels, level);

  if (g_str_equal (stage, "closed"))
    return candour_db_execute (db, at_all_sql, error, "ssisi", scope, code, (gint64) drawn_as,
                               stage, n);

  return candour_db_execute (db, by_days_sql, error, "ssissi", scope, code, (gint64) drawn_as,
                             stage, wait_on, n)
         && (n > 0
             || candour_db_execute (db, forget_sql, error, "ssiss", scope, code,
                                    (gint64) drawn_as, stage, wait_on));
}

gboolean
candour_store_follow_tally (CandourDb             *db,
                            const CandourTallied  *tallied,
                            gint64                 n,
                            GError               **error)
{
  if (g_str_equal (tallied->stage, "draft"))
    return TRUE;

  for (int i = 0; i < CANDOUR_N_TALLY_SCOPES; i++)
    {
      g_autofree char *scope = candour_tallied_dup_scope (tallied, i);

      if (scope != NULL
          && (!candour_store_tally_add (db, scope, tallied->level, tallied->drawn_as,
                                        tallied->stage, tallied->wait_on, n, error)
              || (tallied->told_qa != NULL
                  && !candour_store_tally_add (db, scope, tallied->level, tallied->drawn_as,
                                               "told", tallied->told_qa, n, error))))
        return FALSE;
    }

  return TRUE;
}

void
candour_tallied_init (CandourTallied             *self,
                      const CandourStoredAction  *stored,
                      const CandourListedAction  *listed)
{
  const CandourTallied tallied = {
    .team_id = stored->team_id,
    .owner_id = stored->action->owner_id,
    .auditor_id = stored->auditor_id,
    .level = stored->action->level,
    .drawn_as = stored->action->drawn_as,
    .stage = listed->stage,
    .wait_on = listed->wait_on,
    .told_qa = listed->told[CANDOUR_TOLD_QA_LEAD],
  };

  *self = tallied;
}

/* --- One row -------------------------------------------------------------------------- */

static const char listed_sql[] =
  "SELECT stage, wait_on, drawn_as, level, told_qa, team_id, owner_id, auditor_id"
  " FROM action_point WHERE id = $1";

gboolean
candour_store_follow_untally (CandourDb   *db,
                              const char  *action_id,
                              GError     **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, listed_sql, error, "s", action_id);
  CandourTallied tallied;

  if (statement == NULL || candour_statement_step (statement, error) != CANDOUR_STEP_ROW)
    return FALSE;

  tallied.stage = candour_statement_get_text (statement, 0);
  tallied.wait_on = candour_statement_get_text (statement, 1);
  tallied.drawn_as = candour_statement_get_int (statement, 2);
  tallied.level = candour_code_to_value (candour_action_levels,
                                         candour_statement_get_text (statement, 3),
                                         CANDOUR_LEVEL_CHILD);
  tallied.told_qa = candour_statement_get_text (statement, 4);
  tallied.team_id = candour_statement_get_text (statement, 5);
  tallied.owner_id = candour_statement_get_text (statement, 6);
  tallied.auditor_id = candour_statement_get_text (statement, 7);

  return candour_store_follow_tally (db, &tallied, -1, error);
}
