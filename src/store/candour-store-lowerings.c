/* candour-store-lowerings.c - what follows when an agreed grade is lower than the auditor's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever was agreed, what hangs on the grades is brought up to it. A grade that was too kind left
 * actions undone or gave them too long. So what is with its owner is due as the agreed grade asks,
 * counted from today and never later than before (the first date stays); where nobody acts,
 * somebody gets an action; and those it concerns are told why.
 */

#include "candour-store-moderations-private.h"

#include <glib/gi18n-lib.h>

#include "candour-id.h"
#include "candour-store-audit-list.h"
#include "candour-store-follow-private.h"
#include "candour-store-history.h"
#include "candour-store-people.h"
#include "candour-store-settings.h"

typedef struct
{
  CandourDb          *db;
  const CandourBoth  *both;
  const CandourActor *actor;
  CandourClocks       clocks;
  char               *today;
  CandourPerson      *worker;     /* NULL: the case was not allocated */
} Follow;

static void
follow_clear (Follow *self)
{
  candour_clocks_clear (&self->clocks);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->worker, candour_person_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follow, follow_clear)

/* --- Timescales ----------------------------------------------------------------------- */

static char *
dup_due_on (const Follow          *self,
            const CandourLowering *lowering)
{
  return lowering->action_days >= 0
           ? candour_date_add_working_days (self->today, lowering->action_days, self->clocks.holidays)
           : NULL;
}

static gboolean
hasten (const Follow              *self,
        const CandourActionPoint  *action,
        const CandourLowering     *lowering,
        GError                   **error)
{
  g_autofree char *due_on = dup_due_on (self, lowering);
  const char *name = candour_framework_get_grade_name (self->both->framework, lowering->agreed);
  g_autofree char *why = NULL;

  if (due_on == NULL || !candour_rules_is_action_due (action->state)
      || (action->due_on != NULL && strcmp (action->due_on, due_on) <= 0))
    return TRUE;

  /* Translators: %s is a grade */
  why = g_strdup_printf (_("Moderation agreed %s"), name);

  return candour_store_follow_hasten (self->db, action->id, due_on, why, &self->clocks,
                                      self->actor, self->today, error);
}

static gboolean
hasten_all (const Follow           *self,
            const CandourLowering  *lowering,
            GError                **error)
{
  GPtrArray *actions = self->both->audit->actions;

  for (guint i = 0; i < actions->len; i++)
    {
      const CandourActionPoint *action = g_ptr_array_index (actions, i);

      if (g_strcmp0 (action->standard_id, lowering->standard_id) == 0
          && !hasten (self, action, lowering, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Actions -------------------------------------------------------------------------- */

static const char *
get_owner (const Follow *self)
{
  if (self->worker == NULL)
    return self->both->audit->auditor_id;

  return self->worker->left_on != NULL && self->worker->manager_id != NULL
           ? self->worker->manager_id : self->worker->id;
}

static const char raise_sql[] =
  "INSERT INTO action_point (id, audit_id, case_id, standard_id, kind, position, what,"
  " difference, level, owner_id, due_on, state, is_open, text_salt, revision)"
  " VALUES ($1, $2, $3, $4, 'moderation', (SELECT coalesce(max(p.position), 0) + 1"
  " FROM action_point p WHERE p.audit_id = $2), $5, $6, 'child', $7, $8, 'draft', 0, $9, 1)";

static gboolean
note_raised (const Follow              *self,
             const CandourActionPoint  *action,
             const char                *salt,
             GError                   **error)
{
  CandourChange change = {
    .db = self->db, .actor = self->actor, .subject = "action", .subject_id = action->id,
    .salt = salt,
  };

  return candour_change_note (&change, "state", NULL, "draft", error)
         && candour_change_note (&change, "audit_id", NULL, self->both->audit->id, error)
         && candour_change_note (&change, "kind", NULL, "moderation", error)
         && candour_change_note_text (&change, "what", NULL, action->what, error)
         && candour_change_note_text (&change, "difference", NULL, action->difference, error)
         && candour_change_note (&change, "owner_id", NULL, action->owner_id, error)
         && candour_change_note (&change, "due_on", NULL, action->due_on, error);
}

static CandourActionPoint *
action_new (const Follow          *self,
            const CandourLowering *lowering)
{
  const CandourBoth *both = self->both;
  CandourActionPoint *action = candour_action_point_new (both->audit->id, lowering->standard_id);
  const CandourAgreement *agreement =
    candour_moderation_find_agreement (both->moderation, lowering->standard_id);
  const CandourStandard *standard =
    candour_framework_find_standard (both->framework, lowering->standard_id, NULL);
  g_autofree char *what =
    /* Translators: a standard and a grade: "Bring Safety planning up from Inadequate, which ..." */
    g_strdup_printf (_("Bring %1$s up from %2$s, which moderation found"), standard->name,
                     candour_framework_get_grade_name (both->framework, lowering->agreed));

  action->id = candour_id_new ();
  candour_set_text (&action->what, what);
  candour_set_text (&action->difference, agreement->reason);
  action->owner_id = g_strdup (get_owner (self));
  action->due_on = dup_due_on (self, lowering);
  if (action->due_on == NULL)
    action->due_on = candour_date_add_working_days (self->today, 0, self->clocks.holidays);

  return action;
}

static gboolean
raise_action (const Follow           *self,
              const CandourLowering  *lowering,
              GError                **error)
{
  g_autoptr(CandourActionPoint) action = action_new (self, lowering);
  g_autofree char *salt = candour_store_history_dup_salt ();

  return candour_db_execute (self->db, raise_sql, error, "sssssssss", action->id,
                             self->both->audit->id, self->both->audit->case_id,
                             action->standard_id, action->what, action->difference,
                             action->owner_id, action->due_on, salt)
         && note_raised (self, action, salt, error)
         && candour_store_follow_send (self->db, action, NULL, TRUE, &self->clocks, self->actor,
                                       self->today, error);
}

/* --- Who is told ---------------------------------------------------------------------- */

static gboolean
tell (const Follow  *self,
      const char    *person_id,
      GError       **error)
{
  return candour_store_notices_add (self->db, person_id, CANDOUR_NOTICE_GRADE_LOWERED,
                                    self->both->audit->id, self->both->moderation->agreed_at,
                                    NULL, self->actor, error);
}

/* Runs a statement that gives people. */
static gboolean
tell_each (const Follow      *self,
           CandourStatement  *taken,
           GError           **error)
{
  g_autoptr(CandourStatement) statement = taken;
  CandourStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = candour_statement_step (statement, error)) == CANDOUR_STEP_ROW)
    if (!tell (self, candour_statement_get_text (statement, 0), error))
      return FALSE;

  return step == CANDOUR_STEP_DONE;
}

static const char owners_sql[] =
  "SELECT DISTINCT owner_id FROM action_point WHERE audit_id = $1 AND is_open = 1";

static const char managers_sql[] =
  "SELECT id FROM person WHERE team_id = $1 AND role = 'team-manager' AND left_on IS NULL";

static const char heads_sql[] =
  "SELECT DISTINCT h.id FROM person m JOIN person h ON h.id = m.manager_id"
  " WHERE m.team_id = $1 AND m.role = 'team-manager' AND m.left_on IS NULL"
  " AND h.left_on IS NULL";

static gboolean
is_inadequate (const Follow          *self,
               const CandourLowering *lowering)
{
  return candour_framework_get_drawn_as (self->both->framework, lowering->agreed)
         == CANDOUR_GRADE_INADEQUATE;
}

/* An Inadequate that nobody had called so goes one step higher at once. */
static gboolean
tell_all (const Follow  *self,
          GPtrArray     *lowerings,
          GError       **error)
{
  const CandourAudit *audit = self->both->audit;
  gboolean with_heads = FALSE;

  for (guint i = 0; i < lowerings->len; i++)
    with_heads = with_heads || is_inadequate (self, g_ptr_array_index (lowerings, i));

  return tell (self, audit->auditor_id, error)
         && tell_each (self, candour_db_query (self->db, owners_sql, error, "s", audit->id),
                       error)
         && tell_each (self, candour_db_query (self->db, managers_sql, error, "s",
                                               audit->team_id), error)
         && (self->worker == NULL || tell (self, self->worker->manager_id, error))
         && (!with_heads
             || tell_each (self, candour_db_query (self->db, heads_sql, error, "s",
                                                   audit->team_id), error));
}

/* --- All of it ------------------------------------------------------------------------ */

static gboolean
follow_load (Follow      *self,
             const char  *today,
             GError     **error)
{
  const char *worker_id = self->both->audit->worker_id;

  self->today = today != NULL ? g_strdup (today)
                              : candour_store_settings_dup_today (self->db, error);
  if (self->today == NULL || !candour_clocks_init (&self->clocks, self->db, error))
    return FALSE;

  if (worker_id != NULL)
    self->worker = candour_store_people_load (self->db, worker_id, error);

  return worker_id == NULL || self->worker != NULL;
}

static gboolean
follow_one (const Follow           *self,
            const CandourLowering  *lowering,
            GError                **error)
{
  return hasten_all (self, lowering, error)
         && (!lowering->needs_action || raise_action (self, lowering, error));
}

gboolean
candour_store_lowerings_follow (CandourDb           *db,
                                const CandourBoth   *both,
                                const CandourActor  *actor,
                                const char          *today,
                                GError             **error)
{
  g_autoptr(GPtrArray) lowerings = candour_rules_find_lowerings (both->framework, both->audit,
                                                                 both->moderation);
  g_auto(Follow) self = { .db = db, .both = both, .actor = actor };

  if (!follow_load (&self, today, error)
      || !candour_store_follow_regrade (db, both->audit->id, actor, self.today, error))
    return FALSE;

  if (lowerings->len == 0)
    return TRUE;

  for (guint i = 0; i < lowerings->len; i++)
    if (!follow_one (&self, g_ptr_array_index (lowerings, i), error))
      return FALSE;

  return candour_store_audits_count_actions (db, both->audit->id, error)
         && candour_store_audit_list_index_words (db, both->audit->id, error)
         && candour_store_audits_settle_state (db, both->audit->id, actor, error)
         && candour_store_follow_note_step (db, both->audit->id, error)
         && tell_all (&self, lowerings, error);
}

gboolean
candour_store_lowerings_tell (CandourDb           *db,
                              const CandourBoth   *both,
                              const CandourActor  *actor,
                              const char          *today,
                              GError             **error)
{
  g_autoptr(GPtrArray) lowerings = candour_rules_find_lowerings (both->framework, both->audit,
                                                                 both->moderation);
  g_auto(Follow) self = { .db = db, .both = both, .actor = actor };

  return lowerings->len == 0
         || (follow_load (&self, today, error) && tell_all (&self, lowerings, error));
}
