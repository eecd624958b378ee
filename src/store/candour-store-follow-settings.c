/* candour-store-follow-settings.c - what a council sets about following actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-store-follow-private.h"

#include <glib/gi18n-lib.h>

#include "candour-store-history.h"
#include "candour-store-settings.h"

#define SETTING_NO_ACTIONS "no-actions"

/* --- Who is told when ----------------------------------------------------------------- */

static const char rules_sql[] =
  "SELECT clock, cause, told, days, working FROM escalation_rule ORDER BY position";

GArray *
candour_store_follow_load_escalation (CandourDb  *db,
                                      GError    **error)
{
  g_autoptr(CandourStatement) statement = candour_db_prepare (db, rules_sql, error);
  g_autoptr(GArray) rules = g_array_new (FALSE, FALSE, sizeof (CandourEscalationRule));
  CandourStep step;

  if (statement == NULL)
    return NULL;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    {
      const CandourEscalationRule rule = {
        candour_code_to_value (candour_clocks, candour_statement_get_text (statement, 0), 0),
        candour_code_to_value (candour_triggers, candour_statement_get_text (statement, 1), 0),
        candour_code_to_value (candour_told, candour_statement_get_text (statement, 2), 0),
        candour_statement_get_int (statement, 3),
        candour_statement_get_int (statement, 4) != 0,
      };

      g_array_append_val (rules, rule);
    }

  if (step != CANDOUR_STEP_DONE)
    return NULL;

  return rules->len > 0 ? g_steal_pointer (&rules) : candour_rules_new_escalation ();
}

static const char forget_rules_sql[] = "DELETE FROM escalation_rule";
static const char add_rule_sql[] =
  "INSERT INTO escalation_rule (position, clock, cause, told, days, working)"
  " VALUES ($1, $2, $3, $4, $5, $6)";

static char *
print_days (const CandourEscalationRule *rule)
{
  return g_strdup_printf (rule->working ? "%d working" : "%d", rule->days);
}

/* The days of the rule about the same thing; NULL: there is none. */
static char *
dup_days (GArray                      *rules,
          const CandourEscalationRule *like)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const CandourEscalationRule *rule = &g_array_index (rules, CandourEscalationRule, i);

      if (rule->clock == like->clock && rule->trigger == like->trigger
          && rule->told == like->told)
        return print_days (rule);
    }

  return NULL;
}

static gboolean
note_rules (CandourDb           *db,
            GArray              *of,
            GArray              *before,
            GArray              *after,
            const CandourActor  *actor,
            GError             **error)
{
  for (guint i = 0; i < of->len; i++)
    {
      const CandourEscalationRule *rule = &g_array_index (of, CandourEscalationRule, i);
      g_autofree char *old_days = dup_days (before, rule);
      g_autofree char *new_days = dup_days (after, rule);
      g_autofree char *key =
        g_strjoin ("/", candour_code_from_value (candour_clocks, rule->clock),
                   candour_code_from_value (candour_triggers, rule->trigger),
                   candour_code_from_value (candour_told, rule->told), NULL);

      /* What both have is told of once. */
      if (g_strcmp0 (old_days, new_days) == 0 || (of == before && new_days != NULL))
        continue;
      if (!candour_store_history_append (db, actor, "escalation", key, "days", old_days, new_days,
                                         NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_rules (CandourDb  *db,
             GArray     *rules,
             GError    **error)
{
  if (!candour_db_execute (db, forget_rules_sql, error, ""))
    return FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const CandourEscalationRule *rule = &g_array_index (rules, CandourEscalationRule, i);

      if (!candour_db_execute (db, add_rule_sql, error, "isssii", (gint64) i,
                               candour_code_from_value (candour_clocks, rule->clock),
                               candour_code_from_value (candour_triggers, rule->trigger),
                               candour_code_from_value (candour_told, rule->told),
                               (gint64) rule->days, (gint64) (rule->working != FALSE)))
        return FALSE;
    }

  return TRUE;
}

static const char open_sql[] = "SELECT p.id FROM action_point p WHERE p.is_open = 1";

static const char told_sql[] =
  "UPDATE action_point SET told_manager = $2, told_head = $3, told_qa = $4 WHERE id = $1";


static char *
read_id (CandourStatement *statement)
{
  return g_strdup (candour_statement_get_text (statement, 0));
}

static gboolean
tell_one (CandourDb            *db,
          const char           *id,
          const CandourClocks  *clocks,
          GError              **error)
{
  g_autoptr(CandourStoredAction) stored = candour_stored_action_load (db, id, error);
  g_auto(CandourListedAction) listed = { 0 };
  CandourTallied tallied;

  if (stored == NULL)
    return FALSE;

  candour_listed_action_init (&listed, stored->action, clocks);
  candour_tallied_init (&tallied, stored, &listed);

  return candour_store_follow_untally (db, id, error)
         && candour_db_execute (db, told_sql, error, "ssss", id,
                                listed.told[CANDOUR_TOLD_TEAM_MANAGER],
                                listed.told[CANDOUR_TOLD_HEAD_OF_SERVICE], tallied.told_qa)
         && candour_store_follow_tally (db, &tallied, 1, error);
}

static gboolean
tell_again (CandourDb  *db,
            GError    **error)
{
  g_autoptr(GPtrArray) ids =
    candour_store_take_rows (candour_db_query (db, open_sql, error, ""),
                             (CandourStatementReader) read_id, g_free, error);
  g_auto(CandourClocks) clocks = { 0 };

  if (ids == NULL || !candour_clocks_init (&clocks, db, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!tell_one (db, ids->pdata[i], &clocks, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_qa_lead (const CandourActor  *actor,
               GError             **error)
{
  return actor->role == CANDOUR_ROLE_QA_LEAD
         || candour_store_audits_refuse (error, _("Only the QA lead can change this."));
}

gboolean
candour_store_follow_save_escalation (CandourDb           *db,
                                      GArray              *rules,
                                      const CandourActor  *actor,
                                      GError             **error)
{
  g_autoptr(CandourTransaction) transaction = NULL;
  g_autoptr(GArray) before = NULL;
  g_autofree char *wrong =
    candour_rules_check_escalation ((const CandourEscalationRule *) rules->data, rules->len);

  if (!check_qa_lead (actor, error))
    return FALSE;
  if (wrong != NULL)
    return candour_store_audits_refuse (error, wrong);

  transaction = candour_db_begin (db, error);
  before = transaction != NULL ? candour_store_follow_load_escalation (db, error) : NULL;

  return before != NULL
         && write_rules (db, rules, error)
         && note_rules (db, rules, before, rules, actor, error)
         && note_rules (db, before, before, rules, actor, error)
         && tell_again (db, error)
         && candour_transaction_commit (transaction, error);
}

/* --- Audits without an action --------------------------------------------------------- */

static char *
dup_setting_name (const char *framework_code)
{
  return framework_code != NULL ? g_strconcat (SETTING_NO_ACTIONS, "/", framework_code, NULL)
                                : g_strdup (SETTING_NO_ACTIONS);
}

gboolean
candour_store_follow_load_no_actions (CandourDb         *db,
                                      const char        *framework_code,
                                      CandourNoActions  *no_actions,
                                      GError           **error)
{
  g_autofree char *name = dup_setting_name (framework_code);
  g_autoptr(GError) failure = NULL;
  g_autofree char *value = candour_store_settings_get (db, name, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (value == NULL && framework_code != NULL)
    return candour_store_follow_load_no_actions (db, NULL, no_actions, error);

  *no_actions = candour_code_to_value (candour_no_actions, value, CANDOUR_NO_ACTIONS_LEFT_OUT);

  return TRUE;
}

gboolean
candour_store_follow_save_no_actions (CandourDb           *db,
                                      const char          *framework_code,
                                      CandourNoActions     no_actions,
                                      const CandourActor  *actor,
                                      GError             **error)
{
  g_autofree char *name = dup_setting_name (framework_code);

  return check_qa_lead (actor, error)
         && candour_store_settings_set (db, name,
                                        candour_code_from_value (candour_no_actions, no_actions),
                                        actor, error);
}
