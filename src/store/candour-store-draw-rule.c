/* candour-store-draw-rule.c - what is drawn for moderation: the rule, each version of which stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"
#include "candour-store-history.h"

static const char rule_sql[] =
  "SELECT version, immediate, inadequate, outstanding, first_n, share, seed, days"
  " FROM draw_rule ORDER BY version DESC LIMIT 1";

CandourDrawRule *
candour_store_moderations_load_rule (CandourDb  *db,
                                     GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_query (db, rule_sql, error, "");
  g_autoptr(CandourDrawRule) rule = candour_draw_rule_new ();
  CandourStep step;

  if (statement == NULL)
    return NULL;

  step = candour_statement_step (statement, error);
  if (step == CANDOUR_STEP_ROW)
    {
      rule->version = candour_statement_get_int (statement, 0);
      rule->immediate = candour_statement_get_int (statement, 1) != 0;
      rule->inadequate = candour_statement_get_int (statement, 2) != 0;
      rule->outstanding = candour_statement_get_int (statement, 3) != 0;
      rule->first_n = candour_statement_get_int (statement, 4);
      rule->share = candour_statement_get_int (statement, 5);
      candour_set_text (&rule->seed, candour_statement_get_text (statement, 6));
      rule->days = candour_statement_get_int (statement, 7);
    }

  return step != CANDOUR_STEP_ERROR ? g_steal_pointer (&rule) : NULL;
}

/* NULL: nobody yet, a workspace is being made. */
static gboolean
check_rule (const CandourDrawRule  *rule,
            const CandourActor     *actor,
            GError                **error)
{
  g_autofree char *why = candour_rules_check_draw_rule (rule);

  if (actor != NULL && !candour_rules_may_run_moderation (actor->role))
    return candour_store_audits_refuse (error, _("Only the QA lead can change what is drawn."));

  return why == NULL || candour_store_audits_refuse (error, why);
}

static char *
dup_number (int number)
{
  return g_strdup_printf ("%d", number);
}

/* The seed as well: whoever wants to check a draw finds it there, with the day it was set. */
static gboolean
note_rule (CandourDb              *db,
           const CandourDrawRule  *rule,
           const CandourActor     *actor,
           GError                **error)
{
  g_autofree char *subject_id = dup_number (rule->version);
  g_autofree char *first_n = dup_number (rule->first_n);
  g_autofree char *share = dup_number (rule->share);
  g_autofree char *days = dup_number (rule->days);
  const char *const values[][2] = {
    { "immediate", rule->immediate ? "1" : "0" },
    { "inadequate", rule->inadequate ? "1" : "0" },
    { "outstanding", rule->outstanding ? "1" : "0" },
    { "first_n", first_n }, { "share", share }, { "seed", rule->seed }, { "days", days },
  };

  if (actor == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!candour_store_history_append (db, actor, "draw_rule", subject_id, values[i][0], NULL,
                                       values[i][1], NULL, error))
      return FALSE;

  return TRUE;
}

static const char add_rule_sql[] =
  "INSERT INTO draw_rule (version, set_at, immediate, inadequate, outstanding, first_n, share,"
  " seed, days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

static gboolean
add_rule (CandourDb              *db,
          const CandourDrawRule  *rule,
          GError                **error)
{
  g_autofree char *now = candour_store_audits_dup_now (db, NULL, error);

  return now != NULL
         && candour_db_execute (db, add_rule_sql, error, "isiiiiisi", (gint64) rule->version, now,
                                (gint64) (rule->immediate != FALSE),
                                (gint64) (rule->inadequate != FALSE),
                                (gint64) (rule->outstanding != FALSE), (gint64) rule->first_n,
                                (gint64) rule->share, rule->seed, (gint64) rule->days);
}

gboolean
candour_store_moderations_save_rule (CandourDb           *db,
                                     CandourDrawRule     *rule,
                                     const CandourActor  *actor,
                                     GError             **error)
{
  g_autoptr(CandourTransaction) transaction = candour_db_begin (db, error);
  g_autoptr(CandourDrawRule) stored = NULL;
  g_autoptr(CandourDrawRule) next = candour_draw_rule_copy (rule);

  if (transaction == NULL || !check_rule (rule, actor, error))
    return FALSE;

  stored = candour_store_moderations_load_rule (db, error);
  if (stored == NULL)
    return FALSE;

  if (stored->version != rule->version)
    return candour_store_audits_conflict (error);

  next->version++;
  if (*next->seed == '\0')
    {
      g_free (next->seed);
      next->seed = candour_id_new ();
    }

  if (!add_rule (db, next, error)
      || !note_rule (db, next, actor, error)
      || !candour_transaction_commit (transaction, error))
    return FALSE;

  rule->version = next->version;
  candour_set_text (&rule->seed, next->seed);

  return TRUE;
}
