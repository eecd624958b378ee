/* candour-audit-session.c - an open audit, and whether what was written in it is safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "candour-audit-session-private.h"

#include <glib/gi18n-lib.h>

#include "candour-moderation-rules.h"

enum
{
  EDITED,
  STATE_CHANGED,
  REPLACED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandourAuditSession, candour_audit_session, G_TYPE_OBJECT)

void
candour_audit_session_emit_edited (CandourAuditSession *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

void
candour_audit_session_emit_state (CandourAuditSession *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
candour_audit_session_emit_kept (CandourAuditSession *self)
{
  g_signal_emit (self, signals[KEPT], 0);
}

void
candour_audit_session_emit_replaced (CandourAuditSession *self)
{
  g_signal_emit (self, signals[REPLACED], 0);
}

/* Of a moderation that is sealed, any of these is enough: agreeing, deciding, the feedback. */
static char *
dup_refusal (CandourAuditSession *self)
{
  static const CandourModerationEvent sealed_events[] = {
    CANDOUR_EVENT_AGREE, CANDOUR_EVENT_DECIDE, CANDOUR_EVENT_FEEDBACK,
  };
  const CandourActor *actor = candour_workspace_get_actor (self->workspace);
  const char *person_id = actor != NULL ? actor->person_id : NULL;
  CandourRole role = actor != NULL ? actor->role : CANDOUR_ROLE_SOCIAL_WORKER;
  const CandourModeration *moderation = self->facts->moderation;
  char *why = NULL;

  if (moderation == NULL)
    return candour_rules_check_edit (self->facts->audit, person_id);

  if (self->facts->role != CANDOUR_GRADING_AGREED)
    return candour_rules_check_moderation (moderation, CANDOUR_EVENT_GRADE, person_id, role);

  for (guint i = 0; i < G_N_ELEMENTS (sealed_events); i++)
    {
      g_free (why);
      why = candour_rules_check_moderation (moderation, sealed_events[i], person_id, role);
      if (why == NULL)
        break;
    }

  return why;
}

static void
take_facts (CandourAuditSession *self,
            CandourAuditFacts   *facts)
{
  self->facts = facts;
  self->tie = candour_audit_facts_find_tie (facts);
  g_free (self->refusal);
  self->refusal = dup_refusal (self);

  if (self->refusal == NULL && candour_workspace_is_read_only (self->workspace))
    {
      const char *holder = candour_workspace_get_holder (self->workspace);

      self->refusal = g_strdup (holder != NULL ? holder
                                               : _("This workspace is open to read only."));
    }
}

static void
candour_audit_session_dispose (GObject *object)
{
  candour_audit_session_leave (CANDOUR_AUDIT_SESSION (object));

  G_OBJECT_CLASS (candour_audit_session_parent_class)->dispose (object);
}

static void
candour_audit_session_finalize (GObject *object)
{
  CandourAuditSession *self = CANDOUR_AUDIT_SESSION (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_ptr_array_unref (self->units);
  candour_audit_facts_free (self->facts);
  g_object_unref (self->workspace);
  g_clear_pointer (&self->theirs, candour_audit_facts_free);
  g_free (self->refusal);
  g_clear_error (&self->problem);
  g_free (self->since);
  g_free (self->kept_at);
  g_clear_pointer (&self->company, g_ptr_array_unref);

  G_OBJECT_CLASS (candour_audit_session_parent_class)->finalize (object);
}

static guint
install_signal (CandourAuditSessionClass *klass,
                const char               *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
candour_audit_session_class_init (CandourAuditSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candour_audit_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_audit_session_finalize;

  signals[EDITED] = install_signal (klass, "edited");
  signals[STATE_CHANGED] = install_signal (klass, "state-changed");
  signals[REPLACED] = install_signal (klass, "replaced");
  signals[KEPT] = install_signal (klass, "kept");
}

static void
candour_audit_session_init (CandourAuditSession *self)
{
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) candour_unit_detach);
}

CandourAuditSession *
candour_audit_session_new (CandourWorkspace  *workspace,
                           CandourAuditFacts *facts)
{
  CandourAuditSession *self;

  g_return_val_if_fail (CANDOUR_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (CANDOUR_TYPE_AUDIT_SESSION, NULL);
  self->workspace = g_object_ref (workspace);
  take_facts (self, facts);

  return self;
}

CandourWorkspace *
candour_audit_session_get_workspace (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->workspace;
}

const CandourAuditFacts *
candour_audit_session_get_facts (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->facts;
}

CandourAudit *
candour_audit_session_get_audit (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->facts->audit;
}

CandourGradingRole
candour_audit_session_get_role (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), CANDOUR_GRADING_AUDITOR);

  return self->facts->role;
}

CandourModeration *
candour_audit_session_get_moderation (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->facts->moderation;
}

const CandourFramework *
candour_audit_session_get_framework (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->facts->framework;
}

const char *
candour_audit_session_get_refusal (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->refusal;
}

CandourTie
candour_audit_session_find_tie (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), CANDOUR_TIE_NONE);

  return candour_rules_is_tied (self->facts->audit, self->tie) ? self->tie : CANDOUR_TIE_NONE;
}

/* Nothing of the audit's revision moved: what is being written goes on. */
void
candour_audit_session_allow (CandourAuditSession *self,
                             const char          *person_id,
                             const char          *reason)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_rules_allow_ties (self->facts->audit, candour_audit_facts_find_ties (self->facts),
                            person_id, reason);
  self->tie = candour_audit_facts_find_tie (self->facts);
  candour_audit_session_emit_edited (self);
  candour_audit_session_emit_state (self);
}

CandourSaveState
candour_audit_session_get_state (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), CANDOUR_SAVE_NOTHING);

  return self->state;
}

const char *
candour_audit_session_get_problem (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->problem != NULL ? self->problem->message : NULL;
}

CandourTrouble
candour_audit_session_get_trouble (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), CANDOUR_TROUBLE_NONE);

  if (self->state == CANDOUR_SAVE_CONFLICT)
    return CANDOUR_TROUBLE_CONFLICT;
  if (self->problem == NULL)
    return CANDOUR_TROUBLE_NONE;
  if (g_error_matches (self->problem, CANDOUR_ERROR, CANDOUR_ERROR_FULL))
    return CANDOUR_TROUBLE_FULL;
  if (g_error_matches (self->problem, CANDOUR_ERROR, CANDOUR_ERROR_UNREACHABLE)
      && candour_workspace_is_shared (self->workspace))
    return CANDOUR_TROUBLE_SERVER;
  if (g_error_matches (self->problem, CANDOUR_ERROR, CANDOUR_ERROR_REFUSED))
    return CANDOUR_TROUBLE_RULE;

  return CANDOUR_TROUBLE_OTHER;
}

const char *
candour_audit_session_get_since (CandourAuditSession *self)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return self->since;
}

/* Those who show the old facts look away before these are gone. */
void
candour_audit_session_replace (CandourAuditSession *self,
                               CandourAuditFacts   *facts)
{
  g_autoptr(CandourAuditFacts) old = NULL;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));
  g_return_if_fail (facts != NULL);

  g_ptr_array_set_size (self->units, 0);
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_error (&self->problem);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->theirs, candour_audit_facts_free);
  self->keep = CANDOUR_KEEP_ASKED;
  self->state = CANDOUR_SAVE_NOTHING;

  old = self->facts;
  take_facts (self, facts);
  g_signal_emit (self, signals[REPLACED], 0);
  candour_audit_session_emit_state (self);
}

CandourGrading *
candour_audit_session_get_grading (CandourAuditSession *self,
                                   const char          *standard_id)
{
  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  return candour_audit_ensure_grading (self->facts->audit, standard_id, self->facts->role);
}

GPtrArray *
candour_audit_session_list_actions (CandourAuditSession *self,
                                    const char          *standard_id)
{
  GPtrArray *actions = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), actions);

  all = self->facts->audit->actions;
  for (guint i = 0; i < all->len; i++)
    {
      CandourActionPoint *action = g_ptr_array_index (all, i);

      if (g_strcmp0 (action->standard_id, standard_id) == 0)
        g_ptr_array_add (actions, action);
    }

  return actions;
}

/* --- What was touched ----------------------------------------------------------------- */

void
candour_audit_session_touch_grading (CandourAuditSession *self,
                                     CandourGrading      *grading,
                                     CandourSaveWhen      when)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_audit_session_touch (self, CANDOUR_UNIT_GRADING, grading, when);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_touch_voice (CandourAuditSession *self,
                                   CandourVoice        *voice,
                                   CandourSaveWhen      when)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_audit_session_touch (self, CANDOUR_UNIT_VOICE, voice, when);
  candour_audit_session_emit_edited (self);
}

/* An open action of an earlier audit as the rule for repeats reads it. */
static GPtrArray *
list_earlier (CandourAuditSession *self)
{
  GPtrArray *earlier =
    g_ptr_array_new_with_free_func ((GDestroyNotify) candour_action_point_free);

  for (guint i = 0; i < self->facts->open_actions->len; i++)
    {
      const CandourActionRow *row = g_ptr_array_index (self->facts->open_actions, i);
      CandourActionPoint *action = candour_action_point_new (row->audit_id, row->standard_id);

      g_free (action->id);
      action->id = g_strdup (row->id);
      g_free (action->what);
      action->what = g_strdup (row->what);
      action->state = row->state;
      g_ptr_array_add (earlier, action);
    }

  return earlier;
}

const CandourActionRow *
candour_audit_session_find_repeated (CandourAuditSession      *self,
                                     const CandourActionPoint *action)
{
  g_autoptr(GPtrArray) earlier = NULL;
  const char *id;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);
  g_return_val_if_fail (action != NULL, NULL);

  id = action->repeats_id;
  if (id == NULL)
    {
      const CandourActionPoint *alike;

      earlier = list_earlier (self);
      alike = candour_rules_find_repeat (action, earlier);
      id = alike != NULL ? alike->id : NULL;
    }

  for (guint i = 0; id != NULL && i < self->facts->open_actions->len; i++)
    {
      const CandourActionRow *row = g_ptr_array_index (self->facts->open_actions, i);

      if (g_str_equal (row->id, id))
        return row;
    }

  return NULL;
}

void
candour_audit_session_touch_action (CandourAuditSession *self,
                                    CandourActionPoint  *action,
                                    CandourSaveWhen      when)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_audit_session_touch (self, CANDOUR_UNIT_ACTION, action, when);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_touch_judgement (CandourAuditSession *self,
                                       CandourSaveWhen      when)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_audit_session_touch (self, CANDOUR_UNIT_JUDGEMENT, NULL, when);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_add_citation (CandourAuditSession *self,
                                    CandourGrading      *grading,
                                    CandourCitation     *citation)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  g_ptr_array_add (grading->citations, citation);
  candour_audit_session_touch (self, CANDOUR_UNIT_CITATION, citation, CANDOUR_SAVE_NOW);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_touch_citation (CandourAuditSession *self,
                                      CandourCitation     *citation)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  candour_audit_session_touch (self, CANDOUR_UNIT_CITATION, citation, CANDOUR_SAVE_NOW);
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_remove_citation (CandourAuditSession *self,
                                       CandourGrading      *grading,
                                       CandourCitation     *citation)
{
  guint i;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));
  g_return_if_fail (g_ptr_array_find (grading->citations, citation, &i));

  candour_audit_session_drop (self, CANDOUR_UNIT_CITATION,
                              g_ptr_array_steal_index (grading->citations, i));
  candour_audit_session_emit_edited (self);
}

/* After the last of its standard, so that the order on the screen is the order in the store. */
static void
insert_action (CandourAuditSession *self,
               CandourActionPoint  *action)
{
  g_autoptr(GPtrArray) siblings = candour_audit_session_list_actions (self, action->standard_id);
  const CandourActionPoint *last = siblings->len > 0
                                   ? g_ptr_array_index (siblings, siblings->len - 1) : NULL;

  action->position = last != NULL ? last->position + 1 : 0;
  g_ptr_array_add (self->facts->audit->actions, action);
}

static char *
dup_default_due (CandourAuditSession *self,
                 int                  grade)
{
  const CandourScaleGrade *scale = candour_framework_get_grade (self->facts->framework, grade);

  if (scale == NULL || scale->action_days < 0)
    return NULL;

  return candour_date_add_working_days (self->facts->today, scale->action_days,
                                        self->facts->holidays);
}

CandourActionPoint *
candour_audit_session_add_action (CandourAuditSession *self,
                                  const char          *standard_id)
{
  const CandourGrading *grading;
  CandourActionPoint *action;
  int good;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  grading = candour_audit_session_get_grading (self, standard_id);
  action = candour_action_point_new (self->facts->audit->id, standard_id);
  good = candour_framework_get_good (self->facts->framework);
  action->kind = good != 0 && grading->grade >= good ? CANDOUR_ACTION_NEXT_STEP
                                                     : CANDOUR_ACTION_IMPROVEMENT;
  action->level = CANDOUR_LEVEL_CHILD;
  g_free (action->due_on);
  action->due_on = dup_default_due (self, grading->grade);
  g_free (action->owner_id);
  action->owner_id = g_strdup (self->facts->audit->worker_id);
  insert_action (self, action);

  return action;
}

CandourActionPoint *
candour_audit_session_copy_action (CandourAuditSession *self,
                                   CandourActionPoint  *action)
{
  CandourActionPoint *copy;

  g_return_val_if_fail (CANDOUR_IS_AUDIT_SESSION (self), NULL);

  copy = candour_action_point_copy (action);
  g_clear_pointer (&copy->id, g_free);
  copy->revision = 0;
  insert_action (self, copy);
  candour_audit_session_touch_action (self, copy, CANDOUR_SAVE_NOW);

  return copy;
}

void
candour_audit_session_remove_action (CandourAuditSession *self,
                                     CandourActionPoint  *action)
{
  GPtrArray *actions;
  guint i;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  actions = self->facts->audit->actions;
  g_return_if_fail (g_ptr_array_find (actions, action, &i));

  candour_audit_session_drop (self, CANDOUR_UNIT_ACTION, g_ptr_array_steal_index (actions, i));
  candour_audit_session_emit_edited (self);
}

void
candour_audit_session_set_place (CandourAuditSession *self,
                                 const char          *standard_id)
{
  CandourAudit *audit;

  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  audit = self->facts->audit;
  if (self->refusal != NULL || self->facts->role != CANDOUR_GRADING_AUDITOR
      || g_strcmp0 (audit->place, standard_id) == 0)
    return;

  g_free (audit->place);
  audit->place = g_strdup (standard_id);
  candour_audit_session_touch (self, CANDOUR_UNIT_PLACE, NULL, CANDOUR_SAVE_NOW);
}

void
candour_audit_session_declare (CandourAuditSession *self)
{
  g_return_if_fail (CANDOUR_IS_AUDIT_SESSION (self));

  if (self->refusal == NULL && self->facts->audit->declared_at == NULL)
    self->facts->audit->declared_at = candour_date_dup_now_utc ();
  candour_audit_session_touch_judgement (self, CANDOUR_SAVE_NOW);
}
